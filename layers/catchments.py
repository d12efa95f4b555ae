"""Catchments: the lines on which two entries are equally near."""

from __future__ import annotations

from typing import Final

from geo import reference
from layers.overlays import Kind, counted_legend, short_name
from layers.palettes import CROSSING_CATCHMENT_COLOR, PORT_CATCHMENT_COLOR
from layers.sheet import Caption, LineLayer
from layers.view import View
from layers.words import number, say

_OF: Final = {
    "port_catchments": ("seaport", PORT_CATCHMENT_COLOR, "ports"),
    "crossing_catchments": ("crossing", CROSSING_CATCHMENT_COLOR, "crossings"),
}


def build(view: View, layer: str) -> LineLayer:
    """Return the lines between the catchments of one kind of entry.

    Parameters
    ----------
    view : View
        What the reader asked for.
    layer : {"port_catchments", "crossing_catchments"}
        Name of the layer.

    Returns
    -------
    LineLayer
        One feature a catchment, named unless the entries themselves are
        drawn with their names.
    """
    language = view.language
    kind, color, entry_layer = _OF[layer]
    catchments = reference.load("catchments")
    catchments = catchments[catchments["kind"] == kind]
    drawn = reference.load(f"{layer}_drawing")["code"]
    catchments = catchments[catchments["entry"].isin(drawn)]
    entries = reference.load("entries").set_index("id").loc[catchments["entry"]]
    legend, classes = counted_legend(
        say(f"layer.{layer}", language),
        [Kind(say(f"legend.{layer}", language), color, "line")],
        [0] * len(catchments),
        say("legend.catchments.note", language),
    )
    named = () if entry_layer in view.layers else entries.itertuples()
    return LineLayer(
        name=layer,
        geometry=f"{layer}_drawing",
        codes=tuple(catchments["entry"]),
        classes=classes,
        labels=tuple(
            f"{row.name}: {say('catchment.area', language, area=number(row.area_km2))}"
            for row in catchments.itertuples(index=False)
        ),
        width=0.7,
        legend=legend,
        captions=tuple(Caption(short_name(row.name), row.lon, row.lat) for row in named),
    )
