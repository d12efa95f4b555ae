import csv
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from geo.errors import LabatlasError, ReleaseError
from geo.records import COLUMNS, check
from geo.releases import read

ROWS = [
    ["SECRETARÍA DE LA DEFENSA NACIONAL", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["No.", "FECHA", "ESTADO", "MUNICIPIO", "ESTATUS", "CANTIDAD"],
    ["1", "20 de julio de 2022", "Sinaloa", "Culiacan", "Activo", "1"],
    ["2", "31/02/2022", "SIN.", "Cosalá", "INACTIVO", "2"],
    ["3", "ene-22", "Mich.", "Apatzingán", "quién sabe", "1"],
    ["4", "2021", "Jalisco", "No especificado", "", ""],
    ["5", "1/8/2022", "Durango", "Tamazula", "activo", "muchos"],
    ["", "", "", "", "", ""],
    ["TOTAL", "", "", "", "", "5"],
    ["Nota: información de la dependencia", "", "", "", "", ""],
]


def write_csv(path: Path) -> None:
    pd.DataFrame(ROWS).to_csv(path, header=False, index=False)


def write_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append([cell or None for cell in row])
    book.active.merge_cells("A1:F1")
    book.save(path)


def write_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Hoja1")
    for i, row in enumerate(ROWS):
        for j, cell in enumerate(row):
            if cell:
                sheet.write(i, j, cell)
    book.save(str(path))


def write_ods(path: Path) -> None:
    book, table = OpenDocumentSpreadsheet(), Table(name="Hoja1")
    for row in ROWS:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string") if text else TableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


WRITERS = {"csv": write_csv, "xlsx": write_xlsx, "xls": write_xls, "ods": write_ods}


@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_reads_the_same(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"folio.{ending}"
    WRITERS[ending](path)
    release = read(path, corps="SEDENA")
    records, report = release.records, release.report

    check(records)
    assert [column.name for column in COLUMNS] == list(records.columns[: len(COLUMNS)])
    assert release.id == "folio"
    assert not release.illustrative
    assert records["row"].tolist() == [4, 5, 6, 7]
    assert records["labs"].tolist() == [1, 2, 1, 1]
    assert records["status"].tolist() == ["active", "inactive", "unspecified", "unspecified"]
    assert records["date_precision"].tolist() == ["day", "none", "month", "year"]
    assert records["date"].iloc[0] == pd.Timestamp(2022, 7, 20)
    assert records["mun_given"].tolist() == ["Culiacan", "Cosalá", "Apatzingán", ""]
    assert set(records["corps"]) == {"SEDENA"}
    assert records["raw_ESTATUS"].tolist() == ["Activo", "INACTIVO", "quién sabe", ""]

    assert (report.header_row, report.rows_read, report.rows_kept) == (3, 7, 4)
    assert report.titles == ((1, "SECRETARÍA DE LA DEFENSA NACIONAL"),)
    assert report.unread_columns == ("No.",)
    assert [(p.row, p.column, p.value, p.effect) for p in report.problems] == [
        (5, "FECHA", "31/02/2022", "value dropped"),
        (6, "ESTATUS", "quién sabe", "value dropped"),
        (8, "CANTIDAD", "muchos", "row set aside"),
        (10, "", "TOTAL | 5", "row set aside"),
        (11, "", "Nota: información de la dependencia", "row set aside"),
    ]
    assert len(report.sha256) == 64


def test_headings_can_be_mapped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("cuando,donde,que\n20220720,Sinaloa,Activo\n")
    release = read(path, columns={"date": "cuando", "state": "donde", "status": "que"})
    assert release.records["status"].tolist() == ["active"]
    assert release.records["date"].iloc[0] == pd.Timestamp(2022, 7, 20)


def test_year_month_and_day_in_three_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Estado,Año,Mes,Día\nSinaloa,2022,julio,20\nSonora,2022,,\nJalisco,2022,2,30\n")
    release = read(path)
    assert release.records["date_precision"].tolist() == ["day", "year", "none"]
    assert [p.row for p in release.report.problems] == [4]


def test_half_a_pair_of_coordinates_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Estado,Latitud,Longitud\nSinaloa,24.8,\nSinaloa,x,-107\nSinaloa,24.8,-107.4\n")
    release = read(path)
    assert release.records["place_precision"].tolist() == ["none", "none", "point"]
    assert [(p.row, p.column) for p in release.report.problems] == [
        (2, "Latitud"), (3, "Latitud"), (3, "Longitud"),
    ]  # fmt: skip


def test_illustrative_is_read_from_the_title(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("EJEMPLO ILUSTRATIVO\nESTADO,FECHA\nSinaloa,2022\n")
    assert read(path).illustrative


def test_metadata_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "upload.csv"
    path.write_text("ESTADO,FECHA\nSinaloa,2022\n")
    release = read(
        path,
        release_id="330026424002985",
        file_name="answer.csv",
        publisher="SEDENA",
        published=date(2025, 1, 7),
        period=(date(2019, 1, 1), None),
    )
    assert (release.id, release.report.file) == ("330026424002985", "answer.csv")
    assert release.published == date(2025, 1, 7)
    assert (release.period_start, release.period_end) == (date(2019, 1, 1), None)


def test_a_header_without_rows_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ESTADO,FECHA\n,\n")
    with pytest.raises(ReleaseError, match="no row of data below the header in row 1"):
        read(path)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), max_size=12))
def test_no_row_is_lost_unsaid(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["FECHA", "ESTADO", "MUNICIPIO", "ESTATUS", "CANTIDAD", "x"], *rows]
        )
    try:
        report = read(path).report
    except LabatlasError:
        return
    assert report.rows_read == report.rows_kept + len(report.set_aside)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), ending=st.sampled_from(["csv", "xlsx", "xls", "ods"]))
def test_any_bytes_give_records_or_our_error(tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(content)
    message = ""
    try:
        check(read(path).records)
    except LabatlasError as error:
        message = str(error)
    assert message == "" or message.startswith(path.name)
