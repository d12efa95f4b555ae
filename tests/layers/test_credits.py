"""Every layer that is drawn is credited, with every licence it rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from geo import reference
from layers.choices import LANGUAGES, LAYERS, LEVELS, ON_TOP
from layers.compose import compose
from layers.credits import LICENCES, reference_layers, sources
from layers.sheet import Legend, PointLayer, Sheet
from layers.view import View
from layers.words import say

MOST_LINES = 9
POINT = {"lon": -107.4, "lat": 24.8, "place_precision": "point"}


@pytest.fixture(scope="module")
def sheet(processed: Callable[..., Any]) -> Callable[..., Sheet]:
    """A Sheet of one lab by what its View asks for."""
    release = processed(POINT)
    return lambda **view: compose(View(**view), release)


@pytest.mark.parametrize("name", reference.names())
def test_licences_of_every_layer_are_known(name: str) -> None:
    layer = reference.info(name)
    assert layer.licences
    assert len(set(layer.licences)) == len(layer.licences)
    assert set(layer.licences) <= set(LICENCES)


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("inegi", "INEGI's terms"),
        ("cc-by-4.0", "CC BY 4.0"),
        ("public-domain", "public domain"),
        ("mit", "this project's licence"),
        ("isc", "ISC"),
    ],
)
def test_ids_and_words_of_the_registry_agree(licence: str, words: str) -> None:
    for name in reference.names():
        layer = reference.info(name)
        said = words.casefold() in layer.licence.casefold()
        assert said == (licence in layer.licences), name


def test_every_licence_is_of_use_and_has_its_words() -> None:
    used = {licence for name in reference.names() for licence in reference.info(name).licences}
    assert used == set(LICENCES)
    for licence in LICENCES.values():
        assert licence.path.startswith("https://")
    for language in LANGUAGES:
        assert len({say(f"licence.{licence}", language) for licence in LICENCES}) == len(LICENCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("layers", [*((name,) for name in LAYERS), ("shares", *ON_TOP)])
def test_whatever_is_drawn_is_credited(
    sheet: Callable[..., Sheet], layers: tuple[str, ...], level: str, language: str
) -> None:
    made = sheet(layers=layers, level=level, language=language)
    _, *lines = made.sources
    assert len(made.sources) <= MOST_LINES
    assert len(set(lines)) == len(lines)
    assert made.layers
    for layer in made.layers:
        used = reference_layers(layer)
        geometry = getattr(layer, "geometry", None)
        # A layer that brings its own outlines has no geometry to credit.
        assert not geometry or geometry in used
        for name in used:
            words = [
                say(f"licence.{licence}", language) for licence in reference.info(name).licences
            ]
            assert any(all(word in line for word in words) for line in lines), name


def test_dated_layers_are_credited_without_a_day(processed: Callable[..., Any]) -> None:
    made = processed({"date": None, "date_precision": "none"}, period_start=None, period_end=None)
    undated = compose(View(layers=("shares", *ON_TOP)), made)
    dated = compose(View(layers=("shares", *ON_TOP), end=date(2020, 1, 1)), processed(POINT))
    assert undated.sources[1:] == dated.sources[1:]


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("ports", ["OurAirports", "airportsdata", "MIT licence", "public domain", "press"]),
        ("airports", ["OurAirports", "airportsdata", "MIT licence", "public domain", "press"]),
        ("checkpoints", ["Municipalities", "Military posts", "GeoNames", "CC BY 4.0", "INEGI"]),
        ("military_zones", ["States", "Military zones", "GeoNames", "CC BY 4.0", "INEGI's terms"]),
        ("military_regions", ["Military regions", "GeoNames", "CC BY 4.0", "INEGI's terms"]),
        ("naval_regions", ["Coasts", "Naval regions", "press", "INEGI's terms"]),
        ("port_catchments", ["Catchments", "points of entry", "INEGI's terms", "MIT licence"]),
    ],
)
def test_what_each_layer_owes(sheet: Callable[..., Sheet], layer: str, expected: list[str]) -> None:
    said = " | ".join(sheet(layers=(layer,)).sources)
    assert [words for words in expected if words not in said] == []
    assert "DOF" not in said


def test_the_census_is_credited_where_residents_are_counted(sheet: Callable[..., Sheet]) -> None:
    def census(level: str) -> bool:
        lines = sheet(layers=("shares",), level=level).sources
        return any("Censo de Población y Vivienda 2020" in line for line in lines)

    assert census("state")
    assert not census("municipality")


def test_a_layer_that_rests_on_nothing_known_is_an_error(processed: Callable[..., Any]) -> None:
    strange = PointLayer("volcanoes", (), (), (), (), Legend("", ()))
    with pytest.raises(KeyError, match="volcanoes"):
        sources(processed(POINT).release, [strange], "en")
