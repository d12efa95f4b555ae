from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from geo.errors import ReleaseError
from geo.releases.cells import as_text, read_cells


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_tables(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"Título\nESTADO{delimiter}AÑO\nMichoacán{delimiter}2022\n".encode(encoding))
    (sheet,) = read_cells(path, path.name)
    assert sheet.rows == [["Título"], ["ESTADO", "AÑO"], ["Michoacán", "2022"]]


def test_notes_full_of_commas_do_not_decide_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ESTADO;FECHA\n" + "Sinaloa, x, y, z, w;2022\nSonora;2021, 3\n" * 3)
    assert read_cells(path, path.name)[0].rows[0] == ["ESTADO", "FECHA"]


def test_assumptions_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("ESTADO,FECHA\nMéxico,2022\n".encode("cp1252"))
    assert "read as Windows-1252" in read_cells(path, path.name)[0].remarks[0]
    path.write_bytes("ESTADO,FECHA\nMéxico,2022\n".encode("utf-16"))
    assert read_cells(path, path.name)[0].rows[1] == ["México", "2022"]
    path.write_bytes("ESTADO,FECHA\nMéxico,2022\n".encode())
    assert read_cells(path, path.name)[0].remarks == ()


def test_row_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "FECHA"
    book.active["C5"] = datetime(2022, 7, 20)
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_cells(tmp_path / "a.xlsx", "a.xlsx")
    assert [as_text(cell) for cell in sheet.rows[3]][-1] == "FECHA"
    assert as_text(sheet.rows[4][-1]) == "2022-07-20"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (25006.0, "25006"),
        (24.5, "24.5"),
        (True, "TRUE"),
        (date(2022, 7, 20), "2022-07-20"),
        (datetime(2022, 7, 20, 3), "2022-07-20T03:00:00"),
        (" a ", "a"),
    ],
)
def test_as_text(cell: object, text: str) -> None:
    assert as_text(cell) == text


def test_unreadable_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no such file"):
        read_cells(tmp_path / "missing.xlsx", "missing.xlsx")
    (tmp_path / "a.docx").write_text("x")
    with pytest.raises(ReleaseError, match=r"cannot read \.docx; save it as one of \.xlsx"):
        read_cells(tmp_path / "a.docx", "a.docx")
    for name in ("a.xlsx", "a.xls", "a.ods"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 no archive")
        with pytest.raises(ReleaseError, match=f"{name}: is not a readable spreadsheet"):
            read_cells(tmp_path / name, name)
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ReleaseError, match="cannot be opened"):
        read_cells(tmp_path / "folder.csv", "folder.csv")
