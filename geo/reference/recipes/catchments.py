"""The catchments of the cargo seaports and of the crossings, and the lines that part them."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.catchments import catchments, edges_between
from geo.crs import GEOGRAPHIC
from geo.nearest import Entries
from geo.reference.recipes import BuildError
from geo.reference.recipes.coverage import area_km2

DECIMALS: Final = 7
"""A centimetre: the outline keeps its five decimals, the edges across it stay where they are."""

DRAWN_DECIMALS: Final = 3
DRAWN_TOLERANCE_DEG: Final = 0.004
DRAWN_SHORTEST_DEG: Final = 0.03
"""Pieces under about 3 km, mostly on islands, are not drawn."""


def read_catchments(
    entries: pd.DataFrame, municipalities: gpd.GeoDataFrame
) -> dict[str, gpd.GeoDataFrame]:
    """Return the layers of catchments.

    Parameters
    ----------
    entries : pandas.DataFrame
        ``id``, ``name``, ``kind``, ``cargo``, ``lon`` and ``lat`` of the layer ``entries``.
    municipalities : geopandas.GeoDataFrame
        The layer ``municipalities``.

    Returns
    -------
    dict of str to geopandas.GeoDataFrame
        The layers ``catchments``, ``port_catchments_drawing`` and
        ``crossing_catchments_drawing``.
    """
    land = shapely.coverage_union_all(municipalities.geometry.values)
    ports = shares(entries[(entries["kind"] == "seaport") & entries["cargo"]], land)
    crossings = shares(entries[entries["kind"] == "crossing"], land)
    ports.insert(0, "kind", "seaport")
    crossings.insert(0, "kind", "crossing")
    return {
        "catchments": pd.concat([ports, crossings], ignore_index=True),
        "port_catchments_drawing": drawn_lines(ports),
        "crossing_catchments_drawing": drawn_lines(crossings),
    }


def shares(entries: pd.DataFrame, land: shapely.Geometry) -> gpd.GeoDataFrame:
    """Return the land of each entry.

    Parameters
    ----------
    entries : pandas.DataFrame
        ``id``, ``name``, ``lon`` and ``lat``.
    land : MultiPolygon
        The land to share out, degrees, WGS 84.

    Returns
    -------
    geopandas.GeoDataFrame
        ``entry``, ``name``, ``area_km2`` and the geometry, WGS 84, sorted by ``entry``.

    Raises
    ------
    BuildError
        If rounding breaks the coverage or an entry has no land.
    """
    entries = entries.sort_values("id", ignore_index=True)
    exact = catchments(Entries.of(entries), land)
    rounded = shapely.transform(exact.values, lambda points: np.round(points, DECIMALS))
    if not shapely.coverage_is_valid(rounded) or not shapely.is_valid(rounded).all():
        raise BuildError(f"Rounded to {DECIMALS} decimals the catchments are no coverage.")
    if shapely.is_empty(rounded).any():
        raise BuildError(f"No land is nearest to {list(exact.index[exact.is_empty])}.")
    shapes = gpd.GeoSeries(rounded, crs=GEOGRAPHIC)
    table = entries[["id", "name"]].rename(columns={"id": "entry"})
    table["area_km2"] = np.round(area_km2(shapes), 3)
    return gpd.GeoDataFrame(pd.DataFrame(table), geometry=shapes)


def drawn_lines(polygons: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return, for each entry, the lines between its catchment and its neighbours'.

    Parameters
    ----------
    polygons : geopandas.GeoDataFrame
        What ``shares`` returns.

    Returns
    -------
    geopandas.GeoDataFrame
        ``code``, ``name`` and the lines, WGS 84; an entry without neighbours is left out.
    """
    edges = edges_between(polygons.set_index("entry").geometry)
    parts = edges.explode(ignore_index=True)
    parts = parts[shapely.length(parts.geometry.values) > DRAWN_SHORTEST_DEG]
    simple = shapely.simplify(parts.geometry.values, DRAWN_TOLERANCE_DEG)
    lines = shapely.transform(simple, lambda points: np.round(points, DRAWN_DECIMALS))
    # A line belongs to the entries on both of its sides.
    sides = pd.concat([parts["first"], parts["second"]])
    rows = [
        (code, name, shapely.multilinestrings(np.tile(lines, 2)[(sides == code).to_numpy()]))
        for code, name in zip(polygons["entry"], polygons["name"], strict=True)
        if (sides == code).any()
    ]
    return gpd.GeoDataFrame(
        rows, columns=["code", "name", "geometry"], geometry="geometry", crs=GEOGRAPHIC
    )
