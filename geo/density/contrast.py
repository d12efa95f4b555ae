"""The density of active labs against that of all: its log ratio, and how far chance takes it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from geo.density.grid import Floats
from geo.density.kernel import Smoother
from geo.density.mass import Sources
from geo.density.squares import sum_of_squares
from geo.density.surface import smooth_sources
from geo.density.window import inside

_LEAST_SPREAD: Final = 1e-4


@dataclass(frozen=True)
class Contrast:
    """Active labs against all those of known status, at each cell.

    Attributes
    ----------
    pooled : ndarray of float, shape (height, width)
        Density of all, labs per cell.
    log_ratio : ndarray of float, shape (height, width)
        Logarithm of the ratio of the normalised densities.
    z : ndarray of float, shape (height, width)
        Difference of the normalised densities over its standard error, were
        statuses shared out at random among the records.
    expected : ndarray of float, shape (height, width)
        Records of the rarer status to be expected under the kernel; NaN
        outside the window.
    labs : float
        Labs of all.
    """

    pooled: Floats = field(repr=False)
    log_ratio: Floats = field(repr=False)
    z: Floats = field(repr=False)
    expected: Floats = field(repr=False)
    labs: float


def contrast(both: Sources, active: Sources, kernel: Smoother) -> Contrast:
    """Return how the density of active labs differs from that of inactive ones.

    With weight w and kernel K of each record, m the mean of all kernels at a
    cell, and W, W1 and W2 the labs of all, active and inactive, the
    difference of the normalised densities is W / (W1 W2) times the sum of
    w (K - m) over active records. Were n1 of n records drawn at random, that
    sum had mean 0 and variance n1 n2 / (n (n - 1)) times the sum of
    w^2 (K - m)^2 over all.

    Parameters
    ----------
    both, active : Sources
        Records of known status, and the active ones among them, placed in one
        window of study.
    kernel : Smoother
        The kernel.

    Returns
    -------
    Contrast
        At each cell of the kernel's grid.
    """
    pooled = np.maximum(smooth_sources(both, kernel, "diggle"), 0)
    of_active = smooth_sources(active, kernel, "diggle")
    squared = replace(both, point_labs=both.point_labs**2, mun_labs=both.mun_squares)
    # Rounding leaves a hair below zero far from all records.
    squares = np.maximum(sum_of_squares(both, kernel), 0)
    mean = pooled / both.labs
    spread = squares + mean * (mean * both.squares - 2 * smooth_sources(squared, kernel, "diggle"))
    first, n = active.records, both.records
    # Where all kernels are the same, as in one municipality, rounding is all the spread there is.
    variance = first * (n - first) / (n * (n - 1)) * np.maximum(spread, _LEAST_SPREAD * squares)
    least = kernel.least
    ratio = np.maximum(of_active, least) / np.maximum(pooled - of_active, least)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (of_active - active.labs * mean) / np.sqrt(variance)
        # Squared sum over sum of squares: as many equal records would be as certain. It does not
        # see that all are far away; twice the records under the kernel do, and are the same where
        # records lie evenly. Labs over squared labs are records, however many labs each has.
        near = pooled * both.labs / both.squares
        effective = np.fmin(pooled**2 / squares, 2 * near / kernel.peak)
    expected = effective * min(first, n - first) / n
    expected[inside(kernel.grid, both.window) == 0] = np.nan
    return Contrast(
        pooled=pooled,
        log_ratio=np.log(ratio * ((both.labs - active.labs) / active.labs)),
        z=z,
        expected=expected,
        labs=both.labs,
    )
