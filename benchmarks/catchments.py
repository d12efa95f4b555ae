"""Catchments of entries: this project against ``shapely.voronoi_polygons`` in a projection.

Run ``python benchmarks/catchments.py [POINTS]``. Both run in turn in one process;
read the ratio, not the seconds. A Voronoi diagram in the plane divides by distance
on the map, in EPSG:6372 up to 0.6 % off, so some places fall to the wrong entry.
"""

from __future__ import annotations

import statistics
import sys
import time

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo import reference
from geo.catchments import catchments
from geo.crs import ELLIPSOID, GEOGRAPHIC
from geo.nearest import Entries

RUNS = 5
PROJECTED = "EPSG:6372"
BATCH = 20_000


def main() -> None:
    """Print medians, the ratio and the share of wrong places of both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    land = shapely.coverage_union_all(reference.load("states").geometry.array)
    table = reference.load("entries")
    lon, lat = _places(land, count)
    for name, rows in (
        ("cargo seaports", (table["kind"] == "seaport") & table["cargo"]),
        ("crossings", table["kind"] == "crossing"),
        ("all seaports", table["kind"] == "seaport"),
    ):
        _compare(name, table[rows], land, lon, lat)


def _compare(
    name: str, table: gpd.GeoDataFrame, land: shapely.Geometry, lon: np.ndarray, lat: np.ndarray
) -> None:
    entries = Entries.of(table)
    ours, theirs = [], []
    for _ in range(RUNS):
        begin = time.perf_counter()
        exact = catchments(entries, land)
        ours.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        flat = _flat(table, land)
        theirs.append(time.perf_counter() - begin)
    metres = _all_metres(lon, lat, entries)
    print(f"{len(table)} {name}, {len(lon):,} places, median of {RUNS} alternating runs")
    for label, seconds, shapes in (("labatlas", ours, exact), ("voronoi_polygons", theirs, flat)):
        place, owner = shapely.STRtree(shapes.array).query(
            shapely.points(lon, lat), predicate="intersects"
        )
        row = pd.Index(entries.ids).get_indexer(shapes.index[owner])
        excess = metres[place, row] - metres[place].min(axis=1)
        lost = len(lon) - len(np.unique(place))
        print(
            f"{label:17} {statistics.median(seconds):7.3f} s   wrong {(excess > 0).mean():.4%}, "
            f"by at most {excess.max():8.1f} m; in no catchment {lost}"
        )
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"time ratio labatlas / voronoi_polygons: {ratio:.2f}")


def _flat(table: gpd.GeoDataFrame, land: shapely.Geometry) -> gpd.GeoSeries:
    """Return the catchments in the plane, back in WGS 84, indexed by id."""
    sites = table.to_crs(PROJECTED)
    ground = gpd.GeoSeries([land], crs=GEOGRAPHIC).to_crs(PROJECTED)
    cells = shapely.voronoi_polygons(sites.geometry.union_all(), extend_to=ground.iloc[0])
    cells = gpd.GeoDataFrame(geometry=list(cells.geoms), crs=PROJECTED).sjoin(
        sites[["id", "geometry"]]
    )
    clipped = cells.set_index("id").geometry.intersection(ground.iloc[0])
    return clipped.to_crs(GEOGRAPHIC)


def _places(land: shapely.Geometry, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return random places on land."""
    random = np.random.default_rng(1)
    west, south, east, north = land.bounds
    shapely.prepare(land)
    lon, lat = random.uniform((west, south), (east, north), (4 * count, 2)).T
    inside = np.flatnonzero(shapely.contains_xy(land, lon, lat))[:count]
    return lon[inside], lat[inside]


def _all_metres(lon: np.ndarray, lat: np.ndarray, entries: Entries) -> np.ndarray:
    """Return all geodesic distances, shape (points, entries)."""
    m = len(entries.ids)
    batches = []
    for start in range(0, len(lon), BATCH):
        x, y = lon[start : start + BATCH], lat[start : start + BATCH]
        sites = np.tile(entries.lon, len(x)), np.tile(entries.lat, len(x))
        batches.append(
            np.reshape(ELLIPSOID.inv(np.repeat(x, m), np.repeat(y, m), *sites)[2], (-1, m))
        )
    return np.vstack(batches)


if __name__ == "__main__":
    main()
