"""Surfaces, and outlines that a layer brings along, in print."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from matplotlib.colors import to_hex

from geo.crs import project
from geo.density import mexico_grid
from layers import figure
from layers.compose import compose
from layers.figure_grid import picture
from layers.sheet import (
    NOT_DRAWN,
    AreaLayer,
    GridLayer,
    Legend,
    LegendEntry,
    LineLayer,
)
from layers.view import View

GRID = mexico_grid(10.0)
COLORS = ("#ffffff", "#ff0000", "#0000ff")


def surface(cells, **changes):
    entries = tuple(LegendEntry(f"class {k}", c, "square", k) for k, c in enumerate(COLORS))
    labels = tuple(entry.label for entry in entries)
    legend = Legend("Labs per 1,000 km²", entries)
    layer = GridLayer("density", GRID, cells.astype(np.uint8).tobytes(), labels, legend)
    return replace(layer, **changes)


@pytest.fixture(scope="module")
def sheet(small):
    return compose(View(layers=()), small)


def drawn_artists(drawn, gid):
    (axes,) = [axes for axes in drawn.axes if axes.get_label() == "map"]
    return [one for one in axes.get_children() if one.get_gid() == gid]


def test_a_surface_has_a_pixel_a_cell_in_its_colour():
    cells = np.indices(GRID.shape).sum(axis=0) % 3
    cells[0] = NOT_DRAWN
    image = picture(surface(cells))
    assert image.shape == (*GRID.shape, 4)
    assert not image[0].any()
    for k, color in enumerate(COLORS):
        found = np.unique(image[1:][cells[1:] == k], axis=0)
        assert [to_hex(pixel / 255) for pixel in found] == [color]


def test_a_hatched_class_is_striped():
    entries = (LegendEntry("too few", "#e8e7e4", "square", 1, hatched=True),)
    layer = surface(np.zeros(GRID.shape), labels=("",), legend=Legend("", entries))
    colors = np.unique(picture(layer).reshape(-1, 4), axis=0)
    assert len(colors) == 2
    whole = surface(np.full(GRID.shape, NOT_DRAWN), labels=("",), legend=Legend("", entries))
    assert not picture(whole).any()


def test_a_surface_lies_where_its_grid_lies_and_ends_at_the_coast(sheet):
    drawn = figure.draw(replace(sheet, layers=(surface(np.ones(GRID.shape)),)))
    (image,) = drawn_artists(drawn, "density")
    west, south, east, north = GRID.bounds
    assert tuple(image.get_extent()) == (west, east, south, north)
    axes = image.axes
    country, to_map = image.get_clip_path().get_transformed_path_and_affine()
    assert axes.get_xlim()[0] < west
    sea, land = project([-110, -99.1], [18, 19.4])[0], project([-110, -99.1], [18, 19.4])[1]
    points = axes.transData.transform(np.column_stack([sea, land]))
    inside = to_map.transform_path(country).contains_points(points)
    assert inside.tolist() == [False, True]
    states = drawn_artists(drawn, "states_drawing")
    assert max(one.get_zorder() for one in states) > image.get_zorder()


def test_a_refused_surface_is_no_image_but_has_its_legend(sheet):
    legend = Legend("Labs to each other", (), "Not drawn: too few")
    layer = replace(surface(np.zeros((0, 0))), classes=b"", labels=(), legend=legend)
    drawn = figure.draw(replace(sheet, layers=(layer,)))
    assert drawn_artists(drawn, "density") == []
    assert any("Not drawn: too few" in text.get_text() for text in drawn.texts)


def test_own_outlines_are_drawn_in_the_projection(sheet):
    square = shapely.box(-104, 22, -103, 23)
    entries = (LegendEntry("1–2", "#aa3377", "square", 1),)
    area = AreaLayer("hexagons", "", ("a",), (0,), ("a",), Legend("Labs", entries), (square,))
    marks = (
        LegendEntry("active", "#1a1a1a", "line", 1),
        LegendEntry("inactive", "#1a1a1a", "dashed", 1),
    )
    rings = (square.exterior, shapely.LineString([(-100, 20), (-99, 20)]))
    lines = LineLayer(
        "risk_contours", "", ("0", "1"), (0, 1), ("", ""), 1.1, Legend("p", marks), outlines=rings
    )
    drawn = figure.draw(replace(sheet, layers=(area, lines)))
    (filled,) = drawn_artists(drawn, "hexagons-0")
    expected = np.column_stack(project(*square.exterior.xy))
    corners = filled.get_paths()[0].vertices
    assert {tuple(corner) for corner in corners.round()} == {tuple(c) for c in expected.round()}
    for k in range(2):
        assert len(drawn_artists(drawn, f"risk_contours-{k}")) == 1


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_the_same_surface_gives_the_same_bytes(sheet, tmp_path, ending, monkeypatch):
    monkeypatch.setattr(figure, "DPI", 100)
    shown = replace(sheet, layers=(surface(np.indices(GRID.shape).sum(axis=0) % 3),))
    first, second = (figure.save(shown, tmp_path / f"{n}{ending}") for n in range(2))
    assert first.read_bytes() == second.read_bytes()
