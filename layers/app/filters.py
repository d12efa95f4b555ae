"""The widgets that choose which records are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from geo import reference
from geo.records import DRUGS, KINDS, LAB_KINDS, STATUSES
from layers.app.kept import keep
from layers.app.words import tell
from layers.view import View
from layers.words import say

_FIRST_YEAR: Final = 2000
"""The first year of which any region or regime is known."""

FILTERS: Final = ("start", "end", "statuses", "drugs", "kinds", "corps", "states")
"""Fields of a View that choose records, each the key of its widget."""


def filters(view: View, records: pd.DataFrame, language: str) -> dict[str, Any]:
    """Show the filters that the records give something to choose, and return what they ask for.

    Parameters
    ----------
    view : View
        Where the widgets begin.
    records : pandas.DataFrame
        The records of the release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    dict of str to object
        Fields of a View, those of :data:`FILTERS`.
    """
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
    keep(key, begin)
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
    keep(key, list(begin))
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


def clear_filters() -> None:
    """Set every filter back."""
    begin = View()
    for key in FILTERS:
        value = getattr(begin, key)
        st.session_state[key] = list(value) if isinstance(value, tuple) else value
