"""Records to the map: municipality by point, nearest entries, regions, distances, authority."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from geo import join_entries, join_regions, reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.join_entries import with_holders, with_nearest
from geo.join_regions import with_distances, with_regions
from geo.places import precision

OUTLINE_TOLERANCE_KM: Final = 1.0
"""How far outside every municipality a point may lie and still be given to the nearest: the
outline is generalised, and beaches and river banks move."""

COLUMNS: Final = {
    "mun_code_point": "municipality that the coordinates lie in, CVEGEO; missing without any",
    "place_disagrees": "whether the coordinates lie in another municipality, or state, than the "
    "one given; missing where that cannot be told",
    **join_entries.COLUMNS,
    **join_regions.COLUMNS,
}
"""Columns that :func:`join` adds, each with what it holds."""


class Disagreement(NamedTuple):
    """A record whose coordinates lie elsewhere than the place it gives.

    Attributes
    ----------
    sheet : str
        Sheet of the source file.
    row : int
        Row there.
    given : str
        Code of the municipality, or state, that it gives.
    point : str
        Code of the municipality that its coordinates lie in.
    """

    sheet: str
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
    outside : tuple of (str, int)
        Sheets and rows whose coordinates lie outside Mexico.
    filled : int
        Records whose municipality was found from the coordinates alone.
    disagreements : tuple of Disagreement
        Records whose coordinates lie in another municipality than they give.
    seaports, crossings : str
        Which entries could be nearest, see
        :data:`geo.join_entries.SEAPORT_SETS` and
        :data:`geo.join_entries.CROSSING_SETS`.
    """

    points: int
    points_off_outline: int
    outside: tuple[tuple[str, int], ...] = field(repr=False)
    filled: int
    disagreements: tuple[Disagreement, ...] = field(repr=False)
    seaports: str
    crossings: str


def join(
    records: pd.DataFrame, *, seaports: str = "cargo", crossings: str = "all"
) -> tuple[pd.DataFrame, JoiningReport]:
    """Return the records joined to municipalities, entries, regions and borders.

    The municipality given by the source stays; where it gives none, that of
    the coordinates is taken. Coordinates outside Mexico stay in their columns
    but place nothing: ``place_precision`` falls to what the words say. A
    record known to its municipality has no distance but a range of distances,
    for it may lie anywhere in it. Regions follow the state and the date;
    where a state is shared by several, or the date leaves it open, the
    candidates are given and no one of them.

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
    entries = join_entries.choose(seaports, crossings)
    joined, off_outline = _by_point(records)
    joined = with_holders(with_nearest(joined, entries))
    joined = with_distances(with_regions(joined))
    has_point = joined["lon"].notna()
    outside = has_point & joined["mun_code_point"].isna()
    differs = joined[joined["place_disagrees"].eq(True).fillna(False) & ~outside]
    report = JoiningReport(
        points=int(has_point.sum()),
        points_off_outline=off_outline,
        outside=tuple(_where(joined[outside])),
        filled=int((joined["mun_code"].notna() & records["mun_code"].isna()).sum()),
        disagreements=tuple(
            Disagreement(*where, given, point)
            for where, given, point in zip(
                _where(differs),
                differs["mun_code"].fillna(differs["state_code"]),
                differs["mun_code_point"],
                strict=True,
            )
        ),
        seaports=seaports,
        crossings=crossings,
    )
    return joined, report


def _where(records: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(records["sheet"].astype(str), records["row"].tolist(), strict=True))


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
