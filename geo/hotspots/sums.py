"""How large a sum of counts can be by chance: exact tails of draws without replacement.

Were the counts of all units shuffled over the map, the sum of a unit and its
neighbours would be that of so many counts drawn without replacement. The ways
to draw *j* counts that sum to *s* are the coefficient of z^j x^s in the product
of (1 + z x^v)^c over the distinct counts *v*, of which there are *c* each. All
terms are positive, so nothing cancels and the smallest p-values are as exact as
the largest; shuffling 99,999 times could tell none under 0.00001.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import comb
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST_STEPS: Final = 20_000
"""Sums above this are counted in steps of several labs, for speed; see :func:`tails`."""

_Groups = list[tuple[int, int]]


def tails(counts: Ints, drawn: Ints, reached: Ints, left_out: Ints | None = None) -> Floats:
    """Return how probable it is that counts drawn without replacement sum to so much or more.

    The probabilities are exact as long as no sum exceeds :data:`MOST_STEPS`.
    Above it counts are rounded up and sums down to steps of several, so that
    no probability is told too small.

    Parameters
    ----------
    counts : ndarray of int, shape (n,)
        What is drawn from; 0 and more.
    drawn : ndarray of int, shape (m,)
        How many are drawn.
    reached : ndarray of int, shape (m,)
        The sums.
    left_out : ndarray of int, shape (m,), optional
        For each draw a count, 1 or more, of which one copy is not to be had.

    Returns
    -------
    ndarray of float, shape (m,)
        Probabilities, 0 to 1.
    """
    found = np.ones(len(reached))
    if not len(reached) or reached.max() <= 0:
        return found
    step = -(-int(reached.max()) // MOST_STEPS)
    values, copies = np.unique(-(-counts // step), return_counts=True)
    zeros = int(copies[values == 0].sum())
    groups = [(int(v), int(c)) for v, c in zip(values, copies, strict=True) if v > 0]
    reached = reached // step
    ways = np.zeros((int(drawn.max()) + 1, int(reached.max()) + 1))
    ways[0, 0] = 1
    if left_out is None:
        for group in groups:
            ways = _with(ways, *group)
        return _tails(ways, zeros, len(counts), drawn, reached)
    left_out = -(-left_out // step)
    asked = set(np.unique(left_out).tolist())
    for group in (group for group in groups if group[0] not in asked):
        ways = _with(ways, *group)
    for value, without in _without_each(ways, [group for group in groups if group[0] in asked]):
        at = left_out == value
        found[at] = _tails(without, zeros, len(counts) - 1, drawn[at], reached[at])
    return found


def _with(ways: Floats, value: int, copies: int) -> Floats:
    """Return the ways to draw with some copies of a value to be had besides.

    Rows count what is drawn, columns the sum; the last holds all greater sums.
    """
    new = ways.copy()
    last = ways.shape[1] - 1
    for taken in range(1, min(copies, ways.shape[0] - 1) + 1):
        shift = min(taken * value, last)
        before, times = ways[: ways.shape[0] - taken], float(comb(copies, taken))
        new[taken:, shift:last] += times * before[:, : last - shift]
        new[taken:, last] += times * before[:, last - shift :].sum(axis=1)
    return new


def _without_each(ways: Floats, groups: _Groups) -> Iterator[tuple[int, Floats]]:
    """Yield for each value the ways to draw from all groups but one copy of that value.

    Halving the groups again and again adds each only as often as there are halvings. To divide
    one out of the whole product would cancel, and lose the small probabilities.
    """
    if len(groups) == 1:
        value, copies = groups[0]
        yield value, _with(ways, value, copies - 1)
    elif groups:
        half = len(groups) // 2
        for kept, added in ((groups[:half], groups[half:]), (groups[half:], groups[:half])):
            more = ways
            for group in added:
                more = _with(more, *group)
            yield from _without_each(more, kept)


def _tails(ways: Floats, zeros: int, counts: int, drawn: Ints, reached: Ints) -> Floats:
    """Return the probabilities from the ways to draw counts above zero."""
    # Summed from the far end, so that what is small is not lost beside what is large.
    above = np.cumsum(ways[:, ::-1], axis=1)[:, ::-1]
    found = np.empty(len(drawn))
    for size in np.unique(drawn).tolist():
        at = drawn == size
        rest = [comb(zeros, size - j) / comb(counts, size) for j in range(size + 1)]
        found[at] = np.array(rest) @ above[: size + 1, reached[at]]
    return np.minimum(found, 1)
