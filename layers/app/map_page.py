"""The page with the map of one release."""

from __future__ import annotations

import streamlit as st

from geo.errors import LabatlasError
from geo.process import Processed
from layers.app.controls import sidebar, table_choice
from layers.app.downloads import map_downloads, record_downloads, table_download
from layers.app.frames import place_of, series
from layers.app.links import Linked, remember
from layers.app.panel import reading_panel
from layers.app.raster_choice import raster_choice
from layers.app.raster_layer import Shown
from layers.app.raster_panel import raster_summary
from layers.app.report import show_report
from layers.app.stage import Stage
from layers.app.surfaces import surface_download
from layers.app.table import show_details, show_table
from layers.app.text import bullets, paragraph, plain
from layers.app.through_time import begin_at, month_shown, playing
from layers.app.words import tell
from layers.reasons import translate
from layers.sheet import Sheet
from layers.view import View


def map_page(linked: Linked, language: str) -> None:
    """Show the page.

    Parameters
    ----------
    linked : Linked
        What the address asked for.
    language : {"en", "es"}
        Language.
    """
    message = st.container()
    # Streamlit forgets the widgets of a page that is left: the view brings them back.
    begin: View = st.session_state.get("view", linked.view)
    arrange, time = st.session_state.get("layout_was", (linked.arrange, linked.time))
    begin_at(linked.at)
    with st.sidebar:
        asked = sidebar(begin, language, arrange=arrange, time=time)
        raster = raster_choice(language)
    view, processed = asked.view, asked.processed
    lacking = False
    if asked.time and linked.at:
        found = series(view, processed, asked.time)
        lacking = place_of(found.frames, linked.at) is None
    problem = linked.problem if linked.page == "map" else ""
    first_view = st.session_state.setdefault("first_view", view)
    if not problem and linked.page == "map" and (first_view != linked.view or lacking):
        problem = tell("link.partly", language)
    if problem and view == first_view:
        message.warning(plain(problem))
    st.session_state["view"] = view
    st.session_state["layout_was"] = asked.arrange, asked.time
    with st.container(key="reading_panel"):
        reading_panel(processed, language)
    stage = Stage(view, processed, asked.arrange, asked.time, raster)
    stage.show()
    # Only what is drawn says which month is shown; while it is played the address stands still.
    at = st.query_params.get("at", "") if playing() else month_shown()
    remember("map", view.to_query(), arrange=asked.arrange, time=asked.time, at=at)
    try:
        sheet = stage.whole()
    except LabatlasError as error:
        if stage.in_parts:
            st.error(plain(translate(str(error), view.language)))
        return
    with st.expander(tell("explain", language)):
        st.markdown(tell("explain.text", language))
    _below(sheet, view, processed, raster)


def _below(sheet: Sheet, view: View, processed: Processed, raster: Shown | None) -> None:
    language = view.language
    names = ("tab.table", "tab.details", "tab.unplaced", "tab.raster", "tab.download", "tab.notes")
    table, details, unplaced, summary, download, notes = st.tabs(
        [tell(name, language) for name in names]
    )
    with table:
        table_choice(view)
        show_table(sheet)
        table_download(sheet, view)
    with details:
        show_details(sheet)
    with unplaced:
        show_report(processed, language)
    with summary:
        raster_summary(raster, language)
    with download:
        map_downloads(sheet, view)
        surface_download(processed, view)
        record_downloads(processed, view)
        paragraph(tell("share_link", language))
    with notes:
        show_notes(sheet)


def show_notes(sheet: Sheet) -> None:
    """Show the notes and sources of a Sheet.

    Parameters
    ----------
    sheet : Sheet
        What is shown.
    """
    st.markdown(f"**{tell('notes', sheet.language)}**")
    bullets(sheet.notes)
    st.markdown(f"**{tell('sources', sheet.language)}**")
    bullets(sheet.sources)
