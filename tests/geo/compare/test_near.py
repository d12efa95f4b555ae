"""Which pairs are candidates, held against looking at every pair."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.compare.match import match_units
from geo.compare.near import Tolerances, near_pairs, transpositions
from geo.compare.units import NEVER, Units
from geo.compare.weights import weigh

EPOCH = date(1970, 1, 1)
# Culiacán, Navolato beside it, Mazatlán, Guadalajara, two states alone, nowhere.
PLACES = [25006, 25018, 25012, 14039, 100_025, 100_014, -1]


def number(day):
    return (day - EPOCH).days


@given(st.dates(date(1999, 1, 1), date(2030, 12, 31)))
def test_transpositions_go_both_ways(day):
    for turned in transpositions(np.array([number(day)])):
        if turned[0] == NEVER:
            continue
        other = EPOCH + timedelta(days=int(turned[0]))
        assert other.year == day.year
        assert (other.month, other.day) == (day.day, day.month) or (
            other.month == day.month and f"{other.day:02}" == f"{day.day:02}"[::-1]
        )
        assert number(day) in {int(back[0]) for back in transpositions(turned)}


labs = st.lists(
    st.tuples(
        st.sampled_from(PLACES), st.integers(0, 1),
        st.one_of(st.none(), st.integers(18000, 18040)), st.sampled_from([0, 0, 30, 364]),
    ),
    min_size=1, max_size=10,
)  # fmt: skip


def units(drawn):
    place, spot, start, span = (np.array([NEVER if c is None else c for c in column], dtype="int64")
                                for column in zip(*drawn, strict=True))  # fmt: skip
    zero = np.zeros_like(place)
    end = np.where(start == NEVER, NEVER, start + span)
    return Units(np.arange(len(place)), place, spot, start, end, zero, zero, zero, zero)


def together(one, other):
    if one[0] == other[0]:
        return True
    states = [place - 100_000 if place > 100_000 else place // 1000 for place in (one[0], other[0])]
    if -1 in (one[0], other[0]):
        return False
    if (one[0] > 100_000) != (other[0] > 100_000):
        return states[0] == states[1]
    return {one[0], other[0]} == {25006, 25018}


def near(one, other, days):
    if (one[2] is None) != (other[2] is None):
        return False
    if one[2] is None:
        return one[0] == other[0]
    turned = {int(day[0]) for day in transpositions(np.array([one[2]]))}
    if one[3] == other[3] == 0 and one[0] == other[0] and other[2] in turned:
        return True
    gap = max(other[2] - one[2] - one[3], one[2] - other[2] - other[3], 0)
    return together(one, other) and gap <= (0 if one[3] or other[3] else days)


@settings(max_examples=50)
@given(labs, labs, st.integers(0, 12))
def test_near_pairs_are_all_within_the_tolerances(first, second, days):
    found = near_pairs(units(first), units(second), Tolerances(days=days))
    assert set(zip(found.first.tolist(), found.second.tolist(), strict=True)) == {
        (at, there)
        for at, one in enumerate(first)
        for there, other in enumerate(second)
        if near(one, other, days)
    }


@settings(max_examples=50)
@given(labs, labs)
def test_weights_are_the_same_whichever_comes_first(first, second):
    one, other = units(first), units(second)
    forth = near_pairs(one, other, Tolerances())
    back = near_pairs(other, one, Tolerances())
    weights = dict(zip(zip(forth.first.tolist(), forth.second.tolist(), strict=True),
                       weigh(one, other, forth, 5).tolist(), strict=True))  # fmt: skip
    mirrored = dict(zip(zip(back.second.tolist(), back.first.tolist(), strict=True),
                        weigh(other, one, back, 5).tolist(), strict=True))  # fmt: skip
    assert weights.keys() == mirrored.keys()
    # A tenth of a logarithm is the unit: sums in another order may round to the next.
    assert all(abs(weights[pair] - mirrored[pair]) <= 1 for pair in weights)


@settings(max_examples=100)
@given(labs, labs)
def test_matching_is_one_to_one_and_the_same_whichever_comes_first(first, second):
    one, other = units(first), units(second)
    forth, back = (match_units(*sides, Tolerances()) for sides in ((one, other), (other, one)))
    assert len(set(forth.first.tolist())) == len(forth.first) == len(set(forth.second.tolist()))
    pairs = [sorted(zip(found[0].tolist(), found[1].tolist(), strict=True))
             for found in ((forth.first, forth.second), (back.second, back.first))]  # fmt: skip
    assert pairs[0] == pairs[1]
    assert forth.group_first.tolist() == back.group_second.tolist()
    assert forth.group_second.tolist() == back.group_first.tolist()
