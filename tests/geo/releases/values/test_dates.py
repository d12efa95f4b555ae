from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.releases.values.date_columns import Fault, read_dates
from geo.releases.values.dates import from_serial

SPANISH = [
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
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()  # noqa: SIM905
DAYS = st.dates(date(1970, 1, 1), date(2025, 12, 31))


def one(cell: object) -> tuple[date | None, str]:
    """Return the date and precision of a column of one cell."""
    column = read_dates([cell])
    return column.days[0], column.precisions[0]


def faults(cell: object) -> list[tuple[str, str]]:
    return [(fault.reason, fault.effect) for fault in read_dates([cell]).faults]


@pytest.mark.parametrize(
    "cell",
    [
        date(2022, 7, 20),
        datetime(2022, 7, 20, 13, 5),
        20220720.0,
        44762.0,
        44762.5,
        "44762",
        "44762.5",
        "44,762",
        "20220720.0",
        "20072022",
        "20/07/2022",
        "'20/07/2022",
        "20-07-22",
        "20.7.2022",
        "20 07 2022",
        "20/07-2022",
        "20 / 07 / 2022",
        "2022-07-20",
        "2022/7/20",
        "2022-07-20 00:00:00",
        "2022-07-20T10:00:00Z",
        "2022-07-20T23:30:00.000-06:00",
        "20220720T103000Z",
        "20/07/2022 10:00 hrs",
        "20/07/2022 02:30 p. m.",
        "14:30 20/07/2022",
        "20 de julio de 2022, a las 14:30 horas",
        "20 JUL 2022 14:30 hrs",
        "20-07-2022 1430 hrs",
        "July 20, 2022",
        "JUL. 20, 2022",
        "20th July 2022",
        "Wed Jul 20 2022 00:00:00 GMT-0600 (CST)",
        "20 de julio de 2022",
        "20 de julio del 2022",
        "20 de julio del año 2022",
        "a 20 de julio de 2022",
        "Miércoles, 20 de Julio del 2022",
        "Mi\ufffdrcoles 20 de julio de 2022",
        "mircoles 20 de julio de 2022",
        "20dejuliode2022",
        "20-jul-22",
        "20jul2022",
        "20/VII/2022",
    ],
)
def test_one_day_in_every_form(cell: object) -> None:
    assert one(cell) == (date(2022, 7, 20), "day")


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        ("29aug2019", date(2019, 8, 29), "day"),
        ("1º de mayo de 2021", date(2021, 5, 1), "day"),
        ("1o. de julio de 2022", date(2022, 7, 1), "day"),
        ("Primero de julio de 2022", date(2022, 7, 1), "day"),
        ("1072022", date(2022, 7, 1), "day"),
        ("mar 19 jul 2022", date(2022, 7, 19), "day"),
        ("31/12/99", date(1999, 12, 31), "day"),
        ("ene-22", date(2022, 1, 1), "month"),
        ("marzo de 2021", date(2021, 3, 1), "month"),
        ("ENERO 2020", date(2020, 1, 1), "month"),
        ("07/2022", date(2022, 7, 1), "month"),
        ("2022-07", date(2022, 7, 1), "month"),
        ("202207", date(2022, 7, 1), "month"),
        ("00/07/2022", date(2022, 7, 1), "month"),
        ("2022-07-00", date(2022, 7, 1), "month"),
        ("99/99/2022", date(2022, 1, 1), "year"),
        (2022.0, date(2022, 1, 1), "year"),
        ("2022", date(2022, 1, 1), "year"),
        ("2,022", date(2022, 1, 1), "year"),
        ("Año 2022", date(2022, 1, 1), "year"),
        ("A\ufffdO 2022", date(2022, 1, 1), "year"),
    ],
)
def test_precision_is_what_is_written(cell: object, day: date, precision: str) -> None:
    assert one(cell) == (day, precision)


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        ("del 1 al 15 de julio de 2022", date(2022, 7, 1), "month"),
        ("1-15 julio 2022", date(2022, 7, 1), "month"),
        ("1, 2 y 3 de julio de 2022", date(2022, 7, 1), "month"),
        ("July 1-15, 2022", date(2022, 7, 1), "month"),
        ("15/07/2022 - 20/07/2022", date(2022, 7, 1), "month"),
        ("2022-07-15/2022-07-20", date(2022, 7, 1), "month"),
        ("15 al 20/07/2022", date(2022, 7, 1), "month"),
        ("03/07/2022 - 20/07/2022", date(2022, 7, 1), "month"),
        ("28/06 al 03/07/2022", date(2022, 1, 1), "year"),
        ("del 28 de junio al 3 de julio de 2022", date(2022, 1, 1), "year"),
        ("enero a marzo 2022", date(2022, 1, 1), "year"),
        ("ene-22 - mar-22", date(2022, 1, 1), "year"),
        ("2022: enero-marzo", date(2022, 1, 1), "year"),
        ("20/07/2022 al 20/07/2022", date(2022, 7, 20), "day"),
        ("julio 2022 a julio 2022", date(2022, 7, 1), "month"),
        ("primera quincena de julio de 2022", date(2022, 7, 1), "month"),
        ("1er trimestre 2022", date(2022, 1, 1), "year"),
    ],
)
def test_a_range_is_the_period_that_holds_it(cell: str, day: date, precision: str) -> None:
    assert one(cell) == (day, precision)
    ((reason, effect),) = faults(cell)
    assert reason
    assert effect == "value corrected"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/02/2022", "does not exist"),
        ("20060230", "does not exist"),
        (20091332.0, "no date"),
        ("45/07/2022", "does not exist"),
        ("13/13/2022", "does not exist"),
        ("2019-2020", "runs from 2019 to 2020"),
        ("dic 2021 a ene 2022", "runs from 2021 to 2022"),
        ("yesterday", "not a date"),
        ("20/07/20222", "not a date"),
        ("20 juio 2022", "not a date"),
        ("semana 12 de 2022", "not a date"),
        ("1,5", "not a date"),
        ("1850", "no year"),
        ("201007", "no date"),
        ("20/07/2999", "lies outside"),
        ("20 de julio", "names no year"),
        ("20/07", "names no year"),
        ("20/07/9999", "not known"),
        ("14:30", "not a date"),
        ("01/01/1900", "never filled in"),
        (12.0, "no date"),
        (-44762, "no date"),
        (2022.5, "no date"),
        ("2022.5", "no date"),
        (float("nan"), "no date"),
        (float("inf"), "no date"),
        (True, "no date"),
        (time(12, 30), "no date"),
        ("7" * 5000, "too long"),
    ],
)
def test_what_is_no_date_is_missing_and_told(cell: object, reason: str) -> None:
    assert one(cell) == (None, "none")
    ((told, effect),) = faults(cell)
    assert reason in told
    assert effect == "value dropped"


@pytest.mark.parametrize("cell", ["", " ", "S/D", "No especificado", "-"])
def test_an_empty_cell_is_no_error(cell: str) -> None:
    column = read_dates([cell])
    assert (column.days, column.faults, column.remarks) == ([None], [], ())


@pytest.mark.parametrize(
    "cell",
    [
        "99/99/9999",
        "00/00/0000",
        "0000-00-00",
        "99/99/99",
        "1900-01-00",
        "00/01/1900",
        "00:00:00",
        "31/12/9999",
        "9999-12-31",
        "9999",
        99999999.0,
        0,
        time(),
        timedelta(),
        date(9999, 12, 31),
        "S/F",
        "Sin fecha",
        "dd/mm/aaaa",
    ],
)
def test_a_code_for_no_date_is_told_once(cell: object) -> None:
    column = read_dates([cell, cell])
    assert (column.days, column.precisions, column.faults) == ([None] * 2, ["none"] * 2, [])
    assert column.remarks == (
        "2 cells saying by a code or in words that there is no date",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "month", "told"),
    [
        ("20 de setiemre de 2021", 9, "setiemre read as setiembre"),
        ("20 febrro 2021", 2, "febrro read as febrero"),
        ("20-juno-2021", 6, "juno read as junio"),
    ],
)
def test_a_misspelt_month_is_told(cell: str, month: int, told: str) -> None:
    assert one(cell) == (date(2021, month, 20), "day")
    assert faults(cell) == [(told, "value corrected")]


def test_doubt_in_a_cell_is_told() -> None:
    for cell, precision in (("aprox. 20/07/2022", "day"), ("c. 2022", "year"), ("2022?", "year")):
        assert one(cell)[1] == precision
        assert [effect for _, effect in faults(cell)] == ["to check"]


def test_a_date_in_the_future_is_to_check() -> None:
    tomorrow = date.today() + timedelta(days=1)
    column = read_dates([date.today(), tomorrow])
    assert column.days == [date.today(), tomorrow]
    assert column.faults == [Fault(1, "lies in the future", "to check")]


def test_a_year_shown_as_a_date_is_a_year() -> None:
    # 14 July 1905 is day 2022 of a spreadsheet.
    assert one(date(1905, 7, 14)) == one("14/07/1905") == (date(2022, 1, 1), "year")
    assert one(date(1909, 7, 15)) == (date(2022, 1, 1), "year")
    assert one("14 de julio de 1905") == (date(1905, 7, 14), "day")


@given(DAYS)
@example(date(2000, 1, 19))
def test_a_day_survives_every_form(day: date) -> None:
    spanish, english = SPANISH[day.month - 1], ENGLISH[day.month - 1]
    forms = [
        day,
        datetime(day.year, day.month, day.day, 23, 59),
        day.isoformat(),
        f"{day.isoformat()}T23:59:59-06:00",
        f"{day:%Y%m%d}",
        float(f"{day:%Y%m%d}"),
        f"{day:%d%m%Y}",
        (day - date(1899, 12, 30)).days,
        *(day.strftime(f"%d{mark}%m{mark}%Y") for mark in ("/", "-", ".", " ", " / ")),
        f"{day:%d/%m-%Y}",
        f"{day:%d/%m/%y}",
        f"{day:%d/%m/%Y 14:30 hrs}",
        f"{day.day} de {spanish} de {day.year}",
        f"{day.day} de {spanish.upper()} del {day.year}",
        f"Sábado, {day.day} de {spanish} de {day.year}",
        f"{day.day}-{spanish[:3]}-{day:%y}",
        f"{day.day}{english[:3].lower()}{day.year}",
        f"{english} {day.day}, {day.year}",
        f"{day.day}/{ROMAN[day.month - 1]}/{day.year}",
    ]
    assert {(form, one(form)) for form in forms} == {(form, (day, "day")) for form in forms}


@given(DAYS, DAYS)
def test_a_range_holds_both_ends(start: date, end: date) -> None:
    day, precision = one(f"{start:%d/%m/%Y} al {end:%d/%m/%Y}")
    if start.year != end.year:
        assert (day, precision) == (None, "none")
    else:
        months = (start.month, end.month)
        expected = "day" if start == end else "month" if len({*months}) == 1 else "year"
        swapped = max(start.day, end.day) <= 12
        assert precision == expected or swapped
        assert day is not None
        assert day <= min(start, end)


@given(DAYS, st.booleans())
def test_serial_numbers_of_both_epochs(day: date, epoch_1904: bool) -> None:
    epoch = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
    serial = (day - epoch).days
    assert from_serial(serial, epoch_1904=epoch_1904) == day
    for cell in (serial, float(serial), str(serial), serial + 0.25):
        assert read_dates([cell], epoch_1904=epoch_1904).days == [day]


@given(
    st.one_of(
        st.text(),
        st.text("0123456789/-. :deljunioyaº?", max_size=40),
        st.floats(),
        st.integers(),
        st.booleans(),
        st.dates(),
        st.times(),
        st.timedeltas(),
    )
)
def test_any_cell_gives_a_date_or_a_reason(cell: object) -> None:
    column = read_dates([cell])
    (day,), (precision,) = column.days, column.precisions
    assert (day is None) == (precision == "none")
    assert precision != "month" or day.day == 1  # type: ignore[union-attr]
    assert precision != "year" or (day.month, day.day) == (1, 1)  # type: ignore[union-attr]


@pytest.mark.parametrize("cell", [20050024, 20070018, 20100100, 20060230, "20091232"])
def test_a_compact_date_with_noughts_does_not_exist(cell: int | str) -> None:
    (fault,) = read_dates([cell]).faults
    assert (fault.reason, fault.effect) == ("a day that does not exist", "value dropped")
