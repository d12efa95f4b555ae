"""Names of places that can be looked up: exactly, by an alias, or by their spelling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.text import core, fold_place

EDITS_ALLOWED: Final = ((10, 2), (5, 1))
"""Edits forgiven from a length up: two from 10 letters, one from 5, none below."""

RUNNER_UP_EDITS: Final = 2
"""How many edits farther than the closest name the next one must lie."""

CANDIDATES_SHOWN: Final = 3
LEAST_LIKENESS_SHOWN: Final = 0.5


class Candidate(NamedTuple):
    """A place that a name may mean.

    Attributes
    ----------
    code : str
        INEGI code.
    name : str
        Official name.
    score : float
        Likeness of the spelling, 0 to 1.
    """

    code: str
    name: str
    score: float


@dataclass
class NameIndex:
    """The names of one group of places, folded, each with the codes it means.

    Attributes
    ----------
    names : dict of str to str
        Official name by code.
    """

    names: dict[str, str] = field(default_factory=dict)
    _full: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _core: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _alias: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, code: str, name: str) -> None:
        """Add a place under its official name.

        Parameters
        ----------
        code : str
            Its code.
        name : str
            Its official name.
        """
        self.names[code] = name
        folded = fold_place(name)
        self._full[folded].add(code)
        self._core[core(folded)].add(code)

    def add_alias(self, code: str, name: str) -> None:
        """Add another name of a place.

        Parameters
        ----------
        code : str
            Its code.
        name : str
            Another name by which it is known.
        """
        self._alias[core(fold_place(name))].add(code)

    def exact(self, name: str) -> tuple[set[str], str]:
        """Return the codes that a name means to the letter, and by which rule.

        Parameters
        ----------
        name : str
            A name as somebody wrote it.

        Returns
        -------
        set of str
            No code, one, or several where places share the name.
        str
            ``exact`` or ``alias``; empty without a code.
        """
        folded = fold_place(name)
        for codes, rule in (
            (self._full.get(folded), "exact"),
            (self._core.get(core(folded)), "exact"),
            (self._alias.get(core(folded)), "alias"),
        ):
            if codes:
                return codes, rule
        return set(), ""

    def closest(self, name: str) -> tuple[str, tuple[Candidate, ...]]:
        """Return the one code whose spelling is near enough, and the nearest ones.

        Distance is the number of letters inserted, deleted, changed or
        swapped with a neighbour (optimal string alignment). A name is taken
        only within :data:`EDITS_ALLOWED` and if every other place lies at
        least :data:`RUNNER_UP_EDITS` edits farther away.

        Parameters
        ----------
        name : str
            A name as somebody wrote it.

        Returns
        -------
        str
            The code; empty where none is near enough or two compete.
        tuple of Candidate
            The nearest places, nearest first.
        """
        word = core(fold_place(name))
        spellings = list({**dict.fromkeys(self._core), **dict.fromkeys(self._alias)})
        nearest = process.extract(word, spellings, scorer=OSA.distance, limit=CANDIDATES_SHOWN + 3)
        edits: dict[str, int] = {}
        for spelling, distance, _ in nearest:
            for code in self._core.get(spelling, set()) | self._alias.get(spelling, set()):
                edits.setdefault(code, int(distance))
        length = max(len(word), 1)
        ranked = sorted(edits.items(), key=lambda item: (item[1], item[0]))
        candidates = tuple(
            Candidate(code, self.names[code], round(1 - distance / length, 2))
            for code, distance in ranked[:CANDIDATES_SHOWN]
            if 1 - distance / length >= LEAST_LIKENESS_SHOWN
        )
        near = bool(ranked) and ranked[0][1] <= allowed_edits(word)
        alone = len(ranked) < 2 or ranked[1][1] - ranked[0][1] >= RUNNER_UP_EDITS
        return (ranked[0][0] if near and alone else ""), candidates


def allowed_edits(folded: str) -> int:
    """Return how many edits are forgiven in a name of this length.

    Parameters
    ----------
    folded : str
        A folded name.

    Returns
    -------
    int
        0, 1 or 2, see :data:`EDITS_ALLOWED`.
    """
    return next((edits for length, edits in EDITS_ALLOWED if len(folded) >= length), 0)
