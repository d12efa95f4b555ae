"""Points of entry: seaports as triangles, land crossings as squares, coloured by kind.

A kind without a colour of its own in :mod:`layers.classes` is shown as ``other``.
"""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from geo import reference
from layers.classes import CROSSING_COLORS, PORT_COLORS
from layers.sheet import Legend, LegendEntry, PointLayer, Shape
from layers.view import View
from layers.words import say


def build_ports(view: View) -> PointLayer:
    """Return the seaports of the set that the view asks for.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    PointLayer
        One point a port; only kinds that occur are classes.
    """
    ports = reference.load("seaports")
    if view.ports == "cargo":
        ports = ports[ports["cargo"]]
    title = say(f"ports.{view.ports}", view.language)
    return _layer("port", ports, title, PORT_COLORS, "triangle", view.language)


def build_crossings(view: View) -> PointLayer:
    """Return the land crossings.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    PointLayer
        One point a crossing.
    """
    title = say("layer.crossings", view.language)
    crossings = reference.load("crossings")
    return _layer("crossing", crossings, title, CROSSING_COLORS, "square", view.language)


def _layer(
    noun: str,
    entries: gpd.GeoDataFrame,
    title: str,
    palette: Mapping[str, str],
    shape: Shape,
    language: str,
) -> PointLayer:
    kinds = entries["kind"].where(entries["kind"].isin(list(palette)), "other")
    shown = [kind for kind in palette if (kinds == kind).any()]
    # The first kind is the one that matters most: it is drawn last, on top.
    entries = entries.assign(shown_kind=kinds.map(shown.index)).sort_values(
        ["shown_kind", "name"], ascending=[False, True]
    )
    words = {kind: say(f"{noun}.{kind}", language) for kind in shown}
    return PointLayer(
        name={"port": "ports", "crossing": "crossings"}[noun],
        lon=tuple(entries["lon"].astype(float)),
        lat=tuple(entries["lat"].astype(float)),
        classes=tuple(int(k) for k in entries["shown_kind"]),
        labels=tuple(
            f"{name}: {words[shown[k]]}"
            for name, k in zip(entries["name"], entries["shown_kind"], strict=True)
        ),
        legend=Legend(
            title=title,
            entries=tuple(
                LegendEntry(words[kind], palette[kind], shape, int((kinds == kind).sum()))
                for kind in shown
            ),
        ),
    )
