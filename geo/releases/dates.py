"""Dates as people type them, each with how much of it is known.

Each function returns the date, or raises ``ValueError`` with the reason in
words; an empty cell is never an error, and nothing is ever filled in.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from geo.releases.cells import Cell, as_text
from geo.text import fold, says_nothing

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "enero ene january jan", "febrero feb february", "marzo mar march",
            "abril abr april apr", "mayo may", "junio jun june", "julio jul july",
            "agosto ago august aug", "septiembre setiembre sept sep set september",
            "octubre oct october", "noviembre nov november", "diciembre dic december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEARS: Final = range(1900, 2101)
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_EXCEL_SERIALS: Final = range(20_000, 80_000)
"""Days from 1954 to 2119: the only bare numbers taken for serial dates."""

_WEEKDAY: Final = re.compile(
    r"^(lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday) "
)
_DAY_MONTH_YEAR: Final = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})")
_YEAR_MONTH_DAY: Final = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_NUMBER: Final = re.compile(r"(?:(\d{4}) (\d{1,2})|(\d{1,2}) (\d{4}))")
_NAMED_MONTH: Final = re.compile(
    r"(?:(\d{1,2}) ?(?:de )?)?([a-z]+) ?(?:de |del |del ano )?(\d{4}|\d{2})"
)
_ENGLISH: Final = re.compile(r"([a-z]+) (\d{1,2}) (\d{4})")
_CLOCK: Final = re.compile(
    r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.? ?m\.?| ?h(rs)?\.?| ?Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"^(primero\b|1 ?(ro|er|o)?[.º°]+)", re.IGNORECASE)
_DECIMAL: Final = re.compile(r"\d{3,}\.\d+")
_PIVOT: Final = 70
"""Two-digit years from here on are of the 20th century."""


def read_date(cell: Cell) -> tuple[date | None, str]:
    """Return the first day that a cell names and how much of it is known.

    Parameters
    ----------
    cell : Cell
        A date, an Excel serial, a number like 20230731 or 2023, or text such
        as ``20/07/2022`` (day first), ``2022-07-20``, ``20 de julio de
        2022``, ``ene-22`` or ``2022``.

    Returns
    -------
    date or None
        First day of the day, month or year named; None for an empty cell.
    str
        ``day``, ``month``, ``year`` or ``none``.

    Raises
    ------
    ValueError
        If the cell names no date that exists.
    """
    if isinstance(cell, datetime):
        return _in_range(cell.date()), "day"
    if isinstance(cell, date):
        return _in_range(cell), "day"
    text = as_text(cell)
    if says_nothing(text):
        return None, "none"
    text = text.removesuffix(".0")
    if isinstance(cell, int | float) or text.isdecimal() or _DECIMAL.fullmatch(text):
        return _read_date_number(text)
    return _read_date_text(text)


def _read_date_number(text: str) -> tuple[date, str]:
    if match := _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]), text), "day"
    number = float(text) if text.isdecimal() or _DECIMAL.fullmatch(text) else 0.0
    if number in _YEARS:
        return date(int(number), 1, 1), "year"
    if _EXCEL_SERIALS[0] <= number <= _EXCEL_SERIALS[-1]:
        return _EXCEL_EPOCH + timedelta(days=int(number)), "day"
    raise ValueError("a number that is no date (as 20220720), no year and no Excel serial")


def _read_date_text(text: str) -> tuple[date, str]:
    folded = fold(_ORDINAL.sub("1 ", _CLOCK.sub("", text)))
    folded = _WEEKDAY.sub("", folded)
    if match := _YEAR_MONTH_DAY.fullmatch(folded):
        year, month, day = map(int, match.groups())
        return _day(year, month, day, text), "day"
    if match := _DAY_MONTH_YEAR.fullmatch(folded):
        day, month, year = map(int, match.groups())
        return _day(_full_year(year), month, day, text), "day"
    if match := _MONTH_NUMBER.fullmatch(folded):
        year, month = map(int, (match[1], match[2]) if match[1] else (match[4], match[3]))
        return _day(year, month, 1, text), "month"
    match = _NAMED_MONTH.fullmatch(folded)
    if match and match[2] in _MONTHS:
        year, month = _full_year(int(match[3])), _MONTHS[match[2]]
        if match[1]:
            return _day(year, month, int(match[1]), text), "day"
        return _day(year, month, 1, text), "month"
    if (match := _ENGLISH.fullmatch(folded)) and match[1] in _MONTHS:
        return _day(int(match[3]), _MONTHS[match[1]], int(match[2]), text), "day"
    raise ValueError("not a date that can be read (day first, as 20/07/2022)")


def read_date_parts(year: Cell, month: Cell, day: Cell) -> tuple[date | None, str]:
    """Return the date that a year, a month and a day in three cells name.

    Parameters
    ----------
    year, month, day : Cell
        The month as a number or a name; an empty cell, or the codes 0, 98
        and 99, say that this part is not known.

    Returns
    -------
    date or None
        First day of what is known; None where the year is not.
    str
        ``day``, ``month``, ``year`` or ``none``.

    Raises
    ------
    ValueError
        If a part is no number, or the three make no date that exists.
    """
    y, m, d = (_part(cell) for cell in (year, month, day))
    if y is None or y == 9999:
        return None, "none"
    m, d = (None if part in (0, 98, 99) else part for part in (m, d))
    given = "-".join(map(as_text, (year, month, day)))
    if m is None:
        return _day(y, 1, 1, given), "year"
    if d is None:
        return _day(y, m, 1, given), "month"
    return _day(y, m, d, given), "day"


def _part(cell: Cell) -> int | None:
    text = as_text(cell).removesuffix(".0")
    if says_nothing(text):
        return None
    folded = fold(text)
    if folded in _MONTHS:
        return _MONTHS[folded]
    if not folded.isdecimal():
        raise ValueError(f"{text!r} is no part of a date")
    return int(folded)


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text} is a day that does not exist") from error
    return _in_range(found)


def _in_range(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError(f"the year {day.year} lies outside {_YEARS[0]} to {_YEARS[-1]}")
    return day
