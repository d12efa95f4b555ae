"""The military and naval regions of every record, and how far it lies from borders and coast."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from geo import reference
from geo.distances import LINES, distance_to
from geo.records import period_end
from geo.regions import MILITARY_COLUMNS, NAVAL_COLUMNS, military_of, naval_of

_KM: Final = "geodesic distance to the {}, km; for records with coordinates only"
_KM_MIN: Final = "least distance that a point of the known place has to it, km"
_KM_MAX: Final = "greatest distance that a point of the known place has to it, km"

COLUMNS: Final = {
    **MILITARY_COLUMNS,
    **NAVAL_COLUMNS,
    "north_border_km": _KM.format("border with the United States"),
    "north_border_km_min": _KM_MIN,
    "north_border_km_max": _KM_MAX,
    "south_border_km": _KM.format("border with Guatemala and Belize"),
    "south_border_km_min": _KM_MIN,
    "south_border_km_max": _KM_MAX,
    "coast_km": _KM.format("coast"),
    "coast_km_min": _KM_MIN,
    "coast_km_max": _KM_MAX,
}
"""Columns that this module adds, each with what it holds."""


def with_regions(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records with the military and naval regions of their state on their date.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table.

    Returns
    -------
    pandas.DataFrame
        A copy with the columns of regions of :data:`COLUMNS`.
    """
    state, first, last = records["state_code"], records["date"], period_end(records)
    return records.join(military_of(state, first, last)).join(naval_of(state, first, last))


def with_distances(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records with their distance to each border and to the coast.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table with ``mun_code_point``.

    Returns
    -------
    pandas.DataFrame
        A copy with the columns of distances of :data:`COLUMNS`.
    """
    at_point = records["mun_code_point"].notna()
    in_area = ~at_point & records["mun_code"].notna()
    known = reference.load("municipality_distances").set_index("mun_code")
    codes = records.loc[in_area, "mun_code"]
    lon, lat = (records.loc[at_point, name].to_numpy() for name in ("lon", "lat"))
    found = pd.DataFrame(index=records.index)
    for line in LINES:
        column = f"{line.replace(' ', '_')}_km"
        distance_km = np.full(len(records), np.nan)
        distance_km[at_point] = distance_to(lon, lat, line)
        found[column] = distance_km
        for end in ("_min", "_max"):
            found[column + end] = distance_km
            found.loc[in_area, column + end] = known[column + end].reindex(codes).to_numpy()
    return records.join(found)
