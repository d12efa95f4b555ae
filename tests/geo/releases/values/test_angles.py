from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases.values.angles import read_angle, scan, tidy

DEGREES = 24 + 48 / 60 + 15.3 / 3600


@pytest.mark.parametrize(
    "text",
    [
        "24°48'15.3\"", "24º 48´ 15.3´´", "24˚48’15,3”", "24°48′15.3″", "24-48-15.3",
        "24 48 15.3", "24:48:15.3", "24d48m15.3s", "24° 48' 15.3''", "24°-48'-15,3''",
        "24 grados 48 minutos 15.3 segundos", "24 gr 48 min 15.3 seg", "24o48'15.3''",
        "24?48'15.3\"", "24\ufffd48'15.3\"", "24° 48.255'", "24 48.255", "LN 24°48'15.3\"",
        "24°48'15.3\" N", "24°48'15.3'' Norte", "Lat. 24°48'15.3\" LN", "Latitud Norte: 24 48 15.3",
        "24d48m15.3sN", "N24-48-15.3", "24.804250°", "24,80425 N", "WGS84 24.80425",
    ],
)  # fmt: skip
def test_every_spelling_of_an_angle(text: str) -> None:
    angle = read_angle(text)
    assert angle.values[0] == pytest.approx(DEGREES, abs=1e-9)
    assert angle.axis == ("lat" if "n" in text.lower() and "m" not in text else angle.axis)


@pytest.mark.parametrize(
    ("text", "axis", "sign"),
    [
        ("107°23'12\" O", "lon", -1), ("107 23 12 W", "lon", -1), ("-107.4 O", "lon", -1),
        ("Long. 107.4 W.G.", "lon", -1), ("107.4 al Oeste de Greenwich", "lon", -1),
        ("LW 107.4", "lon", -1), ("107.4 E", "lon", 1), ("24.8 S", "lat", -1),
        ("24°48'15 sur", "lat", -1), ("Longitud 107.4", "lon", 1), ("107.4", "", 1),
    ],
)  # fmt: skip
def test_letters_and_words_tell_axis_and_sign(text: str, axis: str, sign: int) -> None:
    angle = read_angle(text)
    assert angle.axis == axis
    assert angle.values[0] * sign > 0


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("258,963", (258.963, 258963)), ("2,745,123.25", (2745123.25,)),
        ("2.745.123,25", (2745123.25,)), ("2'745,123", (2745123,)), ("258 963", (258963,)),
        ("24.809.065", (24809065,)), ("24,809065", (24.809065,)), ("258963 mE", (258963,)),
    ],
)  # fmt: skip
def test_points_and_commas(text: str, values: tuple[float, ...]) -> None:
    assert read_angle(text).values == values


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("24°75'15\"", "75 minutes"), ("24 48 60", "60 seconds"), ("24-48.5-15", "several"),
        ("24°48.5'15\"", "fraction"), ("24.5°30'", "understood"), ("-24.8 S N", "beside"),
        ("-107.4 E", "contradict"), ("107.4 N", "no latitude"), ("24.8?", "understood"),
        ("24.8 -107.4", "several"), ("Culiacán", "no number"), ("km 24", "not understood"),
        ("NAD27 24.8", "NAD27"), ("9" * 400, "too long"), (float("inf"), "not a number"),
        (10**400, "not a number"), (date(2024, 8, 24), "a date"), (True, "no number"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_angle(text)


def test_a_spreadsheets_time_is_an_angle_again() -> None:
    angle = read_angle(timedelta(hours=107, minutes=23, seconds=12))
    assert angle.values[0] == pytest.approx(107 + 23 / 60 + 12 / 3600)
    assert "time" in angle.note
    assert read_angle(time(18, 30)).values == (18.5,)


def test_words_go_to_the_number_they_stand_beside() -> None:
    for text in ("24.8 N, W 107.4", "Lat 24.8 N Long 107.4 W", "24.8 N y 107.4 O", "24.8N107.4W"):
        lat, lon = scan(tidy(text))
        assert (lat.axis, lon.axis) == ("lat", "lon")
        assert (lat.values, lon.values) == ((24.8,), (-107.4,))
    with pytest.raises(ValueError, match="not clear"):
        scan(tidy("24.8 W 107.4"))


@given(st.text(alphabet="0123456789 .,-+°'\"´NSEWOdmsgra:;lat�º?()=/", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        for angle in scan(tidy(text)):
            assert angle.values
    except ValueError as error:
        assert str(error)  # noqa: PT017
