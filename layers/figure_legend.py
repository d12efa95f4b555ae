"""Classes that say two things, in the rows and columns of a printed legend."""

from __future__ import annotations

from typing import Final

from layers.figure_texture import write_texture
from layers.measure import ASCENT, MM_PER_POINT, line_height, width_of
from layers.palettes import ink_on
from layers.sheet import Legend, LegendGrid
from layers.typeset import INK, Page
from layers.words import number

_GAP_MM: Final = 0.6
_CELL_MM: Final = 4.6
_AROUND_MM: Final = 0.5
"""Room around a number on a texture."""
_MOST_HEAD: Final = 0.36
"""Most of the width that the headings of rows may have."""


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
    head = min(max(width_of(text, size) for text in grid.rows) + 1.5, width * _MOST_HEAD)
    step = (width - head) / len(grid.columns)
    inner = step - _GAP_MM
    # A range is not broken: narrow columns make their headings smaller.
    words = max(width_of(word, 1) for text in grid.columns for word in text.split())
    heading = min(size, 0.98 * step / words)
    begin = page.paragraph(f"{grid.rows_title} ↓", left, top, width, size=size, color=INK)
    begin = page.paragraph(
        f"{grid.columns_title} →", left + head, begin, width - head, size=size, color=INK
    )
    ends = [
        page.paragraph(text, left + head + k * step, begin, step, size=heading, color=INK)
        for k, text in enumerate(grid.columns)
    ]
    top = max(ends) + _GAP_MM
    cell = max(_CELL_MM * scale, line_height(size) + 0.6)
    inset = (cell - ASCENT * size * MM_PER_POINT) / 2
    entries = iter(legend.entries[grid.start :])
    for text in grid.rows:
        end = page.paragraph(text, left, top + inset, head - 1, size=size, color=INK)
        for k, entry in zip(range(len(grid.columns)), entries, strict=False):
            place = left + head + k * step
            page.rectangle(place, top, inner, cell, fill=entry.color, line="#9a968f", gid=gid)
            write_texture(page, entry, place, top, inner, cell)
            if entry.count:
                counted = number(entry.count)
                wide = width_of(counted, size) + 2 * _AROUND_MM
                begin = place + (inner - wide) / 2
                if entry.texture:
                    # A number across lines and dots cannot be read.
                    page.rectangle(begin, top, wide, cell, fill=entry.color, line="none")
                page.write(
                    counted, begin + _AROUND_MM, top + inset, size=size, color=ink_on(entry.color)
                )
        top = max(end, top + cell + _GAP_MM)
    return top + _GAP_MM
