"""Statuses shared out anew among the same records: how often chance alone shows as much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import ndimage, sparse

from geo.crs import project
from geo.density.binning import REACHED, between, bin_few, stencil
from geo.density.contrast import Contrast
from geo.density.grid import GREATEST_CELL_KM, Floats, Grid, mexico_grid
from geo.density.kernel import Pairs, Smoother, inside_mass
from geo.density.mass import Cover, municipality_covers, told
from geo.density.small import is_small, municipality_parts
from geo.density.window import States, inside

Singles = npt.NDArray[np.float32]

CELLS: Final = 5.0
"""Cells of a bandwidth on which statuses are shared out: between them no surface bends."""

MOST_RATIO: Final = float(np.log(100))
"""Log ratio that counts most in the test of the whole map, lest one empty place decide it."""

_ROUNDING: Final = 1e-5


@dataclass(frozen=True)
class Relabelled:
    """What sharing out statuses anew has shown.

    Attributes
    ----------
    p_value : ndarray of float, shape (height, width)
        Two-sided, of no difference at each cell.
    global_p : float, optional
        Of no difference anywhere; none if no cell may be looked at.
    """

    p_value: Floats = field(repr=False)
    global_p: float | None


def relabelling_grid(grid: Grid, bandwidth_km: float) -> Grid:
    """Return the grid on which statuses are shared out anew.

    Parameters
    ----------
    grid : Grid
        The grid asked for.
    bandwidth_km : float
        Standard deviation of the kernel, km.

    Returns
    -------
    Grid
        Of Mexico; cells of a fifth of the bandwidth, 10 km at most, never
        smaller than those asked for.
    """
    return mexico_grid(max(grid.cell_km, min(bandwidth_km / CELLS, GREATEST_CELL_KM)))


def relabel(
    records: pd.DataFrame,
    seen: Contrast,
    kernel: Smoother,
    shown: npt.NDArray[np.bool_],
    times: int,
    seed: int,
    window: States = (),
) -> Relabelled:
    """Return how often statuses shared out at random differ as much as those seen.

    The statistic of a cell is the difference of the normalised densities;
    that of the whole map is Kelsall and Diggle's, the integral of the
    squared log ratio, each ratio counting 100 at most. The statuses seen are
    one of the ways to share them out, so no p-value is below one in
    ``times + 1``.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records, active and inactive.
    seen : Contrast
        The same on the kernel's grid.
    kernel : Smoother
        The kernel.
    shown : ndarray of bool, shape (height, width)
        Cells over which the whole map is tested.
    times : int
        How often to share them out.
    seed : int
        Seed of the random numbers.
    window : tuple of str
        States that make the window of study, as of ``seen``; empty for
        Mexico.

    Returns
    -------
    Relabelled
        P-values.

    References
    ----------
    Kelsall, J. E. and Diggle, P. J. (1995). Non-parametric estimation of
    spatial variation in relative risk. Statistics in Medicine 14.
    """
    units = _Units(records, kernel, window)
    # Four bytes a number: what is compared differs by far more than the seventh digit.
    pooled = seen.pooled.astype(np.float32)
    mean = pooled / np.float32(seen.labs)
    share = inside(kernel.grid, window)[shown].astype(np.float32)
    exceeding = np.zeros(pooled.shape, dtype=np.int32)
    least, totals = None, []
    for active, surface in units.shared_out(times, np.random.default_rng(seed)):
        # Of records with several labs each sharing out has its own number of active labs.
        normalised = np.float32(seen.labs / (active * (seen.labs - active)))
        difference = np.abs(surface - mean * np.float32(active)) * normalised
        if least is None:
            least = difference - mean * np.float32(active * _ROUNDING) * normalised
        exceeding += difference >= least
        totals.append(_total(surface[shown], pooled[shown], active, seen.labs, share))
    global_p = None
    if shown.any():
        slack = _ROUNDING * (totals[0] + float(share.sum(dtype=np.float64)))
        at_least = np.array(totals) >= totals[0] - slack
        global_p = float(at_least.mean())
    return Relabelled(p_value=exceeding / (times + 1), global_p=global_p)


def _total(
    of_active: Singles,
    pooled: Singles,
    active: float,
    labs: float,
    share: Singles,
) -> float:
    """Return the integral of the squared log ratio over the cells that are shown."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(np.maximum(of_active, 0) / np.maximum(pooled - of_active, 0))
    ratio = np.clip(ratio + np.float32(np.log((labs - active) / active)), -MOST_RATIO, MOST_RATIO)
    return float((share * ratio**2).sum(dtype=np.float64))


class _Units:
    """Records of known status and place, ready to be smoothed with any statuses."""

    def __init__(self, records: pd.DataFrame, kernel: Smoother, window: States) -> None:
        has_labs = records["labs"] > 0
        at_point, in_municipality = (of_place & has_labs for of_place in told(records, window))
        points, others = records[at_point], records[in_municipality]
        self._kernel = kernel
        self._labs = np.concatenate([points["labs"], others["labs"]]).astype(np.float32)
        self._active = np.concatenate([points["status"], others["status"]]) == "active"
        self._at_points = len(points)
        of_points, of_areas = inside_mass(kernel.grid, kernel.bandwidth_km, window)
        self._points = _points(points, kernel, of_points)
        codes, each = np.unique(others["mun_code"].to_numpy(dtype=str), return_inverse=True)
        sent = [
            _sent(str(code), cover, kernel, (of_points, of_areas))
            for code, cover in zip(
                codes, municipality_covers(kernel.grid, tuple(codes.tolist())), strict=True
            )
        ]
        self._small = _columns([binned for binned, _ in sent], kernel, REACHED)
        self._areas = _columns([evenly for _, evenly in sent], kernel, 0)
        ones = np.ones(len(others), dtype=np.float32)
        self._counts = sparse.csr_array(
            (ones, (each, np.arange(len(others)))), shape=(len(codes), len(others))
        )

    def shared_out(
        self, times: int, random: np.random.Generator
    ) -> Iterator[tuple[float, Singles]]:
        """Yield active labs and their density: first as they are, then shared out anew."""
        status = self._active
        for done in range(0, times + 1, 2):
            # A transform takes complex numbers anyway, so two go through at once.
            pair = np.stack([status, random.permutation(self._active)], axis=1)
            active = pair * self._labs[:, None]
            both = self._smooth_two(active)
            surfaces = (both.real, both.imag)[: times + 1 - done]
            for column, surface in enumerate(surfaces):
                yield float(active[:, column].sum(dtype=np.float64)), surface
            status = random.permutation(self._active)

    def _smooth_two(self, active: Singles) -> Pairs:
        points = areas = None
        labs = self._counts @ active[self._at_points :]
        if self._at_points or self._small.nnz:
            at_points = self._points @ active[: self._at_points]
            points = self._on_grid(at_points + self._small @ labs)
        if self._areas.nnz:
            areas = self._on_grid(self._areas @ labs)
        return self._kernel.smooth_two(points, areas)

    def _on_grid(self, cells: Singles) -> Pairs:
        pair: Pairs = np.ascontiguousarray(cells, dtype=np.float32).view(np.complex64)
        return pair.reshape(self._kernel.padded_shape)


def _points(points: pd.DataFrame, kernel: Smoother, inside_of: Floats) -> sparse.csc_array:
    """Return what each point adds to each cell, shape (padded cells, points)."""
    x, y = project(points["lon"], points["lat"])
    height, width = kernel.padded_shape
    part = between(x, y, inside_of, kernel.grid)
    cells = np.empty((len(x), 16), dtype=np.int32)
    added = np.empty((len(x), 16), dtype=np.float32)
    for step, (cell, share) in enumerate(stencil(x, y, kernel.grid, kernel.margin)):
        cells[:, step], added[:, step] = cell, share / part
    ends = np.arange(0, cells.size + 1, 16)
    return sparse.csc_array((added.ravel(), cells.ravel(), ends), shape=(height * width, len(x)))


def _sent(
    code: str, cover: Cover, kernel: Smoother, inside_of: tuple[Floats, Floats]
) -> tuple[Cover | None, Cover | None]:
    """Return what a lab of a municipality adds: binned like points, or evenly in each cell."""
    of_points, of_areas = inside_of
    if is_small(cover):
        ((x, y, weights),) = municipality_parts(kernel.grid, (code,))
        return bin_few(x, y, weights / between(x, y, of_points, kernel.grid), kernel.grid), None
    cells, shares = cover
    return None, (cells, shares / of_areas.ravel()[cells])


def _columns(covers: Sequence[Cover | None], kernel: Smoother, reached: int) -> sparse.csc_array:
    """Return what a lab of each municipality adds to each cell, shape (padded cells, covers)."""
    height, width = kernel.padded_shape
    margin = kernel.margin - reached
    cells, added, ends = [np.empty(0, np.int64)], [np.empty(0)], [0]
    for cover in covers:
        if cover is not None:
            row, column = np.divmod(cover[0], kernel.grid.width + 2 * reached)
            cells.append((row + margin) * width + column + margin)
            added.append(cover[1])
        ends.append(ends[-1] if cover is None else ends[-1] + len(cover[0]))
    values = np.concatenate(added).astype(np.float32)
    return sparse.csc_array(
        (values, np.concatenate(cells), ends), shape=(height * width, len(covers))
    )


def interpolate(values: Floats, of: Grid, to: Grid) -> Floats:
    """Return what lies at the centres of one grid at those of another, linearly between them.

    Parameters
    ----------
    values : ndarray of float
        By cell of ``of``.
    of, to : Grid
        The grid given and the grid asked for.

    Returns
    -------
    ndarray of float
        By cell of ``to``; beyond the outermost centres as there.
    """
    if of == to:
        return values
    x, y = to.centres()
    rows, columns = (of.north - y) / of.cell_m - 0.5, (x - of.west) / of.cell_m - 0.5
    places = np.meshgrid(rows, columns, indexing="ij")
    found: Floats = ndimage.map_coordinates(values, places, order=1, mode="nearest")
    return found
