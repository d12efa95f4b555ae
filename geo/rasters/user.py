"""A raster that a reader brings: what it is, and why it cannot be read if it cannot."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyproj
import rasterio
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader

from geo.errors import ChoiceError, RasterError
from geo.rasters.checks import check_file, check_place, check_values, plain, remarks
from geo.text import printable

_SAFE: Final = {
    # A raster may name another file as its overview: none is fetched over the network.
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",
    "GDAL_HTTP_PROXY": "127.0.0.1:9",
    "PROJ_NETWORK": "OFF",
}


@dataclass(frozen=True)
class UserBand:
    """A band of a raster.

    Attributes
    ----------
    number : int
        From 1.
    name, unit : str
        As the file says them; empty if it does not.
    kind : str
        Type of the stored values, such as ``uint8``.
    nodata : float, optional
        Stored value that means nothing; none if the file does not say one.
    scale, offset : float
        A value is the stored one times the scale, plus the offset.
    classes : bool
        Whether the band has a table of colours: its values are names of
        classes, and a mean of them means nothing.
    """

    number: int
    name: str
    unit: str
    kind: str
    nodata: float | None
    scale: float
    offset: float
    classes: bool


@dataclass(frozen=True)
class UserRaster:
    """A GeoTIFF that a reader brings, as far as it says of itself.

    Attributes
    ----------
    path : pathlib.Path
        Where it lies.
    file, sha256 : str
        Its name and hash.
    width, height : int
        Columns and rows.
    transform : tuple of float
        The six numbers from column and row to the coordinate system.
    crs : str
        The coordinate system as WKT.
    crs_name : str
        Its name, with its EPSG code if it has one.
    bands : tuple of UserBand
        Its bands.
    tags : tuple of (str, str)
        What else the file says of itself.
    remarks : tuple of str
        What must be known to read its values.
    nodata : float, optional
        Stored value to take for nothing, given by the reader.
    """

    path: Path
    file: str
    sha256: str
    width: int
    height: int
    transform: tuple[float, float, float, float, float, float]
    crs: str
    crs_name: str
    bands: tuple[UserBand, ...]
    tags: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    nodata: float | None = None

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north edge.

        Returns
        -------
        tuple of float
            In units of its coordinate system.
        """
        across, _, west, _, down, north = self.transform
        x, y = (
            sorted((west, west + across * self.width)),
            sorted((north, north + down * self.height)),
        )
        return x[0], y[0], x[1], y[1]

    @property
    def geographic(self) -> bool:
        """Whether its coordinates are degrees.

        Returns
        -------
        bool
            Longitude and latitude rather than metres.
        """
        return bool(pyproj.CRS.from_wkt(self.crs).is_geographic)


def read_raster(path: str | Path, *, nodata: float | None = None) -> UserRaster:
    """Return what a GeoTIFF says of itself; its values are read later, part by part.

    Parameters
    ----------
    path : str or pathlib.Path
        A GeoTIFF in any coordinate system.
    nodata : float, optional
        Stored value that means nothing, for a file that does not say it.

    Returns
    -------
    UserRaster
        Size, place, bands and tags.

    Raises
    ------
    RasterError
        If it is no GeoTIFF, does not say where it lies, its rows do not run
        from west to east, its values are complex, or its parts are too large.
    """
    path = Path(path)
    name = printable(path.name)
    check_file(path, name)
    with _opened(path, name) as file:
        check_place(file, name)
        check_values(file, name)
        bands = tuple(_band(file, number) for number in file.indexes)
        projection = pyproj.CRS.from_wkt(file.crs.to_wkt())
        found = tuple(remarks(file, nodata))
        told = {**file.tags(), **file.tags(ns="TIFF")}
        return UserRaster(
            path=path,
            file=name,
            sha256=_sha256(path),
            width=file.width,
            height=file.height,
            transform=tuple(file.transform)[:6],
            crs=file.crs.to_wkt(),
            crs_name=_crs_name(projection),
            bands=bands,
            tags=tuple((plain(tag), plain(value)) for tag, value in sorted(told.items())),
            remarks=found,
            nodata=nodata,
        )


def band_of(raster: UserRaster, band: int) -> UserBand:
    """Return what is known of a band.

    Parameters
    ----------
    raster : UserRaster
        What :func:`read_raster` returns.
    band : int
        Number of the band, from 1.

    Returns
    -------
    UserBand
        The band.

    Raises
    ------
    ChoiceError
        If there is no such band.
    """
    known = {one.number: one for one in raster.bands}
    if band not in known:
        raise ChoiceError(f"{raster.file} has no band {band}; it has 1 to {len(known)}")
    return known[band]


def class_colors(raster: UserRaster, band: int) -> dict[int, str]:
    """Return the colours that a file gives the classes of a band.

    Parameters
    ----------
    raster : UserRaster
        What :func:`read_raster` returns.
    band : int
        Number of a band of classes, from 1.

    Returns
    -------
    dict of int to str
        ``#rrggbb`` by stored value; a class that the file shows nothing of
        is not among them.

    Raises
    ------
    RasterError
        If the file can no longer be read.
    """
    with opened(raster) as file:
        table = file.colormap(band)
    return {
        value: "#{:02x}{:02x}{:02x}".format(*color[:3])
        for value, color in table.items()
        if color[3]
    }


@contextmanager
def opened(raster: UserRaster) -> Iterator[DatasetReader]:
    """Open a raster to read its values.

    Parameters
    ----------
    raster : UserRaster
        What :func:`read_raster` returns.

    Yields
    ------
    rasterio.io.DatasetReader
        The open file.

    Raises
    ------
    RasterError
        If it can no longer be opened, or its values cannot be read.
    """
    with _opened(raster.path, raster.file) as file:
        yield file


@contextmanager
def _opened(path: Path, name: str) -> Iterator[DatasetReader]:
    try:
        with rasterio.Env(**_SAFE), warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            # Other formats may name files and addresses to be read in their place.
            with rasterio.open(path.resolve(), driver="GTiff") as file:
                yield file
    except RasterioError as error:
        told = plain(str(error).replace(str(path.resolve()), name))
        raise RasterError(
            f"{name}: cannot be read as a GeoTIFF ({told}); open it in QGIS and export it again"
        ) from error


def _band(file: DatasetReader, number: int) -> UserBand:
    at = number - 1
    return UserBand(
        number=number,
        name=plain(file.descriptions[at] or ""),
        unit=plain(file.units[at] or ""),
        kind=str(file.dtypes[at]),
        nodata=file.nodatavals[at],
        scale=float(file.scales[at]),
        offset=float(file.offsets[at]),
        classes=file.colorinterp[at] == ColorInterp.palette,
    )


def _crs_name(projection: pyproj.CRS) -> str:
    code = projection.to_epsg()
    return plain(projection.name) + (f" (EPSG:{code})" if code else "")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
