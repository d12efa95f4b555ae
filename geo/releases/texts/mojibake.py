"""Text that was decoded wrongly before it came here, put right by evidence.

"CuliacÃ¡n" is UTF-8 that somebody read as Windows-1252, "M‚xico" is CP850 read
so. A cell is mended where that yields known words, or where nothing is left in
it that no Spanish text holds; every other cell stays what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

import ftfy

from geo.releases.cells import Sheet, Source
from geo.releases.texts.known_words import is_odd, known_in
from geo.text import printable

_LONGEST: Final = 32_767
"""Letters that a cell of a spreadsheet can hold."""

_ENCODINGS: Final = ("sloppy-windows-1252", "latin-1", "macroman", "cp850", "cp437")
_WAYS: Final = tuple(
    (wrong, right)
    for right in ("utf-8", "cp850", "macroman", "sloppy-windows-1252")
    for wrong in _ENCODINGS
    if wrong != right
)
_Way = tuple[str, str]
"""The encoding that a text was decoded with, and its true one."""

_TRIED: Final = 1_000
_FEW: Final = 2
_TIMES: Final = 3
"""How often a text can have been decoded wrongly."""

_SPACE_INSIDE: Final = re.compile(r"(?<=[^\W\d_])\u00a0(?=[^\W\d_])")
_LOST: Final = "ÁÍí"
"""Letters of which the second byte is no letter of Windows-1252: "Ã" alone is left of them."""


def mend_cells(source: Source) -> Source:
    """Return a source whose wrongly decoded cells are put right.

    Parameters
    ----------
    source : Source
        Sheets of cells.

    Returns
    -------
    Source
        The same where nothing was wrong; else with the cells mended and, in
        the remarks of each sheet, how many they are and a few of them.
    """
    sheets = tuple(map(_mend_sheet, source.sheets))
    return source if sheets == source.sheets else replace(source, sheets=sheets)


def _mend_sheet(sheet: Sheet) -> Sheet:
    texts = {
        cell
        for row in sheet.rows
        for cell in row
        if isinstance(cell, str) and not cell.isascii() and len(cell) <= _LONGEST
    }
    mended = _mend(texts)
    if not mended:
        return sheet
    found = Counter(
        cell for row in sheet.rows for cell in row if isinstance(cell, str) and cell in mended
    )
    examples = ", ".join(f"{_short(text)} to {_short(mended[text])}" for text in list(found)[:3])
    count = found.total()
    cells = "1 cell had" if count == 1 else f"{count} cells had"
    remark = f"{cells} been decoded wrongly before and were mended, as {examples}"
    rows = [
        [mended.get(cell, cell) if isinstance(cell, str) else cell for cell in row]
        for row in sheet.rows
    ]
    return replace(sheet, rows=rows, remarks=(*sheet.remarks, remark))


def _short(text: str) -> str:
    return printable(text if len(text) <= 40 else f"{text[:40]}…")


def _mend(texts: Iterable[str]) -> dict[str, str]:
    """Return the mended text of those that can be mended."""
    many = sorted(texts)
    odd = [text for text in many if is_odd(text) or _SPACE_INSIDE.search(text)]
    if not odd:
        return {}
    step = len(odd) // _TRIED + 1
    ways = _ways(odd[::step], many[::step])
    # What is proven by some is tried on all: "R’o Bravo" alone would not look wrong.
    suspects = many if ways else odd
    return {text: better for text in suspects if (better := _better(text, ways)) != text}


def _ways(odd: Iterable[str], texts: Iterable[str]) -> dict[_Way, bool]:
    """Return the ways that yield known words, and whether each holds for the sheet as a whole."""
    fruit: Counter[_Way] = Counter()
    for text in odd:
        known = len(known_in(text))
        fruit.update(
            way
            for way in _WAYS
            if any(len(known_in(undone)) > known for undone in _undone(text, way))
        )
    # Text that stands right already speaks against a way that gives some letter to every byte.
    right = sum(1 for text in texts if known_in(text) and not is_odd(text))
    return {
        way: way[1] == "utf-8" or count > max(right, _FEW) for way, count in fruit.most_common()
    }


def _undone(text: str, way: _Way) -> Iterator[str]:
    """Yield the text decoded anew; as UTF-8, which bears it, more than once."""
    wrong, right = way
    for _ in range(_TIMES if right == "utf-8" else 1):
        try:
            text = text.encode(wrong).decode(right)
        except UnicodeError:
            return
        if text.isascii():
            return
        yield text


def _better(text: str, ways: Mapping[_Way, bool]) -> str:
    """Return the text mended, or as it is where no way is better."""
    known, odd = len(known_in(text)), is_odd(text)
    better, worth = text, (known, not odd)
    for candidate, sure in _candidates(text, ways):
        found = (len(known_in(candidate)), not is_odd(candidate))
        # Without one more known word, nothing odd may be left by a way that is beyond doubt.
        if found > worth and (found[0] > known or sure):
            better, worth = candidate, found
        if worth[0] > known and worth[1]:
            break
    return better.removeprefix("\ufeff")


def _candidates(text: str, ways: Mapping[_Way, bool]) -> Iterator[tuple[str, bool]]:
    """Yield what a text may have been, and whether that holds without a known word too."""
    for way, sure in ways.items():
        yield from ((undone, sure) for undone in _undone(text, way))
    yield ftfy.fix_encoding(text), True
    if "Ã" in text:
        yield from ((text.replace("Ã", letter), False) for letter in _LOST)
