"""Metres of the grids used in Mexico, brought to degrees: UTM zones 11 to 16 and Lambert."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from pyproj import Transformer

from geo.crs import GEOGRAPHIC
from geo.releases.cells import Cell, as_text
from geo.text import fold, says_nothing

LAMBERT: Final = "EPSG:6372"
"""Mexican Lambert metres (ITRF2008), equal to those of ITRF92 within a decimetre."""
ZONES: Final = range(11, 17)
"""UTM zones of Mexico."""

_UTM_EAST: Final = (100_000.0, 900_000.0)
_UTM_NORTH: Final = (1_000_000.0, 9_400_000.0)
_UTM_MEXICO: Final = (1_500_000.0, 3_700_000.0)
"""Northings of Mexico; a file that names the zone may also mean a place elsewhere."""
_LAMBERT_EAST: Final = (900_000.0, 4_100_000.0)
_LAMBERT_NORTH: Final = (300_000.0, 2_400_000.0)
_BAND_SOUTH: Final = {"p": 8.0, "q": 16.0, "r": 24.0, "s": 32.0}
"""Where the latitude bands of Mexico begin, each 8 degrees high."""
_BAND_SLACK: Final = 0.5
_SWAPPED: Final = "easting and northing are swapped"
_DATUM: Final = re.compile(r"(?:wgs|itrf|nad|grs) ?\d+")
_NOISE: Final = frozenset(
    {"banda", "epsg", "hemisferio", "huso", "n", "norte", "north", "utm", "z", "zona", "zone"}
)


class Zone(NamedTuple):
    """A UTM zone of the northern hemisphere.

    Attributes
    ----------
    number : int
        From 11 to 16.
    band : str
        Latitude band, one of ``p``, ``q``, ``r``, ``s``; empty if none was given.
    """

    number: int
    band: str = ""


class Reading(NamedTuple):
    """One way to read a pair of numbers.

    Attributes
    ----------
    lon, lat : float
        Degrees, WGS 84.
    how : str
        What it takes the numbers for; empty for degrees as they stand.
    guessed : bool
        Whether it rests on a zone that the file does not name.
    swapped : bool
        Whether it takes easting and northing the other way round than the file.
    """

    lon: float
    lat: float
    how: str
    guessed: bool = False
    swapped: bool = False


def read_zone(cell: Cell) -> Zone | None:
    """Return the UTM zone that a cell names.

    Parameters
    ----------
    cell : Cell
        As ``13``, ``13N``, ``13 Q``, ``R 13``, ``Zona 13 Norte``, ``EPSG:32613``.

    Returns
    -------
    Zone or None
        The zone; None for an empty cell.

    Raises
    ------
    ValueError
        If it names no zone of Mexico.
    """
    return _zone(as_text(cell))


@lru_cache(maxsize=1000)
def _zone(text: str) -> Zone | None:
    if says_nothing(text):
        return None
    words = re.findall(r"\d+|[a-z]+", _DATUM.sub(" ", fold(text)))
    numbers = [word for word in words if word.isdecimal()]
    bands = [word for word in words if not word.isdecimal() and word not in _NOISE]
    # 32613 is the EPSG number of zone 13 north.
    number = int(numbers[0].removeprefix("326")[:3] or 0) if len(numbers) == 1 else 0
    if number not in ZONES:
        raise ValueError(f"“{text[:40]}” is no UTM zone of Mexico, 11 to 16")
    if len(bands) > 1 or any(band not in _BAND_SOUTH for band in bands):
        raise ValueError(f"“{text[:40]}”: the letter is no band of Mexico, P to S, nor N for north")
    return Zone(number, bands[0] if bands else "")


@lru_cache(maxsize=16)
def _from(crs: str) -> Transformer:
    return Transformer.from_crs(crs, GEOGRAPHIC, always_xy=True)


def to_degrees(crs: str, x: float, y: float) -> tuple[float, float]:
    """Return a point of a grid in degrees.

    Parameters
    ----------
    crs : str
        The grid, as :data:`LAMBERT` or ``EPSG:32613``.
    x, y : float
        Easting and northing, metres.

    Returns
    -------
    lon, lat : float
        Degrees, WGS 84.
    """
    lon, lat = _from(crs).transform(x, y)
    return float(lon), float(lat)


def zoned_reading(x: float, y: float, zone: Zone, *, ordered: bool) -> Reading | None:
    """Return a pair of metres read in a UTM zone.

    Parameters
    ----------
    x, y : float
        What should be easting and northing, metres.
    zone : Zone
        The zone.
    ordered : bool
        Whether the file says which is which, so that a swap is to be told.

    Returns
    -------
    Reading or None
        The reading; None if the numbers cannot be UTM metres.
    """
    how = []
    if _within(x, _UTM_NORTH) and _within(y, _UTM_EAST):
        x, y = y, x
        how = [_SWAPPED] if ordered else []
    elif not (_within(x, _UTM_EAST) and _within(y, _UTM_NORTH)):
        return None
    lon, lat = to_degrees(f"EPSG:{32600 + zone.number}", x, y)
    if zone.band:
        south = _BAND_SOUTH[zone.band] - _BAND_SLACK
        if not south <= lat <= south + 8 + 2 * _BAND_SLACK:
            # "13S" is a band, or a southern hemisphere where Mexico does not lie.
            letter = zone.band.upper()
            how.append(f"the letter {letter} of the zone does not fit: the point lies at {lat:.2f}")
    return Reading(lon, lat, "; ".join(how))


def grid_readings(x: float, y: float, *, ordered: bool) -> list[Reading]:
    """Return every way to read a pair of metres whose grid is not named.

    Parameters
    ----------
    x, y : float
        What should be easting and northing, metres.
    ordered : bool
        Whether the file says which is which, so that a swap is to be told.

    Returns
    -------
    list of Reading
        UTM in each zone and Lambert; places outside Mexico may be among them.
    """
    readings = []
    for east, north, swapped in ((x, y, False), (y, x, ordered)):
        grids: list[tuple[str, str]] = []
        if _within(east, _UTM_EAST) and _within(north, _UTM_MEXICO):
            grids = [(f"UTM zone {zone}", f"EPSG:{32600 + zone}") for zone in ZONES]
        elif _within(east, _LAMBERT_EAST) and _within(north, _LAMBERT_NORTH):
            grids = [(f"Mexican Lambert metres, {LAMBERT}", LAMBERT)]
        for name, crs in grids:
            lon, lat = to_degrees(crs, east, north)
            how = f"{name} ({_SWAPPED})" if swapped else name
            readings.append(Reading(lon, lat, how, crs != LAMBERT, swapped))
    return readings


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value < bounds[1]
