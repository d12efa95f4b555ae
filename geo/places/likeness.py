"""A name that no municipality of the state has: a locality, a misspelling, or another state's.

The rules are weighed on data: see ``docs/matching.md``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from geo.places import gazetteer
from geo.places.found import Place, Taken, candidates, name_of, undecided
from geo.places.names import Closest

_MOST_SHOWN: Final = 8
"""Municipalities that begin with the same words and are shown to a person."""

MOST_BEARERS: Final = 2
"""Localities of Mexico that may share a name that is taken for one of them."""

TOWN_POPULATION: Final = 2500
"""People from which on a locality is urban (INEGI), and known beyond its surroundings."""


def shortened(state_code: str, name: str) -> str:
    """Return the municipality of a state that a part of its long name tells.

    Parameters
    ----------
    state_code : str
        The state.
    name : str
        A name that no municipality there has to the letter.

    Returns
    -------
    str
        Its code; empty where there is none, or several, where the name is a
        locality's in another municipality of the state, or a common one.
    """
    codes = gazetteer.municipalities()[state_code].shortened(name)
    if len(codes) != 1:
        return ""
    code = next(iter(codes))
    bearers = gazetteer.localities(name)
    beside = any(place.mun_code[:2] == state_code and place.mun_code != code for place in bearers)
    return "" if beside or len(bearers) > MOST_BEARERS else code


def by_likeness(state_code: str, name: str) -> Place:
    """Return the place of a name that no municipality of the state has to the letter.

    Parameters
    ----------
    state_code : str
        The state.
    name : str
        A name as somebody wrote it.

    Returns
    -------
    Place
        By ``locality`` or ``spelling``, or for a person to decide.
    """
    index = gazetteer.municipalities()[state_code]
    near, longer = index.closest(name), index.begun(name)
    owners: dict[str, list[gazetteer.Locality]] = defaultdict(list)
    bearers = gazetteer.localities(name)
    for place in bearers:
        if place.mun_code[:2] == state_code:
            owners[place.mun_code].append(place)
    others = gazetteer.elsewhere(state_code, name)
    people = {code: max(place.population for place in many) for code, many in owners.items()}
    here = candidates(sorted(owners, key=lambda code: -people[code]))
    there = candidates(sorted(others))
    begun = candidates(longer if len(longer) <= _MOST_SHOWN else ())
    like = (*begun, *(near.candidates if near.any_near else ()))
    if len(owners) > 1:
        reason = f"localities of {len(owners)} municipalities of the state have this name"
        return undecided(state_code, reason, (*like, *here))
    if owners and near.any_near and near.code not in owners:
        reason = "a locality of the state has this name, and a municipality one like it"
        return undecided(state_code, reason, (*like, *here))
    if longer and (owners or not others) and list(owners or [near.code]) != longer:
        reason = f"municipalities of the state whose longer name begins so: {len(longer)}"
        return undecided(state_code, reason, (*like, *here, *near.candidates))
    if owners:
        ((code, places),) = owners.items()
        town = people[code] >= TOWN_POPULATION
        if town or near.code == code or len(bearers) <= MOST_BEARERS:
            taken = Taken("locality", name, name_of(code), f"{places[0].name} is a locality of it")
            number = places[0].id if len(places) == 1 else ""
            return Place(state_code, code, "locality", taken=(taken,), locality_id=number)
        reason = f"a locality has this name, but so have {len(bearers) - 1} others in Mexico"
        return undecided(state_code, reason, (*here, *there))
    if others:
        reason = "no municipality of the state has this name, but one of another state has"
        return undecided(state_code, reason, (*like, *there))
    return _by_spelling(state_code, name, near)


def _by_spelling(state_code: str, name: str, near: Closest) -> Place:
    """Return the place of a name that no place has, or begins as."""
    begun = gazetteer.localities_begun(state_code, name)
    codes = list(dict.fromkeys(place.mun_code for place in begun))
    if near.code and set(codes) <= {near.code}:
        return Place(state_code, near.code, "spelling")
    if codes:
        reason = "no municipality has this name; longer names of localities of the state begin so"
        first = near.candidates if near.any_near else ()
        shown = candidates(codes if len(codes) <= _MOST_SHOWN else ())
        return undecided(state_code, reason, (*first, *shown, *near.candidates))
    reason = "no municipality of the state has this name, or one near enough to it"
    return undecided(state_code, reason, near.candidates)
