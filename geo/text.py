"""Text as people type it, brought to forms that can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

ARTICLES: Final = frozenset({"el", "la", "los", "las", "de", "del", "y", "e"})
HONORIFICS: Final = frozenset({"h", "heroica", "heroico", "municipio"})
"""Words before a name that are no part of it: "Heroica Nogales", "Mpio. de Culiacán"."""

_ABBREVIATIONS: Final = {
    "cd": "ciudad",
    "cnel": "coronel",
    "dr": "doctor",
    "fco": "francisco",
    "gral": "general",
    "hda": "hacienda",
    "ing": "ingeniero",
    "lic": "licenciado",
    "ma": "maria",
    "mpal": "municipal",
    "mpio": "municipio",
    "pto": "puerto",
    "sn": "san",
    "sta": "santa",
    "sto": "santo",
    "tte": "teniente",
    "vlla": "villa",
}
_NOT_WORD: Final = re.compile(r"[^0-9a-z]+")

_NOTHING: Final = frozenset(
    {
        "", "na", "n a", "nd", "n d", "nan", "ninguno", "no aplica", "no consta", "no dato",
        "no determinado", "no disponible", "no especifica", "no especificada", "no especificado",
        "no especificados", "no identificado", "no identificada", "no se especifica", "none",
        "not specified", "null", "s d", "s i", "sd", "se desconoce", "si informacion", "sin dato",
        "sin datos", "sin especificar", "sin establecer", "sin informacion", "unknown",
        "unspecified", "desconocido", "desconocida",
    }
)  # fmt: skip


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return text without case, accents and punctuation, words parted by one space.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Letters a to z and digits alone: ``"Ixtapa-Zihuatanejo "`` gives
        ``"ixtapa zihuatanejo"``, ``"Ñuu Savi"`` gives ``"nuu savi"``.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=100_000)
def fold_place(name: str) -> str:
    """Return a folded place name with its abbreviations written out.

    Parameters
    ----------
    name : str
        Name of a place.

    Returns
    -------
    str
        ``"Cd. Sta. María"`` gives ``"ciudad santa maria"``.
    """
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold(name).split())


def core(folded: str) -> str:
    """Return a folded name without articles and honorifics, unless nothing would be left.

    Parameters
    ----------
    folded : str
        What :func:`fold_place` returned.

    Returns
    -------
    str
        ``"fuerte el"`` and ``"el fuerte"`` both give ``"fuerte"``, as does
        ``"heroica ciudad de nogales"`` ``"nogales"``.
    """
    words = [word for word in folded.split() if word not in ARTICLES]
    kept = words
    while kept and kept[0] in HONORIFICS:
        # "Heroica Ciudad de …" is the honour of a city, "Ciudad Valles" a name.
        kept = kept[2:] if kept[0] != "municipio" and kept[1:2] == ["ciudad"] else kept[1:]
    return " ".join(kept or words) or folded


def printable(text: str) -> str:
    """Return text that cannot steer a terminal.

    Parameters
    ----------
    text : str
        Text from a file.

    Returns
    -------
    str
        The text, control characters replaced by a mark.
    """
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def says_nothing(text: str) -> bool:
    """Return whether a cell is empty or only says that it does not know.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    bool
        True for ``""``, ``"S/D"``, ``"No especificado"`` and the like.
    """
    return fold(text) in _NOTHING
