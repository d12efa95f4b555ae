"""SEMAR's naval regions, zones and sectors under each dated structure."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.reference.recipes import BuildError
from geo.reference.recipes.coverage import area_km2
from geo.reference.recipes.entries import slug
from geo.reference.recipes.hand_kept import VALIDITY, union_of, validity
from geo.reference.recipes.naval_claims import CONFIDENCES, claims, verdict

LEVELS: Final = {"region": "Región Naval", "zone": "Zona Naval", "sector": "Sector Naval"}
"""What a command of each level is called."""

UNITS: Final = (
    *("Primera", "Segunda", "Tercera", "Cuarta", "Quinta"),
    *("Sexta", "Séptima", "Octava", "Novena"),
)
ORDINALS: Final = (
    *UNITS,
    *(f"{ten}{unit}" for ten in ("Décima", "Vigésima") for unit in ("", *(f" {u}" for u in UNITS))),
)
"""The numbers of naval commands as they are written, from the first."""


def naval_headquarters(facts: pd.DataFrame, states: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return every naval headquarters.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.
    states : geopandas.GeoDataFrame
        The layer ``states``.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``headquarters``, without geometry.

    Raises
    ------
    BuildError
        If a level or a confidence is unknown, the rows of a structure hold at different
        dates, or those of two structures at the same.
    """
    _check(facts)
    year = facts["structure"].str[:4]
    own = facts["number"].where(facts["number"] != "", facts["hq"])
    covered: dict[int, list[str]] = {}
    for claim in claims(facts, states):
        # Where a zone or sector lies is sure even if its region is not.
        if claim.sure or facts.loc[claim.row, "level"] != "region":
            covered.setdefault(claim.row, []).append(claim.state)
    return pd.DataFrame(
        {
            "id": "semar-" + year + "-" + facts["level"] + "-" + own.map(slug),
            "force": "SEMAR",
            "level": facts["level"],
            "number": facts["number"],
            "name": [_name(level, own) for level, own in zip(facts["level"], own, strict=True)],
            "hq": facts["hq"],
            "state_code": facts["hq_state_code"],
            "parent": facts["parent"],
            "state_codes": [";".join(covered.get(row, [])) for row in facts.index],
            "lon": facts["lon"].astype(float),
            "lat": facts["lat"].astype(float),
        }
    ).join([validity(facts), facts[["source", "confidence", "note"]]])


def _check(facts: pd.DataFrame) -> None:
    """Refuse a table with words that have no rule, or dates that contradict each other."""
    if not facts["level"].isin(LEVELS).all() or not facts["confidence"].isin(CONFIDENCES).all():
        raise BuildError(
            f"Naval levels are {', '.join(LEVELS)}, confidences {', '.join(CONFIDENCES)}."
        )
    periods = validity(facts).assign(structure=facts["structure"]).drop_duplicates()
    if periods["structure"].duplicated().any():
        raise BuildError("The rows of a naval structure hold at different dates.")
    periods = periods.sort_values("valid_from")
    ends = periods["valid_to"].fillna(pd.Timestamp("2200-01-01"))
    if (periods["valid_from"].iloc[1:].to_numpy() <= ends.iloc[:-1].to_numpy()).any():
        raise BuildError("Two naval structures hold at the same time.")


def _name(level: str, own: str) -> str:
    """Return a command's name from its number, or from its town if it has none."""
    if own.isdigit():
        return f"{ORDINALS[int(own) - 1]} {LEVELS[level]}"
    return f"{LEVELS[level]} {own}" if level == "region" else f"{LEVELS[level]} de {own}"


def naval_regions(facts: pd.DataFrame, states: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the naval regions as unions of their coastal states.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.
    states : geopandas.GeoDataFrame
        The layer ``states``.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``naval_regions``, WGS 84, by structure and number. A
        region without a coast is left out.
    """
    sure = pd.DataFrame([claim for claim in claims(facts, states) if claim.sure])
    covered = sure.groupby(["structure", "region"])["state"].agg(set)
    holders = sure.groupby(["structure", "state"])["region"].nunique()
    rows = facts[facts["level"] == "region"]
    keys = pd.MultiIndex.from_frame(rows[["structure", "number"]])
    rows = rows[keys.isin(covered.index)]
    rows = rows.assign(order=rows["number"].astype(int)).sort_values(["structure", "order"])
    rows = rows.reset_index(drop=True)
    pairs = list(zip(rows["structure"], rows["number"], strict=True))
    codes = [sorted(covered[pair]) for pair in pairs]
    shared = [
        ";".join(state for state in own if holders[structure, state] > 1)
        for (structure, _), own in zip(pairs, codes, strict=True)
    ]
    table = pd.DataFrame(
        {
            "structure": rows["structure"],
            "number": rows["number"],
            "name": [_name("region", number) for number in rows["number"]],
            "hq": rows["hq"],
            "hq_state_code": rows["hq_state_code"],
            "hq_lon": rows["lon"].astype(float),
            "hq_lat": rows["lat"].astype(float),
            "state_codes": [";".join(own) for own in codes],
            "shared_state_codes": shared,
        }
    ).join(validity(rows))
    shapes = gpd.GeoSeries(union_of(table["state_codes"], states), crs=states.crs)
    table["area_km2"] = np.round(area_km2(shapes), 3)
    table[["source", "confidence", "note"]] = rows[["source", "confidence", "note"]]
    return gpd.GeoDataFrame(table, geometry=shapes)


def naval_states(facts: pd.DataFrame, states: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return what is known of each coastal state under each structure.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.
    states : geopandas.GeoDataFrame
        The layer ``states``.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``naval_states``: one row for each coastal state under
        each structure, sorted by both.
    """
    made = claims(facts, states)
    coast = sorted(states.loc[states["coast"] != "inland", "state_code"])
    dates = validity(facts).groupby(facts["structure"]).first()
    rows = []
    for structure, holds in dates.iterrows():
        for state in coast:
            about = [claim for claim in made if claim[:2] == (structure, state)]
            rows.append(
                {"structure": structure, "state_code": state, **verdict(about, facts)}
                | holds.to_dict()
            )
    order = ["structure", "state_code", "status", "regions", *VALIDITY]
    return pd.DataFrame(rows)[[*order, "source", "confidence", "note"]]
