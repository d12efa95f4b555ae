"""Textures of areas in print: they say a class without its hue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.path import Path as Outline

from layers.measure import MM_PER_POINT
from layers.palettes import ink_on
from layers.sheet import LegendEntry
from layers.typeset import Page

STEP_MM: Final = 1.0
"""Distance of the dots and lines of a texture."""
_LINE_WIDTH: Final = 0.32
_DOT_WIDTH: Final = 1.1
"""Width of a line and of a dot, points."""
_DOT: Final = 0.01
"""Length of a dash that its round ends make a dot, in widths of the dot."""


def draw_texture(
    axes: Axes,
    entry: LegendEntry,
    shapes: Sequence[Outline],
    *,
    width_mm: float,
    zorder: float,
    gid: str,
) -> None:
    """Draw the texture of a class over its areas on a map.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The map, its limits set; one unit is as long in both directions.
    entry : LegendEntry
        The class.
    shapes : sequence of matplotlib.path.Path
        Its areas.
    width_mm : float
        Width of the map.
    zorder : float
        Where it lies among what is drawn.
    gid : str
        Name it can be found by.
    """
    if not entry.texture:
        return
    west, east = axes.get_xlim()
    corners = [np.asarray(shape.vertices) for shape in shapes]
    boxes = np.array([(ends.min(axis=0), ends.max(axis=0)) for ends in corners])
    low, high = boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)
    lines = strokes(entry.texture, low, high, STEP_MM * (east - west) / width_mm)
    drawn = LineCollection(lines, zorder=zorder, gid=gid, **_look(entry))
    axes.add_collection(drawn, autolim=False)
    drawn.set_clip_path(Outline.make_compound_path(*shapes), axes.transData)


def write_texture(
    page: Page, entry: LegendEntry, left: float, top: float, width: float, height: float
) -> None:
    """Draw the texture of a class on its mark in a legend.

    Parameters
    ----------
    page : Page
        Where to draw.
    entry : LegendEntry
        The class.
    left, top, width, height : float
        The mark, millimetres.
    """
    if not entry.texture:
        return
    # Counted from the middle, so that all marks of a legend look alike.
    size = np.array([width, height]) / 2
    placed = [
        [page.at(left + size[0] + x, top + size[1] - y) for x, y in line]
        for line in strokes(entry.texture, -size, size, STEP_MM)
    ]
    across = page.figure.transFigure
    # As low as rectangles are, so that a number on it can have a ground of its own.
    drawn = LineCollection(placed, transform=across, zorder=1, **_look(entry))
    page.add(drawn)
    begin, bottom, wide, high = page.box(left, top, width, height)
    corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    mark = Outline([(begin + x * wide, bottom + y * high) for x, y in corners], closed=False)
    drawn.set_clip_path(mark, across)


def strokes(
    texture: str, low: npt.ArrayLike, high: npt.ArrayLike, step: float
) -> list[npt.NDArray[np.float64]]:
    """Return the lines of a texture that fill a rectangle.

    They lie at whole steps from the origin, so that the textures of neighbours fit.

    Parameters
    ----------
    texture : {"dots", "lines", "grid"}
        Its name. A line of dots begins at a dot; every other one is shifted.
    low, high : array_like of float, shape (2,)
        Lower left and upper right corner.
    step : float
        Distance of dots and lines.

    Returns
    -------
    list of ndarray of float, shape (2, 2)
        Both ends of each line.
    """
    (left, bottom), (right, top) = (
        np.floor(np.asarray(low, dtype=np.float64) / step),
        np.ceil(np.asarray(high, dtype=np.float64) / step),
    )
    lines = []
    for row in np.arange(bottom, top + 1):
        shift = 0.5 * (row % 2) if texture == "dots" else 0.0
        lines.append([(left - shift, row), (right + 1, row)])
    if texture == "grid":
        lines += [[(column, bottom), (column, top)] for column in np.arange(left, right + 1)]
    return [np.asarray(line) * step for line in lines]


def _look(entry: LegendEntry) -> dict[str, Any]:
    ink = ink_on(entry.color)
    if entry.texture != "dots":
        return {"colors": ink, "linewidths": _LINE_WIDTH}
    apart = STEP_MM / MM_PER_POINT / _DOT_WIDTH
    dots = (0, (_DOT, apart - _DOT))
    return {
        "colors": ink,
        "linewidths": _DOT_WIDTH,
        "linestyles": [dots],
        "capstyle": "round",
    }
