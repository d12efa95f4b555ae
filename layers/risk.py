"""Where labs were found active more or less often than elsewhere, and whether that is chance."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd
import shapely

from geo.density import (
    RelativeRisk,
    inside,
    of_known_status,
    place,
    relative_risk,
    tolerance_contours,
)
from geo.errors import ChoiceError
from geo.select import Filters
from layers.asked import area_words, with_state_alone
from layers.cell_places import places_in
from layers.grids import (
    SQUARE,
    Drawn,
    Kernel,
    grid_layer,
    kernel,
    km,
    refused,
    share_words,
)
from layers.palettes import MASKED_COLOR, RISK_COLORS
from layers.reasons import translate
from layers.sheet import Legend, LegendEntry, LineLayer, Shape
from layers.view import View
from layers.words import counted, number, percent, say

RATIOS: Final = (1.25, 2.0, 4.0)
"""Bounds of the classes: how many times as frequent as among all chosen labs, or as rare."""

LEVEL: Final = 0.05
"""Two-sided p-value that the lines enclose."""

RELABELLINGS: Final = 999
"""How often the statuses are shared out anew where the view asks for relabelling."""

_MOST_STATES: Final = 5
_SIDES: Final[tuple[tuple[str, Shape], ...]] = (("active", "line"), ("inactive", "dashed"))
_LINE: Final = "#1a1a1a"
"""Colour of the lines, darker than any class; their form tells the side."""
_WIDTH: Final = 1.1


def build(view: View, records: pd.DataFrame) -> Drawn:
    """Return the relative risk of active labs to inactive ones, with its tolerance contours.

    Parameters
    ----------
    view : View
        What the reader asked for.
    records : pandas.DataFrame
        The chosen records of one release.

    Returns
    -------
    Drawn
        A grid and lines, or the reason why there are none.
    """
    language = view.language
    title = say("layer.relative_risk", language)
    known = of_known_status(records)
    try:
        asked = kernel(view.risk_bandwidth, view, known)
        risk = relative_risk(
            records,
            bandwidth_km=asked.km,
            cell_km=view.cell_km,
            relabellings=RELABELLINGS if view.risk_test == "relabelling" else 0,
            states=view.states,
        )
    except ChoiceError as error:
        reason = with_state_alone(translate(str(error), language), known, language)
        return refused(view, "relative_risk", title, reason)
    masked = np.isnan(risk.log_risk)
    bounds = np.log(RATIOS)
    classes = np.searchsorted(np.concatenate([-bounds[::-1], bounds]), risk.log_risk, side="right")
    classes = np.where(masked, 0, classes + 1)
    names = (say("risk.thin", language), *_class_names(language))
    entries = [
        LegendEntry(name, color, SQUARE, 0, hatched=color == MASKED_COLOR)
        for name, color in zip(names, (MASKED_COLOR, *RISK_COLORS), strict=True)
    ]
    what = say("risk.what", language)
    legend = say("risk.legend", language, what=what, whole=_whole(view), km=km(asked.km))
    labels = [names[0], *(f"{what}: {name}" for name in names[1:])]
    active, inactive = _placed(known, risk)
    made = say("risk.made", language, active=number(active), inactive=number(inactive))
    grid = grid_layer("relative_risk", risk, classes, legend, entries, labels, language, made=made)
    return Drawn(
        (grid, _contours(view, risk)),
        tuple(_notes(view, known, risk, asked)),
        _words(view, risk),
        {},
    )


def _whole(view: View) -> str:
    """Return what the risk of a place is held against."""
    key = "risk.whole" if view.filters() == Filters() else "risk.chosen"
    return say(key, view.language)


def _class_names(language: str) -> list[str]:
    ends = [f"{ratio:g}" for ratio in RATIOS]
    steps = list(pairwise(ends))
    return [
        say("risk.least", language, times=ends[-1]),
        *(say("risk.rarer", language, low=low, high=high) for low, high in reversed(steps)),
        say("risk.alike", language),
        *(say("risk.oftener", language, low=low, high=high) for low, high in steps),
        say("risk.most", language, times=ends[-1]),
    ]


def _contours(view: View, risk: RelativeRisk) -> LineLayer:
    language = view.language
    # Where the surface is masked nothing is told: a patch that differs up to its very edge would
    # have no line at all, and look as if it did not differ.
    masked = np.isnan(risk.p_value)
    closed = replace(
        risk,
        p_value=np.where(masked, 1.0, risk.p_value),
        log_risk=np.where(masked, 0.0, risk.log_risk),
    )
    lines = tolerance_contours(closed, LEVEL)
    classes = [[side for side, _ in _SIDES].index(side) for side in lines["side"]]
    names = [say(f"risk.contour.{side}", language) for side, _ in _SIDES]
    # Small rings cannot be seen on a map of the country: their number would say more than it shows.
    enclosed = inside(risk.grid, risk.window) * (risk.p_value < LEVEL) * risk.grid.cell_km**2
    areas_km2 = (float(enclosed[more].sum()) for more in (risk.log_risk > 0, risk.log_risk < 0))
    entries = tuple(
        LegendEntry(name, _LINE, shape, round(area))
        for name, (_, shape), area in zip(names, _SIDES, areas_km2, strict=True)
    )
    none = "risk.contour.none" if lines.empty else "risk.contour.area"
    return LineLayer(
        name="risk_contours",
        geometry="",
        codes=tuple(f"{n}" for n in range(len(lines))),
        classes=tuple(classes),
        labels=tuple(f"{names[k]}: p < {LEVEL:g}" for k in classes),
        width=_WIDTH,
        legend=Legend(
            say("layer.risk_contours", language, level=f"{LEVEL:g}", test=_test(risk, language)),
            () if lines.empty else entries,
            say(none, language),
        ),
        outlines=tuple(shapely.force_2d(lines.geometry.to_numpy())),
    )


def _test(risk: RelativeRisk, language: str) -> str:
    """Return where the p-values come from."""
    return say(f"risk.test.{risk.method}", language, n=number(risk.relabellings))


def _placed(known: pd.DataFrame, risk: RelativeRisk) -> tuple[int, int]:
    """Return the labs of each status that are compared."""
    active, inactive = (
        round(place(known[known["status"] == side], risk.window).labs)
        for side in ("active", "inactive")
    )
    return active, inactive


def _notes(view: View, known: pd.DataFrame, risk: RelativeRisk, asked: Kernel) -> list[str]:
    language = view.language
    where = area_words(risk.window, language)
    active, inactive = _placed(known, risk)
    found = [
        say(
            "note.risk",
            language,
            km=km(asked.km),
            why=asked.why,
            cell=km(view.cell_km),
            whole=_whole(view),
            share=percent(active / (active + inactive)),
        ),
        say(
            "note.risk.test",
            language,
            level=f"{LEVEL:g}",
            test=_test(risk, language),
        ),
    ]
    if risk.global_p is not None:
        words = {"where": where, "p": f"{risk.global_p:.3f}"}
        found.append(say("note.risk.global", language, test=_test(risk, language), **words))
    share = inside(risk.grid, risk.window)
    thin = float(share[np.isnan(risk.log_risk)].sum() / share.sum())
    if thin > 0:
        words = {"share": share_words(thin), "where": where}
        found.append(say("note.risk.masked", language, **words))
    if risk.window:
        found.append(say("note.grid.states", language))
    found.append(
        say(
            "note.risk.records",
            language,
            active=counted(active, "active", language),
            inactive=counted(inactive, "inactive", language),
        )
    )
    if risk.labs_not_placed:
        left = counted(risk.labs_not_placed, "labs", language)
        key = "note.risk.not_placed.states" if risk.window else "note.risk.not_placed"
        found.append(say(key, language, labs=left))
    return found


def _words(view: View, risk: RelativeRisk) -> str:
    """Return the states that hold most of what is more than chance would make."""
    found = []
    for side, more in (("active", risk.log_risk > 0), ("inactive", risk.log_risk < 0)):
        chosen = more & (risk.p_value < LEVEL)
        if chosen.any():
            places = ", ".join(places_in(risk.grid, chosen, _MOST_STATES))
            found.append(say(f"alt.risk.{side}", view.language, places=places))
    found = found or [say("alt.risk.none", view.language)]
    test = _test(risk, view.language)
    if risk.global_p is None:
        found.append(say("alt.risk.test", view.language, test=test))
    else:
        p = f"{risk.global_p:.3f}"
        found.append(say("alt.risk.test.whole", view.language, test=test, p=p))
    return " ".join(found)
