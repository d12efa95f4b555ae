"""A first look at a file: its first rows, and what each column seems to mean."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from geo.errors import LabatlasError
from geo.releases.read import choose
from geo.releases.reading_map import ReadingMap
from geo.releases.report import ColumnRead
from geo.releases.reporting import columns_read
from geo.releases.sheets import Understood, understand
from geo.releases.source import open_source
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header, Texts
from geo.releases.tables.header_search import header_at
from geo.releases.texts.mojibake import mend_cells

_ROWS: Final = 30


class SheetLook(NamedTuple):
    """What the beginning of a sheet shows.

    Attributes
    ----------
    name : str
        Its name; empty for a text table and for a PDF.
    rows : tuple of tuple of str
        Its first thirty rows as text, all of one length.
    header_rows : tuple of int
        Rows of the headings, the first line being 1; empty where none was found.
    columns : tuple of ColumnRead
        What each column was taken to mean; without a known header those of
        the row that was named as one, or by number.
    read : bool
        Whether the sheet is read.
    reason : str
        Why it is not.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    header_rows: tuple[int, ...]
    columns: tuple[ColumnRead, ...]
    read: bool
    reason: str


def look(
    path: str | Path, *, file_name: str | None = None, reading_map: ReadingMap | None = None
) -> tuple[SheetLook, ...]:
    """Return a first look at each sheet of a file.

    Parameters
    ----------
    path : str or pathlib.Path
        The file.
    file_name : str, optional
        Name to use in errors instead of the path's own.
    reading_map : ReadingMap, optional
        How to read it, as far as is known.

    Returns
    -------
    tuple of SheetLook
        One a sheet, also where no header was found in any.

    Raises
    ------
    ReleaseError
        If the file cannot be opened.
    """
    path, reading_map = Path(path), reading_map or ReadingMap()
    file = file_name or path.name
    source = mend_cells(open_source(path, file, encoding=reading_map.encoding))
    sheets = [understand(Grid.of(sheet), reading_map) for sheet in source.sheets]
    try:
        chosen, not_read, _ = choose(sheets, reading_map, file, reading_map.columns)
        reasons = {name: reason for name, _, reason in not_read}
    except LabatlasError as error:
        chosen, reasons = [], {sheet.grid.sheet.name: str(error) for sheet in sheets}
    return tuple(
        SheetLook(
            sheet.grid.sheet.name,
            _rows(sheet.grid.texts[:_ROWS]),
            tuple(row + 1 for row in sheet.parts[0].header.rows) if sheet.parts else (),
            columns_read(sheet.grid, _header(sheet, reading_map)),
            any(sheet is one for one in chosen),
            reasons.get(sheet.grid.sheet.name, ""),
        )
        for sheet in sheets
    )


def _rows(texts: Texts) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, texts), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in texts)


def _header(sheet: Understood, reading_map: ReadingMap) -> Header:
    if sheet.parts:
        return sheet.parts[0].header
    grid, row = sheet.grid, (reading_map.header_row or 0) - 1
    return header_at(grid, row if row < len(grid.texts) else -1, reading_map)
