"""Free places for the names on the map of a printed figure.

The packaged placers do less: adjustText leaves no name out, textalloc knows
no middle of a region and no rectangle that is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

_FROM_FRAME: Final = 0.8
"""Least distance of a name from the frame of the map, millimetres."""
_APART: Final = 0.35
"""Least distance of a name from another one and from what else is taken, millimetres."""
_FROM_MARKS: Final = 0.4
"""Least distance of a name from a mark that it does not cover, millimetres."""
_SAME_MM: Final = 12.0
"""Two things of one name that are nearer than this are named once."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, millimetres from the lower left corner of the map."""


class Board:
    """What of the map is taken already.

    Parameters
    ----------
    width_mm, height_mm : float
        Size of the map.
    taken : iterable of Box
        Where no name may stand.
    marks : array_like of float, shape (n, 4)
        Boxes of the marks of points, which names keep clear of if they can.
    """

    def __init__(
        self, width_mm: float, height_mm: float, taken: Iterable[Box], marks: npt.ArrayLike
    ) -> None:
        self.width_mm = width_mm
        self.height_mm = height_mm
        self.taken = list(taken)
        self.marks = np.reshape(np.asarray(marks, dtype=np.float64), (-1, 4))
        self.said: list[tuple[str, float, float]] = []

    def says(self, text: str, x: float, y: float) -> bool:
        """Return whether the same name stands close by already.

        Parameters
        ----------
        text : str
            The name.
        x, y : float
            What it names, millimetres.

        Returns
        -------
        bool
            A port and an airport of one town need its name once.
        """
        return any(text == other and np.hypot(x - a, y - b) < _SAME_MM for other, a, b in self.said)

    def take(self, places: Iterable[Box], most_covered: float) -> Box | None:
        """Return the best of some places, taken from now on.

        Parameters
        ----------
        places : iterable of Box
            The places, the one liked most first.
        most_covered : float
            How many marks may be covered.

        Returns
        -------
        Box or None
            Of the places that are free, the first that covers fewest marks;
            None where there is none.
        """
        tried = np.asarray(list(places), dtype=np.float64)
        inside = (tried[:, :2] > _FROM_FRAME).all(axis=1) & (
            tried[:, 2:] < (self.width_mm - _FROM_FRAME, self.height_mm - _FROM_FRAME)
        ).all(axis=1)
        free = _overlaps(tried, np.reshape(self.taken, (-1, 4)), _APART) == 0
        covered = _overlaps(tried, self.marks, _FROM_MARKS).astype(np.float64)
        covered[~(inside & free)] = np.inf
        best = int(np.argmin(covered))
        if covered[best] == np.inf or covered[best] > most_covered:
            return None
        left, bottom, right, top = (float(side) for side in tried[best])
        self.taken.append((left, bottom, right, top))
        return left, bottom, right, top


def _overlaps(
    boxes: npt.NDArray[np.float64], others: npt.NDArray[np.float64], apart_mm: float
) -> npt.NDArray[np.intp]:
    """Return how many of the others each box lies on or nearer to than a distance."""
    a, b = boxes[:, None], others[None]
    apart = (a[..., :2] >= b[..., 2:] + apart_mm) | (a[..., 2:] <= b[..., :2] - apart_mm)
    near: npt.NDArray[np.intp] = np.count_nonzero(~apart.any(axis=2), axis=1)
    return near


def beside(x: float, y: float, width: float, height: float, reach: float) -> list[Box]:
    """Return the places of a name beside a point.

    Parameters
    ----------
    x, y : float
        The point, millimetres.
    width, height : float
        Size of the name.
    reach : float
        How far the mark reaches from the point.

    Returns
    -------
    list of Box
        Right, left, above, below, then the diagonals.
    """
    near = 0.7 * reach
    right, left = x + reach, x - reach - width
    above, below = y + reach, y - reach - height
    corners = [
        (right, y - height / 2),
        (left, y - height / 2),
        (x - width / 2, above),
        (x - width / 2, below),
        (x + near, y + near),
        (x + near, y - near - height),
        (x - near - width, y + near),
        (x - near - width, y - near - height),
    ]
    return [(a, b, a + width, b + height) for a, b in corners]


def around(x: float, y: float, width: float, height: float) -> list[Box]:
    """Return the places of a name around the middle of what it names.

    Parameters
    ----------
    x, y : float
        The middle, millimetres.
    width, height : float
        Size of the name.

    Returns
    -------
    list of Box
        Centred, then up to two heights and a width away.
    """
    shifts = [(0.0, 0.0)]
    shifts += [(0.0, 1.1 * n) for n in (1, -1, 2, -2)]
    shifts += [(across, 1.1 * up) for across in (0.6, -0.6) for up in (0, 1, -1)]
    left, bottom = x - width / 2, y - height / 2
    boxes = [(left + across * width, bottom + up * height) for across, up in shifts]
    return [(a, b, a + width, b + height) for a, b in boxes]
