"""SEDENA's military regions and zones, as states and unions of states."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.reference.recipes import BuildError
from geo.reference.recipes.coverage import area_km2
from geo.reference.recipes.hand_kept import VALIDITY, states_of, union_of, validity

NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""The military regions as they are written."""

ROMAN: Final = {numeral: str(number) for number, numeral in enumerate(NUMERALS, start=1)}
"""Number of a military region by the way it is written."""


def military_regions(facts: pd.DataFrame, states: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the military regions, dissolved from their states.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.
    states : geopandas.GeoDataFrame
        The layer ``states``.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``military_regions``, WGS 84, sorted by number.

    Raises
    ------
    BuildError
        If a number is unknown or repeated, or a state is in no region or in two.
    """
    if not facts["region"].isin(ROMAN).all() or facts["region"].duplicated().any():
        raise BuildError("A military region has no Roman number up to XII, or a repeated one.")
    known = set(states["state_code"])
    covered = [code for cell in facts["states_covered"] for code in states_of(cell, known)]
    if sorted(covered) != sorted(known):
        counts = pd.Series(covered, dtype="str").value_counts()
        raise BuildError(
            f"States in two military regions: {sorted(counts.index[counts > 1])}; "
            f"in none: {sorted(known - set(covered))}."
        )
    table = pd.DataFrame(
        {
            "number": facts["region"].map(ROMAN),
            "region": facts["region"],
            "name": facts["region"] + " Región Militar",
            "hq": facts["hq_city"],
            "hq_state_code": facts["hq_state_code"],
            "hq_lon": facts["lon"].astype(float),
            "hq_lat": facts["lat"].astype(float),
            "state_codes": [";".join(states_of(cell, known)) for cell in facts["states_covered"]],
        }
    ).join(validity(facts))
    shapes = gpd.GeoSeries(union_of(table["state_codes"], states), crs=states.crs)
    table["area_km2"] = np.round(area_km2(shapes), 3)
    table[["source", "confidence"]] = facts[["source", "confidence"]]
    return _by_number(gpd.GeoDataFrame(table, geometry=shapes))


def military_zones(
    facts: pd.DataFrame, regions: gpd.GeoDataFrame, states: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return the military zones, each with the shape of the state it lies in.

    Where two zones lie in a state, what parts them is not public: both have the whole
    state for a shape, and say that they share it. A zone whose start is not known is
    taken to last as long as its region.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.
    regions : geopandas.GeoDataFrame
        What :func:`military_regions` returns.
    states : geopandas.GeoDataFrame
        The layer ``states``.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``military_zones``, WGS 84, sorted by number.

    Raises
    ------
    BuildError
        If a number repeats, a region is unknown or doesn't cover its zone's state, a zone
        starts before its region, or what is said of shared states isn't so.
    """
    if facts["zone"].duplicated().any():
        raise BuildError("The number of a military zone repeats.")
    known = set(states["state_code"])
    codes = [states_of(cell, known) for cell in facts["states_covered"]]
    of_region = regions.set_index("region")
    for zone, region, cells in zip(facts["zone"], facts["region"], codes, strict=True):
        if region not in of_region.index:
            raise BuildError(f"Military zone {zone} is in the unknown region {region!r}.")
        if not cells or not set(cells) <= set(of_region.loc[region, "state_codes"].split(";")):
            raise BuildError(f"Military zone {zone} lies outside its region {region}.")
    zones = pd.Series([code for cells in codes for code in cells]).value_counts()
    alone = pd.Series([all(zones[code] == 1 for code in cells) for cells in codes])
    wrong = facts["zone"][facts["whole_state"].str.startswith("yes") != alone]
    if len(wrong):
        raise BuildError(f"Military zones {wrong.tolist()}: whole or shared state said wrongly.")
    starts = of_region["valid_from"].loc[facts["region"]].reset_index(drop=True)
    dates = validity(facts)
    if (dates["valid_from"] < starts).any():
        raise BuildError("A military zone starts before its region.")
    dates["valid_from"] = dates["valid_from"].fillna(starts)
    table = pd.DataFrame(
        {
            "number": facts["zone"],
            "region": facts["region"],
            "name": facts["zone"] + "/a. Zona Militar",
            "hq": facts["hq"],
            "hq_state_code": facts["hq_state_code"],
            "hq_lon": facts["lon"].astype(float),
            "hq_lat": facts["lat"].astype(float),
            "state_codes": [";".join(cells) for cells in codes],
            "limits": np.where(alone, "whole state", "shared state"),
        }
    ).join(dates)
    table[["source", "confidence"]] = facts[["source", "confidence"]]
    shapes = union_of(table["state_codes"], states)
    return _by_number(gpd.GeoDataFrame(table, geometry=shapes, crs=states.crs))


def military_headquarters(regions: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the headquarters of the regions, then those of the zones.

    Parameters
    ----------
    regions, zones : geopandas.GeoDataFrame
        What :func:`military_regions` and :func:`military_zones` return.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``headquarters``, without geometry.
    """
    parts = []
    for level, table in (("region", regions), ("zone", zones)):
        parent = "" if level == "region" else "RM-" + table["region"].map(ROMAN)
        parts.append(
            pd.DataFrame(
                {
                    "id": f"sedena-{level}-" + table["number"],
                    "force": "SEDENA",
                    "level": level,
                    "number": table["number"],
                    "name": table["name"],
                    "hq": table["hq"],
                    "state_code": table["hq_state_code"],
                    "parent": parent,
                    "state_codes": table["state_codes"],
                    "lon": table["hq_lon"],
                    "lat": table["hq_lat"],
                    **{column: table[column] for column in VALIDITY},
                    "source": table["source"],
                    "confidence": table["confidence"],
                    "note": "",
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _by_number(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the table sorted by its numbers."""
    return table.sort_values("number", key=lambda text: text.astype(int), ignore_index=True)
