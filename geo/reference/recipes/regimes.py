"""Who held which function at a point of entry, from when to when."""

from typing import Final

import pandas as pd

from geo.reference.recipes import BuildError
from geo.reference.recipes.hand_kept import validity

KEY: Final = ["kind", "function", "applies_to"]
"""What a regime is one of: its dates must not overlap those of another with the same."""


def regimes(facts: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    """Return the regimes with their dates as dates.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text, days in ISO form.
    entries : pandas.DataFrame
        The layer ``entries``, whose kinds, groups and ids the regimes name.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``regimes``, sorted by kind, function, group and first day.

    Raises
    ------
    BuildError
        If a date is none, or a row has no first day, holder, source or confidence, is for
        nothing that ``entries`` has, ends before it starts or overlaps another.
    """
    table = facts.assign(**validity(facts)).sort_values([*KEY, "valid_from"], ignore_index=True)
    required = ["holder", "holder_name", "source", "confidence"]
    incomplete = table["valid_from"].isna() | (table[required] == "").any(axis="columns")
    _refuse(table[incomplete], "lack a first day, a holder, a source or a confidence")
    groups = set(entries["kind"] + "|") | set(entries["kind"] + "|" + entries["authority_group"])
    groups |= set(entries["kind"] + "|" + entries["id"])
    _refuse(table[~(table["kind"] + "|" + table["applies_to"]).isin(groups)], "are for no entry")
    previous = table.groupby(KEY)[["valid_from", "valid_to"]].shift()
    overlaps = previous["valid_from"].notna() & ~(previous["valid_to"] < table["valid_from"])
    _refuse(table[overlaps], "overlap the one before")
    return table


def _refuse(rows: pd.DataFrame, how: str) -> None:
    """Refuse the rows that a check has found, if there are any."""
    if len(rows):
        found = [" / ".join(row) for row in rows[[*KEY, "holder"]].itertuples(index=False)]
        raise BuildError(f"Regimes {how}: {'; '.join(found)}.")
