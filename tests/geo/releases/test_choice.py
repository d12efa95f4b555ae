from collections.abc import Callable
from typing import Any

import pytest

from geo.errors import ColumnError, ReleaseError

HEAD = "ESTADO|MUNICIPIO|FECHA|ESTATUS"


def test_all_sheets_of_one_kind_are_read(got: Callable[..., Any], make_sheet: Any) -> None:
    read = got(
        make_sheet(HEAD, "Sinaloa|Culiacán|2022|Activo", name="2022"),
        make_sheet("Notas", "varias", name="Notas"),
        make_sheet(HEAD, "Jalisco|Tala|2023|Inactivo", name="2023"),
        make_sheet(name="Hoja3"),
    )
    assert read.column("sheet") == ["2022", "2023"]
    assert read.report.not_read == (("Notas", 2, "no header was found in it"),)
    assert read.column("row") == [2, 2]


def test_a_summary_is_not_added_to_the_raids(got: Callable[..., Any], make_sheet: Any) -> None:
    read = got(
        make_sheet("ESTADO|CANTIDAD", "Sinaloa|2", name="Resumen"),
        make_sheet(HEAD, "Sinaloa|Culiacán|2022|Activo", "Sinaloa|Elota|2022|Activo", name="Lista"),
    )
    assert read.column("sheet") == ["Lista", "Lista"]
    assert "count the same raids again" in read.report.not_read[0].reason


def test_a_catalogue_and_a_copy_are_not_read(got: Callable[..., Any], make_sheet: Any) -> None:
    rows = (HEAD + "|DROGA|TIPO", "Sinaloa|Culiacán|2022|Activo|Cristal|Laboratorio")
    read = got(
        make_sheet(*rows, name="Hoja1"),
        make_sheet(*rows, name="Hoja1 (2)"),
        make_sheet("ESTADO|MUNICIPIO", "Sinaloa|Culiacán", name="Catálogo"),
    )
    assert [sheet.name for sheet in read.report.sheets] == ["Hoja1"]
    assert [reason.reason for reason in read.report.not_read] == [
        "it repeats the rows of another sheet",
        "its columns are not those of the table of raids",
    ]


def test_the_name_of_a_sheet_gives_the_status(got: Callable[..., Any], make_sheet: Any) -> None:
    rows = ("ESTADO|MUNICIPIO|FECHA", "Sinaloa|Culiacán|2022")
    read = got(make_sheet(*rows, name="ACTIVOS"), make_sheet(*rows, name="INACTIVOS"))
    assert read.column("status") == ["active", "inactive"]
    assert read.report.sheets[0].context == {"status": "active"}


def test_sheets_can_be_chosen(got: Callable[..., Any], make_sheet: Any) -> None:
    sheets = [make_sheet(HEAD, f"Sinaloa|Elota|{y}|Activo", name=y) for y in ("2021", "2022")]
    assert got(*sheets, sheets=("2022",)).column("sheet") == ["2022"]
    with pytest.raises(ReleaseError, match=r"answer\.csv: has no sheet 'b'; it has 2021, 2022"):
        got(*sheets, sheets=("b",))


def test_errors_say_what_to_do(got: Callable[..., Any]) -> None:
    with pytest.raises(ReleaseError, match="date=HEADING"):
        got("a", "b")
    with pytest.raises(ReleaseError, match="row 2 holds no heading that is known"):
        got("a|b", "x|y", header_row=2)
    with pytest.raises(ColumnError, match=r"no column is headed 'X'.*FECHA, ESTADO"):
        got("FECHA|ESTADO", "2022|Sinaloa", columns={"status": "X"})


COUNTS = "Estado|Municipio|Cantidad"


def test_a_sheet_that_sums_up_another_whatever_its_name(
    got: Callable[..., Any], make_sheet: Any
) -> None:
    fine = make_sheet(COUNTS, "Sinaloa|Elota|4", "Sinaloa|Cosalá|2", "Jalisco|Tala|3", name="A")
    read = got(make_sheet("Estado|2022", "Sinaloa|6", "Jalisco|3", name="B"), fine)
    assert sum(read.column("labs")) == 9
    assert [one.name for one in read.report.not_read] == ["B"]
    read = got(
        make_sheet(COUNTS, "Sinaloa|Elota|4", name="2021"),
        make_sheet(COUNTS, "Sinaloa|Elota|5", name="2022"),
        make_sheet(COUNTS, "Sinaloa|Elota|9", name="Hoja3"),
    )
    assert sum(read.column("labs")) == 9
    assert "of the other tables together" in read.report.not_read[0].reason


def test_sheets_of_the_same_places_with_other_numbers(
    got: Callable[..., Any], make_sheet: Any
) -> None:
    read = got(
        make_sheet(COUNTS, "Sinaloa|Elota|4", name="General norte"),
        make_sheet(COUNTS, "Sinaloa|Elota|5", name="General sur"),
    )
    assert sum(read.column("labs")) == 9
    (problem,) = read.problems("to check")
    assert "both were read" in problem.reason


def test_a_sheet_of_raids_within_another(got: Callable[..., Any], make_sheet: Any) -> None:
    rows = [f"Sinaloa|Elota|{day}/05/2022|Activo" for day in (13, 14, 15)]
    read = got(make_sheet(HEAD, *rows[:2], name="A"), make_sheet(HEAD, *rows, name="B"))
    assert len(read.records) == 3
    assert read.report.not_read[0].reason == "all its rows stand in sheet 'B' too"


def test_a_raid_on_two_sheets_is_told(got: Callable[..., Any], make_sheet: Any) -> None:
    old, both, new = (f"Sinaloa|Elota|{day}/05/2022|Activo" for day in (13, 14, 15))
    read = got(make_sheet(HEAD, old, both, name="A"), make_sheet(HEAD, both, new, name="B"))
    (problem,) = read.problems("to check")
    assert (problem.sheet, len(read.records)) == ("B", 4)
    assert problem.reason.startswith("a row stands on sheet 'A' too")
    read = got(make_sheet(HEAD, old, name="A"), make_sheet(HEAD, both, new, name="B"))
    assert not read.problems("to check")


@pytest.mark.parametrize(
    "rows",
    [
        ["Zona Militar|Cantidad", "9/a.|3", "3/a.|1", "15/a.|0"],
        ["Zona|2021|2022", "9/a. Z.M.|3|1", "3/a. Z.M.|1|1", "15/a. Z.M.|0|2"],
        ["Lugar|Cuántos", "III R.M.|3", "IX R.M.|1"],
    ],
)
def test_military_zones_are_no_states(got: Callable[..., Any], rows: list[str]) -> None:
    with pytest.raises(ReleaseError, match="military or naval zones"):
        got(*rows)


def test_a_letterhead_of_a_zone_is_no_column_of_zones(got: Callable[..., Any]) -> None:
    with pytest.raises(ReleaseError, match="no header was found"):
        got("9/a. Zona Militar", "Oficio|123 de la 9/a. Zona Militar", "Asunto|El que se indica")
    read = got("9/a. Zona Militar", "Zona Militar|Estado|Fecha", "9/a. Z.M.|Sinaloa|2022")
    assert read.column("state_given") == ["Sinaloa"]
