"""The widgets beside the map: what the reader chooses becomes a View."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from geo import reference
from geo.process import Processed
from geo.records import DRUGS, KINDS, LAB_KINDS, STATUSES
from layers.app.opening import uploader
from layers.app.releases import open_release, release_names
from layers.app.text import paragraph
from layers.app.words import tell
from layers.view import LANGUAGES, LAYERS, LEVELS, MEASURES, PORT_FUNCTIONS, TABLES, View
from layers.words import number, say

_FIRST_YEAR: Final = 2000
"""The first year of which any region or regime is known."""

FILTERS: Final = ("start", "end", "statuses", "drugs", "kinds", "corps", "states")
"""Fields of a View that choose records, each the key of its widget."""


def language_switch(view: View) -> str:
    """Show the switch between the two languages.

    Parameters
    ----------
    view : View
        What is shown so far.

    Returns
    -------
    {"en", "es"}
        The chosen language.
    """
    _keep("language", view.language)
    chosen = st.segmented_control(
        tell("language", view.language),
        LANGUAGES,
        key="language",
        format_func=lambda code: tell(f"language.{code}", code),
        label_visibility="collapsed",
        required=True,
    )
    return chosen or view.language


def sidebar(view: View, language: str) -> tuple[View, Processed]:
    """Show the widgets and return what they ask for.

    A widget is shown only where the release gives it something to choose.

    Parameters
    ----------
    view : View
        Where the widgets begin: a shared link, or the default.
    language : {"en", "es"}
        Language of the page.

    Returns
    -------
    View
        What the reader asked for.
    Processed
        The release that it names.
    """
    processed = _release(view, language)
    records = processed.records
    st.subheader(tell("map", language), divider="gray")
    shown = _map_choices(view, processed, language)
    st.subheader(tell("filters", language), divider="gray")
    chosen = _filters(view, records, language)
    st.button(tell("clear", language), on_click=_clear, type="tertiary")
    return (
        View(release=processed.release.id, language=language, **shown, **chosen),
        processed,
    )


def _release(view: View, language: str) -> Processed:
    place = st.container()
    opened = uploader(language)
    names = release_names()
    if opened:
        st.session_state["release"] = opened
        if open_release(opened).records["mun_code"].isna().all():
            # A table of states would leave a map of municipalities blank.
            st.session_state["level"] = "state"
    _keep("release", view.release)
    if st.session_state["release"] not in names:
        st.session_state["release"] = View().release
    with place:
        name = st.selectbox(
            tell("release", language), names, key="release", help=tell("release.help", language)
        )
    return open_release(name)


def _map_choices(view: View, processed: Processed, language: str) -> dict[str, Any]:
    _keep("level", view.level)
    level = st.segmented_control(
        tell("level", language),
        LEVELS[::-1],
        key="level",
        format_func=lambda word: tell(f"level.{word}", language),
        help=tell("level.help", language),
        width="stretch",
        required=True,
    )
    measures = [word for word in MEASURES if level == "state" or word != "labs_per_100k"]
    _keep("measure", view.measure)
    if st.session_state["measure"] not in measures:
        st.session_state["measure"] = View().measure
    measure = st.selectbox(
        tell("measure", language),
        measures,
        key="measure",
        format_func=lambda word: say(f"measure.{word}", language),
        help=tell("measure.help", language),
    )
    with st.container(key="layers"):
        paragraph(tell("layers", language), name="la-label")
        layers = [name for name in LAYERS if _checkbox(f"layer_{name}", name, view, language)]
        abroad = _abroad(view, processed, "labs" in layers, language)
    _keep("every_port", view.ports == "all")
    _keep("function", view.function)
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
    _keep("table", view.table)
    return {
        "level": level,
        "measure": measure,
        "layers": tuple(layers),
        "abroad": abroad,
        "ports": ports,
        "function": function,
        "table": st.session_state["table"],
    }


def table_choice(view: View) -> None:
    """Show the choice of what the table counts by.

    Parameters
    ----------
    view : View
        What is shown.
    """
    language = view.language
    st.selectbox(
        tell("table.by", language),
        TABLES,
        key="table",
        format_func=lambda word: (
            tell("table.area", language) if word == "area" else say(f"table.{word}", language)
        ),
        help=tell("table.by.help", language),
    )


def _checkbox(key: str, layer: str, view: View, language: str) -> bool:
    _keep(key, layer in view.layers)
    return st.checkbox(say(f"layer.{layer}", language), key=key)


def _abroad(view: View, processed: Processed, labs_shown: bool, language: str) -> bool:
    """Return whether labs outside Mexico are drawn; asked only where there are any."""
    if not processed.joining.outside:
        return False
    _keep("abroad", view.abroad)
    return st.checkbox(
        tell("abroad", language, n=number(len(processed.joining.outside))),
        key="abroad",
        help=tell("abroad.help", language),
        disabled=not labs_shown,
    )


def _filters(view: View, records: pd.DataFrame, language: str) -> dict[str, Any]:
    start, end = _dates(view, records, language)
    states = reference.load("states").set_index("state_code")["short_name"]
    found = sorted(set(records["state_code"].dropna()), key=lambda code: str(states[code]))
    return {
        "start": start,
        "end": end,
        "statuses": _several("statuses", view, records["status"], STATUSES, language, "status"),
        "drugs": _several("drugs", view, records["drug"], DRUGS, language, "drug"),
        "states": _choose("states", view.states, found, language, lambda code: str(states[code])),
        "corps": _choose("corps", view.corps, sorted(_words(records["corps"])), language, str),
        "kinds": _kinds(view, records["kind"], language),
    }


def _dates(view: View, records: pd.DataFrame, language: str) -> tuple[date | None, date | None]:
    # Also days without raids can be asked for: who held an entry, which regions were in force.
    years = {*records["date"].dropna().dt.year, _FIRST_YEAR, date.today().year}
    bounds = date(min(years), 1, 1), date(max(years), 12, 31)
    start = _day("start", view.start, bounds, language)
    end = _day("end", view.end, bounds, language)
    if start and end and start > end:
        st.error(tell("dates.order", language))
        return start, None
    return start, end


def _day(key: str, begin: date | None, bounds: tuple[date, date], language: str) -> date | None:
    _keep(key, begin)
    # A day that was asked for stays, also where this release has none: the page says so itself.
    wished = [day for day in (*bounds, st.session_state[key]) if day]
    earliest, latest = min(wished), max(wished)
    return st.date_input(
        tell(key, language),
        value=None,
        min_value=earliest,
        max_value=latest,
        key=key,
        format="YYYY-MM-DD",
        help=tell("dates.help", language),
    )


def _kinds(view: View, column: pd.Series, language: str) -> tuple[str, ...]:
    found = [word for word in KINDS if word in set(column)]
    usual = tuple(word for word in LAB_KINDS if word in found)
    begin = usual if view.kinds == LAB_KINDS else view.kinds
    chosen = _choose("kinds", begin, found, language, lambda word: say(f"kind.{word}", language))
    if not usual:
        # A file of other kinds alone shows what it has.
        return chosen or tuple(found)
    # The usual choice keeps its name, so that a link to it stays short and fits every release.
    return LAB_KINDS if chosen == usual or len(found) < 2 else chosen


def _several(
    key: str, view: View, column: pd.Series, order: Sequence[str], language: str, words: str
) -> tuple[str, ...]:
    found = [word for word in order if word in set(column)]
    return _choose(
        key, getattr(view, key), found, language, lambda word: say(f"{words}.{word}", language)
    )


def _choose(
    key: str,
    begin: Iterable[str],
    options: Sequence[str],
    language: str,
    name: Callable[[str], str],
) -> tuple[str, ...]:
    """Show a choice of several, none meaning all; without a choice to make, show nothing."""
    if len(options) < 2:
        return ()
    _keep(key, list(begin))
    st.session_state[key] = [word for word in st.session_state[key] if word in options]
    chosen = st.multiselect(
        tell(key, language),
        options,
        key=key,
        format_func=name,
        placeholder=tell("all", language),
        help=tell(f"{key}.help", language),
    )
    return tuple(word for word in options if word in chosen)


def _words(column: pd.Series) -> set[str]:
    return {str(word) for word in column.dropna() if word}


def _keep(key: str, begin: object) -> None:
    """Give a widget its value: what the reader chose last, at first what the view says.

    Set again in each run, the value survives a change of the widget's words.
    """
    st.session_state[key] = st.session_state.get(key, begin)


def _clear() -> None:
    begin = View()
    for key in FILTERS:
        value = getattr(begin, key)
        st.session_state[key] = list(value) if isinstance(value, tuple) else value
