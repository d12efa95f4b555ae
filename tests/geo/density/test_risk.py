"""The relative risk: its variance and relabelling against brute force, masks, planted truth."""

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.crs import project
from geo.density import LEAST_EXPECTED, inside, mexico_grid, place, relative_risk
from geo.density.contrast import contrast
from geo.density.grid import states
from geo.density.kernel import smoother
from geo.density.relabel import MOST_RATIO, interpolate, relabel, relabelling_grid
from geo.density.surface import smooth_sources
from geo.errors import ChoiceError, RecordError, TooFewError
from geo.join import municipality_of

GRID = mexico_grid(10.0)
KERNEL = smoother(GRID, 60.0)
STATUSES = ["active"] * 13 + ["inactive"] * 27


@pytest.fixture(scope="module")
def records(at_points, in_municipalities) -> pd.DataFrame:
    """Forty records, points first; some stand for several labs."""
    random = np.random.default_rng(3)
    x, y = random.normal(-550_000, 60_000, 15), random.normal(1_450_000, 60_000, 15)
    others = in_municipalities(random.choice(["25006", "25018", "25001", "26018"], 25))
    in_sinaloa = shapely.contains_xy(states()["25"], x, y)
    points = at_points(x, y, code=np.where(in_sinaloa, "25006", "10005"))
    table = pd.concat([points, others], ignore_index=True)
    statuses, labs = random.permutation(STATUSES), random.integers(1, 4, 40)
    return table.assign(status=statuses, labs=labs)


@pytest.fixture(scope="module", params=[(), ("25",)], ids=["Mexico", "Sinaloa"])
def window(request) -> tuple[str, ...]:
    return request.param


@pytest.fixture(scope="module")
def placed(records, window) -> pd.DataFrame:
    """The records of the window: some lie in another state."""
    found = records[records["mun_code"].str[:2].isin(window)] if window else records
    assert len(found) == place(records, window).records
    return found


@pytest.fixture(scope="module")
def kernels(placed, window) -> np.ndarray:
    """The kernel of each record alone, smoothed one by one: shape (records, height, width)."""
    one_each = placed.assign(labs=1)
    return np.array(
        [
            smooth_sources(place(one_each.iloc[[number]], window), KERNEL, "diggle")
            for number in range(len(placed))
        ]
    )


def sums(kernels: np.ndarray, labs: np.ndarray, active: np.ndarray) -> np.ndarray:
    """The active kernels about the mean of all, summed."""
    mean = np.tensordot(labs, kernels, 1) / labs.sum()
    return np.tensordot(labs * active, kernels - mean, 1)


def test_the_test_statistic_is_that_of_permutations(records, placed, window, kernels) -> None:
    labs = placed["labs"].to_numpy(dtype=float)
    active = (placed["status"] == "active").to_numpy()
    n, first = len(placed), int(active.sum())
    centred = labs[:, None, None] * (kernels - np.tensordot(labs, kernels, 1) / labs.sum())
    variance = (centred**2).sum(axis=0) * first * (n - first) / (n * (n - 1))
    seen = contrast(
        place(records, window), place(records[records["status"] == "active"], window), KERNEL
    )
    assert (np.isnan(seen.expected) == (inside(GRID, window) == 0)).all()
    near = seen.expected >= 1
    assert near.sum() > 100
    expected = sums(kernels, labs, active) / np.sqrt(variance)
    np.testing.assert_allclose(seen.z[near], expected[near], rtol=0.01, atol=0.02)
    total = np.tensordot(labs, kernels, 1)
    near_by = total * labs.sum() / (labs**2).sum()
    effective = np.minimum(
        total**2 / np.tensordot(labs**2, kernels**2, 1), 2 * near_by / KERNEL.peak
    )
    np.testing.assert_allclose(
        seen.expected[near], effective[near] * min(first, n - first) / n, rtol=0.01
    )
    of_active = np.tensordot(labs * active, kernels, 1)
    ratio = of_active / (total - of_active) * (labs[~active].sum() / labs[active].sum())
    np.testing.assert_allclose(seen.log_ratio[near], np.log(ratio[near]), atol=1e-6)


def test_relabelling_is_that_of_brute_force(records, placed, window, kernels) -> None:
    labs = placed["labs"].to_numpy(dtype=float)
    active = (placed["status"] == "active").to_numpy()
    seen = contrast(place(placed, window), place(placed[active], window), KERNEL)
    shown = seen.expected >= 1
    found = relabel(records, seen, KERNEL, shown, 60, seed=9, window=window)
    kernels = kernels[:, shown]
    random = np.random.default_rng(9)
    statuses = [active, *(random.permutation(active) for _ in range(60))]
    differences, totals = [], []
    pooled = np.tensordot(labs, kernels, 1)
    for status in statuses:
        of_active = np.tensordot(labs * status, kernels, 1)
        weight = labs[status].sum()
        rest = (pooled - of_active) / (labs.sum() - weight)
        differences.append(np.abs(of_active / weight - rest))
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.log(of_active / (pooled - of_active) * (labs.sum() - weight) / weight)
        squared = np.clip(ratio, -MOST_RATIO, MOST_RATIO) ** 2
        totals.append((inside(GRID, window)[shown] * squared).sum())
    slack = 1e-5 * pooled / labs[~active].sum()
    expected = (np.array(differences) >= differences[0] - slack).mean(axis=0)
    assert np.abs(found.p_value[shown] - expected).max() < 1.5 / 61
    assert (found.p_value[shown] == expected).mean() > 0.97
    assert found.global_p == np.mean(np.array(totals) >= totals[0])


def test_how_many_labs_each_record_stands_for_makes_it_no_surer(in_municipalities) -> None:
    codes = ["25006"] * 40 + ["25018"] * 40 + ["26030"] * 40
    records = in_municipalities(codes, ["active", "inactive", "inactive", "active"] * 30)
    one = relative_risk(records, cell_km=10)
    ten = relative_risk(records.assign(labs=10), cell_km=10)
    assert 100 < (~np.isnan(one.log_risk)).sum() < (inside(one.grid) > 0).sum()
    for name in ("log_risk", "p_value", "effective"):
        np.testing.assert_allclose(getattr(ten, name), getattr(one, name), rtol=1e-6, atol=1e-9)


def test_equal_densities_have_no_risk(in_municipalities) -> None:
    codes = ["25006"] * 30 + ["25018"] * 20 + ["26030"] * 40
    records = pd.concat(
        [in_municipalities(codes, "active"), in_municipalities(codes * 3, "inactive")]
    )
    found = relative_risk(records, cell_km=10, relabellings=99)
    shown = ~np.isnan(found.log_risk)
    assert shown.sum() > 100
    np.testing.assert_allclose(found.log_risk[shown], 0, atol=1e-9)
    assert found.global_p == 1
    assert (found.active, found.inactive, found.method) == (90, 270, "relabelling")
    assert found.p_value[shown].min() == 1


def test_one_municipality_has_no_differences_inside(in_municipalities) -> None:
    records = in_municipalities(["25006"] * 90, ["active"] * 40 + ["inactive"] * 50)
    for times in (0, 99):
        found = relative_risk(records, cell_km=10, relabellings=times)
        shown = ~np.isnan(found.log_risk)
        assert shown.sum() > 100
        assert found.p_value[shown].min() > 0.9
    assert found.global_p == 1


def test_what_is_thin_is_masked_and_nothing_is_infinite(in_municipalities) -> None:
    # Active labs in the northwest, inactive ones in the southeast, both far from one another.
    statuses = ["active"] * 60 + ["inactive"] * 60
    records = in_municipalities(["02004"] * 60 + ["31050"] * 60, statuses)
    found = relative_risk(records, cell_km=10, bandwidth_km=50)
    shown = ~np.isnan(found.log_risk)
    assert 0 < shown.sum() < (inside(found.grid) > 0).sum()
    assert np.isfinite(found.log_risk[shown]).all()
    assert (np.isnan(found.p_value) == ~shown).all()
    assert (found.effective[shown] >= LEAST_EXPECTED).all()
    assert np.nanmin(found.effective) >= 0
    assert np.abs(found.log_risk[shown]).min() > 3
    assert (found.effective[~shown & (inside(found.grid) > 0)] < LEAST_EXPECTED).all()
    assert np.isnan(found.effective[inside(found.grid) == 0]).all()
    assert found.p_value[shown].max() < 0.001
    west = shown[:, : found.grid.width // 2]
    assert (found.log_risk[:, : found.grid.width // 2][west] > 0).all()


def test_where_all_is_thin_the_map_says_nothing(in_municipalities) -> None:
    codes = [
        "02004",
        "31050",
        "20067",
        "19039",
        "08037",
        "14039",
        "26030",
        "10005",
        "30193",
        "07101",
    ]
    records = pd.concat([in_municipalities(codes, "active"), in_municipalities(codes, "inactive")])
    found = relative_risk(records, cell_km=10, bandwidth_km=20, relabellings=99)
    assert np.isnan(found.p_value).all()
    assert found.global_p is None


def test_the_whole_map_is_the_window(in_municipalities) -> None:
    # Sinaloa and Michoacán differ; within Sinaloa nothing does.
    near = in_municipalities(["25006"] * 60 + ["25018"] * 60, ["active", "inactive"] * 60)
    far = in_municipalities(["16053"] * 60, "active")
    records = pd.concat([near, far])
    everywhere, there = (
        relative_risk(records, cell_km=10, relabellings=99, states=states)
        for states in ((), ("25",))
    )
    assert everywhere.global_p == 1 / 100
    assert there.global_p > 0.9
    assert (there.active, there.inactive, there.labs_not_placed, there.window) == (
        60,
        60,
        60,
        ("25",),
    )
    shown = ~np.isnan(there.log_risk)
    assert shown.sum() > 100
    assert (inside(there.grid, ["25"])[shown] > 0).all()
    assert (np.isnan(there.p_value) == ~shown).all()
    np.testing.assert_allclose(there.log_risk[shown], 0, atol=1e-9)
    with pytest.raises(ChoiceError, match="INEGI code"):
        relative_risk(records, states=["33"])


@pytest.mark.parametrize(
    ("active", "inactive"), [(0, 40), (9, 40), (40, 9), (0, 0)], ids=lambda count: str(count)
)
def test_too_few_records_are_refused(in_municipalities, active, inactive) -> None:
    statuses = ["active"] * active + ["inactive"] * inactive + ["unspecified"] * 20
    records = in_municipalities(["25006"] * len(statuses), statuses)
    # Those without a place or without a lab don't count.
    elsewhere = records.assign(place_precision="state", status="active")
    none = records.assign(labs=0, status="active")
    with pytest.raises(TooFewError, match=f"{active} active and {inactive} inactive"):
        relative_risk(pd.concat([records, elsewhere, none]), cell_km=10)


@pytest.mark.parametrize(
    "options",
    [
        {"bandwidth_km": 5},
        {"cell_km": 20},
        {"relabellings": -1},
        {"relabellings": 10**6},
        {"relabellings": 98},
        {"relabellings": 5},
    ],
)
def test_what_cannot_be_had_is_refused(records, options) -> None:
    with pytest.raises(ChoiceError, match="choose"):
        relative_risk(records, **{"cell_km": 10, **options})


def test_releases_are_not_mixed(records) -> None:
    with pytest.raises(RecordError):
        relative_risk(pd.concat([records, records.assign(release="r2")]))


def test_the_seed_decides(records) -> None:
    one, again, other = (
        relative_risk(records, cell_km=10, bandwidth_km=100, relabellings=99, seed=seed)
        for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one.p_value, again.p_value)
    assert not np.array_equal(one.p_value, other.p_value, equal_nan=True)
    np.testing.assert_array_equal(one.log_risk, other.log_risk)
    assert np.nanmin(one.p_value) >= 1 / 100


def test_small_cells_are_relabelled_on_larger_ones() -> None:
    assert relabelling_grid(mexico_grid(2.0), 50) == mexico_grid(10.0)
    assert relabelling_grid(mexico_grid(2.0), 20) == mexico_grid(4.0)
    assert relabelling_grid(mexico_grid(5.0), 10) == mexico_grid(5.0)
    to = mexico_grid(5.0)
    x, y = GRID.centres()
    plane = x[None, :] + 2 * y[:, None]
    x, y = to.centres()
    found = interpolate(plane, GRID, to)[3:-3, 3:-3]
    np.testing.assert_allclose(found, (x[None, :] + 2 * y[:, None])[3:-3, 3:-3])


SIMULATIONS = 20


@pytest.fixture(scope="module")
def places() -> pd.DataFrame:
    """Places in Sinaloa and Jalisco for all simulations, half known to the municipality."""
    random = np.random.default_rng(5)
    count = SIMULATIONS * 300
    lon = np.concatenate([random.normal(-107.3, 0.6, count), random.normal(-103.3, 0.6, count)])
    lat = np.concatenate([random.normal(25.0, 0.6, count), random.normal(20.7, 0.6, count)])
    codes = municipality_of(lon, lat)[0]
    table = pd.DataFrame(
        {
            "release": "r1",
            "lon": lon,
            "lat": lat,
            "mun_code": codes,
            "mun_code_point": codes,
            "place_precision": random.choice(["point", "municipality"], 2 * count),
            "labs": 1,
            "simulation": np.tile(np.arange(SIMULATIONS), 600),
        }
    )
    return table[codes.notna()]


@pytest.mark.parametrize(
    ("share_near", "rejected", "cells", "at_the_place"),
    [(0.15, (0, 4), (0.01, 0.1), (0, 4)), (0.6, (18, 20), (0.2, 0.9), (18, 20))],
    ids=["no difference", "a cluster"],
)
def test_planted_truth(places, share_near, rejected, cells, at_the_place) -> None:
    random = np.random.default_rng(6)
    near = np.hypot(places["lon"] + 107.0, places["lat"] - 25.2) < 0.7
    active = random.random(len(places)) < np.where(near, share_near, 0.15)
    table = places.assign(status=np.where(active, "active", "inactive"))
    found = [
        relative_risk(one, cell_km=10, relabellings=99, seed=int(seed))
        for seed, one in table.groupby("simulation")
    ]
    assert rejected[0] <= sum(risk.global_p <= 0.05 for risk in found) <= rejected[1]
    low = [np.mean(risk.p_value[~np.isnan(risk.p_value)] <= 0.05) for risk in found]
    assert cells[0] < np.mean(low) < cells[1]
    x, y = GRID.centres()
    at_x, at_y = project([-107.0], [25.2])
    row, column = int(np.argmin(np.abs(y - at_y))), int(np.argmin(np.abs(x - at_x)))
    seen = [risk.p_value[row, column] <= 0.05 and risk.log_risk[row, column] > 0 for risk in found]
    assert at_the_place[0] <= sum(seen) <= at_the_place[1]
