"""The values of a reader's raster on the cells of the map."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from geo.density import inside, mexico_grid
from layers.own_classes import MOST_CLASSES

if TYPE_CHECKING:
    from layers.own_raster import OwnRaster

CELL_KM: Final = 4.0
"""Side of the cells that a raster is drawn on: a finer one would make each map heavy."""

_SPARSE: Final = 2.0
"""Cells that hold some of what is not zero, for one at whose centre it is: more, and it is lost
between the centres."""


class OnCells(NamedTuple):
    """The values of a band on the cells of the map.

    Attributes
    ----------
    values : ndarray of float, shape (height, width)
        NaN where there is none.
    how : str
        Key of the words for what each of them is.
    """

    values: npt.NDArray[np.float64]
    how: str


@lru_cache(maxsize=4)
def on_cells(own: OwnRaster) -> OnCells:
    """Bring a band to the cells of the map.

    Parameters
    ----------
    own : OwnRaster
        The raster.

    Returns
    -------
    OnCells
        Means; of classes and masks the values at the centres.

    Raises
    ------
    RasterError
        If it cannot be read.
    """
    from geo.rasters import on_grid

    grid = mexico_grid(CELL_KM)
    centres = on_grid(own.raster, grid, own.band, centres=True)
    if own.about.classes:
        return OnCells(centres, "yours.nearest")
    land = inside(grid) > 0
    found = np.unique(centres[land & np.isfinite(centres)])
    few = found.size <= MOST_CLASSES and bool((found == np.rint(found)).all())
    # A mean of a few whole numbers is often none of them: of a mask, of classes without colours.
    if few and 0 not in found and found.size:
        return OnCells(centres, "yours.centre")
    means = on_grid(own.raster, grid, own.band)
    held, seen = (int(np.count_nonzero(one[land & np.isfinite(one)])) for one in (means, centres))
    if few and held <= _SPARSE * seen:
        return OnCells(centres, "yours.centre")
    return OnCells(means, "yours.mean")
