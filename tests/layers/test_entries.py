from datetime import date

import pytest

from geo import reference
from geo.authority import authority
from layers.choices import LANGUAGES, PORT_FUNCTIONS
from layers.entries import build, drawn
from layers.palettes import HOLDER_COLORS
from layers.texts import TEXTS
from layers.view import View

LAYERS = {"ports": "triangle", "airports": "down", "crossings": "square"}
TODAY = date(2023, 8, 9)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("layer", "shape"), LAYERS.items())
def test_each_kind_has_its_shape_and_every_entry_a_class(layer, shape, language):
    view = View(ports="all", language=language)
    made, expected = build(view, layer, TODAY), drawn(view, layer)
    assert len(made.lon) == len(made.lat) == len(made.labels) == len(expected) > 0
    assert sorted(zip(made.lon, made.lat, strict=True)) == sorted(
        zip(expected["lon"], expected["lat"], strict=True)
    )
    for k, entry in enumerate(made.legend.entries):
        assert entry.count == made.classes.count(k) > 0
        assert entry.shape == shape


def test_every_holder_and_use_has_its_words_and_colour():
    entries, regimes = reference.load("entries"), reference.load("regimes")
    for holder in regimes["holder"].unique():
        assert f"holder.{holder}" in TEXTS
        assert holder in HOLDER_COLORS
    for kind, use in entries[["kind", "use"]].drop_duplicates().itertuples(index=False):
        assert f"use.{kind}.{use}" in TEXTS
    assert len(set(HOLDER_COLORS.values())) == len(HOLDER_COLORS)


def test_only_ports_that_handle_cargo_unless_all_are_asked_for():
    every, cargo = (drawn(View(ports=ports), "ports") for ports in ("all", "cargo"))
    assert len(every) == 91
    assert cargo["cargo"].all()
    assert set(cargo["id"]) < set(every["id"])


@pytest.mark.parametrize("function", PORT_FUNCTIONS)
@pytest.mark.parametrize("day", [date(2016, 1, 1), date(2020, 1, 1), TODAY])
def test_the_colour_is_the_holder_on_the_day(function, day):
    view = View(function=function)
    made = build(view, "ports", day)
    where = {
        (row.lon, row.lat): authority(row.id, day, function).holder
        for row in drawn(view, "ports").itertuples()
    }
    for lon, lat, k in zip(made.lon, made.lat, made.classes, strict=True):
        assert made.legend.entries[k].color == HOLDER_COLORS[where[lon, lat]]


def test_the_legend_names_the_regime_and_its_beginning():
    before = build(View(), "ports", date(2021, 6, 4)).legend
    after = build(View(), "ports", date(2021, 6, 5)).legend
    assert after.title == "Seaports that handle cargo: port authority on 5 June 2021"
    assert [entry.label for entry in after.entries] == ["SEMAR (Navy), since 5 June 2021"]
    assert [entry.label.partition(",")[0] for entry in before.entries] == [
        "SCT/SICT (Communications and Transport)"
    ]


def test_without_a_day_nobody_is_said_to_hold_them():
    made = build(View(), "ports", None)
    assert made.legend.title.endswith("day not known")
    assert [entry.label for entry in made.legend.entries] == ["not established"]


def test_a_label_tells_use_and_holder():
    labels = build(View(language="es"), "ports", TODAY).labels
    assert (
        "Manzanillo: puerto comercial; autoridad portuaria: SEMAR (Marina), "
        "desde el 5 de junio de 2021" in labels
    )


def test_the_army_s_checkpoints_have_no_known_beginning():
    made = build(View(), "crossings", TODAY)
    assert len(made.lon) == 61
    assert "no source here says since when" in made.legend.note
    assert not any("since" in entry.label for entry in made.legend.entries)


def test_names_are_those_of_the_federal_ports():
    names = [caption.text for caption in build(View(), "ports", TODAY).captions]
    assert "Manzanillo" in names
    assert "Puerto Chiapas" in names
    assert len(names) == len(set(names)) == 15
