"""From a View and a release to the Sheet that every product draws."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from geo.join_entries import HOLDERS
from geo.records import STATUSES
from geo.select import Selection, select
from geo.summary import GROUPS, summarise
from layers import catchments, checkpoints, details, entries, labs, military, naval, shares
from layers.credits import sources
from layers.narrative import alternative_text, notes, subtitle, title
from layers.period import last_day
from layers.shares import share_words, state_only
from layers.sheet import Layer, LineLayer, PointLayer, Sheet
from layers.view import View
from layers.words import number, say

if TYPE_CHECKING:
    from geo.process import Processed


_WORDED: Final = (*GROUPS, "naval_structure", "naval_region_status")
_VOCABULARIES: Final = ("drug", "kind", "naval_region_status")
"""Columns of a table whose words have a text in each language."""


def compose(view: View, processed: Processed) -> Sheet:
    """Return what is drawn for a view of a release.

    Parameters
    ----------
    view : View
        What the reader asked for.
    processed : geo.process.Processed
        The release with its places found and joined.

    Returns
    -------
    Sheet
        Layers, legends, figures and words.
    """
    selection = select(processed.records, view.filters())
    total = summarise(selection.records).to_dict("records")[0]
    by_area = summarise(selection.records, view.level)
    areas = shares.areas(view, by_area)
    on = last_day(view, processed.release)
    layers = tuple(_layers(view, selection, areas, on))
    return Sheet(
        title=title(view),
        subtitle=subtitle(view, processed.release),
        language=view.language,
        layers=layers,
        notes=notes(view, processed.release, selection),
        sources=sources(processed.release, layers, view.language),
        illustrative=say("illustrative", view.language) if processed.release.illustrative else "",
        alternative_text=alternative_text(view, total, areas, layers),
        headline=_headline(view, total),
        table=_table(view, selection),
        details=details.tables(view, on),
    )


def _layers(
    view: View, selection: Selection, areas: pd.DataFrame, on: date | None
) -> Iterable[Layer]:
    """Yield the layers that are switched on, lowest first: areas, lines, points."""
    if "shares" in view.layers:
        yield shares.build(view, areas, state_only(selection.records))
    lines: list[LineLayer] = [
        catchments.build(view, name)
        for name in ("crossing_catchments", "port_catchments")
        if name in view.layers
    ]
    points: list[PointLayer] = [
        entries.build(view, name, on)
        for name in ("ports", "airports", "crossings")
        if name in view.layers
    ]
    if "military_zones" in view.layers:
        outlines, headquarters = military.zones(view, on)
        lines.append(outlines)
        points.append(headquarters)
    if "military_regions" in view.layers:
        lines.append(military.regions(view, on))
    if "naval_regions" in view.layers:
        lines.append(naval.build(view, on))
    if "checkpoints" in view.layers:
        municipalities, posts = checkpoints.build(view)
        lines.append(municipalities)
        points.append(posts)
    yield from lines
    yield from points
    if "labs" in view.layers:
        yield labs.build(view, selection.records)


def _headline(view: View, total: Mapping[Hashable, Any]) -> dict[str, str]:
    if not view.shows_labs:
        return {}
    language = view.language
    shown = [status for status in STATUSES if not view.statuses or status in view.statuses]
    headline = {
        say(f"head.{column}", language): number(total[column]) for column in ("labs", *shown)
    }
    share = say("not_known_share", language)
    if view.filters().share_is_defined and not pd.isna(total["active_share"]):
        share = say("head.share_value", language, **share_words(total))
    return headline | {say("head.active_share", language): share}


def _table(view: View, selection: Selection) -> pd.DataFrame:
    """Return the summary that the view asks for, with the labs that it could not place."""
    by = view.level if view.table == "area" else view.table
    table = summarise(selection.records, by).drop(columns="rows")
    if view.table == "area":
        code = "state_code" if view.level == "state" else "mun_code"
        table = table.sort_values(
            ["labs", "active", code], ascending=[False, False, True], ignore_index=True
        )
    left_out = [status for status in STATUSES if view.statuses and status not in view.statuses]
    table = table.drop(columns=left_out)
    if not view.filters().share_is_defined:
        table = table.drop(columns=["active_share", "active_share_low", "active_share_high"])
    for name in map(str, table):
        if name in _WORDED or name.endswith("_name"):
            key = "holder" if name in HOLDERS else name if name in _VOCABULARIES else ""
            table[name] = [_cell(word, key, view.language) for word in table[name]]
    return table.rename(columns={key: say(f"table.{key}", view.language) for key in table})


def _cell(word: Any, key: str, language: str) -> str:
    """Return a word of a table in the reader's language, if it is of a closed vocabulary."""
    if pd.isna(word):
        return say("not_known", language)
    return say(f"{key}.{word}", language) if key else str(word)
