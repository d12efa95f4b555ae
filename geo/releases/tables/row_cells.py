"""What each row of data says of a field: in its own cell, in one above it, in its section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from geo.releases.cells import Cell, as_text
from geo.releases.tables.carry import carry_down
from geo.releases.tables.counting import Fault
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.kinds import Layout
from geo.releases.values.told_numbers import told_number
from geo.text import says_nothing

_ERROR: Final = re.compile(r"#(N/?[AD]|[¡¿]?[A-ZÁÉÍÓÚ0/]+[!?])")
_FAILED: Final = "a formula of the file ended in this error"
_NO_RESULT: Final = "a formula whose result is not in the file"
_NO_LAB: Final = "says that no lab was found; counted as one"
_BEYOND: Final = "stands beyond the last heading: are the cells of this row shifted?"


class RowCells:
    """The cells of the rows of data of one table.

    Parameters
    ----------
    grid : Grid
        The sheet it stands in.
    header : Header
        Its header.
    layout : Layout
        What each of its rows is.
    rows : sequence of int
        Indices of its rows of data.

    Attributes
    ----------
    faults : list of Fault
        Cells that hold an error, or stand beyond the last heading.
    remarks : tuple of str
        What stands once for several rows.
    """

    def __init__(self, grid: Grid, header: Header, layout: Layout, rows: Sequence[int]) -> None:
        self.rows = rows
        self._grid = grid
        self._fields = header.fields
        self._context = layout.context
        self.faults = [
            *_unstored(grid, header, rows),
            *_errors(grid, header, rows),
            *_beyond(grid, header, rows),
        ]
        counted = header.measures or "count" in header.fields
        told_of = [] if counted else _told_otherwise(grid, header, rows)
        self._void = {(fault.row, fault.column) for fault in self.faults} | layout.elsewhere
        self.faults += told_of
        self._carried, carried = carry_down(grid, header, rows)
        self.remarks = (*_unused(header), *carried)

    def of(self, name: str) -> list[Cell]:
        """Return what each row says of a field.

        Parameters
        ----------
        name : str
            One of :data:`geo.releases.FIELDS`.

        Returns
        -------
        list of Cell
            One cell a row of data; empty where nothing says it.
        """
        index = self._fields.get(name)
        if index is None:
            return [self._context[row].get(name, "") for row in self.rows]
        return [
            self._grid.cell(row, index)
            if self._grid.text(row, index) and (row, index) not in self._void
            else self._carried.get((name, row)) or self._context[row].get(name, "")
            for row in self.rows
        ]

    def texts(self, name: str) -> list[str]:
        """Return what each row says of a field, as text.

        Parameters
        ----------
        name : str
            One of :data:`geo.releases.FIELDS`.

        Returns
        -------
        list of str
            One text a row of data; empty also for "No especificado" and the like.
        """
        texts = map(as_text, self.of(name))
        return ["" if says_nothing(text) else text for text in texts]


def _unused(header: Header) -> list[str]:
    """Return the columns of numbers that are not counted, with the reason, and one that is."""
    told = [
        f"column {column.heading!r} was not counted: {column.unused}"
        for column in header.columns
        if column.unused
    ]
    index = header.fields.get("count")
    if index is not None and header.columns[index].how == "cells":
        heading = header.columns[index].heading
        told.append(
            f"column {heading!r} was taken as the number of labs, as nothing else counts them"
        )
    return told


def _told_otherwise(grid: Grid, header: Header, rows: Sequence[int]) -> list[Fault]:
    """Return the rows of one lab each whose description tells of none, or of several."""
    faults = []
    for name in ("description", "kind"):
        index = header.fields.get(name)
        if index is None:
            continue
        for row in rows:
            text = grid.text(row, index)
            number = told_number(text)
            if number != 1:
                reason = f"tells of {number:,} labs; counted as one" if number else _NO_LAB
                faults.append(Fault(row, index, text, reason, "to check"))
    return faults


def _unstored(grid: Grid, header: Header, rows: Sequence[int]) -> list[Fault]:
    """Return the cells of known meaning that only a formula fills, without its result."""
    if not grid.sheet.unstored:
        return []
    # An empty count is told as such, and of a whole date its parts are not looked at.
    left = {"count", *(("year", "month", "day") if "date" in header.fields else ())}
    return [
        Fault(row, index, "", _NO_RESULT, "value dropped")
        for name, index in header.fields.items()
        for row in rows
        if name not in left and (row, index) in grid.sheet.unstored
    ]


def _errors(grid: Grid, header: Header, rows: Sequence[int]) -> list[Fault]:
    """Return the cells in which a formula of the file ended in an error."""
    return [
        Fault(row, index, text, _FAILED, "value dropped")
        for index in header.fields.values()
        for row in rows
        if (text := grid.text(row, index))[:1] == "#" and _ERROR.fullmatch(text)
    ]


def _beyond(grid: Grid, header: Header, rows: Sequence[int]) -> list[Fault]:
    """Return the cells right of the last heading, row by row."""
    if not header.rows:
        return []
    return [
        Fault(row, None, " | ".join(beyond), _BEYOND, "value dropped")
        for row in rows
        if (beyond := [text for text in grid.texts[row][header.width :] if text])
    ]
