"""The labs of two releases paired one to one: equal ones first, then by weight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from geo.compare.assignment import assign
from geo.compare.exact import groups, match_equal
from geo.compare.near import Tolerances, near_pairs
from geo.compare.ties import Counts, ambiguous
from geo.compare.units import Units
from geo.compare.weights import weigh

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

EXACT: Final = np.iinfo(np.int64).max
"""Weight of a pair that is equal on every key."""


@dataclass(frozen=True)
class Matching:
    """Which lab of one release is which of the other.

    Attributes
    ----------
    first, second : numpy.ndarray of int
        Positions of the labs of each pair.
    weight : numpy.ndarray of int
        Ten times the natural logarithm of the odds that the two are one raid;
        :data:`EXACT` where place, date, drug, kind and corps are equal.
    group_first, group_second : numpy.ndarray of int
        For each lab of the two the number of the group within which it cannot
        be told who is whose partner; -1 for a lab that is in none.
    """

    first: Ints
    second: Ints
    weight: Ints
    group_first: Ints
    group_second: Ints


def match_units(first: Units, second: Units, tolerances: Tolerances) -> Matching:
    """Return the pairs of two releases.

    Parameters
    ----------
    first, second : Units
        Their labs.
    tolerances : Tolerances
        How far two records may differ.

    Returns
    -------
    Matching
        The same pairs whichever release comes first.
    """
    keys = groups(first.key(status=True), second.key(status=True))
    if _ordered(*keys):
        return _match(first, second, tolerances)
    found = _match(second, first, tolerances)
    return replace(
        found,
        first=found.second,
        second=found.first,
        group_first=found.group_second,
        group_second=found.group_first,
    )


def _ordered(first: Ints, second: Ints) -> bool:
    """Return whether two releases stand in the one order in which any two are matched."""
    one, other = np.sort(first), np.sort(second)
    if len(one) != len(other):
        return len(one) < len(other)
    differ = np.flatnonzero(one != other)
    return not len(differ) or bool(one[differ[0]] < other[differ[0]])


def _match(first: Units, second: Units, tolerances: Tolerances) -> Matching:
    # In the order of what they say, so that the order of rows plays no part.
    order, others = (
        np.lexsort((side.record, number))
        for side, number in zip(
            (first, second), groups(first.key(status=True), second.key(status=True)), strict=True
        )
    )
    one, other = first.take(order), second.take(others)
    pairs = [_equal(one, other)]
    free, free_others = _free(len(one), pairs[0][0]), _free(len(other), pairs[0][1])
    left, right = one.take(free), other.take(free_others)
    near = near_pairs(left, right, tolerances)
    weight = weigh(
        one,
        other,
        near._replace(first=free[near.first], second=free_others[near.second]),
        len(pairs[0][0]),
    )
    useful = weight > 0
    near_first, near_second, weight = near.first[useful], near.second[useful], weight[useful]
    chosen = assign(near_first, near_second, weight, (len(left), len(right)))
    counts = _counts(left, right, near_first, near_second)
    grouped = ambiguous(near_first, near_second, weight, chosen, counts)
    pairs.append((free[near_first[chosen]], free_others[near_second[chosen]]))
    rows, columns = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return Matching(
        order[rows],
        others[columns],
        np.r_[np.full(len(pairs[0][0]), EXACT), weight[chosen]],
        _placed(order[free], grouped[0], len(one)),
        _placed(others[free_others], grouped[1], len(other)),
    )


def _equal(one: Units, other: Units) -> tuple[Ints, Ints]:
    """Return the pairs that are equal: with their status, then but for one status each side."""
    left, right = match_equal(*groups(one.key(status=True), other.key(status=True)))
    rows, columns = _free(len(one), left), _free(len(other), right)
    first, second = one.take(rows), other.take(columns)
    keys = groups(first.key(status=False), second.key(status=False))
    # Where two statuses compete for one partner, the choice is no matter of order.
    plain = np.intersect1d(_of_one_status(keys[0], first), _of_one_status(keys[1], second))
    at, there = (np.flatnonzero(np.isin(key, plain)) for key in keys)
    more, others = match_equal(keys[0][at], keys[1][there])
    return np.r_[left, rows[at[more]]], np.r_[right, columns[there[others]]]


def _of_one_status(key: Ints, side: Units) -> Ints:
    pairs = np.unique(np.stack([key, side.status]), axis=1)
    numbers, statuses = np.unique(pairs[0], return_counts=True)
    return np.asarray(numbers[statuses == 1], dtype="int64")


def _counts(left: Units, right: Units, first: Ints, second: Ints) -> Counts:
    """Return what is counted of each pair and of each lab alone."""
    one, other = left.take(first), right.take(second)
    columns = [
        one.status, other.status, one.place, other.place,
        one.start != other.start, one.end != other.end,
        one.spot != other.spot, one.drug != other.drug, one.kind, other.kind,
    ]  # fmt: skip
    pair, _ = groups([column.astype("int64") for column in columns], [c[:0] for c in columns])
    late = [side.end > other.end.max(initial=0) for side, other in ((left, right), (right, left))]
    alone = [
        groups([side.status, side.place, side.kind, flag.astype("int64")], [side.status[:0]] * 4)[0]
        for side, flag in zip((left, right), late, strict=True)
    ]
    return Counts(pair, *alone)


def _free(size: int, taken: Ints) -> Ints:
    free = np.ones(size, dtype=bool)
    free[taken] = False
    return np.flatnonzero(free)


def _placed(positions: Ints, values: Ints, size: int) -> Ints:
    found = np.full(size, -1, dtype="int64")
    found[positions] = values
    return found
