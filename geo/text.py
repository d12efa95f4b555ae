"""Text as people type it, brought to forms that can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

ARTICLES: Final = frozenset({"el", "la", "los", "las", "de", "del", "y", "e"})
HONOURS: Final = frozenset({"h", "heroica", "heroico"})
"""Honours before a name that are no part of it: "Heroica Nogales"."""

OFFICES: Final = frozenset({"municipio", "alcaldia", "delegacion", "ayuntamiento"})
"""Words before or after a name that only say what it is the name of: "Mpio. de Culiacán"."""

_ABBREVIATIONS: Final = {
    "alc": "alcaldia",
    "ayto": "ayuntamiento",
    "cap": "capitan",
    "cd": "ciudad",
    "cnel": "coronel",
    "deleg": "delegacion",
    "dr": "doctor",
    "edo": "estado",
    "fco": "francisco",
    "gpe": "guadalupe",
    "gral": "general",
    "gro": "guerrero",
    "hda": "hacienda",
    "hgo": "hidalgo",
    "ing": "ingeniero",
    "lic": "licenciado",
    "ma": "maria",
    "mpal": "municipal",
    "mpio": "municipio",
    "mpo": "municipio",
    "mun": "municipio",
    "nte": "norte",
    "nva": "nueva",
    "nvo": "nuevo",
    "prof": "profesor",
    "pto": "puerto",
    "sn": "san",
    "snta": "santa",
    "sta": "santa",
    "stgo": "santiago",
    "sto": "santo",
    "tte": "teniente",
    "va": "villa",
    "vlla": "villa",
}
_NOT_WORD: Final = re.compile(r"[^0-9a-z]+")

# What sounds the same in the Spanish of Mexico, in the order in which it is brought to one form.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ch", "1"),
        ("ll", "y"),
        ("qu", "k"),
        ("gu(?=[ei])", "2"),
        ("[hg]u(?=[aeio])", "w"),
        ("g(?=[ei])", "j"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("[zx]", "s"),
        ("v", "b"),
        ("h", ""),
        ("y", "i"),
        ("n(?=[bp])", "m"),
        (r"(.)\1", r"\1"),
    )
)

_LOST_SIGN: Final = "0"  # survives folding and stands in no name
_LOST: Final = re.compile(r"(?:[^\x00-\x7f]|[?_*#])+")

_NOTHING: Final = frozenset(
    {
        "", "blank", "dato no disponible", "desconocida", "desconocido", "en blanco", "ignorada",
        "ignorado", "informacion no disponible", "n a", "n d", "n e", "na", "nan", "nd", "ne",
        "ninguna", "ninguno", "no aplica", "no consta", "no dato", "no definido", "no determinada",
        "no determinado", "no disponible", "no esp", "no especif", "no especifica",
        "no especificada", "no especificado", "no especificados", "no hay dato", "no hay datos",
        "no identificada", "no identificado", "no indica", "no indicado", "no proporcionada",
        "no proporcionado", "no reportada", "no reportado", "no registra", "no registrado",
        "no sabe", "no se cuenta con informacion", "no se especifica", "no se indica",
        "no se sabe", "none", "not available", "not known", "not specified", "null",
        "por definir", "por determinar", "s d", "s i", "s n", "sd", "se desconoce", "se ignora",
        "si informacion", "sin dato", "sin datos", "sin definir", "sin especificar",
        "sin establecer", "sin identificar", "sin informacion", "sin registro", "unknown",
        "unspecified",
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


@lru_cache(maxsize=100_000)
def core(folded: str) -> str:
    """Return a folded name without articles, honours and offices, unless nothing would be left.

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
    while kept and (kept[0] in HONOURS or kept[0] in OFFICES):
        # "Heroica Ciudad de …" is the honour of a city, "Ciudad Valles" a name.
        kept = kept[2:] if kept[0] in HONOURS and kept[1:2] == ["ciudad"] else kept[1:]
    while kept and kept[-1] in OFFICES:
        kept = kept[:-1]
    return " ".join(kept or words) or folded


@lru_cache(maxsize=100_000)
def by_ear(folded: str) -> str:
    """Return one form of all spellings that sound the same.

    Parameters
    ----------
    folded : str
        What :func:`fold_place` or :func:`core` returned.

    Returns
    -------
    str
        The same for ``"guasave"``, ``"huasabe"`` and ``"guazave"``.
    """
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


def without_accented(text: str) -> str:
    """Return text as a program leaves it that drops what it cannot write.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text without its accented letters: ``"Culiacn"`` for ``"Culiacán"``.
    """
    return "".join(letter for letter in unicodedata.normalize("NFC", text) if letter.isascii())


def marks_losses(text: str) -> bool:
    """Return whether a text shows signs in place of letters.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        True for ``"Culiac?n"``, ``"Culiac\ufffdn"`` and ``"Culiac¢n"``.
    """
    return any(
        letter in "?_*#" or not (letter.isascii() or letter.isalpha())
        for letter in unicodedata.normalize("NFC", text)
    )


def mark_accented(text: str) -> str:
    """Return text with one sign for each run of accented letters, or of marks of lost ones.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same for ``"Culiacán"``, ``"Culiac?n"`` and ``"Culiac\ufffd\ufffdn"``.
    """
    return _LOST.sub(_LOST_SIGN, unicodedata.normalize("NFC", text))


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
