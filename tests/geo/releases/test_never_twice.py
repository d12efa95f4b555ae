"""Tables in which a careless reader counts a raid twice, or loses one without a word."""

from collections.abc import Callable
from typing import Any

import pytest


def test_a_title_over_running_numbers_is_no_count(got: Callable[..., Any]) -> None:
    rows = ["No.|Estado|Municipio|Fecha", *[f"{n}|Sinaloa|Elota|2022" for n in (1, 2, 3)]]
    for title in ("Laboratorios asegurados", "Eventos", "Estado: Sinaloa", "FECHA DE CORTE"):
        read = got(f"{title}|||", *rows)
        assert read.column("labs") == [1, 1, 1], title
        assert read.column("state_given") == ["Sinaloa"] * 3
        merged = got(f"{title}|||", *rows, merged=((0, 0, 0, 3),))
        assert merged.column("labs") == [1, 1, 1], title


def test_a_second_table_of_other_years(got: Callable[..., Any]) -> None:
    read = got("Entidad|2021|2022|2023", "Sinaloa|3|4|1", "Entidad|2018|2019|2020", "Sinaloa|5|6|7")
    assert read.column("labs") == [3, 4, 1, 5, 6, 7]
    assert [day.year for day in read.column("date")] == [2021, 2022, 2023, 2018, 2019, 2020]


def test_a_raid_that_begins_with_a_date_is_no_footnote(got: Callable[..., Any]) -> None:
    read = got("Fecha|Estado|Municipio|Droga", "5/01/22|Jalisco||", "04/01/2022||Culiacán|")
    assert len(read.records) == 2


def test_numbers_that_are_equal_are_no_line(got: Callable[..., Any]) -> None:
    read = got("Mes|Activos|Inactivos", "1|1|1", "2|2|2")
    assert sum(read.column("labs")) == 6
    read = got("Estado|Municipio|Fecha", "Durango|Durango|", "Sinaloa|Elota|2022")
    assert read.column("mun_given") == ["Durango", "Elota"]


@pytest.mark.parametrize(
    ("head", "row", "labs"),
    [
        ("Estado|Ene 2022|Feb 2022|Total 2022", "Sinaloa|1|2|3", [1, 2]),
        ("Estado|Enero-Junio 2022|Julio-Diciembre 2022|2022", "Sinaloa|1|2|3", [1, 2]),
        ("Estado|Laboratorios|Áreas de concentración|Total", "Sinaloa|10|2|12", [10, 2]),
        ("Estado|Cantidad|Activos|Inactivos", "Sinaloa|5|2|3", [2, 3]),
    ],
)
def test_a_total_among_the_columns(
    got: Callable[..., Any], head: str, row: str, labs: list[int]
) -> None:
    read = got(head, row)
    assert read.column("labs") == labs
    assert not read.problems("to check")


def test_a_count_is_held_against_its_parts(got: Callable[..., Any]) -> None:
    (problem,) = got("Estado|Cantidad|Activos|Inactivos", "Sinaloa|9|2|3").problems("to check")
    assert (problem.column, problem.value) == ("Cantidad", "9")


def test_total_in_the_column_of_municipalities(got: Callable[..., Any]) -> None:
    read = got(
        "Estado|Municipio|Cantidad", "Sinaloa|Total|10", "Sinaloa|Culiacán|6", "Sinaloa|Cosalá|4"
    )
    assert sum(read.column("labs")) == 10
    assert read.kinds()[2] == "total"


def test_a_number_alone_is_held_against_the_rows(got: Callable[..., Any]) -> None:
    rows = ["Estado|Municipio|Cantidad", "Sinaloa|Culiacán|6", "Sinaloa|Cosalá|4"]
    assert not got(*rows, "||10").problems("to check")
    assert got(*rows, "||11").problems("to check")


def test_years_alone_are_sections(got: Callable[..., Any]) -> None:
    read = got("Mes|Estado|Cantidad", "2022||", "Marzo|Sinaloa|1", "2023||", "Marzo|Sinaloa|2")
    assert [day.year for day in read.column("date")] == [2022, 2023]


def test_a_sheet_that_sums_the_others(got: Callable[..., Any], make_sheet: Any) -> None:
    head = "Estado|Municipio|Cantidad"
    read = got(
        make_sheet(head, "Sinaloa|Elota|4", name="2022"),
        make_sheet(head, "Sinaloa|Elota|5", name="2023"),
        make_sheet(head, "Sinaloa|Elota|9", name="Total"),
    )
    assert sum(read.column("labs")) == 9
    assert read.report.not_read[0].name == "Total"


def test_a_section_that_repeats_the_title(got: Callable[..., Any]) -> None:
    read = got(
        "SINALOA||", "Municipio|Fecha|Estatus", "Elota|2022|Activo", "JALISCO||",
        "Tala|2022|Activo", "SINALOA||", "Cosalá|2022|Activo",
    )  # fmt: skip
    assert read.column("state_given") == ["SINALOA", "JALISCO", "SINALOA"]


def test_the_head_of_a_letter_is_no_place(got: Callable[..., Any]) -> None:
    for title in ("Ciudad de México, marzo de 2023", "México, D.F."):
        read = got(f"{title}||", "Municipio|Estatus|Tipo", "Elota|Activo|Laboratorio")
        assert read.column("state_given") == [""]
        assert read.column("date_precision") == ["none"]


def test_what_one_line_says_ends_together(got: Callable[..., Any]) -> None:
    read = got(
        "Estado|Municipio|Fecha", "LABORATORIOS INACTIVOS||", "Sinaloa|Elota|2022",
        "CENTROS DE ACOPIO||", "Sinaloa|Elota|2022",
    )  # fmt: skip
    assert read.column("status") == ["inactive", "unspecified"]


def test_noughts_below_both_marks_are_no_lab(got: Callable[..., Any]) -> None:
    read = got("Fecha|Estado|Activos|Inactivos", "1/2/2022|Sinaloa|0|0", "2/2/2022|Sinaloa|1|0")
    assert read.column("labs") == [0, 1]


def test_rows_that_end_early(got: Callable[..., Any]) -> None:
    read = got(
        "Año|Mes|Entidad|Laboratorios", "2021|Enero|SINALOA|9", "2021|Enero|Culiacán|5",
        "2021|Enero|Cosalá|4", "2021|Enero", "2021|Enero|DURANGO|3", "2021|Enero|Tamazula|3",
    )  # fmt: skip
    assert sum(read.column("labs")) >= 12
