"""Schemes that part the values of areas into classes by what the values are.

Each takes the values above zero and returns where it parts them. A break is
then the roundest number between the two classes, so that the legend says
exactly what the map shows.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

CLASSES: Final = 5
"""How many classes quantiles and Fisher-Jenks make of values that bear so many."""
MOST_CUTS: Final = 5
HEAD: Final = 0.4
"""Head-tail parts the head again as long as it holds no more than this share of the values."""


def quantiles(values: Floats, classes: int = CLASSES) -> Floats:
    """Return the upper bounds of classes that hold about as many values each.

    Equal values stay together, so that many ties make fewer classes.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        One value or more.
    classes : int
        Classes that are asked for.

    Returns
    -------
    ndarray of float, shape (m,)
        Bounds without the last, ascending.
    """
    bounds: Floats = np.quantile(values, np.arange(1, classes) / classes)
    return np.unique(bounds[bounds < values.max()])


def fisher_jenks(values: Floats, classes: int = CLASSES) -> Floats:
    """Return the upper bounds of the classes with the least sum of squares inside them.

    The optimum is found exactly, by dynamic programming over the values that
    differ (Fisher, 1958; Jenks, 1977).

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        One value or more.
    classes : int
        Classes that are asked for.

    Returns
    -------
    ndarray of float, shape (m,)
        Bounds without the last, ascending.
    """
    points, counts = np.unique(values, return_counts=True)
    size = len(points)
    if size <= classes:
        return points[:-1]
    # Squares of small numbers lose fewer digits.
    moved = points - np.average(points, weights=counts)
    weight, first, second = (
        np.concatenate([[0.0], np.cumsum(counts * moved**power)]) for power in (0, 1, 2)
    )
    inside = np.full((size, size), np.inf)
    for start in range(size):
        n, total, squares = (sums[start + 1 :] - sums[start] for sums in (weight, first, second))
        inside[start, start:] = np.maximum(squares - total**2 / n, 0)
    best = inside[0]
    starts = []
    for _ in range(1, classes):
        # Row: where the last class starts; column: where it ends.
        through = best[:-1, None] + inside[1:]
        chosen = np.argmin(through, axis=0)
        best = through[chosen, np.arange(size)]
        starts.append(chosen + 1)
    end, bounds = size - 1, []
    for chosen in reversed(starts):
        end = int(chosen[end]) - 1
        bounds.append(points[end])
    return np.array(bounds[::-1])


def head_tail(values: Floats) -> Floats:
    """Return the means that part the many small values from the few great ones, again and again.

    The head above the mean is parted again as long as it is a minority
    (Jiang, 2013), at most :data:`MOST_CUTS` times in all.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        One value or more.

    Returns
    -------
    ndarray of float, shape (m,)
        Upper bounds of the classes without the last, ascending.
    """
    bounds: list[float] = []
    rest = values
    while len(bounds) < MOST_CUTS:
        mean = float(rest.mean())
        head = rest[rest > mean]
        if not 0 < len(head) < len(rest):
            break
        bounds.append(mean)
        if len(head) > HEAD * len(rest):
            break
        rest = head
    return np.array(bounds)


BY_DATA: Final[dict[str, Callable[[Floats], Floats]]] = {
    "quantiles": quantiles,
    "fisher-jenks": fisher_jenks,
    "head-tail": head_tail,
}


def parted(values: npt.ArrayLike, scheme: str) -> tuple[float, ...]:
    """Return the breaks between the classes of values above zero.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        Values above zero, one or more.
    scheme : {"quantiles", "fisher-jenks", "head-tail"}
        Name of the scheme.

    Returns
    -------
    tuple of float
        The lower bound of each class but the first: the roundest number that
        is greater than all below it and no greater than any from it on.
    """
    numbers = np.sort(np.asarray(values, dtype=np.float64))
    ends = np.unique(np.searchsorted(numbers, BY_DATA[scheme](numbers), side="right"))
    return tuple(
        roundest(float(numbers[end - 1]), float(numbers[end]))
        for end in ends
        if 0 < end < len(numbers)
    )


def roundest(low: float, high: float) -> float:
    """Return the number with the fewest digits that is above one number and not above another.

    Parameters
    ----------
    low, high : float
        Two numbers above zero, the greater one last.

    Returns
    -------
    float
        For example 40 for 37 and 52, and 0.3 for 0.26 and 0.34.
    """
    top = math.floor(math.log10(high))
    for exponent in range(top, top - 17, -1):
        steps = math.floor(low / 10.0**exponent) + 1
        # Read from its digits, for 3 * 0.1 is not 0.3.
        number = float(f"{steps}e{exponent}")
        if low < number <= high:
            return number
    return high
