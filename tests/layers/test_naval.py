from datetime import date

import pytest
import shapely

from geo import reference
from layers.naval import build
from layers.view import LANGUAGES, View

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


def test_each_region_has_its_number_at_sea():
    land = reference.load("states_drawing").union_all()
    for day in DAYS:
        captions = build(View(), day).captions
        assert len(captions) == len(reference.load("naval_regions", on=day)) > 5
        for caption in captions:
            assert not land.contains(shapely.Point(caption.lon, caption.lat)), caption


def test_without_a_day_nothing_is_drawn():
    layer = build(View(), None)
    assert layer.codes == layer.captions == ()
    assert "day not known" in layer.legend.title
