"""The local statistics, held against every permutation, and against simulated truth."""

from itertools import combinations, permutations

import numpy as np
import pytest

from geo.errors import ChoiceError
from geo.hotspots.local import METHODS, corrected, of_counts, of_shares

# A path of seven units, whose third and last also touch.
EDGES = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (2, 6)]
PATH = tuple(np.array(ends) for ends in zip(*EDGES, *((b, a) for a, b in EDGES), strict=True))
SIDE = 30


def grid():
    """Neighbours on a board of squares, by sides and corners."""
    cells = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    pairs = [
        (cells[:-1], cells[1:]), (cells[:, :-1], cells[:, 1:]),
        (cells[:-1, :-1], cells[1:, 1:]), (cells[:-1, 1:], cells[1:, :-1]),
    ]  # fmt: skip
    one = np.concatenate([a.ravel() for a, _ in pairs])
    other = np.concatenate([b.ravel() for _, b in pairs])
    return np.r_[one, other], np.r_[other, one]


BOARD = grid()


def hot(found, level=0.05):
    return corrected(found.p) <= level


def neighbours_sum(values, unit, *, own):
    near = PATH[1][PATH[0] == unit]
    return values[near].sum() + (values[unit] if own else 0)


def test_p_of_counts_is_the_share_of_all_permutations():
    counts = np.array([0, 4, 5, 0, 1, 0, 4])
    found = of_counts(counts, PATH)
    shuffled = np.array(list(permutations(counts)))
    for unit in range(7):
        drawn = np.array([neighbours_sum(row, unit, own=True) for row in shuffled])
        around = neighbours_sum(counts, unit, own=True)
        assert found.around[unit] == around
        assert found.p[unit] == pytest.approx((drawn >= around).mean(), abs=1e-12)
        assert found.expected[unit] == pytest.approx(drawn.mean())
        assert found.z[unit] == pytest.approx((around - drawn.mean()) / drawn.std())


def test_p_of_moran_keeps_the_unit_itself():
    counts = np.array([0, 4, 5, 0, 1, 0, 4])
    found = of_counts(counts, PATH, method="moran")
    for unit in range(7):
        rest = np.delete(counts, unit)
        near = (PATH[0] == unit).sum()
        drawn = np.array([sum(some) for some in combinations(rest, near)])
        around = neighbours_sum(counts, unit, own=False)
        assert found.expected[unit] == pytest.approx(drawn.mean())
        assert found.z[unit] == pytest.approx((around - drawn.mean()) / drawn.std())
        if counts[unit] > counts.mean():
            assert found.p[unit] == pytest.approx((drawn >= around).mean(), abs=1e-12)
        else:
            assert np.isnan(found.p[unit])


def labels(known, active):
    """Every way in which so many of the labs can be active, as active labs by unit."""
    unit = np.repeat(np.arange(len(known)), known)
    for chosen in combinations(range(len(unit)), active):
        yield np.bincount(unit[list(chosen)], minlength=len(known))


@pytest.mark.parametrize("method", METHODS)
def test_p_of_shares_is_the_share_of_all_labellings(method: str):
    known = np.array([2, 3, 2, 1, 0, 2, 3])
    active = np.array([0, 2, 2, 0, 0, 1, 1])
    own = method == "gi_star"
    found = of_shares(active, known, PATH, method=method, level=1)
    every = np.array(list(labels(known, active.sum())))
    for unit in range(7):
        # Moran's takes the unit itself as it is.
        ways = every if own else every[every[:, unit] == active[unit]]
        drawn = np.array([neighbours_sum(row, unit, own=own) for row in ways])
        around = neighbours_sum(active, unit, own=own)
        draws = neighbours_sum(known, unit, own=own)
        assert found.known_around[unit] == draws
        assert found.around[unit] == pytest.approx(around / draws)
        assert found.expected[unit] * draws == pytest.approx(drawn.mean())
        assert found.z[unit] == pytest.approx((around - drawn.mean()) / drawn.std())
        if own or active[unit] / max(known[unit], 1) > active.sum() / known.sum():
            assert found.p[unit] == pytest.approx((drawn >= around).mean(), abs=1e-12)
        else:
            assert np.isnan(found.p[unit])


def test_a_share_that_could_not_reach_the_level_is_not_tested():
    """Whether it is tested hangs on the number of labs alone, not on which are active."""
    known = np.array([2, 3, 2, 1, 0, 2, 3])
    tested = set()
    for active in ([0, 2, 2, 0, 0, 1, 1], [2, 0, 0, 1, 0, 0, 3], [1, 1, 1, 1, 0, 1, 1]):
        found = of_shares(np.array(active), known, PATH, level=0.05)
        tested.add(tuple(~np.isnan(found.p)))
    assert len(tested) == 1
    assert set(tested.pop()) == {True, False}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.filterwarnings("error")
def test_nothing_to_tell_is_no_hot_spot(method: str):
    none = np.zeros(7, dtype=np.int64)
    some = np.array([3, 0, 2, 1, 0, 4, 0])
    for found in (
        of_counts(none, PATH, method=method),
        of_counts(none + 2, PATH, method=method),
        of_shares(none, none, PATH, method=method),
        of_shares(some, some, PATH, method=method),
        of_shares(none, some, PATH, method=method),
        of_counts(np.array([5]), (none[:0], none[:0]), method=method),
        of_shares(np.array([1]), np.array([1]), (none[:0], none[:0]), method=method),
    ):
        assert not hot(found).any()
        assert np.isnan(found.z).all() or (np.nan_to_num(found.z) == 0).all()


def test_one_large_count_alone_is_no_hot_spot():
    rng = np.random.default_rng(3)
    counts = rng.poisson(0.1, SIDE * SIDE)
    counts[400] = 700
    found = of_counts(counts, BOARD)
    assert found.z[400] > 9
    assert not hot(found).any()


@pytest.mark.parametrize("method", METHODS)
def test_no_pattern_makes_a_hot_spot_in_a_twentieth_of_runs_at_most(method: str):
    """What is sparse or skewed misleads the normal distribution, not this."""
    rng = np.random.default_rng(11)
    runs = 60
    alarms = 0
    for _ in range(runs):
        sparse = rng.poisson(0.15, SIDE * SIDE)
        skewed = rng.negative_binomial(0.1, 0.05, SIDE * SIDE)
        known = rng.negative_binomial(0.3, 0.1, SIDE * SIDE)
        active = rng.multivariate_hypergeometric(known, known.sum() // 8, method="marginals")
        alarms += hot(of_counts(sparse, BOARD, method=method)).any()
        alarms += hot(of_counts(skewed, BOARD, method=method)).any()
        alarms += hot(of_shares(active, known, BOARD, method=method)).any()
    # 9 are expected at most of 180; more than 18 come once in 300 times.
    assert alarms <= 18


@pytest.mark.parametrize("method", METHODS)
def test_planted_clusters_are_found(method: str):
    rng = np.random.default_rng(5)
    centre = 12 * SIDE + 12
    members = np.zeros(SIDE * SIDE, dtype=bool)
    members[[centre, *BOARD[1][BOARD[0] == centre]]] = True
    touched = members.copy()
    touched[BOARD[1][members[BOARD[0]]]] = True
    known = 1 + rng.poisson(2, SIDE * SIDE)
    for found in (
        of_counts(rng.poisson(np.where(members, 4, 0.3)), BOARD, method=method),
        of_shares(rng.binomial(known, np.where(members, 0.9, 0.1)), known, BOARD, method=method),
    ):
        called = hot(found)
        assert called[centre]
        assert called[members].mean() > 0.5
        assert not called[~touched].any()


def test_a_cold_area_is_not_told():
    counts = np.full(SIDE * SIDE, 5).reshape(SIDE, SIDE)
    counts[5:12, 5:12] = 0
    counts[::3, ::3] += 1
    for method in METHODS:
        called = hot(of_counts(counts.ravel(), BOARD, method=method)).reshape(SIDE, SIDE)
        assert not called[4:13, 4:13].any()


def test_strange_methods_are_refused():
    for call in (
        lambda: of_counts(np.ones(7, dtype=np.int64), PATH, method="z"),
        lambda: of_shares(np.ones(7, dtype=np.int64), np.ones(7, dtype=np.int64), PATH, method=""),
    ):
        with pytest.raises(ChoiceError, match="gi_star, moran"):
            call()
