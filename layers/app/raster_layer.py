"""A raster of the reader's own on the page: opened once, brought to the cells of the map once."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field

import streamlit as st

from layers.own_raster import OwnRaster, laid_under, raster_layer
from layers.sheet import GridLayer, Sheet


@dataclass(frozen=True)
class Shown:
    """A raster of the reader's own.

    Attributes
    ----------
    own : OwnRaster
        The raster, and the band that was chosen.
    under : bool
        Whether it is laid under the map.
    keeper : tempfile.TemporaryDirectory
        Holds the file as long as it is shown.
    """

    own: OwnRaster
    under: bool
    keeper: tempfile.TemporaryDirectory[str] = field(repr=False, compare=False)

    def laid(self, sheet: Sheet, *, surface: str = "", states: tuple[str, ...] = ()) -> Sheet:
        """Return a Sheet with the raster in place of the surface.

        Parameters
        ----------
        sheet : Sheet
            What is drawn of :func:`layers.own_raster.without_surface`.
        surface : str
            The surface that was asked for.
        states : tuple of str
            Codes of the chosen states; all by default.

        Returns
        -------
        Sheet
            The raster lowest, told among the notes and sources.

        Raises
        ------
        RasterError
            If it cannot be read, or has no value on the map.
        """
        return laid_under(sheet, self.own, self.layer(sheet.language, states), surface=surface)

    def layer(self, language: str, states: tuple[str, ...] = ()) -> GridLayer:
        """Return the raster as a surface, made once.

        Parameters
        ----------
        language : {"en", "es"}
            Language.
        states : tuple of str
            Codes of the chosen states; all by default.

        Returns
        -------
        GridLayer
            What :func:`layers.own_raster.raster_layer` returns.

        Raises
        ------
        RasterError
            If it cannot be read, or has no value on the map.
        """
        raster = self.own.raster
        return _layer(
            raster.sha256, raster.file, raster.nodata, self.own.band, language, states, self.own
        )


@st.cache_resource(show_spinner=False, max_entries=8)
def _layer(
    sha256: str,  # noqa: ARG001 (the key of the cache)
    file: str,  # noqa: ARG001 (the same)
    nodata: float | None,  # noqa: ARG001 (the same)
    band: int,  # noqa: ARG001 (the same)
    language: str,
    states: tuple[str, ...],
    _own: OwnRaster,
) -> GridLayer:
    return raster_layer(_own, language, states=states)
