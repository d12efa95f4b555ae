"""Sheets of the corpus as bytes of a file, the same on every run."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from typing import Any

import xlwt
from form import Grid
from odf.number import DateStyle, Day, Month, Text, Year
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableColumnProperties, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

_MADE = (2024, 1, 15, 0, 0, 0)
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!")
_INLINE = re.compile(rb'<c( [^>]*?) t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>')
_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_RELATION = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/sharedStrings" Target="sharedStrings.xml"/>'
)
_TIMESTAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?")


def text(
    grid: Grid,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    padded: bool = True,
    end: str = "\r\n",
) -> bytes:
    """Return a sheet as delimited text; padded lines have the fields of the widest."""
    width = max(len(line.cells) for line in grid.lines) if padded else 0
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end)
    for line in grid.lines:
        writer.writerow([*line.cells, *[""] * (width - len(line.cells))])
    return stream.getvalue().encode(encoding)


def xlsx(*grids: Grid, epoch_1904: bool = False, shown: str = "dd/mm/yyyy") -> bytes:
    """Return sheets as an Excel workbook; a text that begins with = is a formula."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    if epoch_1904:
        workbook.epoch = CALENDAR_MAC_1904
    for grid in grids:
        sheet = workbook.create_sheet(grid.name or "Hoja1")
        for row, line in enumerate(grid.lines, start=1):
            for column, value in enumerate(line.cells, start=1):
                if value in ("", None):
                    continue
                cell = sheet.cell(row, column, value)
                if type(value) is date:
                    cell.number_format = shown
                elif value in _ERRORS:
                    cell.data_type = "e"
        for top, left, bottom, right in grid.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in grid.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in grid.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        if grid.hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    workbook.save(stream)
    return _settled(stream.getvalue())


def with_shared_texts(content: bytes) -> bytes:
    """Return a workbook as Excel stores it: its texts in one list, some of them in two fonts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    if "xl/sharedStrings.xml" in members:
        return content
    texts: dict[bytes, int] = {}

    def shared(match: re.Match[bytes]) -> bytes:
        number = texts.setdefault(match[2], len(texts))
        return b'<c%s t="s"><v>%d</v></c>' % (match[1], number)

    for name in list(members):
        if name.startswith("xl/worksheets/sheet"):
            members[name] = _INLINE.sub(shared, members[name])
    members["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'
        % b"".join(b"<si>%s</si>" % _runs(text, number) for text, number in texts.items())
    )
    for name, before, added in (
        ("[Content_Types].xml", b"</Types>", _TYPE),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", _RELATION),
    ):
        if b"sharedStrings" not in members[name]:
            members[name] = members[name].replace(before, added + before)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(zipfile.ZipInfo(name, _MADE), member, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _runs(text: bytes, number: int) -> bytes:
    if number % 3 or b" " not in text or b"&" in text:
        return b'<t xml:space="preserve">%s</t>' % text
    first, _, rest = text.partition(b" ")
    run = b'<r><rPr><b/></rPr><t xml:space="preserve">%s </t></r><r><t>%s</t></r>'
    return run % (first, rest)


def xls(*grids: Grid, epoch_1904: bool = False) -> bytes:
    """Return sheets as a workbook of Excel 97."""
    workbook = xlwt.Workbook()
    workbook.dates_1904 = epoch_1904
    style = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for grid in grids:
        sheet = workbook.add_sheet(grid.name or "Hoja1")
        for row, line in enumerate(grid.lines):
            for column, value in enumerate(line.cells):
                if value not in ("", None):
                    sheet.write(row, column, value, *([style] if isinstance(value, date) else []))
        for top, left, bottom, right in grid.merged:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        for row in grid.hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in grid.hidden_columns:
            sheet.col(column - 1).hidden = True
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def ods(*grids: Grid) -> bytes:
    """Return sheets as an OpenDocument spreadsheet."""
    document = OpenDocumentSpreadsheet()
    shown = DateStyle(name="day")
    for part in (
        Day(style="long"), Text(text="/"), Month(style="long"), Text(text="/"), Year(style="long"),
    ):  # fmt: skip
        shown.addElement(part)
    document.automaticstyles.addElement(shown)
    dated = Style(name="date", family="table-cell", datastylename="day")
    document.automaticstyles.addElement(dated)
    wide = Style(name="wide", family="table-column")
    wide.addElement(TableColumnProperties(columnwidth="3cm"))
    document.automaticstyles.addElement(wide)
    unseen = Style(name="unseen", family="table")
    unseen.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(unseen)
    for grid in grids:
        document.spreadsheet.addElement(_ods_table(grid, dated, wide, unseen))
    stream = io.BytesIO()
    document.save(stream)
    return _settled(stream.getvalue())


def _ods_table(grid: Grid, dated: Any, wide: Any, unseen: Any) -> Any:
    table = Table(name=grid.name or "Hoja1", **({"stylename": unseen} if grid.hidden else {}))
    width = max(len(line.cells) for line in grid.lines)
    for column in range(1, width + 1):
        hidden = {"visibility": "collapse"} if column in grid.hidden_columns else {}
        table.addElement(TableColumn(stylename=wide, **hidden))
    spans = {(m[0], m[1]): (m[2] - m[0] + 1, m[3] - m[1] + 1) for m in grid.merged}
    covered = {
        (row, column)
        for top, left, bottom, right in grid.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    for row, line in enumerate(grid.lines, start=1):
        hidden = {"visibility": "collapse"} if row in grid.hidden_rows else {}
        element = TableRow(**hidden)
        for column in range(1, width + 1):
            value = line.cells[column - 1] if column <= len(line.cells) else ""
            if (row, column) in covered:
                element.addElement(CoveredTableCell())
            else:
                element.addElement(_ods_cell(value, spans.get((row, column)), dated))
        table.addElement(element)
    return table


def _ods_cell(value: Any, span: tuple[int, int] | None, dated: Any) -> Any:
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), stylename=dated)
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=value)
    else:
        cell = TableCell(**({"valuetype": "string"} if value else {}))
    if span:
        cell.setAttribute("numberrowsspanned", span[0])
        cell.setAttribute("numbercolumnsspanned", span[1])
    if value not in ("", None):
        cell.addElement(P(text=f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)))
    return cell


def _settled(content: bytes) -> bytes:
    """Return a zipped document with fixed times."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for info, member in members:
            settled = zipfile.ZipInfo(info.filename, _MADE)
            settled.compress_type = info.compress_type
            if info.filename in {"docProps/core.xml", "meta.xml"}:
                member = _TIMESTAMP.sub(b"2024-01-15T00:00:00Z", member)
            archive.writestr(settled, member)
    return stream.getvalue()
