"""Reference layers as files that other programs open, with a description beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely

from geo import reference
from geo.crs import GEOGRAPHIC
from geo.errors import ChoiceError, OutputError
from geo.reference import LayerInfo
from geo.reference.catalogue import day
from layers.datapackage import DESCRIPTOR, column_types, datapackage, layer_words
from layers.files import RFC_7946, write_csv, write_parquet, written_whole

_CLOCK: Final = "OGR_CURRENT_DATE"
_CSVT: Final = {
    "boolean": "Integer(Boolean)",
    "integer": "Integer64",
    "number": "Real",
    "date": "Date",
    "string": "String",
}


def export(
    names: Iterable[str],
    folder: str | Path,
    file_format: str,
    on: date | str | None = None,
    *,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write reference layers, one file each, and a ``datapackage.json`` that describes them.

    Rows keep their order, also those without geometry, and codes are text.
    Dates are dates in ``gpkg`` and ``parquet``; the other formats have no type
    for them and get ISO text. The same export gives the same bytes. Files that
    stood there are replaced once all new ones are whole; the description tells
    of this export alone.

    Parameters
    ----------
    names : iterable of str
        Names of layers.
    folder : str or pathlib.Path
        Where to write to; made if it does not exist.
    file_format : str
        One of :data:`FORMATS`.
    on : datetime.date or str, optional
        A day, or its ISO text: of layers with dates only the rows in force on
        it. Layers without dates are written whole, and described so.
    progress : callable, optional
        Called with the name of each layer before it is written.

    Returns
    -------
    list of pathlib.Path
        The layers' files, in the order of their names, and last the
        description. A ``csvt`` with the types of the columns lies beside each
        ``csv``, where GDAL and QGIS look for it.

    Raises
    ------
    ReferenceLayerError
        If a layer is unknown, or its file missing or changed.
    ChoiceError
        If the format or the day is none, or a day is given and no layer has dates.
    OutputError
        If a file cannot be written, or the folder's ``datapackage.json`` describes others.
    """
    names = list(dict.fromkeys([names] if isinstance(names, str) else names))
    layers = [reference.info(name) for name in names]
    if not layers:
        raise ChoiceError(f"No layer was named. There are: {', '.join(reference.names())}.")
    if file_format not in _WRITERS:
        raise ChoiceError(f"{file_format!r} is no format. There are: {', '.join(FORMATS)}.")
    on = None if on is None else day(on)
    if on and not any(layer.dated for layer in layers):
        # Refused there, with the layers that a day can choose from.
        reference.load(names[0], on=on)
    folder = Path(folder)
    make_folder(folder)
    keep_other_package(folder, {f"{layer.name}.{file_format}" for layer in layers})
    tell = progress or (lambda _: None)
    tables = {}
    with written_whole(folder) as lent:
        for layer in layers:
            tell(layer.name)
            table = reference.load(layer.name, on=on if layer.dated else None)
            file = lent / f"{layer.name}.{file_format}"
            _WRITERS[file_format](table, file, layer, layer_words(layer, on))
            tables[layer.name] = table
        (lent / DESCRIPTOR).write_text(datapackage(tables, lent, file_format, on), "utf-8")
    return [*(folder / f"{name}.{file_format}" for name in names), folder / DESCRIPTOR]


def make_folder(folder: Path) -> None:
    """Make a folder to write to, if it does not exist.

    Parameters
    ----------
    folder : pathlib.Path
        The folder.

    Raises
    ------
    OutputError
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error}") from error


def keep_other_package(folder: Path, files: set[str]) -> None:
    """Raise if the folder's description is of files that an export doesn't write again.

    Parameters
    ----------
    folder : pathlib.Path
        The folder.
    files : set of str
        Names of the files that the export writes.

    Raises
    ------
    OutputError
        If the description is of others, or none that this program wrote.
    """
    description = folder / DESCRIPTOR
    try:
        package = json.loads(description.read_text("utf-8"))
        described = {str(resource["path"]) for resource in package["resources"]}
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f"{description} is no description of layers, and would be written over; "
            "choose another folder"
        ) from error
    if others := sorted(described - files):
        raise OutputError(
            f"{description} describes other files too ({', '.join(others)}), and would be written "
            "over; export all the layers at once, or choose another folder"
        )


@contextmanager
def stopped_clock() -> Iterator[None]:
    """Let files that must hold a time of writing hold the same one each time.

    Yields
    ------
    None
        While it lasts, the same table gives the same bytes.
    """
    before = pyogrio.get_gdal_config_option(_CLOCK)
    pyogrio.set_gdal_config_options({_CLOCK: "1970-01-01T00:00:00.000Z"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({_CLOCK: before})


def _dated(table: pd.DataFrame, change: Callable[[pd.Series], pd.Series]) -> pd.DataFrame:
    dates = table.columns[[pd.api.types.is_datetime64_any_dtype(kind) for kind in table.dtypes]]
    return table.assign(**{name: change(table[name]) for name in dates})


def _with_dates(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose dates are days, not moments, in a type that Arrow hands on."""
    kind = pd.ArrowDtype(pa.date32())

    def days(column: pd.Series) -> pd.Series:
        # Not astype: that of pandas 3.0 writes into the column it is asked of.
        values = [None if pd.isna(moment) else moment.date() for moment in column]
        return pd.Series(values, index=column.index, dtype=kind)

    return _dated(table, days)


def _with_iso_text(table: pd.DataFrame) -> pd.DataFrame:
    return _dated(table, lambda column: column.dt.strftime("%Y-%m-%d").astype("str"))


def _ogr(table: pd.DataFrame, file: Path, layer: LayerInfo, driver: str, **options: Any) -> None:
    pyogrio.write_dataframe(
        table, file, layer=layer.name, driver=driver, layer_options=options, use_arrow=True
    )


def _geojson(table: pd.DataFrame, file: Path, layer: LayerInfo, words: str) -> None:
    table = _with_iso_text(table)
    if not isinstance(table, gpd.GeoDataFrame):
        table = gpd.GeoDataFrame(table, geometry=[None] * len(table), crs=GEOGRAPHIC)
    _ogr(table, file, layer, "GeoJSON", **RFC_7946, DESCRIPTION=words)


def _gpkg(table: pd.DataFrame, file: Path, layer: LayerInfo, words: str) -> None:
    with stopped_clock():
        _ogr(_with_dates(table), file, layer, "GPKG", IDENTIFIER=layer.title, DESCRIPTION=words)


def _parquet(table: pd.DataFrame, file: Path, _: LayerInfo, words: str) -> None:
    write_parquet(_with_dates(table), file, words)


def _fgb(table: pd.DataFrame, file: Path, layer: LayerInfo, words: str) -> None:
    # A spatial index would change the order and can hold no row without geometry.
    options = {"SPATIAL_INDEX": "NO", "TITLE": layer.title, "DESCRIPTION": words}
    _ogr(_with_iso_text(table), file, layer, "FlatGeobuf", **options)


def _kml(table: pd.DataFrame, file: Path, layer: LayerInfo, words: str) -> None:
    if "w" not in (pyogrio.list_drivers().get("LIBKML") or ""):
        raise OutputError(
            "cannot write KML: the installed pyogrio has no driver LIBKML. Install pyogrio 0.12 "
            "or later from its wheels, or choose another format."
        )
    table = _with_iso_text(table)
    # The driver makes text of whole numbers of 64 bits.
    whole = table.columns[[pd.api.types.is_integer_dtype(kind) for kind in table.dtypes]]
    table = table.astype(
        {name: "int32" if table[name].notna().all() else "Int32" for name in whole}
    )
    _ogr(table, file, layer, "LIBKML", DESCRIPTION=words)


def _csv(table: pd.DataFrame, file: Path, _: LayerInfo, __: str) -> None:
    """Write the table with its geometry, if any, as well-known text in a last column."""
    plain = _with_iso_text(table)
    if isinstance(table, gpd.GeoDataFrame):
        text = shapely.to_wkt(table.geometry.to_numpy(), rounding_precision=7)
        plain = plain.drop(columns=table.geometry.name).assign(WKT=text)
    write_csv(plain, file)
    types = [_CSVT[kind] for kind in column_types(table).values()]
    types += ["WKT"] * isinstance(table, gpd.GeoDataFrame)
    file.with_suffix(".csvt").write_text(",".join(f'"{kind}"' for kind in types) + "\n")


_WRITERS: Final[dict[str, Callable[[pd.DataFrame, Path, LayerInfo, str], None]]] = {
    "geojson": _geojson,
    "gpkg": _gpkg,
    "parquet": _parquet,
    "fgb": _fgb,
    "kml": _kml,
    "csv": _csv,
}

FORMATS: Final = tuple(_WRITERS)
"""Formats that layers can be written in, each named as its files end."""
