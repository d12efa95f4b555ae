"""Kernel density on the grid of Mexico: this project against scipy and scikit-learn.

Run ``python benchmarks/density.py``. All run in turn in one process; seconds on the clock are
followed by those of the processor, all its cores added, and ratios are of the latter, for other
work on the machine stretches the former. Every one is asked for the density at the centre of each
cell of 2 km in Mexico, without edge correction, for the peers have none. Where a peer would take
more than a minute or so it is asked at fewer cells, drawn at random, and its time is scaled up;
the table says so.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
from pyproj import Transformer
from scipy.stats import gaussian_kde
from sklearn.neighbors import KernelDensity

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.density import density, inside, mexico_grid

RUNS = 5
CELL_KM, BANDWIDTH_KM = 2.0, 25.0
SPREAD_KM = 150.0
MOST_PAIRS = {"gaussian_kde": 1_500_000_000, "KernelDensity": 400_000_000}


def draw(count: int, random: np.random.Generator) -> tuple[np.ndarray, pd.DataFrame]:
    """Return points with an isotropic covariance, shape (2, count), and as records."""
    towns = random.normal(size=(2, 60))
    points = towns[:, random.integers(60, size=count)] + random.normal(0, 0.1, (2, count))
    points -= points.mean(axis=1, keepdims=True)
    # scipy's kernel has the shape of the points' covariance: with this one it is round.
    points = np.linalg.solve(np.linalg.cholesky(np.cov(points)), points) * SPREAD_KM * 1000
    points += np.array([[0.0], [1_250_000.0]])
    west, south, east, north = mexico_grid(CELL_KM).bounds
    points = np.clip(points, [[west + 1], [south + 1]], [[east - 1], [north - 1]])
    to_degrees = Transformer.from_crs(EQUAL_AREA, GEOGRAPHIC, always_xy=True)
    lon, lat = to_degrees.transform(*points)
    told = {"release": "drawn", "place_precision": "point", "labs": 1, "status": "active"}
    return points, pd.DataFrame(
        {"lon": lon, "lat": lat, "mun_code_point": "01001", "mun_code": "01001", **told}
    )


def in_municipalities(count: int, random: np.random.Generator) -> pd.DataFrame:
    """Return records known to a municipality."""
    codes = reference.load("municipalities")["mun_code"].to_numpy()
    told = {"release": "drawn", "place_precision": "municipality", "labs": 1, "status": "active"}
    return pd.DataFrame(
        {"mun_code": random.choice(codes, count), "mun_code_point": None, "lon": np.nan, **told}
    ).assign(lat=np.nan)


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Return how long a call takes, on the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - clock, time.process_time() - processor


def median(run: Callable[[], object]) -> tuple[float, float]:
    """Return how long a call takes in the median of a few."""
    clock, processor = zip(*(seconds(run) for _ in range(RUNS)), strict=True)
    return statistics.median(clock), statistics.median(processor)


def told(name: str, times: tuple[float, float]) -> str:
    """Return a line of the table."""
    return f"  {name:34} {times[0]:10.3f} s {times[1]:10.3f} s"


def peers(points: np.ndarray) -> dict[str, Callable[[np.ndarray], np.ndarray]]:
    """Return the peers, from cells of shape (2, n) to densities in labs per 1,000 km2."""
    count = points.shape[1]
    spread = np.sqrt(np.cov(points)[0, 0])

    def scipy(cells: np.ndarray) -> np.ndarray:
        kernel = gaussian_kde(points, bw_method=BANDWIDTH_KM * 1000 / spread)
        return kernel(cells) * count * 1e9

    def sklearn(cells: np.ndarray) -> np.ndarray:
        kernel = KernelDensity(bandwidth=BANDWIDTH_KM * 1000, rtol=1e-4).fit(points.T)
        return np.exp(kernel.score_samples(cells.T)) * count * 1e9

    return {"gaussian_kde": scipy, "KernelDensity": sklearn}


def main() -> None:
    """Print seconds, ratios and errors."""
    random = np.random.default_rng(1)
    options = {"bandwidth_km": BANDWIDTH_KM, "cell_km": CELL_KM}
    small, large = draw(2_000, random), draw(1_000_000, random)
    cold = seconds(partial(density, small[1], **options))
    grid = mexico_grid(CELL_KM)
    x, y = grid.centres()
    country = inside(grid) > 0
    rows, columns = np.nonzero(country)
    centres = np.stack([x[columns], y[rows]])
    print(f"{grid.width} by {grid.height} cells, {country.sum():,} in Mexico; {BANDWIDTH_KM:g} km")
    print(told("first call, with layers and masks", cold))
    medians = []
    for points, records in (small, large):
        count = points.shape[1]
        print(f"\n{count:,} records")
        ours = median(partial(density, records, edges="none", **options))
        medians.append(ours)
        print(told("labatlas", ours))
        corrected = median(partial(density, records, **options))
        print(told("labatlas with Diggle's correction", corrected))
        found = density(records, edges="none", **options).values
        for name, peer in peers(points).items():
            most = max(200, MOST_PAIRS[name] // count)
            asked = random.permutation(centres.shape[1])[:most]
            expected: list[np.ndarray] = []
            times = seconds(lambda ask=peer, to=expected, at=asked: to.append(ask(centres[:, at])))
            scale = centres.shape[1] / len(asked)
            off = np.abs(found[country][asked] - expected[0]).max() / expected[0].max()
            print(told(name, (times[0] * scale, times[1] * scale)), end="")
            print(f" {times[1] * scale / ours[1]:9,.0f} times as long", end="")
            print(f"; {len(asked):,} cells asked; differs by {off:.4%} of the peak")
    ratio = medians[1][1] / medians[0][1]
    print(f"\nlabatlas, 1,000,000 records against 2,000: {ratio:.1f} times as long")
    for count in (2_000, 1_000_000):
        records = in_municipalities(count, random)
        print(f"\n{count:,} records in municipalities")
        print(told("first call", seconds(partial(density, records, **options))))
        print(told("again", median(partial(density, records, **options))))


if __name__ == "__main__":
    main()
