"""Where the grids of densities lie, in the words of rasters: a projection and a transform."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from affine import Affine
from pyproj import CRS as PROJECTION
from rasterio.crs import CRS

from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.density.grid import Grid

NAME: Final = "Albers equal area for Mexico"
"""Name of the projection, which has no EPSG code."""


@lru_cache(maxsize=1)
def grid_crs() -> CRS:
    """Return the projection of the grids as rasterio has it.

    Returns
    -------
    rasterio.crs.CRS
        That of :data:`geo.crs.EQUAL_AREA`, under the name :data:`NAME` and
        on WGS 84 by its code, for files are read by programs that go by names.
    """
    named = PROJECTION.from_user_input(EQUAL_AREA).to_json_dict() | {
        "name": NAME,
        "base_crs": PROJECTION.from_user_input(GEOGRAPHIC).to_json_dict(),
    }
    return CRS.from_wkt(PROJECTION.from_json_dict(named).to_wkt())


def grid_transform(grid: Grid) -> Affine:
    """Return the transform from column and row to metres.

    Parameters
    ----------
    grid : Grid
        The cells.

    Returns
    -------
    affine.Affine
        Of the outer corner of each cell; metres of :data:`geo.crs.EQUAL_AREA`.
    """
    return Affine(grid.cell_m, 0.0, grid.west, 0.0, -grid.cell_m, grid.north)
