"""Records to the map: municipality by point, nearest seaport and crossing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.errors import ChoiceError
from geo.nearest import Entries, nearest, ranges
from geo.places import precision

SEAPORT_SETS: Final = ("cargo", "all")
"""Seaports that can be the nearest: those that handle cargo, or all 91."""

CROSSING_SETS: Final = ("all", "north", "south")
"""Land crossings that can be the nearest: all 61, or those of one border."""

OUTLINE_TOLERANCE_KM: Final = 1.0
"""How far outside every municipality a point may lie and still be given to the nearest: the
outline is generalised, and beaches and river banks move."""

COLUMNS: Final = {
    "mun_code_point": "municipality that the coordinates lie in, CVEGEO; missing without any",
    "place_disagrees": "whether the coordinates lie in another municipality, or state, than the "
    "one given; missing where that cannot be told",
    **{
        f"nearest_{entry}{suffix}": text.format(entry=entry)
        for entry in ("port", "crossing")
        for suffix, text in (
            ("", "id of the nearest {entry}; missing where several can be it"),
            ("_km", "geodesic distance to it, km; for records with coordinates only"),
            ("_km_min", "least distance that a point of the known place has to its nearest, km"),
            ("_km_max", "greatest distance that a point of the known place has to it, km"),
            ("_candidates", "ids of all that can be nearest, parted by semicolons"),
        )
    },
}
"""Columns that :func:`join` adds, each with what it holds."""


class Disagreement(NamedTuple):
    """A record whose coordinates lie elsewhere than the place it gives.

    Attributes
    ----------
    row : int
        Row in the source file.
    given : str
        Code of the municipality, or state, that it gives.
    point : str
        Code of the municipality that its coordinates lie in.
    """

    row: int
    given: str
    point: str


@dataclass(frozen=True)
class JoiningReport:
    """How the coordinates of a release agree with its places.

    Attributes
    ----------
    points : int
        Records with coordinates.
    points_off_outline : int
        Of them, outside every municipality but within
        :data:`OUTLINE_TOLERANCE_KM` of the one they were given to.
    outside : tuple of int
        Rows whose coordinates lie outside Mexico.
    filled : int
        Records whose municipality was found from the coordinates alone.
    disagreements : tuple of Disagreement
        Records whose coordinates lie in another municipality than they give.
    seaports, crossings : str
        Which entries could be nearest, see :data:`SEAPORT_SETS` and
        :data:`CROSSING_SETS`.
    """

    points: int
    points_off_outline: int
    outside: tuple[int, ...] = field(repr=False)
    filled: int
    disagreements: tuple[Disagreement, ...] = field(repr=False)
    seaports: str
    crossings: str


def join(
    records: pd.DataFrame, *, seaports: str = "cargo", crossings: str = "all"
) -> tuple[pd.DataFrame, JoiningReport]:
    """Return the records joined to municipalities and points of entry.

    The municipality given by the source stays; where it gives none, that of
    the coordinates is taken. Coordinates outside Mexico stay in their columns
    but place nothing: ``place_precision`` falls to what the words say. A
    record known to its municipality has no distance but a range of distances,
    for it may lie anywhere in it.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table, as :func:`geo.places.match` returns it.
    seaports : {"cargo", "all"}
        Seaports that can be the nearest.
    crossings : {"all", "north", "south"}
        Land crossings that can be the nearest.

    Returns
    -------
    pandas.DataFrame
        A copy with the columns of :data:`COLUMNS` added.
    JoiningReport
        Where coordinates and places disagree.

    Raises
    ------
    ChoiceError
        If a set of entries is unknown.
    """
    ports, gates = _seaports(seaports), _crossings(crossings)
    joined, off_outline = _by_point(records)
    for name, entries in (("port", ports), ("crossing", gates)):
        joined = _with_nearest(joined, name, entries)
    has_point = joined["lon"].notna()
    outside = has_point & joined["mun_code_point"].isna()
    differs = joined[joined["place_disagrees"].eq(True).fillna(False) & ~outside]
    report = JoiningReport(
        points=int(has_point.sum()),
        points_off_outline=off_outline,
        outside=tuple(joined.loc[outside, "row"].tolist()),
        filled=int((joined["mun_code"].notna() & records["mun_code"].isna()).sum()),
        disagreements=tuple(
            Disagreement(int(row), given, point)
            for row, given, point in zip(
                differs["row"],
                differs["mun_code"].fillna(differs["state_code"]),
                differs["mun_code_point"],
                strict=True,
            )
        ),
        seaports=seaports,
        crossings=crossings,
    )
    return joined, report


def municipality_of(lon: np.ndarray, lat: np.ndarray) -> tuple[pd.Series, pd.Series]:
    """Return the municipality that each point lies in.

    Parameters
    ----------
    lon, lat : ndarray of float, shape (n,)
        Degrees, WGS 84.

    Returns
    -------
    codes : pandas.Series of str, shape (n,)
        CVEGEO; missing outside Mexico.
    off_outline : pandas.Series of bool, shape (n,)
        Whether the point lies in none but within
        :data:`OUTLINE_TOLERANCE_KM` of the one that it is given to.
    """
    areas = reference.load("municipalities")[["mun_code", "geometry"]]
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat, crs=GEOGRAPHIC))
    inside = points.sjoin(areas, predicate="within")["mun_code"]
    # A point on a common border lies within none, or after rounding within two: the first counts.
    codes = inside[~inside.index.duplicated()].reindex(points.index)
    lost = points[codes.isna()]
    off_outline = pd.Series(False, index=points.index)
    if len(lost):
        near = lost.to_crs(EQUAL_AREA).sjoin_nearest(
            areas.to_crs(EQUAL_AREA), max_distance=OUTLINE_TOLERANCE_KM * 1000
        )["mun_code"]
        near = near[~near.index.duplicated()]
        codes[near.index] = near
        off_outline[near.index] = True
    return codes, off_outline


def _by_point(records: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    points = records[records["lon"].notna() & records["lat"].notna()]
    codes, off_outline = municipality_of(points["lon"].to_numpy(), points["lat"].to_numpy())
    codes.index = points.index
    found = codes.reindex(records.index).astype("str")
    joined = records.assign(mun_code_point=found)
    state_differs = joined["state_code"] != found.str[:2]
    differs = (joined["mun_code"] != found).where(joined["mun_code"].notna(), state_differs)
    can_tell = found.notna() & joined["state_code"].notna()
    joined["place_disagrees"] = differs.astype("boolean").where(can_tell)
    outside = joined["lon"].notna() & found.isna()
    joined["place_disagrees"] = joined["place_disagrees"].mask(
        outside & joined["state_code"].notna(), other=True
    )
    # Coordinates abroad say nothing of the place: what the words say is what is known.
    joined.loc[outside, "place_precision"] = precision(joined[outside].assign(lon=np.nan))
    take = found.notna() & joined["mun_code"].isna()
    take &= joined["state_code"].isna() | (joined["state_code"] == found.str[:2])
    joined["mun_code"] = joined["mun_code"].where(~take, found)
    joined["state_code"] = joined["state_code"].where(~take, found.str[:2])
    return joined, int(off_outline.sum())


def _with_nearest(records: pd.DataFrame, name: str, entries: Entries) -> pd.DataFrame:
    column = f"nearest_{name}"
    table = pd.DataFrame(
        {
            column: pd.Series(pd.NA, index=records.index, dtype="str"),
            f"{column}_km": np.nan,
            f"{column}_km_min": np.nan,
            f"{column}_km_max": np.nan,
            f"{column}_candidates": pd.Series(pd.NA, index=records.index, dtype="str"),
        },
        index=records.index,
    )
    at_point = records["mun_code_point"].notna()
    if at_point.any():
        winner, distance_km = nearest(
            records.loc[at_point, "lon"].to_numpy(),
            records.loc[at_point, "lat"].to_numpy(),
            entries,
        )
        ids = entries.ids[winner].tolist()
        for suffix, values in (
            ("", ids),
            ("_km", distance_km),
            ("_km_min", distance_km),
            ("_km_max", distance_km),
            ("_candidates", ids),
        ):
            table.loc[at_point, column + suffix] = values
    in_area = ~at_point & records["mun_code"].notna()
    codes = records.loc[in_area, "mun_code"]
    distinct = codes.unique().tolist()
    areas = reference.load("municipalities").set_index("mun_code")["geometry"]
    known = dict(zip(distinct, ranges(list(areas[distinct]), entries), strict=True))
    for suffix, value_of in (
        ("", {c: r.entries[0] if len(r.entries) == 1 else None for c, r in known.items()}),
        ("_km_min", {c: r.least_km for c, r in known.items()}),
        ("_km_max", {c: r.greatest_km for c, r in known.items()}),
        ("_candidates", {c: ";".join(r.entries) for c, r in known.items()}),
    ):
        if known:
            table.loc[in_area, column + suffix] = codes.map(value_of)
    return records.join(table)


def _seaports(chosen: str) -> Entries:
    if chosen not in SEAPORT_SETS:
        raise ChoiceError(f"seaports {chosen!r} unknown; choose from {', '.join(SEAPORT_SETS)}")
    ports = reference.load("seaports")
    return Entries.of(ports[ports["cargo"]] if chosen == "cargo" else ports)


def _crossings(chosen: str) -> Entries:
    if chosen not in CROSSING_SETS:
        raise ChoiceError(f"crossings {chosen!r} unknown; choose from {', '.join(CROSSING_SETS)}")
    crossings = reference.load("crossings")
    north = crossings["neighbour"] == "US"
    subsets = {"all": crossings, "north": crossings[north], "south": crossings[~north]}
    return Entries.of(subsets[chosen])
