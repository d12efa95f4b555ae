import pytest
from pyproj import Transformer

from geo.releases.cells import Cell
from geo.releases.values.grids import (
    LAMBERT,
    Zone,
    grid_readings,
    read_zone,
    to_degrees,
    zoned_reading,
)


@pytest.mark.parametrize(
    ("cell", "zone"),
    [
        (13, Zone(13)), (13.0, Zone(13)), ("13N", Zone(13)), ("13 Q", Zone(13, "q")),
        ("R 13", Zone(13, "r")), ("Zona 13", Zone(13)), ("13-S", Zone(13, "s")),
        ("UTM zona 13 Norte", Zone(13)), ("Z13", Zone(13)), ("EPSG:32613", Zone(13)),
        ("WGS84 / UTM zone 13N", Zone(13)), ("", None), ("S/D", None),
    ],
)  # fmt: skip
def test_zones(cell: Cell, zone: Zone | None) -> None:
    assert read_zone(cell) == zone


@pytest.mark.parametrize("cell", ["18Q", "13T", "13/14", "trece", "326", "9" * 5000])
def test_no_zone_of_mexico(cell: str) -> None:
    with pytest.raises(ValueError, match="of Mexico"):
        read_zone(cell)


def test_a_point_of_known_place() -> None:
    # The false origin of the Lambert grid, whose central meridian is 102 W.
    lon, lat = to_degrees(LAMBERT, 2_500_000, 0)
    assert (lon, lat) == pytest.approx((-102, 12), abs=1e-8)
    assert to_degrees("EPSG:32613", 500_000, 2_655_000)[0] == pytest.approx(-105, abs=1e-8)


def test_swapped_metres_are_told_where_the_file_says_which_is_which() -> None:
    straight = zoned_reading(258_963, 2_745_123, Zone(13, "r"), ordered=True)
    swapped = zoned_reading(2_745_123, 258_963, Zone(13, "r"), ordered=True)
    assert straight is not None
    assert swapped is not None
    assert straight[:2] == swapped[:2]
    assert (straight.how, swapped.how) == ("", "easting and northing are swapped")
    silent = zoned_reading(2_745_123, 258_963, Zone(13), ordered=False)
    assert silent is not None
    assert silent.how == ""


def test_a_letter_that_does_not_fit_is_told() -> None:
    reading = zoned_reading(258_963, 2_745_123, Zone(13, "s"), ordered=True)
    assert reading is not None
    assert "letter S" in reading.how


def test_every_grid_is_tried_where_none_is_named() -> None:
    assert len(grid_readings(258_963, 2_745_123, ordered=True)) == 6
    # Lambert as it stands, UTM if swapped.
    both = grid_readings(2_500_000, 800_000, ordered=True)
    assert [reading.guessed for reading in both] == [False] + [True] * 6
    assert not grid_readings(24.8, -107.4, ordered=True)


@pytest.mark.parametrize("zone", range(11, 17))
def test_zones_are_those_of_proj(zone: int) -> None:
    lon, lat = -183 + 6 * zone + 1.5, 21.25
    there = Transformer.from_crs("EPSG:4326", f"EPSG:{32600 + zone}", always_xy=True)
    reading = zoned_reading(*there.transform(lon, lat), Zone(zone), ordered=True)
    assert reading is not None
    assert (reading.lon, reading.lat) == pytest.approx((lon, lat), abs=1e-8)
