import hashlib
import itertools
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text
from matplotlib_scalebar.scalebar import ScaleBar
from PIL import Image

from geo.errors import OutputError
from layers import figure
from layers.base import BOUNDS
from layers.compose import compose
from layers.figure_map import outlines, project
from layers.view import View

LONG = "a corps with a very long name indeed, " * 60


@pytest.fixture(scope="module")
def sheet(small):
    return compose(View(), small)


@pytest.fixture(scope="module")
def drawn(sheet):
    return figure.draw(sheet)


def artist(drawn, gid):
    return next(a for a in drawn.axes[0].collections if a.get_gid() == gid)


def named(drawn, gid):
    return [a for a in drawn.get_children() if a.get_gid() == gid]


def texts(drawn):
    return [text for text in drawn.findobj(Text) if text.get_text()]


def words(drawn):
    return " ".join(text.get_text() for text in texts(drawn))


def test_every_area_is_drawn_in_the_colour_of_its_class(sheet, drawn):
    layer = sheet.layers[0]
    for k, entry in enumerate(layer.legend.entries):
        if entry.count:
            areas = artist(drawn, f"shares-{k}")
            assert len(areas.get_paths()) == entry.count
            assert to_hex(areas.get_facecolor()[0]) == entry.color
    assert len(artist(drawn, "states_drawing").get_paths()) == 32


def test_every_point_is_drawn_where_it_is(sheet, drawn):
    for layer in sheet.layers[1:]:
        for k, entry in enumerate(layer.legend.entries):
            if entry.count:
                points = artist(drawn, f"{layer.name}-{k}")
                assert len(points.get_offsets()) == entry.count
                assert to_hex(points.get_facecolor()[0]) == entry.color
    point = artist(drawn, "labs-1").get_offsets()[0]
    assert np.allclose(point, np.ravel(project([-107.4], [24.8])))


def test_few_labs_are_hatched(small):
    drawn = figure.draw(compose(View(measure="active_share"), small))
    assert artist(drawn, "shares-1").get_hatch()
    assert not artist(drawn, "shares-0").get_hatch()
    assert any(patch.get_hatch() for patch in named(drawn, "legend-shares"))


def test_legends_say_what_and_how_many(sheet, drawn):
    written = [text.get_text() for text in texts(drawn)]
    for layer in sheet.layers:
        assert layer.legend.title in written
        marks = named(drawn, f"legend-{layer.name}")
        assert len(marks) == len(layer.legend.entries)
        for entry in layer.legend.entries:
            assert f"({entry.count:,})" in written
    assert "none" in written
    assert "(2,462)" in written


def test_the_page_says_what_it_is(sheet, drawn):
    page = words(drawn)
    for text in (sheet.title, sheet.subtitle, *sheet.notes, *sheet.sources, *sheet.headline):
        assert text in page
    assert [type(a) for a in drawn.axes[0].artists] == [ScaleBar]


def test_generated_data_are_marked_twice(sheet, drawn):
    marked = figure.draw(replace(sheet, illustrative="ILLUSTRATIVE"))
    assert [t.get_text() for t in texts(marked)].count("ILLUSTRATIVE") == 2
    assert "ILLUSTRATIVE" not in words(drawn)


def test_all_of_mexico_is_inside_the_frame(drawn):
    axes = drawn.axes[0]
    west, south, east, north = BOUNDS
    x, y = project([west, west, east, east], [south, north, south, north])
    assert axes.get_xlim()[0] < x.min() < x.max() < axes.get_xlim()[1]
    assert axes.get_ylim()[0] < y.min() < y.max() < axes.get_ylim()[1]


def test_outlines_keep_their_area():
    states = outlines("states_drawing")
    assert len(states) == 32
    square_km = sum(
        0.5 * abs(np.sum(a[:-1, 0] * a[1:, 1] - a[1:, 0] * a[:-1, 1])) / 1e6
        for outline in states
        for a in outline.to_polygons(closed_only=True)
    )
    assert square_km == pytest.approx(1_964_375, rel=0.01)


@pytest.mark.parametrize("width_mm", [figure.LEAST_WIDTH_MM, 420])
@pytest.mark.parametrize(
    "view",
    [
        View(ports="all", corps=("SEDENA", LONG)),
        View(
            level="state", measure="active_share", states=("25", "16"), ports="all", language="es"
        ),
        View(level="state", measure="labs_per_100k", language="es"),
    ],
)
def test_no_text_lies_on_another_or_off_the_page(processed, view, width_mm):
    made = processed(
        *({"mun_code": f"250{n:02}", "labs": 3**n} for n in range(1, 9)),
        *({"status": s, "lon": -107, "lat": 24, "place_precision": "point"} for s in
          ("active", "inactive", "unspecified")),
        illustrative=True,
        publisher=LONG,
    )  # fmt: skip
    drawn = figure.draw(compose(view, made), width_mm=width_mm)
    renderer = FigureCanvasAgg(drawn).get_renderer()
    boxes = [
        (text.get_text(), text.get_window_extent(renderer))
        for text in drawn.texts
        if text.get_text()
    ]
    page = drawn.bbox
    for text, box in boxes:
        assert page.x0 < box.x0 < box.x1 < page.x1, text
        assert page.y0 < box.y0 < box.y1 < page.y1, text
    for (first, a), (second, b) in itertools.combinations(boxes, 2):
        overlap = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert min(overlap) <= 0.5, (first, second)
    assert drawn.axes[0].get_position().height > 0.4


def test_text_is_never_read_as_mathematics(processed):
    made = processed({"corps": r"$\frac{1$"}, id="$x^2$ <b>", publisher="\x00=1+1")
    drawn = figure.draw(compose(View(corps=(r"$\frac{1$",)), made))
    FigureCanvasAgg(drawn).draw()
    assert not any(text.get_parse_math() for text in drawn.texts)
    assert "$x^2$ <b>" in words(drawn)
    assert r"$\frac{1$" in words(drawn)
    assert "\x00" not in words(drawn)


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_files_say_where_they_come_from_and_repeat(small, tmp_path, ending):
    sheet = compose(View(level="state", language="es", corps=("SEDENA",)), small)
    sheet = replace(sheet, illustrative="ILUSTRATIVO")
    files = [figure.save(sheet, tmp_path / f"{name}{ending}") for name in "ab"]
    first, second = (file.read_bytes() for file in files)
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    if ending == ".png":
        with Image.open(files[0]) as image:
            assert image.size == (3507, 2480)
            told = image.text["Title"] + image.text["Description"] + image.text["Source"]
    elif ending == ".svg":
        told = first.decode("utf-8")
    else:
        told = first.replace(b"\\", b"").decode("latin-1")
        told += first.split(b"/Title")[1][:400].decode("utf-16-be", errors="ignore")
    for part in ("ILUSTRATIVO", "test-release", "0123456789ab"):
        assert part in told or part.encode("utf-16-be").decode("latin-1") in told
    assert "<dc:date>" not in told
    assert "CreationDate" not in told


def test_other_endings_are_refused(sheet, tmp_path):
    with pytest.raises(OutputError, match=r"\.png, \.svg, \.pdf"):
        figure.save(sheet, tmp_path / "map.jpg")
    with pytest.raises(OutputError, match="too small"):
        figure.draw(sheet, width_mm=100)
