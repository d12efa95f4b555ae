"""Lines that speak for the rows below them: "SINALOA", "AÑO 2022", "INACTIVOS"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from geo.places import gazetteer
from geo.places.lookup import find_state
from geo.releases.values.periods import read_period
from geo.releases.values.words import label_drug, label_kind, label_status
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
        ``status``, ``drug``, ``kind``); empty unless every part of the line
        is understood.
    """
    text = " ".join(text.split()).strip(" :-*")
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


class Outline:
    """What the section lines above a row say of it, the outer ones and the inner.

    A line of one level ends what the levels inside it said. Which level lies
    inside which is known by the order in which they first appear.

    Parameters
    ----------
    base : mapping of str to str
        What the name of the sheet and the lines above the header say.
    """

    def __init__(self, base: Context) -> None:
        self._base = dict(base)
        self._levels: list[str] = []
        self._said: dict[str, str] = {}
        self._last: Context = {}
        self._together: list[set[str]] = []

    @property
    def state(self) -> str:
        """The state that holds now.

        Returns
        -------
        str
            As it was written; empty if none.
        """
        return self._said.get("state", self._base.get("state", ""))

    def enter(self, said: Context) -> None:
        """Take up a section line.

        Parameters
        ----------
        said : mapping of str to str
            What it says.
        """
        self._order(said)
        for together in [one for one in self._together if one & set(said)]:
            # "LABORATORIOS INACTIVOS" ends whole where "CENTROS DE ACOPIO" begins.
            self._together.remove(together)
            for name in together:
                self._said.pop(name, None)
        labels = set(said) & {"status", "drug", "kind"}
        if len(labels) > 1:
            self._together.append(labels)
        depth = min(self._levels.index(name) for name in said)
        for name in self._levels[depth:]:
            self._said.pop(name, None)
        self._said |= said
        self._last = said

    def depth(self, said: Context) -> int:
        """Return how deep a line lies by what it says anew.

        Parameters
        ----------
        said : mapping of str to str
            What it says.

        Returns
        -------
        int
            0 for a line of the outermost level.
        """
        self._order(said)
        new = [name for name, value in said.items() if self._said.get(name) != value]
        return min(self._levels.index(name) for name in new or said)

    def _order(self, said: Context) -> None:
        self._levels += [name for name in said if name not in self._levels]

    def end_last(self) -> None:
        """Forget what the last line said: "NO ESPECIFICADO" stands in its place."""
        self.enter(dict.fromkeys(self._last, ""))

    def lose(self) -> None:
        """Forget the places: a line was met that may name one, but which is not known."""
        for name in ("state", "municipality"):
            self._said[name] = ""

    def context(self) -> dict[str, str]:
        """Return what holds for the next row.

        Returns
        -------
        dict of str to str
            Text by field.
        """
        return {**self._base, **self._said}
