"""What becomes of single records."""

import numpy as np
import pandas as pd
import pytest

from geo.compare import Tolerances, by_place, compare
from geo.errors import RecordError


def outcomes(comparison):
    return comparison.table["outcome"].tolist()


def only(comparison):
    assert len(comparison.table) == 1
    return comparison.table.iloc[0]


@pytest.mark.parametrize(
    ("change", "outcome", "differed"),
    [
        ({}, "unchanged", ""),
        ({"status": "inactive"}, "status changed", "status"),
        ({"date": "2022-07-23"}, "date changed", "date"),
        ({"date": "2022-07-30"}, "date changed", "date"),
        ({"date": "2022-07-02"}, "date changed", "date"),  # digits of the day exchanged
        ({"date": "2022-07-01", "date_precision": "month"}, "date changed", "date"),
        ({"date": "2022-01-01", "date_precision": "year"}, "date changed", "date"),
        ({"mun_code": "25018"}, "place changed", "place"),
        ({"mun_code": None}, "place changed", "place"),
        ({"mun_code": "10034", "state_code": "10"}, "place changed", "place"),
        ({"locality": "El Salado"}, "other change", "locality"),
        ({"drug": "heroin"}, "other change", "drug"),
        ({"kind": "unspecified"}, "other change", "kind"),
        ({"status": "inactive", "date": "2022-07-23"}, "status changed", "status, date"),
    ],
)  # fmt: skip
def test_one_change(release, change, outcome, differed):
    # Raids elsewhere, so that all columns are told by both and rates are known.
    others = [{"mun_code": "14039", "state_code": "14", "date": f"2021-{month:02}-17",
               "locality": "Tesistán", "drug": "cocaine"} for month in range(1, 13)]  # fmt: skip
    raid = {"drug": "unspecified"} if "drug" in change else {}
    found = compare(release(raid, *others), release({**raid, **change}, *others, id_="r2"))
    row = found.table.iloc[0]
    assert row["outcome"] == outcome
    assert row["differed"] == differed
    assert set(outcomes(found)[1:]) == {"unchanged"}
    assert len(found.table) == 13


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2022-07-31"},
        {"date": "2022-08-01", "date_precision": "month"},
        {"mun_code": "14039", "state_code": "14"},
        {"mun_code": "25012"},
        {"date": None, "date_precision": "none"},
    ],
)
def test_too_far(release, change):
    found = compare(release({}), release(change, id_="r2"))
    assert set(outcomes(found)) > {"withdrawn"}
    assert len(found.table) == 2


def test_tolerances_are_stated_and_kept(release):
    older, newer = release({}), release({"date": "2022-07-23"}, id_="r2")
    assert outcomes(compare(older, newer, tolerances=Tolerances(days=3))) == ["date changed"]
    found = compare(older, newer, tolerances=Tolerances(days=2))
    assert outcomes(found) == ["withdrawn", "added after end"]
    assert found.tolerances.days == 2
    swapped = release({"date": "2022-07-02"}, id_="r2")
    without = Tolerances(transposed=False)
    assert "withdrawn" in outcomes(compare(older, swapped, tolerances=without))
    moved = release({"mun_code": "25018"}, id_="r2")
    assert "withdrawn" in outcomes(compare(older, moved, tolerances=Tolerances(neighbours=False)))


def test_what_is_added_is_split_at_the_end_of_the_older_release(release):
    older = release({"date": "2022-07-20"})
    newer = release(
        {"date": "2022-07-20"}, {"date": "2022-03-01"}, {"date": "2022-09-01"},
        {"date": "2022-09-01", "date_precision": "month"}, id_="r2",
    )  # fmt: skip
    counts = compare(older, newer).counts
    assert (counts["added before end"], counts["added after end"]) == (1, 2)
    later = compare(older, newer, end=pd.Timestamp("2022-12-31").date())
    assert later.counts["added before end"] == 3


def test_equal_records_match_as_multisets(release):
    found = compare(release({}, {}, {}), release({}, {}, id_="r2"))
    assert found.counts["unchanged"] == 2
    assert found.counts["withdrawn"] == 1
    assert found.counts["ambiguous"] == 0


def test_duplicates_are_found_and_counted(release):
    twice = release({}, {"status": "inactive"}, {}, {"date": "2022-07-21"}, {"labs": 2})
    found = compare(twice, release({}, id_="r2"))
    assert found.duplicates[["release", "row", "labs", "row_first"]].to_numpy().tolist() == [
        ["r1", 4, 1, 2], ["r1", 6, 2, 2],
    ]  # fmt: skip
    assert compare(release({}), release({}, id_="r2")).duplicates.empty


def test_a_merged_row_is_matched_with_both(release):
    found = compare(release({}, {"date": "2022-07-22"}), release({"labs": 2}, id_="r2"))
    assert outcomes(found) == ["unchanged", "date changed"]
    assert found.table["row_newer"].tolist() == [2, 2]
    assert found.table["labs"].tolist() == [1, 1]
    assert found.duplicates.empty


def test_a_row_of_several_labs_that_loses_one(release):
    found = compare(release({"labs": 3}), release({"labs": 2}, id_="r2"))
    assert found.counts["unchanged"] == 2
    assert found.counts["withdrawn"] == 1


def test_ambiguous_where_the_choice_changes_a_count(release):
    older = release({"status": "active"}, {"status": "inactive"})
    newer = release({"status": "unspecified"}, id_="r2")
    found = compare(older, newer)
    assert outcomes(found) == ["ambiguous"] * 3
    assert found.table["group"].tolist() == [1, 1, 1]
    assert found.counts["ambiguous"] == 3
    assert found.transitions.to_numpy().sum() == 0
    places = by_place(found).iloc[0]
    assert (places["ambiguous_older"], places["ambiguous_newer"]) == (2, 1)


def test_not_ambiguous_where_it_changes_none(release):
    older = release({"status": "inactive"}, {"status": "inactive"})
    found = compare(older, release({"status": "active"}, id_="r2"))
    assert outcomes(found) == ["status changed", "withdrawn"]
    assert found.table["group"].isna().all()


def test_ambiguous_records_of_other_kinds_do_not_count_as_labs(release):
    older = release({"status": "active", "kind": "storehouse"},
                    {"status": "inactive", "kind": "storehouse"})  # fmt: skip
    found = compare(older, release({"status": "unspecified", "kind": "storehouse"}, id_="r2"))
    assert found.counts["ambiguous"] == 0
    assert found.of_kinds(["storehouse"]).counts["ambiguous"] == 3


def test_undated_records_match_at_their_place(release):
    undated = {"date": None, "date_precision": "none"}
    found = compare(
        release(undated, {**undated, "mun_code": "25012"}),
        release({**undated, "status": "inactive"}, {**undated, "drug": "heroin"}, id_="r2"),
    )
    assert outcomes(found) == ["status changed", "withdrawn", "added before end"]
    assert found.end is None


def test_state_only_records(release):
    state = {"mun_code": None}
    found = compare(
        release(state, {**state, "state_code": "14"}),
        release({**state, "status": "inactive"}, {"mun_code": "14039", "state_code": "14"},
                id_="r2"),
    )  # fmt: skip
    assert outcomes(found) == ["status changed", "place changed"]


@pytest.mark.parametrize(
    ("column", "name"),
    [("corps", "corps"), ("drug", "drug"), ("kind", "kind"), ("locality", "locality")],
)
def test_what_one_release_never_says_is_not_compared(release, column, name):
    empty = "unspecified" if column in ("drug", "kind") else ""
    words = {"drug": "heroin", "kind": "laboratory"}
    found = compare(
        release({column: empty}), release({column: words.get(column, "Something")}, id_="r2")
    )
    assert outcomes(found) == ["unchanged"]
    assert found.not_compared == (name,)
    assert name not in found.table["agreed"].item().split(", ")
    assert name not in found.compared


def test_what_neither_release_says_is_not_told(release):
    silent = {"mun_code": None, "state_code": "25", "date": None, "date_precision": "none",
              "drug": "unspecified", "kind": "unspecified", "corps": ""}  # fmt: skip
    found = compare(
        release({**silent, "status": "inactive"}), release({**silent, "status": "active"}, id_="r2")
    )
    assert found.not_told == ("locality", "date", "drug", "kind", "corps")
    assert found.not_compared == ()
    assert found.compared == ("status", "place")
    row = only(found)
    assert (row["agreed"], row["differed"]) == ("place", "status")
    unsaid = [release({"status": "unspecified"}, id_=name) for name in ("r1", "r2")]
    assert "status" in compare(*unsaid).not_told
    assert "status" not in compare(release({}), unsaid[1]).not_told


def test_a_pair_that_is_no_lab_in_one_release_is_told_by_side(release):
    labs = {"kind": "laboratory"}
    found = compare(
        release({"kind": "storehouse"}, {**labs, "date": "2022-01-05"}, labs),
        release({**labs, "date": "2022-01-05"}, {"status": "inactive"}, labs, id_="r2"),
    )
    assert found.one_sided == {"older": 1, "newer": 0}
    store = found.of_kinds(["storehouse"])
    assert store.one_sided == {"older": 0, "newer": 1}
    assert sum(found.counts.values()) == 3


def test_rows_of_several_labs_of_one_day_are_matched(release):
    older = release({"labs": 3, "status": "inactive"})
    newer = release({}, {}, {"status": "inactive"}, id_="r2")
    counts = compare(older, newer).counts
    assert (counts["unchanged"], counts["status changed"]) == (1, 2)


def test_a_name_that_means_no_municipality_is_still_a_name(release):
    unknown = {"mun_code": None, "mun_given": "Rancho Viejo"}
    found = compare(
        release(unknown, {**unknown, "mun_given": "Otro Rancho"}),
        release({**unknown, "mun_given": "RANCHO  VIEJO"}, id_="r2"),
    )
    assert outcomes(found) == ["unchanged", "withdrawn"]


def test_the_index_of_the_records_plays_no_part(release):
    older, newer = (
        release({}, {"date": "2022-03-01"}),
        release({}, {"date": "2023-03-01"}, id_="r2"),
    )
    plain = compare(older, newer).table
    shifted = compare(older.set_index(np.array([7, 5])), newer.set_index(np.array([0, 3]))).table
    pd.testing.assert_frame_equal(plain, shifted)


def test_two_releases_in_one_table_are_refused(release):
    both = pd.concat([release({}), release({}, id_="r2")], ignore_index=True)
    with pytest.raises(RecordError, match="mix 2 releases"):
        compare(both, release({}, id_="r2"))


def test_by_place_puts_pairs_where_the_older_release_has_them(release):
    found = compare(
        release({"status": "inactive"}, {"mun_code": "14039", "state_code": "14"}),
        release({"mun_code": "10034", "state_code": "10"}, {"mun_code": None, "state_code": None,
                "date": "2023-01-01"}, id_="r2"),
    )  # fmt: skip
    states = by_place(found)
    assert states["state_code"].fillna("-").tolist() == ["10", "14", "25", "-"]
    assert states["state"].fillna("-").tolist() == ["Durango", "Jalisco", "Sinaloa", "-"]
    assert states["labs_older"].tolist() == [0, 1, 1, 0]
    assert states["to_active"].tolist() == [0, 0, 1, 0]
    assert states["place_changed"].tolist() == [0, 0, 1, 0]
    assert states["moved_out"].tolist() == [0, 0, 1, 0]
    assert states["moved_in"].tolist() == [1, 0, 0, 0]
    assert states["withdrawn"].tolist() == [0, 1, 0, 0]
    assert states["added_after_end"].tolist() == [0, 0, 0, 1]
    named = by_place(found, "municipality")
    assert named["municipality"].fillna("-").tolist() == [
        "Tamazula",
        "Guadalajara",
        "Culiacán",
        "-",
    ]
