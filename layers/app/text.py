"""Text from a file shown as text: neither markup nor markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

import streamlit as st

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Return text so that Streamlit's markdown shows it as it is.

    An image or a link in it would otherwise make the browser ask another host.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text with its punctuation escaped.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def paragraph(text: str, *, name: str = "la-text") -> None:
    """Show a paragraph of plain text.

    Parameters
    ----------
    text : str
        Any text.
    name : str
        Its class in ``app.css``.
    """
    st.html(f'<p class="{name}">{html.escape(text)}</p>')


def bullets(texts: Iterable[str]) -> None:
    """Show a list of plain texts.

    Parameters
    ----------
    texts : iterable of str
        Any texts.
    """
    items = "".join(f"<li>{html.escape(text)}</li>" for text in texts)
    st.html(f'<ul class="la-list">{items}</ul>')
