"""What stands around every chart: title, the mark of generated data, key, notes and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from layers.charts.around import WIDTHS, Key, Sizes, Words
from layers.figure import MARK
from layers.measure import line_height, width_of
from layers.typeset import INK, QUIET, Page
from layers.words import say

MARGIN: Final = 7.0
"""Distance of everything from the edges of the page, millimetres."""
_GAP: Final = 6.0
"""Distance between notes and sources, and between the entries of a key, millimetres."""
_FEW: Final = 4
"""Fewer names than these stand in one column."""
_MARK_MM: Final = 3.2
"""Size of the coloured square of a key, millimetres."""
_TALL: Final = 4000.0
"""A page that is higher than any chart: what is measured is written there first."""


def framed(words: Words, sizes: Sizes, plot_mm: float) -> tuple[Page, float]:
    """Return a page with all words around a chart, and where the chart begins.

    Parameters
    ----------
    words : Words
        What to write.
    sizes : Sizes
        Width of the page and sizes of the letters.
    plot_mm : float
        Height of the chart.

    Returns
    -------
    page : Page
        As high as it needs to be.
    top_mm : float
        Upper edge of the chart; it may reach from margin to margin.
    """
    scrap = Page(sizes.width_mm, _TALL)
    end = _foot(scrap, words, sizes, _head(scrap, words, sizes) + plot_mm)
    page = Page(sizes.width_mm, end + MARGIN)
    top = _head(page, words, sizes)
    _foot(page, words, sizes, top + plot_mm)
    return page, top


def watermark(axes: Axes, words: Words, width_mm: float, height_mm: float) -> None:
    """Write the word that marks generated data across a chart.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The chart, or one row of it.
    words : Words
        Its words; nothing is written for real data.
    width_mm, height_mm : float
        Size of the axes.
    """
    if not words.illustrative:
        return
    size = min(0.6 * width_mm / width_of(words.illustrative, 1, "bold"), 1.2 * height_mm, 54.0)
    axes.text(
        0.5,
        0.5,
        words.illustrative,
        transform=axes.transAxes,
        size=size,
        weight="bold",
        color=INK,
        alpha=0.07,
        ha="center",
        va="center",
        parse_math=False,
        zorder=20,
    )


def _head(page: Page, words: Words, sizes: Sizes) -> float:
    """Write title, subtitle and key; return where the chart begins."""
    room = page.width_mm - 2 * MARGIN
    top = MARGIN
    width = room
    if words.illustrative:
        size = min(12.0, sizes.title)
        mark_width = width_of(words.illustrative, size, "bold") + 5
        height = line_height(size) + 1.4
        alone = mark_width > room / 3
        left = MARGIN if alone else page.width_mm - MARGIN - mark_width
        page.rectangle(left, top - 1, mark_width, height, line=MARK, line_width=1.1)
        page.write(words.illustrative, left + 2.5, top + 0.7, size=size, color=MARK, weight="bold")
        width, top = (room, top + height + 1.5) if alone else (room - mark_width - _GAP, top)
    top = page.paragraph(
        words.title, MARGIN, top, width, size=sizes.title, color=INK, weight="bold", most_lines=6
    )
    top = page.paragraph(
        words.subtitle, MARGIN, top + 0.8, room, size=sizes.subtitle, color=QUIET, most_lines=6
    )
    return _names(page, words.names, sizes, _keys(page, words.keys, sizes, top + 2.2)) + 3.0


def _names(page: Page, names: Sequence[str], sizes: Sizes, top: float) -> float:
    """Write what letters stand for, downwards in columns; return where it ends."""
    columns = 1 if sizes is WIDTHS["narrow"] or len(names) < _FEW else 2
    width = (page.width_mm - 2 * MARGIN - (columns - 1) * _GAP) / columns
    rows = -(-len(names) // columns)
    end = top
    for n in range(columns):
        place = top + 1.0
        for text in names[n * rows : (n + 1) * rows]:
            left = MARGIN + n * (width + _GAP)
            place = page.paragraph(text, left, place, width, size=sizes.text, color=INK) + 0.3
        end = max(end, place) if names else end
    return end


def _keys(page: Page, keys: Sequence[Key], sizes: Sizes, top: float) -> float:
    """Write the key in as many lines as it takes; return where it ends."""
    left, size = MARGIN, sizes.text
    step = max(line_height(size), _MARK_MM) + 0.9
    end = page.width_mm - MARGIN
    for key in keys:
        wide = _MARK_MM + 1.6 + width_of(key.label, size)
        if left > MARGIN and left + wide > end:
            left, top = MARGIN, top + step
        if key.rule:
            page.rectangle(
                left + _MARK_MM / 2, top - 0.4, 0, _MARK_MM + 0.8, line=key.color, line_width=1.0
            )
        else:
            page.rectangle(
                left,
                top,
                _MARK_MM,
                _MARK_MM,
                line="#8d8c88",
                fill=key.color,
                hatch=key.hatch,
                line_width=0.4,
                gid="key",
            )
        lowest = page.paragraph(
            key.label,
            left + _MARK_MM + 1.6,
            top + 0.45,
            end - left - _MARK_MM - 1.6,
            size=size,
            color=INK,
        )
        top = max(top, lowest - line_height(size) - 0.45)
        left += wide + _GAP
    return top + step if keys else top


def _foot(page: Page, words: Words, sizes: Sizes, top: float) -> float:
    """Write notes and sources below a chart; return where they end."""
    top += 3.0
    room = page.width_mm - 2 * MARGIN
    blocks = (("print.notes", words.notes), ("print.sources", words.sources))
    if sizes is WIDTHS["narrow"]:
        for heading, texts in blocks:
            top = _block(page, heading, texts, words.language, sizes, (MARGIN, top, room)) + 1.5
        return top
    column = (room - _GAP) / 2
    return max(
        _block(page, heading, texts, words.language, sizes, (left, top, column))
        for (heading, texts), left in zip(blocks, (MARGIN, MARGIN + column + _GAP), strict=True)
    )


def _block(
    page: Page,
    heading: str,
    texts: Sequence[str],
    language: str,
    sizes: Sizes,
    place: tuple[float, float, float],
) -> float:
    left, top, width = place
    size = sizes.notes
    page.write(say(heading, language), left, top, size=size + 0.6, color=INK, weight="bold")
    top += line_height(size + 0.6)
    for text in texts:
        top = page.paragraph(text, left, top, width, size=size, color=QUIET) + 0.6
    return top
