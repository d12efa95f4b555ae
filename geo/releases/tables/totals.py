"""Totals, held against the rows above them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from geo.releases.tables.counting import Counted, Fault
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.layout import Layout
from geo.text import fold

_NUMBER: Final = re.compile(r"\d[\d., ]*")
_SUBTOTAL: Final = re.compile(r"sub ?total")
_WHOLE: Final = re.compile(r"\d{1,3}([., ]\d{3})+|\d{1,9}")


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
    labs: dict[int, int] = defaultdict(int)
    for item in counted:
        labs[item.row] += item.labs
    faults = _across(grid, header, counted)
    scopes = _Scopes([row for row, kind in layout.kinds.items() if kind == "data"])
    for row, kind in sorted(layout.kinds.items()):
        if kind == "data":
            scopes.add(row)
        elif kind == "section":
            if row in layout.groups.values():
                faults += _of_group(grid, header, layout, row)
            scopes.begin_section()
        elif kind == "total":
            faults += _down(grid, header, row, scopes, labs, so_far)
            scopes.end_part()
    return faults


class _Scopes:
    """The rows that a total met now may sum."""

    def __init__(self, rows: list[int]) -> None:
        self.rows = rows
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

    def of(self, line: str) -> tuple[list[int], ...]:
        """Return what a line of totals may sum: a subtotal never the whole table."""
        if not self.table:
            # "Nacional" may stand above the rows that it sums.
            return (self.rows,)
        inner = (self.part, self.section) if self.sectioned else (self.part,)
        return inner if _SUBTOTAL.match(fold(line)) else (*inner, self.table)


def _down(
    grid: Grid, header: Header, row: int, scopes: _Scopes, labs: dict[int, int], so_far: int
) -> list[Fault]:
    summed = {*header.measures, *header.totals}
    if "count" in header.fields:
        summed.add(header.fields["count"])
    line = " ".join(filter(None, grid.texts[row]))
    parts = scopes.of(line)
    faults = []
    in_column = False
    for index in sorted(summed):
        stated = _number(grid.text(row, index))
        if stated is None:
            continue
        in_column = True
        # An empty count was read as one lab.
        single = index == header.fields.get("count")
        sums = [
            sum(labs[r] if single else _number(grid.text(r, index)) or 0 for r in rows)
            for rows in parts
        ]
        if stated not in sums:
            faults.append(_fault(row, index, stated, sums))
    if in_column:
        return faults
    # A list of raids is summed by a number in any cell, or in the line itself.
    numbers = [n for text in _NUMBER.findall(line) if (n := _number(text.strip(" .,"))) is not None]
    sums = [sum(labs[r] for r in rows) for rows in parts]
    known = {*sums, sums[-1] + so_far, *map(len, parts)}
    if numbers and not known & set(numbers):
        faults.append(_fault(row, None, numbers[-1], sums))
    return faults


def _of_group(grid: Grid, header: Header, layout: Layout, row: int) -> list[Fault]:
    """Return the numbers of a state that its municipalities below do not bear out."""
    below = [other for other, group in layout.groups.items() if group == row]
    columns = {*header.measures, *header.totals, *{header.fields.get("count")} - {None}}
    faults = []
    for index in sorted(column for column in columns if column is not None):
        stated = _number(grid.text(row, index))
        total = sum(_number(grid.text(r, index)) or 0 for r in below)
        if stated is not None and stated != total:
            reason = f"the rows of its municipalities sum to {total:,}"
            faults.append(Fault(row, index, f"{stated:,}", reason, "to check"))
    return faults


def _across(grid: Grid, header: Header, counted: Sequence[Counted]) -> list[Fault]:
    """Return the totals of a row that its own columns do not bear out."""
    parts: dict[int, list[Counted]] = defaultdict(list)
    for item in counted:
        parts[item.row].append(item)
    faults = []
    for index, measure in header.totals.items():
        for row, items in parts.items():
            stated = _number(grid.text(row, index))
            of_year = [i for i in items if measure.year in (None, *(m.year for m in i.said))]
            total = sum(item.labs for item in of_year)
            if stated is not None and stated != total:
                faults.append(_fault(row, index, stated, [total]))
    return faults


def _fault(row: int, index: int | None, stated: int, sums: Sequence[int]) -> Fault:
    said = " or ".join(f"{total:,}" for total in dict.fromkeys(sums))
    where = "the columns beside it" if index is not None and len(sums) == 1 else "the rows above it"
    return Fault(row, index, f"{stated:,}", f"{where} sum to {said}", "to check")


def _number(text: str) -> int | None:
    whole = text.removesuffix(".0")
    return int(re.sub(r"\D", "", whole)) if _WHOLE.fullmatch(whole) else None
