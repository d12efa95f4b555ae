"""What colours the land: areas, a density, a relative risk, hexagons or hot spots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Final

import pandas as pd

from geo.select import Filters, select
from geo.summary import SMALL_NUMBER, summarise
from layers import density, hexagons, hot_spots, risk, shares
from layers.classes import SHARES
from layers.grids import Drawn
from layers.view import View
from layers.words import counted, number, percent, rate, say

if TYPE_CHECKING:
    from geo.process import Processed

MEMBERS: Final = {
    "shares": ("level", "measure", "scheme", "breaks"),
    "density": ("density_of", "bandwidth", "cell_km"),
    "relative_risk": ("risk_bandwidth", "risk_test", "cell_km"),
    "hexagons": ("hex_resolution",),
    "hot_spots": ("hot_spots_of", "hot_spots_by", "hot_spots_method"),
}
"""Members of a View that each surface rests on, besides release, filters and language.

Two hang on what else is chosen, so that :func:`surface_view` adds them: hot spots by hexagon rest
on ``hex_resolution`` too, and hexagons on whether ``measure`` is a share, not on which.
"""

_TOP: Final = 5


def land_view(view: View) -> View | None:
    """Return as much of a view as its surface depends on.

    Views that differ in ports, regions or tables alone have one surface: it
    need not be made twice.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    View or None
        As :func:`surface_view` returns it; None where it has no surface.
    """
    return surface_view(view, view.surface) if view.surface else None


def surface_view(view: View, surface: str) -> View:
    """Return as much of a view as a surface depends on, whether it is shown or not.

    Parameters
    ----------
    view : View
        What the reader asked for.
    surface : str
        One of :data:`layers.choices.SURFACES`.

    Returns
    -------
    View
        The surface as its only layer, everything that it does not depend on
        being the default.
    """
    names = [field.name for field in fields(Filters)]
    names += ["release", "language", *MEMBERS[surface]]
    members = {name: getattr(view, name) for name in names}
    if surface == "hexagons" and view.measure in SHARES:
        # They tell either the share or the number, whatever the areas would tell.
        members["measure"] = "active_share"
    if surface == "hot_spots" and view.hot_spots_by == "hexagon":
        members["hex_resolution"] = view.hex_resolution
    return View(layers=(surface,), **members)


def land(view: View, processed: Processed) -> Drawn | None:
    """Return what colours the land, which takes most of the time of a map.

    Parameters
    ----------
    view : View
        What the reader asked for.
    processed : geo.process.Processed
        The release with its places found and joined.

    Returns
    -------
    Drawn or None
        The same for all views of one :func:`land_view`; None where the view
        has no surface.
    """
    asked = land_view(view)
    if asked is None:
        return None
    return _BUILDERS[asked.surface](asked, select(processed.records, asked.filters()).records)


def _areas(view: View, records: pd.DataFrame) -> Drawn:
    language = view.language
    table = shares.areas(view, summarise(records, view.level))
    in_states = shares.state_only(records)
    nowhere = int(records["labs"][records["state_code"].isna()].sum())
    not_placed = int(in_states.sum()) if view.level == "municipality" else 0
    notes = tuple(
        say(key, language, labs=counted(labs, "labs", language))
        for key, labs in (("note.state_only", not_placed), ("note.nowhere", nowhere))
        if labs
    )
    layer = shares.build(view, table, in_states)
    if view.measure == "smoothed_share" and view.filters().share_is_defined:
        known = table["active"] + table["inactive"]
        told = {"n": number(int((known > 0).sum())), "number": SMALL_NUMBER}
        few = number(int(((known > 0) & (known < SMALL_NUMBER)).sum()))
        notes = (*notes, say("note.smoothed.few", language, few=few, **told))
    return Drawn((layer,), notes, _highest(view, table), {})


def _highest(view: View, areas: pd.DataFrame) -> str:
    """Return the areas that are highest, and how many have no lab, in words."""
    language = view.language
    asked = areas[areas["asked"]]
    measure = shares.column(view.measure)
    known = asked[asked["labs"] > 0]
    if measure == "active_share":
        known = known[known["active"] + known["inactive"] >= SMALL_NUMBER]
    known = known.dropna(subset=[measure]).sort_values([measure, "code"], ascending=[False, True])
    shown: dict[str, Callable[[float], str]] = {"labs": number} | dict.fromkeys(SHARES, percent)
    show = shown.get(measure, rate)
    top = [
        f"{name} ({show(value)})"
        for name, value in zip(known["name"][:_TOP], known[measure][:_TOP], strict=True)
    ]
    words = []
    if top:
        name = say(f"measure.{measure}", language)
        words.append(say("alt.top", language, measure=name, places="; ".join(top)))
    n, total = number(int((asked["labs"] == 0).sum())), number(len(asked))
    words.append(say(f"alt.none.{view.level}", language, n=n, total=total))
    return " ".join(words)


_BUILDERS: Final[dict[str, Callable[[View, pd.DataFrame], Drawn]]] = {
    "shares": _areas,
    "density": density.build,
    "relative_risk": risk.build,
    "hexagons": hexagons.build,
    "hot_spots": hot_spots.build,
}
