"""Rows that sum up others of their table: a state's own row beside those of its municipalities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from geo.releases.cells import Cell, as_text
from geo.releases.tables.counting import Counted
from geo.releases.tables.namesakes import take_namesakes
from geo.releases.tables.row_labels import PLACES, Labels, read_labels
from geo.releases.tables.spans import find_longer
from geo.releases.tables.summed import Counts, Wholes, doubt, lies_beside, sum_of
from geo.releases.values.periods import read_period, read_span
from geo.text import fold

_OF_PLACE_OR_TIME: Final = frozenset({"date", "year", "month", *PLACES})
_EACH_RAID: Final = ("lon", "lat", "coordinates")
"""What is told of a single raid, never of a sum."""

_NEAR: Final = 2
"""A sum that is wrong lies within this factor of what its rows come to."""

_MEXICO: Final = "15"
_COUNTRY: Final = (
    "equals the states above it together; read as the whole country, though it stands where the "
    "state of that name would"
)


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
    written = dict(zip(rows, (fold(as_text(cell)) for cell in of("state")), strict=True))
    _take_unplaced(labels, labs, written, found)
    if any(as_text(cell) for name in _EACH_RAID for cell in of(name)):
        return found
    days = [one["date"] for one in labels.values() if "date" in one]
    # Of single raids only what adds up is a sum: a date or a place may be missing.
    surely = any(as_text(cell) for cell in of("day"))
    surely = surely or not all(read_period(day) or read_span(day) for day in days)
    _take_longer(labels, labs, found, surely=surely)
    named = sorted({frozenset(one) for one in labels.values()}, key=len, reverse=True)
    for names in named:
        groups = _groups(names, labels, found.sums)
        if groups:
            _decide(names, groups, labels, labs, found, surely=surely)
    take_namesakes(labels, labs, found, surely=surely)
    for row in [row for row, said in labels.items() if not said and row not in found.sums]:
        others = [other for other in rows if other != row and other not in found.sums]
        if len(others) > 1 and labs[row] == sum_of(others, labs):
            found.sums[row] = others
    return found


def _take_longer(
    labels: Mapping[int, Labels], labs: Mapping[int, Counts], found: Wholes, *, surely: bool
) -> None:
    """Take up rows whose period other rows part: a year above its halves."""
    for row, parts, covered in find_longer(labels):
        stated, total = sum(labs[row].values()), sum(sum_of(parts, labs).values())
        whole = labs[row] == sum_of(parts, labs) and (len(parts) > 1 or stated > 1)
        if row in found.sums or (surely and not (whole and len(parts) > 1)):
            continue
        if whole or covered:
            found.sums[row] = parts
        else:
            what = "a row" if len(parts) == 1 else f"{len(parts):,} rows"
            reason = f"{what} of shorter periods come to {total:,}; it was counted beside them"
            found.faults.append(doubt(row, stated, reason))


def _take_unplaced(
    labels: dict[int, Labels],
    labs: Mapping[int, Counts],
    names: Mapping[int, str],
    found: Wholes,
) -> None:
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
            if others and _is_unplaced(labels[row]) and labs[row] == sum_of(others, labs):
                countries[row] = others
    regions = _regions(labels, labs)
    # One row that equals one other may do so by chance.
    for taken in (countries, regions):
        if any(len(others) > 1 for others in taken.values()):
            for row, others in taken.items():
                if labels[row].get("state") == _MEXICO and _in_order(row, others, names):
                    found.faults.append(doubt(row, sum(labs[row].values()), _COUNTRY))
                found.sums[row] = [other for other in others if other not in found.sums]
                labels[row] = {}
            return


def _in_order(row: int, others: Sequence[int], names: Mapping[int, str]) -> bool:
    """Return whether a row stands below others where the alphabet puts it."""
    listed = [names[other] for other in (*others, row)]
    return row > max(others) and listed == sorted(listed)


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
    whole = all(labs[row] == sum_of(below, labs) for row, below in found.items())
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
    equal = {row for row, group in groups.items() if labs[row] == sum_of(group, labs)}
    # One row that equals one other may do so by chance.
    borne_out = len(equal) > 1 or any(len(groups[row]) > 1 for row in equal)
    if surely:
        found.sums |= {
            row: groups[row]
            for row in equal
            if len(groups[row]) > 1 and lies_beside(row, groups[row])
        }
        return
    for row, group in groups.items():
        left_out = {name for other in group for name in labels[other]} - names
        stated, total = sum(labs[row].values()), sum(sum_of(group, labs).values())
        whole = row in equal and (borne_out or stated > 1)
        meant = _may_be_meant(row, group, labs, groups)
        if whole or meant:
            found.sums[row] = group
        told = bool(left_out & _OF_PLACE_OR_TIME) or meant
        if whole and not borne_out:
            reason = "equals the one row that says more of the same; read as its sum"
            found.faults.append(doubt(row, stated, reason))
        elif told and not whole and not meant:
            what = "a row" if len(group) == 1 else f"{len(group):,} rows"
            reason = (
                f"says no {' or '.join(sorted(left_out))}, and {what} of the same come to "
                f"{total:,}; too far from it to be their sum, it was counted beside them"
            )
            found.faults.append(doubt(row, stated, reason))


def _may_be_meant(
    row: int, group: Sequence[int], labs: Mapping[int, Counts], groups: Mapping[int, list[int]]
) -> bool:
    """Return whether a row stands where the sum of others does, and is near it."""
    stated, total = sum(labs[row].values()), sum(sum_of(group, labs).values())
    parts = [sum(labs[other].values()) for other in group]
    if any(other != row and groups[other] == group for other in groups):
        return False
    near = max(parts) <= stated <= _NEAR * total and total <= _NEAR * stated
    return lies_beside(row, group) and near and (len(group) > 1 or stated > 1)
