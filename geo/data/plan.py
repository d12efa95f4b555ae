"""What the illustrative releases contain: how many raids, when, in which places.

The totals are those of the published figures; what lies below them is set by
hand so that places and years stand in about the published proportions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

SEED: Final = 20230809

Status = Literal["active", "inactive"]

AUGUST_END: Final = date(2023, 8, 9)
DECEMBER_END: Final = date(2023, 10, 31)


@dataclass(frozen=True)
class Period:
    """A stretch of days whose number of raids is given.

    Attributes
    ----------
    start, end : datetime.date
        First and last day.
    active, inactive : int
        Raids by the status that the August release gives them; those after
        its end stand in the December release alone.
    months_only : int
        How many of the raids are known to their month only.
    """

    start: date
    end: date
    active: int
    inactive: int
    months_only: int = 0


PERIODS: Final = {
    "december 2018": Period(date(2018, 12, 1), date(2018, 12, 31), 6, 2),
    "2019 to 2021": Period(date(2019, 1, 1), date(2021, 12, 31), 104, 531, months_only=5),
    "early 2022": Period(date(2022, 1, 1), date(2022, 6, 30), 22, 140, months_only=2),
    "late 2022": Period(date(2022, 7, 1), date(2022, 12, 31), 22, 289, months_only=2),
    "early 2023": Period(date(2023, 1, 1), date(2023, 7, 31), 24, 503, months_only=3),
    "august 2023": Period(date(2023, 8, 1), AUGUST_END, 4, 11),
    "added": Period(date(2023, 8, 10), DECEMBER_END, 339, 0, months_only=2),
}


@dataclass(frozen=True)
class Quota:
    """How the raids of some periods and one status are spread over the states.

    Attributes
    ----------
    periods : tuple of str
        Keys of :data:`PERIODS`.
    status : {"active", "inactive"}
        The status they stand for.
    states : dict of str to int
        Number of raids by the INEGI code of the state.
    """

    periods: tuple[str, ...]
    status: Status
    states: dict[str, int]


# To June 2022 the states add up to SEDENA's statement of that month: 805 in all, Sinaloa 703,
# Michoacán 30, Durango 20, Jalisco 20. The active ones of the first three years are spread as in
# the answer of December 2021, before inactive labs were counted: Sinaloa has only two in five.
QUOTAS: Final = (
    Quota(
        ("december 2018", "2019 to 2021"),
        "active",
        {
            "25": 45, "14": 14, "16": 13, "10": 10, "02": 6, "12": 5, "26": 4, "22": 2, "11": 2,
            "18": 2, "08": 2, "32": 2, "01": 1, "06": 1, "15": 1,
        },
    ),
    Quota(("early 2022",), "active", {"25": 16, "16": 3, "10": 1, "14": 1, "02": 1}),
    Quota(
        ("december 2018", "2019 to 2021", "early 2022"),
        "inactive",
        {"25": 642, "16": 14, "10": 9, "14": 5, "12": 1, "26": 1, "18": 1},
    ),
    Quota(
        ("late 2022", "early 2023", "august 2023"),
        "active",
        {"25": 36, "16": 5, "10": 3, "14": 3, "26": 1, "02": 1, "12": 1},
    ),
    Quota(
        ("late 2022", "early 2023", "august 2023"),
        "inactive",
        {
            "25": 720, "16": 23, "10": 18, "14": 18, "02": 4, "12": 3, "26": 3, "18": 3, "08": 2,
            "22": 2, "11": 2, "01": 2, "32": 1, "15": 1, "13": 1,
        },
    ),
    Quota(
        ("added",),
        "active",
        {
            "25": 298, "16": 13, "10": 9, "14": 8, "02": 2, "26": 2, "12": 1, "18": 1, "08": 1,
            "22": 1, "11": 1, "32": 1, "01": 1,
        },
    ),
)  # fmt: skip

MUNICIPALITIES: Final[dict[str, dict[str, float]]] = {
    "25": {
        "Culiacán": 51, "Cosalá": 22, "Elota": 5.5, "San Ignacio": 4.5, "Badiraguato": 4,
        "Mocorito": 3, "Navolato": 2.5, "Sinaloa": 1.5, "Choix": 1.2, "Concordia": 1,
        "Mazatlán": 1, "El Fuerte": 0.8, "Salvador Alvarado": 0.5, "Rosario": 0.5,
        "Angostura": 0.3, "Guasave": 0.3, "Ahome": 0.3, "Escuinapa": 0.1,
    },
    "16": {
        "Apatzingán": 26, "Buenavista": 16, "Aguililla": 9, "Tepalcatepec": 7, "Múgica": 5,
        "Coalcomán de Vázquez Pallares": 4, "Tumbiscatío": 3, "Turicato": 3, "La Huacana": 3,
        "Arteaga": 2, "Hidalgo": 3, "Parácuaro": 2, "Uruapan": 2, "Los Reyes": 2,
    },
    "10": {
        "Tamazula": 20, "Canelas": 9, "Topia": 8, "Otáez": 4, "Santiago Papasquiaro": 4,
        "San Dimas": 4, "Tepehuanes": 3, "Guanaceví": 2, "Durango": 2,
    },
    "14": {
        "Zapopan": 8, "Tlajomulco de Zúñiga": 6, "Tecalitlán": 5, "Jilotlán de los Dolores": 5,
        "Quitupan": 3, "Tala": 3, "Tomatlán": 3, "Mazamitla": 2, "El Grullo": 2,
        "Lagos de Moreno": 2, "Autlán de Navarro": 2, "Ixtlahuacán del Río": 2,
    },
    "12": {
        "Acapulco de Juárez": 3, "General Heliodoro Castillo": 3, "Leonardo Bravo": 2,
        "Chilpancingo de los Bravo": 2,
    },
    "26": {"Cajeme": 3, "Puerto Peñasco": 2, "Hermosillo": 3, "Alamos": 2},
    "02": {"Tijuana": 5, "Tecate": 3, "Ensenada": 3, "Playas de Rosarito": 2, "Mexicali": 2},
    "18": {"Santa María del Oro": 2, "Del Nayar": 2, "Acaponeta": 1, "Huajicori": 1},
    "08": {"Guadalupe y Calvo": 2, "Juárez": 2, "Batopilas de Manuel Gómez Morín": 1},
    "22": {"El Marqués": 2, "San Juan del Río": 1, "Cadereyta de Montes": 1},
    "11": {"Celaya": 2, "Irapuato": 1, "San Miguel de Allende": 1},
    "32": {"Fresnillo": 2, "Valparaíso": 1, "Jalpa": 1},
    "01": {"Jesús María": 1, "Calvillo": 2, "San José de Gracia": 1},
    "06": {"Manzanillo": 1},
    "15": {"Tejupilco": 1, "Luvianos": 1},
    "13": {"Tula de Allende": 1},
}  # fmt: skip
"""Weight of each municipality in its state; names as the reference layer has them."""


@dataclass(frozen=True)
class Unplaceable:
    """A municipality cell that no careful reader can resolve.

    Attributes
    ----------
    state_code : str
        State of the raid.
    text : str
        What the cell says.
    reason : str
        Why it has to be reviewed by a person.
    """

    state_code: str
    text: str
    reason: str


UNPLACEABLE: Final = (
    Unplaceable("25", "Juan José Ríos", "new municipality with two parents"),
    Unplaceable("25", "Juan José Ríos", "new municipality with two parents"),
    Unplaceable("25", "Los Encinos", "no such municipality"),
    Unplaceable("16", "Valle Escondido", "no such municipality"),
    Unplaceable("10", "Zona Serrana", "no such municipality"),
    Unplaceable("14", "Rancho Grande", "no such municipality"),
)

UNLISTED_LOCALITIES: Final = (
    "Rancho El Mezquitillo", "Arroyo Hondo de Abajo", "Los Guayabitos Viejos",
    "Ejido Palo Prieto", "La Mesa del Tecolote", "Cañada de los Becerros",
)  # fmt: skip
"""Places too small for any gazetteer: such a raid is known to its municipality."""

UNLISTED_COUNT: Final = 12
STATE_ONLY_AUGUST: Final = 17
STATE_ONLY_ADDED: Final = 3
LOCALITY_SHARE: Final = 0.25
POINT_SHARE: Final = 0.04
DRUG_BLANK_AUGUST: Final = 30
DRUG_BLANK_ADDED: Final = 6
KIND_BLANK_SHARE: Final = 0.04

RARE_DRUGS: Final = (
    ("heroin", "12", "2019 to 2021"),
    ("heroin", "12", "2019 to 2021"),
    ("heroin", "25", "2019 to 2021"),
    ("cocaine", "02", "2019 to 2021"),
    ("cocaine", "25", "late 2022"),
)
"""The only raids that are not methamphetamine: drug, state and period of each."""
