import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P, S, Span

from geo.errors import ReleaseError
from geo.releases.cells import Cell, Merge, Sheet, Source
from geo.releases.workbooks.workbook import read_workbook

ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "office": f"{ODF}:office:1.0",
    "table": f"{ODF}:table:1.0",
    "text": f"{ODF}:text:1.0",
    "draw": f"{ODF}:drawing:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
DECLARED = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ods") / "a.ods"


def read(path: Path, book: Any) -> Source:
    if isinstance(book, bytes):
        path.write_bytes(book)
    else:
        book.save(path)
    return read_workbook(path, "a.ods")


def sheet_of(path: Path, book: Any) -> Sheet:
    (sheet,) = read(path, book).sheets
    return sheet


def made(*tables: Any) -> Any:
    book = OpenDocumentSpreadsheet()
    for table in tables:
        book.spreadsheet.addElement(table)
    return book


def row(*cells: Any, **options: Any) -> Any:
    line = TableRow(**options)
    for one in cells:
        line.addElement(one)
    return line


def text(*paragraphs: str, **options: Any) -> Any:
    one = TableCell(valuetype="string", **options)
    for words in paragraphs:
        one.addElement(P(text=words))
    return one


def ods(
    rows: str, *, before: str = "", start: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """An ods of one sheet, given as the XML of its rows."""
    content = (
        f"{start}<office:document-content{DECLARED}><office:body><office:spreadsheet>{before}"
        f'<table:table table:name="Datos">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in ({"content.xml": content} | dict(parts or {})).items():
            archive.writestr(name, part)
    return packed.getvalue()


def cell(inside: str = "", given: str = ' office:value-type="string"') -> str:
    return f"<table:table-cell{given}>{inside}</table:table-cell>"


def line(*cells: str, given: str = "") -> str:
    return f"<table:table-row{given}>{''.join(cells)}</table:table-row>"


X = cell("<text:p>x</text:p>")


def element(value: Cell) -> Any:
    if isinstance(value, bool):
        return TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=value)
    if isinstance(value, datetime | date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    return text(value)


CELLS = st.one_of(
    st.text(st.characters(categories=("L", "N", "P")), max_size=12),
    st.integers(-(10**9), 10**9),
    st.floats(-1e12, 1e12),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)


@settings(max_examples=25)
@given(st.dictionaries(st.tuples(st.integers(0, 30), st.integers(0, 20)), CELLS, max_size=20))
def test_cells_come_back_the_same_at_the_same_place(
    path: Path, cells: dict[tuple[int, int], Cell]
) -> None:
    table = Table(name="Datos")
    for index in range(31):
        values = [cells.get((index, column), "") for column in range(21)]
        table.addElement(row(*(TableCell() if v == "" else element(v) for v in values)))
    rows = sheet_of(path, made(table)).rows
    found = {(r, c): v for r, line in enumerate(rows) for c, v in enumerate(line) if v != ""}
    assert found == {place: value for place, value in cells.items() if value != ""}


def test_what_is_repeated(path: Path) -> None:
    table = Table(name="Datos")
    table.addElement(TableColumn(numbercolumnsrepeated=16384))
    table.addElement(TableRow(numberrowsrepeated=2))
    table.addElement(row(TableCell(numbercolumnsrepeated=2), text("a", numbercolumnsrepeated=2)))
    table.addElement(row(text("b"), TableCell(numbercolumnsrepeated=16383), numberrowsrepeated=2))
    table.addElement(row(TableCell(numbercolumnsrepeated=16384), numberrowsrepeated=1048571))
    assert sheet_of(path, made(table)).rows == [[], [], ["", "", "a", "a"], ["b"], ["b"]]


def test_what_is_hidden_and_merged(path: Path) -> None:
    table = Table(name="Datos")
    table.addElement(TableColumn())
    table.addElement(TableColumn(numbercolumnsrepeated=2, visibility="collapse"))
    table.addElement(TableColumn(numbercolumnsrepeated=16381, visibility="collapse"))
    table.addElement(row(*(text(name) for name in "abcd")))
    table.addElement(row(text("e"), numberrowsrepeated=2, visibility="filter"))
    merged = text("f", numbercolumnsspanned=2, numberrowsspanned=2)
    table.addElement(row(merged, CoveredTableCell(), text("g")))
    table.addElement(row(CoveredTableCell(numbercolumnsrepeated=2), text("h")))
    table.addElement(TableRow(numberrowsrepeated=1000000, visibility="collapse"))
    book = made(table)
    style = Style(name="unseen", family="table")
    style.addElement(TableProperties(display="false"))
    book.automaticstyles.addElement(style)
    book.spreadsheet.addElement(Table(name="Oculta", stylename=style))
    shown, hidden = read(path, book).sheets
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert (shown.hidden_rows, shown.hidden_columns) == ({1, 2}, {1, 2, 3})
    assert shown.merged == (Merge(3, 0, 4, 1),)
    assert shown.rows[3:] == [["f", "", "g"], ["", "", "h"]]


def test_text_is_what_the_cell_shows(path: Path) -> None:
    table = Table(name="Datos")
    one = TableCell(valuetype="string")
    note = Annotation()
    note.addElement(P(text="comentario"))
    one.addElement(note)
    words = P(text="Los\n  Mochis")
    words.addElement(S(c=2))
    words.addElement(Span(text="Sinaloa "))
    one.addElement(words)
    one.addElement(P(text="segunda línea"))
    table.addElement(row(one))
    assert sheet_of(path, made(table)).rows == [["Los Mochis  Sinaloa \nsegunda línea"]]
    box = "<draw:frame><draw:text-box><text:p>caja</text:p></draw:text-box></draw:frame>"
    parted = f"<text:p>a<text:tab/>b<text:line-break/>c{box}d</text:p>"
    assert sheet_of(path, ods(line(cell(box + parted)))).rows == [["a\tb\ncd"]]


@pytest.mark.parametrize(
    ("given", "shown", "value"),
    [
        ('office:value-type="float" office:value="7"', "7", 7.0),
        ('office:value-type="percentage" office:value="0.5"', "50%", 0.5),
        ('office:value-type="float" office:value="NaN"', "", "NaN"),
        ('office:value-type="float" office:value="siete"', "siete", "siete"),
        ('office:value-type="date" office:date-value="2022-07-20"', "20/07/22", date(2022, 7, 20)),
        (
            'office:value-type="date" office:date-value="2022-07-20T03:04:05"',
            "",
            datetime(2022, 7, 20, 3, 4, 5),
        ),
        ('office:value-type="date" office:date-value="2022-13-40"', "13/40", "13/40"),
        ('office:value-type="time" office:time-value="PT03H04M05S"', "", time(3, 4, 5)),
        ('office:value-type="time" office:time-value="PT30H00M00S"', "", timedelta(hours=30)),
        ('office:value-type="time" office:time-value="mañana"', "", "mañana"),
        ('office:value-type="boolean" office:boolean-value="true"', "VERDADERO", True),
        (
            'office:value-type="string" office:string-value="" calcext:value-type="error"',
            "#N/A",
            "#N/A",
        ),
        ('office:value-type="float" office:value="0"', "#DIV/0!", "#DIV/0!"),
        ('office:value-type="string" office:string-value="x"', "", "x"),
    ],
)
def test_values(path: Path, given: str, shown: str, value: Cell) -> None:
    inside = f"<text:p>{shown}</text:p>" if shown else ""
    sheet = sheet_of(path, ods(line(cell(inside, f" {given}"), X)))
    assert sheet.rows == [[value, "x"]]
    assert type(sheet.rows[0][0]) is type(value)


def test_formulas_without_a_result_and_covered_cells_are_told(path: Path) -> None:
    covered = "<table:covered-table-cell office:value-type='string'><text:p>y</text:p>"
    wide = cell("<text:p>x</text:p>", ' table:number-columns-spanned="2"')
    formula = cell("", ' table:formula="of:=1+1"')
    sheet = sheet_of(path, ods(line(X, formula, wide, covered + "</table:covered-table-cell>")))
    assert sheet.rows == [["x", "", "x"]]
    assert "1 formulas have no stored result and were read as empty cells (B1)" in sheet.remarks[0]
    assert sheet.remarks[1].startswith("1 cells under merged blocks hold values")


def test_tables_that_are_no_sheets_are_passed_over(path: Path) -> None:
    changed = f"<table:tracked-changes><table:table>{line(X)}</table:table></table:tracked-changes>"
    kept = f"<table:table table:name=\"'file:///a.ods'#$B\">{line(X)}</table:table>"
    inner = cell(f"<table:table>{line(X, X)}</table:table><text:p>z</text:p>")
    grouped = f"<table:table-row-group>{line(X)}</table:table-row-group>"
    parts = {"Basic/Standard/Module1.xml": "<x/>"}
    source = read(path, ods(grouped + line(inner), before=changed + kept, parts=parts))
    assert [(sheet.name, sheet.rows) for sheet in source.sheets] == [("Datos", [["x"], ["z"]])]
    assert source.remarks == (
        "the file holds macros; they were not run",
        "the file refers to other files; they were not opened",
    )


FRAME = "<draw:frame/>"


@pytest.mark.parametrize(
    "rows",
    [
        f"<table:shapes>{FRAME}</table:shapes>",
        line(cell(FRAME)),
        line(cell(f"<text:p>{FRAME}</text:p>")),
    ],
    ids=["over the sheet", "over a cell", "in a cell"],
)
def test_a_sheet_that_is_a_picture_is_told(path: Path, rows: str) -> None:
    assert read(path, ods(rows)).unread == (
        ("Datos", 0, "it holds no cells, only pictures or charts"),
    )
    assert read(path, ods(rows + line(X))).unread == ()


def test_the_epoch(path: Path) -> None:
    null = '<table:null-date table:date-value="1904-01-01"/>'
    told = f"<table:calculation-settings>{null}</table:calculation-settings>"
    assert sheet_of(path, ods(line(X), before=told)).epoch_1904
    assert not sheet_of(path, ods(line(X))).epoch_1904


ACROSS = ' office:value-type="string" table:number-columns-repeated='
GIANTS = {
    "a cell over a billion columns": line(cell("<text:p>x</text:p>", f'{ACROSS}"999999999"')),
    "a cell beyond a billion columns": line(cell("", f'{ACROSS}"999999999"'), X),
    "a row over a billion rows": line(X, given=' table:number-rows-repeated="999999999"'),
    "a row beyond a billion rows": line(given=' table:number-rows-repeated="999999999"') + line(X),
    "wide rows": line(cell("<text:p>x</text:p>", f'{ACROSS}"16000"')) * 1300,
    "a number that is none": line(X, given=' table:number-rows-repeated="-1"'),
    "a number without end": line(X, given=f' table:number-rows-repeated="{"9" * 5000}"'),
}


@pytest.mark.parametrize("what", GIANTS)
def test_giants_are_refused(path: Path, what: str) -> None:
    with pytest.raises(ReleaseError, match=r"^a\.ods: is not a readable spreadsheet"):
        read(path, ods(GIANTS[what]))


def test_a_cell_far_out_is_read_harmlessly(path: Path) -> None:
    far = line(cell("", ' table:number-columns-repeated="16383"'), X)
    empty = line(given=' table:number-rows-repeated="99998"')
    sheet = sheet_of(path, ods(line(X) + empty + far))
    assert (len(sheet.rows), len(sheet.rows[-1])) == (100_000, 16_384)


def test_locked_and_hostile_files_are_refused(path: Path) -> None:
    manifest = (
        "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    )
    with pytest.raises(ReleaseError, match=r"a\.ods: is locked by a password"):
        read(path, ods("", parts={"META-INF/manifest.xml": manifest}))
    with pytest.raises(ReleaseError, match="declares a document type"):
        read(path, ods("", start='<!DOCTYPE x [<!ENTITY a "ha">]>'))
    with pytest.raises(ReleaseError, match="it has no sheets"):
        read(path, ods("", parts={"content.xml": "<office/>"}))


@settings(max_examples=100)
@given(st.data())
def test_damaged_files_raise_nothing_but_our_errors(path: Path, data: st.DataObject) -> None:
    rows = GIANTS["a row over a billion rows"] + line(X, cell("<text:s text:c='2'/>"), X)
    with zipfile.ZipFile(io.BytesIO(ods(rows))) as archive:
        content = archive.read("content.xml").decode()
    at = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 20))
    put = data.draw(st.text(max_size=5) | st.sampled_from(["table:table", "text:p", "<", "1"]))
    content = content[:at] + put + content[at + length :]
    try:
        read(path, ods("", parts={"content.xml": content}))
    except ReleaseError as error:
        assert str(error).startswith("a.ods: ")  # noqa: PT017
