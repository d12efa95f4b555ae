from datetime import date

import pytest

from layers.overlays import Kind, confidence, counted_legend, in_force, short_name, state_names

KINDS = [Kind("one", "#111111", "line"), Kind("two", "#222222", "dashed")]
KINDS += [Kind("three", "#333333", "star", hollow=True)]


def test_a_legend_has_only_what_occurs():
    legend, classes = counted_legend("Title", KINDS, [2, 0, 2], "Note.")
    assert [(entry.label, entry.count) for entry in legend.entries] == [("one", 1), ("three", 2)]
    assert legend.entries[1].hollow
    assert classes == (1, 0, 1)
    assert (legend.title, legend.note) == ("Title", "Note.")


def test_nothing_drawn_is_an_empty_legend():
    legend, classes = counted_legend("Title", KINDS, [])
    assert legend.entries == classes == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("high", "confianza: alta"),
        ("high (place) / none (coords)", "confianza: alta (lugar) / ninguna (coordenadas)"),
        ("highly unlikely", "confianza: highly unlikely"),
    ],
)
def test_grades_are_said_in_the_reader_s_language(words, said):
    assert confidence(words, "es") == said


def test_a_short_name_fits_on_a_map():
    assert short_name("Precos (Samalayuca)") == "Precos"
    assert short_name("Tecate / Tecate") == "Tecate"
    assert short_name("Guaymas") == "Guaymas"


def test_states_are_named():
    assert state_names("02;15") == "Baja California, Estado de México"
    assert state_names("") == ""


def test_nothing_is_in_force_without_a_day():
    assert in_force("military_regions", None).empty
    assert len(in_force("military_regions", date(2023, 1, 1))) == 12
