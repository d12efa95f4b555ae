"""Whether text reads like Spanish: the evidence for and against a decoding."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from geo import reference

_SMALL: Final = "áéíóúüñ"
_CAPITAL: Final = _SMALL.upper()
_LETTERS: Final = f"A-Za-z{_SMALL}{_CAPITAL}"
_SIGNS: Final = "¿¡ªº°«»“”‘’–—…·•´€§©®™½¼¾±²³×"
_MARKS: Final = "\u00a0\u00ad\ufeff"

_WORD: Final = re.compile(r"[^\W\d_]+")
_ODD: Final = re.compile(
    rf"[^\x00-\x7f{_SMALL}{_CAPITAL}{_SIGNS}{_MARKS}]"
    rf"|(?<=[{_LETTERS}])(?:[¿¡]|[ªº°«»“”‘…·•´€§©®™½¼¾±²³×](?=[{_LETTERS}]))"
    # One letter before an apostrophe is a name ("D’Angelo"), two are a lost accent ("Garc’a").
    rf"|(?<=[{_LETTERS}]{{2}})[’–—](?=[{_LETTERS}])"
    # No consonant is a word: what stands before it is a letter that was read as a space.
    rf"|\u00a0[b-df-hj-nñp-tv-xz](?![{_LETTERS}])"
    rf"|[a-z{_SMALL}][{_CAPITAL}]|[{_SMALL}][A-Z{_CAPITAL}]|[A-Z{_CAPITAL}]{{2}}[{_SMALL}]"
    rf"|[A-Z][{_CAPITAL}][a-z{_SMALL}]"
)

_COMMON: Final = """
    acción año años área áreas aseguró así catálogo célula clasificación cocaína código comisión
    concentración condición confección coordinación corporación decomisó descripción destrucción
    destruyó detención día días dirección división ejército elaboración electrónico entregó
    estadística estadístico está están federación fiscalía función geográfica geográficas
    geográfico heroína identificación índice información inhabilitó institución investigación
    jurídica jurídico líquido localización localizó más médico méxico miércoles nación número
    números núm observación ocupó operación órgano página país período petición población
    policía precisión presentó procuraduría producción pública público química químico químicos
    región república río sábado sección secretaría según situación sólido solución también
    técnica teléfono título último única único ubicación útil vehículo vehículos víctima
    víctimas
"""


@cache
def known_words() -> frozenset[str]:
    """Return words with an accented letter that releases are likely to hold.

    Returns
    -------
    frozenset of str
        In small letters: words of the names of states, municipalities and
        localities, and usual words of headings and titles.
    """
    names = [*reference.load("states")["name"], *reference.load("municipalities")["name"]]
    text = " ".join([*names, *reference.load("localities")["name"], _COMMON]).lower()
    return frozenset(word for word in _WORD.findall(text) if not word.isascii())


def known_in(text: str) -> list[str]:
    """Return the known words with an accented letter in a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of str
        As they are written there.
    """
    known = known_words()
    words = _WORD.findall(text)
    return [word for word in words if not word.isascii() and word.lower() in known]


def is_odd(text: str) -> bool:
    """Return whether a text holds what no Spanish text does.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        True for a letter that Spanish does not use, for a sign in the middle of
        a word, and for a small accented letter among capitals or the reverse.
    """
    return not text.isascii() and _ODD.search(text) is not None
