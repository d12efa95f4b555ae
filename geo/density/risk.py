"""Where active labs are relatively more frequent than inactive ones, and whether that is chance.

The two densities are normalised to one and smoothed by the same kernel, so
that what raids have in common (where corps look, how many labs there are)
cancels out. The test asks whether the statuses could have been shared out
among the same records at random: its variance under that is known exactly
from the sum of squares of the kernels. To first order the difference of two
densities over its standard error is the test of Kelsall and Diggle's log
ratio. The plug-in variance of Hazelton and Davies supposes records at places
independent of each other; here many records are known to one municipality
alone and share one kernel, and the plug-in variance, which integrates the
kernel's square over single places, does not hold.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from numbers import Integral
from typing import Any, Final

import numpy as np
import pandas as pd
from scipy import special

from geo.density.contrast import contrast
from geo.density.grid import Floats, Grid, mexico_grid
from geo.density.kernel import smoother
from geo.density.mass import place
from geo.density.relabel import interpolate, relabel, relabelling_grid
from geo.density.surface import check_bandwidth
from geo.density.window import States
from geo.errors import ChoiceError, TooFewError
from geo.records import one_release

LEAST_RECORDS: Final = 10
"""Records of each status below which no relative risk is told."""

LEAST_EXPECTED: Final = 3.0
"""Records of the rarer status that must be expected under the kernel where a risk is told.

With fewer the normal approximation fails: see docs/density.md."""

SEED: Final = 1995
"""Seed of the relabelling unless another is given."""

LEAST_RELABELLINGS: Final = 99
"""Relabellings below which none are done: of n the least p is 1 in n + 1."""

MOST_RELABELLINGS: Final = 9999


@dataclass(frozen=True)
class RelativeRisk:
    """The log ratio of the density of active labs to that of inactive ones.

    Attributes
    ----------
    release : str
        Id of the release.
    grid : Grid
        The cells.
    bandwidth_km : float
        Standard deviation of the kernel of both, km.
    active, inactive : int
        Records of each status that are placed.
    log_risk : ndarray of float, shape (height, width)
        Natural logarithm of the ratio, each density normalised to one: 0
        where both are alike; NaN where it is masked. A density counts at
        least as much as one lab five bandwidths away, so that no ratio is
        infinite.
    p_value : ndarray of float, shape (height, width)
        Two-sided, of no difference at that place; NaN where it is masked.
    effective : ndarray of float, shape (height, width)
        Records of the rarer status to be expected under the kernel, were
        statuses shared out at random; the risk is masked below
        :data:`LEAST_EXPECTED`. NaN outside the window.
    labs_not_placed : int
        Labs of both statuses known to a state alone, to no place, or outside
        the window.
    method : {"asymptotic", "relabelling"}
        Where the p-values come from.
    relabellings : int
        How often statuses were shared out anew; 0 for the asymptotic test.
    global_p : float, optional
        Of no difference anywhere in the window, by relabelling; none without
        it, or where every cell is masked.
    window : tuple of str
        States that make the window of study; empty for Mexico.
    """

    release: str
    grid: Grid
    bandwidth_km: float
    active: int
    inactive: int
    log_risk: Floats = field(repr=False)
    p_value: Floats = field(repr=False)
    effective: Floats = field(repr=False)
    labs_not_placed: int
    method: str
    relabellings: int
    global_p: float | None
    window: States = ()


def of_known_status(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records that a relative risk compares.

    Parameters
    ----------
    records : pandas.DataFrame
        Records of one release.

    Returns
    -------
    pandas.DataFrame
        Those of active and inactive labs.
    """
    return records[records["status"].isin(["active", "inactive"])]


def relative_risk(
    records: pd.DataFrame,
    *,
    bandwidth_km: float = 50.0,
    cell_km: float = 2.0,
    relabellings: int = 0,
    seed: int = SEED,
    states: Collection[str] = (),
) -> RelativeRisk:
    """Return where active labs are relatively more frequent than inactive ones.

    A record is one unit, for the labs of one raid share a status: one that
    stands for several labs weighs as many, and its status is shared out
    once.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records of one release; those of unspecified status are left
        out.
    bandwidth_km : float
        Standard deviation of the kernel of both densities, km; two cells at
        least.
    cell_km : float
        Side of a cell, 1 to 10 km.
    relabellings : int
        How often to share out the statuses anew for the p-values and for
        one of the whole map, :data:`LEAST_RELABELLINGS` to
        :data:`MOST_RELABELLINGS` times; 0 for the asymptotic test. Done on cells of a
        fifth of the bandwidth, where those are larger and no larger than 10
        km, and interpolated.
    seed : int
        Seed of the relabelling.
    states : collection of str
        Codes of the states that make the window of study; empty for Mexico.
        Records that lie in others are not placed, cells there are masked, and
        the whole map is the window.

    Returns
    -------
    RelativeRisk
        Log ratio and p-values.

    Raises
    ------
    RecordError
        If the records mix releases.
    TooFewError
        If fewer than :data:`LEAST_RECORDS` records of either status are
        placed.
    ChoiceError
        If the bandwidth, the cell or the number of relabellings is not to be
        had, or a state is unknown.

    References
    ----------
    Kelsall, J. E. and Diggle, P. J. (1995). Non-parametric estimation of
    spatial variation in relative risk. Statistics in Medicine 14. Hazelton,
    M. L. and Davies, T. M. (2009). Inference based on kernel estimates of
    the relative risk function in geographical epidemiology. Biometrical
    Journal 51. Davies, T. M., Marshall, J. C. and Hazelton, M. L. (2018).
    Tutorial on kernel estimation of continuous spatial and spatiotemporal
    relative risk. Statistics in Medicine 37.
    """
    release = one_release(records)
    grid = mexico_grid(cell_km)
    check_bandwidth(bandwidth_km, grid)
    check_relabellings(relabellings)
    known = of_known_status(records)
    both = place(known, states)
    active = place(known[known["status"] == "active"], states)
    inactive = both.records - active.records
    if min(active.records, inactive) < LEAST_RECORDS:
        raise TooFewError(
            f"{active.records} active and {inactive} inactive records have a known place: a "
            f"relative risk needs {LEAST_RECORDS} of each"
        )
    seen = contrast(both, active, smoother(grid, float(bandwidth_km)))
    masked = ~(seen.expected >= LEAST_EXPECTED)
    p_value: Floats = 2 * special.ndtr(-np.abs(seen.z))
    global_p = None
    if relabellings:
        coarse = relabelling_grid(grid, bandwidth_km)
        kernel = smoother(coarse, float(bandwidth_km))
        again = seen if coarse == grid else contrast(both, active, kernel)
        shared_out = relabel(
            known, again, kernel, again.expected >= LEAST_EXPECTED, relabellings, seed, both.window
        )
        p_value = interpolate(shared_out.p_value, coarse, grid)
        global_p = shared_out.global_p
    return RelativeRisk(
        release=release,
        grid=grid,
        bandwidth_km=float(bandwidth_km),
        active=active.records,
        inactive=inactive,
        log_risk=np.where(masked, np.nan, seen.log_ratio),
        p_value=np.where(masked, np.nan, p_value),
        effective=seen.expected,
        labs_not_placed=both.labs_not_placed,
        method="relabelling" if relabellings else "asymptotic",
        relabellings=relabellings,
        global_p=global_p,
        window=both.window,
    )


def check_relabellings(relabellings: int) -> None:
    """Raise if a number of relabellings is not to be had.

    Parameters
    ----------
    relabellings : int
        How often to share out the statuses anew.

    Raises
    ------
    ChoiceError
        If it is neither 0 nor :data:`LEAST_RELABELLINGS` to
        :data:`MOST_RELABELLINGS`, or no whole number.
    """
    asked: Any = relabellings
    if isinstance(asked, bool) or not isinstance(asked, Integral):
        raise ChoiceError(f"{relabellings!r} relabellings are no whole number")
    if relabellings and not LEAST_RELABELLINGS <= relabellings <= MOST_RELABELLINGS:
        raise ChoiceError(
            f"{relabellings} relabellings: choose 0 or {LEAST_RELABELLINGS} to {MOST_RELABELLINGS}"
        )
