"""Lines of a PDF table put together to rows where the text of a cell runs over several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from geo.releases.pdf.page import Word

_NUMERIC: Final = re.compile(r"[\d.,:/%$ -]+")
_OVERLAP: Final = 0.2
"""Lines that overlap by this share of their height belong to one row, set to its middle."""
_CLOSE: Final = 0.8
"""Lines of one cell are no further apart than this share of their height."""
_TIGHT: Final = 0.35
"""The same where all lines of a table are set evenly."""
_STEP: Final = 0.15
"""By how much rows must stand further apart than the lines of a cell, as a share of the height."""
_SURE: Final = 0.8


class Strip(NamedTuple):
    """A line of a table.

    Attributes
    ----------
    cells : dict of int to list of Word
        Its words by index of the column.
    top, bottom : float
        Its upper and lower edge, points.
    """

    cells: dict[int, list[Word]]
    top: float
    bottom: float


def join_lines(lines: Sequence[str]) -> str:
    """Return the lines of a cell as one text.

    Parameters
    ----------
    lines : sequence of str
        Its lines.

    Returns
    -------
    str
        Joined by a space; a line that ends with a hyphen keeps it, without a
        space after it.
    """
    text = ""
    for line in filter(None, lines):
        glued = text[-1:] == "-" and text[-2:-1].isalnum()
        text += line if glued or not text else f" {line}"
    return text


@dataclass
class Spacing:
    """How the lines of a table stand, over all its pages.

    Attributes
    ----------
    rooms : list of float
        How wide the texts of each column are, points.
    gaps : list of float
        Gaps between lines that no rule parts, as shares of their height.
    ruled, unruled : int
        Number of gaps with a rule in them and without.
    """

    rooms: list[float]
    gaps: list[float] = field(default_factory=list)
    ruled: int = 0
    unruled: int = 0

    def add(self, strips: Sequence[Strip], rules: Sequence[float]) -> None:
        """Take up the lines of a page.

        Parameters
        ----------
        strips : sequence of Strip
            Lines from top to bottom.
        rules : sequence of float
            Where level rules stand, points.
        """
        for index, strip in enumerate(strips):
            # A title above and a note below are no texts of a column.
            if len(strip.cells) > 1 or 0 < index < len(strips) - 1:
                for column, words in strip.cells.items():
                    self.rooms[column] = max(self.rooms[column], words[-1].x1 - words[0].x0)
        for above, below in pairwise(strips):
            parted = _is_ruled(above, below, rules)
            self.ruled += parted
            self.unruled += not parted
            if not parted:
                self.gaps.append(_gap(above, below))

    @property
    def rows_are_ruled(self) -> bool:
        """Whether level rules stand between rows, not only under the headings.

        Returns
        -------
        bool
            True if there are about as many as rows.
        """
        return self.ruled >= max(2, self.unruled / 2)

    @property
    def steps(self) -> list[float]:
        """The gaps above which lines stand clearly further apart, the narrowest first.

        Returns
        -------
        list of float
            Shares of the height of a line; empty if all gaps are alike.
        """
        ordered = sorted(gap for gap in self.gaps if gap >= -_OVERLAP)
        return [a + 0.01 for a, b in pairwise(ordered) if a <= _CLOSE and b - a >= _STEP]


def group_strips(
    strips: Sequence[Strip], spacing: Spacing, rules: Sequence[float], space: float
) -> list[list[Strip]]:
    """Return the lines of a table as rows.

    Without rules between rows a line counts as the rest of the row above only
    if it stands closer to it than rows do, or overlaps it, and if each of its
    texts would not have fitted on the line above.

    Parameters
    ----------
    strips : sequence of Strip
        Lines of one page from top to bottom.
    spacing : Spacing
        How the lines of the table stand.
    rules : sequence of float
        Where level rules stand, points.
    space : float
        Width of a space as a share of the height of letters.

    Returns
    -------
    list of list of Strip
        The lines of each row.
    """
    pairs = list(pairwise(strips))
    ruled = [_is_ruled(above, below, rules) for above, below in pairs]
    if spacing.rows_are_ruled:
        groups = _grouped(strips, [not part for part in ruled])
        if all(_sound(group) for group in groups):
            return groups
    gaps = [_gap(above, below) for above, below in pairs]
    overlaps = [gap < -_OVERLAP for gap in gaps]
    tries = [[gap <= step for gap in gaps] for step in spacing.steps]
    if not tries and min(spacing.gaps, default=0) >= -_OVERLAP:
        tries = [[gap <= _TIGHT and _is_rest(*pair) for pair, gap in zip(pairs, gaps, strict=True)]]
    if set(strips[0].cells) == {0}:
        # A title stands close above a table, at its left.
        tries = [[False, *close[1:]] for close in tries if close]
    height = median(strip.bottom - strip.top for strip in strips)
    for close in [*tries, overlaps]:
        near = [
            (near or over) and not part
            for near, over, part in zip(close, overlaps, ruled, strict=True)
        ]
        groups = _grouped(strips, near)
        several = [group for group in groups if len(group) > 1]
        fitting = [
            group
            for group in several
            if _sound(group) and (close is overlaps or _full(group, spacing.rooms, space * height))
        ]
        if len(fitting) >= _SURE * len(several):
            break
    kept: list[list[Strip]] = []
    for group in groups:
        kept += [group] if len(group) == 1 or group in fitting else [[strip] for strip in group]
    return kept


def _is_ruled(above: Strip, below: Strip, rules: Sequence[float]) -> bool:
    return any(_middle(above) < y < _middle(below) for y in rules)


def _gap(above: Strip, below: Strip) -> float:
    """Return the gap between two lines as a share of their height."""
    return (below.top - above.bottom) / max(above.bottom - above.top, 0.1)


def _middle(strip: Strip) -> float:
    return (strip.top + strip.bottom) / 2


def _grouped(strips: Sequence[Strip], joined: Sequence[bool]) -> list[list[Strip]]:
    groups = [[strips[0]]] if strips else []
    for strip, with_last in zip(strips[1:], joined, strict=True):
        if with_last:
            groups[-1].append(strip)
        else:
            groups.append([strip])
    return groups


def _is_rest(above: Strip, below: Strip) -> bool:
    """Return whether a line of a table set evenly looks like the rest of a row."""
    first = min(above.cells)
    return first not in below.cells and set(below.cells) < set(above.cells) and (
        2 * len(below.cells) <= len(above.cells)
    )  # fmt: skip


def _sound(group: Sequence[Strip]) -> bool:
    """Return whether no cell of a row would hold two numbers."""
    texts: dict[int, list[str]] = {}
    for strip in group:
        for column, words in strip.cells.items():
            texts.setdefault(column, []).append(" ".join(word.text for word in words))
    return not any(
        _NUMERIC.fullmatch(above) and _NUMERIC.fullmatch(below)
        for lines in texts.values()
        for above, below in pairwise(lines)
    )


def _full(group: Sequence[Strip], rooms: Sequence[float], space: float) -> bool:
    """Return whether the next word of each cell would not have fitted on the line before."""
    widths: dict[int, float] = {}
    for strip in group:
        for column, words in strip.cells.items():
            width = words[-1].x1 - words[0].x0
            next_word = words[0].x1 - words[0].x0
            if width > rooms[column] + 2 * space:
                return False
            if column in widths and widths[column] + next_word + 2 * space < rooms[column]:
                return False
            widths[column] = width
    return True
