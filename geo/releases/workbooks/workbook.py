"""Workbooks: xlsx, xlsm, xls and ods become sheets of plain cells."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from geo.errors import ReleaseError
from geo.releases.cells import Cell, Sheet, Source
from geo.releases.report import NotRead
from geo.releases.workbooks.archive import Archive, damaged, locked, open_archive
from geo.releases.workbooks.biff import scan_book
from geo.releases.workbooks.facts import MAX_TEXT, Facts, check_reach, only_drawn
from geo.releases.workbooks.ods import CONTENT, read_ods
from geo.releases.workbooks.ole import SIGNATURE, Compound
from geo.releases.workbooks.parts import (
    SHEET,
    Book,
    SheetPart,
    book_part,
    plain_archive,
    read_book,
)
from geo.releases.workbooks.sheet_scan import scan_sheet
from geo.releases.workbooks.strings import longest_string, string_lengths

MAX_FILE: Final = 200_000_000
"""Bytes of a file, packed as it is."""
_KNOWN_ERRORS: Final = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
)
_OTHERS: Final = {
    "WordDocument": "a Word document", "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an e-mail",
}  # fmt: skip
_MACROS: Final = "the file holds macros; they were not run"
_LINKED: Final = "the file refers to other files; they were not opened"


def read_workbook(path: Path, file: str) -> Source:
    """Return the sheets of a workbook.

    Macros are not run, formulas not calculated and links not followed: the
    cells are what the program that saved the file stored in them.

    Parameters
    ----------
    path : pathlib.Path
        An xlsx, xlsm, xls or ods file, whatever its ending.
    file : str
        Its name in the text of errors.

    Returns
    -------
    Source
        Its sheets in their order, hidden ones too; those that are charts or
        macros are named as unread.

    Raises
    ------
    ReleaseError
        If it cannot be opened, is damaged, locked by a password, or would
        take more memory than :data:`geo.releases.workbooks.facts.MAX_CELLS`
        cells do.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(len(SIGNATURE))
        if path.stat().st_size > MAX_FILE:
            raise ReleaseError(f"{file}: is larger than {MAX_FILE // 1_000_000} MB; split it")
        if start == SIGNATURE:
            return _read_xls(path.read_bytes(), file)
        with open_archive(path, file) as archive:
            if CONTENT in archive.names:
                return read_ods(archive)
            if part := book_part(archive):
                return _read_xlsx(archive, part)
            raise archive.damaged("it holds no workbook")
    except OSError as error:
        raise ReleaseError(f"{file}: cannot be opened ({error.strerror or error})") from error


def _read_xlsx(archive: Archive, part: str) -> Source:
    book = read_book(archive, part)
    sheets = [sheet for sheet in book.sheets if sheet.kind == SHEET]
    facts = _facts(archive, book, sheets)
    check_reach({repr(s.name): fact for s, fact in zip(sheets, facts, strict=True)}, archive.file)
    odd = set[str]().union(*(fact.shown for fact in facts)) - _KNOWN_ERRORS
    with _opened(plain_archive(archive, book, sheets, odd), archive.file) as workbook:
        read = tuple(
            _sheet(
                sheet.name,
                _rows(workbook.get_sheet_by_name(f"{number}")),
                fact,
                hidden=sheet.hidden,
                epoch_1904=book.epoch_1904,
            )
            for number, (sheet, fact) in enumerate(zip(sheets, facts, strict=True), 1)
        )
    unread = [_unread(s.name, s.kind) for s in book.sheets if s.kind != SHEET]
    for one, fact in zip(read, facts, strict=True):
        unread += only_drawn(one, fact)
    remarks = []
    if any(name.endswith("vbaproject.bin") for name in archive.parts):
        remarks.append(_MACROS)
    if any(name.startswith(("xl/externallinks/", "xl/connections")) for name in archive.parts):
        remarks.append(_LINKED)
    return Source("xlsx", read, remarks=tuple(remarks), unread=tuple(unread))


def _facts(archive: Archive, book: Book, sheets: Sequence[SheetPart]) -> list[Facts]:
    file = archive.file

    def scan(lengths: Sequence[int] | None = None) -> list[Facts]:
        return [
            scan_sheet(partial(archive.blocks, sheet.part), file, lengths=lengths)
            for sheet in sheets
        ]

    found = scan()
    if book.strings:
        longest = longest_string(archive.blocks(book.strings), file)
        if longest * sum(facts.cells for facts in found) > MAX_TEXT:
            # The longest text might stand in every cell: only now is it worth to count.
            return scan(string_lengths(archive.blocks(book.strings), file))
    return found


def _read_xls(raw: bytes, file: str) -> Source:
    compound = Compound(raw, file)
    stream = next((name for name in ("Workbook", "Book") if name in compound.names), None)
    if stream is None:
        if "EncryptedPackage" in compound.names:
            raise locked(file)
        kind = next((_OTHERS[name] for name in compound.names if name in _OTHERS), "no spreadsheet")
        raise ReleaseError(f"{file}: is {kind}; put its table into a spreadsheet and try again")
    book = scan_book(compound.stream(stream), file)
    # Sheets of other kinds are left out, but the library goes through them too.
    check_reach({f"number {n}": facts for n, (_, _, facts) in enumerate(book.sheets, 1)}, file)
    sheets: list[Sheet] = []
    unread: list[NotRead] = []
    remarks = []
    with _opened(raw, file) as workbook:
        names = workbook.sheet_names
        _check_names(names, len(book.sheets), file)
        for name, (kind, hidden, fact) in zip(names, book.sheets, strict=True):
            if kind == SHEET:
                rows = _rows(workbook.get_sheet_by_name(name))
                sheets.append(_sheet(name, rows, fact, hidden=hidden, epoch_1904=book.epoch_1904))
                unread += only_drawn(sheets[-1], fact)
            else:
                unread.append(_unread(name, kind))
    if "_VBA_PROJECT_CUR" in compound.names:
        remarks.append(_MACROS)
    if book.linked:
        remarks.append(_LINKED)
    if not sheets:
        raise ReleaseError(f"{file}: has no sheet of cells")
    return Source("xls", tuple(sheets), remarks=tuple(remarks), unread=tuple(unread))


def _unread(name: str, kind: str) -> NotRead:
    return NotRead(name, 0, f"it is no table of cells ({kind})")


@contextmanager
def _opened(raw: bytes, file: str) -> Iterator[CalamineWorkbook]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as workbook:
            yield workbook
    except PasswordError as error:
        raise locked(file) from error
    except (CalamineError, MemoryError) as error:
        raise damaged(file, error) from error
    except BaseException as error:
        # What the library did not foresee comes out as an exception that is no Exception.
        if type(error).__name__ == "PanicException":
            raise damaged(file, "it is not what its own description says") from error
        raise


def _check_names(names: Sequence[str], number: int, file: str) -> None:
    if len(names) != number or len(set(names)) < number:
        raise damaged(file, "its list of sheets is wrong")


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=True)
    top, left = sheet.start or (0, 0)
    if left:
        before: list[Cell] = [""] * left
        rows = [before + row for row in rows]
    # The empty rows are kept: without them row numbers would no longer be the file's.
    if top and rows:
        empty: list[Cell] = [""] * len(rows[0])
        rows = [empty.copy() for _ in range(top)] + rows
    # A number less itself is nought unless it is infinite or none at all. The list is made, for
    # asking one by one takes twice as long over a million cells.
    for row in rows:
        if any([cell - cell for cell in row if cell.__class__ is float]):  # noqa: C419
            row[:] = [str(c) if isinstance(c, float) and not isfinite(c) else c for c in row]
    return rows


def _sheet(
    name: str, rows: list[list[Cell]], facts: Facts, *, hidden: bool, epoch_1904: bool
) -> Sheet:
    # The library leaves a cell with an error empty, as if nothing had been there.
    for (row, column), text in facts.errors.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = text
    facts.rows, facts.columns = len(rows), max(map(len, rows), default=0)
    return Sheet(
        name,
        rows,
        hidden_rows=facts.seen_hidden_rows(),
        hidden_columns=facts.seen_hidden_columns(),
        merged=facts.merges(),
        unstored=facts.unstored_cells(),
        hidden=hidden,
        epoch_1904=epoch_1904,
        remarks=facts.remarks(),
    )
