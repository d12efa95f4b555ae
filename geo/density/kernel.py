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

from geo.density.binning import REACHED
from geo.density.grid import Floats, Grid
from geo.density.kept import kept
from geo.density.window import States, inside

Pairs = npt.NDArray[np.complex64]

REACH: Final = 5.0
"""Bandwidths after which a Gaussian is taken to have ended; what is beyond is 4 millionths."""

_WORKERS: Final = 2
_KEPT: Final = 256_000_000
"""Bytes: two windows or bandwidths on cells of 1 km, nine on cells of 2 km."""


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
        self.margin = int(np.ceil(REACH * sigma)) + REACHED
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

    def sent(self, axis: int, *, by_points: bool) -> Floats:
        """Return what is sent along a line to the centres 0, 1, 2, ... cells away.

        What is sent across the plane is the product of both lines.

        Parameters
        ----------
        axis : {0, 1}
            Down or across.
        by_points : bool
            By what is binned to a cell like points, not by what lies evenly
            in it.

        Returns
        -------
        ndarray of float
            By distance, as far as the grid reaches.
        """
        transform = (self._of_points if by_points else self._of_areas)[axis]
        sent: Floats = fft.ifft(transform).real[: len(transform) // 2]
        return sent

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

    def reached(self, padded: Floats) -> Floats:
        """Return as much of an array with the margin as points inside the grid are shared among.

        Parameters
        ----------
        padded : ndarray of float
            As :func:`geo.density.binning.bin_points` returns it.

        Returns
        -------
        ndarray of float, shape (height + 2 REACHED, width + 2 REACHED)
            A view: what is written to it stands in the whole.
        """
        at = self.margin - REACHED
        return padded[
            at : at + self.grid.height + 2 * REACHED, at : at + self.grid.width + 2 * REACHED
        ]


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


@kept(_KEPT)
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
    of_points : ndarray of float, shape (height + 2 REACHED, width + 2 REACHED)
        0 to 1, of a point; it is shared among cells that may lie beyond the
        grid (:data:`geo.density.binning.REACHED`).
    of_areas : ndarray of float, shape (height, width)
        The same of a cell; they differ by what the grid adds to each.
    """
    # The kernel is symmetric: what a source sends into the window is what the window,
    # smoothed, sends to the source. Summed over cells the labs are then kept exactly.
    kernel = smoother(grid, bandwidth_km)
    studied = inside(grid, window)
    # Copies: a view would keep margins that at wide bandwidths are ten times the grid.
    of_points = kernel.reached(kernel.smooth(np.pad(studied, kernel.margin), None)).copy()
    of_areas = kernel.crop(kernel.smooth(None, studied)).copy()
    found = of_points, of_areas
    for part in found:
        part.flags.writeable = False
    return found
