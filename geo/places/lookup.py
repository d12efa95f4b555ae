"""What a state, a municipality or a locality, as somebody wrote it, means.

A name is looked up in this order, inside its state: to the letter after
folding case, accents and punctuation, without articles and honours, and in the
table of aliases; with its accented letters lost; with a code or the state
beside it; as a list of several places; by the telling part of a long name; and
last as a locality or by spelling distance, which are weighed against each
other in :mod:`geo.places.likeness`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from geo.places import gazetteer
from geo.places.cell import (
    LONGEST,
    NOT_KNOWN_STATES,
    as_code,
    given,
    joined,
    names_no_one_place,
    parts,
    perhaps_states,
    split_code,
    without_country,
)
from geo.places.found import METHODS, Place, State, Taken, candidates, name_of, undecided
from geo.places.likeness import by_likeness, shortened
from geo.places.literal import by_code, numbered, placed, state_to_the_letter, to_the_letter
from geo.places.names import Candidate
from geo.text import fold_place

_ABROAD: Final = "the answer lies in another state than the file gives"

__all__ = ["METHODS", "Place", "State", "decided", "find", "find_locality", "find_state"]


def find(state: str, municipality: str, day: date | None = None) -> Place:
    """Return what a state and a municipality, as written, mean.

    Parameters
    ----------
    state, municipality : str
        Names or INEGI codes, a lost leading zero allowed; may be empty.
    day : datetime.date, optional
        Last day on which what happened there can have happened.

    Returns
    -------
    Place
        Codes, how they were found, and why a person must decide.
    """
    state, municipality = given(state), given(municipality)
    if state in NOT_KNOWN_STATES:
        state = ""
    found = find_state(state)
    if state and not found.code:
        return _under_no_state(state, municipality, found, day)
    taken: tuple[Taken, ...] = ()
    if found.by_spelling:
        taken = (Taken(found.method, state, gazetteer.states().names[found.code]),)
    place = _find_in(found.code, municipality, day)
    return place._replace(taken=taken + place.taken)


def decided(
    state_given: str, mun_given: str, state_code: str, mun_code: str, note: str = ""
) -> Place:
    """Return a place that a person decided.

    Parameters
    ----------
    state_given, mun_given : str
        What stands in the release.
    state_code, mun_code : str
        INEGI codes; an empty ``mun_code`` says that the state alone is known.
    note : str
        What the person wrote beside it.

    Returns
    -------
    Place
        With the municipality of the frame that the code belongs to; that the
        state is not the given one is told before what the person wrote.
    """
    new = gazetteer.new_municipalities().get(mun_code)
    code = new.parents[0] if new is not None else mun_code
    name = name_of(code) if code else gazetteer.states().names[state_code]
    there = find_state(given(state_given)).code
    told = "; ".join(filter(None, [_ABROAD if there not in ("", state_code) else "", note]))
    taken = Taken("correction", mun_given or state_given, name, told)
    return Place(state_code, code, "correction", taken=(taken,))


def find_state(text: str) -> State:
    """Return the state that a text names.

    Parameters
    ----------
    text : str
        Name in any usual form, the 2-digit code, a lost zero allowed, or both.

    Returns
    -------
    State
        Its code, or the nearest names.
    """
    index = gazetteer.states()
    text = text.strip()
    if text.isdecimal():
        code = text.zfill(2)
        return State(code, "code") if code in index.names else State("")
    if not text or len(text) > LONGEST:
        return State("")
    code = state_to_the_letter(text)
    if code:
        return State(code, "exact")
    codes = index.without_accents(text)
    if len(codes) == 1:
        return State(next(iter(codes)), "lost accents")
    near = index.closest(text)
    return State(near.code, "spelling") if near.code else State("", candidates=near.candidates)


def find_locality(mun_code: str, name: str) -> str:
    """Return the GeoNames id of a locality inside a municipality.

    Parameters
    ----------
    mun_code : str
        INEGI code of the municipality.
    name : str
        Name of the locality; its accented letters may be lost.

    Returns
    -------
    str
        The id; empty where no locality there, or more than one, has the name.
    """
    if not mun_code or not name:
        return ""
    there = [place for place in gazetteer.localities(name) if place.mun_code == mun_code]
    folded = fold_place(name)
    same = [place for place in there if fold_place(place.name) == folded] or there
    return same[0].id if len(same) == 1 else ""


def _find_in(state_code: str, text: str, day: date | None) -> Place:
    """Return what a text means in a state, or in Mexico where the state is empty."""
    if not text:
        return Place(state_code, "", "none")
    if len(text) > LONGEST:
        return undecided(state_code, "too long for the name of a place")
    if names_no_one_place(text):
        return undecided(state_code, f"{text!r} names no one municipality")
    text = without_country(text, unless=state_code in ("", "15"))
    if code := as_code(text):
        return by_code(state_code, code, day)
    if state_code:
        return _by_name(state_code, text, day)
    number, _ = split_code(text)
    if len(number) > 3 and number.zfill(5)[:2] in gazetteer.states().names:
        place = _by_name(number.zfill(5)[:2], text, day)
        return place if place.method == "code" else undecided("", *_no_state(text))
    for state, rest, _ in perhaps_states(text):
        beside = "" if state.isdecimal() else state_to_the_letter(state)
        place = _by_name(beside, rest, day) if beside else Place("", "", "none")
        if place.mun_code:
            name = f"{name_of(place.mun_code)}, {gazetteer.states().names[beside]}"
            note = "state and municipality stand in one cell"
            return place._replace(taken=(Taken(place.method, text, name, note), *place.taken))
    return undecided("", *_no_state(text))


def _under_no_state(state: str, municipality: str, found: State, day: date | None) -> Place:
    """Return the place where no state is called what the state's cell says."""
    if len(state) > LONGEST:
        return undecided("", "too long for the name of a state", _in_any_state(municipality))
    place = None if municipality else _find_in("", state, day)
    if place is not None and place.mun_code:
        return place
    other = state_to_the_letter(municipality) if municipality else ""
    place = to_the_letter(other, state, day) if other else None
    if place is not None and place.mun_code:
        reason = "the cells of state and municipality look exchanged"
        return undecided("", reason, candidates([place.mun_code]))
    reason = f"no state is called {state!r}"
    return undecided("", reason, found.candidates or _in_any_state(municipality))


def _no_state(text: str) -> tuple[str, tuple[Candidate, ...]]:
    return "the state is not given", _in_any_state(text)


def _in_any_state(municipality: str) -> tuple[Candidate, ...]:
    if code := as_code(municipality):
        code = code.zfill(5)
        index = gazetteer.municipalities().get(code[:2])
        return candidates([code] if index is not None and code in index.names else [])
    return candidates(sorted(gazetteer.elsewhere("", municipality)))


def _by_name(state_code: str, text: str, day: date | None) -> Place:
    place = to_the_letter(state_code, text, day)
    for way in (numbered, _with_its_state, _several):
        place = place or way(state_code, text, day)
    if place is not None:
        return place
    if code := shortened(state_code, text):
        return placed(code, "short form", text, day)
    beside = state_to_the_letter(text)
    if beside == state_code:
        # The cell only says the state again.
        return Place(state_code, "", "none")
    place = by_likeness(state_code, text)
    if beside:
        return undecided(state_code, "this is the name of another state", place.candidates)
    if place.mun_code:
        found = placed(place.mun_code, place.method, text, day)
        return found._replace(locality_id=place.locality_id, taken=place.taken + found.taken)
    return place


def _with_its_state(state_code: str, text: str, day: date | None) -> Place | None:
    """Return the place of a municipality with its state beside it: "Culiacán, Sin."."""
    for state, rest, parted in perhaps_states(text):
        beside = "" if state.isdecimal() else state_to_the_letter(state)
        if not beside:
            continue
        if beside == state_code and parted:
            return _by_name(state_code, rest, day)
        place = to_the_letter(beside, rest, day) if parted or beside == state_code else None
        if place is None or not place.mun_code:
            continue
        if beside == state_code:
            return place
        states = gazetteer.states().names
        reason = f"the cell itself says {states[beside]}, not {states[state_code]}"
        return undecided(state_code, reason, candidates([place.mun_code]))
    return None


def _several(state_code: str, text: str, day: date | None) -> Place | None:
    """Return the place of a list: known only if all it names lies in one municipality."""
    pieces: list[str] = []
    for piece in parts(text):
        pieces += [piece] if to_the_letter(state_code, piece, day) else joined(piece)
    found = {piece: to_the_letter(state_code, piece, day) for piece in pieces}
    codes = [place.mun_code for place in found.values() if place is not None and place.mun_code]
    if len(pieces) < 2:
        return None
    likely = [
        place.mun_code if place else _perhaps(state_code, piece) for piece, place in found.items()
    ]
    either = candidates(dict.fromkeys(filter(None, likely)))
    if not (codes or len(either) > 1) or _is_one_name(state_code, text):
        return None
    told = ", ".join(
        f"{piece!r} ({place.mun_code})"
        for piece, place in found.items()
        if place and place.mun_code
    )
    if len(set(codes)) > 1:
        return undecided(state_code, f"several places in one cell: {told}", either)
    rest = [piece for piece, place in found.items() if place is None]
    ids = [find_locality(codes[0], piece) if codes else "" for piece in rest]
    if not all(ids):
        reason = f"only a part of it is known: {told}" if told else "several places in one cell"
        return undecided(state_code, reason, either)
    note = f"{', '.join(map(repr, rest))} is a locality of it" if rest else "named twice"
    taken = Taken("locality" if rest else "exact", text, name_of(codes[0]), note)
    method = "locality" if rest else next(place.method for place in found.values() if place)
    return Place(
        state_code, codes[0], method, taken=(taken,), locality_id=ids[0] if len(ids) == 1 else ""
    )


def _perhaps(state_code: str, piece: str) -> str:
    """Return the municipality that a piece of a list may mean, for a person to see."""
    return by_likeness(state_code, piece).mun_code


def _is_one_name(state_code: str, text: str) -> bool:
    if any(place.mun_code[:2] == state_code for place in gazetteer.localities(text)):
        return True
    return bool(gazetteer.municipalities()[state_code].closest(text).code)
