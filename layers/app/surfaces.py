"""Densities as a GeoTIFF, made when it is asked for."""

from __future__ import annotations

import streamlit as st

from geo.density import RULES, place
from geo.density.asked import nowhere
from geo.errors import ChoiceError
from geo.process import Processed
from geo.select import select
from layers.app.downloads import button
from layers.app.file_names import plain_name
from layers.app.releases import reading_key
from layers.app.text import paragraph
from layers.app.words import tell
from layers.grids import kernel
from layers.land import surface_view
from layers.reasons import translate
from layers.risk import RELABELLINGS
from layers.view import View


def surface_download(processed: Processed, view: View) -> None:
    """Show the button that saves the densities of a view as a raster.

    Parameters
    ----------
    processed : Processed
        The release.
    view : View
        Whose records are chosen, with bandwidths and cell.
    """
    key = reading_key(view.release)
    try:
        # What the rest of the view asks for changes nothing, and a rule takes its time.
        _check(key, surface_view(view, "density"), processed)
    except ChoiceError as error:
        paragraph(translate(str(error), view.language))
        return
    paragraph(tell("download.geotiff.help", view.language))
    button(
        "download.geotiff",
        lambda: _geotiff(key, view, processed),
        f"labatlas-{plain_name(view.release)}-density.tif",
        "image/tiff",
        view.language,
    )


@st.cache_data(show_spinner=False, max_entries=16)
def _check(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> None:
    """Raise where there is no raster: told beside the map too, a button would fail when pressed."""
    records = select(_processed.records, view.filters()).records
    sources = place(records, view.states)
    if not sources.labs:
        raise ChoiceError(nowhere(records, window=sources.window))
    kernel(view.bandwidth, view, records)


@st.cache_data(show_spinner=False, max_entries=4)
def _geotiff(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> bytes:
    # GDAL takes a moment to load: nobody waits for it who wants no raster.
    from geo.rasters import density_geotiff, density_raster

    selection = select(_processed.records, view.filters())
    raster = density_raster(
        selection,
        bandwidth_km=_asked(view.bandwidth),
        risk_bandwidth_km=_asked(view.risk_bandwidth),
        cell_km=view.cell_km,
        relabellings=RELABELLINGS if view.risk_test == "relabelling" else 0,
    )
    return density_geotiff(raster, _processed.release)


def _asked(bandwidth: str) -> float | str:
    return bandwidth if bandwidth in RULES else float(bandwidth)
