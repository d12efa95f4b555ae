"""The colours of a change: two scales that any colour vision keeps apart, and what is none.

Fewer labs are brown, more are blue, each darker by the steps 1, 3, 10, 30 and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from layers.classes import classify, geometric_breaks

FIRST_COLOR: Final = "#ffffff"
"""Told for the first time: nothing to compare with."""
ZERO_COLOR: Final = "#f7f0b8"
"""Told again, the same number."""
NOT_COVERED_COLOR: Final = "#c4c3c0"
NEWS_COLOR: Final = "#ffffff"
"""A change from or to a period that is covered in part."""
PARTIAL_HATCH: Final = "//////"
FEWER_COLORS: Final = ("#e8c9a4", "#c8955c", "#935a22", "#54300b")
MORE_COLORS: Final = ("#bcd6f0", "#7fb0e0", "#2f74b8", "#0d3a6e")
_DARK: Final = 2
"""From this class on the letters on a cell are white."""


def steps_of(changes: pd.Series) -> tuple[float, ...]:
    """Return the lower bounds of the classes of changes, the same for more and for fewer.

    Parameters
    ----------
    changes : pandas.Series of Int64
        Changes; missing ones are passed over.

    Returns
    -------
    tuple of float
        Ascending from 1, at most as many as there are colours.
    """
    sizes = changes.dropna().abs().to_numpy(dtype=np.float64)
    breaks = geometric_breaks(sizes, whole=True)
    most = len(MORE_COLORS)
    if not breaks:
        return ()
    return (1.0, *breaks[1:]) if len(breaks) <= most else (1.0, *breaks[1 - most :])


def color_of(told: Mapping[Any, Any] | None, steps: tuple[float, ...]) -> str:
    """Return the colour of a cell.

    Parameters
    ----------
    told : mapping or None
        ``change, partial, news`` of the cell; None where it is not covered.
    steps : tuple of float
        As :func:`steps_of` returns them.

    Returns
    -------
    str
        A colour, ``#rrggbb``.
    """
    if told is None:
        return NOT_COVERED_COLOR
    if told["news"]:
        return NEWS_COLOR
    change = told["change"]
    if pd.isna(change):
        return FIRST_COLOR
    if change == 0:
        return ZERO_COLOR
    scale = shades(len(steps), MORE_COLORS if change > 0 else FEWER_COLORS)
    return scale[int(classify([abs(float(change))], steps)[0]) - 1]


def shades(classes: int, scale: tuple[str, ...]) -> tuple[str, ...]:
    """Return the colours of so many classes, lightest first.

    Parameters
    ----------
    classes : int
        How many, at most as many as the scale has.
    scale : tuple of str
        :data:`FEWER_COLORS` or :data:`MORE_COLORS`.

    Returns
    -------
    tuple of str
        Two classes or one take no colour from the ends of the scale.
    """
    start = 1 if classes < len(scale) - 1 else 0
    return scale[start : start + classes]


def ink_on(color: str) -> str:
    """Return the colour of letters that can be read on another colour.

    Parameters
    ----------
    color : str
        A colour of this module.

    Returns
    -------
    str
        Nearly black, or white on the darker shades.
    """
    dark = color in FEWER_COLORS[_DARK:] + MORE_COLORS[_DARK:]
    return "#ffffff" if dark else "#262523"
