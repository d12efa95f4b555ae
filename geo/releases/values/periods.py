"""Months and years as people write them, and the period that a heading names."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from geo.text import fold

YEARS: Final = range(1900, 2101)
"""Years that a release can name."""

_NAMES: Final = (
    "enero january", "febrero february", "marzo march", "abril april", "mayo may", "junio june",
    "julio july", "agosto august", "septiembre setiembre september", "octubre october",
    "noviembre november", "diciembre december",
)  # fmt: skip
_SHORT: Final = {
    "mzo": 3, "agt": 8, "agto": 8, "sept": 9, "sepbre": 9, "septbre": 9,
    "spt": 9, "octbre": 10, "nbre": 11, "novbre": 11, "dbre": 12, "dicbre": 12,
}  # fmt: skip
_LEAST_LETTERS: Final = 3
_LEAST_FORGIVEN: Final = 4
"""Letters of a word from which one typing error is forgiven."""

_TOKEN: Final = re.compile(r"\d+|[a-z]+")
_HEADED: Final = re.compile(r"(?P<y>\d{4}) (?P<m>\d{2})(?: 01(?: 00 00 00)?)?")
_MONTH_FIRST: Final = re.compile(r"(?P<m>\d{1,2}) (?P<y>\d{4})")
"""A month as a date cell shows it in a heading (its first day), and in numbers."""

_PIVOT: Final = 70
"""Two-digit years from here on are of the 20th century."""
_PART_OF: Final = re.compile(
    r"\b(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|\d ?(?:er|r?[ao]|d[ao]|t[ao])?|i{1,3}|iv) "
    r"(?:bimestre|trimestre|cuatrimestre|semestre)\b|\b[qt][1-4]\b"
)
_SIZES: Final = {
    "bimestre": 2, "trimestre": 3, "trim": 3, "q": 3, "t": 3, "cuatrimestre": 4, "semestre": 6,
    "sem": 6,
}  # fmt: skip
_ORDINALS: Final = {
    word: number
    for number, words in enumerate(
        (("1", "i", "prime"), ("2", "ii", "segun"), ("3", "iii", "terce"), ("4", "iv", "cuart"),
         ("5", "v", "quint"), ("6", "vi", "sexto")),
        start=1,
    )
    for word in words
}  # fmt: skip
_ENDINGS: Final = frozenset({"er", "ero", "ra", "ro", "do", "da", "to", "ta", "al"})
"""Parts of a year, by their months; their numbers, by the first letters; "1er", "2do"."""

_FIRST_YEAR: Final = 1990
"""Headings name years from here on; lower numbers are counts or codes."""

_BESIDE: Final = frozenset(
    {
        "a", "ano", "anio", "anos", "ao", "o", "de", "del", "durante", "ejercicio", "el", "en",
        "fiscal", "in", "la", "los", "las", "mes", "mensual", "month", "of", "anual", "periodo",
        "the", "year", "base", "cant", "cantidad", "datos", "hoja", "lab", "labs", "no", "num",
        "numero", "sheet", "total", "totales", "subtotal", "suma", "sedena", "semar", "act",
        "inact", "activo", "activos", "activa", "activas", "active", "uso", "fuera", "area",
        "areas", "centro", "centros", "droga", "drogas", "sustancia", "y", "por",
    }
)  # fmt: skip
_BESIDE_STEMS: Final = (
    "asegura", "clandestin", "cocain", "concentracion", "confeccion", "desmantel", "destru",
    "detecta", "encontra", "fentan", "heroin", "inactiv", "inhabilit", "laborator", "localiza",
    "metanfet", "methamph", "narcolab", "operacion", "pastilla", "preliminar", "registr",
)  # fmt: skip
"""Words, and beginnings of words, that may stand beside a year: they leave what it says."""


class Period(NamedTuple):
    """A year, a month, or a month of a year.

    Attributes
    ----------
    year : int or None
        The year; None where none is named.
    month : int or None
        The month, 1 to 12; None where none is named.
    """

    year: int | None
    month: int | None


class Span(NamedTuple):
    """Some months of a year that follow each other.

    Attributes
    ----------
    year : int or None
        The year; None where none is named.
    first, last : int
        The months, 1 to 12.
    """

    year: int | None
    first: int
    last: int

    def holds(self, other: Span) -> bool:
        """Return whether another span lies within this one, and is shorter.

        Parameters
        ----------
        other : Span
            The other.

        Returns
        -------
        bool
            True for "2021" and "Enero-Junio 2021".
        """
        within = self.first <= other.first and other.last <= self.last
        return self.year == other.year and within and self != other


class Month(NamedTuple):
    """A month that a word names.

    Attributes
    ----------
    number : int
        1 to 12.
    meant : str
        The name that the word was taken for, where it is misspelt; else empty.
    """

    number: int
    meant: str


def _known_months() -> dict[str, int]:
    known: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(_NAMES, start=1):
        for name in names.split():
            for end in range(_LEAST_LETTERS, len(name) + 1):
                known[name[:end]].add(number)
    return {word: min(many) for word, many in known.items() if len(many) == 1} | _SHORT


_MONTHS: Final = _known_months()
_FULL: Final = {
    name: number
    for number, names in enumerate(_NAMES, start=1)
    for name in names.split()
    if len(name) >= _LEAST_FORGIVEN
}


@lru_cache(maxsize=10_000)
def find_month(word: str, *, forgiving: bool = False) -> Month | None:
    """Return the month that a word names.

    Parameters
    ----------
    word : str
        One folded word: a name in Spanish or English, or its first letters.
    forgiving : bool
        Whether one typing error is allowed, where a single month is meant.

    Returns
    -------
    Month or None
        The month; None if the word names none.
    """
    bare = re.sub(r"^del?(?=[a-z]{3})|(?<=[a-z]{3})del?$", "", word)
    for form in (word, bare):
        if form in _MONTHS:
            return Month(_MONTHS[form], "")
    if not forgiving or len(word) < _LEAST_FORGIVEN:
        return None
    close = [name for name in _FULL if OSA.distance(word, name, score_cutoff=1) <= 1]
    meant = {_FULL[name] for name in close}
    return Month(meant.pop(), close[0]) if len(meant) == 1 else None


def read_period(text: str, *, in_part: bool = False) -> Period | None:
    """Return the year or month that a heading, a section line or the name of a sheet names.

    Parameters
    ----------
    text : str
        For example ``2022``, ``Enero 2022``, ``ENE-22``, ``enero``, ``Año
        2021`` or ``Laboratorios inactivos 2022``.
    in_part : bool
        Whether several months or a quarter of one year give that year, as in
        ``2023 (enero a julio)``.

    Returns
    -------
    Period or None
        The period; None if the text names a day, none or several, or holds a
        word that may change what it says, as ``Población 2020``.
    """
    folded = fold(text.removesuffix(".0"))
    if match := _HEADED.fullmatch(folded) or _MONTH_FIRST.fullmatch(folded):
        year, month = int(match["y"]), int(match["m"])
        return Period(year, month) if 1 <= month <= 12 and _is_year(year) else None
    years: list[int] = []
    months: list[int] = []
    whole, parts = _PART_OF.subn(" ", folded) if in_part else (folded, 0)
    tokens = _TOKEN.findall(whole)
    for token, before in zip(tokens, ["", *tokens], strict=False):
        if named := find_month(token):
            months.append(named.number)
        elif token.isdecimal() and len(token) == 4 and _is_year(int(token)):
            years.append(int(token))
        elif token.isdecimal() and len(token) == 2 and find_month(before):
            years.append(full_year(int(token)))
        elif token not in _BESIDE and not token.startswith(_BESIDE_STEMS):
            return None
    if len(set(years)) > 1 or not years + months:
        return None
    if len(months) > 1 or parts:
        return Period(years[0], None) if in_part and years else None
    return Period(years[0] if years else None, months[0] if months else None)


@lru_cache(maxsize=10_000)
def read_span(text: str) -> Span | None:
    """Return the months that the label of a row names.

    Parameters
    ----------
    text : str
        For example ``2021``, ``Enero-Junio 2021``, ``1er semestre 2020``,
        ``Q1 2021``, ``Ene 2021`` or ``Anual 2021``.

    Returns
    -------
    Span or None
        The months; None for a day, several years, or any other word.
    """
    years: set[int] = set()
    months: list[int] = []
    numbers: list[int] = []
    size, before = 0, ""
    for token in _TOKEN.findall(fold(text.removesuffix(".0"))):
        if named := find_month(token):
            months.append(named.number)
        elif len(token) == 4 and token.isdecimal() and _is_year(int(token)):
            years.add(int(token))
        elif len(token) == 2 and token.isdecimal() and find_month(before):
            years.add(full_year(int(token)))
        elif token in _SIZES:
            size = _SIZES[token]
        elif number := _ORDINALS.get(token[:5], 0):
            numbers.append(number)
        elif token not in _BESIDE and token not in _ENDINGS:
            return None
        before = token
    year = next(iter(years), None)
    if len(years) > 1 or len(numbers) != bool(size) or (size and months):
        return None
    if size:
        last = numbers[0] * size
        return Span(year, last - size + 1, last) if last <= 12 else None
    if not months:
        return Span(year, 1, 12) if year else None
    return (
        Span(year, months[0], months[-1]) if len(months) <= 2 and months == sorted(months) else None
    )


def full_year(year: int) -> int:
    """Return a year of two digits as one of four.

    Parameters
    ----------
    year : int
        A year.

    Returns
    -------
    int
        The year of 1970 to 2069 that ends so; the year itself from 100 on.
    """
    if year >= 100:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _is_year(number: int) -> bool:
    return _FIRST_YEAR <= number <= YEARS[-1]
