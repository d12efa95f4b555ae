"""Names of places: rules one by one, and the figures of ``benchmarks/matching.py`` in short."""

import importlib.util
import random
import sys
from pathlib import Path

import pytest

from geo.places.lookup import find
from geo.places.names import NameIndex
from geo.places.short_names import short_forms
from geo.places.spelling import forgiven

ROOT = Path(__file__).parents[3]
SEED = 11


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("matching", ROOT / "benchmarks" / "matching.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["matching"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["matching"]


@pytest.mark.parametrize(
    "form",
    [
        "capitals without accents", "accented letters deleted", "accented letters as ?",
        "abbreviated", "H. Ciudad de",
    ],
)  # fmt: skip
def test_every_name_is_found_in_every_spoilt_form(benchmark, form: str) -> None:
    figures = benchmark.measure(benchmark.in_form(benchmark.all_names(), form))["all"]
    assert figures.names == 2465
    assert figures.wrong == 0
    # The four that are missing are two pairs of one name in Oaxaca.
    assert figures.found == 2461


def test_the_forms_are_spoilt(benchmark) -> None:
    forms = {
        form: spoil("Heroica Ciudad de Ñuu Sta. María") for form, spoil in benchmark.FORMS.items()
    }
    assert forms == {
        "capitals without accents": "HEROICA CIUDAD DE NUU STA. MARIA",
        "accented letters deleted": "Heroica Ciudad de uu Sta. Mara",
        "accented letters as ?": "Heroica Ciudad de ?uu Sta. Mar?a",
        "abbreviated": "Heroica Cd. de Ñuu Sta. Ma.",
        "H. Ciudad de": "H. Ciudad de Heroica Ciudad de Ñuu Sta. María",
    }


@pytest.mark.parametrize(("errors", "found", "names"), [(1, 97, 2000), (2, 80, 1200)])
def test_typing_errors_are_forgiven_and_lead_nowhere_else(benchmark, errors, found, names) -> None:
    some = random.Random(SEED).sample(benchmark.all_names(), names)
    figures = benchmark.measure(benchmark.typed(some, errors, 1))["all"]
    assert figures.found_percent >= found
    assert figures.wrong_percent < 0.2


def test_names_spelt_by_ear_are_found(benchmark) -> None:
    some = random.Random(SEED).sample(benchmark.all_names(), 600)
    figures = benchmark.measure(benchmark.heard(some, 1))["all"]
    assert figures.found_percent > 92
    assert figures.wrong_percent < 0.2


def test_short_names_forgive_nothing() -> None:
    assert not forgiven(letters=3, errors=1, lead=9)
    assert forgiven(letters=4, errors=1, lead=1)
    assert not forgiven(letters=4, errors=1, lead=0)
    assert not forgiven(letters=6, errors=2, lead=9)
    assert not forgiven(letters=7, errors=2, lead=1)
    assert forgiven(letters=7, errors=2, lead=2)
    assert forgiven(letters=10, errors=2, lead=1)
    assert not forgiven(letters=40, errors=3, lead=9)


@pytest.fixture
def index() -> NameIndex:
    index = NameIndex()
    for code, name in (
        ("1", "El Fuerte"), ("2", "Acatlán"), ("3", "Zacatlán"), ("4", "Guadalupe Victoria"),
        ("5", "Mani"), ("6", "San Martín Texmelucan"),
    ):  # fmt: skip
        index.add(code, name)
    index.add_alias("4", "Ciudad Guadalupe")
    return index


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("El Furte", "1"),
        ("Fuerte, El", "1"),
        ("Furte", "1"),
        ("Furte, El", "1"),
        ("E lFuerte", "1"),
        ("Guadalupee Victria", "4"),
        ("Gvadalvpe Viktoria", ""),  # three errors, however they sound
        ("Guadalupe Bictoria", "4"),
        ("Ciudad Guadalup", "4"),
        ("Acatln", "2"),
        ("Catlán", "2"),
        ("acatlam", "2"),
        ("Xacatlán", ""),  # one letter from Acatlán and one from Zacatlán
        ("Sacatlán", ""),  # sounds like Zacatlán, and one letter from Acatlán
        ("Las Fuertte", ""),  # another article counts an error
        ("Mni", "5"),
        ("Mn", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_taken_if_it_is_near_and_alone(index, name: str, code: str) -> None:
    assert index.closest(name).code == code


def test_rivals_are_told(index) -> None:
    tied = index.closest("Xacatlan")
    assert tied.any_near
    assert {candidate.code for candidate in tied.candidates} == {"2", "3"}
    far = index.closest("Tapachula")
    assert not far.any_near
    near = index.closest("Acatln")
    assert near.candidates == (("2", "Acatlán", 0.83),)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Chilapa de Álvarez", ["chilapa"]),
        ("San Martín Texmelucan", ["texmelucan"]),
        ("Santiago Papasquiaro", ["papasquiaro"]),
        ("Heroica Ciudad de Huajuapan de León", ["huajuapan"]),
        ("San Juan del Río", []),
        ("Valle de Bravo", []),
        ("San Nicolás de los Garza", []),
        ("Culiacán", []),
        ("Gómez Palacio", []),
    ],
)
def test_short_forms(name: str, short: list[str]) -> None:
    assert short_forms(name) == short


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("Jalisco", "Atotonilco de"),  # no more than a beginning
        ("Hidalgo", "Atotonilco"),  # Atotonilco de Tula and el Grande
        ("Guanajuato", "La Purísima"),  # a common name, and not Purísima del Rincón
        ("Oaxaca", "Buenavista"),
    ],
)
def test_a_short_form_that_others_have_is_not_taken(state: str, name: str) -> None:
    assert find(state, name).method != "short form"
