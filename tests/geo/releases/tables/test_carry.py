from collections.abc import Callable
from typing import Any

HEAD = "ESTADO|MUNICIPIO|FECHA|ESTATUS"


def test_merged_cells_give_their_value_to_each_row(got: Callable[..., Any]) -> None:
    read = got(
        HEAD, "Sinaloa|Culiacán|2022|Activo", "|Nowhere|2022|Activo", "Jalisco|Tala|2022|Activo",
        merged=((1, 0, 2, 0),),
    )  # fmt: skip
    assert read.column("state_given") == ["Sinaloa", "Sinaloa", "Jalisco"]
    assert "merged cells give state" in read.report.sheets[0].remarks[0]


def test_a_state_on_the_first_row_of_a_group(got: Callable[..., Any]) -> None:
    read = got(HEAD, "Sinaloa|Culiacán|2022|Activo", "|Cosalá|2022|Activo", "|Elota|2022|Activo")
    assert read.column("state_given") == ["Sinaloa"] * 3
    assert "2 rows have it from the row above" in read.report.sheets[0].remarks[0]


def test_a_missing_state_is_not_taken_from_above(got: Callable[..., Any]) -> None:
    read = got(HEAD, "Sinaloa|Culiacán|2022|Activo", "|Tala|2022|Activo", "|Zapopan|2022|Activo")
    assert read.column("state_given") == ["Sinaloa", "", ""]


def test_labels_of_a_pivot_table(got: Callable[..., Any]) -> None:
    read = got(
        "Año|Estado|Cantidad", "2022|Sinaloa|3", "|Jalisco|1", "|Sonora|1", "2023|Sinaloa|2",
    )  # fmt: skip
    assert [str(day)[:4] for day in read.column("date")] == ["2022"] * 3 + ["2023"]


def test_a_missing_date_of_a_raid_stays_missing(got: Callable[..., Any]) -> None:
    read = got("Fecha|Estado|Estatus", "2022|Sinaloa|Activo", "|Jalisco|Activo", "|Sonora|Activo")
    assert read.column("date_precision") == ["year", "none", "none"]
