import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import example, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.table import Table

from geo.errors import ReleaseError
from geo.releases.source import READABLE, open_source

TABLE = "ESTADO,FECHA\nSinaloa,2022\nSonora,2021\n"


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def saved(book: object) -> bytes:
    made = io.BytesIO()
    book.save(made)  # type: ignore[attr-defined]
    return made.getvalue()


def workbook(kind: str) -> bytes:
    if kind == "xls":
        old = xlwt.Workbook()
        old.add_sheet("Datos").write(0, 0, "ESTADO")
        return saved(old)
    if kind == "ods":
        book = OpenDocumentSpreadsheet()
        book.spreadsheet.addElement(Table(name="Datos"))
        return saved(book)
    sheets = openpyxl.Workbook()
    sheets.active["A1"] = "ESTADO"
    return saved(sheets)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_the_content_tells_the_kind_and_not_the_ending(tmp_path: Path, kind: str) -> None:
    right, wrong, none = (tmp_path / name for name in (f"a.{kind}", "b.csv", "c"))
    for path in (right, wrong, none):
        path.write_bytes(workbook(kind))
    assert open_source(right, right.name).remarks == ()
    source = open_source(wrong, wrong.name)
    assert source.format == kind
    assert source.remarks == (f"the file is named .csv, but it is an {kind}; it was read so",)
    assert "named without an ending" in open_source(none, none.name).remarks[0]


def test_text_of_any_name(tmp_path: Path) -> None:
    for name, told in (("a.csv", False), ("a.txt", False), ("a.log", False), ("a.xls", True)):
        (tmp_path / name).write_text(TABLE)
        source = open_source(tmp_path / name, name)
        assert (source.format, source.sheets[0].rows[1]) == ("text", ["Sinaloa", "2022"])
        assert source.remarks == (
            ("the file is named .xls, but it is a text table; it was read so",) if told else ()
        )


def test_an_encoding_that_is_known_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("ESTADO,X\nMéxico,1\n".encode("cp850"))
    source = open_source(tmp_path / "a.csv", "a.csv", encoding="cp850")
    assert source.sheets[0].rows[1][0] == "México"


PAGE = "<html><body><table><tr><td>ESTADO</td></tr></table></body></html>"
XML_2003 = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
FLAT = '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
REFUSED = {
    "a.docx": (zipped("word/document.xml"), "a Word document"),
    "a.pptx": (zipped("ppt/presentation.xml"), "a PowerPoint presentation"),
    "a.xlsb": (zipped("xl/workbook.bin"), r"a binary workbook \(.xlsb\).*save it as .xlsx"),
    "a.numbers": (zipped("Index/Document.iwa"), "a Numbers spreadsheet.*export it from Numbers"),
    "a.zip": (
        zipped("a.csv", "b.csv", "c.csv", "d.csv"),
        r"a packed archive \(zip\) of a.csv, b.csv, c.csv and 1 more.*unpack it",
    ),
    "b.zip": (zipped(), r"a packed archive \(zip\) of nothing"),
    "a.gz": (b"\x1f\x8b\x08\x00", "a packed archive"),
    "a.png": (b"\x89PNG\r\n\x1a\n", "a picture.*put its table into a spreadsheet"),
    "a.jpg": (b"\xff\xd8\xff\xe0", "a picture"),
    "a.rtf": (b"{\\rtf1 x}", "a text document"),
    "a.xls": (PAGE.encode(), r"a web page \(HTML\).*save it as .xlsx"),
    "b.xls": (b"\xef\xbb\xbf\r\n<TABLE><tr>", "a web page"),
    "c.xls": (XML_2003.encode("utf-16"), "an XML Spreadsheet 2003.*save it as .xlsx"),
    "d.xls": (b"MIME-Version: 1.0\r\n", "a web archive"),
    "e.xls": (b"\x09\x04\x06\x00\x00\x00\x10\x00", "a spreadsheet of Excel 4"),
    "a.fods": (FLAT.encode(), "a flat OpenDocument file"),
    "a.xml": (b"<?xml version='1.0'?><datos/>", "an XML file"),
    "a.csv": (b"", "is empty"),
    "a.xlsx": (b"PK\x03\x04 no archive", "is not a readable spreadsheet"),
    "f.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 short", "is not a readable spreadsheet"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    content, why = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReleaseError, match=f"(?s)^{name}: .*{why}"):
        open_source(tmp_path / name, name)


def test_a_text_document_of_the_same_kind_is_no_workbook(tmp_path: Path) -> None:
    OpenDocumentText().save(tmp_path / "a.odt")
    with pytest.raises(ReleaseError, match=r"a\.odt: "):
        open_source(tmp_path / "a.odt", "a.odt")


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"^a\.xlsx: there is no such file"):
        open_source(tmp_path / "a.xlsx", "a.xlsx")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ReleaseError, match=r"^folder\.csv: is a folder"):
        open_source(tmp_path / "folder.csv", "folder.csv")
    with pytest.raises(ReleaseError, match=r"^x: there is no such file"):
        open_source(tmp_path / "a\0b", "x")


def test_pdf_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\n%PDF-1.7\n no more")
    with pytest.raises(ReleaseError, match=r"^a\.xlsx: "):
        open_source(tmp_path / "a.xlsx", "a.xlsx")


STARTS = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"%PDF-1.4\n", b"\xff\xfe"]


@settings(max_examples=150)
@given(st.sampled_from(STARTS), st.binary(max_size=200))
@example(b"%PDF-", b"")
def test_any_bytes_raise_nothing_but_our_errors(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.bytes"
    path.write_bytes(start + rest)
    try:
        open_source(path, "any.bytes")
    except ReleaseError as error:
        assert str(error).startswith("any.bytes: ")  # noqa: PT017


def test_readable_endings() -> None:
    assert READABLE == (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".pdf")
