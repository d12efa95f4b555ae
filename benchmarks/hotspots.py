"""Hot spots where there are none, and where there is one.

Run ``python benchmarks/hotspots.py [--runs 200]``. Simulated are labs by
municipality (or hexagon) without any pattern, and with a planted cluster: a
municipality and those that touch it. Printed is in how many runs without a
pattern anything is called hot, with and without what this project does about
it; and with a cluster, the mean share of hot spots that are false and the share
of the cluster that is found. False is a hot spot whose neighbourhood holds no
municipality of the cluster. At the end the time, and z and p against those of
esda where that is installed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from h3.api import basic_int as h3
from scipy import stats

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.hexagons import country_cells, outlines, touching
from geo.hotspots.local import METHODS, corrected, of_counts, of_shares
from geo.neighbours import neighbours
from geo.process import process

LEVEL = 0.05
SEED = 20260
RELEASE = "illustrative-2023-08"
SPREAD_OUT = "negative binomial, mean 2, variance 42"
Pairs = tuple[np.ndarray, np.ndarray]
Draw = Callable[[np.random.Generator], np.ndarray]


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    codes, pairs = country()
    area = reference.load("municipalities").set_index("mun_code")["area_km2"]
    area = area.reindex([f"{code:05}" for code in codes]).to_numpy()
    labs, active = release_counts(codes)
    without_pattern(runs, pairs, labs, area)
    without_difference(runs, pairs, labs, int(active.sum()))
    planted_labs(runs, pairs, labs)
    planted_shares(runs, pairs, labs)
    clock(pairs, labs, active)
    against_esda(pairs, labs)


def country() -> tuple[np.ndarray, Pairs]:
    """Return the codes of all municipalities as numbers, and which of them touch."""
    codes = np.sort(reference.load("municipalities")["mun_code"].astype("int64").to_numpy())
    one, other = neighbours()
    return codes, (np.searchsorted(codes, one), np.searchsorted(codes, other))


def release_counts(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return labs and active labs of the illustrative release by municipality."""
    records = process(RELEASE).records
    records = records[records["mun_code"].notna()]
    at = np.searchsorted(codes, records["mun_code"].astype("int64"))
    labs = records["labs"].to_numpy()
    is_active = (records["status"] == "active").to_numpy()
    count = [np.bincount(at, w, minlength=len(codes)) for w in (labs, labs * is_active)]
    return count[0].astype(np.int64), count[1].astype(np.int64)


def without_pattern(runs: int, pairs: Pairs, labs: np.ndarray, area: np.ndarray) -> None:
    """Print how often labs without a pattern make a hot spot."""
    size, total = len(labs), int(labs.sum())
    hexagons = Hexagons()
    draws: list[tuple[str, Callable[[np.random.Generator], tuple[np.ndarray, Pairs]]]] = [
        ("counts of the release, shuffled", lambda r: (r.permutation(labs), pairs)),
        ("each lab in any municipality", lambda r: (even(r, total, np.ones(size)), pairs)),
        (SPREAD_OUT, lambda r: (spread_out(r, size), pairs)),
        ("70 labs anywhere, by hexagon", lambda r: hexagons.draw(r, 70)),
        (f"{total:,} labs anywhere, by hexagon", lambda r: hexagons.draw(r, total)),
        (f"{total:,} labs anywhere, by municipality", lambda r: (even(r, total, area), pairs)),
    ]
    print(f"Labs without a pattern: runs of {runs} with a hot spot; for comparison by the normal")
    print(f"distribution, corrected (runs), and p under {LEVEL} uncorrected (mean units a run).\n")
    print("| labs | method | exact | normal | uncorrected |\n|---|---|---|---|---|")
    for name, draw in draws:
        for method in METHODS:
            rng = np.random.default_rng(SEED)
            any_hot = any_normal = many = 0
            for _ in range(runs):
                found = of_counts(*draw(rng), method=method)
                tested = ~np.isnan(found.p)
                normal = np.where(tested, stats.norm.sf(np.nan_to_num(found.z)), np.nan)
                any_hot += bool((corrected(found.p) <= LEVEL).any())
                any_normal += bool((corrected(normal) <= LEVEL).any())
                many += int((normal < LEVEL).sum())
            shares = f"{any_hot / runs:.1%} | {any_normal / runs:.1%} | {many / runs:.0f}"
            print(f"| {name} | {method} | {shares} |")
    print()


def without_difference(runs: int, pairs: Pairs, labs: np.ndarray, active: int) -> None:
    """Print how often statuses that were shuffled make a hot spot of shares."""
    print(f"Statuses shuffled ({active} of {labs.sum()} active): runs of {runs} with a hot spot\n")
    print("| method | exact |\n|---|---|")
    for method in METHODS:
        rng = np.random.default_rng(SEED)
        hot = [
            (corrected(of_shares(relabelled(rng, labs, active), labs, pairs, method=method).p)
             <= LEVEL).any()
            for _ in range(runs)
        ]  # fmt: skip
        print(f"| {method} | {np.mean(hot):.1%} |")
    print()


def planted_labs(runs: int, pairs: Pairs, labs: np.ndarray) -> None:
    """Print what is found of a cluster of many labs, amid as many as others have."""
    size, total = len(labs), int(labs.sum())
    print("A cluster of labs amid others without a pattern\n")
    print("| others | labs added to each | method | false | found |\n|---|---|---|---|---|")
    draws: list[tuple[str, Draw]] = [
        ("each lab in any municipality", lambda r: even(r, total, np.ones(size))),
        (SPREAD_OUT, lambda r: spread_out(r, size)),
        ("counts of the release, shuffled", lambda r: r.permutation(labs)),
    ]
    for name, background in draws:
        for added in (2, 5, 20, 100):

            def draw(rng: np.random.Generator, members: np.ndarray, method: str) -> Any:
                counts = background(rng)  # noqa: B023
                counts[members] += rng.poisson(added, members.sum())  # noqa: B023
                return of_counts(counts, pairs, method=method)

            for method in METHODS:
                false, found = planted(runs, pairs, draw, method)
                print(f"| {name} | {added} | {method} | {false:.1%} | {found:.0%} |")
    print()


def planted_shares(runs: int, pairs: Pairs, labs: np.ndarray) -> None:
    """Print what is found of a cluster with a high active share."""
    print("A cluster of a higher active share, 10 % elsewhere; 5 labs in each municipality of it,")
    print("the release's elsewhere\n")
    print("| share in the cluster | method | false | found |\n|---|---|---|---|")
    for share in (0.3, 0.5, 0.8):

        def draw(rng: np.random.Generator, members: np.ndarray, method: str) -> Any:
            known = np.where(members, 5, labs)
            hits = rng.binomial(known, np.where(members, share, 0.1))  # noqa: B023
            return of_shares(hits, known, pairs, method=method)

        for method in METHODS:
            false, found = planted(runs, pairs, draw, method)
            print(f"| {share:.0%} | {method} | {false:.1%} | {found:.0%} |")
    print()


def planted(runs: int, pairs: Pairs, draw: Callable[..., Any], method: str) -> tuple[float, float]:
    """Return the mean share of false hot spots, and of the cluster that is found."""
    rng = np.random.default_rng(SEED)
    one, other = pairs
    size = int(one.max()) + 1
    false, found = [], []
    for _ in range(runs):
        members = np.zeros(size, dtype=bool)
        centre = rng.choice(np.unique(one))
        members[[centre, *other[one == centre]]] = True
        hot = corrected(draw(rng, members, method).p) <= LEVEL
        touched = members | (np.bincount(one, weights=members[other], minlength=size) > 0)
        false.append((hot & ~touched).sum() / max(hot.sum(), 1))
        found.append(hot[members].mean())
    return float(np.mean(false)), float(np.mean(found))


def spread_out(rng: np.random.Generator, size: int) -> np.ndarray:
    """Return counts of which most are nought and some are large."""
    return rng.negative_binomial(0.1, 0.1 / 2.1, size)


class Hexagons:
    """Hexagons of resolution 4, and labs dropped anywhere on land."""

    def __init__(self) -> None:
        inside = country_cells(4)
        around = {near for cell in inside.tolist() for near in h3.grid_disk(cell, 2)}
        self.cells = np.array(sorted(around), dtype=np.int64)
        self.inside = np.isin(self.cells, inside)
        self.pairs = touching(self.cells)
        states = reference.load("states").geometry.to_crs(EQUAL_AREA).to_numpy()
        shapes = gpd.GeoSeries(outlines(self.cells), crs=GEOGRAPHIC).to_crs(EQUAL_AREA).to_numpy()
        tree = shapely.STRtree(shapes)
        self.land = np.zeros(len(shapes))
        for state in states:
            at = tree.query(state, predicate="intersects")
            np.add.at(self.land, at, shapely.area(shapely.intersection(shapes[at], state)))

    def draw(self, rng: np.random.Generator, total: int) -> tuple[np.ndarray, Pairs]:
        """Return the labs of the hexagons that enter a comparison, and which of them touch."""
        counts = even(rng, total, self.land)
        kept = self.inside | (counts > 0)
        number = np.cumsum(kept) - 1
        one, other = self.pairs
        both = kept[one] & kept[other]
        return counts[kept], (number[one[both]], number[other[both]])


def even(rng: np.random.Generator, total: int, weight: np.ndarray) -> np.ndarray:
    """Return labs dropped one by one, in proportion to a weight."""
    return rng.multinomial(total, weight / weight.sum())


def relabelled(rng: np.random.Generator, known: np.ndarray, active: int) -> np.ndarray:
    """Return the active labs by unit after shuffling the statuses."""
    return rng.multivariate_hypergeometric(known, active, method="marginals")


def clock(pairs: Pairs, labs: np.ndarray, active: np.ndarray) -> None:
    """Print the time of each statistic for all municipalities."""
    many = np.random.default_rng(SEED).negative_binomial(0.05, 0.05 / 400, len(labs))
    print("Seconds for all municipalities, median of 5\n")
    print(f"| | {' | '.join(METHODS)} |\n|---|---|---|")
    for name, call in (
        (f"{labs.sum():,} labs", lambda m: of_counts(labs, pairs, method=m)),
        (f"{many.sum():,} labs", lambda m: of_counts(many, pairs, method=m)),
        ("shares", lambda m: of_shares(active, labs, pairs, method=m)),
    ):
        print(f"| {name} | {' | '.join(f'{seconds(call, m):.3f}' for m in METHODS)} |")
    print()


def seconds(call: Callable[[str], object], method: str) -> float:
    """Return the median time of five calls."""
    taken = []
    for _ in range(5):
        begin = time.perf_counter()
        call(method)
        taken.append(time.perf_counter() - begin)
    return float(np.median(taken))


def against_esda(pairs: Pairs, labs: np.ndarray) -> None:
    """Print how far z and p lie from those of esda."""
    try:
        from esda import G_Local, Moran_Local
        from libpysal.weights import W
    except ImportError:
        print("esda is not installed: not compared")
        return
    one, other = pairs
    drawn = 9_999
    near = {unit: other[one == unit].tolist() for unit in range(len(labs))}
    weights = W(near, silence_warnings=True)
    weights.transform = "B"
    begin = time.perf_counter()
    theirs = G_Local(labs, weights, transform="B", star=True, permutations=drawn, seed=1, n_jobs=1)
    took = time.perf_counter() - begin
    begin = time.perf_counter()
    ours = of_counts(labs, pairs)
    ratio = took / (time.perf_counter() - begin)
    print(f"Gi*: z differs by at most {np.nanmax(np.abs(ours.z - theirs.Zs)):.1e} from esda's")
    print(f"time of esda's {drawn:,} draws for each unit / ours: {ratio:.0f}")
    moran = Moran_Local(labs, weights, transformation="B", permutations=drawn, seed=1, n_jobs=1)
    ours = of_counts(labs, pairs, method="moran")
    # esda's statistic has n - 1 where its moments have n.
    statistic = moran.Is * len(labs) / (len(labs) - 1)
    z = (statistic - moran.EIc) / np.sqrt(moran.VIc) * np.sign(labs - labs.mean())
    fine = ~np.isnan(ours.z) & np.isfinite(z)
    print(f"Moran: z differs by at most {np.abs(ours.z - z)[fine].max():.1e} from esda's")
    fine = ~np.isnan(ours.p)
    # esda takes the smaller tail.
    smaller = fine & (ours.p < 0.4)
    off = np.abs(ours.p - moran.p_sim)[smaller]
    allowed = np.sqrt(ours.p * (1 - ours.p) / drawn)[smaller] * 4 + 1 / drawn
    print(f"Moran: p of {smaller.sum()} units differs by at most {off.max():.4f} from that of")
    print(f"esda's draws; {(off > allowed).sum()} differ more than the draws explain")


if __name__ == "__main__":
    main()
