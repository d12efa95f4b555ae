import re

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


@pytest.fixture(scope="module")
def uneven(processed):
    def rows(code, active, inactive):
        return (
            {"mun_code": code, "labs": active, "status": "active"},
            {"mun_code": code, "labs": inactive},
        )

    return processed(
        *rows("25006", 40, 360),
        *rows("25018", 30, 30),
        *rows("25001", 1, 0),
        *rows("25002", 0, 1),
        *rows("25004", 0, 90),
        {"mun_code": "25003", "labs": 30, "status": "unspecified"},
    )


def share_in(label):
    return float(re.search(r"smoothed share ([0-9.]+) %", label)[1])


def test_smoothed_shares_are_drawn_towards_the_whole_the_more_the_fewer_the_labs(uneven):
    layer = built(uneven, measure="smoothed_share")
    many, middle, one_active, one_inactive = (
        share_in(label_of(layer, code)) for code in ("25006", "25018", "25001", "25002")
    )
    # By hand: of all 12.86 % are active, and areas differ by a variance of 0.0439 besides chance,
    # so one lab of its own weighs 0.392, 60 weigh 0.975 and 400 weigh 0.996.
    assert (many, middle, one_active, one_inactive) == pytest.approx((10.0, 49.1, 47.1, 7.8))


def test_a_smoothed_share_stands_beside_the_raw_one_and_its_counts(uneven):
    assert label_of(built(uneven, measure="smoothed_share"), "25001").startswith(
        "Ahome, Sinaloa: 1 lab, 1 active, 0 inactive; active share 100.0 % "
        "(95 % interval 20.7–100.0 %); fewer than 5 of known status; smoothed share "
    )
    assert "; proporción suavizada " in label_of(
        built(uneven, measure="smoothed_share", language="es"), "25001"
    )
    assert "smoothed" not in label_of(built(uneven, measure="active_share"), "25001")


def test_smoothed_shares_have_the_classes_of_shares_and_few_labs_are_not_greyed(uneven):
    layer, raw = (built(uneven, measure=name) for name in ("smoothed_share", "active_share"))
    assert layer.legend.title == "Active share, smoothed"
    assert [(e.label, e.color) for e in layer.legend.entries[2:]] == [
        (e.label, e.color) for e in raw.legend.entries[2:]
    ]
    assert entry_of(raw, "25001").color == GREYED_COLOR
    assert entry_of(layer, "25001").label == "25–50 %"


@pytest.mark.parametrize("scheme", ["steps", "quantiles", "head-tail"])
def test_areas_without_labs_of_known_status_have_no_smoothed_share(uneven, scheme):
    layer = built(uneven, measure="smoothed_share", scheme=scheme)
    unknown = entry_of(layer, "25003")
    assert (unknown.label, unknown.color, unknown.hatched, unknown.count) == (
        "none of known status",
        GREYED_COLOR,
        True,
        1,
    )
    assert "share" not in label_of(layer, "25003")
    assert entry_of(layer, "01001").color == NO_DATA_COLOR


def test_smoothed_shares_that_differ_by_chance_alone_are_one_class(processed):
    rows = [
        {"mun_code": f"250{k:02}", "labs": labs, "status": status}
        for k in range(1, 12)
        for labs, status in ((3 + k % 2, "active"), (7 - k % 2, "inactive"))
    ]
    made = processed(*rows)
    shown = {
        measure: [
            entry.label
            for entry in built(made, measure=measure, scheme="quantiles").legend.entries
            if entry.count
        ]
        for measure in ("active_share", "smoothed_share")
    }
    assert shown["active_share"] == ["no labs", "under 31 %", "31–100 %"]
    assert shown["smoothed_share"] == ["no labs", "above 0 %"]


def test_a_smoothed_share_is_not_defined_when_the_filter_decides_it(uneven):
    layer = built(uneven, measure="smoothed_share", statuses=("active",))
    assert entry_of(layer, "25006").label == "share not defined"
    assert "share" not in label_of(layer, "25006")


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
