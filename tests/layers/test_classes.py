import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.classes import (
    HOLDER_COLORS,
    MOST_CLASSES,
    NAVAL_COLORS,
    SHARE_BREAKS,
    SHARED_COLOR,
    STATUS_COLORS,
    UNKNOWN_COLOR,
    break_labels,
    classify,
    colors,
    geometric_breaks,
)
from layers.view import LANGUAGES, MEASURES

COUNTS = st.lists(st.integers(0, 20_000), min_size=1)
RATES = st.lists(st.just(0.0) | st.floats(1e-9, 1e6) | st.floats(1e-9, 1e-3), min_size=1)
SHARES = st.lists(st.floats(0, 1), min_size=1)

# Viénot, Brettel and Mollon (1999), on linear RGB; tritanopia after Machado and others (2009).
VISIONS = {
    "protanopia": [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]],
    "deuteranopia": [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(color):
    srgb = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(first, second, vision=None):
    seen = np.eye(3) if vision is None else np.array(VISIONS[vision])
    return float(np.linalg.norm(lab(seen @ linear(first)) - lab(seen @ linear(second))))


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


SCALES = [
    (measure, n)
    for measure in MEASURES
    for n in ([len(SHARE_BREAKS)] if measure == "active_share" else range(MOST_CLASSES + 1))
]


@pytest.mark.parametrize(("measure", "n"), SCALES)
def test_a_scale_starts_white_and_darkens_steadily(measure, n):
    scale = colors(measure, n)
    lightness = [lab(linear(color))[0] for color in scale]
    assert len(scale) == n + 1
    assert lightness[0] == pytest.approx(100, abs=0.1)
    assert all(dark < light - 8 for light, dark in itertools.pairwise(lightness))


@pytest.mark.parametrize("vision", [None, *VISIONS])
@pytest.mark.parametrize(("measure", "n"), SCALES)
def test_neighbouring_classes_stay_apart_in_any_colour_vision(measure, n, vision):
    for first, second in itertools.pairwise(colors(measure, n)):
        assert apart(first, second, vision) > 10


@pytest.mark.parametrize("vision", [None, *VISIONS])
@pytest.mark.parametrize(
    "palette",
    [
        STATUS_COLORS.values(),
        HOLDER_COLORS.values(),
        (*NAVAL_COLORS, SHARED_COLOR, UNKNOWN_COLOR),
    ],
)
def test_colours_of_one_legend_stay_apart_in_any_colour_vision(palette, vision):
    for first, second in itertools.combinations(palette, 2):
        assert apart(first, second, vision) > 15
