"""Points of entry, and the municipalities younger than the frame, from hand-kept tables."""

import re
import unicodedata
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.crs import GEOGRAPHIC
from geo.reference.recipes import BuildError

SEAPORT_KINDS: Final = {
    "aggregate terminal/cruise": ("terminal", True),
    "bay/river": ("river", False),
    "commercial": ("commercial", True),
    "commercial (6.5 km pier)": ("commercial", True),
    "commercial (largest container port)": ("commercial", True),
    "commercial/fishing": ("commercial", True),
    "commercial/naval": ("commercial", True),
    "cruise": ("cruise", False),
    "cruise/commercial": ("commercial", True),
    "ferry": ("ferry", False),
    "ferry/commercial": ("commercial", True),
    "fishing": ("fishing", False),
    "fishing/cargo (ASIPONA Ensenada)": ("commercial", True),
    "fishing/naval": ("fishing", False),
    "fishing/planned": ("fishing", False),
    "fishing/tourism": ("fishing", False),
    "gypsum terminal": ("terminal", True),
    "naval school/fishing": ("naval", False),
    "naval/penal colony until 2019": ("naval", False),
    "offshore oil terminal": ("terminal", False),
    "oil supply": ("terminal", True),
    "oil terminal/commercial": ("commercial", True),
    "pemex/cfe terminal": ("terminal", True),
    "petrochemical terminal": ("terminal", True),
    "phosphate terminal": ("terminal", True),
    "private terminal": ("terminal", True),
    "river": ("river", False),
    "river/refinery": ("terminal", True),
    "salt": ("terminal", True),
    "salt terminal": ("terminal", True),
    "small": ("other", False),
    "tourism": ("tourism", False),
    "tourism/commercial": ("commercial", True),
}
"""Kind and whether cargo is landed, by the words of the hand-kept table.

A port counts for cargo when it is commercial, even beside another use, or an industrial,
salt, oil or mineral terminal on land. Fishing, tourism, ferries, cruises, the Navy and
river landings alone don't count, nor does the offshore terminal: nothing is landed there.
"""

CROSSING_KINDS: Final = {
    "airport pedestrian bridge (opened Dec 2015)": "pedestrian",
    "commercial": "commercial",
    "commercial (new bridge)": "commercial",
    "commercial (opened 2010)": "commercial",
    "commercial+vehicle": "commercial",
    "hand-drawn ferry": "river",
    "local pass": "local",
    "local/vehicle": "vehicle",
    "pedestrian": "pedestrian",
    "pedestrian ferry (reopened Apr 2013)": "river",
    "pedestrian+vehicle": "vehicle",
    "river passage": "river",
    "vehicle": "vehicle",
    "vehicle (opened 2009)": "vehicle",
    "vehicle (opened 2010)": "vehicle",
    "vehicle+bus": "vehicle",
    "vehicle+commercial": "commercial",
    "vehicle+pedestrian": "vehicle",
}
"""Kind by the words of the hand-kept table.

A crossing that takes several is the first of commercial, vehicle, pedestrian, local;
``river`` is one by boat or ferry, whatever it carries.
"""


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


def _facts(file: Path) -> pd.DataFrame:
    """Return a hand-kept table with every cell as text."""
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def _checked(kinds: pd.Series, known: set[str]) -> pd.Series:
    """Return the kinds unchanged, once each is found to have a rule."""
    unknown = sorted(set(kinds) - known)
    if unknown:
        raise BuildError(f"There is no rule for the kinds {unknown}.")
    return kinds


def _points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the table with point geometry from its ``lon`` and ``lat``, sorted by ``id``."""
    if not table["id"].is_unique:
        raise BuildError(f"Ids repeat: {sorted(table['id'][table['id'].duplicated()])}.")
    table = table.sort_values("id", ignore_index=True)
    geometry = gpd.points_from_xy(table["lon"], table["lat"], crs=GEOGRAPHIC)
    return gpd.GeoDataFrame(table, geometry=geometry)


def seaports(facts: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the seaports with one vocabulary of kinds.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``seaports``, WGS 84.

    Raises
    ------
    BuildError
        If a kind has no rule or two ports get the same id.
    """
    kinds = _checked(facts["kind"], set(SEAPORT_KINDS))
    slugs = "port-" + facts["port"].map(slug)
    return _points(
        pd.DataFrame(
            {
                "id": facts["unlocode"].where(facts["unlocode"] != "", slugs),
                "name": facts["port"],
                "unlocode": facts["unlocode"],
                "kind": [SEAPORT_KINDS[kind][0] for kind in kinds],
                "kind_original": kinds,
                "cargo": [SEAPORT_KINDS[kind][1] for kind in kinds],
                "authority_group": facts["port_authority_group"],
                "mun_code": facts["cvegeo"],
                "lon": facts["lon"].astype(float),
                "lat": facts["lat"].astype(float),
                "source": facts["source"],
                "confidence": facts["confidence"],
            }
        )
    )


def crossings(facts: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the land crossings with one vocabulary of kinds.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``crossings``, WGS 84.

    Raises
    ------
    BuildError
        If a kind has no rule or two crossings get the same id.
    """
    kinds = _checked(facts["kind"], set(CROSSING_KINDS))
    return _points(
        pd.DataFrame(
            {
                "id": "crossing-" + facts["crossing"].map(slug),
                "name": facts["crossing"],
                "neighbour": facts["neighbour"],
                "kind": kinds.map(CROSSING_KINDS),
                "kind_original": kinds,
                "cbp_port_code": facts["cbp_port_code"].str.extract(r"^(\d{4}|)", expand=False),
                "mun_code": facts["cvegeo"],
                "lon": facts["lon"].astype(float),
                "lat": facts["lat"].astype(float),
                "uncertainty_km": facts["uncertainty_km"].astype(float),
                "confidence": facts["confidence"],
                "source": facts["source"],
            }
        )
    )


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


def read_entries(facts: Path) -> dict[str, pd.DataFrame]:
    """Return the layers made from the hand-kept tables alone, by name.

    Parameters
    ----------
    facts : pathlib.Path
        The folder of hand-kept tables.

    Returns
    -------
    dict
        ``seaports``, ``crossings`` and ``new_municipalities``.
    """
    created = _facts(facts / "municipalities_created_after_mg2019.csv")
    return {
        "seaports": seaports(_facts(facts / "seaports_mx.csv")),
        "crossings": crossings(_facts(facts / "border_crossings.csv")),
        "new_municipalities": new_municipalities(created),
    }
