"""The telling part of a long name: before its "de …", or after its saint."""

from __future__ import annotations

from typing import Final

from geo.text import ARTICLES, core, fold_place

_SAINTS: Final = frozenset({"san", "santa", "santo"})
_FIRST_NAMES: Final = frozenset(
    {"asuncion", "ciudad", "concepcion", "magdalena", "natividad", "santiago", "trinidad", "villa"}
)
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
        San Martín Texmelucan; empty where no part tells the place.
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
        short += tail
    return short
