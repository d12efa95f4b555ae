from collections.abc import Callable
from typing import Any


def test_a_heading_is_not_believed_against_its_cells(got: Callable[..., Any]) -> None:
    read = got(
        "FECHA|ESTADO|MUNICIPIO|CONCEPTO", "2022|Activo|Culiacán|Sinaloa",
        "2022|Inactivo|Cosalá|Sinaloa", "2022|Inactivo|Tala|Jalisco",
    )  # fmt: skip
    assert read.column("state_given") == ["Sinaloa", "Sinaloa", "Jalisco"]
    assert read.column("status") == ["active", "inactive", "inactive"]
    assert "ESTADO as status" in read.report.sheets[0].remarks[0]


def test_the_second_column_called_estado(got: Callable[..., Any]) -> None:
    read = got("FECHA|ENTIDAD|ESTADO", "2022|Sinaloa|Activo", "2022|Sonora|Inactivo")
    assert read.column("status") == ["active", "inactive"]


def test_headings_that_are_not_known(got: Callable[..., Any]) -> None:
    read = got(
        "Fecha|A|B|C|D|E",
        *[f"{d}/7/2022|Sinaloa|Culiacán|Activo|24.8{d}|-107.3{d}" for d in range(1, 6)],
    )
    assert read.report.columns == {
        "date": "Fecha", "state": "A", "municipality": "B", "status": "C", "lat": "D", "lon": "E",
    }  # fmt: skip
    assert read.column("lat")[0] == 24.81


def test_no_headings_at_all(got: Callable[..., Any]) -> None:
    read = got(*[f"{day}/07/2022|Sinaloa|Culiacán|Activo" for day in (14, 15, 16, 17)])
    assert read.column("row") == [1, 2, 3, 4]
    assert read.report.sheets[0].header_rows == ()
    assert read.report.columns["state"] == "column 2"


def test_an_ignored_column_stays_so(got: Callable[..., Any]) -> None:
    rows = [f"{day}/07/2022|Sinaloa|Activo" for day in (14, 15, 16, 17)]
    assert "status" not in got("Fecha|Estado|C", *rows, ignored=("C",)).report.columns


def test_columns_without_headings_can_be_chosen(got: Callable[..., Any]) -> None:
    read = got("x|Sinaloa|Inactivo", "y|Sonora|Activo", columns={"state": "column 2"})
    assert read.column("state_given") == ["Sinaloa", "Sonora"]
    rows = ["Fecha|Estado", "2022|Sinaloa|Activo", "2022|Sonora|Inactivo"]
    assert got(*rows, columns={"status": "column 3"}).column("status") == ["active", "inactive"]
