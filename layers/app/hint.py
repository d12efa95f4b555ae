"""A word above the map where it shows little of what a release reports."""

from __future__ import annotations

from typing import Final

import streamlit as st

from geo.process import Processed
from geo.select import select
from layers.app.releases import reading_key
from layers.app.text import paragraph
from layers.app.words import tell, tell_n
from layers.shares import state_only
from layers.view import View
from layers.words import number

_MANY: Final = 0.25
"""Share of the labs from which on a map of municipalities misleads."""


def hint(view: View, processed: Processed) -> None:
    """Say where the map of municipalities misses many labs, and what shows them.

    Parameters
    ----------
    view : View
        What is shown.
    processed : Processed
        The release.
    """
    if view.level != "municipality" or "shares" not in view.layers:
        return
    missed, labs = _missed(reading_key(view.release), view, processed)
    if not missed or missed < _MANY * labs:
        return
    language = view.language
    with st.container(horizontal=True, vertical_alignment="center", key="hint"):
        paragraph(tell_n("hint.state_only", missed, language, labs=number(labs)), name="la-hint")
        st.button(tell("hint.states", language), type="tertiary", on_click=_show_states)


@st.cache_data(show_spinner=False, max_entries=16)
def _missed(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> tuple[int, int]:
    """Return the labs known only by their state, and all of them."""
    records = select(_processed.records, view.filters()).records
    return int(state_only(records).sum()), int(records["labs"].sum())


def _show_states() -> None:
    st.session_state["level"] = "state"
