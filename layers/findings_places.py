"""The places of a reading put together: each pair of names is said once, with all its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final, NamedTuple

from geo.places import PlacingReport, ReviewItem

Spot = tuple[str, int]
"""Where a row stands: its sheet, or page of a PDF, and its number there."""

_CANDIDATES: Final = re.compile(r": \d{5} \w")
"""Codes with their names, as an earlier version put them into the column for notes."""

_ANSWERED: Final = "answered in the corrections file"


class PlaceFound(NamedTuple):
    """A place that was found by another way than to the letter.

    Attributes
    ----------
    method : str
        How, one of :data:`geo.places.lookup.METHODS`.
    given, name : str
        What stands in the file, and the place it was taken for.
    note : str
        Why, where the method does not say it; of a correction, what the person
        wrote beside it, or that it stands in the file of corrections.
    spots : tuple of (str, int)
        Sheets and rows where it stands.
    """

    method: str
    given: str
    name: str
    note: str
    spots: tuple[Spot, ...]


def places_found(placing: PlacingReport) -> list[PlaceFound]:
    """Return the places not taken to the letter, each said once.

    Parameters
    ----------
    placing : PlacingReport
        How the places of a release were found.

    Returns
    -------
    list of PlaceFound
        Those of most rows first.
    """
    rows: dict[tuple[str, str, str, str], list[Spot]] = defaultdict(list)
    for found in placing.found:
        note = _why(found.note) if found.method == "correction" else found.note
        what = (found.method, found.given, found.name, note)
        rows[what].append((found.sheet, found.row))
    return sorted(
        (PlaceFound(*what, tuple(dict.fromkeys(where))) for what, where in rows.items()),
        key=lambda place: -len(place.spots),
    )


def _why(note: str) -> str:
    """Return what a person wrote beside an answer, not what the question said of candidates."""
    return _ANSWERED if not note or _CANDIDATES.search(note) else note


class PlaceAsked(NamedTuple):
    """A place that a person must decide, however many rows name it.

    Attributes
    ----------
    state_given, mun_given : str
        What stands in the file.
    state_code : str
        The state that is known; empty if none.
    reason : str
        Why no code was given.
    candidates : tuple of (str, str)
        Codes and names of places that may be meant, likeliest first.
    spots : tuple of (str, int)
        Sheets and rows where it stands.
    """

    state_given: str
    mun_given: str
    state_code: str
    reason: str
    candidates: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...]


def places_asked(placing: PlacingReport) -> list[PlaceAsked]:
    """Return the review list with each pair of state and municipality once.

    Parameters
    ----------
    placing : PlacingReport
        How the places of a release were found.

    Returns
    -------
    list of PlaceAsked
        Those of most rows first.
    """
    first: dict[tuple[str, str], ReviewItem] = {}
    rows: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for item in placing.review:
        pair = (item.state_given, item.mun_given)
        first.setdefault(pair, item)
        rows[pair].append((item.sheet, item.row))
    asked = [
        PlaceAsked(
            *pair,
            item.state_code,
            item.reason,
            tuple((candidate.code, candidate.name) for candidate in item.candidates),
            tuple(rows[pair]),
        )
        for pair, item in first.items()
    ]
    return sorted(asked, key=lambda place: -len(place.spots))
