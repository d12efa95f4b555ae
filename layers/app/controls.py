"""The widgets beside the map: what the reader chooses becomes a View."""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from geo.process import Processed
from layers.app.arranged import arrange_choice
from layers.app.filters import clear_filters, filters
from layers.app.kept import keep
from layers.app.land_choice import land_choice, level_choice
from layers.app.links import PAGES
from layers.app.opening import uploader
from layers.app.releases import open_release, release_names
from layers.app.text import paragraph
from layers.app.through_time import time_choice
from layers.app.words import tell
from layers.choices import LANGUAGES, ON_TOP, PORT_FUNCTIONS, TABLES
from layers.view import View
from layers.words import number, say


def page_switch(begin: str, language: str) -> str:
    """Show the switch between the pages of the app.

    Parameters
    ----------
    begin : str
        The first page that is shown, of :data:`layers.app.links.PAGES`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The chosen page.
    """
    keep("page", begin)
    chosen = st.segmented_control(
        tell("page", language),
        PAGES,
        key="page",
        format_func=lambda page: tell(f"page.{page}", language),
        label_visibility="collapsed",
        required=True,
    )
    return chosen or begin


def language_switch(begin: str) -> str:
    """Show the switch between the two languages.

    Parameters
    ----------
    begin : {"en", "es"}
        The language that is shown at first.

    Returns
    -------
    {"en", "es"}
        The chosen language.
    """
    keep("language", begin)
    chosen = st.segmented_control(
        tell("language", begin),
        LANGUAGES,
        key="language",
        format_func=lambda code: tell(f"language.{code}", code),
        label_visibility="collapsed",
        required=True,
    )
    return chosen or begin


class Asked(NamedTuple):
    """What the widgets ask for.

    Attributes
    ----------
    view : View
        What the reader asked for.
    processed : Processed
        The release that it names.
    arrange, time : str
        How the page is laid out, as of :class:`layers.app.links.Linked`.
    """

    view: View
    processed: Processed
    arrange: str
    time: str


def sidebar(view: View, language: str, *, arrange: str, time: str) -> Asked:
    """Show the widgets and return what they ask for.

    A widget is shown only where the release gives it something to choose.

    Parameters
    ----------
    view : View
        Where the widgets begin: a shared link, or the default.
    language : {"en", "es"}
        Language of the page.
    arrange, time : str
        Where the layout begins.

    Returns
    -------
    Asked
        What the reader asked for.
    """
    processed = release_choice(view, language)
    records = processed.records
    st.subheader(tell("map", language), divider="gray")
    layout = st.container(key="layout")
    # Its widget needs the view, some of which it decides about.
    keep("arrange", arrange)
    shown = _map_choices(view, processed, language)
    st.subheader(tell("filters", language), divider="gray")
    chosen = filters(view, records, language)
    st.button(tell("clear", language), on_click=clear_filters, type="tertiary")
    asked = View(release=processed.release.id, language=language, **shown, **chosen)
    with layout:
        # It stands first, but depends on what is counted.
        arrange = arrange_choice(arrange, asked, language)
        time = time_choice(time, language)
    return Asked(asked, processed, arrange, time)


def release_choice(view: View, language: str) -> Processed:
    """Show the choice of a release and the file upload.

    Parameters
    ----------
    view : View
        Where the choice begins.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Processed
        The release.
    """
    place = st.container()
    opened = uploader(language)
    names = release_names()
    if opened:
        st.session_state["release"] = opened
        if open_release(opened).records["mun_code"].isna().all():
            # A table of states would leave a map of municipalities blank.
            st.session_state["level"] = "state"
    keep("release", view.release)
    if st.session_state["release"] not in names:
        st.session_state["release"] = View().release
    with place:
        name = st.selectbox(
            tell("release", language), names, key="release", help=tell("release.help", language)
        )
    return open_release(name)


def _map_choices(view: View, processed: Processed, language: str) -> dict[str, Any]:
    surface, land = land_choice(view, language)
    with st.container(key="layers"):
        paragraph(tell("layers", language), name="la-label")
        layers = [name for name in ON_TOP if _checkbox(f"layer_{name}", name, view, language)]
        abroad = _abroad(view, processed, "labs" in layers, language)
    keep("every_port", view.ports == "all")
    keep("function", view.function)
    function = st.selectbox(
        tell("function", language),
        PORT_FUNCTIONS,
        key="function",
        format_func=lambda word: say(f"function.{word}", language),
        help=tell("function.help", language),
        disabled="ports" not in layers,
    )
    every = st.toggle(
        tell("ports", language),
        key="every_port",
        help=tell("ports.help", language),
        disabled="ports" not in layers,
    )
    ports = "all" if every else "cargo"
    # Its widget stands with the table, which is made after the map.
    keep("table", view.table)
    return {
        "layers": (surface, *layers) if surface else tuple(layers),
        "abroad": abroad,
        "ports": ports,
        "function": function,
        "table": st.session_state["table"],
        **land,
    }


def table_choice(view: View) -> None:
    """Show the choice of what the table counts by.

    Where the map colours areas they are those of the table too; else the
    table has a choice of its own between states and municipalities.

    Parameters
    ----------
    view : View
        What is shown.
    """
    language = view.language
    of_the_map = view.surface == "shares"
    area = "table.area" if of_the_map else "table.areas"
    st.selectbox(
        tell("table.by", language),
        TABLES,
        key="table",
        format_func=lambda word: (
            tell(area, language) if word == "area" else say(f"table.{word}", language)
        ),
        help=tell("table.by.help", language),
    )
    if view.table == "area" and not of_the_map:
        level_choice(language, table=True)


def _checkbox(key: str, layer: str, view: View, language: str) -> bool:
    keep(key, layer in view.layers)
    return st.checkbox(say(f"layer.{layer}", language), key=key)


def _abroad(view: View, processed: Processed, labs_shown: bool, language: str) -> bool:
    """Return whether labs outside Mexico are drawn; asked only where there are any."""
    if not processed.joining.outside:
        return False
    keep("abroad", view.abroad)
    return st.checkbox(
        tell("abroad", language, n=number(len(processed.joining.outside))),
        key="abroad",
        help=tell("abroad.help", language),
        disabled=not labs_shown,
    )
