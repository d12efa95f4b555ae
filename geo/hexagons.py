"""Labs by H3 hexagon: only those whose point is known.

A lab that is known to its municipality lies in one of its hexagons, nobody
knows in which; to share it out among them would make neighbours alike. So
hexagons take point records alone, and tell how many labs that leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from h3.api import basic_int as h3

from geo import reference
from geo.crs import GEOGRAPHIC
from geo.errors import ChoiceError
from geo.records import one_release
from geo.summary import wilson_interval

Ints = npt.NDArray[np.int64]

RESOLUTIONS: Final = (3, 4, 5, 6)
"""Resolutions to be had; a hexagon has about 14,300, 2,050, 292 or 42 km2 in Mexico."""

_STATUSES: Final = ("active", "inactive", "unspecified")
_FIRST: Final = 2


@dataclass(frozen=True)
class Hexagons:
    """Labs by hexagon.

    Attributes
    ----------
    release : str
        Id of the release.
    resolution : int
        H3 resolution.
    table : geopandas.GeoDataFrame
        One row for each hexagon with labs, by ``cell`` (H3 index as text):
        ``labs, active, inactive, unspecified, active_share`` with ``low`` and
        ``high``, its 95 % Wilson interval (all three missing where no status
        is known), and the outline, WGS 84. A hexagon that is not listed isn't
        known to be empty.
    labs : int
        Labs in them.
    labs_not_placed : int
        Labs without a point in Mexico.
    """

    release: str
    resolution: int
    table: gpd.GeoDataFrame = field(repr=False)
    labs: int
    labs_not_placed: int


def hexagons(records: pd.DataFrame, *, resolution: int = 4) -> Hexagons:
    """Return the labs of point records by H3 hexagon.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records (:func:`geo.join.join`) of one release.
    resolution : int
        One of :data:`RESOLUTIONS`.

    Returns
    -------
    Hexagons
        Counts and active share by hexagon, and the labs left out.

    Raises
    ------
    RecordError
        If the records mix releases.
    ChoiceError
        If the resolution is not to be had.
    """
    release = one_release(records)
    points, cells = cells_of(records, resolution)
    table = count_by(points, cells, _STATUSES)
    table = table[table["labs"] > 0]
    known = table["active"] + table["inactive"]
    low, high = wilson_interval(table["active"], known)
    labs = int(table["labs"].sum())
    return Hexagons(
        release=release,
        resolution=resolution,
        table=gpd.GeoDataFrame(
            {
                "cell": names(table.index),
                **{column: table[column].to_numpy() for column in ("labs", *_STATUSES)},
                "active_share": (table["active"] / known.where(known > 0)).to_numpy(),
                "low": low,
                "high": high,
            },
            geometry=outlines(table.index),
            crs=GEOGRAPHIC,
        ),
        labs=labs,
        labs_not_placed=int(records["labs"].sum()) - labs,
    )


def count_by(
    records: pd.DataFrame, unit: pd.Series | Ints, statuses: Iterable[str] = _STATUSES
) -> pd.DataFrame:
    """Return the labs of records by the unit that each lies in.

    Parameters
    ----------
    records : pandas.DataFrame
        Records.
    unit : pandas.Series or ndarray of int, shape (n,)
        Where each lies, in their order; missing where it lies in none.
    statuses : iterable of str
        The statuses to count apart.

    Returns
    -------
    pandas.DataFrame
        By unit in order: ``labs`` and the labs of each status.
    """
    labs = records["labs"].astype("int64")
    counts = {s: labs.where(records["status"] == s, 0) for s in statuses}
    return pd.DataFrame({"labs": labs, **counts}).groupby(np.asarray(unit)).sum()


def cells_of(
    records: pd.DataFrame, resolution: int, states: tuple[str, ...] = ()
) -> tuple[pd.DataFrame, Ints]:
    """Return the point records and the hexagon that each lies in.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records.
    resolution : int
        One of :data:`RESOLUTIONS`.
    states : tuple of str
        Codes of the states that points must lie in, whatever state the record
        says; all of Mexico if empty.

    Returns
    -------
    pandas.DataFrame
        Those of the records that have a point in Mexico, or in the states.
    ndarray of int
        H3 index of each.

    Raises
    ------
    ChoiceError
        If the resolution is not to be had.
    """
    check_resolution(resolution)
    at_point = (records["place_precision"] == "point") & records["mun_code_point"].notna()
    if states:
        at_point &= records["mun_code_point"].str[:2].isin(states)
    points = records[at_point]
    cells = [
        h3.latlng_to_cell(lat, lon, resolution)
        for lat, lon in zip(points["lat"].tolist(), points["lon"].tolist(), strict=True)
    ]
    return points, np.array(cells, dtype=np.int64)


def check_resolution(resolution: int) -> None:
    """Raise if a resolution is not to be had.

    Parameters
    ----------
    resolution : int
        H3 resolution.

    Raises
    ------
    ChoiceError
        If it is none of :data:`RESOLUTIONS`.
    """
    if resolution not in RESOLUTIONS:
        allowed = ", ".join(map(str, RESOLUTIONS))
        raise ChoiceError(f"hexagons of resolution {resolution}: choose from {allowed}")


def names(cells: Iterable[int]) -> list[str]:
    """Return the H3 indexes of hexagons as text, as other programs write them.

    Parameters
    ----------
    cells : iterable of int
        H3 indexes.

    Returns
    -------
    list of str
        The same in hexadecimal digits.
    """
    return [f"{cell:x}" for cell in cells]


def outlines(cells: Iterable[int] | Iterable[str]) -> npt.NDArray[np.object_]:
    """Return the outlines of hexagons.

    Parameters
    ----------
    cells : iterable of int or str
        H3 indexes, as numbers or as text.

    Returns
    -------
    ndarray of shapely.Polygon
        In their order; WGS 84, longitude first.
    """
    found = []
    for cell in cells:
        number = int(cell, 16) if isinstance(cell, str) else int(cell)
        found.append(shapely.Polygon([(lon, lat) for lat, lon in h3.cell_to_boundary(number)]))
    return np.array(found, dtype=object)


@lru_cache(maxsize=8)
def country_cells(resolution: int, states: tuple[str, ...] = ()) -> Ints:
    """Return the hexagons whose centre lies in Mexico.

    Those that lie there by less than about half hold fewer labs for that
    alone, and would make the others seem full.

    Parameters
    ----------
    resolution : int
        One of :data:`RESOLUTIONS`.
    states : tuple of str
        Codes of the states to keep to; all if empty.

    Returns
    -------
    ndarray of int
        H3 indexes in order; read-only.

    Raises
    ------
    ChoiceError
        If the resolution is not to be had.
    """
    check_resolution(resolution)
    layer = reference.load("states")
    if states:
        layer = layer[layer["state_code"].isin(states)]
    land = shapely.coverage_union_all(layer.geometry.to_numpy())
    shapely.prepare(land)
    west, south, east, north = shapely.bounds(land)
    corners = [(south, west), (south, east), (north, east), (north, west)]
    cells = set(h3.h3shape_to_cells_experimental(h3.LatLngPoly(corners), _FIRST, "overlap"))
    for finer in range(_FIRST + 1, resolution + 1):
        # Hexagons jut out of the one they are parts of, so its neighbours are looked into too.
        around = {near for cell in cells for near in h3.grid_disk(cell, 1)}
        parts = [part for cell in around for part in h3.cell_to_children(cell, finer)]
        on_land = shapely.intersects(land, outlines(parts))
        cells = {part for part, inside in zip(parts, on_land, strict=True) if inside}
    found: Ints = np.array(sorted(cells), dtype=np.int64)
    centres = np.array([h3.cell_to_latlng(cell) for cell in found.tolist()]).reshape(-1, 2)
    found = found[shapely.contains_xy(land, centres[:, 1], centres[:, 0])]
    found.flags.writeable = False
    return found


def touching(cells: Ints) -> tuple[Ints, Ints]:
    """Return the pairs of hexagons that touch, each in both directions.

    Parameters
    ----------
    cells : ndarray of int, shape (n,)
        H3 indexes, in order and of one resolution.

    Returns
    -------
    one, other : ndarray of int
        Their positions.
    """
    around = [h3.grid_disk(cell, 1) for cell in cells.tolist()]
    one = np.repeat(np.arange(len(cells)), np.array([len(disk) for disk in around], dtype=np.int64))
    index = np.array([cell for disk in around for cell in disk], dtype=np.int64)
    if not len(cells):
        return one, index
    other = np.minimum(np.searchsorted(cells, index), len(cells) - 1)
    near = (cells[other] == index) & (one != other)
    return one[near], other[near]
