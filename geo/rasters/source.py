"""A band of a raster, read by windows, in the form that exactextract asks for."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from exactextract.raster import RasterSource
from rasterio.enums import ColorInterp, Resampling
from rasterio.io import DatasetReader
from rasterio.windows import Window

from geo.rasters.user import UserBand, UserRaster

Floats = npt.NDArray[np.float64]

_ALPHA: Final = ColorInterp.alpha


class BandSource(RasterSource):  # type: ignore[misc]
    """A band of an open raster.

    What the file says to mean nothing (a value, a mask, transparency), what
    the reader says to, and what is no finite number is NaN. Rows that run
    from south to north, and columns from east to west, are turned.

    Parameters
    ----------
    file : rasterio.io.DatasetReader
        The open file.
    raster : UserRaster
        What is known of it.
    band : UserBand
        The band.
    held : Window, optional
        A part that is read once, as a whole; by default each part is read
        when it is asked for. Columns and rows from the north-west.
    """

    def __init__(
        self, file: DatasetReader, raster: UserRaster, band: UserBand, held: Window | None = None
    ) -> None:
        super().__init__()
        self.set_name(f"band{band.number}")
        self._file, self._raster, self._band = file, raster, band
        self._east_first = raster.transform[0] < 0
        self._south_first = raster.transform[4] > 0
        self._held = None if held is None else (held, self._read(*held.flatten()))

    def res(self) -> tuple[float, float]:
        """Return width and height of a cell.

        Returns
        -------
        tuple of float
            In units of the coordinate system.
        """
        return abs(self._raster.transform[0]), abs(self._raster.transform[4])

    def extent(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north edge.

        Returns
        -------
        tuple of float
            In units of the coordinate system.
        """
        return self._raster.bounds

    def srs_wkt(self) -> None:
        """Return nothing: the shapes are brought to the raster's coordinate system before."""

    def nodata_value(self) -> None:
        """Return nothing: what has no value is NaN."""

    def read_window(self, x0: int, y0: int, nx: int, ny: int) -> Floats:
        """Return the values of a part.

        Parameters
        ----------
        x0, y0 : int
            First column from the west and first row from the north.
        nx, ny : int
            Number of columns and rows.

        Returns
        -------
        ndarray of float, shape (ny, nx)
            Values with scale and offset, NaN where there is none; rows from
            the north.
        """
        if self._held is not None:
            part, held = self._held
            left, top = x0 - part.col_off, y0 - part.row_off
            if min(left, top) >= 0:
                found = held[top : top + ny, left : left + nx]
                if found.shape == (ny, nx):
                    return found
        return self._read(x0, y0, nx, ny)

    def _read(self, x0: int, y0: int, nx: int, ny: int) -> Floats:
        left = self._raster.width - x0 - nx if self._east_first else x0
        top = self._raster.height - y0 - ny if self._south_first else y0
        found = values(self._file, self._raster, self._band, Window(left, top, nx, ny))
        return found[:: -1 if self._south_first else 1, :: -1 if self._east_first else 1]


def values(
    file: DatasetReader,
    raster: UserRaster,
    band: UserBand,
    window: Window,
    *,
    shape: tuple[int, int] | None = None,
    resampling: Resampling = Resampling.nearest,
) -> Floats:
    """Return the values of a part of a band.

    Parameters
    ----------
    file : rasterio.io.DatasetReader
        The open file.
    raster : UserRaster
        What is known of it.
    band : UserBand
        Its band.
    window : rasterio.windows.Window
        The part, columns and rows as stored.
    shape : tuple of int, optional
        Height and width of what is returned; by default those of the part.
    resampling : rasterio.enums.Resampling
        How values are brought to that shape.

    Returns
    -------
    ndarray of float, shape (height, width)
        With scale and offset. NaN where there is none: where any of a value
        that means nothing, a mask and transparency says so, which GDAL takes
        one of alone, and where the reader does.
    """
    # exactextract drops masks where rounding parts its grids (its issue 193), but not NaN.
    where: dict[str, Any] = {"window": window, "out_shape": shape}
    stored = file.read(band.number, masked=True, resampling=resampling, **where)
    hidden = np.ma.getmaskarray(stored)
    found: Floats = stored.data.astype(np.float64)
    for nothing in (band.nodata, raster.nodata):
        if nothing is not None:
            # As the file would hold it: a number with decimals is another in 32 bits.
            single = stored.dtype == np.float32
            hidden = hidden | (found == (np.float32(nothing) if single else nothing))
    if (alpha := alpha_band(file)) and alpha != band.number:
        hidden = hidden | (file.read(alpha, **where) == 0)
    if (band.scale, band.offset) != (1.0, 0.0):
        found = found * band.scale + band.offset
    return np.where(hidden | ~np.isfinite(found), np.nan, found)


def alpha_band(file: DatasetReader) -> int:
    """Return the band that says how transparent the others are.

    Parameters
    ----------
    file : rasterio.io.DatasetReader
        The open file.

    Returns
    -------
    int
        Its number; 0 where there is none.
    """
    return next(
        (n for n, of in zip(file.indexes, file.colorinterp, strict=True) if of == _ALPHA), 0
    )
