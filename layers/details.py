"""What the layers of entries and regions show, row by row, with source and confidence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import pandas as pd

from geo import reference
from geo.authority import UNKNOWN
from layers import entries
from layers.military import shares_state
from layers.overlays import grades, in_force, state_names
from layers.view import View
from layers.words import say


def tables(view: View, on: date | None) -> dict[str, pd.DataFrame]:
    """Return one table for each layer of entries and regions that is switched on.

    Parameters
    ----------
    view : View
        What the reader asked for.
    on : datetime.date, optional
        The day on which regimes and regions are those in force.

    Returns
    -------
    dict of str to pandas.DataFrame
        Title to table; headings in the language of the view, texts of the
        facts tables as they stand there.
    """
    language = view.language
    return {
        say(f"layer.{layer}", language): _worded(make(view, layer, on), language)
        for layer, make in _TABLES.items()
        if layer in view.layers
    }


def _entries(view: View, layer: str, on: date | None) -> pd.DataFrame:
    drawn = entries.drawn(view, layer)
    regimes = entries.held(view, layer, drawn, on) if on else []
    codes = drawn[["unlocode", "iata", "icao", "cbp_port_code"]]
    kind = entries.KINDS[layer]
    return pd.DataFrame(
        {
            "name": drawn["name"],
            "local_names": drawn["local_names"],
            "code": codes.apply(lambda row: " ".join(code for code in row if code), axis=1),
            "kind": [say(f"use.{kind}.{use}", view.language) for use in drawn["use"]],
            "municipality": _municipalities(drawn["mun_code"]),
            "holder": [say(f"holder.{regime.holder}", view.language) for regime in regimes]
            or say(f"holder.{UNKNOWN}", view.language),
            "uncertainty_km": drawn["uncertainty_km"],
            "confidence": drawn["confidence"],
            "source": drawn["source"],
            "holder_confidence": [regime.confidence for regime in regimes] or "",
            "holder_source": [regime.source for regime in regimes] or "",
        }
    )


def _checkpoints(view: View, *_: object) -> pd.DataFrame:
    posts = reference.load("checkpoints")
    return pd.DataFrame(
        {
            "name": posts["name"],
            "kind": [say(f"post.{word}", view.language) for word in posts["type"]],
            "kind_given": posts["type"],
            "municipality": _municipalities(posts["mun_code"]),
            "place": posts["location_text"],
            "uncertainty_km": posts["uncertainty_km"],
            "confidence": posts["confidence"],
            "source": posts["source"],
        }
    )


def _naval(view: View, _: str, on: date | None) -> pd.DataFrame:
    coast = in_force("naval_states", on)
    known = [say(f"naval_region_status.{word}", view.language) for word in coast["status"]]
    return pd.DataFrame(
        {
            "state": coast["state_code"].map(state_names),
            "region": coast["regions"].str.replace(";", ", "),
            "known": known,
            "valid": coast["valid_note"],
            "confidence": coast["confidence"],
            "source": coast["source"],
        }
    )


def _military(view: View, layer: str, on: date | None) -> pd.DataFrame:
    found = in_force(layer, on)
    table = pd.DataFrame(
        {
            "number": found["number"] if layer == "military_zones" else found["region"],
            "headquarters": found["hq"],
            "state": found["state_codes"].map(state_names),
        }
    )
    if layer == "military_zones":
        table["region"] = found["region"]
        table["limits"] = [
            say("military.shared" if shared else "military.whole", view.language)
            for shared in shares_state(found)
        ]
    return table.assign(
        valid=found["valid_note"], confidence=found["confidence"], source=found["source"]
    )


_TABLES: Final[dict[str, Callable[[View, str, date | None], pd.DataFrame]]] = {
    "ports": _entries,
    "airports": _entries,
    "crossings": _entries,
    "checkpoints": _checkpoints,
    "naval_regions": _naval,
    "military_regions": _military,
    "military_zones": _military,
}


def _municipalities(codes: pd.Series) -> pd.Series:
    names = reference.load("municipalities_drawing").set_index("code")["name"]
    states = reference.load("states").set_index("state_code")["short_name"]
    return codes.map(names) + ", " + codes.str[:2].map(states)


def _worded(table: pd.DataFrame, language: str) -> pd.DataFrame:
    for name in ("confidence", "holder_confidence"):
        if name in table:
            table[name] = [grades(words, language) for words in table[name]]
    return table.rename(columns={name: say(f"detail.{name}", language) for name in table})
