"""Why a raster of a reader cannot be used, and what must be known of one that can."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyproj
from affine import Affine
from pyproj.exceptions import CRSError as ProjectionError
from rasterio.enums import ColorInterp
from rasterio.io import DatasetReader
from rasterio.windows import Window

from geo.errors import RasterError
from geo.text import printable

_STARTS: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""The first bytes of a TIFF, old and big, in both byte orders."""

_MOST_BLOCK_BYTES: Final = 1 << 30
"""A part of the file that must be unpacked as a whole; a larger one does not fit beside others."""

_MOST_TEXT: Final = 200
_LIKELY_NODATA: Final = (-3.4028234663852886e38, -1.7976931348623157e308, -32768.0, -9999.0)
"""What programs write where they mean that there is no value; the lowest value of a band."""

_TURNED: Final = 1e-3
"""Cells by which a row may be turned from one end to the other, and count as straight."""


def check_file(path: Path, name: str) -> None:
    """Raise if a file is none, or begins like no TIFF.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    name : str
        What to call it.

    Raises
    ------
    RasterError
        If it is not there, cannot be opened or is no TIFF.
    """
    if path.is_dir():
        raise RasterError(f"{name}: is a folder; give a GeoTIFF")
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except FileNotFoundError as error:
        raise RasterError(f"{name}: there is no such file") from error
    except OSError as error:
        raise RasterError(f"{name}: cannot be opened ({error.strerror})") from error
    if start not in _STARTS:
        raise RasterError(f"{name}: is no GeoTIFF; export it as one, for example from QGIS")


def check_place(file: DatasetReader, name: str) -> None:
    """Raise if a raster does not say where on earth its cells lie.

    Parameters
    ----------
    file : rasterio.io.DatasetReader
        The open file.
    name : str
        What to call it.

    Raises
    ------
    RasterError
        If it has no coordinate system or one that is not tied to the earth,
        its cells have no place or lie aslant, or it names another file.
    """
    if file.tags(ns="OVERVIEWS").get("OVERVIEW_FILE"):
        raise RasterError(
            f"{name}: takes a part of itself from another file; export it as a file of its own"
        )
    if file.crs is None:
        raise RasterError(
            f"{name}: does not say its coordinate system; assign it, for example in QGIS with "
            "Assign projection, and try again"
        )
    try:
        projection = pyproj.CRS.from_wkt(file.crs.to_wkt())
    except ProjectionError as error:
        raise RasterError(f"{name}: its coordinate system cannot be understood") from error
    if not (projection.is_geographic or projection.is_projected):
        raise RasterError(
            f"{name}: its coordinate system ({plain(projection.name)}) is not tied to the earth; "
            "georeference it and try again"
        )
    turn = file.transform
    if turn == Affine.identity() or not (turn.a and turn.e):
        raise RasterError(
            f"{name}: does not say where its cells lie; warp it to a coordinate system, for "
            "example in QGIS with Georeferencer or Warp, and try again"
        )
    aslant = abs(turn.b / turn.a) * file.height, abs(turn.d / turn.e) * file.width
    if max(aslant) > _TURNED:
        raise RasterError(
            f"{name}: its rows do not run from west to east; warp it to a coordinate system, for "
            "example in QGIS with Warp, and try again"
        )


def check_values(file: DatasetReader, name: str) -> None:
    """Raise if the values of a raster cannot be read part by part as numbers.

    Parameters
    ----------
    file : rasterio.io.DatasetReader
        The open file.
    name : str
        What to call it.

    Raises
    ------
    RasterError
        If they are complex, or a part is too large.
    """
    if any(kind.startswith("complex") for kind in file.dtypes):
        raise RasterError(f"{name}: holds complex numbers; export their magnitude and try again")
    rows, columns = max(file.block_shapes)
    size = rows * columns * max(np.dtype(kind).itemsize for kind in file.dtypes)
    if "pixel" in str(file.profile.get("interleave", "")):
        size *= file.count
    if size > _MOST_BLOCK_BYTES:
        raise RasterError(
            f"{name}: its parts of {columns:,} by {rows:,} cells are too large to be read one by "
            "one; export it with tiles and try again"
        )


def remarks(file: DatasetReader, nodata: float | None) -> Iterator[str]:
    """Say what must be known to read the values of a raster.

    Parameters
    ----------
    file : rasterio.io.DatasetReader
        The open file.
    nodata : float or None
        Value that the reader says to mean nothing.

    Yields
    ------
    str
        A sentence.
    """
    if ColorInterp.palette in file.colorinterp:
        yield "its values are classes with colours: a mean or a sum of them means nothing"
    if nodata is not None or any(value is not None for value in file.nodatavals):
        return
    for number in file.indexes:
        lowest = min((_lowest(file, number, window) for window in _parts(file)), default=math.inf)
        if lowest in _LIKELY_NODATA:
            yield (
                f"band {number} holds the value {lowest:g} and says no value that means "
                "nothing: name it if it does"
            )


def _lowest(file: DatasetReader, number: int, window: Window) -> float:
    seen: Any = file.read(number, window=window, masked=True)
    return float(seen.min()) if seen.count() else math.inf


def _parts(file: DatasetReader) -> Iterator[Window]:
    """Yield the parts in the corners, at the edges and in the middle, as the file is cut."""
    tall, wide = file.block_shapes[0]
    rows = {at // tall * tall for at in (0, file.height // 2, file.height - 1)}
    columns = {at // wide * wide for at in (0, file.width // 2, file.width - 1)}
    for top, left in product(sorted(rows), sorted(columns)):
        yield Window(left, top, min(wide, file.width - left), min(tall, file.height - top))


def plain(value: str) -> str:
    """Return a text of a raster on one line, cut where it is long.

    Parameters
    ----------
    value : str
        As the file has it.

    Returns
    -------
    str
        Without characters that cannot be printed.
    """
    text = printable(" ".join(str(value).split()))
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"
