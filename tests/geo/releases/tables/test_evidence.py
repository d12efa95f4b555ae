from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases.tables.fits import OWN, TOLD, fit, resemble
from geo.releases.tables.headings import FIELDS


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


def test_codes_and_impossible_days_are_no_evidence_against_dates(got: Callable[..., Any]) -> None:
    dates = ["20/07/2022", "99/99/9999", "S/D", "00/00/0000", "sin fecha", "31/02/2022", "S/F"]
    read = got("Cuando|Estado", *[f"{text}|Sinaloa" for text in dates])
    assert read.report.columns["date"] == "Cuando"
    assert read.column("date_precision") == ["day", *["none"] * 6]
    assert [p.value for p in read.problems("value dropped")] == ["31/02/2022"]


def test_a_column_that_may_be_of_dates_is_offered(got: Callable[..., Any]) -> None:
    rows = ["x1/ab|Sinaloa", "13/7/2022|Sinaloa", "14/7/2022|Sinaloa", "pronto, 2 veces|Sonora"]
    read = got("Cuando|Estado|Mun", *rows)
    assert "date" not in read.report.columns
    told = "column Cuando looks like dates; --map date=Cuando takes it as such"
    assert told in read.report.sheets[0].remarks
    assert not any("column Mun looks" in text for text in read.report.sheets[0].remarks)
    assert got("Cuando|Estado", *rows, columns={"date": "Cuando"}).report.columns["date"]
    ignored = got("Cuando|Estado|Mun", *rows, ignored=("Cuando",))
    assert told not in ignored.report.sheets[0].remarks


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["Fecha|Estado|Q", "2022|Sinaloa|20220720", "2022|Sonora|20220721"], []),
        (["Q|Estado|Mun", "20220720|Sinaloa|", "20220721|Sonora|Ahome"], ["dates"]),
        (["Q|Estado|Mun", "44762|Sinaloa|", "44763|Sonora|Ahome"], []),
        (["Fecha|Q|Municipio", "2022|Sinaloa|Cosalá", "2022|La sierra|Ahome"], ["states"]),
        (["Fecha|Estado|Q", "2022|Sinaloa|Cosalá", "2021|Sonora|Nogales"], ["municipalities"]),
        (["Fecha|Estado|Q", "2022|Sinaloa|24.8, -107.4", "2022|Sonora|lejos"], ["coordinates"]),
    ],
)
def test_what_is_offered(got: Callable[..., Any], rows: list[str], told: list[str]) -> None:
    remarks = " ".join(got(*rows).report.sheets[0].remarks)
    assert remarks.count(" looks like ") == len(told)
    assert all(f"column Q looks like {word};" in remarks for word in told)


STATUSES = ["Activo", "Inactivo", "Inactivo"]
AGAINST = {
    "count": ("Laboratorio|Estado|Fecha", "status", STATUSES),
    "corps": ("Dependencia|Estado|Fecha", "status", STATUSES),
    "description": ("Observaciones|Estado|Fecha", "status", STATUSES),
    "locality": ("Lugar|Estado|Fecha", "coordinates", ["24.8, -107.4", "24.9, -107.5"]),
    "kind": ("Tipo|Estado|Fecha", "drug", ["Cristal", "Heroína", "Cristal"]),
    "drug": ("Droga|Estado|Fecha", "kind", ["Laboratorio", "Área de concentración"]),
    "utm_zone": ("Zona|Estado|Fecha", "municipality", ["Culiacán", "Cosalá"]),
    "lon": ("Este|Estado|Fecha", "status", STATUSES),
    "lat": ("Norte|Estado|Fecha", "status", STATUSES),
    "year": ("Año|Estado|Municipio", "date", ["20/07/2022", "13/07/2022", "21/08/2022"]),
    "month": ("Mes|Estado|Municipio", "date", ["20/07/2022", "13/07/2022", "21/08/2022"]),
    "day": ("Día|Estado|Municipio", "date", ["20/07/2022", "13/07/2022", "21/08/2022"]),
    "date": ("Fecha|Estado|Año", "status", STATUSES),
    "state": ("Entidad|Municipio|Fecha", "status", STATUSES),
    "municipality": ("Municipio|Estado|Fecha", "status", STATUSES),
    "status": ("Estatus|Estado|Fecha", "drug", ["Cristal", "Heroína", "Cristal"]),
    "coordinates": ("Coordenadas|Estado|Fecha", "municipality", ["Culiacán", "Cosalá"]),
}
BESIDE = {
    "Estado": "Sinaloa", "Municipio": "Cosalá", "Fecha": "20/07/2022", "Año": "2022",
}  # fmt: skip


def test_every_field_is_held_against_its_cells() -> None:
    assert set(AGAINST) == set(FIELDS) == set(OWN)
    assert set(TOLD) < set(OWN)


@pytest.mark.parametrize("name", AGAINST)
def test_a_heading_that_its_cells_contradict(got: Callable[..., Any], name: str) -> None:
    headings, told, cells = AGAINST[name]
    first, *others = headings.split("|")
    beside = "|".join(BESIDE[heading] for heading in others)
    columns = got(headings, *[f"{cell}|{beside}" for cell in cells]).report.columns
    assert columns[told] == first
    assert name not in columns


def test_headings_that_stand_for_each_other(got: Callable[..., Any]) -> None:
    read = got("Fecha|Estado|Municipio", "2022|Culiacán|Sinaloa", "2022|Nogales|Sonora")
    assert read.column("state_given") == ["Sinaloa", "Sonora"]
    assert read.column("mun_given") == ["Culiacán", "Nogales"]


KINDS = ["Laboratorio", "Laboratorio", "Plantío", "Tableteadora", "Laboratorio"]


@pytest.mark.parametrize("heading", ["CLASE", "Clasificación", "Clase de objetivo", "Category"])
def test_a_heading_that_hints_at_the_kind(got: Callable[..., Any], heading: str) -> None:
    read = got(f"Fecha|Estado|{heading}", *[f"2022|Sinaloa|{kind}" for kind in KINDS])
    assert read.column("kind") == ["laboratory"] * 2 + ["other", "pill press", "laboratory"]
    assert [(p.column, p.value) for p in read.problems("value dropped")] == [(heading, "Plantío")]
    assert f"columns read by what their cells hold: {heading} as kind" in (
        read.report.sheets[0].remarks
    )


@pytest.mark.parametrize(
    ("headings", "cells", "told"),
    [
        ("Fecha|Estado|Clase", ["Sintética", "Natural", "Bodega"], None),
        ("Fecha|Estado|Clave", ["Laboratorio", "Laboratorio", "Plantío"], None),
        ("Fecha|Estado|Clase|Tipo", ["Bodega|Laboratorio", "Bodega|Laboratorio"], "Tipo"),
        ("Fecha|Estado|Clase|Tipo", ["Laboratorio|Rústico", "Plantío|Rústico"], "Clase"),
        ("Fecha|Estado|Tipo|Clase", ["Rústico|Laboratorio", "Fijo|Plantío"], "Clase"),
        ("Fecha|Estado|Clase|Tipo", ["A|Rústico", "B|Fijo"], "Tipo"),
    ],
)
def test_when_a_hint_is_believed(
    got: Callable[..., Any], headings: str, cells: list[str], told: str | None
) -> None:
    read = got(headings, *[f"2022|Sinaloa|{cell}" for cell in cells])
    assert read.report.columns.get("kind") == told


def test_a_hint_gives_no_field_that_the_file_does_not_hold(got: Callable[..., Any]) -> None:
    rows = [f"2022|Sinaloa|{kind}" for kind in KINDS]
    assert "kind" not in got("Fecha|Estado|Clase", *rows, absent=("kind",)).report.columns
    assert "kind" not in got("Fecha|Estado|Clase", *rows, ignored=("Clase",)).report.columns


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("count", ["3", "dos laboratorios", "X", "1,200"]),
        ("year", ["2022", "22", "año 2021"]),
        ("month", ["7", "julio", "Enero 2022", "99"]),
        ("day", ["7", "31", "1ro"]),
        ("corps", ["SEDENA", "Marina", "Guardia Nacional", "gn"]),
        ("lat", ["24-48-12", "24.8", "24° 48' 12''"]),
        ("date", ["31/02/2022", "45/13/2022", "2022-02-30", "20/07/22", "julio 2022"]),
        ("description", ["Se localizó un laboratorio en el monte"]),
    ],
)
def test_cells_that_fit(field: str, cells: list[str]) -> None:
    assert [cell for cell in cells if fit(field, [cell]) < 1] == []


@pytest.mark.parametrize(
    "cell", ["24-48-12", "12.50.10", "1234/2022", "123/2022", "20220720", "15/8", "2019-2021"]
)
def test_cells_that_are_no_dates(cell: str) -> None:
    assert fit("date", [cell]) == 0


@given(st.sampled_from(sorted(OWN)), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_has_a_share(name: str, sample: list[str]) -> None:
    assert 0 <= fit(name, sample) <= 1
    if name in TOLD:
        assert fit(name, sample) <= resemble(name, sample) or name == "date"
