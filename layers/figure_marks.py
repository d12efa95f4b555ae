"""How points, lines and areas look in print, the same on the map and in its legend."""

from __future__ import annotations

from typing import Final

from layers.measure import MM_PER_POINT
from layers.sheet import LegendEntry

MARKERS: Final = {
    "square": "s",
    "circle": "o",
    "triangle": "^",
    "down": "v",
    "diamond": "D",
    "cross": "X",
    "star": "*",
}
"""Forms of the marks of points, as matplotlib names them."""
MARKER_SIZES: Final = {
    "labs": 12.0,
    "ports": 26.0,
    "airports": 20.0,
    "crossings": 11.0,
    "checkpoints": 20.0,
    "headquarters": 44.0,
}
"""Area of a point's mark by layer, square points."""
OTHER_SIZE: Final = 16.0
"""The same for a layer that is not named there."""
MARKER_EDGE: Final = "#ffffff"
"""Colour of the edge of a full mark, of the inside of a hollow one, and below dashes."""
HATCH: Final = "/////"
"""Pattern of an area of few labs."""
DASHES: Final = (0, (2.8, 1.5))
"""Offset, dash and gap of a dashed line, in widths of the line."""


def mark_look(name: str, entry: LegendEntry) -> tuple[float, str, str, float]:
    """Return how the mark of a point looks.

    Parameters
    ----------
    name : str
        Name of its layer.
    entry : LegendEntry
        Its class.

    Returns
    -------
    area : float
        Square points.
    fill, edge : str
        Colours, ``#rrggbb``.
    edge_width : float
        In points.
    """
    area = MARKER_SIZES.get(name, OTHER_SIZE)
    # A coloured edge makes a mark larger, a white one makes it smaller.
    return (
        (0.75 * area, MARKER_EDGE, entry.color, 0.8)
        if entry.hollow
        else (area, entry.color, MARKER_EDGE, 0.4)
    )


def mark_reach(name: str) -> float:
    """Return how far the mark of a point reaches from its middle.

    Parameters
    ----------
    name : str
        Name of its layer.

    Returns
    -------
    float
        Millimetres.
    """
    return float(MARKER_SIZES.get(name, OTHER_SIZE) ** 0.5 / 2 * MM_PER_POINT)
