from datetime import date

import pytest
import shapely

from geo import reference
from layers.choices import LANGUAGES
from layers.details import tables
from layers.military import regions, zones
from layers.view import View

DAY = date(2023, 8, 9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_regions_each_with_its_number_inside(language):
    layer = regions(View(language=language), DAY)
    drawing = reference.load(layer.geometry).set_index("code").geometry
    table = reference.load("military_regions").set_index("number")["region"]
    assert len(layer.codes) == len(set(layer.codes)) == len(layer.captions) == 12
    for code, caption in zip(layer.codes, layer.captions, strict=True):
        assert caption.text == f"RM {table[code]}"
        assert drawing[code].contains(shapely.Point(caption.lon, caption.lat))
    assert [entry.count for entry in layer.legend.entries] == [12]


def test_a_region_s_label_tells_headquarters_states_and_confidence():
    layer = regions(View(), DAY)
    label = dict(zip(layer.codes, layer.labels, strict=True))["2"]
    assert label == (
        "Military region II: headquarters Mexicali; Baja California, Baja California Sur, "
        "Sonora; confidence: high"
    )


def test_a_shared_state_is_dashed_and_its_zones_hollow():
    outlines, headquarters = zones(View(), DAY)
    table = reference.load("military_zones", on=DAY)
    shared = {
        code
        for codes, limits in zip(table["state_codes"], table["limits"], strict=True)
        if limits == "shared state"
        for code in codes.split(";")
    }
    for code, k in zip(outlines.codes, outlines.classes, strict=True):
        assert outlines.legend.entries[k].shape == ("dashed" if code in shared else "line")
    assert sorted(outlines.codes) == [f"{n:02}" for n in range(1, 33)]
    assert len(headquarters.lon) == len(table) == 48
    hollow = sum(headquarters.legend.entries[k].hollow for k in headquarters.classes)
    assert hollow == (table["limits"] == "shared state").sum() > 0
    assert any("limits not public" in label for label in headquarters.labels)


def test_zones_come_with_their_dates():
    names = {
        day: {caption.text for caption in zones(View(), day)[1].captions}
        for day in (date(2021, 11, 30), date(2022, 2, 1))
    }
    early, late = names.values()
    assert late - early == {"ZM 47", "ZM 48"}


def test_a_zone_shares_its_state_only_once_another_is_there():
    before, after = (zones(View(), day)[1] for day in (date(2020, 1, 1), DAY))
    for made, hollow in ((before, False), (after, True)):
        (n,) = [n for n, label in enumerate(made.labels) if label.startswith("Military zone 6:")]
        assert made.legend.entries[made.classes[n]].hollow == hollow
        assert ("limits not public" in made.labels[n]) == hollow
    limits = {}
    for day in (date(2020, 1, 1), DAY):
        table = tables(View(layers=("military_zones",)), day)["Military zones (SEDENA)"]
        limits[day] = table.set_index("Number").loc["6", "Limits"]
    assert list(limits.values()) == ["the whole state", "inside a shared state: not public"]


def test_without_a_day_nothing_is_drawn():
    outlines, headquarters = zones(View(), None)
    assert outlines.codes == headquarters.lon == regions(View(), None).codes == ()
    assert regions(View(), None).legend.note == "None is known for that day."
