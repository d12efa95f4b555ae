"""One map, or active and inactive labs on two maps of one view."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from geo.density import RULES, of_known_status
from geo.process import Processed
from geo.select import select
from geo.summary import summarise
from layers import shares
from layers.app.kept import keep
from layers.app.releases import reading_key
from layers.app.serving import Served
from layers.app.words import tell
from layers.classes import SHARES, breaks_of
from layers.grids import kernel
from layers.land import land_view
from layers.sheet import Legend, Sheet
from layers.view import View
from layers.webmap.twin import twin_content

ARRANGED: Final = ("one", "twin", "swipe")
"""One map, two side by side, or two under one divider."""

SIDES: Final = ("active", "inactive")
COMPARING: Final = ("relative_risk", "hexagons", "hot_spots")
"""Surfaces that compare active with inactive labs themselves, or both with chance."""


def arrange_choice(begin: str, view: View, language: str) -> str:
    """Show the choice between one map and two, where both statuses are counted.

    Parameters
    ----------
    begin : str
        The first choice, of :data:`ARRANGED`.
    view : View
        What is counted.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The choice; one map where a filter leaves a status out, or what
        colours the land compares them itself.
    """
    keep("arrange", begin)
    shown = view.filters().share_is_defined
    possible = shown and view.surface not in COMPARING
    why = "help" if possible else "compared" if shown else "status"
    chosen: str = st.selectbox(
        tell("arrange", language),
        ARRANGED,
        key="arrange",
        format_func=lambda name: tell(f"arrange.{name}", language),
        help=tell(f"arrange.{why}", language),
        disabled=not possible,
    )
    return chosen if possible else ARRANGED[0]


def comparable(view: View, processed: Processed) -> View:
    """Return a view whose classes and kernel stay the same for any part of its records.

    Parameters
    ----------
    view : View
        What the reader asked for.
    processed : Processed
        The release.

    Returns
    -------
    View
        With the breaks of all its records in place of classes that follow the
        data, and with the bandwidths that rules give for all of them.

    Raises
    ------
    ChoiceError
        If a rule has too few records.
    """
    asked = land_view(view)
    if asked is None:
        return view
    return view.changed(**_held(reading_key(view.release), asked, processed))


def side_views(view: View, processed: Processed) -> tuple[View, View]:
    """Return views of active and of inactive labs alone, fit to be compared.

    Parameters
    ----------
    view : View
        What the reader asked for.
    processed : Processed
        The release.

    Returns
    -------
    tuple of (View, View)
        Without the share, which needs both statuses.

    Raises
    ------
    ChoiceError
        If a rule of bandwidths has too few records.
    """
    if view.measure in SHARES:
        view = view.changed(measure="labs", scheme="steps", breaks=())
    held = comparable(view, processed)
    # All labs of one status: so both legends are called alike.
    active, inactive = (held.changed(statuses=(one,), density_of="all") for one in SIDES)
    return active, inactive


def common_legends(sheets: tuple[Sheet, Sheet]) -> Sheet:
    """Return a Sheet whose legends name every class that either of two has.

    Parameters
    ----------
    sheets : tuple of (Sheet, Sheet)
        Of the same layers and classes; each may lack some of them.

    Returns
    -------
    Sheet
        The first one, with the legends of both.
    """
    layers = tuple(
        replace(first, legend=_common(first.legend, second.legend))
        for first, second in zip(sheets[0].layers, sheets[1].layers, strict=True)
    )
    return replace(sheets[0], layers=layers)


def side_content(sheets: tuple[Sheet, Sheet], served: Served, way: str) -> dict[str, Any]:
    """Return what the frame of two maps draws.

    Parameters
    ----------
    sheets : tuple of (Sheet, Sheet)
        Active and inactive labs.
    served : Served
        Where the browser finds the files of the map.
    way : {"twin", "swipe"}
        Side by side, or under one divider.

    Returns
    -------
    dict of str to object
        Fit to be sent as JSON.
    """
    language = sheets[0].language
    content = twin_content(sheets, served.geometries)
    for side, sheet, status in zip(content["sides"], sheets, SIDES, strict=True):
        side["which"] = tell(f"density_of.{status}", language)
        labs = next(iter(sheet.headline.items()), None)
        side["figures"] = f"{labs[0]}: {labs[1]}" if labs else ""
    return content | {"way": way, "divider": tell("arrange.divider", language)}


def _common(first: Legend, second: Legend) -> Legend:
    longer, other = sorted((first, second), key=lambda one: -len(one.entries))
    known = {entry.label for entry in longer.entries}
    entries = (*longer.entries, *(one for one in other.entries if one.label not in known))
    # A note explains the numbers of areas, which would be those of one map alone.
    return replace(longer, entries=entries, note="" if entries else longer.note)


def _follows_data(view: View) -> bool:
    if view.measure == "share_by_labs" or view.scheme == "fixed":
        return False
    # Of counts even the fixed steps begin and end where the data do.
    return view.measure not in SHARES or view.scheme != "steps"


@st.cache_data(show_spinner=False, max_entries=32)
def _held(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    view: View,
    _processed: Processed,
) -> dict[str, Any]:
    records = select(_processed.records, view.filters()).records
    held: dict[str, Any] = {}
    if view.surface == "shares" and _follows_data(view):
        areas = shares.areas(view, summarise(records, view.level))
        unit = 100 if view.measure in SHARES else 1
        breaks = breaks_of(view.measure, areas[view.measure], view.scheme)
        if above := tuple(unit * lower for lower in breaks if lower > 0):
            held |= {"scheme": "fixed", "breaks": above}
    if view.bandwidth in RULES and view.surface == "density":
        held["bandwidth"] = f"{kernel(view.bandwidth, view, records).km:.1f}"
    if view.risk_bandwidth in RULES and view.surface == "relative_risk":
        known = of_known_status(records)
        held["risk_bandwidth"] = f"{kernel(view.risk_bandwidth, view, known).km:.1f}"
    return held
