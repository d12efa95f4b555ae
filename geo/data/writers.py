"""Write a grid of cells as a spreadsheet file that is the same on every run."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any, Final

from odf.number import DateStyle, Day, Month, Text, Year
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from geo.data.sheets import Cell, Grid

_MADE: Final = (2023, 12, 11, 0, 0, 0)
_TIMESTAMP: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?")


def write_xlsx(grid: Grid, path: Path) -> None:
    """Write a grid as an Excel workbook.

    Parameters
    ----------
    grid : Grid
        The cells.
    path : pathlib.Path
        File to write, ending in ``.xlsx``.
    """
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = grid.name
    for row, line in enumerate(grid.lines, start=1):
        for column, value in enumerate(line, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(row, column, value)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
    for first_row, first_column, last_row, last_column in grid.merged:
        sheet.merge_cells(
            start_row=first_row,
            start_column=first_column,
            end_row=last_row,
            end_column=last_column,
        )
    for letter, width in zip(
        "ABCDEFGHIJK", (6, 24, 22, 28, 30, 3, 22, 18, 16, 11, 11), strict=True
    ):
        sheet.column_dimensions[letter].width = width
    workbook.save(path)
    _settle(path)


def write_ods(grid: Grid, path: Path) -> None:
    """Write a grid as an OpenDocument spreadsheet.

    Parameters
    ----------
    grid : Grid
        The cells.
    path : pathlib.Path
        File to write, ending in ``.ods``.
    """
    document = OpenDocumentSpreadsheet()
    format_ = DateStyle(name="day")
    for part in (
        Day(style="long"),
        Text(text="/"),
        Month(style="long"),
        Text(text="/"),
        Year(style="long"),
    ):
        format_.addElement(part)
    document.automaticstyles.addElement(format_)
    date_style = Style(name="date", family="table-cell", datastylename="day")
    document.automaticstyles.addElement(date_style)
    table = Table(name=grid.name)
    spans = {
        (row, column): (last - row + 1, end - column + 1) for row, column, last, end in grid.merged
    }
    covered = {
        (row, column)
        for first, start, last, end in grid.merged
        for row in range(first, last + 1)
        for column in range(start, end + 1)
    } - set(spans)
    width = max(len(line) for line in grid.lines)
    for row, line in enumerate(grid.lines, start=1):
        element = TableRow()
        for column, value in enumerate([*line, *[None] * (width - len(line))], start=1):
            if (row, column) in covered:
                element.addElement(CoveredTableCell())
                continue
            cell = TableCell(**_ods_attributes(value, date_style))
            if (row, column) in spans:
                rows, columns = spans[row, column]
                cell.setAttribute("numberrowsspanned", rows)
                cell.setAttribute("numbercolumnsspanned", columns)
            if value is not None and value != "":
                shown = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
                cell.addElement(P(text=shown))
            element.addElement(cell)
        table.addElement(element)
    document.spreadsheet.addElement(table)
    document.save(path)
    _settle(path)


def _ods_attributes(value: Cell, date_style: Any) -> dict[str, Any]:
    """Return the type and value of a cell in OpenDocument's terms."""
    if isinstance(value, date):
        return {"valuetype": "date", "datevalue": value.isoformat(), "stylename": date_style}
    if isinstance(value, int | float):
        return {"valuetype": "float", "value": value}
    return {"valuetype": "string"} if value else {}


def _settle(path: Path) -> None:
    """Rewrite a zipped document with fixed times, so that the same cells give the same bytes."""
    with zipfile.ZipFile(path) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for info, content in members:
            settled = zipfile.ZipInfo(info.filename, _MADE)
            settled.compress_type = info.compress_type
            if info.filename in {"docProps/core.xml", "meta.xml"}:
                content = _TIMESTAMP.sub(b"2023-12-11T00:00:00Z", content)
            archive.writestr(settled, content)
