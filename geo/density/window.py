"""The window of study: Mexico, or the states that a question is about, on a grid.

What is studied ends where the window does. A kernel is corrected for what it
would send beyond, and nothing is told of the cells outside.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely

from geo.density.grid import Floats, Grid, Ints, cover, states
from geo.select import STATE_CODES, Filters

States = tuple[str, ...]
Shapes = npt.NDArray[np.object_]


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
        0 to 1; read-only. A cell that chosen states share with others goes
        by its centre: where that lies in no chosen state it is outside, with
        0. A cell that no other state shares is inside, though its centre may
        lie at sea or abroad.

    Raises
    ------
    ChoiceError
        If a code is unknown.
    """
    return _inside(grid, window_of(chosen))


@lru_cache(maxsize=8)
def _inside(grid: Grid, window: States) -> Floats:
    layer = states()
    ours = layer.index.isin(window) if window else np.ones(len(layer), dtype=bool)
    # States share their borders point by point, which makes this ten times as fast as a union
    # that must look for them.
    shape = shapely.coverage_union_all(layer[ours].to_numpy())
    share = np.zeros(grid.height * grid.width)
    for cells, covered in cover(grid, np.array([shape])):
        share[cells] = covered
    if window:
        share[_of_others(grid, np.flatnonzero(share), shape, layer[~ours].to_numpy())] = 0
    share.flags.writeable = False
    return share.reshape(grid.shape)


def _of_others(grid: Grid, cells: Ints, ours: shapely.Geometry, others: Shapes) -> Ints:
    """Return which cells other states share and our states do not hold the centre of."""
    row, column = np.divmod(cells, grid.width)
    west, north, side = (
        grid.west + column * grid.cell_m,
        grid.north - row * grid.cell_m,
        grid.cell_m,
    )
    tree = shapely.STRtree(shapely.box(west, north - side, west + side, north))
    shared = np.unique(tree.query(others, predicate="intersects")[1])
    x, y = west[shared] + side / 2, north[shared] - side / 2
    shapely.prepare(ours)
    elsewhere: Ints = cells[shared[~shapely.contains_xy(ours, x, y)]]
    return elsewhere
