"""What a widget shows, kept from one run of the page to the next."""

from __future__ import annotations

import streamlit as st


def keep(key: str, begin: object) -> None:
    """Give a widget its value: what the reader chose last, at first what the view says.

    Set again in each run, the value survives a change of the widget's words.

    Parameters
    ----------
    key : str
        Key of the widget.
    begin : object
        Its first value.
    """
    st.session_state[key] = st.session_state.get(key, begin)
