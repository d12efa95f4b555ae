from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases import dates

LONG_MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        (date(2022, 7, 20), date(2022, 7, 20), "day"),
        (datetime(2022, 7, 20, 13, 5), date(2022, 7, 20), "day"),
        (20220720.0, date(2022, 7, 20), "day"),
        (44762.0, date(2022, 7, 20), "day"),
        (2022.0, date(2022, 1, 1), "year"),
        ("2022", date(2022, 1, 1), "year"),
        ("20/07/2022", date(2022, 7, 20), "day"),
        ("20-07-22", date(2022, 7, 20), "day"),
        ("20.7.2022", date(2022, 7, 20), "day"),
        ("2022-07-20", date(2022, 7, 20), "day"),
        ("2022-07-20 00:00:00", date(2022, 7, 20), "day"),
        ("2022-07-20T10:00:00Z", date(2022, 7, 20), "day"),
        ("20/07/2022 10:00 hrs", date(2022, 7, 20), "day"),
        ("1º de julio de 2022", date(2022, 7, 1), "day"),
        ("1o. de julio de 2022", date(2022, 7, 1), "day"),
        ("Primero de julio de 2022", date(2022, 7, 1), "day"),
        ("July 20, 2022", date(2022, 7, 20), "day"),
        ("44762", date(2022, 7, 20), "day"),
        ("20220720.0", date(2022, 7, 20), "day"),
        ("31/12/99", date(1999, 12, 31), "day"),
        ("20 de julio de 2022", date(2022, 7, 20), "day"),
        ("Miércoles, 20 de Julio del 2022", date(2022, 7, 20), "day"),
        ("20-jul-22", date(2022, 7, 20), "day"),
        ("29aug2019", date(2019, 8, 29), "day"),
        ("ene-22", date(2022, 1, 1), "month"),
        ("marzo de 2021", date(2021, 3, 1), "month"),
        ("ENERO 2020", date(2020, 1, 1), "month"),
        ("07/2022", date(2022, 7, 1), "month"),
        ("2022-07", date(2022, 7, 1), "month"),
        ("", None, "none"),
        ("S/D", None, "none"),
    ],
)
def test_read_date(cell: object, day: date | None, precision: str) -> None:
    assert dates.read_date(cell) == (day, precision)


@pytest.mark.parametrize(
    "cell",
    [
        "20060230",
        20091232.0,
        "31/02/2022",
        "07/20/2022",
        "yesterday",
        "1850",
        "0",
        True,
        12.0,
        2022.5,
        "2022.5",
    ],
)
def test_impossible_dates_are_refused(cell: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        dates.read_date(cell)


@given(DAYS)
def test_a_day_survives_every_form(day: date) -> None:
    forms = [
        day,
        day.isoformat(),
        day.strftime("%d/%m/%Y"),
        f"{day.day} de {LONG_MONTHS[day.month - 1]} de {day.year}",
        float(day.strftime("%Y%m%d")),
    ]
    assert {dates.read_date(form) for form in forms} == {(day, "day")}


def test_date_in_three_cells() -> None:
    assert dates.read_date_parts(2022.0, 7.0, 20.0) == (date(2022, 7, 20), "day")
    assert dates.read_date_parts(2022.0, "Julio", "") == (date(2022, 7, 1), "month")
    assert dates.read_date_parts("2022", 99, 99) == (date(2022, 1, 1), "year")
    assert dates.read_date_parts("", 7, 20) == (None, "none")
    assert dates.read_date_parts(9999, 7, 20) == (None, "none")
    with pytest.raises(ValueError, match="year 98 lies outside"):
        dates.read_date_parts(98, 7, 20)
    with pytest.raises(ValueError, match="does not exist"):
        dates.read_date_parts(2022, 2, 30)
    with pytest.raises(ValueError, match="no part of a date"):
        dates.read_date_parts("dos mil", 2, 3)


@given(st.one_of(st.text(), st.floats(allow_nan=True), st.integers(), st.booleans()))
def test_any_cell_gives_a_date_or_a_reason(cell: object) -> None:
    reason = "none"
    try:
        dates.read_date(cell)
    except ValueError as error:
        reason = str(error)
    assert reason
