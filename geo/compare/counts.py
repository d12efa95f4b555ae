"""Releases of counts held against each other: labs by place, period and status."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from geo.compare.outcome import last_day
from geo.records import one_release

CHANGES: Final = ("unchanged", "more", "fewer", "withdrawn", "added before end", "added after end")
"""What can become of a count. *End* is the last day of the older release."""

_MOSTLY: Final = 0.5
_PRECISE: Final = {"month": ("day", "month"), "year": ("day", "month", "year")}


@dataclass(frozen=True)
class CountComparison:
    """What became of the counts of one release in another.

    Attributes
    ----------
    older, newer : str
        Ids of the two releases.
    end : datetime.date or None
        Last day that the older one covers.
    place : {"municipality", "state"}
        The finest place that both mostly tell.
    period : {"month", "year", "none"}
        The finest period that both mostly tell.
    table : pandas.DataFrame
        One row for each place, period and status: ``state_code``,
        ``mun_code``, ``period`` (its first day), ``status``, ``labs_older``,
        ``labs_newer``, ``difference`` and ``outcome``, one of
        :data:`geo.compare.CHANGES`. A code or a period is missing where a
        record does not tell it: such counts are held against each other alone.
    """

    older: str
    newer: str
    end: date | None
    place: str
    period: str
    table: pd.DataFrame = field(repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """The labs by which the counts of each outcome differ; of those unchanged, all.

        Returns
        -------
        dict of str to int
            Labs by outcome.
        """
        size = self.table["difference"].abs()
        size = size.where(self.table["outcome"] != "unchanged", self.table["labs_older"])
        labs = size.groupby(self.table["outcome"], observed=False).sum()
        return {outcome: int(labs[outcome]) for outcome in CHANGES}


def holds_counts(records: pd.DataFrame) -> bool:
    """Return whether a release counts labs by place or period instead of listing raids.

    Parameters
    ----------
    records : pandas.DataFrame
        Its records.

    Returns
    -------
    bool
        True where most labs stand in rows of more than one.
    """
    labs = records["labs"]
    return bool(labs[labs > 1].sum() > _MOSTLY * labs.sum())


def compare_counts(
    older: pd.DataFrame, newer: pd.DataFrame, *, end: date | None = None
) -> CountComparison:
    """Return what became of the counts of one release in another.

    Parameters
    ----------
    older, newer : pandas.DataFrame
        Records of one release each; either may also list single raids.
    end : datetime.date, optional
        Last day that the older release covers; by default its last date.

    Returns
    -------
    CountComparison
        Labs of both by the finest place and period that they share.

    Raises
    ------
    RecordError
        If one of the tables mixes releases.
    """
    names = one_release(older), one_release(newer)
    end = end or last_day(older)
    place = "municipality" if all(map(_tells_municipality, (older, newer))) else "state"
    period = next(
        (p for p in ("month", "year") if all(_tells_period(r, p) for r in (older, newer))), "none"
    )
    keys = ["state_code", "mun_code", "period", "status"]
    sums = [
        _keyed(records, place, period).groupby(keys, dropna=False)["labs"].sum()
        for records in (older, newer)
    ]
    both = pd.concat(sums, axis=1, keys=["labs_older", "labs_newer"])
    there = both.notna()
    table = both.fillna(0).astype("int64").reset_index()
    table["difference"] = table["labs_newer"] - table["labs_older"]
    late = table["period"] > np.datetime64(end, "s") if end else pd.Series(False, table.index)
    words = np.select(
        [
            ~there["labs_newer"].to_numpy(),
            ~there["labs_older"].to_numpy() & late,
            ~there["labs_older"].to_numpy(),
            table["difference"] > 0,
            table["difference"] < 0,
        ],
        ["withdrawn", "added after end", "added before end", "more", "fewer"],
        "unchanged",
    )
    table["outcome"] = pd.Categorical(words, CHANGES)
    return CountComparison(*names, end, place, period, table)


def _tells_municipality(records: pd.DataFrame) -> bool:
    told = records["labs"].where(records["mun_code"].notna(), 0).sum()
    return bool(told >= _MOSTLY * records["labs"].sum())


def _tells_period(records: pd.DataFrame, period: str) -> bool:
    told = records["labs"].where(records["date_precision"].isin(_PRECISE[period]), 0).sum()
    return bool(told > 0 and told >= _MOSTLY * records["labs"].sum())


def _keyed(records: pd.DataFrame, place: str, period: str) -> pd.DataFrame:
    """Return the labs with the keys that the comparison counts by."""
    missing = pd.Series(pd.NaT, index=records.index, dtype="datetime64[s]")
    if period != "none":
        unit = {"month": "M", "year": "Y"}[period]
        first = records["date"].dt.to_period(unit).dt.start_time.astype("datetime64[s]")
        missing = first.where(records["date_precision"].isin(_PRECISE[period]))
    return pd.DataFrame(
        {
            "state_code": records["state_code"],
            "mun_code": records["mun_code"] if place == "municipality" else None,
            "period": missing,
            "status": records["status"],
            "labs": records["labs"],
        }
    )
