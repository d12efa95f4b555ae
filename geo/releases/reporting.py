"""The report of a reading, gathered from its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from geo.records import COLUMNS
from geo.releases.cells import Source
from geo.releases.parts import Part
from geo.releases.reading_map import ReadingMap
from geo.releases.remarks import sheet_remarks
from geo.releases.report import ColumnRead, NotRead, Problem, ReadingReport, RowSeen, SheetRead
from geo.releases.sheets import Understood, rows_by_kind
from geo.releases.tables.counting import Fault
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header, column_of
from geo.releases.tables.headings import key
from geo.releases.tables.table import Table
from geo.releases.tables.totals import check_totals

_EXPECTED: Final = {
    "date": "date",
    "state": "state_given",
    "municipality": "mun_given",
    "status": "status",
    "drug": "drug",
    "kind": "kind",
}
"""Fields that change what is counted or where, each with its column of the record table."""

_UNSAID: Final = ("", "unspecified")
_EXAMPLES: Final = 3

_LOOK: Final = "look at the cell in the file; put it right there and read the file again"
_ADVICE: Final = {
    "value corrected": "check that this is what was meant",
    "row set aside": "nothing, if it is no raid; else fill its cells and read the file again",
    "value dropped": _LOOK,
    "to check": "count the rows in the file; ask the publisher which is right",
}
_LOST_ADVICE: Final = "say which column it is now (--map FIELD=HEADING), or take it out of the map"
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
    told : ReadingMap
        What a person said of the file.
    lost : dict of str to str
        Heading by field of those that a saved map names and no column read has.
    tables : list of (Understood, Part, Table)
        The tables read so far.
    frames : list of pandas.DataFrame
        Their records, table by table.
    """

    source: Source
    understood: tuple[Understood, ...]
    not_read: tuple[NotRead, ...]
    told: ReadingMap = field(default_factory=ReadingMap)
    lost: dict[str, str] = field(default_factory=dict)
    tables: list[tuple[Understood, Part, Table]] = field(default_factory=list)
    frames: list[pd.DataFrame] = field(default_factory=list, repr=False)

    def add(self, sheet: Understood, part: Part, release: str, corps: str) -> None:
        """Take up the records of one table.

        Parameters
        ----------
        sheet : Understood
            The sheet it stands in.
        part : Part
            The table.
        release : str
            Id of the release.
        corps : str
            Whose raids they are where the file doesn't say.
        """
        table = part.read()
        # Its rows are what its numbers tell, also in the report.
        part.layout = table.layout
        records = table.records(release, corps)
        before = sum(item.labs for _, _, other in self.tables for item in other.counted)
        table.faults += check_totals(
            sheet.grid, part.header, part.layout, table.counted, so_far=before
        )
        self.tables.append((sheet, part, table))
        self.frames.append(records)

    @property
    def records(self) -> pd.DataFrame:
        """The records of all tables.

        Returns
        -------
        pandas.DataFrame
            The columns of :data:`geo.records.COLUMNS`, then the ``raw_`` ones of all tables.
        """
        if len(self.frames) == 1:
            return self.frames[0]
        joined = pd.concat(self.frames, ignore_index=True)
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
    told = [problem for sheet in reading.understood for problem in _of(sheet, reading)]
    return ReadingReport(
        file=file,
        sha256=sha256,
        format=source.format,
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheets=tuple(_sheet(sheet, reading) for sheet in reading.understood),
        not_read=(*reading.not_read, *source.unread),
        missing=_missing(reading),
        remarks=source.remarks,
        rows=tuple(seen for sheet in reading.understood for seen in _rows(sheet)),
        problems=(*_lost(reading), *told),
        told=reading.told,
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
        The headings of all fields; sheets only where some were not read; and
        whatever else a person said. The encoding and the order of day and
        month that were found are left out: the next file may have others.
    """
    there = {key(column.heading) for sheet in report.sheets for column in sheet.columns}
    told = {name: text for name, text in report.told.columns.items() if key(text) in there}
    left_out = any(sheet.rows for sheet in report.not_read)
    return replace(
        report.told,
        columns=report.columns | told,
        sheets=report.told.sheets
        or (tuple(sheet.name for sheet in report.sheets) if left_out else ()),
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


def _missing(reading: Reading) -> tuple[str, ...]:
    """Return the fields that no column has, and that nothing else told of any record."""
    there = {name for _, part, _ in reading.tables for name in part.fields}
    there |= {
        name
        for name, column in _EXPECTED.items()
        for frame in reading.frames
        if (frame[column].notna() & ~frame[column].isin(_UNSAID)).any()
    }
    there |= {"date"} if "year" in there else set()
    there |= {"state", "municipality"} if {"coordinates", "lat"} & there else set()
    there |= set(reading.told.absent)
    return tuple(name for name in _EXPECTED if name not in there)


def _lost(reading: Reading) -> Iterator[Problem]:
    """Yield the headings of a saved map that are not there, each told at the header."""
    sheet = reading.understood[0]
    header = sheet.parts[0].header
    where = sheet.grid.sheet.origin(header.rows[-1] if header.rows else header.begin)
    for heading in reading.lost.values():
        reason = f"the map names a column {heading!r} that is not there"
        yield Problem(*where, heading, "", reason, "to check", _LOST_ADVICE)


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
        remarks=(*sheet_remarks(sheet), *told),
    )


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
