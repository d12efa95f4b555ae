"""Dates in words and numbers, taken apart into days, months and years as they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import OSA

from geo.releases.values.periods import find_month, full_year

Form = Literal["", "numbers", "year first", "cell", "serial"]
"""How a date is written; each but the first may have its day and month swapped."""

UNKNOWN: Final = (0, 98, 99)
"""Codes for a day or a month that is not known."""
NO_YEAR: Final = (0, 9999)
"""Codes for a year that is not known."""
ABOUT: Final = frozenset(
    {
        "aprox", "aproximadamente", "aproximado", "aproximada", "c", "ca", "circa", "hacia",
        "alrededor", "about", "around",
    }
)  # fmt: skip
NOT_A_DATE: Final = "not a date that can be read (day first, as 20/07/2022)"

_MOST_TOKENS: Final = 24
_TOKEN: Final = re.compile(r"(\d+)(?:o|er|ro|st|nd|rd|th)?(?![a-z\d])|(\d+|[a-z]+)")
_NOISE: Final = ABOUT | frozenset(
    {
        "de", "del", "d", "el", "la", "los", "las", "dia", "dias", "mes", "ano", "anio", "anos",
        "ao", "year", "day", "month", "of", "the", "on", "en", "desde", "entre", "from",
        "between", "fecha",
    }
)  # fmt: skip
_JOINERS: Final = frozenset(
    {
        "a", "al", "y", "e", "o", "u", "or", "hasta", "to", "and", "through", "until",
    }
)  # fmt: skip
_WEEKDAYS: Final = (
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_SHORT_WEEKDAYS: Final = frozenset(
    {
        "lun", "mie", "mier", "jue", "vie", "sab", "dom", "mon", "tue", "tues", "wed", "thu",
        "thur", "thurs", "fri", "sat", "sun",
    }
)  # fmt: skip
_ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12,
}  # fmt: skip

_WHOLE: Final = {
    "DMY": "dmy", "DMD": "dmy", "MDY": "mdy", "YMD": "ymd", "YDM": "ydm", "DDY": "dmy",
    "DDD": "dmy", "YDD": "ymd", "MY": "my", "YM": "ym", "DY": "my", "YD": "ym", "MD": "my",
    "Y": "y",
}  # fmt: skip
"""What the tokens of a whole date mean (D a number, M a month's name, Y a year), longest first."""
_BEGUN: Final = {"DM": "dm", "DD": "dm", "D": "d", "M": "m"}
"""The same for a date whose end the next one tells, as in "1 al 15 de julio de 2022"."""


class Written(NamedTuple):
    """One date, its day and month in the usual order of the form in which it is written.

    Attributes
    ----------
    year, month, day : int
        0 where it is not given; the serial number stands in ``day``.
    form : {"", "numbers", "year first", "cell", "serial"}
        How it is written.
    """

    year: int
    month: int = 0
    day: int = 0
    form: Form = ""


class _Token(NamedTuple):
    kind: str
    number: int
    text: str


def find_dates(folded: str) -> tuple[list[Written], list[str]]:
    """Return the dates that a folded text consists of.

    Parameters
    ----------
    folded : str
        Text as :func:`geo.text.fold` returns it.

    Returns
    -------
    list of Written
        One date, or several for a range or a list; none if it names no date.
    list of str
        The misspelt words, and what each was read as.

    Raises
    ------
    ValueError
        If there is a word in it that belongs to no date.
    """
    tokens: list[_Token] = []
    notes: list[str] = []
    for counted, plain in _TOKEN.findall(folded):
        text = counted or plain
        if text.isdecimal():
            kind = "D" if len(text) <= 2 else "Y" if len(text) == 4 else "X"
            tokens.append(_Token(kind, int(text[:9]), text))
        elif text in _JOINERS:
            tokens.append(_Token("J", 0, text))
        elif text == "primero":
            tokens.append(_Token("D", 1, text))
        elif text in _ROMAN and tokens and tokens[-1].kind in "DY":
            tokens.append(_Token("M", _ROMAN[text], text))
        elif text in _NOISE or _is_weekday(text):
            continue
        elif month := find_month(text, forgiving=True):
            tokens.append(_Token("M", month.number, text))
            if month.meant:
                notes.append(f"{text} read as {month.meant}")
        else:
            raise ValueError(NOT_A_DATE)
        if len(tokens) > _MOST_TOKENS:
            raise ValueError("too long for a date")
    return _dates(_without_tuesday(tokens)), notes


@lru_cache(maxsize=10_000)
def _is_weekday(word: str) -> bool:
    return word in _SHORT_WEEKDAYS or (
        len(word) >= 5 and any(OSA.distance(word, day, score_cutoff=1) <= 1 for day in _WEEKDAYS)
    )


def _without_tuesday(tokens: list[_Token]) -> list[_Token]:
    """Drop a "mar" that is short for martes: the date after it falls on a Tuesday."""
    if _kinds(tokens) not in ("MDMY", "MDMD") or tokens[0].text != "mar":
        return tokens
    after = _whole(tokens[1:], _kinds(tokens[1:]))
    try:
        tuesday = date(after.year, after.month, after.day).weekday() == 1
    except ValueError:
        tuesday = False
    return tokens[1:] if tuesday else tokens


def _kinds(tokens: Sequence[_Token]) -> str:
    return "".join(token.kind for token in tokens)


def _dates(tokens: list[_Token]) -> list[Written]:
    tokens = _trimmed(tokens)
    kinds = _kinds(tokens)
    if kinds in _WHOLE and not _lacks_year(tokens):
        return [_whole(tokens, kinds)]
    if kinds in _BEGUN and kinds != "D":
        return [_begun(tokens, kinds, Written(0))]
    if kinds == "MD":
        return [_begun(tokens[::-1], "DM", Written(0))]
    if re.fullmatch("YMJ?M", kinds):
        tokens = [*tokens[1:], tokens[0]]
    elif re.fullmatch("MDJ?DY", kinds):
        tokens = [*tokens[1:-1], tokens[0], tokens[-1]]
    kinds = _kinds(tokens)
    for pattern in _WHOLE:
        size = len(pattern)
        if kinds == pattern * (len(kinds) // size) and not _lacks_year(tokens[:size]):
            return [_whole(tokens[i : i + size], pattern) for i in range(0, len(tokens), size)]
    return _from_the_end(tokens)


def _trimmed(tokens: list[_Token]) -> list[_Token]:
    kinds = _kinds(tokens)
    first = len(kinds) - len(kinds.lstrip("J"))
    return tokens[first : len(kinds.rstrip("J"))]


def _from_the_end(tokens: list[_Token]) -> list[Written]:
    """Read several dates, of which the last is whole and tells what the others leave out."""
    dates: list[Written] = []
    while tokens:
        kinds = _kinds(tokens)
        pattern = next((p for p in _WHOLE if kinds.endswith(p)), "")
        if not pattern and dates:
            pattern = next((p for p in _BEGUN if kinds.endswith(p)), "")
            if pattern == "DD" and (dates[0].form != "numbers" or tokens[-1].number > 12):
                # "1, 2 y 3 de julio de 2022" lists days.
                pattern = "D"
        start = len(tokens) - len(pattern)
        piece = tokens[start:]
        if not pattern or (pattern in _WHOLE and _lacks_year(piece)):
            return []
        if pattern in _WHOLE:
            dates.insert(0, _whole(piece, pattern))
        elif pattern == "M" and dates[0].day:
            return []
        else:
            if pattern == "D" and dates[0].form == "numbers":
                # "15 al 20/07/2022" leaves no doubt which number is the day.
                dates[0] = dates[0]._replace(form="")
            dates.insert(0, _begun(piece, pattern, dates[0]))
        tokens = _trimmed(tokens[:start])
    return dates


def _lacks_year(tokens: Sequence[_Token]) -> bool:
    """Return whether what stands for a year is one digit."""
    return _kinds(tokens) in ("DMD", "DDD", "MD") and len(tokens[-1].text) != 2


def _whole(tokens: Sequence[_Token], pattern: str) -> Written:
    part = dict(zip(_WHOLE[pattern], tokens, strict=True))
    form: Form = (
        "numbers" if pattern in ("DDY", "DDD") else "year first" if pattern == "YDD" else ""
    )
    year, month, day = part["y"].number, _known(part.get("m")), _known(part.get("d"))
    if part["y"].kind == "D":
        # 99/99/99 is a code, not the year 1999.
        year = 9999 if not month and not day and year in UNKNOWN else full_year(year)
    return Written(year, month, day, form)


def _begun(tokens: Sequence[_Token], pattern: str, after: Written) -> Written:
    part = dict(zip(_BEGUN[pattern], tokens, strict=True))
    if "m" in part:
        form: Form = "numbers" if pattern == "DD" else ""
        return Written(after.year, _known(part["m"]), _known(part.get("d")), form)
    if after.day:
        return Written(after.year, after.month, part["d"].number)
    return Written(after.year, part["d"].number)


def _known(token: _Token | None) -> int:
    return 0 if token is None or token.number in UNKNOWN else token.number
