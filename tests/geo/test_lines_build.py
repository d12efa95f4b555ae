"""The lines cut from Mexico's outline, and how they are cut."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import reference
from geo.crs import GEOGRAPHIC
from geo.distances import distance_to
from geo.reference.recipes import BuildError, lines

BORDERS = reference.load("borders")
PARTS = BORDERS.set_index("part")
COASTS = reference.load("coasts_drawing").set_index("code")
MUNICIPALITIES = reference.load("municipalities")
ENTRIES = reference.load("entries")


@pytest.fixture(scope="module")
def outline():
    return shapely.boundary(shapely.coverage_union_all(MUNICIPALITIES.geometry.values))


def segments(shapes) -> set[tuple[float, ...]]:
    """Return the straight pieces of lines, each the same whichever way it runs."""
    found = set()
    for part in shapely.get_parts(list(shapes)):
        points = shapely.get_coordinates(part).tolist()
        found |= {(*min(pair), *max(pair)) for pair in pairwise(points)}
    return found


def test_lines_and_parts() -> None:
    assert BORDERS[["line", "part"]].to_numpy().tolist() == [
        ["north border", "US"],
        ["south border", "BZ"],
        ["south border", "BZ bay"],
        ["south border", "GT"],
        ["coast", "Gulf and Caribbean"],
        ["coast", "Pacific"],
    ]
    assert BORDERS.crs == GEOGRAPHIC
    assert BORDERS.is_valid.all()


def test_the_lines_are_the_outline_each_piece_once(outline) -> None:
    pieces = [segments([shape]) for shape in BORDERS.geometry]
    assert set.union(*pieces) == segments([outline])
    assert sum(map(len, pieces)) == len(segments([outline]))


# Published lengths, km; 50 m of generalisation shorten rivers and coasts, never by so much.
@pytest.mark.parametrize(
    ("part", "published_km", "share"),
    [("US", 3155, 0.01), ("GT", 957, 0.01), ("BZ", 193, 0.015), ("BZ bay", 83, 0.08)],
)
def test_lengths_are_about_those_published(part: str, published_km: float, share: float) -> None:
    assert PARTS.loc[part, "length_km"] == pytest.approx(published_km, rel=share)
    assert PARTS.loc[part, "length_km"] == pytest.approx(
        lines.length_km(PARTS.loc[part, "geometry"]), abs=0.05
    )


@pytest.mark.parametrize(
    ("part", "published_km"), [("Pacific", 7828), ("Gulf and Caribbean", 3294)]
)
def test_mainland_coasts_are_about_as_long_as_published(part: str, published_km: float) -> None:
    mainland = max(shapely.get_parts(PARTS.loc[part, "geometry"]), key=shapely.length)
    assert lines.length_km(mainland) == pytest.approx(published_km, rel=0.05)


def test_crossings_lie_on_their_border() -> None:
    crossings = ENTRIES[ENTRIES["kind"] == "crossing"]
    for neighbour, name in (("US", "north border"), ("GT", "south border"), ("BZ", "south border")):
        there = crossings[crossings["neighbour"] == neighbour]
        place = there["lon"].to_numpy(), there["lat"].to_numpy()
        assert (distance_to(*place, name) <= there["uncertainty_km"]).all()
        off_deg = shapely.distance(there.geometry.values, PARTS.loc[neighbour, "geometry"])
        assert (off_deg < 0.01).all()


def test_cargo_seaports_lie_at_the_coast_or_up_a_river() -> None:
    ports = ENTRIES[(ENTRIES["kind"] == "seaport") & ENTRIES["cargo"]]
    off_km = distance_to(ports["lon"].to_numpy(), ports["lat"].to_numpy(), "coast")
    assert (off_km < 20).all()
    assert np.median(off_km) < 1.5


@pytest.mark.parametrize(
    ("part", "lon", "lat"),
    [
        ("Pacific", -110.92, 18.80),  # Socorro
        ("Pacific", -112.38, 28.97),  # Tiburón, in the Gulf of California
        ("Pacific", -110.85, 27.97),  # the inlet behind the causeway of Guaymas
        ("Gulf and Caribbean", -89.69, 22.46),  # Alacranes
        ("Gulf and Caribbean", -86.92, 20.42),  # Cozumel
        ("Gulf and Caribbean", -87.84, 18.27),  # Xcalak
        ("BZ bay", -88.03, 18.30),
        ("GT", -92.16, 14.60),  # the Suchiate
        ("BZ", -88.87, 17.90),  # Blue Creek
    ],
)
def test_places_lie_on_the_right_part(part: str, lon: float, lat: float) -> None:
    off = PARTS.geometry.apply(lambda line: line.distance(shapely.Point(lon, lat)))
    assert off.idxmin() == part


# --- cutting ------------------------------------------------------------------------------


def toy_ring(shift: float = 0.0) -> shapely.LinearRing:
    """Return a ring through the beginnings of all stretches with a point between each two."""
    starts = np.array([start for _, _, start in lines.STRETCHES])
    middle = (starts + np.roll(starts, -1, axis=0)) / 2
    points = np.stack([starts + shift, middle], axis=1).reshape(-1, 2)
    return shapely.LinearRing(points)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("roll", [0, 1, 5])
def test_a_ring_is_cut_wherever_it_begins_and_whichever_way_it_runs(roll, backwards) -> None:
    points = np.roll(shapely.get_coordinates(toy_ring())[:-1], roll, axis=0)
    ring = shapely.LinearRing(points[::-1] if backwards else points)
    cut = lines.stretches(ring, 0.1)
    assert list(cut) == [part for _, part, _ in lines.STRETCHES]
    for (_, part, start), (_, _, end) in zip(
        lines.STRETCHES, [*lines.STRETCHES[1:], lines.STRETCHES[0]], strict=True
    ):
        points = cut[part].coords
        assert (len(points), points[0], points[-1]) == (3, start, end)


def test_a_ring_that_misses_a_beginning_is_refused() -> None:
    with pytest.raises(BuildError, match="from the start of US"):
        lines.stretches(toy_ring(shift=0.1), 5)


def test_a_ring_that_meets_the_beginnings_out_of_order_is_refused() -> None:
    points = shapely.get_coordinates(toy_ring())[:-1]
    points[[2, 4]] = points[[4, 2]]
    with pytest.raises(BuildError, match="out of order"):
        lines.stretches(shapely.LinearRing(points), 0.1)


def test_an_island_at_a_land_border_is_refused() -> None:
    mainland = shapely.Polygon(toy_ring())
    (lon, lat), _ = shapely.get_coordinates(lines.stretches(toy_ring(), 0.1)["GT"])[1:]
    island = shapely.box(lon + 0.01, lat - 0.001, lon + 0.011, lat)
    assert not island.intersects(mainland)
    with pytest.raises(BuildError, match="land border with GT"):
        lines.borders(gpd.GeoSeries([mainland, island], crs=GEOGRAPHIC))


# --- drawing ------------------------------------------------------------------------------


def test_every_coastal_state_has_a_coast_on_its_own_edge() -> None:
    drawn = reference.load("states_drawing").set_index("code")
    states = reference.load("states").set_index("state_code")
    assert set(COASTS.index) == set(states.index[states["coast"] != "inland"])
    assert len(COASTS) == 17
    every = []
    for code, coast in COASTS.geometry.items():
        pieces = segments([coast])
        assert pieces <= segments([drawn.geometry[code].boundary])
        every += pieces
    # No piece of coast is two states', and none lies between two states.
    assert len(every) == len(set(every))
    assert set(every) <= segments([shapely.coverage_union_all(drawn.geometry.values).boundary])


@pytest.mark.parametrize(
    ("code", "lon", "lat", "near"),
    [
        ("02", -116.6, 31.85, True),  # Ensenada
        ("02", -115.5, 32.65, False),  # Mexicali, on the border
        ("28", -97.15, 25.9, True),
        ("28", -99.5, 27.5, False),  # Nuevo Laredo
        ("07", -92.4, 14.7, True),
        ("07", -91.0, 16.1, False),  # the border in the Lacandon forest
        ("23", -87.84, 18.27, True),
        ("23", -88.8, 18.0, False),
    ],
)
def test_drawn_coasts_leave_the_land_borders_out(code, lon, lat, near) -> None:
    off_deg = COASTS.geometry[code].distance(shapely.Point(lon, lat))
    assert (off_deg < 0.1) == near


def test_drawn_coasts_are_small_and_rounded() -> None:
    assert reference.path("coasts_drawing").stat().st_size < 100_000
    points = shapely.get_coordinates(COASTS.geometry.values)
    np.testing.assert_array_equal(points, np.round(points, 3))
    assert set(COASTS.geom_type) <= {"LineString", "MultiLineString"}


def test_a_state_without_the_coast_it_should_have_is_refused() -> None:
    states = reference.load("states_drawing")
    with pytest.raises(BuildError, match="Coasts were found for"):
        lines.drawn_coasts(states, pd.Series(["02", "01"]))


def test_the_build_makes_the_bundled_lines() -> None:
    pd.testing.assert_frame_equal(
        lines.borders(MUNICIPALITIES.geometry).drop(columns="geometry"),
        BORDERS.drop(columns="geometry"),
    )
    some = MUNICIPALITIES.iloc[[1, 700, 2000]].reset_index(drop=True)
    known = reference.load("municipality_distances").set_index("mun_code")
    made = lines.municipality_distances(some, BORDERS).set_index("mun_code")
    pd.testing.assert_frame_equal(made, known.loc[made.index], check_exact=False, atol=0.011)
