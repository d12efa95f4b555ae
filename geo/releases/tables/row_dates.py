"""The date of each record: of one column, or of parts in columns and headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from geo.releases.cells import Cell, as_text
from geo.releases.tables.counting import Counted, Fault
from geo.releases.tables.header import Header
from geo.releases.tables.measures import Measure
from geo.releases.tables.row_cells import RowCells
from geo.releases.values.date_columns import DateColumn, read_date_parts_column, read_dates

_NO_YEAR: Final = "a month is named, and no year is said anywhere"


@dataclass
class RowDates:
    """What the records of a table say of their date.

    Attributes
    ----------
    days : list of (datetime.date or None)
        The first day that a record may be of; None where nothing is known.
    precisions : list of str
        How much of each is known.
    faults : list of Fault
        Dates that could not be taken as they stand.
    remarks : list of str
        What had to be assumed of the column.
    """

    days: list[date | None]
    precisions: list[str]
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_row_dates(
    header: Header,
    cells: RowCells,
    counted: Sequence[Counted],
    order: Sequence[int],
    *,
    epoch_1904: bool,
    day_first: bool | None,
    years: tuple[int, int] | None,
) -> RowDates:
    """Return the date of each record.

    Parameters
    ----------
    header : Header
        The header of the table.
    cells : RowCells
        What each row of data says.
    counted : sequence of Counted
        The labs, one item a record.
    order : sequence of int
        The position among the rows of data of the row of each record.
    epoch_1904 : bool
        Whether the workbook counts days from 1904.
    day_first : bool or None
        Whether 3/7/2022 is 3 July; None to decide by evidence.
    years : tuple of (int, int) or None
        First and last year that the release says it covers.

    Returns
    -------
    RowDates
        The dates, and what could not be taken as it stands.
    """
    periods = [_period(item.said) for item in counted]
    if "date" not in header.fields or any(periods):
        return _of_parts(header, cells, counted, order, periods)
    given = cells.of("date")
    read = read_dates(given, epoch_1904=epoch_1904, day_first=day_first, years=years)
    found = RowDates([read.days[p] for p in order], [read.precisions[p] for p in order])
    _take(found, read, header.fields.get("date"), cells.rows, given)
    return found


def _of_parts(
    header: Header,
    cells: RowCells,
    counted: Sequence[Counted],
    order: Sequence[int],
    periods: Sequence[tuple[int | None, int | None] | None],
) -> RowDates:
    """Return the dates of which a year, a month and a day stand apart."""
    given = [cells.of(name) for name in ("year", "month", "day")]
    parts: list[tuple[Cell, ...]] = []
    for period, position in zip(periods, order, strict=True):
        headed = (*(period or (None, None)), None)
        parts.append(tuple(
            column[position] if wide is None else wide
            for wide, column in zip(headed, given, strict=True)
        ))  # fmt: skip
    years, months, days = ([one[i] for one in parts] for i in range(3))
    read = read_date_parts_column(years, months, days)
    found = RowDates(list(read.days), list(read.precisions))
    texts = ["-".join(map(as_text, one)) for one in parts] if read.faults else []
    _take(found, read, header.fields.get("year"), [item.row for item in counted], texts)
    index = header.fields.get("month")
    for item, day, (year, month, _) in zip(counted, found.days, parts, strict=True):
        # "Enero 2021" below "Mes" says its year.
        if day is None and as_text(year) == "" and as_text(month) != "":
            column = next((i for i, one in header.measures.items()
                           if one.month and one in item.said), None)  # fmt: skip
            where = (index, as_text(month)) if column is None else (column, _text(header, column))
            found.faults.append(Fault(item.row, *where, _NO_YEAR, "value dropped"))
    return found


def _text(header: Header, index: int) -> str:
    return header.columns[index].pieces[-1]


def _take(
    found: RowDates,
    read: DateColumn,
    index: int | None,
    rows: Sequence[int],
    cells: Sequence[Cell],
) -> None:
    """Take up what a column of dates has to tell, each fault at its row."""
    found.remarks += read.remarks
    for fault in read.faults:
        value = as_text(cells[fault.index])
        found.faults.append(Fault(rows[fault.index], index, value, fault.reason, fault.effect))


def _period(said: Sequence[Measure]) -> tuple[int | None, int | None] | None:
    """Return the year and month that the headings of a count name; None where they name none."""
    year = next((measure.year for measure in said if measure.year), None)
    month = next((measure.month for measure in said if measure.month), None)
    return (year, month) if year or month else None
