"""Releases of counts against each other."""

from datetime import date

import pytest

from geo.compare import COUNTED, compare_counts, holds_counts

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
        "in both": 20, "fewer": 2, "withdrawn": 2, "more": 2,
        "added before end": 4, "added after end": 9,
    }  # fmt: skip
    assert found.labs == {"older": 24, "newer": 35}
    assert found.counting == ("older", "newer")
    assert found.table["difference"].sum() == newer["labs"].sum() - older["labs"].sum()
    assert found.table["mun_code"].isna().all()


def test_mirrored_and_against_itself(release):
    one = release({**YEAR, "labs": 10}, {**YEAR, "labs": 4, "state_code": "14"})
    other = release({**YEAR, "labs": 8}, id_="r2")
    forth, back = compare_counts(one, other), compare_counts(other, one)
    assert forth.table["difference"].tolist() == [-4, -2]
    assert sorted(back.table["difference"]) == [2, 4]
    same = compare_counts(one, one)
    assert {name for name, labs in same.counts.items() if labs} == {"in both"}
    assert same.counts["in both"] == 14
    assert set(same.table["outcome"]) == {"unchanged"}


def test_a_list_against_counts_is_counted_as_they_are(release):
    raids = release(*[{"date": f"2021-0{month}-10"} for month in (3, 3, 4)])
    counts = release({"date": "2021-03-01", "date_precision": "month", "labs": 3},
                     {"date": "2021-04-01", "date_precision": "month", "labs": 1},
                     id_="r2")  # fmt: skip
    found = compare_counts(raids, counts)
    assert (found.place, found.period) == ("municipality", "month")
    assert found.table["outcome"].tolist() == ["more", "unchanged"]
    assert found.counting == ("newer",)


def test_sites_of_other_kinds_are_left_out(release):
    older = release({**YEAR, "labs": 10}, {**YEAR, "labs": 4, "kind": "storehouse"})
    newer = release({**YEAR, "labs": 9, "kind": "unspecified"}, id_="r2")
    found = compare_counts(older, newer)
    assert found.labs == {"older": 10, "newer": 9}
    assert found.other_kinds == {"older": 4, "newer": 0}
    assert found.kinds == ("laboratory", "unspecified")
    every = compare_counts(older, newer, kinds=["laboratory", "storehouse"])
    assert (every.labs, every.other_kinds["newer"]) == ({"older": 14, "newer": 0}, 9)


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        (("active", "inactive"), ((), ())),
        (("active", "unspecified"), (("status",), ())),
        (("unspecified", "inactive"), (("status",), ())),
        (("unspecified", "unspecified"), ((), ("status",))),
    ],
)
def test_a_status_that_is_not_told_is_summed_over(release, told, left_out):
    rows = [{**YEAR, "labs": 3}, {**YEAR, "labs": 2, "status": "unspecified"}]
    older, newer = (
        release(*[{**row, "status": row.get("status", word)} for row in rows], id_=name)
        for name, word in zip(("r1", "r2"), told, strict=True)
    )
    found = compare_counts(older, newer)
    assert (found.not_compared, found.not_told) == left_out
    if any(left_out):
        assert found.table["status"].isna().all()
        assert found.table[["labs_older", "labs_newer"]].to_numpy().tolist() == [[5, 5]]
    else:
        assert set(found.table["status"]) == {"active", "inactive", "unspecified"}


def test_undated_counts_stand_apart(release):
    undated = {"date": None, "date_precision": "none", "labs": 3}
    found = compare_counts(release(undated), release(undated, id_="r2"))
    assert found.period == "none"
    assert found.end is None
    assert found.counts["in both"] == 3


def test_empty_counts(release):
    empty = release({}).iloc[:0]
    assert compare_counts(empty, empty).counts == dict.fromkeys(COUNTED, 0)


@pytest.mark.parametrize(
    ("labs", "counts"),
    [([1, 1, 1], False), ([9, 1, 1], True), ([2, 1, 1], False), ([], False)],
)
def test_holds_counts(release, labs, counts):
    table = release(*[{**YEAR, "labs": n} for n in labs]) if labs else release({}).iloc[:0]
    assert holds_counts(table) is counts


@pytest.mark.parametrize(
    ("precisions", "counts"),
    [
        (("day", "day"), False),
        (("month", "month"), True),
        (("none", "none"), True),
        (("day", "month"), False),  # two of three labs are of a day
        (("month", "day"), True),
    ],
)
def test_rows_of_several_labs_of_one_day_are_raids(release, precisions, counts):
    dates = {"day": "2022-01-05", "month": "2022-01-01", "none": None}
    rows = [
        {"labs": n, "date": dates[word], "date_precision": word}
        for n, word in zip((4, 2), precisions, strict=True)
    ]
    assert holds_counts(release(*rows)) is counts
