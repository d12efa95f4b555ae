"""Published figures held against a release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

import pandas as pd

from geo.published import Bounds, count_range, load_published, share_range
from geo.published.contradictions import Contradiction, contradictions
from geo.records import LAB_KINDS, one_release, period_end
from geo.releases.values.words import read_corps

__all__ = ["REASONS", "VERDICTS", "Bounds", "Contradiction", "Verdict", "check_release",
           "contradictions"]  # fmt: skip

VERDICTS: Final = ("agrees", "contradicts", "undecided")
REASONS: Final = ("count", "share", "addition", "words", "corps", "period")

_EVER: Final = (pd.Timestamp("0001-01-01"), pd.Timestamp("9999-12-31"))


@dataclass(frozen=True)
class Verdict:
    """What a release says of one published figure.

    Attributes
    ----------
    figure : int
        Row of the figure in :func:`geo.published.load_published`.
    verdict : {"agrees", "contradicts", "undecided"}
        Whether the release bears it out.
    labs, of : Bounds
        Labs of the release that the figure is about, and all labs of that
        place, period and drug, of which a share is taken; to the last day
        that is stated, and where it would contradict the figure at that day
        alone, to the earlier ones too that may have been meant.
    covered : bool
        Whether the release covers the whole period of the figure.
    reason : str
        What was held against what: ``count``, ``share``, ``addition`` (a
        number above another figure); or why nothing could be: ``words`` (no
        number was published), ``corps`` (of another corps), ``period`` (the
        release covers none of it).
    base : int
        Labs of the figure that an addition is counted above; 0 for the others.
    base_figure : int
        Row of that figure; -1 where there is none.
    open_end : bool
        Whether the labs are those to any last day that may have been meant.
    one_status : str
        The status that every lab of the release carries; empty if they differ.
    """

    figure: int
    verdict: str
    labs: Bounds
    of: Bounds
    covered: bool
    reason: str
    base: int = 0
    base_figure: int = -1
    open_end: bool = False
    one_status: str = ""


@dataclass(frozen=True)
class _Held:
    """The labs of a release, with what every figure is held against."""

    labs: pd.DataFrame
    ends: pd.Series
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    one_status: str


def check_release(
    records: pd.DataFrame,
    *,
    corps: str = "",
    period: tuple[date | None, date | None] = (None, None),
    figures: pd.DataFrame | None = None,
) -> tuple[Verdict, ...]:
    """Return what a release says of each published figure.

    A release bears a figure out if it has that many labs for certain. What it
    leaves open (a date known to the year, a status unspecified) widens the
    range of what it may mean; a figure within the range is undecided. Where
    it does not cover the whole period it cannot contradict a greater figure.
    A figure whose last day is not before the first on which it may have been
    published was counted to a day that nobody knows: a release agrees with it
    at the day stated, and contradicts it only if no day will do.

    Parameters
    ----------
    records : pandas.DataFrame
        Records of one release.
    corps : str
        Whose raids they are where the records do not say; figures of another
        corps are undecided. Where neither says, the raids are taken to be
        those of the figure's corps.
    period : tuple of (datetime.date or None, datetime.date or None)
        First and last day that the release says it covers; by default the
        first and last of its dates.
    figures : pandas.DataFrame, optional
        Figures like those of :func:`geo.published.load_published`, the default.

    Returns
    -------
    tuple of Verdict
        One a figure, in their order.

    Raises
    ------
    RecordError
        If the table mixes releases.
    """
    one_release(records)
    figures = load_published() if figures is None else figures
    labs = records[records["kind"].isin(LAB_KINDS) & (records["labs"] > 0)]
    labs = labs.assign(corps=labs["corps"].where(labs["corps"] != "", corps).map(read_corps))
    ends = period_end(labs)
    statuses = labs["status"].unique()
    held = _Held(
        labs,
        ends,
        _moment(period[0] or labs["date"].min()),
        _moment(period[1] or ends.max()),
        str(statuses[0]) if len(statuses) == 1 else "",
    )
    return tuple(_verdict(held, figures, index) for index in figures.index)


def _verdict(held: _Held, figures: pd.DataFrame, index: int) -> Verdict:
    figure, reason = cast("pd.Series", figures.loc[index]), "words"
    base, base_figure = 0, -1
    if figure["relative_to"]:
        total = _total_of(figures, figure)
        reason = "addition"
        if total is not None:
            # The labs that it comes on top of are of all days before it.
            figure = figure.copy()
            figure["period_start"] = total["period_start"]
            base, base_figure = int(total["labs"]), cast("int", total.name)
    elif not pd.isna(figure["labs"]) and count_range(int(figure["labs"]), figure["statement"]):
        reason = "count"
    elif not pd.isna(figure["share"]):
        reason = "share"
    covered = _covers(held, figure)
    found = _bounds(held, figure, figure["status"], figure["period_end"])
    of = _bounds(held, figure, "any", figure["period_end"])
    named = set(held.labs["corps"]) - {""}
    if named and read_corps(figure["corps"]) not in {"", *named}:
        reason = "corps"
    elif _apart(held, figure):
        reason = "period"
    word, open_end = "undecided", False
    if reason in ("count", "share", "addition"):
        word = _word(figure, base, found, of, covered=covered)
        if word == "agrees" and not _covers(held, figure, _open_from(figure)):
            # The same number by chance: of the other days the release says nothing.
            word = "undecided"
        if word == "contradicts" and (before := _open_from(figure)) is not None:
            wider = _widened(found, _bounds(held, figure, figure["status"], before))
            whole = _widened(of, _bounds(held, figure, "any", before))
            if _word(figure, base, wider, whole, covered=covered) != "contradicts":
                word, found, of, open_end = "undecided", wider, whole, True
    return Verdict(
        figure=index,
        verdict=word,
        labs=found,
        of=of,
        covered=covered,
        reason=reason,
        base=base,
        base_figure=base_figure,
        open_end=open_end,
        one_status=held.one_status,
    )


def _word(figure: pd.Series, base: int, found: Bounds, of: Bounds, *, covered: bool) -> str:
    """Return the verdict on a figure that gives a number."""
    if figure["relative_to"]:
        added = int(figure["labs"])
        if not base:
            return "undecided"
        # Of the base nobody says how many were of the figure's status, so at least the addition.
        word = _count_word(base + added, of, covered=covered)
        return "contradicts" if covered and found.most < added else word
    if not pd.isna(figure["labs"]):
        meant = count_range(int(figure["labs"]), figure["statement"])
        at_least = meant is not None and meant.most > meant.least
        return _count_word(int(figure["labs"]), found, covered=covered, at_least=at_least)
    bounds = share_range(float(figure["share"]), figure["statement"])
    return _share_word(bounds, found, of, covered=covered)


def _total_of(figures: pd.DataFrame, figure: pd.Series) -> pd.Series | None:
    """Return the widest total of the release that a figure is counted above."""
    same = (
        (figures["release"] == figure["relative_to"])
        & (figures["place"] == figure["place"])
        & (figures["status"] == "any")
        & (figures["drug"] == figure["drug"])
        & (figures["relative_to"] == "")
        & figures["labs"].notna()
    )
    totals = figures[same].sort_values("period_start", kind="stable")
    return None if totals.empty else totals.iloc[0]


def _covers(held: _Held, figure: pd.Series, end: pd.Timestamp | None = None) -> bool:
    """Return whether a release covers a figure's period, or that up to another day."""
    start, end = figure["period_start"], end or figure["period_end"]
    if held.first is None or held.last is None or pd.isna(start) or pd.isna(end):
        return False
    return bool(held.first <= start and end <= held.last)


def _apart(held: _Held, figure: pd.Series) -> bool:
    """Return whether the release covers no day of a figure's period."""
    if held.first is None or held.last is None:
        return False
    start, end = figure["period_start"], figure["period_end"]
    return bool(
        (not pd.isna(end) and end < held.first) or (not pd.isna(start) and start > held.last)
    )


def _open_from(figure: pd.Series) -> pd.Timestamp | None:
    """Return the last day that a figure counts for certain, where that is before its last."""
    appeared = figure["published_from"]
    if pd.isna(appeared) or pd.isna(figure["period_end"]) or appeared > figure["period_end"]:
        return None
    return pd.Timestamp(appeared) - pd.Timedelta(days=1)


def _bounds(held: _Held, figure: pd.Series, status: str, end: pd.Timestamp) -> Bounds:
    """Return the labs that a figure is about, for certain and at most."""
    labs = held.labs
    certain = pd.Series(True, index=labs.index)
    possible = certain.copy()
    start = figure["period_start"]
    dated = labs["date"].notna()
    # A period without a first or last day may be any: nothing lies in it for certain.
    certain &= (labs["date"] >= start) & (held.ends <= end)
    possible &= ~dated | (
        (held.ends >= (_EVER[0] if pd.isna(start) else start))
        & (labs["date"] <= (_EVER[1] if pd.isna(end) else end))
    )
    for column, code in (("state_code", figure["state_code"]), ("mun_code", figure["cvegeo"])):
        if code:
            certain &= labs[column] == code
            possible &= (labs[column] == code) | labs[column].isna()
    for column, word in (("status", status), ("drug", figure["drug"])):
        if word != "any":
            certain &= labs[column] == word
            possible &= labs[column].isin([word, "unspecified"])
    if corps := read_corps(figure["corps"]):
        ours = {corps} if set(labs["corps"]) - {""} else {corps, ""}
        certain &= labs["corps"].isin(ours)
        possible &= labs["corps"].isin({corps, ""})
    count = labs["labs"]
    return Bounds(int(count[certain].sum()), int(count[possible].sum()))


def _widened(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(min(one.least, other.least), max(one.most, other.most))


def _count_word(figure: int, found: Bounds, *, covered: bool, at_least: bool = False) -> str:
    if at_least and figure <= found.least:
        return "agrees"
    if figure == found.least == found.most:
        return "agrees"
    if figure < found.least or (covered and figure > found.most):
        return "contradicts"
    return "undecided"


def _share_word(figure: tuple[float, float], found: Bounds, of: Bounds, *, covered: bool) -> str:
    if not of.most:
        return "undecided"
    low, high = figure
    least, most = found.least / of.most, min(found.most / max(of.least, 1), 1.0)
    if low <= least and most <= high:
        return "agrees"
    if covered:
        return "contradicts" if most < low or least > high else "undecided"
    # What is still to come cannot undo one lab that "all" or "none" leaves no room for.
    undone = (low == 1.0 and found.most < of.least) or (high == 0.0 and found.least > 0)
    return "contradicts" if undone else "undecided"


def _moment(day: Any) -> pd.Timestamp | None:
    return None if pd.isna(day) else pd.Timestamp(day)
