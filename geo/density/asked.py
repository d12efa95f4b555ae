"""What a density leaves out because nobody asked for it or nobody knows where it lies."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo import reference
from geo.crs import EQUAL_AREA
from geo.density.grid import Grid, cover, inside
from geo.density.mass import told


def known_to_state_alone(records: pd.DataFrame) -> int:
    """Return how many labs lie in a state, but nobody knows where in it.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records.

    Returns
    -------
    int
        Labs with a state that are in no density.
    """
    at_point, in_municipality = told(records)
    left = ~(at_point | in_municipality) & records["state_code"].notna()
    return int(records["labs"][left].sum())


@lru_cache(maxsize=8)
def in_states(grid: Grid, states: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Return which cells of Mexico belong to states.

    Parameters
    ----------
    grid : Grid
        The cells.
    states : tuple of str
        Codes of the states; empty for all.

    Returns
    -------
    ndarray of bool, shape (height, width)
        A cell that other states share goes by its centre; one that only
        chosen states share belongs to them, though its centre lies at sea or
        abroad. Read-only.
    """
    if not states:
        found = inside(grid) > 0
    else:
        layer = reference.load("states").set_index("state_code").geometry.to_crs(EQUAL_AREA)
        chosen = layer.index.isin(states)
        ours = shapely.union_all(layer[chosen].to_numpy())
        others = layer[~chosen].to_numpy()
        found = np.zeros(grid.shape, dtype=bool)
        for cells, _ in cover(grid, np.array([ours], dtype=object)):
            found.ravel()[cells] = True
        shared = np.zeros(grid.shape, dtype=bool)
        for cells, _ in cover(grid, others) if others.size else ():
            shared.ravel()[cells] = True
        rows, columns = np.nonzero(found & shared)
        x, y = grid.centres()
        shapely.prepare(ours)
        found[rows, columns] = shapely.contains_xy(ours, x[columns], y[rows])
    found.flags.writeable = False
    return found
