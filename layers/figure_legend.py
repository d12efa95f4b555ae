"""Classes that say two things, in the rows and columns of a printed legend."""

from __future__ import annotations

from typing import Final

from layers.measure import ASCENT, MM_PER_POINT, line_height, width_of
from layers.sheet import Legend, LegendGrid
from layers.typeset import INK, Page
from layers.words import number

_HEAD: Final = 0.26
"""Room of the headings of rows, in parts of the width."""
_GAP_MM: Final = 0.6
_CELL_MM: Final = 4.6
_PALE: Final = 140
"""Mean of the channels from which on letters on a colour are dark."""


def write_grid(
    page: Page,
    legend: Legend,
    grid: LegendGrid,
    left: float,
    top: float,
    width: float,
    *,
    size: float,
    scale: float,
    gid: str,
) -> float:
    """Write the entries of a grid as a table whose cells show colour and number.

    Parameters
    ----------
    page : Page
        Where to write.
    legend : Legend
        The entries.
    grid : LegendGrid
        Which of them stand in the table, and its headings.
    left, top, width : float
        Upper left corner and width, millimetres.
    size : float
        Height of the letters in points.
    scale : float
        Distances in parts of their full size.
    gid : str
        Name the marks can be found by.

    Returns
    -------
    float
        Where the table ends, millimetres from the top.
    """
    head = width * _HEAD
    step = (width - head) / len(grid.columns)
    inner = step - _GAP_MM
    begin = page.paragraph(grid.columns_title, left + head, top, width - head, size=size, color=INK)
    ends = [page.paragraph(grid.rows_title, left, begin, head - 1, size=size, color=INK)]
    for k, text in enumerate(grid.columns):
        ends.append(page.paragraph(text, left + head + k * step, begin, step, size=size, color=INK))
    top = max(ends) + _GAP_MM
    cell = max(_CELL_MM * scale, line_height(size) + 0.6)
    inset = (cell - ASCENT * size * MM_PER_POINT) / 2
    entries = iter(legend.entries[grid.start :])
    for text in grid.rows:
        end = page.paragraph(text, left, top + inset, head - 1, size=size, color=INK)
        for k, entry in zip(range(len(grid.columns)), entries, strict=False):
            place = left + head + k * step
            page.rectangle(place, top, inner, cell, fill=entry.color, line="#9a968f", gid=gid)
            if entry.count:
                counted = number(entry.count)
                middle = place + (inner + width_of(counted, size)) / 2
                page.write(
                    counted,
                    middle,
                    top + inset,
                    size=size,
                    color=_readable(entry.color),
                    align="right",
                )
        top = max(end, top + cell + _GAP_MM)
    return top + _GAP_MM


def _readable(color: str) -> str:
    channels = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return INK if sum(channels) / 3 >= _PALE else "#ffffff"
