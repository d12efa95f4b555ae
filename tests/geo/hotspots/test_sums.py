"""The exact tails of sums, held against every way to draw."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.hotspots import sums
from geo.hotspots.sums import tails


def ints(*values):
    return np.array(values, dtype=np.int64)


def by_hand(counts, drawn, reached):
    ways = [sum(ways) >= reached for ways in combinations(counts, drawn)]
    return sum(ways) / len(ways)


counts_drawn = st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 7]), min_size=3, max_size=9).flatmap(
    lambda counts: st.tuples(
        st.just(counts), st.integers(1, len(counts) - 1), st.integers(0, sum(counts) + 2)
    )
)


@given(counts_drawn)
@settings(deadline=None)
def test_tails_are_the_share_of_all_ways(case):
    counts, drawn, reached = case
    found = tails(ints(*counts), ints(drawn), ints(reached))
    assert found[0] == pytest.approx(by_hand(counts, drawn, reached), abs=1e-14)


@given(counts_drawn)
@settings(deadline=None)
def test_one_copy_of_a_count_can_be_left_out(case):
    counts, drawn, reached = case
    own = [value for value in sorted(set(counts)) if value > 0]
    if not own:
        return
    left_out = ints(*own)
    found = tails(
        ints(*counts), np.full_like(left_out, drawn), np.full_like(left_out, reached), left_out
    )
    for value, probability in zip(own, found, strict=True):
        rest = list(counts)
        rest.remove(value)
        assert probability == pytest.approx(by_hand(rest, drawn, reached), abs=1e-14)


def test_the_smallest_probabilities_are_as_exact_as_the_largest():
    """Of 2,465 counts the largest twenty are drawn: one way of very many."""
    counts = np.r_[np.zeros(2400), np.ones(45), np.full(20, 3)].astype(np.int64)
    found = tails(counts, ints(20, 20), ints(60, 59))
    every = comb(2465, 20)
    assert found[0] == pytest.approx(1 / every, rel=1e-12)
    assert found[0] < 1e-48
    # No way sums to 59: a one for a three makes 58.
    assert found[1] == found[0]
    left = tails(counts, ints(19), ints(57), ints(3))
    assert left[0] == pytest.approx(1 / comb(2464, 19), rel=1e-12)


def test_large_sums_in_steps_are_never_told_too_improbable(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(1)
    counts = rng.negative_binomial(0.3, 0.01, 60)
    drawn = rng.integers(1, 8, 40)
    reached = rng.integers(1, 400, 40)
    own = rng.choice(counts[counts > 0], 40)
    for left_out in (None, own):
        exact = tails(counts, drawn, reached, left_out)
        monkeypatch.setattr(sums, "MOST_STEPS", 100)
        rough = tails(counts, drawn, reached, left_out)
        monkeypatch.undo()
        assert (rough >= exact - 1e-14).all()
        assert (rough != exact).any()
        assert (rough - exact).max() < 0.1


def test_nothing_drawn_or_reached_is_certain():
    assert tails(ints(0, 0, 0), ints(1, 2), ints(0, 0)).tolist() == [1, 1]
    assert tails(ints(1, 2), ints(), ints()).tolist() == []
    assert tails(ints(1, 2), ints(2, 2), ints(3, 4)).tolist() == [1, 0]
