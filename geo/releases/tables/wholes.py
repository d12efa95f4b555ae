"""Rows that sum up others of their table: a state's own row beside those of its municipalities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from geo.places.lookup import find_state
from geo.releases.cells import Cell, as_text
from geo.releases.tables.counting import Counted, Fault
from geo.releases.tables.measures import Measure
from geo.releases.tables.row_labels import PLACES, Labels, read_labels
from geo.releases.values.periods import read_period

_OF_PLACE_OR_TIME: Final = frozenset({"date", "year", "month", *PLACES})
_EACH_RAID: Final = ("lon", "lat", "coordinates")
"""What is told of a single raid, never of a sum."""

_NEAR: Final = 2
"""A sum that is wrong lies within this factor of what its rows come to."""

_LEAST_OTHERS: Final = 2
"""Rows of a state to which its namesake must be equal: one may be so by chance."""

_NAMESAKE_SUMMED: Final = (
    "equals the other rows of its state together; read as their sum, not as the municipality of "
    "that name"
)
_NAMESAKE_COUNTED: Final = (
    "equals the other rows of its state together and may be their sum; counted as the "
    "municipality of that name"
)
_MEXICO: Final = "15"

Counts = dict[tuple[Measure, ...], int]


@dataclass
class Wholes:
    """The rows that sum up others.

    Attributes
    ----------
    sums : dict of int to list of int
        The rows that each of them sums up.
    faults : list of Fault
        Rows of which this is in doubt.
    """

    sums: dict[int, list[int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def find_wholes(
    rows: Sequence[int], of: Callable[[str], Sequence[Cell]], counted: Sequence[Counted]
) -> Wholes:
    """Return the rows of a table of counts that sum up others of it.

    Such a row says the same as the rows of its group, but leaves out what
    they tell apart: a state without a municipality beside its municipalities,
    a year without a month beside its months. Where it equals what they come
    to it is their sum. Where it does not but may be meant to, it is taken for
    it too and told, for counting both would count raids twice.

    Parameters
    ----------
    rows : sequence of int
        Indices of the rows of data.
    of : callable
        Returns what each row says of a field.
    counted : sequence of Counted
        The labs of the rows.

    Returns
    -------
    Wholes
        The sums, with what is in doubt.
    """
    labs: dict[int, Counts] = defaultdict(dict)
    for item in counted:
        labs[item.row][item.said] = labs[item.row].get(item.said, 0) + item.labs
    labels = read_labels(rows, of)
    found = Wholes()
    _take_unplaced(labels, labs, found)
    if any(as_text(cell) for name in _EACH_RAID for cell in of(name)):
        return found
    days = [one["date"] for one in labels.values() if "date" in one]
    # Of single raids only what adds up is a sum: a date or a place may be missing.
    surely = any(as_text(cell) for cell in of("day")) or not all(map(read_period, days))
    named = sorted({frozenset(one) for one in labels.values()}, key=len, reverse=True)
    for names in named:
        groups = _groups(names, labels, found.sums)
        if groups:
            _decide(names, groups, labels, labs, found, surely=surely)
    _take_namesakes(labels, labs, found, surely=surely)
    for row in [row for row, said in labels.items() if not said and row not in found.sums]:
        others = [other for other in rows if other != row and other not in found.sums]
        if len(others) > 1 and labs[row] == _sum(others, labs):
            found.sums[row] = others
    return found


def _take_unplaced(labels: dict[int, Labels], labs: Mapping[int, Counts], found: Wholes) -> None:
    """Take up rows of no known state that equal all others of their period, or those below them.

    "Global", a region, or "México", which is a state as soon as the country.
    """
    periods: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for row, said in labels.items():
        periods[tuple(sorted((n, v) for n, v in said.items() if n != "state"))].append(row)
    countries: dict[int, list[int]] = {}
    for rows in periods.values():
        for row in {rows[0], rows[-1]}:
            others = [other for other in rows if other != row]
            if others and _is_unplaced(labels[row]) and labs[row] == _sum(others, labs):
                countries[row] = others
    regions = _regions(labels, labs)
    # One row that equals one other may do so by chance.
    for taken in (countries, regions):
        if any(len(others) > 1 for others in taken.values()):
            for row, others in taken.items():
                found.sums[row] = [other for other in others if other not in found.sums]
                labels[row] = {}
            return


def _take_namesakes(
    labels: Mapping[int, Labels], labs: Mapping[int, Counts], found: Wholes, *, surely: bool
) -> None:
    """Take up "Sinaloa | Sinaloa" where it equals the rest of its state to the number.

    It is the state's own sum as soon as its municipality of that name.
    """
    groups: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for row, said in labels.items():
        if "state" in said and "municipality" in said and row not in found.sums:
            alike = sorted(item for item in said.items() if item[0] != "municipality")
            groups[tuple(alike)].append(row)
    summed = {part for head, rows in found.sums.items() for part in rows
              if labs[head] == _sum(rows, labs)}  # fmt: skip
    equal: dict[int, list[int]] = {}
    told_of: dict[str, set[bool]] = defaultdict(set)
    for rows in groups.values():
        for row in rows:
            said = labels[row]
            # The sum of all its state's rows bears a municipality out.
            if row in summed or not _is_namesake(said["state"], said["municipality"]):
                continue
            others = [
                other for other in rows if labels[other]["municipality"] != said["municipality"]
            ]
            whole = len(others) >= _LEAST_OTHERS and labs[row] == _sum(others, labs)
            told_of[said["state"]].add(whole)
            if whole:
                equal[row] = others
    for row, others in equal.items():
        # In another month it is no sum: so it is a municipality in this.
        always = told_of[labels[row]["state"]] == {True}
        reason = _NAMESAKE_COUNTED
        if always and _beside(row, others) and not surely:
            found.sums[row] = others
            reason = _NAMESAKE_SUMMED
        found.faults.append(_fault(row, sum(labs[row].values()), reason))


@lru_cache(maxsize=10_000)
def _is_namesake(state: str, municipality: str) -> bool:
    code = find_state(state).code
    return bool(code) and find_state(municipality).code == code


def _is_unplaced(said: Labels) -> bool:
    return not said.get("state", "").isdecimal() or said["state"] == _MEXICO


def _regions(labels: Mapping[int, Labels], labs: Mapping[int, Counts]) -> dict[int, list[int]]:
    """Return the rows below each that names no state; none unless all such rows equal them."""
    found: dict[int, list[int]] = {}
    head = -1
    for row, said in labels.items():
        if not set(said) <= {"state"}:
            return {}
        if not said.get("state", "").isdecimal():
            head = row
            found[head] = []
        elif head < 0:
            return {}
        else:
            found[head].append(row)
    whole = all(labs[row] == _sum(below, labs) for row, below in found.items())
    return found if whole and all(found.values()) else {}


def _groups(
    names: frozenset[str], labels: Mapping[int, Labels], sums: Mapping[int, object]
) -> dict[int, list[int]]:
    """Return the rows that say what another says, and more, by that row."""
    if not names:
        return {}
    more: dict[tuple[str, ...], list[int]] = defaultdict(list)
    order = sorted(names)
    for row, said in labels.items():
        if names < set(said) and row not in sums:
            more[tuple(said[name] for name in order)].append(row)
    heads = [row for row, said in labels.items() if set(said) == names]
    groups = {row: more.get(tuple(labels[row][name] for name in order), []) for row in heads}
    return {row: group for row, group in groups.items() if group}


def _decide(
    names: frozenset[str],
    groups: Mapping[int, list[int]],
    labels: Mapping[int, Labels],
    labs: Mapping[int, Counts],
    found: Wholes,
    *,
    surely: bool,
) -> None:
    """Take up the sums among rows that say equally much."""
    equal = {row for row, group in groups.items() if labs[row] == _sum(group, labs)}
    # One row that equals one other may do so by chance.
    borne_out = len(equal) > 1 or any(len(groups[row]) > 1 for row in equal)
    if surely:
        found.sums |= {
            row: groups[row] for row in equal if len(groups[row]) > 1 and _beside(row, groups[row])
        }
        return
    for row, group in groups.items():
        left_out = {name for other in group for name in labels[other]} - names
        stated, total = sum(labs[row].values()), sum(_sum(group, labs).values())
        whole = row in equal and (borne_out or stated > 1)
        meant = _may_be_meant(row, group, labs, groups)
        if whole or meant:
            found.sums[row] = group
        told = bool(left_out & _OF_PLACE_OR_TIME) or meant
        if whole and not borne_out:
            reason = "equals the one row that says more of the same; read as its sum"
            found.faults.append(_fault(row, stated, reason))
        elif told and not whole and not meant:
            what = "a row" if len(group) == 1 else f"{len(group):,} rows"
            reason = (
                f"says no {' or '.join(sorted(left_out))}, and {what} of the same come to "
                f"{total:,}; too far from it to be their sum, it was counted beside them"
            )
            found.faults.append(_fault(row, stated, reason))


def _may_be_meant(
    row: int, group: Sequence[int], labs: Mapping[int, Counts], groups: Mapping[int, list[int]]
) -> bool:
    """Return whether a row stands where the sum of others does, and is near it."""
    stated, total = sum(labs[row].values()), sum(_sum(group, labs).values())
    parts = [sum(labs[other].values()) for other in group]
    if any(other != row and groups[other] == group for other in groups):
        return False
    near = max(parts) <= stated <= _NEAR * total and total <= _NEAR * stated
    return _beside(row, group) and near and (len(group) > 1 or stated > 1)


def _beside(row: int, group: Sequence[int]) -> bool:
    return row < group[0] or row > group[-1]


def _sum(rows: Sequence[int], labs: Mapping[int, Counts]) -> Counts:
    found: Counts = {}
    for row in rows:
        for said, number in labs[row].items():
            found[said] = found.get(said, 0) + number
    return found


def _fault(row: int, stated: int, reason: str) -> Fault:
    return Fault(row, None, f"{stated:,}", reason, "to check")
