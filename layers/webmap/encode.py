"""The data of a Sheet as one short text for ``map.js``.

All of it is sent again at every change of a filter, so it is compressed. In
base 64 it is inert as well: no text of a file can end a script, and neither
folium's templates nor the rewriting of names by streamlit-folium find
anything to replace in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from geo import reference
from geo.errors import OutputError
from layers.base import PLACE_NAMES
from layers.sheet import AreaLayer, GridLayer, Layer, LineLayer, PointLayer, Sheet
from layers.webmap.shapes import LINES, OUTLINES
from layers.webmap.surfaces import CLASS_MARKS, encode_grid, features, fill_of
from layers.webmap.words import map_words
from layers.words import say

STEPS_PER_DEGREE: Final = 100_000
"""Coordinates travel as whole numbers of these steps, about one metre."""

_DECIMALS: Final = 5

PIXELS_PER_POINT: Final = 4 / 3
"""Pixels of a style sheet that make one point."""


@dataclass(frozen=True)
class Payload:
    """What the browser draws.

    Attributes
    ----------
    version : str
        Hash of the content: the page shows it once the content is painted.
    data : str
        JSON, compressed with zlib, in base 64.
    """

    version: str
    data: str


def encode(sheet: Sheet, urls: Mapping[str, str]) -> Payload:
    """Return all that ``map.js`` draws of a Sheet.

    Parameters
    ----------
    sheet : Sheet
        What is drawn.
    urls : mapping of str to str
        Where the browser finds each drawing geometry.

    Returns
    -------
    Payload
        The content and its hash.

    Raises
    ------
    OutputError
        If a layer does not fit its geometry or its legend.
    """
    content = {
        "mark": sheet.illustrative,
        "words": map_words(sheet.language),
        "names": [
            [say(place.key, sheet.language), place.lon, place.lat, int(place.water)]
            for place in PLACE_NAMES
        ],
        "layers": [_layer(layer, urls) for layer in sheet.layers],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Payload(
        version=hashlib.sha256(text).hexdigest()[:16],
        data=base64.b64encode(zlib.compress(text)).decode("ascii"),
    )


def decode(data: str) -> dict[str, Any]:
    """Return the content of a payload, as the browser reads it.

    Parameters
    ----------
    data : str
        ``data`` of a :class:`Payload`.

    Returns
    -------
    dict
        The content.
    """
    content: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(data)))
    return content


def _layer(layer: Layer, urls: Mapping[str, str]) -> dict[str, Any]:
    match layer:
        case AreaLayer():
            return _areas(layer, urls)
        case GridLayer():
            return encode_grid(layer)
        case LineLayer():
            return _lines(layer, urls)
        case PointLayer():
            return _points(layer)


def _areas(layer: AreaLayer, urls: Mapping[str, str]) -> dict[str, Any]:
    if not layer.geometry:
        _same_length(layer, layer.codes, layer.classes, layer.labels, layer.outlines)
        codes, names = layer.codes, layer.codes
    else:
        codes, names = _drawing_order(layer.geometry)
    if layer.codes != codes or not len(layer.codes) == len(layer.classes) == len(layer.labels):
        raise OutputError(
            f"layer {layer.name}: its areas are not those of {layer.geometry}, one by one"
        )
    return {
        "kind": "areas",
        **_geometry(layer, urls),
        "classes": _classes(layer),
        "fills": [fill_of(entry) for entry in layer.legend.entries],
        "labels": [_label(*pair) for pair in zip(layer.labels, names, strict=True)],
    }


def _lines(layer: LineLayer, urls: Mapping[str, str]) -> dict[str, Any]:
    if not layer.geometry:
        _same_length(layer, layer.codes, layer.outlines)
        names = {code: code for code in layer.codes}
    else:
        names = dict(zip(*_drawing_order(layer.geometry), strict=True))
    if unknown := [code for code in layer.codes if code not in names]:
        raise OutputError(f"layer {layer.name}: {layer.geometry} has no {', '.join(unknown)}")
    if len(set(layer.codes)) != len(layer.codes):
        raise OutputError(f"layer {layer.name}: a code stands there twice")
    _same_length(layer, layer.codes, layer.classes, layer.labels)
    return {
        "kind": "lines",
        **_geometry(layer, urls),
        "codes": layer.codes,
        "classes": _classes(layer),
        "looks": _looks(layer, LINES),
        "width": round(layer.width * PIXELS_PER_POINT, 2),
        "labels": [
            _label(label, names[code])
            for label, code in zip(layer.labels, layer.codes, strict=True)
        ],
        "captions": _captions(layer),
    }


def _geometry(layer: AreaLayer | LineLayer, urls: Mapping[str, str]) -> dict[str, Any]:
    """Return where the browser finds the outlines of a layer, or the outlines themselves."""
    if layer.geometry:
        return {"geometry": urls[layer.geometry]}
    return {"outlines": features(layer.codes, layer.outlines)}


def _points(layer: PointLayer) -> dict[str, Any]:
    _same_length(layer, layer.lon, layer.lat, layer.classes, layer.labels)
    if layer.radius_km:
        _same_length(layer, layer.lon, layer.radius_km)
    if not np.isfinite([*layer.lon, *layer.lat]).all():
        raise OutputError(f"layer {layer.name}: a point has no place on the map")
    if not all(math.isfinite(radius) and radius >= 0 for radius in layer.radius_km):
        raise OutputError(f"layer {layer.name}: a radius is not a number of kilometres")
    return {
        "kind": "points",
        "classes": _classes(layer),
        "lon": _steps(layer.lon),
        "lat": _steps(layer.lat),
        "steps": STEPS_PER_DEGREE,
        "radius": layer.radius_km,
        "looks": _looks(layer, OUTLINES),
        "labels": [f"={label}" for label in layer.labels],
        "captions": _captions(layer),
    }


def _label(label: str, name: str) -> str:
    """Return a label as it is sent: the browser knows the names, and adds them to the rest."""
    return f"+{label.removeprefix(name)}" if label.startswith(name) else f"={label}"


def _captions(layer: LineLayer | PointLayer) -> list[tuple[str, float, float]]:
    places = [(caption.lon, caption.lat) for caption in layer.captions]
    if not np.isfinite(places).all():
        raise OutputError(f"layer {layer.name}: a name has no place on the map")
    return [
        (caption.text, round(lon, _DECIMALS), round(lat, _DECIMALS))
        for caption, (lon, lat) in zip(layer.captions, places, strict=True)
    ]


def _steps(degrees: tuple[float, ...]) -> list[int]:
    steps: list[int] = np.rint(np.asarray(degrees) * STEPS_PER_DEGREE).astype(int).tolist()
    return steps


def _looks(layer: LineLayer | PointLayer, shapes: Collection[str]) -> list[tuple[str, str, int]]:
    for entry in layer.legend.entries:
        if entry.shape not in shapes:
            raise OutputError(f"layer {layer.name}: its legend shows it by a {entry.shape}")
    return [(entry.shape, entry.color, int(entry.hollow)) for entry in layer.legend.entries]


def _same_length(layer: AreaLayer | LineLayer | PointLayer, *columns: tuple[object, ...]) -> None:
    if len({len(column) for column in columns}) > 1:
        raise OutputError(f"layer {layer.name}: not one value for each thing that it shows")


def _classes(layer: AreaLayer | LineLayer | PointLayer) -> str:
    marks = CLASS_MARKS[: len(layer.legend.entries)]
    if layer.classes and not 0 <= min(layer.classes) <= max(layer.classes) < len(marks):
        raise OutputError(
            f"layer {layer.name}: classes {min(layer.classes)} to {max(layer.classes)}, "
            f"but {len(marks)} entries in its legend"
        )
    return "".join(marks[k] for k in layer.classes)


@cache
def _drawing_order(geometry: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    drawing = reference.load(geometry)
    return tuple(drawing["code"]), tuple(drawing["name"])
