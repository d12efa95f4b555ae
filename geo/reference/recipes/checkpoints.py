"""Strategic posts and checkpoints of the army that the press places."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.reference.recipes import BuildError
from geo.reference.recipes.entries import slug
from geo.reference.recipes.hand_kept import read_table, with_points

CONTEXT: Final = "context"
"""The type of a row that gives a count instead of a place."""


def checkpoints(facts: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the checkpoints, with no point where the sources give none.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text; rows of the type :data:`CONTEXT` are left out.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``checkpoints``, WGS 84, sorted by ``id``.

    Raises
    ------
    BuildError
        If a municipality is not of the row's state, or a point has no uncertainty.
    """
    places = facts[facts["type"] != CONTEXT].reset_index(drop=True)
    elsewhere = places[places["cvegeo"].str[:2] != places["state_code"]]
    if len(elsewhere):
        raise BuildError(f"Municipalities of another state: {elsewhere['name'].tolist()}.")
    numbers = places[["lon", "lat", "uncertainty_km"]].apply(pd.to_numeric)
    if (numbers["lon"].isna() != numbers["uncertainty_km"].isna()).any():
        raise BuildError("A checkpoint has a point without uncertainty, or the reverse.")
    table = pd.DataFrame(
        {
            "id": "checkpoint-" + places["name"].map(slug),
            "name": places["name"],
            "type": places["type"],
            "state_code": places["state_code"],
            "mun_code": places["cvegeo"],
            "lon": numbers["lon"],
            "lat": numbers["lat"],
            "uncertainty_km": numbers["uncertainty_km"],
            "location_text": places["location_text"],
            "source": places["source"],
            "confidence": places["confidence"],
        }
    )
    return with_points(table.sort_values("id", ignore_index=True))


def read_checkpoints(facts: Path) -> gpd.GeoDataFrame:
    """Return the layer ``checkpoints``.

    Parameters
    ----------
    facts : pathlib.Path
        The folder of hand-kept tables.

    Returns
    -------
    geopandas.GeoDataFrame
        What :func:`checkpoints` makes of ``military_checkpoints.csv``.
    """
    return checkpoints(read_table(facts / "military_checkpoints.csv"))
