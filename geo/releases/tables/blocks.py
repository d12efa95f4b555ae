"""Tables side by side on one sheet."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from geo.releases.cells import Cell
from geo.releases.reading_map import ReadingMap
from geo.releases.tables.evidence import weigh
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.header_search import find_header, header_at
from geo.text import fold

_LEAST: Final = 2
"""Columns of a table."""


def split_blocks(grid: Grid, reading_map: ReadingMap) -> list[tuple[Grid, Header | None]]:
    """Return the tables that stand side by side, each as the sheet without the others.

    A table begins right of a column that is empty from the headings down, or
    where the same headings begin again, if what stands there has headings of
    its own and shares a field with the table left of it.

    Parameters
    ----------
    grid : Grid
        The sheet.
    reading_map : ReadingMap
        What a person said of the file.

    Returns
    -------
    list of (Grid, Header or None)
        Each with its header; the sheet itself where there is one table, and
        None where no headings are found. The indices of rows and columns stay
        the same.
    """
    header = find_header(grid, reading_map)
    if header is None or not header.rows:
        return [(grid, header)]
    width = max(len(row) for row in grid.texts)
    cuts = [0, *_again(grid, header), *_gaps(grid, header, width)]
    starts = [0]
    for cut in sorted(set(cuts) - {0}):
        sides = (_only(grid, starts[-1], cut), _only(grid, cut, width))
        if _alike(*(_weighed(side, header, reading_map) for side in sides)):
            starts.append(cut)
    if len(starts) == 1:
        return [(grid, header)]
    found = [_only(grid, low, high) for low, high in pairwise([*starts, width])]
    return [(one, _header(one, header, reading_map)) for one in found]


def _gaps(grid: Grid, header: Header, width: int) -> list[int]:
    """Return the columns right of those that are empty from the headings down."""
    rows = [row for row in grid.texts[header.rows[0] :] if sum(map(bool, row)) > 1]
    filled = {index for row in rows for index, text in enumerate(row) if text}
    return [i + 1 for i in range(1, width - 1) if i not in filled and i + 1 in filled]


def _again(grid: Grid, header: Header) -> list[int]:
    """Return the columns at which the headings begin again."""
    row = [fold(text) for text in grid.texts[header.rows[-1]]]
    for size in range(_LEAST, len(row) // 2 + 1):
        first = row[:size]
        if all(first) and len(row) % size == 0 and first * (len(row) // size) == row:
            return list(range(size, len(row), size))
    return []


def _only(grid: Grid, low: int, high: int) -> Grid:
    """Return a sheet of which the columns outside a range are empty."""
    empty: list[Cell] = [""] * low
    rows = [empty + row[low:high] if any(grid.texts[i]) else [] for i, row in enumerate(
        grid.sheet.rows)]  # fmt: skip
    merged = tuple(m for m in grid.sheet.merged if low <= m.left and m.right < high)
    return Grid.of(replace(grid.sheet, rows=rows, merged=merged))


def _header(grid: Grid, whole: Header, reading_map: ReadingMap) -> Header | None:
    """Return the header of a part of a sheet, which may name no place beside a table that does."""
    found = find_header(grid, reading_map)
    if found is None:
        found = header_at(grid, whole.rows[-1], reading_map)
    return found if len(found.fields) + len(found.measures) >= _LEAST else None


def _weighed(grid: Grid, whole: Header, reading_map: ReadingMap) -> Header | None:
    header = _header(grid, whole, reading_map)
    return weigh(header, grid.below(header.first_row), reading_map) if header else None


def _alike(left: Header | None, right: Header | None) -> bool:
    if left is None or right is None:
        return False
    shared = set(left.fields) & set(right.fields)
    return bool(shared) or bool({*left.measures.values()} & {*right.measures.values()})
