"""How far a sheet of an xlsx reaches and what it hides, found before its cells are read.

The library that reads the cells keeps room for every cell between the first
and the last: two cells in opposite corners of a sheet would need more memory
than any machine has, and it would end the whole program. So the reach of a
sheet is looked for first. The XML of sheets as programs write them is searched
as bytes, which takes a quarter of the time of reading it; any that is written
in another way is walked through, element by element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from geo.releases.cells import Merge
from geo.releases.workbooks.archive import damaged
from geo.releases.workbooks.facts import MAX_CELLS, MAX_COLUMNS, Facts
from geo.releases.workbooks.refs import column, letters, position
from geo.releases.workbooks.sheet_xml import feed, local, make_parser, true

Blocks = Callable[[], Iterable[bytes]]
"""What yields the XML of a sheet, from its start at each call."""

_CELL: Final = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"')
_ANY_CELL: Final = re.compile(rb"<c[\s/>]")
_PREFIXED: Final = re.compile(rb"<[^<>\s]*:c[\s/>]")
_HIDDEN: Final = re.compile(rb"<(row|col)\s([^>]*\bhidden\s*=[^>]*)>")
_ATTRIBUTE: Final = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_MERGE: Final = re.compile(rb"<mergeCell\s[^>]*\bref\s*=\s*[\"']([A-Za-z0-9:]+)[\"']")
_FORMULA: Final = rb"<f\b[^>]*?(?:/>|>[^<]*</f>)"
_EMPTY_RESULT: Final = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*)>\s*' + _FORMULA + rb"\s*(<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_ERROR: Final = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*\bt="e"[^>]*>(?:' + _FORMULA + rb")?<v>([^<]*)</v>"
)
_ROW: Final = re.compile("[0-9]{1,9}")
_LONGEST: Final = 32_000_000
"""Bytes without a tag; a cell holds 32,767 characters."""


def scan_sheet(blocks: Blocks, file: str, *, lengths: Sequence[int] | None = None) -> Facts:
    """Return how far a sheet reaches and what it hides and merges.

    Parameters
    ----------
    blocks : callable
        Yields its XML.
    file : str
        Name of the file in the text of errors.
    lengths : sequence of int, optional
        Lengths of the shared texts, where the characters are to be counted.

    Returns
    -------
    Facts
        Of the reach no less than what the cells need.

    Raises
    ------
    ReleaseError
        If its XML is damaged or in another encoding than UTF-8.
    """
    facts = _search(blocks(), file) if lengths is None else None
    if facts is None or max(facts.area, facts.cells) > MAX_CELLS:
        return _Walk(file, lengths or ()).facts(blocks())
    return facts


def _search(blocks: Iterable[bytes], file: str) -> Facts | None:
    facts, first = Facts(), True
    for piece in _pieces(blocks, file):
        if first and b"\0" in piece[:4]:
            raise damaged(file, "its sheets are not written in UTF-8")
        first = False
        if not (_reach(facts, piece) and _hidden(facts, piece)):
            return None
        if b"<f" in piece:
            for place, given, result in _EMPTY_RESULT.findall(piece):
                # A formula may have the empty text as its result.
                if not (result and b't="str"' in given):
                    facts.lacks_result(place.decode())
        if b't="e"' in piece:
            for place, shown in _ERROR.findall(piece):
                facts.has_error(*position(place.decode()), shown.decode("ascii", "replace"))
        # A comment is a legacyDrawing.
        facts.drawn = facts.drawn or b"<drawing " in piece
        if b"<mergeCell" in piece:
            for reference in _MERGE.findall(piece):
                _merge(facts, reference.decode(), file)
    return facts


def _pieces(blocks: Iterable[bytes], file: str) -> Iterator[bytes]:
    # Each piece ends with a cell, or before a tag, so that nothing searched for is cut in two.
    rest = b""
    for block in blocks:
        piece = rest + block
        end = piece.rfind(b"</c>") + 4
        if end < 4:
            end = piece.rfind(b"<c")
        if end < 0:
            end = max(piece.rfind(b"<"), 0)
        if not end and len(piece) > _LONGEST:
            raise damaged(file, f"one of its cells has more than {_LONGEST:,} bytes")
        rest = piece[end:]
        yield piece[:end]
    yield rest


def _reach(facts: Facts, piece: bytes) -> bool:
    """Include all cells of a piece; False where one is written in an unusual way."""
    if b":c" in piece and _PREFIXED.search(piece):
        return False
    last = _CELL.match(piece, piece.rfind(b"<c r="))
    if last is not None:
        facts.include(int(last[2]) - 1, column(last[1].decode()))
    facts.cells += piece.count(b"<c")
    if _beyond(facts).search(piece):
        places = _CELL.findall(piece)
        if len(places) < len(_ANY_CELL.findall(piece)):
            return False
        for name in {name for name, _ in places}:
            facts.include(0, column(name.decode()))
        facts.include(max((int(row) for _, row in places), default=1) - 1, 0)
    return True


def _beyond(facts: Facts) -> re.Pattern[bytes]:
    """Return a pattern for whatever is not a cell within the reach of the sheet."""
    columns = _up_to(letters(facts.columns - 1), "A", "A", "Z")
    rows = _up_to(str(facts.rows), "1", "0", "9")
    return re.compile(f'<c(?! r="(?:{columns})(?:{rows})")'.encode())


def _up_to(last: str, first: str, low: str, high: str) -> str:
    """Return a pattern for the words that come no later, shorter ones before longer."""
    words = []
    if len(last) > 1:
        words.append(f"[{first}-{high}][{low}-{high}]{{0,{len(last) - 2}}}")
    for index, sign in enumerate(last):
        lowest = low if index else first
        if sign > lowest:
            rest = f"[{low}-{high}]{{{len(last) - 1 - index}}}"
            words.append(f"{last[:index]}[{lowest}-{chr(ord(sign) - 1)}]{rest}")
    return "|".join([*words, last])


def _hidden(facts: Facts, piece: bytes) -> bool:
    if b"hidden" not in piece:
        return True
    for kind, text in _HIDDEN.findall(piece):
        given = {key.decode(): value.decode("ascii", "replace") for key, value in
                 _ATTRIBUTE.findall(text)}  # fmt: skip
        if not true(given.get("hidden")):
            continue
        if kind == b"row" and not _ROW.fullmatch(given.get("r", "")):
            return False
        _hide(facts, kind.decode(), given)
    return True


def _hide(facts: Facts, kind: str, given: dict[str, str]) -> None:
    first, last = ("r", "r") if kind == "row" else ("min", "max")
    try:
        start, end = int(given[first]) - 1, int(given[last]) - 1
    except (KeyError, ValueError):
        return
    if kind == "row":
        facts.hide_row(start)
    elif len(facts.hidden_columns) < MAX_COLUMNS:
        facts.hide_columns(start, end)


def _merge(facts: Facts, reference: str, file: str) -> None:
    first, _, last = reference.partition(":")
    try:
        block = Merge(*position(first), *position(last or first))
    except ValueError:
        return
    try:
        facts.merge(block)
    except ValueError as error:
        raise damaged(file, error) from error


class _Walk:
    """The same facts element by element, and those of cells without a value left out."""

    def __init__(self, file: str, lengths: Sequence[int]) -> None:
        self.file, self.lengths = file, lengths
        self.found = Facts()
        self.row = self.column = 0
        self.cell: dict[str, str] | None = None
        self.parts: set[str] = set()
        self.value: list[str] = []

    def facts(self, blocks: Iterable[bytes]) -> Facts:
        parser = make_parser(self.file)
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.text
        feed(parser, blocks, self.file)
        return self.found

    def start(self, name: str, given: dict[str, str]) -> None:
        name = local(name)
        if self.cell is not None:
            self.parts.add(name)
        elif name == "c":
            self._place(given)
            self.cell, self.parts, self.value = given, set(), []
        elif name == "row":
            if _ROW.fullmatch(given.get("r", "")):
                self.row = int(given["r"]) - 1
            if true(given.get("hidden")):
                self.found.hide_row(self.row)
        elif name == "col" and true(given.get("hidden")):
            _hide(self.found, name, given)
        elif name == "drawing":
            self.found.drawn = True
        elif name == "mergeCell":
            _merge(self.found, given.get("ref", ""), self.file)

    def text(self, text: str) -> None:
        if "v" in self.parts:
            self.value.append(text)

    def end(self, name: str) -> None:
        name = local(name)
        if name == "row":
            self.row, self.column = self.row + 1, 0
        elif name == "c" and self.cell is not None:
            if self.parts:
                self._take(self.cell, "".join(self.value).strip())
            self.cell, self.column = None, self.column + 1

    def _place(self, given: dict[str, str]) -> None:
        if "r" in given:
            try:
                self.cell_row, self.column = position(given["r"])
            except ValueError as error:
                raise damaged(self.file, error) from error
        else:
            self.cell_row = self.row

    def _take(self, cell: dict[str, str], value: str) -> None:
        kind = cell.get("t")
        self.found.cells += 1
        self.found.include(self.cell_row, self.column)
        if "f" in self.parts and not value and not (kind == "str" and "v" in self.parts):
            self.found.lacks_result(f"{letters(self.column)}{self.cell_row + 1}")
        if kind == "e" and value:
            self.found.has_error(self.cell_row, self.column, value)
        if kind == "s" and self.lengths and value.isdecimal():
            index = int(value)
            self.found.text += self.lengths[index] if index < len(self.lengths) else 0
