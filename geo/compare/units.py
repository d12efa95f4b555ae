"""The labs of two releases, written so that they can be held against each other."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.records import period_end
from geo.text import fold

Ints = npt.NDArray[np.int64]

NOWHERE: Final = -1
"""Place of a record of which not even the state is known."""

NEVER: Final = np.iinfo(np.int64).min
"""Day of a record without a date."""

_STATE_ALONE: Final = 100_000
"""Added to the number of a state that is all that is known of a place: municipalities are lower."""

_POINT_DIGITS: Final = 4
"""Coordinates that agree to 11 m are equal."""


@dataclass(frozen=True)
class Units:
    """Labs of one release, one a place in each array: a row of three labs stands thrice.

    Attributes
    ----------
    record : numpy.ndarray of int
        Position of the lab's record in its table.
    place : numpy.ndarray of int
        Municipality as a number, the state's plus 100,000 where the state
        alone is known, :data:`NOWHERE` where nothing is.
    spot : numpy.ndarray of int
        What else is known of the place: coordinates, locality, or the name of
        a municipality that has no code; 0 where nothing is. The numbers are
        the same in both releases.
    start, end : numpy.ndarray of int
        First and last day that the date may be, in days since 1970;
        :data:`NEVER` where there is none.
    drug, kind, corps, status : numpy.ndarray of int
        Words as numbers, the same in both releases; 0 where nothing is said.
    """

    record: Ints
    place: Ints
    spot: Ints
    start: Ints
    end: Ints
    drug: Ints
    kind: Ints
    corps: Ints
    status: Ints

    def __len__(self) -> int:
        return len(self.record)

    def take(self, which: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Units:
        """Return some of the labs.

        Parameters
        ----------
        which : numpy.ndarray of int or bool
            Their positions, or which of all.

        Returns
        -------
        Units
            Those labs.
        """
        return Units(*(getattr(self, field.name)[which] for field in fields(self)))

    def key(self, *, status: bool) -> list[Ints]:
        """Return what must be equal in two records that are the same to the letter.

        Parameters
        ----------
        status : bool
            Whether the status is part of it.

        Returns
        -------
        list of numpy.ndarray of int
            One array a column.
        """
        columns = [self.place, self.spot, self.start, self.end, self.drug, self.kind, self.corps]
        return [*columns, self.status] if status else columns


def units_of(older: pd.DataFrame, newer: pd.DataFrame) -> tuple[Units, Units]:
    """Return the labs of two releases.

    Parameters
    ----------
    older, newer : pandas.DataFrame
        Record tables with the columns that :func:`geo.places.match` and
        :func:`geo.join.join` add.

    Returns
    -------
    Units, Units
        The labs of each, in the order of its rows.
    """
    both = pd.concat([older, newer], ignore_index=True)
    start = _days(both["date"])
    end = _days(period_end(both))
    place = _places(both)
    numbers = {
        name: _words(both[name], unsaid)
        for name, unsaid in (
            ("drug", "unspecified"),
            ("kind", "unspecified"),
            ("corps", ""),
            ("status", "unspecified"),
        )
    }
    spot = _spots(both)
    found = []
    for first, table in ((0, older), (len(older), newer)):
        record = np.repeat(np.arange(len(table)), table["labs"].to_numpy())
        rows = record + first
        found.append(
            Units(
                record,
                place[rows],
                spot[rows],
                start[rows],
                end[rows],
                *(numbers[name][rows] for name in ("drug", "kind", "corps", "status")),
            )
        )
    return found[0], found[1]


def comparable(first: Units, second: Units) -> tuple[Units, Units, tuple[str, ...]]:
    """Return the labs without what one of the two releases never says.

    Parameters
    ----------
    first, second : Units
        Labs of two releases.

    Returns
    -------
    Units, Units
        The same labs; what only one release tells is no difference.
    tuple of str
        What was left out, of ``locality``, ``drug``, ``kind`` and ``corps``.
    """
    one_tells, other_tells = _told(first), _told(second)
    columns = {"locality": "spot", "drug": "drug", "kind": "kind", "corps": "corps"}
    left_out = tuple(name for name in columns if one_tells[name] != other_tells[name])
    one, other = (
        replace(side, **{columns[name]: np.zeros_like(side.record) for name in left_out})
        for side in (first, second)
    )
    return one, other, left_out


def untold(first: Units, second: Units) -> tuple[str, ...]:
    """Return what neither of two releases says.

    Parameters
    ----------
    first, second : Units
        Labs of two releases.

    Returns
    -------
    tuple of str
        Some of :data:`geo.compare.FIELDS`, in their order.
    """
    told = _told(first), _told(second)
    return tuple(name for name in told[0] if not any(side[name] for side in told))


def _told(side: Units) -> dict[str, bool]:
    """Return for each field whether any lab of a release tells it."""
    return {
        "status": bool(side.status.any()),
        "place": bool((side.place != NOWHERE).any()),
        "locality": bool(side.spot.any()),
        "date": bool((side.start != NEVER).any()),
        "drug": bool(side.drug.any()),
        "kind": bool(side.kind.any()),
        "corps": bool(side.corps.any()),
    }


def state_alone(state: Ints) -> Ints:
    """Return the place of records of which the state alone is known.

    Parameters
    ----------
    state : numpy.ndarray of int
        Code of the state as a number.

    Returns
    -------
    numpy.ndarray of int
        Their places.
    """
    return state + _STATE_ALONE


def state_of(place: Ints) -> Ints:
    """Return the states of places.

    Parameters
    ----------
    place : numpy.ndarray of int
        Places.

    Returns
    -------
    numpy.ndarray of int
        Codes of states as numbers; :data:`NOWHERE` where none is known.
    """
    alone = place >= _STATE_ALONE
    return np.where(alone, place - _STATE_ALONE, np.where(place < 0, NOWHERE, place // 1000))


def has_municipality(place: Ints) -> npt.NDArray[np.bool_]:
    """Return which places are municipalities.

    Parameters
    ----------
    place : numpy.ndarray of int
        Places.

    Returns
    -------
    numpy.ndarray of bool
        False where the state alone, or nothing, is known.
    """
    return (place >= 0) & (place < _STATE_ALONE)


def _days(dates: pd.Series) -> Ints:
    days = dates.astype("datetime64[s]").to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), NEVER, days.astype("int64"))


def _words(column: pd.Series, unsaid: str) -> Ints:
    words = column.fillna(unsaid).astype("str")
    known = sorted(set(words) - {unsaid})
    numbers = {unsaid: 0} | {word: n for n, word in enumerate(known, start=1)}
    return np.asarray(words.map(numbers), dtype="int64")


def _places(both: pd.DataFrame) -> Ints:
    state = pd.to_numeric(both["state_code"]).fillna(NOWHERE).to_numpy("int64")
    municipality = both["mun_code"]
    if "mun_code_point" in both:
        municipality = municipality.fillna(both["mun_code_point"])
    code = pd.to_numeric(municipality).fillna(NOWHERE).to_numpy("int64")
    return np.where(code >= 0, code, np.where(state >= 0, state_alone(state), NOWHERE))


def _spots(both: pd.DataFrame) -> Ints:
    """Return what is known of the place beyond its code, as a number."""
    lon, lat = both["lon"].round(_POINT_DIGITS), both["lat"].round(_POINT_DIGITS)
    point = lon.astype("str") + " " + lat.astype("str")
    name = both["locality"].fillna("").astype("str").map(fold)
    if "locality_id" in both:
        named = both["locality_id"].notna()
        name = name.mask(named, "#" + both["locality_id"].astype("str"))
    # A municipality that could not be told is still known by what is written there.
    given = both["mun_given"].fillna("").astype("str").map(fold).where(both["mun_code"].isna(), "")
    text = (given + "|" + name).mask(lambda text: text == "|", "")
    text = point.where(lon.notna() & lat.notna(), text)
    return _words(text, "")
