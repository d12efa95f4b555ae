"""Columns of coordinates: one position a row, out of two columns or of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from geo.places.lookup import find_state
from geo.releases.cells import Cell, as_text
from geo.releases.report import Effect
from geo.releases.values.positions import Position, read_position, read_position_text

_UNSIGNED: Final = "the sign was lost"
_WEST: Final = re.compile(r"\b(oeste|west|o|w|lw)\b", re.IGNORECASE)


class PositionFault(NamedTuple):
    """A position that could not be taken as it stands.

    Attributes
    ----------
    at : int
        Its place in the columns, from 0.
    field : {"lon", "lat", "coordinates"}
        The column to look at.
    value : str
        What stands there.
    reason : str
        Why.
    effect : str
        What was done.
    """

    at: int
    field: str
    value: str
    reason: str
    effect: Effect


def read_positions(
    columns: dict[str, Sequence[Cell]], states: Sequence[str], lon_heading: str
) -> tuple[list[Position | None], list[PositionFault]]:
    """Return the positions that columns of coordinates give.

    Parameters
    ----------
    columns : dict of str to sequence of Cell
        The columns ``lon``, ``lat``, ``utm_zone`` and ``coordinates``, of equal length.
    states : sequence of str
        The state of each row as written, which tells a UTM zone that is missing.
    lon_heading : str
        Heading of the longitudes: below "LONGITUD OESTE" none needs a sign.

    Returns
    -------
    list of Position or None
        WGS 84, degrees; None where nothing is given or it cannot be read.
    list of PositionFault
        What was put right, and what could not be read.
    """
    codes = {text: find_state(text).code for text in dict.fromkeys(states)}
    west = bool(_WEST.search(lon_heading))
    names = ("lon", "lat", "utm_zone", "coordinates")
    found: list[Position | None] = []
    faults = []
    rows = zip(states, *(columns[name] for name in names), strict=True)
    for index, (state, lon, lat, zone, text) in enumerate(rows):
        position = None
        in_one = as_text(text) != "" and as_text(lon) == as_text(lat) == ""
        name = "coordinates" if in_one else "lon" if as_text(lon) else "lat"
        value = as_text(text) if in_one else ", ".join(filter(None, map(as_text, (lon, lat))))
        try:
            if in_one:
                position = read_position_text(text, state_code=codes[state])
            else:
                position = read_position(lon, lat, zone=zone, state_code=codes[state])
        except ValueError as error:
            faults.append(PositionFault(index, name, value, str(error), "value dropped"))
        if position is not None and position.note and not (west and position.note == _UNSIGNED):
            faults.append(PositionFault(index, name, value, position.note, "value corrected"))
        found.append(position)
    return found, faults
