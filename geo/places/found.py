"""What the lookup of a place finds: codes, how they were found, and what is not sure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from geo.places import gazetteer
from geo.places.names import Candidate

METHODS: Final = (
    "code",
    "exact",
    "alias",
    "short form",
    "lost accents",
    "spelling",
    "locality",
    "parent",
    "correction",
    "none",
)
"""How a municipality was found: by its code; by its name, to the letter, by an
alias, by the telling part of it, without its accented letters, by spelling
distance; by a locality in it; as the parent of one newer than the frame; by a
person's decision; or not."""


class Taken(NamedTuple):
    """A place that was not taken to the letter.

    Attributes
    ----------
    method : str
        One of :data:`METHODS`.
    given : str
        What stands there.
    name : str
        Official name of what it was taken for.
    note : str
        Why, where the method does not say it.
    """

    method: str
    given: str
    name: str
    note: str = ""


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
    taken : tuple of Taken
        What was not taken to the letter.
    locality_id : str
        GeoNames id of the locality that stands in the municipality's place.
    dated : bool
        Whether the day of the record can change what is found.
    """

    state_code: str
    mun_code: str
    method: str
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    taken: tuple[Taken, ...] = ()
    locality_id: str = ""
    dated: bool = False


class State(NamedTuple):
    """What a state as written was found to mean.

    Attributes
    ----------
    code : str
        INEGI code; empty where not known.
    method : str
        One of :data:`METHODS`.
    candidates : tuple of Candidate
        Nearest names where no code was found.
    """

    code: str
    method: str = "none"
    candidates: tuple[Candidate, ...] = ()

    @property
    def by_spelling(self) -> bool:
        """Whether it was not taken to the letter.

        Returns
        -------
        bool
            True for a misspelt name and for one that lost its accented letters.
        """
        return self.method in ("spelling", "lost accents")


def name_of(mun_code: str) -> str:
    """Return the official name of a municipality.

    Parameters
    ----------
    mun_code : str
        Its code.

    Returns
    -------
    str
        Its name.
    """
    return gazetteer.municipalities()[mun_code[:2]].names[mun_code]


def candidates(codes: Iterable[str]) -> tuple[Candidate, ...]:
    """Return places that a name may mean, to the letter.

    Parameters
    ----------
    codes : iterable of str
        Codes of municipalities.

    Returns
    -------
    tuple of Candidate
        In the order of the codes, each once.
    """
    return tuple(Candidate(code, name_of(code), 1.0) for code in dict.fromkeys(codes))


def undecided(state_code: str, reason: str, codes: Collection[Candidate] = ()) -> Place:
    """Return a place that a person must decide.

    Parameters
    ----------
    state_code : str
        The state that is known; empty if none.
    reason : str
        Why.
    codes : collection of Candidate
        Places that may be meant; of one that stands there twice the first is kept.

    Returns
    -------
    Place
        Without a municipality.
    """
    once: dict[str, Candidate] = {}
    for candidate in codes:
        once.setdefault(candidate.code, candidate)
    return Place(state_code, "", "none", reason, tuple(once.values()))
