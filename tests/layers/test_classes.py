import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.choices import LANGUAGES, MEASURES, SCHEMES
from layers.class_labels import break_labels
from layers.classes import (
    MOST_CLASSES,
    SHARE_BREAKS,
    breaks_of,
    classify,
    geometric_breaks,
)

COUNTS = st.lists(st.integers(0, 20_000), min_size=1)
RATES = st.lists(st.just(0.0) | st.floats(1e-9, 1e6) | st.floats(1e-9, 1e-3), min_size=1)
SHARES = st.lists(st.floats(0, 1), min_size=1)


@given(COUNTS)
def test_every_count_falls_in_exactly_one_class(values):
    breaks = geometric_breaks(values, whole=True)
    check_classes(values, breaks)
    assert not breaks or breaks[0] >= 1


@given(RATES)
def test_every_rate_falls_in_exactly_one_class(values):
    check_classes(values, geometric_breaks(values, whole=False))


@given(SHARES)
def test_every_share_falls_in_exactly_one_class(values):
    check_classes(values, SHARE_BREAKS)


def check_classes(values, breaks):
    classes = classify(values, breaks)
    assert list(breaks) == sorted(set(breaks))
    assert len(breaks) <= MOST_CLASSES
    for value, k in zip(values, classes, strict=True):
        assert (k == 0) == (value == 0)
        if k:
            assert breaks[k - 1] <= value
            assert k == len(breaks) or value < breaks[k]


@given(COUNTS)
def test_neither_end_of_the_classes_is_empty(values):
    breaks = geometric_breaks(values, whole=True)
    found = set(classify(values, breaks)) - {0}
    assert not breaks or {1, len(breaks)} <= found


def test_steps_are_round_numbers():
    assert geometric_breaks([0, 1, 386], whole=True) == (1, 3, 10, 30, 100, 300)
    assert geometric_breaks([1, 1000], whole=True) == (1, 10, 30, 100, 300, 1000)
    assert geometric_breaks([12, 45], whole=True) == (10, 30)
    assert geometric_breaks([0.02, 4], whole=False) == (0.01, 0.03, 0.1, 0.3, 1, 3)
    assert geometric_breaks([0.0001, 4], whole=False) == (0, 0.03, 0.1, 0.3, 1, 3)
    assert geometric_breaks([0, np.nan], whole=True) == ()


def test_what_is_not_known_has_no_class():
    assert classify([np.nan, 0.0, 1.0], SHARE_BREAKS).tolist() == [-1, 0, 5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_say_the_bounds(language):
    many = {"en": "300 or more", "es": "300 o más"}[language]
    few = {"en": "under 0.3", "es": "menos de 0.3"}[language]
    low = {"en": "under 10 %", "es": "menos de 10 %"}[language]
    assert break_labels("labs", (1, 3, 300), language) == ("1–2", "3–299", many)
    assert break_labels("labs_per_100k", (0, 0.3, 300), language) == (few, "0.3–300", many)
    assert break_labels("active_share", SHARE_BREAKS, language) == (
        low,
        "10–25 %",
        "25–50 %",
        "50–75 %",
        "75–100 %",
    )
    assert break_labels("labs", (), language) == ()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=25)
@given(data=st.data())
def test_zero_is_a_class_of_its_own_in_every_scheme(measure, scheme, data):
    kind = COUNTS if measure == "labs" else SHARES if "share" in measure else RATES
    values = data.draw(kind)
    breaks = breaks_of(measure, values, scheme, (2.5, 10.0, 60.0) if scheme == "fixed" else ())
    classes = classify(values, breaks)
    assert list(breaks) == sorted(set(breaks))
    assert len(breaks) <= MOST_CLASSES
    for value, k in zip(values, classes, strict=True):
        assert (k == 0) == (value == 0)
        if k > 1:
            assert breaks[k - 1] <= value
        if k and k < len(breaks):
            assert value < breaks[k]
    if measure != "share_by_labs":
        assert len(break_labels(measure, breaks, "en")) == len(breaks)
        assert len(set(break_labels(measure, breaks, "es"))) == len(breaks)


def test_given_breaks_are_kept_and_what_lies_below_them_is_a_class():
    assert breaks_of("labs", [1, 5], "fixed", (5.0, 20.0)) == (1, 5, 20)
    assert breaks_of("labs", [1, 5], "fixed", (0.5, 2.2, 2.8)) == (1, 3)
    assert breaks_of("labs_per_100k", [], "fixed", (0.5, 12.5)) == (0, 0.5, 12.5)
    assert breaks_of("active_share", [], "fixed", (12.5, 50.0, 120.0)) == (0, 0.125, 0.5)


def test_breaks_follow_the_data_above_zero_alone():
    many = [0] * 1000 + [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert breaks_of("labs", many, "quantiles") == (1, 3, 5, 7, 9)
    assert breaks_of("labs", [0, 0], "quantiles") == ()
    assert breaks_of("active_share", [0.0, 0.4], "head-tail") == (0,)


def test_labels_say_exactly_what_the_breaks_are():
    assert break_labels("labs", (1, 2, 5, 1200), "en") == ("1", "2–4", "5–1,199", "1,200 or more")
    assert break_labels("labs_per_100k", (0, 0.125, 12.5), "en") == (
        "under 0.125",
        "0.125–12.5",
        "12.5 or more",
    )
    assert break_labels("active_share", (0, 0.07, 0.125), "en") == (
        "under 7 %",
        "7–12.5 %",
        "12.5–100 %",
    )
    assert break_labels("active_share", (0, 0.5, 1.0), "en") == ("under 50 %", "50–100 %", "100 %")
    assert break_labels("active_share", (0,), "es") == ("más de 0 %",)
    assert break_labels("labs_per_100k", (0.0,), "en") == ("above 0",)
