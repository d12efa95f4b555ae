"""Classes of a choropleth: where its breaks lie, and the class of each value.

By default counts and rates are classed by the steps 1, 3, 10, 30, 100 and so
on, the same on every map, at most :data:`MOST_CLASSES` of them, and active
shares by fixed steps; a scheme that follows the data, or breaks that the
reader gives, take their place on request. Zero is always a class of its own.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from layers.schemes import parted

MOST_CLASSES: Final = 6
"""Most classes of steps above zero; what lies below the steps falls into the lowest."""

SHARES: Final = ("active_share", "share_by_labs", "smoothed_share")
"""Measures that are a share, between 0 and 1."""
SHARE_BREAKS: Final = (0.0, 0.10, 0.25, 0.50, 0.75)
"""Lower bounds of the classes of a share above zero; the last one includes 1."""


def breaks_of(
    measure: str, values: npt.ArrayLike, scheme: str = "steps", given: tuple[float, ...] = ()
) -> tuple[float, ...]:
    """Return the lower bounds of the classes above zero by a named scheme.

    Parameters
    ----------
    measure : str
        One of :data:`layers.choices.MEASURES`.
    values : array_like of float, shape (n,)
        Counts, rates or shares; zeros and NaN are passed over.
    scheme : str
        One of :data:`layers.choices.SCHEMES`.
    given : tuple of float
        For the scheme ``fixed``: breaks above zero, ascending, shares in
        percent. What is smaller than the first is a class as well.

    Returns
    -------
    tuple of float
        Ascending; the first takes everything down to zero. Empty if the
        breaks follow the data and nothing is above zero.
    """
    whole, share = measure == "labs", measure in SHARES
    if scheme == "steps":
        return SHARE_BREAKS if share else geometric_breaks(values, whole=whole)
    numbers = np.asarray(values, dtype=np.float64)
    above = numbers[numbers > 0]
    if scheme == "fixed":
        # A count is from 2.5 on if it is from 3 on.
        found = [math.ceil(b) if whole else b / 100 if share else b for b in given]
        found = [b for b in found if not share or b <= 1]
    elif above.size:
        found = list(parted(above, scheme))
    else:
        return ()
    least = 1.0 if whole else 0.0
    return (least, *(float(b) for b in dict.fromkeys(found) if b > least))


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
