"""The published figures: complete, typed, and left in their contradiction."""

import pandas as pd
import pytest

from geo import reference
from geo.published import ENDLESS, count_range, load_published, share_labs, share_range
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
    assert len(published) == 83
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


def test_years_of_one_publication_sum_to_its_total(published):
    for release, total in (("foi-330026424002985", 26), ("fgr-2025-08", 282)):
        rows = published[(published["release"] == release) & (published["place"] == "Mexico")]
        years = rows[rows["period_start"].dt.year == rows["period_end"].dt.year]
        assert len(years) == 6
        assert years["labs"].sum() == total == rows["labs"].max()


def test_one_figure_comes_on_top_of_another_release(published):
    added = published[published["relative_to"] != ""]
    assert added["labs"].tolist() == [339]
    assert set(added["relative_to"]) == {"sedena-2023-08"} <= set(published["release"])


@pytest.mark.parametrize(
    ("share", "statement", "least", "most"),
    [
        (0.89, "89%", 0.885, 0.895),
        (0.8874, "88.74 per cent", 0.88735, 0.88745),
        (0.579, "57,9 por ciento", 0.5785, 0.5795),
        (0.25, "a quarter", 0.245, 0.255),
        (0.997, "99.7 %", 0.9965, 0.9975),
        (0.996, "", 0.991, 1.0),
        (1.0, "100%", 1.0, 1.0),
        (0.0, "none", 0.0, 0.0),
    ],
)
def test_a_share_is_as_exact_as_it_was_published(share, statement, least, most):
    assert share_range(share, statement) == pytest.approx((least, most), abs=1e-12)


@pytest.mark.parametrize(
    ("share", "statement", "total", "labs"),
    [
        (0.89, "89%", 1658, (1468, 1483)),
        (0.95, "95%", 527, (499, 503)),
        (0.8874, "88.74 per cent", 1208, (1072, 1072)),
        (1.0, "100%", 1997, (1997, 1997)),
        (0.5, "50%", 1, (0, 1)),
        (0.5, "50%", 0, (0, 0)),
    ],
)
def test_a_share_means_a_range_of_labs(share, statement, total, labs):
    assert share_labs(share, statement, total) == labs


def test_a_count_with_words_beside_it_is_not_exact():
    assert count_range(500, "") == (500, 500)
    assert count_range(500, "at least 500") == (500, ENDLESS)
    assert count_range(500, "más de 500") == (500, ENDLESS)
    assert count_range(500, "about 500") is None
