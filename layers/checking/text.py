"""A sentence, with its arithmetic, for each verdict and contradiction of published figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

import pandas as pd

from geo.published import Bounds
from geo.published.check import Verdict
from geo.published.contradictions import Contradiction
from geo.text import printable
from layers.checking.words import (
    amount,
    check_word,
    form,
    labs_of,
    period_words,
    place_words,
    published_words,
    source_words,
    vocabulary,
)
from layers.words import number

_STATED: Final = ("active", "inactive")
_NUMBERS: Final = ("total", "limit", "difference", "taken")


def verdict_words(verdict: Verdict, figures: pd.DataFrame, language: str) -> str:
    """Return what a release says of a published figure, as one sentence.

    Parameters
    ----------
    verdict : Verdict
        The verdict.
    figures : pandas.DataFrame
        The figures that it was made of, see :func:`geo.published.load_published`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        What was published and where, what the release has, and for an
        undecided figure why. Plain text without a full stop, never markup.
    """
    figure = _row(figures, verdict.figure)
    start = figure["period_start"]
    if verdict.base_figure >= 0:
        start = _row(figures, verdict.base_figure)["period_start"]
    drug = figure["drug"]
    status = form(figure["status"], language) if figure["status"] in _STATED else ""
    key = f"v.{verdict.reason}"
    if verdict.reason == "addition" and verdict.base_figure < 0:
        key = "v.addition.no_base"
    published = published_words(figure)
    if verdict.reason in ("corps", "period"):
        published = _published_labs(figure, language)
    rest = Bounds(max(verdict.of.least - verdict.base, 0), max(verdict.of.most - verdict.base, 0))
    return check_word(
        key,
        language,
        published=published,
        source=source_words(figure, language),
        status=status,
        corps=printable(figure["corps"]),
        labs=labs_of(verdict.labs, language, status=figure["status"], drug=drug),
        found=amount(verdict.labs, language),
        all=labs_of(verdict.of, language, drug=drug),
        all_short=amount(verdict.of, language),
        base=number(verdict.base),
        other=printable(figure["relative_to"]),
        rest=amount(rest, language),
        place=place_words(figure, language),
        period=period_words(start, figure["period_end"], language),
        percent=_percent(verdict),
        why=_why(verdict, figure, language),
    )


def contradiction_words(contradiction: Contradiction, figures: pd.DataFrame, language: str) -> str:
    """Return how published figures contradict each other, as one sentence.

    Parameters
    ----------
    contradiction : Contradiction
        The contradiction.
    figures : pandas.DataFrame
        The figures that it was made of, see :func:`geo.published.load_published`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The figures with their sources and the arithmetic. Plain text without
        a full stop, never markup.
    """
    whole, first = (_row(figures, row) for row in (contradiction.whole, contradiction.parts[0]))
    shares = dict(contradiction.shares_of)
    part = _labs_words(contradiction.parts[0], contradiction.counts[0], figures, shares, language)
    numbers = {name: number(getattr(contradiction, name)) for name in _NUMBERS}
    if contradiction.rest:
        return check_word(
            "c.rest",
            language,
            published=published_words(whole),
            status=form(whole["status"], language),
            place=place_words(whole, language),
            period=period_words(whole["period_start"], whole["period_end"], language),
            source=source_words(whole, language),
            opposite=form(first["status"], language, 1),
            part=part,
            **numbers,
        )
    dimension = contradiction.dimension
    together = Bounds(contradiction.total, contradiction.total)
    labs = labs_of(
        together,
        language,
        status="any" if dimension == "status" else first["status"],
        drug="any" if dimension == "drug" else first["drug"],
    )
    if dimension != "place":
        labs += place_words(first, language)
    if dimension != "period":
        labs += period_words(first["period_start"], first["period_end"], language)
    most = contradiction.kind == "left over"
    return check_word(
        f"c.{contradiction.kind}",
        language,
        whole=_labs_words(contradiction.whole, contradiction.whole_labs, figures, shares, language),
        part=part,
        parts=_list_of(contradiction, figures, language),
        labs=labs,
        source=source_words(first, language),
        sum=_sum_words(contradiction.counts, most=most) if dimension else "",
        others=_sum_words(contradiction.other_counts, most=False) + numbers["taken"],
        dimension=check_word(f"dimension.{dimension}", language) if most else "",
        **numbers,
    )


def headline(verdicts: Sequence[Verdict], figures: pd.DataFrame, language: str) -> list[str]:
    """Return what has to be said before all else of a release and the published figures.

    Parameters
    ----------
    verdicts : sequence of Verdict
        What the release says of each figure.
    figures : pandas.DataFrame
        The figures, see :func:`geo.published.load_published`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    list of str
        One sentence for each publication that tells labs apart by status
        where every lab of the release carries the same one.
    """
    found: dict[str, tuple[pd.Timedelta, str, str]] = {}
    for verdict in verdicts:
        if not _status_denied(verdict, verdicts, figures):
            continue
        figure = _row(figures, verdict.figure)
        span = figure["period_end"] - figure["period_start"]
        name = figure["release"]
        if name in found and not span > found[name][0]:
            continue
        if pd.isna(figure["labs"]):
            told = f"{form(figure['status'], language)} {published_words(figure)}"
        else:
            told = _published_labs(figure, language)
        found[name] = (span, told, verdict.one_status)
    return [
        check_word(
            "h.status",
            language,
            release=printable(name),
            figure=told,
            status=form(status, language),
        )
        for name, (_, told, status) in found.items()
    ]


def _status_denied(verdict: Verdict, verdicts: Sequence[Verdict], figures: pd.DataFrame) -> bool:
    """Return whether a release whose labs are all of one status contradicts a figure by that."""
    figure = _row(figures, verdict.figure)
    if verdict.verdict != "contradicts" or verdict.one_status not in _STATED:
        return False
    if figure["status"] not in _STATED:
        return False
    if verdict.reason == "share":
        return True
    # A count may differ because the raids do: it tells of the status where their number agrees.
    asked = ["release", "place", "drug", "period_start", "period_end"]
    return any(
        other.verdict == "agrees"
        and _row(figures, other.figure)["status"] == "any"
        and all(_row(figures, other.figure)[name] == figure[name] for name in asked)
        for other in verdicts
    )


def _row(figures: pd.DataFrame, index: int) -> pd.Series:
    return cast("pd.Series", figures.loc[index])


def _published_labs(figure: pd.Series, language: str) -> str:
    """Return a figure with what it counts, such as ``24 active labs``."""
    if pd.isna(figure["labs"]) or figure["statement"]:
        return published_words(figure)
    labs = int(figure["labs"])
    return labs_of(Bounds(labs, labs), language, status=figure["status"], drug=figure["drug"])


def _percent(verdict: Verdict) -> str:
    """Return the share of a release, or both ends of what it may be."""
    if not verdict.of.most:
        return ""
    least = verdict.labs.least / verdict.of.most
    most = min(verdict.labs.most / max(verdict.of.least, 1), 1.0)
    ends = dict.fromkeys(f"{share * 100:.1f}" for share in (least, most))
    return f", {'–'.join(ends)} %"


def _why(verdict: Verdict, figure: pd.Series, language: str) -> str:
    """Return why a figure that gives a number is undecided."""
    if verdict.verdict != "undecided":
        return ""
    if pd.isna(figure["period_start"]) or pd.isna(figure["period_end"]):
        key = "period"
    elif not verdict.covered:
        key = "covered"
    elif verdict.open_end:
        key = "end"
    else:
        key = "open"
    return check_word(f"why.{key}", language)


def _labs_words(
    row: int, labs: Bounds, figures: pd.DataFrame, shares: dict[int, int], language: str
) -> str:
    """Return a figure in labs, with its place, period and source."""
    figure = _row(figures, row)
    common = {
        "place": place_words(figure, language),
        "period": period_words(figure["period_start"], figure["period_end"], language),
        "source": source_words(figure, language),
    }
    if row in shares:
        total = int(_row(figures, shares[row])["labs"])
        return check_word(
            "c.share",
            language,
            published=published_words(figure),
            status=form(figure["status"], language) if figure["status"] in _STATED else "",
            total=labs_of(Bounds(total, total), language, drug=figure["drug"]),
            labs=amount(labs, language, "range"),
            **common,
        )
    counted = _published_labs(figure, language)
    return check_word("c.labs", language, labs=counted, **common)


def _list_of(contradiction: Contradiction, figures: pd.DataFrame, language: str) -> str:
    """Return the parts of a sum, each with what tells it from the others."""
    words = []
    for row, labs in zip(contradiction.parts, contradiction.counts, strict=True):
        part, name = _row(figures, row), ""
        if contradiction.dimension == "place":
            name = printable(part["place"])
        elif contradiction.dimension in ("status", "drug"):
            word = part[contradiction.dimension]
            name = vocabulary(contradiction.dimension, word, language)
        elif contradiction.dimension == "period":
            name = _short_period(part["period_start"], part["period_end"], language)
        words.append(f"{name}: {amount(labs, language, 'range')}")
    return ", ".join(words)


def _short_period(start: pd.Timestamp, end: pd.Timestamp, language: str) -> str:
    """Return a period, a whole year by its number alone."""
    if (start.day_of_year, end.month, end.day) == (1, 12, 31) and start.year == end.year:
        return str(start.year)
    return period_words(start, end, language).strip()


def _sum_words(counts: Sequence[Bounds], *, most: bool) -> str:
    """Return the terms of a sum up to its sign of equality; nothing where there is one alone."""
    terms = [number(labs.most if most else labs.least) for labs in counts]
    return f"{' + '.join(terms)} = " if len(terms) > 1 else ""
