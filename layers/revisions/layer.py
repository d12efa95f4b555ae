"""The choropleth of revisions: what one release says otherwise than another, place by place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from geo import reference
from geo.compare import Comparison, by_place
from layers.class_labels import break_labels
from layers.classes import classify, geometric_breaks
from layers.palettes import NO_DATA_COLOR, colors
from layers.revisions.saying import measure_said, none_is_none, word
from layers.shares import GEOMETRY
from layers.sheet import AreaLayer, Legend, LegendEntry
from layers.view import View
from layers.words import counted, day, number, say

MEASURES: Final = {
    "to_active": "to_active",
    "to_inactive": "to_inactive",
    "status_changed": "status_changed",
    "moved": "place_changed",
    "withdrawn": "withdrawn",
    "added_before_end": "added_before_end",
    "added_after_end": "added_after_end",
}
"""What the colour can tell: name to column of :func:`geo.compare.by_place`."""
COUNTS: Final = (
    "labs_older", "labs_newer", "to_active", "to_inactive", "status_changed", "unchanged",
    "place_changed", "date_changed", "other_changed", "moved_out", "moved_in", "withdrawn",
    "added_before_end", "added_after_end", "ambiguous_older", "ambiguous_newer",
)  # fmt: skip
"""Columns of numbers, in the order in which tables show them."""
_TOLD: Final = (
    "to_active", "to_inactive", "other_status", "unchanged", "moved_out", "moved_in",
    "other_place", "date_changed", "other_changed", "withdrawn", "added_before_end",
    "added_after_end", "ambiguous_older", "ambiguous_newer",
)  # fmt: skip


def areas(view: View, comparison: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return every area of a level with what became of its labs, and what has no area.

    Parameters
    ----------
    view : View
        What the reader asked for: its level.
    comparison : Comparison
        One release against another.

    Returns
    -------
    drawn : pandas.DataFrame
        ``code, name, state_code`` and :data:`COUNTS`, in the order that areas are drawn.
    elsewhere : pandas.DataFrame
        The rows of :func:`geo.compare.by_place` that no area of the level stands for.
    """
    names = reference.load("states").set_index("state_code")["short_name"]
    drawn = pd.DataFrame(reference.load(GEOMETRY[view.level]).drop(columns="geometry"))
    code = "state_code" if view.level == "state" else "mun_code"
    table = pd.DataFrame({"code": drawn["code"], "state_code": drawn["code"].str[:2]})
    short = table["state_code"].map(names)
    table["name"] = short if view.level == "state" else drawn["name"] + ", " + short
    found = by_place(comparison, "state" if view.level == "state" else "municipality")
    placed = found[code].isin(table["code"])
    figures = found[placed].set_index(code)
    for column in COUNTS:
        table[column] = table["code"].map(figures[column]).fillna(0).astype("int64")
    return table, found[~placed]


def build(
    view: View,
    measure: str,
    comparison: Comparison,
    table: pd.DataFrame,
    elsewhere: pd.DataFrame,
) -> AreaLayer:
    """Return the choropleth of one measure.

    Parameters
    ----------
    view : View
        What the reader asked for: its level and language.
    measure : str
        One of :data:`MEASURES`.
    comparison : Comparison
        One release against another.
    table, elsewhere : pandas.DataFrame
        What :func:`areas` returns.

    Returns
    -------
    AreaLayer
        Every area with its class and one line of text. Areas without labs in
        either release have a class of their own, and so has zero.
    """
    language = view.language
    values = table[MEASURES[measure]]
    breaks = geometric_breaks(values, whole=True)
    sure, end = none_is_none(measure, comparison), comparison.end
    none = (table["labs_older"] + table["labs_newer"] == 0).to_numpy()
    classes = np.where(none, 0, classify(values, breaks) + 1)
    labels = (
        word("legend.no_labs", language),
        word("legend.zero" if sure else "legend.zero.known", language),
        *break_labels("labs", breaks, language),
    )
    palette = (NO_DATA_COLOR, *colors("labs", len(breaks)))
    totals = np.bincount(classes, minlength=len(labels))
    return AreaLayer(
        name="revisions",
        geometry=GEOMETRY[view.level],
        codes=tuple(table["code"]),
        classes=tuple(int(k) for k in classes),
        labels=tuple(_labels(view, table, elsewhere, end)),
        legend=Legend(
            title=word("legend.title", language, measure=measure_said(measure, end, language)),
            entries=tuple(
                LegendEntry(label, color, "square", int(n))
                for label, color, n in zip(labels, palette, totals, strict=True)
            ),
            note=say(f"legend.areas.{view.level}", language),
        ),
    )


def _labels(
    view: View, table: pd.DataFrame, elsewhere: pd.DataFrame, end: date | None
) -> list[str]:
    language = view.language
    in_state = elsewhere[elsewhere["state_code"].notna()].groupby("state_code")[
        ["labs_older", "labs_newer"]
    ]
    state_only = in_state.sum().to_dict("index")
    lines = []
    for area in table.to_dict("records"):
        if area["labs_older"] or area["labs_newer"]:
            text = figures(area, language, end)
        elif there := state_only.get(area["state_code"]):
            older, newer = (number(there[name]) for name in ("labs_older", "labs_newer"))
            text = word("label.none_placed", language, older=older, newer=newer)
        else:
            text = word("label.none", language)
        lines.append(f"{area['name']}: {text}")
    return lines


def figures(area: Mapping[Any, Any], language: str, end: date | None = None) -> str:
    """Return all that became of the labs of a place as one plain phrase.

    Parameters
    ----------
    area : mapping
        One row of :func:`areas` or of :func:`geo.compare.by_place`.
    language : {"en", "es"}
        Language.
    end : datetime.date, optional
        Last day of the older release.

    Returns
    -------
    str
        For example ``386 labs in the older release, 460 in the newer; 346
        from inactive to active, 40 unchanged, 74 added after 9 August 2023``.
    """
    known = {
        **area,
        "other_status": area["status_changed"] - area["to_active"] - area["to_inactive"],
        # Those that are in another place, but of this same area.
        "other_place": max(0, area["place_changed"] - area["moved_out"]),
    }
    labs = word(
        "label.labs",
        language,
        older=counted(area["labs_older"], "labs", language),
        newer=number(area["labs_newer"]),
    )
    told = [_numbered(name, known[name], language, end) for name in _TOLD if known[name]]
    return "; ".join(part for part in (labs, ", ".join(told)) if part)


def _numbered(name: str, labs: int, language: str, end: date | None) -> str:
    key = "added" if end is None and name.startswith("added") else name
    last = day(end, language) if end else ""
    one, many = word(f"label.{key}", language, n=number(labs), day=last).split("|")
    return one if labs == 1 else many
