"""What the cell of a place says before any name is looked up: a code, several places, none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geo.text import fold, says_nothing

_NO_ONE_PLACE: Final = frozenset(
    {
        "all", "diversas", "diversos", "diversos municipios", "el resto", "multiple", "multiples",
        "other", "otra", "otras", "otro", "otro municipio", "otros", "otros municipios", "resto",
        "several", "toda la entidad", "todas", "todo el estado", "todo el municipio", "todos",
        "todos los municipios", "varias", "varios", "varios municipios", "various",
    }
)  # fmt: skip

LONGEST: Final = 200
"""Letters beyond which a text is no name of a place."""

NOT_KNOWN_STATES: Final = frozenset({"0", "00", "98", "99", "998", "999", "9999"})
"""Codes that say of a state that it is not known."""

_PARTED_CODE: Final = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{3})")
_CODE_FIRST: Final = re.compile(r"\(?([0-9]{1,5})\)?\s*[-–—.:_]?\s*([^\W\d_].*)", re.DOTALL)
_CODE_LAST: Final = re.compile(r"([^0-9]*[^\W\d_][.)]?)\s*[-–—:_]?\s*\(?([0-9]{1,5})\)?")
_AMONG: Final = re.compile(
    r"\s*(?:en\s+)?(?:entre|(?:(?:los?|el)\s+)?l[ií]mites?|colindancias?)\s+"
    r"(?:(?:de|entre|con)\s+)?(?:(?:los\s+)?municipios\s+(?:de\s+)?)?"
    r"|\s*(?:los\s+)?(?:municipios|mpios\.?)\s+(?:de\s+)?",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s+y\s*/\s*[oó]\s+|\s*[,;/|+&\n()]\s*|\s+[-–—]\s+", re.IGNORECASE)
_JOINED: Final = re.compile(r"\s+(?:[yeoóu]|and|or)\s+|(?<=\w)[-–—](?=\w)", re.IGNORECASE)
_STATE_LAST: Final = re.compile(r"(.+?)\s*(?:,|\(|\s[-–—]\s|[-–—])\s*([^,()]+?)\)?\s*", re.DOTALL)
_STATE_FIRST: Final = re.compile(r"([^,()]+?)\s*(?:,|:|\s[-–—]\s|[-–—])\s*(.+)", re.DOTALL)
_STATE_WORDS: Final = 3
_COUNTRY: Final = re.compile(r"(.+?)\s*,\s*m[eé]x(?:ico|\.)?\s*", re.IGNORECASE | re.DOTALL)


def given(text: str) -> str:
    """Return the text of a cell, empty where it only says that it does not know.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    str
        The text without blanks around it, a whole number without its ``.0``.
    """
    text = text.strip()
    whole = text.removesuffix(".0")
    text = whole if whole.isdecimal() else text
    return "" if says_nothing(text) else text


def names_no_one_place(text: str) -> bool:
    """Return whether a text says that several places are meant, or another one.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    bool
        True for "Varios", "Otro municipio", "Todos" and the like.
    """
    return fold(text) in _NO_ONE_PLACE


def as_code(text: str) -> str:
    """Return the code that a text is.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    str
        Its digits, at most 5; ``"25006"`` for ``"25-006"``; empty if it is no code.
    """
    if parted := _PARTED_CODE.fullmatch(text):
        return parted[1] + parted[2]
    return text if text.isascii() and text.isdecimal() and len(text) <= 5 else ""


def split_code(text: str) -> tuple[str, str]:
    """Return the code and the name that a text joins.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    code, name : str
        ``("006", "Culiacán")`` for ``"006 Culiacán"`` and for ``"Culiacán
        (006)"``; an empty code where no number stands before or after a name.
    """
    if found := _CODE_FIRST.fullmatch(text):
        return found[1], found[2].strip()
    if found := _CODE_LAST.fullmatch(text):
        return found[2], found[1].strip()
    return "", text


def parts(text: str) -> list[str]:
    """Return the pieces of a text that lists several things.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    list of str
        What stands between commas, strokes, brackets and spaced dashes,
        without "Límites de", "Entre" and "Municipios de" before it.
    """
    if among := _AMONG.match(text):
        text = text[among.end() :]
    return [piece for piece in _BETWEEN.split(text) if piece]


def joined(text: str) -> list[str]:
    """Return the pieces that "y", "e", "o", "u" or a dash without blanks joins.

    Parameters
    ----------
    text : str
        One of :func:`parts`.

    Returns
    -------
    list of str
        ``["Culiacán", "Navolato"]`` for ``"Culiacán y Navolato"``.
    """
    return [piece for piece in _JOINED.split(text) if piece]


def without_country(text: str, *, unless: bool) -> str:
    """Return a text without the country at its end.

    Parameters
    ----------
    text : str
        Text of a cell.
    unless : bool
        Whether a last "México" can be the state of that name, so that only a
        third one is the country.

    Returns
    -------
    str
        ``"Culiacán, Sinaloa"`` for ``"Culiacán, Sinaloa, México"``.
    """
    found = _COUNTRY.fullmatch(text)
    return found[1] if found and ("," in found[1] or not unless) else text


def perhaps_states(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways to see a state and another place in one text.

    Parameters
    ----------
    text : str
        Text of a cell.

    Yields
    ------
    state, rest : str
        ``("Sin.", "Culiacán")`` for ``"Culiacán, Sin."``, ``"Culiacán
        (Sin.)"``, ``"Sin. - Culiacán"`` and ``"Culiacán Sin."``.
    parted : bool
        Whether more than a blank parts the two.
    """
    if found := _STATE_LAST.fullmatch(text):
        yield found[2], found[1], True
    if found := _STATE_FIRST.fullmatch(text):
        yield found[1], found[2], True
    words = text.split()
    for count in range(1, min(_STATE_WORDS, len(words) - 1) + 1):
        yield " ".join(words[-count:]), " ".join(words[:-count]), False
        yield " ".join(words[:count]), " ".join(words[count:]), False
