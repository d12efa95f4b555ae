"""Which military and naval region a state was under, over a period of days.

Regions and zones hold between dates, and a record may be known to a month or a year only.
A command is given to a record if it holds on every day of the record's period; all that
hold on some day of it are its candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo import reference
from geo.errors import ChoiceError, RecordError

EARLIEST: Final = pd.Timestamp("2000-01-01")
"""A record without a date is taken to be of any day from here on: SEDENA's regions are known
since the 2000s and haven't changed, SEMAR's before 2015 are not known."""

_EVER: Final = (pd.Timestamp("1700-01-01"), pd.Timestamp("2200-01-01"))
"""Days before and after all others, for a start or an end that is not known."""

FORCES: Final = ("SEDENA", "SEMAR")
LEVELS: Final = ("region", "zone", "sector")

MILITARY_COLUMNS: Final = {
    "military_region": "number of the military region (SEDENA) of its state on its date; missing "
    "without a state, and before 2000",
    "military_zone": "number of the military zone; missing where its state has several",
    "military_zone_candidates": "numbers of all zones that it may lie in, parted by semicolons",
}
"""Columns that :func:`military_of` returns, each with what it holds."""

NAVAL_STATUSES: Final = {
    "known": "one naval region of one structure on every day of the period",
    "shared": "several share the state, the same on every day of the period",
    "changes": "what is known, or the structure, differs within the period",
    "unknown": "on some day of the period, or on all, no source names the region",
    "inland": "the state has no coast",
}
"""What ``naval_region_status`` can be, each with what it means."""

NAVAL_COLUMNS: Final = {
    "naval_structure": "dated structure of the naval regions that the number belongs to, such as "
    "2015-2022; missing where no number is given",
    "naval_region": "number of the naval region (SEMAR) of its coastal state on its date; missing "
    "unless the status is known",
    "naval_region_status": "how much of it is known: "
    + ", ".join(f"{status} ({meaning})" for status, meaning in NAVAL_STATUSES.items())
    + "; missing without a state",
    "naval_region_candidates": "numbers of all naval regions it may lie in, parted by semicolons; "
    "there may be others where the status is unknown",
}
"""Columns that :func:`naval_of` returns, each with what it holds."""

Timeline = dict[Hashable, list[list[Any]]]
"""For each state, for each stretch of days between two changes, the values in force."""


def headquarters(force: str, level: str, number: str, on: date | str) -> gpd.GeoDataFrame:
    """Return the headquarters of a command by its number on a day.

    Numbers are used again: the naval zone 10 was Lázaro Cárdenas and is San Blas.

    Parameters
    ----------
    force : {"SEDENA", "SEMAR"}
        The army or the navy.
    level : {"region", "zone", "sector"}
        Level of command; sectors have no number.
    number : str
        Arabic numeral, ``Central`` for the Región Naval Central, empty for all sectors.
    on : datetime.date or str
        A day, or its ISO text.

    Returns
    -------
    geopandas.GeoDataFrame
        The rows of the layer ``headquarters`` in force on that day, WGS 84: none where no
        such command is known.

    Raises
    ------
    ChoiceError
        If the force or the level is unknown, or the day is none.
    """
    for what, chosen, choices in (("force", force, FORCES), ("level", level, LEVELS)):
        if chosen not in choices:
            raise ChoiceError(f"{what} {chosen!r} unknown; choose from {', '.join(choices)}")
    table = reference.load("headquarters", on=on)
    asked = (table["force"] == force) & (table["level"] == level) & (table["number"] == number)
    return table[asked].reset_index(drop=True)


def military_of(state_codes: pd.Series, first: pd.Series, last: pd.Series) -> pd.DataFrame:
    """Return the military region and zone of records.

    Parameters
    ----------
    state_codes : pandas.Series of str, shape (n,)
        Two-digit codes; missing where no state is known.
    first, last : pandas.Series of datetime64, shape (n,)
        First and last day that the record can be of; missing where no date is known: then
        it can be of any day from :data:`EARLIEST` on.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`MILITARY_COLUMNS`, text, on the index of ``state_codes``. A
        zone is given where it is the only one in the state all through the period.

    Raises
    ------
    RecordError
        If a period ends before it begins.
    """
    cuts, region_of, zones_of = _military()

    def _answer(state: Hashable, start: int, end: int) -> tuple[str | None, ...]:
        if state not in region_of:
            return None, None, None
        region = _constant(region_of[state][start : end + 1])
        met = zones_of[state][start : end + 1]
        candidates = _by_number(zone for stretch in met for zone in stretch)
        return region, _constant(met), ";".join(candidates) or None

    return _answers(state_codes, first, last, cuts, list(MILITARY_COLUMNS), _answer)


def naval_of(state_codes: pd.Series, first: pd.Series, last: pd.Series) -> pd.DataFrame:
    """Return the naval region of records.

    Parameters
    ----------
    state_codes : pandas.Series of str, shape (n,)
        Two-digit codes; missing where no state is known.
    first, last : pandas.Series of datetime64, shape (n,)
        First and last day that the record can be of; missing where no date is known: then
        it can be of any day from :data:`EARLIEST` on, and no naval region is known for all.
        A structure that began on an unknown day of a year is taken to hold from the next.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`NAVAL_COLUMNS`, text, on the index of ``state_codes``; the
        statuses are those of :data:`NAVAL_STATUSES`. A number is given with its structure,
        for the same number can be another region under another structure.

    Raises
    ------
    RecordError
        If a period ends before it begins.
    """
    cuts, known, inland = _naval()

    def _answer(state: Hashable, start: int, end: int) -> tuple[str | None, ...]:
        if state in inland:
            return None, None, "inland", None
        if state not in known:
            return None, None, None, None
        met = {
            told
            for stretch in known[state][start : end + 1]
            for told in stretch or [("", "unknown", "")]
        }
        structure, status, regions = next(iter(met)) if len(met) == 1 else ("", "changes", "")
        if any(told[1] == "unknown" for told in met):
            status = "unknown"
        numbers = _by_number(number for told in met for number in told[2].split(";") if number)
        candidates = ";".join(numbers) or None
        if status != "known":
            return None, None, status, candidates
        return structure, regions, status, candidates

    return _answers(state_codes, first, last, cuts, list(NAVAL_COLUMNS), _answer)


@lru_cache(maxsize=1)
def _military() -> tuple[pd.DatetimeIndex, Timeline, Timeline]:
    """Return the days of change, and the regions and zones of each state between them."""
    regions, zones = reference.load("military_regions"), reference.load("military_zones")
    cuts = _cuts(regions, zones)
    region_of = _timeline(regions["number"], regions, cuts)
    return cuts, region_of, _timeline(zones["number"], zones, cuts)


@lru_cache(maxsize=1)
def _naval() -> tuple[pd.DatetimeIndex, Timeline, frozenset[str]]:
    """Return the days of change, what is known of each coastal state, and the inland states."""
    table, states = reference.load("naval_states"), reference.load("states")
    table["valid_from"] = _surely_from(table)
    cuts = _cuts(table)
    told = pd.Series(list(zip(table["structure"], table["status"], table["regions"], strict=True)))
    known = _timeline(told, table.rename(columns={"state_code": "state_codes"}), cuts)
    return cuts, known, frozenset(states.loc[states["coast"] == "inland", "state_code"])


def _surely_from(table: pd.DataFrame) -> pd.Series:
    """Return the first day that each row surely holds on, where its start is a month or a year."""
    start = table["valid_from"].copy()
    for word, whole in (("month", pd.offsets.MonthBegin(1)), ("year", pd.offsets.YearBegin(1))):
        at = table["valid_from_precision"] == word
        start[at] = start[at] + whole
    return start


def _cuts(*tables: pd.DataFrame) -> pd.DatetimeIndex:
    """Return the days on which something comes into force or is so no more, sorted."""
    days = [table["valid_from"] for table in tables]
    days += [table["valid_to"] + pd.Timedelta(days=1) for table in tables]
    return pd.DatetimeIndex(pd.concat(days).dropna().unique()).sort_values()


def _timeline(values: pd.Series, table: pd.DataFrame, cuts: pd.DatetimeIndex) -> Timeline:
    """Return the values in force in each state: before the first cut, and from each cut on."""
    rows = pd.DataFrame(
        {
            "state": table["state_codes"].str.split(";"),
            "value": values,
            "from": table["valid_from"].fillna(_EVER[0]),
            "to": table["valid_to"].fillna(_EVER[1]),
        }
    ).explode("state")
    days = [cuts[0] - pd.Timedelta(days=1), *cuts]
    return {
        state: [list(own["value"][(own["from"] <= day) & (own["to"] >= day)]) for day in days]
        for state, own in rows.groupby("state")
    }


def _constant(met: list[list[str]]) -> str | None:
    """Return the one value in force in every stretch, None if there is no such value."""
    values = {tuple(stretch) for stretch in met}
    only = values.pop()
    return only[0] if not values and len(only) == 1 else None


def _by_number(numbers: Iterable[str]) -> list[str]:
    """Return the different numbers, sorted as numbers."""
    return sorted(set(numbers), key=int)


def _answers(
    state_codes: pd.Series,
    first: pd.Series,
    last: pd.Series,
    cuts: pd.DatetimeIndex,
    columns: list[str],
    answer: Callable[[Hashable, int, int], tuple[str | None, ...]],
) -> pd.DataFrame:
    """Return the answer for each record, asked once for each state and run of stretches."""
    if (last < first).any():
        raise RecordError("a period ends before it begins")
    # A missing first day before a known last one can't be after it.
    since = first.fillna(last.where(last < EARLIEST, EARLIEST))
    until = last.fillna(_EVER[1])
    edges = cuts.to_numpy("datetime64[us]")
    keys = pd.DataFrame(
        {
            "state": state_codes.to_numpy(),
            "start": np.searchsorted(edges, since.to_numpy("datetime64[us]"), side="right"),
            "end": np.searchsorted(edges, until.to_numpy("datetime64[us]"), side="right"),
        }
    )
    which = keys.groupby(list(keys), dropna=False, sort=False).ngroup()
    distinct = keys.drop_duplicates().itertuples(index=False, name=None)
    found = pd.DataFrame([answer(*key) for key in distinct], columns=columns, dtype="str")
    return found.take(which.to_numpy()).set_axis(state_codes.index)
