"""Catchments against a search that tries every entry."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import KDTree

from geo import reference
from geo.catchments import catchments, edges_between
from geo.crs import ELLIPSOID, EQUAL_AREA, GEOGRAPHIC
from geo.nearest import Entries
from geo.reference.recipes import BuildError
from geo.reference.recipes.catchments import read_catchments, shares

LAYER = reference.load("catchments")
ENTRIES = reference.load("entries").set_index("id", drop=False)
KINDS = ("seaport", "crossing")
TIE_M = 1.0
"""Where two entries are as near as this, either may be given: edges are off by less than 1 m."""

SQUARE = shapely.box(-10, -10, 10, 10)


@pytest.fixture(scope="module")
def mexico():
    return shapely.coverage_union_all(reference.load("municipalities").geometry.values)


def entries_at(*places) -> Entries:
    lon, lat = np.array(places, dtype=float).T
    return Entries(np.array([f"e{number}" for number in range(len(lon))]), lon, lat)


def brute_force(lon, lat, entries: Entries) -> np.ndarray:
    """Return all geodesic distances, metres, shape (points, entries)."""
    n, m = len(lon), len(entries.ids)
    _, _, metres = ELLIPSOID.inv(
        np.repeat(lon, m), np.repeat(lat, m), np.tile(entries.lon, n), np.tile(entries.lat, n)
    )
    return np.reshape(metres, (n, m))


def owners(shapes, lon, lat) -> np.ndarray:
    """Return which shape each point lies in, by trying all; -1 for none, -2 for several."""
    inside = np.array([shapely.contains_xy(shape, lon, lat) for shape in shapes])
    count = inside.sum(axis=0)
    return np.where(count == 1, inside.argmax(axis=0), np.where(count == 0, -1, -2))


def assert_nearest(shapes, lon, lat, entries: Entries) -> None:
    found = owners(shapes, lon, lat)
    metres = brute_force(lon, lat, entries)
    assert (found >= 0).all()
    excess = metres[np.arange(len(found)), found] - metres.min(axis=1)
    assert excess.max() < TIE_M
    # And ties are rare enough to make the test worth its name.
    assert (excess > 0).mean() < 0.01


def assert_edges_tie(shapes: gpd.GeoSeries) -> None:
    edges = edges_between(shapes)
    assert len(edges) > len(shapes)
    for first, second, line in edges.itertuples(index=False):
        points = shapely.get_coordinates(shapely.segmentize(line, 0.01))
        metres = brute_force(*points.T, Entries.of(ENTRIES.loc[[first, second]]))
        assert np.abs(np.diff(metres, axis=1)).max() < TIE_M


# --- the layer ----------------------------------------------------------------------------


def test_every_entry_has_its_catchment() -> None:
    expected = {
        "seaport": ENTRIES[(ENTRIES["kind"] == "seaport") & ENTRIES["cargo"]],
        "crossing": ENTRIES[ENTRIES["kind"] == "crossing"],
    }
    for kind in KINDS:
        rows = LAYER[LAYER["kind"] == kind]
        assert rows["entry"].tolist() == sorted(expected[kind]["id"])
        assert (rows["name"].to_numpy() == ENTRIES.loc[rows["entry"], "name"]).all()
    assert LAYER["kind"].value_counts().to_dict() == {"seaport": 37, "crossing": 61}
    assert reference.path("catchments").stat().st_size < 2_500_000


@pytest.mark.parametrize("kind", KINDS)
def test_catchments_cover_mexico_once(kind: str, mexico) -> None:
    shapes = LAYER.geometry[LAYER["kind"] == kind].array
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    pairs = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
    assert pairs.size == 0
    union = shapely.coverage_union_all(shapes)
    off = shapely.segmentize(shapely.symmetric_difference(union, mexico), 0.001)
    # A centimetre's rounding where an edge meets the outline.
    assert gpd.GeoSeries([off], crs=GEOGRAPHIC).to_crs(EQUAL_AREA).area.iloc[0] < 500
    total_km2 = gpd.GeoSeries([mexico], crs=GEOGRAPHIC).to_crs(EQUAL_AREA).area.iloc[0] / 1e6
    assert LAYER.loc[LAYER["kind"] == kind, "area_km2"].sum() == pytest.approx(total_km2, abs=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_two_thousand_points_lie_with_their_nearest_entry(kind: str, mexico) -> None:
    rows = LAYER[LAYER["kind"] == kind]
    entries = Entries.of(ENTRIES.loc[rows["entry"]])
    random = np.random.default_rng(20231221)
    west, south, east, north = mexico.bounds
    lon, lat = random.uniform(west, east, 8000), random.uniform(south, north, 8000)
    shapely.prepare(mexico)
    inside = np.flatnonzero(shapely.contains_xy(mexico, lon, lat))[:2000]
    assert len(inside) == 2000
    assert_nearest(rows.geometry.values, lon[inside], lat[inside], entries)


@pytest.mark.parametrize("kind", KINDS)
def test_edges_are_equally_far_from_both_sides(kind: str) -> None:
    assert_edges_tie(LAYER[LAYER["kind"] == kind].set_index("entry").geometry)


def test_points_beside_an_edge_lie_on_the_right_side() -> None:
    # Three metres to either side of edges is where a chord's tie would be wrong.
    rows = LAYER[LAYER["kind"] == "crossing"].set_index("entry")
    points = shapely.get_coordinates(edges_between(rows.geometry).geometry.values)
    random = np.random.default_rng(3)
    lon, lat = (points + random.uniform(-5e-5, 5e-5, points.shape)).T
    found = owners(rows.geometry.values, lon, lat)
    on_land = found >= 0
    metres = brute_force(lon[on_land], lat[on_land], Entries.of(ENTRIES.loc[rows.index]))
    excess = metres[np.arange(on_land.sum()), found[on_land]] - metres.min(axis=1)
    assert excess.max() < TIE_M


# --- any set of entries -------------------------------------------------------------------


@pytest.mark.parametrize("chosen", ["all seaports", "northern crossings"])
def test_other_sets(chosen: str, mexico) -> None:
    kind = ENTRIES["kind"] == "seaport"
    table = ENTRIES[kind] if chosen == "all seaports" else ENTRIES[ENTRIES["neighbour"] == "US"]
    entries = Entries.of(table)
    shapes = catchments(entries, mexico)
    assert shapes.index.tolist() == table["id"].tolist()
    assert shapes.index.name == "entry"
    assert shapely.coverage_is_valid(shapes.values)
    union = shapely.coverage_union_all(shapes.values)
    assert shapely.symmetric_difference(union, mexico).area < 1e-9
    points = [shape.representative_point() for shape in reference.load("municipalities").geometry]
    lon, lat = shapely.get_x(points), shapely.get_y(points)
    assert_nearest(shapes.values, lon, lat, entries)
    assert_edges_tie(shapes)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 30), st.floats(0.01, 30), st.integers(0, 2**32 - 1))
def test_any_entries(count: int, spread: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    entries = entries_at(*random.uniform(-spread, spread, (count, 2)))
    shapes = catchments(entries, SQUARE)
    assert shapely.coverage_is_valid(shapes.values)
    assert shapely.symmetric_difference(shapely.union_all(shapes.values), SQUARE).area < 1e-9
    assert_nearest(shapes.values, *random.uniform(-9.99, 9.99, (2, 500)), entries)


def test_one_entry_has_it_all_and_two_have_half() -> None:
    (only,) = catchments(entries_at((3, 4)), SQUARE)
    assert shapely.equals(only, SQUARE)
    shapes = catchments(entries_at((-5, 0), (5, 0)), SQUARE)
    west, east = (shape.area for shape in shapes)
    assert west == pytest.approx(200)
    assert east == pytest.approx(200)
    assert edges_between(shapes).geometry.iloc[0].length == pytest.approx(20)


@pytest.mark.parametrize("second", [(20, 0), (0, 20), (15, 15), (-20, 10)])
def test_two_entries_share_half_the_globe(second) -> None:
    # The line between them is a circle without a corner: it must close.
    land = shapely.box(-85, -70, 95, 70)
    entries = entries_at((0, 0), second)
    shapes = catchments(entries, land)
    assert_nearest(shapes.values, *np.random.default_rng(4).uniform(-69, 69, (2, 2000)), entries)


def test_an_entry_without_land_has_an_empty_catchment() -> None:
    shapes = catchments(entries_at((150, 60), (0, 0)), SQUARE)
    assert shapes.is_empty.tolist() == [True, False]
    assert shapes.geom_type.tolist() == ["MultiPolygon", "Polygon"]


def test_of_entries_at_the_same_place_the_first_has_the_land() -> None:
    shapes = catchments(entries_at((5, 5), *[(-5, 0)] * 6), SQUARE)
    assert shapes.is_empty.tolist() == [False, False, *[True] * 5]


def test_many_entries_equally_far_from_one_place() -> None:
    grid = [(x, y) for x in range(-8, 9, 4) for y in range(-8, 9, 4)]
    shapes = catchments(entries_at(*grid), SQUARE)
    assert shapely.coverage_is_valid(shapes.values)
    assert set(shapes.geom_type) == {"Polygon"}
    np.testing.assert_allclose(shapely.area(shapes.values), 16, atol=0.1)


@pytest.mark.parametrize("seed", [119, 127, 135])
def test_where_four_catchments_meet_they_share_one_point(seed: int) -> None:
    random = np.random.default_rng(seed)
    places = np.round(random.uniform(-9, 9, (random.integers(4, 40), 2)) / 2) * 2
    shapes = catchments(entries_at(*np.unique(places, axis=0)), SQUARE)
    points = np.unique(shapely.get_coordinates(shapes.values), axis=0)
    assert len(KDTree(points).query_pairs(1e-8)) == 0
    assert shapely.area(shapely.get_parts(shapes.values)).min() > 1e-6


def test_islands_and_lakes_keep_their_shape() -> None:
    lake = shapely.difference(SQUARE, shapely.box(-1, -1, 1, 1))
    land = shapely.union(lake, shapely.box(20, 0, 21, 1))
    shapes = catchments(entries_at((-5, 0), (5, 0)), land)
    assert shapely.symmetric_difference(shapely.union_all(shapes.values), land).area < 1e-9
    assert [shapely.get_num_geometries(shape) for shape in shapes] == [1, 2]


def test_edges_between_leaves_the_outline_out() -> None:
    squares = gpd.GeoSeries(
        [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(5, 5, 6, 6)],
        index=["a", "b", "far"],
        crs=GEOGRAPHIC,
    )
    edges = edges_between(squares)
    assert edges[["first", "second"]].to_numpy().tolist() == [["a", "b"]]
    assert shapely.equals(edges.geometry.iloc[0], shapely.LineString([(1, 0), (1, 1)]))
    assert edges_between(squares[["far"]]).empty


# --- the recipe ---------------------------------------------------------------------------


def test_the_build_makes_the_bundled_layers() -> None:
    made = read_catchments(ENTRIES.reset_index(drop=True), reference.load("municipalities"))
    assert set(made) == {
        "catchments",
        "port_catchments_drawing",
        "crossing_catchments_drawing",
    }
    pd.testing.assert_frame_equal(
        made["catchments"].drop(columns="geometry"), LAYER.drop(columns="geometry")
    )
    for name in ("port_catchments_drawing", "crossing_catchments_drawing"):
        assert made[name]["code"].tolist() == reference.load(name)["code"].tolist()


def test_an_entry_without_land_is_refused() -> None:
    table = pd.DataFrame({"id": ["a", "b"], "name": ["A", "B"], "lon": [0, 150], "lat": [0, 60]})
    with pytest.raises(BuildError, match="'b'"):
        shares(table, SQUARE)


@pytest.mark.parametrize(("of", "name"), [("seaport", "port"), ("crossing", "crossing")])
def test_drawn_lines_run_along_the_edges_only(of: str, name: str, mexico) -> None:
    layer = f"{name}_catchments_drawing"
    assert reference.path(layer).stat().st_size < 60_000
    drawn = reference.load(layer)
    rows = LAYER[LAYER["kind"] == of].set_index("entry")
    assert set(drawn["code"]) <= set(rows.index)
    assert len(rows) - len(drawn) <= 1
    assert drawn["name"].tolist() == rows.loc[drawn["code"], "name"].tolist()
    points = shapely.get_coordinates(drawn.geometry.values)
    np.testing.assert_array_equal(points, np.round(points, 3))
    edges = shapely.union_all(edges_between(rows.geometry).geometry.values)
    assert shapely.hausdorff_distance(drawn.geometry.union_all(), edges, densify=0.2) < 0.5
    assert (shapely.distance(shapely.points(points), edges) < 0.006).all()
    # Each feature runs along the edge of its own catchment.
    boundary = shapely.boundary(rows.loc[drawn["code"]].geometry.values)
    ends, owner = shapely.get_coordinates(drawn.geometry.values, return_index=True)
    assert (shapely.distance(shapely.points(ends), boundary[owner]) < 0.006).all()
