"""Columns of dates: each different cell read once, in the light of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from geo.releases.cells import Cell, as_text
from geo.releases.report import Effect
from geo.releases.values.date_order import (
    Order,
    Orders,
    find_epoch,
    find_orders,
    is_ambiguous,
    points_to,
    told_count,
)
from geo.releases.values.date_parts import read_parts, year_codes
from geo.releases.values.date_words import Written
from geo.releases.values.dates import (
    Reading,
    from_serial,
    hold,
    period_named,
    read_written,
    serial_year,
)

_LEAST_FIRSTS: Final = 4
"""Different dates, all the first of a month, from which they are taken for months."""


@dataclass(frozen=True)
class Fault:
    """A cell that could not be taken as it stands.

    Attributes
    ----------
    index : int
        Its place in the column, from 0.
    reason : str
        Why.
    effect : Effect
        What was done.
    """

    index: int
    reason: str
    effect: Effect


@dataclass(frozen=True)
class DateColumn:
    """The dates of a column.

    Attributes
    ----------
    days : list of datetime.date or None
        First day of the day, month or year that each cell names.
    precisions : list of {"day", "month", "year", "none"}
        How much of it is known.
    faults : list of Fault
        What could not be taken as it stands, in the order of the cells.
    remarks : tuple of str
        What was assumed about the column as a whole.
    """

    days: list[date | None]
    precisions: list[str]
    faults: list[Fault]
    remarks: tuple[str, ...]


class _Answer(NamedTuple):
    day: date | None
    precision: str
    reason: str = ""
    effect: Effect = "to check"


def read_dates(
    cells: Sequence[Cell],
    *,
    epoch_1904: bool = False,
    day_first: bool | None = None,
    years: tuple[int, int] | None = None,
) -> DateColumn:
    """Return the dates of a column.

    Parameters
    ----------
    cells : sequence of Cell
        Dates, Excel serials, or text in any usual form; a range is read as
        the day, month or year that holds all of it.
    epoch_1904 : bool
        Whether the file says that its serial numbers count from 1904.
    day_first : bool, optional
        Whether 3/7/2022 is 3 July; by default decided by the cells that can
        be read one way alone, and day first where there are none.
    years : tuple of (int, int), optional
        First and last year that the release says it covers. They can tell
        the epoch of serial numbers, and, where they are one, the year of
        dates that name none.

    Returns
    -------
    DateColumn
        One date, or None, for each cell.
    """
    read = _each(cells)
    counts = Counter(said for said in read if isinstance(said, Reading))
    epoch, told = find_epoch(counts, epoch_1904=epoch_1904, years=years)
    dated = {said: _dated(said, epoch) for said in counts}
    counts = Counter(dated[said] for said in read if isinstance(said, Reading))
    orders = find_orders(counts, day_first=day_first)
    remarks = [*orders.remarks, *told]
    if codes := sum(times for said, times in counts.items() if said.code):
        remarks.append(
            f"{told_count(codes, 'cell')} saying by a code or in words that there is no date"
        )
    year = years[0] if years and years[0] == years[1] else 0
    answers = {said: _answer(dated[said], orders, year) for said in dated}
    answers = _without_days(answers, remarks)
    return _column(
        [answers[said] if isinstance(said, Reading) else _dropped(said) for said in read],
        remarks,
    )


def read_date_parts_column(
    years: Sequence[Cell], months: Sequence[Cell], days: Sequence[Cell]
) -> DateColumn:
    """Return the dates that a year, a month and a day in three columns name.

    Parameters
    ----------
    years, months, days : sequence of Cell
        Equally many cells; the month as a number or a name. An empty cell,
        or one of the codes 0, 98, 99, 999 and 9999, says that this part is
        not known.

    Returns
    -------
    DateColumn
        One date, or None, for each row.
    """
    codes = year_codes(years)
    known: dict[Hashable, _Answer] = {}
    answers = []
    for parts in zip(years, months, days, strict=True):
        key = tuple((type(part), part) for part in parts)
        if key not in known:
            known[key] = _from_parts(*parts, codes)
        answers.append(known[key])
    texts = [as_text(cell) for cell in years]
    short = sum(text.isdecimal() and len(text) < 3 and int(text) not in codes for text in texts)
    told = f"{told_count(short, 'year')} of two digits, read as one of 1970 to 2069"
    return _column(answers, [told] if short else [])


def _column(answers: Sequence[_Answer], remarks: Sequence[str]) -> DateColumn:
    return DateColumn(
        [answer.day for answer in answers],
        [answer.precision for answer in answers],
        [Fault(i, a.reason, a.effect) for i, a in enumerate(answers) if a.reason],
        tuple(remarks),
    )


def _each(cells: Sequence[Cell]) -> list[Reading | str]:
    """Return what each cell says, or why it can't be read."""
    known: dict[Hashable, Reading | str] = {}
    read = []
    for cell in cells:
        key: Hashable = (type(cell), cell)
        if isinstance(cell, datetime):
            key = (date, cell.date())
        said = known.get(key)
        if said is None:
            try:
                said = read_written(cell)
            except ValueError as error:
                said = str(error)
            known[key] = said
        read.append(said)
    return read


def _dropped(reason: str) -> _Answer:
    return _Answer(None, "none", reason, "value dropped")


def _dated(said: Reading, epoch_1904: bool) -> Reading:
    """Turn the serial numbers of a cell into true dates."""
    if not any(item.form == "serial" for item in said.dates):
        return said
    days = [from_serial(item.day, epoch_1904=epoch_1904) for item in said.dates]
    return said._replace(dates=tuple(Written(d.year, d.month, d.day, "cell") for d in days))


def _answer(said: Reading, orders: Orders, year: int) -> _Answer:
    """Return the date that a cell names, as the rest of its column tells."""
    if not said.dates:
        return _Answer(None, "none")
    notes, effect = list(said.notes), said.effect
    pointing = {order for item in said.dates if (order := points_to(item))}
    dates = [_ordered(item, orders, pointing) for item in said.dates]
    if any(pointing - {orders.common[item.form]} for item in said.dates if points_to(item)):
        notes.append("day and month stand the other way round than in most cells of the column")
        effect = "value corrected"
    elif not pointing and any(is_ambiguous(d) and d.form in orders.mixed for d in said.dates):
        notes.append("day and month may be the other way round: the column holds both orders")
    if not dates[-1].year and year:
        dates = [item._replace(year=year) for item in dates]
        notes.append(f"names no year; read as {year}, the only year of the release")
        effect = "value corrected"
    try:
        day, precision = hold(dates)
    except ValueError as error:
        return _dropped(str(error))
    if said.dates[0].form and precision == "day" and (shown := serial_year(day)):
        day, precision = date(shown, 1, 1), "year"
        notes.append(f"the number {shown} shown as a date; read as the year")
        effect = "value corrected"
    if len(dates) > 1:
        notes.append(
            f"several dates; read as {period_named(day, precision)}, which holds all of them"
        )
        effect = "value corrected"
    return _checked(day, precision, notes, effect)


def _ordered(item: Written, orders: Orders, pointing: Collection[Order]) -> Written:
    order = points_to(item)
    if item.form in ("cell", "year first") and orders.cells_swapped:
        order = "swapped"
    elif is_ambiguous(item):
        # The unmistakable one of two dates in a cell tells the order of the other.
        order = next(iter(pointing)) if len(pointing) == 1 else orders.ambiguous[item.form]
    return item._replace(month=item.day, day=item.month) if order == "swapped" else item


def _checked(day: date, precision: str, notes: list[str], effect: Effect) -> _Answer:
    if day > date.today():
        notes = [*notes, "lies in the future"]
    return _Answer(day, precision, "; ".join(notes), effect)


def _from_parts(year: Cell, month: Cell, day: Cell, codes: Collection[int]) -> _Answer:
    try:
        said = read_parts(year, month, day, codes)
        if not said.dates:
            return _Answer(None, "none")
        found, precision = hold(said.dates)
    except ValueError as error:
        return _dropped(str(error))
    return _checked(found, precision, list(said.notes), said.effect)


def _without_days(answers: dict[Reading, _Answer], remarks: list[str]) -> dict[Reading, _Answer]:
    """Take the days from dates that only stand for their months, or years.

    A spreadsheet keeps "ene-22" as 1 January 2022; so does an export of it.
    """
    whole = {said: a for said, a in answers.items() if a.precision == "day"}
    days = {answer.day for answer in whole.values() if answer.day}
    if (
        len(days) < _LEAST_FIRSTS
        or any(day.day > 1 for day in days)
        or not all(item.form for said in whole for item in said.dates)
    ):
        return answers
    period = "year" if all(day.month == 1 for day in days) else "month"
    remarks.append(f"every date is the first day of a {period}: read as the {period} alone")
    return answers | {said: a._replace(precision=period) for said, a in whole.items()}
