"""What holds for any two releases."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.compare import COUNTED, Tolerances, by_place, compare, compare_counts
from geo.records import COLUMNS, KINDS

# Two that touch, and one that touches neither.
PLACES = [("25", "25006"), ("25", "25018"), ("14", "14039"), ("25", None), (None, None)]
PAIRED = ("unchanged", "status changed", "place changed", "date changed", "other change")
SAID = ["date", "date_precision", "state_code", "mun_code", "status", "drug", "kind"]

rows = st.fixed_dictionaries(
    {
        "place": st.sampled_from(PLACES),
        "date": st.one_of(
            st.none(),
            st.integers(0, 25).map(lambda n: pd.Timestamp(2022, 3, 1) + pd.Timedelta(days=n)),
        ),
        "date_precision": st.sampled_from(["day", "day", "day", "month", "year"]),
        "status": st.sampled_from(["active", "inactive", "unspecified"]),
        "drug": st.sampled_from(["methamphetamine", "methamphetamine", "heroin", "unspecified"]),
        "kind": st.sampled_from(["laboratory", "laboratory", "storehouse"]),
        "locality": st.sampled_from(["", "", "El Dorado", "Costa Rica"]),
        "labs": st.sampled_from([1, 1, 1, 2, 3, 0]),
    }
)  # fmt: skip
tables = st.lists(rows, max_size=12)


def records(drawn, name="r"):
    table = pd.DataFrame(
        [
            {
                "release": name, "sheet": "", "row": at, "state_given": "", "mun_given": "",
                "lon": None, "lat": None, "place_precision": "none", "corps": "SEDENA",
                **row, "state_code": row["place"][0], "mun_code": row["place"][1],
                "date": row["date"] and row["date"].replace(
                    day=1 if row["date_precision"] != "day" else row["date"].day,
                    month=1 if row["date_precision"] == "year" else row["date"].month,
                ),
                "date_precision": row["date_precision"] if row["date"] else "none",
            }
            for at, row in enumerate(drawn, start=2)
        ],
        columns=[column.name for column in COLUMNS],
    )  # fmt: skip
    return table.astype({column.name: column.dtype for column in COLUMNS})


def told(table, sides=("older", "newer"), *, rows=False):
    """Return what a table says, with the two releases in the order asked for."""
    columns = ["labs", "differed", "log_odds"]
    for side in sides:
        columns += [f"{name}_{side}" for name in (*SAID, *(("row",) if rows else ()))]
    cells = table[columns].astype("str").to_numpy().tolist()
    return Counter((*row, word == "ambiguous") for row, word in
                   zip(cells, table["outcome"].tolist(), strict=True))  # fmt: skip


def by_lab(counted):
    """Return the counts with each row of several labs as several."""
    found = Counter()
    for (labs, *rest), times in counted.items():
        found[tuple(rest)] += int(labs) * times
    return found


@settings(max_examples=10)
@given(tables, tables)
def test_swapping_mirrors(first, second):
    one = compare(records(first, "a"), records(second, "b"))
    other = compare(records(second, "b"), records(first, "a"))
    assert told(one.table, rows=True) == told(other.table, ("newer", "older"), rows=True)
    assert (one.transitions.to_numpy() == other.transitions.to_numpy().T).all()
    counts, mirrored = one.counts, other.counts
    added = counts["added before end"] + counts["added after end"]
    assert added == mirrored["withdrawn"]
    assert counts["ambiguous"] == mirrored["ambiguous"]


@settings(max_examples=10)
@given(tables)
def test_a_release_against_itself_is_unchanged(drawn):
    found = compare(records(drawn), records(drawn))
    assert set(found.table["outcome"]) <= {"unchanged"}
    assert (found.table["row_older"] == found.table["row_newer"]).all() or found.duplicates.size
    assert found.table["labs"].sum() == sum(row["labs"] for row in drawn)


@settings(max_examples=10)
@given(tables, tables)
def test_each_lab_stands_in_one_row(first, second):
    table = compare(records(first, "a"), records(second, "b")).table
    for side, drawn in (("older", first), ("newer", second)):
        labs = table.groupby(f"row_{side}")["labs"].sum()
        assert labs.to_dict() == {at: row["labs"] for at, row in enumerate(drawn, 2) if row["labs"]}
    alone = table[["row_older", "row_newer"]].isna().any(axis=1)
    words = table["outcome"].astype("str")
    assert alone.eq(words.isin(["withdrawn", "ambiguous"]) | words.str.startswith("added")).all()
    assert table["group"].notna().eq(words == "ambiguous").all()
    assert (table["differed"].eq("") & table["agreed"].eq("")).eq(alone).all()


@settings(max_examples=10)
@given(tables, tables, st.randoms())
def test_the_order_of_rows_plays_no_part(first, second, random):
    plain = compare(records(first, "a"), records(second, "b"))
    mixed = [random.sample(side, len(side)) for side in (first, second)]
    other = compare(records(mixed[0], "a"), records(mixed[1], "b"))
    assert by_lab(told(plain.table)) == by_lab(told(other.table))
    assert plain.counts == other.counts


@settings(max_examples=10)
@given(tables, tables, st.integers(0, 12))
def test_pairs_stay_within_the_tolerances(first, second, days):
    tolerances = Tolerances(days=days, transposed=False, neighbours=False)
    table = compare(records(first, "a"), records(second, "b"), tolerances=tolerances).table
    pairs = table.dropna(subset=["row_older", "row_newer"])
    exact = pairs[
        (pairs["date_precision_older"] == "day") & (pairs["date_precision_newer"] == "day")
    ]
    gaps = (exact["date_older"] - exact["date_newer"]).dt.days.abs()
    assert (gaps <= days).all()
    told_both = pairs.dropna(subset=["mun_code_older", "mun_code_newer"])
    assert (told_both["mun_code_older"] == told_both["mun_code_newer"]).all()
    assert (pairs["date_older"].isna() == pairs["date_newer"].isna()).all()


@settings(max_examples=10)
@given(tables, tables)
def test_counts_are_of_labs_and_every_kind_can_be_asked_for(first, second):
    found = compare(records(first, "a"), records(second, "b"))
    everything = found.of_kinds(KINDS)
    assert sum(everything.counts.values()) == found.table["labs"].sum()
    store = found.of_kinds(["storehouse"]).counted
    assert (store["kind_older"].eq("storehouse") | store["kind_newer"].eq("storehouse")).all()


@settings(max_examples=10)
@given(tables, tables)
def test_outcomes_make_up_the_labs_of_each_release(first, second):
    found = compare(records(first, "a"), records(second, "b")).of_kinds(["laboratory"])
    alone = {"older": ["withdrawn"], "newer": ["added before end", "added after end"]}
    paired = sum(found.counts[name] for name in PAIRED)
    for side, drawn in (("older", first), ("newer", second)):
        rows = found.counted[found.counted["outcome"] == "ambiguous"]
        ambiguous = rows.loc[rows[f"row_{side}"].notna(), "labs"].sum()
        labs = sum(row["labs"] for row in drawn if row["kind"] == "laboratory")
        own = sum(found.counts[name] for name in alone[side])
        assert labs == paired - found.one_sided[side] + own + ambiguous


@settings(max_examples=10)
@given(tables, tables, st.sampled_from(["state", "municipality"]))
def test_each_row_of_places_adds_up(first, second, by):
    found = compare(records(first, "a"), records(second, "b")).of_kinds(KINDS)
    table = by_place(found, by)
    lost = table[["withdrawn", "moved_out", "ambiguous_older"]].sum(axis=1)
    gained = table[["moved_in", "added_before_end", "added_after_end", "ambiguous_newer"]]
    assert (table["labs_older"] - lost + gained.sum(axis=1)).equals(table["labs_newer"])
    assert (table["to_active"] <= table["labs_older"]).all()
    assert table["to_active"].sum() == found.transitions.loc["inactive", "active"]
    assert table["status_changed"].sum() == found.table["status_changed"].mul(
        found.table["labs"]
    ).sum()  # fmt: skip


@settings(max_examples=10)
@given(tables, tables)
def test_counts_make_up_the_labs_of_each_release(first, second):
    older, newer = records(first, "a"), records(second, "b")
    found = compare_counts(older, newer)
    for side, table in (("older", older), ("newer", newer)):
        labs = int(table.loc[table["kind"] == "laboratory", "labs"].sum())
        assert found.labs[side] == labs
        assert found.other_kinds[side] == table["labs"].sum() - labs
    n = found.counts
    assert tuple(n) == COUNTED
    assert n["in both"] + n["fewer"] + n["withdrawn"] == found.labs["older"]
    added = n["added before end"] + n["added after end"]
    assert n["in both"] + n["more"] + added == found.labs["newer"]


@pytest.mark.parametrize("sides", [(0, 0), (0, 3), (3, 0)])
def test_empty_releases(sides, make_records):
    full = make_records(*[{"mun_code": "25006", "state_code": "25"}] * 3)
    found = compare(full.iloc[: sides[0]], full.iloc[: sides[1]])
    assert found.counts["withdrawn"] == sides[0]
    assert found.counts["added before end"] == sides[1]
    assert found.transitions.to_numpy().sum() == 0
