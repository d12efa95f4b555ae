"""What the reference layers are, and how one is read without trusting the file."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

import geopandas as gpd
import pandas as pd

from geo.errors import ChoiceError, ReferenceLayerError

FOLDER = Path(__file__).parent
"""Where ``registry.json`` and the folder ``data`` lie."""

VALIDITY: Final = ("valid_from", "valid_to")
"""Columns of a dated layer: first and last day on which a row is in force, both included."""


@dataclass(frozen=True)
class LayerInfo:
    """A layer's contents, origin, licence and known limits, as the registry states them.

    Attributes
    ----------
    name : str
        The word that ``load`` takes.
    title : str
        One line for people.
    file : str
        The file's name in the folder ``data``.
    sha256 : str
        Hash of that file, in hexadecimal.
    bytes : int
        Size of that file.
    features : int
        Number of rows.
    geometry : {'polygon', 'point', 'line', 'none'}
        ``polygon``, ``point``, ``line`` or ``none``.
    crs : str
        Coordinate system of the geometry, empty for a plain table.
    source : str
        The package or documents the layer was made from.
    licence : str
        The terms under which the source may be used, in words.
    licences : tuple of str
        The same as ids: ``inegi`` (INEGI's terms of free use), ``cc-by-4.0``,
        ``public-domain``, ``mit`` or ``isc``.
    attribution : str
        The words to print beside a map that shows the layer.
    modified : str
        What was changed from the source.
    tolerance_m : float or None
        Simplification tolerance in metres, None where nothing was simplified.
    known_limits : tuple of str
        What the layer does not or cannot say.
    columns : mapping of str to str
        A description, with the unit, for each column but the geometry.
    """

    name: str
    title: str
    file: str
    sha256: str
    bytes: int
    features: int
    geometry: Literal["polygon", "point", "line", "none"]
    crs: str
    source: str
    licence: str
    licences: tuple[str, ...]
    attribution: str
    modified: str
    tolerance_m: float | None
    known_limits: tuple[str, ...]
    columns: Mapping[str, str]

    @property
    def dated(self) -> bool:
        """Whether the rows hold between dates, so that ``load`` takes a day.

        Returns
        -------
        bool
            True if the layer has the columns :data:`VALIDITY`.
        """
        return set(VALIDITY) <= set(self.columns)


@lru_cache(maxsize=1)
def _registry() -> dict[str, LayerInfo]:
    """Return every layer's entry by name, read once."""
    entries = json.loads((FOLDER / "registry.json").read_text(encoding="utf-8"))["layers"]
    layers = {}
    for entry in entries:
        for field in ("licences", "known_limits"):
            entry[field] = tuple(entry[field])
        entry["columns"] = MappingProxyType(entry["columns"])
        layers[entry["name"]] = LayerInfo(**entry)
    return layers


def names() -> list[str]:
    """Return the names of the layers.

    Returns
    -------
    list of str
        In the order of the registry.
    """
    return list(_registry())


def info(name: str) -> LayerInfo:
    """Return what the registry says of one layer.

    Parameters
    ----------
    name : str
        One of ``names()``.

    Returns
    -------
    LayerInfo
        Its contents, origin, licence and limits.

    Raises
    ------
    ReferenceLayerError
        If there is no such layer.
    """
    try:
        return _registry()[name]
    except KeyError:
        raise ReferenceLayerError(
            f"There is no reference layer {name!r}. There are: {', '.join(names())}."
        ) from None


def _verified(name: str) -> tuple[Path, bytes]:
    """Return a layer's file and its content, once its hash is found to be the registry's."""
    layer = info(name)
    file = FOLDER / "data" / layer.file
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise ReferenceLayerError(
            f"The file of the reference layer {name!r} is missing: {file}. Install the package "
            "again, or rebuild it with `python -m geo.reference.build`."
        ) from None
    found = hashlib.sha256(content).hexdigest()
    if found != layer.sha256:
        raise ReferenceLayerError(
            f"The reference layer {name!r} is not the registered file: {file} has the sha256 "
            f"{found}, not {layer.sha256}. Install the package again, or rebuild it with "
            "`python -m geo.reference.build`."
        )
    return file, content


def path(name: str) -> Path:
    """Return the file of one layer, verified, to be served or copied as it is.

    Parameters
    ----------
    name : str
        One of ``names()``.

    Returns
    -------
    pathlib.Path
        A file whose sha256 is the registry's.

    Raises
    ------
    ReferenceLayerError
        If the layer is unknown, or its file missing or changed.
    """
    return _verified(name)[0]


@lru_cache(maxsize=32)
def _read(name: str) -> gpd.GeoDataFrame:
    """Return the one shared table of a layer; callers get copies of it."""
    layer = info(name)
    content = io.BytesIO(_verified(name)[1])
    if layer.geometry == "none":
        return pd.read_parquet(content)
    if layer.file.endswith(".geojson"):
        return gpd.read_file(content)
    return gpd.read_parquet(content)


def load(name: str, on: date | str | None = None) -> gpd.GeoDataFrame:
    """Return one layer as a table that the caller may change freely.

    The file is read and its hash checked once per process.

    Parameters
    ----------
    name : str
        One of ``names()``.
    on : datetime.date or str, optional
        A day, or its ISO text (``"2022-06-01"``): only the rows in force on
        it. The first and last day of a row count; a row whose start is not
        known counts from ever, one whose end is not known for ever.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns that ``info(name).columns`` describes and, in the coordinate
        system ``info(name).crs``, the geometry. A layer without geometry is a
        plain ``pandas.DataFrame``.

    Raises
    ------
    ReferenceLayerError
        If the layer is unknown, or its file missing or changed.
    ChoiceError
        If a day is asked of a layer that has no dates, or is none.
    """
    if on is None:
        return _read(name).copy()
    layer = info(name)
    if not layer.dated:
        dated = ", ".join(known for known in names() if info(known).dated)
        raise ChoiceError(
            f"The reference layer {name!r} has no dates, so none of its rows can be chosen by a "
            f"day. Layers with dates: {dated or 'none'}."
        )
    moment = pd.Timestamp(day(on))
    table = _read(name)
    first, last = (pd.to_datetime(table[column]) for column in VALIDITY)
    in_force = (first.isna() | (first <= moment)) & (last.isna() | (last >= moment))
    return table[in_force].reset_index(drop=True).copy()


def day(on: date | str) -> date:
    """Return a day that was given as such or as text.

    Parameters
    ----------
    on : datetime.date or str
        A day, or its ISO text.

    Returns
    -------
    datetime.date
        The day; of a moment, its day.

    Raises
    ------
    ChoiceError
        If it is neither.
    """
    if isinstance(on, date) and not pd.isna(on):
        return on.date() if isinstance(on, datetime) else on
    try:
        return date.fromisoformat(on)
    except (TypeError, ValueError):
        raise ChoiceError(f"{on!r} is no day: write it like 2022-06-01.") from None
