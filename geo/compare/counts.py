"""Releases of counts held against each other: labs by place, period and status."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from geo.compare.outcome import last_day
from geo.records import LAB_KINDS, one_release

CHANGES: Final = ("unchanged", "more", "fewer", "withdrawn", "added before end", "added after end")
"""What can become of a count. *End* is the last day of the older release."""

COUNTED: Final = ("in both", "fewer", "withdrawn", "more", "added before end", "added after end")
"""What labs are summed by: the first three make up the older release, all but the second and
third the newer one."""

_SIDES: Final = ("older", "newer")
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
    kinds : tuple of str
        Kinds that count as labs.
    other_kinds : dict of str to int
        Sites of other kinds, which are left out, by ``older`` and ``newer``.
    not_compared, not_told : tuple of str
        ``status`` if one of the two releases never tells it, or if neither
        does: the labs of all are then summed.
    counting : tuple of str
        Which of ``older`` and ``newer`` counts labs instead of listing raids.
    table : pandas.DataFrame
        One row for each place, period and status: ``state_code``,
        ``mun_code``, ``period`` (its first day), ``status``, ``labs_older``,
        ``labs_newer``, ``difference`` and ``outcome``, one of
        :data:`geo.compare.CHANGES`. A code or a period is missing where a
        record does not tell it: such counts are held against each other
        alone. The status is missing where it is not compared.
    """

    older: str
    newer: str
    end: date | None
    place: str
    period: str
    kinds: tuple[str, ...]
    other_kinds: dict[str, int]
    not_compared: tuple[str, ...]
    not_told: tuple[str, ...]
    counting: tuple[str, ...]
    table: pd.DataFrame = field(repr=False)

    @property
    def labs(self) -> dict[str, int]:
        """The labs of each release.

        Returns
        -------
        dict of str to int
            Labs by ``older`` and ``newer``.
        """
        return {side: int(self.table[f"labs_{side}"].sum()) for side in _SIDES}

    @property
    def counts(self) -> dict[str, int]:
        """The labs in both releases, and those by which the counts differ.

        Returns
        -------
        dict of str to int
            Labs by :data:`geo.compare.COUNTED`. Of each count those in both
            are the smaller of the two numbers: how many labs can be the same,
            not which. They make up the labs of the older release with
            ``fewer`` and ``withdrawn``, and those of the newer with ``more``
            and both ``added``.
        """
        size = self.table["difference"].abs()
        labs = size.groupby(self.table["outcome"], observed=False).sum()
        both = int(self.table[["labs_older", "labs_newer"]].min(axis=1).sum())
        return {"in both": both} | {name: int(labs[name]) for name in COUNTED[1:]}


def holds_counts(records: pd.DataFrame) -> bool:
    """Return whether a release counts labs by place or period instead of listing raids.

    Parameters
    ----------
    records : pandas.DataFrame
        Its records.

    Returns
    -------
    bool
        True where most labs stand in rows of more than one, of which most do
        not tell the day. A row of three labs of one day is a raid, or several.
    """
    labs, told = records["labs"], records["date_precision"].eq("day")
    several = labs.where(labs > 1, 0)
    if several.sum() <= _MOSTLY * labs.sum():
        return False
    return bool(several[told].sum() < _MOSTLY * several.sum())


def compare_counts(
    older: pd.DataFrame,
    newer: pd.DataFrame,
    *,
    end: date | None = None,
    kinds: Collection[str] = LAB_KINDS,
) -> CountComparison:
    """Return what became of the counts of one release in another.

    Parameters
    ----------
    older, newer : pandas.DataFrame
        Records of one release each; either may also list single raids.
    end : datetime.date, optional
        Last day that the older release covers; by default its last date.
    kinds : collection of str, optional
        Kinds that count as labs, words of :data:`geo.records.KINDS`. Other
        sites are left out.

    Returns
    -------
    CountComparison
        Labs of both by the finest place and period that they share, and by
        status if both tell it.

    Raises
    ------
    RecordError
        If one of the tables mixes releases.
    """
    names = one_release(older), one_release(newer)
    end = end or last_day(older)
    counting = tuple(
        side for side, records in zip(_SIDES, (older, newer), strict=True) if holds_counts(records)
    )
    all_sites = int(older["labs"].sum()), int(newer["labs"].sum())
    older, newer = (r[r["kind"].isin(list(kinds))] for r in (older, newer))
    others = {
        side: sites - int(labs["labs"].sum())
        for side, sites, labs in zip(_SIDES, all_sites, (older, newer), strict=True)
    }
    tell = [bool(records["status"].ne("unspecified").any()) for records in (older, newer)]
    place = "municipality" if all(map(_tells_municipality, (older, newer))) else "state"
    period = next(
        (p for p in ("month", "year") if all(_tells_period(r, p) for r in (older, newer))), "none"
    )
    keys = ["state_code", "mun_code", "period", "status"]
    sums = [
        _keyed(records, place, period, status=all(tell)).groupby(keys, dropna=False)["labs"].sum()
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
    left_out = () if all(tell) else ("status",)
    return CountComparison(
        *names,
        end,
        place,
        period,
        tuple(kinds),
        others,
        left_out if any(tell) else (),
        left_out if not any(tell) else (),
        counting,
        table,
    )


def _tells_municipality(records: pd.DataFrame) -> bool:
    told = records["labs"].where(records["mun_code"].notna(), 0).sum()
    return bool(told >= _MOSTLY * records["labs"].sum())


def _tells_period(records: pd.DataFrame, period: str) -> bool:
    told = records["labs"].where(records["date_precision"].isin(_PRECISE[period]), 0).sum()
    return bool(told > 0 and told >= _MOSTLY * records["labs"].sum())


def _keyed(records: pd.DataFrame, place: str, period: str, *, status: bool) -> pd.DataFrame:
    """Return the labs with the keys that the comparison counts by."""
    missing = pd.Series(pd.NaT, index=records.index, dtype="datetime64[s]")
    unsaid = pd.Series(None, index=records.index, dtype="str")
    if period != "none":
        unit = {"month": "M", "year": "Y"}[period]
        first = records["date"].dt.to_period(unit).dt.start_time.astype("datetime64[s]")
        missing = first.where(records["date_precision"].isin(_PRECISE[period]))
    return pd.DataFrame(
        {
            "state_code": records["state_code"],
            "mun_code": records["mun_code"] if place == "municipality" else unsaid,
            "period": missing,
            "status": records["status"] if status else unsaid,
            "labs": records["labs"],
        }
    )
