"""The table of a Sheet on the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from layers.app.text import paragraph, plain
from layers.app.words import tell
from layers.files import safe_table
from layers.sheet import Sheet
from layers.words import say

_SHARES = ("active_share", "active_share_low", "active_share_high")
_RATES = ("labs_per_1000_km2", "labs_per_100k")


def show_table(sheet: Sheet) -> None:
    """Show the numbers of a Sheet as a table.

    Parameters
    ----------
    sheet : Sheet
        What is shown.
    """
    shares = {say(f"table.{name}", sheet.language) for name in _SHARES}
    rates = {say(f"table.{name}", sheet.language) for name in _RATES}
    formats = {
        name: st.column_config.NumberColumn(format="%.1f %%" if name in shares else "%.3g")
        for name in sheet.table.columns
        if name in shares | rates
    }
    # The table's own toolbar saves it as CSV too.
    shown = safe_table(_shown(sheet.table, shares))
    st.dataframe(shown, column_config=formats, hide_index=True, height=360)


def show_details(sheet: Sheet) -> None:
    """Show what the layers of entries and regions hold, with source and confidence.

    Parameters
    ----------
    sheet : Sheet
        What is shown.
    """
    paragraph(tell("details.help" if sheet.details else "details.none", sheet.language))
    for title, table in sheet.details.items():
        st.markdown(f"**{plain(title)}**")
        st.dataframe(safe_table(table), hide_index=True)


def _shown(table: pd.DataFrame, shares: set[str]) -> pd.DataFrame:
    texts = table.select_dtypes(exclude="number").columns
    percents = [name for name in table.columns if name in shares]
    return table.assign(
        **{name: table[name].fillna("") for name in texts},
        **{name: table[name] * 100 for name in percents},
    )
