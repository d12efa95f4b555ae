"""How far the sheets of an xls reach and what they hide, found before their cells are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from geo.errors import ReleaseError
from geo.releases.cells import Merge
from geo.releases.workbooks.archive import damaged, locked
from geo.releases.workbooks.facts import MAX_CELLS, Facts
from geo.releases.workbooks.refs import letters

_BOF, _EOF = 0x0809, 0x000A
_FILEPASS, _EPOCH, _SHEET, _SUPBOOK, _SST, _CONTINUE = 0x2F, 0x22, 0x85, 0x01AE, 0xFC, 0x3C
_DIMENSIONS, _ROW, _COLUMNS, _MERGED = 0x0200, 0x0208, 0x7D, 0xE5
_FORMULA, _BOOL_OR_ERROR, _SHARED_TEXT, _MANY = 0x06, 0x0205, 0xFD, 0xBD
_DRAWINGS: Final = (0xEC, 0x7F)
_CELLS: Final = frozenset(
    {_FORMULA, 0x0206, 0x0406, 0x0203, 0x0204, _BOOL_OR_ERROR, 0x027E, _MANY, _SHARED_TEXT, 0xD6}
)
"""Records of one cell with a value, and of several numbers in a row."""
_INTERNAL: Final = (b"\x01\x04", b"\x01\x3a")
_KINDS: Final = {0: "worksheet", 1: "macrosheet", 2: "chartsheet"}
_LONGEST: Final = 0xFFFF
"""Characters that a shared text can have."""
_SHOWN: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip

Record = tuple[int, bytes]


class Binary(NamedTuple):
    """What an xls says of itself.

    Attributes
    ----------
    sheets : list of (str, bool, Facts)
        Kind of each sheet, whether it is hidden, and what it is like.
    epoch_1904 : bool
        Whether its serial dates count from 1 January 1904.
    linked : bool
        Whether it refers to other files.
    """

    sheets: list[tuple[str, bool, Facts]]
    epoch_1904: bool
    linked: bool


def scan_book(stream: bytes, file: str) -> Binary:
    """Return how far the sheets of an xls reach and what they hide and merge.

    Parameters
    ----------
    stream : bytes
        The stream ``Workbook`` of the file.
    file : str
        Name of the file in the text of errors.

    Returns
    -------
    Binary
        Its sheets, in their order.

    Raises
    ------
    ReleaseError
        If it is damaged, or locked by a password.
    """
    sheets: list[tuple[int, str, bool]] = []
    texts: list[bytes] = []
    epoch_1904 = linked = False
    last = 0
    try:
        for kind, data in _records(stream, 0):
            if kind == _FILEPASS:
                raise locked(file)
            if kind == _EPOCH:
                epoch_1904 = data[:2] == b"\1\0"
            elif kind == _SUPBOOK:
                linked = linked or data[2:4] not in _INTERNAL
            elif kind == _SHEET:
                at, state, what = struct.unpack_from("<I2B", data)
                sheets.append((at, _KINDS.get(what, "other"), bool(state & 3)))
            elif kind == _SST or (kind == _CONTINUE and last == _SST):
                texts.append(data)
            if kind != _CONTINUE:
                last = kind
        if len({at for at, _, _ in sheets}) < len(sheets) or not sheets:
            raise damaged(file, "its list of sheets is wrong")
        lengths = _lengths(texts) if texts else []
        found = [(kind, hidden, _scan(stream, at, lengths)) for at, kind, hidden in sheets]
    except (struct.error, IndexError) as error:
        raise damaged(file, "one of its records ends early") from error
    except ReleaseError:
        raise
    except (OverflowError, ValueError) as error:
        raise damaged(file, error) from error
    return Binary(found, epoch_1904, linked)


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """Yield the records of a part of the stream, those of parts within it included."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        at += 4
        if at + size > len(stream):
            raise IndexError
        yield kind, stream[at : at + size]
        at += size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return


def _scan(stream: bytes, at: int, lengths: list[int]) -> Facts:
    facts = Facts()
    formulas = 0
    for kind, data in _records(stream, at):
        if kind in _CELLS:
            formulas += kind == _FORMULA
            _cell(facts, kind, data, lengths)
        elif kind == _ROW and len(data) >= 14 and data[12] & 0x20:
            facts.hide_row(int.from_bytes(data[:2], "little"))
        elif kind == _COLUMNS and len(data) >= 10 and data[8] & 1:
            facts.hide_columns(*struct.unpack_from("<2H", data))
        elif kind == _MERGED:
            blocks = data[2 : 2 + (len(data) - 2) // 8 * 8]
            for top, bottom, left, right in struct.iter_unpack("<4H", blocks):
                facts.merge(Merge(top, left, bottom, right))
        elif kind in _DRAWINGS:
            facts.drawn = True
        elif kind == _DIMENSIONS:
            _check_dimensions(data)
    if facts.unstored < formulas:
        # One that was calculated means that the others were too, and are rightly empty.
        facts.unstored = 0
    return facts


def _cell(facts: Facts, kind: int, data: bytes, lengths: list[int]) -> None:
    row, column = struct.unpack_from("<2H", data)
    facts.cells += 1
    facts.include(row, column)
    if kind == _SHARED_TEXT:
        (index,) = struct.unpack_from("<I", data, 6)
        facts.text += lengths[index] if index < len(lengths) else _LONGEST
    elif kind == _MANY:
        facts.include(row, int.from_bytes(data[-2:], "little"))
    elif kind == _BOOL_OR_ERROR and data[7]:
        facts.has_error(row, column, _SHOWN.get(data[6], "#ERROR"))
    elif kind == _FORMULA and data[12:14] == b"\xff\xff":
        # The result is a text (0), a logical value (1), an error (2) or an empty text (3), which
        # also stands where nothing was ever calculated.
        if data[6] == 2:
            facts.has_error(row, column, _SHOWN.get(data[8], "#ERROR"))
        elif data[6] == 3:
            facts.lacks_result(f"{letters(column)}{row + 1}")


def _check_dimensions(data: bytes) -> None:
    # The library makes room for as many cells as are declared.
    if len(data) not in (10, 14):
        return
    top, bottom, left, right = struct.unpack_from("<2I2H" if len(data) == 14 else "<4H", data)
    if bottom and right and ((bottom - top) % 2**32) * ((right - left) % 2**32) > MAX_CELLS:
        raise OverflowError(f"a sheet says that it has {bottom:,} rows and {right:,} columns")


def _lengths(texts: list[bytes]) -> list[int]:
    """Return the length of each shared text; those that cannot be told are left out."""
    (count,) = struct.unpack_from("<I", texts[0], 4)
    if 3 * count > sum(map(len, texts)):
        raise OverflowError(f"it says that it holds {count:,} texts")
    lengths: list[int] = []
    part, at = 0, 8
    try:
        for _ in range(count):
            if at >= len(texts[part]):
                part, at = part + 1, 0
            chars, flags = struct.unpack_from("<HB", texts[part], at)
            at += 3
            after = 0
            if flags & 8:
                after = 4 * int.from_bytes(texts[part][at : at + 2], "little")
                at += 2
            if flags & 4:
                after += int.from_bytes(texts[part][at : at + 4], "little")
                at += 4
            part, at = _after_text(texts, part, at, chars, flags & 1)
            while after > len(texts[part]) - at:
                after -= len(texts[part]) - at
                part, at = part + 1, 0
            at += after
            lengths.append(chars)
    except (struct.error, IndexError):
        pass
    return lengths


def _after_text(texts: list[bytes], part: int, at: int, chars: int, wide: int) -> tuple[int, int]:
    while True:
        taken = min(chars, max(len(texts[part]) - at, 0) >> wide)
        chars, at = chars - taken, at + (taken << wide)
        if not chars:
            return part, at
        # A text that goes on in the next record says anew how wide its letters are.
        part += 1
        wide, at = texts[part][0] & 1, 1
