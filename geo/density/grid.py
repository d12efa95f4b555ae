"""The grid of a density: square cells of the equal-area projection, and what polygons cover."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from numbers import Real
from typing import Any, Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
from exactextract import exact_extract
from exactextract.raster import NumPyRasterSource

from geo import reference
from geo.crs import EQUAL_AREA
from geo.errors import ChoiceError
from geo.polygons import Polygons

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_CELL_KM: Final = 1.0
GREATEST_CELL_KM: Final = 10.0


@dataclass(frozen=True)
class Grid:
    """Square cells in rows from north to south, in metres of :data:`geo.crs.EQUAL_AREA`.

    Attributes
    ----------
    west, north : float
        Outer corner of the first cell, metres.
    cell_km : float
        Side of a cell, km.
    width, height : int
        Number of columns and rows.
    """

    west: float
    north: float
    cell_km: float
    width: int
    height: int

    @property
    def shape(self) -> tuple[int, int]:
        """Shape of an array that holds one value a cell.

        Returns
        -------
        tuple of int
            Height and width.
        """
        return self.height, self.width

    @property
    def cell_m(self) -> float:
        """Side of a cell in metres.

        Returns
        -------
        float
            Metres.
        """
        return self.cell_km * 1000

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north edge.

        Returns
        -------
        tuple of float
            Metres of :data:`geo.crs.EQUAL_AREA`.
        """
        south = self.north - self.height * self.cell_m
        return self.west, south, self.west + self.width * self.cell_m, self.north

    def centres(self) -> tuple[Floats, Floats]:
        """Return where the centres of the columns and of the rows lie.

        Returns
        -------
        x : ndarray of float, shape (width,)
            West to east, metres of :data:`geo.crs.EQUAL_AREA`.
        y : ndarray of float, shape (height,)
            North to south.
        """
        x: Floats = self.west + (np.arange(self.width, dtype=np.float64) + 0.5) * self.cell_m
        y: Floats = self.north - (np.arange(self.height, dtype=np.float64) + 0.5) * self.cell_m
        return x, y


def mexico_grid(cell_km: float = 2.0) -> Grid:
    """Return the grid that covers Mexico.

    Its lines are whole multiples of the cell from the origin of the
    projection, so that the cells of two grids of one size coincide.

    Parameters
    ----------
    cell_km : float
        Side of a cell, :data:`LEAST_CELL_KM` to :data:`GREATEST_CELL_KM` km.

    Returns
    -------
    Grid
        The grid.

    Raises
    ------
    ChoiceError
        If the cell is too small or too large, or is no number.
    """
    asked: Any = cell_km
    if isinstance(asked, bool) or not isinstance(asked, Real):
        raise ChoiceError(f"a cell of {cell_km!r} is no number of km")
    if not LEAST_CELL_KM <= cell_km <= GREATEST_CELL_KM:
        raise ChoiceError(
            f"a cell of {cell_km:g} km: choose {LEAST_CELL_KM:g} to {GREATEST_CELL_KM:g} km"
        )
    return _mexico_grid(float(cell_km))


@lru_cache(maxsize=16)
def _mexico_grid(cell_km: float) -> Grid:
    west, south, east, north = states().total_bounds / (cell_km * 1000)
    left, top = np.floor(west), np.ceil(north)
    return Grid(
        west=float(left * cell_km * 1000),
        north=float(top * cell_km * 1000),
        cell_km=cell_km,
        width=int(np.ceil(east) - left),
        height=int(top - np.floor(south)),
    )


@lru_cache(maxsize=1)
def states() -> gpd.GeoSeries:
    """Return the states in the equal-area projection.

    Returns
    -------
    geopandas.GeoSeries
        By 2-digit INEGI code; metres of :data:`geo.crs.EQUAL_AREA`.
    """
    return reference.load("states").set_index("state_code").geometry.to_crs(EQUAL_AREA)


@lru_cache(maxsize=1)
def municipalities() -> gpd.GeoSeries:
    """Return the municipalities in the equal-area projection.

    Returns
    -------
    geopandas.GeoSeries
        By CVEGEO; metres of :data:`geo.crs.EQUAL_AREA`.
    """
    layer = reference.load("municipalities")
    return layer.set_index("mun_code").geometry.to_crs(EQUAL_AREA)


def cover(grid: Grid, shapes: npt.NDArray[np.object_]) -> tuple[tuple[Ints, Floats], ...]:
    """Return how much of each cell each polygon covers, exactly.

    Parameters
    ----------
    grid : Grid
        The cells.
    shapes : ndarray of shapely.Geometry, shape (n,)
        Polygons; metres of :data:`geo.crs.EQUAL_AREA`.

    Returns
    -------
    tuple of (ndarray of int, ndarray of float)
        For each polygon the cells that it covers (row times width plus
        column) and the covered share of each, above 0 to 1.
    """
    west, south, east, north = grid.bounds
    raster = NumPyRasterSource(
        np.broadcast_to(np.float32(0), grid.shape), xmin=west, ymin=south, xmax=east, ymax=north
    )
    found = exact_extract(raster, Polygons(shapes), ["cell_id", "coverage"], output="pandas")
    return tuple(
        (np.asarray(cells, dtype=np.int64), np.asarray(shares, dtype=np.float64))
        for cells, shares in zip(found["cell_id"], found["coverage"], strict=True)
    )
