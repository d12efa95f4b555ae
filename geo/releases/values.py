"""What one cell means: dates, words, numbers.

Each function takes a cell and returns its value, or raises ``ValueError`` with
the reason in words; an empty cell is never an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
_THOUSANDS: Final = re.compile(r"\d{1,3}([, ]\d{3})+")
_MOST_LABS: Final = 10_000
"""More labs than any release reports in one row: above it a number is taken for a fault."""
_PIVOT: Final = 70
"""Two-digit years from here on are of the 20th century."""

STATUS_WORDS: Final = {
    "active": (
        "activo", "activa", "activos", "activas", "en activo", "en operacion", "operando",
        "en funcionamiento", "funcionando", "active", "in operation",
    ),
    "inactive": (
        "inactivo", "inactiva", "inactivos", "inactivas", "no activo", "fuera de uso",
        "fuera de operacion", "inhabilitado", "inhabilitada", "inhabilitados", "deshabilitado",
        "en desuso", "abandonado", "abandonada", "sin operar", "sin actividad", "inactive",
        "not active", "out of use", "disabled", "abandoned",
    ),
}  # fmt: skip
DRUG_STEMS: Final = {
    "methamphetamine": ("metanf", "methamph", "metaanf", "cristal", "crystal", "metamf"),
    "heroin": ("heroin",),
    "cocaine": ("cocain", "clorhidrato de coca", "pasta base"),
    "fentanyl": ("fentan", "fentany"),
    "other": ("mariguana", "marihuana", "marijuana", "cannabis", "hachis", "mdma", "extasis",
              "opio", "goma", "amapola", "lsd", "otra", "otro", "other"),
}  # fmt: skip
KIND_STEMS: Final = {
    "laboratory": ("laborator", "narcolab", "cocina", "lab "),
    "concentration area": ("concentracion", "concentration"),
    "pill press": ("pastilla", "pildora", "tableteadora", "tablet", "pill"),
    "storehouse": ("bodega", "almacen", "storehouse", "warehouse"),
}  # fmt: skip


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


def read_status(cell: Cell) -> str:
    """Return the status that a cell names.

    Parameters
    ----------
    cell : Cell
        A word of :data:`STATUS_WORDS`, in any case.

    Returns
    -------
    str
        ``active``, ``inactive``, or ``unspecified`` for an empty cell.

    Raises
    ------
    ValueError
        If the word is not known.
    """
    text = as_text(cell)
    if says_nothing(text):
        return "unspecified"
    folded = fold(text)
    for status, words in STATUS_WORDS.items():
        if folded in words:
            return status
    raise ValueError("not a status that is known")


def read_drug(cell: Cell) -> str:
    """Return the drug that a cell names.

    Parameters
    ----------
    cell : Cell
        Text that holds one of the stems of :data:`DRUG_STEMS`.

    Returns
    -------
    str
        A drug of the record table; ``unspecified`` for an empty cell.

    Raises
    ------
    ValueError
        If it names none that is known, or several.
    """
    text = as_text(cell)
    return "unspecified" if says_nothing(text) else _only(_named(text, DRUG_STEMS))


def read_kind(cell: Cell) -> str:
    """Return the kind of place that a cell names.

    Parameters
    ----------
    cell : Cell
        Text that holds one of the stems of :data:`KIND_STEMS`.

    Returns
    -------
    str
        A kind of the record table: a laboratory where one is named, even
        beside other kinds; ``unspecified`` for an empty cell.

    Raises
    ------
    ValueError
        If it names none that is known, or several of which none is a
        laboratory.
    """
    text = as_text(cell)
    if says_nothing(text):
        return "unspecified"
    found = _named(text, KIND_STEMS)
    return "laboratory" if "laboratory" in found else _only(found)


def _named(text: str, stems: Mapping[str, tuple[str, ...]]) -> list[str]:
    padded = f" {fold(text)} "
    return [word for word, many in stems.items() if any(f" {stem}" in padded for stem in many)]


def _only(found: list[str]) -> str:
    if not found:
        raise ValueError("not a word that is known")
    if len(found) > 1:
        raise ValueError(f"names several: {', '.join(found)}")
    return found[0]


def read_number(cell: Cell) -> float | None:
    """Return the number in a cell.

    Parameters
    ----------
    cell : Cell
        A number, or its text with a decimal point or comma.

    Returns
    -------
    float or None
        The number; None for an empty cell.

    Raises
    ------
    ValueError
        If the cell holds no number.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = as_text(cell)
    if says_nothing(text):
        return None
    if not re.fullmatch(r"[-+]?\d+([.,]\d+)?", text):
        raise ValueError("not a number")
    return float(text.replace(",", "."))


def read_count(cell: Cell) -> int:
    """Return the number of labs that a cell gives.

    Parameters
    ----------
    cell : Cell
        A whole number of 0 or more, thousands parted by commas or not.

    Returns
    -------
    int
        The number; 1 for an empty cell, since a row is one lab unless it
        says otherwise.

    Raises
    ------
    ValueError
        If the cell holds no such number.
    """
    text = as_text(cell)
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "").replace(" ", "")
    number = read_number(text)
    if number is None:
        return 1
    if not 0 <= number <= _MOST_LABS or not number.is_integer():
        raise ValueError(f"not a whole number of labs from 0 to {_MOST_LABS:,}")
    return int(number)
