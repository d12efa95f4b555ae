"""Density and relative risk as layers: classes, legends, notes, and what is refused."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.density import bandwidth, density, inside, relative_risk
from layers import classes
from layers import density as density_layer
from layers import risk as risk_layer
from layers.choices import DENSITY_GROUPS, LANGUAGES
from layers.compose import compose
from layers.palettes import (
    DENSITY_COLORS,
    MASKED_COLOR,
    OUTSIDE_COLOR,
    RISK_COLORS,
    ZERO_COLOR,
)
from layers.sheet import NOT_DRAWN, GridLayer, LineLayer
from layers.view import View

COARSE = {"bandwidth": "60", "risk_bandwidth": "60", "cell_km": 10.0}
MEXICO_KM2 = 1_960_000


def view(*layers, **changes):
    return View(layers=layers or ("density",), **(COARSE | changes))


@pytest.fixture(scope="module")
def two_sides(processed):
    """Active labs in Michoacán, inactive ones in Sinaloa, some of both in each."""
    rows = [{"status": "inactive", "row": 2 + n} for n in range(60)]
    rows += [{"status": "active", "row": 70 + n} for n in range(6)]
    michoacan = {"state_code": "16", "mun_code": "16089"}
    rows += [michoacan | {"status": "active", "row": 80 + n} for n in range(30)]
    rows += [michoacan | {"status": "inactive", "row": 120 + n} for n in range(8)]
    rows += [{"mun_code": None, "place_precision": "state", "labs": 4, "row": 200}]
    return processed(*rows)


def only(sheet, name):
    (found,) = [layer for layer in sheet.layers if layer.name == name]
    return found


def test_cells_have_the_class_of_their_density(small):
    layer = only(compose(view(), small), "density")
    records = small.records[small.records["kind"] == "laboratory"]
    surface = density(records, bandwidth_km=60, cell_km=10)
    values, cells = surface.values, layer.cells()
    assert isinstance(layer, GridLayer)
    assert layer.grid == surface.grid
    assert ((cells == NOT_DRAWN) == np.isnan(values)).all()
    for k in np.unique(cells[cells != NOT_DRAWN]):
        found = values[cells == k]
        assert found.min() >= (density_layer.BREAKS[k - 1] if k else 0)
        if k < len(density_layer.BREAKS):
            assert found.max() < density_layer.BREAKS[k]
    assert len(np.unique(cells)) > 5


def test_nearly_none_is_white_and_a_class_of_its_own(small):
    legend = only(compose(view(), small), "density").legend
    assert legend.entries[0].color == ZERO_COLOR
    assert "under 0.03" in legend.entries[0].label
    assert [entry.color for entry in legend.entries[1:]] == list(
        DENSITY_COLORS[: len(legend.entries) - 1]
    )


def test_one_density_has_one_colour_on_every_map(small):
    sheets = [
        compose(view(density_of=of, bandwidth=km), small)
        for of, km in (("all", "20"), ("active", "100"))
    ]
    first, second = (
        {e.label: e.color for e in only(sheet, "density").legend.entries} for sheet in sheets
    )
    shared = set(first) & set(second)
    assert len(shared) > 3
    assert all(first[label] == second[label] for label in shared)


def test_the_legend_counts_the_area_of_mexico(small):
    entries = only(compose(view(), small), "density").legend.entries
    assert sum(entry.count for entry in entries) == pytest.approx(MEXICO_KM2, rel=0.01)


def test_a_density_of_one_status_is_that_of_its_records(small):
    active = small.records[small.records["status"] == "active"]
    surface = density(active, bandwidth_km=60, cell_km=10)
    sheet = compose(view(density_of="active"), small)
    cells = only(sheet, "density").cells()
    expected = classes.classify(surface.values, density_layer.BREAKS)
    dense = surface.values >= density_layer.BREAKS[0]
    assert (cells[dense] == expected[dense]).all()
    assert sheet.title == "Density of drug labs found active in Mexico"
    assert "Active labs per 1,000 km²" in only(sheet, "density").legend.title


def test_what_is_not_placed_is_counted_beside_the_map(small):
    notes = compose(view(), small).notes
    left = "Known only to their state, to no place or outside Mexico, so in no density: 14 labs."
    assert left in notes
    assert any("1 of 407 labs stand at a point" in note for note in notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_tell_method_and_bandwidth(small, language):
    sheet = compose(view(language=language), small)
    assert any("60 km" in note and "10 km" in note and "Diggle" in note for note in sheet.notes)
    assert "60 km" in only(sheet, "density").legend.title


def test_a_rule_is_told_with_what_it_gave(two_sides):
    sheet = compose(view(bandwidth="scott"), two_sides)
    (note,) = [note for note in sheet.notes if note.startswith("Density")]
    assert "(Scott's rule on the spread of 104 records)" in note
    sheet = compose(view(bandwidth="scott", language="es"), two_sides)
    assert any("(regla de Scott" in note for note in sheet.notes)


def test_cells_that_bear_no_less_are_not_put_down_to_the_rule(processed):
    made = processed(*({"mun_code": "25006", "row": 2 + n} for n in range(12)))
    found = bandwidth(made.records).km
    assert found < 20
    for language, told in (
        ("en", f"; it gives {found:g} km, but cells of 10 km bear no less than 20 km)"),
        ("es", f"; da {found:g} km, pero las celdas de 10 km no admiten menos de 20 km)"),
    ):
        sheet = compose(view(bandwidth="scott", language=language), made)
        (note,) = [note for note in sheet.notes if note.startswith(("Density:", "Densidad:"))]
        assert "20 km (" in note
        assert told in note
        assert "20 km" in only(sheet, "density").legend.title
    fine = compose(view(bandwidth="scott", cell_km=5.0), made)
    assert not any("bear no less" in note for note in fine.notes)


@pytest.mark.parametrize("name", ["density", "relative_risk"])
def test_all_states_are_mexico(two_sides, name):
    codes = tuple(f"{n:02}" for n in range(1, 33))
    every, none = (compose(view(name, states=chosen), two_sides) for chosen in (codes, ()))
    legends = [only(sheet, name).legend for sheet in (every, none)]
    assert legends[0].entries == legends[1].entries
    assert only(every, name).cells().max() == only(none, name).cells().max()
    # The risk is held against all chosen labs: those of an unknown state are not among them.
    words = " ".join(every.notes).replace("all chosen labs", "") + every.alternative_text
    assert "chosen states" not in words
    assert "of Mexico" in words


def test_no_density_in_the_chosen_states_names_them(small):
    for language, words in (("en", "municipality in the chosen states"), ("es", "los estados")):
        layer = only(compose(view(states=("29",), language=language), small), "density")
        assert words in layer.legend.note


def test_the_peak_is_told_in_words(small):
    text = compose(view(), small).alternative_text
    assert "labs per 1,000 km², in Culiacán, Sinaloa." in text
    assert "nearly none over" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "no chosen lab is known to a point"), ("es", "ningún laboratorio elegido")],
)
def test_no_density_of_nothing(small, language, words):
    sheet = compose(view(states=("31",), language=language), small)
    layer = only(sheet, "density")
    assert not layer.classes
    assert words in layer.legend.note
    assert any(words in note for note in sheet.notes)


def test_a_rule_without_records_is_refused_with_its_reason(processed):
    sheet = compose(view(bandwidth="scott", language="es"), processed({"labs": 3}))
    assert "una regla para el ancho de banda" in only(sheet, "density").legend.note


@pytest.mark.parametrize("bandwidth", ["60", "scott"])
def test_no_density_of_labs_known_to_their_state_alone(processed, bandwidth):
    made = processed({"mun_code": None, "place_precision": "state", "labs": 4})
    for name in ("density", "relative_risk"):
        sheet = compose(view(name, bandwidth=bandwidth), made)
        note = only(sheet, name).legend.note
        if name == "density":
            assert "no chosen lab is known to a point or a municipality on the map" in note
            assert "(known to their state alone: 4)" in note
        else:
            assert "known only to their state: 4 labs" in note


def test_a_status_that_was_not_chosen_is_said_to_be_none(two_sides):
    asked = view(statuses=("active",), density_of="inactive")
    for language, words in (
        ("en", "no inactive lab is among the chosen ones"),
        ("es", "no hay ningún laboratorio inactivo entre los elegidos"),
    ):
        sheet = compose(asked.changed(language=language), two_sides)
        assert only(sheet, "density").legend.note.endswith(words)
        assert any(words in note for note in sheet.notes)
        assert "municip" not in only(sheet, "density").legend.note


@pytest.mark.parametrize("rule", ["scott", "silverman"])
def test_a_rule_looks_at_all_chosen_labs_whichever_are_drawn(two_sides, rule):
    sheets = {of: compose(view(bandwidth=rule, density_of=of), two_sides) for of in DENSITY_GROUPS}
    km = f"{bandwidth(two_sides.records, rule, cell_km=10.0).used_km:,.1f}".removesuffix(".0")
    for of, sheet in sheets.items():
        assert only(sheet, "density").legend.title.endswith(f", {km} km kernel")
        assert any("104 records" in note for note in sheet.notes)
        told = any(note.startswith("That bandwidth is the one of all") for note in sheet.notes)
        assert told == (of != "all")
    asked = compose(view(density_of="active"), two_sides)
    assert not any(note.startswith("That bandwidth") for note in asked.notes)


def test_legends_tell_the_labs_they_are_made_of_and_those_they_are_not(two_sides):
    for name, language, note in (
        ("density", "en", "made of 104 labs; 4 not placed; km² in brackets"),
        ("density", "es", "de 104 laboratorios; 4 sin ubicar; km² entre paréntesis"),
        ("relative_risk", "en", "36 active, 68 inactive labs; 4 not placed; km² in brackets"),
        ("relative_risk", "es", "36 activos, 68 inactivos; 4 sin ubicar; km² entre paréntesis"),
    ):
        sheet = compose(view(name, language=language), two_sides)
        assert only(sheet, name).legend.note == note
    active = compose(view(density_of="active"), two_sides)
    assert only(active, "density").legend.note == "made of 36 labs; km² in brackets"


@pytest.mark.parametrize("name", ["density", "relative_risk"])
def test_other_states_than_the_chosen_are_not_asked_for(two_sides, name):
    whole = only(compose(view(name), two_sides), name)
    sheet = compose(view(name, states=("25",)), two_sides)
    if name == "relative_risk":
        # Sinaloa alone has too few active ones: both states, without the rest.
        sheet = compose(view(name, states=("25", "16")), two_sides)
    layer = only(sheet, name)
    last = layer.legend.entries[-1]
    assert (last.label, last.color) == ("not asked for", OUTSIDE_COLOR)
    assert layer.labels[-1] == "not asked for"
    outside = layer.cells() == len(layer.legend.entries) - 1
    assert ((layer.cells() == NOT_DRAWN) == (whole.cells() == NOT_DRAWN)).all()
    # Most of Mexico; Sinaloa has 57,000 km2, Michoacán 59,000.
    left = sum(entry.count for entry in layer.legend.entries[:-1])
    assert left == pytest.approx(57_000 if name == "density" else 116_000, rel=0.05)
    assert outside.sum() > 10_000
    assert any(note.startswith("The chosen states are the area of study") for note in sheet.notes)
    assert whole.legend.entries[-1].color != OUTSIDE_COLOR


def test_words_and_lines_are_of_the_chosen_states(two_sides):
    density_there = compose(view("density", states=("25", "16")), two_sides)
    assert "of the area of the chosen states" in density_there.alternative_text
    chosen = compose(view("relative_risk", states=("25", "16")), two_sides)
    states = reference.load("states").set_index("state_code").geometry
    # Lines run between the centres of cells of 10 km.
    around = states[["25", "16"]].union_all().buffer(0.2)
    lines = only(chosen, "risk_contours").outlines
    assert lines
    assert all(line.is_closed and around.contains(line) for line in lines)


def test_risk_is_that_of_geo(two_sides):
    sheet = compose(view("relative_risk"), two_sides)
    layer = only(sheet, "relative_risk")
    risk = relative_risk(two_sides.records, bandwidth_km=60, cell_km=10)
    cells, ratio = layer.cells(), np.exp(risk.log_risk)
    country = inside(risk.grid) > 0
    assert ((cells == 0) == (np.isnan(ratio) & country)).all()
    assert (cells[~country] == NOT_DRAWN).all()
    assert (ratio[cells == 4] < risk_layer.RATIOS[0]).all()
    assert (ratio[cells == 4] >= 1 / risk_layer.RATIOS[0]).all()
    assert (ratio[(cells > 4) & country] >= risk_layer.RATIOS[0]).all()
    assert (ratio[(cells > 0) & (cells < 4)] < 1 / risk_layer.RATIOS[0]).all()
    assert {5, 6, 7} & set(np.unique(cells))
    assert {1, 2, 3} & set(np.unique(cells))


def test_density_and_risk_have_each_their_bandwidth(two_sides):
    for name, km in (("density", "60"), ("relative_risk", "90")):
        sheet = compose(view(name, risk_bandwidth="90"), two_sides)
        assert f"{km} km" in only(sheet, name).legend.title
    alone = compose(view("relative_risk", bandwidth="30", risk_bandwidth="scott"), two_sides)
    (note,) = [note for note in alone.notes if note.startswith("Relative risk")]
    assert "(Scott's rule on the spread of 104 records)" in note
    assert compose(view("relative_risk", bandwidth="20"), two_sides).layers == (
        compose(view("relative_risk"), two_sides).layers
    )


def test_masked_areas_are_hatched_and_told(two_sides):
    sheet = compose(view("relative_risk"), two_sides)
    entries = only(sheet, "relative_risk").legend.entries
    assert (entries[0].color, entries[0].hatched) == (MASKED_COLOR, True)
    assert [entry.color for entry in entries[1:]] == list(RISK_COLORS)
    assert not any(entry.hatched for entry in entries[1:])
    assert any("Too few labs near enough to tell over" in note for note in sheet.notes)
    assert any("36 active and 68 inactive" in note for note in sheet.notes)
    assert any("so not compared: 4 labs" in note for note in sheet.notes)


def test_contours_close_and_tell_the_side(two_sides):
    sheet = compose(view("relative_risk"), two_sides)
    lines = only(sheet, "risk_contours")
    assert isinstance(lines, LineLayer)
    assert len(lines.codes) == len(lines.outlines) == len(lines.classes) > 1
    # A patch that differs up to the edge of the mask is enclosed too.
    assert all(line.is_closed for line in lines.outlines)
    assert lines.legend.title == "More than chance would make (p<0.05, asymptotic test)"
    assert lines.legend.note == "km² enclosed in brackets"
    # Lines run between the centres of cells of 10 km.
    outlines = gpd.GeoSeries(lines.outlines, crs=GEOGRAPHIC).to_crs(EQUAL_AREA)
    rings = map(shapely.get_coordinates, outlines)
    enclosed = np.array([shapely.Polygon(ring).area for ring in rings]) / 1e6
    for k, entry in enumerate(lines.legend.entries):
        assert entry.count == pytest.approx(enclosed[np.equal(lines.classes, k)].sum(), rel=0.25)
    west = {lines.classes[n]: line.centroid.x for n, line in enumerate(lines.outlines)}
    assert west[1] < west[0]
    assert "more frequent than chance would make in parts of: Michoacán" in sheet.alternative_text


def test_relabelling_is_told_with_the_whole_map(two_sides):
    asked = view("relative_risk", risk_test="relabelling")
    sheet = compose(asked, two_sides)
    lines = only(sheet, "risk_contours")
    assert lines.legend.title == "More than chance would make (p<0.05, 999 relabellings)"
    assert any("All of Mexico that is not hatched" in n and "p = 0.001" in n for n in sheet.notes)
    assert "with 999 relabellings; p of the whole map: 0.001." in sheet.alternative_text
    assert not any("asymptotic" in note for note in sheet.notes)
    told = compose(asked.changed(language="es"), two_sides)
    assert "999 reetiquetados" in only(told, "risk_contours").legend.title
    assert "p de todo el mapa: 0.001" in told.alternative_text


@pytest.mark.parametrize(
    ("filters", "against", "as_in"),
    [
        ({}, "the whole release", "toda la entrega"),
        ({"states": ("25", "16")}, "all chosen labs", "todos los elegidos"),
        ({"statuses": ("active", "inactive")}, "all chosen labs", "todos los elegidos"),
    ],
    ids=["none", "states", "statuses"],
)
def test_what_a_risk_is_held_against_is_what_was_chosen(two_sides, filters, against, as_in):
    sheet = compose(view("relative_risk", **filters), two_sides)
    assert f"against {against}, 60 km" in only(sheet, "relative_risk").legend.title
    assert any(f"means as in {against}: 34.6 % active" in note for note in sheet.notes)
    told = compose(view("relative_risk", language="es", **filters), two_sides)
    assert f"frente a {as_in}" in only(told, "relative_risk").legend.title


@pytest.mark.parametrize("name", ["density", "relative_risk"])
def test_a_point_outside_the_chosen_states_is_counted_beside_the_map(processed, name):
    # The words say Sinaloa, the coordinates lie in Sonora.
    away = {"place_precision": "point", "lon": -110.9, "lat": 29.1, "mun_code_point": "26030"}
    rows = [{"status": s, "row": 2 + n} for n, s in enumerate(["active", "inactive"] * 12)]
    made = processed(*rows, away | {"labs": 3, "row": 40})
    sheet = compose(view(name, states=("25",)), made)
    (note,) = [n for n in sheet.notes if "with coordinates outside the chosen states" in n]
    assert note.endswith(": 3 labs.")
    everywhere = compose(view(name), made)
    assert not any("coordinates outside" in n for n in everywhere.notes)
    told = compose(view(name, states=("25",), language="es"), made)
    assert any("coordenadas fuera de los estados elegidos" in n for n in told.notes)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "a relative risk needs 10 of each"), ("es", "un riesgo relativo necesita 10")],
)
def test_a_risk_of_too_few_is_refused_with_its_reason(small, language, words):
    sheet = compose(view("relative_risk", language=language), small)
    layer = only(sheet, "relative_risk")
    assert not layer.classes
    assert words in layer.legend.note
    assert any(words in note for note in sheet.notes)
    assert "risk_contours" not in [layer.name for layer in sheet.layers]


def test_a_surface_names_its_sources(small):
    for language in LANGUAGES:
        sheet = compose(view("density", language=language), small)
        assert any("INEGI" in source for source in sheet.sources[1:])
