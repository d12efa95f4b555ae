"""Two releases to be held against each other, each with a name of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geo.compare import Comparison, CountComparison, Tolerances, compare, compare_counts
from geo.compare import holds_counts as _holds_counts
from geo.process import Processed


def told_apart(older: Processed, newer: Processed) -> tuple[Processed, Processed]:
    """Return two releases with ids that differ.

    Parameters
    ----------
    older, newer : Processed
        Two releases; two files of one name have the same id.

    Returns
    -------
    tuple of (Processed, Processed)
        The same, with ``[1]`` and ``[2]`` behind their id if it was the same.
    """
    if older.release.id != newer.release.id:
        return older, newer
    return _renamed(older, 1), _renamed(newer, 2)


def _renamed(processed: Processed, place: int) -> Processed:
    name = f"{processed.release.id} [{place}]"
    release = replace(
        processed.release, id=name, records=processed.release.records.assign(release=name)
    )
    return replace(processed, release=release, records=processed.records.assign(release=name))


def hold_counts(older: Processed, newer: Processed) -> bool:
    """Return whether one of two releases counts labs instead of listing raids.

    Parameters
    ----------
    older, newer : Processed
        Two releases.

    Returns
    -------
    bool
        True where their records cannot be matched, only their numbers.
    """
    return any(_holds_counts(processed.records) for processed in (older, newer))


def compared(
    older: Processed,
    newer: Processed,
    *,
    tolerances: Tolerances | None = None,
    end: date | None = None,
) -> Comparison | CountComparison:
    """Return what became of a release in another, by records or, where it must be, by counts.

    Parameters
    ----------
    older, newer : Processed
        Two releases with ids that differ, see :func:`told_apart`.
    tolerances : Tolerances, optional
        How far two records may differ; counts have none.
    end : datetime.date, optional
        Last day that the older release covers; by default what it states,
        else its last date.

    Returns
    -------
    Comparison or CountComparison
        The latter if one of the two holds counts.
    """
    end = end or older.release.period_end
    if hold_counts(older, newer):
        return compare_counts(older.records, newer.records, end=end)
    return compare(older.records, newer.records, tolerances=tolerances, end=end)
