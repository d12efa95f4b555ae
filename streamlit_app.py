"""The page: widgets to a View, a Sheet to the screen. It processes no geodata itself."""

from __future__ import annotations

import html
from urllib.parse import parse_qsl

import streamlit as st

from geo.errors import LabatlasError, ViewError
from geo.process import Processed
from layers import webmap
from layers.app.controls import language_switch, sidebar, table_choice
from layers.app.downloads import map_downloads, record_downloads, table_download
from layers.app.hint import hint
from layers.app.panel import reading_panel
from layers.app.releases import reading_key, release_names
from layers.app.report import show_report
from layers.app.serving import serve, show_map
from layers.app.style import style
from layers.app.table import show_details, show_table
from layers.app.text import bullets, paragraph, plain
from layers.app.words import tell
from layers.compose import compose
from layers.reasons import translate
from layers.sheet import Sheet
from layers.view import View


def main() -> None:
    """Show the page."""
    st.set_page_config(page_title="labatlas", layout="wide")
    st.html(f"<style>{style()}</style>")
    begin, problem = _linked_view()
    heading, switch = st.columns([4, 1.2], vertical_alignment="center")
    with switch, st.container(horizontal=True, horizontal_alignment="right"):
        language = language_switch(begin)
    with heading:
        # Streamlit calls every page English: a screen reader would read Spanish with its sounds.
        st.html(
            '<h1 class="la-title">labatlas</h1>'
            f'<p class="la-about">{html.escape(tell("about", language))}</p>'
            f"<script>document.documentElement.lang = '{language}';</script>",
            unsafe_allow_javascript=True,
        )
    message = st.container()
    with st.sidebar:
        view, processed = sidebar(begin, language)
    first_view = st.session_state.setdefault("first_view", view)
    if not problem and first_view != begin:
        problem = tell("link.partly", language)
    if problem and view == first_view:
        message.warning(plain(problem))
    with st.container(key="reading_panel"):
        reading_panel(processed, language)
    st.query_params.from_dict(dict(parse_qsl(view.to_query())))
    try:
        sheet = _sheet(reading_key(view.release), view, processed)
    except LabatlasError as error:
        st.error(plain(translate(str(error), view.language)))
        return
    _show(sheet, view, processed)


def _linked_view() -> tuple[View, str]:
    """Return the view that the address asks for, and what is wrong with it, once a session."""
    if "linked" not in st.session_state:
        begin, problem = View(), ""
        query = st.query_params.to_dict()
        try:
            begin = View.from_query(query)
            if begin.release not in release_names():
                problem = tell("link.release", begin.language, release=begin.release)
        except ViewError as error:
            language = "es" if query.get("language") == "es" else "en"
            begin = View(language=language)
            problem = tell("link.bad", language, error=translate(str(error), language))
        st.session_state["linked"] = (begin, problem)
    linked: tuple[View, str] = st.session_state["linked"]
    return linked


@st.cache_resource(show_spinner=False, max_entries=8)
def _sheet(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> Sheet:
    return compose(view, _processed)


def _show(sheet: Sheet, view: View, processed: Processed) -> None:
    language = view.language
    if sheet.illustrative:
        st.html(
            f'<p class="la-banner"><b>{html.escape(sheet.illustrative)}</b>'
            f"{html.escape(tell('illustrative', language))}</p>"
        )
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
        st.markdown(f"**{tell('notes', language)}**")
        bullets(sheet.notes)
        st.markdown(f"**{tell('sources', language)}**")
        bullets(sheet.sources)


main()
