"""Names to codes: each record gains its state, its municipality and a precision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

import pandas as pd

from geo.places.corrections import Correction, Corrections
from geo.places.lookup import Place, decided, find, find_locality
from geo.places.names import Candidate
from geo.records import period_end

COLUMNS: Final = {
    "locality_id": "GeoNames id of the locality; missing where the gazetteer does not know it",
}
"""Columns that :func:`match` adds, each with what it holds."""


class Found(NamedTuple):
    """A place that was not taken to the letter.

    Attributes
    ----------
    sheet : str
        Sheet of the source file.
    row : int
        Row there.
    method : str
        How it was found, one of :data:`geo.places.lookup.METHODS`.
    given : str
        What stands there.
    name : str
        Official name of what it was taken for.
    note : str
        Why, where the method does not say it.
    """

    sheet: str
    row: int
    method: str
    given: str
    name: str
    note: str


class ReviewItem(NamedTuple):
    """A record whose place must be decided by a person.

    Attributes
    ----------
    sheet : str
        Sheet of the source file.
    row : int
        Row there.
    state_given, mun_given : str
        What stands there.
    state_code : str
        The state that is known; empty if none.
    reason : str
        Why no code was given.
    candidates : tuple of Candidate
        Places that may be meant, likeliest first.
    """

    sheet: str
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
        Records by how the municipality was found, see :data:`geo.places.lookup.METHODS`.
    found : tuple of Found
        States and municipalities that were not taken to the letter.
    review : tuple of ReviewItem
        Records that a person must decide.
    unused_corrections : tuple of Correction
        Answers to pairs that no record has.
    """

    by_precision: dict[str, int]
    by_method: dict[str, int]
    found: tuple[Found, ...] = field(repr=False)
    review: tuple[ReviewItem, ...] = field(repr=False)
    unused_corrections: tuple[Correction, ...] = field(default=(), repr=False)


def match(
    records: pd.DataFrame, corrections: Corrections | None = None
) -> tuple[pd.DataFrame, PlacingReport]:
    """Return the records with their place codes, and a report.

    A municipality is searched inside its state only. What is not near enough
    to one name keeps its state and lands on the review list: nothing is
    guessed in silence.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table, as :func:`geo.releases.read` returns it.
    corrections : Corrections, optional
        What a person decided before; goes before all else.

    Returns
    -------
    pandas.DataFrame
        A copy with ``state_code``, ``mun_code`` and ``place_precision``
        filled, and ``locality_id`` (GeoNames) where the gazetteer knows the
        locality inside its municipality.
    PlacingReport
        What was found, how, and what a person must decide.
    """
    answers = corrections or Corrections()
    # Lists first: pandas hands over the cells of a column of text one by one, slowly.
    states, municipalities, localities = (
        records[name].fillna("").tolist() for name in ("state_given", "mun_given", "locality")
    )
    pairs = list(zip(states, municipalities, strict=True))
    places = _places(records, pairs, answers)
    placed = records.assign(
        state_code=_codes(records, [place.state_code for place in places]),
        mun_code=_codes(records, [place.mun_code for place in places]),
        locality_id=_codes(records, _localities(places, localities)),
    )
    placed["place_precision"] = precision(placed)
    spots = zip(records["sheet"].tolist(), records["row"].tolist(), strict=True)
    rows = list(zip(spots, pairs, places, strict=True))
    used = {id(answers.find(*pair)) for pair in dict.fromkeys(pairs)}
    report = PlacingReport(
        by_precision=dict(Counter(placed["place_precision"].tolist())),
        by_method=dict(Counter(place.method for place in places)),
        found=tuple(Found(*spot, *taken) for spot, _, place in rows for taken in place.taken),
        review=tuple(
            ReviewItem(*spot, *pair, place.state_code, place.reason, place.candidates)
            for spot, pair, place in rows
            if place.reason
        ),
        unused_corrections=tuple(row for row in answers.answered if id(row) not in used),
    )
    return placed, report


def _places(
    records: pd.DataFrame, pairs: Sequence[tuple[str, str]], answers: Corrections
) -> list[Place]:
    """Return the place of each record; each different pair is looked up once."""
    known: dict[tuple[str, str], Place] = {}
    for pair in dict.fromkeys(pairs):
        answer = answers.find(*pair)
        known[pair] = (
            find(*pair)
            if answer is None
            else decided(*pair, answer.state_code, answer.mun_code, answer.note)
        )
    places = [known[pair] for pair in pairs]
    dated = [at for at, place in enumerate(places) if place.dated]
    if dated:
        on_day = cache(find)
        days = period_end(records).dt.date.tolist()
        for at in dated:
            places[at] = on_day(*pairs[at], None if pd.isna(days[at]) else days[at])
    return places


def _localities(places: Sequence[Place], names: Sequence[str]) -> list[str]:
    known = cache(find_locality)
    return [
        known(place.mun_code, name) if name else place.locality_id
        for place, name in zip(places, names, strict=True)
    ]


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
