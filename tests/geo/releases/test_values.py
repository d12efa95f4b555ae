import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.records import DRUGS, KINDS, STATUSES
from geo.releases import values


@given(st.one_of(st.text(), st.floats(allow_nan=True), st.integers(), st.booleans()))
def test_any_cell_gives_a_value_or_a_reason(cell: object) -> None:
    for read in (
        values.read_status,
        values.read_drug,
        values.read_kind,
        values.read_number,
        values.read_count,
    ):
        reason = "none"
        try:
            read(cell)
        except ValueError as error:
            reason = str(error)
        assert reason


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ACTIVO", "active"),
        ("Inactivo", "inactive"),
        ("FUERA DE USO", "inactive"),
        ("Inhabilitado", "inactive"),
        ("", "unspecified"),
        ("No especificado", "unspecified"),
    ],
)
def test_read_status(text: str, status: str) -> None:
    assert values.read_status(text) == status


def test_an_unknown_status_is_never_guessed() -> None:
    with pytest.raises(ValueError, match="not a status"):
        values.read_status("activo?? inactivo")


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Metanfetamina", "methamphetamine"),
        ("CRISTAL", "methamphetamine"),
        ("Heroína", "heroin"),
        ("Clorhidrato de cocaína", "cocaine"),
        ("fentanilo", "fentanyl"),
        ("Otra", "other"),
        ("", "unspecified"),
    ],
)
def test_read_drug(text: str, drug: str) -> None:
    assert values.read_drug(text) == drug


def test_two_drugs_in_one_cell_are_reported() -> None:
    with pytest.raises(ValueError, match="names several: methamphetamine, heroin"):
        values.read_drug("metanfetamina y heroína")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Laboratorio clandestino", "laboratory"),
        ("Áreas de concentración", "concentration area"),
        ("Centro de confección de pastillas", "pill press"),
        ("bodega", "storehouse"),
        ("", "unspecified"),
    ],
)
def test_read_kind(text: str, kind: str) -> None:
    assert values.read_kind(text) == kind


def test_every_word_lies_in_its_vocabulary() -> None:
    assert set(values.STATUS_WORDS) < set(STATUSES)
    assert set(values.DRUG_STEMS) < set(DRUGS)
    assert set(values.KIND_STEMS) < set(KINDS)


def test_numbers() -> None:
    assert values.read_number("-106,39") == -106.39
    assert values.read_number(24.5) == 24.5
    assert values.read_number("") is None
    with pytest.raises(ValueError, match="not a number"):
        values.read_number("24.Others0555556")


def test_counts() -> None:
    assert values.read_count("") == 1
    assert values.read_count(3.0) == 3
    assert values.read_count("0") == 0
    assert values.read_count("1,000") == 1000
    for bad in ("-1", 1.5, "tres", "1,5", "99999999999999999999", 1e30, float("inf")):
        with pytest.raises(ValueError, match="number"):
            values.read_count(bad)
