"""Hot spots: municipalities or hexagons that stand out with their neighbours beyond chance."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo import reference
from geo.errors import ChoiceError
from geo.hexagons import outlines
from geo.hotspots import HOT, NOT_TESTED, HotSpots, hot_spots
from layers.grids import SQUARE, Drawn, refused
from layers.hexagons import AREAS_KM2
from layers.palettes import GREYED_COLOR, HOT_COLORS, OUTSIDE_COLOR, ZERO_COLOR
from layers.reasons import translate
from layers.sheet import AreaLayer, Legend, LegendEntry
from layers.view import View
from layers.words import counted, number, percent, rate, say

LEVELS: Final = (0.001, 0.01, 0.05)
"""Greatest q of each class of hot spots; the last is the false discovery rate that is kept."""

LEAST_LABS: Final = 10
"""Labs below which no hot spot is told: else three side by side would make four of them."""

_GEOMETRY: Final = "municipalities_drawing"
_NAMED: Final = 5


def build(view: View, records: pd.DataFrame) -> Drawn:
    """Return the hot spots that a view asks for.

    Parameters
    ----------
    view : View
        What the reader asked for.
    records : pandas.DataFrame
        The chosen records of one release.

    Returns
    -------
    Drawn
        Areas, or the reason why there are none, such as fewer than
        :data:`LEAST_LABS` labs.
    """
    language = view.language
    area = number(AREAS_KM2[view.hex_resolution])
    unit = say(f"hot.unit.{view.hot_spots_by}", language, area=area)
    title = say(f"hot.legend.{view.hot_spots_of}", language, unit=unit)
    if view.hot_spots_of == "share" and not view.filters().share_is_defined:
        return refused(view, "hot_spots", title, say("hot.no_share", language))
    try:
        found = hot_spots(
            records,
            of=view.hot_spots_of,
            by=view.hot_spots_by,
            method=view.hot_spots_method,
            resolution=view.hex_resolution,
            level=LEVELS[-1],
            states=view.states,
        )
    except ChoiceError as error:
        return refused(view, "hot_spots", title, translate(str(error), language))
    if not found.labs + found.labs_status_unknown:
        points = "hot.no_points.states" if view.states else "hot.no_points"
        none = {"municipality": "density.empty", "hexagon": points}[found.by]
        return refused(view, "hot_spots", title, say(none, language))
    if found.labs < LEAST_LABS:
        few = say("hot.few", language, labs=_counted(found, language), least=number(LEAST_LABS))
        return refused(view, "hot_spots", title, few)
    table = _named(found, language)
    hot = table[table["kind"] == HOT].sort_values(["q", "p", "code"], kind="stable")
    words = say("note.hot.none", language)
    if len(hot):
        places = "; ".join(hot["name"][:_NAMED])
        words = say("alt.hot", language, n=number(len(hot)), places=places)
    details = {say("details.hot_spots", language): _details(hot, language)} if len(hot) else {}
    layer = _filled(view, found, table, title)
    return Drawn((layer,), tuple(_notes(view, found, unit, empty=hot.empty)), words, details)


def _named(found: HotSpots, language: str) -> pd.DataFrame:
    table = found.table
    if found.by == "hexagon":
        return table.assign(name=[say("hexagons.one", language, cell=c) for c in table["code"]])
    names = reference.load(_GEOMETRY).set_index("code")["name"]
    states = reference.load("states").set_index("state_code")["short_name"]
    state = table["code"].str[:2].map(states)
    return table.assign(name=table["code"].map(names) + ", " + state)


def _counted(found: HotSpots, language: str) -> str:
    """Return how many labs a test rests on, such as ``4 labs placed in a municipality``."""
    labs = counted(found.labs, "labs", language)
    if found.of == "share":
        labs = say("hot.known", language, labs=labs)
    return say(f"hot.counted.{found.by}", language, labs=labs)


def _filled(view: View, found: HotSpots, table: pd.DataFrame, title: str) -> AreaLayer:
    """Return all units, the hot spots by how sure they are."""
    language = view.language
    hot = (table["kind"] == HOT).to_numpy()
    with_labs = (table["labs"] > 0).to_numpy()
    by_neighbours = hot & _empty(found, table)
    not_tested = (table["kind"] == NOT_TESTED).to_numpy()
    if found.by == "hexagon":
        not_tested = not_tested & with_labs
    names = [say("hot.level", language, level=f"{level:g}") for level in LEVELS]
    entries = [
        LegendEntry(name, color, SQUARE, 0) for name, color in zip(names, HOT_COLORS, strict=True)
    ]
    classes = np.searchsorted(LEVELS, table["q"].fillna(1), side="left")
    for chosen, key, color in (
        (by_neighbours, "hot.by_neighbours", HOT_COLORS[-1]),
        (~hot & ~not_tested, "hot.not", ZERO_COLOR),
        (not_tested, f"hot.not_tested.{found.method}", GREYED_COLOR),
    ):
        # Where all is hot or nothing is, the reader is told so by a count of none.
        if chosen.any() or key == "hot.not":
            classes = np.where(chosen, len(entries), classes)
            hatched = color != ZERO_COLOR
            entries.append(LegendEntry(say(key, language), color, SQUARE, 0, hatched=hatched))
    drawn = table.assign(shown=classes)
    if found.by == "hexagon":
        # Of those without a lab there are too many, and nothing to tell of them.
        drawn = drawn[hot | with_labs]
    else:
        drawing = reference.load(_GEOMETRY).set_index("code")["name"]
        drawn = drawn.set_index("code").reindex(drawing.index).reset_index()
        if drawn["shown"].isna().any():
            # What the view does not ask about was not looked at.
            drawn["shown"] = drawn["shown"].fillna(len(entries))
            entries.append(LegendEntry(say("legend.outside", language), OUTSIDE_COLOR, SQUARE, 0))
        drawn["name"] = drawn["name"].fillna(drawn["code"].map(drawing))
    counts = np.bincount(drawn["shown"].astype("int64"), minlength=len(entries))
    legend = Legend(
        title,
        tuple(
            replace(entry, count=int(count)) for entry, count in zip(entries, counts, strict=True)
        ),
        say(f"hot.number.{found.by}", language),
    )
    own = found.by == "hexagon"
    return AreaLayer(
        name="hot_spots",
        geometry="" if own else _GEOMETRY,
        codes=tuple(drawn["code"]),
        classes=tuple(int(k) for k in drawn["shown"]),
        labels=tuple(_label(view, row) for row in drawn.to_dict("records")),
        legend=legend,
        outlines=tuple(outlines(list(drawn["code"]))) if own else (),
    )


def _empty(found: HotSpots, table: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return which units have no lab of their own, so that they are hot by their neighbours."""
    counted_labs = table["labs"] if found.of == "labs" else table["active"] + table["inactive"]
    return (counted_labs == 0).to_numpy()


def _label(view: View, row: dict[Any, Any]) -> str:
    """Return "place: figures"."""
    language = view.language
    if pd.isna(row["kind"]):
        return f"{row['name']}: {say('label.outside', language)}"
    parts = [counted(int(row["labs"]), "labs", language)]
    if view.hot_spots_of == "share":
        known = int(row["active"] + row["inactive"])
        parts = [_share(row["value"], known, language)]
    if row["kind"] == NOT_TESTED:
        parts.append(say(f"hot.not_tested.{view.hot_spots_method}", language))
    elif not pd.isna(row["expected"]):
        key = "hot.with" if view.hot_spots_method == "gi_star" else "hot.beside"
        around, expected = (
            (_share(row["around"], int(row["known_around"]), language), percent(row["expected"]))
            if view.hot_spots_of == "share"
            else (number(row["around"]), rate(row["expected"]))
        )
        parts.append(say(key, language, around=around, expected=expected))
        parts.append(f"q\u00a0=\u00a0{_probability(row['q'])}")
    return f"{row['name']}: {'; '.join(parts)}"


def _share(share: float, known: int, language: str) -> str:
    if math.isnan(share):
        return counted(known, "labs", language)
    labs = counted(known, "labs", language)
    return say("hot.share_of", language, share=percent(share), labs=labs)


def _probability(value: float) -> str:
    return f"{value:.2g}" if value >= 0.0001 else f"{value:.0e}"


def _details(hot: pd.DataFrame, language: str) -> pd.DataFrame:
    columns = ["name", "labs", "active", "inactive", "around", "expected", "z", "p", "q"]
    table = hot[columns].reset_index(drop=True)
    return table.rename(columns={name: say(f"hot.table.{name}", language) for name in columns})


def _notes(view: View, found: HotSpots, unit: str, *, empty: bool) -> list[str]:
    language = view.language
    method = say(f"note.hot.{found.method}", language, unit=unit)
    notes = [f"{method} {say(f'note.hot.chance.{found.of}', language)}"]
    notes.append(say("note.hot.rests", language, labs=_counted(found, language)))
    if found.of == "labs" and found.by == "municipality":
        notes.append(say("note.hot.size", language))
    if empty:
        notes.append(say("note.hot.none", language))
    where = ".states" if found.by == "hexagon" and view.states else ""
    for key, labs in (
        (f"note.hot.not_placed.{found.by}{where}", found.labs_not_placed),
        ("note.hot.status", found.labs_status_unknown),
    ):
        if labs:
            notes.append(say(key, language, labs=counted(labs, "labs", language)))
    return notes
