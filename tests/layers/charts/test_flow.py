import itertools
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from geo.compare import compare
from geo.errors import ChoiceError
from layers.charts import flow
from layers.charts.flow_bands import AMBIGUOUS_HATCH
from layers.charts.stacking import Slot, scale_of, spread, stack
from layers.palettes import STATUS_COLORS


@pytest.fixture(scope="module")
def compared(two):
    older, newer = two
    return compare(older.records, newer.records, end=older.release.period_end)


@pytest.fixture(scope="module")
def drawn(compared, two):
    return flow(compared, releases=two)


def test_bands_are_as_high_as_their_labs(drawn, looked):
    bands = {band.get_gid(): band for band in looked.named(drawn, "band ")}
    table = drawn.table
    assert table.to_numpy().tolist() == [
        ["active", "active", 3],
        ["inactive", "active", 22],
        ["added after end", "active", 7],
    ]
    sizes = []
    for row in table.itertuples():
        outline = bands[f"band {row.source} {row.target}"].get_path().vertices
        ends = [np.ptp(outline[outline[:, 0] == x, 1]) for x in (outline[:, 0].min(),
                outline[:, 0].max())]  # fmt: skip
        assert ends[0] == pytest.approx(ends[1])
        sizes.append(ends[0] / row.labs)
    assert np.allclose(sizes, sizes[0])


def test_nodes_hold_their_bands(drawn, looked):
    (inactive,) = looked.named(drawn, "node inactive")
    assert to_hex(inactive.get_facecolor()) == STATUS_COLORS["inactive"]
    left, right = looked.named(drawn, "node active")
    assert right.get_height() / left.get_height() == pytest.approx(32 / 3)
    (added,) = looked.named(drawn, "node added after end")
    assert added.get_hatch()
    (band,) = looked.named(drawn, "band inactive active")
    assert to_hex(band.get_facecolor()) == STATUS_COLORS["inactive"]


def test_the_finding_is_told(drawn, looked):
    assert drawn.title == "22 of 22 labs called “inactive” in old: “active” in new"
    written = [text.get_text() for text in looked.texts(drawn)]
    for number in ("3", "22", "7", "32"):
        assert number in written
    assert "25 labs in both, 0 withdrawn, 7 added" in looked.words(drawn)
    assert "inactive to active 22 labs" in drawn.alt


def test_a_release_against_itself_changes_nothing(two):
    older = two[0]
    chart = flow(compare(older.records, older.records), releases=[older])
    assert chart.title == "No lab changed its status from old to old"
    assert set(chart.table["source"]) == {"active", "inactive"}
    assert (chart.table["source"] == chart.table["target"]).all()


def test_both_sides_are_whole(six):
    for older, newer in ((six[0], six[5]), (six[5], six[0])):
        chart = flow(compare(older.records, newer.records), releases=(older, newer))
        for side, column, other in ((older, "source", "target"), (newer, "target", "source")):
            labs = chart.table[chart.table[column].isin(STATUS_COLORS)]["labs"].sum()
            assert labs == side.records["labs"].sum()
            assert not chart.table[other].isna().any()


def test_labs_are_counted_as_the_comparison_counts_them(processed, looked):
    def made(name, *rows):
        return processed(*({"release": name, **row} for row in rows), id=name)

    lab = {"date": "2022-01-05", "mun_code": "25006"}
    far = {"date": "2022-06-05", "mun_code": "14120"}
    here = {"date": "2022-03-05", "mun_code": "26042"}
    older = made("old", lab, {**far, "kind": "storehouse"}, {**here, "kind": "concentration area"})
    newer = made(
        "new",
        {**lab, "status": "active"},
        {**far, "kind": "storehouse", "status": "active"},
        {**here, "status": "active"},
    )
    comparison = compare(older.records, newer.records)
    chart = flow(comparison, releases=(older, newer))
    told = chart.table.set_index(["source", "target"])["labs"].to_dict()
    assert told == {("inactive", "active"): 2}
    assert told["inactive", "active"] == comparison.transitions.loc["inactive", "active"]
    assert chart.title.startswith("2 of 2 labs")
    notes = " ".join(chart.words.notes)
    assert "1 in the older release, 1 in the newer" in notes
    assert "another kind of site: 1 in the older, 0 in the newer" in notes
    assert "by what both tell: place, date" in notes


@pytest.fixture
def not_certain(processed):
    lab = {"date": "2022-01-05", "mun_code": "25006"}
    pair = [
        processed(*({**lab, "status": status, "release": name} for status in words), id=name)
        for name, words in (
            ("old", ("active", "inactive", "inactive")), ("new", ("unspecified",) * 2)
        )
    ]  # fmt: skip
    return compare(*(one.records for one in pair)), pair


def test_what_is_not_certain_is_not_said_to_be_so(not_certain, looked):
    comparison, pair = not_certain
    assert comparison.counts["ambiguous"] == 5
    chart = flow(comparison, releases=pair)
    assert chart.title == "It cannot be told which is which of 3 labs in old and 2 in new"
    assert "0 labs known to be in both" in chart.words.subtitle
    assert "partner not certain: 3 (left) and 2 (right)" in chart.words.subtitle
    (band,) = looked.named(chart, "band inactive")
    assert band.get_hatch() == AMBIGUOUS_HATCH
    assert [node.get_hatch() for node in looked.named(chart, "node ambiguous")] == [
        AMBIGUOUS_HATCH
    ] * 2
    assert "in one of the two alone" not in looked.words(chart)
    looked.check_texts(flow(comparison, "es", releases=pair, width="narrow"))


def test_no_change_is_known_while_some_are_not_certain(not_certain, processed):
    _, pair = not_certain
    same = {"date": "2022-05-05", "mun_code": "26042"}
    longer = [
        replace(one, records=pd.concat(
            [one.records, processed({**same, "release": one.release.id}).records.assign(row=99)],
            ignore_index=True,
        ))
        for one in pair
    ]  # fmt: skip
    chart = flow(compare(*(one.records for one in longer)), releases=longer)
    assert chart.title == "No lab is known to have changed its status from old to new"
    assert "1 lab known to be in both" in chart.words.subtitle


@pytest.mark.parametrize(("language", "width"), [("en", "wide"), ("es", "wide"), ("es", "narrow")])
def test_no_text_lies_on_another(two, six, compared, looked, language, width):
    looked.check_texts(flow(compared, language, releases=two, width=width))
    pair = six[0], six[5]
    comparison = compare(*(p.records for p in pair))
    looked.check_texts(flow(comparison, language, releases=pair, width=width))


def test_a_release_that_is_missing_is_asked_for(compared, two):
    with pytest.raises(ChoiceError, match="releases old of the comparison"):
        flow(compared, releases=two[1:])


SIDES = st.lists(st.integers(1, 5000), min_size=1, max_size=6)


@given(SIDES, SIDES)
def test_nodes_fit_and_never_meet(left, right):
    sides = [[Slot(str(n), labs, 7.0) for n, labs in enumerate(side)] for side in (left, right)]
    scale = scale_of(sides, 105.0, 3.0)
    assert scale > 0
    for side in sides:
        end = -3.0
        for slot, node in zip(side, stack(side, scale, 105.0), strict=True):
            assert node.height == pytest.approx(slot.labs * scale)
            assert node.top >= end + 3.0 - 1e-6 - max(0, 7.0)
            end = node.top + node.height
        assert end <= 105.0 + 1e-6


@given(st.lists(st.floats(0, 100), max_size=20).map(sorted))
def test_labels_keep_their_distance(wanted):
    places = spread(wanted, 4.0, 100.0)
    assert all(b - a >= 4.0 - 1e-6 for a, b in itertools.pairwise(places))
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in places)
    assert spread([5.0, 50.0], 4.0, 100.0) == [5.0, 50.0]
    assert spread([50.0, 50.0], 4.0, 100.0) == [48.0, 52.0]
