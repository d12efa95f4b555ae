"""Gaussian kernels on a grid: convolution by FFT, and the part of each kernel in the window.

A point shared among the sixteen cells around it is a point smoothed by a small
spline; a cell of a municipality is a small square. Both are known exactly, so
the Fourier transform of the kernel is divided by that of the spline, and
multiplied by that of the square: what comes out is the density at the centre
of each cell as if every record had been summed one by one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import fft

from geo.density.grid import Floats, Grid
from geo.density.window import States, inside

Pairs = npt.NDArray[np.complex64]

REACH: Final = 5.0
"""Bandwidths after which a Gaussian is taken to have ended; what is beyond is 4 millionths."""

_WORKERS: Final = 2


class Smoother:
    """Smooths what lies on a grid by an isotropic Gaussian.

    Parameters
    ----------
    grid : Grid
        The cells.
    bandwidth_km : float
        Standard deviation of the kernel, km.
    """

    def __init__(self, grid: Grid, bandwidth_km: float) -> None:
        self.grid = grid
        self.bandwidth_km = bandwidth_km
        sigma = bandwidth_km / grid.cell_km
        self.margin = int(np.ceil(REACH * sigma)) + 2
        self._shape = (
            fft.next_fast_len(grid.height + 2 * self.margin, real=True),
            fft.next_fast_len(grid.width + 2 * self.margin, real=True),
        )
        gauss, sinc = [], []
        for length in self._shape:
            frequency = fft.fftfreq(length)
            gauss.append(np.exp(-2 * (np.pi * sigma * frequency) ** 2))
            sinc.append(np.sinc(frequency))
        self._of_points = [g / s**4 for g, s in zip(gauss, sinc, strict=True)]
        self._of_areas = [g * s for g, s in zip(gauss, sinc, strict=True)]

    @property
    def padded_shape(self) -> tuple[int, int]:
        """Shape of an array that holds the grid and its margins.

        Returns
        -------
        tuple of int
            Height and width.
        """
        return self.grid.height + 2 * self.margin, self.grid.width + 2 * self.margin

    @property
    def peak(self) -> float:
        """Value at its own place of the kernel of one point, far from coast and border.

        Returns
        -------
        float
            Labs per cell.
        """
        return float(self.grid.cell_km**2 / (2 * np.pi * self.bandwidth_km**2))

    @property
    def least(self) -> float:
        """Value of the kernel of one point :data:`REACH` bandwidths away.

        Returns
        -------
        float
            Labs per cell; less counts as nothing.
        """
        return float(self.peak * np.exp(-(REACH**2) / 2))

    def smooth(self, points: Floats | None, areas: Floats | None) -> Floats:
        """Return what lies at points and in areas, smoothed.

        Parameters
        ----------
        points : ndarray of float, optional
            Points as :func:`geo.density.binning.bin_points` bins them, with
            the margin of this smoother.
        areas : ndarray of float, shape (height, width), optional
            What lies evenly in each cell.

        Returns
        -------
        ndarray of float, shape (height + 2 margin, width + 2 margin)
            Per cell; its sum is that of what was given. Rounding leaves
            values a hair below zero where there is nothing.
        """
        half = self._shape[1] // 2 + 1
        total = np.zeros((self._shape[0], half), dtype=np.complex128)
        padded = None if areas is None else np.pad(areas, self.margin)
        for binned, (down, across) in ((points, self._of_points), (padded, self._of_areas)):
            if binned is not None:
                spectrum = fft.rfft2(binned, self._shape, workers=_WORKERS)
                spectrum *= down[:, None]
                spectrum *= across[None, :half]
                total += spectrum
        smoothed: Floats = fft.irfft2(total, self._shape, overwrite_x=True, workers=_WORKERS)
        height, width = self.padded_shape
        return smoothed[:height, :width]

    def smooth_two(self, points: Pairs | None, areas: Pairs | None) -> Pairs:
        """Return two surfaces at once, one in the real and one in the imaginary part.

        Parameters
        ----------
        points, areas : ndarray of complex64, with margins, optional
            As of :meth:`smooth`, two of each; here areas have margins too.

        Returns
        -------
        ndarray of complex64, shape (height, width)
            Per cell, without margins; seven digits of the peak are right.
        """
        total = np.zeros(self._shape, dtype=np.complex64)
        for binned, (down, across) in ((points, self._of_points), (areas, self._of_areas)):
            if binned is not None:
                spectrum = fft.fft2(binned, self._shape, workers=_WORKERS)
                spectrum *= down.astype(np.float32)[:, None]
                spectrum *= across.astype(np.float32)[None, :]
                total += spectrum
        smoothed: Pairs = fft.ifft2(total, overwrite_x=True, workers=_WORKERS)
        at = self.margin
        return smoothed[at : at + self.grid.height, at : at + self.grid.width]

    def crop(self, padded: Floats) -> Floats:
        """Return an array without the margin.

        Parameters
        ----------
        padded : ndarray of float
            As :meth:`smooth` returns it.

        Returns
        -------
        ndarray of float, shape (height, width)
            The cells of the grid.
        """
        at = self.margin
        return padded[at : at + self.grid.height, at : at + self.grid.width]


@lru_cache(maxsize=8)
def smoother(grid: Grid, bandwidth_km: float) -> Smoother:
    """Return the smoother of a grid and bandwidth; the last few are kept.

    Parameters
    ----------
    grid : Grid
        The cells.
    bandwidth_km : float
        Standard deviation of the kernel, km.

    Returns
    -------
    Smoother
        The smoother.
    """
    return Smoother(grid, bandwidth_km)


@lru_cache(maxsize=4)
def inside_mass(grid: Grid, bandwidth_km: float, window: States = ()) -> tuple[Floats, Floats]:
    """Return the part of the kernel of each cell that lies inside the window of study.

    Parameters
    ----------
    grid : Grid
        The cells.
    bandwidth_km : float
        Standard deviation of the kernel, km.
    window : tuple of str
        States that make the window; empty for Mexico.

    Returns
    -------
    of_points, of_areas : ndarray of float
        With the margin of the smoother; 0 to 1. They differ by what the grid
        adds to a point and to a cell.
    """
    # The kernel is symmetric: what a source sends into the window is what the window,
    # smoothed, sends to the source. Summed over cells the labs are then kept exactly.
    kernel = smoother(grid, bandwidth_km)
    studied = inside(grid, window)
    found = kernel.smooth(np.pad(studied, kernel.margin), None), kernel.smooth(None, studied)
    for part in found:
        part.flags.writeable = False
    return found
