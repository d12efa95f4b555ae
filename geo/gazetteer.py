"""Names to codes: every name by which a state, municipality or locality is known.

A name is looked up in this order, inside its state: exactly after folding
case, accents and punctuation; without its articles and honorifics; in the
table of aliases (``geo/data/place_aliases.csv``); and last by spelling
distance, under the rule of :meth:`geo.names.NameIndex.closest`. Municipalities newer
than the frame stand among the others under their own codes.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from geo import reference
from geo.names import NameIndex
from geo.text import core, fold_place


class NewMunicipality(NamedTuple):
    """A municipality newer than the frame, and those it was carved from."""

    code: str
    name: str
    parents: tuple[str, ...]


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
        if alias["mun_code"]:
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
    rows = zip(table["mun_code"], table["name"], table["parent_codes"], strict=True)
    return {
        code: NewMunicipality(code, name, tuple(parents.split(";"))) for code, name, parents in rows
    }


@cache
def localities() -> Mapping[str, NameIndex]:
    """Return the names of the localities of each municipality.

    Returns
    -------
    mapping of str to NameIndex
        One index a municipality code; codes are GeoNames ids.
    """
    indexes: dict[str, NameIndex] = defaultdict(NameIndex)
    table = reference.load("localities")
    rows: Iterable[tuple[str, object, str]] = zip(
        table["mun_code"], table["geonames_id"], table["name"], strict=True
    )
    for mun_code, geonames_id, name in rows:
        indexes[mun_code].add(str(geonames_id), name)
    return dict(indexes)


def elsewhere(state_code: str, name: str) -> frozenset[str]:
    """Return municipalities that a name belongs to without being theirs in this state.

    Parameters
    ----------
    state_code : str
        The state in which no municipality has the name.
    name : str
        A name as somebody wrote it.

    Returns
    -------
    frozenset of str
        Municipalities of the state with a locality of that name, and
        municipalities of other states that have it themselves.
    """
    word = core(fold_place(name))
    return (
        _by_locality()
        .get((state_code, word), frozenset())
        .union(
            *(
                index.exact(name)[0]
                for other, index in municipalities().items()
                if other != state_code
            )
        )
    )


@cache
def _by_locality() -> Mapping[tuple[str, str], frozenset[str]]:
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    table = reference.load("localities")
    for mun_code, name in zip(table["mun_code"], table["name"], strict=True):
        codes[mun_code[:2], core(fold_place(name))].add(mun_code)
    return {key: frozenset(many) for key, many in codes.items()}


@cache
def _aliases() -> Collection[Mapping[str, str]]:
    with (files("geo") / "data" / "place_aliases.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
