"""Who held a function at a point of entry, on a day or over a period.

The layer ``regimes`` says it, see :mod:`geo.regimes`; a day that no row of it covers has no
known holder.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import pandas as pd

from geo import reference
from geo.errors import ChoiceError, RecordError
from geo.reference.catalogue import day
from geo.regimes import NO_END, rows_of, runs

FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "seaport": ("port authority", "captaincy", "administration"),
        "airport": ("airport",),
        "crossing": ("land checkpoints",),
    }
)
"""The functions that are held at each kind of entry, the one meant by default first."""

UNKNOWN: Final = "unknown"
"""The holder of a function whose holder is not established."""

_WORDS: Final = {"seaport": "A seaport", "airport": "An airport", "crossing": "A land crossing"}


@dataclass(frozen=True)
class Authority:
    """Who holds one function at one entry on one day.

    Attributes
    ----------
    entry : str
        Id of the entry.
    function : str
        One of the words of ``FUNCTIONS``.
    on : datetime.date
        The day.
    holder : str
        Short word of the layer ``regimes``; ``unknown`` where it is not established;
        empty where that kind of entry has no such function.
    holder_name : str
        The holder's name in Spanish, empty where none is known.
    known : bool
        Whether the holder is established.
    applies : bool
        Whether that kind of entry has such a function at all.
    since : datetime.date or None
        First day of this holder, the first of its year where only the year is known;
        None where the start is not known.
    since_precision : {"day", "month", "year", "unknown"}
        How much of ``since`` is known.
    until : datetime.date or None
        Last day of this holder, included; None where no end is known.
    note : str
        What the sources say of the dates, or why there is no holder.
    source : str
        Where the answer comes from, empty where there is none.
    confidence : str
        ``high``, ``medium`` or ``low``, empty where there is no holder.
    """

    entry: str
    function: str
    on: date
    holder: str
    holder_name: str = ""
    known: bool = False
    applies: bool = True
    since: date | None = None
    since_precision: str = "unknown"
    until: date | None = None
    note: str = ""
    source: str = ""
    confidence: str = ""


def authority(entry: str, on: date | str, function: str | None = None) -> Authority:
    """Return who holds a function at an entry on a day.

    Parameters
    ----------
    entry : str
        Id of the layer ``entries``, such as ``MXZLO`` or ``MMMX``.
    on : datetime.date or str
        A day, or its ISO text.
    function : str, optional
        A word of ``FUNCTIONS``; by default the first one of the entry's kind.

    Returns
    -------
    Authority
        The holder, or that none is known or that there is no such function there.

    Raises
    ------
    ChoiceError
        If the entry or the function is unknown, or the day is none.
    """
    _check(function, () if entry in _kinds() else (entry,))
    kind, moment = _kinds()[entry], day(on)
    wanted = function or FUNCTIONS[kind][0]
    if wanted not in FUNCTIONS[kind]:
        note = f"{_WORDS[kind]} has no {wanted}, only: {', '.join(FUNCTIONS[kind])}."
        return Authority(entry, wanted, moment, "", applies=False, note=note)
    rows = rows_of(entry, wanted)
    held = [row for row in rows if row.valid_from <= pd.Timestamp(moment) <= row.valid_to]
    if not held:
        others = ", ".join(
            f"{row.holder} from {row.valid_from:%Y-%m-%d}"
            + ("" if row.valid_to == NO_END else f" to {row.valid_to:%Y-%m-%d}")
            for row in rows
        )
        note = f"Not established on this day; known: {others}." if others else "Not established."
        return Authority(entry, wanted, moment, UNKNOWN, note=note)
    row = held[0]
    started = row.valid_from_precision != "unknown"
    return Authority(
        entry,
        wanted,
        moment,
        row.holder,
        holder_name=row.holder_name,
        known=True,
        since=row.valid_from.date() if started else None,
        since_precision=row.valid_from_precision,
        until=None if row.valid_to == NO_END else row.valid_to.date(),
        note=row.valid_note if started else f"Start not known. {row.valid_note}",
        source=row.source,
        confidence=row.confidence,
    )


def holders_on(
    ids: pd.Series[str],
    first: pd.Series[pd.Timestamp],
    last: pd.Series[pd.Timestamp],
    function: str | None = None,
) -> pd.Series[str]:
    """Return who held a function at an entry on every day of a period, for many of both.

    Parameters
    ----------
    ids : pandas.Series of str
        Ids of the layer ``entries``; may be missing.
    first, last : pandas.Series of datetime64
        First and last day of each period, both included, on the index of ``ids``; may
        be missing. For a single day they are the same.
    function : str, optional
        A word of ``FUNCTIONS``; by default the first one of each entry's kind.

    Returns
    -------
    pandas.Series of str
        On the index of ``ids``, the holder of all those days; missing where the id or
        a day is missing, where the holder changed or is not established on some day,
        and where the entry has no such function.

    Raises
    ------
    ChoiceError
        If an id or the function is unknown.
    RecordError
        If a period ends before it begins.
    """
    days = pd.DataFrame(
        {
            "id": ids.to_numpy(),
            "first": first.to_numpy(dtype="datetime64[D]").astype("datetime64[us]"),
            "last": last.to_numpy(dtype="datetime64[D]").astype("datetime64[us]"),
        }
    ).dropna()
    if (days["last"] < days["first"]).any():
        raise RecordError("a period ends before it begins")
    days["id"] = days["id"].astype("str")
    kinds = days["id"].map(_kinds())
    _check(function, set(days["id"][kinds.isna()]))
    defaults = {kind: function or words[0] for kind, words in FUNCTIONS.items()}
    days["function"] = kinds.map(defaults).astype("str")
    met = pd.merge_asof(
        days.rename_axis("place").reset_index().sort_values("first"),
        runs(),
        left_on="first",
        right_on="valid_from",
        by=["id", "function"],
    ).set_index("place")
    lasting = met["holder"].where(met["last"] <= met["valid_to"])
    everywhere = lasting.reindex(range(len(ids)))
    return pd.Series(everywhere.to_numpy(), ids.index, dtype="str", name="holder")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Return the kind of every entry by its id."""
    entries = reference.load("entries")
    return dict(zip(entries["id"], entries["kind"], strict=True))


def _check(function: str | None, strange: Collection[str]) -> None:
    """Raise if the function is none that is held anywhere, or ids belong to no entry."""
    functions = [word for words in FUNCTIONS.values() for word in words]
    if function is not None and function not in functions:
        raise ChoiceError(f"function {function!r} unknown; choose from {', '.join(functions)}")
    if strange:
        raise ChoiceError(
            f"entry {', '.join(map(repr, sorted(strange)))} unknown; choose from the ids of the "
            "reference layer `entries`, such as MXZLO (Manzanillo) or MMMX (Ciudad de México)"
        )
