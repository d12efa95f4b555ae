"""Points of entry: the shape says what kind they are, the colour who holds them on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import geopandas as gpd
import pandas as pd

from geo import reference
from geo.authority import FUNCTIONS, UNKNOWN, Authority, authority
from layers.overlays import Kind, counted_legend, short_name
from layers.palettes import HOLDER_COLORS
from layers.sheet import Caption, PointLayer, Shape
from layers.view import View
from layers.words import day, known_date, say

KINDS: Final = {"ports": "seaport", "airports": "airport", "crossings": "crossing"}
_SHAPES: Final[dict[str, Shape]] = {"ports": "triangle", "airports": "down", "crossings": "square"}
_CAPTIONS: Final[dict[str, Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]]] = {
    # The ports that give the federal companies their names are the ones that a reader looks for.
    "ports": lambda table: table.loc[
        table["authority_group"].isin(["federal-14", "isthmus"]) & (table["use"] == "commercial"),
        ["name", "lon", "lat"],
    ],
    "airports": lambda table: table.loc[table["use"] == "international", ["iata", "lon", "lat"]],
    # They stand too close together for names.
    "crossings": lambda table: table.iloc[:0][["name", "lon", "lat"]],
}
_NOTED: Final = ("airports", "crossings")
"""Layers whose legend needs a sentence more."""


def drawn(view: View, layer: str) -> gpd.GeoDataFrame:
    """Return the entries that a layer draws.

    Parameters
    ----------
    view : View
        What the reader asked for.
    layer : {"ports", "airports", "crossings"}
        Name of the layer.

    Returns
    -------
    geopandas.GeoDataFrame
        Rows of the reference layer ``entries``.
    """
    entries = reference.load("entries")
    entries = entries[entries["kind"] == KINDS[layer]]
    if layer == "ports" and view.ports == "cargo":
        entries = entries[entries["cargo"]]
    return entries.reset_index(drop=True)


def held(view: View, layer: str, entries: gpd.GeoDataFrame, on: date) -> list[Authority]:
    """Return who holds each entry on a day.

    Parameters
    ----------
    view : View
        What the reader asked for; names the function of seaports.
    layer : {"ports", "airports", "crossings"}
        Name of the layer.
    entries : geopandas.GeoDataFrame
        The entries.
    on : datetime.date
        The day.

    Returns
    -------
    list of Authority
        One an entry.
    """
    function = view.function if layer == "ports" else None
    return [authority(entry, on, function) for entry in entries["id"]]


def build(view: View, layer: str, on: date | None) -> PointLayer:
    """Return one kind of entry, coloured by who holds it on a day.

    Parameters
    ----------
    view : View
        What the reader asked for.
    layer : {"ports", "airports", "crossings"}
        Name of the layer.
    on : datetime.date, optional
        The day; without one nobody is said to hold them.

    Returns
    -------
    PointLayer
        One point an entry; only holders that occur are classes.
    """
    language = view.language
    entries = drawn(view, layer)
    regimes = held(view, layer, entries, on) if on else []
    holders = [regime.holder for regime in regimes] or [UNKNOWN] * len(entries)
    kinds = [
        Kind(_class_words(view, holder, regimes), color, _SHAPES[layer])
        for holder, color in HOLDER_COLORS.items()
    ]
    # The first class matters most: it is drawn last, on top.
    ranks = [list(HOLDER_COLORS).index(holder) for holder in holders]
    order = sorted(range(len(entries)), key=lambda n: (-ranks[n], str(entries["name"][n])))
    note = say(f"legend.{layer}.note", language) if layer in _NOTED else ""
    legend, classes = counted_legend(
        _title(view, layer, on), kinds, [ranks[n] for n in order], note
    )
    return PointLayer(
        name=layer,
        lon=tuple(float(entries["lon"][n]) for n in order),
        lat=tuple(float(entries["lat"][n]) for n in order),
        classes=classes,
        labels=tuple(
            _label(view, layer, entries.loc[n], regimes[n] if regimes else None) for n in order
        ),
        legend=legend,
        captions=tuple(
            Caption(short_name(name), float(lon), float(lat))
            for name, lon, lat in _CAPTIONS[layer](entries.loc[order[::-1]]).itertuples(index=False)
        ),
    )


def function_words(view: View, layer: str) -> str:
    """Return what is held at a kind of entry.

    Parameters
    ----------
    view : View
        What the reader asked for.
    layer : {"ports", "airports", "crossings"}
        Name of the layer.

    Returns
    -------
    str
        For example ``port authority``.
    """
    function = view.function if layer == "ports" else FUNCTIONS[KINDS[layer]][0]
    return say(f"function.{function}", view.language)


def _title(view: View, layer: str, on: date | None) -> str:
    language = view.language
    kind = say(f"ports.{view.ports}" if layer == "ports" else f"layer.{layer}", language)
    function = function_words(view, layer)
    if on is None:
        return say("legend.held_no_day", language, entries=kind, function=function)
    return say("legend.held", language, entries=kind, function=function, day=day(on, language))


def _label(view: View, layer: str, entry: pd.Series, regime: Authority | None) -> str:
    words = [say(f"use.{KINDS[layer]}.{entry['use']}", view.language)]
    if regime is not None:
        words.append(f"{function_words(view, layer)}: {_since(view, regime)}")
    return f"{entry['name']}: {'; '.join(words)}"


def _class_words(view: View, holder: str, regimes: list[Authority]) -> str:
    """Return who holds the entries of a class, and since when where it is the same for all."""
    held = [regime for regime in regimes if regime.holder == holder]
    if len({regime.since for regime in held}) == 1:
        return _since(view, held[0])
    return say(f"holder.{holder}", view.language)


def _since(view: View, regime: Authority) -> str:
    language = view.language
    words = say(f"holder.{regime.holder}", language)
    if regime.since is None:
        return words
    since = known_date(regime.since, regime.since_precision, language)
    key = "held.since_day" if regime.since_precision == "day" else "held.since"
    return say(key, language, holder=words, since=since)
