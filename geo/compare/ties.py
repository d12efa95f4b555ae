"""Where another matching is as good, and would change a count.

Two matchings of the same greatest weight differ by cycles: along one, each
pair that is given up makes room for another, and a lab that is left over for
one that is not. All such cycles run inside the strongly connected parts of
the residual graph's arcs of no reduced cost (complementary slackness of the
assignment problem). A part is ambiguous if a cycle in it changes what is
counted. That is told without listing cycles: none does if, and only if, what
each arc changes is the difference of two heights.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

from geo.compare.graph import graph_of

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_SEED: Final = 20231231


class Counts(NamedTuple):
    """What each pair, and each lab that stays alone, is counted as.

    Attributes
    ----------
    pair : numpy.ndarray of int
        Number of the count that each pair adds to.
    first, second : numpy.ndarray of int
        Number of the count that each lab of the two releases adds to if it
        has no partner.
    """

    pair: Ints
    first: Ints
    second: Ints


class _Arcs(NamedTuple):
    tail: Ints
    head: Ints
    cost: Ints
    change: Ints


def ambiguous(
    first: Ints, second: Ints, weight: Ints, chosen: Flags, counts: Counts
) -> tuple[Ints, Ints]:
    """Return the groups of labs in which who is whose partner cannot be told.

    Parameters
    ----------
    first, second : numpy.ndarray of int
        Positions of the labs of each pair.
    weight : numpy.ndarray of int
        Weight of each pair, all above nought.
    chosen : numpy.ndarray of bool
        Pairs of a matching of the greatest weight.
    counts : Counts
        What is counted.

    Returns
    -------
    numpy.ndarray of int, numpy.ndarray of int
        For each lab of the two releases the number of its group, within which
        other matchings of the same weight change a count; -1 for a lab that
        is in none.
    """
    n, m = len(counts.first), len(counts.second)
    arcs = _tight(_residual(first, second, weight, chosen, counts), n + m + 1)
    arcs, group = _groups(arcs, n + m)
    doubtful = _uneven(arcs, group, n + m)
    labs = group[: n + m]
    found = np.where(np.isin(labs, doubtful), np.searchsorted(doubtful, labs), -1)
    return found[:n], found[n:]


def _residual(first: Ints, second: Ints, weight: Ints, chosen: Flags, counts: Counts) -> _Arcs:
    """Return the changes that a matching allows; the last vertex stands for "no partner"."""
    n, m = len(counts.first), len(counts.second)
    # Random numbers of 64 bits stand for the counts: sums of two sets are equal by chance alone
    # with a probability of 1 in 2 ** 64.
    random = np.random.default_rng(_SEED)
    values = [
        random.integers(-(2**63), 2**63, size=numbers.max(initial=0) + 1)[numbers]
        for numbers in counts
    ]
    labs, others, nobody = np.arange(n), np.arange(n, n + m), np.full(n + m, n + m)
    matched = np.zeros(n + m, dtype=bool)
    matched[first[chosen]] = matched[n + second[chosen]] = True
    # A lab of the first gives what one of the second takes: what one does alone, the other undoes.
    forward = np.r_[~chosen, matched[:n], matched[n:]]
    tail: Ints = np.r_[first, labs, nobody[n:]]
    head: Ints = np.r_[n + second, nobody[:n], others]
    cost = np.r_[-weight, np.zeros(n + m, dtype="int64")]
    change = np.concatenate(values)
    return _Arcs(
        np.where(forward, tail, head),
        np.where(forward, head, tail),
        np.where(forward, cost, -cost),
        np.where(forward, change, -change),
    )


def _tight(arcs: _Arcs, size: int) -> _Arcs:
    """Return the arcs of no reduced cost: those on a shortest path from anywhere."""
    distance = np.zeros(size, dtype="int64")
    while True:
        before = distance.copy()
        np.minimum.at(distance, arcs.head, distance[arcs.tail] + arcs.cost)
        if np.array_equal(before, distance):
            break
    tight = distance[arcs.tail] + arcs.cost == distance[arcs.head]
    return _Arcs(*(column[tight] for column in arcs))


def _groups(arcs: _Arcs, nobody: int) -> tuple[_Arcs, Ints]:
    """Return the arcs of cycles, and for each lab the number of its group; -1 for none."""
    size = nobody + 1
    _, part = connected_components(_graph(arcs.tail, arcs.head, size), connection="strong")
    inside = part[arcs.tail] == part[arcs.head]
    arcs = _Arcs(*(column[inside] for column in arcs))
    # Cycles that meet in "no partner" alone are independent of each other.
    between = (arcs.tail != nobody) & (arcs.head != nobody)
    _, group = connected_components(
        _graph(arcs.tail[between], arcs.head[between], size), directed=False
    )
    found = np.full(size, -1, dtype="int64")
    within = np.r_[arcs.tail, arcs.head]
    found[within] = group[within]
    found[nobody] = -1
    return arcs, found


def _uneven(arcs: _Arcs, group: Ints, nobody: int) -> Ints:
    """Return the groups in which going round changes a count."""
    tail, head, change = arcs.tail, arcs.head, arcs.change
    own = np.where(tail == nobody, group[head], group[tail])
    if not len(tail):
        return np.zeros(0, dtype="int64")
    # Each group has a "no partner" of its own, and hangs from one root.
    tail = np.where(tail == nobody, nobody + 1 + own, tail)
    head = np.where(head == nobody, nobody + 1 + own, head)
    root = 2 * (nobody + 1)
    _, at = np.unique(own, return_index=True)
    ends = np.r_[tail, head, np.full(len(at), root)], np.r_[head, tail, tail[at]]
    changes = np.r_[change, -change, np.zeros(len(at), dtype="int64")]
    height = _heights(*ends, changes, root)
    return np.unique(own[height[tail] + change != height[head]])


def _heights(tail: Ints, head: Ints, change: Ints, root: int) -> Ints:
    """Return the sum of the changes along a tree from the root to each vertex."""
    size = root + 1
    graph = _graph(tail, head, size)
    _, above = breadth_first_order(graph, root, return_predecessors=True)
    reached = np.flatnonzero(above >= 0)
    key = tail * size + head
    order = np.argsort(key, kind="stable")
    at = order[np.searchsorted(key[order], above[reached] * size + reached)]
    height = np.zeros(size, dtype="int64")
    height[reached] = change[at]
    parent = np.where(above >= 0, above, root)
    # Each round doubles the length of the path that is summed.
    while (parent != root).any():
        height = height + height[parent]
        parent = parent[parent]
    return height


def _graph(tail: Ints, head: Ints, size: int) -> csr_array:
    return graph_of(tail, head, np.ones(len(tail)), size)
