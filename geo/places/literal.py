"""Places taken to the letter: by name, by alias, by code."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from geo.places import gazetteer
from geo.places.cell import split_code
from geo.places.found import Place, Taken, candidates, name_of, undecided
from geo.text import core, fold_place

_NOT_KNOWN: Final = frozenset({"000", "998", "999"})
_PERHAPS_NOT_KNOWN: Final = frozenset({"098", "099"})
"""Codes of municipalities in the large states; in the others they say that none is known."""


def state_to_the_letter(text: str) -> str:
    """Return the state that a text names to the letter.

    Parameters
    ----------
    text : str
        A name; "Estado de", ", México" and its own code may stand beside it.

    Returns
    -------
    str
        Its code; empty if none or several have the name.
    """
    index = gazetteer.states()
    codes, _ = index.exact(text)
    if len(codes) == 1:
        return next(iter(codes))
    word = core(fold_place(text))
    for needless in ("estado libre soberano ", "estado "):
        codes, _ = index.exact(word.removeprefix(needless))
        if len(codes) == 1:
            return next(iter(codes))
    for needless in (" mexico", " mex"):
        codes, _ = index.exact(word.removesuffix(needless))
        if len(codes) == 1:
            return next(iter(codes))
    number, name = split_code(text)
    codes = index.exact(name)[0] if number else ()
    return number.zfill(2) if number.zfill(2) in codes else ""


def to_the_letter(state_code: str, text: str, day: date | None) -> Place | None:
    """Return the place of a name, exactly, by an alias or without its accented letters.

    Parameters
    ----------
    state_code : str
        The state.
    text : str
        A name as somebody wrote it.
    day : datetime.date, optional
        Last day on which what happened there can have happened.

    Returns
    -------
    Place or None
        None where no municipality of the state has the name.
    """
    codes, method = _named(state_code, text)
    former = None if codes else gazetteer.former_municipality(state_code, text)
    if former is not None and (day is None or former.since <= day <= former.until):
        note = f"a municipality from {former.since} to {former.until} only"
        taken = Taken("alias", text, name_of(former.code), note)
        return Place(state_code, former.code, "alias", taken=(taken,), dated=True)
    if len(codes) > 1:
        reason = "several municipalities have this name"
        return undecided(state_code, reason, candidates(sorted(codes)))
    return placed(next(iter(codes)), method, text, day) if codes else None


def numbered(state_code: str, text: str, day: date | None) -> Place | None:
    """Return the place of a name with its code beside it, as "006 Culiacán".

    Parameters
    ----------
    state_code : str
        The state.
    text : str
        Code and name.
    day : datetime.date, optional
        Last day on which what happened there can have happened.

    Returns
    -------
    Place or None
        For a person to decide where the two differ; None where it is not both.
    """
    number, name = split_code(text)
    codes, _ = _named(state_code, name) if number else ((), "")
    if not codes:
        return None
    code = number.zfill(5) if len(number) > 3 else state_code + number.zfill(3)
    if code in codes:
        return placed(code, "code", text, day)
    known = gazetteer.municipalities()[state_code].names
    either = [*sorted(codes), *([code] if code in known else [])]
    return undecided(state_code, f"{number} is not the code of {name!r}", candidates(either))


def by_code(state_code: str, number: str, day: date | None) -> Place:
    """Return the place of the code of a municipality.

    Parameters
    ----------
    state_code : str
        The state; empty where it is not known.
    number : str
        1 to 5 digits, leading zeros allowed to be lost.
    day : datetime.date, optional
        Last day on which what happened there can have happened.

    Returns
    -------
    Place
        Empty where the code says that the municipality is not known.
    """
    if len(number) > 2 and set(number) == {"9"}:
        return Place(state_code, "", "none")
    municipality, whole = number[-3:].zfill(3), len(number) > 3
    code = number.zfill(5) if whole else state_code + municipality
    index = gazetteer.municipalities().get(code[:2])
    known = index is not None and code in index.names
    if state_code and code[:2] != state_code:
        reason = f"municipality {code} does not lie in state {state_code}"
        return undecided(state_code, reason, candidates([code] if known else []))
    if municipality in _NOT_KNOWN or (municipality in _PERHAPS_NOT_KNOWN and not known):
        told = whole and index is not None
        return Place(code[:2] if told else state_code, "", "none")
    if municipality in _PERHAPS_NOT_KNOWN and len(number) == 2:
        reason = f"{number} is the code of a municipality here, and often says that none is known"
        return undecided(state_code, reason, candidates([code]))
    if known:
        return placed(code, "code", number, day)
    if not whole and not state_code:
        return undecided("", "the state is not given")
    return undecided(state_code, f"no municipality has the code {code}")


def _named(state_code: str, name: str) -> tuple[Collection[str], str]:
    index = gazetteer.municipalities()[state_code]
    codes, method = index.exact(name)
    return (codes, method) if codes else (index.without_accents(name), "lost accents")


def placed(code: str, method: str, text: str, day: date | None) -> Place:
    """Return the place of a code: one newer than the frame becomes its parent.

    Parameters
    ----------
    code : str
        Code of a municipality.
    method : str
        How it was found.
    text : str
        What stands there.
    day : datetime.date, optional
        Last day on which what happened there can have happened.

    Returns
    -------
    Place
        In the frame; for a person to decide where there are several parents.
    """
    taken: tuple[Taken, ...] = ()
    if method in ("lost accents", "short form", "spelling"):
        taken = (Taken(method, text, name_of(code)),)
    new = gazetteer.new_municipalities().get(code)
    if new is None:
        return Place(code[:2], code, method, taken=taken)
    older = day is not None and day.isoformat() < new.since
    note = f"{new.name} is a municipality only since {new.since}, " + (
        "later than the record" if older else "later than the frame"
    )
    if len(new.parents) == 1:
        taken += (Taken("parent", text, name_of(new.parents[0]), note),)
        return Place(code[:2], new.parents[0], "parent", taken=taken, dated=True)
    reason = f"{note}; it was carved from {len(new.parents)} others"
    return undecided(code[:2], reason, candidates(new.parents))._replace(dated=True)
