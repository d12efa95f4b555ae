import math
import warnings
from itertools import combinations

import mapclassify
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layers.schemes import BY_DATA, HEAD, fisher_jenks, head_tail, parted, quantiles, roundest

VALUES = st.lists(st.integers(1, 400) | st.floats(1e-3, 1e3), min_size=1, max_size=60).map(
    lambda values: np.array(values, dtype=float)
)


def spread(values, bounds):
    """Sum of squares inside classes with these upper bounds."""
    classes = np.searchsorted(bounds, values, side="left")
    return sum(
        ((values[classes == k] - values[classes == k].mean()) ** 2).sum() for k in set(classes)
    )


@settings(max_examples=40)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=60))
def test_quantiles_are_those_of_mapclassify(counts):
    values = np.array(counts, dtype=float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = mapclassify.Quantiles(values, k=5).bins
    assert quantiles(values) == pytest.approx(np.unique(peer[peer < values.max()]))


@settings(max_examples=40)
@given(VALUES)
@example(np.array([1.0, 1, 1, 2, 9, 9, 30, 31, 200, 386]))
def test_fisher_jenks_leaves_no_more_spread_than_mapclassify(values):
    bounds = fisher_jenks(values)
    assert len(bounds) == min(len(set(values)), 5) - 1
    if len(set(values)) > 5:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            peer = mapclassify.FisherJenks(values, k=5).bins[:-1]
        assert spread(values, bounds) <= spread(values, peer) * (1 + 1e-9) + 1e-9


def test_fisher_jenks_finds_the_best_of_all_partitions():
    values = np.array([1, 2, 4, 7, 11, 12, 20, 45, 46, 90], dtype=float)
    best = min(spread(values, np.array(cuts)) for cuts in combinations(values[:-1], 4))
    assert spread(values, fisher_jenks(values)) == pytest.approx(best)


@settings(max_examples=40)
@given(VALUES)
def test_head_and_tail_are_parted_at_the_mean(values):
    bounds = head_tail(values)
    rest = values
    for k, bound in enumerate(bounds):
        assert bound == pytest.approx(rest.mean())
        head = rest[rest > bound]
        assert k + 1 == len(bounds) or len(head) <= HEAD * len(rest)
        rest = head
    if len(bounds):
        peer = mapclassify.HeadTailBreaks(values).bins
        assert bounds[0] == pytest.approx(peer[0])


def test_head_and_tail_of_a_long_tail():
    values = np.array([1] * 80 + [10] * 15 + [100] * 4 + [1000], dtype=float)
    assert head_tail(values).tolist() == [16.3, 280]
    assert head_tail(np.array([5.0, 5.0])).size == 0


@pytest.mark.parametrize("scheme", BY_DATA)
@settings(max_examples=40)
@given(values=VALUES)
def test_a_break_parts_the_values_as_the_scheme_does(scheme, values):
    bounds, breaks = BY_DATA[scheme](values), parted(values, scheme)
    by_scheme = np.searchsorted(bounds, values, side="left")
    by_breaks = np.searchsorted(breaks, values, side="right")
    assert (np.unique(by_scheme, return_inverse=True)[1] == by_breaks).all()


@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
def test_the_roundest_number_lies_between(one, other):
    low, high = sorted((one, other))
    if low == high:
        high = math.nextafter(low, math.inf)
    assert low < roundest(low, high) <= high


def test_the_roundest_number_has_few_digits():
    assert roundest(37, 52) == 40
    assert roundest(0.26, 0.34) == 0.3
    assert roundest(99, 101) == 100
    assert roundest(3, 4) == 4
    assert roundest(1234, 1236) == 1235
