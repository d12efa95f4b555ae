"""Cells out of a file: every format becomes rows of plain values."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

from geo.errors import ReleaseError

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What one cell may hold; an empty cell is an empty text."""

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
TEXT_TABLES: Final = (".csv", ".tsv", ".txt")
READABLE: Final = WORKBOOKS + TEXT_TABLES
_DELIMITERS: Final = ",;\t|"


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; row ``k`` of the file is ``rows[k - 1]``."""

    name: str
    rows: list[list[Cell]] = field(repr=False)


def read_cells(path: Path) -> list[Sheet]:
    """Return the sheets of a spreadsheet or of a text table.

    Parameters
    ----------
    path : pathlib.Path
        An xlsx, xls, ods or csv file.

    Returns
    -------
    list of Sheet
        The sheets in their order; one without a name for a text table.

    Raises
    ------
    ReleaseError
        If the file is missing, of another kind, or damaged.
    """
    ending = path.suffix.lower()
    if ending not in READABLE:
        raise ReleaseError(
            f"{path.name}: cannot read {ending or 'a file without an ending'}; "
            f"save it as one of {', '.join(READABLE)}"
        )
    if not path.exists():
        raise ReleaseError(f"{path}: there is no such file")
    try:
        return _read_workbook(path) if ending in WORKBOOKS else [_read_text(path)]
    except OSError as error:
        raise ReleaseError(f"{path.name}: cannot be opened ({error})") from error


def _read_workbook(path: Path) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return [
                # The empty area is kept: without it row numbers would no longer be the file's.
                Sheet(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in workbook.sheet_names
            ]
    except PasswordError as error:
        raise ReleaseError(
            f"{path.name}: is locked by a password; save it without one and try again"
        ) from error
    except (CalamineError, ZipError) as error:
        raise ReleaseError(
            f"{path.name}: is not a readable spreadsheet ({error}); open it in a spreadsheet "
            "program and save it again"
        ) from error


def _read_text(path: Path) -> Sheet:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows-1252 gives a letter to every byte but five: those become the replacement mark.
        text = raw.decode("cp1252", errors="replace")
    delimiter = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ReleaseError(f"{path.name}: is not a readable text table ({error})") from error
    return Sheet("", [list(row) for row in rows])


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    # The true delimiter stands in most lines; title lines may lack it.
    return max(_DELIMITERS, key=lambda mark: sum(min(line.count(mark), 20) for line in lines))


def as_text(cell: Cell) -> str:
    """Return a cell as the text that a person would see in it.

    Parameters
    ----------
    cell : Cell
        A cell.

    Returns
    -------
    str
        Stripped text; a whole number without its ``.0``, a date as ISO 8601.
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    return str(cell).strip()
