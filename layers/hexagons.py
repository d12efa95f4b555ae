"""Labs whose point is known by H3 hexagon: how many, or how many of them were active."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.hexagons import hexagons
from geo.records import STATUSES
from geo.summary import SMALL_NUMBER
from layers.class_labels import break_labels
from layers.classes import SHARE_BREAKS, SHARES, classify
from layers.grids import SQUARE, Drawn, refused
from layers.palettes import GREYED_COLOR, HEXAGON_COLORS, ZERO_COLOR, colors
from layers.sheet import AreaLayer, Legend, LegendEntry
from layers.view import View
from layers.words import counted, number, percent, say

AREAS_KM2: Final = {3: 14_300, 4: 2_050, 5: 292, 6: 42}
"""Area of a hexagon of each resolution in Mexico, on average, km2."""

BREAKS: Final = (1.0, 3.0, 10.0, 30.0, 100.0)
"""Lower bounds of the classes of labs: the same on every map, whatever the records, so that two
maps, and the maps of a series through time, can be compared by their colours."""


def build(view: View, records: pd.DataFrame) -> Drawn:
    """Return the labs of point records by hexagon.

    Parameters
    ----------
    view : View
        What the reader asked for: where its measure is a share the colour is
        the active share, else the number of labs.
    records : pandas.DataFrame
        The chosen records of one release.

    Returns
    -------
    Drawn
        The hexagons that hold labs, or the reason why there are none.
    """
    language = view.language
    found = hexagons(records, resolution=view.hex_resolution)
    table = found.table
    share = view.measure in SHARES and view.filters().share_is_defined
    area = number(AREAS_KM2[view.hex_resolution])
    measure = say("measure.active_share" if share else "measure.labs", language)
    title = say("hexagons.legend", language, measure=measure, area=area)
    if not found.labs:
        return refused(view, "hexagons", title, say("hot.no_points", language))
    classes, entries = _shares(table, language) if share else _counts(table, language)
    counts = np.bincount(classes, minlength=len(entries))
    layer = AreaLayer(
        name="hexagons",
        geometry="",
        codes=tuple(table["cell"]),
        classes=tuple(int(k) for k in classes),
        labels=tuple(_label(view, row) for row in table.to_dict("records")),
        legend=Legend(
            title,
            tuple(
                LegendEntry(label, color, SQUARE, int(count), hatched=color == GREYED_COLOR)
                for (label, color), count in zip(entries, counts, strict=True)
                if color != ZERO_COLOR or share
            ),
            say("hexagons.number", language),
        ),
        outlines=tuple(table.geometry),
    )
    notes = [
        say(
            "note.hexagons",
            language,
            resolution=view.hex_resolution,
            area=area,
            placed=number(found.labs),
            labs=counted(found.labs + found.labs_not_placed, "labs", language),
        )
    ]
    if share:
        notes.append(say("note.hexagons.small", language, number=SMALL_NUMBER))
    words = say(
        "alt.hexagons",
        language,
        n=number(len(table)),
        labs=counted(found.labs, "labs", language),
        most=number(int(table["labs"].max())),
    )
    known = table[table["active"] + table["inactive"] >= SMALL_NUMBER]
    if share and len(known):
        highest = percent(float(known["active_share"].max()))
        words += " " + say("alt.hexagons.share", language, number=SMALL_NUMBER, share=highest)
    return Drawn((layer,), tuple(notes), words, {})


def _counts(
    table: pd.DataFrame, language: str
) -> tuple[npt.NDArray[np.int64], list[tuple[str, str]]]:
    classes = classify(table["labs"], BREAKS) - 1
    names = break_labels("labs", BREAKS, language)
    # Above the highest that occurs a legend would name what no hexagon has.
    shown = int(classes.max()) + 1
    return classes, list(zip(names, HEXAGON_COLORS, strict=True))[:shown]


def _shares(
    table: pd.DataFrame, language: str
) -> tuple[npt.NDArray[np.int64], list[tuple[str, str]]]:
    """Return classes 0 too few of known status, 1 none active, then the steps."""
    few = (table["active"] + table["inactive"]).to_numpy() < SMALL_NUMBER
    classes = np.where(few, 0, classify(table["active_share"], SHARE_BREAKS) + 1)
    names = ("0 %", *break_labels("active_share", SHARE_BREAKS, language))
    palette = colors("active_share", len(SHARE_BREAKS))
    small = (say("legend.small", language, number=SMALL_NUMBER), GREYED_COLOR)
    return classes.astype(np.int64), [small, *zip(names, palette, strict=True)]


def _label(view: View, row: dict[str, object]) -> str:
    """Return "hexagon: figures"."""
    language = view.language
    parts = [counted(_int(row["labs"]), "labs", language)]
    parts += [
        counted(_int(row[status]), status, language)
        for status in STATUSES
        if (not view.statuses or status in view.statuses)
        and (status != "unspecified" or row[status])
    ]
    text = ", ".join(parts)
    share = row["active_share"]
    if view.filters().share_is_defined and isinstance(share, float) and share == share:
        low, high = (percent(_float(row[name])) for name in ("low", "high"))
        words = {"share": percent(share), "low": low.removesuffix(" %"), "high": high}
        text += f"; {say('label.share', language, **words)}"
    return f"{say('hexagons.one', language, cell=row['cell'])}: {text}"


def _int(value: object) -> int:
    return int(str(value))


def _float(value: object) -> float:
    return float(str(value))
