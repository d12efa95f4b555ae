"""The one-to-one matching of greatest weight, and where another is as good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import connected_components, min_weight_full_bipartite_matching

from geo.compare.graph import graph_of

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_BATCH: Final = 3000
"""Labs solved together: the solver's cost grows with the square of their number."""


def assign(first: Ints, second: Ints, weight: Ints, sizes: tuple[int, int]) -> Flags:
    """Return which pairs make up a one-to-one matching of greatest total weight.

    Parameters
    ----------
    first, second : numpy.ndarray of int
        Positions of the labs of each pair; no pair twice.
    weight : numpy.ndarray of int
        Weight of each pair; one of nought or less is never chosen.
    sizes : tuple of (int, int)
        Number of labs in the two releases.

    Returns
    -------
    numpy.ndarray of bool
        For each pair whether it is chosen.
    """
    chosen = np.zeros(len(first), dtype=bool)
    useful = np.flatnonzero(weight > 0)
    for batch in _batches(first[useful], second[useful], sizes):
        pairs = useful[batch]
        chosen[pairs] = _solve(first[pairs], second[pairs], weight[pairs])
    return chosen


def components(first: Ints, second: Ints, sizes: tuple[int, int]) -> Ints:
    """Return for each pair the number of its connected group.

    Parameters
    ----------
    first, second : numpy.ndarray of int
        Positions of the labs of each pair.
    sizes : tuple of (int, int)
        Number of labs in the two releases.

    Returns
    -------
    numpy.ndarray of int
        Pairs that share labs, directly or through others, have one number.
    """
    total = sum(sizes)
    graph = graph_of(first, second + sizes[0], np.ones(len(first)), total)
    _, label = connected_components(graph, directed=False)
    return np.asarray(label[first], dtype="int64")


def _batches(first: Ints, second: Ints, sizes: tuple[int, int]) -> Iterator[Ints]:
    """Yield the pairs of whole connected groups, about a batch at a time."""
    if not len(first):
        return
    group = components(first, second, sizes)
    order = np.argsort(group, kind="stable")
    begin = np.flatnonzero(np.r_[True, np.diff(group[order]) > 0])
    size = np.diff(np.r_[begin, len(order)])
    batch = (np.cumsum(size) - size) // _BATCH
    starts = begin[np.r_[True, np.diff(batch) > 0]]
    for low, high in zip(starts, np.r_[starts[1:], len(order)], strict=True):
        yield order[low:high]


def _solve(first: Ints, second: Ints, weight: Ints) -> Flags:
    """Return the pairs chosen, by a full matching in which each lab may have a stand-in.

    A lab without a partner takes its stand-in, at no weight; stand-ins of a
    pair that is chosen take each other.
    """
    labs, row = np.unique(first, return_inverse=True)
    others, column = np.unique(second, return_inverse=True)
    n, m = len(labs), len(others)
    top = int(weight.max()) + 1
    alone, without = np.arange(n), np.arange(m)
    rows = np.concatenate([row, alone, n + without, n + column])
    columns = np.concatenate([column, m + alone, without, m + row])
    # A pair and its stand-ins cost what the two would cost alone, less the weight.
    cost = np.concatenate([2 * top - 1 - weight, np.full(n + m, top), np.ones(len(row))])
    graph = graph_of(rows, columns, cost.astype("float64"), n + m)
    left, right = min_weight_full_bipartite_matching(graph)
    partner = np.full(n + m, -1)
    partner[left] = right
    return np.asarray(partner[row] == column)
