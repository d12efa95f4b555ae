"""The description beside exported layers: a Frictionless Data Package, version 1."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from geo import reference
from geo.reference import LayerInfo
from layers.credits import LICENCES

DESCRIPTOR: Final = "datapackage.json"
"""Name of the file that describes an export."""

GEOMETRY_COLUMNS: Final = {"gpkg": "geom", "parquet": "geometry", "csv": "WKT"}
"""Name of the geometry in the formats where it is a column."""

_MEDIA_TYPES: Final = {
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "fgb": "application/flatgeobuf",
    "kml": "application/vnd.google-earth.kml+xml",
    "csv": "text/csv",
}
_TEXT: Final = ("geojson", "kml", "csv")
_NOTES: Final = {
    "fgb": "Without a spatial index, which would change the order of the rows.",
    "kml": "The column name is the placemark's name, id its id; an empty text reads as missing.",
    "csv": "Codes are text with leading zeros: read them as such. An empty text reads as missing. "
    "A text that begins like a formula stands after an apostrophe.",
}
_DIALECT: Final = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}


def datapackage(
    tables: Mapping[str, pd.DataFrame], folder: Path, file_format: str, on: date | None
) -> str:
    """Return the description of exported layers, the same for the same export.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        What was written, by layer.
    folder : pathlib.Path
        Where the files lie, each named as its layer and its format.
    file_format : str
        The ending of the files, without its dot.
    on : datetime.date or None
        The day that the rows of layers with dates were chosen by.

    Returns
    -------
    str
        JSON: files with size and hash, columns with types and descriptions,
        sources and licences.
    """
    resources = [_resource(name, tables[name], folder, file_format, on) for name in tables]
    package = {
        "profile": "data-package",
        "name": "labatlas-layers",
        "title": f"Reference layers of labatlas: {', '.join(tables)}",
        "description": _choice(on) if on else "All rows of each layer.",
        "licenses": _once(resources, "licenses"),
        "sources": _once(resources, "sources"),
        "contributors": [{"title": f"labatlas {version('labatlas')}", "role": "wrangler"}],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def layer_words(layer: LayerInfo, on: date | None = None) -> str:
    """Return what a file of a layer must say of itself.

    Parameters
    ----------
    layer : LayerInfo
        The layer.
    on : datetime.date, optional
        The day that its rows were chosen by.

    Returns
    -------
    str
        Title, choice of rows, source, licence, attribution, changes and known limits.
    """
    parts = [layer.title]
    if on:
        parts.append(f"Rows in force on {on}" if layer.dated else "All rows: they have no dates")
    parts += [
        f"Source: {layer.source}",
        f"Licence: {layer.licence}",
        f"Attribution: {layer.attribution}",
        f"Changes: {layer.modified}",
        f"Known limits: {' '.join(layer.known_limits)}",
    ]
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def licences(layer: LayerInfo) -> list[dict[str, str]]:
    """Return the licences of a layer as a data package names them.

    Parameters
    ----------
    layer : LayerInfo
        The layer.

    Returns
    -------
    list of dict
        Name, title and path of each.
    """
    return [asdict(LICENCES[licence]) for licence in layer.licences]


def column_types(table: pd.DataFrame) -> dict[str, str]:
    """Return the type of each column but the geometry.

    Parameters
    ----------
    table : pandas.DataFrame
        A layer.

    Returns
    -------
    dict of str to str
        ``boolean``, ``integer``, ``number``, ``date`` or ``string``.
    """
    geometry = table.geometry.name if isinstance(table, gpd.GeoDataFrame) else None
    return {str(name): _type(kind) for name, kind in table.dtypes.items() if name != geometry}


def _type(kind: Any) -> str:
    is_kind = pd.api.types
    if is_kind.is_bool_dtype(kind):
        return "boolean"
    if is_kind.is_integer_dtype(kind):
        return "integer"
    if is_kind.is_float_dtype(kind):
        return "number"
    return "date" if is_kind.is_datetime64_any_dtype(kind) else "string"


def _resource(
    name: str, table: pd.DataFrame, folder: Path, file_format: str, on: date | None
) -> dict[str, Any]:
    layer = reference.info(name)
    file = folder / f"{name}.{file_format}"
    content = file.read_bytes()
    words = [layer_words(layer, on), _NOTES.get(file_format, "")]
    tabular = file_format == "csv"
    resource: dict[str, Any] = {
        "name": name,
        "path": file.name,
        "profile": "tabular-data-resource" if tabular else "data-resource",
        # Frictionless's own: without it, it reads Parquet as a table, for which it needs more.
        "type": "table" if tabular else "file",
        "title": layer.title,
        "description": " ".join(filter(None, words)),
        "format": file_format,
        "mediatype": _MEDIA_TYPES[file_format],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "geometry": layer.geometry,
        "crs": layer.crs,
        "schema": _schema(table, layer, file_format),
        "licenses": licences(layer),
        "sources": [{"title": layer.source}],
    }
    if file_format in _TEXT:
        resource["encoding"] = "utf-8"
    if tabular:
        resource["dialect"] = _DIALECT
    return resource


def _schema(table: pd.DataFrame, layer: LayerInfo, file_format: str) -> dict[str, Any]:
    fields = [
        {"name": name, "type": kind, "description": layer.columns[name]}
        for name, kind in column_types(table).items()
    ]
    geometry = GEOMETRY_COLUMNS.get(file_format)
    if geometry and isinstance(table, gpd.GeoDataFrame):
        form = "Well-known text" if file_format == "csv" else "Geometry"
        fields.append(
            {
                "name": geometry,
                "type": "string" if file_format == "csv" else "any",
                "description": f"{form} ({layer.geometry}), WGS 84, longitude first, degrees",
            }
        )
    return {"fields": fields, "missingValues": [""]}


def _choice(on: date) -> str:
    return f"Of layers with dates the rows in force on {on}; of the others all rows."


def _once(resources: list[dict[str, Any]], key: str) -> list[dict[str, str]]:
    """Return what the resources name under a key, each only once."""
    every = [item for resource in resources for item in resource[key]]
    return [item for place, item in enumerate(every) if item not in every[:place]]
