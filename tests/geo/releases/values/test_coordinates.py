import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases.values.angles import Angle
from geo.releases.values.coordinates import MEXICO_BOX, damaged, in_box, mend, states_near

WEST, SOUTH, EAST, NORTH = MEXICO_BOX
LONGITUDES = st.floats(WEST, EAST)
LATITUDES = st.floats(SOUTH, NORTH)


@given(LONGITUDES, LATITUDES)
def test_a_good_pair_stays(lon: float, lat: float) -> None:
    assert mend(lon, lat) == (lon, lat, "")


@given(LONGITUDES, LATITUDES)
def test_every_mendable_fault_gives_the_pair_back(lon: float, lat: float) -> None:
    for given_lon, given_lat in ((-lon, lat), (lat, lon), (lat, -lon)):
        mended_lon, mended_lat, fault = mend(given_lon, given_lat)
        assert (mended_lon, mended_lat) == (lon, lat)
        assert fault


def test_faults_are_named() -> None:
    assert "swapped and the sign" in mend(24.8, 107.4)[2]
    assert mend(24.8, -107.4)[2] == "longitude and latitude are swapped"
    assert mend(107.4, 24.8)[2] == "the sign was lost"


def test_a_place_elsewhere_stays_as_it_is() -> None:
    assert mend(2.35, 48.85) == (2.35, 48.85, "")
    assert not in_box(2.35, 48.85)


def test_no_place_on_earth_is_refused() -> None:
    with pytest.raises(ValueError, match="no place on earth"):
        mend(-500, 95)


@given(st.integers(14_000_000, 32_999_999) | st.integers(87_000_000, 118_499_999))
def test_a_lost_point_has_one_place_only(digits: int) -> None:
    degrees = digits / 1e6
    # 87.5 lost its point as 87500000 does: the digits tell how many stood before it.
    assert (degrees, "the decimal point was lost") in damaged(Angle((float(digits),)))
    assert len(damaged(Angle((-degrees,)))) == 1


def test_digits_that_are_no_degrees_are_left_alone() -> None:
    assert damaged(Angle((4567.0,))) == []
    assert damaged(Angle((1e300,))) == []
    assert damaged(Angle((2745123.25,))) == []


def test_states_near_a_point() -> None:
    assert states_near(-107.4, 24.8) == {"25"}
    # Torreón and Gómez Palacio: a river between two states.
    assert states_near(-103.47, 25.55) == {"05", "10"}
    assert states_near(-112.0, 20.0) == states_near(2.35, 48.85) == set()
