from datetime import date

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from geo.errors import ChoiceError
from geo.records import STATUSES
from layers.charts import timeline
from layers.charts.breaks import runs
from layers.palettes import STATUS_COLORS


def heights(axes, gid):
    return [bar.get_height() for bar in axes.patches if bar.get_gid() == gid]


def counts(*rows):
    index = pd.date_range("2020-01-01", periods=len(rows), freq="MS")
    return pd.DataFrame(rows, index=index, columns=list(STATUSES))


def test_bars_stack_to_the_labs_of_their_month(two):
    chart = timeline(two)
    for axes, processed in zip(chart.figure.axes, two, strict=True):
        assert axes.get_label() == processed.release.id
        records = processed.records
        for status in STATUSES:
            bars = [bar for bar in axes.patches if bar.get_gid() == status]
            expected = records.loc[records["status"] == status, "labs"].sum()
            assert sum(bar.get_height() for bar in bars) == expected
            assert {to_hex(bar.get_facecolor()) for bar in bars} <= {STATUS_COLORS[status]}
            assert bool(bars) == bool(expected)
        stacked = [bar for bar in axes.patches if bar.get_gid() == "inactive"]
        below = {bar.get_x(): bar.get_height() for bar in axes.patches if bar.get_gid() == "active"}
        assert [bar.get_y() for bar in stacked] == [below.get(bar.get_x(), 0) for bar in stacked]
    assert heights(chart.figure.axes[0], "inactive") == [4, 6, 9, 3]
    assert heights(chart.figure.axes[1], "active") == [5, 6, 11, 3, 7]


def test_all_rows_share_their_axes(many):
    axes = many.figure.axes
    assert len(axes) == 6
    assert len({(a.get_xlim(), a.get_ylim()) for a in axes}) == 1


def test_the_table_holds_what_is_drawn(many):
    chart = many
    assert (chart.table[list(STATUSES)].sum(axis=1) == chart.table["labs"]).all()
    for axes, (_, mine) in zip(
        chart.figure.axes, chart.table.groupby("release", sort=False), strict=True
    ):
        drawn = sum(sum(heights(axes, status)) for status in STATUSES)
        assert drawn == mine["labs"].sum() > 0


def test_the_finding_is_told(two, looked):
    chart = timeline(two)
    assert "old reports 3 of 25 labs active, new 25 of 25" in chart.title
    assert "1 November 2022 to 10 February 2023" in looked.words(chart)
    assert "old, November 2022 to February 2023: 25 labs, 3 active, 22 inactive" in chart.alt
    same = timeline(two[:1])
    assert same.title == "old reports 3 of 25 labs active"
    assert "all" not in same.words.subtitle


def test_breaks_are_drawn_where_releases_end_and_statuses_turn_one(two, looked):
    chart = timeline(two)
    first, second = chart.figure.axes
    rules = [[line.get_xdata()[0] for line in a.lines if line.get_gid() == "break"]
             for a in (first, second)]  # fmt: skip
    # 10 February: ten of 28 days of the fourth month are over.
    end = 3 - 0.5 + 10 / 28
    assert rules[0] == pytest.approx([end])
    assert rules[1] == pytest.approx([-0.5, end])
    told = looked.words(chart)
    assert "ends 10 February 2023" in told
    assert "the one above ends 10 February 2023" in told
    assert "every lab in it: active" in told


def test_what_is_not_covered_is_shaded_and_a_month_in_part_hatched(two):
    first, second = timeline(two).figure.axes
    shaded = [patch for patch in first.patches if patch.get_gid() == "not covered"]
    assert [round(float(patch.get_x()), 3) for patch in shaded] == [round(2.5 + 10 / 28, 3)]
    assert heights(first, "partial") == [3]
    assert [patch.get_hatch() for patch in first.patches if patch.get_gid() == "partial"] == [
        "//////"
    ]
    assert not heights(second, "partial")
    assert not [patch for patch in second.patches if patch.get_gid() == "not covered"]


def test_a_run_of_one_status_is_a_break_only_where_chance_would_not_make_it():
    mixed = [(2, 8, 0)] * 6
    (run,) = runs(counts(*mixed, (9, 0, 0), (0, 0, 0), (9, 0, 0)))
    assert (run.kind, run.first, run.status, run.labs) == (
        "from", pd.Timestamp("2020-07-01"), "active", 18,
    )  # fmt: skip
    # Nine of ten are inactive already: five more in a row say nothing.
    assert runs(counts(*[(1, 9, 0)] * 6, (0, 5, 0))) == ()
    (until,) = runs(counts((0, 0, 7), (0, 0, 8), *mixed))
    assert (until.kind, until.last, until.status) == (
        "until", pd.Timestamp("2020-02-01"), "unspecified",
    )  # fmt: skip
    (whole,) = runs(counts((3, 0, 0), (4, 0, 0)))
    assert whole.kind == "all"
    assert runs(counts((3, 0, 0))) == ()
    assert runs(counts((0, 0, 0))) == ()


@pytest.fixture(scope="module")
def many(six):
    return timeline(six)


@pytest.mark.parametrize(("language", "width"), [("en", "wide"), ("es", "wide"), ("es", "narrow")])
def test_no_text_lies_on_another(two, six, looked, language, width):
    looked.check_texts(timeline(six, language, width=width))
    looked.check_texts(timeline(two, language, width=width, period="year"))


def test_labs_without_a_month_are_told(many, looked):
    assert "release-2: 3 labs whose date does not tell the month" in looked.words(many)


def test_the_word_illustrative_stands_on_every_row(many, two, looked):
    written = [text.get_text() for text in looked.texts(many)]
    assert written.count("ILLUSTRATIVE") == 7
    assert "ILLUSTRATIVE" not in looked.words(timeline(two))


def test_releases_that_share_no_day_are_not_compared(processed):
    early = processed({}, id="early", period_start=date(2022, 1, 1), period_end=date(2022, 8, 1))
    late = processed({"date": "2023-01-05", "release": "late"}, id="late",
                     period_start=date(2023, 1, 1), period_end=date(2023, 8, 1))  # fmt: skip
    assert timeline([early, late]).title == "2 releases that have no day in common"


def test_what_cannot_be_drawn_is_refused(processed, two):
    with pytest.raises(ChoiceError, match="no release"):
        timeline([])
    with pytest.raises(ChoiceError, match="width huge unknown"):
        timeline(two, width="huge")
    undated = processed({"date": None, "date_precision": "none"}, period_start=None,
                        period_end=None)  # fmt: skip
    with pytest.raises(ChoiceError, match="nothing to draw"):
        timeline([undated])


def test_what_is_told_by_year_alone_is_shaded_and_said(two, processed, looked):
    year = {"date": "2023-01-01", "date_precision": "year", "labs": 4}
    period = {"period_start": date(2022, 11, 1), "period_end": date(2023, 3, 31)}
    rows = [{"date": "2022-11-03"}, year]
    made = processed(*({**row, "release": "years"} for row in rows), id="years", **period)
    chart = timeline([two[1], made])
    shaded = [patch for patch in chart.figure.axes[1].patches if patch.get_gid() == "not covered"]
    assert [(patch.get_x(), patch.get_width()) for patch in shaded] == [(1.5, 3.0)]
    assert list(chart.table.loc[chart.table["release"] == "years", "labs"]) == [1, 0]
    told = looked.words(chart)
    assert "not covered by the release, or not told by month" in told
    assert "years: 4 labs whose date does not tell the month" in told
    assert "not certain that their date lies in its days: years, 4." in told
    looked.check_texts(timeline([two[1], made], "es", width="narrow"))
    alone = processed({**year, "release": "alone"}, id="alone", **period)
    with pytest.raises(ChoiceError, match="tells its month"):
        timeline([alone])
