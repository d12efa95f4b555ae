"""Tolerance contours of surfaces whose contours are known."""

import numpy as np
import pytest
import shapely
from scipy import stats

from geo.crs import EQUAL_AREA
from geo.density import RelativeRisk, mexico_grid, tolerance_contours
from geo.errors import ChoiceError

GRID = mexico_grid(5.0)
X, Y = GRID.centres()


def risk_of(score: np.ndarray) -> RelativeRisk:
    return RelativeRisk(
        release="r1",
        grid=GRID,
        bandwidth_km=50,
        active=20,
        inactive=30,
        log_risk=score / 3,
        p_value=2 * stats.norm.sf(np.abs(score)),
        effective=np.full(GRID.shape, 9.0),
        labs_not_placed=0,
        method="asymptotic",
        relabellings=0,
        global_p=None,
    )


def hump(x: float, y: float, km: float = 100) -> np.ndarray:
    return np.exp(-np.hypot(X[None, :] - x, Y[:, None] - y) / km / 1000)


def test_contours_lie_where_p_is_the_level() -> None:
    found = tolerance_contours(risk_of(6 * hump(-200_000, 1e6) - 6 * hump(600_000, 1e6)), 0.05)
    assert found.crs == "EPSG:4326"
    assert found["side"].tolist() == ["active", "inactive"]
    assert found["p"].tolist() == [0.05, 0.05]
    for line, centre in zip(found.to_crs(EQUAL_AREA).geometry, (-200_000, 600_000), strict=True):
        assert line.is_ring
        away = np.hypot(*(shapely.get_coordinates(line) - [centre, 1e6]).T)
        # 6 exp(-r) = 1.96, with a little of the other hump.
        assert np.abs(away / 1000 - 100 * np.log(6 / stats.norm.isf(0.025))).max() < 1.5
    assert tolerance_contours(risk_of(6 * hump(0, 1e6)), 0.01).to_crs(EQUAL_AREA).area.sum() == 0


def test_a_contour_never_crosses_what_is_masked() -> None:
    score = 6 * hump(0, 1e6)
    score[:, X > 50_000] = np.nan
    found = tolerance_contours(risk_of(score)).to_crs(EQUAL_AREA)
    assert len(found) == 1
    assert not found.geometry[0].is_ring
    assert found.total_bounds[2] <= X[X <= 50_000].max() + 1e-6


@pytest.mark.parametrize("score", [np.zeros(GRID.shape), np.full(GRID.shape, np.nan)])
def test_nothing_differs(score) -> None:
    found = tolerance_contours(risk_of(score))
    assert list(found.columns) == ["side", "p", "geometry"]
    assert len(found) == 0
    assert found.crs == "EPSG:4326"


def test_certainty_is_no_error() -> None:
    found = tolerance_contours(risk_of(60 * hump(0, 1e6)))
    assert found["side"].tolist() == ["active"]


@pytest.mark.parametrize("level", [0, 1, -0.1, float("nan")])
def test_a_level_is_a_probability(level) -> None:
    with pytest.raises(ChoiceError, match="choose"):
        tolerance_contours(risk_of(np.zeros(GRID.shape)), level)
