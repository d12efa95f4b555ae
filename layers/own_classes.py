"""How the values of a reader's raster become classes with names and colours."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from layers.palettes import OUTSIDE_COLOR, RASTER_COLORS
from layers.raster_texts import raster_word

Floats = npt.NDArray[np.float64]

MOST_CLASSES: Final = 12
"""Classes of a file that are named in a legend; the smallest beyond them share one entry."""

_NEARLY_NONE: Final = 1e-3
"""Of the greatest value: less is nearly none, and in a class of its own where it is much."""


class Classed(NamedTuple):
    """Values parted into classes.

    Attributes
    ----------
    classes : ndarray of uint8, shape (n,)
        Class of each value.
    names, colors : tuple of str
        Of each class.
    how : str
        How they were parted, a sentence.
    """

    classes: npt.NDArray[np.uint8]
    names: tuple[str, ...]
    colors: tuple[str, ...]
    how: str


def by_value(values: Floats, language: str) -> Classed:
    """Return classes of as many values each, one for each value where there are few.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        At least one, none missing.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Classed
        The lowest first.
    """
    breaks = class_breaks(values, len(RASTER_COLORS))
    whole = len(breaks) == len(np.unique(values))
    how = "yours.each" if whole else "yours.above" if nearly_none(values) else "yours.equal"
    figures = _figures(breaks if whole else [*breaks, float(values.max())])
    return Classed(
        (np.searchsorted(breaks, values, side="right") - 1).astype(np.uint8),
        tuple(figures if whole else (f"{low} – {high}" for low, high in pairwise(figures))),
        tuple(_spread(len(breaks))),
        raster_word(how, language),
    )


def by_class(stored: Floats, colors: Mapping[int, str], language: str) -> Classed:
    """Return the classes that a file has.

    Parameters
    ----------
    stored : ndarray of float, shape (n,)
        Whole numbers.
    colors : mapping of int to str
        The file's colour of each class.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Classed
        By number; if they are many, those with the most cells, and one of
        all others.
    """
    found, counts = np.unique(stored, return_counts=True)
    most_first = [int(value) for value in found[np.argsort(-counts, kind="stable")]]
    kept = sorted(most_first[:MOST_CLASSES])
    classes = np.full(stored.shape, len(kept), dtype=np.uint8)
    for number, value in enumerate(kept):
        classes[stored == value] = number
    names, shown = [str(value) for value in kept], [colors[value] for value in kept]
    if len(kept) < len(found):
        names.append(raster_word("yours.others", language))
        shown.append(OUTSIDE_COLOR)
    return Classed(classes, tuple(names), tuple(shown), raster_word("yours.classes", language))


def nearly_none(values: Floats) -> bool:
    """Return whether values are nearly none in many places, and none is below zero.

    Classes of as many cells each would then part what nobody tells apart:
    a density far from everything is a millionth of something.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        At least one.

    Returns
    -------
    bool
        True where such values are to have a class of their own.
    """
    low, high = float(values.min()), float(values.max())
    if low < 0 or high <= 0 or len(np.unique(values)) <= len(RASTER_COLORS):
        return False
    return float((values < _NEARLY_NONE * high).mean()) >= 1 / len(RASTER_COLORS)


def class_breaks(values: Floats, most: int) -> list[float]:
    """Return the least value of each class, classes of as many values each.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        At least one, none missing.
    most : int
        Greatest number of classes.

    Returns
    -------
    list of float
        Ascending, the least value first; few distinct values have one each,
        what is :func:`nearly_none` has the first.
    """
    distinct = np.unique(values)
    if distinct.size <= most:
        return [float(one) for one in distinct]
    first: list[float] = []
    if most > 1 and nearly_none(values):
        first, most = [float(distinct[0])], most - 1
        values = values[values >= _NEARLY_NONE * distinct[-1]]
    # Values that there are, so that no class is empty.
    parts = np.quantile(values, np.linspace(0, 1, most + 1)[:-1], method="lower")
    return [*first, *(float(one) for one in np.unique(parts))]


def _spread(count: int) -> list[str]:
    at = np.linspace(0, len(RASTER_COLORS) - 1, count) if count > 1 else [len(RASTER_COLORS) // 2]
    return [RASTER_COLORS[round(place)] for place in at]


def _figures(values: Sequence[float]) -> list[str]:
    """Return numbers with as few digits as tell them apart."""
    different = len(set(values))
    for digits in range(3, 17):
        written = [_figure(one, digits) for one in values]
        if len(set(written)) == different:
            break
    return written


def _figure(value: float, digits: int) -> str:
    size = math.floor(math.log10(abs(value))) if value else 0
    if not -5 < size < 9:
        return f"{value:.{digits}g}"
    text = f"{value:,.{max(digits - 1 - size, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
