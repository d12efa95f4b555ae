"""Surfaces, and outlines that a layer brings along, for the browser: in the right place."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest
import shapely
from playwright.sync_api import Browser, Page
from pyproj import Transformer

from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.density import Grid, inside, mexico_grid
from geo.errors import OutputError
from layers import webmap
from layers.legend import Texture
from layers.palettes import TEXTURE_INKS
from layers.sheet import (
    NOT_DRAWN,
    AreaLayer,
    GridLayer,
    Legend,
    LegendEntry,
    LineLayer,
    Sheet,
)
from layers.webmap.encode import decode, encode
from layers.webmap.surfaces import CLASS_MARKS, NO_MARK, encode_grid, fill_of

COLORS = ("#ffffff", "#ff0000", "#00aa00", "#0000ff")
URLS = {"neighbours": "n.geojson", "states_drawing": "s.geojson"}


def grid_layer(grid: Grid, cells: np.ndarray, **changes: Any) -> GridLayer:
    entries = tuple(LegendEntry(f"class {k}", c, "square", k) for k, c in enumerate(COLORS))
    layer = GridLayer(
        "density",
        grid,
        cells.astype(np.uint8).tobytes(),
        tuple(f"class {k} <b>" for k in range(len(COLORS))),
        Legend("Labs per 1,000 km²", entries),
    )
    return replace(layer, **changes)


def sheet(*layers: Any) -> Sheet:
    return Sheet("Density", "", "en", layers, (), (), "", "a map", {}, pd.DataFrame({"x": [1]}))


def degrees(grid: Grid, row: Any, column: Any) -> tuple[Any, Any]:
    """Return where the centres of cells lie."""
    x, y = grid.centres()
    back = Transformer.from_crs(EQUAL_AREA, GEOGRAPHIC, always_xy=True)
    return back.transform(x[column], y[row])


def pixel(content: dict[str, Any], lon: Any, lat: Any) -> tuple[Any, Any]:
    """Return row and column of the picture as Leaflet lays it: even in Web Mercator."""
    west, south, east, north = content["edges"]

    def up(degree: Any) -> Any:
        return np.log(np.tan(np.pi / 4 + np.radians(degree) / 2))

    across = (lon - west) / (east - west) * content["width"]
    down = (up(north) - up(lat)) / (up(north) - up(south)) * content["height"]
    return np.floor(down).astype(int), np.floor(across).astype(int)


@pytest.mark.parametrize("cell_km", [2.0, 5.0, 10.0])
def test_a_cell_is_drawn_where_it_lies_to_within_one_cell(cell_km: float) -> None:
    grid = mexico_grid(cell_km)
    rng = np.random.default_rng(1)
    rows, columns = rng.integers(0, grid.height, 400), rng.integers(0, grid.width, 400)
    for along, place in ((0, rows), (1, columns)):
        number = np.indices(grid.shape)[along] % len(CLASS_MARKS)
        entries = tuple(LegendEntry("", "#000000", "square", 0) for _ in CLASS_MARKS)
        layer = grid_layer(grid, number, labels=("",) * 62, legend=Legend("", entries))
        content = encode_grid(layer)
        picture = np.array(list(content["classes"])).reshape(content["height"], content["width"])
        down, across = pixel(content, *degrees(grid, rows, columns))
        found = np.array([CLASS_MARKS.index(mark) for mark in picture[down, across]])
        apart = (found - place) % len(CLASS_MARKS)
        assert np.isin(apart, (0, 1, len(CLASS_MARKS) - 1)).all()
        assert (apart == 0).mean() > 0.5


def test_what_is_not_drawn_is_sent_as_nothing() -> None:
    grid = mexico_grid(10.0)
    cells = np.full(grid.shape, NOT_DRAWN)
    cells[50:60, 100:110] = 2
    content = decode(encode(sheet(grid_layer(grid, cells)), URLS).data)["layers"][0]
    assert set(content["classes"]) == {"2", NO_MARK}
    assert len(content["classes"]) == content["width"] * content["height"]
    assert content["fills"] == [[color, 0] for color in COLORS]
    assert content["labels"][1] == "=class 1 <b>"


def test_a_refused_surface_is_sent_empty() -> None:
    layer = grid_layer(Grid(0, 0, 2.0, 0, 0), np.zeros((0, 0)), labels=())
    layer = replace(layer, legend=Legend("Density", (), "Not drawn: too few"))
    content = decode(encode(sheet(layer), URLS).data)["layers"][0]
    assert (content["width"], content["classes"]) == (0, "")
    assert "Not drawn: too few" in webmap.legends(sheet(layer))


@pytest.mark.parametrize("changes", [{"labels": ("one",)}, {"classes": b"\x04" * 100}])
def test_a_surface_that_does_not_fit_its_legend_is_refused(changes: dict[str, Any]) -> None:
    grid = Grid(0, 0, 10.0, 10, 10)
    with pytest.raises(OutputError, match="layer density"):
        encode(sheet(grid_layer(grid, np.zeros(grid.shape), **changes)), URLS)


def hexagon(**changes: Any) -> AreaLayer:
    shape = shapely.Point(-102, 23).buffer(0.5, quad_segs=2)
    entries = (LegendEntry("1–2", "#aa3377", "square", 1),)
    layer = AreaLayer(
        "hexagons", "", ("84",), (0,), ("84: 1 lab",), Legend("Labs", entries), (shape,)
    )
    return replace(layer, **changes)


def ring() -> LineLayer:
    line = shapely.LineString([(-104, 22), (-103, 22), (-103, 23), (-104, 22)])
    entries = (LegendEntry("active", "#1a1a1a", "line", 1),)
    return LineLayer(
        "risk_contours", "", ("0",), (0,), ("active",), 1.1, Legend("p", entries), outlines=(line,)
    )


def test_own_outlines_travel_with_the_layer() -> None:
    shown = sheet(hexagon(), ring())
    areas, lines = decode(encode(shown, URLS).data)["layers"]
    for content, layer in ((areas, hexagon()), (lines, ring())):
        (feature,) = content["outlines"]["features"]
        assert shapely.geometry.shape(feature["geometry"]).equals_exact(layer.outlines[0], 1e-4)
        assert "geometry" not in content
    assert webmap.geometry_names(shown) == ("neighbours", "states_drawing")


def test_textures_are_sent_with_an_ink_that_is_read_on_their_colour() -> None:
    entries = (
        LegendEntry("few", "#cfcecb", "square", 1, hatched=True),
        LegendEntry("dark", "#0f5ea8", "square", 1, texture="dots"),
        LegendEntry("pale", "#c9b2ac", "square", 1, texture="grid"),
    )
    shown = sheet(hexagon(legend=Legend("Share", entries)))
    assert decode(encode(shown, URLS).data)["layers"][0]["fills"] == [
        ["#cfcecb", 1],
        ["#0f5ea8", 2, TEXTURE_INKS[0]],
        ["#c9b2ac", 4, TEXTURE_INKS[1]],
    ]
    drawings = [
        base64.b64decode(image).decode()
        for image in re.findall(r"base64,([^\"]+)", webmap.legends(shown))
    ]
    assert [drawing.count("<path") for drawing in drawings] == [2, 2, 2]
    assert [TEXTURE_INKS[k] in drawings[1 + k] for k in (0, 1)] == [True, True]


def test_the_browser_has_the_textures_in_the_order_in_which_they_are_numbered() -> None:
    script = (Path(webmap.__file__).parent / "map.js").read_text("utf-8")
    (listed,) = re.findall(r"const TEXTURES = \[(.+)\];", script)
    there = listed.split(", ")
    for texture in get_args(Texture)[1:]:
        entry = LegendEntry("share", "#0f5ea8", "square", 1, texture=texture)
        assert there[int(fill_of(entry)[1])] == texture


def test_outlines_must_be_one_a_code() -> None:
    with pytest.raises(OutputError, match="not one value for each"):
        encode(sheet(hexagon(outlines=())), URLS)


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    yield page
    page.close()


PAINTED = """([lat, lon]) => {
  const map = Object.values(window).find((value) => value instanceof L.Map);
  const own = labatlas.state(map), canvas = own.canvas._container;
  const at = map.latLngToLayerPoint([lat, lon]), ctx = canvas.getContext('2d');
  const bounds = own.canvas._bounds, ratio = canvas.width / bounds.getSize().x;
  const pixel = ctx.getImageData(
    Math.round((at.x - bounds.min.x) * ratio), Math.round((at.y - bounds.min.y) * ratio), 1, 1);
  return [Array.from(pixel.data).slice(0, 3), own.paths[0].classAt(at)];
}"""
ZOOM = """([lat, lon, zoom]) => {
  Object.values(window).find((value) => value instanceof L.Map)
    .setView([lat, lon], zoom, {animate: false});
}"""


HOLDS_MEXICO = """() => {
  const map = Object.values(window).find((value) => value instanceof L.Map);
  const bounds = labatlas.state(map).look.bounds;
  return map.getSize().x === map.getContainer().clientWidth
    && !map._panAnim?._inProgress && map.getBounds().contains(bounds);
}"""


def test_the_browser_paints_a_cell_in_its_place(browser_page: Page, tmp_path: Path) -> None:
    grid = mexico_grid(10.0)
    land = inside(grid) == 1
    cells = np.where(np.indices(grid.shape).sum(axis=0) % 2, 1, 3)
    file = tmp_path / "map.html"
    file.write_text(webmap.page(sheet(grid_layer(grid, cells), hexagon(), ring())), "utf-8")
    faults: list[str] = []
    browser_page.on("pageerror", lambda error: faults.append(str(error)))
    browser_page.goto(file.as_uri())
    browser_page.locator("html[data-map-version]").wait_for(state="attached")
    rng = np.random.default_rng(2)
    for pick in rng.integers(0, land.sum(), 12):
        row, column = (int(place[pick]) for place in np.nonzero(land))
        lon, lat = degrees(grid, row, column)
        if shapely.Point(-102, 23).distance(shapely.Point(lon, lat)) < 1:
            continue
        browser_page.evaluate(ZOOM, [lat, lon, 9])
        painted, drawn = browser_page.evaluate(PAINTED, [lat, lon])
        k = int(cells[row, column])
        assert drawn == k
        assert "#" + "".join(f"{part:02x}" for part in painted) == COLORS[k]
    # A map that becomes wider shows the whole country again, and does not slide off it.
    browser_page.evaluate("() => document.querySelector('.la-home').click()")
    for width in (390, 1280):
        browser_page.set_viewport_size({"width": width, "height": 900})
        browser_page.wait_for_function(HOLDS_MEXICO)
    assert faults == []
