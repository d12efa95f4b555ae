"""Names to codes: each record gains its state, its municipality and a precision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pandas as pd

from geo.lookup import find, find_locality
from geo.names import Candidate

COLUMNS: Final = {
    "locality_id": "GeoNames id of the locality; missing where the gazetteer does not know it",
}
"""Columns that :func:`match` adds, each with what it holds."""


class ReviewItem(NamedTuple):
    """A record whose place must be decided by a person.

    Attributes
    ----------
    row : int
        Row in the source file.
    state_given, mun_given : str
        What stands there.
    state_code : str
        The state that is known; empty if none.
    reason : str
        Why no code was given.
    candidates : tuple of Candidate
        Places that may be meant, likeliest first.
    """

    row: int
    state_given: str
    mun_given: str
    state_code: str
    reason: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class PlacingReport:
    """How the places of a release were found.

    Attributes
    ----------
    by_precision : dict of str to int
        Records by ``place_precision``.
    by_method : dict of str to int
        Records by how the municipality was found, see :data:`geo.lookup.METHODS`.
    to_parent : tuple of (int, str, str)
        Records of a municipality newer than the frame: row, its name, and
        the code of the parent that it is drawn and counted as.
    by_spelling : tuple of (int, str, str)
        States and municipalities matched by spelling distance: row, what
        stood there, and the name it was taken for.
    review : tuple of ReviewItem
        Records that a person must decide.
    """

    by_precision: dict[str, int]
    by_method: dict[str, int]
    to_parent: tuple[tuple[int, str, str], ...] = field(repr=False)
    by_spelling: tuple[tuple[int, str, str], ...] = field(repr=False)
    review: tuple[ReviewItem, ...] = field(repr=False)


def match(records: pd.DataFrame) -> tuple[pd.DataFrame, PlacingReport]:
    """Return the records with their place codes, and a report.

    A municipality is searched inside its state only. Below the stated
    likeness (:func:`geo.names.NameIndex.closest`) the record keeps its
    state and lands on the review list: nothing is guessed in silence.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table, as :func:`geo.releases.read` returns it.

    Returns
    -------
    pandas.DataFrame
        A copy with ``state_code``, ``mun_code`` and ``place_precision``
        filled, and ``locality_id`` (GeoNames) where the gazetteer knows the
        locality inside its municipality.
    PlacingReport
        What was found, how, and what a person must decide.
    """
    pairs = list(zip(records["state_given"], records["mun_given"], strict=True))
    known = {pair: find(*pair) for pair in dict.fromkeys(pairs)}
    places = [known[pair] for pair in pairs]
    placed = records.assign(
        state_code=_codes(records, [place.state_code for place in places]),
        mun_code=_codes(records, [place.mun_code for place in places]),
        locality_id=_codes(
            records,
            [
                find_locality(place.mun_code, name)
                for place, name in zip(places, records["locality"], strict=True)
            ],
        ),
    )
    placed["place_precision"] = precision(placed)
    rows = [int(row) for row in records["row"]]
    found = list(zip(rows, pairs, places, strict=True))
    report = PlacingReport(
        by_precision=dict(Counter(placed["place_precision"])),
        by_method=dict(Counter(place.method for place in places)),
        to_parent=tuple(
            (row, pair[1], place.mun_code) for row, pair, place in found if place.method == "parent"
        ),
        by_spelling=tuple(
            (row, given, name) for row, _, place in found for given, name in place.spelt
        ),
        review=tuple(
            ReviewItem(row, *pair, place.state_code, place.reason, place.candidates)
            for row, pair, place in found
            if place.reason
        ),
    )
    return placed, report


def _codes(records: pd.DataFrame, codes: list[str]) -> pd.Series:
    return pd.Series([code or None for code in codes], index=records.index, dtype="str")


def precision(records: pd.DataFrame) -> pd.Series:
    """Return how much of the place of each record is known.

    Parameters
    ----------
    records : pandas.DataFrame
        Records with ``state_code``, ``mun_code``, ``locality_id`` and
        ``lon``.

    Returns
    -------
    pandas.Series of str
        Words of :data:`geo.records.PLACE_PRECISIONS`.
    """
    known = pd.Series("none", index=records.index, dtype="str")
    for column, word in (
        ("state_code", "state"),
        ("mun_code", "municipality"),
        ("locality_id", "locality"),
        ("lon", "point"),
    ):
        known[records[column].notna()] = word
    return known
