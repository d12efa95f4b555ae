"""Which cells fit a field: what the cells of a column say for and against a meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Final

from geo.places import gazetteer
from geo.places.lookup import find, find_state
from geo.releases.cells import Cell
from geo.releases.tables.header import counts
from geo.releases.values import words
from geo.releases.values.date_columns import read_dates
from geo.releases.values.date_parts import read_day, read_month, read_year
from geo.releases.values.dates import read_written
from geo.releases.values.numbers import read_count
from geo.releases.values.periods import YEARS
from geo.releases.values.positions import read_position_text
from geo.text import fold

_FEW_WORDS: Final = 3
"""Words up to which a text is no description."""

_FULL_YEAR: Final = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_MONTHS: Final = 12
_DAYS: Final = 31
_COMPACT: Final = 8


def fit(name: str, sample: Sequence[str]) -> float:
    """Return which share of the cells of a column fits a field.

    Parameters
    ----------
    name : str
        One of :data:`geo.releases.FIELDS`.
    sample : sequence of str
        Cells that are not empty.

    Returns
    -------
    float
        From 0 to 1, of the cells that tell anything: a code that stands for
        no date, as 99/99/9999, tells nothing of a column of dates. 0 where
        none tells anything.
    """
    return _share(OWN[name], sample)


def resemble(name: str, sample: Sequence[str]) -> float:
    """Return which share of the cells of a column may be of a field.

    Parameters
    ----------
    name : str
        One of :data:`TOLD`.
    sample : sequence of str
        Cells that are not empty.

    Returns
    -------
    float
        As :func:`fit`; numbers such as 20220720 are counted as dates too.
    """
    return _share(_may_be_date if name == "date" else OWN[name], sample)


def _share(fits: Callable[[str], bool | None], sample: Sequence[str]) -> float:
    told = [answer for answer in map(fits, sample) if answer is not None]
    return sum(told) / len(told) if told else 0.0


def is_state(text: str) -> bool:
    """Return whether a text names a state to the letter.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    bool
        True for a name, a usual short form or an alias; not for a code.
    """
    if not text or text.isdecimal():
        return False
    found = find_state(text)
    return bool(found.code) and not found.by_spelling


@cache
def _is_municipality(text: str) -> bool:
    if not text or text.isdecimal():
        return False
    if any(index.exact(text)[0] for index in gazetteer.municipalities().values()):
        return True
    # "Culiacán, Sin." in one cell.
    return bool(find("", text).mun_code)


@cache
def _is_date(text: str) -> bool | None:
    """Return whether a text is a date, also of a day that does not exist; None for a code."""
    try:
        said = read_written(text)
    except ValueError:
        return False
    if not said.dates:
        return None
    # A bare number is a count as soon as a date.
    if text.isdecimal() or not any(letter.isdigit() for letter in text):
        return False
    if read_dates([text]).days[0] is not None:
        return True
    year, month, day, _ = said.dates[0]
    if len(said.dates) > 1 or year not in YEARS or not (month and day):
        return False
    if (month, day) == (1, 1):
        # 1 January 1900 stands for a date that was never filled in.
        return None
    # Without a year in full, 24-48-12 is a latitude as soon as a date.
    within = min(month, day) <= _MONTHS and max(month, day) <= _DAYS
    return within or bool(_FULL_YEAR.search(text))


def _may_be_date(text: str) -> bool | None:
    if len(text) == _COMPACT and text.isdecimal():
        return read_dates([text]).days[0] is not None
    return _is_date(text)


def _is_position(text: str) -> bool:
    with suppress(ValueError):
        return read_position_text(text) is not None
    return False


@cache
def _is_status(text: str) -> bool:
    return len(fold(text)) > 1 and _says(words.read_status)(text)


def _says(read: Callable[[Cell], str]) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        with suppress(ValueError):
            return read(text) not in ("", "unspecified")
        return False

    return fits


def _is_part(read: Callable[[Cell], object]) -> Callable[[str], bool]:
    """Return what tells a year, month or day in a cell of its own from a whole date."""

    def fits(text: str) -> bool:
        try:
            read(text)
        except ValueError:
            return False
        return not (_is_date(text) and read_dates([text]).precisions[0] == "day")

    return fits


def _is_count(text: str) -> bool:
    with suppress(ValueError):
        read_count(text)
        return True
    return counts([text]) or _has_digit(text)


def _is_description(text: str) -> bool:
    return len(text.split()) > _FEW_WORDS


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _is_anything(_: str) -> None:
    return None


TOLD: Final[Mapping[str, Callable[[str], bool | None]]] = {
    "date": _is_date,
    "state": is_state,
    "municipality": _is_municipality,
    "status": _is_status,
    "drug": _says(words.read_drug),
    "kind": _says(words.read_kind),
    "coordinates": _is_position,
}
"""Fields that cells tell without a heading, the surest first."""

OWN: Final[Mapping[str, Callable[[str], bool | None]]] = {
    **TOLD,
    "year": _is_part(read_year),
    "month": _is_part(read_month),
    "day": _is_part(read_day),
    # Any name may be one of a locality: "LUGAR" is as often the municipality.
    "locality": _is_anything,
    "lon": _has_digit,
    "lat": _has_digit,
    "utm_zone": _has_digit,
    "corps": words.is_corps,
    "count": _is_count,
    "description": _is_description,
}
"""For every field what its cells look like: a heading that names it is held against them."""
