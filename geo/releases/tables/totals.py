"""Totals, held against the rows above them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from geo.releases.tables.counting import Counted, Fault
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.kinds import Layout
from geo.releases.tables.total_words import is_subtotal, is_total, stated
from geo.text import fold

_NUMBER: Final = re.compile(r"\d[\d., ]*")


def check_totals(
    grid: Grid, header: Header, layout: Layout, counted: Sequence[Counted], so_far: int = 0
) -> list[Fault]:
    """Return the totals that the rows above them do not bear out.

    A line of totals may sum the rows since the last such line, those of its
    section, or all of its table and of the tables before it. It is borne out
    if one of these sums, or the number of rows, is what it says.

    Parameters
    ----------
    grid : Grid
        The sheet.
    header : Header
        The header of the table.
    layout : Layout
        What each row is.
    counted : sequence of Counted
        The labs of the rows of data.
    so_far : int
        Labs of the tables and sheets before this one.

    Returns
    -------
    list of Fault
        One for each total that no sum above it equals, effect ``to check``.
    """
    if layout.blocks:
        read = [block for block in layout.blocks if not block.reason]
        found = [check_totals(b.grid, b.header, b.layout, b.counted, so_far) for b in read]
        return [*layout.doubts, *(fault for faults in found for fault in faults)]
    labs: dict[int, int] = defaultdict(int)
    for item in counted:
        labs[item.row] += item.labs
    faults = _across(grid, header, counted)
    faults += layout.doubts
    scopes = _Scopes(layout)
    again = {part for parts in layout.again.values() for part in parts}
    for row, kind in sorted(layout.kinds.items()):
        if row in layout.again:
            parts = layout.again[row]
            faults += _of_parts(grid, header, Layout(sums={row: parts}), row, labs)
        if row in again:
            continue
        if kind == "data":
            scopes.add(row)
        elif row in layout.sums:
            faults += _of_parts(grid, header, layout, row, labs)
            scopes.begin_section()
        elif kind == "section":
            scopes.begin_section()
        elif kind == "total":
            faults += _down(grid, header, row, scopes.of(grid, row), labs, so_far)
            scopes.end_part()
    return faults


class _Scopes:
    """The rows that a total met now may sum."""

    def __init__(self, layout: Layout) -> None:
        self.rows = [row for row, kind in layout.kinds.items() if kind == "data"]
        self.ends = [row for row, kind in layout.kinds.items() if kind in ("total", "section")]
        self.table: list[int] = []
        self.section: list[int] = []
        self.part: list[int] = []
        self.sectioned = False

    def add(self, row: int) -> None:
        for rows in (self.table, self.section, self.part):
            rows.append(row)

    def begin_section(self) -> None:
        self.section = []
        self.sectioned = True

    def end_part(self) -> None:
        self.part = []

    def of(self, grid: Grid, row: int) -> tuple[list[int], ...]:
        """Return what a line of totals may sum: a subtotal never the whole table."""
        texts = grid.texts[row]
        if not self.table and is_total(next(filter(None, texts))):
            # "Nacional" may stand above the rows that it sums.
            return (self.rows,)
        inner = (self.part, self.section) if self.sectioned else (self.part,)
        first = next(filter(None, texts))
        if not is_total(first):
            # "Sinaloa | Total" may stand above its municipalities.
            end = next((other for other in self.ends if other > row), math.inf)
            place = texts.index(first)
            alike = [other for other in self.rows if fold(grid.text(other, place)) == fold(first)]
            inner = (*inner, [other for other in self.rows if row < other < end], alike)
        return inner if is_subtotal(first) else (*inner, self.table)


def _down(
    grid: Grid,
    header: Header,
    row: int,
    parts: Sequence[Sequence[int]],
    labs: dict[int, int],
    so_far: int,
) -> list[Fault]:
    summed = {*header.measures, *header.totals}
    if "count" in header.fields:
        summed.add(header.fields["count"])
    line = " ".join(filter(None, grid.texts[row]))
    faults = []
    in_column = False
    for index in sorted(summed):
        number = stated(grid.text(row, index))
        if number is None:
            continue
        in_column = True
        # An empty count was read as one lab.
        single = index == header.fields.get("count")
        sums = [
            sum(labs[r] if single else stated(grid.text(r, index)) or 0 for r in rows)
            for rows in parts
        ]
        if number not in sums:
            faults.append(_fault(row, index, number, sums))
    if in_column:
        return faults
    # A list of raids is summed by a number in any cell, or in the line itself.
    numbers = [n for text in _NUMBER.findall(line) if (n := stated(text.strip(" .,"))) is not None]
    sums = [sum(labs[r] for r in rows) for rows in parts]
    known = {*sums, sums[-1] + so_far, *map(len, parts)}
    if numbers and not known & set(numbers):
        faults.append(_fault(row, None, numbers[-1], sums))
    return faults


def _of_parts(
    grid: Grid, header: Header, layout: Layout, row: int, labs: dict[int, int]
) -> list[Fault]:
    """Return the numbers of a row that those which it sums up do not bear out."""
    parts = layout.sums[row]
    if row in layout.stated:
        told, total = layout.stated[row], sum(labs[part] for part in parts)
        return [] if told in (total, len(parts)) else [_of_rows(row, None, told, total)]
    columns = {*header.measures, *header.totals}
    if "count" in header.fields:
        columns.add(header.fields["count"])
    faults = []
    for index in sorted(columns):
        number = stated(grid.text(row, index))
        total = sum(stated(grid.text(part, index)) or 0 for part in parts)
        if number is not None and number != total:
            faults.append(_of_rows(row, index, number, total))
    return faults


def _of_rows(row: int, index: int | None, number: int, total: int) -> Fault:
    reason = f"the rows that it sums up come to {total:,}"
    return Fault(row, index, f"{number:,}", reason, "to check")


def _across(grid: Grid, header: Header, counted: Sequence[Counted]) -> list[Fault]:
    """Return the totals of a row that its own columns do not bear out."""
    parts: dict[int, list[Counted]] = defaultdict(list)
    for item in counted:
        parts[item.row].append(item)
    faults = []
    for index, measure in header.totals.items():
        for row, items in parts.items():
            number = stated(grid.text(row, index))
            of_year = [i for i in items if measure.year in (None, *(m.year for m in i.said))]
            total = sum(item.labs for item in of_year)
            if number is not None and number != total:
                faults.append(_fault(row, index, number, [total]))
    return faults


def _fault(row: int, index: int | None, number: int, sums: Sequence[int]) -> Fault:
    said = " or ".join(f"{total:,}" for total in dict.fromkeys(sums))
    where = "the columns beside it" if index is not None and len(sums) == 1 else "the rows above it"
    return Fault(row, index, f"{number:,}", f"{where} sum to {said}", "to check")
