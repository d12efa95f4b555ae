"""Tables in which a careless reader counts a raid twice, or loses one without a word."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


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


HEAD = "Estado|Municipio|Cantidad"
CULIACAN, COSALA, TAMAZULA = "Sinaloa|Culiacán|6", "Sinaloa|Cosalá|4", "Durango|Tamazula|5"


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, "Sinaloa||10", CULIACAN, COSALA, "Durango||5", TAMAZULA],
        [HEAD, CULIACAN, COSALA, "Sinaloa||10", TAMAZULA, "Durango||5"],
        [HEAD, "Sinaloa||10", "|Culiacán|6", "|Cosalá|4", "Durango||5", "|Tamazula|5"],
        [HEAD, "|Culiacán|6", "|Cosalá|4", "Sinaloa||10", "|Tamazula|5", "Durango||5"],
        [HEAD, "Sinaloa|-|10", CULIACAN, COSALA, "Durango|-|5", TAMAZULA],
        [HEAD, "Sinaloa|Todos|10", CULIACAN, COSALA, TAMAZULA],
        ["Estado|Cantidad", "Nacional|15", "Sinaloa|10", "Durango|5"],
        ["Estado|Cantidad", "Sinaloa|10", "Durango|5", "República Mexicana|15"],
        ["Estado|Cantidad", "México|15", "Sinaloa|10", "Durango|5"],
        ["Estado|Cantidad", "Sinaloa|10", "Durango|5", "Conjunto|15"],
        ["Año|Estado|Cantidad", "2021|Nacional|10", "2021|Sinaloa|6", "2021|Sonora|4",
         "2022|Nacional|5", "2022|Sinaloa|5"],
        ["Año|Estado|Cantidad", "2021|México|10", "2021|Sinaloa|6", "2021|Sonora|4",
         "2022|México|5", "2022|Sinaloa|5"],
        ["Región|Estado|Cantidad", "Noroeste||10", "|Sinaloa|6", "|Sonora|4", "Norte||5",
         "|Durango|5"],
        ["Estado|Cantidad", "Noroeste|10", "Sinaloa|6", "Sonora|4", "Norte|5", "Durango|5"],
        ["cve_ent|cve_mun|laboratorios", "25|000|10", "25|006|6", "25|005|4", "10|034|5"],
        ["Entidad|2021|2022", "País|8|7", "Sinaloa|5|5", "Durango|3|2"],
        ["Año|Mes|Cantidad", "2021||10", "2021|Enero|4", "2021|Mayo|6", "2022||5", "2022|Mayo|5"],
        ["Mes|Cantidad", "2021|10", "Enero|4", "Mayo|6", "2022|5", "Mayo|5"],
        ["Periodo|Cantidad", "2021|10", "Enero|4", "Mayo|6", "2022|5", "Mayo|5"],
        ["Mes|2021", "Enero|4", "Mayo|6", "Primer semestre|10", "Julio|5", "2do semestre|5"],
        ["Año|Estado|Municipio|Cantidad", "2021|||15", "|Sinaloa||10", "||Culiacán|6",
         "||Cosalá|4", "|Durango||5", "||Tamazula|5"],
        ["Etiquetas de fila|Cuenta", "2021|15", "Sinaloa|10", "Culiacán|6", "Cosalá|4",
         "Durango|5", "Tamazula|5"],
        ["Municipio|Cantidad", "Sinaloa|7", "Culiacán|6", "Cosalá|1", "Sonora|3", "Durango|5",
         "Durango|2", "Tamazula|3"],
        ["Municipio|Cantidad", "SINALOA 2021|", "Culiacán|6", "Cosalá|4", "DURANGO 2021|5",
         "Tamazula|5"],
        ["Entidad|Cantidad", "2019|10", "Sinaloa|6", "Durango|4", "2020|5", "Sinaloa|5"],
    ],
)  # fmt: skip
def test_rows_that_sum_up_others(got: Callable[..., Any], rows: list[str]) -> None:
    read = got(*rows)
    assert sum(read.column("labs")) == 15
    assert {"total", "section"} & set(read.kinds().values())
    assert not read.problems("to check")


def test_a_sum_that_does_not_add_up(got: Callable[..., Any]) -> None:
    read = got(HEAD, "Sinaloa||11", CULIACAN, COSALA)
    assert sum(read.column("labs")) == 10
    assert [problem.row for problem in read.problems("to check")] == [2]


def test_a_state_without_a_municipality_is_no_sum(got: Callable[..., Any]) -> None:
    read = got(HEAD, "Sinaloa||2", CULIACAN, COSALA, "Sonora||3")
    assert sum(read.column("labs")) == 15
    assert [problem.row for problem in read.problems("to check")] == [2]
    assert sum(got(HEAD, CULIACAN, COSALA, "Sinaloa|No especificado|10").column("labs")) == 20


def test_a_missing_place_among_single_raids(got: Callable[..., Any]) -> None:
    head = "Fecha|Estado|Municipio|Cantidad"
    read = got(head, "1/2/2022|Sinaloa||1", "1/2/2022|Sinaloa|Elota|1", "13/2/2022|Sonora||1")
    assert read.column("labs") == [1, 1, 1]
    assert not read.problems("to check")


def test_days_above_a_line_of_a_kind_stay_days(got: Callable[..., Any]) -> None:
    read = got("Fecha|Estado|Cantidad", *["2019-01-01|Sinaloa|1"] * 4, "LABORATORIOS||")
    assert read.column("date_precision") == ["day"] * 4


def test_parts_below_their_total(got: Callable[..., Any]) -> None:
    read = got(
        "Entidad|Cantidad", "Sinaloa|12", "Activos|4", "Inactivos|8", "Metanfetamina|10",
        "Heroína|2", "Jalisco|5", "Activos|5", "Total|17", "Activos|9", "Inactivos|8",
    )  # fmt: skip
    assert read.column("labs") == [4, 8, 5]
    assert read.column("status") == ["active", "inactive", "active"]
    assert read.column("state_given") == ["Sinaloa", "Sinaloa", "Jalisco"]
    assert [problem.row for problem in read.report.set_aside] == [5, 6]
    read = got("Entidad|Cantidad", "Sinaloa|12", "Activos|4")
    assert read.column("labs") == [12]
    assert len(read.report.set_aside) == 1


def test_a_municipality_called_like_a_state(got: Callable[..., Any]) -> None:
    read = got(
        "Etiquetas de fila|Cuenta", "Coahuila|5", "Acuña|1", "Hidalgo|1", "Morelos|1", "Torreón|2",
        "Hidalgo|4", "Pachuca de Soto|4", "Total general|9",
    )  # fmt: skip
    assert read.column("state_given") == ["Coahuila"] * 4 + ["Hidalgo"]
    assert sum(read.column("labs")) == 9
    assert sum(got("Municipio|Cantidad", "Culiacán|3", "Morelos|2").column("labs")) == 5


def test_section_lines_with_their_number(got: Callable[..., Any]) -> None:
    head = "No.|Municipio|Fecha|Estatus"
    rows = ["1|Culiacán|1/2/2022|Activo", "2|Cosalá|13/2/2022|Activo"]
    for line in ("SINALOA|2||", "SINALOA|||2", "SINALOA (2)|||"):
        read = got(head, line, *rows)
        assert read.column("state_given") == ["SINALOA"] * 2
        assert not read.problems("to check")
        assert got(head, line.replace("2", "3"), *rows).problems("to check")


def test_tables_side_by_side(got: Callable[..., Any]) -> None:
    for gap in ("||", "|"):
        read = got(
            f"Estado|Cantidad{gap}Estado|Cantidad", f"Sinaloa|5{gap}Durango|3",
            f"Jalisco|4{gap}Sonora|2", f"Colima|1{gap}Total|5",
        )  # fmt: skip
        assert read.column("labs") == [5, 4, 1, 3, 2]
        assert read.column("row") == [2, 3, 4, 2, 3]
        assert read.kinds() == {1: "header"}
        assert not read.report.problems
    remark = read.report.sheets[0].remarks[0]
    assert remark.startswith("2 tables stand side by side")


@pytest.mark.parametrize(
    "rows",
    [
        ["Estado|2021||Municipio|2021", "Sinaloa|5||Culiacán|5", "Jalisco|4||Tala|4"],
        ["Estado|2021||Estatus|2021", "Sinaloa|5||Activos|2", "Jalisco|4||Inactivos|7"],
    ],
)
def test_a_breakdown_beside_its_table(got: Callable[..., Any], rows: list[str]) -> None:
    read = got(*rows)
    assert sum(read.column("labs")) == 9
    assert "a table beside another" in read.problems("value dropped")[0].reason


def test_a_table_below_that_sums_up_the_one_above(got: Callable[..., Any]) -> None:
    read = got(HEAD, CULIACAN, COSALA, TAMAZULA, "Estado|Cantidad", "Sinaloa|10", "Durango|5")
    assert sum(read.column("labs")) == 15
    assert [problem.row for problem in read.report.set_aside] == [6, 7]
    assert "counts the same raids" in read.report.set_aside[0].reason
    read = got("Estado|2021", "Sinaloa|3", "Jalisco|1", "Estatus|2021", "Activos|3", "Inactivos|2")
    assert sum(read.column("labs")) == 4
    assert "may count the same raids twice" in read.report.set_aside[0].reason


def test_a_number_that_is_as_soon_a_year(got: Callable[..., Any]) -> None:
    read = got(HEAD, "Sinaloa|Elota|2021", "Sinaloa|Cosalá|3")
    assert [problem.value for problem in read.problems("to check")] == ["2021"]


def test_what_was_said_of_all_rows_is_told(got: Callable[..., Any]) -> None:
    read = got("Estado: Sinaloa||", "Municipio|Fecha|Estatus", "Elota|2022|Activo")
    assert "state 'Sinaloa', from the line above the header" in read.report.sheets[0].remarks[0]
    read = got("Municipio|Fecha|Estatus", "SINALOA||", "Elota|2022|", "SONORA||", "Altar|2022|")
    assert "state from 2 section lines" in read.report.sheets[0].remarks
    rows = ["Sinaloa|Elota|2022", "|No especificado|2022", "|Tala|2022"]
    read = got("Estado|Municipio|Fecha", *rows)
    assert any("was not taken from the row above" in one for one in read.report.sheets[0].remarks)


COUNTS = {
    "Sinaloa": ("Culiacán", "Cosalá", "Elota"), "Durango": ("Tamazula", "Canelas"),
    "Jalisco": ("Tala",), "Sonora": (),
}  # fmt: skip
LABS = st.integers(2, 400)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_state_and_its_municipalities_count_once(got: Callable[..., Any], data: Any) -> None:
    place = data.draw(st.sampled_from(["above", "below", "absent"]))
    form = data.draw(st.sampled_from(["full", "once", "compact"]))
    rows, truth = [], 0
    for state, names in COUNTS.items():
        labs = [data.draw(LABS) for _ in names] or [data.draw(LABS)]
        truth += sum(labs)
        once = form == "once" and place == "above"
        inner = [
            f"{name}|{n}" if form == "compact" else f"{'' if once else state}|{name}|{n}"
            for name, n in zip(names, labs, strict=False)
        ]
        own = [f"{state}|{sum(labs)}" if form == "compact" else f"{state}||{sum(labs)}"]
        if place == "above" or not names or form == "compact":
            rows += own + inner
        else:
            rows += inner + (own if place == "below" else [])
    read = got("Municipio|Cantidad" if form == "compact" else HEAD, *rows)
    assert sum(read.column("labs")) == truth


@pytest.mark.parametrize("state", ["Sinaloa", "Durango", "Puebla", "Querétaro", "Zacatecas"])
def test_a_state_again_in_the_column_of_municipalities(got: Callable[..., Any], state: str) -> None:
    head, two = "Estado|Municipio|Cantidad", [f"{state}|Una|6", f"{state}|Otra|4"]
    for rows in ([f"{state}|{state}|10", *two], [*two, f"{state}|{state.upper()}|10"]):
        read = got(head, *rows, "Jalisco|Tala|3")
        assert sum(read.column("labs")) == 13
        assert "read as their sum" in read.problems("to check")[0].reason
    read = got(head, two[0], f"{state}|{state}|10", two[1])
    assert sum(read.column("labs")) == 20
    assert "counted as the municipality" in read.problems("to check")[0].reason


def test_a_municipality_called_as_its_state(got: Callable[..., Any]) -> None:
    head, two = "Estado|Municipio|Cantidad", ["Sinaloa|Elota|6", "Sinaloa|Cosalá|4"]
    for rows, labs in (
        (["Sinaloa|Sinaloa|11", *two], 21),
        (["Sinaloa||20", "Sinaloa|Sinaloa|10", *two], 20),
        (["Sinaloa|Sinaloa|6", two[0]], 12),
    ):
        read = got(head, *rows)
        assert sum(read.column("labs")) == labs
        assert not read.problems("to check")
    read = got(
        "Fecha|Estado|Municipio|Cantidad", "1/2/2022|Sinaloa|Sinaloa|2", "1/2/2022|Sinaloa|Elota|1",
        "1/2/2022|Sinaloa|Cosalá|1",
    )  # fmt: skip
    assert sum(read.column("labs")) == 4
    assert len(read.problems("to check")) == 1


def test_a_namesake_that_is_no_sum_in_another_month(got: Callable[..., Any]) -> None:
    rows = [
        f"{month}|Sinaloa|{name}|{labs}"
        for month, counts in (("Enero 2022", (3, 1, 2)), ("Febrero 2022", (4, 1, 2)))
        for name, labs in zip(("Sinaloa", "Elota", "Cosalá"), counts, strict=True)
    ]
    read = got("Mes|Estado|Municipio|Cantidad", *rows)
    assert sum(read.column("labs")) == 13
    assert [problem.row for problem in read.problems("to check")] == [2]


def test_corps_below_their_state(got: Callable[..., Any]) -> None:
    rows = ["Estado|Cantidad", "Sinaloa|10", "SEDENA|6", "SEMAR|4", "Jalisco|5", "Marina|5"]
    read = got(*rows)
    assert read.column("labs") == [6, 4, 5]
    assert read.column("state_given") == ["Sinaloa", "Sinaloa", "Jalisco"]
    assert read.column("corps") == ["SEDENA", "SEMAR", "SEMAR"]
    rows[2] = "SEDENA|5"
    read = got(*rows)
    assert read.column("labs") == [10, 5]
    assert read.kinds()[3] == read.kinds()[4] == "set aside"
    assert got("Estado|Cantidad", "Sonora|3", "No especificado|3").column("labs") == [3, 3]
    wide = got("Estado|2021|2022", "Sinaloa|6|1", "SEDENA|4|1", "SEMAR|2|0", "Jalisco|5|3")
    assert sum(wide.column("labs")) == 15


def test_tables_are_held_against_each_other_as_they_are_read(
    got: Callable[..., Any], make_sheet: Any
) -> None:
    head, rows = "Estado|Municipio|Cantidad", ["Sinaloa|Elota|6", "Sinaloa|Cosalá|4"]
    read = got(
        make_sheet(head, "Sinaloa||10", *rows, name="A"),
        make_sheet(head, "Jalisco||x", "Jalisco|Tala|3", "Jalisco|Ameca|muchos", name="B"),
    )
    assert sum(read.column("labs")) == 13
    # Each row is told once, though its sheet was held against another before.
    told = [(p.sheet, p.row) for p in read.report.problems]
    assert sorted(told) == [("B", 2), ("B", 4)]
    assert [seen.kind for seen in read.report.rows if seen.sheet == "A"] == ["header", "total"]


@pytest.mark.parametrize(
    ("first", "second", "field", "values"),
    [
        ("LABORATORIOS ACTIVOS", "LABORATORIOS INACTIVOS", "status", ["active", "inactive"]),
        ("AÑO 2020", "AÑO 2021", "date", [2020, 2021]),
        ("Cuadro 1. Laboratorios 2020", "Cuadro 2. Laboratorios 2021", "date", [2020, 2021]),
        ("METANFETAMINA", "HEROÍNA", "drug", ["methamphetamine", "heroin"]),
        ("Cifras", "AÑO 2021", "date", [1900, 2021]),
        ("SEDENA", "SEMAR", "corps", ["", "SEMAR"]),
    ],
)
@pytest.mark.parametrize("head", ["Estado|Cantidad", ""])
def test_a_second_table_has_its_own_title(
    got: Callable[..., Any], first: str, second: str, field: str, values: list[Any], head: str
) -> None:
    rows = [f"{first}|", "Estado|Cantidad", "Sinaloa|4", "Jalisco|2", f"{second}|"]
    read = got(*rows, *filter(None, [head]), "Sinaloa|6", "Durango|3")
    assert read.column("labs") == [4, 2, 6, 3]
    told = [getattr(value, "year", value) for value in read.column(field)]
    if values[0] != 1900:
        assert told == [values[0]] * 2 + [values[1]] * 2
    assert told[2:] == [values[1]] * 2
    assert "all rows: year '2020'" not in " ".join(read.report.sheets[0].remarks)


def test_tables_of_years_with_their_totals(got: Callable[..., Any]) -> None:
    years = [
        [f"AÑO {year}|", "Estado|Cantidad", f"Sinaloa|{n}", "Jalisco|2", f"TOTAL|{n + 2}"]
        for year, n in ((2020, 4), (2021, 5), (2022, 6))
    ]
    read = got("LABORATORIOS|", *[row for rows in years for row in rows])
    assert read.column("labs") == [4, 2, 5, 2, 6, 2]
    assert [day.year for day in read.column("date")] == [2020, 2020, 2021, 2021, 2022, 2022]
    assert not read.problems("to check")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Región|Estado|Cantidad", "Sumas||4"),
        ("Región|Estado|Cantidad", "Suma parcial||4"),
        ("Región|Estado|Cantidad", "Suma III R.M.||4"),
        ("Región|Estado|Cantidad", "Noroeste|Total Sinaloa|4"),
        ("Estado|Municipio|Cantidad", "Suma Sinaloa:||4"),
        ("Estado|Municipio|Cantidad", "Tot. Sin.||4"),
    ],
)
def test_words_of_a_subtotal(got: Callable[..., Any], head: str, row: str) -> None:
    places = ["Noroeste|Sinaloa", "Noroeste|Sonora"]
    if "Municipio" in head:
        places = ["Sinaloa|Elota", "Sinaloa|Cosalá"]
    read = got(head, f"{places[0]}|3", f"{places[1]}|1", row)
    assert read.column("labs") == [3, 1]
    assert read.kinds()[4] == "total"


def test_a_municipality_called_suma(got: Callable[..., Any]) -> None:
    read = got("Estado|Municipio|Cantidad", "Yucatán|Suma|3", "Yucatán|Suma, Yuc.|1")
    assert read.column("labs") == [3, 1]


@pytest.mark.parametrize(
    "periods",
    [
        ("2021", "Enero-Junio 2021", "Julio-Diciembre 2021"),
        ("2021", "1er semestre 2021", "2do semestre 2021"),
        ("Semestre 1 2021", "Primer trimestre 2021", "Segundo trimestre 2021"),
        ("Anual 2021", "Ene 2021", "Feb 2021"),
    ],
)
def test_a_period_and_its_parts(got: Callable[..., Any], periods: tuple[str, ...]) -> None:
    rows = [f"{period}|Sinaloa|{labs}" for period, labs in zip(periods, (9, 5, 4), strict=True)]
    for order in (rows, [*rows[1:], rows[0]]):
        read = got("Periodo|Estado|Cantidad", *order)
        assert sum(read.column("labs")) == 9


def test_a_period_that_is_no_sum_of_some_of_its_parts(got: Callable[..., Any]) -> None:
    read = got("Periodo|Estado|Cantidad", "2021|Sinaloa|9", "Enero-Junio 2021|Sinaloa|5")
    assert sum(read.column("labs")) == 14
    assert "shorter periods" in read.problems("to check")[0].reason


def test_means_and_extremes_are_no_labs(got: Callable[..., Any]) -> None:
    words = ("Promedio", "Máximo", "Mínimo", "Media", "Porcentaje", "%")
    read = got("Estado|Cantidad", "Sinaloa|10", "Durango|4", "Total|14",
               *[f"{word}|7" for word in words])  # fmt: skip
    assert sum(read.column("labs")) == 14
    assert [read.kinds()[row] for row in range(5, 11)] == ["note"] * 6
    assert not read.problems("to check")


def test_mexico_where_the_alphabet_puts_it(got: Callable[..., Any]) -> None:
    read = got("Estado|Cantidad", "Guerrero|2", "Jalisco|3", "México|5")
    assert [problem.row for problem in read.problems("to check")] == [4]
    assert got("Estado|Cantidad", "Guerrero|2", "Jalisco|3", "México|4").column("labs") == [2, 3, 4]
    assert not got("Estado|Cantidad", "Sinaloa|3", "Jalisco|2", "México|5").problems("to check")


def test_a_section_that_goes_on(got: Callable[..., Any]) -> None:
    read = got("Municipio|Cantidad", "SINALOA|9", "Culiacán|4", "Elota|2",
               "SINALOA (continuación)|", "Cosalá|3", "DURANGO|2", "Canelas|2")  # fmt: skip
    assert read.column("labs") == [4, 2, 3, 2]
    assert read.column("state_given") == ["SINALOA"] * 3 + ["DURANGO"]
    assert not read.problems("to check")


def test_lines_in_words_are_no_raids(got: Callable[..., Any]) -> None:
    read = got("Informe|", "SEMAR|", "Entidad|Cantidad", "Sinaloa|3", "Durango|2",
               "En total 5 laboratorios|")  # fmt: skip
    assert read.column("labs") == [3, 2]
    assert read.kinds() == {1: "title", 2: "title", 3: "header", 6: "total"}


@pytest.mark.parametrize("years", ["|2020|2020|2021|2021", "|2020||2021|"])
def test_years_above_statuses_without_merging(got: Callable[..., Any], years: str) -> None:
    read = got("Laboratorios por entidad||||", years,
               "Entidad|Activos|Inactivos|Activos|Inactivos", "Sinaloa|3|4|5|6")  # fmt: skip
    assert read.column("labs") == [3, 4, 5, 6]
    assert [day.year for day in read.column("date")] == [2020, 2020, 2021, 2021]


def test_a_merged_state_over_rows_of_counts(got: Callable[..., Any]) -> None:
    read = got("Estado|Activos|Inactivos", "Sinaloa|6|5", "|2|1", "|2|1", merged=((1, 0, 3, 0),))
    assert read.column("labs") == [6, 5, 2, 1, 2, 1]
    assert set(read.column("state_given")) == {"Sinaloa"}
