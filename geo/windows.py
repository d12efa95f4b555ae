"""The records of a release by windows of months, one after the other or growing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from numbers import Integral
from typing import Any, Final, NamedTuple

import pandas as pd

from geo.errors import ChoiceError
from geo.records import one_release, period_end

MOST_MONTHS: Final = 120
"""Months that a window holds at most."""


class Window(NamedTuple):
    """The records of a window of time.

    Attributes
    ----------
    start, end : datetime.date
        First and last day, both included.
    records : pandas.DataFrame
        Records whose whole period lies between them.
    """

    start: date
    end: date
    records: pd.DataFrame


def by_window(
    records: pd.DataFrame, *, months: int = 1, cumulative: bool = False
) -> Iterator[Window]:
    """Return the records of one release by windows of whole months.

    Windows go from the month in which the first record may lie to that in
    which the last may. Where a year holds a whole number of them they begin
    with its quarters, halves and so on: one of 12 months is a calendar year.
    A record enters a window only if the whole of its own period lies inside:
    one known to its year enters no month, see :func:`labs_in_no_window`.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table of one release.
    months : int
        Months of a window, 1 to :data:`MOST_MONTHS`.
    cumulative : bool
        Whether every window begins where the first one does, and so holds
        all before it.

    Returns
    -------
    iterator of Window
        In order of time, also those without any record; none without a date.

    Raises
    ------
    RecordError
        If the table mixes releases.
    ChoiceError
        If the number of months is not to be had.
    """
    one_release(records)
    # True is a whole number to Python, but no number of months.
    asked: Any = months
    whole = isinstance(asked, Integral) and not isinstance(asked, bool)
    if not (whole and 1 <= months <= MOST_MONTHS):
        raise ChoiceError(f"windows of {months!r} months: choose 1 to {MOST_MONTHS}")
    return _windows(records, int(months), cumulative=cumulative)


def _windows(records: pd.DataFrame, months: int, *, cumulative: bool) -> Iterator[Window]:
    first, last = records["date"], period_end(records)
    if first.isna().all():
        return
    start = first.min().to_period("M")
    if 12 % months == 0:
        start -= (start.month - 1) % months
    begin = start
    while start <= last.max().to_period("M"):
        end = start + (months - 1)
        since = begin if cumulative else start
        inside = (first >= since.start_time) & (last <= end.end_time)
        yield Window(since.start_time.date(), end.end_time.date(), records[inside])
        start += months


def labs_in_no_window(records: pd.DataFrame, *, months: int = 1, cumulative: bool = False) -> int:
    """Return the labs that no window holds, for their date is unknown or too vague.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table of one release.
    months : int
        Months of a window, 1 to :data:`MOST_MONTHS`.
    cumulative : bool
        Whether every window begins where the first one does.

    Returns
    -------
    int
        Labs.

    Raises
    ------
    RecordError
        If the table mixes releases.
    ChoiceError
        If the number of months is not to be had.
    """
    held = [
        int(window.records["labs"].sum())
        for window in by_window(records, months=months, cumulative=cumulative)
    ]
    most = max(held, default=0) if cumulative else sum(held)
    return int(records["labs"].sum()) - most
