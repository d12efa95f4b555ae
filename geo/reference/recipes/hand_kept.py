"""What the hand-kept tables of commands share: reading, dates, states, headquarters."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import GEOGRAPHIC
from geo.reference.recipes import BuildError
from geo.reference.recipes.coverage import Polygons

VALIDITY: Final = ("valid_from", "valid_to", "valid_from_precision", "valid_note")
"""The columns that say when a row holds."""

PRECISIONS: Final = ("day", "month", "year", "decade", "unknown")
"""How exactly ``valid_from`` is known; it is the first day of that day, month, year or decade."""


def read_table(file: Path) -> pd.DataFrame:
    """Return a hand-kept table with every cell as text.

    Parameters
    ----------
    file : pathlib.Path
        A CSV file, UTF-8.

    Returns
    -------
    pandas.DataFrame
        Its rows in their order; an empty cell is an empty text.
    """
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def validity(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that say when a row holds.

    Parameters
    ----------
    facts : pandas.DataFrame
        A hand-kept table with the columns of :data:`VALIDITY` as text.

    Returns
    -------
    pandas.DataFrame
        The same columns, the first two as dates, missing where the cell is empty.

    Raises
    ------
    BuildError
        If a date is no date, a period ends before it starts or a precision is unknown.
    """
    dates = {}
    for column in VALIDITY[:2]:
        try:
            parsed = pd.to_datetime(facts[column].replace("", None), format="%Y-%m-%d")
        except ValueError as error:
            raise BuildError(f"The column {column} holds no date: {error}.") from error
        dates[column] = parsed.astype("datetime64[us]")
    if (dates["valid_to"] < dates["valid_from"]).any():
        raise BuildError("A row ends before it starts.")
    strange = sorted(set(facts["valid_from_precision"]) - set(PRECISIONS))
    if strange:
        raise BuildError(f"Precisions {strange} are unknown; there are {', '.join(PRECISIONS)}.")
    return pd.DataFrame({**dates, **{column: facts[column] for column in VALIDITY[2:]}})


def states_of(cell: str, known: Collection[str]) -> list[str]:
    """Return the state codes of a cell.

    Parameters
    ----------
    cell : str
        Two-digit codes parted by semicolons, or nothing.
    known : collection of str
        The codes that there are.

    Returns
    -------
    list of str
        The codes, sorted.

    Raises
    ------
    BuildError
        If a code is not one of those known, or stands there twice.
    """
    codes = cell.split(";") if cell else []
    unknown = sorted(set(codes) - set(known))
    if unknown:
        raise BuildError(f"Unknown state codes {unknown} in {cell!r}.")
    if len(codes) != len(set(codes)):
        raise BuildError(f"A state stands twice in {cell!r}.")
    return sorted(codes)


def union_of(codes: Iterable[str], states: gpd.GeoDataFrame) -> Polygons:
    """Return the union of some states along the edges they share.

    Parameters
    ----------
    codes : iterable of str
        Lists of two-digit codes parted by semicolons, one a union.
    states : geopandas.GeoDataFrame
        The states, a coverage, with ``state_code``.

    Returns
    -------
    ndarray of Polygon or MultiPolygon
        One a list, wound by the right-hand rule.
    """
    shapes = states.set_index("state_code").geometry
    unions = [shapely.coverage_union_all(shapes[cell.split(";")].to_numpy()) for cell in codes]
    return np.asarray(shapely.orient_polygons(unions))


def with_points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return a table with points, none where a row has no coordinates.

    Parameters
    ----------
    table : pandas.DataFrame
        ``id``, and ``lon`` and ``lat`` (degrees, WGS 84; both or neither missing).

    Returns
    -------
    geopandas.GeoDataFrame
        The same rows and columns, WGS 84.

    Raises
    ------
    BuildError
        If ids repeat or a row has only one of its coordinates.
    """
    repeated = sorted(table.loc[table["id"].duplicated(), "id"])
    if repeated:
        raise BuildError(f"Ids repeat: {repeated}.")
    if (table["lon"].isna() != table["lat"].isna()).any():
        raise BuildError("A row has only one of its coordinates.")
    points = gpd.GeoSeries.from_xy(table["lon"], table["lat"], crs=GEOGRAPHIC)
    return gpd.GeoDataFrame(table, geometry=points.where(table["lon"].notna(), None))
