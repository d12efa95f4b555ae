"""What of a release a person should look at: the list of ``--strict``, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple, get_args

import streamlit as st

from geo.doubts import Doubt, doubts
from geo.process import Processed
from geo.releases import Problem, ReadingReport
from geo.releases.report import Effect
from layers.app.rows import not_read
from layers.app.spots import rows_words
from layers.app.words import tell, tell_n
from layers.findings import Finding, findings, places_asked
from layers.reasons import translate
from layers.report_words import heading_words
from layers.words import number

_FIGURE: Final = re.compile(r"\d[\d.,]*")


class Doubts(NamedTuple):
    """The doubts of a release.

    Attributes
    ----------
    total : int
        How many there are, as strict reading counts them.
    lines : tuple of str
        What they are about, the weightiest first, each reason once.
    """

    total: int
    lines: tuple[str, ...]


@st.cache_data(show_spinner=False, max_entries=16)
def listed_doubts(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    language: str,
    _processed: Processed,
) -> Doubts:
    """Return the doubts of a release in sentences.

    Parameters
    ----------
    reading : tuple of str
        What tells one reading from any other.
    language : {"en", "es"}
        Language.
    _processed : Processed
        The release.

    Returns
    -------
    Doubts
        Their number, and sentences in the order of :data:`geo.doubts.KINDS`.
    """
    found = doubts(_processed)
    lines = [
        line
        for kind, same in groupby(found, key=lambda doubt: doubt.kind)
        for line in _of_kind(kind, list(same), _processed, language)
    ]
    return Doubts(len(found), tuple(lines))


def _of_kind(kind: str, same: list[Doubt], processed: Processed, language: str) -> Iterator[str]:
    report = processed.release.report
    match kind:
        case "not read":
            yield from _not_read(same, report, language)
        case "missing":
            fields = ", ".join(tell(f"field.{doubt.column}", language) for doubt in same)
            yield tell("reading.missing", language, fields=fields)
        case "place":
            yield tell(
                "reading.review",
                language,
                rows=number(len(same)),
                n=number(len(places_asked(processed.placing))),
                tab=tell("tab.unplaced", language),
            )
        case "outside":
            yield tell_n("reading.outside", len(same), language)
        case "disagreement":
            yield tell_n("reading.disagree", len(same), language)
        case _:
            yield from _findings(same, report, language)


def _not_read(same: Sequence[Doubt], report: ReadingReport, language: str) -> Iterator[str]:
    rows = {sheet.name: sheet.rows for sheet in report.not_read}
    for doubt in same:
        yield not_read(doubt.sheet, rows[doubt.sheet], doubt.reason, language)


def _where(one: Finding, language: str) -> str:
    """Return the column, and the figure of the file where it is held against another."""
    first = one.problems[0]
    figure = one.effect == "to check" and _FIGURE.fullmatch(first.value)
    words = (heading_words(one.column, language) if one.column else "",
             f"'{first.value}'" if figure else "")  # fmt: skip
    told = " ".join(filter(None, words))
    return f"{told}: " if told else ""


def _findings(same: Sequence[Doubt], report: ReadingReport, language: str) -> Iterator[str]:
    """Yield what was done to cells and rows, each reason once with the rows it is about."""
    effects: dict[str, Effect] = {word: word for word in get_args(Effect)}
    problems = [
        Problem(d.sheet, d.row, d.column, d.value, d.reason, effects[d.kind], d.advice)
        for d in same
    ]
    for one in findings(problems):
        spots = list(dict.fromkeys((problem.sheet, problem.row) for problem in one.problems))
        first = translate(one.problems[0].reason, language)
        yield tell(
            "reading.finding",
            language,
            times=number(len(one.problems)),
            effect=tell(f"effect.{one.effect}", language),
            rows=rows_words(spots, report, language),
            column=_where(one, language),
            reason=first + ("" if one.same_reason else " …"),
        )
