"""Tables with several columns of numbers, of which a careless reader adds what is no sum."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.errors import ReleaseError
from geo.releases import read
from layers.cli_options import _mapping


@pytest.mark.parametrize(
    ("head", "rows", "labs"),
    [
        ("Estado|Laboratorios localizados|Laboratorios destruidos", ["3|3", "2|1"], [3, 2]),
        ("Estado|Destruidos|Localizados|Asegurados", ["3|4|4", "0|2|1"], [4, 2]),
        ("Entidad|Laboratorios|Narcolaboratorios desmantelados", ["3|3", "2|2"], [3, 2]),
    ],
)
def test_stages_of_the_same_labs(
    got: Callable[..., Any], head: str, rows: list[str], labs: list[int]
) -> None:
    found = got(head, *[f"{state}|{row}" for state, row in zip(("Sonora", "Jalisco"), rows,
                                                              strict=True)])  # fmt: skip
    assert found.column("labs") == labs
    assert any("was not counted" in text for text in found.report.sheets[0].remarks)
    assert not found.problems("to check")


def test_stages_below_years(got: Callable[..., Any]) -> None:
    found = got(
        "Estado|2021||2022|", "|Localizados|Destruidos|Localizados|Destruidos", "Sonora|3|3|4|2"
    )
    assert found.column("labs") == [3, 4]
    assert [day.year for day in found.column("date")] == [2021, 2022]


def test_two_plain_counts_are_to_be_checked(got: Callable[..., Any]) -> None:
    found = got("Estado|Cantidad|Laboratorios", "Sonora|3|2", "Jalisco|2|2")
    assert found.column("labs") == [2, 2]
    (problem,) = found.problems("to check")
    assert problem.column == "Cantidad"


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Laboratorios|Metanfetamina|Heroína", ["5|1200|30", "2|400|0"]),
        ("Laboratorios|Activos|Inactivos", ["5|2|1", "2|0|1"]),
        ("Total|Activos|Inactivos", ["5|2|1", "2|0|1"]),
    ],
)
def test_a_whole_counts_beside_what_is_no_part_of_it(
    got: Callable[..., Any], head: str, rows: list[str]
) -> None:
    found = got(f"Estado|{head}", f"Sonora|{rows[0]}", f"Jalisco|{rows[1]}")
    assert found.column("labs") == [5, 2]
    (problem,) = found.problems("to check")
    assert (problem.row, problem.value) == (2, "5")


def test_parts_count_where_most_rows_bear_them_out(got: Callable[..., Any]) -> None:
    found = got("Estado|Total|Activos|Inactivos", "Sonora|3|2|1", "Jalisco|2|1|1", "Sinaloa|9|1|1")
    assert found.column("labs") == [2, 1, 1, 1, 1, 1]
    (problem,) = found.problems("to check")
    assert (problem.row, problem.value) == (4, "9")


def test_the_labs_of_each_drug_beside_all_labs(got: Callable[..., Any]) -> None:
    head = "Estado|Laboratorios|Laboratorios de metanfetamina|Laboratorios de heroína"
    found = got(head, "Sonora|3|2|1", "Jalisco|2|2|0")
    assert sum(found.column("labs")) == 5
    assert found.column("drug")[:2] == ["methamphetamine", "heroin"]


def test_corps_as_columns(got: Callable[..., Any]) -> None:
    found = got("Año|Estado|SEDENA|Marina|GN", "2021|Sonora|12|2|1", "2022|Jalisco|4|0|0")
    assert found.column("labs") == [12, 2, 1, 4, 0, 0]
    assert found.column("corps")[:3] == ["SEDENA", "SEMAR", "GN"]


def test_the_year_of_the_total_holds_for_its_months(got: Callable[..., Any]) -> None:
    found = got("Entidad|Ene|Feb|Total 2022", "Sonora|1|2|3", "Jalisco|0|1|1")
    assert found.column("labs") == [1, 2, 0, 1]
    assert {day.year for day in found.column("date")} == {2022}
    assert not found.report.problems


def test_years_above_two_statuses_are_no_title(got: Callable[..., Any]) -> None:
    rows = ["Entidad|Activos|Inactivos|Activos|Inactivos", "Sonora|3|4|5|6", "Jalisco|1|0|0|2"]
    for years in ("|2020|2020|2021|2021", "|2020||2021|"):
        found = got("Laboratorios por entidad||||", years, *rows)
        assert [day.year for day in found.column("date")[:4]] == [2020, 2020, 2021, 2021]


@pytest.mark.parametrize("heading", ["Decomisos", "Aseguramientos", "Sucesos"])
def test_numbers_beside_places_count_where_nothing_else_does(
    got: Callable[..., Any], heading: str
) -> None:
    found = got(f"Entidad|Municipio|{heading}", "Sinaloa|Elota|3", "Durango|Canelas|2")
    assert found.column("labs") == [3, 2]
    assert any("as nothing else counts" in text for text in found.report.sheets[0].remarks)


@pytest.mark.parametrize("heading", ["No.", "Detenidos", "Zona militar", "Clave"])
def test_other_numbers_beside_places_do_not(got: Callable[..., Any], heading: str) -> None:
    found = got(f"Entidad|Municipio|{heading}", "Sinaloa|Elota|3", "Durango|Canelas|2")
    assert found.column("labs") == [1, 1]


def test_an_event_with_a_date_and_persons_is_one_raid(got: Callable[..., Any]) -> None:
    found = got("Fecha|Estado|Arrestos", "2021-01-02|Sonora|3", "2021-01-03|Sonora|4")
    assert found.column("labs") == [1, 1]


def test_a_month_with_its_year_is_no_doubt(got: Callable[..., Any]) -> None:
    found = got("Mes|Estado|Laboratorios", "Enero 2021|Sonora|3", "02/2021|Jalisco|2")
    assert [day.month for day in found.column("date")] == [1, 2]
    assert not found.report.problems


def test_a_mark_that_parts_thousands_or_decimals(got: Callable[..., Any]) -> None:
    found = got("Estado|Cantidad", "Sonora|2,0", "Jalisco|1,000", "Sinaloa|3,0")
    (problem,) = found.problems("to check")
    assert (problem.row, problem.value) == (3, "1,000")
    assert not got("Estado|Cantidad", "Sonora|2", "Jalisco|1,000").problems("to check")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2 laboratorios clandestinos y 1 área de concentración", "tells of 2 labs"),
        ("Se localizaron tres narcolaboratorios", "tells of 3 labs"),
        ("No se localizó laboratorio alguno", "no lab was found"),
        ("Un laboratorio; no se encontraba activo el laboratorio", ""),
    ],
)
def test_a_description_of_none_or_several(got: Callable[..., Any], text: str, reason: str) -> None:
    head = "Fecha|Estado|Descripción"
    found = got(head, f"2021-01-02|Sonora|{text}", "2021-01-03|Sonora|Un laboratorio")
    assert [reason in problem.reason for problem in found.problems("to check")] == (
        [True] if reason else []
    )


def test_what_ceased_to_be_active_is_inactive(got: Callable[..., Any]) -> None:
    head = "Fecha|Estado|Descripción"
    found = got(head, "2021-01-02|Sonora|Laboratorio que dejó de estar activo")
    assert found.column("status") == ["inactive"]


def test_words_of_a_status_column(got: Callable[..., Any]) -> None:
    rows = ["Recientemente abandonado", "Laboratorio activo con personal"]
    found = got("Fecha|Estado|Estatus", *[f"2021-01-02|Sonora|{text}" for text in rows])
    assert found.column("status") == ["inactive", "active"]
    found = got("Fecha|Estado|Estatus", "2021-01-02|Sonora|A", "2021-01-02|Sonora|I")
    assert found.column("status") == ["active", "inactive"]
    # "Asegurado" beside "destruido" is no status.
    found = got("Fecha|Estado|Estatus", "2021-01-02|Sonora|A", "2021-01-02|Sonora|D")
    assert found.column("status") == ["unspecified", "unspecified"]


def test_a_place_in_one_cell_below_lugar(got: Callable[..., Any]) -> None:
    found = got("Lugar|Fecha", "Elota, Sin.|2021-01-02", "El Salado, Mpio. de Elota, Sin.|2021")
    assert found.report.columns["municipality"] == "Lugar"
    assert found.column("mun_given")[0] == "Elota, Sin."


def test_two_marks_are_told_with_their_columns(got: Callable[..., Any]) -> None:
    found = got("Fecha|Estado|Activo|Inactivo", "2021-01-02|Sonora|X|X", "2021-01-03|Sonora|X|")
    (problem,) = found.problems("value dropped")
    assert problem.value == "Activo | Inactivo"


def test_a_line_of_shares_ends_no_table(got: Callable[..., Any]) -> None:
    found = got("Estado|2020|2021", "Sonora|3|4", "Total|3|4", "Porcentaje|35%|65%")
    assert found.column("labs") == [3, 4]


def test_a_refusal_names_the_row_looked_at(got: Callable[..., Any]) -> None:
    with pytest.raises(ReleaseError, match=r"row 1: 'Concepto | Sinaloa | Durango'"):
        got("Concepto|Sinaloa|Durango", "a|1|2")


AMOUNTS = "Fecha,Estado,Laboratorios,Metanfetamina\n14/02/2021,Sonora,1,1\n15/02/2021,Sonora,2,2\n"


def test_the_chosen_count_is_the_one_count(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(AMOUNTS, "utf-8")
    release = read(path, columns={"count": "Laboratorios"})
    assert release.records["labs"].tolist() == [1, 2]
    assert set(release.records["drug"]) == {"unspecified"}
    assert any("was chosen" in text for text in release.report.sheets[0].remarks)


def test_a_field_that_the_file_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Fecha,Estado,Municipio,Nota\n2021-02-14,Sonora,Altar,Activo\n", "utf-8")
    absent = _mapping(None, None, ("drug=", "kind=", "status="))  # type: ignore[arg-type]
    assert absent == {"drug": "", "kind": "", "status": ""}
    release = read(path, columns=absent, strict=True)
    assert release.report.missing == ()
    assert release.report.told.absent == ("drug", "kind", "status")
    assert release.records["status"].tolist() == ["unspecified"]
    with pytest.raises(ReleaseError):
        read(path, columns={"drug": ""}, strict=True)


def test_a_month_without_a_year_is_named_as_its_heading_has_it(got: Callable[..., Any]) -> None:
    found = got("Entidad|Ene|Feb", "Sonora|1|2", "Jalisco|0|1")
    dropped = found.problems("value dropped")
    assert {(problem.column, problem.value) for problem in dropped} == {
        ("Ene", "Ene"), ("Feb", "Feb"),
    }  # fmt: skip
