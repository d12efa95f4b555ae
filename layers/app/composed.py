"""The Sheets of a page, each made once and behind a word that it is being made."""

from __future__ import annotations

import streamlit as st

from geo.process import Processed
from layers.app.releases import reading_key
from layers.app.words import tell
from layers.compose import compose
from layers.grids import Drawn
from layers.land import land, land_view
from layers.sheet import Sheet
from layers.view import View


def sheet_of(view: View, processed: Processed) -> Sheet:
    """Return what is drawn for a view of a release.

    Parameters
    ----------
    view : View
        What the reader asked for.
    processed : Processed
        The release.

    Returns
    -------
    Sheet
        Shared by all sessions that ask for the same; not to be changed.

    Raises
    ------
    LabatlasError
        If it cannot be drawn.
    """
    with st.spinner(tell("drawing", view.language), show_time=False):
        return _sheet(reading_key(view.release), view, processed)


# A year and a half of months can be played again without being made again.
@st.cache_resource(show_spinner=False, max_entries=24)
def _sheet(
    reading: tuple[str, ...],
    view: View,
    _processed: Processed,
) -> Sheet:
    asked = land_view(view)
    surface = _land(reading, asked, _processed) if asked else None
    return compose(view, _processed, surface)


# What colours the land takes longest: another layer or table does not make it anew.
@st.cache_resource(show_spinner=False, max_entries=32)
def _land(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> Drawn | None:
    return land(view, _processed)
