import itertools

import numpy as np
import pytest

from layers.choices import MEASURES
from layers.classes import MOST_CLASSES, SHARE_BREAKS
from layers.palettes import (
    DENSITY_COLORS,
    GREYED_COLOR,
    HOLDER_COLORS,
    HOT_COLORS,
    MASKED_COLOR,
    NAVAL_COLORS,
    NO_DATA_COLOR,
    OPACITIES,
    OUTSIDE_COLOR,
    RASTER_COLORS,
    RISK_COLORS,
    SHARE_HUES,
    SHARE_TEXTURES,
    SHARED_COLOR,
    STATUS_COLORS,
    UNKNOWN_COLOR,
    ZERO_COLOR,
    colors,
    ink_on,
    on_white,
)

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
DEFICIENCIES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
VISIONS = {"all cones": np.eye(3), **{name: np.array(m) for name, m in DEFICIENCIES.items()}}

SCALES = {
    f"{measure}, {n} classes": colors(measure, n)
    for measure in MEASURES
    if measure != "share_by_labs"
    for n in range(MOST_CLASSES + 2)
} | {
    "density": (ZERO_COLOR, *DENSITY_COLORS),
    "raster": (ZERO_COLOR, *RASTER_COLORS),
    "hot spots": (ZERO_COLOR, GREYED_COLOR, *reversed(HOT_COLORS)),
}
SHARES_BY_LABS = [[on_white(hue, opacity) for hue in SHARE_HUES] for opacity in OPACITIES]
LEGENDS = {
    "status": (*STATUS_COLORS.values(),),
    "holders": (*HOLDER_COLORS.values(),),
    "naval regions": (*NAVAL_COLORS, SHARED_COLOR, UNKNOWN_COLOR),
    "relative risk": RISK_COLORS,
    "shares": SHARE_HUES,
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


def grey(color):
    """Lightness in a grey print, 0 to 100."""
    return float(lab(linear(color))[0])


def apart(first, second, vision):
    seen = VISIONS[vision]
    return float(np.linalg.norm(lab(seen @ linear(first)) - lab(seen @ linear(second))))


def test_the_measure_of_difference_can_fail():
    # Red and green that most readers tell apart at once, and some not at all.
    red, green = "#c0392b", "#6f7f1f"
    assert apart(red, green, "all cones") > 60
    assert apart(red, green, "deuteranopia") < 20
    assert apart("#000000", "#ffffff", "tritanopia") == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_a_scale_starts_white_and_darkens_steadily(scale):
    lightness = [grey(color) for color in scale]
    assert lightness[0] == pytest.approx(100, abs=0.1)
    assert all(dark < light - 8 for light, dark in itertools.pairwise(lightness))


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_any_two_classes_stay_apart_in_any_colour_vision(scale, vision):
    for first, second in itertools.combinations(scale, 2):
        assert apart(first, second, vision) > 8.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("palette", LEGENDS.values(), ids=LEGENDS)
def test_colours_of_one_legend_stay_apart_in_any_colour_vision(palette, vision):
    for first, second in itertools.combinations(palette, 2):
        assert apart(first, second, vision) > 15


def test_shares_have_a_colour_for_each_fixed_step():
    assert len(colors("active_share", len(SHARE_BREAKS))) == len(SHARE_BREAKS) + 1


def test_both_sides_of_a_relative_risk_darken_and_none_prints_like_another():
    lightness = [grey(color) for color in RISK_COLORS]
    middle = len(RISK_COLORS) // 2
    assert RISK_COLORS[middle] == ZERO_COLOR
    assert lightness[: middle + 1] == sorted(lightness[: middle + 1])
    assert lightness[middle:] == sorted(lightness[middle:], reverse=True)
    everything = sorted([*lightness, grey(MASKED_COLOR)])
    assert all(light - dark > 7 for dark, light in itertools.pairwise(everything))


@pytest.mark.parametrize("palette", [RISK_COLORS, SHARE_HUES])
def test_inactive_is_blue_and_active_orange(palette):
    # Along b* of Lab, which the red-green deficiencies leave as it is.
    blue, orange = (lab(linear(color)) for color in (palette[0], palette[-1]))
    assert blue[2] < -20 < 40 < orange[2]


@pytest.mark.parametrize("vision", VISIONS)
def test_shares_by_labs_stay_apart_in_both_directions(vision):
    cells = [color for row in SHARES_BY_LABS for color in row]
    others = (GREYED_COLOR, NO_DATA_COLOR, OUTSIDE_COLOR)
    assert all(apart(*two, vision) > 12 for two in itertools.combinations(cells, 2))
    assert all(apart(*two, vision) > 9 for two in itertools.product(cells, others))
    for many, fewer in itertools.pairwise(SHARES_BY_LABS):
        assert all(apart(*two, vision) > 14 for two in zip(many, fewer, strict=True))


def test_in_grey_lightness_tells_the_labs_and_texture_the_share():
    ranges = [(min(map(grey, row)), max(map(grey, row))) for row in SHARES_BY_LABS]
    assert all(fewer[0] > many[1] + 9 for many, fewer in itertools.pairwise(ranges))
    assert len(set(SHARE_TEXTURES)) == len(SHARE_TEXTURES) == len(SHARE_HUES)
    # Hatched diagonally, or as pale as nothing else: never taken for a share of few labs.
    assert grey(OUTSIDE_COLOR) > ranges[-1][1] + 9


def test_the_ink_of_a_texture_is_read_on_its_colour():
    for color in itertools.chain(*SHARES_BY_LABS):
        assert abs(grey(ink_on(color)) - grey(color)) > 45


def test_nothing_is_laid_on_white_but_what_shows_through():
    assert on_white("#102030", 1) == "#102030"
    assert on_white("#102030", 0) == "#ffffff"
    assert on_white("#000000", 0.5) == "#808080"
