"""The sum of squares of the kernels of all records: what the variance of a density is made of.

The records of one municipality that are known no closer share one kernel, so
there are at most as many kernels of areas as municipalities, and each is the
product of a few small matrices.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from geo.density.binning import bin_points
from geo.density.grid import Floats, Ints
from geo.density.kernel import REACH, Smoother, inside_mass, smoother
from geo.density.mass import Sources, municipality_covers


def sum_of_squares(sources: Sources, kernel: Smoother) -> Floats:
    """Return for each cell the sum over records of the squared value of their kernels.

    Parameters
    ----------
    sources : Sources
        Where the labs lie.
    kernel : Smoother
        The kernel; each record's is divided by its part inside the window
        of the sources.

    Returns
    -------
    ndarray of float, shape (height, width)
        Sum of squared labs per cell.
    """
    grid = kernel.grid
    of_points, of_areas = inside_mass(grid, kernel.bandwidth_km, sources.window)
    total = np.zeros(grid.shape)
    if sources.point_labs.size:
        # The square of a Gaussian is a Gaussian, narrower by the root of two.
        narrow = smoother(grid, float(kernel.bandwidth_km / np.sqrt(2)))
        sigma = kernel.bandwidth_km / grid.cell_km
        squares = bin_points(sources.x, sources.y, sources.point_labs**2, grid, narrow.margin)
        drop = kernel.margin - narrow.margin
        part = of_points[drop : drop + squares.shape[0], drop : drop + squares.shape[1]]
        squares = np.divide(squares, part**2, out=np.zeros_like(squares), where=squares > 0)
        total += narrow.crop(narrow.smooth(squares, None)) / (4 * np.pi * sigma**2)
    part = kernel.crop(of_areas).ravel()
    for (cells, shares), squared_labs in zip(
        municipality_covers(grid, sources.mun_codes), sources.mun_squares, strict=True
    ):
        rows, columns, smoothed = smoothed_area(cells, shares / part[cells], kernel, REACH)
        total[rows, columns] += squared_labs * smoothed**2
    return total


def smoothed_area(
    cells: Ints, values: Floats, kernel: Smoother, reach: float
) -> tuple[slice, slice, Floats]:
    """Return what lies in a few cells, smoothed over a part of the grid.

    Parameters
    ----------
    cells : ndarray of int, shape (n,)
        Cells (row times width plus column) near each other; those named
        again are summed.
    values : ndarray of float, shape (n,)
        What lies evenly in each.
    kernel : Smoother
        The kernel.
    reach : float
        Bandwidths around the cells to go to; 0 for the cells' own rectangle.

    Returns
    -------
    rows, columns : slice
        The part of the grid.
    smoothed : ndarray of float
        Its cells.
    """
    grid = kernel.grid
    row, column = np.divmod(cells, grid.width)
    top, bottom, left, right = row.min(), row.max() + 1, column.min(), column.max() + 1
    patch = np.zeros((bottom - top, right - left))
    np.add.at(patch, (row - top, column - left), values)
    step = int(np.ceil(reach * kernel.bandwidth_km / grid.cell_km))
    rows = slice(max(top - step, 0), min(bottom + step, grid.height))
    columns = slice(max(left - step, 0), min(right + step, grid.width))
    down = _weights(rows, slice(top, bottom), kernel)
    across = _weights(columns, slice(left, right), kernel)
    return rows, columns, down @ patch @ across.T


def _weights(to: slice, of: slice, kernel: Smoother) -> Floats:
    """Return what each line of cells sends to the centre of each other, shape (to, of)."""
    sigma = kernel.bandwidth_km / kernel.grid.cell_km
    steps = np.arange(to.start - of.stop + 1, to.stop - of.start)
    by_step = ndtr((steps + 0.5) / sigma) - ndtr((steps - 0.5) / sigma)
    rows, columns = np.arange(to.start, to.stop)[:, None], np.arange(of.start, of.stop)[None, :]
    weights: Floats = by_step[rows - columns - steps[0]]
    return weights
