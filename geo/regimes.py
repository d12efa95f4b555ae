"""The layer ``regimes`` as periods: who held each function at each entry, and from when to when.

A row of it is for one entry, a group of them or all of a kind; where an entry has rows of
its own for a function, those of its group and kind don't count, and its group's go before
its kind's.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from geo import reference

NO_END: Final = pd.Timestamp("9999-12-31").as_unit("us")
"""Last day of a period of which no end is known."""


def rows_of(entry: str, function: str) -> list[Any]:
    """Return the rows that are for a function at an entry, to look up one at a time.

    Parameters
    ----------
    entry : str
        Id of the layer ``entries``.
    function : str
        A word of :data:`geo.authority.FUNCTIONS`.

    Returns
    -------
    list of namedtuple
        The rows of :func:`periods`, the earliest first; none where none is known.
    """
    return _rows().get((entry, function), [])


@lru_cache(maxsize=1)
def periods() -> pd.DataFrame:
    """Return the rows of ``regimes`` for each entry and function, an open end as a far day.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer, and ``id``, the entry; sorted by entry, function and start.
    """
    points = reference.load("entries")[["id", "kind", "authority_group"]]
    regimes = reference.load("regimes")
    regimes = regimes.assign(valid_to=regimes["valid_to"].fillna(NO_END))
    found = [
        points[["id", "kind"]]
        .assign(applies_to=group, level=level)
        .merge(regimes, on=["kind", "applies_to"])
        for level, group in enumerate((points["id"], points["authority_group"], ""))
    ]
    rows: pd.DataFrame = pd.concat(found, ignore_index=True)
    nearest = rows.groupby(["id", "function"])["level"].transform("min")
    return rows[rows["level"] == nearest].sort_values(
        ["id", "function", "valid_from"], ignore_index=True
    )


@lru_cache(maxsize=1)
def runs() -> pd.DataFrame:
    """Return the periods with those of one holder that follow each other joined into one.

    Returns
    -------
    pandas.DataFrame
        ``id``, ``function``, ``holder``, ``valid_from`` and ``valid_to``, sorted by start.
    """
    rows = periods()
    before = rows.shift()
    follows = before["valid_to"] + pd.Timedelta(days=1) == rows["valid_from"]
    same = (before[["id", "function", "holder"]] == rows[["id", "function", "holder"]]).all(axis=1)
    run = (~(follows & same)).cumsum()
    joined = rows.groupby(run).agg(
        {
            "id": "first",
            "function": "first",
            "holder": "first",
            "valid_from": "min",
            "valid_to": "max",
        }
    )
    return joined.sort_values("valid_from", ignore_index=True)


@lru_cache(maxsize=1)
def _rows() -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for row in periods().itertuples(index=False):
        found.setdefault((str(row.id), str(row.function)), []).append(row)
    return found
