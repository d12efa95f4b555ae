"""The two illustrative releases against the truth that their generator wrote."""

from collections import Counter
from datetime import date

import pytest

from geo.compare import by_place, compare


@pytest.fixture(scope="module")
def comparison(pair):
    return compare(*pair)


def test_counts(comparison):
    assert {outcome: n for outcome, n in comparison.counts.items() if n} == {
        "unchanged": 179,
        "status changed": 1476,
        "date changed": 3,
        "added after end": 339,
    }
    assert comparison.end == date(2023, 8, 9)
    assert comparison.not_compared == ()
    assert comparison.one_sided == {"older": 0, "newer": 0}
    assert (comparison.older, comparison.newer) == ("illustrative-2023-08", "illustrative-2023-12")


def test_every_inactive_lab_became_active(comparison):
    moved = comparison.transitions
    assert moved.loc["inactive", "active"] == 1476
    assert moved.loc["active", "active"] == 182
    assert moved.to_numpy().sum() == 1658


def test_precision_and_recall_are_one(comparison, pair, truth):
    """By what the rows say: rows that say the same are interchangeable."""
    fields = ["date", "date_precision", "state_code", "mun_code", "locality_id", "lon", "lat",
              "status", "drug", "kind"]  # fmt: skip
    older, newer = (
        dict(zip(side["row"], side[fields].astype("str").itertuples(index=False), strict=True))
        for side in pair
    )
    true = truth.dropna(subset=["row_august"])[["row_august", "row_december"]]
    found = comparison.table.dropna(subset=["row_older", "row_newer"])[["row_older", "row_newer"]]
    tallies = [
        Counter((older[one], newer[other]) for one, other in pairs.to_numpy())
        for pairs in (true, found)
    ]
    assert len(found) == len(true) == 1658
    assert tallies[0] == tallies[1]


def test_all_that_was_altered_is_found(comparison, truth):
    table = comparison.table.set_index("row_older")
    altered = truth.dropna(subset=["altered"])
    assert len(altered) == 12
    for row in altered.itertuples():
        pair = table.loc[row.row_august]
        assert pair["row_newer"] == row.row_december
        differed = pair["differed"].replace("status, ", "").removeprefix("status")
        # A municipality's typing error is read as the municipality that it means.
        field = row.altered.split()[0]
        assert differed == ("" if field == "municipality" else field)


def test_what_was_added_is_later_than_the_older_release(comparison):
    added = comparison.table[comparison.table["outcome"] == "added after end"]
    assert added["date_newer"].min().date() == date(2023, 8, 10)


def test_by_place(comparison):
    states = by_place(comparison).set_index("state_code")
    assert states["to_active"].sum() == 1476
    assert states.loc["25", ["state", "labs_older", "labs_newer", "to_active"]].tolist() == [
        "Sinaloa", 1459, 1757, 1362,
    ]  # fmt: skip
    municipalities = by_place(comparison, "municipality")
    columns = [name for name in states if name != "state"]
    assert municipalities[columns].sum().equals(states[columns].sum())
