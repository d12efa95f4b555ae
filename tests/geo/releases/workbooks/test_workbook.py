import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from PIL import Image

from geo.errors import ReleaseError
from geo.releases.cells import Cell, Merge, Sheet, Source
from geo.releases.workbooks import archive as workbook_zip
from geo.releases.workbooks import facts as workbook_facts
from geo.releases.workbooks.refs import letters
from geo.releases.workbooks.sheet_scan import _search, _Walk, scan_sheet
from geo.releases.workbooks.workbook import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workbook") / "a.xlsx"


def read(path: Path, book: Any = None) -> Source:
    if isinstance(book, bytes):
        path.write_bytes(book)
    elif book is not None:
        book.save(path)
    return read_workbook(path, path.name)


def sheet_of(path: Path, book: Any = None) -> Sheet:
    (sheet,) = read(path, book).sheets
    return sheet


def xml(rows: str, after: str = "", before: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(place: str, value: object = 1, given: str = "") -> str:
    return f'<c r="{place}"{given}><v>{value}</v></c>'


def xlsx(
    sheets: str | Mapping[str, str],
    *,
    strings: str | None = None,
    state: str = "visible",
    parts: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """An xlsx of one sheet or several, each given as its XML."""
    named = {"Datos": sheets} if isinstance(sheets, str) else sheets
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, name in enumerate(named, 1)
    )
    linked = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(named) + 1)
    )
    linked += f'<Relationship Id="s" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    written: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE.replace("relationships", "")}"/>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{linked}</Relationships>',
    }
    written |= {f"xl/worksheets/sheet{n}.xml": one for n, one in enumerate(named.values(), 1)}
    if strings is not None:
        written["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"{strings}</sst>'
    return packed(written | dict(parts or {}))


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def saved(book: Any) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


# ---- what is read


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20)
CELLS = st.one_of(
    TEXTS.filter(lambda text: not text.startswith(("=", "#")) and "_x" not in text),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 6)),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)).map(
        lambda moment: moment.replace(microsecond=0, second=1)
    ),
)


@settings(max_examples=25)
@given(st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 30)), CELLS, max_size=25))
def test_cells_come_back_the_same_at_the_same_place(
    path: Path, cells: dict[tuple[int, int], Cell]
) -> None:
    book = openpyxl.Workbook()
    for (row, column), value in cells.items():
        book.active.cell(row, column, value)
    rows = sheet_of(path, book).rows
    found = {
        (row, column): value
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value != ""
    }
    assert found == {place: value for place, value in cells.items() if value != ""}
    assert {type(found[p]) for p in found if isinstance(cells[p], bool)} <= {bool}


def test_row_numbers_are_those_of_the_file(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "FECHA"
    book.active["C5"] = datetime(2022, 7, 20)
    assert sheet_of(path, book).rows == [
        ["", "", ""],
        ["", "", ""],
        ["", "", ""],
        ["", "", "FECHA"],
        ["", "", date(2022, 7, 20)],
    ]


def xls_values(book: xlwt.Workbook) -> None:
    sheet = book.add_sheet("Datos")
    for column, (value, shown) in enumerate(
        [("Culiacán", ""), (7, ""), (1.5, ""), (True, ""), (date(2022, 7, 20), "DD/MM/YYYY"),
         (0.5, "h:mm"), (1.25, "[h]:mm")]
    ):  # fmt: skip
        sheet.write(0, column, value, xlwt.easyxf(num_format_str=shown or "General"))


def test_values_come_as_what_they_are(path: Path) -> None:
    values = ["Culiacán", 7, 1.5, True, date(2022, 7, 20), time(12), timedelta(hours=30)]
    book = openpyxl.Workbook()
    book.active.append(values)
    assert sheet_of(path, book).rows == [values]
    old = xlwt.Workbook()
    xls_values(old)
    assert sheet_of(path, old).rows == [values]


def test_serial_dates_of_both_epochs(path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2022, 7, 20)])
    sheet = sheet_of(path, book)
    assert (sheet.rows, sheet.epoch_1904) == ([[date(2022, 7, 20)]], True)
    old = xlwt.Workbook()
    old.dates_1904 = 1
    xls_values(old)
    sheet = sheet_of(path, old)
    assert (sheet.rows[0][4], sheet.epoch_1904) == (date(2022, 7, 20), True)
    book.epoch = openpyxl.utils.datetime.CALENDAR_WINDOWS_1900
    assert not sheet_of(path, book).epoch_1904


def test_a_number_that_no_calendar_knows_stays_a_number(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 2_958_466
    book.active["A1"].number_format = "dd/mm/yyyy"
    book.active["B1"] = "x"
    assert sheet_of(path, book).rows == [[2_958_466, "x"]]


def test_numbers_without_end_become_text(path: Path) -> None:
    rows = f'<row r="1">{cell("A1", "1e999")}{cell("B1", "NaN")}{cell("C1", 2)}</row>'
    assert sheet_of(path, xlsx(xml(rows))).rows == [["inf", "nan", 2]]


def test_what_an_xlsx_hides_and_merges(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(6):
        sheet.append([f"{row}", "b", "c", "d"])
    sheet.row_dimensions[3].hidden = True
    sheet.auto_filter.ref = "A1:D6"
    sheet.column_dimensions.group("B", "C", hidden=True)
    sheet.merge_cells("A5:B6")
    sheet.merge_cells("C6:Z99")
    sheet.merge_cells("J20:K21")
    book.create_sheet("Oculta").sheet_state = "veryHidden"
    shown, hidden = read(path, book).sheets
    assert (shown.hidden, hidden.hidden, hidden.rows) == (False, True, [])
    assert (shown.hidden_rows, shown.hidden_columns) == ({2}, {1, 2})
    # Blocks are cut where the cells end, and those beyond them left out.
    assert shown.merged == (Merge(4, 0, 5, 1), Merge(5, 2, 5, 3))


def test_what_an_xls_hides_and_merges(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Datos")
    for row in range(6):
        for column in range(4):
            sheet.write(row, column, f"{row}")
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    sheet.write_merge(7, 8, 0, 2, "nota")
    sheet.write(9, 0, "x")
    book.add_sheet("Oculta").visibility = 1
    shown, hidden = read(path, book).sheets
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert (shown.hidden_rows, shown.hidden_columns) == ({2}, {1})
    assert shown.merged == (Merge(7, 0, 8, 2),)


def test_formulas_without_a_result_are_told(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(1, 9):
        book.active.append([row, f"=A{row}*2"])
    (remark,) = sheet_of(path, book).remarks
    assert remark.startswith("8 formulas have no stored result")
    assert "(B1, B2, B3, B4, B5, …)" in remark
    rows = (
        '<row r="1"><c r="A1"><f>B1</f><v>5</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
        '<c r="C1"><f t="shared" si="0"/></c></row>'
    )
    sheet = sheet_of(path, xlsx(xml(rows)))
    assert sheet.rows[0][0] == 5
    assert "1 formulas have no stored result and were read as empty cells (C1)" in sheet.remarks[0]
    old = xlwt.Workbook()
    old.add_sheet("Datos").write(1, 1, xlwt.Formula("1+1"))
    assert "1 formulas" in sheet_of(path, old).remarks[0]
    # In an xls an empty text looks the same; it is one if any formula was ever calculated.
    old.get_sheet(0).write(2, 1, xlwt.Formula("2+2"))
    never = b"\3" + bytes(5) + b"\xff\xff"
    assert saved(old).count(never) == 2
    assert sheet_of(path, saved(old).replace(never, struct.pack("<d", 2), 1)).remarks == ()


def test_errors_are_not_empty(path: Path) -> None:
    rows = '<row r="2">' + "".join(
        cell(f"{letter}2", text, ' t="e"')
        for letter, text in zip("ABC", ("#N/A", "#REF!", "#SPILL!"), strict=True)
    )
    # The reading library knows the errors of 2007 and gives up at a later one.
    sheet = sheet_of(path, xlsx(xml(f"{rows}{cell('D2', 4)}</row>")))
    assert sheet.rows[1] == ["#N/A", "#REF!", "#SPILL!", 4]
    old = xlwt.Workbook()
    for row, code in enumerate((0x2A, 0x17)):
        (old.get_sheet(0) if row else old.add_sheet("Datos")).row(row).set_cell_error(0, code)
    assert sheet_of(path, old).rows == [["#N/A"], ["#REF!"]]


def test_more_errors_than_can_be_kept_are_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_facts, "_MAX_NOTED", 2)
    errors = "".join(cell(f"A{n}", "#N/A", ' t="e"') for n in range(1, 6))
    sheet = sheet_of(path, xlsx(xml(f"<row>{errors}</row>")))
    assert sheet.rows == [["#N/A"], ["#N/A"], [""], [""], [""]]
    assert sheet.remarks == ("3 more cells with an error were read as empty cells",)
    merges = '<mergeCell ref="A1:B2"/>' * 3 + '<mergeCell ref="A:B"/>'
    with pytest.raises(ReleaseError, match="more than 2 blocks of merged cells"):
        read(path, xlsx(xml("", f"<mergeCells>{merges}</mergeCells>")))


def test_macros_links_and_charts_are_left_alone_and_told(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["ESTADO"])
    book.create_chartsheet("Gráfica")
    parts = parts_of(saved(book)) | {
        "xl/vbaProject.bin": b"macro",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
    }
    source = read(path, packed(parts))
    assert [sheet.name for sheet in source.sheets] == ["Sheet"]
    assert source.unread == (("Gráfica", 0, "it is no table of cells (chartsheet)"),)
    assert source.remarks == (
        "the file holds macros; they were not run",
        "the file refers to other files; they were not opened",
    )


def test_a_sheet_that_is_a_picture_is_told(path: Path, tmp_path: Path) -> None:
    drawn = ("Escaneo", 0, "it holds no cells, only pictures or charts")
    table, picture = xml(f"<row>{cell('A1')}</row>"), '<drawing r:id="rId1"/>'
    styled = '<row><c r="B2" s="1"/></row>'
    for empty in ("", styled, styled.replace("c r", "x:c r").replace("<x:c", '<x:c xmlns:x="x"')):
        head = xml(empty, picture).replace("<worksheet", f'<worksheet xmlns:r="{LINKS}"')
        source = read(path, xlsx({"Datos": table, "Escaneo": head, "Vacía": xml("")}))
        assert source.unread == (drawn,)
    both = xml(f"<row>{cell('A1')}</row>", picture)
    both = both.replace("<worksheet", f'<worksheet xmlns:r="{LINKS}"')
    assert read(path, xlsx(both)).unread == ()

    book = xlwt.Workbook()
    book.add_sheet("Datos").write(0, 0, "ESTADO")
    Image.new("RGB", (4, 4)).save(tmp_path / "a.bmp")
    book.add_sheet("Escaneo").insert_bitmap(str(tmp_path / "a.bmp"), 0, 0)
    assert read(path, book).unread == (drawn,)


def test_charts_of_an_xls_are_told(path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Datos").write(0, 0, "ESTADO")
    book.add_sheet("Barras")
    raw = saved(book)
    kind = raw.index(b"Barras") - 3
    source = read(path, raw[:kind] + b"\2" + raw[kind + 1 :])
    assert [sheet.name for sheet in source.sheets] == ["Datos"]
    assert source.unread == (("Barras", 0, "it is no table of cells (chartsheet)"),)


def test_the_ending_of_the_name_does_not_matter(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["ESTADO"])
    assert read(tmp_path / "a.xls", book).format == "xlsx"
    old = xlwt.Workbook()
    old.add_sheet("Datos").write(0, 0, "ESTADO")
    assert read(tmp_path / "a.xlsx", old).format == "xls"


UNUSUAL = {
    "without places": "<row><c><v>1</v></c><c/><c><v>2</v></c></row>"
    '<row r="4" hidden="1"><c><v>3</v></c></row>',
    "in single quotes": "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>2</v></c></row>"
    "<row r='4' hidden='1'><c r='A4'><v>3</v></c></row>",
    "in another order": '<row r="1"><c s="0" r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>'
    '<row r="4" ht="5" hidden = "true"><c r="A4"><v>3</v></c></row>',
    "in small letters": '<!-- x --><row r="1"><c r="a1"><v>1</v></c><c\nr="C1"><v>2</v></c></row>'
    '<row r="4" hidden="1"><c r="A4"><v>3</v></c></row>',
    "with prefixes": '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="C1"><x:v>2</x:v></x:c>'
    '</x:row><x:row r="4" hidden="1"><x:c r="A4"><x:v>3</x:v></x:c></x:row>',
}


@pytest.mark.parametrize("way", UNUSUAL)
def test_xml_written_in_unusual_ways(path: Path, way: str) -> None:
    prefixed = xml(UNUSUAL[way]).replace("<worksheet ", f'<worksheet xmlns:x="{MAIN}" ')
    sheet = sheet_of(path, xlsx(prefixed))
    assert sheet.rows == [[1, "", 2], ["", "", ""], ["", "", ""], [3, "", ""]]
    assert sheet.hidden_rows == {3}


REFERENCES = st.tuples(st.integers(1, 300), st.integers(0, 800))
BODIES = st.sampled_from(
    ["<v>1</v>", '<f>A1</f><v>1</v>', "<f>A1</f>", "<f>A1</f><v></v>", "<is><t>a:c hidden</t></is>"]
)  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(st.tuples(REFERENCES, BODIES, st.booleans()), min_size=1, max_size=40),
    st.integers(1, 200),
)
def test_searching_finds_what_walking_finds(
    cells: list[tuple[tuple[int, int], str, bool]], length: int
) -> None:
    rows = "".join(
        f'<row r="{row}"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>'
        f'<c r="{letters(column)}{row}">{body}</c></row>'
        for (row, column), body, hidden in cells
    )
    after = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    before = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols>'
    raw = xml(rows, after, before).encode()
    blocks = [raw[at : at + length] for at in range(0, len(raw), length)]
    searched, walked = _search(blocks, "a.xlsx"), _Walk("a.xlsx", ()).facts(blocks)
    assert searched is not None
    searched.cells = walked.cells
    assert searched == walked


# ---- what would do harm


def refused(path: Path, raw: bytes, why: str) -> None:
    with pytest.raises(ReleaseError, match=why):
        read(path, raw)


FAR = xml(f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>')


def test_a_sheet_that_reaches_too_far_is_refused(path: Path) -> None:
    refused(path, xlsx(FAR), r"17,179,869,184 cells.*down to row 1,048,576 and right to column XFD")
    # Also where the cells are written in another order, or without saying where they stand.
    refused(path, xlsx(xml(f'<row>{cell("XFD9999999")}</row><row r="1"><c/></row>')), "cells")
    refused(
        path, xlsx(xml(f'<row r="99999999"><c s="1"><v>1</v></c></row>{cell("ZZZ1")}')), "cells"
    )
    halves = {f"H{n}": xml(f'<row r="1">{cell("A1")}{cell("A9999999")}</row>') for n in (1, 2, 3)}
    refused(path, xlsx(halves), "29,999,997 cells")


def test_empty_cells_far_out_do_no_harm(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "ESTADO"
    book.active["XFD1048576"].fill = PatternFill("solid", fgColor="FF0000")
    assert sheet_of(path, book).rows == [["ESTADO"]]
    lying = xml(f'<row r="1">{cell("A1")}</row>', before='<dimension ref="A1:XFD1048576"/>')
    assert sheet_of(path, xlsx(lying)).rows == [[1]]


def test_ten_thousand_columns_are_read(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(list(range(10_000)))
    assert sheet_of(path, book).rows == [list(range(10_000))]


def test_bombs_are_not_unpacked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(path, xlsx(xml(" " * 60_000_000)), "would grow from .* bytes when unpacked")
    with monkeypatch.context() as patch:
        patch.setattr(workbook_zip, "MAX_UNPACKED", 1000)
        refused(path, xlsx(xml(" " * 2000)), "the limit is 1,000 bytes")
    many = {f"xl/{n}.xml": "" for n in range(workbook_zip.MAX_MEMBERS + 1)}
    refused(path, packed(many), "it has 10,001 parts")


def test_a_part_must_be_as_large_as_it_says(path: Path) -> None:
    rows = "".join(f'<row r="{n}">{cell(f"A{n}")}</row>' for n in range(1, 400))
    raw = xlsx(xml(rows))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    for said in (size // 2, size + 100):
        refused(path, raw.replace(struct.pack("<I", size), struct.pack("<I", said)), "CRC|large")


def test_two_sheets_of_one_name_are_refused(path: Path) -> None:
    parts = parts_of(xlsx({"A": xml(""), "B": xml("")}))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'name="B"', b'name="A"')
    refused(path, packed(parts), "two of its sheets have the same name")


def test_entities_are_refused(path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    odd = xml("<row><c><v>&b;</v></c></row>")
    refused(path, xlsx(laughs + odd), "it declares a document type")
    parts = parts_of(xlsx(xml("")))
    parts["xl/workbook.xml"] = laughs.encode() + parts["xl/workbook.xml"]
    refused(path, packed(parts), "it declares a document type")


def test_long_texts_in_many_cells_are_refused(path: Path) -> None:
    shown = "".join(cell(f"A{n}", 0, ' t="s"') for n in range(1, 6001))
    strings = f"><si><t>{'x' * 100_000}</t></si>"
    refused(path, xlsx(xml(f"<row>{shown}</row>"), strings=strings), "500,000,000 characters")
    # The same text beside many cells that do not show it is harmless.
    short = shown.replace("<v>0</v>", "<v>1</v>").replace("<v>1</v>", "<v>0</v>", 1)
    source = sheet_of(path, xlsx(xml(f"<row>{short}</row>"), strings=f"{strings}<si><t>y</t></si>"))
    assert len(str(source.rows[0][0])) == 100_000
    assert source.rows[-1] == ["y"]
    old = xlwt.Workbook()
    sheet = old.add_sheet("Datos")
    for row in range(20_000):
        sheet.write(row, 0, "x" * 32_000)
    refused(path, saved(old), "500,000,000 characters")


HARM = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
from geo.errors import ReleaseError
from geo.releases.workbooks.workbook import read_workbook
for name in sys.argv[1:]:
    try:
        read_workbook(Path(name), name)
    except ReleaseError as error:
        print("refused")
    else:
        print("read")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be kept small there")
def test_no_file_can_end_the_program(tmp_path: Path) -> None:
    old = xlwt.Workbook()
    old.add_sheet("Datos").write(0, 0, "x")
    stream = saved(old)
    size = struct.pack("<2H2I2H", 0x0200, 14, 0, 1, 0, 1)
    assert size in stream
    texts = stream.find(struct.pack("<H", 0x00FC), stream.find(b"\x85\x00"))
    files = {
        "far.xlsx": xlsx(FAR),
        "texts.xlsx": xlsx(xml(""), strings=' uniqueCount="99999999999">'),
        "cells.xls": stream.replace(size, struct.pack("<2H2I2H", 0x0200, 14, 0, 2**32 - 1, 0, 255)),
        "texts.xls": stream[: texts + 8] + b"\xff\xff\xff\x7f" + stream[texts + 12 :],
        "sectors.xls": stream[:40] + b"\xff\xff\xff\x7f" * 2 + stream[48:],
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", HARM, *(str(tmp_path / name) for name in files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.returncode) == (["refused"] * len(files), 0), done.stderr


def test_an_xls_cannot_say_that_it_is_larger_than_it_is(path: Path) -> None:
    old = xlwt.Workbook()
    old.add_sheet("Datos").write(0, 0, "x")
    raw = saved(old)
    for at in (40, 44, 64, 72):
        refused(path, raw[:at] + b"\xff\xff\xff\x7f" + raw[at + 4 :], "says that it is larger")
    refused(path, raw[: len(raw) // 2], "not a readable spreadsheet")


def test_locked_files_are_told(path: Path) -> None:
    old = xlwt.Workbook()
    old.add_sheet("Datos").write(0, 0, "x")
    raw = saved(old)
    name, package, letter = (
        name.encode("utf-16-le").ljust(64, b"\0")
        for name in ("Workbook", "EncryptedPackage", "WordDocument")
    )
    assert name in raw
    refused(path, raw.replace(name, package), "a.xlsx: is locked by a password")
    refused(path, raw.replace(name, letter), "is a Word document")
    code_page = struct.pack("<3H", 0x0042, 2, 1200)
    assert code_page in raw
    refused(path, raw.replace(code_page, struct.pack("<3H", 0x002F, 2, 1)), "locked by a password")
    refused(
        path, raw.replace(name, "WordDocument".encode("utf-16-le").ljust(64, b"\0")), "is a Word"
    )


def test_what_the_library_did_not_foresee_is_an_error_of_ours(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        pass

    def panic(*_: object) -> None:
        raise PanicException

    raw = xlsx(xml(""))
    monkeypatch.setattr(
        "geo.releases.workbooks.workbook.CalamineWorkbook.from_filelike", panic, raising=True
    )
    refused(path, raw, "it is not what its own description says")


def small_workbooks() -> Iterable[bytes]:
    book = openpyxl.Workbook()
    book.active.append(["ESTADO", 1.5, date(2022, 7, 20), "=A1", "#N/A"])
    book.active.merge_cells("A2:B3")
    yield saved(book)
    yield xlsx(
        xml(f"<row>{cell('A1', 0, ' t=' + chr(34) + 's' + chr(34))}</row>"), strings="><si/>"
    )
    old = xlwt.Workbook()
    old.add_sheet("Datos").write(0, 0, "ESTADO")
    yield saved(old)


SMALL = list(small_workbooks())
NUMBERS = [b"0", b"-1", b"65536", b"4294967296", b"99999999999999999999", b"XFD1048576"]


@settings(max_examples=60)
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", SMALL[2][:600]]), st.binary(max_size=700)
)
def test_any_bytes_raise_nothing_but_our_errors(path: Path, start: bytes, rest: bytes) -> None:
    path.write_bytes(start + rest)
    with pytest.raises(ReleaseError):
        read_workbook(path, "a.xlsx")


@settings(max_examples=150)
@given(st.data())
def test_damaged_workbooks_raise_nothing_but_our_errors(path: Path, data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(SMALL))
    parts = parts_of(raw) if raw.startswith(b"PK") else {"": raw}
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 12))
        content[at : at + length] = data.draw(st.sampled_from(NUMBERS) | st.binary(max_size=8))
    parts[name] = bytes(content)
    path.write_bytes(parts[""] if "" in parts else packed(parts))
    try:
        read_workbook(path, "a.xlsx")
    except ReleaseError as error:
        assert str(error).startswith("a.xlsx: ")  # noqa: PT017


def test_a_sheet_in_another_encoding_is_not_read_as_empty(path: Path) -> None:
    parts = parts_of(xlsx(xml(f"<row>{cell('A1')}</row>")))
    parts["xl/worksheets/sheet1.xml"] = xml(f"<row>{cell('A1')}</row>").encode("utf-16")
    refused(path, packed(parts), "not written in UTF-8")


def test_facts_of_a_sheet_do_not_miss_a_cell() -> None:
    rows = f'<row r="1">{cell("A1")}</row><x:c r="ZZ500" xmlns:x="{MAIN}"><v>1</v></x:c>'
    facts = scan_sheet(lambda: [xml(rows).encode()], "a.xlsx")
    assert (facts.rows, facts.columns) == (500, 702)
