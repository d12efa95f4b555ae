import pytest

from geo import reference
from geo.select import select
from geo.summary import summarise
from layers import shares
from layers.palettes import GREYED_COLOR, NO_DATA_COLOR, OUTSIDE_COLOR, ZERO_COLOR
from layers.view import View


def built(processed, **changes):
    view = View(**changes)
    records = select(processed.records, view.filters()).records
    table = shares.areas(view, summarise(records, view.level))
    return shares.build(view, table, shares.state_only(records))


def entry_of(layer, code):
    return layer.legend.entries[layer.classes[layer.codes.index(code)]]


def label_of(layer, code):
    return layer.labels[layer.codes.index(code)]


@pytest.mark.parametrize("level", ["state", "municipality"])
def test_areas_come_in_the_order_they_are_drawn_in(small, level):
    layer = built(small, level=level)
    drawn = reference.load(layer.geometry)
    assert layer.codes == tuple(drawn["code"])
    assert len(layer.classes) == len(layer.labels) == len(drawn)
    assert sum(entry.count for entry in layer.legend.entries) == len(drawn)
    for k, entry in enumerate(layer.legend.entries):
        assert entry.count == layer.classes.count(k)
        assert entry.shape == "square"


def test_counts_by_municipality(small):
    layer = built(small)
    labels = [entry.label for entry in layer.legend.entries]
    assert labels == ["none", "1–2", "3–9", "10–29", "30–99", "100–299", "300 or more"]
    assert entry_of(layer, "25006").label == "300 or more"
    assert entry_of(layer, "25018").label == "1–2"
    assert entry_of(layer, "16052").label == "10–29"
    assert entry_of(layer, "01001").color == ZERO_COLOR


def test_what_is_known_to_its_state_counts_in_the_state_alone(small):
    by_state = built(small, level="state")
    assert label_of(by_state, "25").startswith("Sinaloa: 405 labs, 42 active, 363 inactive;")
    by_municipality = built(small)
    assert label_of(by_municipality, "25001") == (
        "Ahome, Sinaloa: no labs placed here; 11 labs known only to the state"
    )
    assert label_of(by_municipality, "01001") == "Aguascalientes, Aguascalientes: no labs"


def test_a_label_is_one_plain_sentence(processed):
    layer = built(processed({"labs": 40, "status": "active"}, {"labs": 346}))
    assert label_of(layer, "25006") == (
        "Culiacán, Sinaloa: 386 labs, 40 active, 346 inactive; active share 10.4 % "
        "(95 % interval 7.7–13.8 %); 61 per 1,000 km²"
    )


def test_a_label_in_spanish(processed):
    layer = built(processed({"labs": 1, "status": "unspecified"}), language="es")
    assert label_of(layer, "25006") == (
        "Culiacán, Sinaloa: 1 laboratorio, 0 activos, 0 inactivos, "
        "1 de situación no especificada; 0.16 por 1,000 km²"
    )


def test_shares_have_fixed_classes_and_few_labs_are_greyed(processed):
    layer = built(
        processed(
            {"labs": 4, "status": "active"},
            {"mun_code": "25018", "labs": 5},
            {"mun_code": "25001", "labs": 1, "status": "active"},
            {"mun_code": "25001", "labs": 9},
            {"mun_code": "25002", "labs": 7, "status": "active"},
            {"mun_code": "25003", "labs": 30, "status": "unspecified"},
        ),
        measure="active_share",
    )
    assert [entry.label for entry in layer.legend.entries] == [
        "no labs",
        "under 5 of known status",
        "0 %",
        "under 10 %",
        "10–25 %",
        "25–50 %",
        "50–75 %",
        "75–100 %",
    ]
    greyed = entry_of(layer, "25006")
    assert (greyed.color, greyed.hatched, greyed.count) == (GREYED_COLOR, True, 2)
    assert entry_of(layer, "25003") == greyed
    assert entry_of(layer, "25018").label == "0 %"
    assert entry_of(layer, "25001").label == "10–25 %"
    assert entry_of(layer, "25002").label == "75–100 %"
    assert entry_of(layer, "01001").color == NO_DATA_COLOR
    assert label_of(layer, "25006").count("fewer than 5 of known status") == 1


def test_states_not_asked_for_are_not_zero(small):
    layer = built(small, states=("25",), level="state")
    assert entry_of(layer, "16").color == OUTSIDE_COLOR
    assert label_of(layer, "16") == "Michoacán: not asked for"
    assert layer.legend.entries[-1].count == 31


def test_a_share_is_not_defined_when_the_filter_decides_it(small):
    layer = built(small, statuses=("active",), measure="active_share")
    assert [entry.label for entry in layer.legend.entries] == ["no labs", "share not defined"]
    assert entry_of(layer, "25006").label == "share not defined"
    assert label_of(layer, "25006").startswith("Culiacán, Sinaloa: 40 labs, 40 active; ")
    assert "share" not in label_of(layer, "25006")
    assert "inactive" not in label_of(layer, "25006")


def test_rates(small):
    states = reference.load("states").set_index("state_code")
    people = built(small, level="state", measure="labs_per_100k")
    expected = 405 / states.loc["25", "population_2020"] * 1e5
    assert f"{expected:.2g} per 100,000 people" in label_of(people, "25")
    assert entry_of(people, "25").label == "10 or more"
    assert built(small, measure="labs_per_1000_km2").legend.title == "Labs per 1,000 km²"


def test_an_empty_release_is_all_zero(processed):
    layer = built(processed())
    assert set(layer.classes) == {0}
    assert [entry.label for entry in layer.legend.entries] == ["none"]
