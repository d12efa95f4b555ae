import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from geo import reference
from geo.errors import ChoiceError, RecordError
from geo.join import join
from geo.summary import GROUPS, summarise, wilson_interval


def joined(records: pd.DataFrame) -> pd.DataFrame:
    """Return records as the join leaves them, their places taken as they stand."""
    return join(records.assign(locality_id=pd.Series(pd.NA, records.index, dtype="str")))[0]


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_equals_scipy(pair: tuple[int, int]) -> None:
    successes, trials = pair
    low, high = wilson_interval([successes], [trials])
    expected = binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    assert low[0] == pytest.approx(expected.low, abs=1e-12)
    assert high[0] == pytest.approx(expected.high, abs=1e-12)
    assert low[0] <= successes / trials <= high[0]


def test_no_trials_have_no_interval() -> None:
    assert np.isnan(wilson_interval([0], [0])).all()


def test_total(make_records) -> None:
    records = make_records(
        {"labs": 2}, {"status": "inactive", "labs": 6}, {"status": "unspecified", "labs": 5}
    )
    (total,) = summarise(records).to_dict("records")
    assert (total["labs"], total["active"], total["inactive"]) == (13, 2, 6)
    assert (total["unspecified"], total["rows"]) == (5, 3)
    # Those of unspecified status are no part of the share.
    assert total["active_share"] == pytest.approx(2 / 8)


def test_nothing_known_has_no_share(make_records) -> None:
    (total,) = summarise(make_records({"status": "unspecified"})).to_dict("records")
    assert np.isnan(total["active_share"])
    (empty,) = summarise(make_records()).to_dict("records")
    assert empty["labs"] == 0
    assert np.isnan(empty["active_share_low"])


def test_by_state_has_area_and_people(make_records) -> None:
    records = make_records({"state_code": "25"}, {"state_code": "25"}, {"state_code": None})
    table = summarise(records, "state").set_index("state_code", drop=False)
    sinaloa = table.loc["25"]
    assert sinaloa["state"] == "Sinaloa"
    assert sinaloa["labs_per_100k"] == pytest.approx(2 / 3_026_943 * 1e5)
    assert sinaloa["labs_per_1000_km2"] == pytest.approx(2 / 57.4, rel=0.01)
    unknown = table[table["state_code"].isna()]
    assert unknown["labs"].tolist() == [1]
    assert np.isnan(unknown["labs_per_100k"].iloc[0])


def test_by_municipality(make_records) -> None:
    records = make_records({"state_code": "25", "mun_code": "25006"}, {"state_code": "25"})
    table = summarise(records, "municipality")
    assert table["municipality"].tolist()[0] == "Culiacán"
    assert table["labs"].tolist() == [1, 1]
    assert "labs_per_100k" not in table


def test_by_month_and_year(make_records) -> None:
    records = make_records(
        {"date": "2022-07-20"},
        {"date": "2022-07-01", "date_precision": "month"},
        {"date": "2022-01-01", "date_precision": "year"},
        {"date": None, "date_precision": "none"},
    )
    months = summarise(records, "month")
    assert months["month"].fillna("?").tolist() == ["2022-07", "?"]
    assert months["labs"].tolist() == [2, 2]
    years = summarise(records, "year")
    assert years["labs"].tolist() == [3, 1]


@pytest.fixture(scope="module")
def joined_few(make_records) -> pd.DataFrame:
    return joined(
        make_records(
            {"state_code": "25", "mun_code": "25006", "labs": 3},
            {"state_code": "16", "status": "inactive", "drug": "heroin", "kind": "unspecified"},
            {"date": None, "date_precision": "none", "status": "unspecified", "corps": ""},
        )
    )


@pytest.fixture(scope="module")
def joined_empty(joined_few: pd.DataFrame) -> pd.DataFrame:
    return joined_few.iloc[:0]


@pytest.mark.parametrize("group", GROUPS)
def test_groups_add_up_to_the_total(joined_few: pd.DataFrame, group: str) -> None:
    records = joined_few
    total, table = summarise(records), summarise(records, group)
    counts = ["labs", "active", "inactive", "unspecified", "rows"]
    pd.testing.assert_series_equal(table[counts].sum(), total[counts].iloc[0], check_names=False)


@pytest.mark.parametrize("group", GROUPS)
def test_an_empty_table_has_no_groups(joined_empty: pd.DataFrame, group: str) -> None:
    assert summarise(joined_empty, group).empty


def test_numbers_of_regions_sort_as_numbers(make_records) -> None:
    states = ("21", "25", "04", "02")
    records = joined(make_records(*({"state_code": code} for code in states)))
    assert summarise(records, "military_region")["military_region"].tolist() == [
        "2",
        "3",
        "6",
        "10",
    ]


def test_no_group_holds_two_naval_regions_of_one_number(make_records) -> None:
    days = ("2014-05-05", "2016-05-05", "2022-07-14", "2022-07-15", "2023-05-05", "2025-05-05")
    states = [f"{number:02d}" for number in range(1, 33)]
    rows = [{"state_code": code, "date": day} for code in states for day in days]
    rows += [{"state_code": code, "date": None, "date_precision": "none"} for code in states]
    rows += [
        {"state_code": code, "date": day, "date_precision": "year"}
        for code in states
        for day in ("2021-01-01", "2022-01-01", "2024-01-01")
    ]
    records = joined(make_records(*rows))
    keys = ["naval_structure", "naval_region", "naval_region_status"]
    layer = reference.load("naval_regions")
    headquarters = {
        (code, row.structure): row.hq
        for row in layer.itertuples()
        for code in row.state_codes.split(";")
    }
    named = records[records["naval_region"].notna()]
    own = [
        headquarters[key] for key in zip(named["state_code"], named["naval_structure"], strict=True)
    ]
    places = named.assign(hq=own)[[*keys, "hq"]].drop_duplicates()
    assert not places[keys].duplicated().any()
    table = summarise(records, "naval_region")
    assert table.columns[:4].tolist() == [*keys[:2], "naval_region_name", keys[2]]
    assert not table[keys].duplicated().any()
    numbered = table.dropna(subset="naval_region").reset_index(drop=True)
    assert numbered["naval_region_status"].eq("known").all()
    # The layer stands in the order of structures and, within each, of numbers.
    pd.testing.assert_frame_equal(
        numbered[["naval_structure", "naval_region", "naval_region_name"]],
        pd.DataFrame(layer[["structure", "number", "hq"]]).set_axis(
            ["naval_structure", "naval_region", "naval_region_name"], axis=1
        ),
    )
    assert numbered.loc[numbered["naval_region"] == "8", "naval_region_name"].tolist() == [
        "Acapulco",
        "Mazatlán",
        "Acapulco",
    ]
    unnamed = table[table["naval_region"].isna()]
    assert unnamed[["naval_structure", "naval_region_name"]].isna().all(axis=None)
    assert set(unnamed["naval_region_status"]) == {"shared", "changes", "unknown", "inland"}


def test_the_nearest_entry_is_named(make_records) -> None:
    records = joined(make_records({"state_code": "06", "mun_code": "06001"}))
    table = summarise(records, "nearest_port")
    assert table[["nearest_port", "nearest_port_name"]].to_numpy().tolist() == [
        ["MXZLO", "Manzanillo"]
    ]


def test_a_distance_counts_only_where_its_band_is_sure(make_records) -> None:
    records = joined(make_records({"lon": -107.39, "lat": 24.80}, {"lon": -106.0, "lat": 28.6}))
    records = pd.concat([records, records.iloc[:1]], ignore_index=True)
    records.loc[2, ["coast_km_min", "coast_km_max"]] = [99.0, 101.0]
    table = summarise(records, "coast")
    assert table["coast"].fillna("?").tolist() == ["50-100 km", "200-500 km", "?"]
    assert table["labs"].tolist() == [1, 1, 1]


def test_bands_take_their_lower_bound_in(make_records) -> None:
    records = joined(make_records(*[{"lon": -107.39, "lat": 24.80}] * 3))
    for column in ("coast_km_min", "coast_km_max"):
        records[column] = [49.999, 50.0, 500.0]
    assert summarise(records, "coast")["coast"].tolist() == ["0-50 km", "50-100 km", "500+ km"]


def test_records_that_were_not_joined_say_so(make_records) -> None:
    words = "no column coast_km_min, coast_km_max: to count by coast join them first"
    with pytest.raises(ChoiceError, match=words):
        summarise(make_records({}), "coast")
    with pytest.raises(ChoiceError, match="no column naval_structure, naval_region, naval_"):
        summarise(make_records({}), ("state", "naval_region"))


def test_two_groups_at_once(make_records) -> None:
    records = make_records({"state_code": "25"}, {"state_code": "25", "drug": "heroin"})
    table = summarise(records, ("state", "drug"))
    assert table[["state_code", "drug"]].to_numpy().tolist() == [
        ["25", "heroin"],
        ["25", "methamphetamine"],
    ]


def test_errors(make_records) -> None:
    with pytest.raises(ChoiceError, match="cannot count by colour; choose from state"):
        summarise(make_records({}), "colour")
    with pytest.raises(RecordError):
        summarise(make_records({}, {"release": "r2"}))
