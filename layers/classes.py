"""Classes of a choropleth and the colours of every layer.

Counts and rates are classed by the steps 1, 3, 10, 30, 100 and so on, the
same on every map, at most :data:`MOST_CLASSES` of them; active shares by
fixed steps. Zero is always a class of its own, and white. Each scale of
colours darkens steadily, so that it also reads in grey print and with any
colour vision; active and inactive are orange and blue-grey, never red and
green.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from layers.words import number, rate, say

MOST_CLASSES: Final = 6
"""Most classes above zero; what lies below the steps falls into the lowest."""

SHARE_BREAKS: Final = (0.0, 0.10, 0.25, 0.50, 0.75)
"""Lower bounds of the classes of a share above zero; the last one includes 1."""

ZERO_COLOR: Final = "#ffffff"
NO_DATA_COLOR: Final = "#f0efec"
"""Where there is nothing to take a share of."""
GREYED_COLOR: Final = "#cfcecb"
"""Where a share rests on too few labs; a print hatches it too."""
OUTSIDE_COLOR: Final = "#dcdddf"
"""Where the view does not ask."""

_COUNT_COLORS: Final = ("#f7dccb", "#eeb4a6", "#d98796", "#b05c86", "#77397a", "#3b1c57")
_PLACES: Final = {1: (2.0,), 2: (1.0, 3.0), 3: (0.5, 2.2, 4.0)}
"""Where few classes stand on the scale: at its ends one would be nearly white, one nearly black."""

_SHARE_COLORS: Final = ("#fad292", "#f0a34a", "#d2721c", "#96460b", "#552104")

STATUS_COLORS: Final = {"active": "#d95f0e", "inactive": "#4d6a8a", "unspecified": "#a8a8a4"}
HOLDER_COLORS: Final = {
    "SEMAR": "#123a5e",
    "SEDENA": "#3f6b2a",
    "SCT": "#b0812c",
    "CIIT": "#7c5aa0",
    "unknown": "#8b8a86",
}
"""Colour of whoever holds an entry; ``unknown`` is for what is not established."""

CHECKPOINT_COLOR: Final = "#33322f"
NAVAL_COLORS: Final = ("#1d5c93", "#5aa0d0")
"""Two shades that take turns along the coast, so that neighbours differ."""
SHARED_COLOR: Final = "#c08a1e"
UNKNOWN_COLOR: Final = "#9b9a96"
MILITARY_COLOR: Final = "#3f6b2a"
PORT_CATCHMENT_COLOR: Final = "#3a98a6"
CROSSING_CATCHMENT_COLOR: Final = "#b98263"


def geometric_breaks(values: npt.ArrayLike, *, whole: bool) -> tuple[float, ...]:
    """Return the lower bounds of the classes above zero, of the steps 1, 3, 10, 30 and so on.

    The top class is the one that holds the greatest value, the lowest the
    one that holds the least, unless that makes more than
    :data:`MOST_CLASSES`: then the lowest takes everything down to zero.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        Counts or rates; zeros and NaN are passed over.
    whole : bool
        Whether the values are counts, whose least is 1.

    Returns
    -------
    tuple of float
        Ascending; empty if nothing is above zero.
    """
    numbers = np.asarray(values, dtype=np.float64)
    above = numbers[numbers > 0]
    if above.size == 0:
        return ()
    bottom, top = _step_index(float(above.min())), _step_index(float(above.max()))
    lowest = max(bottom, top - MOST_CLASSES + 1)
    breaks = [_step(index) for index in range(lowest, top + 1)]
    if lowest > bottom:
        breaks[0] = 1.0 if whole else 0.0
    return tuple(breaks)


def _step(index: int) -> float:
    decade, half = divmod(index, 2)
    unit = 3 if half else 1
    # Divided, not multiplied by 0.1: 3 * 0.1 is not 0.3.
    return unit * 10.0**decade if decade >= 0 else unit / 10.0**-decade


def _step_index(value: float) -> int:
    index = 2 * math.floor(math.log10(value))
    while _step(index + 1) <= value:
        index += 1
    while _step(index) > value:
        index -= 1
    return index


def classify(values: npt.ArrayLike, breaks: tuple[float, ...]) -> npt.NDArray[np.int64]:
    """Return the class of each value.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        Counts, rates or shares, zero or more; NaN where not known.
    breaks : tuple of float
        Lower bounds of the classes above zero, ascending.

    Returns
    -------
    ndarray of int, shape (n,)
        0 for zero, ``k`` from ``breaks[k - 1]`` up to but without
        ``breaks[k]``, -1 where the value is not known.
    """
    numbers = np.asarray(values, dtype=np.float64)
    found = np.searchsorted(np.asarray(breaks, dtype=np.float64), numbers, side="right")
    # A value above zero never falls back into the class of zero, however small.
    found = np.where(numbers == 0, 0, np.maximum(found, 1))
    return np.where(np.isnan(numbers), -1, found).astype(np.int64)


def colors(measure: str, classes: int) -> tuple[str, ...]:
    """Return the colours of the class of zero and of the classes above it.

    Parameters
    ----------
    measure : str
        One of :data:`layers.view.MEASURES`.
    classes : int
        Number of classes above zero.

    Returns
    -------
    tuple of str
        ``classes + 1`` colours, lightest first, as ``#rrggbb``.
    """
    if measure == "active_share":
        return (ZERO_COLOR, *_SHARE_COLORS[:classes])
    places = _PLACES.get(classes, np.linspace(0, len(_COUNT_COLORS) - 1, classes))
    return (ZERO_COLOR, *(_between(_COUNT_COLORS, place) for place in places))


def _between(scale: tuple[str, ...], place: float) -> str:
    below = min(int(place), len(scale) - 2)
    ends = ([int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in scale[below : below + 2])
    mixed = (round(low + (high - low) * (place - below)) for low, high in zip(*ends, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def break_labels(measure: str, breaks: tuple[float, ...], language: str) -> tuple[str, ...]:
    """Return what the classes above zero are called.

    Parameters
    ----------
    measure : str
        One of :data:`layers.view.MEASURES`.
    breaks : tuple of float
        Their lower bounds.
    language : {"en", "es"}
        Language.

    Returns
    -------
    tuple of str
        One label a class, such as ``3–9``, ``0.3–1`` or ``10–25 %``.
    """
    if not breaks:
        return ()
    if measure == "active_share":
        first = say("legend.below", language, number=f"{breaks[1] * 100:.0f} %")
        upper = (*breaks[2:], 1.0)
        return (
            first,
            *(
                f"{low * 100:.0f}–{high * 100:.0f} %"
                for low, high in zip(breaks[1:], upper, strict=True)
            ),
        )
    show = number if measure == "labs" else rate
    labels = []
    for low, high in pairwise(breaks):
        if measure == "labs":
            labels.append(f"{show(low)}–{show(high - 1)}")
        elif low == 0:
            labels.append(say("legend.below", language, number=show(high)))
        else:
            labels.append(f"{show(low)}–{show(high)}")
    return (*labels, say("legend.or_more", language, number=show(breaks[-1])))
