"""Polygons that share their edges: mended, simplified, rounded and dissolved together."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.reference.recipes import BuildError

Polygons = npt.NDArray[np.object_]
"""An array of shapely polygons and multipolygons."""


def area_km2(polygons: gpd.GeoSeries) -> npt.NDArray[np.float64]:
    """Return the area of each polygon on the equal-area projection.

    Parameters
    ----------
    polygons : geopandas.GeoSeries
        Polygons in any declared coordinate system.

    Returns
    -------
    numpy.ndarray
        Shape (n,), square kilometres.
    """
    return np.asarray(polygons.to_crs(EQUAL_AREA).area, dtype=float) / 1e6


def to_rounded(polygons: gpd.GeoSeries, *, decimals: int) -> gpd.GeoSeries:
    """Return a coverage in WGS 84 with rounded coordinates, still a coverage.

    Parameters
    ----------
    polygons : geopandas.GeoSeries
        A valid coverage in any declared coordinate system.
    decimals : int
        Decimals of a degree to keep.

    Returns
    -------
    geopandas.GeoSeries
        WGS 84, rings wound by the right-hand rule of RFC 7946.

    Raises
    ------
    BuildError
        If rounding breaks the coverage beyond repair or empties a polygon.
    """
    # Rounding can push a vertex across a neighbour's edge; the cleaning that mends it
    # sets new vertices off the grid, so the two take turns until nothing is left to mend.
    shapes = _round(polygons.to_crs(GEOGRAPHIC).values, decimals)
    for _ in range(10):
        if shapely.coverage_is_valid(shapes) and bool(shapely.is_valid(shapes).all()):
            break
        shapes = _round(shapely.coverage_clean(shapely.make_valid(shapes)), decimals)
    else:
        raise BuildError(f"Rounded to {decimals} decimals the polygons are no coverage.")
    if shapely.is_empty(shapes).any():
        raise BuildError(f"Rounding to {decimals} decimals leaves nothing of some polygon.")
    return gpd.GeoSeries(shapely.orient_polygons(shapes), index=polygons.index, crs=GEOGRAPHIC)


def _round(polygons: Polygons, decimals: int) -> Polygons:
    """Return the polygons with rounded coordinates and no repeated points."""
    rounded = shapely.transform(polygons, lambda points: np.round(points, decimals))
    parts, owner = shapely.get_parts(rounded, return_index=True)
    # An island narrower than the grid falls flat; the rest of its municipality stays.
    solid = shapely.area(parts) > 0
    parts = shapely.remove_repeated_points(parts[solid])
    return _gathered(parts, owner[solid], len(polygons))


def _gathered(parts: Polygons, owner: npt.NDArray[np.int64], count: int) -> Polygons:
    """Return one polygon or multipolygon for each of ``count`` owners."""
    gathered: Polygons = np.full(count, shapely.MultiPolygon())
    shapely.multipolygons(parts, indices=owner, out=gathered)
    single = shapely.get_num_geometries(gathered) == 1
    gathered[single] = shapely.get_geometry(gathered[single], 0)
    return gathered


def without_islets(polygons: gpd.GeoSeries, *, smallest_km2: float) -> gpd.GeoSeries:
    """Return the polygons without their small islands; the largest part always stays.

    Parameters
    ----------
    polygons : geopandas.GeoSeries
        A coverage in a projected coordinate system, metres.
    smallest_km2 : float
        Islands under this area are left out.

    Returns
    -------
    geopandas.GeoSeries
        The same polygons; parts that touch another part are all kept, so no gap opens.
    """
    parts, owner = shapely.get_parts(polygons.values, return_index=True)
    area = shapely.area(parts) / 1e6
    largest = np.zeros(len(polygons))
    np.maximum.at(largest, owner, area)
    tree = shapely.STRtree(parts)
    one, other = tree.query(parts, predicate="dwithin", distance=1.0)
    touched = np.zeros(len(parts), dtype=bool)
    touched[one[one != other]] = True
    keep = touched | (area >= smallest_km2) | (area == largest[owner])
    kept = _gathered(parts[keep], owner[keep], len(polygons))
    return gpd.GeoSeries(kept, index=polygons.index, crs=polygons.crs)


def dissolved(polygons: gpd.GeoDataFrame, by: str) -> gpd.GeoSeries:
    """Return the union of the polygons of each group, along the edges they share.

    Parameters
    ----------
    polygons : geopandas.GeoDataFrame
        A coverage.
    by : str
        The column that names the group.

    Returns
    -------
    geopandas.GeoSeries
        One shape for each group, indexed and sorted by it.
    """
    groups = {
        key: shapely.orient_polygons(shapely.coverage_union_all(group.geometry.values))
        for key, group in polygons.groupby(by, sort=True)
    }
    return gpd.GeoSeries(groups, crs=polygons.crs).rename_axis(by)
