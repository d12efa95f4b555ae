"""Coordinate pairs as files give them, and the faults that can be mended."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import Final

import numpy as np
import shapely

from geo import reference
from geo.releases.values.angles import Angle, sexagesimal

MEXICO_BOX: Final = (-118.9, 14.2, -86.2, 33.1)
"""West, south, east, north of Mexico with its islands and some sea, degrees."""

_LOST_POINT: Final = "the decimal point was lost"
_PACKED: Final = "read as degrees, minutes and seconds without marks"
_FEWEST_LOST: Final = 3
"""Decimals that a number without its point must have had: fewer give a region, no place."""
_NEAR_DEGREES: Final = 0.05
"""A point within 5 km of a state counts as in it: the outlines are simplified."""


def in_box(lon: float, lat: float) -> bool:
    """Return whether a point lies in the bounding box of Mexico.

    Parameters
    ----------
    lon, lat : float
        Degrees, WGS 84.

    Returns
    -------
    bool
        True inside :data:`MEXICO_BOX`.
    """
    west, south, east, north = MEXICO_BOX
    return west <= lon <= east and south <= lat <= north


def mend(lon: float, lat: float) -> tuple[float, float, str]:
    """Return a coordinate pair, put right where only one reading lies in Mexico.

    Longitudes of Mexico lie between 86 and 119 degrees west, latitudes
    between 14 and 33 degrees north, so a swapped pair or a lost minus sign
    has one reading only.

    Parameters
    ----------
    lon, lat : float
        As the file gives them, degrees.

    Returns
    -------
    lon, lat : float
        The pair, unchanged where it lies in Mexico or no reading does.
    str
        What was put right; empty if nothing.

    Raises
    ------
    ValueError
        If the pair is 0, 0, or no place on earth and no reading of it lies in
        Mexico.
    """
    if lon == 0 and lat == 0:
        raise ValueError(
            "0, 0 lies in the Atlantic: the usual sign of coordinates that are missing"
        )
    if in_box(lon, lat):
        return lon, lat, ""
    if in_box(-abs(lon), abs(lat)):
        return -abs(lon), abs(lat), "the sign was lost"
    if in_box(-abs(lat), abs(lon)):
        sign = "" if lat < 0 else " and the sign was lost"
        return -abs(lat), abs(lon), f"longitude and latitude are swapped{sign}"
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError("no place on earth")
    return lon, lat, ""


def damaged(angle: Angle) -> list[tuple[float, str]]:
    """Return each way to read a number as degrees of Mexico, even if its marks were lost.

    Longitudes of Mexico begin with 86 to 118 and latitudes with 14 to 33, so
    digits alone tell where the decimal point stood: ``24809065`` and
    ``24.809.065`` were 24.809065. Six or seven digits can also be degrees,
    minutes and seconds; a letter beside them, or decimals after them, say that
    they are.

    Parameters
    ----------
    angle : Angle
        A number.

    Returns
    -------
    list of (float, str)
        Degrees, and what was assumed; empty if it can be no degrees.
    """
    if angle.marked:
        return [(angle.values[0], "")]
    ways = []
    for value in angle.values:
        size, sign = abs(value), -1 if value < 0 else 1
        if size <= 180:
            ways.append((value, ""))
        elif size < 1e15:
            digits = str(int(size))
            whole = 3 if digits[:2] in ("10", "11") else 2
            packed = len(digits) == whole + 4
            if packed:
                with suppress(ValueError):
                    seconds = f"{size % 100:.4f}"
                    degrees = sexagesimal(digits[:whole], digits[whole:-2], seconds)
                    ways.append((sign * degrees, _PACKED))
            is_whole = size == int(size) and not (packed and angle.letter)
            if is_whole and len(digits) - whole >= _FEWEST_LOST:
                ways.append((sign * int(size) / 10 ** (len(digits) - whole), _LOST_POINT))
    return ways


def states_near(lon: float, lat: float) -> set[str]:
    """Return the states that a point lies in, or within 5 km of.

    Parameters
    ----------
    lon, lat : float
        Degrees, WGS 84.

    Returns
    -------
    set of str
        Codes of the states; empty outside Mexico.
    """
    if not in_box(lon, lat):
        return set()
    outlines, codes = _outlines()
    near = shapely.dwithin(outlines, shapely.Point(lon, lat), _NEAR_DEGREES)
    return {codes[index] for index in near.nonzero()[0]}


@lru_cache(maxsize=1)
def _outlines() -> tuple[np.ndarray, tuple[str, ...]]:
    states = reference.load("states")
    outlines = states.geometry.to_numpy().copy()
    shapely.prepare(outlines)
    return outlines, tuple(states["state_code"])
