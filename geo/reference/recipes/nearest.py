"""What the nearest entry of each kind can be for a place known to its municipality only."""

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.nearest import Entries, ranges


def read_nearest(
    entries: gpd.GeoDataFrame, municipalities: gpd.GeoDataFrame
) -> dict[str, pd.DataFrame]:
    """Return the layer of the nearest entries of each municipality.

    Parameters
    ----------
    entries : geopandas.GeoDataFrame
        The layer ``entries``.
    municipalities : geopandas.GeoDataFrame
        The layer ``municipalities``.

    Returns
    -------
    dict of str to pandas.DataFrame
        The layer ``municipality_nearest``.
    """
    sets = {
        "port": entries[entries["cargo"]],
        "airport": entries[entries["kind"] == "airport"],
        "crossing": entries[entries["kind"] == "crossing"],
    }
    table = municipalities[["mun_code"]].copy()
    for name, chosen in sets.items():
        found = ranges(list(municipalities.geometry), Entries.of(chosen))
        column = f"nearest_{name}"
        # Rounded away from the middle, so that no point falls outside the range.
        table[f"{column}_km_min"] = np.floor([one.least_km * 1000 for one in found]) / 1000
        table[f"{column}_km_max"] = np.ceil([one.greatest_km * 1000 for one in found]) / 1000
        table[f"{column}_candidates"] = [";".join(one.entries) for one in found]
    return {"municipality_nearest": pd.DataFrame(table)}
