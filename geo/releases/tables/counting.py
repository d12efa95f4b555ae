"""How many labs each row of a table stands for: one, its count, or one count a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from geo.releases.cells import as_text
from geo.releases.report import Effect
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.measures import Measure
from geo.releases.tables.total_words import stated
from geo.releases.values.numbers import read_count
from geo.releases.values.periods import YEARS
from geo.text import says_nothing

_YES: Final = frozenset({"x", "si", "sí", "s", "✓", "✔", "yes", "y", "1", "true"})
_NO: Final = frozenset({"no", "n", "0", "false"})
_MOST_BESIDE: Final = 500
"""Labs of a row up to which 2021 in another is as soon a year."""

_DECIMAL: Final = re.compile(r"\d+,\d{1,2}")
_THOUSANDS: Final = re.compile(r"\d{1,3},000")
_DASH: Final = re.compile(r"[-–—]+|n/?[ad]|s/?d", re.IGNORECASE)


class Counted(NamedTuple):
    """Labs that one row stands for.

    Attributes
    ----------
    row : int
        Index of the row.
    labs : int
        Their number.
    said : tuple of Measure
        What the headings of the columns that count or mark them say.
    """

    row: int
    labs: int
    said: tuple[Measure, ...] = ()


class Fault(NamedTuple):
    """A cell that could not be taken as it stands.

    Attributes
    ----------
    row : int
        Index of the row.
    column : int or None
        Index of the column; None where the whole row is meant.
    value : str
        What stands there.
    reason : str
        Why.
    effect : str
        One of :data:`geo.releases.report.Effect`.
    """

    row: int
    column: int | None
    value: str
    reason: str
    effect: Effect


@dataclass
class Counts:
    """What was counted, and what could not be.

    Attributes
    ----------
    counted : list of Counted
        One item a record.
    faults : list of Fault
        Cells that are no count; a row whose counts cannot be read is set aside.
    """

    counted: list[Counted] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def count_labs(grid: Grid, header: Header, rows: Sequence[int]) -> Counts:
    """Return the labs that the rows of a table stand for.

    Parameters
    ----------
    grid : Grid
        The sheet.
    header : Header
        The header of the table.
    rows : sequence of int
        Indices of its rows of data.

    Returns
    -------
    Counts
        For each row one item, or one for each count of a wide table; none
        for a row that is set aside.
    """
    if not header.measures:
        found = _by_column(grid, header, rows)
    elif _are_marks(grid, header, rows):
        found = _by_marks(grid, header, rows)
    else:
        found = _by_columns(grid, header, rows)
    found.faults += [
        *_left_out(header),
        *_apart(grid, header, rows),
        *_two_marks(grid, header, rows),
    ]
    return found


def _left_out(header: Header) -> list[Fault]:
    """Return the columns of counts that are not counted, where that is to be checked."""
    row = header.rows[-1] if header.rows else header.begin
    return [
        Fault(row, index, "", f"its numbers were not counted: {column.unused}", "to check")
        for index, column in enumerate(header.columns)
        if column.doubted
    ]


def _apart(grid: Grid, header: Header, rows: Sequence[int]) -> list[Fault]:
    """Return the first count that the columns beside it, which are left out, do not sum to."""
    if header.apart is None:
        return []
    whole, parts = header.apart
    for row in rows:
        given = [stated(grid.text(row, index)) for index in (whole, *parts)]
        total = sum(number or 0 for number in given[1:])
        if given[0] is not None and given[0] != total:
            names = ", ".join(repr(header.columns[index].heading) for index in parts)
            reason = (
                f"the columns beside it ({names}) come to {total:,} here and are no parts of it; "
                "it was counted, they were not"
            )
            return [Fault(row, whole, f"{given[0]:,}", reason, "to check")]
    return []


def _two_marks(grid: Grid, header: Header, rows: Sequence[int]) -> list[Fault]:
    """Return the numbers that part thousands where others of their column have a decimal comma."""
    faults = []
    counted = [*header.measures, *(i for n, i in header.fields.items() if n == "count")]
    for index in counted:
        if any(_DECIMAL.fullmatch(grid.text(row, index)) for row in rows):
            faults += [
                Fault(row, index, text, f"may be {text.replace(',', '')} or {text[:-4]}: other "
                      "numbers of the column have a decimal comma", "to check")
                for row in rows if _THOUSANDS.fullmatch(text := grid.text(row, index))
            ]  # fmt: skip
    return faults


def _by_column(grid: Grid, header: Header, rows: Sequence[int]) -> Counts:
    found = Counts()
    index = header.fields.get("count")
    for row in rows:
        if index is None:
            found.counted.append(Counted(row, 1))
            continue
        cell = grid.cell(row, index)
        try:
            labs = read_count(cell)
        except ValueError as error:
            found.faults.append(Fault(row, index, as_text(cell), str(error), "row set aside"))
            continue
        if labs is None:
            # A formula that was never worked out looks empty too.
            reason = "no number; read as 1"
            found.faults.append(Fault(row, index, as_text(cell), reason, "value corrected"))
        found.counted.append(Counted(row, 1 if labs is None else labs))
    found.faults += _years_as_counts(found.counted, index)
    return found


def _years_as_counts(counted: Sequence[Counted], index: int | None) -> list[Fault]:
    """Return the counts that are as soon a year in the wrong cell, beside much smaller ones."""
    years = [item for item in counted if item.labs in YEARS]
    rest = [item.labs for item in counted if item.labs not in YEARS]
    if not rest or max(rest) > _MOST_BESIDE:
        return []
    reason = "looks like a year; read as a number of labs"
    return [Fault(item.row, index, str(item.labs), reason, "to check") for item in years]


def _by_columns(grid: Grid, header: Header, rows: Sequence[int]) -> Counts:
    """Count a wide table: each number is a record, also a zero that is written."""
    found = Counts()
    for row in rows:
        before = len(found.counted)
        for index, measure in header.measures.items():
            cell = grid.cell(row, index)
            text = as_text(cell)
            if says_nothing(text) or _DASH.fullmatch(text):
                continue
            try:
                labs = read_count(cell)
            except ValueError as error:
                found.faults.append(Fault(row, index, text, str(error), "value dropped"))
                continue
            if labs is not None:
                found.counted.append(Counted(row, labs, (measure,)))
        if len(found.counted) == before:
            reason = "no column of counts holds a number"
            value = " | ".join(filter(None, grid.texts[row]))
            found.faults.append(Fault(row, None, value, reason, "row set aside"))
    return found


def _are_marks(grid: Grid, header: Header, rows: Sequence[int]) -> bool:
    """Return whether the columns say yes or no of one lab a row instead of counting several."""
    numbers = False
    for row in rows:
        texts = [grid.text(row, index).casefold() for index in header.measures]
        if any(text and text not in _YES | _NO and not _DASH.fullmatch(text) for text in texts):
            return False
        numbers |= any(text.isdecimal() for text in texts)
        if sum(text == "1" for text in texts) > 1:
            return False
    # Ones and noughts mark the lab of a day; in a table of places they count.
    return not numbers or "date" in header.fields


def _by_marks(grid: Grid, header: Header, rows: Sequence[int]) -> Counts:
    found = _by_column(grid, header, rows)
    alone = {index for index, measure in header.measures.items() if measure.status}
    marked = []
    for row, labs, _ in found.counted:
        said = []
        for index, measure in header.measures.items():
            text = grid.text(row, index).casefold()
            if text in _YES:
                said.append(measure)
            elif text in _NO and alone == {index}:
                # "No" below "Activo" is an answer where no other column asks.
                other = {"active": "inactive", "inactive": "active"}[measure.status]
                said.append(Measure(status=other))
        noughts = {grid.text(row, index) for index in header.measures} == {"0"}
        marked.append(Counted(row, 0 if noughts else labs, tuple(said)))
    return Counts(marked, found.faults)
