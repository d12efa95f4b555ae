"""Names on the map of a printed figure: each stands clear of the others or is left out.

A name takes the first free place of a few beside its point or around the
middle of its region, the most important name first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patheffects import Stroke

from geo.crs import project
from layers.base import LABEL_COLOR, LAND_LABEL_COLOR, PLACE_NAMES
from layers.figure_board import Board, Box, around, beside
from layers.figure_marks import mark_reach
from layers.measure import ASCENT, MM_PER_POINT, plain, width_of
from layers.sheet import LineLayer, PointLayer, Sheet
from layers.typeset import Page
from layers.words import say

POINT_SIZE: Final = 6.0
"""Height of the letters beside points, in points of print."""
LINE_SIZE: Final = 7.6
"""Height of the letters that name regions, in points of print."""
WATER_SIZE: Final = 8.0
"""Height of the letters that name seas, in points of print."""
LAND_SIZE: Final = 6.5
"""Height of the letters that name neighbours, in points of print."""
MOST_COVERED: Final = 2
"""Marks of points that the name of a region may cover where no free place is left."""

_INK: Final = "#45433f"
"""Colour of the names of points."""
_HALO: Final = "#ffffff"
"""Colour of the rim that sets names off from what lies below them."""
_DESCENT: Final = 0.24
"""How far letters reach below their line, in sizes of the letters."""
_GAP: Final = 0.8
"""Distance of a name from the mark it stands beside, millimetres."""
_ABOVE_ALL: Final = 15
"""Where names lie among what is drawn: above every layer of the map."""
_DARK: Final = 0.18
"""Greatest luminance of the colour of a name, which on white gives a contrast of 4.5."""


def write_captions(page: Page, axes: Axes, sheet: Sheet, taken: Iterable[Box]) -> None:
    """Write the captions of every layer, then the names of the base map.

    Parameters
    ----------
    page : Page
        The page of the map.
    axes : matplotlib.axes.Axes
        The map, its limits set.
    sheet : Sheet
        Its layers; the names of lines are placed first, of each kind those of
        the top one.
    taken : iterable of Box
        What else stands on the map.
    """
    place = axes.get_position()
    width_mm, height_mm = place.width * page.width_mm, place.height * page.height_mm
    points = [layer for layer in sheet.layers if isinstance(layer, PointLayer)]
    marks = [
        (x - reach, y - reach, x + reach, y + reach)
        for layer in points
        for reach in [mark_reach(layer.name)]
        for x, y in _spots(axes, width_mm, layer.lon, layer.lat)
    ]
    board = Board(width_mm, height_mm, taken, marks)
    lines = [layer for layer in sheet.layers if isinstance(layer, LineLayer)]
    # Regions are few and large: their names come before those of points.
    named: list[LineLayer | PointLayer] = [*reversed(lines), *reversed(points)]
    for layer in named:
        _write_layer(axes, board, layer)
    for name in PLACE_NAMES:
        size = WATER_SIZE if name.water else LAND_SIZE
        text = say(name.key, sheet.language)
        (x, y), *_ = _spots(axes, width_mm, [name.lon], [name.lat])
        box = board.take(around(x, y, *_extent(text, size)), np.inf)
        if box:
            color = LABEL_COLOR if name.water else LAND_LABEL_COLOR
            style = "italic" if name.water else "normal"
            _write(axes, board, text, box, size=size, color=color, style=style, zorder=1.5)


def _write_layer(axes: Axes, board: Board, layer: LineLayer | PointLayer) -> None:
    if not layer.captions:
        return
    region = isinstance(layer, LineLayer)
    size, weight = (LINE_SIZE, "bold") if region else (POINT_SIZE, "normal")
    color = _readable(layer.legend.entries[0].color) if region else _INK
    lon = [caption.lon for caption in layer.captions]
    lat = [caption.lat for caption in layer.captions]
    spots = _spots(axes, board.width_mm, lon, lat)
    for caption, (x, y) in zip(layer.captions, spots, strict=True):
        text = plain(caption.text)
        if not text or board.says(text, x, y):
            continue
        extent = _extent(text, size, weight)
        if isinstance(layer, PointLayer):
            box = board.take(beside(x, y, *extent, mark_reach(layer.name) + _GAP), 0)
        else:
            box = board.take(around(x, y, *extent), MOST_COVERED)
        if box is None:
            continue
        board.said.append((text, x, y))
        gid = f"caption-{layer.name}"
        write = partial(_write, axes, board, text, box, size=size, weight=weight)
        # The halo apart: a text with an effect is drawn as shapes, which nobody can search.
        halo = [Stroke(linewidth=1.5, foreground=_HALO, alpha=0.85)]
        write(color=_HALO, path_effects=halo, zorder=_ABOVE_ALL, gid="halo")
        write(color=color, zorder=_ABOVE_ALL + 1, gid=gid)


def _write(axes: Axes, board: Board, text: str, box: Box, **look: Any) -> None:
    left, bottom, _, _ = box
    baseline = bottom + _DESCENT * look["size"] * MM_PER_POINT
    axes.text(
        left / board.width_mm,
        baseline / board.height_mm,
        text,
        transform=axes.transAxes,
        ha="left",
        va="baseline",
        parse_math=False,
        **look,
    )


def _spots(
    axes: Axes, width_mm: float, lon: npt.ArrayLike, lat: npt.ArrayLike
) -> list[tuple[float, float]]:
    """Return places in millimetres from the lower left corner of the map."""
    x, y = project(lon, lat)
    (west, east), south = axes.get_xlim(), axes.get_ylim()[0]
    mm_per_m = width_mm / (east - west)
    return list(zip((x - west) * mm_per_m, (y - south) * mm_per_m, strict=True))


def _extent(text: str, size: float, weight: str = "normal") -> tuple[float, float]:
    return width_of(text, size, weight), (ASCENT + _DESCENT) * size * MM_PER_POINT


def _readable(color: str) -> str:
    """Return a colour made dark enough to be read on white."""
    red, green, blue = to_rgb(color)
    while 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > _DARK:
        red, green, blue = 0.95 * red, 0.95 * green, 0.95 * blue
    return to_hex((red, green, blue))
