import pytest

from geo.releases.tables.outline import Outline
from geo.releases.tables.sections import is_note, read_section


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("SINALOA", {"state": "SINALOA"}),
        ("Estado de México", {"state": "México"}),
        ("ESTADO: SINALOA", {"state": "SINALOA"}),
        ("Entidad federativa: Edo. Méx.", {"state": "Edo. Méx."}),
        ("AÑO 2022", {"year": "2022"}),
        ("ENERO 2022", {"year": "2022", "month": "1"}),
        ("INACTIVOS", {"status": "inactive"}),
        ("SINALOA - 2022", {"state": "SINALOA", "year": "2022"}),
        ("SINALOA, INACTIVOS", {"state": "SINALOA", "status": "inactive"}),
        ("LABORATORIOS", {"kind": "laboratory"}),
        ("LABORATORIOS CLANDESTINOS LOCALIZADOS EN EL PAÍS", {}),
        ("ATLÁNTIDA", {}),
        ("Culiacán", {}),
        ("SINALOA: no se cuenta con información sobre los aseguramientos", {}),
        ("", {}),
    ],
)
def test_a_line(line: str, said: dict[str, str]) -> None:
    assert read_section(line) == said


def test_a_municipality_is_known_inside_its_state() -> None:
    assert read_section("Culiacán", "Sinaloa") == {"municipality": "Culiacán"}
    assert read_section("Tala", "Sinaloa") == {}
    assert read_section("Durango", "Durango") == {"municipality": "Durango"}
    assert read_section("Durango", "Sinaloa") == {"state": "Durango"}


@pytest.mark.parametrize(
    "line",
    [
        "Fuente: SEDENA", "* cifras preliminares", "1/ incluye bodegas", "NOTA: la información",
        "Página 2 de 9", "Cd. de México, a 9 de agosto de 2023, el C. Director.", "12345",
    ],
)  # fmt: skip
def test_a_note(line: str) -> None:
    assert is_note(line)


def test_a_name_is_no_note() -> None:
    assert not is_note("SAN LUIS POTOSÍ")


def test_an_outer_line_ends_what_the_inner_ones_said() -> None:
    outline = Outline({"kind": "laboratory"})
    outline.enter({"status": "active"})
    outline.enter({"state": "Sinaloa"})
    outline.enter({"status": "inactive"})
    assert outline.context() == {"kind": "laboratory", "status": "inactive"}
    outline.enter({"state": "Jalisco"})
    assert outline.context()["status"] == "inactive"
    outline.lose()
    assert outline.state == ""
