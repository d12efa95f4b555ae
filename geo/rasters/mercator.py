"""Grids as pictures that lie right on a web map."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import rasterio
from affine import Affine
from pyproj import Transformer
from rasterio.enums import Resampling
from rasterio.warp import reproject, transform_bounds

from geo.crs import GEOGRAPHIC
from geo.density.grid import Grid
from geo.errors import ChoiceError
from geo.rasters.georeference import grid_crs, grid_transform

WEB_MERCATOR: Final = "EPSG:3857"
"""The projection of web maps, metres at the equator; not for measuring."""

HOW: Final = ("nearest", "bilinear", "average")
_EDGE_POINTS: Final = 200


class Picture(NamedTuple):
    """An array whose rows and columns are evenly spaced in Web Mercator.

    Attributes
    ----------
    values : ndarray, shape (height, width)
        Rows from north to south.
    west, south, east, north : float
        Outer edges, degrees, WGS 84.
    """

    values: npt.NDArray[Any]
    west: float
    south: float
    east: float
    north: float


class _Frame(NamedTuple):
    width: int
    height: int
    transform: Affine
    degrees: tuple[float, float, float, float]


def to_mercator(
    grid: Grid, values: npt.NDArray[Any], *, outside: float | None = None, how: str = "nearest"
) -> Picture:
    """Return the values of a grid as a picture for a web map.

    Web maps stretch an image evenly between two corners in Web Mercator, so
    the values are warped to it first. A pixel is as many metres of Web
    Mercator as a cell is of the ground, so that in Mexico it is finer than a
    cell by 3 to 16 %.

    Parameters
    ----------
    grid : Grid
        The cells.
    values : ndarray, shape (height, width)
        Floats, or classes as small integers; rows from north to south.
    outside : float, optional
        Value of pixels off the grid, and the one that means nothing in the
        grid; by default NaN for floats, the greatest value for integers.
    how : {"nearest", "bilinear", "average"}
        What a pixel takes of the cells around it; classes take the nearest.

    Returns
    -------
    Picture
        The array, of the type of `values`, and its edges in degrees.

    Raises
    ------
    ChoiceError
        If the values have another shape than the grid, or `how` is unknown.
    """
    if values.shape != grid.shape:
        raise ChoiceError(f"values of shape {values.shape} on a grid of {grid.shape}")
    if how not in HOW:
        raise ChoiceError(f"resampling {how!r} unknown; choose from {', '.join(HOW)}")
    if outside is None:
        whole = np.issubdtype(values.dtype, np.integer)
        outside = float(np.iinfo(values.dtype).max) if whole else float("nan")
    frame = _frame(grid)
    found = np.full((frame.height, frame.width), outside, dtype=values.dtype)
    with rasterio.Env():
        reproject(
            np.ascontiguousarray(values),
            found,
            src_transform=grid_transform(grid),
            src_crs=grid_crs(),
            src_nodata=outside,
            dst_transform=frame.transform,
            dst_crs=WEB_MERCATOR,
            dst_nodata=outside,
            resampling=Resampling[how],
        )
    return Picture(found, *frame.degrees)


@lru_cache(maxsize=16)
def _frame(grid: Grid) -> _Frame:
    """Return the pixels of Web Mercator that hold a grid."""
    edges = transform_bounds(grid_crs(), WEB_MERCATOR, *grid.bounds, densify_pts=_EDGE_POINTS)
    return frame_of(edges, grid.cell_m)


def frame_of(edges: tuple[float, float, float, float], pixel_m: float) -> _Frame:
    """Return whole pixels around a box of Web Mercator.

    Parameters
    ----------
    edges : tuple of float
        West, south, east and north, metres of Web Mercator.
    pixel_m : float
        Side of a pixel, metres.

    Returns
    -------
    _Frame
        Size, transform and edges in degrees.
    """
    left, bottom = (int(np.floor(edge / pixel_m)) for edge in edges[:2])
    right, top = (int(np.ceil(edge / pixel_m)) for edge in edges[2:])
    metres = [line * pixel_m for line in (left, bottom, right, top)]
    back = Transformer.from_crs(WEB_MERCATOR, GEOGRAPHIC, always_xy=True)
    (west, east), (south, north) = back.transform(metres[::2], metres[1::2])
    return _Frame(
        width=right - left,
        height=top - bottom,
        transform=Affine(pixel_m, 0.0, metres[0], 0.0, -pixel_m, metres[3]),
        degrees=(west, south, east, north),
    )
