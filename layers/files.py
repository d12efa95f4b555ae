"""Files with records in them: tables and layers that other programs open."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
from pyogrio.errors import DataLayerError, DataSourceError

from geo import reference
from geo.crs import GEOGRAPHIC
from geo.errors import OutputError
from geo.process import LAYERS, Processed
from geo.releases import Release

RFC_7946: Final = {"RFC7946": "YES", "COORDINATE_PRECISION": 7}
"""Options of the GeoJSON driver: WGS 84, longitude first, right-hand rule, no ``crs`` member."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[-+]?\d+([.,]\d+)?")


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
    path = with_ending(path, RECORD_FORMATS)
    write = _WRITERS[path.suffix.lower()]
    release = processed.release
    records = processed.records.assign(
        source_sha256=release.report.sha256, illustrative=release.illustrative
    )
    with written_whole(path.parent) as folder:
        write(records, folder / path.name, provenance(release))
    return path


@contextmanager
def written_whole(folder: Path) -> Iterator[Path]:
    """Lend a folder; what is written there comes to another one when all of it is whole.

    Parameters
    ----------
    folder : pathlib.Path
        A folder; files in it are replaced by those of the same name.

    Yields
    ------
    pathlib.Path
        An empty folder to write to.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".labatlas-") as lent:
            yield Path(lent)
            for file in sorted(Path(lent).iterdir()):
                file.replace(folder / file.name)
    except (OSError, DataSourceError, DataLayerError) as error:
        raise OutputError(f"cannot write to {folder}: {error}") from error


def with_ending(path: str | Path, endings: Collection[str]) -> Path:
    """Return a path to write to, or raise if its ending is not one of those asked for.

    Parameters
    ----------
    path : str or pathlib.Path
        A file to write.
    endings : collection of str
        Endings that can be written, in lower case with their dot.

    Returns
    -------
    pathlib.Path
        The path.

    Raises
    ------
    OutputError
        If its ending is none of them.
    """
    path = Path(path)
    if path.suffix.lower() not in endings:
        raise OutputError(
            f"cannot write {path.name}: its ending must be one of {', '.join(endings)}"
        )
    return path


def provenance(release: Release) -> str:
    """Return where the records of a release come from, in words.

    Parameters
    ----------
    release : Release
        The release.

    Returns
    -------
    str
        Its id, publisher, date, file and hash, the reference layers that its
        places were found in, and whether it is illustrative.
    """
    publisher = release.publisher or "not known"
    published = release.published or "on a day not known"
    parts = ["ILLUSTRATIVE: generated for demonstration, not real raids"]
    parts = parts if release.illustrative else []
    parts.append(f"Release {release.id}, publisher {publisher}, published {published}")
    parts.append(f"File {release.report.file}, sha256 {release.report.sha256}")
    for layer in map(reference.info, LAYERS):
        parts.append(f"{layer.title}: {layer.attribution}; {layer.licence}")
    return ". ".join(part.rstrip(".") for part in parts)


def safe_text(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula.

    Parameters
    ----------
    text : str
        Text from a file.

    Returns
    -------
    str
        The text, after an apostrophe where it begins like a formula and is
        no plain number.
    """
    if _NUMBER.fullmatch(text) or not text.startswith(_FORMULA_STARTS):
        return text
    return f"'{text}"


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


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as csv that spreadsheet programs read with its accents and no formulas.

    Parameters
    ----------
    table : pandas.DataFrame
        A table without geometry.
    path : pathlib.Path
        The file to write.
    """
    # The mark at the start makes spreadsheet programs read the accents right.
    safe_table(table).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def write_parquet(table: pd.DataFrame, path: Path, source: str) -> None:
    """Write a table as (Geo)Parquet that says where it comes from.

    Parameters
    ----------
    table : pandas.DataFrame
        A table, with or without geometry.
    path : pathlib.Path
        The file to write.
    source : str
        Where it comes from; stands in the file's metadata as ``source``.
    """
    table.to_parquet(path, index=False)
    written = pq.read_table(path)
    metadata = {**written.schema.metadata, "source": source}
    pq.write_table(written.replace_schema_metadata(metadata), path, compression="zstd")


def _csv(records: pd.DataFrame, path: Path, _: str) -> None:
    write_csv(records, path)


def _parquet(records: pd.DataFrame, path: Path, source: str) -> None:
    write_parquet(_with_points(records), path, source)


def _geojson(records: pd.DataFrame, path: Path, source: str) -> None:
    layer = _with_points(records)
    layer["date"] = layer["date"].dt.strftime("%Y-%m-%d")
    layer.to_file(path, driver="GeoJSON", engine="pyogrio", **RFC_7946, DESCRIPTION=source)


def _gpkg(records: pd.DataFrame, path: Path, source: str) -> None:
    layer = _with_points(records)
    layer.to_file(path, layer="records", driver="GPKG", engine="pyogrio", DESCRIPTION=source)


_WRITERS: Final[dict[str, Callable[[pd.DataFrame, Path, str], None]]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".geojson": _geojson,
    ".gpkg": _gpkg,
}


RECORD_FORMATS: Final = tuple(_WRITERS)
"""Endings of files that records can be written to."""


def _with_points(records: pd.DataFrame) -> gpd.GeoDataFrame:
    points = gpd.GeoSeries(
        gpd.points_from_xy(records["lon"], records["lat"]), index=records.index, crs=GEOGRAPHIC
    )
    return gpd.GeoDataFrame(
        records, geometry=points.where(records["place_precision"] == "point", None), crs=GEOGRAPHIC
    )
