"""Records of a comparison that a person must look at: the ambiguous ones."""

from __future__ import annotations

from typing import Any

import pandas as pd

from geo import reference
from geo.compare import Comparison
from layers.comparing.figures import SIDES
from layers.comparing.words import tell
from layers.words import known_date, say


def ambiguous_table(comparison: Comparison, language: str) -> pd.DataFrame:
    """Return the records of which it cannot be told who is whose partner.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    language : {"en", "es"}
        Language.

    Returns
    -------
    pandas.DataFrame
        One row a record, by group: group, release, sheet, row, labs, date,
        place and status, its headings and words in the language.
    """
    rows = comparison.table[comparison.table["outcome"] == "ambiguous"]
    names = _names()
    listed = [
        _record(row, side, names, comparison, language)
        for row in rows.to_dict("records")
        for side in SIDES
        if not pd.isna(row[f"row_{side}"])
    ]
    keys = ("group", "release", "sheet", "row", "labs", "date", "place", "status")
    heads = [
        say("table.labs", language) if key == "labs" else tell(f"table.{key}", language)
        for key in keys
    ]
    table = pd.DataFrame(listed, columns=heads)
    return table.sort_values(heads[0], kind="stable", ignore_index=True)


def _record(
    row: dict[Any, Any],
    side: str,
    names: tuple[dict[str, str], dict[str, str]],
    comparison: Comparison,
    language: str,
) -> tuple[object, ...]:
    states, municipalities = names
    state = states.get(row[f"state_code_{side}"], say("not_known", language))
    place = municipalities.get(row[f"mun_code_{side}"])
    moment, precision = row[f"date_{side}"], row[f"date_precision_{side}"]
    told = say("date_not_known", language) if pd.isna(moment) else known_date(
        moment.date(), precision, language
    )  # fmt: skip
    return (
        int(row["group"]),
        comparison.older if side == "older" else comparison.newer,
        row[f"sheet_{side}"],
        int(row[f"row_{side}"]),
        int(row["labs"]),
        told,
        f"{place}, {state}" if place else state,
        say(f"status.{row[f'status_{side}']}", language),
    )


def _names() -> tuple[dict[str, str], dict[str, str]]:
    states, municipalities = reference.load("states"), reference.load("municipalities")
    return (
        dict(zip(states["state_code"], states["short_name"], strict=True)),
        dict(zip(municipalities["mun_code"], municipalities["name"], strict=True)),
    )
