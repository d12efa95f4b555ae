"""Kernel density of labs per 1,000 km2."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from numbers import Real
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.density.binning import between, bin_points
from geo.density.grid import Floats, Grid, mexico_grid
from geo.density.kernel import Smoother, inside_mass, smoother
from geo.density.mass import Sources, place, spread
from geo.density.small import as_points, parted
from geo.density.window import States, inside
from geo.errors import ChoiceError
from geo.records import one_release

EDGES: Final = ("diggle", "none")
LEAST_CELLS: Final = 2.0
"""Cells that a bandwidth takes at least: a narrower kernel falls between the centres of cells."""

MOST_KM: Final = 500.0
"""Widest bandwidth: a wider one shows the outline of the country and nothing else."""


@dataclass(frozen=True)
class Density:
    """A kernel density of labs on a grid.

    Attributes
    ----------
    release : str
        Id of the release.
    grid : Grid
        The cells.
    bandwidth_km : float
        Standard deviation of the Gaussian kernel, km.
    edges : {"diggle", "none"}
        How coast and border were corrected for.
    values : ndarray of float, shape (height, width)
        Labs per 1,000 km2 at the centre of each cell; 0 where there is less
        than of one lab five bandwidths away, NaN where the cell lies outside
        the window.
    labs : float
        Labs that the density is made of.
    labs_not_placed : int
        Labs known to a state alone, to no place, or outside the window.
    window : tuple of str
        States that make the window of study; empty for Mexico. Of the cells
        see :func:`geo.density.inside`.
    """

    release: str
    grid: Grid
    bandwidth_km: float
    edges: str
    values: Floats = field(repr=False)
    labs: float
    labs_not_placed: int
    window: States = ()


def density(
    records: pd.DataFrame,
    *,
    bandwidth_km: float = 25.0,
    cell_km: float = 2.0,
    edges: str = "diggle",
    states: Collection[str] = (),
) -> Density:
    """Return the kernel density of the labs of one release.

    Each lab is spread as far as its place is known
    (:mod:`geo.density.mass`), then smoothed by an isotropic Gaussian. With
    Diggle's correction each source is divided by the part of its kernel that
    lies in the window of study, so that no lab is lost to the sea or to a
    neighbour: values times area times :func:`geo.density.inside` sum to the
    labs.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records of one release.
    bandwidth_km : float
        Standard deviation of the kernel, km; two cells at least.
    cell_km : float
        Side of a cell, 1 to 10 km.
    edges : {"diggle", "none"}
        Correction at the edges of the window: coast and border.
    states : collection of str
        Codes of the states that make the window; empty for Mexico. Records
        that lie in others are not placed.

    Returns
    -------
    Density
        Labs per 1,000 km2.

    Raises
    ------
    RecordError
        If the records mix releases.
    ChoiceError
        If the bandwidth is below two cells, the cell or the correction is not
        to be had, or a state is unknown.

    References
    ----------
    Diggle, P. J. (1985). A kernel method for smoothing point process data.
    Applied Statistics 34. Jones, M. C. (1993). Simple boundary correction for
    kernel density estimation. Statistics and Computing 3.
    """
    release = one_release(records)
    grid = mexico_grid(cell_km)
    check_bandwidth(bandwidth_km, grid)
    if edges not in EDGES:
        raise ChoiceError(f"edges {edges!r} unknown; choose from {', '.join(EDGES)}")
    sources = place(records, states)
    kernel = smoother(grid, float(bandwidth_km))
    smoothed = smooth_sources(sources, kernel, edges)
    # The transform leaves a hair where there is nothing: zero is to be zero.
    values = np.where(smoothed < kernel.least, 0, smoothed) / grid.cell_km**2 * 1000
    values[inside(grid, sources.window) == 0] = np.nan
    return Density(
        release=release,
        grid=grid,
        bandwidth_km=float(bandwidth_km),
        edges=edges,
        values=values,
        labs=sources.labs,
        labs_not_placed=sources.labs_not_placed,
        window=sources.window,
    )


def densities(
    records: pd.DataFrame,
    *,
    bandwidth_km: float = 25.0,
    cell_km: float = 2.0,
    edges: str = "diggle",
    states: Collection[str] = (),
) -> dict[str, Density]:
    """Return the densities of all labs of a release, of active and of inactive ones.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records of one release.
    bandwidth_km, cell_km, edges, states : float, float, str, collection of str
        As of :func:`density`; the same for the three.

    Returns
    -------
    dict of str to Density
        By ``all``, ``active`` and ``inactive``. All holds labs of
        unspecified status too.

    Raises
    ------
    RecordError
        If the records mix releases.
    ChoiceError
        As of :func:`density`.
    """
    one_release(records)
    chosen = {
        "all": records,
        **{status: records[records["status"] == status] for status in ("active", "inactive")},
    }
    return {
        name: density(part, bandwidth_km=bandwidth_km, cell_km=cell_km, edges=edges, states=states)
        for name, part in chosen.items()
    }


def check_bandwidth(bandwidth_km: float, grid: Grid) -> None:
    """Raise if a bandwidth is too narrow for a grid.

    Parameters
    ----------
    bandwidth_km : float
        Standard deviation of the kernel, km.
    grid : Grid
        The cells.

    Raises
    ------
    ChoiceError
        If it takes less than :data:`LEAST_CELLS` cells, or is no number.
    """
    least = LEAST_CELLS * grid.cell_km
    asked: Any = bandwidth_km
    if isinstance(asked, bool) or not isinstance(asked, Real):
        raise ChoiceError(f"a bandwidth of {bandwidth_km!r} is no number of km")
    if not least <= bandwidth_km <= MOST_KM:
        raise ChoiceError(
            f"a bandwidth of {bandwidth_km:g} km on cells of {grid.cell_km:g} km: "
            f"choose {least:g} to {MOST_KM:g} km"
        )


def smooth_sources(sources: Sources, kernel: Smoother, edges: str) -> Floats:
    """Return the smoothed labs of each cell of the grid.

    Parameters
    ----------
    sources : Sources
        Where the labs lie.
    kernel : Smoother
        The kernel.
    edges : {"diggle", "none"}
        Correction at the edges of the window of the sources.

    Returns
    -------
    ndarray of float, shape (height, width)
        Labs per cell; the values of cells outside the window are no density.
    """
    return kernel.crop(smooth_padded(sources, kernel, edges))


def smooth_padded(sources: Sources, kernel: Smoother, edges: str) -> Floats:
    """Return the smoothed labs of each cell of the grid and of the margin around it.

    Parameters
    ----------
    sources : Sources
        Where the labs lie.
    kernel : Smoother
        The kernel.
    edges : {"diggle", "none"}
        Correction at the edges of the window of the sources.

    Returns
    -------
    ndarray of float, shape (height + 2 margin, width + 2 margin)
        Labs per cell. Without correction they sum to the labs given.
    """
    grid = kernel.grid
    large, small = parted(sources, grid)
    x, y, weights = as_points(small, grid)
    areas = spread(large, grid) if large.mun_labs.size else None
    if edges == "diggle":
        of_points, of_areas = inside_mass(grid, kernel.bandwidth_km, sources.window)
        weights = weights / between(x, y, of_points, grid)
        if areas is not None:
            areas = np.divide(areas, of_areas, out=np.zeros_like(areas), where=areas > 0)
    points = bin_points(x, y, weights, grid, kernel.margin) if x.size else None
    return kernel.smooth(points, areas)
