import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from geo.errors import ColumnError, LabatlasError, ReleaseError
from geo.records import COLUMNS, check
from geo.releases import NotRead, ReadingMap, look, read, used_map
from geo.releases.cells import Sheet, Source
from geo.releases.read import read_source
from geo.releases.reporting import make_report

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

    (sheet,) = report.sheets
    assert (sheet.header_rows, report.rows_read, report.rows_kept) == ((3,), 5, 4)
    assert [(seen.row, seen.kind, seen.text) for seen in report.rows] == [
        (1, "title", "SECRETARÍA DE LA DEFENSA NACIONAL"),
        (3, "header", "No. | FECHA | ESTADO | MUNICIPIO | ESTATUS | CANTIDAD"),
        (8, "set aside", "5 | 1/8/2022 | Durango | Tamazula | activo | muchos"),
        (10, "total", "TOTAL | 5"),
        (11, "note", "Nota: información de la dependencia"),
    ]
    assert [(column.heading, column.field) for column in sheet.columns][:2] == [
        ("No.", ""), ("FECHA", "date"),
    ]  # fmt: skip
    assert [(p.row, p.column, p.value, p.effect) for p in report.problems] == [
        (5, "FECHA", "31/02/2022", "value dropped"),
        (6, "ESTATUS", "quién sabe", "value dropped"),
        (7, "CANTIDAD", "", "value corrected"),
        (8, "CANTIDAD", "muchos", "row set aside"),
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
        (2, "Latitud"), (3, "Longitud"),
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


def read_text(tmp_path: Path, text: str, name: str = "a.csv", **options: object):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path, **options)


def test_an_unpaired_quotation_mark_swallows_nothing(tmp_path: Path) -> None:
    lines = ['Sinaloa,"Culiacán,2022', *["Sinaloa,Cosalá,2022"] * 50]
    release = read_text(tmp_path, "Estado,Municipio,Fecha\n" + "\n".join(lines) + "\n")
    assert len(release.records) == 51
    remarks = [*release.report.remarks, *release.report.sheets[0].remarks]
    assert any("quotation mark" in remark for remark in remarks)


def test_cells_beyond_the_headings_are_kept_and_told(tmp_path: Path) -> None:
    release = read_text(
        tmp_path, "Estado,Fecha,Estatus\nSinaloa,2022,activo,\nSinaloa,2022,a,activo\n"
    )
    assert release.records["raw_column 4"].tolist() == ["", "activo"]
    assert [(p.row, p.value) for p in release.report.problems if "beyond" in p.reason] == [
        (3, "activo")
    ]


def test_another_kind_is_no_laboratory(tmp_path: Path) -> None:
    release = read_text(
        tmp_path,
        "Estado,Fecha,Tipo\nSinaloa,2022,PLANTÍO\nSinaloa,2022,\nSinaloa,2022,Laboratorio\n"
        "Sinaloa,2022,Laboratorio y área de concentración\n",
    )
    assert release.records["kind"].tolist() == ["other", "unspecified", *["laboratory"] * 2]
    assert [p.value for p in release.report.problems] == ["PLANTÍO"]


def test_kilograms_are_no_labs(tmp_path: Path) -> None:
    release = read_text(tmp_path, "Estado,Fecha,Cantidad,Unidad\nSinaloa,2022,350,KG\n")
    assert release.records["labs"].tolist() == [1]
    assert [c.heading for c in release.report.sheets[0].columns if not c.field] == [
        "Cantidad", "Unidad",
    ]  # fmt: skip
    assert release.records["corps"].tolist() == [""]


def test_no_raw_column_is_lost_to_another(tmp_path: Path) -> None:
    release = read_text(tmp_path, "Estado (2),Estado,Estado,Fecha\nx,Sinaloa,y,2022\n")
    raw = [name for name in release.records if name.startswith("raw_")]
    assert raw == ["raw_Estado (2)", "raw_Estado", "raw_Estado (3)", "raw_Fecha"]


def test_headings_made_unique_can_be_mapped(tmp_path: Path) -> None:
    text = "Estado,Estado,,#\nSinaloa,activo,2022,3\n"
    columns = {"status": "Estado (2)", "date": "column 3", "count": "#"}
    release = read_text(tmp_path, text, columns=columns)
    assert release.records["status"].tolist() == ["active"]
    assert release.records["date_precision"].tolist() == ["year"]
    assert release.records["labs"].tolist() == [3]
    with pytest.raises(ColumnError, match="Estado is mapped to more than one field"):
        read_text(tmp_path, text, columns={"status": "Estado", "state": "Estado"})


def test_an_export_of_ours_is_not_read_as_a_release(tmp_path: Path) -> None:
    text = "release,source_sha256,date_precision,place_precision,Estado,Fecha\na,b,c,d,e,2022\n"
    with pytest.raises(ReleaseError, match="is a table that labatlas wrote; read the release"):
        read_text(tmp_path, text)


def test_fields_that_are_missing_are_named(tmp_path: Path) -> None:
    assert read_text(tmp_path, "Estado,Fecha\nSinaloa,2022\n").report.missing == (
        "municipality", "status", "drug", "kind",
    )  # fmt: skip


def test_zero_coordinates_are_missing_ones(tmp_path: Path) -> None:
    release = read_text(tmp_path, "Estado,Latitud,Longitud\nSinaloa,0,0\nSinaloa,,0\n")
    assert release.records["lon"].isna().all()
    assert [p.row for p in release.report.problems] == [2, 3]


def test_strict_reading_admits_no_doubt(tmp_path: Path) -> None:
    clean = (
        "Estado,Municipio,Fecha,Estatus,Droga,Tipo\n"
        "Sinaloa,Cosalá,20/07/2022,Activo,Cristal,Laboratorio\n"
    )
    assert len(read_text(tmp_path, clean, strict=True).records) == 1
    doubtful = clean + "Sonora,Nogales,31/02/2022,Activo,Cristal,Laboratorio\n"
    with pytest.raises(ReleaseError, match=r"a\.csv: 1 thing is in doubt.*\n.*\n  row 3 Fecha '31"):
        read_text(tmp_path, doubtful, strict=True)
    with pytest.raises(ReleaseError, match="4 fields are missing:\n  municipality: no heading"):
        read_text(tmp_path, "Estado,Fecha\nSinaloa,2022\n", strict=True)


NOTHING = "Sinaloa|Cosalá|2022|Sin novedad en el lugar visitado"
TOLD = "Sonora|Nogales|2022|Localización de un laboratorio inactivo en el monte"
MISSING = {
    "wide": (["Estado|Municipio|2021|2022", "Sinaloa|Cosalá||3"], "status drug kind"),
    "wide, the first empty": (
        ["Estado|Municipio|Fecha|Activos|Inactivos", "Sinaloa|Cosalá|2022||3"],
        "drug kind",
    ),
    "sections": (
        ["Municipio|Fecha|Droga", "SINALOA", "Cosalá|2022|Cristal", "SONORA", "Tubutama|2022|"],
        "status kind",
    ),
    "title": (
        ["LABORATORIOS INACTIVOS EN 2022", "Estado|Municipio|Cantidad", "Sinaloa|Cosalá|2"],
        "drug",
    ),
    "description of nothing": (["Estado|Municipio|Fecha|Descripción", NOTHING], "status drug kind"),
    "description": (["Estado|Municipio|Fecha|Descripción", NOTHING, TOLD], "drug"),
    "coordinates": (["Fecha|Latitud|Longitud", "2022|24.8|-107.4"], "status drug kind"),
    "parts of a date": (["Estado|Municipio|Año|Mes", "Sinaloa|Cosalá|2022|7"], "status drug kind"),
    "empty column": (["Estado|Municipio|Fecha|Estatus", "Sinaloa|Cosalá|2022|"], "drug kind"),
}


@pytest.mark.parametrize("form", MISSING)
def test_what_is_missing_in_tables_of_every_form(got: Callable[..., Any], form: str) -> None:
    rows, missing = MISSING[form]
    assert " ".join(got(*rows).report.missing) == missing


def test_status_drug_and_kind_out_of_a_description(tmp_path: Path) -> None:
    release = read_text(
        tmp_path,
        "Estado,Fecha,Descripción\n"
        "Sinaloa,2022,Localización de un laboratorio clandestino inactivo de metanfetamina\n"
        "Sonora,2022,Sin novedad\n",
    )
    assert release.records["status"].tolist() == ["inactive", "unspecified"]
    assert release.records["drug"].tolist() == ["methamphetamine", "unspecified"]
    assert release.records["kind"].tolist() == ["laboratory", "unspecified"]
    assert release.report.missing == ("municipality",)


def test_a_look_shows_what_seems_to_be_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Lista,,\ncuando,donde,que\n20220720,Atlántida,x\n", "utf-8")
    (sheet,) = look(path)
    assert not sheet.read
    assert "no header was found" in sheet.reason
    assert sheet.rows[1] == ("cuando", "donde", "que")
    told = ReadingMap(columns={"date": "cuando", "state": "donde"}, header_row=2)
    (sheet,) = look(path, reading_map=told)
    assert sheet.read
    assert [(c.heading, c.field, c.how) for c in sheet.columns] == [
        ("cuando", "date", "chosen"), ("donde", "state", "chosen"), ("que", "", ""),
    ]  # fmt: skip
    assert read(path, reading_map=told).records["date_precision"].tolist() == ["day"]


def test_a_look_at_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Lista\nFecha,Estado\n2022,Sinaloa,Activo\n", "utf-8")
    (sheet,) = look(path)
    assert sheet.rows == (
        ("Lista", "", ""), ("Fecha", "Estado", ""), ("2022", "Sinaloa", "Activo"),
    )  # fmt: skip


def test_pages_without_cells_are_reported_unread() -> None:
    page = NotRead("page 2", 0, "it is a picture")
    cells = Sheet("", [["Fecha", "Estado"], ["2022", "Sinaloa"]])
    source = Source("pdf", (cells,), unread=(page,))
    report = make_report(read_source(source, "a.pdf", ReadingMap(), "a"), "a.pdf", "")
    assert report.not_read == (page,)
    assert used_map(report).sheets == ()


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    release = read_text(tmp_path, "Estado,Fecha\nSinaloa,2022\n", name="raids_\udce9.csv")
    assert release.id == "raids_\ufffd"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
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
