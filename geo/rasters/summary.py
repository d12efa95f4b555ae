"""A reader's raster summarised: by municipality or state, and around the points of entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo import reference
from geo.crs import ELLIPSOID, GEOGRAPHIC
from geo.errors import ChoiceError, RasterError
from geo.rasters.extract import STATS, Progress, extracted
from geo.rasters.user import UserRaster, band_of

UNITS: Final = {
    "municipality": ("municipalities", ("mun_code", "name", "state_code")),
    "state": ("states", ("state_code", "name")),
}
"""What a raster is summarised by: the layer and the columns that name its rows."""

KINDS: Final = ("seaport", "airport", "crossing")
RADIUS_KM: Final = (1.0, 500.0)
"""Least and greatest radius around an entry, km."""

COLUMNS: Final = {
    "band": "number of the band",
    "band_name": "its name, as the file says it",
    "unit": "unit of its values, as the file says it",
    "covered_share": "share of the area that has values",
    "cells": "cells with values in it, each counted by the share that lies in it",
    "mean": "mean of the values, each weighted by the area that lies in it",
    "sum": "sum of the values, each times the share of its cell that lies in it",
    "min": "least value of a cell that lies in it, wholly or in part",
    "max": "greatest such value",
}
"""Columns of a summary, after those that name the area."""

_CIRCLE: Final = 360
"""Corners of a circle; the area that they leave out is 0.005 %."""


def summarise_raster(
    raster: UserRaster,
    by: str = "municipality",
    *,
    bands: Sequence[int] = (),
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Return a raster's values by municipality or state.

    Each cell counts by the share that lies in the area, exactly. The areas
    are brought to the raster's coordinate system, so that its values are
    taken as they are; where that is in degrees, the mean weighs cells by
    their area on the sphere.

    Parameters
    ----------
    raster : UserRaster
        What :func:`geo.rasters.read_raster` returns.
    by : {"municipality", "state"}
        What to summarise by.
    bands : sequence of int
        Numbers of the bands, from 1; all by default.
    progress : callable, optional
        Told the share done and a message.

    Returns
    -------
    pandas.DataFrame
        One row for each area and band: codes, name and :data:`COLUMNS`; what
        has no value is missing.

    Raises
    ------
    ChoiceError
        If `by` or a band does not exist.
    RasterError
        If the raster has no value in any of the areas, or cannot be read.
    """
    if by not in UNITS:
        raise ChoiceError(f"by {by!r} unknown; choose from {', '.join(UNITS)}")
    layer, names = UNITS[by]
    areas = reference.load(layer)
    return summarise_areas(raster, areas[[*names, "geometry"]], bands=bands, progress=progress)


def around_entries(
    raster: UserRaster,
    radius_km: float = 25.0,
    *,
    kinds: Sequence[str] = KINDS,
    bands: Sequence[int] = (),
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Return a raster's values around each point of entry.

    Parameters
    ----------
    raster : UserRaster
        What :func:`geo.rasters.read_raster` returns.
    radius_km : float
        Radius of the circles, geodesic, 1 to 500 km.
    kinds : sequence of str
        Which of :data:`KINDS`.
    bands : sequence of int
        Numbers of the bands, from 1; all by default.
    progress : callable, optional
        Told the share done and a message.

    Returns
    -------
    pandas.DataFrame
        One row for each entry and band: ``id``, ``name``, ``kind``,
        ``radius_km`` and :data:`COLUMNS`. Circles overlap, so that sums of
        entries near each other hold the same cells.

    Raises
    ------
    ChoiceError
        If the radius, a kind or a band does not exist.
    RasterError
        If the raster has no value in any of the circles, or cannot be read.
    """
    least, most = RADIUS_KM
    if not least <= radius_km <= most:
        raise ChoiceError(f"a radius of {radius_km:g} km: choose {least:g} to {most:g} km")
    strange = sorted(set(kinds) - set(KINDS))
    if strange:
        raise ChoiceError(f"kind {', '.join(strange)} unknown; choose from {', '.join(KINDS)}")
    entries = reference.load("entries")
    entries = entries[entries["kind"].isin(kinds)]
    circles = gpd.GeoDataFrame(
        entries[["id", "name", "kind"]].assign(radius_km=float(radius_km)),
        geometry=circles_around(entries["lon"], entries["lat"], radius_km),
        crs=GEOGRAPHIC,
    )
    return summarise_areas(raster, circles, bands=bands, progress=progress)


def circles_around(lon: pd.Series, lat: pd.Series, radius_km: float) -> list[shapely.Polygon]:
    """Return circles on the ellipsoid.

    Parameters
    ----------
    lon, lat : pandas.Series of float
        Centres, degrees, WGS 84.
    radius_km : float
        Geodesic radius, km.

    Returns
    -------
    list of shapely.Polygon
        Degrees, WGS 84.
    """
    turn = np.arange(0.0, 360.0, 360.0 / _CIRCLE)
    found = []
    for x, y in zip(lon, lat, strict=True):
        start = np.full(_CIRCLE, x), np.full(_CIRCLE, y)
        east, north, _ = ELLIPSOID.fwd(*start, turn, np.full(_CIRCLE, radius_km * 1000))
        found.append(shapely.Polygon(np.column_stack((east, north))))
    return found


def summarise_areas(
    raster: UserRaster,
    areas: gpd.GeoDataFrame,
    *,
    bands: Sequence[int] = (),
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Return a raster's values by any areas, as :func:`summarise_raster` does.

    Parameters
    ----------
    raster : UserRaster
        What :func:`geo.rasters.read_raster` returns.
    areas : geopandas.GeoDataFrame
        Polygons in any coordinate system, with the columns that name them.
    bands : sequence of int
        Numbers of the bands, from 1; all by default.
    progress : callable, optional
        Told the share done and a message.

    Returns
    -------
    pandas.DataFrame
        One row for each area and band: the columns of `areas` and
        :data:`COLUMNS`.

    Raises
    ------
    ChoiceError
        If a band does not exist.
    RasterError
        If the raster has no value in any of the areas, or cannot be read.
    """
    numbers = bands or [band.number for band in raster.bands]
    asked = [band_of(raster, number) for number in dict.fromkeys(numbers)]
    names = areas.drop(columns="geometry").reset_index(drop=True)
    shapes = _in_raster(raster, areas)
    cell = abs(raster.transform[0] * raster.transform[4])
    sizes = pd.Series(shapely.area(shapes.to_numpy()), shapes.index).reindex(names.index)
    tables = []
    for band, found in zip(asked, extracted(raster, asked, shapes, progress), strict=True):
        found = found.reindex(names.index)
        cells = found["cells"].fillna(0.0)
        # Rounding of shares may add up to a hair more than the whole.
        covered = (cells * cell / sizes).clip(upper=1).fillna(0.0)
        about = names.assign(
            band=band.number,
            band_name=band.name,
            unit=band.unit,
            covered_share=covered,
            cells=cells,
        )
        tables.append(pd.concat([about, found[list(STATS)[1:]].where(cells > 0)], axis=1))
    if not any((table["cells"] > 0).any() for table in tables):
        raise no_value(raster)
    table: pd.DataFrame = pd.concat(tables, ignore_index=True)
    return table


def no_value(raster: UserRaster) -> RasterError:
    """Return the error for a raster that has no value where it was looked for.

    Parameters
    ----------
    raster : UserRaster
        The raster.

    Returns
    -------
    RasterError
        To be raised.
    """
    return RasterError(
        f"{raster.file}: has no value in Mexico where it was looked for; see whether its "
        f"coordinate system ({raster.crs_name}) is right"
    )


def _in_raster(raster: UserRaster, areas: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return areas in the raster's coordinate system, without those that it does not reach."""
    shapes = areas.geometry.reset_index(drop=True).to_crs(raster.crs)
    reached = _reaches(shapes, raster.bounds)
    if raster.geographic and not reached.any():
        # Longitudes from 0 to 360, as climate data have them.
        shapes = shapes.translate(xoff=360.0)
        reached = _reaches(shapes, raster.bounds)
    return shapes[reached]


def _reaches(shapes: gpd.GeoSeries, box: tuple[float, float, float, float]) -> pd.Series:
    """Return which shapes have a place in a coordinate system and touch a box of it."""
    west, south, east, north = shapes.bounds.to_numpy().T
    touches = (west < box[2]) & (east > box[0]) & (south < box[3]) & (north > box[1])
    finite = np.isfinite([west, south, east, north]).all(axis=0)
    return pd.Series(touches & finite, index=shapes.index)
