from datetime import date

import geopandas as gpd
import pytest

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from layers.choices import LANGUAGES
from layers.naval import build
from layers.view import View

DAYS = [date(2020, 1, 1), date(2023, 8, 9), date(2025, 1, 1)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_the_coast_of_every_coastal_state_is_drawn_once(day, language):
    layer = build(View(language=language), day)
    states = reference.load("states")
    assert sorted(layer.codes) == sorted(states.loc[states["coast"] != "inland", "state_code"])
    assert set(layer.codes) <= set(reference.load(layer.geometry)["code"])
    for k, entry in enumerate(layer.legend.entries):
        assert entry.count == layer.classes.count(k) > 0


@pytest.mark.parametrize("day", DAYS)
def test_known_shared_and_unknown_look_different(day):
    layer = build(View(), day)
    status = reference.load("naval_states", on=day).set_index("state_code")["status"]
    looks = {}
    for code, k in zip(layer.codes, layer.classes, strict=True):
        entry = layer.legend.entries[k]
        looks.setdefault(status[code], set()).add((entry.color, entry.shape))
    assert not looks.get("known", set()) & looks.get("unknown", set())
    assert not looks.get("known", set()) & looks.get("shared", set())
    assert all(shape == "line" for _, shape in looks["known"])
    assert {shape for _, shape in looks.get("unknown", set())} <= {"dashed"}


def test_numbers_mean_another_region_at_another_time():
    early, late = (build(View(), day) for day in (date(2020, 1, 1), date(2025, 1, 1)))
    of = {layer: dict(zip(layer.codes, layer.labels, strict=True)) for layer in (early, late)}
    assert "naval region 4, headquarters Guaymas" in of[early]["26"]
    assert "naval region 2, headquarters Guaymas" in of[late]["26"]


def test_each_number_stands_nearest_to_a_state_of_its_region():
    states = reference.load("states_drawing").set_index("code").geometry.to_crs(EQUAL_AREA)
    for day in DAYS:
        regions = reference.load("naval_regions", on=day).set_index("number")
        captions = build(View(), day).captions
        assert len(captions) == len(regions) > 5
        places = gpd.points_from_xy(
            [caption.lon for caption in captions],
            [caption.lat for caption in captions],
            crs=GEOGRAPHIC,
        ).to_crs(EQUAL_AREA)
        for caption, place in zip(captions, places, strict=True):
            own = regions.loc[caption.text.removeprefix("RN "), "state_codes"].split(";")
            nearest = states.distance(place).idxmin()
            assert nearest in own, (day, caption)


@pytest.mark.parametrize("day", DAYS)
def test_regions_that_meet_along_the_coast_differ(day):
    layer = build(View(), day)
    colors = [layer.legend.entries[k].color for k in layer.classes]
    regions = reference.load("naval_states", on=day).set_index("state_code")["regions"]
    pairs = list(zip(layer.codes, layer.codes[1:], strict=False))
    for n, (one, other) in enumerate(pairs):
        if "" not in (regions[one], regions[other]) and regions[one] != regions[other]:
            assert colors[n] != colors[n + 1] or other == "28", (one, other)


@pytest.mark.parametrize("day", [None, date(2012, 1, 1)])
def test_where_no_structure_is_known_every_coast_is_drawn_as_unknown(day):
    layer = build(View(), day)
    assert len(layer.codes) == 17
    assert [entry.label for entry in layer.legend.entries] == ["region not known"]
    assert layer.captions == ()
    assert day or "day not known" in layer.legend.title
