"""How the values of a reader's raster become classes with names and colours."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
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

_MINUS: Final = "\N{MINUS SIGN}"

_AS_MANY: Final = 0.05
"""Share by which classes may differ and count as many cells each."""


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
    """Return classes of as many values each as equal values allow, one a value where few differ.

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
    classes = (np.searchsorted(breaks, values, side="right") - 1).astype(np.uint8)
    how = _how(values, np.bincount(classes))
    names = _names(np.unique(values), breaks)
    return Classed(classes, names, tuple(_spread(len(breaks))), raster_word(how, language))


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

    Equal values stay in one class: where they are many, they fill one of
    their own and the others share the rest.

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
    distinct, counts = np.unique(values, return_counts=True)
    starts = list(range(min(most, distinct.size)))
    if distinct.size > most:
        none = most > 1 and nearly_none(values)
        first = int(np.searchsorted(distinct, _NEARLY_NONE * distinct[-1])) if none else 0
        parts = _parted(counts[first:], most - none)
        starts = [0] * none + [first + start for start in parts]
    # A zero has no sign.
    return [float(distinct[start]) + 0.0 for start in starts]


def _parted(counts: npt.NDArray[np.int64], most: int) -> list[int]:
    """Return where parts of as many each begin, as far as what is counted together allows."""
    ends = np.cumsum(counts)
    starts, start, done = [], 0, 0
    for left in range(most, 0, -1):
        starts.append(start)
        wanted = done + (int(ends[-1]) - done) / left
        last = int(np.searchsorted(ends, wanted))
        # Of the two ends around what is wanted the nearer, but one value at least.
        if last > start and wanted - ends[last - 1] <= ends[last] - wanted:
            last -= 1
        start, done = last + 1, int(ends[last])
        if start == len(ends):
            break
    return starts


def _how(values: Floats, sizes: npt.NDArray[np.int64]) -> str:
    """Return the key of how values are parted: of as many each only where it is so."""
    if len(sizes) == len(np.unique(values)):
        return "yours.each"
    above = nearly_none(values)
    equal = sizes[1:] if above else sizes
    if np.ptp(equal) > max(1.0, _AS_MANY * equal.mean()):
        return "yours.spread"
    return "yours.above" if above else "yours.equal"


def _names(distinct: Floats, breaks: Sequence[float]) -> tuple[str, ...]:
    """Return from where to where each class goes; one number where it holds one alone."""
    last = np.append(np.searchsorted(distinct, breaks[1:]), distinct.size) - 1
    highest = [float(one) + 0.0 for one in distinct[last]]
    tops = highest
    if (distinct != np.rint(distinct)).any():
        # What can have any value goes on to where the next class begins.
        ends = [*breaks[1:], highest[-1]]
        tops = [
            low if high == low else end
            for low, high, end in zip(breaks, highest, ends, strict=True)
        ]
    figures = _figures([*breaks, *tops])
    lows, highs = figures[: len(breaks)], figures[len(breaks) :]
    return tuple(
        low if low == high else _joined(low, high) for low, high in zip(lows, highs, strict=True)
    )


def _joined(low: str, high: str) -> str:
    # A dash that touches a minus cannot be told from it.
    return f"{low} – {high}" if _MINUS in low + high else f"{low}–{high}"


def _spread(count: int) -> list[str]:
    at = np.linspace(0, len(RASTER_COLORS) - 1, count) if count > 1 else [len(RASTER_COLORS) // 2]
    return [RASTER_COLORS[round(place)] for place in at]


def _figures(values: Sequence[float]) -> list[str]:
    """Return numbers with three digits, and as many more as tell each from the others."""
    written = {value: _figure(value, 3) for value in values}
    for digits in range(4, 18):
        often = Counter(written.values())
        for value in (one for one, text in written.items() if often[text] > 1):
            written[value] = _figure(value, digits)
    return [written[value] for value in values]


def _figure(value: float, digits: int) -> str:
    size = math.floor(math.log10(abs(value))) if value else 0
    if not -5 < size < 9:
        text = f"{value:.{digits}g}"
    else:
        text = f"{value:,.{max(digits - 1 - size, 0)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", _MINUS)
