"""From a View and a release to the Sheet that every product draws."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.records import STATUSES
from geo.select import Selection, select
from geo.summary import summarise
from layers import entries, labs, shares
from layers.narrative import alternative_text, notes, sources, subtitle, title
from layers.shares import share_words, state_only
from layers.sheet import AreaLayer, PointLayer, Sheet
from layers.view import View
from layers.words import number, say

if TYPE_CHECKING:
    from geo.process import Processed


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
    layers = tuple(_layers(view, selection, areas))
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
        table=_table(view, by_area),
    )


def _layers(
    view: View, selection: Selection, areas: pd.DataFrame
) -> Iterable[AreaLayer | PointLayer]:
    """Yield the layers that are switched on, lowest first."""
    if "shares" in view.layers:
        yield shares.build(view, areas, state_only(selection.records))
    if "ports" in view.layers:
        yield entries.build_ports(view)
    if "crossings" in view.layers:
        yield entries.build_crossings(view)
    if "labs" in view.layers:
        yield labs.build(view, selection.records)


def _headline(view: View, total: Mapping[Hashable, Any]) -> dict[str, str]:
    language = view.language
    shown = [status for status in STATUSES if not view.statuses or status in view.statuses]
    headline = {
        say(f"head.{column}", language): number(total[column]) for column in ("labs", *shown)
    }
    share = say("not_known_share", language)
    if view.filters().share_is_defined and not pd.isna(total["active_share"]):
        share = say("head.share_value", language, **share_words(total))
    return headline | {say("head.active_share", language): share}


def _table(view: View, by_area: pd.DataFrame) -> pd.DataFrame:
    """Return the summary by area, most labs first, with the labs that were not placed."""
    code = "state_code" if view.level == "state" else "mun_code"
    table = by_area.sort_values(
        ["labs", "active", code], ascending=[False, False, True], ignore_index=True
    ).drop(columns="rows")
    left_out = [status for status in STATUSES if view.statuses and status not in view.statuses]
    table = table.drop(columns=left_out)
    if not view.filters().share_is_defined:
        table = table.drop(columns=["active_share", "active_share_low", "active_share_high"])
    names = [name for name in ("state", "municipality") if name in table]
    table[names] = table[names].fillna(say("not_known", view.language))
    return table.rename(columns={key: say(f"table.{key}", view.language) for key in table})
