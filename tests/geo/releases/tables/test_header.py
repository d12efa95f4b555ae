from collections.abc import Callable
from typing import Any

from geo.releases.cells import Merge, Sheet
from geo.releases.reading_map import ReadingMap
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header, column_of, counts
from geo.releases.tables.header_search import find_header


def header_of(*rows: str, merged: tuple[Merge, ...] = (), **told: object) -> Header | None:
    cells = [[text.strip() for text in row.split("|")] for row in rows]
    grid = Grid.of(Sheet("a", cells, merged=merged))
    return find_header(grid, ReadingMap(**told))


def found(*rows: str, **told: object) -> Header:
    header = header_of(*rows, **told)
    assert header is not None
    return header


def test_header_below_titles() -> None:
    header = found("SECRETARÍA||", "||", "FECHA|ESTADO|MUNICIPIO", "a|b|c")
    assert header.rows == (2,)
    assert header.fields == {"date": 0, "state": 1, "municipality": 2}


def test_two_rows() -> None:
    header = found(
        "FECHA|UBICACIÓN||ESTATUS", "|ESTADO|MUNICIPIO|", "1/1/2022|Sinaloa|Cosalá|Activo"
    )
    assert header.rows == (0, 1)
    assert [column.heading for column in header.columns] == [
        "FECHA", "ESTADO", "MUNICIPIO", "ESTATUS",
    ]  # fmt: skip


def test_a_heading_over_two_lines() -> None:
    header = found("FECHA DEL|ENTIDAD", "EVENTO|FEDERATIVA", "2022|Sinaloa")
    assert header.fields == {"date": 0, "state": 1}


def test_one_row_goes_before_two() -> None:
    header = found("Lista||1 de 2", "ESTADO|FECHA|", "Sinaloa|2022|")
    assert [column.heading for column in header.columns] == ["ESTADO", "FECHA"]


def test_headings_are_made_unique() -> None:
    assert [c.heading for c in found("State|Date|Notes|Notes").columns] == [
        "State", "Date", "Notes", "Notes (2)",
    ]  # fmt: skip


def test_what_a_person_chose_goes_first() -> None:
    header = found("FECHA|CUANDO|ESTADO|TIPO", columns={"date": "cuándo"}, ignored=("Tipo",))
    assert header.fields == {"date": 1, "state": 2}
    assert header.columns[1].how == "chosen"


def test_the_row_that_a_person_chose() -> None:
    rows = ("ESTADO|FECHA", "cuando|donde", "2022|Sinaloa")
    header = found(*rows, header_row=2, columns={"date": "cuando", "state": "donde"})
    assert header.rows == (1,)
    assert header_of(*rows, header_row=9) is None


def test_no_header() -> None:
    assert header_of("a|b", "c|d") is None


def test_a_column_for_each_year_and_status() -> None:
    rows = (
        "ENTIDAD|2022||2023||TOTAL",
        "|ACTIVOS|INACTIVOS|ACTIVOS|INACTIVOS|",
        "Sinaloa|1|2|3|4|10",
    )
    for merged in ((), (Merge(0, 1, 0, 2), Merge(0, 3, 0, 4))):
        header = found(*rows, merged=merged)
        assert [m.text for m in header.measures.values()] == [
            "labs, 2022, active", "labs, 2022, inactive", "labs, 2023, active",
            "labs, 2023, inactive",
        ]  # fmt: skip
        assert list(header.totals) == [5]


def test_a_column_for_each_month() -> None:
    header = found("Estado|Ene|Feb|Total", "Sinaloa|1||1")
    assert [m.month for m in header.measures.values()] == [1, 2]


def test_weights_and_texts_are_no_counts() -> None:
    assert not found("Estado|Fecha|Metanfetamina (kg)|Heroína (kg)", "Sinaloa|2022|3|4").measures
    assert not found("Estado|Fecha|Activo|Inactivo", "Sinaloa|2022|quizás|no se").measures
    header = found("Estado|Fecha|Cantidad|Unidad", "Sinaloa|2022|350|KG")
    assert "count" not in header.fields


def test_a_total_alone_is_the_count() -> None:
    assert found("Estado|Año|Total", "Sinaloa|2022|35").fields["count"] == 2


def test_a_data_row_is_no_header() -> None:
    header = found("Estado|Fecha|Estatus", "Sinaloa|2022|Activo")
    assert header.rows == (0,)


def test_counts() -> None:
    assert counts(["1", "1,234", "-", "x", ""[:0] or "0"])
    assert not counts(["1", "dos", "tres"])
    assert column_of([["a", ""], ["b"], ["", "c"]], 1) == ["c"]


def test_headings_that_name_no_place(got: Callable[..., Any]) -> None:
    read = got("Concepto|2021|2022", "Sinaloa|3|4", "Jalisco|1|1", "Sonora|2|2")
    assert read.column("state_given")[::2] == ["Sinaloa", "Jalisco", "Sonora"]
    assert {day.year for day in read.column("date")} == {2021, 2022}
    read = got("Concepto|2021|2022", "Laboratorios activos|3|4", "Laboratorios inactivos|1|1")
    assert read.column("status") == ["active", "active", "inactive", "inactive"]
    assert read.column("labs") == [3, 4, 1, 1]


def test_regions_and_states_under_one_heading(got: Callable[..., Any]) -> None:
    read = got(
        "Región / Estado|Cantidad", "Noroeste|10", "Sinaloa|6", "Sonora|4", "Occidente|3",
        "Jalisco|2", "Colima|1",
    )  # fmt: skip
    assert read.column("state_given") == ["Sinaloa", "Sonora", "Jalisco", "Colima"]
    assert sum(read.column("labs")) == 13
