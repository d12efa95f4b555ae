"""Published figures that contradict each other, and those that only look as if they did."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.published import load_published
from geo.published.contradictions import KINDS, Contradiction, contradictions

BLANK: dict[str, Any] = {
    "release": "a", "published": "", "published_from": "2024-01-01", "published_to": "2024-01-31",
    "corps": "SEDENA", "period_start": "2020-01-01", "period_end": "2020-12-31",
    "place": "Mexico", "state_code": "", "cvegeo": "", "status": "any", "drug": "any",
    "labs": None, "share": None, "statement": "", "relative_to": "", "source": "A paper",
    "confidence": "high", "note": "",
}  # fmt: skip


def make_figures(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return figures: each row says only what is not as in BLANK."""
    table = pd.DataFrame([{**BLANK, **row} for row in rows], columns=list(BLANK))
    for day in ("published_from", "published_to", "period_start", "period_end"):
        table[day] = pd.to_datetime(table[day]).astype("datetime64[s]")
    return table.astype({"labs": "Int64", "share": "float64"})


def the_one(*rows: dict[str, Any]) -> Contradiction:
    found = contradictions(make_figures(*rows))
    assert len(found) == 1
    return found[0]


def test_the_published_figures_contradict_each_other() -> None:
    figures = load_published()
    told = [
        (one.kind, figures.loc[one.whole, "release"], figures.loc[one.parts[0], "release"])
        for one in contradictions()
    ]
    assert told == [
        ("room", "infobae-2022-04", "milenio-2021"),
        ("part", "infobae-2022-04", "sedena-foi-revised"),
        ("left over", "sedena-2022-06", "sedena-2022-06"),
        ("same", "sedena-foi-first", "sedena-foi-revised"),
        ("sum", "sedena-2023-08", "foi-330026424002985"),
        ("room", "inai-2023-12", "sedena-2023-08"),
    ]


def test_their_arithmetic() -> None:
    jalisco, months, drugs, same, fentanyl, status = contradictions()
    assert (jalisco.whole_labs.most, jalisco.taken, jalisco.limit) == (113, 108, 5)
    assert (jalisco.total, jalisco.difference) == (14, 9)
    assert (months.total, months.limit, months.difference) == (635, 113, 522)
    assert [labs.least for labs in drugs.counts] == [130, 3, 1]
    assert (drugs.limit, drugs.total, drugs.difference) == (805, 134, 671)
    assert (drugs.dimension, same.dimension) == ("drug", "")
    assert (same.limit, same.total, same.difference) == (104, 635, 531)
    assert [labs.least for labs in fentanyl.counts] == [3, 3, 5, 3]
    assert (fentanyl.limit, fentanyl.total) == (0, 14)
    assert status.rest
    assert status.counts == ((1468, 1483),)
    assert (status.limit, status.difference) == (0, 1468)
    assert status.figures == (56, 52, 51)


def test_states_that_sum_to_more_than_their_country() -> None:
    one = the_one(
        {"labs": 10},
        {"labs": 7, "place": "Sinaloa", "state_code": "25"},
        {"labs": 6, "place": "Sonora", "state_code": "26"},
    )
    assert (one.kind, one.dimension, one.parts) == ("sum", "place", (1, 2))
    assert (one.total, one.limit, one.difference) == (13, 10, 3)


def test_states_that_sum_to_less_are_only_some_of_them() -> None:
    states = [{"labs": 2, "state_code": code} for code in ("25", "26")]
    assert contradictions(make_figures({"labs": 10}, *states)) == ()


def test_a_municipality_and_its_own_state_are_not_summed() -> None:
    rows = ({"labs": 9, "state_code": "25"}, {"labs": 8, "state_code": "25", "cvegeo": "25006"})
    assert contradictions(make_figures({"labs": 10}, *rows)) == ()


@pytest.mark.parametrize(
    "narrower",
    [
        {"period_start": "2020-02-01"},
        {"period_end": "2020-11-30"},
        {"state_code": "25"},
        {"state_code": "25", "cvegeo": "25006"},
        {"status": "active"},
        {"drug": "fentanyl"},
    ],
)
def test_a_part_greater_than_its_whole(narrower: dict[str, Any]) -> None:
    one = the_one({"labs": 10}, {"release": "b", "labs": 11, **narrower})
    assert (one.kind, one.whole, one.parts, one.difference) == ("part", 0, (1,), 1)
    assert contradictions(make_figures({"labs": 11}, {"labs": 11, **narrower})) == ()


@pytest.mark.parametrize(
    "other",
    [
        {"corps": "SEMAR"},
        {"corps": ""},
        {"relative_to": "a"},
        {"statement": "about 99"},
        {"period_start": "2019-12-31"},
        {"period_end": "2021-01-01"},
        {"period_start": None},
        {"period_end": None},
    ],
)
def test_what_cannot_be_held_against_each_other(other: dict[str, Any]) -> None:
    assert contradictions(make_figures({"labs": 10}, {"release": "b", "labs": 99, **other})) == ()


def test_at_least_leaves_room_above_and_none_below() -> None:
    at_least = {"labs": 10, "statement": "at least 10"}
    assert contradictions(make_figures(at_least, {"release": "b", "labs": 99})) == ()
    one = the_one(at_least, {"release": "b", "labs": 9})
    assert (one.kind, one.whole, one.parts) == ("same", 1, (0,))


def test_inside_one_release_a_period_not_stated_is_its_own() -> None:
    rows = [{"labs": 10, "period_end": None}, {"labs": 11, "period_end": None, "drug": "heroin"}]
    assert the_one(*rows).kind == "part"
    rows[1]["release"] = "b"
    assert contradictions(make_figures(*rows)) == ()


def test_a_whole_counted_up_to_its_publication_may_end_earlier() -> None:
    whole = {"labs": 10, "published_from": "2020-12-01"}
    assert contradictions(make_figures(whole, {"release": "b", "labs": 99})) == ()
    early = {"release": "b", "labs": 99, "period_end": "2020-11-30"}
    assert the_one(whole, early).kind == "part"


def test_what_one_release_calls_other_may_have_a_name_in_another() -> None:
    rows = [{"labs": 3, "drug": "other"}, {"release": "b", "labs": 4, "drug": "other"}]
    assert contradictions(make_figures(*rows)) == ()


def test_a_share_is_held_as_the_labs_that_round_to_it() -> None:
    share = {"status": "inactive", "share": 0.89, "statement": "89%"}
    total = {"labs": 1658}
    for labs, kinds in ((190, []), (191, ["room"])):
        active = {"release": "b", "labs": labs, "status": "active"}
        found = contradictions(make_figures(total, share, active))
        assert [one.kind for one in found] == kinds
    assert found[0].shares_of == ((1, 0),)
    assert found[0].figures == (0, 2, 1)


def test_a_share_without_its_total_is_no_number() -> None:
    share = {"status": "inactive", "share": 0.89, "statement": "89%"}
    elsewhere = {"labs": 100, "state_code": "25"}
    assert contradictions(make_figures(share, elsewhere, {"release": "b", "labs": 200})) == ()


def test_years_that_do_not_sum_to_their_period() -> None:
    whole = {"labs": 10, "period_end": "2021-12-31"}
    first = {"labs": 4}
    second = {"labs": 5, "period_start": "2021-01-01", "period_end": "2021-12-31"}
    one = the_one(whole, first, second)
    assert (one.kind, one.dimension, one.difference) == ("left over", "period", 1)
    # A day between them leaves it open.
    second["period_start"] = "2021-01-02"
    assert contradictions(make_figures(whole, first, second)) == ()


def test_of_a_chain_the_widest_is_told() -> None:
    months = [
        {"release": "b", "labs": labs, "period_end": f"2020-{month}-28"}
        for labs, month in ((20, "04"), (30, "06"), (25, "05"))
    ]
    one = the_one({"labs": 10}, *months)
    assert (one.parts, one.difference) == ((2,), 20)


def test_each_status_and_drug_is_told_for_itself() -> None:
    heroin = {"labs": 1, "drug": "heroin"}
    rows = [{"labs": 10}, heroin, {"release": "b", "labs": 20},
            {"release": "b", "labs": 5, "drug": "heroin"}]  # fmt: skip
    found = contradictions(make_figures(*rows))
    assert [(one.whole, one.parts) for one in found] == [(0, (2,)), (1, (3,))]


RAIDS = st.lists(
    st.tuples(
        st.integers(0, 365),
        st.sampled_from(["25006", "25012", "14067"]),
        st.sampled_from(["active", "inactive", "unspecified"]),
        st.sampled_from(["heroin", "cocaine", "unspecified"]),
    ),
    max_size=30,
)
QUESTIONS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.tuples(st.integers(0, 365), st.integers(0, 365)).map(sorted),
        st.sampled_from(["", "25", "14", "25006", "25012", "14067"]),
        st.sampled_from(["any", "active", "inactive"]),
        st.sampled_from(["any", "heroin", "cocaine"]),
        st.booleans(),
    ),
    min_size=2,
    max_size=12,
)


@given(RAIDS, QUESTIONS)
@settings(max_examples=60)
def test_figures_that_tell_of_the_same_raids_never_contradict(raids: Any, questions: Any) -> None:
    rows: list[dict[str, Any]] = []
    for release, (first, last), place, status, drug, as_share in questions:
        chosen = [
            raid
            for raid in raids
            if first <= raid[0] <= last and raid[1].startswith(place) and drug in ("any", raid[3])
        ]
        labs = sum(status in ("any", raid[2]) for raid in chosen)
        days = [pd.Timestamp("2020-01-01") + pd.Timedelta(days=day) for day in (first, last)]
        row = {
            "release": release, "period_start": days[0], "period_end": days[1],
            "state_code": place[:2], "cvegeo": place if len(place) == 5 else "",
            "status": status, "drug": drug,
        }  # fmt: skip
        if as_share and chosen and (share := round(labs / len(chosen), 2)) not in (0.0, 1.0):
            rows.append({**row, "status": "any", "labs": len(chosen)})
            rows.append({**row, "share": share, "statement": f"{share * 100:.0f}%"})
        else:
            rows.append({**row, "labs": labs})
    found = contradictions(make_figures(*rows))
    # Of drugs and statuses the figures may name some alone, which is told as it is.
    assert [one for one in found if one.kind != "left over"] == []
    assert all(one.dimension in ("drug", "status") for one in found)


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "release": st.sampled_from(["a", "b"]),
                "labs": st.integers(0, 20),
                "share": st.sampled_from([0.0, 0.33, 1.0]),
                "status": st.sampled_from(["any", "active", "inactive"]),
                "drug": st.sampled_from(["any", "heroin", "cocaine"]),
                "state_code": st.sampled_from(["", "25", "26"]),
                "period_end": st.sampled_from(["2020-06-30", None]),
                "relative_to": st.sampled_from(["", "b"]),
            },
        ),
        max_size=8,
    )
)
@settings(max_examples=60)
def test_what_is_told_adds_up(rows: list[dict[str, Any]]) -> None:
    figures = make_figures(*rows)
    for one in contradictions(figures):
        assert one.kind in KINDS
        assert one.difference > 0
        assert (one.total < one.limit) == (one.kind == "left over")
        least = sum(labs.least for labs in one.counts)
        most = sum(labs.most for labs in one.counts)
        assert one.total == (most if one.kind == "left over" else least)
        assert one.taken == sum(labs.least for labs in one.other_counts)
        if one.kind != "left over":
            assert one.limit == one.whole_labs.most - one.taken
        assert set(one.figures) <= set(figures.index)
        assert set(figures.loc[list(one.figures), "corps"]) == {"SEDENA"}
