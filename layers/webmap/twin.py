"""Two releases side by side: two maps in one frame that share one pan and zoom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pandas as pd
from jinja2 import Environment

from geo.process import Processed
from geo.select import select
from geo.summary import summarise
from layers import base, shares
from layers.choices import LANGUAGES
from layers.compose import compose
from layers.sheet import AreaLayer, Sheet
from layers.view import View
from layers.webmap.assets import SCRIPTS, STYLES, own_text
from layers.webmap.elements import _look
from layers.webmap.encode import encode

TWIN_SCRIPTS: Final = ("labatlas:swipe.js", "labatlas:twin.js")
"""The first listens before the second tells that the frame is ready."""
TWIN_STYLES: Final = ("labatlas:twin.css", "labatlas:swipe.css")

TWIN_MEASURES: Final = ("active_share", "labs", "labs_per_1000_km2")
"""What the colour of the two maps can tell."""

_WHICH: Final = (("Older:", "Anterior:"), ("Newer:", "Posterior:"))


def twin_sheets(view: View, older: Processed, newer: Processed) -> tuple[Sheet, Sheet]:
    """Return two releases as two Sheets of the same classes, so that one legend fits both.

    Parameters
    ----------
    view : View
        Of it level, measure and language count: all labs of both are shown.
    older, newer : Processed
        The two releases.

    Returns
    -------
    tuple of (Sheet, Sheet)
        Each with its areas alone. Their legend is the same; it counts the
        areas of both maps.
    """
    asked = View(level=view.level, measure=view.measure, language=view.language, layers=("shares",))
    views = [asked.changed(release=one.release.id) for one in (older, newer)]
    tables = [
        shares.areas(one, summarise(select(its.records, one.filters()).records, one.level))
        for one, its in zip(views, (older, newer), strict=True)
    ]
    nowhere = pd.Series(dtype="int64")
    both = shares.build(asked, pd.concat(tables, ignore_index=True), nowhere)
    # Its note explains the numbers of areas, which would be those of two maps.
    legend = replace(both.legend, note="")
    half = len(tables[0])
    classes = both.classes[:half], both.classes[half:]
    sheets = (
        replace(sheet, layers=tuple(replace(a, classes=k, legend=legend) for a in _areas(sheet)))
        for sheet, k in zip(map(compose, views, (older, newer)), classes, strict=True)
    )
    first, second = sheets
    return first, second


def twin_frame(urls: Mapping[str, str]) -> str:
    """Return the page of a frame that draws what its parent sends.

    Parameters
    ----------
    urls : mapping of str to str
        Where the browser finds each script and style, by its address.

    Returns
    -------
    str
        HTML.
    """
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        own_text("twin.html")
    )
    return template.render(
        styles=[urls[name] for name in (*STYLES, *TWIN_STYLES)],
        scripts=[urls[name] for name in (*SCRIPTS, *TWIN_SCRIPTS)],
    )


def twin_content(sheets: tuple[Sheet, Sheet], urls: Mapping[str, str]) -> dict[str, Any]:
    """Return what ``twin.js`` draws.

    Parameters
    ----------
    sheets : tuple of (Sheet, Sheet)
        What :func:`twin_sheets` returns.
    urls : mapping of str to str
        Where the browser finds each drawing geometry.

    Returns
    -------
    dict of str to object
        Fit to be sent as JSON.

    Raises
    ------
    OutputError
        If a layer does not fit its geometry or its legend.
    """
    language = sheets[0].language
    sides = []
    for sheet, which in zip(sheets, _WHICH, strict=True):
        payload = encode(sheet, urls)
        sides.append(
            {
                "which": which[LANGUAGES.index(language)],
                "name": sheet.subtitle,
                "figures": " · ".join(
                    f"{name}: {value}" for name, value in sheet.headline.items() if value != "0"
                ),
                "alt": sheet.alternative_text,
                "version": payload.version,
                "data": payload.data,
            }
        )
    return {
        "language": language,
        "places": {"neighbours": urls[base.NEIGHBOURS.name], "states": urls[base.STATES.name]},
        "look": _look(),
        "sides": sides,
    }


def _areas(sheet: Sheet) -> list[AreaLayer]:
    return [layer for layer in sheet.layers if isinstance(layer, AreaLayer)]
