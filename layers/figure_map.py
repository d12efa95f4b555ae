"""The map of a printed figure: polygons, lines, points and names in equal-area metres."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path as Outline
from matplotlib_scalebar.scalebar import ScaleBar
from pyproj import Transformer

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from layers.base import (
    ABOVE,
    BELOW,
    BOUNDS,
    LABEL_COLOR,
    LAND_LABEL_COLOR,
    MUNICIPALITY_LINE,
    PLACE_NAMES,
    SEA,
)
from layers.classes import NO_DATA_COLOR, ZERO_COLOR
from layers.sheet import AreaLayer, PointLayer, Sheet
from layers.words import say

MARKERS: Final = {"square": "s", "circle": "o", "triangle": "^", "diamond": "D"}
MARKER_SIZES: Final = {"labs": 12.0, "ports": 26.0, "crossings": 11.0}
"""Area of a point's mark by layer, square points."""
MARKER_EDGE: Final = "#ffffff"
HATCH: Final = "/////"

_AREA_LINE: Final = {"states_drawing": 0.0, "municipalities_drawing": 0.12}
_MARGIN: Final = 0.02


@lru_cache(maxsize=8)
def outlines(name: str) -> tuple[Outline, ...]:
    """Return the polygons of a reference layer as matplotlib draws them.

    Parameters
    ----------
    name : str
        Name of the reference layer.

    Returns
    -------
    tuple of matplotlib.path.Path
        One a feature, in the order of the layer, holes included; metres of
        :data:`geo.crs.EQUAL_AREA`.
    """
    shapes = reference.load(name).to_crs(EQUAL_AREA).geometry.to_numpy()
    return tuple(_outline(shape) for shape in shapely.orient_polygons(shapes))


def _outline(shape: shapely.Geometry) -> Outline:
    rings = shapely.get_rings(shapely.get_parts(shape))
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    codes = np.full(len(points), Outline.LINETO, dtype=Outline.code_type)
    starts = np.flatnonzero(np.diff(ring_of, prepend=-1))
    codes[starts] = Outline.MOVETO
    codes[[*(starts[1:] - 1), -1]] = Outline.CLOSEPOLY
    return Outline(points, codes)


def project(
    lon: npt.ArrayLike, lat: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return places in the projection of the figure.

    Parameters
    ----------
    lon, lat : array_like of float, shape (n,)
        Degrees, WGS 84.

    Returns
    -------
    x, y : ndarray of float, shape (n,)
        Metres of :data:`geo.crs.EQUAL_AREA`.
    """
    x, y = Transformer.from_crs(GEOGRAPHIC, EQUAL_AREA, always_xy=True).transform(
        np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    )
    return x, y


def draw_map(axes: Axes, sheet: Sheet, aspect: float) -> None:
    """Draw the base map and every layer of a sheet.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where to draw; its limits, ticks and colour are set.
    sheet : Sheet
        What to draw.
    aspect : float
        Width of the axes divided by their height.
    """
    _frame(axes, aspect)
    for base in BELOW:
        _areas(axes, base.name, list(outlines(base.name)), base.fill, base.line, base.line_width)
    for layer in sheet.layers:
        if isinstance(layer, AreaLayer):
            _choropleth(axes, layer)
    for base in ABOVE:
        _areas(
            axes, base.name, list(outlines(base.name)), "none", base.line, base.line_width, zorder=3
        )
    _names(axes, sheet.language)
    for order, layer in enumerate(sheet.layers):
        if isinstance(layer, PointLayer):
            _points(axes, layer, zorder=5 + order)
    axes.add_artist(
        ScaleBar(
            1,
            location="lower left",
            length_fraction=0.2,
            border_pad=0.8,
            box_alpha=0,
            color="#4a4a48",
            width_fraction=0.006,
            font_properties={"size": 7},
        )
    )


def _frame(axes: Axes, aspect: float) -> None:
    """Set the limits so that Mexico fits and the axes are filled."""
    west, south, east, north = BOUNDS
    along = np.linspace(0, 1, 40)
    lon = np.concatenate([west + (east - west) * along] * 2)
    lat = np.repeat([south, north], len(along))
    x, y = project(lon, lat)
    width, height = np.ptp(x) * (1 + _MARGIN), np.ptp(y) * (1 + _MARGIN)
    width, height = max(width, height * aspect), max(height, width / aspect)
    middle_x, middle_y = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    axes.set_xlim(middle_x - width / 2, middle_x + width / 2)
    axes.set_ylim(middle_y - height / 2, middle_y + height / 2)
    axes.set_aspect("equal", adjustable="datalim")
    axes.set_facecolor(SEA.fill)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set(color="#b9b6b0", linewidth=0.6)


def _areas(
    axes: Axes,
    name: str,
    shapes: list[Outline],
    fill: str,
    line: str,
    line_width: float,
    *,
    hatch: str = "",
    zorder: float = 1,
) -> None:
    drawn = PathCollection(
        shapes,
        facecolors=fill,
        edgecolors=line or fill,
        linewidths=line_width,
        joinstyle="round",
        zorder=zorder,
        gid=name,
    )
    if hatch:
        drawn.set_hatch(hatch)
    axes.add_collection(drawn, autolim=False)


def _choropleth(axes: Axes, layer: AreaLayer) -> None:
    shapes = outlines(layer.geometry)
    classes = np.asarray(layer.classes)
    for k, entry in enumerate(layer.legend.entries):
        chosen = [shapes[i] for i in np.flatnonzero(classes == k)]
        if not chosen:
            continue
        # A line in the colour of the fill hides the seams between neighbours.
        line = MUNICIPALITY_LINE if entry.color in (ZERO_COLOR, NO_DATA_COLOR) else entry.color
        width = _AREA_LINE[layer.geometry]
        hatch = HATCH if entry.hatched else ""
        _areas(axes, f"{layer.name}-{k}", chosen, entry.color, line, width, hatch=hatch, zorder=2)


def _points(axes: Axes, layer: PointLayer, zorder: float) -> None:
    x, y = project(layer.lon, layer.lat)
    classes = np.asarray(layer.classes)
    # The first class is the one that matters most: it is drawn last, on top.
    for k in reversed(range(len(layer.legend.entries))):
        entry, chosen = layer.legend.entries[k], classes == k
        if chosen.any():
            axes.scatter(
                x[chosen],
                y[chosen],
                s=MARKER_SIZES[layer.name],
                c=entry.color,
                marker=MARKERS[entry.shape],
                edgecolors=MARKER_EDGE,
                linewidths=0.4,
                zorder=zorder,
                gid=f"{layer.name}-{k}",
            )


def _names(axes: Axes, language: str) -> None:
    for name in PLACE_NAMES:
        x, y = project([name.lon], [name.lat])
        axes.text(
            x[0],
            y[0],
            say(name.key, language),
            size=8 if name.water else 6.5,
            style="italic" if name.water else "normal",
            color=LABEL_COLOR if name.water else LAND_LABEL_COLOR,
            ha="center",
            va="center",
            parse_math=False,
            clip_on=True,
            zorder=1.5,
        )
