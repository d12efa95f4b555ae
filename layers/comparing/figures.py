"""What a comparison of two releases comes to, in numbers."""

from __future__ import annotations

from datetime import date
from typing import Final

from geo.compare import Comparison
from geo.process import Processed
from geo.records import KINDS

SIDES: Final = ("older", "newer")


def side_labs(comparison: Comparison) -> dict[str, int]:
    """Return the labs of each of the two releases.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    dict of str to int
        Labs by ``older`` and ``newer``, of the kinds that count.
    """
    table = comparison.counted
    kinds = list(comparison.kinds)
    return {side: int(table.loc[table[f"kind_{side}"].isin(kinds), "labs"].sum()) for side in SIDES}


def ambiguous_labs(comparison: Comparison) -> dict[str, int]:
    """Return the labs of each release of which it cannot be told who is whose partner.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    dict of str to int
        Labs by ``older`` and ``newer``.
    """
    rows = comparison.counted
    rows = rows[rows["outcome"] == "ambiguous"]
    return {side: int(rows.loc[rows[f"row_{side}"].notna(), "labs"].sum()) for side in SIDES}


def differing(comparison: Comparison) -> dict[str, int]:
    """Return the labs in both releases by what differs; one can differ in several ways.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    dict of str to int
        Labs by ``status``, ``place``, ``date`` and ``other``.
    """
    rows = comparison.counted
    return {
        name: int(rows.loc[rows[f"{name}_changed"], "labs"].sum())
        for name in ("status", "place", "date", "other")
    }


def duplicate_rows(comparison: Comparison) -> dict[str, int]:
    """Return the rows that say the same as an earlier one of their release.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    dict of str to int
        Rows by ``older`` and ``newer``.
    """
    found = comparison.duplicates["release"].value_counts()
    return {
        "older": int(found.get(comparison.older, 0)),
        "newer": int(found.get(comparison.newer, 0)),
    }


def other_kinds(comparison: Comparison) -> dict[str, int]:
    """Return the sites that are matched but not counted as labs.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    dict of str to int
        Sites by ``older`` and ``newer``.
    """
    others = [kind for kind in KINDS if kind not in comparison.kinds]
    table = comparison.table
    return {
        side: int(table.loc[table[f"kind_{side}"].isin(others), "labs"].sum()) for side in SIDES
    }


def published_later(older: Processed, newer: Processed) -> bool:
    """Return whether the release that is called older was published after the other.

    Parameters
    ----------
    older, newer : Processed
        The two releases.

    Returns
    -------
    bool
        False also where one of the two days is not known.
    """
    first, second = older.release.published, newer.release.published
    return isinstance(first, date) and isinstance(second, date) and first > second
