"""The releases that are compared, what became of them, and its pictures: made once."""

from __future__ import annotations

from typing import Final, NamedTuple

import streamlit as st

from geo.compare import Comparison, CountComparison, Tolerances
from geo.ledger import triangle
from geo.process import Processed
from layers.app.pair import Pair
from layers.app.releases import open_release, reading_key
from layers.comparing.pair import compared, told_apart
from layers.revisions.compose import compose_revisions
from layers.sheet import Sheet
from layers.view import View
from layers.webmap.twin import twin_sheets

Keys = tuple[tuple[str, ...], tuple[str, ...]]
CHARTS: Final = ("flow", "timeline", "triangle")
WIDTHS: Final = ("wide", "narrow")


class Compared(NamedTuple):
    """Two releases held against each other.

    Attributes
    ----------
    pair : Pair
        What was asked for.
    older, newer : Processed
        The releases, their ids told apart.
    comparison : Comparison or CountComparison
        What became of the older in the newer.
    keys : tuple of (tuple, tuple)
        What tells these readings from any others.
    """

    pair: Pair
    older: Processed
    newer: Processed
    comparison: Comparison | CountComparison
    keys: Keys


class Picture(NamedTuple):
    """A chart as the page shows it.

    Attributes
    ----------
    title, alt : str
        What it shows, and the picture in words.
    png : bytes
        The picture.
    """

    title: str
    alt: str
    png: bytes


def compare_pair(pair: Pair) -> Compared:
    """Return two releases held against each other.

    Parameters
    ----------
    pair : Pair
        What was asked for.

    Returns
    -------
    Compared
        Shared by all sessions that compare the same; not to be changed.
    """
    # The newer first: that may be the one that is being read already.
    second = open_release(pair.newer)
    older, newer = told_apart(open_release(pair.older), second)
    keys = reading_key(pair.older), reading_key(pair.newer)
    return Compared(pair, older, newer, _comparison(keys, pair.days, older, newer), keys)


def revision_sheet(found: Compared) -> Sheet:
    """Return the map of what changed.

    Parameters
    ----------
    found : Compared
        Two releases that list raids.

    Returns
    -------
    Sheet
        What is drawn.
    """
    pair = found.pair
    view = View(level=pair.level, language=pair.language)
    return _revisions(found.keys, pair.days, view, pair.change, found)


def both_sheets(found: Compared) -> tuple[Sheet, Sheet]:
    """Return the maps of both releases, of the same classes.

    Parameters
    ----------
    found : Compared
        Two releases.

    Returns
    -------
    tuple of (Sheet, Sheet)
        What is drawn.
    """
    pair = found.pair
    view = View(level=pair.level, measure=pair.colour, language=pair.language)
    return _both(found.keys, view, found.older, found.newer)


def chart_picture(found: Compared, name: str, width: str) -> Picture:
    """Return a chart as a picture.

    Parameters
    ----------
    found : Compared
        Two releases.
    name : str
        One of :data:`CHARTS`; ``flow`` for releases that list raids alone.
    width : {"wide", "narrow"}
        For a screen, or for a telephone.

    Returns
    -------
    Picture
        With its title and alternative text.

    Raises
    ------
    ChoiceError
        If there is nothing to draw.
    """
    pair = found.pair
    return _picture(found.keys, pair.days, pair.language, name, width, found)


def chart_file(found: Compared, name: str, ending: str) -> bytes:
    """Return a chart as a file.

    Parameters
    ----------
    found : Compared
        Two releases.
    name : str
        One of :data:`CHARTS`.
    ending : {".png", ".svg", ".pdf"}
        The format.

    Returns
    -------
    bytes
        The file.

    Raises
    ------
    ChoiceError
        If there is nothing to draw.
    """
    return _draw(found, name, "wide", ending).png


def _draw(found: Compared, name: str, width: str, ending: str = ".png") -> Picture:
    # matplotlib takes a second to import: nobody waits for it who wants no chart.
    from layers import charts

    releases, language = [found.older, found.newer], found.pair.language
    if name == "timeline":
        made = charts.timeline(releases, language, width=width)
    elif name == "triangle":
        made = charts.triangle(triangle(releases), language, releases=releases, width=width)
    else:
        assert isinstance(found.comparison, Comparison)  # noqa: S101 (the page shows no other)
        made = charts.flow(found.comparison, language, releases=releases, width=width)
    return Picture(made.title, made.alt, charts.picture(made, ending))


@st.cache_resource(show_spinner=False, max_entries=8)
def _comparison(
    keys: Keys,  # noqa: ARG001 (the key of the cache)
    days: int,
    _older: Processed,
    _newer: Processed,
) -> Comparison | CountComparison:
    return compared(_older, _newer, tolerances=Tolerances(days=days))


@st.cache_resource(show_spinner=False, max_entries=16)
def _revisions(
    keys: Keys,  # noqa: ARG001 (the key of the cache)
    days: int,  # noqa: ARG001 (the same)
    view: View,
    change: str,
    _found: Compared,
) -> Sheet:
    assert isinstance(_found.comparison, Comparison)  # noqa: S101 (the page asks for no other)
    return compose_revisions(view, _found.older, _found.newer, _found.comparison, measure=change)


@st.cache_resource(show_spinner=False, max_entries=8)
def _both(
    keys: Keys,  # noqa: ARG001 (the key of the cache)
    view: View,
    _older: Processed,
    _newer: Processed,
) -> tuple[Sheet, Sheet]:
    return twin_sheets(view, _older, _newer)


@st.cache_data(show_spinner=False, max_entries=24)
def _picture(
    keys: Keys,  # noqa: ARG001 (the key of the cache)
    days: int,  # noqa: ARG001 (the same)
    language: str,  # noqa: ARG001 (the same)
    name: str,
    width: str,
    _found: Compared,
) -> Picture:
    return _draw(_found, name, width)
