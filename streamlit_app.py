"""The pages: widgets to a View, a Sheet to the screen. They process no geodata themselves."""

from __future__ import annotations

import html

import streamlit as st

from layers.app.ahead import page_shown
from layers.app.check_page import check_page
from layers.app.compare_page import compare_page
from layers.app.controls import language_switch, page_switch
from layers.app.links import linked
from layers.app.map_page import map_page
from layers.app.style import style
from layers.app.words import tell

SHOW = {"map": map_page, "compare": compare_page, "published": check_page}


def main() -> None:
    """Show the page that was chosen."""
    st.set_page_config(page_title="labatlas", layout="wide")
    st.html(f"<style>{style()}</style>")
    begin = linked()
    with st.container(horizontal=True, key="header", vertical_alignment="center"):
        st.html('<h1 class="la-title">labatlas</h1>', width="content")
        pages = st.container(key="pages", width="content")
        with st.container(key="languages", width="content"):
            language = language_switch(begin.language)
        with pages:
            page = page_switch(begin.page, language)
    # Streamlit calls every page English: a screen reader would read Spanish with its sounds.
    st.html(
        f'<p class="la-about">{html.escape(tell(f"about.{page}", language))}</p>'
        f"<script>document.documentElement.lang = '{language}';</script>",
        unsafe_allow_javascript=True,
    )
    SHOW[page](begin, language)
    page_shown()


main()
