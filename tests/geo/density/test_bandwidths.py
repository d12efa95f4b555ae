"""Bandwidths by rule: formulas on known spreads, and leaving out against doing without."""

import numpy as np
import pandas as pd
import pytest

from geo import reference
from geo.density import RULES, bandwidth, inside, mexico_grid, place
from geo.density.bandwidths import RANGE_KM
from geo.density.grid import municipalities
from geo.density.kernel import smoother
from geo.density.leave_out import FLOOR_LABS, Leaving
from geo.density.mass import spread
from geo.density.surface import smooth_sources
from geo.errors import ChoiceError, RecordError, TooFewError


@pytest.fixture(scope="module")
def spread_out(in_municipalities) -> pd.DataFrame:
    codes = reference.load("municipalities")["mun_code"].to_numpy()
    random = np.random.default_rng(2)
    return in_municipalities(random.choice(codes, 60).tolist() + ["25006"] * 30 + ["25018"] * 20)


def test_scott_multiplies_the_spread(at_points) -> None:
    random = np.random.default_rng(1)
    x, y = random.normal(0, 300_000, 64), random.normal(1_200_000, 150_000, 64)
    found = bandwidth(at_points(x, y), "scott")
    expected = np.sqrt((x.var() + y.var()) / 2) * 64 ** (-1 / 6) / 1000
    assert found.km == pytest.approx(expected, abs=0.051)
    assert (found.rule, found.at_end, found.records) == ("scott", "", 64)
    assert found.reason == "Scott's rule on the spread of 64 records"
    # One record for many labs tells no more than one record.
    heavy = bandwidth(at_points(x, y).assign(labs=5), "scott")
    assert heavy == found


def test_silverman_is_not_moved_by_a_few_far_records(at_points) -> None:
    random = np.random.default_rng(1)
    x, y = random.normal(0, 100_000, 400), random.normal(1_200_000, 100_000, 400)
    near, far = at_points(x, y), at_points([-1.4e6] * 8, [2.2e6] * 8)
    both = pd.concat([near, far])
    assert bandwidth(near, "silverman").km == pytest.approx(bandwidth(near).km, rel=0.1)
    assert bandwidth(both, "silverman").km < 1.05 * bandwidth(near, "silverman").km
    assert bandwidth(both).km > 1.4 * bandwidth(near).km


def test_the_spread_is_also_that_of_the_municipality(in_municipalities, at_points) -> None:
    # Mulegé is 300 km long.
    centre = municipalities()["03002"].centroid
    found = bandwidth(in_municipalities(["03002"] * 12))
    assert found.km > 40
    at_once = bandwidth(at_points([centre.x] * 12, [centre.y] * 12))
    assert (at_once.km, at_once.at_end) == (RANGE_KM[0], "least")
    assert "10 km or less" in at_once.reason


@pytest.mark.parametrize("states", [(), ("25", "26")], ids=["Mexico", "two states"])
def test_leaving_out_is_doing_without(at_points, in_municipalities, states) -> None:
    grid = mexico_grid(10.0)
    x, y = grid.centres()
    # Points in the middle of cells, where a cell and a point are nearly the same.
    points = pd.concat(
        [
            at_points(x[[100, 102]], y[[90, 91]], code="25006"),
            at_points(x[[104]], y[[95]], code="25001"),
        ]
    )
    records = pd.concat([points, in_municipalities(["25006"] * 3 + ["25018"] * 2 + ["26018"])])
    leaving = Leaving(place(records, states), grid)
    kernel = smoother(grid, 60.0)
    floor = FLOOR_LABS / 9 / inside(grid, states).sum()
    total = 0.0
    for code in ("25006", "25001", "25018", "26018"):
        own = records["mun_code"] == code
        others = place(records[~own], states)
        without = smooth_sources(others, kernel, "diggle") / others.labs
        at_point = own & (records["place_precision"] == "point")
        rows = {"25006": ([90, 91], [100, 102]), "25001": ([95], [104])}.get(code, ([], []))
        total += np.log(without[rows] + floor).sum()
        in_area = records[own & ~at_point]
        if len(in_area):
            flat = spread(place(in_area.head(1)), grid)
            total += len(in_area) * np.log((flat * without).sum() + floor)
    assert leaving.likelihood(60.0) == pytest.approx(total / 9, abs=0.01)


def test_ties_do_not_drive_it_to_zero(spread_out) -> None:
    found = bandwidth(spread_out, "cross-validated")
    assert RANGE_KM[0] < found.km < RANGE_KM[1]
    again = bandwidth(pd.concat([spread_out] * 5), "cross-validated")
    assert again.km == pytest.approx(found.km, rel=0.05)


def test_it_is_the_best_of_those_tried(spread_out) -> None:
    found = bandwidth(spread_out, "cross-validated").km
    leaving = Leaving(place(spread_out), mexico_grid(5.0))
    best = leaving.likelihood(found)
    assert best >= max(leaving.likelihood(found * by) for by in (0.5, 0.8, 1.25, 2)) - 1e-6


def test_an_optimum_at_the_end_is_told(in_municipalities) -> None:
    # One record here and there all over the country: the flatter the likelier.
    codes = reference.load("municipalities")["mun_code"].to_numpy()
    areas = municipalities()[codes].area.to_numpy()
    chosen = np.random.default_rng(4).choice(codes, 150, replace=False, p=areas / areas.sum())
    found = bandwidth(in_municipalities(chosen), "cross-validated")
    assert (found.km, found.at_end) == (RANGE_KM[1], "greatest")
    assert "300 km or more" in found.reason


@pytest.mark.parametrize("rule", RULES)
def test_too_few_records_have_no_rule(in_municipalities, make_records, rule) -> None:
    with pytest.raises(TooFewError, match="9 records"):
        bandwidth(in_municipalities(["25006"] * 9), rule)
    empty = make_records().assign(mun_code_point=None)
    with pytest.raises(TooFewError, match="0 records"):
        bandwidth(empty, rule)


def test_one_municipality_cannot_be_left_out(in_municipalities) -> None:
    with pytest.raises(TooFewError, match="one municipality"):
        bandwidth(in_municipalities(["25006"] * 20), "cross-validated")


@pytest.mark.parametrize("rule", ["scott", "silverman"])
def test_a_rule_looks_at_records_of_the_chosen_states_alone(in_municipalities, rule) -> None:
    ours = in_municipalities(["25006"] * 20 + ["25018"] * 10)
    elsewhere = in_municipalities(["31050"] * 40)
    found = bandwidth(pd.concat([ours, elsewhere]), rule, states=["25"])
    assert found == bandwidth(ours, rule, states=["25"])
    assert found.records == 30


def test_cells_that_bear_no_less_are_told_beside_the_rule(at_points) -> None:
    random = np.random.default_rng(1)
    x, y = random.normal(0, 30_000, 64), random.normal(1_200_000, 30_000, 64)
    records = at_points(x, y)
    alone = bandwidth(records)
    assert alone.used_km == alone.km < 16
    assert bandwidth(records, cell_km=2.0).used_km == alone.km
    assert bandwidth(records, cell_km=2.0).reason == alone.reason
    coarse = bandwidth(records, cell_km=10.0)
    assert (coarse.km, coarse.used_km) == (alone.km, 20)
    told = f"; it gives {alone.km:g} km, but cells of 10 km bear no less than 20 km"
    assert coarse.reason == alone.reason + told
    with pytest.raises(ChoiceError, match="choose 1 to 10 km"):
        bandwidth(records, cell_km=11.0)


def test_unknown_rules_and_mixed_releases_are_refused(in_municipalities) -> None:
    records = in_municipalities(["25006"] * 20)
    with pytest.raises(ChoiceError, match="choose from scott, silverman, cross-validated"):
        bandwidth(records, "plug-in")
    with pytest.raises(RecordError):
        bandwidth(pd.concat([records, records.assign(release="r2")]))
