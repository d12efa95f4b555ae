"""Which of several columns of numbers count labs: stages of the same labs are never added."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Final

from geo.releases.tables import headings
from geo.releases.tables.header import MARKS, Column, Header, Texts, column_of
from geo.releases.tables.measures import Measure, is_running, stage_of
from geo.releases.values.labels import label_kind
from geo.releases.values.numbers import read_count
from geo.text import fold

_CHOSEN: Final = "another column was chosen as the count"
_BEFORE: Final = "its numbers sum the columns before it"
_NO_SUM: Final = "its numbers are no sum of those beside it"
_EVENTS: Final = re.compile(
    r"(decomis|aseguramient|localizacion|destruccion|hallazg|incident|evento|caso|desmantelamient"
    r"|descubrimient)(os|es|s)"
)
"""Nouns that count raids where numbers stand below them."""

_SERIALS: Final = re.compile(
    r"(no|num|numero|n|id|consecutivo|progresivo|folio|rank|lugar|posicion|clave|codigo|cve)\b.*"
)
_PLACES: Final = frozenset({"state", "municipality"})
_OF_ONE_RAID: Final = frozenset({"date", "day", "lon", "lat", "coordinates", "description"})
_MOST: Final = 500
"""Labs of one place up to which a number below an unknown heading may count them."""

_DIGITS: Final = 3
_FEWEST: Final = 2
"""Numbers from which a column below an unknown heading may be one of counts."""


def leave_out(
    found: Mapping[int, Measure], columns: Sequence[Column]
) -> dict[int, tuple[str, bool]]:
    """Return the columns of counts that count the labs of another column again.

    "Localizados", "asegurados" and "destruidos" are stages of the same labs:
    the first counts. So it is where two headings say no more than labs.

    Parameters
    ----------
    found : mapping of int to Measure
        What columns count, by index.
    columns : sequence of Column
        All columns.

    Returns
    -------
    dict of int to (str, bool)
        Why each is left out, and whether that is to be checked.
    """
    count = next((i for i, column in enumerate(columns) if column.field == "count"), None)
    if count is not None and columns[count].how == "chosen":
        return dict.fromkeys(found, (_CHOSEN, False))
    same: dict[Measure, list[int]] = {}
    for index, measure in found.items():
        alike = replace(measure, stage="", kind=measure.kind.replace("laboratory", ""))
        if not (measure.total or measure.unspecified):
            same.setdefault(alike, []).append(index)
    if count is not None:
        same.setdefault(Measure(), []).append(count)
    left: dict[int, tuple[str, bool]] = {}
    for alike, indices in same.items():
        stages = {index: _stage(columns[index], found.get(index)) for index in indices}
        if len(indices) == 1 or (alike != Measure() and len(set(stages.values())) == 1):
            # "Metanfetamina" and "Cristal", or the halves of a year, part a whole.
            continue
        first = min(indices, key=lambda i: (stages[i], not _says_labs(columns[i]), i))
        unnamed = sum(stage == 0 for stage in stages.values())
        for index in set(indices) - {first}:
            doubted = stages[index] == stages[first] or (not stages[index] and unnamed > 1)
            left[index] = (f"it counts the same labs as {columns[first].heading!r}", doubted)
    return left


def _stage(column: Column, measure: Measure | None) -> int:
    if measure is not None:
        return int(measure.stage or 0)
    return int(stage_of(column.pieces[-1]) or 0) if column.pieces else 0


def _says_labs(column: Column) -> bool:
    return label_kind(column.heading) == "laboratory"


def settle_running(header: Header, below: Texts) -> Header:
    """Return a header in which "Acumulado" is a total only where it sums the columns beside it.

    Parameters
    ----------
    header : Header
        The header, the meaning of its columns weighed.
    below : sequence of sequence of str
        The rows below it as text.

    Returns
    -------
    Header
        The same, but for such columns that in most rows are no sum of their
        row: they go on from an earlier period and are left out, which is to
        be checked unless they sum the columns before them.
    """
    columns = list(header.columns)
    for index, measure in header.totals.items():
        column = columns[index]
        if not column.pieces or not is_running(column.pieces[-1]):
            continue
        own = [i for i, one in header.measures.items() if measure.year in (None, one.year)]
        if _sums(below, index, own):
            continue
        before = _sums(below, index, [i for i in header.measures if i < index])
        reason = _BEFORE if before else _NO_SUM
        columns[index] = replace(column, measure=None, how="", unused=reason, doubted=not before)
    return replace(header, columns=tuple(columns))


def _sums(below: Texts, whole: int, parts: Sequence[int]) -> bool:
    """Return whether a column is the sum of others in at least half of the rows with both."""
    compared = differing = 0
    for row in below:
        total, numbers = _number(row, whole), [_number(row, index) for index in parts]
        if total is not None and any(number is not None for number in numbers):
            compared += 1
            differing += total != sum(number or 0 for number in numbers)
    return 2 * differing <= compared


def settle_whole(header: Header, below: Texts) -> Header:
    """Return a header whose whole counts where the columns beside it are no parts of it.

    Parameters
    ----------
    header : Header
        The header, the meaning of its columns weighed.
    below : sequence of sequence of str
        The rows below it as text.

    Returns
    -------
    Header
        The same, unless in most rows the status, drugs, kinds or corps do not
        sum to the number of labs: then they are left out, for they are no
        full breakdown, or amounts.
    """
    wholes = [index for index, measure in header.totals.items() if measure.year is None]
    parts = header.measures
    timed = any(one.year or one.month or one.state for one in parts.values())
    if len(wholes) != 1 or not parts or timed or _are_marks(header, below):
        return header
    whole = wholes[0]
    if _sums(below, whole, list(parts)):
        return header
    columns = list(header.columns)
    reason = f"its numbers and those beside it do not sum to {columns[whole].heading!r}"
    for index in parts:
        columns[index] = replace(columns[index], measure=None, how="", unused=reason)
    columns[whole] = replace(columns[whole], field="count", measure=None)
    return replace(header, columns=tuple(columns), apart=(whole, tuple(parts)))


def _are_marks(header: Header, below: Texts) -> bool:
    if "date" not in header.fields:
        return False
    cells = {text.casefold() for index in header.measures for text in column_of(below, index)}
    return cells <= MARKS


def _number(row: Sequence[str], index: int) -> int | None:
    with suppress(ValueError):
        return read_count(row[index]) if index < len(row) else None
    return None


def with_count(columns: list[Column], below: Texts, left: set[int]) -> list[Column]:
    """Return the columns, one of small numbers beside places taken as the count if none is.

    Parameters
    ----------
    columns : list of Column
        The columns of a table.
    below : sequence of sequence of str
        The rows below the header as text.
    left : set of int
        Columns that a person left out.

    Returns
    -------
    list of Column
        With a count where its heading names events, or where it is the only
        column without a meaning in a table that tells of no single raid.
    """
    fields = {column.field for column in columns}
    counted = "count" in fields or any(column.measure for column in columns)
    if counted or not fields & _PLACES:
        return columns
    free = [
        index
        for index, column in enumerate(columns)
        if (not column.field or (column.field == "kind" and column.how == "heading"))
        and index not in left
        and not column.unused
        and _are_small(column_of(below, index))
    ]
    named = [index for index in free if _EVENTS.fullmatch(fold(columns[index].heading))]
    if not named and len(free) == 1 and not fields & _OF_ONE_RAID:
        named = [index for index in free if _may_count(columns[index], column_of(below, index))]
    if len(named) != 1:
        return columns
    found = list(columns)
    found[named[0]] = replace(found[named[0]], field="count", how="cells")
    return found


def _are_small(cells: Sequence[str]) -> bool:
    numbers = [text.removesuffix(".0") for text in cells]
    small = all(text.isdecimal() and len(text) <= _DIGITS for text in numbers)
    return bool(numbers) and small and max(map(int, numbers)) <= _MOST


def _may_count(column: Column, cells: Sequence[str]) -> bool:
    heading = fold(column.heading)
    nameless = not column.pieces
    strange = nameless or headings.is_other_matter(heading) or bool(_SERIALS.fullmatch(heading))
    # Numbers that go up by one are those of the rows.
    runs = all(int(b) - int(a) == 1 for a, b in pairwise(text.removesuffix(".0") for text in cells))
    headed = any(map(str.isalpha, heading)) and not column.field
    return headed and not strange and not runs and len(cells) >= _FEWEST
