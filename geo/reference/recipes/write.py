"""Writes the layers' files and brings the registry's hashes up to date."""

import json
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
from shapely.geometry import mapping

from geo.reference.recipes.packages import sha256

SERVED: Final = (
    "municipalities_drawing",
    "states_drawing",
    "neighbours",
    "sea",
    "military_regions_drawing",
    "coasts_drawing",
    "port_catchments_drawing",
    "crossing_catchments_drawing",
)
"""The layers that a browser fetches as they are: plain GeoJSON, not Parquet."""


def write_parquet(table: pd.DataFrame, file: Path) -> None:
    """Write a table as (Geo)Parquet, as small as it gets.

    Parameters
    ----------
    table : pandas.DataFrame
        A table, with or without geometry.
    file : pathlib.Path
        The file to write.
    """
    table.to_parquet(file, index=False, compression="zstd", compression_level=19)


def geojson(table: gpd.GeoDataFrame) -> str:
    """Return a table as compact GeoJSON text of RFC 7946, one feature a line.

    Parameters
    ----------
    table : geopandas.GeoDataFrame
        Text columns and shapes in WGS 84, rounded; polygons wound by the right-hand rule.

    Returns
    -------
    str
        A FeatureCollection.
    """
    columns = [column for column in table.columns if column != table.geometry.name]
    features = []
    for row, shape in zip(table[columns].to_dict("records"), table.geometry.values, strict=True):
        feature = {"type": "Feature", "properties": row, "geometry": mapping(shape)}
        features.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"


def update_registry(registry: Path, counts: dict[str, int]) -> None:
    """Write the hash, size and feature count of each built file into the registry.

    Parameters
    ----------
    registry : pathlib.Path
        The file ``registry.json``; the layers' files lie in the folder ``data`` beside it.
    counts : dict of str to int
        Number of features by layer.
    """
    content = json.loads(registry.read_text(encoding="utf-8"))
    for layer in content["layers"]:
        file = registry.parent / "data" / layer["file"]
        layer["sha256"] = sha256(file)
        layer["bytes"] = file.stat().st_size
        layer["features"] = counts[layer["name"]]
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    registry.write_text(text, encoding="utf-8")
