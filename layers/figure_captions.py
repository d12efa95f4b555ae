"""Names on the map of a printed figure: each stands clear of the others or is left out.

A name takes the first free place of a few beside its point or around the
middle of its region, the most important name first. The packaged placers do
less: adjustText leaves no name out, textalloc knows no middle of a region and
no rectangle that is taken.
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

from layers.base import LABEL_COLOR, LAND_LABEL_COLOR, PLACE_NAMES
from layers.figure_map import project
from layers.figure_side import MARKER_SIZES, OTHER_SIZE
from layers.sheet import LineLayer, PointLayer, Sheet
from layers.typeset import ASCENT, MM_PER_POINT, Page, plain
from layers.words import say

POINT_SIZE: Final = 6.0
LINE_SIZE: Final = 7.6
"""Height of the letters beside points, and of those that name regions, in points."""
MOST_COVERED: Final = 2
"""Marks of points that the name of a region may cover where no free place is left."""

_INK: Final = "#45433f"
_HALO: Final = "#ffffff"
_DESCENT: Final = 0.24
_MARGIN: Final = 0.8
_APART: Final = 0.35
_FROM_MARKS: Final = 0.4
_GAP: Final = 0.8
_SAME_MM: Final = 12.0
"""Millimetres: from a name to the frame, to another name, to a mark, to its own mark; and
between two things of one name."""
_ABOVE_ALL: Final = 15
_DARK: Final = 0.18

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, millimetres from the lower left corner of the map."""


class Board:
    """What of the map is taken already.

    Parameters
    ----------
    width_mm, height_mm : float
        Size of the map.
    taken : iterable of Box
        Where no name may stand.
    marks : array_like of float, shape (n, 4)
        Boxes of the marks of points, which names keep clear of if they can.
    """

    def __init__(
        self, width_mm: float, height_mm: float, taken: Iterable[Box], marks: npt.ArrayLike
    ) -> None:
        self.width_mm = width_mm
        self.height_mm = height_mm
        self.taken = list(taken)
        self.marks = np.reshape(np.asarray(marks, dtype=np.float64), (-1, 4))
        self.said: list[tuple[str, float, float]] = []

    def says(self, text: str, x: float, y: float) -> bool:
        """Return whether the same name stands close by already.

        Parameters
        ----------
        text : str
            The name.
        x, y : float
            What it names, millimetres.

        Returns
        -------
        bool
            A port and an airport of one town need its name once.
        """
        return any(text == other and np.hypot(x - a, y - b) < _SAME_MM for other, a, b in self.said)

    def take(self, places: Iterable[Box], most_covered: float) -> Box | None:
        """Return the best of some places, taken from now on.

        Parameters
        ----------
        places : iterable of Box
            The places, the one liked most first.
        most_covered : float
            How many marks may be covered.

        Returns
        -------
        Box or None
            Of the places that are free, the first that covers fewest marks;
            None where there is none.
        """
        tried = np.asarray(list(places), dtype=np.float64)
        inside = (tried[:, :2] > _MARGIN).all(axis=1) & (
            tried[:, 2:] < (self.width_mm - _MARGIN, self.height_mm - _MARGIN)
        ).all(axis=1)
        free = _overlaps(tried, np.reshape(self.taken, (-1, 4)), _APART) == 0
        covered = _overlaps(tried, self.marks, _FROM_MARKS).astype(np.float64)
        covered[~(inside & free)] = np.inf
        best = int(np.argmin(covered))
        if covered[best] == np.inf or covered[best] > most_covered:
            return None
        left, bottom, right, top = (float(side) for side in tried[best])
        self.taken.append((left, bottom, right, top))
        return left, bottom, right, top


def _overlaps(
    boxes: npt.NDArray[np.float64], others: npt.NDArray[np.float64], apart_mm: float
) -> npt.NDArray[np.intp]:
    """Return how many of the others each box lies on or nearer to than a distance."""
    a, b = boxes[:, None], others[None]
    apart = (a[..., :2] >= b[..., 2:] + apart_mm) | (a[..., 2:] <= b[..., :2] - apart_mm)
    near: npt.NDArray[np.intp] = np.count_nonzero(~apart.any(axis=2), axis=1)
    return near


def beside(x: float, y: float, width: float, height: float, reach: float) -> list[Box]:
    """Return the places of a name beside a point.

    Parameters
    ----------
    x, y : float
        The point, millimetres.
    width, height : float
        Size of the name.
    reach : float
        How far the mark reaches from the point.

    Returns
    -------
    list of Box
        Right, left, above, below, then the diagonals.
    """
    near = 0.7 * reach
    right, left = x + reach, x - reach - width
    above, below = y + reach, y - reach - height
    corners = [
        (right, y - height / 2),
        (left, y - height / 2),
        (x - width / 2, above),
        (x - width / 2, below),
        (x + near, y + near),
        (x + near, y - near - height),
        (x - near - width, y + near),
        (x - near - width, y - near - height),
    ]
    return [(a, b, a + width, b + height) for a, b in corners]


def around(x: float, y: float, width: float, height: float) -> list[Box]:
    """Return the places of a name around the middle of what it names.

    Parameters
    ----------
    x, y : float
        The middle, millimetres.
    width, height : float
        Size of the name.

    Returns
    -------
    list of Box
        Centred, then up to two heights and a width away.
    """
    shifts = [(0.0, 0.0)]
    shifts += [(0.0, 1.1 * n) for n in (1, -1, 2, -2)]
    shifts += [(across, 1.1 * up) for across in (0.6, -0.6) for up in (0, 1, -1)]
    left, bottom = x - width / 2, y - height / 2
    boxes = [(left + across * width, bottom + up * height) for across, up in shifts]
    return [(a, b, a + width, b + height) for a, b in boxes]


def write_captions(page: Page, axes: Axes, sheet: Sheet, taken: Iterable[Box]) -> None:
    """Write the captions of every layer, then the names of the base map.

    Parameters
    ----------
    page : Page
        The page, which measures the names.
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
        for reach in [_reach(layer)]
        for x, y in _spots(axes, width_mm, layer.lon, layer.lat)
    ]
    board = Board(width_mm, height_mm, taken, marks)
    lines = [layer for layer in sheet.layers if isinstance(layer, LineLayer)]
    # Regions are few and large: their names come before those of points.
    named: list[LineLayer | PointLayer] = [*reversed(lines), *reversed(points)]
    for layer in named:
        _write_layer(page, axes, board, layer)
    for name in PLACE_NAMES:
        size = 8.0 if name.water else 6.5
        text = say(name.key, sheet.language)
        (x, y), *_ = _spots(axes, width_mm, [name.lon], [name.lat])
        box = board.take(around(x, y, *_extent(page, text, size)), np.inf)
        if box:
            color = LABEL_COLOR if name.water else LAND_LABEL_COLOR
            style = "italic" if name.water else "normal"
            _write(axes, board, text, box, size=size, color=color, style=style, zorder=1.5)


def _write_layer(page: Page, axes: Axes, board: Board, layer: LineLayer | PointLayer) -> None:
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
        extent = _extent(page, text, size, weight)
        if isinstance(layer, PointLayer):
            box = board.take(beside(x, y, *extent, _reach(layer) + _GAP), 0)
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


def _extent(page: Page, text: str, size: float, weight: str = "normal") -> tuple[float, float]:
    return page.width_of(text, size, weight), (ASCENT + _DESCENT) * size * MM_PER_POINT


def _reach(layer: PointLayer) -> float:
    """Return how far a mark of a layer reaches from its point, millimetres."""
    return float(MARKER_SIZES.get(layer.name, OTHER_SIZE) ** 0.5 / 2 * MM_PER_POINT)


def _readable(color: str) -> str:
    """Return a colour made dark enough to be read on white."""
    red, green, blue = to_rgb(color)
    while 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > _DARK:
        red, green, blue = 0.95 * red, 0.95 * green, 0.95 * blue
    return to_hex((red, green, blue))
