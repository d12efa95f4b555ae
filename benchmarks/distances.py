"""Distance of many points to the coast: this project against geopandas' ``sjoin_nearest``.

Run ``python benchmarks/distances.py [POINTS]``. Both run in turn in one process;
read the ratio, not the seconds. geopandas is given the coast in pieces of 20
points and measures in EPSG:6372, a conformal projection, so its distances are
off by up to 0.6 %; ours are geodesic.
"""

from __future__ import annotations

import statistics
import sys
import time

import geopandas as gpd
import numpy as np
import shapely

from geo import reference
from geo.crs import ELLIPSOID, GEOGRAPHIC
from geo.distances import distance_to, line

RUNS = 5
PROJECTED = "EPSG:6372"
PIECE_POINTS = 20
SAMPLE = 300


def main() -> None:
    """Print medians, the ratio and the errors of both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 65_000
    random = np.random.default_rng(1)
    lon, lat = random.uniform(-117, -87, count), random.uniform(14.6, 32.6, count)
    layer = reference.load("borders")
    coast = layer.geometry[layer["line"] == "coast"]
    pieces = _pieces(coast).to_crs(PROJECTED).to_frame("geometry")
    begin = time.perf_counter()
    line("coast")
    print(f"making the coast ready, once: {time.perf_counter() - begin:.2f} s")
    ours, theirs = [], []
    for _ in range(RUNS):
        begin = time.perf_counter()
        distance_km = distance_to(lon, lat, "coast")
        ours.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat, crs=GEOGRAPHIC))
        joined = points.to_crs(PROJECTED).sjoin_nearest(pieces, distance_col="metres")
        theirs.append(time.perf_counter() - begin)
    joined = joined[~joined.index.duplicated()]
    sample = random.choice(count, min(count, SAMPLE), replace=False)
    exact_km = _exact_km(lon[sample], lat[sample], coast)
    print(f"{count:,} points, median of {RUNS} alternating runs")
    for name, seconds, km in (
        ("labatlas", ours, distance_km),
        ("sjoin_nearest", theirs, joined["metres"].to_numpy() / 1000),
    ):
        off = np.abs(km[sample] - exact_km)
        far = exact_km > 1
        print(
            f"{name:14} {statistics.median(seconds):7.3f} s   distance off by at most "
            f"{off.max() * 1000:8.2f} m, {(off[far] / exact_km[far]).max():.4%}"
        )
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"time ratio labatlas / sjoin_nearest: {ratio:.2f}")


def _pieces(lines: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return the lines cut into pieces of a few points, as suits a search tree."""
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(lines.to_numpy())]
    found = [
        shapely.LineString(points[start : start + PIECE_POINTS + 1])
        for points in parts
        for start in range(0, len(points) - 1, PIECE_POINTS)
    ]
    return gpd.GeoSeries(found, crs=GEOGRAPHIC)


def _exact_km(lon: np.ndarray, lat: np.ndarray, lines: gpd.GeoSeries) -> np.ndarray:
    """Return the geodesic distance to the nearest point of the lines, to a centimetre.

    All points of a line cut finely are tried, then the surroundings of the nearest, cut more
    finely yet.
    """
    parts = shapely.get_parts(lines.to_numpy())
    dense, part = shapely.get_coordinates(shapely.segmentize(parts, 0.002), return_index=True)
    found = []
    for x, y in zip(lon, lat, strict=True):
        metres = _metres(x, y, dense)
        # Where the line is near, a point between two may be much nearer than both.
        close = np.flatnonzero(metres <= np.hypot(metres.min(), 230))
        finer = [
            np.linspace(dense[i], dense[j], 2000)
            for i in close
            for j in (i - 1, min(i + 1, len(dense) - 1))
            if part[i] == part[j]
        ]
        found.append(min(metres.min(), *(_metres(x, y, points).min() for points in finer)))
    return np.array(found) / 1000


def _metres(lon: float, lat: float, points: np.ndarray) -> np.ndarray:
    here = np.broadcast_to([[lon], [lat]], points.T.shape)
    return np.asarray(ELLIPSOID.inv(*here, *points.T)[2])


if __name__ == "__main__":
    main()
