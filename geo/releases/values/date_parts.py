"""A year, a month or a day that stands in a cell of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, time, timedelta
from typing import Final, NamedTuple

from geo.releases.cells import Cell, as_text
from geo.releases.report import Effect
from geo.releases.values.date_words import Written, find_dates
from geo.releases.values.dates import Reading, serial_year
from geo.releases.values.periods import find_month, full_year
from geo.text import fold, says_nothing

_CODES: Final = frozenset({0, 98, 99, 999, 9999})
_NINETIES: Final = range(90, 98)
_AROUND: Final = re.compile(r"^(?:ano|anio|ao|year|mes|month|dia|da|day)\b ?")
_NUMBER: Final = re.compile(r"([0-9]{1,4})(?:o|er|ro|st|nd|rd|th)?")
_SEVERAL: Final = re.compile(r"[0-9]{1,2}( (a|al|y|e|to|and))?( [0-9]{1,2})+")
_TOKEN: Final = re.compile(r"[0-9]+|[a-z]+")
_BESIDE_MONTHS: Final = frozenset(
    {
        "a", "al", "y", "e", "de", "del", "to", "and", "of", "mes",
    }
)  # fmt: skip


class Part(NamedTuple):
    """One part of a date.

    Attributes
    ----------
    number : int
        The year, month or day; 0 if it is not known.
    note : str
        What was put right; empty if it stands to the letter.
    year : int
        The year that stands beside a month; 0 if none does.
    """

    number: int
    note: str = ""
    year: int = 0


def year_codes(cells: Iterable[Cell]) -> frozenset[int]:
    """Return the numbers that say, in a column of years, that the year is not known.

    Parameters
    ----------
    cells : iterable of Cell
        The column.

    Returns
    -------
    frozenset of int
        0, 98, 99, 999 and 9999; without 98 and 99 where the column holds
        other years of the nineties in two digits.
    """
    short = {text for text in map(as_text, set(cells)) if len(text) == 2 and text.isdecimal()}
    nineties = any(int(text) in _NINETIES for text in short)
    return _CODES - {98, 99} if nineties else _CODES


def read_parts(year: Cell, month: Cell, day: Cell, codes: Collection[int] = _CODES) -> Reading:
    """Return the date that three cells name.

    Parameters
    ----------
    year, month, day : Cell
        The cells.
    codes : collection of int
        Numbers that say that the year is not known.

    Returns
    -------
    Reading
        The date, none if the year is not known; a month or a day that can't
        be read leaves what stands before it.

    Raises
    ------
    ValueError
        If the year can't be read, or another one stands beside the month.
    """
    parts = [read_year(year, codes)]
    notes: list[str] = []
    effect: Effect = "value corrected"
    for read, cell, kept in ((read_month, month, "the year"), (read_day, day, "the month")):
        try:
            parts.append(read(cell))
        except ValueError as error:
            notes.append(f"{error}; {kept} alone was kept")
            effect = "value dropped"
            break
        if not parts[-1].number:
            break
    years = {parts[0].number, *(part.year for part in parts)} - {0}
    if len(years) > 1:
        raise ValueError(f"two years: {' and '.join(map(str, sorted(years)))}")
    if not years:
        return Reading()
    m, d = ([part.number for part in parts[1:]] + [0, 0])[:2]
    told = [part.note for part in parts if part.note] + notes
    return Reading((Written(years.pop(), m, d),), tuple(told), effect if told else "to check")


def read_year(cell: Cell, codes: Collection[int] = _CODES) -> Part:
    """Return the year that a cell names.

    Parameters
    ----------
    cell : Cell
        A year of four or two digits, or a date.
    codes : collection of int
        Numbers that say that it is not known.

    Returns
    -------
    Part
        The year.

    Raises
    ------
    ValueError
        If it names none.
    """
    if isinstance(cell, date):
        shown = serial_year(cell)
        return Part(shown, f"{shown} shown as a date") if shown else Part(cell.year)
    text, number = _number(cell)
    if not text:
        return Part(0)
    if number is None and re.fullmatch(r"[12][.,]\d{3}", text):
        number = int(text[0] + text[2:])
    if number is None and not isinstance(cell, str):
        raise ValueError(f"{text} is no year")
    if number is None:
        found, _ = find_dates(fold(text))
        if len(found) != 1 or not found[0].year:
            raise ValueError(f"{text!r} is no year")
        return Part(found[0].year, "the year of a date")
    return Part(0) if number in codes else Part(full_year(number))


def read_month(cell: Cell) -> Part:
    """Return the month that a cell names.

    Parameters
    ----------
    cell : Cell
        A number or a name, alone, together, or beside a year.

    Returns
    -------
    Part
        The month, and the year where one stands beside it.

    Raises
    ------
    ValueError
        If it names none.
    """
    if isinstance(cell, date):
        # A number up to 31 shown as a date lies in the first month of the epoch.
        first = {1900: cell.day, 1904: cell.day - 1}.get(cell.year, 0) if cell.month == 1 else 0
        return Part(first, f"{first} shown as a date") if first else Part(cell.month, "", cell.year)
    text, number = _number(cell)
    if not text:
        return Part(0)
    if number is not None:
        return Part(0 if number in _CODES else number)
    months: set[int] = set()
    numbers: set[int] = set()
    years: set[int] = set()
    note = ""
    for token in _TOKEN.findall(fold(text)):
        if token.isdecimal():
            (years if len(token) == 4 else numbers).add(int(token[:9]))
        elif month := find_month(token, forgiving=True):
            months.add(month.number)
            note = f"{token} read as {month.meant}" if month.meant else note
        elif token not in _BESIDE_MONTHS:
            raise ValueError(f"{text!r} is no month")
    named = months or numbers
    if not named or len(years) > 1 or (len(named) == 1 and not numbers <= named):
        raise ValueError(f"{text!r} is no month")
    year = years.pop() if years else 0
    if len(named) > 1:
        return Part(0, "several months; read as the year that holds them", year)
    return Part(named.pop(), note, year)


def read_day(cell: Cell) -> Part:
    """Return the day of the month that a cell names.

    Parameters
    ----------
    cell : Cell
        A number.

    Returns
    -------
    Part
        The day.

    Raises
    ------
    ValueError
        If it names none.
    """
    if isinstance(cell, date):
        in_epoch = cell.month == 1 and cell.year == 1904
        return Part(cell.day - in_epoch, f"{cell.day - in_epoch} shown as a date")
    text, number = _number(cell)
    if not text:
        return Part(0)
    if number is None and _SEVERAL.fullmatch(fold(text)):
        return Part(0, "several days; read as the month that holds them")
    if number is None:
        raise ValueError(f"{text!r} is no day of a month")
    return Part(0 if number in _CODES else number)


def _number(cell: Cell) -> tuple[str, int | None]:
    """Return the text of a cell, empty if it says nothing, and the number in it."""
    if isinstance(cell, bool | time | timedelta):
        raise ValueError("no part of a date")  # noqa: TRY004
    text = as_text(cell).lstrip("'").removesuffix(".0").strip()
    if says_nothing(text):
        return "", None
    if text.startswith("-") or re.search(r"\d[.,]\d", text):
        return text, None
    match = _NUMBER.fullmatch(_AROUND.sub("", fold(text)))
    return text, int(match[1]) if match else None
