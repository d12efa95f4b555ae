"""A raster of the reader's own, summarised by municipality or around entries."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from geo.errors import LabatlasError
from layers.app.downloads import button, table_bytes
from layers.app.file_names import plain_name
from layers.app.kept import keep
from layers.app.raster_layer import Shown
from layers.app.text import paragraph, plain
from layers.app.words import tell
from layers.files import safe_table
from layers.reasons import translate
from layers.words import shortened

BY: Final = ("municipality", "state", "entries")
_RADIUS_KM: Final = 25.0
_ASKED: Final = "raster_asked"


def raster_summary(shown: Shown | None, language: str) -> None:
    """Show the summary of a raster, made when it is asked for.

    Parameters
    ----------
    shown : Shown, optional
        The raster, if one is open.
    language : {"en", "es"}
        Language.
    """
    if shown is None:
        paragraph(tell("raster.none", language, open=tell("raster", language)))
        return
    st.fragment(_summary)(shown, language)


def _summary(shown: Shown, language: str) -> None:
    from geo.rasters.summary import RADIUS_KM
    from layers.own_raster_text import density_words

    raster, band = shown.own.raster, shown.own.band
    keep("raster_by", BY[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox(
            tell("raster.by", language),
            BY,
            key="raster_by",
            format_func=lambda one: tell(f"raster.by.{one}", language),
            help=tell("raster.by.help", language),
            width=260,
        )
        radius_km = 0.0
        if by == "entries":
            keep("raster_radius", _RADIUS_KM)
            radius_km = st.number_input(
                tell("raster.radius", language),
                *RADIUS_KM,
                step=5.0,
                format="%g",
                key="raster_radius",
                help=tell("raster.radius.help", language),
                width=160,
            )
        asked = raster.sha256, raster.nodata, band, by, radius_km
        if st.button(tell("raster.summarise", language), key="raster_go"):
            st.session_state[_ASKED] = asked
    if st.session_state.get(_ASKED) != asked:
        return
    try:
        with st.spinner(tell("raster.working", language), show_time=False):
            table = _table(*asked, shown)
    except LabatlasError as error:
        st.error(plain(translate(str(error), language)))
        return
    file = shortened(raster.file)
    paragraph(tell("raster.table.help", language, file=file), name="la-examples")
    for told in density_words(raster, language, bands=[band]):
        paragraph(told, name="la-examples")
    headed = table.rename(
        columns={name: tell(f"raster.column.{name}", language) for name in map(str, table)}
    )
    st.dataframe(safe_table(headed), hide_index=True, height=360)
    stem = f"{plain_name(shortened(Path(raster.file).stem))}-{by}"
    button("raster.table", lambda: table_bytes(table), f"{stem}.csv", "text/csv", language)


@st.cache_data(show_spinner=False, max_entries=16)
def _table(
    sha256: str,  # noqa: ARG001 (the key of the cache)
    nodata: float | None,  # noqa: ARG001 (the same)
    band: int,
    by: str,
    radius_km: float,
    _shown: Shown,
) -> pd.DataFrame:
    from geo.rasters import around_entries, summarise_raster

    raster = _shown.own.raster
    if by == "entries":
        table = around_entries(raster, radius_km, bands=[band])
    else:
        table = summarise_raster(raster, by, bands=[band])
    return table.sort_values("mean", ascending=False, ignore_index=True)
