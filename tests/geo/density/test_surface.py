"""The density against the exact sum and scipy, its mass, and where uncertain places lie."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import gaussian_kde
from shapely import Point

from geo import reference
from geo.density import Density, Grid, densities, density, inside, mexico_grid, place, relative_risk
from geo.density.binning import bin_points
from geo.density.grid import municipalities
from geo.density.kernel import smoother
from geo.density.mass import spread
from geo.density.surface import smooth_padded
from geo.errors import ChoiceError, RecordError
from geo.join import join
from geo.places import match

GRID = mexico_grid(5.0)


def values(found: Density) -> np.ndarray:
    return found.values


def round_points(count: int, spread_m: float = 200_000) -> np.ndarray:
    """Points whose covariance is exactly round, so that scipy's kernel is round too."""
    points = np.random.default_rng(7).normal(size=(2, count))
    points -= points.mean(axis=1, keepdims=True)
    points = np.linalg.solve(np.linalg.cholesky(np.cov(points)), points) * spread_m
    return points + np.array([[0.0], [1_200_000.0]])


def exact(points: np.ndarray, grid: Grid, bandwidth_km: float) -> np.ndarray:
    x, y = grid.centres()
    across, down = (
        np.exp(-0.5 * ((centres[:, None] - place[None, :]) / bandwidth_km / 1000) ** 2)
        for centres, place in ((x, points[0]), (y, points[1]))
    )
    return down @ across.T / (2 * np.pi * bandwidth_km**2) * 1000


@pytest.mark.parametrize(("bandwidth_km", "most"), [(15, 0.005), (25, 0.0005), (100, 1e-5)])
def test_density_is_the_exact_sum_over_records(at_points, bandwidth_km, most) -> None:
    points = round_points(300)
    found = values(density(at_points(*points), bandwidth_km=bandwidth_km, cell_km=5, edges="none"))
    expected = exact(points, GRID, bandwidth_km)
    country = inside(GRID) > 0
    assert np.isnan(found[~country]).all()
    assert np.abs(found - expected)[country].max() < most * expected[country].max()


def test_density_is_that_of_scipy(at_points) -> None:
    points = round_points(300)
    found = values(density(at_points(*points), bandwidth_km=25, cell_km=5, edges="none"))
    rows, columns = np.nonzero(inside(GRID) > 0)
    chosen = np.random.default_rng(1).permutation(len(rows))[:3000]
    x, y = GRID.centres()
    kernel = gaussian_kde(points, bw_method=25_000 / 200_000)
    expected = kernel(np.stack([x[columns[chosen]], y[rows[chosen]]])) * 300 * 1e9
    off = np.abs(found[rows[chosen], columns[chosen]] - expected).max()
    assert off < 0.005 * np.nanmax(found)
    assert expected.max() > 0.1 * np.nanmax(found)


@pytest.mark.parametrize("bandwidth_km", [10, 50, 200])
def test_mass_is_kept(at_points, in_municipalities, bandwidth_km) -> None:
    # Los Cabos ends in the sea, Tijuana at the border and the sea.
    records = pd.concat(
        [at_points(*round_points(50)), in_municipalities(["03008"] * 30 + ["02004"] * 20)]
    )
    padded = smooth_padded(place(records), smoother(GRID, float(bandwidth_km)), "none")
    assert padded.sum() == pytest.approx(100, rel=0.001)
    country = inside(GRID)
    found = density(in_municipalities(["03008"] * 30), bandwidth_km=bandwidth_km, cell_km=5)
    assert np.nansum(values(found) * country) * 25 / 1000 == pytest.approx(30, rel=1e-5)
    lost = density(
        in_municipalities(["03008"] * 30), bandwidth_km=bandwidth_km, cell_km=5, edges="none"
    )
    assert np.nansum(values(lost) * country) * 25 / 1000 < 25
    assert found.labs == 30


def test_mass_at_points_near_the_coast_is_kept(at_points) -> None:
    states = reference.load("states").geometry.to_crs("EPSG:4326")
    coast = states.union_all().boundary
    places = [coast.interpolate(part, normalized=True) for part in np.linspace(0.01, 0.99, 40)]
    lon, lat = [at.x for at in places], [at.y for at in places]
    records = at_points([0.0] * 40, [1e6] * 40).assign(lon=lon, lat=lat)
    found = density(records, bandwidth_km=10, cell_km=5)
    assert np.nansum(values(found) * inside(GRID)) * 25 / 1000 == pytest.approx(40, rel=1e-5)


def test_municipalities_are_flat_and_stand_in_the_ratio_of_their_areas(in_municipalities) -> None:
    # Culiacán and Navolato are neighbours: their rims share cells, their insides don't.
    codes = ["25006", "25018", "02004"]
    records = in_municipalities([code for code in codes for _ in range(7)])
    labs = spread(place(records), GRID) / 25
    assert labs.sum() * 25 == pytest.approx(21)
    areas = municipalities()
    x, y = GRID.centres()
    for code in codes:
        shape = areas[code].buffer(-2_500 * 2**0.5)
        rows, columns = np.nonzero(labs)
        of_it = [
            labs[row, column]
            for row, column in zip(rows, columns, strict=True)
            if shape.contains_properly(Point(x[column], y[row]))
        ]
        assert len(of_it) > 10
        expected = 7 / (areas[code].area / 1e6)
        np.testing.assert_allclose(of_it, expected, rtol=1e-4)


@pytest.mark.parametrize(("code", "cell_km"), [("09015", 10), ("14039", 10), ("20067", 2)])
def test_a_municipality_of_few_cells_is_as_exact_as_a_point(
    in_municipalities, code, cell_km
) -> None:
    # Cuauhtémoc in Mexico City is a third of a cell of 10 km.
    sigma = 5 * cell_km
    found = density(in_municipalities([code]), bandwidth_km=sigma, cell_km=cell_km, edges="none")
    shape = municipalities()[code]
    west, south, east, north = shape.bounds
    x, y = np.meshgrid(np.arange(west, east, 200), np.arange(south, north, 200))
    own = shapely.contains_xy(shape, x, y)
    across, down = found.grid.centres()
    sent = [
        np.exp(-(((line[:, None] - at[own]) / 1000 / sigma) ** 2) / 2)
        for line, at in ((down, y), (across, x))
    ]
    exact = sent[0] @ sent[1].T
    exact *= 1000 / (2 * np.pi * sigma**2) / own.sum()
    inland = ~np.isnan(found.values)
    assert np.abs(found.values - exact)[inland].max() < 0.002 * exact.max()


def test_all_is_the_sum_of_the_statuses(in_municipalities) -> None:
    statuses = ["active", "inactive", "unspecified"] * 5
    records = in_municipalities(["25006", "26030", "02004", "14039", "12001"] * 3, statuses)
    found = densities(records, bandwidth_km=30, cell_km=10)
    unspecified = density(records[records["status"] == "unspecified"], bandwidth_km=30, cell_km=10)
    assert list(found) == ["all", "active", "inactive"]
    parts = values(found["active"]) + values(found["inactive"]) + values(unspecified)
    np.testing.assert_allclose(values(found["all"]), parts, atol=1e-5)
    assert [found[name].labs for name in found] == [15, 5, 5]


def test_nothing_is_zero(in_municipalities) -> None:
    found = values(density(in_municipalities(["02004"] * 5), bandwidth_km=30, cell_km=10))
    x, y = mexico_grid(10.0).centres()
    away = np.hypot(x[None, :] - x[0], y[:, None] - y[0])
    assert (found[(inside(mexico_grid(10.0)) > 0) & (away > 500_000)] == 0).all()
    assert np.nanmin(found) == 0


def test_records_lie_where_they_are_known_to_lie(make_records) -> None:
    culiacan = {"state_given": "Sinaloa", "mun_given": "Culiacán"}
    hermosillo, texas = {"lon": -110.96, "lat": 29.07}, {"lon": -100.0, "lat": 32.0}
    rows = make_records(
        # Coordinates that contradict the municipality are where the raid is drawn too.
        {**culiacan, **hermosillo},
        {**culiacan, **texas},
        {**culiacan, "locality": "a hamlet", "labs": 2},
        {"state_given": "Sinaloa", "labs": 4},
        {"labs": 8},
        {**culiacan, "labs": 0},
    )
    records, _ = join(match(rows)[0])
    sources = place(records)
    assert sources.point_codes.tolist() == ["26030"]
    assert sources.mun_codes == ("25006",)
    assert sources.mun_labs.tolist() == [3]
    assert sources.mun_squares.tolist() == [5]
    assert (sources.records, sources.labs, sources.squares) == (3, 4, 6)
    assert sources.labs_not_placed == 12
    found = density(records, bandwidth_km=10, cell_km=5)
    assert (found.labs, found.labs_not_placed) == (4, 12)


def test_an_empty_release_has_no_labs_anywhere(make_records) -> None:
    records, _ = join(match(make_records())[0])
    found = density(records, cell_km=10)
    assert (found.release, found.labs, found.labs_not_placed) == ("", 0, 0)
    assert np.nanmax(values(found)) == 0
    assert not np.isnan(values(found)).all()


@pytest.mark.parametrize(
    "options",
    [
        {"bandwidth_km": 9.9, "cell_km": 5},
        {"bandwidth_km": 501},
        {"bandwidth_km": float("nan")},
        {"cell_km": 0.5},
        {"cell_km": 11},
        {"edges": "mirror"},
    ],
)
def test_what_cannot_be_had_is_refused(in_municipalities, options) -> None:
    with pytest.raises(ChoiceError, match="choose"):
        density(in_municipalities(["25006"]), **options)


def test_releases_are_not_mixed(in_municipalities) -> None:
    records = in_municipalities(["25006", "25006"]).assign(release=["r1", "r2"])
    for ask in (density, densities):
        with pytest.raises(RecordError):
            ask(records)


SMALL = Grid(west=0.0, north=100_000.0, cell_km=5.0, width=30, height=20)
PLACES = st.lists(
    st.tuples(st.floats(0, 140_000), st.floats(0, 100_000), st.floats(0, 10)), max_size=8
)


def binned(places: list[tuple[float, float, float]]) -> np.ndarray:
    x, y, labs = np.array(places, dtype=float).reshape(-1, 3).T
    return bin_points(x, y, labs, SMALL, 3)


@given(PLACES, PLACES)
@settings(max_examples=25)
def test_binning_keeps_sums_and_adds(some, others) -> None:
    both = binned(some + others)
    assert both.sum() == pytest.approx(sum(labs for *_, labs in some + others))
    assert both.min() >= 0
    np.testing.assert_allclose(both, binned(some) + binned(others), atol=1e-12)


@given(PLACES)
@settings(max_examples=25)
def test_a_shift_by_a_cell_shifts_the_cells(places) -> None:
    shifted = [(x + 5000, y, labs) for x, y, labs in places]
    np.testing.assert_allclose(binned(shifted)[:, 1:], binned(places)[:, :-1], atol=1e-9)


@given(PLACES, PLACES)
@settings(max_examples=10)
def test_smoothing_is_linear(some, others) -> None:
    kernel = smoother(GRID, 30.0)
    padded = [np.zeros(kernel.padded_shape) for _ in range(2)]
    for to, places in zip(padded, (some, others), strict=True):
        to[100:126, 200:236] = binned(places)
    one, other = (kernel.smooth(array, None) for array in padded)
    both = kernel.smooth(padded[0] + 2 * padded[1], None)
    np.testing.assert_allclose(both, one + 2 * other, atol=1e-12)
    assert both.sum() == pytest.approx(padded[0].sum() + 2 * padded[1].sum(), abs=1e-9)


@pytest.mark.parametrize("bandwidth_km", ["scott", "25", True, None])
def test_a_bandwidth_that_is_no_number_is_refused(in_municipalities, bandwidth_km) -> None:
    with pytest.raises(ChoiceError, match="is no number of km"):
        density(in_municipalities(["03008"]), bandwidth_km=bandwidth_km, cell_km=10)


@pytest.mark.parametrize("relabellings", [2.5, "99", True, None], ids=str)
def test_relabellings_that_are_no_whole_number_are_refused(in_municipalities, relabellings) -> None:
    with pytest.raises(ChoiceError, match="no whole number"):
        relative_risk(in_municipalities(["03008"]), cell_km=10, relabellings=relabellings)
