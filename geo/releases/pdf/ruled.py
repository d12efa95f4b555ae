"""Tables of a PDF page that ruled lines mark out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from geo.releases.pdf.page import PageContent, Rule, Word

TOLERANCE: Final = 3.0
"""Lines this near each other are one, points: a rule can be drawn as a thin box."""
_MOST_CROSSINGS: Final = 200_000
"""More crossings of rules than any table has: the page is a drawing."""
_WIDER: Final = 6.0
"""Level rules that go on this far past the outermost upright one enclose another column."""


class Grid(NamedTuple):
    """A ruled table.

    Attributes
    ----------
    xs, ys : list of float
        Where its rules stand, points; column ``k`` lies between ``xs[k]`` and ``xs[k + 1]``.
    regions : dict of (int, int) to (int, int, int, int)
        For each row and column the cell that it is part of: its first and
        last row and column (top, left, bottom, right).
    """

    xs: list[float]
    ys: list[float]
    regions: dict[tuple[int, int], tuple[int, int, int, int]]

    def place(self, word: Word) -> tuple[int, int] | None:
        """Return the row and column that the middle of a word lies in.

        Parameters
        ----------
        word : Word
            A word.

        Returns
        -------
        (int, int) or None
            Row and column; None outside the table.
        """
        row = _between(self.ys, (word.top + word.bottom) / 2)
        column = _between(self.xs, (word.x0 + word.x1) / 2)
        return None if row is None or column is None else (row, column)


def find_grids(page: PageContent) -> list[Grid]:
    """Return the ruled tables of a page, from top to bottom.

    Parameters
    ----------
    page : PageContent
        A page.

    Returns
    -------
    list of Grid
        Tables of two columns or more; a box around text is none.
    """
    upright, level = _joined(page.upright), _joined(page.level)
    if len(upright) * len(level) > _MOST_CROSSINGS:
        return []
    grids = [_grid(*lines) for lines in _touching(upright, level)]
    return sorted((g for g in grids if g is not None), key=lambda g: (g.ys[0], g.xs[0]))


def _joined(rules: list[Rule]) -> list[Rule]:
    """Return rules with those near each other on one line, and pieces of one line joined."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if not lines or rule.at - lines[-1][0].at > TOLERANCE:
            lines.append([])
        lines[-1].append(rule)
    joined = []
    for line in lines:
        at = line[0].at
        start, end = None, 0.0
        for rule in sorted(line, key=lambda rule: rule.start):
            if start is not None and rule.start <= end + TOLERANCE:
                end = max(end, rule.end)
                continue
            if start is not None:
                joined.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            joined.append(Rule(at, start, end))
    return joined


def _touching(upright: list[Rule], level: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the upright and level rules of each group that hangs together."""
    group = list(range(len(upright) + len(level)))

    def first(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, x in enumerate(upright):
        for j, y in enumerate(level, start=len(upright)):
            if _covers(x, y.at) and _covers(y, x.at):
                group[first(i)] = first(j)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*upright, *level]):
        sides = found.setdefault(first(index), ([], []))
        sides[index >= len(upright)].append(rule)
    return list(found.values())


def _covers(rule: Rule, place: float) -> bool:
    return rule.start - TOLERANCE <= place <= rule.end + TOLERANCE


def _grid(upright: list[Rule], level: list[Rule]) -> Grid | None:
    if len(upright) + len(level) < 3 or not upright or not level:
        return None
    xs = _with_open_sides(sorted({rule.at for rule in upright}), level)
    ys = _with_open_sides(sorted({rule.at for rule in level}), upright)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or columns * rows > _MOST_CROSSINGS:
        return None
    wall = {
        (row, column)
        for rule in upright
        for column in range(columns)
        if xs[column + 1] == rule.at
        for row in range(rows)
        if _covers(rule, (ys[row] + ys[row + 1]) / 2)
    }
    floor = {
        (row, column)
        for rule in level
        for row in range(rows)
        if ys[row + 1] == rule.at
        for column in range(columns)
        if _covers(rule, (xs[column] + xs[column + 1]) / 2)
    }
    regions: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for start in ((row, column) for row in range(rows) for column in range(columns)):
        if start not in regions:
            cells = _room(start, wall, floor, (rows, columns))
            tops, lefts = [row for row, _ in cells], [column for _, column in cells]
            box = (min(tops), min(lefts), max(tops), max(lefts))
            whole = len(cells) == (box[2] - box[0] + 1) * (box[3] - box[1] + 1)
            for cell in cells:
                # A shape that is no rectangle is no merged cell: its rules have holes.
                regions[cell] = box if whole else (*cell, *cell)
    return Grid(xs, ys, regions)


def _with_open_sides(edges: list[float], across: list[Rule]) -> list[float]:
    """Add the outer edge of a table that is ruled inside only."""
    start, end = min(rule.start for rule in across), max(rule.end for rule in across)
    before = sum(rule.start < edges[0] - _WIDER for rule in across)
    after = sum(rule.end > edges[-1] + _WIDER for rule in across)
    first = [start] if 2 * before >= len(across) else []
    last = [end] if 2 * after >= len(across) else []
    return [*first, *edges, *last]


def _room(
    start: tuple[int, int],
    wall: set[tuple[int, int]],
    floor: set[tuple[int, int]],
    size: tuple[int, int],
) -> list[tuple[int, int]]:
    """Return the places that no rule parts from one another."""
    cells, waiting = {start}, [start]
    while waiting:
        row, column = waiting.pop()
        ways = (
            ((row, column + 1), (row, column) in wall),
            ((row, column - 1), (row, column - 1) in wall),
            ((row + 1, column), (row, column) in floor),
            ((row - 1, column), (row - 1, column) in floor),
        )
        for cell, closed in ways:
            inside = 0 <= cell[0] < size[0] and 0 <= cell[1] < size[1]
            if inside and not closed and cell not in cells:
                cells.add(cell)
                waiting.append(cell)
    return list(cells)


def _between(edges: Sequence[float], value: float) -> int | None:
    for index in range(len(edges) - 1):
        if edges[index] <= value < edges[index + 1]:
            return index
    return None
