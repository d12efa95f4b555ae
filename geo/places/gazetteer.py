"""Names to codes: every name by which a state, municipality or locality is known.

:func:`geo.places.lookup.find` looks a name up here. Municipalities newer than the
frame stand among the others under their own codes; other names, of today and
of the past, come from ``geo/data/place_aliases.csv``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from geo import reference
from geo.places.names import NameIndex
from geo.places.short_names import longer
from geo.text import core, fold_place, mark_accented, marks_losses, without_accented


class NewMunicipality(NamedTuple):
    """A municipality newer than the frame.

    Attributes
    ----------
    code, name : str
        Its own code and name.
    parents : tuple of str
        Codes of those it was carved from.
    since : str
        Month, or year, in which it began to exist, as ISO 8601.
    """

    code: str
    name: str
    parents: tuple[str, ...]
    since: str


class FormerMunicipality(NamedTuple):
    """A municipality that existed for a time only.

    Attributes
    ----------
    code : str
        Code of the municipality that its land belongs to in the frame.
    since, until : datetime.date
        Its first and last day.
    """

    code: str
    since: date
    until: date


class Locality(NamedTuple):
    """A locality of the gazetteer.

    Attributes
    ----------
    id : str
        GeoNames id.
    mun_code : str
        INEGI code of its municipality.
    name : str
        Its name.
    population : int
        People living there.
    """

    id: str
    mun_code: str
    name: str
    population: int


@cache
def states() -> NameIndex:
    """Return the names of the 32 states.

    Returns
    -------
    NameIndex
        Official, short, abbreviated, ISO 3166-2 and CURP forms, and aliases.
    """
    index = NameIndex()
    table = reference.load("states").set_index("state_code")
    for code, name in table["name"].items():
        index.add(code, name)
    for column in ("short_name", "abbreviation", "iso", "curp"):
        for code, name in table[column].items():
            index.add_alias(code, name)
            index.add_alias(code, name.removeprefix("MX-"))
    for alias in _aliases():
        if not alias["mun_code"]:
            index.add_alias(alias["state_code"], alias["alias"])
    return index


@cache
def municipalities() -> Mapping[str, NameIndex]:
    """Return the names of the municipalities of each state, the newest among them.

    Returns
    -------
    mapping of str to NameIndex
        One index a state code.
    """
    indexes: dict[str, NameIndex] = defaultdict(NameIndex)
    for layer in ("municipalities", "new_municipalities"):
        table = reference.load(layer)
        for code, name in zip(table["mun_code"], table["name"], strict=True):
            indexes[code[:2]].add(code, name)
    for alias in _aliases():
        if alias["mun_code"] and not alias["valid_from"]:
            indexes[alias["state_code"]].add_alias(alias["mun_code"], alias["alias"])
    return dict(indexes)


@cache
def new_municipalities() -> Mapping[str, NewMunicipality]:
    """Return the municipalities newer than the frame, by code.

    Returns
    -------
    mapping of str to NewMunicipality
        Each with the municipality or municipalities it was carved from.
    """
    table = reference.load("new_municipalities")
    columns = (table[name] for name in ("mun_code", "name", "parent_codes", "effective"))
    return {
        code: NewMunicipality(code, name, tuple(parents.split(";")), effective.split()[0])
        for code, name, parents, effective in zip(*columns, strict=True)
    }


def former_municipality(state_code: str, name: str) -> FormerMunicipality | None:
    """Return the municipality of that name that existed for a time only.

    Parameters
    ----------
    state_code : str
        Its state.
    name : str
        A name as somebody wrote it.

    Returns
    -------
    FormerMunicipality or None
        None where there was none.
    """
    return _former().get((state_code, core(fold_place(name))))


def localities(name: str) -> Collection[Locality]:
    """Return the localities of Mexico that have a name, to the letter.

    Parameters
    ----------
    name : str
        A name as somebody wrote it; its accented letters may be lost.

    Returns
    -------
    collection of Locality
        Those named so after folding case, accents and articles.
    """
    named, lost = _localities()
    word = core(fold_place(name))
    if word in named:
        return named[word]
    if marks_losses(name):
        word = core(fold_place(mark_accented(name)))
    elif not name.isascii():
        return []
    return lost.get(word, [])


def localities_begun(state_code: str, name: str) -> list[Locality]:
    """Return the localities of a state whose longer name begins with the words of this one.

    Parameters
    ----------
    state_code : str
        The state.
    name : str
        A name as somebody wrote it.

    Returns
    -------
    list of Locality
        The largest first; none where the words tell no place, as ``"San"``.
    """
    named = _localities()[0]
    forms = longer(_locality_names(), core(fold_place(name)))
    here = [place for form in forms for place in named[form] if place.mun_code[:2] == state_code]
    return sorted(here, key=lambda place: -place.population)


def elsewhere(state_code: str, name: str) -> frozenset[str]:
    """Return the municipalities of other states that have a name, to the letter.

    Parameters
    ----------
    state_code : str
        The state left out.
    name : str
        A name as somebody wrote it.

    Returns
    -------
    frozenset of str
        Their codes.
    """
    named = _named().get(core(fold_place(name)), ())
    return frozenset(code for code in named if code[:2] != state_code)


@cache
def _named() -> Mapping[str, set[str]]:
    """Return the municipalities of Mexico by each of their names."""
    named: dict[str, set[str]] = defaultdict(set)
    for index in municipalities().values():
        for name, codes in index.cores.items():
            named[name] |= codes
    return dict(named)


@cache
def _localities() -> tuple[Mapping[str, list[Locality]], Mapping[str, list[Locality]]]:
    """Return the localities by folded name, and by what is left where accented letters are lost."""
    named: dict[str, list[Locality]] = defaultdict(list)
    lost: dict[str, list[Locality]] = defaultdict(list)
    table = reference.load("localities")
    columns = (table[name] for name in ("geonames_id", "mun_code", "name", "population"))
    for number, mun_code, name, population in zip(*columns, strict=True):
        locality = Locality(str(number), mun_code, name, int(population))
        named[core(fold_place(name))].append(locality)
        if not name.isascii():
            for spoilt in {without_accented(name), mark_accented(name)}:
                lost[core(fold_place(spoilt))].append(locality)
    return dict(named), dict(lost)


@cache
def _locality_names() -> list[str]:
    return sorted(_localities()[0])


@cache
def _former() -> Mapping[tuple[str, str], FormerMunicipality]:
    return {
        (alias["state_code"], core(fold_place(alias["alias"]))): FormerMunicipality(
            alias["mun_code"],
            date.fromisoformat(alias["valid_from"]),
            date.fromisoformat(alias["valid_to"]),
        )
        for alias in _aliases()
        if alias["valid_from"]
    }


@cache
def _aliases() -> Collection[Mapping[str, str]]:
    with (files("geo") / "data" / "place_aliases.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
