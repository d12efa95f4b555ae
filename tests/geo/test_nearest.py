"""The nearest entry and its range, against a search that tries everything."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import reference
from geo.crs import ELLIPSOID
from geo.nearest import Entries, nearest, ranges

ALL = reference.load("entries")
ENTRIES = {
    "cargo seaports": Entries.of(ALL[ALL["cargo"]]),
    "airports": Entries.of(ALL[ALL["kind"] == "airport"]),
    "crossings": Entries.of(ALL[ALL["kind"] == "crossing"]),
}
MUNICIPALITIES = reference.load("municipalities").set_index("mun_code")["geometry"]


def brute_force(lon, lat, entries: Entries) -> np.ndarray:
    """Return all geodesic distances, km, shape (points, entries)."""
    n, m = len(lon), len(entries.ids)
    _, _, metres = ELLIPSOID.inv(
        np.repeat(lon, m), np.repeat(lat, m), np.tile(entries.lon, n), np.tile(entries.lat, n)
    )
    return np.reshape(metres, (n, m)) / 1000


@pytest.mark.parametrize("name", ENTRIES)
def test_nearest_is_that_of_brute_force(name: str) -> None:
    entries = ENTRIES[name]
    random = np.random.default_rng(20231221)
    lon, lat = random.uniform(-117, -86.8, 1000), random.uniform(14.6, 32.6, 1000)
    winner, distance_km = nearest(lon, lat, entries)
    expected = brute_force(lon, lat, entries)
    assert (winner == expected.argmin(axis=1)).all()
    np.testing.assert_allclose(distance_km, expected.min(axis=1), rtol=1e-9)


def test_no_points_and_a_single_entry() -> None:
    one = Entries(np.array(["a"]), np.array([-107.0]), np.array([25.0]))
    winner, distance_km = nearest(np.array([-107.0, -106.0]), np.array([25.0, 25.0]), one)
    assert winner.tolist() == [0, 0]
    assert distance_km[0] == 0
    assert distance_km[1] == pytest.approx(100.95, abs=0.01)
    winner, _ = nearest(np.array([]), np.array([]), ENTRIES["crossings"])
    assert len(winner) == 0


# Large and on the coast; with islands; small and far inland; on the border; many entries inside.
@pytest.mark.parametrize("code", ["02001", "23005", "20001", "08037", "25006", "28022", "30193"])
@pytest.mark.parametrize("name", ENTRIES)
def test_range_holds_every_point_of_the_area(code: str, name: str) -> None:
    entries, polygon = ENTRIES[name], MUNICIPALITIES[code]
    (found,) = ranges([polygon], entries)
    west, south, east, north = polygon.bounds
    random = np.random.default_rng(1)
    lon, lat = random.uniform(west, east, 8000), random.uniform(south, north, 8000)
    inside = shapely.contains_xy(polygon, lon, lat)
    winner, distance_km = nearest(lon[inside], lat[inside], entries)
    assert found.least_km <= distance_km.min()
    assert found.greatest_km >= distance_km.max()
    assert set(entries.ids[winner]) <= set(found.entries)
    # And no wider than it must be: the samples come near to both ends.
    spread = np.hypot((east - west) * 105, (north - south) * 111) * 0.12
    assert distance_km.min() - found.least_km < spread
    assert found.greatest_km - distance_km.max() < spread


def test_range_is_exact_where_it_can_be_worked_out() -> None:
    # Two entries on the equator and a square between them, nearer to the first.
    entries = Entries(np.array(["west", "east"]), np.array([0.0, 10.0]), np.array([0.0, 0.0]))
    square = shapely.box(3, -1, 6, 1)
    (found,) = ranges([square], entries)
    km_per_degree = 111.31949
    assert found.entries == ("east", "west")
    # The corners are near the vertical middle at 5 degrees; the least lies on the equator.
    assert found.least_km == pytest.approx(3 * km_per_degree, rel=1e-4)
    middle = ELLIPSOID.inv(0, 0, 5, 1)[2] / 1000
    assert found.greatest_km == pytest.approx(middle, rel=1e-4)


def test_a_peak_inside_the_area_is_found() -> None:
    # Four entries at the corners of a square: the middle is farthest from all of them.
    entries = Entries(
        np.array(["a", "b", "c", "d", "far"]),
        np.array([-1.0, 1.0, 1.0, -1.0, 90.0]),
        np.array([-1.0, -1.0, 1.0, 1.0, 45.0]),
    )
    (found,) = ranges([shapely.box(-0.5, -0.5, 0.5, 0.5)], entries)
    assert found.greatest_km == pytest.approx(ELLIPSOID.inv(0, 0, 1, 1)[2] / 1000, rel=1e-4)
    assert found.entries == ("a", "b", "c", "d")


def test_parts_of_a_multipolygon_count() -> None:
    entries = Entries(np.array(["a", "b"]), np.array([0.0, 20.0]), np.array([0.0, 0.0]))
    both = shapely.MultiPolygon([shapely.box(1, 0, 2, 1), shapely.box(18, 0, 19, 1)])
    (found,) = ranges([both], entries)
    assert found.entries == ("a", "b")


def test_an_entry_inside_is_at_no_distance() -> None:
    (tijuana,) = ranges([MUNICIPALITIES["02004"]], ENTRIES["crossings"])
    assert tijuana.least_km == 0
    assert len(tijuana.entries) >= 3


@settings(max_examples=40)
@given(st.integers(0, len(MUNICIPALITIES) - 1), st.randoms(use_true_random=False))
def test_range_of_any_municipality_holds_a_point_of_it(index: int, random) -> None:
    polygon, entries = MUNICIPALITIES.iloc[index], ENTRIES["cargo seaports"]
    (found,) = ranges([polygon], entries)
    point = polygon.representative_point()
    winner, distance_km = nearest(np.array([point.x]), np.array([point.y]), entries)
    assert found.least_km <= distance_km[0] <= found.greatest_km
    assert entries.ids[winner[0]] in found.entries
