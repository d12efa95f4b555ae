"""The dates of one cell as they are written, before its column tells day from month.

An empty cell is never an error, and nothing is ever filled in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from geo.releases.cells import Cell, as_text
from geo.releases.report import Effect
from geo.releases.values.date_words import ABOUT, NO_YEAR, NOT_A_DATE, UNKNOWN, Written, find_dates
from geo.releases.values.periods import YEARS
from geo.text import fold, says_nothing

_EPOCHS: Final = (date(1899, 12, 30), date(1904, 1, 1))
"""Day 0 of both countings; the first lies before 1900 because spreadsheets know a 29 February
1900 that never was."""
_NO_DAY: Final = date(1900, 1, 1)
"""What many systems write for a date that was never filled in."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SERIALS: Final = range(20_000, 80_000)
"""Days from 1954 to 2119, or from 1958 to 2123: no other bare number is a serial date."""

_LONGEST: Final = 120
_NO_DATE_NUMBERS: Final = (0, 99, 999, 9999, 99_999, 999_999, 99_999_999)
_NO_DATE: Final = frozenset(
    {
        "s f", "sf", "sin fecha", "no hay fecha", "fecha desconocida", "fecha no disponible",
        "fecha no especificada", "no date", "undated", "pendiente", "por confirmar",
        "dd mm aaaa", "dd mm yyyy", "dd mm aa",
    }
)  # fmt: skip

_CLOCK: Final = re.compile(
    r"(?:^|[\s,;-]|(?<=\d)t|\ba\s+las\s)\s*"
    r"(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?|(?<=\dt)\d{4,6}"
    r"|\d{1,2}[.:]?\d{2}(?=\s*h(?:oras|rs?|s)?\b)|\d{1,2}(?=\s*(?:hrs?|horas|[ap]\.?\s?m)\b))"
    r"\s*(?:[ap]\.?\s?m\b\.?)?\s*(?:h(?:oras|rs?|s)?\b\.?)?"
    r"\s*(?:z|utc|gmt|[ce][sd]t)?\s*(?:[+-]\d{2}:?\d{2})?\s*(?:\([^)]*\))?(?=$|[\s,;])"
)
_BARE: Final = re.compile(r"[\d/. -]*")
_LOST_LETTER: Final = re.compile(r"(?<=[^\W\d_])[?\ufffd]+(?=[^\W\d_])")
_SERIAL_TEXT: Final = re.compile(r"\d{5}[.,]\d+")
_DECIMAL: Final = re.compile(r"\d{3,}[.,]\d+")
_PARTED: Final = re.compile(r"\d{1,2}[.,]\d{3}")
_PART_OF: Final = re.compile(
    r"\b(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|ultim[oa]|\d ?(?:er|r?[ao]|d[ao]|t[ao])?"
    r"|i{1,3}|iv) (?:quincena|decena|semana|bimestre|trimestre|cuatrimestre|semestre)\b"
    r"|\b[qt][1-4]\b|\b(?:principios|inicios|mediados|finales|fines)\b"
)
_WEEK_OF: Final = re.compile(r"\bsemana (?=del \d+ (?:de \w+ )?al )")


class Reading(NamedTuple):
    """What one cell says.

    Attributes
    ----------
    dates : tuple of Written
        None for a cell that gives no date, several for a range or a list.
    notes : tuple of str
        What was assumed or put right.
    effect : Effect
        What the notes amount to.
    code : bool
        Whether a code, such as 99/99/9999, says that there is no date.
    """

    dates: tuple[Written, ...] = ()
    notes: tuple[str, ...] = ()
    effect: Effect = "to check"
    code: bool = False


def read_written(cell: Cell) -> Reading:
    """Return the dates that a cell names, as they are written.

    Parameters
    ----------
    cell : Cell
        A date, an Excel serial, a number like 20230731 or 2023, or text.

    Returns
    -------
    Reading
        The dates, and what was assumed to read them.

    Raises
    ------
    ValueError
        If the cell names no date.
    """
    if isinstance(cell, date):
        if cell.year == NO_YEAR[-1]:
            return Reading(code=True)
        return Reading((Written(cell.year, cell.month, cell.day, "cell"),))
    if isinstance(cell, time | timedelta) and cell in (time(), timedelta()):
        # How a spreadsheet shows the number 0 as a date.
        return Reading(code=True)
    if isinstance(cell, bool | time | timedelta):
        raise ValueError("no date: a time of day or a mark alone")  # noqa: TRY004
    if isinstance(cell, int | float):
        return _read_number(as_text(cell))
    text = cell.strip().lstrip("'`´’").casefold()
    if len(text) > _LONGEST:
        raise ValueError("too long for a date")
    return _read_text(text if _BARE.fullmatch(text) else _CLOCK.sub(" ", text).strip() or text)


def hold(dates: Sequence[Written]) -> tuple[date, str]:
    """Return the shortest of day, month and year that holds all of several dates.

    Parameters
    ----------
    dates : sequence of Written
        One date or more, day and month in their order.

    Returns
    -------
    datetime.date
        The first day of the day, month or year.
    {"day", "month", "year"}
        Which of them it is.

    Raises
    ------
    ValueError
        If one of the dates does not exist, or no year holds all.
    """
    for item in dates:
        if not item.year:
            raise ValueError("names no year")
        if item.year not in YEARS:
            raise ValueError(f"the year {item.year} lies outside {YEARS[0]} to {YEARS[-1]}")
        try:
            date(item.year, item.month or 1, item.day or 1)
        except ValueError as error:
            raise ValueError("a day that does not exist") from error
    years = {item.year for item in dates}
    months = {item.month for item in dates}
    days = {item.day for item in dates}
    year, month, day = min(years), min(months), min(days)
    if len(years) > 1:
        raise ValueError(f"runs from {year} to {max(years)}: no single year holds it")
    if len(months) > 1 or not month:
        return date(year, 1, 1), "year"
    if len(days) > 1 or not day:
        return date(year, month, 1), "month"
    if (year, month, day) == (_NO_DAY.year, _NO_DAY.month, _NO_DAY.day):
        raise ValueError("1 January 1900 stands for a date that was never filled in")
    return date(year, month, day), "day"


def period_named(day: date, precision: str) -> str:
    """Return a day, month or year as words for a report.

    Parameters
    ----------
    day : datetime.date
        Its first day.
    precision : {"day", "month", "year"}
        Which of them it is.

    Returns
    -------
    str
        For example ``July 2022``.
    """
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return {"year": str(day.year), "month": month, "day": f"{day.day} {month}"}[precision]


def from_serial(serial: int, *, epoch_1904: bool) -> date:
    """Return the day that a serial number of a spreadsheet stands for.

    Parameters
    ----------
    serial : int
        Days since the epoch.
    epoch_1904 : bool
        Whether it counts from 1 January 1904 instead of from 1900.

    Returns
    -------
    datetime.date
        The day.
    """
    return _EPOCHS[epoch_1904] + timedelta(days=serial)


def serial_year(cell: date) -> int:
    """Return the year of which a date is the number, as a spreadsheet shows 2022 as a date.

    Parameters
    ----------
    cell : datetime.date
        A date.

    Returns
    -------
    int
        The year for days of 1905 and 1909 (from 1904 on); 0 for others.
    """
    if cell.year not in (1905, 1909):
        return 0
    number = (date(cell.year, cell.month, cell.day) - _EPOCHS[cell.year == 1909]).days
    return number if number in YEARS else 0


@lru_cache(maxsize=20_000)
def _read_text(text: str) -> Reading:
    if says_nothing(text):
        return Reading()
    plain = text.removesuffix(".0")
    if plain.isdecimal() or _DECIMAL.fullmatch(plain):
        return _read_number(plain)
    if _PARTED.fullmatch(text):
        read = _read_number(re.sub("[.,]", "", text))
        note = "read without the mark of its thousands"
        return read._replace(notes=(note,), effect="value corrected")
    mended = _LOST_LETTER.sub("", text)
    folded = fold(mended)
    if folded in _NO_DATE:
        return Reading(code=True)
    whole, parts = _PART_OF.subn(" ", _WEEK_OF.sub("", folded))
    found, notes = find_dates(whole)
    if parts:
        notes.append("only a part of it is meant; read as the whole")
    effect: Effect = "value corrected" if notes else "to check"
    if "?" in mended or not ABOUT.isdisjoint(folded.split()):
        notes.append("given as uncertain; read as it stands")
    if not found or (not found[-1].year and found[-1].form and not re.search("[/-]", text)):
        raise ValueError(NOT_A_DATE)
    if len(found) == 1 and _stands_for_none(found[0]):
        return Reading(code=True)
    if any(item.year == NO_YEAR[-1] for item in found):
        raise ValueError("the year is given as not known")
    return Reading(tuple(found), tuple(notes), effect)


def _stands_for_none(written: Written) -> bool:
    year, month, day, form = written
    if year == 0:
        return form != "" and not month and not day
    if year == NO_YEAR[-1]:
        return (month, day) in ((0, 0), (12, 31))
    # Day 0 of a spreadsheet: 1900-01-00.
    return year == YEARS[0] and form != "" and not (month and day)


def _read_number(text: str) -> Reading:
    """Read a bare number, as text because its leading zeros tell."""
    number = float(text.replace(",", "."))
    if not math.isfinite(number) or not number.is_integer():
        if _SERIAL_TEXT.fullmatch(text) and int(number) in SERIALS:
            return Reading((Written(0, 0, int(number), "serial"),))
        raise ValueError("a number that is no date")
    whole = int(number)
    if whole in _NO_DATE_NUMBERS:
        return Reading(code=True)
    if whole in YEARS:
        return Reading((Written(whole),))
    if whole in SERIALS and len(text) == 5:
        return Reading((Written(0, 0, whole, "serial"),))
    written = _compact(text)
    if written is None:
        raise ValueError("a number that is no date (as 20220720), no year and no Excel serial")
    return Reading((written,))


def _compact(text: str) -> Written | None:
    """Read 20220720, 20072022 (or 1072022, which lost its zero) and 202207."""
    if not re.fullmatch("[0-9]{6,8}", text):
        return None
    first, last = int(text[:4]), int(text[-4:])
    nought = "00" in (text[4:6], text[6:]) and last not in YEARS
    if len(text) == 8 and first in YEARS and nought:
        # Systems that keep dates so have other codes for what they don't know.
        raise ValueError("a day that does not exist")
    if len(text) == 8 and first in YEARS and (int(text[4:6]) <= 12 or text[4:6] == "99"):
        return Written(first, _known(text[4:6]), _known(text[6:]))
    if len(text) >= 7 and last in YEARS:
        return Written(last, _known(text[-6:-4]), _known(text[:-6]), "numbers")
    # Up to 2012 six digits may as well be a day, a month and a short year.
    if len(text) == 6 and first in YEARS and int(text[2:4]) > 12:
        return Written(first, _known(text[4:]))
    return None


def _known(part: str) -> int:
    return 0 if int(part) in UNKNOWN else int(part)
