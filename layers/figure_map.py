"""The map of a printed figure: polygons, lines, circles and points in equal-area metres."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba_array
from matplotlib.path import Path as Outline
from pyproj import Transformer

from geo import reference
from geo.crs import ELLIPSOID, EQUAL_AREA, GEOGRAPHIC
from layers.base import ABOVE, BELOW, BOUNDS, MUNICIPALITY_LINE, SEA
from layers.classes import NO_DATA_COLOR, ZERO_COLOR
from layers.figure_marks import DASHES, HATCH, MARKER_EDGE, MARKERS, mark_look
from layers.sheet import AreaLayer, LineLayer, PointLayer, Sheet

_MUNICIPALITY_WIDTH: Final = 0.12
"""Width of the lines between municipalities, points."""
_MARGIN: Final = 0.02
"""What the map shows beyond Mexico, in parts of its width and height."""


@lru_cache(maxsize=8)
def outlines(name: str) -> tuple[Outline, ...]:
    """Return the polygons or lines of a reference layer as matplotlib draws them.

    Parameters
    ----------
    name : str
        Name of the reference layer.

    Returns
    -------
    tuple of matplotlib.path.Path
        One a feature, in the order of the layer, holes included, lines open;
        metres of :data:`geo.crs.EQUAL_AREA`.
    """
    shapes = reference.load(name).to_crs(EQUAL_AREA).geometry.to_numpy()
    return tuple(_outline(shape) for shape in shapely.orient_polygons(shapes))


def _outline(shape: shapely.Geometry) -> Outline:
    parts = shapely.get_parts(shape)
    polygons = shapely.get_dimensions(shape) == 2
    lines = shapely.get_rings(parts) if polygons else parts
    points, line_of = shapely.get_coordinates(lines, return_index=True)
    codes = np.full(len(points), Outline.LINETO, dtype=Outline.code_type)
    starts = np.flatnonzero(np.diff(line_of, prepend=-1))
    codes[starts] = Outline.MOVETO
    if polygons:
        codes[[*(starts[1:] - 1), -1]] = Outline.CLOSEPOLY
    return Outline(points, codes)


@lru_cache(maxsize=32)
def _borders(name: str, codes: tuple[str, ...], classes: tuple[int, ...]) -> dict[int, Outline]:
    """Return the lines of some features by class, each edge once, in its first class.

    Neighbours share edges: drawn twice, their dashes would fill each other's
    gaps, and the line of one class would hide that of another.
    """
    order = np.argsort(classes, kind="stable")
    layer = reference.load(name).set_index("code").loc[np.asarray(codes)[order]]
    shapes = layer.to_crs(EQUAL_AREA).geometry.to_numpy()
    lines = np.where(shapely.get_dimensions(shapes) == 2, shapely.boundary(shapes), shapes)
    parts, shape_of = shapely.get_parts(lines, return_index=True)
    points, part_of = shapely.get_coordinates(parts, return_index=True)
    joined = part_of[1:] == part_of[:-1]
    # As one complex number a point sorts by x, then by y: both ways along an edge become one.
    ends = points.view(np.complex128)
    edges = np.sort(np.hstack([ends[:-1], ends[1:]])[joined], axis=1)
    _, first = np.unique(edges, axis=0, return_index=True)
    first.sort()
    edges = np.stack([edges[first].real, edges[first].imag], axis=2)
    class_of = np.asarray(classes)[order][shape_of[part_of[1:][joined]]][first]
    merged = (
        shapely.line_merge(shapely.multilinestrings(shapely.linestrings(edges[class_of == k])))
        for k in np.unique(class_of)
    )
    return dict(zip(np.unique(class_of).tolist(), map(_outline, merged), strict=True))


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
    x, y = _transformer().transform(
        np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    )
    return x, y


@lru_cache(maxsize=1)
def _transformer() -> Transformer:
    return Transformer.from_crs(GEOGRAPHIC, EQUAL_AREA, always_xy=True)


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


def _choropleth(axes: Axes, layer: AreaLayer) -> None:
    shapes = outlines(layer.geometry)
    classes = np.asarray(layer.classes)
    for k, entry in enumerate(layer.legend.entries):
        chosen = [shapes[i] for i in np.flatnonzero(classes == k)]
        if not chosen:
            continue
        # A line in the colour of the fill hides the seams between neighbours.
        line = MUNICIPALITY_LINE if entry.color in (ZERO_COLOR, NO_DATA_COLOR) else entry.color
        width = _MUNICIPALITY_WIDTH if layer.geometry == "municipalities_drawing" else 0.0
        hatch = HATCH if entry.hatched else ""
        _areas(axes, f"{layer.name}-{k}", chosen, entry.color, line, width, hatch=hatch, zorder=2)


def _lines(axes: Axes, layer: LineLayer, zorder: float) -> None:
    for k, lines in _borders(layer.geometry, layer.codes, layer.classes).items():
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
