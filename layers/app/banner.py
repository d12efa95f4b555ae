"""The word that marks generated data, above everything that shows it."""

from __future__ import annotations

import html

import streamlit as st


def banner(mark: str, explanation: str) -> None:
    """Show the mark with what it means; nothing for real data.

    Parameters
    ----------
    mark : str
        The word that marks generated data; may be empty.
    explanation : str
        What it means.
    """
    if mark:
        st.html(f'<p class="la-banner"><b>{html.escape(mark)}</b>{html.escape(explanation)}</p>')
