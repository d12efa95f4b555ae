"""What lies of a raster in polygons: each cell by the share of it that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import geopandas as gpd
import pandas as pd
from exactextract import exact_extract
from rasterio.windows import Window

from geo.polygons import Polygons
from geo.rasters.source import BandSource
from geo.rasters.user import UserBand, UserRaster, opened

Progress = Callable[[float, str], None]

_MOST_CELLS: Final = 4_000_000
"""Cells in memory at a time, where they are read part by part."""

_HELD_CELLS: Final = 16_000_000
"""Cells of all bands that are read at once; of more each area reads its own."""

STATS: Final = {"cells": "count", "mean": "mean", "sum": "sum", "min": "min", "max": "max"}
"""Columns of a summary, and what exactextract calls them."""


def extracted(
    raster: UserRaster,
    bands: Sequence[UserBand],
    shapes: gpd.GeoSeries,
    progress: Progress | None,
) -> Iterator[pd.DataFrame]:
    """Yield what lies of each band in each shape, all bands in one pass over the shapes.

    Parameters
    ----------
    raster : UserRaster
        What :func:`geo.rasters.read_raster` returns.
    bands : sequence of UserBand
        Its bands, each once.
    shapes : geopandas.GeoSeries
        Polygons in its coordinate system.
    progress : callable, optional
        Told the share done and a message.

    Yields
    ------
    pandas.DataFrame
        One for each band: the columns of :data:`STATS` by the index of
        `shapes`.

    Raises
    ------
    RasterError
        If the raster cannot be read.
    """
    weight = "(coverage_weight=area_spherical_m2)" if raster.geographic else ""
    with opened(raster) as file:
        held = _part(raster, shapes, len(bands))
        found = exact_extract(
            [BandSource(file, raster, band, held) for band in bands],
            Polygons(shapes.to_numpy()),
            [f"{stat}{weight if stat == 'mean' else ''}" for stat in STATS.values()],
            output="pandas",
            max_cells_in_memory=max(_MOST_CELLS // len(bands), 1),
            progress=progress or False,
        )
    found.index = shapes.index
    # One column for each statistic and band, the bands of a statistic beside each other.
    for at in range(len(bands)):
        yield found.iloc[:, at :: len(bands)].set_axis(list(STATS), axis=1)


def _part(raster: UserRaster, shapes: gpd.GeoSeries, bands: int) -> Window | None:
    """Return the part of a raster that shapes reach, if it is small enough to be held whole."""
    if shapes.empty:
        return None
    west, south, east, north = shapes.total_bounds
    left, _, _, top = raster.bounds
    across, down = (abs(raster.transform[at]) for at in (0, 4))
    columns = [int(min(max((x - left) / across, 0), raster.width)) for x in (west, east)]
    rows = [int(min(max((top - y) / down, 0), raster.height)) for y in (north, south)]
    width = min(columns[1] + 1, raster.width) - columns[0]
    height = min(rows[1] + 1, raster.height) - rows[0]
    if width * height * bands > _HELD_CELLS:
        return None
    return Window(columns[0], rows[0], width, height)
