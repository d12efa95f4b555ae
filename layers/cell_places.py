"""Which municipalities and states the cells of a grid lie in, by name."""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from geo import reference
from geo.density import Grid
from geo.density.grid import municipalities

_ENOUGH: Final = 4_000


def places_in(grid: Grid, chosen: npt.NDArray[np.bool_], most: int) -> list[str]:
    """Return the states that chosen cells lie in, the one with most of them first.

    Parameters
    ----------
    grid : geo.density.Grid
        The cells.
    chosen : ndarray of bool, shape (height, width)
        The cells.
    most : int
        How many states are named at most.

    Returns
    -------
    list of str
        Short names.
    """
    names = reference.load("states").set_index("state_code")["short_name"]
    rows, columns = np.nonzero(chosen)
    # Some are enough to tell which states hold most of them.
    step = 1 + len(rows) // _ENOUGH
    found = _municipalities_at(grid, rows[::step], columns[::step])
    counts = Counter(code[:2] for code in found if code)
    return [str(names[code]) for code, _ in counts.most_common(most)]


def place_of(grid: Grid, row: int, column: int) -> str:
    """Return the municipality that the centre of a cell lies in.

    Parameters
    ----------
    grid : geo.density.Grid
        The cells.
    row, column : int
        The cell.

    Returns
    -------
    str
        Its name and state; empty at sea.
    """
    (code,) = _municipalities_at(grid, np.array([row]), np.array([column]))
    if not code:
        return ""
    names = reference.load("municipalities_drawing").set_index("code")["name"]
    states = reference.load("states").set_index("state_code")["short_name"]
    return f"{names[code]}, {states[code[:2]]}"


def _municipalities_at(
    grid: Grid, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]
) -> npt.NDArray[np.object_]:
    """Return the municipality of the centre of each cell, empty at sea."""
    x, y = grid.centres()
    areas = municipalities()
    found = np.full(len(rows), "", dtype=object)
    points, hit = shapely.STRtree(areas.to_numpy()).query(
        shapely.points(x[columns], y[rows]), predicate="intersects"
    )
    found[points] = np.asarray(areas.index, dtype=object)[hit]
    return found
