"""What a comparison of two releases comes to, in numbers."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import pandas as pd

from geo.compare import OUTCOMES, Comparison, by_place
from geo.process import Processed

SIDES: Final = ("older", "newer")
_DIFFERING: Final = ("status", "place", "date", "other")
_CHANGES: Final = ("status changed", "place changed", "date changed", "other change")
_OTHER: Final = ("locality", "drug", "kind", "corps")
"""Fields of which a difference is "something else"."""


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
    return {name: int(rows.loc[rows[f"{name}_changed"], "labs"].sum()) for name in _DIFFERING}


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
        Sites by ``older`` and ``newer``; not those whose partner is a lab.
    """
    rows = comparison.table.drop(index=comparison.counted.index)
    return {side: int(rows.loc[rows[f"row_{side}"].notna(), "labs"].sum()) for side in SIDES}


def figures_by_place(comparison: Comparison, by: Literal["state", "municipality"]) -> pd.DataFrame:
    """Return what became of the labs of each place, for a program.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    by : {"state", "municipality"}
        What places to count by.

    Returns
    -------
    pandas.DataFrame
        That of :func:`geo.compare.by_place`, but what differs is called
        ``place_differs`` and its like: "place changed" is an outcome, and a
        lab of which more than the place differs may have another.
    """
    names = {f"{name}_changed": f"{name}_differs" for name in _DIFFERING}
    return by_place(comparison, by).rename(columns=names)


def matched(comparison: Comparison) -> pd.DataFrame:
    """Return the table of a comparison, for a program.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    pandas.DataFrame
        ``Comparison.table``, but a record without a partner has nothing where
        it is said what changed, since nothing was compared.
    """
    table = comparison.table
    paired = table["row_older"].notna() & table["row_newer"].notna()
    names = [f"{name}_changed" for name in _DIFFERING]
    flags = {name: table[name].astype("boolean").where(paired) for name in names}
    return table.assign(**flags)


def told_apart_by(comparison: Comparison) -> tuple[str, ...]:
    """Return what can differ in a pair of a comparison.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    tuple of str
        Of ``status``, ``place``, ``date`` and ``other`` those that both releases tell.
    """
    told = set(comparison.compared)
    if told.intersection(_OTHER):
        told.add("other")
    return tuple(name for name in _DIFFERING if name in told)


def possible_outcomes(comparison: Comparison) -> tuple[str, ...]:
    """Return the outcomes that a lab of a comparison can have.

    Parameters
    ----------
    comparison : Comparison
        One release against another.

    Returns
    -------
    tuple of str
        Those of :data:`geo.compare.OUTCOMES`, without a change of what was
        not compared, and without "after the end" where no end is known.
    """
    changes = dict(zip(_DIFFERING, _CHANGES, strict=True))
    cannot = {changes[name] for name in set(changes).difference(told_apart_by(comparison))}
    if comparison.end is None:
        cannot.add("added after end")
    counts = comparison.counts
    return tuple(outcome for outcome in OUTCOMES if counts[outcome] or outcome not in cannot)


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
