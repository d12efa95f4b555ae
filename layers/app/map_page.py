"""The page with the map of one release."""

from __future__ import annotations

import html

import streamlit as st

from geo.errors import LabatlasError
from geo.process import Processed
from layers import webmap
from layers.app.banner import banner
from layers.app.controls import sidebar, table_choice
from layers.app.downloads import map_downloads, record_downloads, table_download
from layers.app.hint import hint
from layers.app.links import Linked, remember
from layers.app.panel import reading_panel
from layers.app.releases import reading_key
from layers.app.report import show_report
from layers.app.serving import serve, show_map
from layers.app.table import show_details, show_table
from layers.app.text import bullets, paragraph, plain
from layers.app.words import tell
from layers.compose import compose
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
    with st.sidebar:
        view, processed = sidebar(begin, language)
    problem = linked.problem if linked.page == "map" else ""
    first_view = st.session_state.setdefault("first_view", view)
    if not problem and linked.page == "map" and first_view != linked.view:
        problem = tell("link.partly", language)
    if problem and view == first_view:
        message.warning(plain(problem))
    st.session_state["view"] = view
    with st.container(key="reading_panel"):
        reading_panel(processed, language)
    remember("map", view.to_query())
    try:
        sheet = _sheet(reading_key(view.release), view, processed)
    except LabatlasError as error:
        st.error(plain(translate(str(error), view.language)))
        return
    _show(sheet, view, processed)


@st.cache_resource(show_spinner=False, max_entries=8)
def _sheet(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> Sheet:
    return compose(view, _processed)


def _show(sheet: Sheet, view: View, processed: Processed) -> None:
    language = view.language
    banner(sheet.illustrative, tell("illustrative", language))
    with st.container(horizontal=True, key="headline", gap="large"):
        for label, value in sheet.headline.items():
            st.metric(label, value, width="content")
    served = serve()
    left, right = st.columns([3.6, 1.2], gap="medium")
    with left:
        hint(view, processed)
        show_map(
            webmap.base_map(urls=served.geometries),
            webmap.feature_group(sheet, urls=served.geometries),
        )
        paragraph(sheet.alternative_text, name="la-hidden")
    with right:
        st.html(
            f'<h2 class="la-maptitle">{html.escape(sheet.title)}</h2>'
            f'<p class="la-subtitle">{html.escape(sheet.subtitle)}</p>'
        )
        st.html(webmap.legends(sheet))
    with st.expander(tell("explain", language)):
        st.markdown(tell("explain.text", language))
    _below(sheet, view, processed)


def _below(sheet: Sheet, view: View, processed: Processed) -> None:
    language = view.language
    names = ("tab.table", "tab.details", "tab.unplaced", "tab.download", "tab.notes")
    table, details, unplaced, download, notes = st.tabs([tell(name, language) for name in names])
    with table:
        table_choice(view)
        show_table(sheet)
        table_download(sheet, view)
    with details:
        show_details(sheet)
    with unplaced:
        show_report(processed, language)
    with download:
        map_downloads(sheet, view)
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
