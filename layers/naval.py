"""The Navy's regions: the coast of each state, coloured by the region that covers it on a day."""

from __future__ import annotations

from datetime import date
from typing import Final

from layers.overlays import Kind, confidence, counted_legend, dated_title, in_force, state_names
from layers.palettes import NAVAL_COLORS, SHARED_COLOR, UNKNOWN_COLOR
from layers.sheet import Caption, LineLayer
from layers.view import View
from layers.words import say

_NUMBERS_AT: Final = {
    "Acapulco": (-100.6, 15.9),
    "Ciudad Madero": (-96.3, 23.5),
    "Dos Bocas": (-93.3, 19.5),
    "Ensenada": (-117.7, 31.0),
    # On land: in the Gulf of California it would seem to name the other shore.
    "Guaymas": (-110.3, 29.6),
    "Isla Mujeres": (-86.9, 22.3),
    "La Paz": (-112.6, 23.6),
    "Lerma": (-91.9, 19.6),
    "Manzanillo": (-105.0, 18.0),
    "Mazatlán": (-108.0, 23.3),
    "Puerto Chiapas": (-93.4, 14.4),
    "Salina Cruz": (-96.0, 15.0),
    "Veracruz": (-95.2, 19.9),
}
"""Where the number of a naval region stands, off its headquarters: longitude and latitude."""

_PACIFIC: Final = ("02", "03", "26", "25", "18", "14", "06", "16", "12", "20", "07")
_GULF_AND_CARIBBEAN: Final = ("28", "30", "27", "04", "31", "23")
_ALONG_THE_COAST: Final = (*_PACIFIC, *_GULF_AND_CARIBBEAN)
"""The coastal states, along the Pacific and then along the Gulf and the Caribbean."""

_SHARED, _UNKNOWN = 2, 3


def build(view: View, on: date | None) -> LineLayer:
    """Return the coast of each state by its naval region on a day.

    Parameters
    ----------
    view : View
        What the reader asked for.
    on : datetime.date, optional
        The day; without one no region is known.

    Returns
    -------
    LineLayer
        One line for each of the 17 coastal states: known regions in two shades that take
        turns, then what several share, then what is not known.
    """
    language = view.language
    coast = in_force("naval_states", on)
    regions = in_force("naval_regions", on).set_index("number")
    known = {row.state_code: row for row in coast.itertuples()}
    shade = _shades([known[code].regions for code in _ALONG_THE_COAST if code in known])
    classes, labels = [], []
    for code in _ALONG_THE_COAST:
        row = known.get(code)
        if row is None or row.status == "unknown":
            classes.append(_UNKNOWN)
            labels.append(f"{state_names(code)}: {say('naval.unknown', language)}")
            continue
        classes.append(_SHARED if row.status == "shared" else shade[row.regions])
        words = say(f"naval.{row.status}", language, regions=row.regions.replace(";", ", "))
        if row.status == "known":
            words = say("naval.hq", language, region=words, hq=regions.loc[row.regions, "hq"])
        labels.append(f"{state_names(code)}: {words}; {confidence(row.confidence, language)}")
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
        codes=_ALONG_THE_COAST,
        classes=shown,
        labels=tuple(labels),
        width=2.6,
        legend=legend,
        captions=tuple(
            Caption(f"RN {number}", *_NUMBERS_AT[row["hq"]]) for number, row in regions.iterrows()
        ),
    )


def _shades(regions: list[str]) -> dict[str, int]:
    """Return the shade of each region so that those which meet along the coast differ."""
    shades: dict[str, int] = {}
    for number in dict.fromkeys(regions):
        if number and ";" not in number:
            shades[number] = len(shades) % 2
    return shades


def _numbers(shade: dict[str, int], chosen: int) -> str:
    return ", ".join(sorted((n for n, k in shade.items() if k == chosen), key=int))
