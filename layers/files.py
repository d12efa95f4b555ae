"""Files with records in them: tables and layers that other programs open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
from pyogrio.errors import DataSourceError

from geo.crs import GEOGRAPHIC
from geo.errors import OutputError
from geo.process import Processed

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def write_records(processed: Processed, path: str | Path) -> Path:
    """Write joined records as the file's ending asks, and return its path.

    A geometry stands only where ``place_precision`` is ``point``: a record
    known to its municipality gets no point that nobody gave. The columns
    ``source_sha256`` and ``illustrative`` say on every row where it comes
    from, for a table is soon parted from what is written beside it.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.
    path : str or pathlib.Path
        A file ending in ``.csv``, ``.parquet``, ``.geojson`` or ``.gpkg``.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    OutputError
        If the ending is none of these or the file cannot be written.
    """
    path = Path(path)
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise OutputError(
            f"cannot write {path.name}: its ending must be one of {', '.join(_WRITERS)}"
        )
    release = processed.release
    records = processed.records.assign(
        source_sha256=release.report.sha256, illustrative=release.illustrative
    )
    try:
        write(records, path)
    except (OSError, DataSourceError) as error:
        raise OutputError(f"cannot write {path}: {error}") from error
    return path


def safe_text(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula.

    Parameters
    ----------
    text : str
        Text from a file.

    Returns
    -------
    str
        The text, after an apostrophe where it begins like a formula.
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def safe_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts no spreadsheet program takes for formulas.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table.

    Returns
    -------
    pandas.DataFrame
        A copy; headings and cells of text are made safe, numbers stay.
    """
    safe = table.rename(columns=lambda heading: safe_text(str(heading)))
    for name in safe.columns[[pd.api.types.is_string_dtype(kind) for kind in safe.dtypes]]:
        safe[name] = safe[name].map(safe_text, na_action="ignore")
    return safe


def _csv(records: pd.DataFrame, path: Path) -> None:
    # The mark at the start makes spreadsheet programs read the accents right.
    safe_table(records).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def _parquet(records: pd.DataFrame, path: Path) -> None:
    _with_points(records).to_parquet(path, index=False)


def _geojson(records: pd.DataFrame, path: Path) -> None:
    # RFC7946 keeps WGS 84, longitude first, seven decimals at most, and no "crs" member.
    layer = _with_points(records)
    layer["date"] = layer["date"].dt.strftime("%Y-%m-%d")
    layer.to_file(path, driver="GeoJSON", engine="pyogrio", RFC7946="YES", COORDINATE_PRECISION=7)


def _gpkg(records: pd.DataFrame, path: Path) -> None:
    path.unlink(missing_ok=True)
    _with_points(records).to_file(path, layer="records", driver="GPKG", engine="pyogrio")


_WRITERS: Final[dict[str, Callable[[pd.DataFrame, Path], None]]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".geojson": _geojson,
    ".gpkg": _gpkg,
}


def _with_points(records: pd.DataFrame) -> gpd.GeoDataFrame:
    points = gpd.GeoSeries(
        gpd.points_from_xy(records["lon"], records["lat"]), index=records.index, crs=GEOGRAPHIC
    )
    return gpd.GeoDataFrame(
        records, geometry=points.where(records["place_precision"] == "point", None), crs=GEOGRAPHIC
    )
