"""From a View and a release to the Sheet that every product draws."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from geo.join_entries import HOLDERS
from geo.records import STATUSES
from geo.select import Selection, select
from geo.summary import GROUPS, summarise
from layers import (
    catchments,
    checkpoints,
    density,
    details,
    entries,
    hexagons,
    hot_spots,
    labs,
    military,
    naval,
    risk,
    shares,
)
from layers.credits import sources
from layers.grids import Drawn, lying_over
from layers.narrative import alternative_text, notes, subtitle, title
from layers.period import last_day
from layers.shares import share_words, state_only
from layers.sheet import Layer, LineLayer, Sheet
from layers.view import View
from layers.words import number, say

if TYPE_CHECKING:
    from geo.process import Processed


_WORDED: Final = (*GROUPS, "naval_structure", "naval_region_status")
_VOCABULARIES: Final = ("drug", "kind", "naval_region_status")
"""Columns of a table whose words have a text in each language."""
_FILLS: Final[dict[str, Callable[[View, pd.DataFrame], Drawn]]] = {
    "density": density.build,
    "relative_risk": risk.build,
    "hexagons": hexagons.build,
    "hot_spots": hot_spots.build,
}
"""What fills the land beside the areas, lowest first."""


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
    fills = _fills(view, selection, areas)
    layers = (*_layers(view, fills, on), *_points(view, selection, on))
    return Sheet(
        title=title(view),
        subtitle=subtitle(view, processed.release),
        language=view.language,
        layers=layers,
        notes=notes(view, processed.release, selection, fills),
        sources=sources(processed.release, layers, view.language),
        illustrative=say("illustrative", view.language) if processed.release.illustrative else "",
        alternative_text=alternative_text(view, total, areas, layers, fills),
        headline=_headline(view, total),
        table=_table(view, selection),
        details={title: rows for fill in fills for title, rows in fill.details.items()}
        | details.tables(view, on),
    )


def _fills(view: View, selection: Selection, areas: pd.DataFrame) -> list[Drawn]:
    """Return what fills the land, lowest first; what lies over another leaves it to be seen."""
    found = []
    if "shares" in view.layers:
        layer = shares.build(view, areas, state_only(selection.records))
        found.append(Drawn((layer,), (), "", {}))
    for name, build in _FILLS.items():
        if name in view.layers:
            drawn = build(view, selection.records)
            found.append(lying_over(found[-1], drawn, view) if found else drawn)
    return found


def _layers(view: View, fills: list[Drawn], on: date | None) -> Iterable[Layer]:
    """Yield areas and surfaces that are switched on, then lines, lowest first."""
    drawn = [layer for fill in fills for layer in fill.layers]
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
