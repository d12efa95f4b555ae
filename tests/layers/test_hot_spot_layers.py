"""Hexagons and hot spots as layers."""

import pytest

from geo import reference
from geo.hexagons import hexagons
from geo.hotspots import HOT, hot_spots
from layers.compose import compose
from layers.palettes import GREYED_COLOR
from layers.sheet import AreaLayer, LineLayer
from layers.view import LANGUAGES, View


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
        "14 labs with coordinates lie in 3 hexagons, at most 12 in one." in sheet.alternative_text
    )


def test_hexagons_tell_the_share_with_its_number(clustered):
    layer = only(compose(View(layers=("hexagons",), measure="active_share"), clustered), "hexagons")
    busiest = max(range(3), key=lambda n: "12 labs" in layer.labels[n])
    assert "4 active, 8 inactive; active share 33.3 % (95 % interval" in layer.labels[busiest]
    greyed = layer.legend.entries[0]
    assert (greyed.color, greyed.hatched, greyed.count) == (GREYED_COLOR, True, 2)
    assert layer.legend.entries[layer.classes[busiest]].label == "25–50 %"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hexagon_without_points(small, processed, language):
    sheet = compose(View(layers=("hexagons",), language=language), processed({"labs": 3}))
    assert only(sheet, "hexagons").codes == ()
    assert only(sheet, "hexagons").legend.note


def test_hot_spots_alone_fill_every_municipality(clustered):
    sheet = compose(View(layers=("hot_spots",)), clustered)
    layer = only(sheet, "hot_spots")
    drawing = reference.load("municipalities_drawing")
    assert isinstance(layer, AreaLayer)
    assert layer.codes == tuple(drawing["code"])
    found = hot_spots(clustered.records).table.set_index("code")
    hot = set(found.index[found["kind"] == HOT])
    assert hot
    assert {c for c, k in zip(layer.codes, layer.classes, strict=True) if k != 3} == hot
    (table,) = sheet.details.values()
    assert len(table) == len(hot)
    assert list(table["q (corrected p)"]) == sorted(table["q (corrected p)"])
    culiacan = layer.labels[layer.codes.index("25006")]
    assert culiacan.startswith("Culiacán, Sinaloa: 53 labs; with its neighbours 7")
    assert any("In no municipality, so in no hot spot: 2 labs." in note for note in sheet.notes)


def test_hot_spots_above_another_layer_are_outlines(clustered):
    for below in ("shares", "density", "hexagons"):
        layers = (below, "hot_spots")
        layer = only(compose(View(layers=layers, cell_km=10.0), clustered), "hot_spots")
        assert isinstance(layer, LineLayer)
        assert len(layer.outlines) == len(layer.codes) > 0
        assert sum(entry.count for entry in layer.legend.entries) == len(layer.codes)


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
    over = only(compose(view.changed(layers=("shares", "hot_spots")), release), "hot_spots")
    assert [entry.shape for entry in over.legend.entries] == ["line", "dashed"]
    assert over.legend.entries[1].count == over.classes.count(1) == len(own)


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
