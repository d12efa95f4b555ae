"""The problems of a reading put together: what is the same is said once, with all its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple, get_args

from geo.doubts import KINDS, Doubt
from geo.releases import Problem, ReadingReport, SheetRead
from geo.releases.report import Effect
from layers.findings_places import PlaceAsked, PlaceFound, Spot, places_asked, places_found

__all__ = [
    "Finding",
    "PlaceAsked",
    "PlaceFound",
    "Spot",
    "TotalsCheck",
    "alike",
    "as_problems",
    "by_kind",
    "findings",
    "places_asked",
    "places_found",
    "totals",
]

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


def by_kind(found: Iterable[Doubt]) -> dict[str, list[Doubt]]:
    """Return doubts by their kind.

    Parameters
    ----------
    found : iterable of Doubt
        The doubts of a release.

    Returns
    -------
    dict of str to list of Doubt
        The kinds that there are, in the order of :data:`geo.doubts.KINDS`.
    """
    kinds: dict[str, list[Doubt]] = {kind: [] for kind in KINDS}
    for doubt in found:
        kinds[doubt.kind].append(doubt)
    return {kind: same for kind, same in kinds.items() if same}


def as_problems(found: Iterable[Doubt]) -> list[Problem]:
    """Return the doubts that are problems of cells and rows as such.

    Parameters
    ----------
    found : iterable of Doubt
        The doubts of a release.

    Returns
    -------
    list of Problem
        In the same order, without the doubts of sheets, fields and places.
    """
    effects: dict[str, Effect] = {word: word for word in get_args(Effect)}
    return [
        Problem(d.sheet, d.row, d.column, d.value, d.reason, effects[d.kind], d.advice)
        for d in found
        if d.kind in effects
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
