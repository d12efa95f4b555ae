"""The Army's regions and zones as outlines: what they surround keeps its own colour."""

from __future__ import annotations

from datetime import date
from typing import Final

import geopandas as gpd

from geo import reference
from layers.overlays import Kind, confidence, counted_legend, dated_title, in_force, state_names
from layers.palettes import MILITARY_COLOR
from layers.sheet import Caption, LineLayer, PointLayer
from layers.view import View
from layers.words import say

REGION_WIDTH: Final = 1.7
ZONE_WIDTH: Final = 1.0


def regions(view: View, on: date | None) -> LineLayer:
    """Return the outlines of the military regions on a day.

    Parameters
    ----------
    view : View
        What the reader asked for.
    on : datetime.date, optional
        The day; without one nothing is drawn.

    Returns
    -------
    LineLayer
        One outline a region, with its Roman number.
    """
    language = view.language
    found = in_force("military_regions", on)
    drawing = reference.load("military_regions_drawing").set_index("code").geometry
    inside = drawing.loc[found["number"]].representative_point()
    kinds = [Kind(say("legend.military.region", language), MILITARY_COLOR, "line")]
    title = dated_title(view, "military_regions", on)
    note = "legend.military.note" if len(found) else "legend.none_known"
    legend, classes = counted_legend(title, kinds, [0] * len(found), say(note, language))
    return LineLayer(
        name="military_regions",
        geometry="military_regions_drawing",
        codes=tuple(found["number"]),
        classes=classes,
        labels=tuple(
            f"{say('military.region', language, region=row.region)}: "
            + say("military.hq", language, hq=row.hq, states=state_names(row.state_codes))
            + f"; {confidence(row.confidence, language)}"
            for row in found.itertuples()
        ),
        width=REGION_WIDTH,
        legend=legend,
        captions=tuple(
            Caption(f"RM {region}", point.x, point.y)
            for region, point in zip(found["region"], inside, strict=True)
        ),
    )


def zones(view: View, on: date | None) -> tuple[LineLayer, PointLayer]:
    """Return what is known of the military zones on a day: their states and headquarters.

    Parameters
    ----------
    view : View
        What the reader asked for.
    on : datetime.date, optional
        The day; without one nothing is drawn.

    Returns
    -------
    outlines : LineLayer
        A state that is one zone has a plain outline, one that several share
        a dashed one: where they part inside it is not public.
    headquarters : PointLayer
        The headquarters of each zone, hollow where it shares its state.
    """
    return _zone_outlines(view, on), _zone_headquarters(view, on)


def zones_by_state(found: gpd.GeoDataFrame) -> dict[str, list[str]]:
    """Return the numbers of the zones in each state.

    Parameters
    ----------
    found : geopandas.GeoDataFrame
        Rows of the layer ``military_zones`` in force on one day.

    Returns
    -------
    dict of str to list of str
        Numbers by state code.
    """
    by_state: dict[str, list[str]] = {}
    for number, codes in zip(found["number"], found["state_codes"], strict=True):
        for code in codes.split(";"):
            by_state.setdefault(code, []).append(number)
    return by_state


def shares_state(found: gpd.GeoDataFrame) -> list[bool]:
    """Return which zones share a state with another on that day.

    The column ``limits`` says whether a zone ever did: zone 6 had Coahuila to
    itself until December 2021.

    Parameters
    ----------
    found : geopandas.GeoDataFrame
        Rows of the layer ``military_zones`` in force on one day.

    Returns
    -------
    list of bool
        One a row.
    """
    by_state = zones_by_state(found)
    return [
        any(len(by_state[code]) > 1 for code in codes.split(";")) for codes in found["state_codes"]
    ]


def _zone_outlines(view: View, on: date | None) -> LineLayer:
    language = view.language
    by_state = zones_by_state(in_force("military_zones", on))
    kinds = [
        Kind(say("legend.zones.whole", language), MILITARY_COLOR, "line"),
        Kind(say("legend.zones.shared", language), MILITARY_COLOR, "dashed"),
    ]
    title = dated_title(view, "military_zones", on)
    legend, classes = counted_legend(
        title,
        kinds,
        [int(len(numbers) > 1) for numbers in by_state.values()],
        "" if by_state else say("legend.none_known", language),
    )
    return LineLayer(
        name="military_zones",
        geometry="states_drawing",
        codes=tuple(by_state),
        classes=classes,
        labels=tuple(
            f"{state_names(code)}: {_zones_words(numbers, language)}"
            for code, numbers in by_state.items()
        ),
        width=ZONE_WIDTH,
        legend=legend,
    )


def _zones_words(numbers: list[str], language: str) -> str:
    key = "military.zones.one" if len(numbers) == 1 else "military.zones.many"
    return say(key, language, zones=", ".join(numbers))


def _zone_headquarters(view: View, on: date | None) -> PointLayer:
    language = view.language
    found = in_force("military_zones", on)
    found = found.assign(shared=shares_state(found))
    # The last drawn lie on top: those whose limits are known.
    found = found.sort_values("shared", ascending=False, kind="stable")
    kinds = [
        Kind(say("legend.headquarters.whole", language), MILITARY_COLOR, "star"),
        Kind(say("legend.headquarters.shared", language), MILITARY_COLOR, "star", hollow=True),
    ]
    legend, classes = counted_legend(
        say("legend.headquarters", language),
        kinds,
        [int(shared) for shared in found["shared"]],
        say("legend.headquarters.note", language) if len(found) else "",
    )
    labels = []
    for row in found.itertuples():
        words = [row.hq, confidence(row.confidence, language)]
        if row.shared:
            words.insert(1, say("military.limits", language, state=state_names(row.state_codes)))
        labels.append(f"{say('military.zone', language, zone=row.number)}: {'; '.join(words)}")
    return PointLayer(
        name="headquarters",
        lon=tuple(found["hq_lon"].astype(float)),
        lat=tuple(found["hq_lat"].astype(float)),
        classes=classes,
        labels=tuple(labels),
        legend=legend,
        captions=tuple(
            Caption(f"ZM {row.number}", float(row.hq_lon), float(row.hq_lat))
            for row in found.itertuples()
        ),
    )
