"""Published figures held against a release."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import RecordError
from geo.process import process
from geo.published import load_published
from geo.published.check import REASONS, VERDICTS, Verdict, check_release, contradictions
from geo.published.contradictions import contradictions as first_contradictions

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


YEAR = (date(2020, 1, 1), date(2020, 12, 31))
Make = Callable[..., pd.DataFrame]


def verdict_on(figure: dict[str, Any], records: pd.DataFrame, **options: Any) -> Verdict:
    (verdict,) = check_release(records, figures=make_figures(figure), **{"period": YEAR, **options})
    assert verdict.verdict in VERDICTS
    assert verdict.reason in REASONS
    return verdict


def verdicts_of(name: str) -> dict[tuple[str, str, Any], Verdict]:
    processed = process(name)
    release, figures = processed.release, load_published()
    verdicts = check_release(
        processed.records,
        corps=release.corps,
        period=(release.period_start, release.period_end),
    )
    assert [verdict.figure for verdict in verdicts] == list(figures.index)
    rows = [figures.loc[verdict.figure] for verdict in verdicts]
    return {
        (row["release"], row["status"], int(row["labs"]) if row["share"] != row["share"] and
         row["statement"] == "" else row["statement"]): verdict
        for row, verdict in zip(rows, verdicts, strict=True)
        if row["place"] == "Mexico"
    }  # fmt: skip


def test_the_august_release_bears_the_august_figures_out() -> None:
    verdicts = verdicts_of("illustrative-2023-08")
    august = {
        asked[1:]: verdict for asked, verdict in verdicts.items() if asked[0] == "sedena-2023-08"
    }
    for asked, labs in (
        (("any", 527), 527), (("active", 24), 24), (("any", 1658), 1658),
        (("inactive", "89%"), 1476), (("inactive", "95%"), 503),
    ):  # fmt: skip
        assert august[asked].verdict == "agrees", asked
        assert august[asked].labs == (labs, labs)
    assert august["inactive", "89%"].of == (1658, 1658)
    assert {verdict.one_status for verdict in verdicts.values()} == {""}
    assert verdicts["inai-2023-12", "active", "100%"].verdict == "contradicts"
    assert verdicts["inai-2023-12", "active", 339].verdict == "undecided"


def test_the_december_release_bears_339_out_and_contradicts_the_statuses_of_august() -> None:
    verdicts = verdicts_of("illustrative-2023-12")
    added = verdicts["inai-2023-12", "active", 339]
    assert (added.verdict, added.reason) == ("agrees", "addition")
    assert (added.of, added.base) == ((1997, 1997), 1658)
    assert verdicts["inai-2023-12", "active", "100%"].verdict == "agrees"
    for asked in (("inactive", "89%"), ("inactive", "95%"), ("active", 24)):
        verdict = verdicts[("sedena-2023-08", *asked)]
        assert (verdict.verdict, verdict.one_status) == ("contradicts", "active")
    assert verdicts["sedena-2023-08", "any", 527].verdict == "agrees"
    # Published in August: to which day of August it counts, nobody said.
    total = verdicts["sedena-2023-08", "any", 1658]
    assert (total.verdict, total.open_end) == ("undecided", True)
    assert total.labs.least <= 1658 <= total.labs.most


def test_figures_are_checked_without_a_release_by_the_same_function() -> None:
    assert contradictions is first_contradictions


@pytest.mark.parametrize(("labs", "word"), [(2, "agrees"), (1, "contradicts"), (3, "contradicts")])
def test_a_count(make_records: Make, labs: int, word: str) -> None:
    records = make_records({"date": "2020-03-01"}, {"date": "2020-12-31"}, {"date": "2021-01-01"})
    verdict = verdict_on({"labs": labs}, records)
    assert (verdict.verdict, verdict.labs, verdict.covered) == (word, (2, 2), True)


def test_labs_are_counted_not_rows(make_records: Make) -> None:
    records = make_records(
        {"date": "2020-03-01", "labs": 5},
        {"date": "2020-03-01", "labs": 0, "status": "inactive"},
        {"date": "2020-03-01", "kind": "storehouse"},
    )
    verdict = verdict_on({"labs": 5}, records)
    assert (verdict.verdict, verdict.one_status) == ("agrees", "active")


def test_what_is_not_covered_bears_out_nothing_and_contradicts_no_greater_figure(
    make_records: Make,
) -> None:
    records = make_records({"date": "2020-03-01"}, {"date": "2020-04-01"})
    half = (date(2020, 1, 1), date(2020, 6, 30))
    for labs, word in ((1, "contradicts"), (2, "undecided"), (3, "undecided")):
        verdict = verdict_on({"labs": labs}, records, period=half)
        assert (verdict.verdict, verdict.covered) == (word, False)


def test_without_a_stated_period_the_dates_say_it(make_records: Make) -> None:
    records = make_records({"date": "2020-01-01", "date_precision": "year"})
    assert verdict_on({"labs": 2}, records, period=(None, None)).verdict == "contradicts"
    records = make_records({"date": "2020-03-01"})
    assert verdict_on({"labs": 2}, records, period=(None, None)).verdict == "undecided"


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "2020-01-01", "date_precision": "year"},
        {"date": None, "date_precision": "none"},
        {"date": "2020-03-01", "state_code": None},
        {"date": "2020-03-01", "state_code": "25", "status": "unspecified"},
        {"date": "2020-03-01", "state_code": "25", "drug": "unspecified"},
    ],
)
def test_what_a_release_leaves_open_is_undecided(make_records: Make, cells: Any) -> None:
    known = {"date": "2020-03-01", "state_code": "25", "drug": "heroin"}
    records = make_records(known, {**known, **cells})
    asked = {"state_code": "25", "status": "active", "drug": "heroin", "period_end": "2020-06-30"}
    for labs, word in ((0, "contradicts"), (1, "undecided"), (2, "undecided"), (3, "contradicts")):
        verdict = verdict_on({**asked, "labs": labs}, records)
        assert (verdict.verdict, verdict.labs) == (word, (1, 2))


@pytest.mark.parametrize("missing", ["period_start", "period_end"])
def test_a_figure_without_its_first_or_last_day_is_undecided(
    make_records: Make, missing: str
) -> None:
    records = make_records({"date": "2020-03-01"}, {"date": "2020-04-01"})
    for labs in (0, 1, 2, 3):
        verdict = verdict_on({"labs": labs, missing: None}, records)
        assert (verdict.verdict, verdict.labs) == ("undecided", (0, 2))


def test_a_figure_of_a_time_that_is_not_covered(make_records: Make) -> None:
    records = make_records({"date": "2020-03-01"})
    for start, end in (("2019-01-01", "2019-12-31"), ("2021-01-01", None), (None, "2019-12-31")):
        figure = {"labs": 0, "period_start": start, "period_end": end}
        verdict = verdict_on(figure, records)
        assert (verdict.verdict, verdict.reason) == ("undecided", "period")


def test_a_figure_counted_up_to_its_publication_may_end_earlier(make_records: Make) -> None:
    records = make_records({"date": "2020-11-30"}, {"date": "2020-12-05"}, {"date": "2020-12-31"})
    figure = {"published_from": "2020-12-01"}
    for labs, word in ((0, "contradicts"), (1, "undecided"), (2, "undecided"), (3, "agrees")):
        verdict = verdict_on({**figure, "labs": labs}, records)
        assert (verdict.verdict, verdict.open_end) == (word, word == "undecided")


@pytest.mark.parametrize(
    ("share", "statement", "word"),
    [
        (0.67, "67%", "agrees"),
        (0.66, "66%", "contradicts"),
        (0.667, "66.7%", "agrees"),
        (0.668, "66.8%", "contradicts"),
        (1.0, "100%", "contradicts"),
        (0.0, "none", "contradicts"),
    ],
)
def test_a_share(make_records: Make, share: float, statement: str, word: str) -> None:
    day = {"date": "2020-03-01"}
    records = make_records(day, day, {**day, "status": "inactive"})
    figure = {"status": "active", "share": share, "statement": statement}
    verdict = verdict_on(figure, records)
    assert (verdict.verdict, verdict.labs, verdict.of) == (word, (2, 2), (3, 3))


def test_one_lab_that_all_leaves_no_room_for(make_records: Make) -> None:
    records = make_records({"date": "2020-03-01"}, {"date": "2020-03-01", "status": "inactive"})
    half = (date(2020, 1, 1), date(2020, 6, 30))
    all_active = {"status": "active", "share": 1.0, "statement": "100%"}
    most_active = {"status": "active", "share": 0.99, "statement": "99%"}
    assert verdict_on(all_active, records, period=half).verdict == "contradicts"
    assert verdict_on(most_active, records, period=half).verdict == "undecided"


def test_an_addition_is_held_with_what_it_comes_on_top_of(make_records: Make) -> None:
    records = make_records(*[{"date": "2020-03-01"}] * 3, {"date": "2020-09-01"})
    first = {"labs": 3, "period_end": "2020-06-30"}
    added = {"release": "b", "status": "active", "period_start": "2020-07-01", "relative_to": "a"}
    for labs, word in ((1, "agrees"), (2, "contradicts"), (0, "contradicts")):
        figures = make_figures(first, {**added, "labs": labs})
        verdict = check_release(records, period=YEAR, figures=figures)[1]
        assert (verdict.verdict, verdict.base, verdict.base_figure) == (word, 3, 0)
    inactive = records.assign(status="inactive")
    verdict = check_release(
        inactive, period=YEAR, figures=make_figures(first, {**added, "labs": 1})
    )[1]
    assert verdict.verdict == "contradicts"


def test_an_addition_to_what_is_not_known_is_undecided(make_records: Make) -> None:
    verdict = verdict_on({"labs": 1, "relative_to": "x"}, make_records({"date": "2020-03-01"}))
    assert (verdict.verdict, verdict.reason, verdict.base_figure) == ("undecided", "addition", -1)


def test_words_are_undecided(make_records: Make) -> None:
    records = make_records({"date": "2020-03-01"})
    for figure in ({"statement": "nearly identical"}, {"labs": 1, "statement": "about 1"}):
        verdict = verdict_on(figure, records)
        assert (verdict.verdict, verdict.reason) == ("undecided", "words")


def test_at_least_is_borne_out_by_more(make_records: Make) -> None:
    records = make_records(*[{"date": "2020-03-01"}] * 3)
    for labs, word in ((2, "agrees"), (3, "agrees"), (4, "contradicts")):
        figure = {"labs": labs, "statement": f"at least {labs}"}
        assert verdict_on(figure, records).verdict == word


def test_whose_raids_they_are(make_records: Make) -> None:
    day = {"date": "2020-03-01"}
    both = make_records(day, {**day, "corps": "GN"})
    assert verdict_on({"labs": 1}, both).verdict == "agrees"
    assert verdict_on({"labs": 1, "corps": "Guardia Nacional"}, both).verdict == "agrees"
    assert verdict_on({"labs": 1, "corps": "FGR"}, both).reason == "corps"
    silent = make_records({**day, "corps": ""})
    assert verdict_on({"labs": 1}, silent).verdict == "agrees"
    assert verdict_on({"labs": 1}, silent, corps="SEMAR").reason == "corps"
    some_silent = make_records(day, {**day, "corps": ""})
    verdict = verdict_on({"labs": 1}, some_silent)
    assert (verdict.verdict, verdict.labs) == ("undecided", (1, 2))


def test_two_releases_are_not_checked_together(make_records: Make) -> None:
    with pytest.raises(RecordError):
        verdict_on({"labs": 2}, make_records({}, {"release": "r2"}))


def test_an_empty_release_decides_nothing_it_does_not_cover(make_records: Make) -> None:
    verdict = verdict_on({"labs": 1}, make_records(), period=(None, None))
    assert (verdict.verdict, verdict.labs, verdict.one_status) == ("undecided", (0, 0), "")
    assert verdict_on({"labs": 1}, make_records()).verdict == "contradicts"


@given(
    raids=st.lists(
        st.tuples(
            st.integers(0, 365),
            st.sampled_from(["day", "month", "year"]),
            st.sampled_from(["active", "inactive"]),
            st.booleans(),
        ),
        max_size=12,
    ),
    period=st.tuples(st.integers(0, 365), st.integers(0, 365)).map(sorted),
    status=st.sampled_from(["any", "active", "inactive"]),
)
@settings(max_examples=60)
def test_the_truth_is_never_contradicted_by_a_release_that_only_knows_less(
    make_records: Make, raids: Any, period: Any, status: str
) -> None:
    first = pd.Timestamp("2020-01-01")
    start, end = (first + pd.Timedelta(days=day) for day in period)
    truth, rows = 0, []
    for number, precision, said, told in raids:
        day = first + pd.Timedelta(days=number)
        truth += start <= day <= end and status in ("any", said)
        shown = {"day": day, "month": day.replace(day=1), "year": first}[precision]
        rows.append(
            {
                "date": shown,
                "date_precision": precision,
                "status": said if told else "unspecified",
            }
        )
    figure = {"labs": truth, "status": status, "period_start": start, "period_end": end}
    verdict = verdict_on(figure, make_records(*rows))
    assert verdict.verdict != "contradicts"
    assert verdict.labs.least <= truth <= verdict.labs.most
    known = all(precision == "day" and told for _, precision, _, told in raids)
    assert verdict.verdict == "agrees" or not known
