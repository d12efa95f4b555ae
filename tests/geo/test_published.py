"""The published figures: complete, typed, and left in their contradiction."""

import pandas as pd
import pytest

from geo import reference
from geo.published import load_published
from geo.records import DRUGS, STATUSES


@pytest.fixture(scope="module")
def published():
    return load_published()


def figure(published, release, **wanted):
    chosen = published[published["release"] == release]
    for column, value in {"place": "Mexico", "status": "any", "drug": "any", **wanted}.items():
        chosen = chosen[chosen[column] == value]
    assert len(chosen) == 1
    return chosen.iloc[0]


def test_rows_and_types(published):
    assert len(published) == 71
    days = {"published_from", "published_to", "period_start", "period_end"}
    for column, dtype in published.dtypes.items():
        if column in days:
            assert dtype == "datetime64[s]"
        else:
            assert dtype == {"labs": "Int64", "share": "float64"}.get(column, "str")


@pytest.mark.parametrize(
    ("release", "wanted", "labs"),
    [
        ("sedena-2023-08", {"period_start": pd.Timestamp("2023-01-01")}, 527),
        ("sedena-2023-08", {"status": "active"}, 24),
        ("sedena-2023-08", {"period_start": pd.Timestamp("2018-12-01")}, 1658),
        ("sedena-2023-08", {"drug": "fentanyl"}, 0),
        ("inai-2023-12", {"status": "active", "period_start": pd.Timestamp("2023-08-01")}, 339),
        ("sedena-foi-revised", {}, 635),
        ("sedena-foi-first", {}, 104),
        ("sedena-2022-06", {}, 805),
    ],
)
def test_known_figures(published, release, wanted, labs):
    assert figure(published, release, **wanted)["labs"] == labs


def test_drug_types_that_do_not_add_up_are_kept_as_published(published):
    june = published[(published["release"] == "sedena-2022-06") & (published["place"] == "Mexico")]
    assert june.loc[june["drug"] != "any", "labs"].sum() == 134


def test_each_row_gives_a_count_a_share_or_words(published):
    counted = published["labs"].notna()
    assert (counted ^ (published["statement"] != "")).all()
    assert (published["share"].isna() | ~counted).all()
    assert dict(published.loc[~counted, ["statement", "share"]].dropna().to_numpy()) == {
        "95%": 0.95, "89%": 0.89, "100%": 1.0
    }  # fmt: skip
    assert (published["statement"] == "nearly identical").sum() == 1


def test_source_and_confidence_are_never_empty(published):
    assert published["source"].str.strip().ne("").all()
    assert set(published["confidence"]) == {"high", "medium", "low"}


def test_words_are_those_of_the_record_table(published):
    assert set(published["status"]) <= {"any", *STATUSES}
    assert set(published["drug"]) <= {"any", *DRUGS}


def test_codes_are_inegi_codes(published):
    states = reference.load("states").set_index("state_code")
    municipalities = reference.load("municipalities").set_index("mun_code")["name"]
    country = published["place"] == "Mexico"
    assert (published.loc[country, "state_code"] == "").all()
    assert set(published.loc[~country, "state_code"]) <= set(states.index)
    local = published[published["cvegeo"] != ""]
    assert (local["cvegeo"].map(municipalities) == local["place"]).all()
    assert (local["cvegeo"].str[:2] == local["state_code"]).all()


def test_days_are_in_order(published):
    for first, last in (("period_start", "period_end"), ("published_from", "published_to")):
        both = published[[first, last]].dropna()
        assert (both[first] <= both[last]).all()


def test_the_caller_gets_a_copy(published):
    changed = load_published()
    changed["labs"] = 0
    assert load_published().equals(published)
