"""Lines that speak for the rows below them: "SINALOA", "AÑO 2022", "INACTIVOS"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from geo.places import gazetteer
from geo.places.lookup import find_state
from geo.releases.values.periods import read_period
from geo.releases.values.words import label_drug, label_kind, label_status, read_corps
from geo.text import fold, says_nothing

Context = Mapping[str, str]
"""What a line says of the rows below it: text by field, as their own cells would."""

_PREFIX: Final = re.compile(
    r"^(?P<of>estado( de)?|entidad( federativa)?|edo\.?( de)?|municipio( de)?|mpio\.?( de)?"
    r"|año|mes)\s*[:.\-]?\s+(?P<name>.+)$",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*(?:[,;:|/–—]|\s-\s)\s*")
_NOTE: Final = re.compile(
    r"^\W*(nota|notas|fuente|fuentes|observaci[oó]n(es)?|source|note|elabor[oó]|actualizad[oa]"
    r"|p[aá]gina|page|pag|hoja|fecha de|corte|cifras|s[ií]mbolos?)\b"
    r"|^\W*\*|^\(?\d{1,2}[/)](?!\s*\d)",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(r"(p[aá]g(ina|\.)?|hoja|page) ?\d+( (de|of|/) ?\d+)?", re.IGNORECASE)
_YEAR_LAST: Final = re.compile(r"^([^\W\d].*[^\W\d])\s+((?:19|20)\d\d)$")
_COUNTED: Final = re.compile(
    r"\s*(\(\s*\d{1,5}[^()]*\)|[:\-–=]\s*\d{1,3}(,\d{3})?( (laboratorios?|eventos?|casos?))?)$",
    re.IGNORECASE,
)
"""The number of its labs behind the name of a section: "SINALOA (45)"."""

_PREFIXED: Final = {
    "estado": "state", "edo": "state", "entidad": "state", "municipio": "municipality",
    "mpio": "municipality",
}  # fmt: skip
_CONTINUED: Final = re.compile(r"\s*[(\-–:,]?\s*\bcont(inuaci[oó]n|in[uú]a|\.)\)?$", re.IGNORECASE)
_WORDS_OF_A_KIND: Final = 3
_LONGEST: Final = 60
_MOST_WORDS: Final = 6


def read_section(text: str, state: str = "") -> dict[str, str]:
    """Return what a line on its own says of the rows below it.

    Parameters
    ----------
    text : str
        The line.
    state : str
        The state that an earlier line gave, in which a municipality is looked for.

    Returns
    -------
    dict of str to str
        Text by field (``state``, ``municipality``, ``year``, ``month``,
        ``status``, ``drug``, ``kind``, ``corps``); empty unless every part of
        the line is understood.
    """
    text = _CONTINUED.sub("", " ".join(text.split()).strip(" :-*"))
    if not text or len(text) > _LONGEST:
        return {}
    text = _COUNTED.sub("", text)
    said: dict[str, str] = {}
    for part in filter(None, _PARTS.split(_YEAR_LAST.sub(r"\1, \2", text))):
        one = _read_part(part, said.get("state", state))
        if not one or any(said.get(name, value) != value for name, value in one.items()):
            return _read_part(text, state)
        said |= one
    return said


def is_continued(text: str) -> bool:
    """Return whether a line names a section that began on an earlier page.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    bool
        True for "SINALOA (continuación)".
    """
    return bool(_CONTINUED.search(text.strip(" :-*")))


def stated_number(text: str) -> int | None:
    """Return the number of its labs that a section line tells.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    int or None
        45 for "SINALOA (45)"; None where it tells none.
    """
    found = _COUNTED.search(" ".join(text.split()))
    number = re.search(r"\d{1,3}(,\d{3})+|\d+", found[0]) if found else None
    return int(number[0].replace(",", "")) if number else None


def _read_part(text: str, state: str) -> dict[str, str]:
    prefix = _PREFIX.match(text)
    kind = fold(prefix["of"]).split()[0] if prefix else ""
    name = prefix["name"] if prefix else text
    if kind in ("", "ano", "mes") and (period := read_period(name)):
        said = _labelled(text)
        if said == {"kind": "laboratory"}:
            # "Laboratorios 2022" heads any list.
            said = {}
        dated = period._asdict().items()
        return said | {field: str(value) for field, value in dated if value is not None}
    if name.isdecimal():
        return {}
    if says_nothing(name):
        # "Municipio: no especificado" ends the one before it.
        return {_PREFIXED[kind]: ""} if kind in _PREFIXED else {}
    if kind in ("", "estado", "edo", "entidad"):
        found = find_state(text if kind == "estado" else name)
        found = found if found.code else find_state(name)
        municipal = state and _is_municipality(name, state)
        # "Durango" below "Durango" is its capital.
        same = found.code and found.code == find_state(state).code
        if found.code and not (same and municipal and not kind):
            return {"state": name}
    if kind in ("", "municipio", "mpio") and state and _is_municipality(name, state):
        return {"municipality": name}
    if text[:1].isalpha() and read_corps(text.casefold()) != text.casefold():
        # What is not known comes back as it stands.
        return {} if says_nothing(text) else {"corps": text}
    said = _labelled(text)
    # The title of any list names laboratories; a line of its own says that these are some.
    in_passing = said.get("kind") == "laboratory" and len(text.split()) > _WORDS_OF_A_KIND
    return {} if in_passing and len(said) == 1 else said


def _labelled(text: str) -> dict[str, str]:
    labels = (("status", label_status), ("drug", label_drug), ("kind", label_kind))
    return {name: word for name, label in labels if (word := label(text))}


def _is_municipality(name: str, state: str) -> bool:
    index = gazetteer.municipalities().get(find_state(state).code)
    return index is not None and bool(index.exact(name)[0])


def is_note(text: str) -> bool:
    """Return whether a line on its own is a note rather than a heading of a section.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    bool
        True for "Fuente: …", "* cifras preliminares", and any sentence.
    """
    words = text.split()
    return (
        begins_note(text)
        or len(text) > _LONGEST
        or len(words) > _MOST_WORDS
        or (text.endswith(".") and len(words) > 2)
        or not any(letter.isalpha() for letter in text)
    )


def is_page(text: str) -> bool:
    """Return whether a line on its own is the number of a page.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    bool
        True for "Página 2 de 3".
    """
    return bool(_PAGE.fullmatch(text))


def begins_note(text: str) -> bool:
    """Return whether a text begins as notes do.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    bool
        True for "Fuente: …", "* cifras preliminares" and "1/ …".
    """
    return bool(_NOTE.match(text))
