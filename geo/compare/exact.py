"""Records of two releases that are equal, as multisets: three on one side match at most three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_MOST: Final = 2**31


def groups(first: Sequence[Ints], second: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Return a number for each different combination of values.

    Parameters
    ----------
    first, second : sequence of numpy.ndarray of int
        Columns of two tables, the same ones in the same order.

    Returns
    -------
    numpy.ndarray of int, numpy.ndarray of int
        For each row of the two tables the number of its combination; rows
        that are equal have the same number. Numbers follow the order of the values.
    """
    size = len(first[0])
    number = np.zeros(size + len(second[0]), dtype="int64")
    for one, other in zip(first, second, strict=True):
        _, code = np.unique(np.concatenate([one, other]), return_inverse=True)
        # Renumbered after each column, so that the product never overflows.
        _, number = np.unique(number * (code.max(initial=0) + 1) + code, return_inverse=True)
    return number[:size], number[size:]


def match_equal(first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """Return pairs of equal numbers, each number paired as often as both sides have it.

    Parameters
    ----------
    first, second : numpy.ndarray of int
        Numbers of the rows of two tables.

    Returns
    -------
    numpy.ndarray of int, numpy.ndarray of int
        Positions in the two, pair by pair; among equals the first with the first.
    """
    one, other = _with_rank(first), _with_rank(second)
    _, left, right = np.intersect1d(one, other, assume_unique=True, return_indices=True)
    return left.astype("int64"), right.astype("int64")


def _with_rank(numbers: Ints) -> Ints:
    """Return a number for each row that tells it and its rank among its equals."""
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    at = np.arange(len(ordered))
    begin = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)])
    rank = at - np.repeat(begin, np.diff(np.r_[begin, len(ordered)]))
    found = np.empty_like(ordered)
    # No group has this many rows.
    found[order] = ordered * _MOST + rank
    return found
