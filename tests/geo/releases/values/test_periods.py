import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases.values.periods import find_month, read_period


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2022", 2022, None),
        ("2022.0", 2022, None),
        ("Año 2021", 2021, None),
        ("Enero 2022", 2022, 1),
        ("enero de 2022", 2022, 1),
        ("ENE-22", 2022, 1),
        ("Ene'22", 2022, 1),
        ("enero", None, 1),
        ("SEP", None, 9),
        ("2022-01", 2022, 1),
        ("01/2022", 2022, 1),
        ("2022-01-01", 2022, 1),
        ("2022-01-01 00:00:00", 2022, 1),
        ("Laboratorios inactivos 2022", 2022, None),
        ("LABORATORIOS CLANDESTINOS ASEGURADOS EN EL AÑO 2022", 2022, None),
        ("Núm. de laboratorios, marzo 2020", 2020, 3),
        ("Total 2022", 2022, None),
        ("2022*", 2022, None),
        ("dic-99", 1999, 12),
    ],
)
def test_read_period(text: str, year: int | None, month: int | None) -> None:
    assert read_period(text) == (year, month)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SINALOA",
        "2018-2022",
        "2019 (enero a julio)",
        "Enero-Marzo 2022",
        "1er trimestre 2022",
        "20 de julio de 2022",
        "2022-07-20",
        "Corte al 31 de julio de 2022",
        "5 de Mayo",
        "Población 2020",
        "Marco Geoestadístico 2019",
        "Censo 2020",
        "Fecha de actualización 2023",
        "Folio 330026424002985",
        "Área 51",
        "1850",
        "22",
        "2022-13",
    ],
)
def test_what_is_not_one_period_is_none(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    "text", ["2023 (enero a julio)", "Enero-Marzo 2023", "1er trimestre 2023", "2023 T1", "2023"]
)
def test_a_part_of_a_year_may_give_the_year(text: str) -> None:
    assert read_period(text, in_part=True) == (2023, None)
    for several in ("enero 2022 a julio 2023", "2022-2023", "enero a julio", "Población 2020"):
        assert read_period(several, in_part=True) is None
    assert read_period("enero 2023", in_part=True) == (2023, 1)


@given(st.integers(1990, 2100), st.integers(1, 12))
def test_a_month_survives_every_form(year: int, month: int) -> None:
    names = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
             "septiembre", "octubre", "noviembre", "diciembre")  # fmt: skip
    name = names[month - 1]
    forms = [f"{name} {year}", f"{name.upper()} DE {year}", f"{name[:3]}-{year}", f"{year} {name}",
             f"{year}-{month:02}", f"{month:02}/{year}", f"{year}-{month:02}-01"]  # fmt: skip
    assert {read_period(form) for form in forms} == {(year, month)}
    assert read_period(name) == (None, month)


@given(st.text())
def test_any_text_gives_a_period_or_none(text: str) -> None:
    period = read_period(text)
    assert period is None or period != (None, None)


def test_a_month_is_found_by_a_misspelt_name_only_if_one_is_meant() -> None:
    assert find_month("febrro", forgiving=True) == (2, "febrero")
    assert find_month("febrro") is None
    # One letter from junio and from julio; from mayo and from marzo.
    assert find_month("juio", forgiving=True) is None
    assert find_month("maro", forgiving=True) is None
    assert find_month("agto") == (8, "")
