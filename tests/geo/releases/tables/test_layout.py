"""Each row of a table by what it is: through the reader, as a file would come."""

from collections.abc import Callable
from typing import Any

HEAD = "MUNICIPIO|FECHA|ESTATUS|TIPO"


def test_titles_headers_notes_and_totals(got: Callable[..., Any]) -> None:
    read = got(
        "SECRETARÍA DE LA DEFENSA NACIONAL", "", "ESTADO|FECHA|ESTATUS", "Sinaloa|2022|Activo",
        "Página 1 de 2", "SECRETARÍA DE LA DEFENSA NACIONAL", "ESTADO|FECHA|ESTATUS",
        "Sonora|2022|Inactivo", "TOTAL|2|", "Fuente: SEDENA", "|| (aprox.)",
    )  # fmt: skip
    assert read.column("state_given") == ["Sinaloa", "Sonora"]
    assert read.kinds() == {
        1: "title", 3: "header", 5: "note", 6: "title", 7: "header", 9: "total", 10: "note",
        11: "set aside",
    }  # fmt: skip
    assert read.report.rows_by_kind == {
        "title": 2, "header": 2, "section": 0, "total": 1, "note": 2, "data": 2, "set aside": 1,
    }  # fmt: skip
    assert [(p.row, p.effect) for p in read.report.problems if p.row == 11] == [
        (11, "row set aside")
    ]


def test_sections_give_the_state(got: Callable[..., Any]) -> None:
    read = got(
        HEAD, "SINALOA", "Culiacán|20/07/2022|Activo|Laboratorio",
        "Cosalá|21/07/2022|Inactivo|Laboratorio", "JALISCO", "Tala|20/01/2022|Activo|Laboratorio",
    )  # fmt: skip
    assert read.column("state_given") == ["SINALOA", "SINALOA", "JALISCO"]
    assert read.kinds() == {1: "header", 2: "section", 5: "section"}
    assert read.report.missing == ("drug",)


def test_nested_sections(got: Callable[..., Any]) -> None:
    read = got(
        "LOCALIDAD|CANTIDAD|TIPO", "AÑO 2022", "SINALOA", "Culiacán", "Quilá|1|Laboratorio",
        "Cosalá", "Guadalupe|2|Laboratorio", "AÑO 2023", "SINALOA", "Ahome|5|Laboratorio",
    )  # fmt: skip
    assert read.column("mun_given") == ["Culiacán", "Cosalá", ""]
    assert read.column("state_given") == ["SINALOA"] * 3
    assert [str(day)[:4] for day in read.column("date")] == ["2022", "2022", "2023"]
    assert set(read.column("date_precision")) == {"year"}


def test_a_section_that_is_not_known_gives_no_place(got: Callable[..., Any]) -> None:
    read = got(
        HEAD, "SINALOA", "Culiacán|20/07/2022|Activo|Laboratorio", "ATLÁNTIDA",
        "Tala|20/01/2022|Activo|Laboratorio",
    )  # fmt: skip
    assert read.column("state_given") == ["SINALOA", ""]
    assert read.kinds()[4] == "section"
    (problem,) = read.problems("to check")
    assert (problem.row, problem.value) == (4, "ATLÁNTIDA")


def test_a_section_before_each_header(got: Callable[..., Any]) -> None:
    read = got(
        "SINALOA", HEAD, "Culiacán|20/07/2022|Activo|Laboratorio", "", "JALISCO", HEAD,
        "Tala|20/01/2022|Activo|Laboratorio",
    )  # fmt: skip
    assert read.column("state_given") == ["SINALOA", "JALISCO"]


def test_a_state_in_its_own_column_is_no_section(got: Callable[..., Any]) -> None:
    read = got(
        "ESTADO|FECHA|ESTATUS|TIPO", "Sinaloa|2022|Activo|Laboratorio", "Jalisco|||",
        "Sonora|2022|Activo|Laboratorio",
    )  # fmt: skip
    assert read.column("state_given") == ["Sinaloa", "Sonora"]
    assert read.kinds()[3] == "set aside"


def test_a_second_table_with_other_columns(got: Callable[..., Any]) -> None:
    read = got(
        "ESTADO|FECHA|ESTATUS", "Sinaloa|2022|Activo", "Segundo listado",
        "FECHA|MUNICIPIO|ESTADO|ESTATUS", "2023|Tala|Jalisco|Inactivo",
    )  # fmt: skip
    assert read.column("state_given") == ["Sinaloa", "Jalisco"]
    assert read.column("mun_given") == ["", "Tala"]
    assert read.column("raw_FECHA") == ["2022", "2023"]
    assert read.column("raw_MUNICIPIO") == ["", "Tala"]


def test_totals_and_places_called_like_them(got: Callable[..., Any]) -> None:
    read = got(
        "Estado|Municipio|Cantidad|Fecha", "Sinaloa|Culiacán|1|20/07/2022",
        "Yucatán|Suma|1|20/07/2022", "Subtotal Sinaloa||1|", "Suma total||2|", "Sumatoria||2|",
        "Sinaloa Total||1|", "TOTAL GENERAL||2|", "|Totales:|2|", "|Suma|2|20/07/2022",
    )  # fmt: skip
    assert read.column("mun_given") == ["Culiacán", "Suma", "Suma"]
    assert [kind for kind in read.kinds().values() if kind != "header"] == ["total"] * 6


def test_a_column_of_states_and_their_municipalities(got: Callable[..., Any]) -> None:
    read = got(
        "Etiquetas de fila|Cuenta de laboratorios", "Sinaloa|7", "Culiacán|5", "Cosalá|2",
        "Durango|3", "Durango|1", "Tamazula|1", "Total general|9",
    )  # fmt: skip
    assert read.column("state_given") == ["Sinaloa", "Sinaloa", "Durango", "Durango"]
    assert read.column("mun_given") == ["Culiacán", "Cosalá", "Durango", "Tamazula"]
    assert read.column("labs") == [5, 2, 1, 1]
    (problem,) = read.problems("to check")
    assert (problem.row, problem.reason) == (5, "the rows that it sums up come to 2")
