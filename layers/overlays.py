"""What the layers of entries and regions share: the day, the legend, how sure a fact is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

import geopandas as gpd

from geo import reference
from layers.sheet import Legend, LegendEntry, Shape
from layers.texts import TEXTS
from layers.view import View
from layers.words import day, say

_GRADES: Final = re.compile(
    rf"\b({'|'.join(key[6:] for key in TEXTS if key.startswith('grade.'))})\b"
)


class Kind(NamedTuple):
    """One class of a layer before it is counted.

    Attributes
    ----------
    label : str
        What the mark means.
    color : str
        Its colour, ``#rrggbb``.
    shape : str
        Its shape, as of a :class:`layers.sheet.LegendEntry`.
    hollow : bool
        Whether its mark is an outline.
    """

    label: str
    color: str
    shape: Shape
    hollow: bool = False


def in_force(layer: str, on: date | None) -> gpd.GeoDataFrame:
    """Return the rows of a dated reference layer that are in force on a day.

    Parameters
    ----------
    layer : str
        Name of the reference layer.
    on : datetime.date, optional
        The day; without one nothing is said to be in force.

    Returns
    -------
    geopandas.GeoDataFrame
        Its rows; of a layer without geometry a plain ``pandas.DataFrame``.
    """
    return reference.load(layer, on=on) if on else reference.load(layer).iloc[:0]


def counted_legend(
    title: str, kinds: Sequence[Kind], classes: Sequence[int], note: str = ""
) -> tuple[Legend, tuple[int, ...]]:
    """Return a legend of the classes that occur, and the classes by their place in it.

    Parameters
    ----------
    title : str
        What the layer shows.
    kinds : sequence of Kind
        All its classes.
    classes : sequence of int
        Class of each thing drawn: index of its kind.
    note : str
        What the reader must know beside it.

    Returns
    -------
    legend : Legend
        One entry for each kind that occurs.
    classes : tuple of int
        Index of its legend entry for each thing drawn.
    """
    shown = sorted(set(classes))
    entries = tuple(
        LegendEntry(
            kinds[k].label, kinds[k].color, kinds[k].shape, classes.count(k), hollow=kinds[k].hollow
        )
        for k in shown
    )
    return Legend(title, entries, note), tuple(shown.index(k) for k in classes)


def dated_title(view: View, layer: str, on: date | None) -> str:
    """Return the title of a layer with the day that it is true of.

    Parameters
    ----------
    view : View
        What the reader asked for.
    layer : str
        Name of the layer, as in a View.
    on : datetime.date, optional
        The day.

    Returns
    -------
    str
        For example ``Naval regions (SEMAR) on 9 August 2023``.
    """
    title = say(f"layer.{layer}", view.language)
    if on is None:
        return say("legend.no_day", view.language, layer=title)
    return say("legend.on", view.language, layer=title, day=day(on, view.language))


def state_names(codes: str) -> str:
    """Return the names of states.

    Parameters
    ----------
    codes : str
        INEGI codes, parted by semicolons.

    Returns
    -------
    str
        Short names, parted by commas.
    """
    names = _short_names()
    return ", ".join(names[code] for code in codes.split(";") if code)


@lru_cache(maxsize=1)
def _short_names() -> dict[str, str]:
    states = reference.load("states")
    return dict(zip(states["state_code"], states["short_name"], strict=True))


def short_name(name: str) -> str:
    """Return a name without what stands in brackets or after a stroke.

    Parameters
    ----------
    name : str
        For example ``Precos (Samalayuca)`` or ``Tecate / Tecate``.

    Returns
    -------
    str
        What is short enough for a map.
    """
    return name.partition(" (")[0].partition(" / ")[0]


def confidence(words: str, language: str) -> str:
    """Return how sure a fact is in the reader's language.

    Parameters
    ----------
    words : str
        As a facts table says it, such as ``high (place) / low (coords)``.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        For example ``confidence: high (place) / low (coords)``.
    """
    return say("confidence", language, words=grades(words, language))


def grades(words: str, language: str) -> str:
    """Return the grades of a facts table in the reader's language.

    Parameters
    ----------
    words : str
        As a facts table says it.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The same, each known word in that language.
    """
    return _GRADES.sub(lambda found: say(f"grade.{found[0]}", language), words)
