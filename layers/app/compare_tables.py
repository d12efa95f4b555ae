"""What a comparison lists row by row, as tables in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from geo import reference
from geo.compare import CHANGES, Comparison, CountComparison
from layers.app.words import tell
from layers.comparing.words import tell as compare_tell
from layers.words import say

_FORMATS: Final = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
_SIDES: Final = ("older", "newer")


def matched_table(
    comparison: Comparison, outcome: str, words: Mapping[str, str], language: str
) -> pd.DataFrame:
    """Return the pairs of records and the records alone, what each release says side by side.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    outcome : str
        One of :data:`geo.compare.OUTCOMES`; nothing for all.
    words : mapping of str to str
        What each outcome is called.
    language : {"en", "es"}
        Language of headings and words.

    Returns
    -------
    pandas.DataFrame
        One row a pair or a record alone; empty, or missing for a row, where a
        release has none.
    """
    rows = comparison.table
    if outcome:
        rows = rows[rows["outcome"] == outcome]
    columns = {
        tell("match.outcome", language): rows["outcome"].astype("object").map(words),
        say("table.labs", language): rows["labs"],
        tell("match.differed", language): _fields(rows["differed"], language),
    }
    for side in _SIDES:
        told = {
            "row": rows[f"row_{side}"].astype("Int64"),
            "date": _dates(rows[f"date_{side}"], rows[f"date_precision_{side}"]),
            "place": _places(rows[f"state_code_{side}"], rows[f"mun_code_{side}"]),
            "status": _words(rows[f"status_{side}"], "status", language),
            "drug": _words(rows[f"drug_{side}"], "drug", language),
            "kind": _words(rows[f"kind_{side}"], "kind", language),
        }
        if len(set(rows[f"sheet_{side}"].fillna("")) - {""}) > 1:
            told = {"sheet": rows[f"sheet_{side}"].fillna(""), **told}
        which = tell(f"match.{side}", language)
        columns |= {f"{tell(f'match.{key}', language)}, {which}": v for key, v in told.items()}
    return pd.DataFrame(columns).reset_index(drop=True)


def duplicates_table(comparison: Comparison, language: str) -> pd.DataFrame:
    """Return the rows that say the same as an earlier one of their release.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    language : {"en", "es"}
        Language of the headings.

    Returns
    -------
    pandas.DataFrame
        One row each.
    """
    found = comparison.duplicates
    if len(set(found["sheet"])) < 2 or (found["sheet"] == found["sheet_first"]).all():
        found = found.drop(columns="sheet_first")
    return found.rename(
        columns={name: tell(f"match.{name}", language) for name in found if name != "labs"}
        | {"labs": say("table.labs", language)}
    )


def counts_table(comparison: CountComparison, language: str) -> pd.DataFrame:
    """Return what became of each count.

    Parameters
    ----------
    comparison : CountComparison
        One release of counts against another.
    language : {"en", "es"}
        Language of headings and words.

    Returns
    -------
    pandas.DataFrame
        One row a place, period and status, the greatest difference first.
    """
    table = comparison.table
    size = table["difference"].abs()
    table = table.loc[size.sort_values(ascending=False, kind="stable").index]
    columns = {tell("match.place", language): _places(table["state_code"], table["mun_code"])}
    if comparison.period != "none":
        precision = pd.Series(comparison.period, index=table.index)
        columns[tell("match.period", language)] = _dates(table["period"], precision)
    if "status" not in (*comparison.not_compared, *comparison.not_told):
        columns[tell("match.status", language)] = _words(table["status"], "status", language)
    columns |= {
        tell("counts.older", language): table["labs_older"],
        tell("counts.newer", language): table["labs_newer"],
        tell("counts.difference", language): table["difference"],
        tell("match.outcome", language): table["outcome"]
        .astype("object")
        .map({one: compare_tell(f"change.{one}", language) for one in CHANGES}),
    }
    return pd.DataFrame(columns).reset_index(drop=True)


def _fields(column: pd.Series, language: str) -> pd.Series:
    def said(text: str) -> str:
        return ", ".join(_field(name, language) for name in text.split(", ") if name)

    return _mapped(column.astype("str"), said)


def _field(name: str, language: str) -> str:
    key = f"field.{name}"
    return compare_tell(key, language)


def _words(column: pd.Series, vocabulary: str, language: str) -> pd.Series:
    return _mapped(column, lambda word: say(f"{vocabulary}.{word}", language))


def _mapped(column: pd.Series, said: Callable[[str], str]) -> pd.Series:
    known = {word: said(word) for word in column.dropna().unique() if word}
    return pd.Series([known.get(one, "") for one in column], index=column.index, dtype="str")


def _dates(days: pd.Series, precisions: pd.Series) -> pd.Series:
    told = pd.Series("", index=days.index)
    for precision, form in _FORMATS.items():
        known = (precisions == precision) & days.notna()
        told[known] = days[known].dt.strftime(form)
    return told


def _places(states: pd.Series, municipalities: pd.Series) -> pd.Series:
    short = reference.load("states").set_index("state_code")["short_name"]
    names = reference.load("municipalities").set_index("mun_code")["name"]
    state = states.map(short).fillna("").astype("str")
    town = municipalities.map(names).fillna("").astype("str")
    return state.where(town == "", town + ", " + state)
