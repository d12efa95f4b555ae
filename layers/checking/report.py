"""Published figures held against a release, or each other: as text and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final, cast

import pandas as pd

from geo.process import Processed
from geo.published.check import VERDICTS, Verdict
from geo.published.contradictions import Contradiction, contradictions
from geo.text import printable
from layers.checking.text import contradiction_words, headline, verdict_words
from layers.checking.words import check_word
from layers.words import day, number

_WIDTH: Final = 100
_COUNTED: Final = {"corps": "t.corps", "period": "t.period_other"}
"""Reasons of which the text only tells how many figures have them, with that text."""


def release_text(
    processed: Processed, verdicts: Sequence[Verdict], figures: pd.DataFrame, language: str
) -> str:
    """Return what a release says of the published figures as text for a terminal.

    Parameters
    ----------
    processed : Processed
        The release.
    verdicts : sequence of Verdict
        What it says of each figure.
    figures : pandas.DataFrame
        The figures.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The headlines, then the figures by verdict, a sentence each; of those
        of another corps or time only how many there are. Marked are those
        that other published figures contradict.
    """
    release = processed.release
    name = printable(release.id)
    illustrative = check_word("t.illustrative", language) if release.illustrative else ""
    lines = [
        _filled(check_word("t.release", language, release=name, illustrative=illustrative), "")
    ]
    lines += [
        _filled(check_word("t.period", language, start=start, end=end), "")
        for start, end in [_period(processed, language)]
        if start and end
    ]
    if not release.corps and not (processed.records["corps"] != "").any():
        lines.append(_filled(check_word("t.no_corps", language), ""))
    lines += [_filled(text, "! ") for text in headline(verdicts, figures, language)]
    told = [verdict for verdict in verdicts if verdict.reason not in _COUNTED]
    disputed = {row for one in contradictions(figures) for row in one.figures}
    for word in VERDICTS:
        same = [verdict for verdict in told if verdict.verdict == word]
        lines += ["", f"{check_word(f't.{word}', language)} ({number(len(same))})"]
        lines += [
            _filled(
                verdict_words(verdict, figures, language) + " *" * (verdict.figure in disputed),
                "- ",
            )
            for verdict in same
        ]
    lines.append("")
    for reason, key in _COUNTED.items():
        count = sum(verdict.reason == reason for verdict in verdicts)
        if count:
            text = check_word(key, language, count=number(count))
            lines.append(_filled(text, ""))
    if disputed & {verdict.figure for verdict in told}:
        lines.append(_filled(check_word("t.marked", language), ""))
    return "\n".join(lines).rstrip()


def contradictions_text(
    found: Sequence[Contradiction], figures: pd.DataFrame, language: str
) -> str:
    """Return how published figures contradict each other as text for a terminal.

    Parameters
    ----------
    found : sequence of Contradiction
        The contradictions.
    figures : pandas.DataFrame
        The figures.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        A line that says how many, then a sentence each.
    """
    count, of = number(len(found)), number(len(figures))
    lines = [_filled(check_word("t.contradictions", language, count=count, of=of), "")]
    lines += [_filled(contradiction_words(one, figures, language), "- ") for one in found]
    return "\n".join(lines)


def release_json(
    processed: Processed, verdicts: Sequence[Verdict], figures: pd.DataFrame, language: str
) -> str:
    """Return what a release says of the published figures as a JSON object.

    Parameters
    ----------
    processed : Processed
        The release.
    verdicts : sequence of Verdict
        What it says of each figure.
    figures : pandas.DataFrame
        The figures.
    language : {"en", "es"}
        Language of the sentences.

    Returns
    -------
    str
        The release with its hash, ``headlines``, how many figures have each
        verdict, and ``verdicts``: each with its numbers, its sentence, the
        figure with its source and confidence, and whether other published
        figures contradict it.
    """
    release = processed.release
    disputed = {row for one in contradictions(figures) for row in one.figures}
    result = {
        "release": release.id,
        "illustrative": release.illustrative,
        "corps": release.corps,
        "period_start": release.period_start,
        "period_end": release.period_end,
        "source_file": release.report.file,
        "source_sha256": release.report.sha256,
        "headlines": headline(verdicts, figures, language),
        "counts": {word: sum(v.verdict == word for v in verdicts) for word in VERDICTS},
        "verdicts": [
            _numbers(asdict(verdict))
            | {
                "sentence": verdict_words(verdict, figures, language),
                "figure": _figure(figures, verdict.figure),
                "figure_disputed": verdict.figure in disputed,
            }
            for verdict in verdicts
        ],
    }
    return _json(result)


def contradictions_json(
    found: Sequence[Contradiction], figures: pd.DataFrame, language: str
) -> str:
    """Return how published figures contradict each other as a JSON object.

    Parameters
    ----------
    found : sequence of Contradiction
        The contradictions.
    figures : pandas.DataFrame
        The figures.
    language : {"en", "es"}
        Language of the sentences.

    Returns
    -------
    str
        ``contradictions``: each with its numbers, its sentence and the
        figures with their sources and confidence.
    """
    told = [
        _numbers(asdict(one))
        | {
            "difference": one.difference,
            "sentence": contradiction_words(one, figures, language),
            "figures": [_figure(figures, row) for row in one.figures],
        }
        for one in found
    ]
    return _json({"figures": len(figures), "contradictions": told})


def _period(processed: Processed, language: str) -> tuple[str, str]:
    start, end = processed.release.period_start, processed.release.period_end
    return day(start, language) if start else "", day(end, language) if end else ""


def _figure(figures: pd.DataFrame, row: int) -> dict[str, Any]:
    """Return a figure with its row, what is missing as null."""
    figure = cast("pd.Series", figures.loc[row])
    cells: dict[str, Any] = {"row": int(row)}
    for name, value in figure.items():
        if pd.isna(value):
            cells[str(name)] = None
        elif isinstance(value, pd.Timestamp):
            cells[str(name)] = value.date().isoformat()
        else:
            cells[str(name)] = value.item() if hasattr(value, "item") else value
    return cells


def _numbers(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields with each range of labs as an object, the row of the figure left to it."""
    return {name: _range(value) for name, value in fields.items() if name != "figure"}


def _range(value: Any) -> Any:
    if hasattr(value, "least"):
        return {"least": int(value.least), "most": int(value.most)}
    return [_range(one) for one in value] if isinstance(value, tuple) else value


def _filled(text: str, mark: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)
