"""The nearest entry of each kind to every record, and who held it on the record's date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from geo import reference
from geo.authority import holders_on
from geo.errors import ChoiceError
from geo.nearest import Entries, nearest, ranges
from geo.records import period_end

SEAPORT_SETS: Final = ("cargo", "all")
"""Seaports that can be the nearest: those that handle cargo, or all 91."""

CROSSING_SETS: Final = ("all", "north", "south")
"""Land crossings that can be the nearest: all 61, or those of one border."""

HOLDERS: Final = {
    "port_captaincy": ("port", "captaincy"),
    "port_authority": ("port", "port authority"),
    "port_administration": ("port", "administration"),
    "airport_authority": ("airport", "airport"),
    "crossing_authority": ("crossing", "land checkpoints"),
}
"""Columns of who held the nearest entry: whose, and which of its functions."""

_ID: Final = "id of the {} in whose catchment it lies; missing where several can be it"
_KM: Final = "geodesic distance to it, km; for records with coordinates only"
_KM_MIN: Final = "least distance that a point of the known place has to its nearest, km"
_KM_MAX: Final = "greatest distance that a point of the known place has to its nearest, km"
_CANDIDATES: Final = (
    "ids of all of today's that can be nearest, parted by semicolons; missing where no more than "
    "the state is known"
)
_THEN: Final = "on the record's date; missing where not known or not the same for all it may be"

COLUMNS: Final = {
    "nearest_port": _ID.format("seaport"),
    "nearest_port_km": _KM,
    "nearest_port_km_min": _KM_MIN,
    "nearest_port_km_max": _KM_MAX,
    "nearest_port_candidates": _CANDIDATES,
    "nearest_airport": _ID.format("airport"),
    "nearest_airport_km": _KM,
    "nearest_airport_km_min": _KM_MIN,
    "nearest_airport_km_max": _KM_MAX,
    "nearest_airport_candidates": _CANDIDATES,
    "nearest_crossing": _ID.format("land crossing"),
    "nearest_crossing_km": _KM,
    "nearest_crossing_km_min": _KM_MIN,
    "nearest_crossing_km_max": _KM_MAX,
    "nearest_crossing_candidates": _CANDIDATES,
    "port_captaincy": f"who ran the captaincy of the nearest seaport {_THEN}",
    "port_authority": f"who was the port authority of the nearest seaport {_THEN}",
    "port_administration": f"who administered the nearest seaport {_THEN}",
    "airport_authority": f"who ran the nearest airport {_THEN}",
    "crossing_authority": f"who ran the checkpoints at the nearest land crossing {_THEN}",
}
"""Columns that this module adds, each with what it holds."""


def choose(seaports: str, crossings: str) -> dict[str, Entries]:
    """Return the entries that can be nearest, by the name of their columns.

    Parameters
    ----------
    seaports : {"cargo", "all"}
        Seaports that can be the nearest.
    crossings : {"all", "north", "south"}
        Land crossings that can be the nearest.

    Returns
    -------
    dict of str to Entries
        ``port``, ``airport`` and ``crossing``.

    Raises
    ------
    ChoiceError
        If a set of entries is unknown.
    """
    if seaports not in SEAPORT_SETS:
        raise ChoiceError(f"seaports {seaports!r} unknown; choose from {', '.join(SEAPORT_SETS)}")
    if crossings not in CROSSING_SETS:
        raise ChoiceError(
            f"crossings {crossings!r} unknown; choose from {', '.join(CROSSING_SETS)}"
        )
    entries = reference.load("entries")
    chosen = {
        "port": entries[entries["cargo"] if seaports == "cargo" else entries["kind"] == "seaport"],
        "airport": entries[entries["kind"] == "airport"],
        "crossing": entries[entries["kind"] == "crossing"],
    }
    north = chosen["crossing"]["neighbour"] == "US"
    if crossings != "all":
        chosen["crossing"] = chosen["crossing"][north if crossings == "north" else ~north]
    return {name: Entries.of(table) for name, table in chosen.items()}


def with_nearest(records: pd.DataFrame, entries: Mapping[str, Entries]) -> pd.DataFrame:
    """Return the records with their nearest entry of each kind.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table with ``mun_code_point``.
    entries : mapping of str to Entries
        As :func:`choose` returns them.

    Returns
    -------
    pandas.DataFrame
        A copy with five columns more for each kind, see :data:`COLUMNS`.
    """
    for name, kind in entries.items():
        records = _with_nearest(records, name, kind)
    return records


def _with_nearest(records: pd.DataFrame, name: str, entries: Entries) -> pd.DataFrame:
    column = f"nearest_{name}"
    table = pd.DataFrame(
        {
            column: pd.Series(pd.NA, index=records.index, dtype="str"),
            f"{column}_km": np.nan,
            f"{column}_km_min": np.nan,
            f"{column}_km_max": np.nan,
            f"{column}_candidates": pd.Series(pd.NA, index=records.index, dtype="str"),
        },
        index=records.index,
    )
    at_point = records["mun_code_point"].notna()
    if at_point.any():
        winner, distance_km = nearest(
            records.loc[at_point, "lon"].to_numpy(),
            records.loc[at_point, "lat"].to_numpy(),
            entries,
        )
        ids = entries.ids[winner].tolist()
        for suffix, values in (
            ("", ids),
            ("_km", distance_km),
            ("_km_min", distance_km),
            ("_km_max", distance_km),
            ("_candidates", ids),
        ):
            table.loc[at_point, column + suffix] = values
    in_area = ~at_point & records["mun_code"].notna()
    codes = records.loc[in_area, "mun_code"]
    known = _in_municipalities(name, entries, codes.unique().tolist()).reindex(codes)
    known[column] = known[f"{column}_candidates"].where(
        ~known[f"{column}_candidates"].str.contains(";")
    )
    for name_of_column in known:
        table.loc[in_area, name_of_column] = known[name_of_column].to_numpy()
    return records.join(table)


def _in_municipalities(name: str, entries: Entries, codes: list[str]) -> pd.DataFrame:
    """Return the range of distances and the candidates of municipalities, by their code."""
    columns = [f"nearest_{name}_{end}" for end in ("km_min", "km_max", "candidates")]
    if np.array_equal(entries.ids, choose("cargo", "all")[name].ids):
        bundled: pd.DataFrame = reference.load("municipality_nearest").set_index("mun_code")
        return bundled.loc[codes, columns]
    areas = reference.load("municipalities").set_index("mun_code")["geometry"]
    found = [
        (one.least_km, one.greatest_km, ";".join(one.entries))
        for one in ranges(list(areas[codes]), entries)
    ]
    index = pd.Index(codes, dtype="str")
    table = pd.DataFrame(found, index=index, columns=columns)
    return table.astype({columns[0]: "float64", columns[1]: "float64", columns[2]: "str"})


def with_holders(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records with who held their nearest entries on their date.

    A record that may lie nearest to several entries, or whose date is a month
    or a year, has a holder only where it is the same for all of them and on
    all days.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table with the columns of :func:`with_nearest`.

    Returns
    -------
    pandas.DataFrame
        A copy with one column more for each of :data:`HOLDERS`.
    """
    found = {
        column: _holder(records, f"nearest_{name}_candidates", function)
        for column, (name, function) in HOLDERS.items()
    }
    return records.assign(**found)


def _holder(records: pd.DataFrame, candidates: str, function: str) -> pd.Series:
    dated = pd.DataFrame(
        {"id": records[candidates], "first": records["date"], "last": period_end(records)}
    )
    # Many records share place and date: each case is looked up once.
    cases = dated.drop_duplicates().dropna().reset_index(drop=True)
    each = cases.assign(id=cases["id"].str.split(";")).explode("id")
    holder = holders_on(each["id"].astype("str"), each["first"], each["last"], function)
    by_case = holder.groupby(level=0)
    differs = holder.ne(by_case.transform("first")).groupby(level=0).any()
    cases["holder"] = by_case.first().where(~differs)
    joined = dated.merge(cases, on=["id", "first", "last"], how="left")
    return joined["holder"].astype("str").set_axis(records.index)
