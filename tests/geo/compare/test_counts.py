"""Releases of counts against each other."""

from datetime import date

import pytest

from geo.compare import CHANGES, compare_counts, holds_counts

YEAR = {"date": "2021-01-01", "date_precision": "year", "mun_code": None}


def test_counts_by_state_and_year(release):
    older = release(
        {**YEAR, "labs": 10}, {**YEAR, "labs": 5, "status": "inactive"},
        {**YEAR, "labs": 7, "state_code": "14"}, {**YEAR, "labs": 2, "state_code": "18"},
    )  # fmt: skip
    newer = release(
        {**YEAR, "labs": 12}, {**YEAR, "labs": 3, "status": "inactive"},
        {**YEAR, "labs": 7, "state_code": "14"}, {**YEAR, "labs": 4, "state_code": "10"},
        {**YEAR, "labs": 9, "date": "2022-01-01"}, id_="r2",
    )  # fmt: skip
    found = compare_counts(older, newer)
    assert (found.older, found.newer, found.place, found.period) == ("r1", "r2", "state", "year")
    assert found.end == date(2021, 12, 31)
    assert found.counts == {
        "unchanged": 7, "more": 2, "fewer": 2, "withdrawn": 2,
        "added before end": 4, "added after end": 9,
    }  # fmt: skip
    assert found.table["difference"].sum() == newer["labs"].sum() - older["labs"].sum()
    assert found.table["mun_code"].isna().all()


def test_mirrored_and_against_itself(release):
    one = release({**YEAR, "labs": 10}, {**YEAR, "labs": 4, "state_code": "14"})
    other = release({**YEAR, "labs": 8}, id_="r2")
    forth, back = compare_counts(one, other), compare_counts(other, one)
    assert forth.table["difference"].tolist() == [-4, -2]
    assert sorted(back.table["difference"]) == [2, 4]
    same = compare_counts(one, one)
    assert {name for name, labs in same.counts.items() if labs} == {"unchanged"}
    assert same.counts["unchanged"] == 14


def test_a_list_against_counts_is_counted_as_they_are(release):
    raids = release(*[{"date": f"2021-0{month}-10"} for month in (3, 3, 4)])
    counts = release({"date": "2021-03-01", "date_precision": "month", "labs": 3},
                     {"date": "2021-04-01", "date_precision": "month", "labs": 1},
                     id_="r2")  # fmt: skip
    found = compare_counts(raids, counts)
    assert (found.place, found.period) == ("municipality", "month")
    assert found.table["outcome"].tolist() == ["more", "unchanged"]


def test_undated_counts_stand_apart(release):
    undated = {"date": None, "date_precision": "none", "labs": 3}
    found = compare_counts(release(undated), release(undated, id_="r2"))
    assert found.period == "none"
    assert found.end is None
    assert found.counts["unchanged"] == 3


def test_empty_counts(release):
    empty = release({}).iloc[:0]
    assert compare_counts(empty, empty).counts == dict.fromkeys(CHANGES, 0)


@pytest.mark.parametrize(
    ("labs", "counts"),
    [([1, 1, 1], False), ([9, 1, 1], True), ([2, 1, 1], False), ([], False)],
)
def test_holds_counts(release, labs, counts):
    table = release(*[{"labs": n} for n in labs]) if labs else release({}).iloc[:0]
    assert holds_counts(table) is counts
