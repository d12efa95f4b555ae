"""Headings and words of a table of counts in the reader's language."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from geo.join_entries import HOLDERS
from geo.summary import GROUPS
from layers.words import say

_WORDED: Final = (*GROUPS, "naval_structure", "naval_region_status")
_VOCABULARIES: Final = ("drug", "kind", "naval_structure", "naval_region_status")
"""Columns of a table whose words have a text in each language."""


def worded(table: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return a table of counts with its headings and its words in a language.

    Parameters
    ----------
    table : pandas.DataFrame
        What :func:`geo.summary.summarise` returns, or some of its columns.
    language : {"en", "es"}
        Language.

    Returns
    -------
    pandas.DataFrame
        The same table; numbers stay numbers.
    """
    words = {
        name: [_cell(word, _vocabulary(name), language) for word in table[name]]
        for name in map(str, table)
        if name in _WORDED or name.endswith("_name")
    }
    return table.assign(**words).rename(
        columns={name: say(f"table.{name}", language) for name in table}
    )


def _vocabulary(name: str) -> str:
    return "holder" if name in HOLDERS else name if name in _VOCABULARIES else ""


def _cell(word: Any, key: str, language: str) -> str:
    """Return a word of a table in the reader's language, if it is of a closed vocabulary."""
    if pd.isna(word):
        return say("not_known", language)
    return say(f"{key}.{word}", language) if key else str(word)
