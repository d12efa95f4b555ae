import math
import re

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from geo import reference
from geo.releases.cells import Cell
from geo.releases.values.coordinates import MEXICO_BOX
from geo.releases.values.positions import Position, read_position, read_position_text

WEST, SOUTH, EAST, NORTH = MEXICO_BOX
CULIACAN = (-107.394012, 24.809065)


def points_in_mexico() -> list[tuple[str, float, float]]:
    """Return states and points in them, at least 1 km from their borders."""
    states = reference.load("states")
    lon, lat = np.random.default_rng(4).uniform((WEST, SOUTH), (EAST, NORTH), (2000, 2)).T
    points = []
    for code, shape in zip(states["state_code"], states.geometry, strict=True):
        shapely.prepare(shape)
        x, y = (values[shapely.contains_xy(shape, lon, lat)] for values in (lon, lat))
        inner = ~shapely.dwithin(shape.boundary, shapely.points(x, y), 0.01)
        points += [(code, *pair) for pair in zip(x[inner], y[inner], strict=True)]
    return points


POINTS = st.deferred(lambda: st.sampled_from(points_in_mexico()))


def parts(value: float, decimals: int) -> tuple[int, int, float]:
    total = round(abs(value) * 3600, decimals)
    minutes, seconds = divmod(total, 60)
    return int(minutes // 60), int(minutes % 60), round(seconds, decimals)


def spell(value: float, form: str, letters: str) -> str:
    """Write an angle; ``letters`` are those of north or west."""
    degrees, minutes, seconds = parts(value, 1)
    comma = f"{seconds:.1f}".replace(".", ",")
    sign = "-" if value < 0 else ""
    return {
        "point": f"{value:.6f}",
        "comma": f"{value:.6f}".replace(".", ","),
        "degree": f"{value:.6f}°",
        "letter": f"{abs(value):.6f}° {letters}",
        "dms": f"{degrees}°{minutes}'{seconds:.1f}\" {letters}",
        "dms zeros": f"{letters} {degrees:03d}º {minutes:02d}´ {seconds:04.1f}´´",
        "dms curly": f"{degrees}˚ {minutes}’ {comma}” {letters}",
        "hyphens": f"{degrees:02d}-{minutes:02d}-{seconds:04.1f} {letters}",
        "spaces": f"{sign}{degrees} {minutes} {seconds:.1f}",
        "colons": f"{sign}{degrees}:{minutes:02d}:{seconds:04.1f}",
        "words": f"{degrees} grados {minutes} minutos {comma} segundos {letters}",
        "minutes": f"{degrees}° {minutes + seconds / 60:.4f}' {letters}",
        "packed": f"{degrees}{minutes:02d}{seconds:04.1f}{letters}",
    }[form]


FORMS = [
    "point", "comma", "degree", "letter", "dms", "dms zeros", "dms curly", "hyphens", "spaces",
    "colons", "words", "minutes", "packed",
]  # fmt: skip
WITHIN = {"point": 1e-6, "comma": 1e-6, "degree": 1e-6, "letter": 1e-6}
"""Half the last digit written, degrees; of the others half a tenth of a second."""


@settings(max_examples=60)
@given(POINTS, st.sampled_from(["O", "W", "Oeste", "LW"]), st.sampled_from(["N", "Norte", "LN"]))
def test_a_point_comes_back_from_every_spelling(
    place: tuple[str, float, float], west: str, north: str
) -> None:
    _, lon, lat = place
    for form in FORMS:
        given_lon, given_lat = spell(lon, form, west), spell(lat, form, north)
        found = read_position(given_lon, given_lat)
        within = WITHIN.get(form, 0.06 / 3600)
        assert found is not None, form
        assert found[:2] == pytest.approx((lon, lat), abs=within), (form, given_lon)
        assert found.note == "" or form == "packed"
        if form not in ("packed", "comma"):
            assert read_position_text(f"{given_lat}, {given_lon}") == found, form
            assert read_position_text(f"Lat: {given_lat} Long: {given_lon}") == found, form
        if form in ("letter", "dms"):
            assert read_position_text(f"{given_lon} {given_lat}") == found, form


@settings(max_examples=60)
@given(POINTS)
def test_utm_metres_come_back_within_one_metre(place: tuple[str, float, float]) -> None:
    _, lon, lat = place
    x, y, zone = utm(lon, lat)
    x, y = round(x, 1), round(y, 1)
    for cells in ((x, y), (str(x), f"{y:.1f}"), (f"{x:,.1f}", f"{y:,.1f}")):
        assert distance_m(read_position(*cells, zone=f"{zone}N"), lon, lat) < 1
    assert distance_m(read_position_text(f"X={x} Y={y} Zona {zone}"), lon, lat) < 1
    swapped = read_position(y, x, zone=zone)
    assert distance_m(swapped, lon, lat) < 1
    assert "swapped" in str(swapped)


@settings(max_examples=60)
@given(POINTS)
def test_lambert_metres_come_back_or_both_readings_are_named(
    place: tuple[str, float, float],
) -> None:
    state, lon, lat = place
    there = Transformer.from_crs("EPSG:4326", "EPSG:6372", always_xy=True)
    x, y = (round(value, 1) for value in there.transform(lon, lat))
    for read in (
        lambda: read_position(x, f"{y:,.1f}", state_code=state),
        lambda: read_position_text(f"X={x} Y={y}", state_code=state),
    ):
        try:
            found = read()
        except ValueError as error:
            # Southern northings can be UTM eastings too.
            assert re.search("several readings lie in the state.*Lambert.*UTM", str(error))  # noqa: PT017
        else:
            assert distance_m(found, lon, lat) < 1
            assert "Lambert" in str(found)


def utm(lon: float, lat: float) -> tuple[float, float, int]:
    zone = int((lon + 180) // 6) + 1
    there = Transformer.from_crs("EPSG:4326", f"EPSG:{32600 + zone}", always_xy=True)
    return *there.transform(lon, lat), zone


def distance_m(position: Position | None, lon: float, lat: float) -> float:
    assert position is not None
    east = (position.lon - lon) * math.cos(math.radians(lat))
    return math.hypot(east, position.lat - lat) * 111_320


@settings(max_examples=60)
@given(POINTS)
def test_a_zone_that_is_missing_is_found_by_the_state_or_not_at_all(
    place: tuple[str, float, float],
) -> None:
    state, lon, lat = place
    x, y, _ = utm(lon, lat)
    with pytest.raises(ValueError, match=r"without a zone|several"):
        read_position(x, y)
    try:
        found = read_position(x, y, state_code=state)
    except ValueError as error:
        assert "several readings lie in the state" in str(error)  # noqa: PT017
    else:
        assert distance_m(found, lon, lat) < 1
        assert "no zone is given" in str(found)


@pytest.mark.parametrize(
    ("lon", "lat", "note"),
    [
        (*CULIACAN, ""),
        ("24.809065", "-107.394012", "longitude and latitude are swapped"),
        (107.394012, 24.809065, "the sign was lost"),
        ("-107.394.012", "24.809.065", "the decimal point was lost"),
        (-107394012, 24809065, "the decimal point was lost"),
        ("107,394,012", "24,809,065", "the decimal point was lost; the sign was lost"),
        (-107.394012, 24809065, "the decimal point was lost"),
        ("24°48'32.634\" N", "107°23'38.4432\" O", "columns of longitude and latitude are swapped"),
        ("24.809065, -107.394012", "", "both numbers stand in one cell"),
        ("S/D", "(24.809065, -107.394012)", "both numbers stand in one cell"),
    ],
)
def test_faults_are_put_right_and_told(lon: Cell, lat: Cell, note: str) -> None:
    found = read_position(lon, lat)
    assert found is not None
    assert found[:2] == pytest.approx(CULIACAN, abs=1e-9)
    assert note in found.note
    assert bool(found.note) == bool(note)


def test_packed_digits_are_read_only_where_nothing_else_can_be_meant() -> None:
    packed = (-107 - 23 / 60 - 12 / 3600, 24 + 48 / 60 + 15 / 3600)
    for cells in (("1072312W", "244815N"), (-1072312.0001, 244815.0001)):
        found = read_position(*cells)
        assert found is not None
        assert found[:2] == pytest.approx(packed, abs=1e-6)
        assert "without marks" in found.note
    # 24.4815 or 24°48'15"? One lies 40 km from the other.
    with pytest.raises(ValueError, match=r"several readings.*marks.*point was lost"):
        read_position(-1072312, 244815)
    found = read_position(-1078912, 248115)
    assert found is not None
    assert found[:2] == (-107.8912, 24.8115)


def test_two_grids_that_fit_are_both_named_and_the_state_decides() -> None:
    with pytest.raises(ValueError, match=r"Lambert.*UTM zone 13"):
        read_position(2_500_000, 800_000)
    michoacan = read_position(2_500_000, 800_000, state_code="16")
    zacatecas = read_position(2_500_000, 800_000, state_code="32")
    assert michoacan is not None
    assert zacatecas is not None
    assert "Lambert" in michoacan.note
    assert "swapped" in zacatecas.note
    with pytest.raises(ValueError, match="none of them in the state named"):
        read_position(2_500_000, 800_000, state_code="02")


@pytest.mark.parametrize(
    "text",
    [
        "24.809065, -107.394012", "(24.809065,-107.394012)", "-107.394012 24.809065",
        "24.809065 N 107.394012 O", "24,809065; -107,394012", "24,809065,-107,394012",
        "Lat: 24.809065 Long: -107.394012", "N 24.809065 W 107.394012",
        "LN 24.809065 LW 107.394012", "POINT (-107.394012 24.809065)", "24.809065/-107.394012",
        "Latitud 24.809065 Norte, Longitud 107.394012 Oeste (WGS 84)",
        "https://www.google.com/maps?q=24.809065,-107.394012&z=15",
        "https://www.google.com/maps/place/24.809065,-107.394012/@24.8,-107.4,15z",
    ],
)  # fmt: skip
def test_one_cell_with_both(text: str) -> None:
    assert read_position_text(text) == (*CULIACAN, "")


@pytest.mark.parametrize(
    "text",
    [
        "13R 258963 2745123", "13 Q 258963, 2745123", "X=258963 Y=2745123 Z=13",
        "UTM 13N 258963 E 2745123 N", "N 2745123 E 258963 zona 13", "258963 2745123 R13",
        "UTM zona 13 X: 258,963.0 Y: 2,745,123.0", "r 13 258 963 2 745 123",
    ],
)  # fmt: skip
def test_one_cell_with_metres(text: str) -> None:
    found = read_position_text(text)
    assert found is not None
    assert distance_m(found, -107.3843825, 24.8019505) < 1


def test_the_middle_of_a_map_is_said_to_be_one() -> None:
    found = read_position_text("https://www.google.com/maps/@24.8,-107.4,15z")
    assert found is not None
    assert "middle of the map" in found.note


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://goo.gl/maps/xyz", "web address"), ("domicilio conocido", "no coordinates"),
        ("24.809065", "only one"), ("24.8, -107.4, 55", "3 numbers"), ("0, 0", "Atlantic"),
        ("24°75'00\" N 107°23'12\" O", "75 minutes"), ("24.8 N 107.4 N", "beside one"),
        ("24.8 N 24.9 N", "two latitudes"), ("a la altura del km 12", "understood"),
        ("258963 2745123", "without a zone"), ("24.8 -950", "no place on earth"),
    ],
)  # fmt: skip
def test_one_cell_that_cannot_be_read(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_position_text(text)


@pytest.mark.parametrize(
    ("lon", "lat", "zone", "reason"),
    [
        (0, 0, "", "Atlantic"), (-500, 95, "", "no place on earth"), (999, 99, "", "no place on"),
        ("", 24.8, "", "no longitude to go with it"), (-107.4, "S/D", "", "no latitude to go"),
        ("107°23'12\" O", "24°75'", "", "latitude: 75 minutes"), (99999, 99999, "", "no place"),
        (258963, 2745123, "18Q", "no UTM zone of Mexico"), ("24°N", "25°N", "", "two latitudes"),
    ],
)  # fmt: skip
def test_two_cells_that_cannot_be_read(lon: Cell, lat: Cell, zone: Cell, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_position(lon, lat, zone=zone)


def test_empty_cells_are_no_position() -> None:
    assert read_position("", "") is None
    assert read_position("S/D", float("nan")) is None
    assert read_position_text("No especificado") is None


def test_a_place_elsewhere_stays_as_it_is() -> None:
    assert read_position(2.35, 48.85) == (2.35, 48.85, "")
    # A letter is no lost sign: east of Greenwich is what was written.
    assert read_position("107.4 E", "24.8 N") == (107.4, 24.8, "")
    london = read_position_text("51.5, -0.12")
    assert london == (-0.12, 51.5, "read as latitude, longitude")
    houston = read_position(271_000, 3_293_000, zone="15R")
    assert houston is not None
    assert houston[:2] == pytest.approx((-95.4, 29.7), abs=0.1)


CELLS = st.one_of(
    st.floats(),
    st.integers(),
    st.text(alphabet="0123456789.,-°'\"NWOE ", max_size=14),
    st.floats(-4e6, 4e6),
)


@given(CELLS, CELLS, st.sampled_from(["", "13N", "x", 14]), st.sampled_from(["", "25", "zz"]))
def test_any_cells_are_read_or_refused(lon: Cell, lat: Cell, zone: Cell, state: str) -> None:
    try:
        found = read_position(lon, lat, zone=zone, state_code=state)
    except ValueError as error:
        assert str(error)  # noqa: PT017
    else:
        assert found is None or (abs(found.lon) <= 180 and abs(found.lat) <= 90)
