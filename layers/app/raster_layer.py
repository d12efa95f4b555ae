"""A raster of the reader's own as a layer of the map, in place of what fills the land."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import streamlit as st

from geo.density import Grid, inside, mexico_grid
from geo.errors import RasterError
from layers.app.words import tell
from layers.palettes import RASTER_COLORS
from layers.sheet import NOT_DRAWN, AreaLayer, GridLayer, Legend, LegendEntry, Sheet
from layers.view import View
from layers.words import number, say

if TYPE_CHECKING:
    from geo.rasters import UserBand, UserRaster

CELL_KM: Final = 4.0
"""Side of the cells that a raster is drawn on: a finer one would make each map heavy."""

FILLS: Final = ("shares", "density", "hexagons", "hot_spots")
"""Layers that a raster under the map takes the place of; of the relative risk the lines stay."""


@dataclass(frozen=True)
class Shown:
    """A raster of the reader's own.

    Attributes
    ----------
    raster : geo.rasters.UserRaster
        What the file says of itself.
    band : int
        The band that was chosen, from 1.
    under : bool
        Whether it is laid under the map.
    keeper : tempfile.TemporaryDirectory
        Holds the file as long as it is shown.
    """

    raster: UserRaster
    band: int
    under: bool
    keeper: tempfile.TemporaryDirectory[str] = field(repr=False, compare=False)

    @property
    def about(self) -> UserBand:
        """The band that was chosen.

        Returns
        -------
        UserBand
            What the file says of it.
        """
        return next(one for one in self.raster.bands if one.number == self.band)


def without_fills(view: View) -> View:
    """Return a view that leaves the land to a raster.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    View
        Its points and lines.
    """
    return view.changed(layers=tuple(name for name in view.layers if name not in FILLS))


def laid_under(sheet: Sheet, shown: Shown) -> Sheet:
    """Return a Sheet with a raster in place of what fills the land.

    Parameters
    ----------
    sheet : Sheet
        What is drawn of :func:`without_fills`.
    shown : Shown
        The raster.

    Returns
    -------
    Sheet
        The raster lowest, told among the notes and sources.

    Raises
    ------
    RasterError
        If it cannot be read, or has no value on the map.
    """
    language, file = sheet.language, shown.raster.file
    layer = raster_grid(shown, language)
    above = (one for one in sheet.layers if not isinstance(one, AreaLayer | GridLayer))
    told = tell("raster.layer.note", language, file=file, cell=f"{CELL_KM:g}")
    source = f"{file}: sha256 {shown.raster.sha256[:12]}"
    return replace(
        sheet,
        layers=(layer, *above),
        notes=(*sheet.notes, told),
        sources=(*sheet.sources, source),
    )


def class_breaks(values: npt.NDArray[np.float64], most: int) -> list[float]:
    """Return the least value of each class, classes of as many values each.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        At least one, none missing.
    most : int
        Greatest number of classes.

    Returns
    -------
    list of float
        Ascending, the least value first; few distinct values have one each.
    """
    distinct = np.unique(values)
    if distinct.size <= most:
        return [float(one) for one in distinct]
    # Values that there are, so that no class is empty.
    parts = np.quantile(values, np.linspace(0, 1, most + 1)[:-1], method="lower")
    return [float(one) for one in np.unique(parts)]


def raster_grid(shown: Shown, language: str) -> GridLayer:
    """Return a raster as a surface of classes of as many cells each.

    Parameters
    ----------
    shown : Shown
        The raster.
    language : {"en", "es"}
        Language.

    Returns
    -------
    GridLayer
        On cells of :data:`CELL_KM` inside Mexico.

    Raises
    ------
    RasterError
        If it cannot be read, or has no value there.
    """
    raster = shown.raster
    return _layer(raster.sha256, raster.file, shown.band, language, shown)


@st.cache_resource(show_spinner=False, max_entries=8)
def _layer(
    sha256: str,  # noqa: ARG001 (the key of the cache)
    file: str,  # noqa: ARG001 (the same)
    band: int,  # noqa: ARG001 (the same)
    language: str,
    _shown: Shown,
) -> GridLayer:
    raster, about = _shown.raster, _shown.about
    grid = mexico_grid(CELL_KM)
    values = _on_grid(raster, about, grid)
    # The map draws surfaces inside Mexico alone: so do the legend's classes and km2.
    known = np.isfinite(values) & (inside(grid) > 0)
    if not known.any():
        raise RasterError(
            f"{raster.file}: has no value in Mexico where it was looked for; see whether its "
            f"coordinate system ({raster.crs_name}) is right"
        )
    breaks = class_breaks(values[known], len(RASTER_COLORS))
    classes = np.full(grid.shape, NOT_DRAWN, dtype=np.uint8)
    classes[known] = np.searchsorted(breaks, values[known], side="right") - 1
    shares = inside(grid)[known]
    cells = np.bincount(classes[known], weights=shares, minlength=len(breaks))
    whole = set(breaks) == set(np.unique(values[known]))
    names = _names(breaks, float(values[known].max()), whole=whole)
    entries = tuple(
        LegendEntry(name, color, "square", round(count * grid.cell_km**2))
        for name, color, count in zip(names, _colors(len(breaks)), cells, strict=True)
    )
    title = " · ".join(filter(None, (raster.file, about.name, about.unit)))
    labels = tuple(f"{raster.file}: {name}" for name in names)
    return GridLayer(
        "raster",
        grid,
        classes.tobytes(),
        labels,
        Legend(title, entries, say("grid.area", language)),
    )


def _on_grid(raster: UserRaster, band: UserBand, grid: Grid) -> npt.NDArray[np.float64]:
    from rasterio.enums import Resampling
    from rasterio.vrt import WarpedVRT

    from geo.rasters.georeference import grid_crs, grid_transform
    from geo.rasters.source import values
    from geo.rasters.user import opened

    with opened(raster) as file:
        nodata = raster.nodata if raster.nodata is not None else file.nodata
        with WarpedVRT(
            file,
            crs=grid_crs(),
            transform=grid_transform(grid),
            width=grid.width,
            height=grid.height,
            resampling=Resampling.nearest if band.classes else Resampling.average,
            nodata=nodata,
            src_nodata=nodata,
            add_alpha=nodata is None,
        ) as warped:
            found = values(warped.read(band.number, masked=True), raster, band)
    filled: npt.NDArray[np.float64] = found.filled(np.nan)
    return filled


def _colors(count: int) -> list[str]:
    at = np.linspace(0, len(RASTER_COLORS) - 1, count) if count > 1 else [len(RASTER_COLORS) // 2]
    return [RASTER_COLORS[round(place)] for place in at]


def _names(breaks: list[float], top: float, *, whole: bool) -> list[str]:
    if whole:
        return [_figure(one) for one in breaks]
    return [f"{_figure(low)} – {_figure(high)}" for low, high in pairwise([*breaks, top])]


def _figure(value: float) -> str:
    return number(value) if abs(value) >= 1000 else f"{value:.3g}"
