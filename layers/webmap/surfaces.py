"""Surfaces and outlines of their own as the browser takes them."""

from __future__ import annotations

import json
from typing import Any, Final, get_args

import numpy as np
import numpy.typing as npt
import shapely

from geo.errors import OutputError
from geo.rasters.mercator import to_mercator
from layers.legend import Texture
from layers.palettes import ink_on
from layers.sheet import HATCH_KM, NOT_DRAWN, GridLayer, LegendEntry

CLASS_MARKS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""One character stands for each class."""

NO_MARK: Final = " "
"""It stands for a cell where nothing is drawn."""

_DECIMALS: Final = 4
_TEXTURES: Final[tuple[Texture, ...]] = get_args(Texture)


def fill_of(entry: LegendEntry) -> list[str | int]:
    """Return how the browser fills the areas of a class.

    Parameters
    ----------
    entry : LegendEntry
        The class.

    Returns
    -------
    list
        Its colour, what lies over it (0 nothing, 1 hatching, 2 dots, 3 lines,
        4 a grid) and the ink of a texture.
    """
    if entry.texture:
        return [entry.color, 1 + _TEXTURES.index(entry.texture), ink_on(entry.color)]
    return [entry.color, int(entry.hatched)]


def encode_grid(layer: GridLayer) -> dict[str, Any]:
    """Return a surface as a picture of classes that is even in Web Mercator, as the map is.

    Parameters
    ----------
    layer : GridLayer
        The surface.

    Returns
    -------
    dict of str to object
        Its size in pixels, its edges in degrees, one character a pixel, and
        the colours.

    Raises
    ------
    OutputError
        If a cell has a class that the legend has not.
    """
    entries = layer.legend.entries
    content: dict[str, Any] = {
        "kind": "grid",
        "width": 0,
        "height": 0,
        "edges": [],
        "classes": "",
        "fills": [fill_of(entry) for entry in entries],
        "hatch": 0,
        "labels": [f"={label}" for label in layer.labels],
    }
    if not layer.classes:
        return content
    cells = layer.cells()
    _check(layer, cells)
    picture = to_mercator(layer.grid, cells, outside=NOT_DRAWN)
    marks = np.full(256, ord(NO_MARK), dtype=np.uint8)
    marks[: len(entries)] = [ord(mark) for mark in CLASS_MARKS[: len(entries)]]
    height, width = picture.values.shape
    return content | {
        "width": width,
        "height": height,
        "edges": [round(edge, 6) for edge in picture[1:]],
        "classes": marks[picture.values].tobytes().decode("ascii"),
        "hatch": max(4, round(HATCH_KM / layer.grid.cell_km)),
    }


def _check(layer: GridLayer, cells: npt.NDArray[np.uint8]) -> None:
    entries = len(layer.legend.entries)
    drawn = cells[cells != NOT_DRAWN]
    if len(layer.labels) != entries:
        raise OutputError(f"layer {layer.name}: not one label for each class")
    if drawn.size and drawn.max() >= min(entries, len(CLASS_MARKS)):
        raise OutputError(
            f"layer {layer.name}: a class {drawn.max()}, but {entries} entries in its legend"
        )


def features(codes: tuple[str, ...], outlines: tuple[shapely.Geometry, ...]) -> dict[str, Any]:
    """Return outlines as GeoJSON, for a layer that no reference layer holds.

    Parameters
    ----------
    codes : tuple of str
        Code of each.
    outlines : tuple of shapely.Geometry
        Lines or polygons; degrees, WGS 84.

    Returns
    -------
    dict of str to object
        A feature collection; coordinates to about ten metres.
    """
    rounded = shapely.transform(np.asarray(outlines, dtype=object), lambda at: at.round(_DECIMALS))
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code, "name": code},
                "geometry": json.loads(text),
            }
            for code, text in zip(codes, shapely.to_geojson(rounded).tolist(), strict=True)
        ],
    }
