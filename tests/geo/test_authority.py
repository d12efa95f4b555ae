from collections import Counter
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import reference, regimes
from geo.authority import FUNCTIONS, UNKNOWN, authority, holders_on
from geo.errors import ChoiceError, RecordError

ENTRIES = reference.load("entries")
REGIMES = reference.load("regimes")
EVERY_FUNCTION = sorted({word for words in FUNCTIONS.values() for word in words})
DAYS = ("2022-01-01", "2022-01-02")
ISTHMUS = {
    "2019-06-14": {"SCT"},
    # The day on which the companies were handed over is not established.
    "2019-06-15": {UNKNOWN},
    "2019-12-11": {UNKNOWN},
    "2019-12-12": {"CIIT"},
    "2021-06-09": {"CIIT"},
    "2022-03-02": {"SEMAR"},
    "2026-01-01": {"SEMAR"},
}


def holders(entries, on, function=None):
    return {authority(entry, on, function).holder for entry in entries}


# --- the dates that the project is held to ------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "function", "before", "after", "holder"),
    [
        ("MXZLO", "captaincy", "2017-06-16", "2017-06-18", "SEMAR"),
        ("MXZLO", "port authority", "2021-06-04", "2021-06-06", "SEMAR"),
        ("MXZLO", "administration", "2021-06-07", "2021-06-10", "SEMAR"),
        ("MXVER", "administration", "2021-06-08", "2021-06-09", "SEMAR"),
        ("MXCOA", "administration", "2022-03-01", "2022-03-02", "SEMAR"),
        ("port-altata", "captaincy", "2017-06-16", "2017-06-17", "SEMAR"),
        ("MMMX", "airport", "2023-10-06", "2023-10-07", "SEMAR"),
        ("MMTL", "airport", "2023-11-30", "2023-12-01", "SEDENA"),
        ("MMSM", "airport", "2022-03-20", "2022-03-21", "SEDENA"),
    ],
)
def test_a_function_passes_to_another_between_two_days(entry, function, before, after, holder):
    earlier, later = authority(entry, before, function), authority(entry, after, function)
    assert earlier.holder != holder
    assert (later.holder, later.known) == (holder, True)
    assert date.fromisoformat(before) < later.since <= date.fromisoformat(after)
    assert later.source
    assert later.confidence in {"high", "medium"}


def test_before_the_navy_came_the_transport_ministry():
    for function, on in (
        ("captaincy", "2017-06-16"),
        ("port authority", "2021-06-04"),
        ("administration", "2021-06-08"),
    ):
        found = authority("MXZLO", on, function)
        assert found.holder == "SCT"
        assert found.until == date.fromisoformat(on)


def test_the_companies_of_the_decree_and_those_of_the_isthmus():
    named = "MXATM MXDBT MXESE MXGYM MXLZC MXZLO MXMZT MXPGO MXPMD MXPVR MXTAM MXTPB MXTUX MXVER"
    assert holders(named.split(), "2021-06-09", "administration") == {"SEMAR"}
    isthmus = {day: holders(["MXCOA", "MXSCX"], day, "administration") for day in ISTHMUS}
    assert isthmus == ISTHMUS


# --- what is not known --------------------------------------------------------------------


def test_the_administration_of_a_fishing_harbour_is_not_established():
    for on in ("1990-01-01", "2018-05-05", "2024-05-05"):
        found = authority("port-altata", on, "administration")
        assert (found.holder, found.known, found.applies) == (UNKNOWN, False, True)
        assert (found.since, found.until, found.source) == (None, None, "")
    assert authority("port-el-sauzal", "2024-05-05", "administration").holder == "SEMAR"


def test_checkpoints_have_a_holder_and_no_known_start():
    crossing = "crossing-tecate-tecate"
    found = authority(crossing, "2022-01-01")
    assert (found.function, found.holder, found.known) == ("land checkpoints", "SEDENA", True)
    assert found.since is None
    assert found.note.startswith("Start not known.")
    # 9 April 2010 is the earliest dated report; before it nothing here speaks of any.
    assert authority(crossing, "2010-04-09").known
    earlier = authority(crossing, "2010-04-08")
    assert (earlier.holder, earlier.since) == (UNKNOWN, None)
    assert "SEDENA from 2010-04-09" in earlier.note


def test_a_function_that_an_entry_cannot_have_is_no_unknown_one():
    found = authority("crossing-tecate-tecate", "2022-01-01", "captaincy")
    assert (found.holder, found.known, found.applies) == ("", False, False)
    assert found.note == "A land crossing has no captaincy, only: land checkpoints."
    assert not authority("MMMX", "2022-01-01", "captaincy").applies


def test_airports_are_under_neither_unless_established():
    assert authority("MMUN", "2024-06-01").holder == UNKNOWN
    assert authority("MMMX", "2020-12-14").holder == "SCT"
    assert authority("MMMX", "2020-12-13").holder == UNKNOWN
    airports = ENTRIES["id"][ENTRIES["kind"] == "airport"]
    found = Counter(authority(airport, "2024-06-01").holder for airport in airports)
    assert found == {UNKNOWN: 56, "SEDENA": 12, "SEMAR": 7}
    assert holders(airports, "2020-01-01") == {UNKNOWN}


# --- asking -------------------------------------------------------------------------------


def test_the_function_meant_by_default_is_the_first_of_the_kind():
    for kind, functions in FUNCTIONS.items():
        entry = ENTRIES["id"][ENTRIES["kind"] == kind].iloc[0]
        assert authority(entry, "2022-01-01").function == functions[0]


def test_a_day_is_a_date_or_iso_text():
    assert authority("MXZLO", date(2022, 1, 1)) == authority("MXZLO", "2022-01-01")


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: authority("MXXXX", "2022-01-01"),
            ChoiceError,
            "entry 'MXXXX' unknown; choose from .* such as MXZLO",
        ),
        (
            lambda: authority("MXZLO", "2022-01-01", "customs"),
            ChoiceError,
            "function 'customs' unknown; choose from .*captaincy",
        ),
        (lambda: authority("MXZLO", "1 de enero"), ChoiceError, "is no day"),
        (lambda: on_days(["x"], [DAYS[0]], [DAYS[0]]), ChoiceError, "entry 'x' unknown"),
        (
            lambda: on_days(["MXZLO"], [DAYS[0]], [DAYS[0]], "customs"),
            ChoiceError,
            "function 'customs' unknown",
        ),
        (
            lambda: on_days(["MXZLO"], [DAYS[1]], [DAYS[0]]),
            RecordError,
            "^a period ends before it begins$",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


# --- periods ------------------------------------------------------------------------------


def on_days(ids, first, last, function=None):
    days = (pd.Series(pd.to_datetime(pd.Series(side)), ids_index(ids)) for side in (first, last))
    return holders_on(pd.Series(ids, ids_index(ids), dtype="str"), *days, function)


def ids_index(ids):
    return pd.RangeIndex(len(ids))


def test_a_period_has_a_holder_when_it_is_the_same_on_all_its_days():
    first = ["2017-06-01", "2017-06-17", "2017-06-01", None, "2017-06-17", "2017-06-17"]
    last = ["2017-06-16", "2019-01-01", "2017-06-30", "2017-06-16", None, "2017-06-18"]
    ids = ["MXZLO", "MXZLO", "MXZLO", "MXZLO", "MXZLO", None]
    found = on_days(ids, first, last, "captaincy")
    assert found.fillna("-").tolist() == ["SCT", "SEMAR", "-", "-", "-", "-"]
    assert found.dtype == "str"


def test_what_is_not_known_or_not_possible_is_missing():
    ids = ["port-altata", "crossing-tecate-tecate", "MXCOA", "MXCOA"]
    first = ["2022-01-01", "2022-01-01", "2019-06-01", "2019-12-12"]
    last = ["2022-01-01", "2022-01-01", "2020-01-01", "2020-01-01"]
    found = on_days(ids, first, last, "administration")
    assert found.fillna("-").tolist() == ["-", "-", "-", "CIIT"]


def test_the_answer_keeps_the_index_of_the_records():
    index = pd.Index([7, 3, 3])
    ids = pd.Series(["MMMX", None, "MXZLO"], index, dtype="str")
    days = pd.Series(pd.to_datetime(["2024-01-01"] * 3), index)
    found = holders_on(ids, days, days)
    assert found.index.equals(index)
    assert found.fillna("-").tolist() == ["SEMAR", "-", "SEMAR"]
    assert holders_on(ids[:0], days[:0], days[:0]).empty


def test_periods_of_one_holder_that_follow_each_other_count_as_one(monkeypatch):
    rows = REGIMES[(REGIMES["function"] == "captaincy") & (REGIMES["holder"] == "SEMAR")]
    first, second = rows.copy(), rows.copy()
    first["valid_to"] = pd.Timestamp("2019-12-31")
    second["valid_from"] = pd.Timestamp("2020-01-01")
    split = pd.concat([first, second], ignore_index=True)
    monkeypatch.setattr(
        regimes.reference, "load", lambda name: split.copy() if name == "regimes" else ENTRIES
    )
    for cached in (regimes.periods, regimes.runs):
        cached.cache_clear()
    try:
        found = on_days(["MXZLO"] * 2, ["2019-06-01"] * 2, ["2020-06-01"] * 2, "captaincy")
        assert found.tolist() == ["SEMAR", "SEMAR"]
    finally:
        for cached in (regimes.periods, regimes.runs):
            cached.cache_clear()


BOUNDARIES = sorted(
    {
        day.date() + timedelta(days=shift)
        for column in ("valid_from", "valid_to")
        for day in REGIMES[column].dropna()
        for shift in (-1, 0, 1)
    }
)
DAY = st.sampled_from(BOUNDARIES) | st.dates(date(1976, 1, 1), date(2027, 1, 1))


@given(
    st.sampled_from(ENTRIES["id"].tolist()),
    st.sampled_from([None, *EVERY_FUNCTION]),
    DAY,
    DAY,
)
def test_a_period_is_answered_as_its_days_are(entry, function, one, other):
    first, last = sorted((one, other))
    days = {first, last, *(day for day in BOUNDARIES if first <= day <= last)}
    answers = {authority(entry, day, function).holder for day in days}
    (found,) = on_days([entry], [first], [last], function).fillna("")
    assert found == (answers.pop() if len(answers) == 1 and answers.isdisjoint({UNKNOWN}) else "")


def test_many_records_are_answered_as_single_ones(monkeypatch):
    rng = np.random.default_rng(3)
    ids = pd.Series(rng.choice(ENTRIES["id"], 65_000), dtype="str")
    first = pd.Series(
        np.datetime64("2015-01-01", "us") + rng.integers(0, 4000, 65_000).astype("timedelta64[D]")
    )
    last = first + pd.to_timedelta(rng.choice([0, 30], 65_000), unit="D")
    calls = []
    for look_up in (regimes.rows_of, regimes.runs):
        monkeypatch.setattr(
            f"geo.authority.{look_up.__name__}",
            lambda *given, ask=look_up: calls.append(given) or ask(*given),
        )
    found = holders_on(ids, first, last)
    assert len(calls) == 1, "all records are looked up at once"
    for place in range(0, 65_000, 3000):
        ends = {authority(ids[place], day[place].date()).holder for day in (first, last)}
        if not pd.isna(found[place]):
            assert ends == {found[place]}


# --- the table of regimes -----------------------------------------------------------------


def test_every_regime_is_sourced_and_for_something_that_exists():
    assert (REGIMES[["holder", "holder_name", "source", "confidence", "valid_note"]] != "").all(
        axis=None
    )
    assert set(REGIMES["confidence"]) <= {"high", "medium", "low"}
    assert REGIMES["holder"].isin(["SEMAR", "SCT", "SEDENA", "CIIT"]).all()
    assert set(REGIMES["valid_from_precision"]) <= {"day", "year", "unknown"}
    for row in REGIMES.itertuples():
        assert row.function in FUNCTIONS[row.kind]
        same_kind = ENTRIES[ENTRIES["kind"] == row.kind]
        assert row.applies_to in {"", *same_kind["authority_group"], *same_kind["id"]}


def test_regimes_of_one_thing_do_not_overlap():
    for _, rows in REGIMES.groupby(["kind", "function", "applies_to"]):
        ordered = rows.sort_values("valid_from")
        assert ordered["valid_from"].notna().all()
        ends, starts = ordered["valid_to"].iloc[:-1], ordered["valid_from"].iloc[1:]
        assert (ends.to_numpy() < starts.to_numpy()).all()
        assert (ordered["valid_to"].isna() | (ordered["valid_from"] <= ordered["valid_to"])).all()


def test_a_holder_has_one_name():
    assert not REGIMES[["holder", "holder_name"]].drop_duplicates()["holder"].duplicated().any()
