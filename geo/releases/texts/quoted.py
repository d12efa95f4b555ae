"""Lines of a text table parted into cells, their quotation marks taken into account."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_CELL_LINES: Final = 100
"""Lines that one cell may span: more are rows which a stray mark has swallowed."""

_END: Final = re.compile(r"\r\n|\r|\n")


class Parted(NamedTuple):
    """Rows of cells out of lines.

    Attributes
    ----------
    rows : list of list of str
        The cells.
    starts : list of int
        Index of the first line of each row.
    unpaired : list of int
        Indices of lines whose quotation marks do not pair.
    """

    rows: list[list[str]]
    starts: list[int]
    unpaired: list[int]


def part(lines: Sequence[str], delimiter: str, *, width: int = 0) -> Parted:
    """Return lines parted into cells; nothing in them is lost.

    A line whose quotation marks do not pair is read alone, its marks as text
    as far as they must be, and the next line begins a row of its own.

    Parameters
    ----------
    lines : sequence of str
        The lines, each with its end.
    delimiter : str
        One character.
    width : int, optional
        Number of cells of most rows, where it is known: it tells a cell that
        spans lines from a stray mark that swallowed them.

    Returns
    -------
    Parted
        Rows, where they begin, and the lines that had to be mended.
    """
    text = [line.rstrip("\r\n") for line in lines]
    if not any('"' in line for line in text):
        rows = [line.split(delimiter) if line else [] for line in text]
        return Parted(rows, list(range(len(rows))), [])
    padded = any(f'{delimiter} "' in line for line in text)
    feed = _Lines(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True, skipinitialspace=padded)
    parted = Parted([], [], [])
    budget = 4 * sum(map(len, text))
    while feed.at < len(lines):
        start = feed.at
        # Each taking back is paid for, lest a hostile file be read a thousand times over.
        feed.stop = start + (_CELL_LINES if budget > 0 else 1)
        try:
            row = next(reader)
            sound = not width or _is_one_row(text[start : feed.at], row, delimiter, width)
        except csv.Error:
            sound = False
        if not sound:
            budget -= sum(map(len, text[start : feed.at]))
            feed.at = start + 1
            row = _mended(text[start], delimiter, width)
            parted.unpaired.append(start)
        parted.rows.append(row)
        parted.starts.append(start)
    return parted


class _Lines(Iterator[str]):
    """Lines handed out one by one, of which some can be taken back."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0
        self.stop = 0

    def __next__(self) -> str:
        if self.at >= self.stop or self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _is_one_row(lines: Sequence[str], row: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether a quoted cell that spans lines is one, not a mark that swallowed whole rows."""
    if len(lines) == 1 or width == 1:
        return True
    if len(row) != width:
        return sum(line.count(delimiter) + 1 == width for line in lines) <= len(lines) / 2
    inner = [line for cell in row for line in _END.split(cell)[1:-1]]
    alike = sum(line.count(delimiter) + 1 == width for line in inner)
    return len(inner) < (1 if width > 2 else 3) or alike <= len(inner) / 2


def _mended(line: str, delimiter: str, width: int) -> list[str]:
    """Part one line whose quotes do not pair: as quotes as far as they do, else as text."""
    cells: list[str] = []
    at = 0
    quotes = True
    while True:
        quoted = quotes and line.startswith('"', at)
        close = _closing(line, at + 1, delimiter) if quoted else -1
        if close >= 0:
            cells.append(line[at + 1 : close].replace('""', '"'))
            end = line.find(delimiter, close)
        else:
            # What has no end now has none further on.
            quotes = quotes and not quoted
            end = line.find(delimiter, at)
            cells.append(line[at:] if end < 0 else line[at:end])
        if end < 0:
            break
        at = end + 1
    plain = line.split(delimiter)
    return plain if len(plain) == width != len(cells) else cells


def _closing(line: str, at: int, delimiter: str) -> int:
    """Return where a quote stands that closes a cell, passing over those inside it; else -1."""
    at = line.find('"', at)
    while at >= 0:
        if line.startswith('""', at):
            at += 1
        elif at + 1 == len(line) or line.startswith(delimiter, at + 1):
            return at
        at = line.find('"', at + 1)
    return -1
