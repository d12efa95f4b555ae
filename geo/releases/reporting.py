"""The report of a reading, gathered from its tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from geo.records import COLUMNS
from geo.releases.cells import Source
from geo.releases.reading_map import ReadingMap
from geo.releases.report import ColumnRead, NotRead, Problem, ReadingReport, RowSeen, SheetRead
from geo.releases.sheets import Part, Understood, rows_by_kind
from geo.releases.tables.counting import Fault
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header, column_of
from geo.releases.tables.table import Table
from geo.releases.tables.totals import check_totals

_EXPECTED: Final = ("date", "state", "municipality", "status", "drug", "kind")
_EXAMPLES: Final = 3
_NAMED: Final = 10
"""Hidden rows named one by one."""

_LOOK: Final = "look at the cell in the file; put it right there and read the file again"
_ADVICE: Final = {
    "value corrected": "check that this is what was meant",
    "row set aside": "nothing, if it is no raid; else fill its cells and read the file again",
    "value dropped": _LOOK,
    "to check": "count the rows in the file; ask the publisher which is right",
}
_SECTION: Final = "seems to head a section, but names no state or municipality that is known"
_SECTION_ADVICE: Final = (
    "the rows below it have no place; put the name right in the file and read it again"
)


@dataclass
class Reading:
    """A file on its way from cells to records.

    Attributes
    ----------
    source : Source
        What the file holds.
    understood : tuple of Understood
        The sheets that are read.
    not_read : tuple of NotRead
        The others.
    tables : list of (Understood, Part, Table)
        The tables read so far.
    """

    source: Source
    understood: tuple[Understood, ...]
    not_read: tuple[NotRead, ...]
    tables: list[tuple[Understood, Part, Table]] = field(default_factory=list)
    _frames: list[pd.DataFrame] = field(default_factory=list)

    def add(self, sheet: Understood, part: Part, table: Table, records: pd.DataFrame) -> None:
        """Take up the records of one table.

        Parameters
        ----------
        sheet : Understood
            The sheet it stands in.
        part : Part
            Its place there.
        table : Table
            The table.
        records : pandas.DataFrame
            Its records.
        """
        before = sum(item.labs for _, _, other in self.tables for item in other.counted)
        table.faults += check_totals(
            sheet.grid, part.header, part.layout, table.counted, so_far=before
        )
        self.tables.append((sheet, part, table))
        self._frames.append(records)

    @property
    def records(self) -> pd.DataFrame:
        """The records of all tables.

        Returns
        -------
        pandas.DataFrame
            The columns of :data:`geo.records.COLUMNS`, then the ``raw_`` ones of all tables.
        """
        if len(self._frames) == 1:
            return self._frames[0]
        joined = pd.concat(self._frames, ignore_index=True)
        raw = list(joined.columns[len(COLUMNS) :])
        joined[raw] = joined[raw].fillna("")
        types = {column.name: column.dtype for column in COLUMNS} | dict.fromkeys(raw, "str")
        return joined.astype(types)


def make_report(reading: Reading, file: str, sha256: str) -> ReadingReport:
    """Return the report of a reading.

    Parameters
    ----------
    reading : Reading
        The reading.
    file : str
        Name of the file.
    sha256 : str
        Hash of the file.

    Returns
    -------
    ReadingReport
        What was understood and what was not.
    """
    source = reading.source
    found = {name for sheet in reading.understood for name in sheet.fields}
    said = {
        name
        for _, _, table in reading.tables
        for item in table.counted[:1]
        for measure in item.said
        for name in ("status", "drug", "kind")
        if getattr(measure, name)
    }
    described = {"status", "drug", "kind"} if "description" in found else set()
    sections = {
        name
        for _, part, _ in reading.tables
        for context in part.layout.context.values()
        for name in context
    }
    there = found | said | described | sections
    there |= {"date"} if {"year", "date"} & there or _dated(reading) else set()
    there |= {"state", "municipality"} if {"coordinates", "lat"} & there else set()
    return ReadingReport(
        file=file,
        sha256=sha256,
        format=source.format,
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheets=tuple(_sheet(sheet, reading) for sheet in reading.understood),
        not_read=reading.not_read,
        missing=tuple(name for name in _EXPECTED if name not in there),
        remarks=source.remarks,
        rows=tuple(seen for sheet in reading.understood for seen in _rows(sheet)),
        problems=tuple(problem for sheet in reading.understood for problem in _of(sheet, reading)),
    )


def used_map(report: ReadingReport) -> ReadingMap:
    """Return how a file was read, to be saved and used again.

    Parameters
    ----------
    report : ReadingReport
        The report of its reading.

    Returns
    -------
    ReadingMap
        The headings of all fields; sheets only where some were not read. The
        encoding that was found is left out: the next file may have another.
    """
    return ReadingMap(
        columns=report.columns,
        sheets=tuple(sheet.name for sheet in report.sheets) if report.not_read else (),
    )


def columns_read(grid: Grid, header: Header) -> tuple[ColumnRead, ...]:
    """Return what each column of a table was taken to mean.

    Parameters
    ----------
    grid : Grid
        The sheet.
    header : Header
        The header.

    Returns
    -------
    tuple of ColumnRead
        From left to right, but for those without a heading and a cell.
    """
    below = grid.below(header.first_row)
    found = []
    for index, column in enumerate(header.columns):
        examples = tuple(list(dict.fromkeys(column_of(below, index)))[:_EXAMPLES])
        # A column without heading or cells is a gap in the sheet.
        if column.pieces or examples:
            meaning = column.measure.text if column.measure else ""
            found.append(ColumnRead(column.heading, column.field, meaning, column.how, examples))
    return tuple(found)


def _dated(reading: Reading) -> bool:
    return any(measure.year for _, p, _ in reading.tables for measure in p.header.measures.values())


def _sheet(sheet: Understood, reading: Reading) -> SheetRead:
    cells = sheet.grid.sheet
    columns: dict[str, ColumnRead] = {}
    for part in sheet.parts:
        for column in columns_read(sheet.grid, part.header):
            columns.setdefault(column.heading, column)
    told = [r for one, _, table in reading.tables if one is sheet for r in table.remarks]
    return SheetRead(
        name=cells.name,
        header_rows=tuple(row + 1 for row in sheet.parts[0].header.rows),
        columns=tuple(columns.values()),
        rows=rows_by_kind(sheet.parts),
        context=sheet.context,
        remarks=(*cells.remarks, *_hidden(sheet), *_by_cells(sheet), *told),
    )


def _hidden(sheet: Understood) -> list[str]:
    cells = sheet.grid.sheet
    found = []
    if cells.hidden:
        found.append("the sheet is hidden in the file; it was read like the others")
    rows = [row for row in sorted(cells.hidden_rows) if any(sheet.grid.texts[row : row + 1] or [])]
    filled = [row + 1 for row in rows if any(sheet.grid.texts[row])]
    if filled:
        named = ", ".join(map(str, filled[:_NAMED])) + (" and more" if filled[_NAMED:] else "")
        found.append(f"{len(filled)} rows are hidden in the file and were read: {named}")
    headed = sheet.parts[0].header.columns
    hidden = [headed[i].heading for i in sorted(cells.hidden_columns) if i < len(headed)]
    if hidden:
        found.append(f"columns hidden in the file were read: {', '.join(hidden)}")
    return found


def _by_cells(sheet: Understood) -> list[str]:
    told = [
        f"{column.heading} as {column.field}"
        for part in sheet.parts
        for column in part.header.columns
        if column.how == "cells"
    ]
    if not told:
        return []
    return [f"columns read by what their cells hold: {', '.join(dict.fromkeys(told))}"]


def _rows(sheet: Understood) -> list[RowSeen]:
    return [
        RowSeen(*sheet.grid.sheet.origin(row), kind, tuple(sheet.grid.texts[row]))
        for part in sheet.parts
        for row, kind in part.layout.kinds.items()
        if kind != "data"
    ]


def _of(sheet: Understood, reading: Reading) -> list[Problem]:
    """Return the problems of a sheet in the order of its rows."""
    found: list[tuple[int, Problem]] = []
    for one, part, table in reading.tables:
        if one is not sheet:
            continue
        found += [(fault.row, _problem(sheet, part.header, fault)) for fault in table.faults]
        for row in part.layout.unknown_sections:
            text = " | ".join(filter(None, sheet.grid.texts[row]))
            where = sheet.grid.sheet.origin(row)
            found.append((row, Problem(*where, "", text, _SECTION, "to check", _SECTION_ADVICE)))
    return [problem for _, problem in sorted(found, key=lambda item: item[0])]


def _problem(sheet: Understood, header: Header, fault: Fault) -> Problem:
    heading = "" if fault.column is None else header.columns[fault.column].heading
    where = sheet.grid.sheet.origin(fault.row)
    return Problem(*where, heading, fault.value, fault.reason, fault.effect, _ADVICE[fault.effect])
