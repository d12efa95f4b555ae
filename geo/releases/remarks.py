"""What had to be assumed to read a sheet, told in its report."""

from __future__ import annotations

from typing import Final

from geo.releases.sheets import Understood
from geo.releases.tables.header import Column

_NAMED: Final = 10
"""Hidden rows named one by one."""

_LIKE: Final = {
    "date": "dates",
    "state": "states",
    "municipality": "municipalities",
    "coordinates": "coordinates",
}


def sheet_remarks(sheet: Understood) -> tuple[str, ...]:
    """Return what had to be assumed of the rows and columns of a sheet.

    Parameters
    ----------
    sheet : Understood
        A sheet that is read.

    Returns
    -------
    tuple of str
        What is hidden, what the cells told and what they only suggest, and
        what was assumed of the headings.
    """
    notes = dict.fromkeys(column.note for column in _columns(sheet) if column.note)
    seen = (*sheet.grid.sheet.remarks, *_hidden(sheet))
    return (*seen, *_by_cells(sheet), *_offered(sheet), *notes)


def _hidden(sheet: Understood) -> list[str]:
    cells, texts = sheet.grid.sheet, sheet.grid.texts
    found = []
    if cells.hidden:
        found.append("the sheet is hidden in the file; it was read like the others")
    filled = [row + 1 for row in sorted(cells.hidden_rows) if row < len(texts) and any(texts[row])]
    if filled:
        named = ", ".join(map(str, filled[:_NAMED])) + (" and more" if filled[_NAMED:] else "")
        found.append(f"{len(filled)} rows are hidden in the file and were read: {named}")
    headed = sheet.parts[0].header.columns
    hidden = [headed[i].heading for i in sorted(cells.hidden_columns) if i < len(headed)]
    if hidden:
        found.append(f"columns hidden in the file were read: {', '.join(hidden)}")
    return found


def _by_cells(sheet: Understood) -> list[str]:
    told = [
        f"{column.heading} as {column.field}" for column in _columns(sheet) if column.how == "cells"
    ]
    if not told:
        return []
    return [f"columns read by what their cells hold: {', '.join(dict.fromkeys(told))}"]


def _offered(sheet: Understood) -> list[str]:
    told = [
        f"column {column.heading} looks like {_LIKE[column.like]}; "
        f"--map {column.like}={column.heading} takes it as such"
        for column in _columns(sheet)
        if column.like
    ]
    return list(dict.fromkeys(told))


def _columns(sheet: Understood) -> list[Column]:
    return [column for part in sheet.parts for column in part.header.columns]
