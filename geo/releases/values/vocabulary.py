"""The words of a release for status, drug, kind and corps, and how they are found in text.

A misspelt word is read only where a single typing error leads to one meaning
and none leads to another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

_LEAST_FORGIVEN: Final = 5
"""Letters of a misspelt word or phrase from which one typing error is forgiven; the one that is
meant must have more."""

ByLength = dict[int, dict[str, str]]
"""What is known, with its meaning, by its number of letters."""

_ENDINGS: Final = ("o", "a", "os", "as")
_ACTIVE: Final = (
    "activ*", "operativ*", "funcional", "funcionales", "operando", "funcionando", "trabajando",
    "produciendo", "en operacion", "en operaciones", "en funcionamiento", "en funciones",
    "en activo", "en uso", "en servicio", "en produccion",
)  # fmt: skip
_ACTIVE_VERBS: Final = ("opera", "operan", "operaba", "operaban", "funciona", "funcionan",
                        "funcionaba", "funcionaban")  # fmt: skip
_INACTIVE: Final = (
    "inactiv*", "inoperativ*", "inoperante", "inoperantes", "inhabilitad*", "deshabilitad*",
    "desactivad*", "abandonad*", "en desuso", "en abandono", "fuera de uso", "fuera de operacion",
    "fuera de operaciones", "fuera de servicio", "fuera de funcionamiento", "sin actividad",
    "sin actividades", "sin operar", "sin operacion", "sin operaciones", "sin uso", "sin funcionar",
    "sin funcionamiento", "sin servicio", "sin produccion", "sin producir",
)  # fmt: skip
_ENGLISH: Final = {
    "active": (
        "active", "operational", "operating", "operative", "working", "functioning", "running",
        "in operation", "in use", "in production", "in service",
    ),
    "inactive": (
        "inactive", "inoperative", "disabled", "abandoned", "disused", "out of use",
        "out of operation", "out of service", "not active", "not in use", "not in operation",
        "not in production", "not operating", "not operational", "not working", "non operational",
        "nonoperational", "no longer active", "no longer in use",
    ),
}  # fmt: skip
_SHORT: Final = {
    "active": ("act", "activ", "operat"),
    "inactive": ("inact", "inac", "inactiv", "no act", "f de uso", "fuera uso"),
}
_STOPPED: Final = ("dejo de ", "dejaron de ", "ha dejado de ", "habia dejado de ")
_COPULAS: Final = (
    "", "se encontraba ", "se encontraban ", "se encontro ", "se encuentra ", "se hallaba ",
    "estaba ", "estaban ", "esta ", "era ", "es ",
)  # fmt: skip

DRUGS: Final[Mapping[str, tuple[str, ...]]] = {
    "methamphetamine": (
        "metanf*", "metamf*", "metaanf*", "methamph*", "meta", "metan", "meth", "cristal",
        "crystal",
    ),
    "heroin": ("heroin*",),
    "cocaine": ("cocain*", "coca", "crack", "pasta base", "base de coca"),
    "fentanyl": ("fentan*", "fent", "fenta"),
    "other": (
        "marihuana", "mariguana", "marijuana", "cannabis", "hachis", "hashish", "mdma", "extasis",
        "ecstasy", "opio", "opium", "goma", "amapola", "lsd", "anfetamina*", "amphetamine*",
        "ketamina", "otra*", "otro*", "other",
    ),
}  # fmt: skip
"""Words and phrases for each drug; a star stands for any ending."""

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "laboratory": (
        "laborator*", "narcolab*", "lab", "labs", "cocina", "cocinas", "narcococina",
        "narcococinas",
    ),
    "concentration area": ("concentracion*", "concentration*"),
    "pill press": ("pastilla*", "pildora*", "tablet*", "pill", "pills"),
    "storehouse": ("bodega*", "almacen*", "acopio", "storehouse*", "warehouse*"),
}  # fmt: skip
"""Words for each kind of place; a star stands for any ending."""

_FULL: Final[Mapping[str, tuple[str, ...]]] = {
    "methamphetamine": ("metanfetamina", "metanfetaminas", "methamphetamine", "cristal", "crystal"),
    "heroin": ("heroina", "heroin"),
    "cocaine": ("cocaina", "cocaine"),
    "fentanyl": ("fentanilo", "fentanyl"),
    "other": ("marihuana", "mariguana", "marijuana", "cannabis", "amapola", "anfetamina",
              "anfetaminas", "ketamina", "extasis"),
    "laboratory": ("laboratorio", "laboratorios", "laboratory", "laboratories",
                   "narcolaboratorio", "narcolaboratorios"),
    "concentration area": ("concentracion", "concentration"),
    "pill press": ("pastilla", "pastillas", "pildora", "pildoras", "tableta", "tabletas",
                   "tableteadora", "tableteadoras"),
    "storehouse": ("bodega", "bodegas", "almacen", "almacenes", "acopio", "storehouse",
                   "warehouse"),
}  # fmt: skip
"""The words of both lists in full, from which a typing error may lead away."""

_BEFORE: Final = re.compile(
    r"^(?:(?:el|los|un|laboratorios?|narcolaboratorios?|labs?|clandestinos?|estatus|status"
    r"|situacion|condicion|estado|en estado|localizados?|encontrados?|detectados?|actualmente"
    r"|recientemente) )+"
)
_AFTER: Final = re.compile(
    r" (?:actualmente|(?:al|en el) momento(?: de(?:l| la| su)? (?:aseguramiento|localizacion"
    r"|hallazgo|inspeccion|revision|intervencion|operativo|llegada))?"
    r"|con personal(?: (?:laborando|trabajando|dentro))?"
    r"|al ser (?:localizado|asegurado|encontrado|intervenido)s?)$"
)


class Meant(NamedTuple):
    """What a word or phrase was taken for.

    Attributes
    ----------
    value : str
        Word of the record table.
    known : str
        The word or phrase that is known; another than the one given where
        that is misspelt.
    """

    value: str
    known: str


@cache
def status_phrases() -> dict[str, str]:
    """Return every phrase that says a status.

    Returns
    -------
    dict of str to str
        ``active`` or ``inactive`` by folded phrase.
    """
    active, inactive = _endings(_ACTIVE), _endings(_INACTIVE)
    phrases = dict.fromkeys((*_ACTIVE_VERBS, *_ENGLISH["active"], *_SHORT["active"]), "active")
    phrases |= {be + word: "active" for be, word in product(_COPULAS, active)}
    phrases |= {be + word: "inactive" for be, word in product(_COPULAS, inactive)}
    phrases |= {"sin estar " + word: "inactive" for word in active}
    for no in ("no ", "ya no "):
        phrases |= {no + be + word: "inactive" for be, word in product(_COPULAS, active)}
        phrases |= {no + word: "inactive" for word in _ACTIVE_VERBS}
    ceased = ["operar", "funcionar", "producir", *("estar " + word for word in active)]
    phrases |= {stopped + what: "inactive" for stopped, what in product(_STOPPED, ceased)}
    phrases |= dict.fromkeys((*_ENGLISH["inactive"], *_SHORT["inactive"]), "inactive")
    return phrases


def _endings(words: tuple[str, ...]) -> list[str]:
    return [
        word.replace("*", ending) for word in words for ending in (_ENDINGS if "*" in word else "-")
    ]


@lru_cache(maxsize=20_000)
def find_status(folded: str) -> Meant | None:
    """Return the status that a whole phrase says.

    Parameters
    ----------
    folded : str
        Folded text.

    Returns
    -------
    Meant or None
        ``active`` or ``inactive``; None if the phrase is not known, or could
        by one typing error come from phrases of both.
    """
    value = status_phrases().get(folded)
    return Meant(value, folded) if value else _closest(folded, _phrases_by_length())


def find_bare_status(folded: str) -> Meant | None:
    """Return the status that a phrase says, or would say without its usual trimmings.

    Parameters
    ----------
    folded : str
        Folded text, as ``laboratorio activo al momento de su localizacion``.

    Returns
    -------
    Meant or None
        As :func:`find_status` returns it.
    """
    return find_status(folded) or find_status(_AFTER.sub("", _BEFORE.sub("", folded)))


@lru_cache(maxsize=20_000)
def statuses_near(folded: str) -> frozenset[str]:
    """Return the statuses that a phrase says, or would say but for one typing error.

    Parameters
    ----------
    folded : str
        Folded text.

    Returns
    -------
    frozenset of str
        Some of ``active`` and ``inactive``.
    """
    return frozenset(_close(folded, _phrases_by_length()).values())


@lru_cache(maxsize=20_000)
def find_words(folded: str, *, drugs: bool, forgiving: bool = True) -> tuple[Meant, ...]:
    """Return the drugs or the kinds of place that a text names.

    Parameters
    ----------
    folded : str
        Folded text.
    drugs : bool
        Whether drugs are looked for; else kinds.
    forgiving : bool
        Whether one typing error a word is allowed.

    Returns
    -------
    tuple of Meant
        One for each drug or kind, in the order of :data:`DRUGS` or
        :data:`KINDS`.
    """
    own = _patterns(drugs)
    found = {
        value: Meant(value, folded) for value, pattern in own.items() if pattern.search(folded)
    }
    if forgiving:
        tokens = folded.split()
        # A space in the middle of a word is one typing error too.
        pairs = map("".join, pairwise(tokens))
        for meant in filter(None, map(_meant, (*tokens, *pairs))):
            if meant.value in own:
                found.setdefault(meant.value, meant)
    return tuple(found[value] for value in own if value in found)


@cache
def _patterns(drugs: bool) -> dict[str, re.Pattern[str]]:
    return {
        value: re.compile(rf"\b(?:{'|'.join(words).replace('*', '[a-z]*')})\b")
        for value, words in (DRUGS if drugs else KINDS).items()
    }


@lru_cache(maxsize=20_000)
def _meant(word: str) -> Meant | None:
    """Return what a single word means, in either list."""
    for drugs in (True, False):
        for value, pattern in _patterns(drugs).items():
            if pattern.fullmatch(word):
                return Meant(value, word)
    return _closest(word, _words_by_length())


def _closest(text: str, known: ByLength) -> Meant | None:
    close = _close(text, known)
    long = [word for word in close if len(word) > _LEAST_FORGIVEN]
    return Meant(close[long[0]], long[0]) if long and len(set(close.values())) == 1 else None


def _close(text: str, known: ByLength) -> dict[str, str]:
    """Return what is known within one typing error."""
    if len(text) < _LEAST_FORGIVEN:
        return {}
    return {
        word: value
        for length in (len(text) - 1, len(text), len(text) + 1)
        for word, value in known.get(length, {}).items()
        if OSA.distance(text, word, score_cutoff=1) <= 1
    }


@cache
def _phrases_by_length() -> ByLength:
    return _by_length(status_phrases())


@cache
def _words_by_length() -> ByLength:
    return _by_length({word: value for value, words in _FULL.items() for word in words})


def _by_length(known: Mapping[str, str]) -> ByLength:
    found: ByLength = defaultdict(dict)
    for word, value in known.items():
        found[len(word)][word] = value
    return dict(found)
