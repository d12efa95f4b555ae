"""Cells out of a file: every format becomes rows of plain values."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, Literal

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
    """The cells of one sheet; row ``k`` of the file is ``rows[k - 1]``.

    Attributes
    ----------
    name : str
        Name of the sheet; empty for a text table.
    rows : list of list of Cell
        The cells.
    remarks : tuple of str
        What had to be assumed to read them.
    """

    name: str
    rows: list[list[Cell]] = field(repr=False)
    remarks: tuple[str, ...] = ()


def read_cells(path: Path, file: str) -> list[Sheet]:
    """Return the sheets of a spreadsheet or of a text table.

    Parameters
    ----------
    path : pathlib.Path
        An xlsx, xls, ods or csv file.
    file : str
        Its name in the text of errors.

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
            f"{file}: cannot read {ending or 'a file without an ending'}; "
            f"save it as one of {', '.join(READABLE)}"
        )
    if not path.exists():
        raise ReleaseError(f"{file}: there is no such file")
    try:
        return _read_workbook(path, file) if ending in WORKBOOKS else [_read_text(path, file)]
    except OSError as error:
        raise ReleaseError(f"{file}: cannot be opened ({error})") from error


def _read_workbook(path: Path, file: str) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return [
                # The empty area is kept: without it row numbers would no longer be the file's.
                Sheet(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in workbook.sheet_names
            ]
    except PasswordError as error:
        raise ReleaseError(
            f"{file}: is locked by a password; save it without one and try again"
        ) from error
    except (CalamineError, ZipError) as error:
        raise ReleaseError(
            f"{file}: is not a readable spreadsheet ({error}); open it in a spreadsheet "
            "program and save it again"
        ) from error


def _read_text(path: Path, file: str) -> Sheet:
    text, remarks = _decode(path.read_bytes())
    delimiter = _delimiter(text)
    try:
        rows = _split(text, delimiter, csv.QUOTE_MINIMAL)
    except csv.Error as error:
        # One quotation mark without its pair would swallow every line after it.
        remarks.append(f"quotation marks do not pair ({error}): they were read as text")
        try:
            rows = _split(text, delimiter, csv.QUOTE_NONE)
        except csv.Error as fault:
            raise ReleaseError(f"{file}: is not a readable text table ({fault})") from fault
    return Sheet("", [list(row) for row in rows], tuple(remarks))


def _decode(raw: bytes) -> tuple[str, list[str]]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace"), ["the text is UTF-16"]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        # Windows-1252 gives a letter to every byte but five: those become the replacement mark.
        return raw.decode("cp1252", errors="replace"), [
            "the text is not UTF-8: it was read as Windows-1252; look whether its accents are right"
        ]


def _split(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    return list(csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True))


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:50] if line.strip()]

    def regularity(mark: str) -> tuple[int, int]:
        # The true delimiter stands equally often in most lines; titles and notes are irregular.
        counts = Counter(count for line in lines if (count := line.count(mark)))
        return max(((times, count) for count, times in counts.items()), default=(0, 0))

    return max(_DELIMITERS, key=regularity)


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
