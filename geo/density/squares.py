"""The sum of squares of the kernels of all records: what the variance of a density is made of.

The records of one municipality that are known no closer share one kernel, so
there are at most as many kernels of areas as municipalities, and each is the
product of a few small matrices.
"""

from __future__ import annotations

import numpy as np

from geo.density.binning import REACHED, between, bin_few, bin_points
from geo.density.grid import Floats, Ints
from geo.density.kernel import REACH, Smoother, inside_mass, smoother
from geo.density.mass import Sources, municipality_covers
from geo.density.small import municipality_parts, parted


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
        labs = sources.point_labs / between(sources.x, sources.y, of_points, grid)
        squares = bin_points(sources.x, sources.y, labs**2, grid, narrow.margin)
        total += narrow.crop(narrow.smooth(squares, None)) / (4 * np.pi * sigma**2)
    large, small = parted(sources, grid)
    part = of_areas.ravel()
    for (cells, shares), squared_labs in zip(
        municipality_covers(grid, large.mun_codes), large.mun_squares, strict=True
    ):
        rows, columns, smoothed = smoothed_area(cells, shares / part[cells], kernel, REACH)
        total[rows, columns] += squared_labs * smoothed**2
    for (x, y, weights), squared_labs in zip(
        municipality_parts(grid, small.mun_codes), small.mun_squares, strict=True
    ):
        cells, values = bin_few(x, y, weights / between(x, y, of_points, grid), grid)
        rows, columns, smoothed = smoothed_area(cells, values, kernel, REACH, REACHED)
        total[rows, columns] += squared_labs * smoothed**2
    return total


def smoothed_area(
    cells: Ints, values: Floats, kernel: Smoother, reach: float, reached: int = 0
) -> tuple[slice, slice, Floats]:
    """Return what lies in a few cells, smoothed over a part of the grid.

    Parameters
    ----------
    cells : ndarray of int, shape (n,)
        Cells (row times width plus column) near each other; those named
        again are summed.
    values : ndarray of float, shape (n,)
        What lies evenly in each, or is binned to its centre like points.
    kernel : Smoother
        The kernel.
    reach : float
        Bandwidths around the cells to go to; 0 for the cells' own rectangle.
    reached : int
        Cells that the grid is wider by on each side for what is binned like
        points; 0 for what lies evenly.

    Returns
    -------
    rows, columns : slice
        The part of the grid.
    smoothed : ndarray of float
        Its cells.
    """
    grid = kernel.grid
    row, column = (at - reached for at in np.divmod(cells, grid.width + 2 * reached))
    top, bottom, left, right = row.min(), row.max() + 1, column.min(), column.max() + 1
    patch = np.zeros((bottom - top, right - left))
    np.add.at(patch, (row - top, column - left), values)
    step = int(np.ceil(reach * kernel.bandwidth_km / grid.cell_km))
    rows = slice(max(top - step, 0), min(bottom + step, grid.height))
    columns = slice(max(left - step, 0), min(right + step, grid.width))
    by_points = reached > 0
    down = _weights(rows, slice(top, bottom), kernel.sent(0, by_points=by_points))
    across = _weights(columns, slice(left, right), kernel.sent(1, by_points=by_points))
    return rows, columns, down @ patch @ across.T


def _weights(to: slice, of: slice, sent: Floats) -> Floats:
    """Return what each line of cells sends to the centre of each other, shape (to, of)."""
    steps = np.arange(to.start, to.stop)[:, None] - np.arange(of.start, of.stop)[None, :]
    weights: Floats = sent[np.abs(steps)]
    return weights
