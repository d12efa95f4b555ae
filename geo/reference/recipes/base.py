"""The neighbouring countries and the sea around Mexico, fitted to INEGI's outline."""

import io
import tarfile
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.crs import GEOGRAPHIC
from geo.reference.recipes import BuildError

FRAME: Final = shapely.box(-125.0, 8.0, -78.0, 38.0)
"""The ground that the base map covers, degrees."""

TOLERANCE_DEG: Final = 0.01
SMALLEST_LAND_DEG2: Final = 0.003
"""Islands of the neighbours under about 35 km2 are left out."""

SMALLEST_WATER_DEG2: Final = 1e-5
"""Pockets of water under about 0.1 km2 are left-overs of the fitting."""

BORDER_REACH_DEG: Final = 0.05
"""How far the two outlines may differ along a land border; they differ by up to 5 km."""

DECIMALS: Final = 3


def read_countries(tarball: Path) -> gpd.GeoDataFrame:
    """Return the countries of Natural Earth at 1:10 million.

    Parameters
    ----------
    tarball : pathlib.Path
        The package file that ships them.

    Returns
    -------
    geopandas.GeoDataFrame
        ``name`` and the geometry, WGS 84, of the countries that ``FRAME`` meets.

    Raises
    ------
    BuildError
        If the package lacks the file.
    """
    member = "package/countries-10m.json"
    with tarfile.open(tarball) as archive:
        stream = archive.extractfile(member)
        if stream is None:
            raise BuildError(f"{member} in {tarball.name} is not a file.")
        world = gpd.read_file(io.BytesIO(stream.read()), layer="countries")
    world = world.set_crs(GEOGRAPHIC, allow_override=True)[["name", "geometry"]]
    world = world[world.intersects(FRAME)].reset_index(drop=True)
    world["geometry"] = world.make_valid(method="structure", keep_collapsed=False)
    return world


def neighbours(countries: gpd.GeoDataFrame, mexico: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Return the neighbouring countries, flush with Mexico's outline on land.

    Parameters
    ----------
    countries : geopandas.GeoDataFrame
        What ``read_countries`` returns, Mexico included.
    mexico : geopandas.GeoSeries
        Mexico as it is drawn: one or more polygons, WGS 84.

    Returns
    -------
    geopandas.GeoDataFrame
        ``name`` and the geometry, WGS 84.
    """
    simple = shapely.coverage_simplify(countries.geometry.values, TOLERANCE_DEG)
    shapes = gpd.GeoSeries(shapely.intersection(simple, FRAME), index=countries["name"])
    outline = shapely.coverage_union_all(mexico.values)
    theirs = shapes.drop("Mexico")
    # What Natural Earth gives to Mexico and INEGI does not lies along a land border or
    # along the coast; only the former goes to the neighbour, the rest is sea.
    strip = shapely.difference(shapes["Mexico"], outline)
    fitted = {}
    for name, shape in theirs.items():
        reached = shapely.intersection(strip, shapely.buffer(shape, BORDER_REACH_DEG))
        strip = shapely.difference(strip, reached)
        fitted[name] = _large_parts(
            shapely.difference(shapely.union(shape, reached), outline), SMALLEST_LAND_DEG2
        )
    kept = {name: shape for name, shape in fitted.items() if not shape.is_empty}
    return gpd.GeoDataFrame(
        {"name": list(kept)}, geometry=_rounded(list(kept.values())), crs=GEOGRAPHIC
    )


def sea(neighbours: gpd.GeoSeries, mexico: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Return what of the frame is neither Mexico nor a neighbour.

    Parameters
    ----------
    neighbours : geopandas.GeoSeries
        Their polygons, WGS 84.
    mexico : geopandas.GeoSeries
        Mexico as it is drawn: one or more polygons, WGS 84.

    Returns
    -------
    geopandas.GeoDataFrame
        One row: ``name`` and the geometry, WGS 84.
    """
    land = shapely.union_all([*neighbours, shapely.coverage_union_all(mexico.values)])
    visible = _large_parts(shapely.difference(FRAME, land), SMALLEST_WATER_DEG2)
    return gpd.GeoDataFrame({"name": ["sea"]}, geometry=_rounded([visible]), crs=GEOGRAPHIC)


def _large_parts(shape: shapely.Geometry, smallest_deg2: float) -> shapely.Geometry:
    """Return the polygons of a shape that are large enough to be seen."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.area(parts) >= smallest_deg2])


def _rounded(shapes: list[shapely.Geometry]) -> gpd.GeoSeries:
    """Return valid shapes with rounded coordinates, wound by the right-hand rule."""
    # A point left on the middle of one of Mexico's edges by the overlay would be rounded
    # off that edge, and open a gap; taking it out first keeps the edges equal.
    straight = shapely.simplify(shapes, 1e-7)
    rounded = shapely.transform(straight, lambda points: np.round(points, DECIMALS))
    solid = shapely.make_valid(rounded, method="structure", keep_collapsed=False)
    return gpd.GeoSeries(shapely.orient_polygons(solid), crs=GEOGRAPHIC)
