"""Coordinate pairs as files give them, and the faults that can be mended."""

from __future__ import annotations

from typing import Final

MEXICO_BOX: Final = (-118.9, 14.2, -86.2, 33.1)
"""West, south, east, north of Mexico with its islands and some sea, degrees."""


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
