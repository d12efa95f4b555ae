"""Values that stand once for several rows: merged down, or given on the first row of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.places import gazetteer
from geo.places.lookup import find_state
from geo.releases.cells import Cell
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.text import says_nothing

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
        heading = header.columns[index].heading
        found, where = once.get(name) or _state_once(grid, header, rows, index, name), "above"
        if name == "state" and (upwards := _from_below(grid, header, rows, index)):
            found, where = upwards, "below"
        elif name == "state" and found and _lies_elsewhere(grid, header, found):
            found = {}
        if found:
            carried |= {(name, row): cell for row, cell in found.items()}
            remarks.append(
                f"{heading} is given once for a group of rows: "
                f"{len(found):,} rows have it from the row {where}"
            )
        elif name == "state" and (blank := _blank(grid, rows, index)):
            remarks.append(
                f"{heading} is empty in {len(blank):,} rows; it was not taken from the row above, "
                "for nothing says that it is given once for a group of rows"
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


def merged_rows(grid: Grid, header: Header) -> frozenset[int]:
    """Return the rows all of whose labels stand in cells merged down from a row above.

    Parameters
    ----------
    grid : Grid
        The sheet.
    header : Header
        The header of the table.

    Returns
    -------
    frozenset of int
        Rows that may hold nothing but their counts, and are data all the same.
    """
    if not grid.sheet.merged:
        return frozenset()
    names = [name for name in header.fields if name in CARRIED]
    carried = _merged_down(grid, header, set(range(header.first_row, len(grid.texts))))
    return frozenset(row for _, row in carried if all((name, row) in carried for name in names))


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


def _blank(grid: Grid, rows: Sequence[int], index: int) -> list[int]:
    """Return the rows without a cell, where they are so many that it may be given once."""
    blank = [row for row in rows if not grid.text(row, index)]
    return blank if len(blank) >= _BLANK * len(rows) and len(blank) < len(rows) else []


def _from_below(grid: Grid, header: Header, rows: Sequence[int], index: int) -> dict[int, Cell]:
    """Return the state of rows whose sum stands below them with it, if they lie there."""
    inner = header.fields.get("municipality")
    if inner is None or not rows or grid.text(rows[0], index):
        return {}
    found: dict[int, Cell] = {}
    waiting: list[int] = []
    for row in rows:
        if not grid.text(row, index):
            waiting.append(row)
        elif grid.text(row, inner):
            return {}
        else:
            found |= dict.fromkeys(waiting, grid.cell(row, index))
            waiting = []
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
    """Return whether municipalities lie in the states that rows were given."""
    named, there, _ = _placed(grid, header, carried)
    return bool(named) and there >= _BORNE_OUT * named


def _lies_elsewhere(grid: Grid, header: Header, carried: dict[int, Cell]) -> bool:
    """Return whether most municipalities are known, and lie in other states than they were given.

    One whose name is misspelt tells nothing.
    """
    _, there, elsewhere = _placed(grid, header, carried)
    return elsewhere > there


def _placed(grid: Grid, header: Header, carried: dict[int, Cell]) -> tuple[int, int, int]:
    """Return how many rows name a municipality, how many one of their state, and of others."""
    index = header.fields.get("municipality")
    known = gazetteer.municipalities()
    named = there = elsewhere = 0
    for row, state in carried.items():
        name = "" if index is None else grid.text(row, index)
        if says_nothing(name):
            continue
        named += 1
        own = known.get(find_state(str(state)).code)
        if own is not None and own.exact(name)[0]:
            there += 1
        else:
            elsewhere += any(names.exact(name)[0] for names in known.values())
    return named, there, elsewhere
