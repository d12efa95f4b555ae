"""What changed where: the labs of a comparison by state or municipality."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from geo import reference
from geo.compare.comparison import Comparison

_SIDES: Final = ("older", "newer")
_KEYS: Final = {"state": ["state_code"], "municipality": ["state_code", "mun_code"]}


def by_place(
    comparison: Comparison, by: Literal["state", "municipality"] = "state"
) -> pd.DataFrame:
    """Return what became of the labs of each state or municipality.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    by : {"state", "municipality"}, optional
        What places to count by.

    Returns
    -------
    pandas.DataFrame
        One row for each place that either release names, in the order of
        codes: ``state_code``, by municipality also ``mun_code``, ``state``
        and by municipality also ``municipality``, missing (and last) where
        records do not tell them; then labs (int64):

        - ``labs_older``, ``labs_newer``: those of the kinds that count, each
          at the place that its own release gives;
        - ``unchanged``, ``status_changed``, ``to_active`` (inactive before),
          ``to_inactive`` (active before), ``place_changed``,
          ``date_changed``, ``other_changed``: pairs by what differs, at the
          place that the older one gives, so that each is a part of
          ``labs_older``. A pair that changed in several ways counts in
          several columns;
        - ``moved_out``, ``moved_in``: pairs that the two releases put in
          different places of this table, at the older's and at the newer's;
        - ``withdrawn``, ``added_before_end``, ``added_after_end``,
          ``ambiguous_older``, ``ambiguous_newer``: labs without a partner,
          at the place that their own release gives.

    Notes
    -----
    In each row ``labs_newer`` is ``labs_older`` less ``withdrawn``,
    ``moved_out`` and ``ambiguous_older``, with ``moved_in``, both ``added``
    and ``ambiguous_newer``, and each column sums to the figure of the whole
    comparison; but for :attr:`geo.compare.Comparison.one_sided`, pairs of
    which one record is no lab.
    """
    table = comparison.counted
    paired = table["row_older"].notna() & table["row_newer"].notna()
    change = (table["status_older"] + " " + table["status_newer"]).where(paired, "")
    outcome = table["outcome"]
    ambiguous = outcome == "ambiguous"
    keys = _KEYS[by]
    moved = paired & _elsewhere(table, keys)
    older, newer = (table[f"kind_{side}"].isin(comparison.kinds) for side in _SIDES)
    counted = {
        "labs_older": ("older", older),
        "labs_newer": ("newer", newer),
        "unchanged": ("older", outcome == "unchanged"),
        "status_changed": ("older", table["status_changed"]),
        "to_active": ("older", change == "inactive active"),
        "to_inactive": ("older", change == "active inactive"),
        "place_changed": ("older", table["place_changed"]),
        "date_changed": ("older", table["date_changed"]),
        "other_changed": ("older", table["other_changed"]),
        "moved_out": ("older", moved),
        "moved_in": ("newer", moved),
        "withdrawn": ("older", outcome == "withdrawn"),
        "added_before_end": ("newer", outcome == "added before end"),
        "added_after_end": ("newer", outcome == "added after end"),
        "ambiguous_older": ("older", ambiguous & table["row_older"].notna()),
        "ambiguous_newer": ("newer", ambiguous & table["row_newer"].notna()),
    }
    sums = {
        name: _sum(table[which], [f"{key}_{side}" for key in keys], keys)
        for name, (side, which) in counted.items()
    }
    found = pd.concat(sums, axis=1).fillna(0).astype("int64").reset_index()
    return _with_names(found.sort_values(keys, ignore_index=True))


def _elsewhere(table: pd.DataFrame, keys: list[str]) -> pd.Series:
    """Return which rows have another place in the newer release than in the older."""
    older, newer = (table[[f"{key}_{side}" for key in keys]].fillna("") for side in _SIDES)
    return pd.Series((older.to_numpy() != newer.to_numpy()).any(axis=1), index=table.index)


def _sum(rows: pd.DataFrame, columns: list[str], keys: list[str]) -> pd.Series:
    labs = rows.groupby(columns, dropna=False)["labs"].sum()
    return labs.rename_axis(keys)


def _with_names(found: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the names of its places behind their codes."""
    names = {"state": ("state_code", "states"), "municipality": ("mun_code", "municipalities")}
    keyed = {name: pair for name, pair in names.items() if pair[0] in found}
    for name, (key, layer) in keyed.items():
        words = reference.load(layer).set_index(key)["name"]
        found[name] = found[key].map(words).astype("str")
    lead = [*(key for key, _ in keyed.values()), *keyed]
    return found[[*lead, *found.columns.difference(lead, sort=False)]]
