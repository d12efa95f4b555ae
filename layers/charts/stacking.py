"""Places of nodes, bands and labels of an alluvial chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Node(NamedTuple):
    """What bands begin or end in.

    Attributes
    ----------
    name : str
        What it is.
    labs : int
        Its labs.
    top, height : float
        Where its bar begins and how high it is, millimetres.
    """

    name: str
    labs: int
    top: float
    height: float


class Slot(NamedTuple):
    """What a node needs.

    Attributes
    ----------
    name : str
        What it is.
    labs : int
        Its labs.
    least : float
        Height that its name takes, however few its labs, millimetres.
    """

    name: str
    labs: int
    least: float


def scale_of(sides: Sequence[Sequence[Slot]], room: float, gap: float) -> float:
    """Return how many millimetres a lab has, the same on both sides.

    Parameters
    ----------
    sides : sequence of sequence of Slot
        The nodes of each side.
    room : float
        Height of the chart, millimetres.
    gap : float
        Least distance between two nodes.

    Returns
    -------
    float
        The greatest scale at which every node fits.
    """
    low, high = 0.0, room
    for _ in range(60):
        middle = (low + high) / 2
        taken = (
            sum(max(slot.labs * middle, slot.least) for slot in side) + gap * (len(side) - 1)
            for side in sides
        )
        low, high = (middle, high) if max(taken) <= room else (low, middle)
    return low


def stack(side: Sequence[Slot], scale: float, room: float) -> list[Node]:
    """Return the nodes of one side below each other, over the whole height.

    Parameters
    ----------
    side : sequence of Slot
        The nodes in order.
    scale : float
        Millimetres a lab.
    room : float
        Height of the chart.

    Returns
    -------
    list of Node
        In the same order; a bar stands in the middle of what its name needs.
    """
    heights = [max(slot.labs * scale, slot.least) for slot in side]
    gap = (room - sum(heights)) / max(1, len(side) - 1)
    nodes, top = [], 0.0 if len(side) > 1 else gap / 2
    for slot, height in zip(side, heights, strict=True):
        bar = slot.labs * scale
        nodes.append(Node(slot.name, slot.labs, top + (height - bar) / 2, bar))
        top += height + gap
    return nodes


def spread(wanted: Sequence[float], apart: float, room: float) -> list[float]:
    """Return the places nearest to those wanted that keep their distance.

    Those that are too near to each other are moved apart around their mean
    (pool adjacent violators; Ayer and others 1955, Ann. Math. Stat. 26).

    Parameters
    ----------
    wanted : sequence of float
        Places, ascending.
    apart : float
        Least distance of one from the next.
    room : float
        None lies below 0 or above this, if there is room for all.

    Returns
    -------
    list of float
        In the same order.
    """
    pools: list[list[float]] = []
    for n, place in enumerate(wanted):
        pools.append([place - n * apart])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    most = room - (len(wanted) - 1) * apart
    shifts = [max(min(_mean(pool), most), 0.0) for pool in pools for _ in pool]
    return [shift + n * apart for n, shift in enumerate(shifts)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
