"""Nearest seaport of many points: this project against geopandas' ``sjoin_nearest``.

Run ``python benchmarks/nearest.py [POINTS]``. Both run in turn in one process;
read the ratio, not the seconds. geopandas measures in EPSG:6372, a conformal
projection, so its distances are off by up to 0.6 %; ours are geodesic.
"""

from __future__ import annotations

import statistics
import sys
import time

import geopandas as gpd
import numpy as np

from geo import reference
from geo.crs import ELLIPSOID, GEOGRAPHIC
from geo.nearest import Entries, nearest

RUNS = 5
PROJECTED = "EPSG:6372"


def main() -> None:
    """Print medians, the ratio and the errors of both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    random = np.random.default_rng(1)
    lon, lat = random.uniform(-117, -87, count), random.uniform(14.6, 32.6, count)
    ports = reference.load("entries").query("kind == 'seaport'")
    entries = Entries.of(ports)
    ours, theirs = [], []
    for _ in range(RUNS):
        begin = time.perf_counter()
        winner, distance_km = nearest(lon, lat, entries)
        ours.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat, crs=GEOGRAPHIC))
        joined = points.to_crs(PROJECTED).sjoin_nearest(
            ports.to_crs(PROJECTED)[["id", "geometry"]], distance_col="metres"
        )
        theirs.append(time.perf_counter() - begin)
    joined = joined[~joined.index.duplicated()]
    sample = random.choice(count, min(count, 2000), replace=False)
    exact = _exact_km(lon[sample], lat[sample], entries)
    print(f"{count:,} points, {len(ports)} seaports, median of {RUNS} alternating runs")
    for name, seconds, ids, km in (
        ("labatlas", ours, entries.ids[winner], distance_km),
        ("sjoin_nearest", theirs, joined["id"].to_numpy(), joined["metres"].to_numpy() / 1000),
    ):
        wrong = int((ids[sample] != entries.ids[exact.argmin(axis=1)]).sum())
        off = np.abs(km[sample] / exact.min(axis=1) - 1).max()
        print(
            f"{name:14} {statistics.median(seconds):7.3f} s   "
            f"winner wrong {wrong} of {len(sample)}   distance off by at most {off:.4%}"
        )
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"time ratio labatlas / sjoin_nearest: {ratio:.2f}")


def _exact_km(lon: np.ndarray, lat: np.ndarray, entries: Entries) -> np.ndarray:
    """Return all geodesic distances, shape (points, entries)."""
    n, m = len(lon), len(entries.ids)
    pairs = (np.repeat(lon, m), np.repeat(lat, m), np.tile(entries.lon, n), np.tile(entries.lat, n))
    return np.reshape(ELLIPSOID.inv(*pairs)[2], (n, m)) / 1000


if __name__ == "__main__":
    main()
