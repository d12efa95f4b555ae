"""Tables of counts held against each other, for one may sum up another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Final

from geo.places.lookup import find, find_state
from geo.releases.tables.table import Table
from geo.text import fold

_NOT_SAID: Final = frozenset({"", "unspecified"})
_PLACES: Final = frozenset({"state", "municipality", "locality"})
_WORDS: Final = ("status", "drug", "kind", "corps")
_TALLIED: Final = ("state_given", "mun_given", "locality", "date", "date_precision", *_WORDS,
                   "labs")  # fmt: skip
_FEWEST: Final = 3
"""Equal numbers from which it is no chance that a table lies within another."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """What a table counts, by all that it says.

    Attributes
    ----------
    name : str
        The table in words.
    names : frozenset of str
        What it tells apart: ``state``, ``year``, ``status`` and so on.
    rows : tuple of (mapping of str to str, int)
        What each of its records says, and its labs.
    """

    name: str
    names: frozenset[str]
    rows: tuple[tuple[Mapping[str, str], int], ...] = field(repr=False)

    def by(self, names: Sequence[str]) -> Counter[Key]:
        """Return the labs by some of what the table says.

        Parameters
        ----------
        names : sequence of str
            Of :attr:`names`.

        Returns
        -------
        collections.Counter
            Labs by what is said; none of 0.
        """
        found: Counter[Key] = Counter()
        for said, labs in self.rows:
            found[tuple(said.get(name, "") for name in names)] += labs
        return +found

    def values(self, name: str) -> set[str]:
        """Return what the table says of one thing.

        Parameters
        ----------
        name : str
            One of :attr:`names`.

        Returns
        -------
        set of str
            Its values.
        """
        return {said[name] for said, _ in self.rows if name in said}

    @property
    def fineness(self) -> tuple[int, int, int]:
        """How much the table tells, places before all else.

        Returns
        -------
        tuple of int
            Greater for a finer table.
        """
        return len(self.names & _PLACES), len(self.names), len(self.rows)


def tally(name: str, tables: Sequence[Table], context: Mapping[str, str]) -> Tally:
    """Return what tables of counts count together.

    Parameters
    ----------
    name : str
        The tables in words.
    tables : sequence of Table
        The tables.
    context : mapping of str to str
        What is said of all of them.

    Returns
    -------
    Tally
        Their labs.
    """
    single = [one for table in tables for one in (table.beside or [table])]
    rows = [row for table in single for row in _rows(table, context)]
    names = frozenset(name for said, _ in rows for name in said)
    return Tally(name, names, tuple(rows))


def _rows(table: Table, context: Mapping[str, str]) -> Iterator[tuple[Mapping[str, str], int]]:
    """Yield what each record of a table says, and its labs."""
    month = f"{context['month']:0>2}" if "month" in context else ""
    columns = [table.said[name] for name in _TALLIED]
    for state, inner, locality, day, precision, *words, labs in zip(*columns, strict=True):
        said = dict(_place(state, inner))
        said["locality"] = _folded(locality)
        if precision != "none":
            said["year"] = f"{day.year}"
        said["month"] = f"{day.month:02}" if precision in ("month", "day") else month
        said |= zip(_WORDS, words, strict=True)
        yield {name: value for name, value in said.items() if value not in _NOT_SAID}, labs


_folded = lru_cache(maxsize=10_000)(fold)


@lru_cache(maxsize=10_000)
def _place(state: str, municipality: str) -> dict[str, str]:
    place = find(state, municipality)
    code = place.state_code or find_state(state).code
    return {"state": code or fold(state), "municipality": place.mun_code or fold(municipality)}


@dataclass
class Doubles:
    """Which of several tables count what others do.

    Attributes
    ----------
    reasons : dict of int to str
        Why tables are not read, by their place in the list.
    doubts : dict of int to str
        What is to be checked of tables that are read.
    """

    reasons: dict[int, str] = field(default_factory=dict)
    doubts: dict[int, str] = field(default_factory=dict)


def find_doubles(tallies: Sequence[Tally]) -> Doubles:
    """Return which tables of counts count the raids of others again.

    Parameters
    ----------
    tallies : sequence of Tally
        The tables, in the order of the file.

    Returns
    -------
    Doubles
        A table whose numbers are those of another, or of all others together,
        is not read if it tells less; nor is one of the same places or periods
        with other numbers, if it tells other things apart. Where two tell the
        same things apart with other numbers both are read, and it is told.
    """
    found = Doubles()
    coarse_first = sorted(range(len(tallies)), key=lambda i: (tallies[i].fineness, -i))
    for index in coarse_first:
        others = [i for i in coarse_first if i != index and i not in found.reasons]
        for other in others:
            if _lies_in(tallies[index], tallies[other]):
                found.reasons[index] = (
                    f"it counts the same raids as {tallies[other].name}: its numbers are those of "
                    "the rows there"
                )
                break
        else:
            whole = [tallies[i] for i in others]
            if len(whole) > 1 and _lies_in(tallies[index], _together(whole)):
                found.reasons[index] = "its numbers are those of the other tables together"
    left = [i for i in coarse_first if i not in found.reasons]
    for index, other in combinations(left, 2):
        if index in found.reasons or other in found.reasons:
            continue
        one, two = tallies[index], tallies[other]
        if not _overlap(one, two):
            continue
        if one.names == two.names:
            found.doubts.setdefault(
                max(index, other),
                f"has rows of the same places and periods as {tallies[min(index, other)].name}, "
                "with other numbers; both were read",
            )
        else:
            found.reasons[index] = (
                f"it counts by other things what {two.name} counts too, and its numbers are not "
                f"the same ({_total(one):,} labs against {_total(two):,}); read together they may "
                "count the same raids twice"
            )
    return found


def _total(one: Tally) -> int:
    return sum(labs for _, labs in one.rows)


def _together(many: Sequence[Tally]) -> Tally:
    names = frozenset.union(*(one.names for one in many))
    return Tally("", names, tuple(row for one in many for row in one.rows))


def _lies_in(one: Tally, other: Tally) -> bool:
    """Return whether a table's numbers are all found in another that tells as much or more."""
    common = sorted(one.names & other.names)
    ours, theirs = one.by(common), other.by(common)
    if ours == theirs:
        return bool(ours)
    if not common or one.names - other.names:
        return False
    return len(ours) >= _FEWEST and all(theirs[key] == labs for key, labs in ours.items())


def _overlap(one: Tally, other: Tally) -> bool:
    """Return whether two tables may count the same raids."""
    common = sorted(one.names & other.names)
    if any(not one.values(name) & other.values(name) for name in common):
        return False
    return bool(one.by(common).keys() & other.by(common).keys())
