from datetime import date

import pytest

from geo.errors import ChoiceError, RecordError
from geo.select import Filters, select


def test_only_whole_periods_enter(make_records) -> None:
    records = make_records(
        {"date": "2023-01-01"},
        {"date": "2023-07-31"},
        {"date": "2023-08-01"},
        {"date": "2022-12-31"},
        {"date": "2023-07-01", "date_precision": "month", "labs": 3},
        {"date": "2023-01-01", "date_precision": "year", "labs": 10},
        {"date": "2024-01-01", "date_precision": "year"},
        {"date": None, "date_precision": "none", "labs": 100},
    )
    chosen = select(records, Filters(start=date(2023, 1, 1), end=date(2023, 7, 31)))
    assert chosen.records["row"].tolist() == [2, 3, 6]
    assert chosen.labs_date_undecided == 110


def test_without_dates_all_enter(make_records) -> None:
    chosen = select(make_records({"date": None, "date_precision": "none"}, {}))
    assert len(chosen.records) == 2
    assert chosen.labs_date_undecided == 0


def test_other_kinds_stand_beside(make_records) -> None:
    records = make_records({}, {"kind": "unspecified"}, {"kind": "concentration area", "labs": 4})
    chosen = select(records)
    assert (len(chosen.records), chosen.labs_other_kind) == (2, 4)
    everything = select(records, Filters(kinds=()))
    assert (len(everything.records), everything.labs_other_kind) == (3, 0)


def test_filters_are_joined_by_and(make_records) -> None:
    records = make_records(
        {"state_code": "25"},
        {"state_code": "25", "status": "inactive"},
        {"state_code": "16"},
        {"state_code": "25", "drug": "heroin"},
        {"state_code": "25", "corps": "SEMAR"},
    )
    filters = Filters(
        statuses=("active",), drugs=("methamphetamine",), corps=("SEDENA",), states=("25",)
    )
    assert select(records, filters).records["row"].tolist() == [2]


def test_unknown_words_are_refused(make_records) -> None:
    with pytest.raises(ChoiceError, match="statuses open unknown; choose from active"):
        Filters(statuses=("open",))
    with pytest.raises(ChoiceError, match=r"begins .* after it ends"):
        Filters(start=date(2023, 2, 1), end=date(2023, 1, 1))
    with pytest.raises(ChoiceError, match="state 99 unknown"):
        Filters(states=("99",))
    with pytest.raises(RecordError):
        select(make_records({}, {"release": "r2"}))


def test_labs_whose_state_is_unknown_stand_beside(make_records) -> None:
    records = make_records({"state_code": "25"}, {"labs": 2}, {"state_code": "26"})
    chosen = select(records, Filters(states=("25",)))
    assert (len(chosen.records), chosen.labs_state_unknown) == (1, 2)
    assert select(records).labs_state_unknown == 0


def test_a_share_needs_both_statuses() -> None:
    assert Filters().share_is_defined
    assert Filters(statuses=("active", "inactive")).share_is_defined
    assert not Filters(statuses=("active",)).share_is_defined


def test_following_periods_share_out_every_day(make_records) -> None:
    days = [{"date": f"2023-{month:02}-15"} for month in range(1, 13)]
    records = make_records(*days)
    first = select(records, Filters(end=date(2023, 6, 15)))
    second = select(records, Filters(start=date(2023, 6, 16)))
    assert len(first.records) + len(second.records) == 12
    assert first.labs_date_undecided == second.labs_date_undecided == 0
