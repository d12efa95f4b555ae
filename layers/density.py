"""The density of labs as a surface: all of them, those found active, those found inactive."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from geo.density import density, inside, place
from geo.density.asked import nowhere
from geo.errors import ChoiceError
from layers.asked import area_words
from layers.cell_places import place_of
from layers.classes import classify
from layers.grids import (
    SQUARE,
    Drawn,
    grid_layer,
    kernel,
    km,
    refused,
    share_words,
)
from layers.palettes import DENSITY_COLORS, ZERO_COLOR
from layers.reasons import translate
from layers.sheet import LegendEntry
from layers.view import View
from layers.words import counted, number, rate, say

BREAKS: Final = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
"""Lower bounds of the classes, labs per 1,000 km2: the same on every map, whatever the kernel and
the status, so that two maps can be compared by their colours. Below the first, which is one lab
in 33,000 km2, a density is nearly none."""


def build(view: View, records: pd.DataFrame) -> Drawn:
    """Return the density that a view asks for.

    Parameters
    ----------
    view : View
        What the reader asked for.
    records : pandas.DataFrame
        The chosen records of one release.

    Returns
    -------
    Drawn
        A grid, or the reason why there is none.
    """
    language = view.language
    of = view.density_of
    chosen = records if of == "all" else records[records["status"] == of]
    title = say(f"density.of.{of}", language)
    # A rule for the bandwidth would only say that it has no records.
    sources = place(chosen, view.states)
    if not sources.labs:
        why = nowhere(chosen, "" if of == "all" else of, sources.window)
        return refused(view, "density", title, translate(why, language))
    try:
        # By all of them, whichever are shown: else active and inactive labs, or a map and the
        # raster of the same name, could not be compared.
        asked = kernel(view.bandwidth, view, records)
        surface = density(chosen, bandwidth_km=asked.km, cell_km=view.cell_km, states=view.states)
    except ChoiceError as error:
        return refused(view, "density", title, translate(str(error), language))
    values = surface.values
    # What is below the first step is a class with zero: both are nearly none.
    nearly_none = ~(values >= BREAKS[0])
    classes = np.where(nearly_none, 0, classify(values, BREAKS))
    shown = int(classes.max())
    names = (say("density.none", language, number=rate(BREAKS[0])), *_class_names(shown, language))
    entries = [
        LegendEntry(name, color, SQUARE, 0)
        for name, color in zip(names, (ZERO_COLOR, *DENSITY_COLORS), strict=False)
    ]
    key = "density.cell" if of == "all" else f"density.cell.{of}"
    labels = [say(key, language, number=name) for name in names]
    layer = grid_layer(
        "density",
        surface,
        classes,
        say("density.legend", language, of=title, km=km(asked.km)),
        entries,
        labels,
        language,
        made=say("density.made", language, labs=counted(round(surface.labs), "labs", language)),
    )
    where = area_words(surface.window, language)
    notes = [
        say(
            "note.density",
            language,
            km=km(asked.km),
            why=asked.why,
            cell=km(view.cell_km),
            where=where,
        ),
        say(
            "note.density.spread",
            language,
            labs=number(sources.point_labs.sum()),
            of=counted(round(surface.labs), "labs", language),
        ),
    ]
    if asked.why and of != "all":
        notes.insert(1, say("note.density.rule", language))
    if surface.labs_not_placed:
        left = counted(surface.labs_not_placed, "labs", language)
        why = "note.density.not_placed.states" if surface.window else "note.density.not_placed"
        notes.append(say(why, language, labs=left))
    if surface.window:
        notes.append(say("note.grid.states", language))
    share = inside(surface.grid, surface.window)
    empty = float(share[nearly_none].sum() / share.sum())
    row, column = np.unravel_index(int(np.nanargmax(values)), surface.grid.shape)
    words = [
        say(
            "alt.density",
            language,
            density=say(key, language, number=rate(float(values[row, column]))),
            place=place_of(surface.grid, int(row), int(column)),
        ),
        say("alt.density.area", language, share=share_words(empty), where=where),
    ]
    return Drawn((layer,), tuple(notes), " ".join(words), {})


def _class_names(shown: int, language: str) -> list[str]:
    ends = [*map(rate, BREAKS[1:])]
    names = [f"{rate(low)}–{high}" for low, high in zip(BREAKS, ends, strict=False)]
    names.append(say("legend.or_more", language, number=rate(BREAKS[-1])))
    return names[:shown]
