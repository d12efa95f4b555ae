"""Finding the header of a table: the rows in which most columns are recognised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from geo.releases.reading_map import ReadingMap
from geo.releases.tables.columns import read_columns, with_rest
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Column, Header

_SEARCHED_ROWS: Final = 60
_DEEPEST: Final = 3
"""Rows that a header can take."""

_LEAST_ABOVE: Final = 3
_SHARE_ABOVE: Final = 0.6
"""Share of the columns of the best header that one above it must have to begin a table."""

_ROWS_BETWEEN: Final = 2
"""Rows of several cells between them from which it begins one, however few its columns are."""

_LEAST_PERIODS: Final = 2
"""Columns of counts by period that make a header also without a place or a date."""

_PLACES_AND_DATES: Final = frozenset(
    {"date", "year", "month", "state", "municipality", "locality", "coordinates", "lat"}
)


def find_header(grid: Grid, reading_map: ReadingMap, *, start: int = 0) -> Header | None:
    """Return the header of a table, or None if no rows look like one.

    The header is the one, two or three rows in which most columns are
    recognised; of equals the fewest rows, then the first.

    Parameters
    ----------
    grid : Grid
        The sheet.
    reading_map : ReadingMap
        What a person said of the file; it goes before what is recognised.
    start : int
        Index of the first row to look at.

    Returns
    -------
    Header or None
        The header; None where fewer than two columns are recognised.
    """
    texts = grid.texts
    if reading_map.header_row is not None:
        last = reading_map.header_row - 1
        if not start <= last < len(texts):
            return None
        return _best(grid, reading_map, [(last,), (last - 1, last)], least=1)
    rows = [
        tuple(range(index, index + depth))
        for index in range(start, min(start + _SEARCHED_ROWS, len(texts)))
        for depth in range(1, _DEEPEST + 1)
        if index + depth <= len(texts) and any(texts[index]) and any(texts[index + depth - 1])
    ]
    return _best(grid, reading_map, rows, least=2)


class _Candidate(NamedTuple):
    chosen: int
    score: int
    rows: tuple[int, ...]
    columns: list[Column]

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        # "Activos" twice below "2020" and "2021" says more with its years.
        told = len({column.measure for column in self.columns if column.measure is not None})
        return self.chosen, self.score, told if told > 1 else 0, -len(self.rows), -self.rows[0]


def _best(
    grid: Grid,
    reading_map: ReadingMap,
    candidates: list[tuple[int, ...]],
    least: int,
) -> Header | None:
    texts, found = grid.texts, []
    for rows in candidates:
        if rows[0] < 0:
            continue
        if any(_is_title(grid, row) for row in rows[:-1]):
            continue
        columns = read_columns(grid, rows, reading_map)
        if len(rows) > 1 and _holds_data(texts[rows[-1]], columns):
            continue
        fields = {column.field for column in columns if column.field}
        measures = sum(column.measure is not None for column in columns)
        chosen = sum(column.how == "chosen" for column in columns)
        placed = bool(fields & _PLACES_AND_DATES) or bool(chosen) or _by_period(columns, fields)
        if len(fields) + measures >= least and placed:
            found.append(_Candidate(chosen, len(fields) + measures, rows, columns))
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.rank)
    while above := [one for one in found if _comes_before(one, best, grid)]:
        best = max(above, key=lambda candidate: candidate.rank)
    return _header(grid, best.rows, best.columns, reading_map)


def _by_period(columns: Sequence[Column], fields: set[str]) -> bool:
    """Return whether one known heading stands beside counts by period.

    "Concepto" beside "2021" and "2022" may head states: its cells tell.
    """
    dated = [one.measure for one in columns if one.measure and (one.measure.year or
             one.measure.month)]  # fmt: skip
    return len(dated) >= _LEAST_PERIODS and bool(fields - {"count", "utm_zone"})


def _comes_before(one: _Candidate, best: _Candidate, grid: Grid) -> bool:
    """Return whether a header far above the best one begins a table of its own."""
    if one.rows[-1] >= best.rows[0] or one.chosen < best.chosen:
        return False
    between = grid.texts[one.rows[-1] + 1 : best.rows[0]]
    alike = one.score >= max(_LEAST_ABOVE, _SHARE_ABOVE * best.score)
    return alike or sum(sum(map(bool, row)) > 1 for row in between) >= _ROWS_BETWEEN


def _is_title(grid: Grid, row: int) -> bool:
    """Return whether a row above the lowest of headings is a title over all or one of them.

    A heading over several columns, or one merged down into the row below, is none.
    """
    filled = [index for index, text in enumerate(grid.texts[row]) if text]
    if len({grid.texts[row][index] for index in filled}) != 1:
        return False
    first = filled[0]
    if any(m.left == first and m.top == row and m.bottom > row for m in grid.sheet.merged):
        return False
    reach = [i for i, text in enumerate(grid.spread(row)) if text]
    below = [i for i, text in enumerate(grid.texts[row + 1]) if text]
    headed = set(reach) & set(below)
    return len(headed) <= 1 or headed == set(below)


def _holds_data(row: Sequence[str], columns: Sequence[Column]) -> bool:
    """Return whether a row taken for headings holds a date or a number that is none."""
    return any(
        text[:1].isdigit() and column.measure is None
        for text, column in zip(row, columns, strict=False)
    )


def header_at(grid: Grid, row: int, reading_map: ReadingMap) -> Header:
    """Return the header that a row makes, whatever its headings are.

    Parameters
    ----------
    grid : Grid
        The sheet.
    row : int
        Index of the row; -1 for a table without headings.
    reading_map : ReadingMap
        What a person said of the file.

    Returns
    -------
    Header
        The header.
    """
    rows = (row,) if row >= 0 else ()
    columns = read_columns(grid, rows, reading_map) if rows else []
    return _header(grid, rows, columns, reading_map)


def _header(
    grid: Grid, rows: tuple[int, ...], columns: list[Column], reading_map: ReadingMap
) -> Header:
    width = max((i + 1 for i, column in enumerate(columns) if column.pieces), default=0)
    wide = (row for row in grid.filled if sum(map(bool, grid.texts[row])) > 1)
    begin = rows[-1] + 1 if rows else next(wide, 0)
    return Header(rows, with_rest(columns, grid.below(begin), reading_map), width, begin)
