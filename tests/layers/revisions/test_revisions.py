"""The map of revisions: its Sheet says what the comparison says, place by place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geo import reference
from geo.compare import OUTCOMES, Comparison, by_place, compare
from geo.errors import ChoiceError
from geo.process import Processed, process
from layers.choices import LANGUAGES
from layers.comparing.pair import compared
from layers.figure import save
from layers.measure import width_of
from layers.palettes import NO_DATA_COLOR, ZERO_COLOR
from layers.revisions.compose import compose_revisions
from layers.revisions.layer import MEASURES, figures
from layers.revisions.texts import REVISION_TEXTS
from layers.sheet import AreaLayer, Sheet
from layers.view import View
from layers.webmap import page
from layers.webmap.encode import encode


@dataclass(frozen=True)
class Pair:
    older: Processed
    newer: Processed
    comparison: Comparison

    def sheet(self, measure: str = "to_active", **view: Any) -> Sheet:
        return compose_revisions(
            View(**view), self.older, self.newer, self.comparison, measure=measure
        )


@pytest.fixture(scope="module")
def pair() -> Pair:
    older, newer = process("illustrative-2023-08"), process("illustrative-2023-12")
    found = compared(older, newer)
    assert isinstance(found, Comparison)
    return Pair(older, newer, found)


def held(make: Callable[..., Any], older: list[Any], newer: list[Any]) -> Pair:
    """Return two hand-made releases held against each other."""
    one = make(*({**row, "release": "a <b>"} for row in older), id="a <b>")
    other = make(*({**row, "release": "later"} for row in newer), id="later")
    return Pair(one, other, compare(one.records, other.records))


@pytest.fixture(scope="module")
def small(processed: Callable[..., Any]) -> Pair:
    """One lab of each outcome, some of them without a municipality."""
    in_state = {"date": "2020-05-01", "mun_code": None, "place_precision": "state"}
    nowhere = {"date": "2020-07-01", "mun_code": None, "state_code": None,
               "place_precision": "none"}  # fmt: skip
    elsewhere = {"date": "2020-09-01", "state_code": "16", "mun_code": "16052"}
    return held(
        processed,
        [
            {"date": "2020-01-01"},
            {"date": "2020-03-01", "mun_code": "25018"},
            in_state,
            nowhere,
            {**elsewhere, "status": "active"},
        ],
        [
            {"date": "2020-01-01", "status": "active"},
            {**in_state, "status": "active"},
            {**nowhere, "status": "active"},
            elsewhere,
            {"date": "2022-09-01", "mun_code": "25018"},
        ],
    )


def layer_of(sheet: Sheet) -> AreaLayer:
    (layer,) = sheet.layers
    assert isinstance(layer, AreaLayer)
    return layer


def label(sheet: Sheet, code: str) -> str:
    layer = layer_of(sheet)
    return layer.labels[layer.codes.index(code)]


def test_title_says_what_and_which_two(pair: Pair) -> None:
    for language in LANGUAGES:
        sheet = pair.sheet(level="state", language=language)
        assert "illustrative-2023-08" in sheet.title
        assert "illustrative-2023-12" in sheet.title
    assert pair.sheet(level="state").title.startswith("Labs reclassified from inactive to active")


def test_classes_are_those_of_the_numbers(pair: Pair) -> None:
    table = by_place(pair.comparison, "municipality").set_index("mun_code")
    layer = layer_of(pair.sheet())
    known = dict(zip(layer.codes, layer.classes, strict=True))
    assert layer.legend.entries[0].color == NO_DATA_COLOR
    assert layer.legend.entries[1].color == ZERO_COLOR
    for code, row in table[table.index.notna()].iterrows():
        assert (known[str(code)] > 1) == (row["to_active"] > 0)
    without = [code for code in layer.codes if code not in table.index]
    assert {known[code] for code in without} == {0}
    counts = [layer.classes.count(k) for k in range(len(layer.legend.entries))]
    assert counts == [entry.count for entry in layer.legend.entries]


@pytest.mark.parametrize("level", ["state", "municipality"])
def test_table_and_headline_are_complete(pair: Pair, level: str) -> None:
    sheet = pair.sheet(level=level)
    assert next(iter(sheet.headline.values())) == "1,476"
    assert sheet.headline["Added after 9 August 2023"] == "339"
    assert sheet.table["Inactive to active"].sum() == 1476
    assert sheet.table["Labs, older"].sum() == 1658
    assert sheet.table["Labs, newer"].sum() == 1997
    assert sheet.table["State"].iloc[0] == "Sinaloa"


def test_both_sources_and_the_mark_are_there(pair: Pair) -> None:
    for language, mark in (("en", "ILLUSTRATIVE"), ("es", "ILUSTRATIVO")):
        sheet = pair.sheet(level="state", language=language)
        assert sheet.illustrative == mark
        for processed, line in zip((pair.older, pair.newer), sheet.sources, strict=False):
            assert processed.release.id in line
            assert processed.release.report.sha256[:12] in line


def test_every_measure_has_words_in_both_languages(small: Pair) -> None:
    for language in LANGUAGES:
        for measure in MEASURES:
            sheet = small.sheet(measure, level="state", language=language)
            encode(sheet, {layer_of(sheet).geometry: "#x"})
            assert sheet.alternative_text
            assert "{" not in " ".join((sheet.title, *sheet.notes, *layer_of(sheet).labels))
    assert all(len(both) == len(LANGUAGES) for both in REVISION_TEXTS.values())


@pytest.mark.parametrize(
    ("measure", "code", "colored"),
    [
        ("to_active", "25", True),
        ("to_active", "16", False),
        ("to_inactive", "16", True),
        ("status_changed", "16", True),
        ("withdrawn", "25", True),
        ("withdrawn", "16", False),
        ("added_after_end", "25", True),
        ("added_before_end", "25", False),
        ("moved", "25", False),
    ],
)
def test_each_measure_colors_its_own(small: Pair, measure: str, code: str, colored: bool) -> None:
    layer = layer_of(small.sheet(measure, level="state"))
    assert (layer.classes[layer.codes.index(code)] > 1) == colored


@pytest.fixture(scope="module")
def moved(processed: Callable[..., Any]) -> Pair:
    """Many labs that are in both releases, and one that the newer has in another municipality."""
    towns = reference.load("municipalities").set_index("mun_code").geometry
    assert towns["25006"].touches(towns["25005"])
    # So many raids are in both that one more pair is likelier than two raids.
    same = [{"date": f"2021-{month:02}-{day:02}"} for month in range(1, 13) for day in (1, 20)]
    away = {"date": "2022-07-20", "locality": "Las Juntas"}
    there = {**away, "mun_code": "25005", "status": "active"}
    return held(processed, [*same, away], [*same, there])


@pytest.mark.parametrize("measure", ["moved", "to_active", "status_changed"])
def test_a_moved_lab_counts_where_the_older_release_has_it(moved: Pair, measure: str) -> None:
    sheet = moved.sheet(measure)
    layer = layer_of(sheet)
    known = dict(zip(layer.codes, layer.classes, strict=True))
    assert (known["25005"], known["25006"]) == (1, 2)
    assert "A lab in both counts at the place that the older release gives." in sheet.notes
    assert label(sheet, "25005").endswith(
        "0 labs in the older release, 1 in the newer; 1 moved here"
    )
    assert "1 moved away" in label(sheet, "25006")


def test_rows_of_the_table_add_up(moved: Pair) -> None:
    for _, row in moved.sheet().table.iterrows():
        gone = row["Withdrawn"] + row["Moved away"] + row["Ambiguous, older"]
        come = (
            row["Moved here"]
            + row["Added up to 20 July 2022"]
            + row["Added after 20 July 2022"]
            + row["Ambiguous, newer"]
        )
        assert row["Labs, newer"] == row["Labs, older"] - gone + come


def test_the_list_beside_the_map_has_every_outcome(moved: Pair, small: Pair) -> None:
    for pair in (moved, small):
        figures = [int(n) for n in pair.sheet(level="state").headline.values()]
        counts = pair.comparison.counts
        assert figures[1:-2] == [counts[outcome] for outcome in OUTCOMES]
    shown = moved.sheet("withdrawn", language="es").headline
    assert "Cambió el lugar" in shown
    # A lab that changed in several ways counts once, and how often each differs is said too.
    notes = " ".join(moved.sheet().notes)
    assert "the status in 1, the place in 1, the date in 0" in notes
    assert "several ways" not in " ".join(small.sheet().notes)


def test_the_number_sought_stands_right_behind_the_names(pair: Pair) -> None:
    for measure in MEASURES:
        for level, names in (("state", 1), ("municipality", 2)):
            columns = list(pair.sheet(measure, level=level).table)
            first = pair.sheet(measure, level=level).headline
            value = int(next(iter(first.values())).replace(",", ""))
            assert pair.sheet(measure, level=level).table[columns[names]].sum() == value


def test_tooltip_tells_all_outcomes(small: Pair) -> None:
    sheet = small.sheet(level="state")
    assert label(sheet, "25") == (
        "Sinaloa: 3 labs in the older release, 3 in the newer; "
        "2 from inactive to active, 1 withdrawn, 1 added after 1 September 2020"
    )
    assert label(sheet, "01") == "Aguascalientes: no labs in either release"
    spanish = small.sheet(level="state", language="es")
    assert label(spanish, "25").endswith(
        "1 retirado, 1 agregado después del 1 de septiembre de 2020"
    )


def test_labs_without_a_place_are_counted_beside_the_map(small: Pair) -> None:
    notes = " ".join(small.sheet().notes)
    assert "Known only to their state, and so in no municipality: 1 lab" in notes
    assert "Not placed in any state, and so not on the map: 1 lab" in notes
    by_state = " ".join(small.sheet(level="state").notes)
    assert "Known only to their state" not in by_state
    assert "Not placed in any state" in by_state
    assert "1 of the older and 1 of the newer are known only to the state" in label(
        small.sheet(), "25001"
    )


def test_notes_say_how_records_were_matched(pair: Pair) -> None:
    notes = " ".join(pair.sheet(level="state").notes)
    assert "up to 10 days apart" in notes
    assert "never added up" in notes
    assert "Raids measure detection, not production." in notes


def test_ambiguous_records_are_counted_and_listed(processed: Callable[..., Any]) -> None:
    older = [
        {"date": "2022-07-20", "status": "inactive"},
        {"date": "2022-07-22", "status": "active"},
    ]
    pair = held(processed, older, [{"date": "2022-07-21", "status": "unspecified"}])
    assert pair.comparison.counts["ambiguous"] == 3
    sheet = pair.sheet()
    assert "Ambiguous" in sheet.headline
    assert any("Not decided" in note for note in sheet.notes)
    assert list(sheet.details["Ambiguous rows"]["Row"]) == [2, 3, 2]


def test_without_dates_nothing_is_said_of_a_last_day(processed: Callable[..., Any]) -> None:
    undated = {"date": None, "date_precision": "none"}
    held_pair = held(processed, [undated], [undated, {**undated, "status": "active"}])
    assert held_pair.comparison.end is None
    for language, told in (("en", "Added"), ("es", "Agregados")):
        for measure in MEASURES:
            sheet = held_pair.sheet(measure, level="state", language=language)
            assert told in sheet.headline
            assert sum(str(name).startswith(told) for name in sheet.table) == 1
            texts = " ".join([sheet.title, *layer_of(sheet).labels, sheet.alternative_text])
            assert not re.search("last day|último día|period|up to|hasta|after", texts)


def test_nought_is_not_none_while_it_cannot_be_told(processed: Callable[..., Any]) -> None:
    older = [{"status": "inactive"}, {"status": "inactive"}, {"status": "active"}]
    unsaid = held(processed, older, [{"status": "unspecified"}, {"status": "unspecified"}])
    sheet = unsaid.sheet(level="state")
    assert next(iter(sheet.headline.items())) == ("Inactive to active, known", "0")
    assert layer_of(sheet).legend.entries[1].label == "labs, none known to be of these"
    assert "None known in 32 of 32 states." in sheet.alternative_text
    told = held(processed, older, older).sheet(level="state")
    assert next(iter(told.headline)) == "Inactive to active"
    assert "None in 32 of 32 states." in told.alternative_text


def test_the_first_figure_has_room_beside_it_in_print(pair: Pair) -> None:
    for language in LANGUAGES:
        for measure in MEASURES:
            first = next(iter(pair.sheet(measure, level="state", language=language).headline))
            assert width_of("9,999", 24, "bold") + width_of(first, 9) < 59


def test_an_unknown_measure_is_refused(small: Pair) -> None:
    with pytest.raises(ChoiceError, match="to_active"):
        small.sheet("labs")


def test_page_and_picture_take_it(small: Pair, tmp_path: Path) -> None:
    sheet = small.sheet(level="state", language="es")
    text = page(sheet)
    assert "Laboratorios que pasaron de inactivo a activo" in text
    assert "<b>" not in text.split("<body>")[1].split("<script")[0]
    for ending in (".svg", ".pdf"):
        assert save(sheet, tmp_path / f"map{ending}").stat().st_size > 10_000


def test_figures_leave_out_what_is_zero() -> None:
    area = dict.fromkeys(
        ("status_changed", "to_active", "to_inactive", "unchanged", "place_changed",
         "date_changed", "other_changed", "moved_out", "moved_in", "withdrawn",
         "added_before_end", "added_after_end", "ambiguous_older", "ambiguous_newer"), 0,
    )  # fmt: skip
    area |= {"labs_older": 1, "labs_newer": 1, "status_changed": 1}
    assert figures(area, "en") == (
        "1 lab in the older release, 1 in the newer; 1 with another change of status"
    )
