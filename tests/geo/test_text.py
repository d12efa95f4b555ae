import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import core, fold, fold_place, says_nothing


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Culiacán ", "culiacan"),
        ("Ñuu Savi", "nuu savi"),
        ("Ixtapa-Zihuatanejo", "ixtapa zihuatanejo"),
        ("CVE_MUN", "cve mun"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_place_writes_abbreviations_out() -> None:
    assert fold_place("Cd. Sta. Ma. del Oro") == "ciudad santa maria del oro"
    assert fold_place("Gral. Fco. Villa") == "general francisco villa"


def test_articles_are_dropped_wherever_they_stand() -> None:
    assert core(fold("Fuerte, El")) == core(fold("El Fuerte")) == "fuerte"


def test_a_name_of_articles_alone_stays() -> None:
    assert core("los") == "los"


@pytest.mark.parametrize("text", ["", "  ", "S/D", "No especificado", "N/A", "SIN DATO"])
def test_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["0", "Nada", "Sinaloa", "No Zachila"])
def test_says_something(text: str) -> None:
    assert not says_nothing(text)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abc áéñ ", max_size=20))
def test_fold_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text)
