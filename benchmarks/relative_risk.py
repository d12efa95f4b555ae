"""Relative risk on planted truth: how often it finds what is not there, and what is.

Run ``python benchmarks/relative_risk.py [SIMULATIONS]``. Records are drawn from a known
intensity, most of them known to their municipality alone, as in the releases. Without a
difference each is active with one probability; with one, those within 75 km of a place are
active more often. Prints the share of the cells that are told in which p is below 0.05, how often
the test of the whole map is below it, and how size depends on the records expected.
"""

from __future__ import annotations

import itertools
import sys
import time

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy import stats

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC, project
from geo.density import inside, mexico_grid, place, relative_risk
from geo.density.contrast import contrast
from geo.density.kernel import smoother
from geo.join import municipality_of

RECORDS = 1500
SHARE_AT_POINTS = 0.2
CELL_KM, BANDWIDTH_KM, RELABELLINGS, LEVEL = 5.0, 50.0, 99, 0.05
# Longitude, latitude, spread in km and weight of the humps of the intensity; the rest lies evenly.
HUMPS = (
    (-107.4, 24.8, 60, 0.40),
    (-102.3, 19.0, 80, 0.15),
    (-103.3, 20.7, 60, 0.15),
    (-100.3, 25.6, 90, 0.10),
)
EVEN = 1 - sum(hump[3] for hump in HUMPS)
CLUSTER = (-107.0, 25.2)
CLUSTER_KM = 75.0
EXPECTED = (0.5, 1.0, 2.0, 3.0, 5.0, 10.0, np.inf)


def draw(random: np.random.Generator) -> pd.DataFrame:
    """Return places of records, each with its municipality."""
    count = RECORDS * 3
    hump = random.choice(len(HUMPS) + 1, count, p=[*(h[3] for h in HUMPS), EVEN])
    west, south, east, north = mexico_grid(CELL_KM).bounds
    x, y = random.uniform(west, east, count), random.uniform(south, north, count)
    for number, (lon, lat, spread_km, _) in enumerate(HUMPS):
        at_x, at_y = project([lon], [lat])
        own = hump == number
        x[own] = at_x + random.normal(0, spread_km * 1000, own.sum())
        y[own] = at_y + random.normal(0, spread_km * 1000, own.sum())
    # Much of what lies evenly falls into the sea: many more are drawn.
    points = gpd.GeoSeries(shapely.points(x, y), crs=EQUAL_AREA).to_crs(GEOGRAPHIC)
    lon, lat = points.x.to_numpy(), points.y.to_numpy()
    codes, off_outline = municipality_of(lon, lat)
    inside = (codes.notna() & ~off_outline).to_numpy()
    chosen = np.flatnonzero(inside)[:RECORDS]
    at_point = random.random(len(chosen)) < SHARE_AT_POINTS
    return pd.DataFrame(
        {
            "release": "simulated",
            "lon": lon[chosen],
            "lat": lat[chosen],
            "x": x[chosen],
            "y": y[chosen],
            "mun_code": codes.to_numpy()[chosen],
            "mun_code_point": codes.to_numpy()[chosen],
            "place_precision": np.where(at_point, "point", "municipality"),
            "labs": 1,
        }
    )


def near(records: pd.DataFrame) -> np.ndarray:
    """Return which records lie in the planted cluster."""
    x, y = project([CLUSTER[0]], [CLUSTER[1]])
    return np.hypot(records["x"] - x, records["y"] - y).to_numpy() < CLUSTER_KM * 1000


def simulate(random: np.random.Generator, share: float, share_near: float) -> dict[str, float]:
    """Return what the tests say of one simulated release."""
    records = draw(random)
    chance = np.where(near(records), share_near, share)
    active = random.random(len(records)) < chance
    records["status"] = np.where(active, "active", "inactive")
    risk = relative_risk(
        records,
        bandwidth_km=BANDWIDTH_KM,
        cell_km=CELL_KM,
        relabellings=RELABELLINGS,
        seed=int(random.integers(2**32)),
    )
    # What relative_risk tells without relabelling, but where it is masked too.
    kernel = smoother(risk.grid, BANDWIDTH_KM)
    seen = contrast(place(records), place(records[active]), kernel)
    by_formula = 2 * stats.norm.sf(np.abs(seen.z))
    shown = ~np.isnan(risk.p_value)
    country = inside(risk.grid)
    x, y = project([CLUSTER[0]], [CLUSTER[1]])
    cell_m, (west, _, _, north) = risk.grid.cell_m, risk.grid.bounds
    row, column = int((north - y[0]) // cell_m), int((x[0] - west) // cell_m)
    found = {
        "share of the country shown": country[shown].sum() / country.sum(),
        "share of the labs shown": (country * seen.pooled)[shown].sum() / RECORDS,
        "whole map, relabelling": float(risk.global_p <= LEVEL),
    }
    for name, p_value in (("asymptotic", by_formula), ("relabelling", risk.p_value)):
        low = p_value <= LEVEL
        more = low & (seen.log_ratio > 0)
        found[f"cells, {name}"] = low[shown].mean()
        found[f"cells, active side, {name}"] = more[shown].mean()
        found[f"at the place, {name}"] = float(more[row, column])
    for least, most in itertools.pairwise(EXPECTED):
        cells = (seen.expected >= least) & (seen.expected < most)
        low = by_formula[cells] <= LEVEL
        found[f"cells, {least:g} to {most:g} expected"] = low.mean() if cells.any() else np.nan
    return found


def main() -> None:
    """Print the means over all simulations."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    reference.load("municipalities")
    for name, share, share_near in (
        ("no difference, 11 % active", 0.11, 0.11),
        ("no difference, 40 % active", 0.40, 0.40),
        ("a cluster with 25 % active, elsewhere 11 %", 0.11, 0.25),
        ("a cluster with 40 % active, elsewhere 11 %", 0.11, 0.40),
    ):
        random = np.random.default_rng(20231221)
        begin = time.perf_counter()
        table = pd.DataFrame([simulate(random, share, share_near) for _ in range(count)])
        seconds = (time.perf_counter() - begin) / count
        print(f"\n{name}: {count} simulations, {seconds:.2f} s each; mean and its standard error")
        for column in table:
            values = table[column].dropna()
            error = values.std() / np.sqrt(len(values)) if len(values) > 1 else np.nan
            print(f"  {column:38} {values.mean():7.4f} ± {error:.4f}")


if __name__ == "__main__":
    main()
