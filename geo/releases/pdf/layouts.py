"""The columns of the tables of a PDF, kept the same from page to page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from geo.releases.pdf.columns import Line, Zone, find_zones, zones_under
from geo.releases.pdf.ruled import TOLERANCE, Grid

_BREAK: Final = 2.5
"""A gap this many times the usual one, and the height of a line, ends a table."""
_FEW_LINES: Final = 3
"""Fewer lines than these make a table only if wide gaps part their words."""
_ALIGNED: Final = 2.0
_MOSTLY: Final = 0.7
_NEAR: Final = 0.9
"""A line this near a table, as a share of its height, can be part of it."""


@dataclass
class Layout:
    """The columns of a table.

    Attributes
    ----------
    zones : list of (float, float)
        From where to where each column reaches, points.
    edges : list of float
        Where its upright rules stand; empty for a table without.
    """

    zones: list[Zone]
    edges: list[float] = field(default_factory=list)


class Block(NamedTuple):
    """Lines of one table without rules.

    Attributes
    ----------
    first, last : int
        Index of its first line, and of the line after its last.
    layout : Layout
        Its columns.
    """

    first: int
    last: int
    layout: Layout


def ruled_layout(grid: Grid, known: list[Layout]) -> Layout:
    """Return the columns of a ruled table.

    Parameters
    ----------
    grid : Grid
        The table.
    known : list of Layout
        Columns met so far; those of the table are taken up or join theirs.

    Returns
    -------
    Layout
        Columns of an earlier table, if this one goes on with it.
    """
    for layout in reversed(known):
        edges = layout.edges
        if not edges or any(_apart(grid.xs[end], edges[end]) for end in (0, -1)):
            continue
        few, many = sorted((grid.xs, edges), key=len)
        # A page on which cells are merged lacks some of the rules of the others.
        if all(any(not _apart(x, y) for y in many) for x in few):
            if many is not edges:
                layout.edges = list(many)
                layout.zones = list(pairwise(many))
            return layout
    known.append(Layout(list(pairwise(grid.xs)), list(grid.xs)))
    return known[-1]


def _apart(x: float, y: float) -> bool:
    return abs(x - y) > 2 * TOLERANCE


def find_blocks(lines: Sequence[Line], space: float, known: list[Layout]) -> list[Block]:
    """Return the tables without rules in some lines.

    Parameters
    ----------
    lines : sequence of Line
        Lines that follow each other on a page.
    space : float
        Width of a space as a share of the height of letters.
    known : list of Layout
        Columns met so far; those of a new table are taken up, those of one
        that goes on grow by what it shows of them.

    Returns
    -------
    list of Block
        The tables; lines of one phrase that stand close to one and under one
        of its columns belong to it.
    """
    runs = _runs(lines)
    layouts: dict[int, Layout] = {}
    # A table is known by its many lines; a few more above it or below go with it.
    for first, last in sorted(runs, key=lambda run: run[1] - run[0] < _FEW_LINES):
        layout = _loose_layout(lines[first:last], space, known)
        if layout is None and last - first < _FEW_LINES:
            layout = _neighbour(first, last, runs, layouts)
        if layout is not None:
            layouts[first] = layout
    blocks = [Block(first, last, layouts[first]) for first, last in runs if first in layouts]
    return _with_single_lines(lines, blocks)


def _neighbour(
    first: int, last: int, runs: list[tuple[int, int]], layouts: dict[int, Layout]
) -> Layout | None:
    """Return the columns of a table that touches a few lines."""
    above = next((layouts.get(start) for start, end in runs if end == first), None)
    return above or layouts.get(last)


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return runs of lines with several phrases, broken where a wide gap is."""
    gaps = [b.top - a.bottom for a, b in pairwise(lines)]
    usual = median(gaps) if gaps else 0
    runs: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if len(line.phrases) < 2:
            continue
        height = line.bottom - line.top
        goes_on = runs and runs[-1][1] == index
        if goes_on and gaps[index - 1] <= _BREAK * max(height, usual):
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _loose_layout(lines: Sequence[Line], space: float, known: list[Layout]) -> Layout | None:
    zones = find_zones(lines, space)
    if len(zones) < 2:
        return None
    for layout in reversed(known):
        if layout.edges:
            under = [zones_under_all(zone, layout.zones) for zone in zones]
            if all(len(u) == 1 for u in under) and len({u[0] for u in under}) == len(under):
                return layout
        else:
            joined = _joined(layout.zones, zones)
            if joined is not None:
                layout.zones = joined
                return layout
    narrow = min(b[0] - a[1] for a, b in pairwise(zones))
    if len(lines) < _FEW_LINES and narrow < 3 * space * (lines[0].bottom - lines[0].top):
        # Words set far apart to fill a line of prose.
        return None
    known.append(Layout(zones))
    return known[-1]


def zones_under_all(zone: Zone, zones: Sequence[Zone]) -> list[int]:
    """Return which columns a stretch reaches into.

    Parameters
    ----------
    zone : (float, float)
        From where to where the stretch reaches, points.
    zones : sequence of (float, float)
        The columns.

    Returns
    -------
    list of int
        Their indices.
    """
    return [i for i, (start, end) in enumerate(zones) if zone[0] < end - 1 and start + 1 < zone[1]]


def _joined(old: list[Zone], new: list[Zone]) -> list[Zone] | None:
    """Return the columns of two pages as one; None if they are no same table."""
    common = [(i, j) for i, zone in enumerate(new) for j in zones_under_all(zone, old)]
    if len({i for i, _ in common}) < len(common) or len({j for _, j in common}) < len(common):
        return None
    if len(common) < max(2, min(len(old), len(new)) / 2):
        return None
    aligned = sum(_aligned(new[i], old[j]) for i, j in common)
    if aligned < _MOSTLY * len(common):
        return None
    zones = list(old)
    for i, j in common:
        zones[j] = (min(zones[j][0], new[i][0]), max(zones[j][1], new[i][1]))
    others = {i for i, _ in common}
    return sorted([*zones, *(zone for i, zone in enumerate(new) if i not in others)])


def _aligned(one: Zone, other: Zone) -> bool:
    """Return whether two columns are set to the same left or right edge or middle."""
    left, right = one[0] - other[0], one[1] - other[1]
    return min(abs(left), abs(right), abs(left + right) / 2) <= _ALIGNED


def _with_single_lines(lines: Sequence[Line], blocks: list[Block]) -> list[Block]:
    """Let tables take up the lines of one phrase that stand close and under one column."""
    owner: list[Layout | None] = [None] * len(lines)
    for block in blocks:
        owner[block.first : block.last] = [block.layout] * (block.last - block.first)
    taken = list(owner)
    for index, line in enumerate(lines):
        if owner[index] is not None or len(line.phrases) != 1:
            continue
        before = taken[index - 1] if index and _close(lines, index - 1) else None
        after = owner[index + 1] if index + 1 < len(lines) and _close(lines, index) else None
        layout = before or after or _around(owner, index)
        if layout is not None and len(zones_under(line.phrases[0], layout.zones)) == 1:
            taken[index] = layout
    joined: list[Block] = []
    for index, layout in enumerate(taken):
        if layout is None:
            continue
        if joined and joined[-1].last == index and joined[-1].layout is layout:
            joined[-1] = joined[-1]._replace(last=index + 1)
        else:
            joined.append(Block(index, index + 1, layout))
    return joined


def _close(lines: Sequence[Line], index: int) -> bool:
    above, below = lines[index], lines[index + 1]
    return below.top - above.bottom <= _NEAR * (above.bottom - above.top)


def _around(owner: list[Layout | None], index: int) -> Layout | None:
    """Return the table that goes on below a line."""
    before = next((layout for layout in reversed(owner[:index]) if layout is not None), None)
    after = next((layout for layout in owner[index + 1 :] if layout is not None), None)
    return before if before is after else None
