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
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from geo import reference
from geo.errors import OutputError
from layers.base import PLACE_NAMES
from layers.sheet import AreaLayer, PointLayer, Sheet
from layers.webmap.words import map_words
from layers.words import say

CLASS_MARKS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""One character stands for each class."""

STEPS_PER_DEGREE: Final = 100_000
"""Coordinates travel as whole numbers of these steps, about one metre."""


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
        If areas are not those of their geometry, or a class has no legend entry.
    """
    content = {
        "mark": sheet.illustrative,
        "words": map_words(sheet.language),
        "names": [
            [say(place.key, sheet.language), place.lon, place.lat, int(place.water)]
            for place in PLACE_NAMES
        ],
        "layers": [
            _areas(layer, urls) if isinstance(layer, AreaLayer) else _points(layer)
            for layer in sheet.layers
        ],
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


def _areas(layer: AreaLayer, urls: Mapping[str, str]) -> dict[str, Any]:
    codes, names = _drawing_order(layer.geometry)
    if layer.codes != codes or not len(layer.codes) == len(layer.classes) == len(layer.labels):
        raise OutputError(
            f"layer {layer.name}: its areas are not those of {layer.geometry}, one by one"
        )
    return {
        "kind": "areas",
        "geometry": urls[layer.geometry],
        "classes": _classes(layer),
        "fills": [[entry.color, int(entry.hatched)] for entry in layer.legend.entries],
        # The browser knows the names: a label that begins with one sends only the rest.
        "labels": [
            f"+{label.removeprefix(name)}" if label.startswith(name) else f"={label}"
            for label, name in zip(layer.labels, names, strict=True)
        ],
    }


def _points(layer: PointLayer) -> dict[str, Any]:
    return {
        "kind": "points",
        "classes": _classes(layer),
        "lon": _steps(layer.lon),
        "lat": _steps(layer.lat),
        "steps": STEPS_PER_DEGREE,
        "marks": [[entry.shape, entry.color] for entry in layer.legend.entries],
        "labels": [f"={label}" for label in layer.labels],
    }


def _steps(degrees: tuple[float, ...]) -> list[int]:
    steps: list[int] = np.rint(np.asarray(degrees) * STEPS_PER_DEGREE).astype(int).tolist()
    return steps


def _classes(layer: AreaLayer | PointLayer) -> str:
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
