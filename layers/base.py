"""The base map: what lies below and above the layers, in quiet colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class BaseLayer:
    """One reference layer of the base map.

    Attributes
    ----------
    name : str
        Name of the reference layer.
    fill : str
        Colour of its areas, ``#rrggbb``; empty for outlines alone.
    line : str
        Colour of its outlines; empty for none.
    line_width : float
        Width of its outlines in points.
    """

    name: str
    fill: str
    line: str
    line_width: float


SEA: Final = BaseLayer("sea", "#e3edf2", "", 0.0)
NEIGHBOURS: Final = BaseLayer("neighbours", "#e6dfd0", "#c9c1b0", 0.5)
HOME: Final = BaseLayer("states_drawing", "#f3f1ec", "", 0.0)
"""Mexico below its own areas, for a map that fills none or not all: white is a class of many."""
STATES: Final = BaseLayer("states_drawing", "", "#6f6a66", 0.45)

BELOW: Final = (SEA, NEIGHBOURS, HOME)
"""What is drawn first, lowest first."""

ABOVE: Final = (STATES,)
"""Outlines that are drawn above the areas and below the points."""

MUNICIPALITY_LINE: Final = "#e0dcd4"
"""Colour of the lines between municipalities too pale to show their own."""

UNIT_LINE: Final = "#8b8780"
"""Colour of the outlines of areas that a layer brings along: some of them are white or tiny."""

LABEL_COLOR: Final = "#5f717d"
"""Colour of the names of seas."""

LAND_LABEL_COLOR: Final = "#6f695c"
"""Colour of the names of neighbours."""

BOUNDS: Final = (-118.5, 14.4, -86.6, 32.8)
"""West, south, east and north of what a map must show: all of Mexico but its far islands."""


@dataclass(frozen=True)
class PlaceName:
    """A name on the base map.

    Attributes
    ----------
    key : str
        Key of the name in :data:`layers.texts.TEXTS`.
    lon, lat : float
        Where its centre stands, degrees.
    water : bool
        Whether it names a sea.
    """

    key: str
    lon: float
    lat: float
    water: bool


PLACE_NAMES: Final = (
    PlaceName("place.pacific", -114.6, 21.6, water=True),
    PlaceName("place.gulf", -93.4, 24.3, water=True),
    PlaceName("place.us", -101.2, 31.9, water=False),
    PlaceName("place.guatemala", -89.5, 15.35, water=False),
)
