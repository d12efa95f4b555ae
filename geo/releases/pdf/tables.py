"""The rows of a PDF: those of its tables, and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from geo.releases.cells import Cell, Merge
from geo.releases.pdf.columns import Line, find_lines, split_line
from geo.releases.pdf.layouts import Layout, find_blocks, ruled_layout
from geo.releases.pdf.page import PageContent, Word
from geo.releases.pdf.ruled import Grid, find_grids
from geo.releases.pdf.wraps import Spacing, Strip, group_strips, join_lines

_MANY_LINES: Final = 3
"""A ruled row with so many lines in every column is several rows without a rule between."""


class Rows:
    """The rows of a PDF, gathered page by page.

    Attributes
    ----------
    rows : list of list of Cell
        Their cells.
    origins : list of (str, int)
        Page of each and its number among the rows of the page.
    merged : list of Merge
        Merged cells of ruled tables.
    put_together : int
        Rows of tables without rules that were put together from several lines.
    sparse : int
        Rows of such tables that fill less than half of the columns and not the
        first: they can be the rest of the row beside them.
    """

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.origins: list[tuple[str, int]] = []
        self.merged: list[Merge] = []
        self.put_together = 0
        self.sparse = 0

    def add(self, page: PageContent, cells: dict[int, str], width: int) -> int:
        """Take up a row.

        Parameters
        ----------
        page : PageContent
            Its page.
        cells : dict of int to str
            Its filled cells by index of the column.
        width : int
            Number of its columns.

        Returns
        -------
        int
            Its index.
        """
        name = f"page {page.number}"
        line = self.origins[-1][1] if self.origins and self.origins[-1][0] == name else 0
        self.rows.append([cells.get(column, "") for column in range(width)])
        self.origins.append((name, line + 1))
        return len(self.rows) - 1


def find_rows(pages: Sequence[PageContent]) -> Rows:
    """Return the rows of all pages in their order.

    Parameters
    ----------
    pages : sequence of PageContent
        The pages.

    Returns
    -------
    Rows
        The rows; a line that is part of no table has one cell.
    """
    layouts: list[Layout] = []
    parts: list[_Ruled | _Loose] = [part for page in pages for part in _parts(page, layouts)]
    found = Rows()
    # Only now are all columns of every table known, and then how its lines stand.
    spacings: dict[int, Spacing] = {}
    for part in parts:
        part.measure(spacings)
    for part in parts:
        part.add_to(found)
    return found


def _parts(page: PageContent, layouts: list[Layout]) -> list[_Ruled | _Loose]:
    """Return the ruled tables of a page and the lines between them, from top to bottom."""
    grids = find_grids(page)
    words: list[list[Word]] = [[] for _ in grids]
    free: list[Word] = []
    for word in page.words:
        home = next((i for i, grid in enumerate(grids) if grid.place(word)), None)
        (free if home is None else words[home]).append(word)
    lines = find_lines(free, page.space)
    parts: list[_Ruled | _Loose] = []
    done = 0
    for grid, inside in zip(grids, words, strict=True):
        above = sum(line.top < grid.ys[0] for line in lines)
        if above > done:
            parts.append(_Loose(page, lines[done:above], layouts))
            done = above
        if inside:
            parts.append(_Ruled(page, grid, inside, layouts))
    if done < len(lines):
        parts.append(_Loose(page, lines[done:], layouts))
    return parts


class _Ruled:
    """A ruled table and the words in it."""

    def __init__(
        self, page: PageContent, grid: Grid, words: list[Word], layouts: list[Layout]
    ) -> None:
        self.page, self.grid = page, grid
        self.layout = ruled_layout(grid, layouts)
        self.cells: dict[tuple[int, int, int, int], list[Word]] = {}
        for word in words:
            place = grid.place(word)
            if place is not None:
                self.cells.setdefault(grid.regions[place], []).append(word)

    def measure(self, spacings: dict[int, Spacing]) -> None:
        """Do nothing: rules tell the rows."""

    def add_to(self, found: Rows) -> None:
        columns = [self._column(x) for x in self.grid.xs[:-1]]
        width = len(self.layout.zones)
        index: dict[int, int] = {}
        for row in range(len(self.grid.ys) - 1):
            regions = [region for region in self.cells if region[0] == row]
            rows = self._rows(regions)
            for cells in rows:
                placed = {columns[left]: text for left, text in cells.items()}
                last = found.add(self.page, placed, width)
            if len(rows) == 1:
                index[row] = last
        for top, left, bottom, right in set(self.grid.regions.values()):
            kept = [index[row] for row in range(top, bottom + 1) if row in index]
            if kept and (len(kept) > 1 or right > left):
                end = columns[right + 1] - 1 if right + 1 < len(columns) else width - 1
                found.merged.append(Merge(kept[0], columns[left], kept[-1], end))

    def _column(self, x: float) -> int:
        edges = self.layout.edges
        return min(range(len(edges)), key=lambda index: abs(edges[index] - x))

    def _rows(self, regions: list[tuple[int, int, int, int]]) -> list[dict[int, str]]:
        """Return the rows between two level rules: one, unless all columns go on and on."""
        space = self.page.space
        lines = {region[1]: find_lines(self.cells[region], space) for region in regions}
        fewest = min(map(len, lines.values()), default=0)
        if len(lines) < 2 or fewest < _MANY_LINES:
            row = {left: join_lines([line.text for line in cell]) for left, cell in lines.items()}
            return [row] if row else []
        zones = list(pairwise(self.grid.xs))
        words = [word for region in regions for word in self.cells[region]]
        strips = [
            Strip(split_line(line, zones), line.top, line.bottom)
            for line in find_lines(words, space)
        ]
        spacing = Spacing([end - start for start, end in zones])
        spacing.add(strips, [])
        return [_texts(group) for group in group_strips(strips, spacing, [], space)]


class _Loose:
    """Lines without rules around them."""

    def __init__(self, page: PageContent, lines: list[Line], layouts: list[Layout]) -> None:
        self.page, self.lines = page, lines
        self.blocks = find_blocks(lines, page.space, layouts)
        self.strips: list[tuple[list[Strip], list[float], Spacing]] = []

    def measure(self, spacings: dict[int, Spacing]) -> None:
        for block in self.blocks:
            zones = block.layout.zones
            lines = self.lines[block.first : block.last]
            strips = [Strip(split_line(line, zones), line.top, line.bottom) for line in lines]
            half = (zones[-1][1] - zones[0][0]) / 2
            rules = [rule.at for rule in self.page.level if rule.end - rule.start >= half]
            widths = [end - start for start, end in zones]
            # A column between rules is wider than its texts.
            rooms = [0.0] * len(zones) if block.layout.edges else widths
            spacing = spacings.setdefault(id(block.layout), Spacing(rooms))
            spacing.add(strips, rules)
            self.strips.append((strips, rules, spacing))

    def add_to(self, found: Rows) -> None:
        done = 0
        for block, measured in zip(self.blocks, self.strips, strict=True):
            self._add_prose(found, self.lines[done : block.first])
            self._add_block(found, len(block.layout.zones), *measured)
            done = block.last
        self._add_prose(found, self.lines[done:])

    def _add_prose(self, found: Rows, lines: Sequence[Line]) -> None:
        for line in lines:
            found.add(self.page, {0: line.text}, 1)

    def _add_block(
        self, found: Rows, width: int, strips: list[Strip], rules: list[float], spacing: Spacing
    ) -> None:
        groups = group_strips(strips, spacing, rules, self.page.space)
        first, last = groups[0], groups[-1]
        for group in groups:
            cells = _texts(group)
            if len(cells) == 1 and len(group) == 1 and (group is first or group is last):
                # Above and below a table stand its title and notes, whatever is over or under them.
                found.add(self.page, {0: next(iter(cells.values()))}, 1)
            else:
                found.add(self.page, cells, width)
                found.put_together += len(group) > 1
                found.sparse += 0 not in cells and 2 * len(cells) <= width


def _texts(group: Sequence[Strip]) -> dict[int, str]:
    """Return the text of each cell of a row."""
    cells: dict[int, list[str]] = {}
    for strip in group:
        for column, words in strip.cells.items():
            cells.setdefault(column, []).append(" ".join(word.text for word in words))
    return {column: join_lines(lines) for column, lines in cells.items()}
