"""The window of study: Mexico, or the states that a question is about, on a grid.

What is studied ends where the window does. A kernel is corrected for what it
would send beyond, and nothing is told of the cells outside.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np
import shapely

from geo.density.grid import Floats, Grid, cover, states
from geo.density.kept import kept
from geo.select import STATE_CODES, Filters

States = tuple[str, ...]

_KEPT: Final = 128_000_000
"""Bytes: two windows on cells of 1 km, nine on cells of 2 km."""


def window_of(chosen: Collection[str]) -> States:
    """Return the states that make a window, always in one order.

    Parameters
    ----------
    chosen : collection of str
        Codes of states; empty for all.

    Returns
    -------
    tuple of str
        Each code once; empty for Mexico as a whole, also where every state
        is chosen.

    Raises
    ------
    ChoiceError
        If a code is unknown.
    """
    codes = Filters(states=tuple(chosen)).states
    return () if set(codes) >= STATE_CODES else tuple(sorted(set(codes)))


def inside(grid: Grid, chosen: Collection[str] = ()) -> Floats:
    """Return the share of each cell that lies in the window of study.

    Parameters
    ----------
    grid : Grid
        The cells.
    chosen : collection of str
        Codes of the states that make the window; empty for Mexico.

    Returns
    -------
    ndarray of float, shape (height, width)
        0 to 1; read-only. At a border of the window, as at the coast, a cell
        is inside in part.

    Raises
    ------
    ChoiceError
        If a code is unknown.
    """
    (share,) = _inside(grid, window_of(chosen))
    return share


@kept(_KEPT)
def _inside(grid: Grid, window: States) -> tuple[Floats]:
    layer = states()
    ours = layer.index.isin(window) if window else np.ones(len(layer), dtype=bool)
    # States share their borders point by point, which makes this ten times as fast as a union
    # that must look for them.
    shape = shapely.coverage_union_all(layer[ours].to_numpy())
    share = np.zeros(grid.height * grid.width)
    for cells, covered in cover(grid, np.array([shape])):
        share[cells] = covered
    share.flags.writeable = False
    return (share.reshape(grid.shape),)
