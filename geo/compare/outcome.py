"""What became of each record from one release to the next, as a table."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.compare.match import EXACT, Matching
from geo.compare.units import Units
from geo.records import period_end

Ints = npt.NDArray[np.int64]

OUTCOMES: Final = (
    "unchanged",
    "status changed",
    "place changed",
    "date changed",
    "other change",
    "withdrawn",
    "added before end",
    "added after end",
    "ambiguous",
)
"""What can become of a record. One that changed in several ways has the first of them;
``status_changed`` and its like tell all. *End* is the last day of the older release."""

FIELDS: Final = ("status", "place", "locality", "date", "drug", "kind", "corps")
"""What is held against each other, in the order of ``agreed`` and ``differed``."""

CARRIED: Final = (
    "sheet", "row", "date", "date_precision", "state_code", "mun_code", "mun_given", "locality",
    "status", "drug", "kind", "corps",
)  # fmt: skip
"""Columns of the records that the table has twice, ending in ``_older`` and ``_newer``."""


def outcomes(
    older: pd.DataFrame,
    newer: pd.DataFrame,
    units: tuple[Units, Units],
    matching: Matching,
    end: date | None,
    compared: Collection[str] = FIELDS,
) -> pd.DataFrame:
    """Return what became of each record.

    Parameters
    ----------
    older, newer : pandas.DataFrame
        Record tables.
    units : tuple of (Units, Units)
        Their labs.
    matching : Matching
        Which lab is which.
    end : datetime.date or None
        Last day that the older release covers; None if it has no date.
    compared : collection of str
        Fields of :data:`FIELDS` that both releases tell; no other is said to agree.

    Returns
    -------
    pandas.DataFrame
        One row for each pair of records, and for each record alone; ``labs``
        is the number of labs that it stands for. See :class:`geo.compare.Comparison`.
    """
    rows = _rows(units, matching)
    table = pd.concat(
        [
            rows[["labs", "group"]],
            _side(older, rows["older"], "older"),
            _side(newer, rows["newer"], "newer"),
        ],
        axis=1,
    )
    both = (rows["older"] >= 0) & (rows["newer"] >= 0)
    differs = _differences(units, rows, both)
    listed = np.array(FIELDS)
    held = np.isin(listed, list(compared))
    for name, flags in (("agreed", ~differs & held), ("differed", differs & held)):
        words = [", ".join(listed[row]) for row in flags.to_numpy()]
        table[name] = pd.Series(words, index=table.index, dtype="str").where(both, "")
    table["status_changed"] = differs["status"] & both
    table["place_changed"] = differs["place"] & both
    table["date_changed"] = differs["date"] & both
    table["other_changed"] = differs[["locality", "drug", "kind", "corps"]].any(axis=1) & both
    table["log_odds"] = rows["weight"].where(both)
    table.insert(0, "outcome", _outcome(table, rows, end))
    order = table.index[np.lexsort([rows["newer"], rows["older"], rows["older"] < 0])]
    return table.loc[order].reset_index(drop=True)


def _rows(units: tuple[Units, Units], matching: Matching) -> pd.DataFrame:
    """Return the positions of the records of each pair and of each record alone, -1 for none."""
    older, newer = units
    told = (matching.group_first[matching.first] < 0) & (matching.group_second[matching.second] < 0)
    first, second = matching.first[told], matching.second[told]
    parts = [
        pd.DataFrame(
            {
                "older": older.record[first],
                "newer": newer.record[second],
                "group": -1,
                "weight": _log_odds(matching.weight[told]),
            }
        )
    ]
    for name, side, taken, group in (
        ("older", older, first, matching.group_first),
        ("newer", newer, second, matching.group_second),
    ):
        alone = np.setdiff1d(np.arange(len(side)), taken)
        frame = pd.DataFrame({"older": -1, "newer": -1, "group": group[alone], "weight": np.nan})
        frame[name] = side.record[alone]
        parts.append(frame)
    keys = ["older", "newer", "group", "weight"]
    counted = pd.concat(parts, ignore_index=True).groupby(keys, dropna=False, sort=True).size()
    rows = counted.rename("labs").reset_index()
    rows["group"] = rows["group"].where(rows["group"] >= 0).astype("Int64") + 1
    return rows


def _log_odds(weight: Ints) -> npt.NDArray[np.float64]:
    return np.where(weight == EXACT, np.inf, weight / 10)


def _side(records: pd.DataFrame, positions: pd.Series, name: str) -> pd.DataFrame:
    """Return the columns of one release for each row of the table, missing where it has none."""
    there = positions.where(positions >= 0).astype("Int64")
    frame = records[list(CARRIED)].reset_index(drop=True).astype({"row": "Int64"})
    found = frame.reindex(there.to_numpy("float64", na_value=np.nan))
    return found.set_axis(positions.index, axis=0).add_suffix(f"_{name}")


def _differences(units: tuple[Units, Units], rows: pd.DataFrame, both: pd.Series) -> pd.DataFrame:
    """Return for each pair which fields differ; nothing does in a record alone."""
    older, newer = units
    one = older.take(np.searchsorted(older.record, rows.loc[both, "older"]))
    other = newer.take(np.searchsorted(newer.record, rows.loc[both, "newer"]))
    differ = {
        "status": one.status != other.status,
        "place": one.place != other.place,
        "locality": one.spot != other.spot,
        "date": (one.start != other.start) | (one.end != other.end),
        "drug": one.drug != other.drug,
        "kind": one.kind != other.kind,
        "corps": one.corps != other.corps,
    }
    found = pd.DataFrame(False, index=rows.index, columns=list(FIELDS))
    found.loc[both, list(FIELDS)] = np.column_stack([differ[name] for name in FIELDS])
    return found


def _outcome(table: pd.DataFrame, rows: pd.DataFrame, end: date | None) -> pd.Series:
    late = table["date_newer"] > np.datetime64(end or date.max, "s")
    words = np.select(
        [
            rows["group"].notna(),
            rows["newer"] < 0,
            (rows["older"] < 0) & late,
            rows["older"] < 0,
            table["status_changed"],
            table["place_changed"],
            table["date_changed"],
            table["other_changed"],
        ],
        [
            "ambiguous", "withdrawn", "added after end", "added before end",
            "status changed", "place changed", "date changed", "other change",
        ],
        "unchanged",
    )  # fmt: skip
    return pd.Series(pd.Categorical(words, OUTCOMES), index=rows.index)


def last_day(records: pd.DataFrame) -> date | None:
    """Return the last day that a release tells of.

    Parameters
    ----------
    records : pandas.DataFrame
        Its records.

    Returns
    -------
    datetime.date or None
        The end of the latest date; None if no record has one.
    """
    latest = period_end(records).max()
    return None if pd.isna(latest) else latest.date()
