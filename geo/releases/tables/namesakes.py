"""A state written again in the column of municipalities, which may be its sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from geo.places.lookup import find_state
from geo.releases.tables.row_labels import Labels
from geo.releases.tables.summed import Counts, Wholes, doubt, lies_beside, sum_of

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


def take_namesakes(
    labels: Mapping[int, Labels], labs: Mapping[int, Counts], found: Wholes, *, surely: bool
) -> None:
    """Take up "Sinaloa | Sinaloa" where it equals the rest of its state to the number.

    It is the state's own sum as soon as its municipality of that name.

    Parameters
    ----------
    labels : mapping of int to mapping
        What each row says.
    labs : mapping of int to dict
        The labs of each row.
    found : Wholes
        Takes up the sums and the doubts.
    surely : bool
        Whether nothing is to be taken for a sum that is told.
    """
    groups: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for row, said in labels.items():
        if "state" in said and "municipality" in said and row not in found.sums:
            alike = sorted(item for item in said.items() if item[0] != "municipality")
            groups[tuple(alike)].append(row)
    summed = {part for head, rows in found.sums.items() for part in rows
              if labs[head] == sum_of(rows, labs)}  # fmt: skip
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
            whole = len(others) >= _LEAST_OTHERS and labs[row] == sum_of(others, labs)
            told_of[said["state"]].add(whole)
            if whole:
                equal[row] = others
    for row, others in equal.items():
        # In another month it is no sum: so it is a municipality in this.
        always = told_of[labels[row]["state"]] == {True}
        reason = _NAMESAKE_COUNTED
        if always and lies_beside(row, others) and not surely:
            found.sums[row] = others
            reason = _NAMESAKE_SUMMED
        found.faults.append(doubt(row, sum(labs[row].values()), reason))


@lru_cache(maxsize=10_000)
def _is_namesake(state: str, municipality: str) -> bool:
    code = find_state(state).code
    return bool(code) and find_state(municipality).code == code
