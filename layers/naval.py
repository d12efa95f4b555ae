"""The Navy's regions: the coast of each state, coloured by the region that covers it on a day."""

from __future__ import annotations

from datetime import date
from typing import Final

import geopandas as gpd

from geo import reference
from layers.classes import NAVAL_COLORS, SHARED_COLOR, UNKNOWN_COLOR
from layers.overlays import Kind, confidence, counted_legend, dated_title, in_force, state_names
from layers.sheet import Caption, LineLayer
from layers.view import View
from layers.words import say

_AT_SEA: Final = {
    "Acapulco": (-100.6, 15.9),
    "Ciudad Madero": (-96.2, 22.6),
    "Dos Bocas": (-93.3, 19.5),
    "Ensenada": (-117.7, 31.0),
    "Guaymas": (-111.5, 27.3),
    "Isla Mujeres": (-85.7, 21.0),
    "La Paz": (-112.6, 23.6),
    "Lerma": (-91.8, 20.2),
    "Manzanillo": (-105.4, 18.4),
    "Mazatlán": (-107.6, 22.4),
    "Puerto Chiapas": (-93.4, 14.4),
    "Salina Cruz": (-96.0, 15.0),
    "Veracruz": (-95.2, 19.9),
}
"""Where the number of a naval region stands, off its headquarters: longitude and latitude."""

_SHARED, _UNKNOWN = 2, 3


def build(view: View, on: date | None) -> LineLayer:
    """Return the coast of each state by its naval region on a day.

    Parameters
    ----------
    view : View
        What the reader asked for.
    on : datetime.date, optional
        The day; without one nothing is drawn.

    Returns
    -------
    LineLayer
        One line a coastal state: known regions in two shades that take
        turns, then what several share, then what is not known.
    """
    language = view.language
    coast = in_force("naval_states", on)
    regions = in_force("naval_regions", on).set_index("number")
    shade = {number: n % 2 for n, number in enumerate(_along_the_coast(regions))}
    classes, labels = [], []
    for row in coast.itertuples():
        kind = {"shared": _SHARED, "unknown": _UNKNOWN}.get(row.status)
        classes.append(shade[row.regions] if kind is None else kind)
        words = say(f"naval.{row.status}", language, regions=row.regions.replace(";", ", "))
        if row.status == "known":
            words = say("naval.hq", language, region=words, hq=regions.loc[row.regions, "hq"])
        sure = confidence(row.confidence, language)
        labels.append(f"{state_names(row.state_code)}: {words}; {sure}")
    kinds = [
        Kind(say("legend.naval.known", language, numbers=_numbers(shade, k)), color, "line")
        for k, color in enumerate(NAVAL_COLORS)
    ]
    kinds += [
        Kind(say("legend.naval.shared", language), SHARED_COLOR, "dashed"),
        Kind(say("legend.naval.unknown", language), UNKNOWN_COLOR, "dashed"),
    ]
    title = dated_title(view, "naval_regions", on)
    legend, shown = counted_legend(title, kinds, classes, say("legend.naval.note", language))
    return LineLayer(
        name="naval_regions",
        geometry="coasts_drawing",
        codes=tuple(coast["state_code"]),
        classes=shown,
        labels=tuple(labels),
        width=2.6,
        legend=legend,
        captions=tuple(
            Caption(f"RN {number}", *_AT_SEA.get(row["hq"], (row["hq_lon"], row["hq_lat"])))
            for number, row in regions.iterrows()
        ),
    )


def _along_the_coast(regions: gpd.GeoDataFrame) -> list[str]:
    """Return the numbers of the regions from south to north, one ocean after the other."""
    coast = reference.load("states").set_index("state_code")["coast"]
    ocean = regions["state_codes"].str[:2].map(coast)
    return list(regions.assign(ocean=ocean).sort_values(["ocean", "hq_lat"]).index)


def _numbers(shade: dict[str, int], chosen: int) -> str:
    return ", ".join(sorted((n for n, k in shade.items() if k == chosen), key=int))
