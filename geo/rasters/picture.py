"""A reader's raster warped: to a picture that lies right on a web map, to the cells of a grid."""

from __future__ import annotations

import math
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import MaskFlags, Resampling
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.warp import reproject, transform_bounds
from rasterio.windows import Window

from geo.crs import GEOGRAPHIC
from geo.density.grid import Floats, Grid
from geo.errors import RasterError
from geo.rasters.georeference import grid_crs, grid_transform
from geo.rasters.mercator import WEB_MERCATOR, Picture, frame_of
from geo.rasters.source import alpha_band, values
from geo.rasters.user import UserBand, UserRaster, band_of, opened

MOST_PIXELS: Final = 1600
"""Width and height of a picture at most."""

AROUND_MEXICO: Final = (-125.0, 8.0, -78.0, 38.0)
"""West, south, east and north of what the base map draws, degrees."""

_EDGE_POINTS: Final = 50
_MARGIN: Final = 2
"""Cells around the part that is shown, for what lies between cells."""

_FINER: Final = 2
"""Cells that are read for one that is asked for, along each side."""

_STRIP_CELLS: Final = 8_000_000
"""Cells in memory at a time, where they are averaged here."""

_Box = tuple[float, float, float, float]


class _Target(NamedTuple):
    crs: Any
    edges: tuple[float, float, float, float]
    transform: Affine
    shape: tuple[int, int]


class _Part(NamedTuple):
    stored: npt.NDArray[np.float32]
    transform: Affine


def picture(raster: UserRaster, band: int = 1, *, most_pixels: int = MOST_PIXELS) -> Picture:
    """Return a band of a raster as it lies around Mexico, for a web map.

    Parameters
    ----------
    raster : UserRaster
        What :func:`geo.rasters.read_raster` returns.
    band : int
        Number of the band, from 1.
    most_pixels : int
        Width and height at most. A coarser picture averages cells; one of
        classes takes the nearest.

    Returns
    -------
    Picture
        Values as 32-bit floats, NaN where there is none, and edges in degrees.

    Raises
    ------
    ChoiceError
        If there is no such band.
    RasterError
        If the raster does not reach what the map shows, or cannot be read.
    """
    asked = band_of(raster, band)
    moved = _moved(raster)
    edges = _shown(raster, moved)
    frame = frame_of(edges, max(edges[2] - edges[0], edges[3] - edges[1]) / (most_pixels - 1))
    target = _Target(WEB_MERCATOR, edges, frame.transform, (frame.height, frame.width))
    return Picture(_warped(raster, asked, moved, target, asked.classes), *frame.degrees)


def on_grid(raster: UserRaster, grid: Grid, band: int = 1, *, centres: bool = False) -> Floats:
    """Return a band of a raster on the cells of a grid, to be looked at with a density.

    Parameters
    ----------
    raster : UserRaster
        What :func:`geo.rasters.read_raster` returns.
    grid : Grid
        The cells.
    band : int
        Number of the band, from 1.
    centres : bool
        Whether each cell takes the value at its centre, as of classes it
        always does.

    Returns
    -------
    ndarray of float, shape (height, width)
        The mean of what lies in each cell, or the value at its centre; NaN
        where there is none, and everywhere if the raster lies elsewhere.

    Raises
    ------
    ChoiceError
        If there is no such band.
    RasterError
        If the raster cannot be read.
    """
    asked = band_of(raster, band)
    target = _Target(grid_crs(), grid.bounds, grid_transform(grid), grid.shape)
    nearest = centres or asked.classes
    return _warped(raster, asked, _moved(raster), target, nearest).astype(np.float64)


def _warped(
    raster: UserRaster, band: UserBand, moved: Affine, target: _Target, nearest: bool
) -> npt.NDArray[np.float32]:
    with opened(raster) as file:
        part = _read(file, raster, band, moved, target, nearest)
        found = np.full(target.shape, np.nan, dtype=np.float32)
        reproject(
            part.stored,
            found,
            src_transform=part.transform,
            src_crs=CRS.from_wkt(raster.crs),
            src_nodata=np.nan,
            dst_transform=target.transform,
            dst_crs=target.crs,
            dst_nodata=np.nan,
            resampling=Resampling.nearest if nearest else Resampling.average,
        )
    return found


def _moved(raster: UserRaster) -> Affine:
    """Return the transform; longitudes from 0 to 360 as those of Mexico."""
    west, _, east, _ = raster.bounds
    beyond = raster.geographic and west > AROUND_MEXICO[2] and east - 360 > AROUND_MEXICO[0]
    across, _, left, _, down, top = raster.transform
    return Affine(across, 0, left - 360 if beyond else left, 0, down, top)


def _shown(raster: UserRaster, transform: Affine) -> _Box:
    """Return the part of the map that a raster reaches, metres of Web Mercator."""
    window = transform_bounds(GEOGRAPHIC, WEB_MERCATOR, *AROUND_MEXICO)
    across = transform.c - raster.transform[2]
    west, south, east, north = raster.bounds
    own = CRS.from_wkt(raster.crs)
    if raster.geographic:
        # Web Mercator ends before the poles.
        south, north = max(south, AROUND_MEXICO[1] - 5), min(north, AROUND_MEXICO[3] + 5)
        west, east = max(west + across, -180), min(east + across, 180)
    lost = RasterError(
        f"{raster.file}: lies outside Mexico and its surroundings; see whether its coordinate "
        f"system ({raster.crs_name}) is right"
    )
    if west >= east or south >= north:
        raise lost
    box = _bounds(own, WEB_MERCATOR, (west, south, east, north)) or window
    west, south = max(box[0], window[0]), max(box[1], window[1])
    east, north = min(box[2], window[2]), min(box[3], window[3])
    if west >= east or south >= north:
        raise lost
    return west, south, east, north


def _bounds(source: Any, target: Any, box: _Box) -> _Box | None:
    """Return a box in another coordinate system; None where that does not reach all of it."""
    try:
        found = transform_bounds(source, target, *box, densify_pts=_EDGE_POINTS)
    except RasterioError:
        return None
    return found if np.isfinite(found).all() else None


def _read(
    file: DatasetReader,
    raster: UserRaster,
    band: UserBand,
    transform: Affine,
    target: _Target,
    nearest: bool,
) -> _Part:
    """Return the cells that lie under what is asked for, coarser where they are many."""
    box = _bounds(target.crs, CRS.from_wkt(raster.crs), target.edges)
    left, top, right, bottom = 0, 0, raster.width, raster.height
    if box is not None:
        columns = [(x - transform.c) / transform.a for x in (box[0], box[2])]
        rows = [(y - transform.f) / transform.e for y in (box[3], box[1])]
        left, right = _within(sorted(columns), raster.width)
        top, bottom = _within(sorted(rows), raster.height)
    step = max(1.0, max(right - left, bottom - top) / (_FINER * max(target.shape)))
    shape = math.ceil((bottom - top) / step), math.ceil((right - left) / step)
    part = Window(left, top, right - left, bottom - top)
    # GDAL averages what the file says to mean nothing as a value, not what a mask or a reader
    # says, and rounds averages of whole numbers to whole numbers.
    plain = (
        raster.nodata is None
        and not alpha_band(file)
        and np.dtype(band.kind).kind == "f"
        and file.mask_flag_enums[band.number - 1] in ([MaskFlags.nodata], [MaskFlags.all_valid])
    )
    if nearest or plain:
        resampling = Resampling.nearest if nearest else Resampling.average
        shape = math.ceil((bottom - top) / step), math.ceil((right - left) / step)
        found = values(file, raster, band, part, shape=shape, resampling=resampling)
        down, across = (bottom - top) / shape[0], (right - left) / shape[1]
    else:
        down = across = math.floor(step)
        found = _averaged(file, raster, band, part, math.floor(step))
    there = Affine(
        transform.a * across,
        0,
        transform.c + transform.a * left,
        0,
        transform.e * down,
        transform.f + transform.e * top,
    )
    return _Part(found.astype(np.float32), there)


def _averaged(
    file: DatasetReader, raster: UserRaster, band: UserBand, part: Window, step: int
) -> Floats:
    """Return the mean of each square of so many cells a side, of those that have a value."""
    left, top, width, height = (int(one) for one in part.flatten())
    rows = max(1, _STRIP_CELLS // (width * step)) * step
    means = []
    for first in range(0, height, rows):
        strip = Window(left, top + first, width, min(rows, height - first))
        found = values(file, raster, band, strip)
        known = np.isfinite(found)
        total, count = (
            np.add.reduceat(
                np.add.reduceat(one, np.arange(0, one.shape[0], step), axis=0),
                np.arange(0, width, step),
                axis=1,
            )
            for one in (np.where(known, found, 0.0), known.astype(np.float64))
        )
        means.append(np.where(count > 0, total / np.maximum(count, 1), np.nan))
    return np.concatenate(means)


def _within(line: list[float], cells: int) -> tuple[int, int]:
    first = min(max(math.floor(line[0]) - _MARGIN, 0), cells - 1)
    return first, max(min(math.ceil(line[1]) + _MARGIN, cells), first + 1)
