"""Numbers as people type them: with marks of thousands, a decimal comma, in words.

Each function takes a cell and returns its value, or raises ``ValueError`` with
the reason in words; an empty cell is never an error.
"""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta
from typing import Final

from geo.releases.cells import Cell
from geo.text import fold, says_nothing

MOST_LABS: Final = 10_000
"""More labs than any release reports in one row: above it a number is taken for a fault."""

_CODES: Final = frozenset({"98", "99", "999", "9999"})
_LONGEST: Final = 60
# Spaces of every width and the apostrophe part thousands; so they are one.
_GAP: Final = re.compile(r"(?<=\d)[\s'’´`](?=\d{3}(?!\d))")
_MINUS: Final = re.compile(r"^[\u2212\u2013]")
_PLAIN: Final = re.compile(r"\d+")
_GAPPED: Final = re.compile(r"\d{1,3}(?: \d{3})+(?:([.,])(\d+))?")
_BOTH: Final = re.compile(r"\d{1,3}(?:(,\d{3})+(\.)|(?:\.\d{3})+(,))\d+")
_PARTED: Final = re.compile(r"\d{1,3}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})")
_POINTED: Final = re.compile(r"(\d*)([.,])(\d*)")
_NOT_DIGITS: Final = re.compile(r"[^\d.,\s]")
_SIGNS: Final = re.compile(r"[-+<>%$~]")
_SCIENTIFIC: Final = re.compile(r"\d+(?:[.,]\d+)?e[+-]?\d{1,3}", re.IGNORECASE)

NUMBER_WORDS: Final = {
    "cero": 0, "ningun": 0, "ninguno": 0, "ninguna": 0, "un": 1, "uno": 1, "una": 1, "dos": 2,
    "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "zero": 0, "one": 1,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
"""Numbers by their folded words."""

_COUNTED: Final = re.compile(
    r"(?: (?:laboratorios?|narcolaboratorios?|labs?|laborator(?:y|ies)|clandestin[oa]s?|areas?"
    r"|centros?|eventos?|casos?|unidad(?:es)?|instalacion(?:es)?|inmuebles?|de concentracion))+$"
)


def read_number(cell: Cell) -> float | None:
    """Return the number in a cell.

    Parameters
    ----------
    cell : Cell
        A number, or its text, also with a sign of money or in the brackets
        that spreadsheets put round a negative number.

    Returns
    -------
    float or None
        The number; None for an empty cell.

    Raises
    ------
    ValueError
        If the cell holds no number, or one that can be read in two ways.
    """
    if isinstance(cell, bool | date | time | timedelta):
        raise ValueError("not a number")  # noqa: TRY004
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            raise ValueError("not a number")
        return float(cell)
    text = _bare(cell)
    if says_nothing(text):
        return None
    if "%" in text:
        raise ValueError("a share, not a number")
    if len(text) > _LONGEST:
        raise ValueError("not a number")
    text = re.sub(r"^([-+]?)\s*\$\s*", r"\1", text)
    bracketed = re.fullmatch(r"\(\s*([^()+-]*?)\s*\)", text)
    body = bracketed[1] if bracketed else text.lstrip("+-")
    if not bracketed and len(text) - len(body) > 1:
        raise ValueError("not a number")
    number = _parse(body.removeprefix("$").strip())
    if not math.isfinite(number):
        raise ValueError("not a number")
    return -number if bracketed or text.startswith("-") else number


def _bare(text: str) -> str:
    """Return text without the apostrophe by which spreadsheets mark text, its gaps made spaces."""
    text = _MINUS.sub("-", text.strip().lstrip("'’`´").strip())
    return _GAP.sub(" ", text)


def _parse(text: str) -> float:
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GAPPED.fullmatch(text):
        return float(text.replace(" ", "").replace(",", "."))
    if match := _BOTH.fullmatch(text):
        mark = match[2] or match[3]
        return float(text.replace("," if mark == "." else ".", "").replace(",", "."))
    if _PARTED.fullmatch(text):
        return float(text.replace(",", "").replace(".", ""))
    if (match := _POINTED.fullmatch(text)) and (match[1] or match[3]):
        whole, mark, rest = match.groups()
        # A point is that of a machine, a comma may be either.
        if mark == "," and _may_part(whole, rest):
            raise ValueError(f"may be {whole}{rest} or {whole}.{rest}: which mark is decimal?")
        return float(f"{whole or 0}.{rest or 0}")
    if _SCIENTIFIC.fullmatch(text):
        return float(text.replace(",", "."))
    raise ValueError("not a number")


def _may_part(whole: str, rest: str) -> bool:
    """Return whether a mark between these digits may be one of thousands."""
    return len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"


def read_count(cell: Cell) -> int | None:
    """Return the number of labs that a cell gives.

    Parameters
    ----------
    cell : Cell
        A whole number of 0 or more; thousands may be parted, and a noun or
        the number in words may stand beside it: ``5 laboratorios``, ``dos``.

    Returns
    -------
    int or None
        The number; None for an empty cell.

    Raises
    ------
    ValueError
        If the cell holds no such number.
    """
    if not isinstance(cell, str):
        number = read_number(cell)
    else:
        text = _bare(cell).rstrip("*").strip()
        number = _whole(text) if (said := _in_words(text)) is None else said
    return None if number is None else _labs(number)


def _in_words(text: str) -> float | None:
    """Return the number that stands in words or before a noun; None if it does neither."""
    folded = fold(text)
    bare = _COUNTED.sub("", f" {folded}").strip()
    words = [word for word in bare.split() if not word.isdecimal()]
    if bare in NUMBER_WORDS:
        return NUMBER_WORDS[bare]
    if (bare == folded and not words) or _SCIENTIFIC.fullmatch(text) or says_nothing(bare):
        return None
    digits = _NOT_DIGITS.sub("", text).strip(" .,")
    said = {float(NUMBER_WORDS[word]) for word in words if word in NUMBER_WORDS}
    if digits and (number := _whole(digits)) is not None:
        said.add(number)
    if len(said) != 1 or not NUMBER_WORDS.keys() >= set(words) or _SIGNS.search(text):
        raise ValueError("not a number")
    return said.pop()


def _whole(text: str) -> float | None:
    if "$" in text or "(" in text:
        raise ValueError("a sum of money or a number in brackets, not a number of labs")
    match = _POINTED.fullmatch(text)
    if match is None or not _may_part(match[1], match[3]):
        return read_number(text)
    if match[2] == "." and match[3] == "000":
        raise ValueError(f"may be {match[1]} or {match[1]}000")
    # No lab is a part of one: the mark parts thousands.
    return float(match[1] + match[3])


def _labs(number: float) -> int:
    if not 0 <= number <= MOST_LABS or not float(number).is_integer():
        raise ValueError(f"not a whole number of labs from 0 to {MOST_LABS:,}")
    return int(number)


def is_sentinel_code(text: str) -> bool:
    """Return whether the code of a place, or another code, only says that it is not known.

    Parameters
    ----------
    text : str
        Text of a cell in a column of codes.

    Returns
    -------
    bool
        True for 98, 99, 999 and 9999; in a column of numbers they are numbers.
    """
    return text.strip().lstrip("'").removesuffix(".0") in _CODES
