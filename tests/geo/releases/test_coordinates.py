import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases.coordinates import MEXICO_BOX, in_box, mend

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
