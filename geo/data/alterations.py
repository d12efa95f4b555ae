"""The handful of raids that the December release writes differently."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from geo.data import plan, spellings
from geo.data.raids import Raid

COUNTS: Final = {
    "date shifted": 5,
    "date digits swapped": 3,
    "municipality misspelt": 2,
    "locality misspelt": 2,
}
"""How many raids the December release alters, by kind of alteration."""

ALONE_DAYS: Final = 20
"""An altered date has no neighbour this near, so that who became whom has one answer."""


@dataclass(frozen=True)
class Alteration:
    """What the December release says differently of one raid.

    Attributes
    ----------
    what : str
        A key of :data:`COUNTS`.
    text : str
        The date (ISO) or the spelling that the December release has.
    """

    what: str
    text: str


def alter(
    raids: dict[int, Raid], misspelt: dict[int, str], rng: random.Random
) -> dict[int, Alteration]:
    """Return the alterations of the December release.

    Parameters
    ----------
    raids : dict of int to Raid
        The raids of the August release by number.
    misspelt : dict of int to str
        Raids whose municipality is misspelt in both releases already.
    rng : random.Random
        Where the choices come from.

    Returns
    -------
    dict of int to Alteration
        By the number of the raid.
    """
    order = {key: raids[key] for key in rng.sample(sorted(raids), len(raids))}
    candidates = {
        "date shifted": _dates_shifted(order, rng),
        "date digits swapped": _dates_swapped(order),
        "municipality misspelt": (
            (key, spellings.MISSPELT[raid.mun_code])
            for key, raid in order.items()
            if raid.mun_code in spellings.MISSPELT and key not in misspelt
        ),
        "locality misspelt": _localities_misspelt(order, rng),
    }
    altered: dict[int, Alteration] = {}
    for what, count in COUNTS.items():
        for _ in range(count):
            key, text = next((key, text) for key, text in candidates[what] if key not in altered)
            altered[key] = Alteration(what, text)
    return altered


def _dates_shifted(raids: dict[int, Raid], rng: random.Random) -> Iterator[tuple[int, str]]:
    """Yield raids that can be moved by one to four days, and the new date."""
    for key, raid in raids.items():
        day = raid.date + timedelta(days=rng.choice((-4, -3, -2, -1, 1, 2, 3, 4)))
        if _alone(raid, day, raids):
            yield key, day.isoformat()


def _dates_swapped(raids: dict[int, Raid]) -> Iterator[tuple[int, str]]:
    """Yield raids whose day is another day when its two digits change places."""
    for key, raid in raids.items():
        swapped = int(f"{raid.date:%d}"[::-1])
        if swapped == raid.date.day or not 1 <= swapped <= 28:
            continue
        day = raid.date.replace(day=swapped)
        if _alone(raid, day, raids):
            yield key, day.isoformat()


def _alone(raid: Raid, day: date, raids: dict[int, Raid]) -> bool:
    """Return whether a raid can move to a day of its period without meeting another."""
    period = plan.PERIODS[raid.period]
    if raid.date_precision != "day" or not raid.mun_code or not period.start <= day <= period.end:
        return False
    near = timedelta(days=ALONE_DAYS)
    return not any(
        other is not raid
        and other.mun_code == raid.mun_code
        and (
            other.date_precision == "month"
            or abs(other.date - raid.date) <= near
            or abs(other.date - day) <= near
        )
        for other in raids.values()
    )


def _localities_misspelt(raids: dict[int, Raid], rng: random.Random) -> Iterator[tuple[int, str]]:
    """Yield raids with a long locality name, and that name with one letter lost."""
    for key, raid in raids.items():
        if raid.locality_listed and len(raid.locality) >= 10:
            lost = rng.randrange(2, len(raid.locality) - 2)
            if raid.locality[lost].isalpha():
                yield key, raid.locality[:lost] + raid.locality[lost + 1 :]
