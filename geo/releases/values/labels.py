"""What headings, section lines, names of sheets and free text say of status, drug and kind.

Here the words stand among others, so less is taken: nothing at all where
several are named, or where another thing than a place may be meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from geo.releases.values.vocabulary import (
    find_bare_status,
    find_status,
    find_words,
    status_phrases,
    statuses_near,
)
from geo.text import fold

_MOST_WORDS: Final = 6
"""Words of the longest phrase that says a status."""

_LEAST_LETTERS: Final = 5
"""Letters of a word that is no broken negation."""

_NEGATIONS: Final = frozenset(
    {
        "no", "ni", "sin", "nunca", "jamas", "tampoco", "not", "non", "never", "ningun", "ninguno",
        "dejo", "dejaron", "fuera",
    }
)  # fmt: skip
_OTHER_THINGS: Final = frozenset(
    {
        "sustancia", "sustancias", "principio", "principios", "ingrediente", "agente", "agentes",
        "carbon", "servicio", "personal", "elemento", "elementos", "policia", "policias", "militar",
        "militares", "cuenta", "cuentas", "vehiculo", "vehiculos", "camioneta", "camionetas",
        "arma", "armas", "persona", "personas", "directorio", "rancho", "casa", "inmueble",
        "predio", "finca", "domicilio", "pista", "pistas", "mina", "aeronave", "avioneta",
    }
)  # fmt: skip
_TOO_SHORT: Final = frozenset({"act", "activ", "operat"})
_BESIDE_SHORT: Final = re.compile(
    r"(?:labs?|laboratorios?|de|total|num|numero|cantidad|\d+|act|activ|operat| )+"
)
"""What may stand beside an abbreviation: "Lab. act.", but not "Fecha act."."""
_NO_LABEL: Final = re.compile(
    r"operativ.*|opera[n]?|operaban?|funcionan?|trabajando|working|running"
)
"""What says a status in a column of its own alone: "Operativo Culiacán"."""
_BEFORE_IT: Final = frozenset(
    {
        "con", "cual", "de", "del", "dos", "e", "el", "en", "es", "la", "lab", "labs", "las", "lo",
        "los", "por", "que", "se", "tipo", "tres", "un", "una", "y",
    }
)  # fmt: skip
"""Short words that may stand before a status; any other may be a broken negation."""
_HALVES: Final = (
    "encontraba", "encontraban", "encontro", "encuentra", "hallaba", "estaba", "estaban", "esta",
    "estar", "longer",
)  # fmt: skip
"""Verbs that belong to a longer phrase: in "nose encontraba activo" a negation is hidden."""
_BY_WHOM: Final = re.compile(r"\b(?:inhabilitad|deshabilitad|desactivad|disabled)\w* (?:por|by)\b")
_OTHERS: Final = re.compile(r"\b(?:otr[oa]s?|others?)\b(?! (?:droga|sustancia|narcotic|drug))")
_LOOSE_DRUGS: Final = re.compile(
    r"\b(?:cristal|crystal|meta|metan|coca|crack|goma|amapola|fent|fenta|otr[oa]s?|other)\b"
    r"(?! de opio)"
)
_BESIDE_LOOSE: Final = re.compile(
    rf"(?:{_LOOSE_DRUGS.pattern}|laboratorios?|narcolaboratorios?|labs?|de|clandestinos?|drogas?"
    r"|sustancias?|\d+| )+"
)
"""What may stand beside such a word: "Cristal" is a drug, "Cerro del Cristal" a place."""
_KIND_PHRASES: Final = {
    "laboratory": re.compile(
        r"\b(?:narco)?laboratori?os?\b|\bnarcolabs?\b|\blabs?\b|\blaborator(?:y|ies)\b"
        r"|\bnarcococinas?\b"
        r"|\bcocinas? (?:de|para)(?: la)? (?:elabora|produc|fabrica|drog|metanf|cristal)"
    ),
    "concentration area": re.compile(
        r"\b(?:area|centro|zona|punto|sitio)s? de concentracion(?:es)?|\bconcentration areas?"
    ),
    "pill press": re.compile(
        r"\b(?:confeccion|elaboracion|fabricacion|produccion) de (?:pastilla|pildora|tableta)s?"
        r"|\btableteadoras?\b|\bpill press(?:es)?"
    ),
    "storehouse": re.compile(
        r"\bbodegas?\b|\balmacen(?:es)?\b|\bcentros? de acopio\b|\bwarehouses?"
    ),
}
_OTHER_LABS: Final = re.compile(
    r"\blaboratorios? (?:de )?(?:criminalistica|forense|clinic|analisis|fotografic|dental|movil)\w*"
)
_BETWEEN: Final = frozenset(
    {
        "asegurada", "asegurado", "asegurados", "clandestina", "clandestino", "clandestinos",
        "cocaina", "concentracion", "confeccion", "cristal", "cual", "de", "del", "droga", "drogas",
        "el", "elaboracion", "en", "encontrado", "encontrados", "fabricacion", "fentanilo",
        "heroina", "la", "las", "localizado", "localizados", "los", "metanfetamina",
        "metanfetaminas", "narcotico", "narcoticos", "para", "pastillas", "procesamiento",
        "produccion", "que", "se", "sintesis", "sintetica", "sinteticas", "tipo", "un", "una", "y",
    }
)  # fmt: skip
"""Words that may stand between a place and its status."""
_STATES_IT: Final = ("se ", "estaba", "no se ", "no estaba", "ya no ", "sin ", "fuera de ",
                     "dejo de ", "dejaron de ", "ha dejado de ", "habia dejado de ")  # fmt: skip
_AFTER_IT: Final = re.compile(r" ?(?:un|una|el|la|los|dos|tres)? ?(?:narco)?laboratorio")


def label_status(text: str) -> str:
    """Return the status that a heading, a section line or the name of a sheet says.

    Parameters
    ----------
    text : str
        For example ``LABORATORIOS ACTIVOS`` or ``Inactivos 2022``.

    Returns
    -------
    str
        ``active`` or ``inactive``; empty if it says none or both.
    """
    folded = fold(text)
    found = {
        said.value
        for said in _statuses(folded, forgiving=True)
        if not _NO_LABEL.fullmatch(said.phrase)
        and _OTHER_THINGS.isdisjoint(said.before[-1:])
        and (said.phrase not in _TOO_SHORT or _BESIDE_SHORT.fullmatch(folded))
    }
    return found.pop() if len(found) == 1 and not _BY_WHOM.search(folded) else ""


def label_drug(text: str) -> str:
    """Return the drug that a heading, a section line or the name of a sheet says.

    Parameters
    ----------
    text : str
        For example ``METANFETAMINA`` or ``Laboratorios de heroína``.

    Returns
    -------
    str
        A drug of the record table; empty if it says none or several.
    """
    folded = _OTHERS.sub("", fold(text)).strip()
    found = find_words(folded, drugs=True)
    sure = find_words(_LOOSE_DRUGS.sub("", folded), drugs=True)
    if len(found) != 1 or not (sure or _BESIDE_LOOSE.fullmatch(folded)):
        return ""
    return found[0].value


def label_kind(text: str) -> str:
    """Return the kind of place that a heading, a section line or the name of a sheet says.

    Parameters
    ----------
    text : str
        For example ``ÁREAS DE CONCENTRACIÓN``.

    Returns
    -------
    str
        A kind of the record table; empty if it says none or several.
    """
    found = find_words(fold(text), drugs=False)
    return found[0].value if len(found) == 1 else ""


def read_description(text: str) -> dict[str, str]:
    """Return what free text says of a raid.

    Parameters
    ----------
    text : str
        For example ``Localización de un laboratorio clandestino inactivo de
        metanfetamina``.

    Returns
    -------
    dict of str to str
        ``status``, ``drug`` and ``kind``, each only where the text names
        exactly one and nothing speaks against it.
    """
    drugs: set[str] = set()
    kinds: set[str] = set()
    statuses: set[str] = set()
    alone = True
    for sentence in re.split(r"[.;\n]+", text):
        folded = _OTHER_LABS.sub("", fold(sentence))
        found = find_words(_LOOSE_DRUGS.sub("", folded), drugs=True, forgiving=False)
        drugs |= {item.value for item in found}
        places = [
            (match.start(), match.end(), kind)
            for kind, pattern in _KIND_PHRASES.items()
            for match in pattern.finditer(folded)
        ]
        if any(_NEGATIONS & set(folded[:start].split()[-3:]) for start, _, _ in places):
            # "No se localizó laboratorio alguno" is no laboratory.
            return {}
        for said in () if _BY_WHOM.search(folded) else _statuses(folded, forgiving=False):
            # "Se encontraba activo." goes on about the place of the sentence before.
            stated = bool(kinds) or (alone and said.phrase.startswith(_STATES_IT))
            goes_on = stated and _BETWEEN.issuperset(said.before)
            if goes_on or any(_is_of(said, folded, end) for _, end, _ in places):
                statuses.add(said.value)
        kinds |= {kind for _, _, kind in places}
        alone = alone and _OTHER_THINGS.isdisjoint(folded.split())
    whole = find_bare_status(fold(text))
    if "laboratory" in kinds:
        kinds = {"laboratory"}
    answer = {"status": {whole.value} if whole else statuses, "drug": drugs, "kind": kinds}
    return {name: values.pop() for name, values in answer.items() if len(values) == 1}


class _Said(NamedTuple):
    phrase: str
    value: str
    before: tuple[str, ...]


def _is_of(said: _Said, folded: str, end: int) -> bool:
    """Return whether a status is that of the place that ends here, not of a car beside it."""
    start = len(" ".join(said.before))
    if end > start:
        return bool(_AFTER_IT.match(folded[start:].strip().removeprefix(said.phrase)))
    between = folded[end:start].split()
    stated = said.phrase.startswith(_STATES_IT) and _OTHER_THINGS.isdisjoint(between)
    return stated or _BETWEEN.issuperset(between)


def _statuses(folded: str, *, forgiving: bool) -> list[_Said]:
    """Return the phrases that say a status, with the words before each.

    None at all where a negation, or what may be a piece of one, stands before
    a phrase that it does not belong to.
    """
    phrases = status_phrases()
    words = tuple(folded.split())
    starts = _first_words()
    if not forgiving and starts.isdisjoint(words):
        return []
    found: list[_Said] = []
    index = 0
    while index < len(words):
        last = min(len(words), index + _MOST_WORDS) if words[index] in starts else index
        ends = range(last, index, -1)
        phrase = next((p for end in ends if (p := " ".join(words[index:end])) in phrases), "")
        meant = find_status(words[index]) if forgiving and not phrase else None
        if phrase or meant:
            before = words[:index]
            value = meant.value if meant else phrases[phrase]
            negated = not _NEGATIONS.isdisjoint(before[-4:])
            if negated or (before and _is_broken(before[-1], phrase or words[index], value)):
                return []
            found.append(_Said(meant.known if meant else phrase, value, before))
        index += len(phrase.split()) or 1
    return found


def _is_broken(before: str, phrase: str, value: str) -> bool:
    """Return whether a status may be the end of another phrase that was broken: "in activo"."""
    if any(OSA.distance(before, verb, score_cutoff=1) <= 1 for verb in _HALVES):
        return True
    if len(before) < _LEAST_LETTERS and not before.isdecimal() and before not in _BEFORE_IT:
        return True
    return any(statuses_near(before + gap + phrase) - {value} for gap in ("", " "))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in status_phrases())
