import itertools
import runpy
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from geo.errors import ChoiceError
from geo.ledger import triangle as revision_triangle
from layers.charts import steps, triangle

# The vision of colours is that of the tests of the map's colours.
_COLORS = runpy.run_path(str(Path(__file__).parents[1] / "test_palettes.py"))
VISIONS, apart = _COLORS["VISIONS"], _COLORS["apart"]
SCALE = (*reversed(steps.FEWER_COLORS), steps.ZERO_COLOR, *steps.MORE_COLORS)


def cells(chart, looked):
    return {cell.get_gid(): cell for cell in looked.named(chart, "cell ")}


def test_every_period_and_release_has_its_cell(six, looked):
    told = revision_triangle(six)
    chart = triangle(told, releases=six)
    drawn = cells(chart, looked)
    assert len(drawn) == told.labs.size
    written = [text.get_text() for text in looked.texts(chart)]
    assert {f"{labs:,}" for labs in chart.table["labs"]} <= set(written)
    for row in chart.table.itertuples():
        cell = drawn[f"cell {row.release} {row.period.date()}"]
        assert row.labs == told.labs.loc[row.period, row.release]
        hatched = row.partial or row.news
        assert bool(cell.get_hatch()) == hatched
        if not hatched and pd.notna(row.change) and row.change == 0:
            assert to_hex(cell.get_facecolor()) == steps.ZERO_COLOR
    grey = [c for c in drawn.values() if to_hex(c.get_facecolor()) == steps.NOT_COVERED_COLOR]
    assert len(grey) == told.labs.isna().sum().sum() > 0


def test_colours_tell_more_from_fewer(six, looked):
    chart = triangle(revision_triangle(six), releases=six)
    drawn = cells(chart, looked)
    seen = set()
    for row in chart.table[~chart.table["news"]].dropna().itertuples():
        color = to_hex(drawn[f"cell {row.release} {row.period.date()}"].get_facecolor())
        scale = steps.MORE_COLORS if row.change > 0 else steps.FEWER_COLORS
        assert color in scale if row.change else color == steps.ZERO_COLOR
        seen.add(color)
    assert len(seen) > 4


def test_a_month_covered_in_part_is_news_and_no_revision(two, looked):
    chart = triangle(revision_triangle(two), releases=two)
    assert chart.title == "No total was revised: 3 months told more than once, always the same"
    (news,) = chart.table[chart.table["news"]].itertuples()
    assert (news.release, str(news.period.date())) == ("new", "2023-02-01")
    drawn = cells(chart, looked)
    assert drawn["cell old 2023-02-01"].get_hatch()
    assert to_hex(drawn["cell new 2023-02-01"].get_facecolor()) == steps.NEWS_COLOR


def test_releases_that_share_their_partial_months_share_a_note(two, looked):
    other = two[0], replace(two[1], release=replace(two[1].release, id="other"))
    twin = replace(two[0], release=replace(two[0].release, id="twin"))
    pair = [other[0], twin]
    chart = triangle(revision_triangle(pair), releases=pair)
    assert sum("Hatched" in note for note in chart.words.notes) == 1
    assert "in part only, by old, twin: February 2023." in looked.words(chart)


def test_what_is_told_by_year_alone_is_no_zero(processed, looked):
    year = {"date": "2022-01-01", "date_precision": "year", "labs": 4}
    pair = [
        processed({**year, "release": "years"}, id="years"),
        processed({"date": "2022-03-01", "release": "months"}, id="months"),
    ]
    chart = triangle(revision_triangle(pair), "en", releases=pair)
    assert set(chart.table["release"]) == {"months"}
    assert "not covered by the release, or not told by month" in looked.words(chart)
    assert any("years, " in name and "4 labs" in name for name in chart.words.names)
    assert chart.title == "No month is told whole by more than one release"
    with pytest.raises(ChoiceError, match="tells its month"):
        triangle(revision_triangle(pair[:1]), releases=pair)


def test_the_greatest_revision_is_told(processed):
    pair = [
        processed({"date": "2022-03-01", "labs": a}, {"date": "2022-04-01", "labs": 5}, id=name,
                  published=None)
        for name, a in (("a", 31), ("b", 36))
    ]  # fmt: skip
    chart = triangle(revision_triangle(pair), releases=pair)
    # December 2018 to July 2023; of August 2023 both cover nine days.
    assert chart.title == (
        "Revised: 1 of 56 months told more than once; most of all March 2022, from 31 to 36 labs"
    )


def test_steps_are_the_same_for_more_and_fewer():
    changes = pd.Series([0, 2, -40, 5000, None], dtype="Int64")
    found = steps.steps_of(changes)
    assert found == (1.0, 300.0, 1000.0, 3000.0)
    assert steps.steps_of(changes[:2]) == (1.0,)
    assert steps.steps_of(changes[:1]) == ()


@pytest.mark.parametrize("vision", VISIONS)
def test_colours_stay_apart_in_every_vision(vision):
    for one, other in itertools.pairwise(SCALE):
        assert apart(one, other, vision) > 10, (one, other)
    for fewer, more in itertools.product(steps.FEWER_COLORS, steps.MORE_COLORS):
        assert apart(fewer, more, vision) > 10, (fewer, more)
    for color in (*SCALE, "#ffffff"):
        assert apart(color, steps.NOT_COVERED_COLOR, vision) > 10, color


@pytest.mark.parametrize(("language", "width"), [("en", "wide"), ("es", "wide"), ("es", "narrow")])
def test_no_text_lies_on_another(six, two, looked, language, width):
    for releases, period in ((two, "month"), (six, "month"), (six, "year")):
        told = revision_triangle(releases, period)
        looked.check_texts(triangle(told, language, releases=releases, width=width))


def test_a_release_that_is_missing_is_asked_for(two):
    with pytest.raises(ChoiceError, match="releases new of the triangle"):
        triangle(revision_triangle(two), releases=two[:1])
