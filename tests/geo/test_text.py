import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import (
    by_ear,
    core,
    fold,
    fold_place,
    mark_accented,
    printable,
    says_nothing,
    without_accented,
)


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


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Cd. Sta. Ma. del Oro", "ciudad santa maria del oro"),
        ("Gral. Fco. Villa", "general francisco villa"),
        ("Sto. Dgo.", "santo dgo"),
        ("VA. GRO.", "villa guerrero"),
        ("Pto. Nvo.", "puerto nuevo"),
    ],
)
def test_fold_place_writes_abbreviations_out(name: str, folded: str) -> None:
    assert fold_place(name) == folded


@pytest.mark.parametrize(
    "name",
    [
        "Nogales", "Heroica Nogales", "H. Ciudad de Nogales", "Mpio. de Nogales",
        "Nogales, Mpio.", "Municipio de la H. Ciudad de Nogales", "H. Ayuntamiento de Nogales",
    ],
)  # fmt: skip
def test_honours_and_offices_are_no_part_of_a_name(name: str) -> None:
    assert core(fold_place(name)) == "nogales"


def test_a_city_that_is_part_of_the_name_stays() -> None:
    assert core(fold_place("H. Ciudad de Cd. Valles")) == "ciudad valles"
    assert core(fold_place("Municipio de Ciudad Valles")) == "ciudad valles"


def test_articles_are_dropped_wherever_they_stand() -> None:
    assert core(fold("Fuerte, El")) == core(fold("El Fuerte")) == "fuerte"


@pytest.mark.parametrize("name", ["los", "municipio", "heroica", "h"])
def test_a_name_of_articles_or_honours_alone_stays(name: str) -> None:
    assert core(name) == name


def test_lost_accents_are_seen_in_both_ways() -> None:
    assert without_accented("Peñamiller") == "Peamiller"
    forms = ("Culiacán", "Culiac?n", "Culiac\ufffd\ufffdn", "Culiac_n", "Culiaca\u0301n")
    assert {mark_accented(form) for form in forms} == {"Culiac0n"}


@pytest.mark.parametrize(
    "spellings",
    [("Guasave", "Huasabe", "Guazave"), ("Cosalá", "Kosala"), ("Xochimilco", "Sochimilko")],
)
def test_what_sounds_the_same_has_one_form(spellings: tuple[str, ...]) -> None:
    assert len({by_ear(fold(spelling)) for spelling in spellings}) == 1


def test_what_sounds_otherwise_keeps_its_own_form() -> None:
    assert len({by_ear(name) for name in ("chalco", "calco", "salco", "galco", "jalco")}) == 5


@pytest.mark.parametrize(
    "text",
    ["", "  ", "S/D", "No especificado", "N/A", "SIN DATO", "S/N", "N.E.", "Se ignora", "--"],
)
def test_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["0", "Nada", "Sinaloa", "No Zachila", "Varios", "Otro", "Todos"])
def test_says_something(text: str) -> None:
    assert not says_nothing(text)


def test_printable_steers_no_terminal() -> None:
    assert printable("a\x1b[31mb") == "a\ufffd[31mb"


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="hdel municipio ciudad os"))
def test_core_is_idempotent_and_never_empty(text: str) -> None:
    folded = fold_place(text)
    assert core(core(folded)) == core(folded)
    assert bool(core(folded)) == bool(folded)


@given(st.text(alphabet="abc áéñ ", max_size=20))
def test_fold_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text)
