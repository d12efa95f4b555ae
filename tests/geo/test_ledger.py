"""Releases side by side: what each says of the same months, never added up."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any, cast

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import ChoiceError
from geo.ledger import by_period, ledger, triangle
from geo.process import Processed, process
from geo.releases import Release
from geo.releases.report import ReadingReport, SheetRead

Make = Callable[..., Processed]


@pytest.fixture(scope="module")
def release(make_records: Callable[..., pd.DataFrame]) -> Make:
    """Return a function that makes a release of rows; keywords change the release."""

    def make(name: str, *rows: dict[str, Any], **said: Any) -> Processed:
        records = make_records(*({**row, "release": name} for row in rows))
        sheet = SheetRead("", (1,), (), {"data": len(records)}, {}, ())
        report = ReadingReport(
            f"{name}.csv", "ab" * 32, "text", "", "", (sheet,), (), (), (), (), ()
        )
        values = {
            "publisher": "", "corps": "SEDENA", "published": None, "period_start": None,
            "period_end": None, "illustrative": False,
        }  # fmt: skip
        made = Release(id=name, **{**values, **said}, records=records, report=report)
        return Processed(made, records, cast("Any", None), cast("Any", None))

    return make


def test_the_two_embedded_releases() -> None:
    both = [process("illustrative-2023-12"), process("illustrative-2023-08")]
    table = ledger(both).set_index("release")
    assert list(table.index) == ["illustrative-2023-08", "illustrative-2023-12"]
    assert table["labs"].tolist() == [1658, 1997]
    assert table["active"].tolist() == [182, 1997]
    assert table["inactive"].tolist() == [1476, 0]
    assert table["rows"].tolist() == [1658, 1997]
    assert table["illustrative"].all()
    assert table["period_stated"].all()
    assert table["sha256"].str.len().eq(64).all()
    assert table["period_end"].tolist() == [pd.Timestamp("2023-08-09"), pd.Timestamp("2023-10-31")]

    grown = triangle(both)
    assert grown.labs.loc["2023-08-01"].tolist() == [15, 99]
    assert grown.changes.loc["2023-08-01"].tolist() == [pd.NA, 84]
    assert grown.partial.loc["2023-08-01"].tolist() == [True, False]
    assert pd.isna(grown.labs.loc["2023-09-01", "illustrative-2023-08"])
    assert grown.labs.sum().tolist() == [1658, 1997]
    assert len(grown.labs) == 59
    years = triangle(both, "year")
    assert years.labs.loc["2022-01-01"].tolist() == [473, 473]
    assert years.partial.loc["2018-01-01"].tolist() == [True, True]

    told = by_period(both)
    assert list(told.columns) == [
        "release", "period", "year", "state_code", "labs", "active", "inactive", "unspecified"
    ]  # fmt: skip
    assert told.groupby("release")["labs"].sum().tolist() == [1658, 1997]


def test_order_is_that_of_publication_and_those_without_a_day_come_last(release: Make) -> None:
    day = {"date": "2020-05-05"}
    given_order = [
        release("undated-late", {"date": "2021-01-01"}),
        release("c", day, published=date(2023, 1, 1)),
        release("undated-early", day),
        release("b", day, published=date(2023, 1, 1)),
        release("a", day, published=date(2024, 1, 1)),
        release("undated-empty"),
    ]
    order = ["b", "c", "a", "undated-early", "undated-late", "undated-empty"]
    for releases in (given_order, given_order[::-1]):
        assert ledger(releases)["release"].tolist() == order
        grown = triangle(releases)
        assert list(grown.labs.columns) == order
        assert grown.undecided == tuple(order[3:])


def test_what_is_not_stated_is_taken_from_the_dates_and_told(release: Make) -> None:
    table = ledger(
        [
            release("a", {"date": "2020-05-01", "date_precision": "month"}, {"date": "2020-04-02"}),
            release("b", {"date": "2020-05-05"}, period_end=date(2020, 12, 31)),
            release("c"),
        ]
    ).set_index("release")
    assert not table["period_stated"].any()
    assert table.loc["a", "period_start"] == pd.Timestamp("2020-04-02")
    assert table.loc["a", "period_end"] == pd.Timestamp("2020-05-31")
    assert table.loc["b", "period_end"] == pd.Timestamp("2020-12-31")
    assert pd.isna(table.loc["c", "period_end"])


def test_labs_are_counted_and_other_sites_beside_them(release: Make) -> None:
    made = release(
        "a",
        {"labs": 3, "status": "inactive"},
        {"labs": 2, "status": "unspecified", "kind": "unspecified"},
        {"labs": 7, "kind": "storehouse"},
    )
    row = ledger([made]).iloc[0]
    assert (row["rows"], row["labs"], row["other_kinds"]) == (3, 5, 7)
    assert (row["active"], row["inactive"], row["unspecified"]) == (0, 3, 2)
    assert by_period([made])["labs"].tolist() == [5]


def test_a_date_that_does_not_tell_the_period_is_counted_apart(release: Make) -> None:
    made = release(
        "a",
        {"date": "2020-05-05", "state_code": "25"},
        {"date": "2020-05-01", "date_precision": "month", "labs": 2},
        {"date": "2020-01-01", "date_precision": "year", "labs": 4},
        {"date": None, "date_precision": "none", "labs": 8},
    )
    months, years = triangle([made]), triangle([made], "year")
    assert months.labs.loc["2020-05-01", "a"] == 3
    assert months.undated == years.undated == {"a": 8}
    assert months.year_only.to_dict() == {"a": {2020: 4}}
    assert months.not_placed == {"a": 12}
    assert years.labs.loc["2020-01-01", "a"] == 7
    assert years.year_only.empty
    table = by_period([made])
    assert table["labs"].sum() == 15
    untold = table[table["period"].isna()]
    assert untold["year"].tolist() == [2020, pd.NA]
    assert untold["labs"].tolist() == [4, 8]
    assert table["state_code"].isna().sum() == 3


def test_a_month_without_a_raid_is_none_inside_the_period_and_missing_outside(
    release: Make,
) -> None:
    first = release(
        "a", {"date": "2020-03-03"}, published=date(2020, 5, 1),
        period_start=date(2020, 2, 1), period_end=date(2020, 4, 15),
    )  # fmt: skip
    second = release(
        "b", {"date": "2020-05-05", "labs": 6}, published=date(2020, 7, 1),
        period_start=date(2020, 3, 1), period_end=date(2020, 5, 31),
    )  # fmt: skip
    third = release("c", {"date": "2020-03-03", "labs": 9}, published=date(2020, 8, 1),
                    period_start=date(2020, 1, 1), period_end=date(2020, 3, 31))  # fmt: skip
    grown = triangle([first, second, third])
    absent = pd.NA
    assert [row.tolist() for _, row in grown.labs.iterrows()] == [
        [absent, absent, 0], [0, absent, 0], [1, 0, 9], [0, 0, absent], [absent, 6, absent]
    ]  # fmt: skip
    # The last release before it that covers the month, also past one that does not.
    assert grown.changes.loc["2020-02-01"].tolist() == [absent, absent, 0]
    assert grown.changes.loc["2020-03-01"].tolist() == [absent, -1, 9]
    assert grown.changes.loc["2020-05-01"].tolist() == [absent, absent, absent]
    assert grown.partial.loc["2020-04-01"].tolist() == [True, False, False]
    assert grown.partial.to_numpy().sum() == 1


def test_a_release_that_tells_years_alone_tells_no_month(release: Make) -> None:
    year = {"date_precision": "year"}
    years = release("a", {**year, "date": "2020-01-01"}, {**year, "date": "2021-01-01"})
    mixed = release(
        "b", {"date": "2020-02-02"}, {**year, "date": "2021-01-01"}, {"date": "2021-03-03"},
        published=date(2022, 1, 1), period_start=date(2020, 1, 1), period_end=date(2021, 12, 31),
    )  # fmt: skip
    undated = release(
        "c", {"date": None, "date_precision": "none"}, period_start=date(2020, 1, 1),
        period_end=date(2020, 12, 31),
    )  # fmt: skip
    nothing = release("d", period_start=date(2020, 1, 1), period_end=date(2020, 12, 31))
    grown = triangle([years, mixed, undated, nothing])
    assert grown.labs[["a", "c"]].isna().all(axis=None)
    assert grown.untold["a"].all()
    assert grown.untold["c"].tolist() == [True] * 12 + [False] * 12
    assert grown.labs["b"].tolist()[:12] == [0, 1, *[0] * 10]
    assert grown.labs["b"].dropna().tolist()[12:] == [1]
    assert grown.untold["b"].sum() == 11
    # No lab at all is what a release says; labs that may lie anywhere are another thing.
    assert grown.labs["d"].tolist()[:12] == [0] * 12
    assert not grown.untold["d"].any()
    assert grown.changes.loc["2021-03-01"].isna().all()
    assert triangle([years], "year").labs["a"].tolist() == [1, 1]


def test_two_releases_of_one_id_are_refused(release: Make) -> None:
    twice = [release("a", {}), release("a", {}), release("b", {})]
    for function in (ledger, by_period, triangle):
        with pytest.raises(ChoiceError, match="the id a;"):
            function(twice)


def test_a_period_that_does_not_exist_is_refused(release: Make) -> None:
    with pytest.raises(ChoiceError, match="week"):
        triangle([release("a", {})], "week")


def test_nothing_loaded_is_a_table_without_rows(release: Make) -> None:
    assert list(ledger([]).columns) == list(ledger([release("a", {})]).columns)
    assert ledger([]).empty
    assert by_period([]).empty
    assert triangle([]).labs.empty
    assert triangle([release("a")]).labs.empty


DAYS = st.integers(0, 800).map(lambda day: date(2019, 1, 1).fromordinal(737060 + day))
ROWS = st.lists(st.tuples(DAYS, st.sampled_from(["25", "26", None]), st.integers(0, 3)), max_size=8)


@given(
    st.lists(ROWS, min_size=1, max_size=4),
    st.sampled_from(["month", "year"]),
    st.randoms(use_true_random=False),
)
@settings(max_examples=10)
def test_releases_stand_side_by_side(
    release: Make, lists: list[Any], period: str, chance: Any
) -> None:
    releases = [
        release(
            f"r{number}",
            *({"date": day, "state_code": state, "labs": labs} for day, state, labs in rows),
            published=date(2022, 1, 1 + number),
        )
        for number, rows in enumerate(lists)
    ]
    totals = [sum(labs for *_, labs in rows) for rows in lists]
    shuffled = releases[:]
    chance.shuffle(shuffled)
    grown, told = triangle(shuffled, period), by_period(shuffled, period)
    assert grown.labs.sum().tolist() == totals
    assert ledger(shuffled)["labs"].tolist() == totals
    alone = [triangle([one], period).labs for one in releases]
    for number, column in enumerate(grown.labs):
        dropped = grown.labs[column].dropna()
        assert dropped.to_dict() == alone[number][column].dropna().to_dict()
        assert told.loc[told["release"] == column, "labs"].sum() == totals[number]
    # Each change leads from the last known figure to the next.
    for month in grown.labs.index:
        known = grown.labs.loc[month].dropna().tolist()
        changes = grown.changes.loc[month].dropna().tolist()
        assert changes == [after - before for before, after in pairwise(known)]
