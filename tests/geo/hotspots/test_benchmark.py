"""The benchmark of hot spots in its short form, on the municipalities of Mexico."""

import sys
from pathlib import Path

import numpy as np
import pytest

from geo.hotspots.local import METHODS, corrected, of_counts, of_shares

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
RUNS = 20


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        import hotspots

        return hotspots


@pytest.fixture(scope="module")
def country(bench):
    _, pairs = bench.country()
    rng = np.random.default_rng(1)
    return pairs, bench.spread_out(rng, int(pairs[0].max()) + 1)


@pytest.mark.parametrize("method", METHODS)
def test_without_difference_hardly_any_run_has_a_hot_spot(bench, country, method):
    pairs, labs = country
    rng = np.random.default_rng(2)
    alarms = 0
    for _ in range(RUNS):
        hits = bench.relabelled(rng, labs, int(labs.sum()) // 9)
        assert hits.sum() == labs.sum() // 9
        alarms += (corrected(of_shares(hits, labs, pairs, method=method).p) <= 0.05).any()
        counts = rng.permutation(labs)
        alarms += (corrected(of_counts(counts, pairs, method=method).p) <= 0.05).any()
    # 2 are expected at most of 40.
    assert alarms <= 6


@pytest.mark.parametrize("method", METHODS)
def test_a_planted_cluster_is_found_and_little_else(bench, country, method):
    pairs, labs = country

    def draw(rng, members, method):
        known = np.where(members, 5, labs)
        hits = rng.binomial(known, np.where(members, 0.8, 0.1))
        return of_shares(hits, known, pairs, method=method)

    false, found = bench.planted(RUNS, pairs, draw, method)
    assert found > 0.9
    assert false < 0.05

    def more(rng, members, method):
        return of_counts(rng.poisson(np.where(members, 6, 0.7)), pairs, method=method)

    false, found = bench.planted(RUNS, pairs, more, method)
    assert found > 0.7
    assert false < 0.05


def test_hexagons_hold_all_labs_that_are_dropped(bench):
    counts, (one, other) = bench.Hexagons().draw(np.random.default_rng(1), 500)
    assert counts.sum() == 500
    assert max(one.max(), other.max()) < len(counts)
