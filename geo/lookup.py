"""What a state, a municipality or a locality, as somebody wrote it, means."""

from __future__ import annotations

from collections.abc import Set
from typing import Final, NamedTuple

from geo import gazetteer
from geo.names import Candidate

METHODS: Final = ("code", "exact", "alias", "spelling", "parent", "none")
"""How a municipality was found: by its code, by name (exactly, by an alias, by
spelling distance), as the parent of one newer than the frame; or not."""


class Place(NamedTuple):
    """What a state and a municipality as written were found to mean.

    Attributes
    ----------
    state_code, mun_code : str
        INEGI codes; empty where not known.
    method : str
        One of :data:`METHODS`.
    reason : str
        Why a person must decide; empty where none must.
    candidates : tuple of Candidate
        Places that may be meant.
    spelt : tuple of (str, str)
        What was taken by its spelling: as written, and the official name.
    """

    state_code: str
    mun_code: str
    method: str
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    spelt: tuple[tuple[str, str], ...] = ()


class State(NamedTuple):
    """What a state as written was found to mean.

    Attributes
    ----------
    code : str
        INEGI code; empty where not known.
    by_spelling : bool
        Whether it was found by spelling distance.
    candidates : tuple of Candidate
        Nearest names where no code was found.
    """

    code: str
    by_spelling: bool = False
    candidates: tuple[Candidate, ...] = ()


def find(state: str, municipality: str) -> Place:
    """Return what a state and a municipality, as written, mean.

    Parameters
    ----------
    state, municipality : str
        Names or INEGI codes, a lost leading zero allowed; may be empty.

    Returns
    -------
    Place
        Codes, how they were found, and why a person must decide.
    """
    state, municipality = (text.removesuffix(".0") for text in (state, municipality))
    found = find_state(state)
    if state and not found.code:
        reason = f"no state is called {state!r}"
        return Place("", "", "none", reason, found.candidates or _in_any_state(municipality))
    spelt = ((state, gazetteer.states().names[found.code]),) if found.by_spelling else ()
    if not municipality:
        return Place(found.code, "", "none", spelt=spelt)
    if municipality.isdecimal():
        place = _find_by_code(found.code, municipality)
    elif found.code:
        place = _find_by_name(found.code, _without_state(municipality, found.code))
    else:
        reason = "the state is not given"
        return Place("", "", "none", reason, _in_any_state(municipality))
    return place._replace(spelt=spelt + place.spelt)


def find_state(text: str) -> State:
    """Return the state that a text names.

    Parameters
    ----------
    text : str
        Name in any usual form, or the 2-digit code, a lost zero allowed.

    Returns
    -------
    State
        Its code, or the nearest names.
    """
    index = gazetteer.states()
    if text.isdecimal():
        code = text.zfill(2)
        return State(code if code in index.names else "")
    if not text:
        return State("")
    codes, _ = index.exact(text)
    if len(codes) == 1:
        return State(next(iter(codes)))
    code, candidates = index.closest(text)
    return State(code, by_spelling=True) if code else State("", candidates=candidates)


def find_locality(mun_code: str, name: str) -> str:
    """Return the GeoNames id of a locality inside a municipality.

    Parameters
    ----------
    mun_code : str
        INEGI code of the municipality.
    name : str
        Name of the locality.

    Returns
    -------
    str
        The id; empty where no locality there, or more than one, has the name.
    """
    index = gazetteer.localities().get(mun_code)
    if index is None or not name:
        return ""
    ids, _ = index.exact(name)
    return next(iter(ids)) if len(ids) == 1 else ""


def _find_by_code(state_code: str, municipality: str) -> Place:
    code = municipality
    if len(code) <= 3 and state_code:
        code = state_code + code.zfill(3)
    code = code.zfill(5)
    index = gazetteer.municipalities().get(code[:2])
    known = index is not None and code in index.names
    if state_code and code[:2] != state_code:
        reason = f"municipality {code} does not lie in state {state_code}"
        return Place(state_code, "", "none", reason, _candidates({code} if known else set()))
    if known:
        return _placed(code, "code")
    return Place(state_code, "", "none", f"no municipality has the code {code}")


def _find_by_name(state_code: str, name: str) -> Place:
    index = gazetteer.municipalities()[state_code]
    codes, method = index.exact(name)
    if len(codes) == 1:
        return _placed(next(iter(codes)), method)
    if codes:
        reason = "several municipalities have this name"
        return Place(state_code, "", "none", reason, _candidates(codes))
    code, candidates = index.closest(name)
    others = gazetteer.elsewhere(state_code, name) - {code}
    if others:
        reason = "no municipality of the state has this name, but a locality or another state does"
        known = {candidate.code for candidate in candidates}
        return Place(
            state_code, "", "none", reason, (*candidates, *_candidates(set(others) - known))
        )
    if code:
        return _placed(code, "spelling")._replace(spelt=((name, index.names[code]),))
    reason = "no municipality of the state has this name, or one near enough to it"
    return Place(state_code, "", "none", reason, candidates)


def _placed(code: str, method: str) -> Place:
    """Return the place of a code: one newer than the frame becomes its parent."""
    new = gazetteer.new_municipalities().get(code)
    if new is None:
        return Place(code[:2], code, method)
    if len(new.parents) == 1:
        return Place(code[:2], new.parents[0], "parent")
    reason = f"{new.name} is newer than the frame and was carved from {len(new.parents)} others"
    return Place(code[:2], "", "none", reason, _candidates(set(new.parents)))


def _without_state(municipality: str, state_code: str) -> str:
    """Return "Culiacán" for "Culiacán, Sinaloa" in Sinaloa."""
    name, comma, state = municipality.rpartition(",")
    return name if comma and name and find_state(state.strip()).code == state_code else municipality


def _candidates(codes: Set[str]) -> tuple[Candidate, ...]:
    names = gazetteer.municipalities()
    return tuple(Candidate(code, names[code[:2]].names[code], 1.0) for code in sorted(codes))


def _in_any_state(municipality: str) -> tuple[Candidate, ...]:
    indexes = gazetteer.municipalities().values()
    return _candidates({code for index in indexes for code in index.exact(municipality)[0]})
