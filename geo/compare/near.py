"""Pairs of records that may be the same raid though something differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from geo.compare.units import NEVER, NOWHERE, Units, has_municipality, state_alone, state_of
from geo.neighbours import neighbours

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

PLACES: Final = (
    "same spot",
    "same municipality",
    "other spot",
    "less precise",
    "neighbour",
    "none",
)
"""How two places go together: the same to the letter; the same municipality, of which one names
no spot; two spots of it; a state against a municipality of it; municipalities that touch; both
unknown."""

_LENGTHS: Final = ((-1, 0), (0, 30), (30, 365))
"""Days between the first and last day of a date: of a day, a month, a year."""


@dataclass(frozen=True)
class Tolerances:
    """How far two records may differ and still be held for one raid.

    Attributes
    ----------
    days : int
        Days between two dates.
    transposed : bool
        Whether a date may have its day and month, or the two digits of its
        day, exchanged, however many days that makes.
    neighbours : bool
        Whether the municipalities may be two that touch.
    """

    days: int = 10
    transposed: bool = True
    neighbours: bool = True


class Near(NamedTuple):
    """Pairs that may be one raid.

    Attributes
    ----------
    first, second : numpy.ndarray of int
        Positions of the labs in the two releases.
    place : numpy.ndarray of int
        How their places go together, an index of :data:`PLACES`.
    gap : numpy.ndarray of int
        Days between their dates; 0 where a month or year holds the other.
    coarse : numpy.ndarray of int
        Days by which the longer of two dates of unequal precision exceeds the
        shorter; 0 for dates of one precision.
    transposed : numpy.ndarray of bool
        Whether they differ by digits that are exchanged.
    """

    first: Ints
    second: Ints
    place: Ints
    gap: Ints
    coarse: Ints
    transposed: Flags


def near_pairs(first: Units, second: Units, tolerances: Tolerances) -> Near:
    """Return the pairs of labs within the tolerances, each once.

    Parameters
    ----------
    first, second : Units
        Labs of two releases.
    tolerances : Tolerances
        How far they may differ.

    Returns
    -------
    Near
        The pairs, in the order of the labs.
    """
    found = [
        *_by_window(first, second, tolerances),
        _undated(first, second),
        *(_by_transposition(first, second) if tolerances.transposed else ()),
    ]
    size = len(second) + 1
    pairs = np.unique(np.concatenate([left * size + right for left, right in found]))
    left, right = pairs // size, pairs % size
    return _described(first.take(left), second.take(right), left, right)


def _by_window(first: Units, second: Units, tolerances: Tolerances) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs whose dates meet, or lie few days apart, at places that go together."""
    rows, place = _elsewhere(first.place, second.place, tolerances)
    dated = first.start[rows] != NEVER
    rows, place = rows[dated], place[dated]
    span = second.end - second.start
    for above, longest in _LENGTHS:
        there = np.flatnonzero((second.start != NEVER) & (span > above) & (span <= longest))
        low = first.start[rows] - tolerances.days - longest
        left, right = _window(rows, place, low, first.end[rows] + tolerances.days, second, there)
        gap = _gap(first.take(left), second.take(right))
        # A month that ends near a day is no sign that the two are one raid.
        coarse = (span[right] > 0) | (first.end[left] > first.start[left])
        near = gap <= np.where(coarse, 0, tolerances.days)
        yield left[near], right[near]


def _undated(first: Units, second: Units) -> tuple[Ints, Ints]:
    """Return the pairs without dates at the same place."""
    rows, there = np.flatnonzero(first.start == NEVER), np.flatnonzero(second.start == NEVER)
    never = np.full(len(rows), NEVER)
    return _window(rows, first.place[rows], never, never, second, there)


def _by_transposition(first: Units, second: Units) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs at the same place whose dates have digits exchanged."""
    rows = np.flatnonzero((first.start == first.end) & (first.start != NEVER))
    there = np.flatnonzero((second.start == second.end) & (second.start != NEVER))
    for day in transpositions(first.start[rows]):
        known = day != NEVER
        at = rows[known]
        yield _window(at, first.place[at], day[known], day[known], second, there)


def _window(
    rows: Ints, place: Ints, low: Ints, high: Ints, second: Units, there: Ints
) -> tuple[Ints, Ints]:
    """Return the pairs of rows with those that begin at a place between two days."""
    days, rank = np.unique(second.start[there], return_inverse=True)
    # Place and rank of the day in one number, so that one search finds both.
    size = len(days) + 1
    key = second.place[there] * size + rank
    order = np.argsort(key, kind="stable")
    begin = np.searchsorted(key[order], place * size + np.searchsorted(days, low))
    end = np.searchsorted(key[order], place * size + np.searchsorted(days, high, "right"))
    at, found = _spread(begin, end)
    return rows[at], there[order][found]


def _elsewhere(first: Ints, second: Ints, tolerances: Tolerances) -> tuple[Ints, Ints]:
    """Return the labs of a release, each with every place that it may have in the other."""
    places = np.unique(np.concatenate([first, second]))
    municipalities = places[has_municipality(places)]
    states = state_alone(state_of(municipalities))
    links = [(places, places), (municipalities, states), (states, municipalities)]
    if tolerances.neighbours:
        links.append(neighbours())
    from_, to = (np.concatenate(ends) for ends in zip(*links, strict=True))
    order = np.argsort(from_, kind="stable")
    from_, to = from_[order], to[order]
    begin, end = np.searchsorted(from_, first), np.searchsorted(from_, first, "right")
    at, found = _spread(begin, end)
    return at, to[found]


def _spread(begin: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Return each position of ranges, with the number of the range that it lies in."""
    count = end - begin
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(np.arange(len(count)), count), np.repeat(begin, count) + offset


def transpositions(days: Ints) -> tuple[Ints, Ints]:
    """Return days with day and month, or the digits of the day, exchanged.

    Parameters
    ----------
    days : numpy.ndarray of int
        Days since 1970.

    Returns
    -------
    numpy.ndarray of int, numpy.ndarray of int
        The day that each becomes by the one exchange and by the other;
        :data:`geo.compare.units.NEVER` where that is no other day.
    """
    date = days.astype("datetime64[D]")
    month = date.astype("datetime64[M]")
    year = date.astype("datetime64[Y]")
    day = (date - month).astype("int64") + 1
    number = (month - year).astype("int64") + 1
    turned = day % 10 * 10 + day // 10
    return (
        _day(year, day, number, days),
        _day(year, number, turned, days),
    )


def _day(year: npt.NDArray[np.datetime64], month: Ints, day: Ints, other_than: Ints) -> Ints:
    """Return days since 1970 of the parts of dates; never where there is no such day."""
    possible = (month >= 1) & (month <= 12) & (day >= 1)
    first = year.astype("datetime64[M]") + np.where(possible, month - 1, 0)
    found = first.astype("datetime64[D]") + np.where(possible, day - 1, 0)
    possible &= found.astype("datetime64[M]") == first
    number = found.astype("int64")
    return np.where(possible & (number != other_than), number, NEVER)


def _gap(first: Units, second: Units) -> Ints:
    """Return the days between two dates; 0 where they overlap."""
    apart = np.maximum(second.start - first.end, first.start - second.end)
    undated = (first.start == NEVER) | (second.start == NEVER)
    return np.where(undated, 0, np.maximum(apart, 0))


def _described(first: Units, second: Units, left: Ints, right: Ints) -> Near:
    gap = _gap(first, second)
    exchanged = np.zeros(len(left), dtype=bool)
    for day in transpositions(np.where(first.start == NEVER, 0, first.start)):
        exchanged |= (day == second.start) & (first.start == first.end)
    exchanged &= (second.start == second.end) & (first.start != NEVER)
    span = np.abs((first.end - first.start) - (second.end - second.start))
    same = first.place == second.place
    place = np.select(
        [
            same & (first.place == NOWHERE),
            same & (first.spot == second.spot),
            same & ((first.spot == 0) | (second.spot == 0)),
            same,
            state_of(first.place) == state_of(second.place),
        ],
        [
            PLACES.index("none"),
            PLACES.index("same spot"),
            PLACES.index("same municipality"),
            PLACES.index("other spot"),
            PLACES.index("less precise"),
        ],
        PLACES.index("neighbour"),
    )
    both = has_municipality(first.place) & has_municipality(second.place)
    place = np.where(both & ~same, PLACES.index("neighbour"), place)
    return Near(left, right, place, gap, span, exchanged)
