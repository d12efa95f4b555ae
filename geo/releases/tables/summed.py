"""Rows that sum up others: what is found, and what rows come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.releases.tables.counting import Fault
from geo.releases.tables.measures import Measure

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


def lies_beside(row: int, group: Sequence[int]) -> bool:
    """Return whether a row stands above or below all others of its group.

    Parameters
    ----------
    row : int
        The row.
    group : sequence of int
        The others, in their order.

    Returns
    -------
    bool
        False where it stands among them.
    """
    return row < group[0] or row > group[-1]


def sum_of(rows: Sequence[int], labs: Mapping[int, Counts]) -> Counts:
    """Return what rows count together.

    Parameters
    ----------
    rows : sequence of int
        The rows.
    labs : mapping of int to dict
        The labs of each row.

    Returns
    -------
    dict of tuple to int
        Labs by what their columns say.
    """
    found: Counts = {}
    for row in rows:
        for said, number in labs[row].items():
            found[said] = found.get(said, 0) + number
    return found


def doubt(row: int, stated: int, reason: str) -> Fault:
    """Return that a row is to be checked.

    Parameters
    ----------
    row : int
        The row.
    stated : int
        Its labs.
    reason : str
        Why.

    Returns
    -------
    Fault
        Of the row as a whole.
    """
    return Fault(row, None, f"{stated:,}", reason, "to check")
