"""Names of places that can be looked up: exactly, by an alias, or by their spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.places.short_names import longer, short_forms
from geo.places.spelling import HORIZON, forgiven
from geo.text import by_ear, core, fold_place, mark_accented, marks_losses, without_accented

CANDIDATES_SHOWN: Final = 3
LEAST_LIKENESS_SHOWN: Final = 0.5

_LEADING_ARTICLES: Final = frozenset({"el", "la", "los", "las"})
_NOBODY: Final[frozenset[str]] = frozenset()


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


class Closest(NamedTuple):
    """The places whose spelling is nearest to a name.

    Attributes
    ----------
    code : str
        The one that is near enough; empty where none is, or where two are equally near.
    candidates : tuple of Candidate
        It alone, or the likest ones where there is none, likest first.
    any_near : bool
        Whether any is near enough.
    """

    code: str
    candidates: tuple[Candidate, ...]
    any_near: bool


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
    _lost: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _any: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

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
        self._add_any(code, name)

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
        self._add_any(code, name)

    def _add_any(self, code: str, name: str) -> None:
        folded = fold_place(name)
        for form in (folded, core(folded)):
            self._any[form].add(code)
        if not name.isascii():
            for spoilt in (without_accented(name), mark_accented(name)):
                self._lost[core(fold_place(spoilt))].add(code)

    def exact(self, name: str) -> tuple[Collection[str], str]:
        """Return the codes that a name means to the letter, and by which rule.

        Parameters
        ----------
        name : str
            A name as somebody wrote it.

        Returns
        -------
        collection of str
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
        return _NOBODY, ""

    def without_accents(self, name: str) -> Collection[str]:
        """Return the codes whose name this is, its accented letters lost or marked as lost.

        Parameters
        ----------
        name : str
            A name such as ``"Culiacn"`` or ``"Culiac?n"``.

        Returns
        -------
        collection of str
            No code, one, or several.
        """
        if marks_losses(name):
            name = mark_accented(name)
        # An accent that is there shows that none was lost: "mán" is not Maní.
        return self._lost.get(core(fold_place(name)), _NOBODY) if name.isascii() else _NOBODY

    def shortened(self, name: str) -> Collection[str]:
        """Return the codes of whose official name this is the telling part.

        Parameters
        ----------
        name : str
            A name such as ``"Chilapa"`` for Chilapa de Álvarez, ``"Texmelucan"``
            for San Martín Texmelucan or ``"Ciudad Delicias"`` for Delicias.

        Returns
        -------
        collection of str
            No code, one, or several.
        """
        word = core(fold_place(name))
        first, _, rest = word.partition(" ")
        whole = self._core.get(rest, _NOBODY) if first in ("ciudad", "villa") else _NOBODY
        return whole or self._shortened.get(word, _NOBODY)

    def begun(self, name: str) -> list[str]:
        """Return the codes whose longer name begins with the words of this one.

        Parameters
        ----------
        name : str
            A name such as ``"Coyuca"`` for Coyuca de Benítez and Coyuca de
            Catalán; one with an article begins none that lacks it.

        Returns
        -------
        list of str
            In their order; none where the words tell no place, as ``"Villa"``.
        """
        full = fold_place(name)
        articled = full.partition(" ")[0] in _LEADING_ARTICLES
        found: set[str] = set()
        for words in {full} if articled else {full, core(full)}:
            found.update(*(self._any[form] for form in longer(self._ordered, words)))
        return sorted(found)

    def closest(self, name: str) -> Closest:
        """Return the place whose spelling is nearest, if it is near enough and alone.

        Distance is the number of letters inserted, deleted, changed or
        swapped with a neighbour (restricted Damerau-Levenshtein, or optimal
        string alignment: Boytsov 2011). Articles and honours may be left out,
        one that the name lacks counts one; a name spelt as it sounds counts
        one however many letters differ. :func:`geo.places.spelling.forgiven` tells
        what is near enough.

        Parameters
        ----------
        name : str
            A name as somebody wrote it.

        Returns
        -------
        Closest
            The code taken, those that compete, and the likest names.
        """
        word = core(fold_place(name))
        reached = self._reached(name)
        errors, less, code = min(
            ((*near, code) for code, near in reached.items()), default=(0, 0, "")
        )
        others = [near[0] for other, near in reached.items() if other != code]
        lead = min(others, default=HORIZON + 1) - errors
        if forgiven(-less, errors, lead):
            score = round(1 - errors / max(len(word), 1), 2)
            return Closest(code, (Candidate(code, self.names[code], score),), True)
        return Closest("", self._likest(word), forgiven(-less, errors, HORIZON))

    def _reached(self, name: str) -> dict[str, tuple[int, int]]:
        """Return the places near a name: typing errors, and the letters of theirs, negative."""
        full = fold_place(name)
        word = core(full)
        # Hamlets are mostly called "El …" and "Los …", municipalities are not.
        article = int(full.partition(" ")[0] in _LEADING_ARTICLES)
        reached: dict[str, tuple[int, int]] = {}
        for text, forms, added in (
            (full, self._full, 0),
            (word, self.cores, article),
            (by_ear(word), self._sounds, 1 + article),
        ):
            most = HORIZON - added
            for form, distance, _ in process.extract(
                text, forms.keys(), scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                found = (int(distance) + added, -len(form))
                for code in forms[form]:
                    reached[code] = min(reached.get(code, found), found)
        return reached

    def _likest(self, word: str) -> tuple[Candidate, ...]:
        nearest = process.extract(
            word, self.cores.keys(), scorer=OSA.distance, limit=4 * CANDIDATES_SHOWN
        )
        length = max(len(word), 1)
        likeness: dict[str, float] = {}
        for form, edits, _ in nearest:
            for code in sorted(self.cores[form]):
                likeness.setdefault(code, round(1 - edits / length, 2))
        return tuple(
            Candidate(code, self.names[code], score)
            for code, score in list(likeness.items())[:CANDIDATES_SHOWN]
            if score >= LEAST_LIKENESS_SHOWN
        )

    @cached_property
    def cores(self) -> Mapping[str, set[str]]:
        """The codes by every name and alias, folded, without articles and honours.

        Returns
        -------
        mapping of str to set of str
            To be read once all names are added.
        """
        cores: dict[str, set[str]] = defaultdict(set)
        for names in (self._core, self._alias):
            for name, codes in names.items():
                cores[name] |= codes
        return dict(cores)

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self._any)

    @cached_property
    def _sounds(self) -> Mapping[str, set[str]]:
        sounds: dict[str, set[str]] = defaultdict(set)
        for name, codes in self.cores.items():
            sounds[by_ear(name)] |= codes
        return dict(sounds)

    @cached_property
    def _shortened(self) -> Mapping[str, set[str]]:
        shortened: dict[str, set[str]] = defaultdict(set)
        for code, name in self.names.items():
            for short in short_forms(name):
                shortened[short].add(code)
        return dict(shortened)
