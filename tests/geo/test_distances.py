"""Distances to borders and coast, against a search that tries everything."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import reference
from geo.crs import ELLIPSOID
from geo.distances import LINES, Line, distance_ranges, distance_to, line
from geo.errors import ChoiceError

BORDERS = reference.load("borders").set_index("line")["geometry"]
MUNICIPALITIES = reference.load("municipalities").set_index("mun_code")["geometry"]
KNOWN = reference.load("municipality_distances").set_index("mun_code")
STEP_DEG = 0.002
STEP_KM = 0.23
"""The dense line has a point every so many kilometres at most."""

EQUATOR = Line.of([shapely.LineString([(0, 0), (10, 0)])])
KM_PER_DEGREE = ELLIPSOID.a * np.pi / 180 / 1000


def mistake_km(distance_km):
    """Return what `distance_to` promises: 0.1 m, and 15 m at 1,000 km, growing with the cube."""
    return 0.0001 + 0.015 * (distance_km / 1000) ** 3


def brute_force(lon: float, lat: float, points: np.ndarray) -> float:
    """Return the geodesic distance to the nearest of the points, km."""
    here = np.broadcast_to([[lon], [lat]], points.T.shape)
    return float(np.min(ELLIPSOID.inv(*here, *points.T)[2])) / 1000


@pytest.mark.parametrize("name", LINES)
def test_distance_is_that_of_brute_force(name: str) -> None:
    dense = shapely.get_coordinates(shapely.segmentize(BORDERS[[name]].values, STEP_DEG))
    random = np.random.default_rng(20210605)
    far = random.uniform(-118, -86.5, 12), random.uniform(14, 33, 12)
    # Beside the line too, where many of its bends are about as near.
    beside = dense[random.integers(0, len(dense), 12)] + random.normal(0, 0.03, (12, 2))
    lon, lat = np.concatenate([far[0], beside[:, 0]]), np.concatenate([far[1], beside[:, 1]])
    found = distance_to(lon, lat, name)
    expected = np.array([brute_force(*place, dense) for place in zip(lon, lat, strict=True)])
    # Between two of the dense points the line is at most this much nearer than both.
    least = np.sqrt(np.maximum(expected**2 - (STEP_KM / 2) ** 2, 0))
    assert (found <= expected + mistake_km(expected)).all()
    assert (found >= least - 0.0001).all()


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-1, 11),
    st.floats(-3, 3),
    st.integers(0, 2**32 - 1),
    st.integers(2, 12),
    st.floats(0.001, 4),
)
def test_distance_to_any_line(lon: float, lat: float, seed: int, bends: int, reach: float) -> None:
    random = np.random.default_rng(seed)
    bent = shapely.LineString(random.uniform((5 - reach, -reach), (5 + reach, reach), (bends, 2)))
    dense = shapely.get_coordinates(shapely.segmentize(bent, 0.02))
    found = distance_to(np.array([lon]), np.array([lat]), Line.of([bent]))[0]
    expected = brute_force(lon, lat, dense)
    assert found <= expected + mistake_km(expected)
    assert found >= np.sqrt(max(expected**2 - 1.2**2, 0)) - 0.0001


def test_distance_where_it_can_be_worked_out() -> None:
    lon, lat = np.array([3.0, -2.0, 12.5, 10.0]), np.array([1.0, 0.0, 0.0, 0.0])
    north = ELLIPSOID.inv(3, 0, 3, 1)[2] / 1000
    expected = [north, 2 * KM_PER_DEGREE, 2.5 * KM_PER_DEGREE, 0]
    np.testing.assert_allclose(distance_to(lon, lat, EQUATOR), expected, atol=0.0001)


# The piece is a kilometre long and the place is on it; bends of another line are nearer than
# both of its ends, or nearer than the end that is farther.
@pytest.mark.parametrize(
    ("share", "bends"),
    [
        (0.5, [(0.0044 + n * 2e-5, 0.002) for n in range(6)]),
        (0.1, [(0.0009 + n * 2e-5, 0.0056) for n in range(6)]),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_nearest_place_on_a_long_straight_piece(share, bends, backwards) -> None:
    ends = [(0, 0), (0.0089, 0)]
    lon = 0.0089 * share
    two = Line.of(
        shapely.LineString(points[::-1] if backwards else points) for points in (ends, bends)
    )
    found = distance_to(np.array([lon]), np.array([0.0005]), two)[0]
    assert found == pytest.approx(ELLIPSOID.inv(lon, 0, lon, 0.0005)[2] / 1000, abs=1e-5)


def test_no_points_and_no_line() -> None:
    assert distance_to(np.array([]), np.array([]), "coast").shape == (0,)
    with pytest.raises(ChoiceError, match="no line to measure to; give one"):
        Line.of([])
    with pytest.raises(ChoiceError, match="north border, south border, coast"):
        line("east border")


@pytest.mark.parametrize(
    ("name", "lon", "lat", "least_km", "greatest_km"),
    [
        ("north border", -99.1332, 19.4326, 700, 760),
        ("south border", -99.1332, 19.4326, 800, 950),
        ("coast", -99.1332, 19.4326, 220, 290),
        ("north border", -117.0382, 32.5149, 1, 4),
        ("coast", -106.42, 23.22, 0, 3),
        ("south border", -92.263, 14.906, 5, 20),
    ],
)
def test_known_places(name, lon, lat, least_km, greatest_km) -> None:
    found = distance_to(np.array([lon]), np.array([lat]), name)[0]
    assert least_km < found < greatest_km


# --- ranges -------------------------------------------------------------------------------


def inner_points(polygon: shapely.Geometry, count: int, seed: int = 1) -> np.ndarray:
    """Return random points of an area and points along its edges."""
    west, south, east, north = polygon.bounds
    random = np.random.default_rng(seed)
    points = random.uniform((west, south), (east, north), (count, 2))
    inside = points[shapely.contains_xy(polygon, *points.T)]
    edges = shapely.get_coordinates(shapely.segmentize(polygon.boundary, 0.01))
    return np.vstack([inside, edges])


# On a border; on two coasts; islands far out; far inland between both coasts; tiny; at a corner.
@pytest.mark.parametrize(
    "code", ["02004", "03003", "06007", "32043", "20556", "28022", "23004", "01001", "07059"]
)
@pytest.mark.parametrize("name", LINES)
def test_range_holds_every_point_and_is_tight(code: str, name: str) -> None:
    points = inner_points(MUNICIPALITIES[code], 3000)
    distance_km = distance_to(*points.T, name)
    column = name.replace(" ", "_")
    least_km, greatest_km = KNOWN.loc[code, [f"{column}_km_min", f"{column}_km_max"]]
    assert least_km <= distance_km.min()
    assert greatest_km >= distance_km.max()
    # The edges are sampled each kilometre, so the samples come near to both ends.
    assert distance_km.min() - least_km < 0.6
    assert greatest_km - distance_km.max() < 0.6


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(MUNICIPALITIES) - 1), st.sampled_from(LINES))
def test_range_of_any_municipality_holds_its_points(index: int, name: str) -> None:
    code, polygon = MUNICIPALITIES.index[index], MUNICIPALITIES.iloc[index]
    distance_km = distance_to(*inner_points(polygon, 200, index).T, name)
    column = name.replace(" ", "_")
    assert KNOWN.loc[code, f"{column}_km_min"] <= distance_km.min()
    assert KNOWN.loc[code, f"{column}_km_max"] >= distance_km.max()


def test_the_greatest_distance_may_lie_inside() -> None:
    # Midway between two lines: the corners of the areas are nearer to one of them.
    both = Line.of([shapely.LineString([(x, -5), (x, 5)]) for x in (0, 2)])
    box = shapely.box(0.3, -0.2, 1.6, 0.2)
    # Its middle lies outside it.
    bracket = shapely.difference(shapely.box(0.3, -2, 1.7, 2), shapely.box(0.35, -1.95, 1.75, 1.95))
    least, greatest = distance_ranges([box, bracket], both)
    lat = np.array([0.2, 2])
    for lon, found, outwards in ((0.3, least, -1), (1, greatest, 1)):
        ones = np.ones(2)
        # Where meridians are nearest to each other: at the end that is farthest from the equator,
        # the greatest distance at the end that is nearest.
        at = lat if outwards < 0 else np.array([0, 1.95])
        exact = np.asarray(ELLIPSOID.inv(0 * ones, at, lon * ones, at)[2]) / 1000
        too_wide = (found - exact) * outwards
        assert (too_wide > -0.02).all()
        assert (too_wide < 0.06).all()


def test_an_area_that_holds_the_line_is_at_no_distance() -> None:
    around = shapely.box(4, -1, 6, 1)
    beside = shapely.box(4, 0.1, 6, 1)
    island = shapely.MultiPolygon([shapely.box(4, 2, 6, 3), shapely.box(20, 0, 20.1, 0.1)])
    least, greatest = distance_ranges([around, beside, island], EQUATOR, tolerance_km=0.02)
    np.testing.assert_allclose(least, [0, 11.057, 221.15], atol=0.03)
    np.testing.assert_allclose(greatest[2], ELLIPSOID.inv(10, 0, 20.1, 0.1)[2] / 1000, atol=0.03)


def test_every_municipality_has_its_ranges() -> None:
    assert KNOWN.index.tolist() == MUNICIPALITIES.index.tolist()
    for name in LINES:
        column = name.replace(" ", "_")
        assert (KNOWN[f"{column}_km_min"] >= 0).all()
        assert (KNOWN[f"{column}_km_max"] > KNOWN[f"{column}_km_min"]).all()
        # Those at no distance touch the line, and they alone.
        touches = shapely.intersects(
            MUNICIPALITIES.values, shapely.union_all(BORDERS[[name]].values)
        )
        assert (KNOWN[f"{column}_km_min"].eq(0).to_numpy() == touches).all()
