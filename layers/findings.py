"""The problems of a reading put together: what is the same is said once, with all its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from geo.places import PlacingReport, ReviewItem
from geo.releases import Problem, ReadingReport, SheetRead
from geo.releases.report import Effect

Spot = tuple[str, int]
"""Where a row stands: its sheet, or page of a PDF, and its number there."""

_NUMBER: Final = re.compile(r"\d[\d.,:/-]*")
_ANY: Final = "…"


class Finding(NamedTuple):
    """Problems that differ in their row and value alone.

    Attributes
    ----------
    effect : {"row set aside", "value dropped", "value corrected", "to check"}
        What was done.
    column : str
        Heading of the column; empty where whole rows are meant.
    reason : str
        Why, an ellipsis standing for what differs.
    advice : str
        What the reader can do.
    problems : tuple of Problem
        The problems, in the order of the file.
    """

    effect: Effect
    column: str
    reason: str
    advice: str
    problems: tuple[Problem, ...]

    @property
    def same_reason(self) -> bool:
        """Whether all of them have the same reason to the letter.

        Returns
        -------
        bool
            False where an ellipsis stands in it.
        """
        return len({problem.reason for problem in self.problems}) == 1

    def values(self) -> dict[str, list[Spot]]:
        """Return the rows of each value.

        Returns
        -------
        dict of str to list of (str, int)
            Sheets and rows by value, in the order of the file.
        """
        rows: dict[str, list[Spot]] = defaultdict(list)
        for problem in self.problems:
            rows[problem.value].append((problem.sheet, problem.row))
        return rows


def findings(problems: Iterable[Problem]) -> list[Finding]:
    """Return problems put together by what was done, where, and why.

    Parameters
    ----------
    problems : iterable of Problem
        Problems of one reading.

    Returns
    -------
    list of Finding
        In the order in which each first occurs.
    """
    alike: dict[tuple[Effect, str, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        reason = problem.reason
        if problem.value and problem.value in reason:
            # As a word of its own: one letter may stand in any word of the reason.
            reason = re.sub(rf"(?<!\w){re.escape(problem.value)}(?!\w)", _ANY, reason)
        pattern = _NUMBER.sub(_ANY, reason)
        alike[problem.effect, problem.column, pattern, problem.advice].append(problem)
    found = [
        Finding(effect, column, pattern, advice, tuple(same))
        for (effect, column, pattern, advice), same in alike.items()
    ]
    return [
        one._replace(reason=one.problems[0].reason) if one.same_reason else one for one in found
    ]


def alike(sheets: Sequence[SheetRead]) -> list[list[SheetRead]]:
    """Return sheets put together that follow each other and have one form.

    Parameters
    ----------
    sheets : sequence of SheetRead
        The sheets of one file.

    Returns
    -------
    list of list of SheetRead
        Each with sheets of the same header rows and columns.
    """

    def _form(sheet: SheetRead) -> object:
        columns = [(c.heading, c.field, c.meaning, c.how) for c in sheet.columns]
        return sheet.header_rows, columns

    return [list(same) for _, same in groupby(sheets, key=_form)]


class TotalsCheck(NamedTuple):
    """How far the lines of totals of a file are borne out.

    Attributes
    ----------
    lines : int
        Rows that are lines of totals.
    mismatches : tuple of Problem
        Totals, of lines or of columns, that no sum equals.
    """

    lines: int
    mismatches: tuple[Problem, ...]


def totals(report: ReadingReport) -> TotalsCheck:
    """Return what is known of the totals of a file.

    Parameters
    ----------
    report : ReadingReport
        The report of its reading.

    Returns
    -------
    TotalsCheck
        The number of lines of totals, and the totals that do not match.
    """
    lines = {(seen.sheet, seen.row) for seen in report.rows if seen.kind == "total"}
    off = tuple(
        problem
        for problem in report.problems
        if problem.effect == "to check"
        and ((problem.sheet, problem.row) in lines or " sum to " in problem.reason)
    )
    return TotalsCheck(report.rows_by_kind["total"], off)


class PlaceFound(NamedTuple):
    """A place that was found by another way than to the letter.

    Attributes
    ----------
    method : str
        How, one of :data:`geo.places.lookup.METHODS`.
    given, name : str
        What stands in the file, and the place it was taken for.
    note : str
        Why, where the method does not say it.
    spots : tuple of (str, int)
        Sheets and rows where it stands.
    """

    method: str
    given: str
    name: str
    note: str
    spots: tuple[Spot, ...]


def places_found(placing: PlacingReport) -> list[PlaceFound]:
    """Return the places not taken to the letter, each said once.

    Parameters
    ----------
    placing : PlacingReport
        How the places of a release were found.

    Returns
    -------
    list of PlaceFound
        Those of most rows first.
    """
    rows: dict[tuple[str, str, str, str], list[Spot]] = defaultdict(list)
    for found in placing.found:
        what = (found.method, found.given, found.name, found.note)
        rows[what].append((found.sheet, found.row))
    return sorted(
        (PlaceFound(*what, tuple(dict.fromkeys(where))) for what, where in rows.items()),
        key=lambda place: -len(place.spots),
    )


class PlaceAsked(NamedTuple):
    """A place that a person must decide, however many rows name it.

    Attributes
    ----------
    state_given, mun_given : str
        What stands in the file.
    state_code : str
        The state that is known; empty if none.
    reason : str
        Why no code was given.
    candidates : tuple of (str, str)
        Codes and names of places that may be meant, likeliest first.
    spots : tuple of (str, int)
        Sheets and rows where it stands.
    """

    state_given: str
    mun_given: str
    state_code: str
    reason: str
    candidates: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...]


def places_asked(placing: PlacingReport) -> list[PlaceAsked]:
    """Return the review list with each pair of state and municipality once.

    Parameters
    ----------
    placing : PlacingReport
        How the places of a release were found.

    Returns
    -------
    list of PlaceAsked
        Those of most rows first.
    """
    first: dict[tuple[str, str], ReviewItem] = {}
    rows: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for item in placing.review:
        pair = (item.state_given, item.mun_given)
        first.setdefault(pair, item)
        rows[pair].append((item.sheet, item.row))
    asked = [
        PlaceAsked(
            *pair,
            item.state_code,
            item.reason,
            tuple((candidate.code, candidate.name) for candidate in item.candidates),
            tuple(rows[pair]),
        )
        for pair, item in first.items()
    ]
    return sorted(asked, key=lambda place: -len(place.spots))
