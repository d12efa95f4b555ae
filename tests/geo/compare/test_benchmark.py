"""The benchmark's series, on one release of each: its damage is real and is seen through."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def comparing():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        import comparing

        return comparing


@pytest.mark.parametrize("series", ["dropped", "all, share in all"])
def test_at_a_tenth_damaged(comparing, series):
    later = comparing.damaged(series, 0.1, 0)
    first, _, true = comparing.units(later)
    share = len(true) / len(first)
    assert (share < 0.93) if series == "dropped" else share > 0.95
    score = comparing.measure(series, 0.1, releases=1)
    assert score.precision >= 0.98
    assert score.recall >= 0.98


def test_without_damage_all_is_found(comparing):
    score = comparing.measure("date", 0.0, releases=1)
    assert score.right == score.true == score.found == 1658


def test_a_wrong_pair_is_no_hit(comparing):
    first, second, true = comparing.units(comparing.damaged("date", 0.0, 0))
    wrong = [(true[0][0], true[-1][1]), *true[1:]]
    assert comparing.score(first, second, true, wrong).right == len(true) - 1
