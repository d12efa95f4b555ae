"""How likely each municipality's labs are, given the density of all others."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from geo.density.grid import Floats, Grid, Ints
from geo.density.kernel import Smoother
from geo.density.mass import Sources, municipality_covers
from geo.density.squares import smoothed_area
from geo.density.window import inside

FLOOR_LABS: Final = 0.01
"""Labs spread evenly over the window that are added to any density: no lab is impossible."""


class _Municipality(NamedTuple):
    """Labs that leave together: those known no closer, and those at points."""

    area: Ints
    shares: Floats
    area_labs: float
    points: Ints
    point_labs: Floats


class Leaving:
    """The labs of each municipality, to be left out in turn.

    Points and those known to the municipality leave together. A point lies
    evenly in its cell, which is enough for bandwidths of two cells and more.

    Parameters
    ----------
    sources : Sources
        Where the labs lie, in two municipalities at least.
    grid : Grid
        The cells.
    """

    def __init__(self, sources: Sources, grid: Grid) -> None:
        self._grid = grid
        self._labs = sources.labs
        self._window = inside(grid, sources.window)
        column = ((sources.x - grid.west) // grid.cell_m).astype(np.int64)
        row = ((grid.north - sources.y) // grid.cell_m).astype(np.int64)
        points = _by_code(row * grid.width + column, sources)
        covers = municipality_covers(grid, sources.mun_codes)
        areas = dict(
            zip(sources.mun_codes, zip(covers, sources.mun_labs, strict=True), strict=True)
        )
        nowhere = (np.empty(0, dtype=np.int64), np.empty(0)), 0.0
        none = np.empty(0, dtype=np.int64), np.empty(0)
        self._each = []
        for code in dict.fromkeys([*areas, *points]):
            (cells, shares), labs = areas.get(code, nowhere)
            self._each.append(_Municipality(cells, shares, float(labs), *points.get(code, none)))
        self._mass = np.zeros(grid.height * grid.width)
        for one in self._each:
            np.add.at(self._mass, *_mass(one))

    def likelihood(self, bandwidth_km: float) -> float:
        """Return the mean log-likelihood of a lab when its municipality is left out.

        A lab known to its municipality has the mean density of that
        municipality.

        Parameters
        ----------
        bandwidth_km : float
            Standard deviation of the kernel, km; Diggle's correction as in
            the density.

        Returns
        -------
        float
            Mean natural logarithm of the probability of a cell.
        """
        kernel = Smoother(self._grid, bandwidth_km)
        part = kernel.crop(kernel.smooth(None, self._window)).ravel()
        weighted = np.divide(self._mass, part, out=np.zeros_like(part), where=self._mass > 0)
        full = kernel.crop(kernel.smooth(None, weighted.reshape(self._grid.shape)))
        floor = FLOOR_LABS / self._labs / self._window.sum()
        total = 0.0
        for one in self._each:
            cells, labs = _mass(one)
            rows, columns, own = smoothed_area(cells, labs / part[cells], kernel, reach=0)
            rest = np.maximum(full[rows, columns] - own, 0) / (self._labs - labs.sum())
            row, column = np.divmod(cells, self._grid.width)
            here = rest[row - rows.start, column - columns.start]
            area, points = here[: len(one.area)], here[len(one.area) :]
            if one.area_labs:
                total += one.area_labs * np.log(one.shares @ area + floor)
            total += one.point_labs @ np.log(points + floor)
        return float(total / self._labs)


def _by_code(at: Ints, sources: Sources) -> dict[str, tuple[Ints, Floats]]:
    """Return cells and labs of points by municipality."""
    codes, labs = sources.point_codes, sources.point_labs
    found = pd.Series(np.arange(len(at))).groupby(codes).indices
    return {str(code): (at[own], labs[own]) for code, own in found.items()}


def _mass(one: _Municipality) -> tuple[Ints, Floats]:
    cells = np.concatenate([one.area, one.points])
    return cells, np.concatenate([one.shares * one.area_labs, one.point_labs])
