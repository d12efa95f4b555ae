"""Military and naval commands: regions, zones, sectors, headquarters, checkpoints."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.reference.recipes.checkpoints import read_checkpoints
from geo.reference.recipes.coverage import dissolved
from geo.reference.recipes.hand_kept import read_table, with_points
from geo.reference.recipes.military import military_headquarters, military_regions, military_zones
from geo.reference.recipes.naval import naval_headquarters, naval_regions, naval_states


def regions_drawing(regions: gpd.GeoDataFrame, drawn_states: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the military regions that the browser draws.

    Parameters
    ----------
    regions : geopandas.GeoDataFrame
        The layer ``military_regions``.
    drawn_states : geopandas.GeoDataFrame
        The layer ``states_drawing``.

    Returns
    -------
    geopandas.GeoDataFrame
        ``code`` (the region's number), ``name`` and the geometry, WGS 84, in the order of
        ``regions``.
    """
    number_of = {
        state: number
        for number, states in zip(regions["number"], regions["state_codes"], strict=True)
        for state in states.split(";")
    }
    shapes = dissolved(drawn_states.assign(number=drawn_states["code"].map(number_of)), "number")
    table = regions[["number", "name"]].rename(columns={"number": "code"})
    geometry = shapes.loc[table["code"]].to_numpy()
    return gpd.GeoDataFrame(table, geometry=geometry, crs=drawn_states.crs)


def read_commands(
    facts: Path, states: gpd.GeoDataFrame, drawn_states: gpd.GeoDataFrame
) -> dict[str, pd.DataFrame]:
    """Return the layers of military and naval commands, by name.

    Parameters
    ----------
    facts : pathlib.Path
        The folder of hand-kept tables.
    states : geopandas.GeoDataFrame
        The layer ``states``.
    drawn_states : geopandas.GeoDataFrame
        The layer ``states_drawing``.

    Returns
    -------
    dict
        ``military_regions``, ``military_zones``, ``naval_regions``, ``naval_states``,
        ``headquarters``, ``checkpoints`` and ``military_regions_drawing``.

    Raises
    ------
    BuildError
        If the hand-kept tables contradict themselves or each other.
    """
    naval = read_table(facts / "naval_commands.csv")
    regions = military_regions(read_table(facts / "military_regions.csv"), states)
    zones = military_zones(read_table(facts / "military_zones.csv"), regions, states)
    headquarters = pd.concat(
        [military_headquarters(regions, zones), naval_headquarters(naval, states)],
        ignore_index=True,
    )
    return {
        "military_regions": regions,
        "military_zones": zones,
        "naval_regions": naval_regions(naval, states),
        "naval_states": naval_states(naval, states),
        "headquarters": with_points(headquarters),
        "checkpoints": read_checkpoints(facts),
        "military_regions_drawing": regions_drawing(regions, drawn_states),
    }
