from datetime import date

import pandas as pd
import pytest

from geo import reference
from geo.process import process
from geo.summary import GROUPS
from layers.choices import LANGUAGES, LAYERS, MEASURES, ON_TOP, SURFACES
from layers.compose import compose
from layers.land import land, land_view
from layers.sheet import AreaLayer, GridLayer, LineLayer, PointLayer
from layers.view import View
from layers.words import say


def said(notes, beginning):
    found = [note for note in notes if note.startswith(beginning)]
    assert len(found) == 1, notes
    return found[0]


@pytest.fixture(scope="module")
def august():
    return process("illustrative-2023-08")


def test_the_headline_is_the_records(small):
    assert compose(View(), small).headline == {
        "Labs": "421",
        "Active": "42",
        "Inactive": "372",
        "Status not stated": "7",
        "Active share": "10.1 % (7.6–13.4 %)",
    }


@pytest.mark.parametrize("layers", [(), ("labs",), *((surface,) for surface in SURFACES)])
def test_the_census_is_told_of_where_people_are_counted(small, layers):
    view = View(layers=layers, level="state", measure="labs_per_100k", cell_km=10)
    notes = [note for note in compose(view, small).notes if "census" in note.lower()]
    assert len(notes) == (layers == ("shares",))


def test_layers_come_in_the_order_of_drawing(small):
    assert [layer.name for layer in compose(View(), small).layers] == [
        "shares",
        "ports",
        "crossings",
        "labs",
    ]
    assert [layer.name for layer in compose(View(layers=("labs",)), small).layers] == ["labs"]
    assert compose(View(layers=()), small).layers == ()


def test_areas_lie_below_lines_and_lines_below_points(august):
    places = {AreaLayer: 0, GridLayer: 0, LineLayer: 1, PointLayer: 2}
    for surface in ("shares", "relative_risk"):
        layers = compose(View(layers=(surface, *ON_TOP), cell_km=10), august).layers
        order = [places[type(layer)] for layer in layers]
        assert order == sorted(order)
        names = {layer.name for layer in layers}
        # Military posts and zones are lines and points; a relative risk has contours.
        more = 2 + (surface == "relative_risk")
        assert len(names) == len(layers) == 1 + len(ON_TOP) + more


@pytest.mark.parametrize("surface", SURFACES)
def test_a_surface_rests_on_its_own_members_alone(august, surface):
    view = View(
        layers=(surface,),
        states=("25",),
        level="state",
        measure="active_share",
        table="drug",
        cell_km=10,
        hex_resolution=3,
        hot_spots_by="hexagon",
        language="es",
    )
    asked = land_view(view)
    assert asked.layers == (surface,)
    assert land_view(asked) == asked
    assert land_view(view.changed(layers=(surface, *ON_TOP), table="area", ports="all")) == asked
    assert land_view(view.changed(states=("25", "16"))) != asked
    assert land_view(view.changed(language="en")) != asked
    # Made before from as much of the view as it needs, it is what compose makes.
    drawn = land(asked, august)
    ready, anew = compose(view, august, drawn), compose(view, august)
    assert ready.layers[: len(drawn.layers)] == drawn.layers
    assert anew.layers == ready.layers
    assert anew.notes == ready.notes
    assert anew.alternative_text == ready.alternative_text


def test_a_view_without_a_surface_has_none(small):
    view = View(layers=ON_TOP)
    assert land_view(view) is None
    assert land(view, small) is None


@pytest.mark.parametrize("name", LAYERS)
def test_each_layer_stands_alone_and_names_its_source(small, name):
    for language in LANGUAGES:
        sheet = compose(View(layers=(name,), language=language), small)
        assert sheet.layers
        assert all(layer.legend.title for layer in sheet.layers)
        assert len(sheet.sources) > (name != "labs") + 1


def test_the_regime_is_that_of_the_end_of_the_period(small):
    view = View(layers=("ports", "naval_regions"), end=date(2016, 12, 31))
    ports, naval = compose(view, small).layers[::-1]
    assert ports.legend.title.endswith("on 31 December 2016")
    assert naval.legend.title.endswith("on 31 December 2016")
    assert "SCT" in ports.legend.entries[0].label


def test_a_map_without_labs_counts_none(small):
    sheet = compose(View(layers=("naval_regions", "ports")), small)
    assert sheet.headline == {}
    assert not [note for note in sheet.notes if "share" in note]
    assert "421" not in sheet.alternative_text


def test_lines_are_told_in_the_map_in_words(small):
    text = compose(View(layers=("naval_regions", "airports")), small).alternative_text
    assert "Lines show: Naval regions (SEMAR) on 9 August 2023." in text
    assert " airports." in text


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_counts_by_what_is_asked(august, group, language):
    sheet = compose(View(table=group, language=language), august)
    assert sheet.table[say("table.labs", language)].sum() == 1658
    assert not any("." in str(heading) for heading in sheet.table)
    first = sheet.table[say(f"table.{group}", language)]
    assert first.notna().all()


@pytest.mark.parametrize("level", ["state", "municipality"])
def test_what_is_drawn_and_what_is_not_make_the_whole(small, level):
    sheet = compose(View(level=level), small)
    labs = sheet.table["Labs"]
    assert labs.sum() == 421
    assert labs.is_monotonic_decreasing or level == "municipality"
    assert list(labs) == sorted(labs, reverse=True)
    drawn = next(layer for layer in sheet.layers if isinstance(layer, AreaLayer))
    coloured = sum(k > 0 for k in drawn.classes)
    placed = sheet.table.iloc[:, 2 * (level == "municipality")].notna().sum()
    assert coloured == placed == {"state": 2, "municipality": 3}[level]


def test_notes_count_what_is_not_on_the_map(small):
    notes = compose(View(), small).notes
    assert said(notes, "Known only to their state").endswith(": 11 labs.")
    assert said(notes, "Not placed in any state").endswith(": 3 labs.")
    assert said(notes, "Points show only").endswith(": 1 of 421 labs.")
    assert said(notes, "Left out because their kind").endswith(": 9 labs.")
    assert "binomial" in said(notes, "Active share =")
    assert notes[-1] == (
        "Raids measure detection, not production. "
        "A lab found inactive may have been between batches."
    )
    by_state = compose(View(level="state"), small).notes
    assert not [note for note in by_state if note.startswith("Known only to their state")]


def test_coordinates_outside_mexico_are_told(processed):
    made = processed(
        {"lon": 2.35, "lat": 48.85, "place_precision": "state", "mun_code_point": None}
    )
    assert "are not drawn: 1 lab." in said(compose(View(), made).notes, "Their coordinates")


def test_dates_that_cannot_be_decided_are_counted(small):
    sheet = compose(View(start=date(2022, 1, 1), language="es"), small)
    assert said(sheet.notes, "Excluidos porque su fecha").endswith(": 5 laboratorios.")
    assert sheet.headline["Laboratorios"] == "416"


def test_a_share_is_not_zero_when_it_is_not_known(small):
    sheet = compose(View(statuses=("active",), measure="active_share"), small)
    assert sheet.headline == {"Labs": "42", "Active": "42", "Active share": "not defined"}
    assert not {"Inactive", "Active share"} & set(sheet.table)
    assert said(sheet.notes, "The active share is not defined")


def test_title_and_subtitle_say_what_was_asked(small):
    view = View(
        start=date(2022, 1, 1),
        statuses=("active", "inactive"),
        drugs=("methamphetamine",),
        kinds=("laboratory", "storehouse"),
        corps=("SEDENA",),
        states=("25", "16"),
    )
    sheet = compose(view, small)
    assert sheet.title == "Drug labs raided in Mexico, by municipality"
    assert sheet.subtitle == (
        "Release test-release · 1 January 2022 to 9 August 2023 · status: active, inactive · "
        "drug: methamphetamine · counted as labs: laboratory, storehouse · corps: SEDENA · "
        "states: Michoacán, Sinaloa"
    )
    spanish = compose(view.changed(language="es", level="state", measure="labs_per_100k"), small)
    assert spanish.title == (
        "Laboratorios clandestinos localizados por 100,000 habitantes, por estado"
    )
    assert "del 1 de enero de 2022 al 9 de agosto de 2023" in spanish.subtitle
    assert compose(View(kinds=()), small).subtitle.endswith(" · counted as labs: all kinds")
    assert compose(View(corps=("",)), small).subtitle.endswith(" · corps: not known")
    assert compose(View(layers=("labs",)), small).title == "Drug labs raided in Mexico"
    assert compose(View(layers=("ports",)), small).title == "Mexico: Seaports"
    several = View(layers=("ports", "airports", "crossings", "checkpoints"))
    assert compose(several, small).title == "Entries and regions of Mexico"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (
            {"period_start": None, "period_end": None},
            "records dated 20 July 2022",
        ),
        ({"period_start": None}, "until 9 August 2023"),
        ({"period_end": None}, "from 1 December 2018"),
    ],
)
def test_a_period_is_said_as_far_as_it_is_known(processed, period, words):
    assert compose(View(), processed({}, **period)).subtitle.endswith(words)


def test_a_filter_before_the_release_is_not_said_backwards(small):
    before = compose(View(end=date(2017, 6, 16)), small).subtitle
    assert before.endswith("until 16 June 2017")
    after = compose(View(start=date(2024, 1, 1)), small).subtitle
    assert after.endswith("from 1 January 2024")


def test_a_period_that_nothing_tells_is_not_known(processed):
    made = processed({"date": None, "date_precision": "none"}, period_start=None, period_end=None)
    assert compose(View(), made).subtitle.endswith("period not known")


def test_sources_name_the_release_and_every_layer(small):
    sources = compose(View(), small).sources
    assert sources[0] == (
        "Release test-release: SEDENA; published: 9 August 2023; "
        "file hand_made.xlsx, sha256 0123456789ab"
    )
    for name in ("municipalities_drawing", "states_drawing", "neighbours"):
        assert any(reference.info(name).attribution in line for line in sources)
    assert any(line.startswith("Municipalities, States: ") for line in sources)
    assert any(line.startswith("Points of entry: ") for line in sources)
    fewer = compose(View(layers=("shares",), level="state"), small).sources
    assert not any("Points of entry" in line or "Municipalities" in line for line in fewer)


def test_what_is_not_known_of_a_release_is_said(processed):
    made = processed({}, publisher="", published=None)
    assert (
        compose(View(), made)
        .sources[0]
        .startswith("Release test-release: publisher not known; published: date not known; ")
    )
    assert "publicada: fecha desconocida" in compose(View(language="es"), made).sources[0]


@pytest.mark.parametrize(
    ("language", "word", "sentence"),
    [
        ("en", "ILLUSTRATIVE", "generated for demonstration, not real raids"),
        ("es", "ILUSTRATIVO", "generado para demostración, no son operativos reales"),
    ],
)
def test_generated_data_say_so(processed, language, word, sentence):
    sheet = compose(View(language=language), processed({}, illustrative=True))
    assert sheet.illustrative == word
    assert sentence in sheet.notes[0]
    real = compose(View(language=language), processed({}))
    assert real.illustrative == ""
    assert not any(sentence in note for note in real.notes)


def test_the_map_in_words(small):
    text = compose(View(), small).alternative_text
    assert text == (
        "Map of Mexico: Drug labs raided in Mexico, by municipality. "
        "421 labs, 42 active, 372 inactive, 7 of unstated status; "
        "active share 10.1 % (95 % interval 7.6–13.4 %). "
        "Labs raided, highest first: Culiacán, Sinaloa (392); Lázaro Cárdenas, Michoacán (13); "
        "Navolato, Sinaloa (2). No labs placed in 2,462 of 2,465 municipalities. "
        "Also marked: 37 seaports, 61 land crossings."
    )
    shares = compose(View(measure="active_share", language="es"), small).alternative_text
    assert "Proporción de activos, de mayor a menor: Culiacán, Sinaloa (10.2 %)" in shares
    assert "Navolato" not in shares
    smoothed = compose(View(measure="smoothed_share"), small).alternative_text
    assert "Active share, smoothed, highest first: " in smoothed
    assert "Navolato, Sinaloa (" in smoothed


def test_a_smoothed_share_says_what_it_is_for(small):
    sheet = compose(View(measure="smoothed_share"), small)
    assert sheet.title == "Share of raided drug labs that were active, smoothed, by municipality"
    assert said(sheet.notes, "Smoothed share").endswith("not to tell whether an area differs.")
    assert not [note for note in sheet.notes if "greyed" in note]
    shown = compose(View(measure="active_share"), small).layers[0].legend.entries
    (greyed,) = (entry.count for entry in shown if entry.hatched)
    few = said(sheet.notes, "Of ")
    assert few.endswith(f" {greyed} have fewer than 5 labs of known status.")
    assert sheet.headline == compose(View(), small).headline
    assert sheet.table.equals(compose(View(), small).table)
    spanish = compose(View(measure="smoothed_share", language="es"), small).notes
    assert said(spanish, "Proporción suavizada").endswith("no para saber si difieren.")
    undefined = compose(View(measure="smoothed_share", statuses=("active",)), small).notes
    assert not [note for note in undefined if note.startswith("Smoothed")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", ["state", "municipality"])
def test_the_table_has_headings_in_the_language(small, language, level):
    table = compose(View(language=language, level=level), small).table
    first = {"en": "State code", "es": "Clave del estado"}[language]
    unknown = {"en": "not known", "es": "sin identificar"}[language]
    assert table.columns[0] == first
    place = {"en": "State", "es": "Estado"}[language]
    assert table.loc[table[first].isna(), place].tolist() == [unknown]
    assert not [name for name in table if "_" in name]
    shares = table[{"en": "Active share", "es": "Proporción de activos"}[language]]
    assert pd.api.types.is_float_dtype(shares)


@pytest.mark.parametrize("hostile", ["<b>bold</b>", "$x^2$", "=1+1", "{0}", "a\x00b\nc", "%s"])
def test_text_of_a_file_is_text(processed, hostile):
    made = processed({"corps": hostile, "locality": hostile}, id=hostile, publisher=hostile)
    sheet = compose(View(corps=(hostile,)), made)
    assert f"Release {hostile}" in sheet.subtitle
    assert f"corps: {hostile}" in sheet.subtitle
    assert sheet.headline["Labs"] == "1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_without_records_still_makes_a_sheet(processed, language):
    empty = processed()
    tried = [{"measure": measure, "layers": ("shares", *ON_TOP)} for measure in MEASURES]
    tried += [{"layers": (surface,)} for surface in SURFACES[1:]]
    for members in tried:
        sheet = compose(View(language=language, level="state", **members), empty)
        assert next(iter(sheet.headline.values())) == "0"
        assert sheet.table.empty
