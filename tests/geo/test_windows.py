"""Records by windows of months."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import ChoiceError, RecordError
from geo.windows import MOST_MONTHS, by_window, labs_in_no_window


def rows_of(records, **options) -> list[tuple[str, str, list[int]]]:
    return [
        (str(start), str(end), found["row"].tolist())
        for start, end, found in by_window(records, **options)
    ]


@pytest.fixture(scope="module")
def records(make_records):
    return make_records(
        {"date": "2022-11-30"},
        {"date": "2023-02-01", "date_precision": "month", "labs": 3},
        {"date": "2023-01-31"},
        {"date": "2023-01-01", "date_precision": "year", "labs": 10},
        {"date": None, "date_precision": "none", "labs": 100},
    )


def test_months_follow_each_other_and_empty_ones_are_kept(records) -> None:
    found = rows_of(records)
    assert found[:4] == [
        ("2022-11-01", "2022-11-30", [2]),
        ("2022-12-01", "2022-12-31", []),
        ("2023-01-01", "2023-01-31", [4]),
        ("2023-02-01", "2023-02-28", [3]),
    ]
    # The record known to its year may lie as late as December.
    assert len(found) == 14
    assert found[-1] == ("2023-12-01", "2023-12-31", [])
    assert labs_in_no_window(records) == 110


def test_quarters_and_years_are_those_of_the_calendar(records) -> None:
    assert rows_of(records, months=3)[:2] == [
        ("2022-10-01", "2022-12-31", [2]),
        ("2023-01-01", "2023-03-31", [3, 4]),
    ]
    assert rows_of(records, months=12) == [
        ("2022-01-01", "2022-12-31", [2]),
        ("2023-01-01", "2023-12-31", [3, 4, 5]),
    ]
    assert labs_in_no_window(records, months=12) == 100
    # Five months are no part of a year: they begin with the first record.
    assert rows_of(records, months=5)[0] == ("2022-11-01", "2023-03-31", [2, 3, 4])


def test_cumulative_windows_hold_all_before(records) -> None:
    found = rows_of(records, cumulative=True)
    assert {start for start, *_ in found} == {"2022-11-01"}
    assert found[3] == ("2022-11-01", "2023-02-28", [2, 3, 4])
    assert found[-1] == ("2022-11-01", "2023-12-31", [2, 3, 4, 5])
    assert labs_in_no_window(records, cumulative=True) == 100


def test_without_dates_there_is_no_window(make_records) -> None:
    assert rows_of(make_records()) == []
    undated = make_records({"date": None, "date_precision": "none", "labs": 7})
    assert rows_of(undated) == []
    assert labs_in_no_window(undated) == labs_in_no_window(undated, cumulative=True) == 7


@pytest.mark.parametrize("months", [0, -1, MOST_MONTHS + 1, "1", 1.5, True])
def test_what_cannot_be_had_is_refused_at_once(records, months) -> None:
    with pytest.raises(ChoiceError, match="choose"):
        by_window(records, months=months)


def test_releases_are_not_mixed(make_records) -> None:
    with pytest.raises(RecordError):
        by_window(make_records({"release": "r1"}, {"release": "r2"}))


@given(
    days=st.lists(st.dates(date(2021, 1, 1), date(2023, 12, 31)), min_size=1, max_size=12),
    months=st.integers(1, 30),
)
@settings(max_examples=25)
def test_each_day_lies_in_one_window(make_records, days, months) -> None:
    records = make_records(*({"date": day} for day in days))
    windows = list(by_window(records, months=months))
    held = [row for window in windows for row in window.records["row"]]
    assert sorted(held) == records["row"].tolist()
    for window in windows:
        inside = window.records["date"].dt.date.between(window.start, window.end)
        assert inside.all()
    grown = list(by_window(records, months=months, cumulative=True))
    assert [window.end for window in grown] == [window.end for window in windows]
    assert len(grown[-1].records) == len(records)
    assert labs_in_no_window(records, months=months) == 0
