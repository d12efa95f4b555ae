"""A column that holds labels of several levels: a state, below it its municipalities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from geo.places import gazetteer
from geo.places.lookup import find_state
from geo.releases.tables.header import Header, Texts, column_of
from geo.releases.tables.sections import read_section
from geo.releases.tables.total_words import is_total
from geo.releases.values.words import is_corps
from geo.text import says_nothing

_PLACES: Final = ("state", "municipality")
LABELS: Final = frozenset({"status", "drug", "kind", "corps"})
"""What a row may tell apart of the row above it, besides places and periods."""

_HELD: Final = frozenset({*_PLACES, "status", "drug", "kind", "date", "year", "month", "locality"})
_DAY: Final = re.compile(r"\d+\D+\d+\D+\d+")
_UNDERSTOOD: Final = 0.8
_WITHIN: Final = 0.6
"""Share of the texts between the states of a column that must be municipalities of theirs."""

Numbers = dict[int, int]
"""The counts of a row, by column."""


class Entry(NamedTuple):
    """A row that takes part in a nesting.

    Attributes
    ----------
    row : int
        Index of the row.
    depth : int
        How deep it lies; the outermost is 0.
    numbers : dict of int to int
        Its counts by column; empty for a line that only heads others.
    labelled : bool
        Whether it names no place or period, but a status, drug or kind.
    """

    row: int
    depth: int
    numbers: Numbers
    labelled: bool = False


@dataclass
class Nested:
    """Which rows sum up others.

    Attributes
    ----------
    sums : dict of int to list of int
        The rows that each row which heads others sums up.
    aside : dict of int to int
        Rows that break down another, which is counted whole, with that row.
    lines : dict of int to list of int
        The rows below each line that heads others and has no number in a column of counts.
    """

    sums: dict[int, list[int]] = field(default_factory=dict)
    aside: dict[int, int] = field(default_factory=dict)
    lines: dict[int, list[int]] = field(default_factory=dict)


def find_nesting(header: Header, below: Texts) -> tuple[Header, int | None]:
    """Return the column of a table of counts in which labels of several levels stand.

    Parameters
    ----------
    header : Header
        The header, its columns weighed by their cells.
    below : sequence of sequence of str
        The rows below it.

    Returns
    -------
    Header
        The same; the column has no field of its own where its cells say several.
    int or None
        Index of the column; None where there is none.
    """
    if not (header.measures or "count" in header.fields):
        return header, None
    if header.grouped:
        return header, header.fields["municipality"]
    places = [i for i, column in enumerate(header.columns) if column.field in _HELD]
    if not places or ("date" in header.fields and header.fields["date"] != places[0]):
        return header, None
    index = places[0]
    own = header.columns[index].field
    # A line on its own may be a section among places; among days or words it tells nothing.
    rows = below if own in _PLACES else [row for row in below if sum(map(bool, row)) > 1]
    texts = [text for text in column_of(rows, index) if not is_total(text)]
    if any(_DAY.search(text) for text in texts):
        return header, None
    said = _said(texts, own)
    named = [next(iter(one), "") for one in said]
    foreign = {*named} - {own, ""} - _of_lines(rows, index, own)
    if foreign & set(header.fields) or not foreign:
        return header, None
    if own == "state" and "municipality" not in header.fields and _lie_within(texts, said):
        return _grouped(header, index), index
    if own in _PLACES:
        found = foreign - {*_PLACES} and own == "state" and "state" in named
        if own == "municipality" and "state" not in header.fields:
            found = _begins_with_heads(named) and _lie_within(texts, said)
            found = found or (foreign <= LABELS and named[0] in ("", "municipality"))
        return header, index if found else None
    levels = foreign | ({own} & set(named))
    if len(levels) < 2 or levels <= LABELS or named.count("") > (1 - _UNDERSTOOD) * len(named):
        return header, None
    if levels <= {"year", "month"} and all("year" in one for one in said if one):
        # "2021", "Ene 2021": each says its year itself, in whatever order they stand.
        return header, None
    columns = list(header.columns)
    columns[index] = replace(columns[index], field="", how="cells")
    return replace(header, columns=tuple(columns)), index


def _of_lines(rows: Texts, index: int, own: str) -> set[str]:
    """Return the periods and words that only lines of their own name: those are no labels."""
    beside = [row for row in rows if sum(map(bool, row)) > 1]
    texts = [text for text in column_of(beside, index) if not is_total(text)]
    return {*LABELS, "year", "month"} - {name for one in _said(texts, own) for name in one}


def _grouped(header: Header, index: int) -> Header:
    columns = list(header.columns)
    columns[index] = replace(columns[index], field="municipality", how="cells")
    return replace(header, columns=tuple(columns), grouped=True)


def _said(texts: Sequence[str], own: str) -> list[dict[str, str]]:
    state, found = "", []
    for text in texts:
        one = read_label(text, state, own)
        if "state" in one and may_lie_in(text, state):
            # "Hidalgo" below "Coahuila" may be either.
            one = {"municipality": text}
        state = one.get("state", state)
        found.append(one)
    return found


def read_label(text: str, state: str, own: str) -> dict[str, str]:
    """Return what a label of a column of several levels says.

    Parameters
    ----------
    text : str
        The label.
    state : str
        The state above it, in which a municipality is looked for.
    own : str
        The field of the column.

    Returns
    -------
    dict of str to str
        As :func:`geo.releases.tables.sections.read_section`, and ``corps``
        for one below a state; empty if the label is not understood.
    """
    said = read_section(text, state)
    if not said and own == "state" and state and is_corps(text) and not says_nothing(text):
        return {"corps": text}
    return said


def _begins_with_heads(named: Sequence[str]) -> bool:
    return bool(named) and named[0] in ("state", "year", "month") and "state" in named


def _lie_within(texts: Sequence[str], said: Sequence[dict[str, str]]) -> bool:
    """Return whether the rest are mostly municipalities of the state above them."""
    rest = [
        one
        for text, one in zip(texts, said, strict=True)
        # What may be a state tells nothing: a list of states holds some of these names.
        if not {"state", "year", "month"} & set(one) and not find_state(text).code
    ]
    within = sum("municipality" in one for one in rest)
    return within > 0 and within >= _WITHIN * len(rest)


def may_lie_in(name: str, state: str) -> bool:
    """Return whether a state has a municipality of a name.

    Parameters
    ----------
    name, state : str
        The two, as written.

    Returns
    -------
    bool
        True for "Hidalgo" in Tamaulipas.
    """
    index = gazetteer.municipalities().get(find_state(state).code) if state else None
    return index is not None and bool(index.exact(name)[0])


def resolve(entries: Sequence[Entry]) -> Nested:
    """Return which rows sum up those below them.

    A row is a sum if deeper rows follow it. Where those are a status, drug or
    kind and do not add up to it, they are no full breakdown: it is counted,
    and they are not.

    Parameters
    ----------
    entries : sequence of Entry
        The rows in their order.

    Returns
    -------
    Nested
        The sums with their rows, and what is left aside.
    """
    found = Nested()
    _resolve(entries, found)
    return found


def _resolve(entries: Sequence[Entry], found: Nested) -> list[Entry]:
    """Return the rows among some that count, and take up the sums among them."""
    leaves: list[Entry] = []
    start = 0
    while start < len(entries):
        head = entries[start]
        end = start + 1
        while end < len(entries) and entries[end].depth > head.depth:
            end += 1
        below = entries[start + 1 : end]
        start = end
        inner = Nested()
        parts = _resolve(below, inner)
        labelled = all(part.labelled for part in below)
        if not below:
            leaves.append(head)
            continue
        if head.numbers and labelled and not adds_up(head, parts):
            leaves.append(head)
            found.aside |= dict.fromkeys((part.row for part in below), head.row)
            continue
        leaves += parts
        heads = found.sums if head.numbers else found.lines
        heads[head.row] = [part.row for part in parts]
        found.sums |= inner.sums
        found.aside |= inner.aside
        found.lines |= inner.lines
    return leaves


def adds_up(head: Entry, parts: Sequence[Entry]) -> bool:
    """Return whether rows add up to the one that heads them, in each column.

    Parameters
    ----------
    head : Entry
        The row above.
    parts : sequence of Entry
        Those below.

    Returns
    -------
    bool
        True where each of its numbers is their sum.
    """
    return all(
        number == sum(part.numbers.get(index, 0) for part in parts)
        for index, number in head.numbers.items()
    )
