"""Columns headed by days, as 01/01/2022: the month that each stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from geo.releases.tables.fits import fit
from geo.releases.tables.header import Texts, column_of, counts
from geo.releases.tables.measures import read_measure
from geo.releases.values.date_columns import DateColumn, read_dates

_LEAST: Final = 2
"""Columns headed by a day of their own from which a table is one of periods."""

_BY_MONTH: Final = "columns headed by days were counted for the months of these days"
_DAY_FIRST: Final = "headings that are days were read day first, as is usual in Mexico"
_YEAR_ALONE: Final = (
    "the headings may be days of one month or the first days of several; their year alone was "
    "taken (--day-first or --month-first tells which)"
)


@dataclass(frozen=True)
class Dated:
    """The columns that are headed by days.

    Attributes
    ----------
    periods : mapping of str to str
        The month, as ``2022-01``, or the year that each heading stands for.
    columns : frozenset of int
        Indices of their columns.
    remark : str
        What had to be assumed; empty if nothing.
    """

    periods: Mapping[str, str] = field(default_factory=dict)
    columns: frozenset[int] = frozenset()
    remark: str = ""

    def piece(self, index: int, text: str) -> str:
        """Return what a row of a heading says of its period.

        Parameters
        ----------
        index : int
            Index of the column.
        text : str
            The text of the heading in one row.

        Returns
        -------
        str
            The month or year of a day; any other text as it stands.
        """
        return self.periods.get(text, text) if index in self.columns else text


def read_dated(pieces: Sequence[tuple[str, ...]], below: Texts, day_first: bool | None) -> Dated:
    """Return the columns of numbers that are headed by days, and their months.

    Parameters
    ----------
    pieces : sequence of tuple of str
        The heading of each column, row by row.
    below : sequence of sequence of str
        The rows below as text.
    day_first : bool or None
        Whether 3/7/2022 is 3 July, where a person said so.

    Returns
    -------
    Dated
        None unless several columns side by side hold numbers below different
        days. A day is never more than its month: it may as well be the one
        that a week or a month ends on.
    """
    headed = {
        index: text
        for index, piece in enumerate(pieces)
        for text in piece
        if fit("date", [text]) == 1 and _holds_numbers(below, index)
    }
    texts = list(dict.fromkeys(headed.values()))
    if len(texts) < _LEAST or not _side_by_side(headed, pieces):
        return Dated()
    read = read_dates(texts, day_first=day_first)
    days = [day for day in read.days if day is not None]
    if _is_mixed(read) or set(read.precisions) != {"day"} or len(set(days)) < len(texts):
        return Dated()
    turned = _turned(texts, days, day_first)
    if turned and _are_firsts(turned) and not _are_firsts(days):
        periods = {text: f"{day:%Y}" for text, day in zip(texts, days, strict=True)}
        return Dated(periods, frozenset(headed), _YEAR_ALONE)
    periods = {text: f"{day:%Y-%m}" for text, day in zip(texts, days, strict=True)}
    told = [_DAY_FIRST] if turned else []
    if len(set(periods.values())) < len(texts) or not all(map(_ends_a_month, days)):
        told.append(_BY_MONTH)
    return Dated(periods, frozenset(headed), "; ".join(told))


def _holds_numbers(below: Texts, index: int) -> bool:
    cells = column_of(below, index)
    return bool(cells) and counts(cells)


def _side_by_side(headed: Mapping[int, str], pieces: Sequence[tuple[str, ...]]) -> bool:
    """Return whether nothing but totals stands between the columns."""
    between = [i for i in range(min(headed), max(headed)) if i not in headed and pieces[i]]
    measures = [read_measure(pieces[i][-1:]) for i in between]
    return all(measure is not None and measure.total for measure in measures)


def _turned(texts: Sequence[str], days: Sequence[date], day_first: bool | None) -> list[date]:
    """Return the days that the headings are read month first; none if they can't be."""
    if day_first is not None:
        return []
    read = read_dates(texts, day_first=False)
    turned = [day for day in read.days if day is not None]
    return turned if not _is_mixed(read) and turned != list(days) else []


def _is_mixed(read: DateColumn) -> bool:
    """Return whether day and month change places from one heading to the next."""
    return any(fault.effect == "value corrected" for fault in read.faults)


def _are_firsts(days: Sequence[date]) -> bool:
    return all(day.day == 1 for day in days)


def _ends_a_month(day: date) -> bool:
    return day.day == 1 or (day + timedelta(days=1)).day == 1
