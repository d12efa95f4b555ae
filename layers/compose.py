"""From a View and a release to the Sheet that every product draws."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.records import STATUSES
from geo.select import Selection, select
from geo.summary import summarise
from layers import catchments, checkpoints, details, entries, labs, military, naval
from layers.credits import sources
from layers.grids import Drawn
from layers.land import land
from layers.narrative import alternative_text, notes, subtitle, title
from layers.period import last_day
from layers.shares import share_words
from layers.sheet import Layer, LineLayer, Sheet
from layers.table_words import worded
from layers.view import View
from layers.words import number, say

if TYPE_CHECKING:
    from geo.process import Processed


def compose(view: View, processed: Processed, surface: Drawn | None = None) -> Sheet:
    """Return what is drawn for a view of a release.

    Parameters
    ----------
    view : View
        What the reader asked for.
    processed : geo.process.Processed
        The release with its places found and joined.
    surface : Drawn, optional
        What :func:`layers.land.land` returns for the view, where it has been
        made before; made anew without it.

    Returns
    -------
    Sheet
        Layers, legends, figures and words.
    """
    selection = select(processed.records, view.filters())
    total = summarise(selection.records).to_dict("records")[0]
    on = last_day(view, processed.release)
    surface = surface or land(view, processed)
    layers = (*_layers(view, surface, on), *_points(view, selection, on))
    return Sheet(
        title=title(view),
        subtitle=subtitle(view, processed.release),
        language=view.language,
        layers=layers,
        notes=notes(view, processed.release, selection, surface),
        sources=sources(processed.release, layers, view.language),
        illustrative=say("illustrative", view.language) if processed.release.illustrative else "",
        alternative_text=alternative_text(view, total, layers, surface),
        headline=_headline(view, total),
        table=_table(view, selection),
        details=(surface.details if surface else {}) | details.tables(view, on),
    )


def _layers(view: View, surface: Drawn | None, on: date | None) -> Iterable[Layer]:
    """Yield what colours the land, then lines, lowest first."""
    drawn = surface.layers if surface else ()
    yield from (layer for layer in drawn if not isinstance(layer, LineLayer))
    for name in ("crossing_catchments", "port_catchments"):
        if name in view.layers:
            yield catchments.build(view, name)
    if "military_zones" in view.layers:
        yield military.zones(view, on)[0]
    if "military_regions" in view.layers:
        yield military.regions(view, on)
    if "naval_regions" in view.layers:
        yield naval.build(view, on)
    if "checkpoints" in view.layers:
        yield checkpoints.build(view)[0]
    yield from (layer for layer in drawn if isinstance(layer, LineLayer))


def _points(view: View, selection: Selection, on: date | None) -> Iterable[Layer]:
    """Yield the layers of points that are switched on, lowest first."""
    for name in ("ports", "airports", "crossings"):
        if name in view.layers:
            yield entries.build(view, name, on)
    if "military_zones" in view.layers:
        yield military.zones(view, on)[1]
    if "checkpoints" in view.layers:
        yield checkpoints.build(view)[1]
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
    return worded(table, view.language)
