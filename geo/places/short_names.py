"""The telling part of a long name: before its "de …", or after its saint."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from geo.text import ARTICLES, core, fold_place

_SAINTS: Final = frozenset({"san", "santa", "santo"})
_FIRST_NAMES: Final = frozenset(
    {"asuncion", "ciudad", "concepcion", "magdalena", "natividad", "santiago", "trinidad", "villa"}
)
_TITLES: Final = frozenset({"ciudad", "general", "nueva", "nuevo", "puerto", "valle", "villa"})
_TOO_GENERAL: Final = frozenset(
    {
        "general",
        "isla",
        "monte",
        "nueva",
        "nuevo",
        "puerto",
        "real",
        "valle",
        *_SAINTS,
        *_FIRST_NAMES,
    }
)
_SHORTEST_TAIL: Final = 6
_RANKS: Final = frozenset({"capitan", "coronel", "doctor", "general"})
_THE: Final = frozenset({"del", "el", "la", "las", "los"})


def longer(forms: Sequence[str], words: str) -> Sequence[str]:
    """Return the names that begin with the words of another and go on.

    Parameters
    ----------
    forms : sequence of str
        Folded names in alphabetical order.
    words : str
        A folded name.

    Returns
    -------
    sequence of str
        A part of ``forms``; none where the words tell no place, as ``"villa"``.
    """
    if tells_nothing(words):
        return ()
    # A blank comes before all letters, and before the sign that ends the search.
    return forms[bisect_left(forms, f"{words} ") : bisect_left(forms, f"{words}!")]


def tells_nothing(folded: str) -> bool:
    """Return whether the words of a name stand before very many others.

    Parameters
    ----------
    folded : str
        What :func:`geo.text.fold_place` returned.

    Returns
    -------
    bool
        True for ``"san"``, ``"la ciudad"`` and nothing at all.
    """
    return set(folded.split()) <= _SAINTS | _TITLES | ARTICLES


def short_forms(name: str) -> list[str]:
    """Return what people leave of a long name.

    Parameters
    ----------
    name : str
        Official name of a municipality.

    Returns
    -------
    list of str
        Folded: ``["chilapa"]`` of Chilapa de Álvarez, ``["texmelucan"]`` of
        San Martín Texmelucan, ``["simon bolivar"]`` of General Simón Bolívar;
        empty where no part tells the place.
    """
    words = fold_place(name).split()
    kept = core(" ".join(words)).split()
    words = words[words.index(kept[0]) :]
    short = []
    if kept[0] not in _TOO_GENERAL:
        end = next((at for at, word in enumerate(words) if at and word in ARTICLES), 0)
        short += [core(" ".join(words[:end]))] if end else []
    before = 2 if kept[0] in _SAINTS else 1 if kept[0] in _FIRST_NAMES else 0
    tail = kept[before:]
    if before and len(tail) == 1 and len(tail[0]) >= _SHORTEST_TAIL:
        # San Cristóbal de la Barranca is not the only ravine.
        common = words[words.index(tail[0]) - 1] in _THE
        short += [] if common else tail
    if kept[0] in _RANKS and len(kept) > 2:
        short += [" ".join(kept[1:])]
    return short
