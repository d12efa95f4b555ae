"""Positions out of cells, whatever notation and grid they are written in."""

from __future__ import annotations

import re
from itertools import product
from typing import Final, NamedTuple

from geo.releases.cells import Cell, as_text
from geo.releases.values.angles import Angle, read_angle, scan, tidy
from geo.releases.values.coordinates import damaged, in_box, mend, states_near
from geo.releases.values.grids import Reading, Zone, grid_readings, read_zone, zoned_reading
from geo.text import says_nothing

_PLAIN: Final = re.compile(r"-?\d{2,3}[.,]\d+", re.ASCII)
_PLAIN_PAIR: Final = re.compile(
    r"[(\[]?\s*(-?\d{1,3}\.\d+|-?\d{5,}(?:\.\d+)?)\s*,\s*(-?\d{1,3}\.\d+|-?\d{5,}(?:\.\d+)?)\s*[)\]]?",
    re.ASCII,
)
_IN_ADDRESS: Final = (
    (r"(?:[?&](?:q|query|ll|destination)=|/place/)(?:loc:)?", ""),
    (r"/@", "the middle of the map in a web address"),
)
"""Where a web address of a map carries a pair, and what is to be said of it."""
_BAND: Final = r"(?:\d\d\s*-?\s*[npqrs]|[npqrs]\s*-?\s*\d\d)"
_LONG: Final = r"(?:\d{5}|\d{3}[ ,']\d{3})"
_ZONE: Final = (
    r"(?P<zone>\b(?:utm|zona|zone|huso|z)\W*(?:utm\W*)?\d{1,2}\s*-?\s*(?:norte|[npqrs])?)(?!\w|[.,]\d)",
    rf"^(?P<zone>{_BAND})(?=[\s,;:]+(?:[exny]\W*)?{_LONG})",
    rf"{_LONG}(?:\.\d+)?\s*(?:m?[en]\b)?[\s,;]+(?P<zone>{_BAND})$",
)
"""A zone named, before a long number, and after one."""


class Position(NamedTuple):
    """A point and what it took to read it.

    Attributes
    ----------
    lon, lat : float
        Degrees, WGS 84.
    note : str
        What was assumed or put right; empty if nothing.
    """

    lon: float
    lat: float
    note: str


def read_position(
    lon: Cell, lat: Cell, *, zone: Cell = "", state_code: str = ""
) -> Position | None:
    """Return the position that two cells give.

    Parameters
    ----------
    lon, lat : Cell
        Longitude and latitude, or easting and northing: decimal degrees with
        point or comma, degrees with minutes and seconds, UTM metres of the
        zones 11 to 16, Mexican Lambert metres.
    zone : Cell
        The UTM zone, where the file gives one.
    state_code : str
        State that the row names, 2 digits: it decides between readings that
        all lie in Mexico. It never changes one that stands alone.

    Returns
    -------
    Position or None
        The position, outside Mexico too; None if both cells say nothing.

    Raises
    ------
    ValueError
        If the cells cannot be read, one of them is missing, or several
        readings lie in Mexico; the text says why.
    """
    x, y = _plain(lon), _plain(lat)
    if x is not None and y is not None and in_box(x, y):
        return Position(x, y, "")
    no_lon, no_lat = says_nothing(as_text(lon)), says_nothing(as_text(lat))
    if no_lon and no_lat:
        return None
    if no_lon or no_lat:
        return _alone(lat if no_lon else lon, "longitude" if no_lon else "latitude", state_code)
    found = None
    angles = []
    for name, cell in (("longitude", lon), ("latitude", lat)):
        try:
            rest, own_zone = _take_zone(cell)
            found = found or own_zone
            angles.append(read_angle(rest))
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    metres = any(abs(value) > 180 for angle in angles for value in angle.values)
    found = found or (read_zone(zone) if metres else None)
    return _resolve(*angles, columns=True, zone=found, state_code=state_code)


def read_position_text(cell: Cell, *, state_code: str = "") -> Position | None:
    """Return the position that one cell gives.

    Parameters
    ----------
    cell : Cell
        Two numbers in any notation of :func:`read_position`, as
        ``24.809065, -107.394012``, ``Lat 24°48'15" N Long 107°23'12" O``,
        ``13R 258963 2745123``; or the web address of a map that carries them.
    state_code : str
        State that the row names, 2 digits, as for :func:`read_position`.

    Returns
    -------
    Position or None
        The position, outside Mexico too; None if the cell says nothing.

    Raises
    ------
    ValueError
        If the cell cannot be read or several readings lie in Mexico; the text
        says why.
    """
    text = as_text(cell)
    if says_nothing(text):
        return None
    note = ""
    if re.match(r"(?:https?://|www\.|maps\.)", text, re.IGNORECASE):
        text, note = _from_address(text)
    zone = None
    pair = _PLAIN_PAIR.fullmatch(text)
    if pair:
        angles = [Angle((float(number),)) for number in pair.groups()]
    else:
        rest, zone = _take_zone(text)
        angles = scan(tidy(as_text(rest)))
    if len(angles) != 2:
        raise ValueError("only one number in it" if angles else "no coordinates in it")
    position = _resolve(*angles, columns=False, zone=zone, state_code=state_code)
    return position._replace(note="; ".join(filter(None, [note, position.note])))


def _plain(cell: Cell) -> float | None:
    if isinstance(cell, float):
        return cell
    if isinstance(cell, str) and _PLAIN.fullmatch(cell):
        return float(cell.replace(",", "."))
    return None


def _alone(cell: Cell, missing: str, state_code: str) -> Position:
    """Read the one cell that is filled: it may hold both numbers."""
    try:
        position = read_position_text(cell, state_code=state_code)
    except ValueError:
        position = None
    if position is None:
        raise ValueError(f"there is no {missing} to go with it")
    note = "; ".join(filter(None, ["both numbers stand in one cell", position.note]))
    return position._replace(note=note)


def _from_address(text: str) -> tuple[str, str]:
    for start, note in _IN_ADDRESS:
        pair = re.search(start + r"(-?\d+\.\d+),(?:\+|%20|\s)*(-?\d+\.\d+)", text, re.ASCII)
        if pair:
            return ", ".join(pair.groups()), note
    raise ValueError("a web address without coordinates in it")


def _take_zone(cell: Cell) -> tuple[Cell, Zone | None]:
    if not isinstance(cell, str):
        return cell, None
    text = tidy(cell)
    for pattern in _ZONE:
        named = re.search(pattern, text, re.ASCII)
        if named:
            return text[: named.start("zone")] + text[named.end("zone") :], read_zone(named["zone"])
    return text, None


def _resolve(
    first: Angle, second: Angle, *, columns: bool, zone: Zone | None, state_code: str
) -> Position:
    x, y, turned = _by_axis(first, second, columns=columns)
    ordered = columns or bool(x.axis or y.axis)
    notes = [x.note, y.note if y.note != x.note else "", turned]
    place = _as_it_stands(x, y, ordered=ordered)
    if place is None or not in_box(place.lon, place.lat):
        place = _other_reading(x, y, zone, state_code, ordered=ordered) or place
    if place is None:
        raise ValueError("no place on earth in degrees, and none in Mexico in metres of a grid")
    return Position(place.lon, place.lat, "; ".join(filter(None, [*notes, place.how])))


def _by_axis(x: Angle, y: Angle, *, columns: bool) -> tuple[Angle, Angle, str]:
    """Return the number along the longitude first."""
    if x.axis and x.axis == y.axis:
        raise ValueError("two latitudes" if x.axis == "lat" else "two longitudes")
    if x.axis == "lat" or y.axis == "lon":
        return y, x, "the columns of longitude and latitude are swapped" if columns else ""
    if columns or x.axis or y.axis or in_box(-abs(x.values[0]), abs(y.values[0])):
        return x, y, ""
    # One cell without words: latitude comes first by custom, unless the numbers say otherwise.
    return y, x, ""


def _as_it_stands(x: Angle, y: Angle, *, ordered: bool) -> Reading | None:
    """Return the pair as degrees, put right as :func:`mend` does; None if it is none."""
    lon, lat = x.values[0], y.values[0]
    if lon == 0 and lat == 0:
        mend(lon, lat)
    if abs(lon) > 180 or abs(lat) > 180:
        return None
    try:
        mended_lon, mended_lat, fault = mend(lon, lat)
    except ValueError:
        return None
    if (x.letter and mended_lon != lon) or (y.letter and mended_lat != lat):
        # A letter is no lost sign: what it says stands, even if it lies elsewhere.
        return Reading(lon, lat, "") if abs(lat) <= 90 else None
    if not ordered:
        fault = "the sign was lost" if "sign" in fault else ""
        if not in_box(mended_lon, mended_lat):
            fault = "read as latitude, longitude"
    return Reading(mended_lon, mended_lat, fault)


def _other_reading(
    x: Angle, y: Angle, zone: Zone | None, state_code: str, *, ordered: bool
) -> Reading | None:
    """Return the one reading in Mexico of numbers that are no degrees as they stand."""
    readings = _damaged(x, y, ordered=ordered)
    if not (x.marked or y.marked):
        for east, north in product(x.values, y.values):
            zoned = zone and zoned_reading(east, north, zone, ordered=ordered)
            if zoned and (in_box(zoned.lon, zoned.lat) or not readings):
                return zoned
            readings += grid_readings(east, north, ordered=ordered)
    return _judge(readings, state_code) if readings else None


def _damaged(x: Angle, y: Angle, *, ordered: bool) -> list[Reading]:
    readings = []
    for (lon, how_lon), (lat, how_lat) in product(damaged(x), damaged(y)):
        hows = {how_lon, how_lat} - {""}
        # Both numbers of a pair are written alike.
        if len(hows) == 1:
            sides = x._replace(values=(lon,)), y._replace(values=(lat,))
            place = _as_it_stands(*sides, ordered=ordered)
            if place is not None and in_box(place.lon, place.lat):
                how = "; ".join(filter(None, [*hows, place.how]))
                readings.append(place._replace(how=how))
    return readings


def _judge(readings: list[Reading], state_code: str) -> Reading:
    """Return the only reading that can be meant; the state named decides between several."""
    states = [(reading, states_near(reading.lon, reading.lat)) for reading in readings]
    inside = [reading for reading, codes in states if state_code in codes]
    if len(inside) == 1:
        [only] = inside
        if only.guessed:
            how = f"no zone is given: {only.how} taken, the only one in the state named"
            return only._replace(how=how)
        if sum(bool(codes) for _, codes in states) > 1:
            how = f"{only.how}; no other reading lies in the state named"
            return only._replace(how=how)
        return only
    possible = inside or [reading for reading, codes in states if codes]
    if any(not (r.guessed or r.swapped) for r in possible):
        # Columns that say which is which are believed where that gives a place in Mexico.
        possible = [r for r in possible if r.guessed or not r.swapped]
    # Coordinates at sea are kept where nothing else can be meant.
    possible = possible or [r for r in readings if not r.guessed and in_box(r.lon, r.lat)]
    if len(possible) == 1 and not possible[0].guessed:
        return possible[0]
    if not possible:
        raise ValueError("no reading of it lies in Mexico")
    named = " or ".join(f"{r.how} ({r.lon:.5f}, {r.lat:.5f})" for r in possible)
    if inside:
        raise ValueError(f"several readings lie in the state named: {named}")
    none = ", none of them in the state named" if state_code else ""
    if all(reading.guessed for reading in possible):
        raise ValueError(f"UTM metres without a zone; in Mexico would lie {named}{none}")
    raise ValueError(f"several readings lie in Mexico{none}: {named}")
