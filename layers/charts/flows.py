"""From the older status to the newer one: an alluvial chart of two releases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes

from geo.compare import Comparison
from geo.errors import ChoiceError
from geo.process import Processed
from layers.charts.around import Sizes, Words, sizes_of
from layers.charts.chart import Chart
from layers.charts.flow_bands import bands_of, draw_band, draw_node, write_node, write_numbers
from layers.charts.flow_words import flow_alt, flow_words, node_name
from layers.charts.frame import MARGIN, framed, watermark
from layers.charts.links import SOURCES, TARGETS, links
from layers.charts.stacking import Slot, scale_of, stack
from layers.charts.telling import published
from layers.figure import SETTINGS
from layers.measure import line_height, wrap
from layers.typeset import INK, QUIET, Page

_HEIGHT: Final = 105.0
_LEAST_BARS: Final = 55.0
"""Height that is left to the bars when each has room for its name, millimetres."""
_LABELS: Final = {"wide": 45.0, "narrow": 19.5}
"""Room beside the chart for the names of what the bands join."""
_NODE: Final = {"wide": 4.5, "narrow": 3.0}
_GAP: Final = 3.0
"""Least distance between two of them, millimetres."""


def flow(
    comparison: Comparison,
    language: str = "en",
    *,
    releases: Sequence[Processed],
    width: str = "wide",
) -> Chart:
    """Return the labs of two releases as bands from the older status to the newer one.

    Parameters
    ----------
    comparison : Comparison
        What became of the records, see :func:`geo.compare.compare`.
    language : {"en", "es"}
        Language.
    releases : sequence of Processed
        Both releases: they are the sources.
    width : {"wide", "narrow"}
        For a screen or paper, or for a telephone.

    Returns
    -------
    Chart
        Bands whose height is the number of labs. The table holds ``source,
        target, labs``: a status, or one of the other words of
        :mod:`layers.charts.links`.

    Raises
    ------
    ChoiceError
        If a release of the comparison is missing, neither has a lab, or a
        choice does not exist.
    """
    sizes = sizes_of(width)
    by_id = {processed.release.id: processed for processed in releases}
    missing = [name for name in (comparison.older, comparison.newer) if name not in by_id]
    if missing:
        raise ChoiceError(f"the releases {', '.join(missing)} of the comparison were not given")
    table = links(comparison)
    if table.empty:
        raise ChoiceError("neither release has a lab: there is nothing to draw")
    pair = (by_id[comparison.older], by_id[comparison.newer])
    words = flow_words(comparison, pair, table, language)
    sides = _sides(table, comparison, words, sizes, width)
    high = max(_HEIGHT, *(_LEAST_BARS + _least(side.values()) for side in sides))
    with rc_context(SETTINGS):
        scrap = Page(sizes.width_mm, 1000.0)
        head = max(_heading(scrap, p, language, sizes, 0, "left") for p in pair) + 2.0
        page, top = framed(words, sizes, head + high)
        wide = sizes.width_mm - 2 * MARGIN
        for processed, align in zip(pair, ("left", "right"), strict=True):
            _heading(page, processed, language, sizes, top, align)
        axes = page.figure.add_axes(page.box(MARGIN, top + head, wide, high), label="flow")
        axes.set(xlim=(0, wide), ylim=(high, 0))
        axes.set_axis_off()
        watermark(axes, words, wide, high)
        _draw(axes, table, sides, sizes, width, (wide, high))
    return Chart(page.figure, words.title, flow_alt(comparison, table, language), table, words)


class _Label(NamedTuple):
    """The name of a node in lines, and what it needs."""

    lines: tuple[str, ...]
    slot: Slot


def _heading(
    page: Page, processed: Processed, language: str, sizes: Sizes, top: float, align: str
) -> float:
    """Write the name of a release above its side, and when it was published."""
    x = MARGIN if align == "left" else page.width_mm - MARGIN
    room = (page.width_mm - 2 * MARGIN) / 2 - 3
    small = sizes.text - 0.5
    for line in wrap(processed.release.id, room, sizes.text, "bold", 2):
        page.write(line, x, top, size=sizes.text, color=INK, weight="bold", align=align)
        top += line_height(sizes.text)
    for line in wrap(published(processed.release, language), room, small, most_lines=2):
        page.write(line, x, top, size=small, color=QUIET, align=align)
        top += line_height(small)
    return top


def _sides(
    table: pd.DataFrame, comparison: Comparison, words: Words, sizes: Sizes, width: str
) -> list[dict[str, _Label]]:
    """Return the nodes of both sides with their names."""
    room = _LABELS[width] - 1.5
    sides = []
    for column, order in (("source", SOURCES), ("target", TARGETS)):
        side = {}
        for name, labs in _totals(table, column, order).items():
            lines = wrap(node_name(name, comparison, words.language), room, sizes.text)
            least = (len(lines) + 1) * line_height(sizes.text)
            side[name] = _Label(tuple(lines), Slot(name, labs, least))
        sides.append(side)
    return sides


def _least(labels: Iterable[_Label]) -> float:
    """Return the height that names take where bars are thin."""
    return sum(label.slot.least + _GAP for label in labels)


def _draw(
    axes: Axes,
    table: pd.DataFrame,
    sides: Sequence[dict[str, _Label]],
    sizes: Sizes,
    width: str,
    room: tuple[float, float],
) -> None:
    """Draw bars, bands, names and numbers."""
    wide, high = room
    size = sizes.text
    labels, bar = _LABELS[width], _NODE[width]
    slots = [[label.slot for label in side.values()] for side in sides]
    scale = scale_of(slots, high, _GAP)
    left, right = (stack(side, scale, high) for side in slots)
    for nodes, x, align, side in (
        (left, labels, "right", sides[0]),
        (right, wide - labels - bar, "left", sides[1]),
    ):
        edge = x - 1.5 if align == "right" else x + bar + 1.5
        for node in nodes:
            draw_node(axes, node, x, bar)
            write_node(axes, node, side[node.name].lines, edge, align, size)
    bands = bands_of(table, left, right, scale)
    ends = labels + bar, wide - labels - bar
    for band in sorted(bands, key=lambda band: -band.height):
        draw_band(axes, band, *ends)
    write_numbers(axes, bands, ends[0] + 1.2, high, size)


def _totals(table: pd.DataFrame, column: str, order: Sequence[str]) -> dict[str, int]:
    summed = table.groupby(column)["labs"].sum()
    return {name: int(summed[name]) for name in order if name in summed.index}
