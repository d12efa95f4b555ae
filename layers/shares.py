"""The choropleth: labs, active share and rates by state or municipality."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd

from geo import reference
from geo.records import STATUSES
from geo.smoothing import empirical_bayes
from geo.summary import SMALL_NUMBER
from layers.palettes import OUTSIDE_COLOR
from layers.share_classes import classes_of, square
from layers.sheet import AreaLayer, Legend
from layers.view import View
from layers.words import counted, percent, rate, say

GEOMETRY: Final = {"state": "states_drawing", "municipality": "municipalities_drawing"}
"""The reference layer that is drawn at each level."""


def column(measure: str) -> str:
    """Return the column of :func:`areas` that a measure tells.

    Parameters
    ----------
    measure : str
        One of :data:`layers.choices.MEASURES`.

    Returns
    -------
    str
        The measure itself, but for the share that is paler where few labs are.
    """
    return "active_share" if measure == "share_by_labs" else measure


def areas(view: View, summary: pd.DataFrame) -> pd.DataFrame:
    """Return every area of a level with its figures, in the order it is drawn.

    Parameters
    ----------
    view : View
        What the reader asked for.
    summary : pandas.DataFrame
        What :func:`geo.summary.summarise` returns for the level of the view.

    Returns
    -------
    pandas.DataFrame
        ``code, name, state_code``, the columns of the summary and
        ``smoothed_share``: counts are 0 and shares missing where the release
        has no labs; ``asked`` is False for areas outside the states that the
        view asks for.
    """
    states = reference.load("states").set_index("state_code")
    drawn = pd.DataFrame(reference.load(GEOMETRY[view.level]).drop(columns="geometry"))
    code = "state_code" if view.level == "state" else "mun_code"
    table = pd.DataFrame({"code": drawn["code"], "state_code": drawn["code"].str[:2]})
    short = table["state_code"].map(states["short_name"])
    table["name"] = short if view.level == "state" else drawn["name"] + ", " + short
    figures = summary.dropna(subset=[code]).set_index(code)
    for column in ("labs", "active", "inactive", "unspecified"):
        table[column] = table["code"].map(figures[column]).fillna(0).astype("int64")
    for column in ("active_share", "active_share_low", "active_share_high"):
        known = figures[column] if view.filters().share_is_defined else figures[column] * np.nan
        table[column] = table["code"].map(known)
    smoothed = empirical_bayes(table["active"], table["active"] + table["inactive"])
    table["smoothed_share"] = smoothed if view.filters().share_is_defined else np.nan
    for column in ("labs_per_1000_km2", "labs_per_100k"):
        if column in figures:
            table[column] = table["code"].map(figures[column]).fillna(0.0)
    table["asked"] = table["state_code"].isin(view.states) if view.states else True
    return table


def state_only(records: pd.DataFrame) -> pd.Series:
    """Return the labs of each state that no municipality could be found for.

    Parameters
    ----------
    records : pandas.DataFrame
        The chosen records.

    Returns
    -------
    pandas.Series of int
        Labs by state code; only states that have some.
    """
    known = records["state_code"].notna() & records["mun_code"].isna()
    return records["labs"][known].groupby(records["state_code"][known]).sum()


def build(view: View, table: pd.DataFrame, state_only: pd.Series) -> AreaLayer:
    """Return the choropleth of one measure.

    Parameters
    ----------
    view : View
        What the reader asked for.
    table : pandas.DataFrame
        What :func:`areas` returns.
    state_only : pandas.Series of int
        By state code, labs that no municipality could be found for.

    Returns
    -------
    AreaLayer
        Every area with its class and one line of text.
    """
    classed = classes_of(view, table)
    classes, entries = classed.classes, list(classed.entries)
    asked = table["asked"].to_numpy()
    if not asked.all():
        classes = np.where(asked, classes, len(entries))
        entries.append(square(say("legend.outside", view.language), OUTSIDE_COLOR))
    totals = np.bincount(classes, minlength=len(entries))
    return AreaLayer(
        name="shares",
        geometry=GEOMETRY[view.level],
        codes=tuple(table["code"]),
        classes=tuple(int(k) for k in classes),
        labels=_labels(view, table, state_only),
        legend=Legend(
            title=say(f"measure.{view.measure}", view.language),
            entries=tuple(
                replace(entry, count=int(n)) for entry, n in zip(entries, totals, strict=True)
            ),
            note="; ".join((*classed.notes, say(f"legend.areas.{view.level}", view.language))),
            grid=classed.grid,
        ),
    )


def _labels(view: View, table: pd.DataFrame, state_only: pd.Series) -> tuple[str, ...]:
    """Return one plain line an area, the same sentence for the screen, the print and the file."""
    language, lines = view.language, []
    for area in table.to_dict("records"):
        if not area["asked"]:
            text = say("label.outside", language)
        elif area["labs"]:
            text = figures(view, area)
        elif view.level == "municipality" and area["state_code"] in state_only.index:
            labs = counted(int(state_only[area["state_code"]]), "labs", language)
            text = say("label.no_labs_placed", language, labs=labs)
        else:
            text = say("label.no_labs", language)
        lines.append(f"{area['name']}: {text}")
    return tuple(lines)


def figures(view: View, area: Mapping[Hashable, Any]) -> str:
    """Return the figures of one area, or of all, as one plain phrase.

    A status that the view filters out is not mentioned: its number is not
    zero but not asked for.

    Parameters
    ----------
    view : View
        What the reader asked for.
    area : mapping
        One row of :func:`areas` or of :func:`geo.summary.summarise`.

    Returns
    -------
    str
        For example ``386 labs, 40 active, 346 inactive; active share 10.4 %
        (95 % interval 7.7–13.8 %); 68 per 1,000 km²``.
    """
    language = view.language
    counts = [counted(area["labs"], "labs", language)]
    for status in STATUSES:
        asked = not view.statuses or status in view.statuses
        if asked and (status != "unspecified" or area[status]):
            counts.append(counted(area[status], status, language))
    parts = [", ".join(counts)]
    if view.filters().share_is_defined and not pd.isna(area["active_share"]):
        parts.append(say("label.share", language, **share_words(area)))
        if area["active"] + area["inactive"] < SMALL_NUMBER:
            parts.append(say("label.small", language, number=SMALL_NUMBER))
        if view.measure == "smoothed_share" and "smoothed_share" in area:
            smoothed = percent(area["smoothed_share"])
            parts.append(say("label.smoothed", language, share=smoothed))
    for column, key in (
        ("labs_per_1000_km2", "label.per_1000_km2"),
        ("labs_per_100k", "label.per_100k"),
    ):
        if column in area:
            parts.append(say(key, language, rate=rate(area[column])))
    return "; ".join(parts)


def share_words(area: Mapping[Hashable, Any]) -> dict[str, str]:
    """Return an active share and the bounds of its interval in words.

    Parameters
    ----------
    area : mapping
        A row with ``active_share``, ``active_share_low`` and ``active_share_high``.

    Returns
    -------
    dict of str to str
        ``share, low, high``; the lower bound without its percent sign.
    """
    return {
        "share": percent(area["active_share"]),
        "low": percent(area["active_share_low"]).removesuffix(" %"),
        "high": percent(area["active_share_high"]),
    }
