"""How officials type names, words and dates: the mess of the illustrative sheets."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

STATES: Final[dict[str, tuple[str, ...]]] = {
    "01": ("Aguascalientes", "Ags."),
    "02": ("Baja California", "B.C."),
    "06": ("Colima", "Col."),
    "08": ("Chihuahua", "Chih."),
    "10": ("Durango", "Dgo."),
    "11": ("Guanajuato", "Gto."),
    "12": ("Guerrero", "Gro."),
    "13": ("Hidalgo", "Hgo."),
    "14": ("Jalisco", "Jal."),
    "15": ("México", "Edo. de México"),
    "16": ("Michoacán", "Mich.", "Michoacán de Ocampo"),
    "18": ("Nayarit", "Nay."),
    "22": ("Querétaro", "Qro."),
    "25": ("Sinaloa", "Sin."),
    "26": ("Sonora", "Son."),
    "32": ("Zacatecas", "Zac."),
}
"""Short name, abbreviation and, where officials use one, the long name of each state."""


@dataclass(frozen=True)
class Form:
    """Another way of writing a municipality, and how often each sheet has it.

    Attributes
    ----------
    mun_code : str
        CVEGEO of the municipality meant.
    text : str
        What the official typed.
    mess : str
        What kind of deviation it is.
    august, december : int
        Number of rows in each sheet.
    """

    mun_code: str
    text: str
    mess: str
    august: int
    december: int


FORMS: Final = (
    Form("25010", "Fuerte, El", "article moved", 3, 2),
    Form("25010", "Fuerte", "article dropped", 1, 2),
    Form("25014", "El Rosario", "article added", 2, 2),
    Form("16035", "Huacana, La", "article moved", 1, 0),
    Form("14037", "GRULLO, EL", "article moved", 1, 1),
    Form("22011", "Marques, El", "article moved", 1, 1),
    Form("18009", "El Nayar", "article changed", 1, 1),
    Form("25016", "Sn. Ignacio", "abbreviated", 5, 4),
    Form("25016", "SN IGNACIO", "abbreviated", 3, 0),
    Form("18014", "Sta. María del Oro", "abbreviated", 1, 1),
    Form("18014", "Sta Maria del Oro", "abbreviated", 1, 1),
    Form("26048", "Pto. Peñasco", "abbreviated", 1, 1),
    Form("12032", "Gral. Heliodoro Castillo", "abbreviated", 2, 1),
    Form("08037", "Cd. Juárez", "prefixed", 1, 1),
    Form("16034", "Cd. Hidalgo", "prefixed", 1, 2),
    Form("12001", "Acapulco", "short for a long name", 2, 1),
    Form("14097", "Tlajomulco", "short for a long name", 2, 2),
    Form("02005", "Rosarito", "short for a long name", 1, 1),
    Form("25017", "Sinaloa de Leyva", "name of the seat", 4, 3),
    Form("26018", "Cd. Obregón", "name of the seat", 1, 0),
    Form("25006", "Eldorado", "newer than the frame", 3, 3),
)
"""Forms that an alias table, folding or the list of new municipalities resolves."""

MISSPELT: Final[dict[str, str]] = {
    "25006": "Culican",
    "25003": "Badiraguto",
    "25013": "Mocorrito",
    "25018": "Navolto",
    "25005": "Cossala",
    "16006": "Apatzigan",
    "16012": "Buenvista",
    "10032": "Santiago Papasquaro",
    "14120": "Zapopam",
    "25015": "Salvador Alvardo",
}
"""One typing error each: all are nearer to their own municipality than to any other."""

MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip

DRUGS: Final[dict[str, tuple[str, ...]]] = {
    "methamphetamine": ("Metanfetamina", "METANFETAMINA", "Metanfetaminas", "metanfetamina "),
    "heroin": ("Heroína", "HEROINA"),
    "cocaine": ("Cocaína", "COCAINA"),
    "unspecified": ("", "No especificado"),
}
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "laboratory": ("Laboratorio", "LABORATORIO", "Laboratorio clandestino", "Laboratorio "),
    "unspecified": ("",),
}
STATUSES: Final[dict[str, tuple[str, ...]]] = {
    "active": ("ACTIVO", "Activo", "ACTIVO "),
    "inactive": ("INACTIVO", "Inactivo", "FUERA DE USO", "Inhabilitado", "INACTIVO "),
}
UNKNOWN_MUNICIPALITY: Final = ("No especificado", "NO ESPECIFICADO", "S/D", "")
UNKNOWN_LOCALITY: Final = ("No especificada", "S/D")


def without_accents(text: str) -> str:
    """Return text as typed on a keyboard that has no accents.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same letters without their marks.
    """
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def mostly_first(forms: tuple[str, ...], rng: random.Random, *, first: float = 0.7) -> str:
    """Return one of the forms, the first with the given probability.

    Parameters
    ----------
    forms : tuple of str
        The usual form, then the others.
    rng : random.Random
        Where the choice comes from.
    first : float
        Probability of the usual form.

    Returns
    -------
    str
        One of them.
    """
    if len(forms) == 1 or rng.random() < first:
        return forms[0]
    return rng.choice(forms[1:])


def carelessly(text: str, rng: random.Random, *, capitals: float) -> str:
    """Return a name with its case, accents and last blank as careless typing leaves them.

    Parameters
    ----------
    text : str
        The name.
    rng : random.Random
        Where the choices come from.
    capitals : float
        Probability that it is written in capitals.

    Returns
    -------
    str
        The same name to anyone who folds case, accents and blanks.
    """
    if rng.random() < capitals:
        text = text.upper()
        if rng.random() < 0.6:
            text = without_accents(text)
    elif rng.random() < 0.12:
        text = without_accents(text)
    return f"{text} " if text and rng.random() < 0.04 else text


def write_date(day: date, precision: str, rng: random.Random, *, capitals: bool) -> date | str:
    """Return a date as a cell would hold it.

    Parameters
    ----------
    day : datetime.date
        The day, or the first of the month.
    precision : str
        ``day`` or ``month``.
    rng : random.Random
        Where the choice comes from.
    capitals : bool
        Whether dates in words are in capitals.

    Returns
    -------
    datetime.date or str
        Mostly a true date; else ``20 de julio de 2022`` or ``20/07/2022``,
        and for a month ``marzo de 2021`` or ``mar-21``.
    """
    month = MONTHS[day.month - 1]
    if precision == "month":
        text = f"{month} de {day.year}" if rng.random() < 0.6 else f"{month[:3]}-{day:%y}"
        return text.upper() if capitals else text
    chance = rng.random()
    if chance < 0.86:
        return day
    if chance < 0.94:
        text = f"{day.day} de {month} de {day.year}"
        return text.upper() if capitals else text
    return f"{day:%d/%m/%Y}"
