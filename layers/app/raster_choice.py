"""Opening a raster of the reader's own, and what there is to choose of it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import LabatlasError
from geo.text import printable
from layers.app.kept import keep
from layers.app.raster_layer import Shown
from layers.app.text import paragraph, plain
from layers.app.words import tell
from layers.own_raster import OwnRaster, band_words
from layers.reasons import translate
from layers.words import shortened

if TYPE_CHECKING:
    from geo.rasters import UserRaster


def raster_choice(language: str) -> Shown | None:
    """Show the upload of a raster, and what there is to choose of it.

    Parameters
    ----------
    language : {"en", "es"}
        Language.

    Returns
    -------
    Shown or None
        None where none is open.
    """
    with st.expander(tell("raster", language), key="raster_panel"):
        paragraph(tell("raster.help", language), name="la-examples")
        file = st.file_uploader(
            tell("raster", language),
            key="raster",
            help=tell("raster.help", language),
            label_visibility="collapsed",
        )
        if file is None:
            return None
        try:
            with st.spinner(tell("drawing", language), show_time=False):
                raster, keeper = _opened(file.file_id, file.name, file)
        except LabatlasError as error:
            name = printable(file.name)
            reason = translate(str(error), language).removeprefix(f"{name}: ").rstrip(".")
            name = shortened(name)
            st.error(plain(tell("raster.failed", language, file=name, reason=reason)))
            return None
        for remark in raster.remarks:
            paragraph(translate(remark, language), name="la-examples")
        band = raster.bands[0].number
        if len(raster.bands) > 1:
            keep("raster_band", band)
            numbers = [one.number for one in raster.bands]
            if st.session_state["raster_band"] not in numbers:
                st.session_state["raster_band"] = band
            names = {one: band_words(OwnRaster(raster, one), language).name for one in numbers}
            band = st.selectbox(
                tell("raster.band", language),
                numbers,
                key="raster_band",
                format_func=lambda one: plain(f"{one} {shortened(names[one])}"),
                help=tell("raster.band.help", language),
            )
        keep("raster_under", True)
        under = st.toggle(
            tell("raster.under", language),
            key="raster_under",
            help=tell("raster.under.help", language),
        )
        shown = Shown(OwnRaster(raster, band), under, keeper)
        if under:
            try:
                with st.spinner(tell("drawing", language), show_time=False):
                    shown.layer(language)
            except LabatlasError as error:
                st.error(plain(translate(str(error), language)))
                # The map stays as it was.
                return replace(shown, under=False)
        return shown


@st.cache_resource(show_spinner=False, max_entries=4)
def _opened(
    file_id: str,  # noqa: ARG001 (the key of the cache: each upload has its own)
    name: str,
    _file: Any,
) -> tuple[UserRaster, tempfile.TemporaryDirectory[str]]:
    # GDAL takes a moment to load: nobody waits for it who has no raster.
    from geo.rasters import read_raster

    keeper = tempfile.TemporaryDirectory(prefix="labatlas-")
    # The name comes from elsewhere, and becomes no part of a path.
    path = Path(keeper.name) / "raster.tif"
    path.write_bytes(_file.getbuffer())
    try:
        return replace(read_raster(path), file=printable(name)), keeper
    except LabatlasError as error:
        told = str(error).replace(f"{path.name}: ", f"{printable(name)}: ", 1)
        raise type(error)(told) from error
