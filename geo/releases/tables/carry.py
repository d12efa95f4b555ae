"""Values that stand once for several rows: merged down, or given on the first row of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.places import gazetteer
from geo.places.lookup import find_state
from geo.releases.cells import Cell
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header

CARRIED: Final = ("state", "municipality", "locality", "date", "year", "month", "status", "drug",
                  "kind", "corps")  # fmt: skip
"""Fields whose value may stand for the rows below; a count never does."""

_BLANK: Final = 0.3
"""Share of empty cells from which a column is looked at as given once for each group."""

_BORNE_OUT: Final = 0.9


def carry_down(
    grid: Grid, header: Header, rows: Sequence[int]
) -> tuple[dict[tuple[str, int], Cell], tuple[str, ...]]:
    """Return the cells that rows have from a row above them.

    A block of cells merged downwards gives its value to each of its rows.
    Where nothing is merged, a state given on the first row of a group counts
    for the rows below only if their municipalities lie in it; and in a table
    of counts the labels left of all others do.

    Parameters
    ----------
    grid : Grid
        The sheet.
    header : Header
        The header of the table.
    rows : sequence of int
        Indices of its rows of data.

    Returns
    -------
    dict of (str, int) to Cell
        Cell by field and row.
    tuple of str
        What was done, for the report.
    """
    carried = _merged_down(grid, header, set(rows))
    merged = {name for name, _ in carried}
    remarks = []
    once = _labels_once(grid, header, rows) if _counts(header) else {}
    for name in CARRIED:
        index = header.fields.get(name)
        if index is None or name in merged:
            continue
        found = once.get(name) or _state_once(grid, header, rows, index, name)
        if found:
            carried |= {(name, row): cell for row, cell in found.items()}
            remarks.append(
                f"{header.columns[index].heading} is given once for a group of rows: "
                f"{len(found):,} rows have it from the row above"
            )
    if merged:
        remarks.append(
            f"merged cells give {', '.join(sorted(merged))} to {len(carried):,} rows below"
        )
    return carried, tuple(remarks)


def _merged_down(grid: Grid, header: Header, rows: set[int]) -> dict[tuple[str, int], Cell]:
    carried: dict[tuple[str, int], Cell] = {}
    names = {index: name for name, index in header.fields.items() if name in CARRIED}
    for merge in grid.sheet.merged:
        name = names.get(merge.left)
        if name is None or merge.top < header.first_row or merge.bottom == merge.top:
            continue
        for row in range(merge.top + 1, min(merge.bottom + 1, len(grid.texts))):
            if row in rows and not grid.text(row, merge.left):
                carried[name, row] = grid.cell(merge.top, merge.left)
    return carried


def _counts(header: Header) -> bool:
    return "count" in header.fields or bool(header.measures)


def _state_once(
    grid: Grid, header: Header, rows: Sequence[int], index: int, name: str
) -> dict[int, Cell]:
    """Return the state of rows that leave it to a row above, if their municipalities agree."""
    blank = [row for row in rows if not grid.text(row, index)]
    few = not rows or len(blank) < _BLANK * len(rows)
    if name != "state" or few or not grid.text(rows[0], index):
        return {}
    found: dict[int, Cell] = {}
    last: Cell = ""
    for row in rows:
        if grid.text(row, index):
            last = grid.cell(row, index)
        else:
            found[row] = last
    return found if _lies_there(grid, header, found) else {}


def _labels_once(grid: Grid, header: Header, rows: Sequence[int]) -> dict[str, dict[int, Cell]]:
    """Return what a pivot table says once for a group of rows, by field.

    A label is empty there because the row above has the same, only where all
    labels left of it are empty for the same reason and one right of it is not.
    """
    names = {i: column.field for i, column in enumerate(header.columns) if column.field in CARRIED}
    labels = list(names)
    blank = sum(not grid.text(row, labels[0]) for row in rows) if labels else 0
    if blank < _BLANK * len(rows):
        # The outermost label of a pivot table stands on fewest rows: this is none.
        return {}
    found: dict[str, dict[int, Cell]] = {name: {} for name in names.values()}
    last: dict[int, Cell] = {}
    for row in rows:
        texts = [grid.text(row, index) for index in labels]
        first = next((k for k, text in enumerate(texts) if text), 0)
        for k, index in enumerate(labels):
            if texts[k]:
                last[index] = grid.cell(row, index)
            elif k < first and index in last:
                found[names[index]][row] = last[index]
    return {name: cells for name, cells in found.items() if cells}


def _lies_there(grid: Grid, header: Header, carried: dict[int, Cell]) -> bool:
    index = header.fields.get("municipality")
    if index is None:
        return False
    named = [(row, grid.text(row, index)) for row in carried if grid.text(row, index)]
    there = 0
    for row, name in named:
        names = gazetteer.municipalities().get(find_state(str(carried[row])).code)
        there += names is not None and bool(names.exact(name)[0])
    return bool(named) and there >= _BORNE_OUT * len(named)
