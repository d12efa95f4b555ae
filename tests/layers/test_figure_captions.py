import itertools
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from pyproj import Transformer

from geo.crs import EQUAL_AREA, GEOGRAPHIC, project
from layers import figure
from layers.base import PLACE_NAMES
from layers.figure_board import Board, around, beside
from layers.sheet import Caption, Legend, LegendEntry, LineLayer, PointLayer, Sheet
from layers.words import say

GREEN = LegendEntry("limit", "#8fbf4d", "line", 1)
MARK = LegendEntry("mark", "#123a5e", "triangle", 1)


def sheet(*layers, language="en"):
    return Sheet(
        title="Regions",
        subtitle="",
        language=language,
        layers=layers,
        notes=(),
        sources=(),
        illustrative="",
        alternative_text="",
        headline={"Labs": "1"},
        table=pd.DataFrame(),
    )


def points(*captions, name="ports", lon=(), lat=()):
    lon = lon or tuple(caption.lon for caption in captions)
    lat = lat or tuple(caption.lat for caption in captions)
    return PointLayer(
        name, lon, lat, (0,) * len(lon), ("",) * len(lon), Legend("Points", (MARK,)),
        captions=captions,
    )  # fmt: skip


def regions(*captions):
    return LineLayer(
        "regions", "states_drawing", ("25",), (0,), ("",), 1.2, Legend("Regions", (GREEN,)),
        captions=captions,
    )  # fmt: skip


def written(drawn, layer):
    return [text for text in drawn.axes[0].texts if text.get_gid() == f"caption-{layer}"]


def said(drawn, layer):
    return [text.get_text() for text in written(drawn, layer)]


def boxes(drawn, texts):
    with rc_context(figure.SETTINGS):
        renderer = FigureCanvasAgg(drawn).get_renderer()
        return [text.get_window_extent(renderer) for text in texts]


def overlap(a, b):
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0 and min(a.y1, b.y1) - max(a.y0, b.y0) > 0


def grid(n):
    """Names far too many for the map, in rows from west to east."""
    places = itertools.product(np.linspace(-118, -87, n), np.linspace(14.5, 32.5, n))
    return tuple(Caption(f"Place {k}", lon, lat) for k, (lon, lat) in enumerate(places))


def test_a_name_takes_the_first_free_place():
    board = Board(100, 50, [(60, 20, 80, 30)], [])
    right = (55, 22, 75, 25)
    left = (30, 22, 50, 25)
    assert board.take([right, left], 0) == left
    assert board.take([right, left], 0) is None
    assert board.take([(10, 5, 20, 8)], 0) == (10, 5, 20, 8)


@pytest.mark.parametrize(
    "box", [(-1, 5, 9, 8), (5, -1, 9, 2), (95, 5, 101, 8), (5, 45, 9, 51), (0, 0, 100, 50)]
)
def test_a_name_stays_inside_the_frame(box):
    assert Board(100, 50, [], []).take([box], np.inf) is None


def test_a_name_covers_as_few_marks_as_it_can():
    marks = [(20, 20, 22, 22), (24, 20, 26, 22), (50, 20, 52, 22)]
    two, one = (18, 19, 30, 23), (48, 19, 60, 23)
    assert Board(100, 50, [], marks).take([two, one], 2) == one
    assert Board(100, 50, [], marks).take([two], 2) == two
    assert Board(100, 50, [], marks).take([two], 1) is None


def test_places_beside_a_point_keep_off_its_mark():
    places = beside(50, 30, 12, 3, 2)
    assert len(places) == 8
    assert places[0][0] == 52
    assert places[1][2] == 48
    assert places[2][1] == 32
    assert places[3][3] == 28
    for left, bottom, right, top in places:
        assert (right - left, top - bottom) == pytest.approx((12, 3))
        apart = max(left - 50, 50 - right, bottom - 30, 30 - top)
        assert apart == pytest.approx(2) or apart == pytest.approx(0.7 * 2)


def test_the_name_of_a_region_starts_in_its_middle():
    first, *others = around(50, 30, 12, 3)
    assert first == (44, 28.5, 56, 31.5)
    for left, bottom, right, top in others:
        assert abs((left + right) / 2 - 50) < 12
        assert abs((bottom + top) / 2 - 30) < 9


def test_names_never_lie_on_each_other_or_off_the_map():
    many = grid(26)
    drawn = figure.draw(sheet(regions(*grid(6)), points(*many)))
    texts = written(drawn, "ports") + written(drawn, "regions")
    names = [say(name.key, "en") for name in PLACE_NAMES]
    texts += [text for text in drawn.axes[0].texts if text.get_text() in names]
    texts += [text for text in drawn.texts if text.get_text() == say("print.projection", "en")]
    assert 60 < len(texts) < len(many)
    extents = boxes(drawn, texts)
    frame = drawn.axes[0].get_window_extent()
    for box in extents:
        assert frame.x0 < box.x0 < box.x1 < frame.x1
        assert frame.y0 < box.y0 < box.y1 < frame.y1
    for (a, first), (b, second) in itertools.combinations(zip(texts, extents, strict=True), 2):
        assert not overlap(first, second), (a.get_text(), b.get_text())


def test_names_keep_off_the_scale_bar_and_the_projection():
    axes = figure.draw(sheet()).axes[0]
    back = Transformer.from_crs(EQUAL_AREA, GEOGRAPHIC, always_xy=True)
    west, east = axes.get_xlim()
    south = axes.get_ylim()[0] + 0.015 * (east - west)
    for x in (0.1, 0.3):
        lon, lat = back.transform(west + x * (east - west), south)
        drawn = figure.draw(sheet(regions(Caption("Corner", lon, lat))))
        assert all(text.get_position()[1] > 0.03 for text in written(drawn, "regions"))
    lon, lat = back.transform(west + 0.6 * (east - west), south)
    drawn = figure.draw(sheet(regions(Caption("Middle", lon, lat))))
    assert [text.get_position()[1] < 0.03 for text in written(drawn, "regions")] == [True]


def test_names_beside_points_lie_on_no_mark():
    drawn = figure.draw(sheet(points(*grid(14))))
    marks = next(a for a in drawn.axes[0].collections if a.get_gid() == "ports-0")
    places = drawn.axes[0].transData.transform(marks.get_offsets())
    extents = boxes(drawn, written(drawn, "ports"))
    assert len(extents) > 50
    for box in extents:
        assert not any(box.contains(x, y) for x, y in places)


def test_the_top_layer_and_its_first_name_come_first():
    low = regions(Caption("Low", -100, 24))
    high = replace(
        regions(Caption("First", -100, 24), Caption("Second", -100, 24)),
        name="zones",
    )
    drawn = figure.draw(sheet(low, high))
    texts = [*written(drawn, "zones"), *written(drawn, "regions")]
    assert [text.get_text() for text in texts] == ["First", "Second", "Low"]
    x, y = project([-100], [24])
    centre = drawn.axes[0].transData.transform((x[0], y[0]))
    first, second, low = ((box.p0 + box.p1) / 2 - centre for box in boxes(drawn, texts))
    assert np.hypot(*first) < 2
    # Above is tried before below.
    assert low[1] < -10 < 10 < second[1]


def test_one_town_is_named_once():
    port, airport = (
        points(Caption("Manzanillo", -104.3, 19.05)),
        Caption("Manzanillo", -104.5, 19.1),
    )
    far = Caption("Manzanillo", -90, 20)
    drawn = figure.draw(sheet(port, points(airport, far, name="airports")))
    assert said(drawn, "airports") == ["Manzanillo", "Manzanillo"]
    assert said(drawn, "ports") == []


def test_names_of_the_base_map_yield():
    sea = PLACE_NAMES[0]
    text = say(sea.key, "en")
    alone = figure.draw(sheet())
    crowded = figure.draw(sheet(regions(Caption("Region that is at sea", sea.lon, sea.lat))))
    (before,) = (t for t in alone.axes[0].texts if t.get_text() == text)
    after = [t for t in crowded.axes[0].texts if t.get_text() == text]
    assert said(crowded, "regions") == ["Region that is at sea"]
    assert not after or after[0].get_position() != before.get_position()


def test_a_caption_is_text_and_can_be_read():
    hostile = "$x^2$ <b>\x00 &\n two  lines"
    drawn = figure.draw(sheet(regions(Caption(hostile, -100, 24), Caption(" ", -95, 20))))
    (caption,) = written(drawn, "regions")
    assert caption.get_text() == "$x^2$ <b> & two lines"
    assert not caption.get_parse_math()
    # With an effect it would be drawn as shapes, which no search of a PDF finds.
    assert not caption.get_path_effects()
    (halo,) = (t for t in drawn.axes[0].texts if t.get_gid() == "halo")
    assert halo.get_path_effects()
    assert not halo.get_parse_math()
    assert halo.get_zorder() < caption.get_zorder()
    assert halo.get_position() == caption.get_position()
    channels = [
        c / 12.92 if c <= 0.04 else ((c + 0.055) / 1.055) ** 2.4
        for c in to_rgb(caption.get_color())
    ]
    contrast = 1.05 / (np.dot(channels, (0.2126, 0.7152, 0.0722)) + 0.05)
    assert contrast >= 4.5
    assert to_hex(caption.get_color()) != GREEN.color


def test_captions_fall_the_same_way_each_time():
    made = sheet(regions(*grid(5)), points(*grid(12)))
    first, second = figure.draw(made), figure.draw(made)
    assert [(t.get_text(), t.get_position()) for t in first.axes[0].texts] == [
        (t.get_text(), t.get_position()) for t in second.axes[0].texts
    ]
