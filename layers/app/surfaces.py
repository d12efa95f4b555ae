"""Densities as a GeoTIFF, made when it is asked for."""

from __future__ import annotations

import streamlit as st

from geo.density import place
from geo.density.asked import known_to_state_alone
from geo.errors import ChoiceError
from geo.process import Processed
from geo.select import select
from layers.app.downloads import button, plain_name
from layers.app.releases import reading_key
from layers.app.text import paragraph
from layers.app.words import tell
from layers.grids import kernel
from layers.reasons import translate
from layers.risk import of_known_status
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
        asked_km = _bandwidths_km(key, view, processed)
    except ChoiceError as error:
        paragraph(translate(str(error), view.language))
        return
    paragraph(tell("download.geotiff.help", view.language))
    button(
        "download.geotiff",
        lambda: _geotiff(key, view, asked_km, processed),
        f"labatlas-{plain_name(view.release)}-density.tif",
        "image/tiff",
        view.language,
    )


@st.cache_data(show_spinner=False, max_entries=16)
def _bandwidths_km(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> tuple[float, float]:
    """Return the bandwidths of the densities and of the relative risk."""
    records = select(_processed.records, view.filters()).records
    if not place(records).labs:
        # Told beside the map too; a button would fail when it is pressed.
        raise ChoiceError(
            "no chosen lab is known to a point or a municipality in Mexico "
            f"(known to their state alone: {known_to_state_alone(records)})"
        )
    of_density = kernel(view.bandwidth, view, records)
    of_risk = kernel(view.risk_bandwidth, view, of_known_status(records))
    return of_density.km, of_risk.km


@st.cache_data(show_spinner=False, max_entries=4)
def _geotiff(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    asked_km: tuple[float, float],
    _processed: Processed,
) -> bytes:
    # GDAL takes a moment to load: nobody waits for it who wants no raster.
    from geo.rasters import density_geotiff, density_raster

    selection = select(_processed.records, view.filters())
    bandwidth_km, risk_bandwidth_km = asked_km
    raster = density_raster(
        selection,
        bandwidth_km=bandwidth_km,
        risk_bandwidth_km=risk_bandwidth_km,
        cell_km=view.cell_km,
    )
    return density_geotiff(raster, _processed.release)
