"""Hexagons and hot spots as layers."""

import geopandas as gpd
import pytest

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.hexagons import country_cells, hexagons, outlines
from geo.hotspots import HOT, NOT_HOT, NOT_TESTED, hot_spots
from layers.choices import LANGUAGES
from layers.compose import compose
from layers.hexagons import AREAS_KM2
from layers.hot_spots import LEAST_LABS
from layers.palettes import GREYED_COLOR, HEXAGON_COLORS, OUTSIDE_COLOR
from layers.sheet import AreaLayer
from layers.view import View


def point(lon, lat, n, **more):
    place = {"lon": lon, "lat": lat, "place_precision": "point", "row": n}
    return place | more


@pytest.fixture(scope="module")
def clustered(processed):
    """Twelve labs at points in one hexagon, two in others, forty known to Culiacán, one to none."""
    rows = [point(-107.4, 24.8, n, status="active" if n < 6 else "inactive") for n in range(2, 14)]
    rows += [point(-106.9, 24.4, 20), point(-99.2, 19.4, 21, mun_code="09015", state_code="09")]
    rows += [{"labs": 40, "row": 30}, {"mun_code": "25005", "labs": 20, "row": 31}]
    rows += [{"mun_code": None, "place_precision": "state", "labs": 2, "row": 32}]
    return processed(*rows)


def only(sheet, name):
    (found,) = [layer for layer in sheet.layers if layer.name == name]
    return found


def test_hexagons_bring_their_outlines_and_count_points_alone(clustered):
    sheet = compose(View(layers=("hexagons",)), clustered)
    layer = only(sheet, "hexagons")
    table = hexagons(clustered.records).table
    assert isinstance(layer, AreaLayer)
    assert layer.geometry == ""
    assert layer.codes == tuple(table["cell"])
    assert layer.outlines == tuple(table.geometry)
    assert sum(entry.count for entry in layer.legend.entries) == len(table) == 3
    assert any("14 of 76 labs" in note for note in sheet.notes)
    assert (
        "14 labs with coordinates; hexagons with labs: 3; most in one: 12."
        in sheet.alternative_text
    )


def test_hexagons_have_the_same_classes_whatever_they_count(processed):
    steps = ["1–2", "3–9", "10–29", "30–99", "100 or more"]
    for most, shown in ((1, 1), (2, 1), (3, 2), (29, 3), (30, 4), (99, 4), (100, 5), (5000, 5)):
        release = processed(point(-107.4, 24.8, 2, labs=most), point(-99.2, 19.4, 3))
        layer = only(compose(View(layers=("hexagons",)), release), "hexagons")
        entries = [(entry.label, entry.color) for entry in layer.legend.entries]
        assert entries == list(zip(steps, HEXAGON_COLORS, strict=True))[:shown]
        assert sum(entry.count for entry in layer.legend.entries) == len(layer.codes) == 2
        assert {layer.legend.entries[k].label for k in layer.classes} == {"1–2", steps[shown - 1]}


def test_hexagons_tell_the_share_with_its_number(clustered):
    sheet = compose(View(layers=("hexagons",), measure="active_share"), clustered)
    assert sheet.title == "Share of raided drug labs that were active, by hexagon"
    layer = only(sheet, "hexagons")
    busiest = max(range(3), key=lambda n: "12 labs" in layer.labels[n])
    assert "4 active, 8 inactive; active share 33.3 % (95 % interval" in layer.labels[busiest]
    greyed = layer.legend.entries[0]
    assert (greyed.color, greyed.hatched, greyed.count) == (GREYED_COLOR, True, 2)
    assert layer.legend.entries[layer.classes[busiest]].label == "25–50 %"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hexagon_without_points(small, processed, language):
    sheet = compose(View(layers=("hexagons",), language=language), processed({"labs": 3}))
    layer = only(sheet, "hexagons")
    assert layer.legend.entries == ()
    reason = {
        "en": "Not drawn: no lab of the view has coordinates in Mexico",
        "es": "No se dibuja: ningún laboratorio de la consulta tiene coordenadas en México",
    }[language]
    assert layer.legend.note == reason
    assert reason.split(": ")[1] in sheet.alternative_text


def test_hot_spots_alone_fill_every_municipality(clustered):
    sheet = compose(View(layers=("hot_spots",)), clustered)
    layer = only(sheet, "hot_spots")
    drawing = reference.load("municipalities_drawing")
    assert isinstance(layer, AreaLayer)
    assert layer.codes == tuple(drawing["code"])
    found = hot_spots(clustered.records).table.set_index("code")
    hot = set(found.index[found["kind"] == HOT])
    assert hot
    names = [entry.label for entry in layer.legend.entries]
    assert names[3:] == ["by its neighbours alone, no lab of its own", "no hot spot"]
    assert {c for c, k in zip(layer.codes, layer.classes, strict=True) if k != 4} == hot
    (table,) = sheet.details.values()
    assert len(table) == len(hot)
    assert list(table["q (corrected p)"]) == sorted(table["q (corrected p)"])
    culiacan = layer.labels[layer.codes.index("25006")]
    assert culiacan.startswith("Culiacán, Sinaloa: 53 labs; with its neighbours 7")
    assert any("In no municipality, so in no hot spot: 2 labs." in note for note in sheet.notes)


def test_a_hot_spot_without_a_lab_of_its_own_says_so(processed):
    release = processed(
        *({"status": "active", "row": n} for n in range(2, 32)),
        *({"state_code": "16", "mun_code": "16089", "row": n} for n in range(40, 140)),
    )
    view = View(layers=("hot_spots",), hot_spots_of="share")
    layer = only(compose(view, release), "hot_spots")
    (k,) = [k for k, entry in enumerate(layer.legend.entries) if "no lab of its own" in entry.label]
    own = [label for n, label in enumerate(layer.labels) if layer.classes[n] == k]
    assert len(own) == layer.legend.entries[k].count > 0
    assert layer.legend.entries[k].hatched
    assert all(": 0 labs; with its neighbours 100.0 % of 30 labs active" in label for label in own)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", ["gi_star", "moran"])
@pytest.mark.parametrize("of", ["labs", "share"])
@pytest.mark.parametrize("by", ["municipality", "hexagon"])
def test_each_kind_of_hot_spot_is_told(clustered, by, of, method, language):
    view = View(
        layers=("hot_spots",),
        hot_spots_by=by,
        hot_spots_of=of,
        hot_spots_method=method,
        hex_resolution=3,
        language=language,
    )
    sheet = compose(view, clustered)
    layer = only(sheet, "hot_spots")
    assert len(layer.classes) == len(layer.codes) == len(layer.labels)
    assert sum(entry.count for entry in layer.legend.entries) == len(layer.codes)
    assert {"gi_star": "Getis-Ord", "moran": "Moran"}[method] in " ".join(sheet.notes)
    large = {"en": "A large municipality holds more", "es": "Un municipio grande tiene más"}
    of_size = [note for note in sheet.notes if note.startswith(large[language])]
    assert len(of_size) == (by == "municipality" and of == "labs")


def test_a_share_without_both_statuses_has_no_hot_spots(clustered):
    view = View(layers=("hot_spots",), hot_spots_of="share", statuses=("active",))
    layer = only(compose(view, clustered), "hot_spots")
    assert "filter" in layer.legend.note
    assert layer.legend.entries == ()


def test_other_states_are_not_asked_about(clustered):
    layer = only(compose(View(layers=("hot_spots",), states=("25",)), clustered), "hot_spots")
    assert "not asked for" in layer.labels[layer.codes.index("09015")]
    outside = layer.legend.entries[layer.classes[layer.codes.index("09015")]]
    assert (outside.label, outside.color) == ("not asked for", OUTSIDE_COLOR)
    assert sum(entry.count for entry in layer.legend.entries[:-1]) == 18


@pytest.mark.parametrize("method", ["gi_star", "moran"])
@pytest.mark.parametrize("of", ["labs", "share"])
def test_what_was_not_tested_is_not_said_to_be_no_hot_spot(clustered, of, method):
    view = View(layers=("hot_spots",), hot_spots_of=of, hot_spots_method=method)
    layer = only(compose(view, clustered), "hot_spots")
    kinds = hot_spots(clustered.records, of=of, method=method).table["kind"].value_counts()
    counts = {entry.label: entry.count for entry in layer.legend.entries}
    untested = [n for label, n in counts.items() if label.startswith("not tested: ")]
    assert sum(untested) == kinds.get(NOT_TESTED, 0)
    assert bool(untested) == ((of, method) != ("labs", "gi_star"))
    assert counts["no hot spot"] == kinds.get(NOT_HOT, 0)


@pytest.mark.parametrize(
    ("by", "place", "reason"),
    [
        ("municipality", {"mun_code": None, "place_precision": "state"}, "municipality"),
        ("hexagon", {}, "coordinates in Mexico"),
    ],
)
def test_without_a_placed_lab_hot_spots_are_not_drawn(processed, by, place, reason):
    release = processed({"labs": 50} | place)
    sheet = compose(View(layers=("hot_spots",), hot_spots_by=by), release)
    layer = only(sheet, "hot_spots")
    assert layer.legend.entries == ()
    assert layer.legend.note.startswith("Not drawn: no lab of the view ")
    assert layer.legend.note.endswith(reason)
    assert "nothing stands out" not in " ".join((*sheet.notes, sheet.alternative_text))


def test_points_outside_the_chosen_states_are_in_no_hexagon(processed):
    # The words say Sinaloa, the coordinates lie in Durango.
    durango = {"mun_code_point": "10005"}
    away = [point(-104.65, 24.03, n, **durango) for n in range(2, 22)]
    inside = [point(-107.4, 24.8, n) for n in range(30, 42)]
    asked = View(layers=("hot_spots",), hot_spots_by="hexagon", states=("25",))
    note = only(compose(asked, processed(*away)), "hot_spots").legend.note
    assert note == "Not drawn: no lab of the view has coordinates in the chosen states"
    sheet = compose(asked, processed(*away, *inside))
    assert "Without coordinates in the chosen states, so in no hexagon: 20 labs." in sheet.notes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", ["labs", "share"])
def test_hot_spots_need_a_number_of_labs_and_tell_it(processed, of, language):
    view = View(layers=("hot_spots",), hot_spots_of=of, language=language)
    for labs in (1, LEAST_LABS - 1):
        layer = only(compose(view, processed({"labs": labs})), "hot_spots")
        assert layer.legend.entries == ()
        start = {"en": f"Not drawn: {labs} lab", "es": f"No se dibuja: {labs} laboratorio"}
        assert layer.legend.note.startswith(start[language])
    # Labs of unstated status are placed, but no share can rest on them.
    sheet = compose(view, processed({"labs": LEAST_LABS}, {"labs": 5, "status": "unspecified"}))
    assert only(sheet, "hot_spots").legend.entries
    rests = {
        "labs": {
            "en": "rests on 15 labs placed in a municipality.",
            "es": "se basa en 15 laboratorios con municipio.",
        },
        "share": {
            "en": "rests on 10 labs of known status placed in a municipality.",
            "es": "se basa en 10 laboratorios de situación conocida con municipio.",
        },
    }[of][language]
    assert any(note.endswith(rests) for note in sheet.notes)


@pytest.mark.parametrize("resolution", [3, 4, 5])
def test_the_area_that_is_told_of_a_hexagon_is_the_mean_within_mexico(resolution):
    shapes = outlines(country_cells(resolution).tolist())
    mean = gpd.GeoSeries(shapes, crs=GEOGRAPHIC).to_crs(EQUAL_AREA).area.mean() / 1e6
    assert AREAS_KM2[resolution] == pytest.approx(mean, rel=0.003)
