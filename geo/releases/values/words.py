"""What one cell means: words of a closed vocabulary.

Each function takes a cell and returns its value, or raises ``ValueError`` with
the reason in words; an empty cell is never an error.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from rapidfuzz.distance import OSA

from geo.releases.cells import Cell, as_text
from geo.releases.values.labels import label_drug, label_kind, label_status, read_description
from geo.releases.values.vocabulary import Meant, find_bare_status, find_words
from geo.text import fold, says_nothing

__all__ = [
    "is_corps",
    "label_drug",
    "label_kind",
    "label_status",
    "misspelt",
    "read_corps",
    "read_description",
    "read_drug",
    "read_kind",
    "read_status",
    "read_yes_no",
]

_GENDERS: Final = re.compile(r"\((?:s|a|o|as|os|es)\)|(?<=[a-z])/(?:a|as|o|os)\b")
_MARKS: Final = re.compile(r"[/,;|()\[\]\n?:.]+")
_JOINED: Final = re.compile(r" (?:y|e|o|u|and|or) ")
_DONE: Final = re.compile(
    r"\b(?:asegurad|destruid|desmantelad|incinerad|quemad|neutralizad|clausurad|decomisad"
    r"|destroyed|dismantled|seized|burnt|burned)"
)
_YES: Final = frozenset({"si", "s", "yes", "y", "x", "1", "verdadero", "true", "v"})
_NO: Final = frozenset({"no", "n", "0", "falso", "false", "f"})
_TICKS: Final = "✓✔☑✅🗸"
_CROSSES: Final = "✗✘☐☒❌"

_CORPS: Final = {
    "SEDENA": (
        "sedena", "secretaria de la defensa nacional", "secretaria de la defensa",
        "sria de la defensa nacional", "defensa nacional", "defensa", "ejercito",
        "ejercito mexicano", "ejto", "ejto mex", "ejto mexicano", "army", "mexican army",
        "s d n", "sdn",
    ),
    "SEMAR": (
        "semar", "secretaria de marina", "secretaria de marina armada de mexico", "sria de marina",
        "marina", "marina armada de mexico", "marina de mexico", "armada", "armada de mexico",
        "infanteria de marina", "navy", "mexican navy",
    ),
    "GN": ("gn", "g n", "guardia nacional", "national guard"),
    "FGR": ("fgr", "f g r", "fiscalia general de la republica"),
    "PGR": ("pgr", "p g r", "procuraduria general de la republica"),
    "PF": ("pf", "p f", "policia federal", "federal police"),
    "SSPC": ("sspc", "secretaria de seguridad y proteccion ciudadana"),
}  # fmt: skip
_CORPS_OF: Final = {name: short for short, names in _CORPS.items() for name in names}
_LONG_NAME: Final = 9
"""Letters of the name of a corps from which one typing error is forgiven."""


def read_status(cell: Cell) -> str:
    """Return the status that a cell names.

    Parameters
    ----------
    cell : Cell
        A word or phrase such as ``ACTIVO``, ``inactivos``, ``fuera de uso``
        or ``no se encontraba activo``, with one typing error at most.

    Returns
    -------
    str
        ``active``, ``inactive``, or ``unspecified`` for an empty cell.

    Raises
    ------
    ValueError
        If the words are not known, or name both.
    """
    text = as_text(cell)
    return "unspecified" if says_nothing(text) else _status(text).value


def read_drug(cell: Cell) -> str:
    """Return the drug that a cell names.

    Parameters
    ----------
    cell : Cell
        Text with a drug in it, with one typing error a word at most.

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
    return "unspecified" if says_nothing(text) else _drug(text).value


def read_kind(cell: Cell) -> str:
    """Return the kind of place that a cell names.

    Parameters
    ----------
    cell : Cell
        Text with a kind of place in it, with one typing error a word at most.

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
    return "unspecified" if says_nothing(text) else _kind(text).value


def misspelt(field: Literal["status", "drug", "kind"], cell: Cell) -> str:
    """Return the known word for which a misspelt cell was taken.

    Parameters
    ----------
    field : {"status", "drug", "kind"}
        What the cell is to say.
    cell : Cell
        A cell that the function for this field can read.

    Returns
    -------
    str
        For example ``inactivo`` for ``inctivo``; empty if the cell stands to
        the letter, says nothing or cannot be read.
    """
    text = as_text(cell)
    if says_nothing(text):
        return ""
    try:
        meant = {"status": _status, "drug": _drug, "kind": _kind}[field](text)
    except ValueError:
        return ""
    # A phrase that is known stands in the text word by word.
    return "" if f" {meant.known} " in f" {_plain(text)} " else meant.known


def _status(text: str) -> Meant:
    plain = _plain(text)
    if found := find_bare_status(plain):
        return found
    parts = [part for mark in _MARKS.split(text.casefold()) if (part := _plain(mark))]
    parts = [half for part in parts for half in _JOINED.split(part)]
    if len(parts) > 1:
        meant = [find_bare_status(part) for part in parts]
        values = {item.value for item in meant if item}
        if len(values) > 1:
            raise ValueError("names several: active, inactive")
        if values and all(meant) and meant[0]:
            return meant[0]
    if _DONE.search(plain):
        raise ValueError("says what was done with it, not whether it was active")
    raise ValueError("not a status that is known")


def _drug(text: str) -> Meant:
    return _only(find_words(_plain(text), drugs=True))


def _kind(text: str) -> Meant:
    found = find_words(_plain(text), drugs=False)
    return found[0] if found and found[0].value == "laboratory" else _only(found)


def _only(found: tuple[Meant, ...]) -> Meant:
    if not found:
        raise ValueError("not a word that is known")
    if len(found) > 1:
        raise ValueError(f"names several: {', '.join(item.value for item in found)}")
    return found[0]


def _plain(text: str) -> str:
    return fold(_GENDERS.sub("", text.casefold()))


def read_yes_no(cell: Cell) -> bool | None:
    """Return what a cell says in a column headed by a question.

    Parameters
    ----------
    cell : Cell
        ``Sí``, ``No``, ``X``, ``1``, ``0``, ``VERDADERO``, a tick or a cross.

    Returns
    -------
    bool or None
        Yes or no; None for an empty cell.

    Raises
    ------
    ValueError
        If it says neither.
    """
    if isinstance(cell, bool):
        return cell
    text = as_text(cell).removesuffix(".0")
    folded = fold(text)
    if folded in _YES or (text and all(mark in _TICKS for mark in text)):
        return True
    if folded in _NO or (text and all(mark in _CROSSES for mark in text)):
        return False
    if says_nothing(text):
        return None
    raise ValueError("neither yes nor no")


def read_corps(cell: Cell) -> str:
    """Return the corps that a cell names.

    Parameters
    ----------
    cell : Cell
        Name of a corps in full or short.

    Returns
    -------
    str
        SEDENA, SEMAR, GN, FGR, PGR, PF or SSPC where the cell names one of
        them alone; else its text as it stands, empty for an empty cell.
    """
    text = as_text(cell)
    if says_nothing(text):
        return ""
    named = {_corps(fold(part)) for part in re.split(r"[()\[\]/–—]| - ", text) if fold(part)}
    whole = _corps(fold(text))
    return whole or (named.pop() if len(named) == 1 and "" not in named else "") or text


def is_corps(text: str) -> bool:
    """Return whether a text names a corps.

    Parameters
    ----------
    text : str
        Text of a cell or a heading.

    Returns
    -------
    bool
        True for "SEDENA" and "Guardia Nacional".
    """
    # What is not known comes back as it stands, the short word of a corps in capitals.
    return read_corps(text.casefold()) != text.casefold()


def _corps(folded: str) -> str:
    name = re.sub(r"^(?:personal (?:de |del )|elementos (?:de |del ))?(?:la |el )?", "", folded)
    if name in _CORPS_OF:
        return _CORPS_OF[name]
    if len(name) < _LONG_NAME:
        return ""
    close = {
        short
        for known, short in _CORPS_OF.items()
        if OSA.distance(name, known, score_cutoff=1) <= 1
    }
    return close.pop() if len(close) == 1 else ""
