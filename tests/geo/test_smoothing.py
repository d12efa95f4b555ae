"""Empirical Bayes shares, held against what they were drawn from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ChoiceError
from geo.smoothing import empirical_bayes


def test_smoothed_shares_are_nearer_the_truth():
    rng = np.random.default_rng(2)
    raw_error = smooth_error = 0.0
    for _ in range(20):
        truth = rng.beta(2, 8, 300)
        known = rng.integers(1, 30, 300)
        active = rng.binomial(known, truth)
        raw_error += ((active / known - truth) ** 2).mean()
        smooth_error += ((empirical_bayes(active, known) - truth) ** 2).mean()
    assert smooth_error < 0.6 * raw_error


def test_the_variance_between_areas_is_estimated_right():
    """From how far large areas keep their own, with all of one size."""
    rng = np.random.default_rng(4)
    size, between = 10, 0.2 * 0.8 / 11
    found = []
    for _ in range(40):
        active = rng.binomial(size, rng.beta(2, 8, 500))
        shares = active / size
        smoothed = empirical_bayes(active, np.full(500, size))
        found.append(np.polyfit(shares, smoothed, 1)[0])
    expected = between / (between + (0.16 - between) / size)
    assert np.mean(found) == pytest.approx(expected, rel=0.03)


def test_alike_but_for_chance_all_get_the_share_of_all():
    known = np.array([2, 4, 10, 20])
    smoothed = empirical_bayes(known / 2, known)
    assert smoothed.tolist() == [0.5] * 4


def test_large_areas_keep_their_own_and_small_ones_are_drawn_in():
    known = np.array([1000, 1000, 1000, 2, 2])
    active = np.array([100, 500, 300, 2, 0])
    smoothed = empirical_bayes(active, known)
    assert smoothed[:3] == pytest.approx([0.1, 0.5, 0.3], abs=0.01)
    assert 0.3 < smoothed[3] < 0.6
    assert 0.1 < smoothed[4] < 0.3


counts = st.lists(
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=12
)


@given(counts)
def test_a_smoothed_share_lies_between_its_own_and_that_of_all(pairs):
    active = np.array([a for a, _ in pairs], dtype=float)
    known = np.array([n for _, n in pairs], dtype=float)
    smoothed = empirical_bayes(active, known)
    assert (np.isnan(smoothed) == (known == 0)).all()
    some = known > 0
    if not some.any():
        return
    own, mean = active[some] / known[some], active.sum() / known.sum()
    assert (smoothed[some] >= np.minimum(own, mean) - 1e-12).all()
    assert (smoothed[some] <= np.maximum(own, mean) + 1e-12).all()


def test_one_lab_an_area_tells_nothing_of_how_areas_differ():
    assert empirical_bayes([1, 0, 0, 1], [1, 1, 1, 1]).tolist() == [0.5] * 4


@pytest.mark.parametrize(
    ("active", "known"),
    [([2], [1]), ([-1], [3]), ([np.nan], [4]), ([1], [np.nan]), ([1], [np.inf])],
)
def test_impossible_counts_are_refused(active, known):
    with pytest.raises(ChoiceError, match="no more than"):
        empirical_bayes(active, known)
