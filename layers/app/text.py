"""Text from a file shown as text: neither markup nor markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

import streamlit as st

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_MARKUP: Final = re.compile(r"[!#$&*:<>@\[\\\]^_`{|}~]+")


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


def spoken(text: str) -> str:
    """Return text as the name of a widget whose visible words stand above it.

    Such a name is never shown, but a screen reader says it, backslashes too:
    the signs that markdown would act upon are left out.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text without those signs.
    """
    return " ".join(_MARKUP.sub(" ", text).split())


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


def label(text: str, *, below: str = "") -> None:
    """Show the words above a widget whose own name is hidden, see :func:`spoken`.

    Parameters
    ----------
    text : str
        Any text.
    below : str
        A smaller line below it, cut where it does not fit.
    """
    small = f"<small>{html.escape(below)}</small>" if below else ""
    # A screen reader says the name of the widget itself.
    st.html(f'<p class="la-label" aria-hidden="true">{html.escape(text)}{small}</p>')
