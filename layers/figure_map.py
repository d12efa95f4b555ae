"""The map of a printed figure: polygons, lines, circles and points in equal-area metres."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba_array
from matplotlib.path import Path as Outline

from geo.crs import ELLIPSOID, project
from layers.base import ABOVE, BELOW, BOUNDS, MUNICIPALITY_LINE, SEA, UNIT_LINE
from layers.figure_grid import draw_grid
from layers.figure_marks import DASHES, HATCH, MARKER_EDGE, MARKERS, mark_look
from layers.figure_outlines import borders, outlines, own_borders, own_outlines
from layers.figure_texture import draw_texture
from layers.palettes import NO_DATA_COLOR, ZERO_COLOR
from layers.sheet import AreaLayer, GridLayer, LineLayer, PointLayer, Sheet

_MUNICIPALITY_WIDTH: Final = 0.12
"""Width of the lines between municipalities, points."""
_UNIT_WIDTH: Final = 0.35
"""Width of the outlines of areas that a layer brings along, points."""
_MARGIN: Final = 0.02
"""What the map shows beyond Mexico, in parts of its width and height."""


def draw_map(axes: Axes, sheet: Sheet, width_mm: float, height_mm: float) -> None:
    """Draw the base map and every layer of a sheet.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where to draw; its limits, ticks and colour are set.
    sheet : Sheet
        What to draw.
    width_mm, height_mm : float
        Size of the axes.
    """
    _frame(axes, width_mm / height_mm)
    for base in BELOW:
        _areas(axes, base.name, list(outlines(base.name)), base.fill, base.line, base.line_width)
    for order, layer in enumerate(sheet.layers):
        if isinstance(layer, AreaLayer):
            _choropleth(axes, layer, width_mm, zorder=2 + order / 100)
        elif isinstance(layer, GridLayer):
            draw_grid(axes, layer, zorder=2 + order / 100)
    for base in ABOVE:
        _areas(
            axes, base.name, list(outlines(base.name)), "none", base.line, base.line_width, zorder=3
        )
    for order, layer in enumerate(sheet.layers):
        if isinstance(layer, LineLayer) and layer.codes:
            _lines(axes, layer, zorder=4 + order / 100)
        elif isinstance(layer, PointLayer):
            _circles(axes, layer, zorder=4.9)
            _points(axes, layer, zorder=5 + order / 100)


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


def _choropleth(axes: Axes, layer: AreaLayer, width_mm: float, zorder: float) -> None:
    shapes = outlines(layer.geometry) if layer.geometry else own_outlines(layer.outlines)
    classes = np.asarray(layer.classes)
    for k, entry in enumerate(layer.legend.entries):
        chosen = [shapes[i] for i in np.flatnonzero(classes == k)]
        if not chosen:
            continue
        # A line in the colour of the fill hides the seams between neighbours.
        line = MUNICIPALITY_LINE if entry.color in (ZERO_COLOR, NO_DATA_COLOR) else entry.color
        width = _MUNICIPALITY_WIDTH if layer.geometry == "municipalities_drawing" else 0.0
        if not layer.geometry:
            line, width = UNIT_LINE, _UNIT_WIDTH
        hatch = HATCH if entry.hatched else ""
        gid = f"{layer.name}-{k}"
        _areas(axes, gid, chosen, entry.color, line, width, hatch=hatch, zorder=zorder)
        draw_texture(axes, entry, chosen, width_mm=width_mm, zorder=zorder, gid=f"{gid}-texture")


def _lines(axes: Axes, layer: LineLayer, zorder: float) -> None:
    drawn_lines = (
        borders(layer.geometry, layer.codes, layer.classes)
        if layer.geometry
        else own_borders(layer.outlines, layer.classes)
    )
    for k, lines in drawn_lines.items():
        entry = layer.legend.entries[k]
        look: dict[str, Any] = {"facecolors": "none", "linewidths": layer.width, "zorder": zorder}
        if entry.shape == "dashed":
            # The lines of the base map would fill the gaps.
            ground = PathCollection([lines], edgecolors=MARKER_EDGE, **look)
            axes.add_collection(ground, autolim=False)
            look |= {"linestyles": [DASHES], "capstyle": "butt"}
        gid = f"{layer.name}-{k}"
        drawn = PathCollection([lines], edgecolors=entry.color, joinstyle="round", gid=gid, **look)
        axes.add_collection(drawn, autolim=False)


def _circles(axes: Axes, layer: PointLayer, zorder: float) -> None:
    radius_km = np.asarray(layer.radius_km)
    known = np.flatnonzero(radius_km > 0)
    if not len(known):
        return
    bearings = np.linspace(0, 360, 73)
    lon, lat, bearing, radius_m = np.broadcast_arrays(
        np.asarray(layer.lon)[known, None],
        np.asarray(layer.lat)[known, None],
        bearings,
        radius_km[known, None] * 1000,
    )
    east, north, _ = ELLIPSOID.fwd(lon.ravel(), lat.ravel(), bearing.ravel(), radius_m.ravel())
    rings = np.stack(project(east, north), axis=1).reshape(*lon.shape, 2)
    colors = [layer.legend.entries[layer.classes[i]].color for i in known]
    drawn = PathCollection(
        [Outline(ring, closed=True) for ring in rings],
        facecolors=to_rgba_array(colors, 0.14),
        edgecolors=to_rgba_array(colors, 0.75),
        linewidths=0.5,
        zorder=zorder,
        gid=f"{layer.name}-circles",
    )
    axes.add_collection(drawn, autolim=False)


def _points(axes: Axes, layer: PointLayer, zorder: float) -> None:
    x, y = project(layer.lon, layer.lat)
    classes = np.asarray(layer.classes)
    # The first class is the one that matters most: it is drawn last, on top.
    for k in reversed(range(len(layer.legend.entries))):
        entry, chosen = layer.legend.entries[k], classes == k
        if chosen.any():
            area, fill, edge, width = mark_look(layer.name, entry)
            axes.scatter(
                x[chosen],
                y[chosen],
                s=area,
                c=fill,
                marker=MARKERS[entry.shape],
                edgecolors=edge,
                linewidths=width,
                zorder=zorder,
                gid=f"{layer.name}-{k}",
            )
