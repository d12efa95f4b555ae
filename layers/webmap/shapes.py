"""The forms of the marks of points, the same on the map and in the legend."""

from __future__ import annotations

import math
from typing import Final

OUTLINES: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "circle": (),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "triangle": ((0, -1), (1, 0.85), (-1, 0.85)),
    "down": ((0, 1), (-1, -0.85), (1, -0.85)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "cross": (
        *((0, -0.42), (0.62, -1.04), (1.04, -0.62), (0.42, 0)),
        *((1.04, 0.62), (0.62, 1.04), (0, 0.42), (-0.62, 1.04)),
        *((-1.04, 0.62), (-0.42, 0), (-1.04, -0.62), (-0.62, -1.04)),
    ),
    "star": tuple(
        (
            round(math.sin(k * math.pi / 5) * (1.3, 0.55)[k % 2], 3),
            round(-math.cos(k * math.pi / 5) * (1.3, 0.55)[k % 2], 3),
        )
        for k in range(10)
    ),
}
"""Corners of each form around its middle, ``y`` downwards, in radii of the mark; none: a circle."""

LINES: Final = ("line", "dashed")
"""The forms that stand for lines."""
