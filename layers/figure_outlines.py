"""Outlines of areas and lines as matplotlib draws them, in equal-area metres."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.path import Path as Outline

from geo import reference
from geo.crs import EQUAL_AREA, project


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
    return tuple(outline_of(shape) for shape in shapely.orient_polygons(shapes))


def own_outlines(shapes: tuple[shapely.Geometry, ...]) -> tuple[Outline, ...]:
    """Return outlines that a layer brings along as matplotlib draws them.

    Parameters
    ----------
    shapes : tuple of shapely.Geometry
        Polygons; degrees, WGS 84.

    Returns
    -------
    tuple of matplotlib.path.Path
        One each; metres of :data:`geo.crs.EQUAL_AREA`.
    """
    projected = shapely.orient_polygons(_projected(shapes))
    return tuple(outline_of(shape) for shape in projected)


def own_borders(
    shapes: tuple[shapely.Geometry, ...], classes: tuple[int, ...]
) -> dict[int, Outline]:
    """Return lines that a layer brings along by class, each edge once, in its first class.

    Parameters
    ----------
    shapes : tuple of shapely.Geometry
        Lines; degrees, WGS 84.
    classes : tuple of int
        Class of each.

    Returns
    -------
    dict of int to matplotlib.path.Path
        Metres of :data:`geo.crs.EQUAL_AREA`.
    """
    return _by_class(_projected(shapes), classes)


def _projected(shapes: tuple[shapely.Geometry, ...]) -> npt.NDArray[np.object_]:
    whole: npt.NDArray[np.object_] = shapely.transform(
        np.asarray(shapes, dtype=object),
        lambda at: np.column_stack(project(at[:, 0], at[:, 1])),
    )
    return whole


def outline_of(shape: shapely.Geometry) -> Outline:
    """Return a shape as matplotlib draws it.

    Parameters
    ----------
    shape : shapely.Geometry
        Polygons, their rings oriented, or lines.

    Returns
    -------
    matplotlib.path.Path
        Holes included, lines open.
    """
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
def borders(name: str, codes: tuple[str, ...], classes: tuple[int, ...]) -> dict[int, Outline]:
    """Return the lines of some features by class, each edge once, in its first class.

    Neighbours share edges: drawn twice, their dashes would fill each other's
    gaps, and the line of one class would hide that of another.

    Parameters
    ----------
    name : str
        Name of the reference layer.
    codes : tuple of str
        Codes of the features.
    classes : tuple of int
        Class of each.

    Returns
    -------
    dict of int to matplotlib.path.Path
        Metres of :data:`geo.crs.EQUAL_AREA`.
    """
    layer = reference.load(name).set_index("code").loc[np.asarray(codes)]
    return _by_class(layer.to_crs(EQUAL_AREA).geometry.to_numpy(), classes)


def _by_class(shapes: npt.NDArray[np.object_], classes: tuple[int, ...]) -> dict[int, Outline]:
    """Return the lines of shapes by class, each edge once, in its first class."""
    order = np.argsort(classes, kind="stable")
    shapes = shapes[order]
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
    return dict(zip(np.unique(class_of).tolist(), map(outline_of, merged), strict=True))
