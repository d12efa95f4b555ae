"""Lines, names, circles and marks of the map, as a browser draws them."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from playwright.sync_api import Browser, Page, expect
from pyproj import Geod

from geo import reference
from layers import webmap
from layers.sheet import (
    AreaLayer,
    Caption,
    Layer,
    Legend,
    LegendEntry,
    LineLayer,
    PointLayer,
    Shape,
    Sheet,
)
from layers.webmap.encode import encode
from layers.webmap.shapes import LINES

WAIT_MS = 60_000
VERSION = "() => document.documentElement.dataset.mapVersion"
HOSTILE = "<img src=x onerror=alert(1)> ${alert(2)} </script><script>alert(3)</script>"
SEA = (24.5, -94.0)
SEA_COLOR = (227, 237, 242)

# What is seen of the names: text and box, in pixels of the window.
CAPTIONS = """() => [...document.querySelectorAll('.la-caption')]
  .filter(span => span.style.visibility !== 'hidden')
  .map(span => [span.textContent, span.getBoundingClientRect()])
  .map(([text, box]) => ({text: text, box: [box.left, box.top, box.right, box.bottom]}))"""
CONTROLS = """() => [...document.querySelectorAll('.leaflet-control')]
  .map(control => control.getBoundingClientRect()).filter(box => box.width && box.height)
  .map(box => [box.left, box.top, box.right, box.bottom])"""
PIXELS = """places => {
  const map = map_sheet0, canvas = map.labatlas.canvas;
  return places.map(place => {
    const at = map.latLngToLayerPoint(place).subtract(canvas._bounds.min).round();
    return Array.from(canvas._ctx.getImageData(at.x, at.y, 1, 1).data.slice(0, 3));
  });
}"""
PICTURES = """places => {
  const map = map_sheet0, canvas = map.labatlas.canvas;
  return places.map(place => {
    const at = map.latLngToLayerPoint(place).subtract(canvas._bounds.min).round();
    return canvas._ctx.getImageData(at.x - 10, at.y - 10, 20, 20).data.join();
  });
}"""
# Median of the time that it takes to place all names.
PLACE_MS = """() => {
  const times = [];
  for (let i = 0; i < 21; i++) {
    const start = performance.now();
    map_sheet0.labatlas.captions.place();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[10];
}"""


@dataclass
class Shown:
    """A page that shows a sheet, and everything that went wrong on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def look(self, lat: float, lon: float, zoom: float) -> None:
        self.page.evaluate(
            "([lat, lon, zoom]) => { map_sheet0.setView([lat, lon], zoom, {animate: false}); }",
            [lat, lon, zoom],
        )

    def pixels(self, *places: tuple[float, float]) -> list[tuple[int, ...]]:
        # The canvas is drawn in the next frame.
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => done()))")
        return [tuple(pixel) for pixel in self.page.evaluate(PIXELS, list(places))]

    def names(self) -> list[str]:
        return [caption["text"] for caption in self.page.evaluate(CAPTIONS)]

    def draw(self, sheet: Sheet) -> None:
        urls = {name: f"#geometry-{name}" for name in webmap.geometry_names(sheet)}
        payload = encode(sheet, urls)
        self.page.evaluate(
            "([version, data]) => labatlas.draw(map_sheet0, version, data)",
            [payload.version, payload.data],
        )
        self.page.wait_for_function(
            "version => document.documentElement.dataset.mapVersion === version",
            arg=payload.version,
        )

    def point_at(self, lat: float, lon: float, text: str) -> None:
        """Move the pointer to a place; the tip must show a text that begins so."""
        frame = self.page.locator("#map_sheet0").bounding_box()
        assert frame
        at = self.page.evaluate("place => map_sheet0.latLngToContainerPoint(place)", [lat, lon])
        tip = self.page.locator(".la-tip")
        found, deadline = "", time.monotonic() + 10
        while time.monotonic() < deadline:
            # Leaflet heeds one movement in 32 ms.
            self.page.mouse.move(frame["x"] + at["x"], frame["y"] + at["y"])
            found = tip.inner_text() if tip.count() else ""
            if found.startswith(text):
                return
        pytest.fail(f"{text!r} wanted, but the tip says {found!r}")


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Shown]]:
    contexts, opened = [], []

    def open_page(sheet: Sheet, *, width: int = 1280) -> Shown:
        path = tmp_path / f"map{len(contexts)}.html"
        path.write_text(webmap.page(sheet), "utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 844}))
        made = Shown(contexts[-1].new_page())
        opened.append(made)
        page = made.page
        page.set_default_timeout(WAIT_MS)
        page.on("request", lambda request: made.requests.append(request.url))
        page.on("console", lambda m: made.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: made.errors.append(str(error)))
        page.on("dialog", lambda dialog: (made.errors.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        page.wait_for_function(VERSION)
        return made

    yield open_page
    for made in opened:
        assert made.errors == []
        foreign = [url for url in made.requests if not url.startswith(("file:", "data:"))]
        assert foreign == []
    for context in contexts:
        context.close()


def sheet_of(*layers: Layer, **changes: Any) -> Sheet:
    values: dict[str, Any] = {
        "title": "Entries and regions",
        "subtitle": "made for a test",
        "language": "en",
        "layers": layers,
        "notes": ("Raids measure detection, not production.",),
        "sources": ("made by hand",),
        "illustrative": "ILLUSTRATIVE",
        "alternative_text": "Map of Mexico.",
        "headline": {"Labs": "0"},
        "table": pd.DataFrame({"State": ["Sinaloa"]}),
    }
    return Sheet(**(values | changes))


def legend(*entries: tuple[str, str], hollow: bool = False) -> Legend:
    """Return a legend of shapes with their colours."""
    return Legend(
        "Marks",
        tuple(LegendEntry(shape, color, shape, 1, hollow=hollow) for shape, color in entries),  # type: ignore[arg-type]
    )


def areas() -> AreaLayer:
    states = reference.load("states_drawing")
    return AreaLayer(
        "shares",
        "states_drawing",
        tuple(states["code"]),
        (0,) * 32,
        tuple(f"{name}: area" for name in states["name"]),
        legend(("square", "#ffffff")),
    )


def outlines(*codes: str, **changes: Any) -> LineLayer:
    values: dict[str, Any] = {
        "name": "military_regions",
        "geometry": "states_drawing",
        "codes": codes,
        "classes": (0,) * len(codes),
        "labels": tuple(f"region {code}: outline" for code in codes),
        "width": 1.5,
        "legend": legend(("line", "#46608a"), ("dashed", "#46608a")),
    }
    return LineLayer(**(values | changes))


def points(places: list[tuple[float, float]], **changes: Any) -> PointLayer:
    values: dict[str, Any] = {
        "name": "ports",
        "lat": tuple(lat for lat, _ in places),
        "lon": tuple(lon for _, lon in places),
        "classes": (0,) * len(places),
        "labels": tuple(f"point {n}: label" for n in range(len(places))),
        "legend": legend(("triangle", "#123a5e")),
    }
    return PointLayer(**(values | changes))


@pytest.fixture(scope="module")
def crowded() -> Sheet:
    """All kinds of layers, and 150 names."""
    drawing = reference.load("municipalities_drawing").iloc[::22]
    spots = drawing.representative_point()
    named = [Caption(name, at.x, at.y) for name, at in zip(drawing["name"], spots, strict=True)]
    middle = reference.load("states_drawing").representative_point()
    return sheet_of(
        areas(),
        outlines(
            *reference.load("states_drawing")["code"],
            captions=tuple(Caption(f"{n} RM", at.x, at.y) for n, at in enumerate(middle)),
        ),
        outlines("25006", "25018", geometry="municipalities_drawing", classes=(0, 1)),
        points([(at.y, at.x) for at in spots], captions=tuple(named)),
        points(
            [(at.y, at.x) for at in middle],
            legend=legend(("star", "#8a3b12"), hollow=True),
            radius_km=(20.0,) * 32,
            captions=tuple(Caption(f"HQ {n}", at.x, at.y) for n, at in enumerate(middle))[:5],
        ),
    )


def overlap(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(("width", "fewest"), [(1280, 60), (390, 12)])
def test_names_never_lie_on_each_other(
    show: Callable[..., Shown], crowded: Sheet, width: int, fewest: int
) -> None:
    shown = show(crowded, width=width)
    all_names = shown.page.locator(".la-caption").count()
    assert all_names >= 150
    counts = []
    for view in (None, (20.5, -101.5, 6.5), (19.4, -99.1, 8.0)):
        if view:
            shown.look(*view)
        found = shown.page.evaluate(CAPTIONS)
        boxes = [caption["box"] for caption in found]
        for n, box in enumerate(boxes):
            assert not any(overlap(box, other) for other in boxes[:n]), found[n]["text"]
            assert not any(overlap(box, other) for other in shown.page.evaluate(CONTROLS))
        counts.append(len(found))
    assert fewest <= counts[0] < all_names
    frame = shown.page.locator("#map_sheet0").bounding_box()
    assert frame
    shown.page.locator(".la-home").click()
    assert len(shown.names()) == counts[0]
    for caption in shown.page.evaluate(CAPTIONS):
        left, top, right, bottom = caption["box"]
        assert frame["x"] <= left <= right <= frame["x"] + frame["width"]
        assert frame["y"] <= top <= bottom <= frame["y"] + frame["height"]


def test_names_are_placed_fast(show: Callable[..., Shown], crowded: Sheet) -> None:
    assert show(crowded).page.evaluate(PLACE_MS) < 30


def test_a_name_lets_the_pointer_through(show: Callable[..., Shown]) -> None:
    shown = show(sheet_of(areas(), outlines("25", captions=(Caption("RM", -107.4, 24.9),))))
    (box,) = (one["box"] for one in shown.page.evaluate(CAPTIONS) if one["text"] == "RM")
    hit = shown.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).tagName",
        [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
    )
    assert hit == "CANVAS"


def test_the_more_important_name_stays(show: Callable[..., Shown]) -> None:
    # Far more names than there are places beside one point, all of the same width.
    def crowd(first: int) -> PointLayer:
        near = [(22.0 + 0.001 * n, -102.0) for n in range(first, first + 30)]
        captions = tuple(
            Caption(f"Port {n}", -102.0, lat) for n, (lat, _) in enumerate(near, first)
        )
        return points([(22.0, -102.0)], captions=captions)

    shown = show(sheet_of(crowd(40), crowd(10)))
    shown.look(22.0, -102.0, 3)
    kept = [name for name in shown.names() if name.startswith("Port")]
    assert 2 <= len(kept) < 20
    assert kept == [f"Port {n}" for n in range(10, 10 + len(kept))]
    shown.look(22.03, -102.0, 12)
    assert len([name for name in shown.names() if name.startswith("Port")]) > len(kept)


def test_the_same_name_close_by_is_said_once(show: Callable[..., Shown]) -> None:
    port = points([(19.2, -96.13)], captions=(Caption("Veracruz", -96.13, 19.2),))
    airport = points([(19.15, -96.19)], captions=(Caption("Veracruz", -96.19, 19.15),))
    shown = show(sheet_of(port, airport))
    assert shown.names().count("Veracruz") == 1
    shown.look(19.17, -96.16, 11)
    assert shown.names().count("Veracruz") == 2


def test_a_name_of_a_point_keeps_off_other_marks(show: Callable[..., Shown]) -> None:
    lat, lon = SEA
    east = (lat, lon + 0.5)
    shown = show(sheet_of(points([SEA, east], captions=(Caption("Port", lon, lat),))))
    (box,) = (one["box"] for one in shown.page.evaluate(CAPTIONS) if one["text"] == "Port")
    frame = shown.page.locator("#map_sheet0").bounding_box()
    assert frame
    middles = [
        frame["x"] + shown.page.evaluate("at => map_sheet0.latLngToContainerPoint(at).x", [*place])
        for place in (SEA, east)
    ]
    assert middles[1] - middles[0] < 20
    # To its right lies the other mark: so it stands to its left.
    assert box[2] < middles[0]
    shown.draw(sheet_of(points([SEA], captions=(Caption("Port", lon, lat),))))
    (box,) = (one["box"] for one in shown.page.evaluate(CAPTIONS) if one["text"] == "Port")
    assert box[0] > middles[0]


def test_another_sheet_takes_away_names_and_lines(show: Callable[..., Shown]) -> None:
    border = [(26.0, -94.0), (24.0, -90.0)]
    first = sheet_of(
        outlines("25", captions=(Caption("II RM", -107.4, 24.9),)),
        points(border, captions=(Caption("Port", -94.0, 26.0),)),
    )
    sinaloa = shapely.get_coordinates(state("25").boundary)
    on_line = [(lat, lon) for lon, lat in sinaloa[:: max(1, len(sinaloa) // 60)]]
    shown = show(first)
    with_lines = shown.pixels(*on_line, *border)
    assert {"II RM", "Port"} <= set(shown.names())
    shown.draw(sheet_of())
    assert not {"II RM", "Port"} & set(shown.names())
    without = shown.pixels(*on_line, *border)
    assert sum(a != b for a, b in zip(with_lines, without, strict=True)) > 0.9 * len(without)
    shown.draw(first)
    assert shown.pixels(*on_line, *border) == with_lines
    assert {"II RM", "Port"} <= set(shown.names())
    assert shown.page.locator(".la-caption").count() == 2 + 4


def state(code: str) -> Any:
    states = reference.load("states_drawing")
    return states.loc[states["code"] == code, "geometry"].iloc[0]


def beside_border(one: str, other: str, away: float) -> dict[str, tuple[float, float]]:
    """Return a place in each of two states, so many degrees from their longest straight border."""
    shared = shapely.get_parts(shapely.line_merge(state(one).intersection(state(other))))
    pairs = [
        pair
        for line in shared
        if line.geom_type == "LineString"
        for pair in zip(line.coords, line.coords[1:], strict=False)
    ]
    (ax, ay), (bx, by) = max(pairs, key=lambda pair: math.dist(*pair))
    length = math.dist((ax, ay), (bx, by))
    normal = ((by - ay) / length * away, (ax - bx) / length * away)
    middle = ((ax + bx) / 2, (ay + by) / 2)
    found = {}
    for sign in (1, -1):
        lon, lat = middle[0] + sign * normal[0], middle[1] + sign * normal[1]
        inside = one if state(one).contains(shapely.Point(lon, lat)) else other
        found[inside] = (lat, lon)
    assert set(found) == {one, other}
    return found


def test_pointing_at_a_line_shows_what_it_bounds(show: Callable[..., Shown]) -> None:
    shown = show(sheet_of(areas(), outlines("25", "10")))
    close, far = beside_border("25", "10", 0.007), beside_border("25", "10", 0.06)
    shown.look(*close["25"], 9)
    # On a border it is the side that counts; away from it, the area below.
    shown.point_at(*close["25"], "region 25: outline")
    assert shown.page.evaluate("() => map_sheet0.hasLayer(map_sheet0.labatlas.trace)")
    shown.point_at(*close["10"], "region 10: outline")
    shown.point_at(*far["25"], "Sinaloa: area")
    assert not shown.page.evaluate("() => map_sheet0.hasLayer(map_sheet0.labatlas.trace)")
    shown.point_at(*far["10"], "Durango: area")


@pytest.fixture
def ruled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Stand in for a reference layer: two areas with a common border, and lines, in the sea."""
    shapes = {
        "west": shapely.box(-96, 24, -94, 26),
        "east": shapely.box(-94, 24, -92, 26),
        "line": shapely.LineString([(-96, 23), (-92, 23)]),
        "cross": shapely.LineString([(-95, 27), (-95, 25), (-96, 26), (-96, 24), (-97, 24)]),
    }
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": f"<{code}>"},
            "geometry": shapely.geometry.mapping(shape),
        }
        for code, shape in shapes.items()
    ]
    path = tmp_path / "ruled.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    load, path_of = reference.load, reference.path
    drawing = gpd.GeoDataFrame.from_features(features, crs=4326)
    monkeypatch.setattr(reference, "load", lambda n: drawing if n == "ruled" else load(n))
    monkeypatch.setattr(reference, "path", lambda n: path if n == "ruled" else path_of(n))
    return "ruled"


def blue(pixels: list[tuple[int, ...]]) -> list[bool]:
    """Return which pixels have the colour of the lines rather than that of the sea."""
    return [red < 120 for red, _, _ in pixels]


def test_solid_lines_are_whole_and_dashes_have_gaps(show: Callable[..., Shown], ruled: str) -> None:
    def drawn(sort: int) -> Sheet:
        return sheet_of(
            outlines("west", "east", "line", geometry=ruled, classes=(sort,) * 3, width=2.25)
        )

    common = [(24.2 + 0.01 * n, -94.0) for n in range(160)]
    along = [(23.0, -95.8 + 0.01 * n) for n in range(360)]
    inside = [(25.0, -95.0), (25.0, -93.0)]
    shown = show(drawn(0))
    shown.look(24.5, -94.0, 7)
    assert all(blue(shown.pixels(*common, *along)))
    assert not any(blue(shown.pixels(*inside)))
    shown.draw(drawn(1))
    # Both areas have the common border: the dashes of both would leave hardly a gap.
    for line in (common, along):
        dashes = blue(shown.pixels(*line))
        assert 0.4 < sum(dashes) / len(dashes) < 0.8
    shown.point_at(23.0, -94.5, "region line: outline")
    # The line is no area: what lies inside it is not the line.
    shown.page.mouse.move(0, 0)
    expect(shown.page.locator(".la-tip")).to_have_count(0)


@pytest.mark.parametrize("codes", [("west", "cross"), ("cross", "west")])
@pytest.mark.parametrize("place", [(25.0, -96.0), (26.0, -95.0)])
def test_first_class_is_drawn_on_top(
    show: Callable[..., Shown], ruled: str, codes: tuple[str, str], place: tuple[float, float]
) -> None:
    # They cross in the one place, and lie on each other in the other.
    two = legend(("line", "#00ff00"), ("line", "#ff0000"))
    layer = outlines(*codes, geometry=ruled, classes=(0, 1), width=3, legend=two)
    ((red, green, _),) = show(sheet_of(layer)).pixels(place)
    assert green > 200 > 100 > red


def test_a_circle_has_its_radius_on_the_ground(show: Callable[..., Shown]) -> None:
    lat, lon = SEA
    radius_m, earth = 50_000, Geod(ellps="WGS84")
    layer = points([SEA], radius_km=(50.0,), legend=legend(("cross", "#8a3b12")))
    shown = show(sheet_of(layer))
    for zoom in (6, 8):
        shown.look(lat, lon, zoom)
        pixel_m = 40_075_017 * math.cos(math.radians(lat)) / 256 / 2**zoom

        def at(bearing: float, pixels: float, pixel_m: float = pixel_m) -> tuple[float, float]:
            """Return a place some pixels outside the circle."""
            x, y, _ = earth.fwd(lon, lat, bearing, radius_m + pixels * pixel_m)
            return y, x

        for bearing in (0, 90, 180, 270):
            outside, inside = shown.pixels(at(bearing, 5), at(bearing, -5))
            edge = shown.pixels(*[at(bearing, n / 2) for n in range(-4, 5)])
            assert outside == SEA_COLOR
            assert inside != outside
            assert all(abs(a - b) < 30 for a, b in zip(inside, outside, strict=True))
            assert min(pixel[2] for pixel in edge) < 170
        (middle,) = shown.pixels(SEA)
        assert middle[0] > 2 * middle[2]


def test_every_shape_is_drawn_and_a_hollow_one_is_white_inside(
    show: Callable[..., Shown],
) -> None:
    shapes = [shape for shape in get_args(Shape) if shape not in LINES]
    places = [(24.5, -96.0 + n) for n in range(len(shapes))]

    def drawn(*, hollow: bool) -> PointLayer:
        entries = legend(*[(shape, "#c00000") for shape in shapes], hollow=hollow)
        return points(places, classes=tuple(range(len(shapes))), legend=entries)

    shown = show(sheet_of(drawn(hollow=False)))
    shown.look(24.5, -93.0, 8)
    pictures = shown.page.evaluate(PICTURES, places)
    assert len(set(pictures)) == len(shapes)
    assert all(red > 150 and green < 60 for red, green, _ in shown.pixels(*places))
    shown.draw(sheet_of(drawn(hollow=True)))
    hollow = shown.page.evaluate(PICTURES, places)
    assert len({*pictures, *hollow}) == 2 * len(shapes)
    assert all(min(pixel) > 240 for pixel in shown.pixels(*places))


def test_hostile_names_stay_text(show: Callable[..., Shown]) -> None:
    lat, lon = SEA
    layers = (
        outlines("25", labels=(f"{HOSTILE}: {HOSTILE}",), captions=(Caption(HOSTILE, lon, 27.0),)),
        points([SEA], labels=(HOSTILE,), captions=(Caption(HOSTILE, lon, lat),)),
    )
    details = {HOSTILE: pd.DataFrame({HOSTILE: [HOSTILE]})}
    shown = show(sheet_of(*layers, details=details))
    assert shown.names().count(HOSTILE) == 2
    assert shown.page.locator(".la-caption *").count() == 0
    shown.point_at(lat, lon, HOSTILE)
    expect(shown.page.locator(".la-tip")).to_have_text(HOSTILE)
    last = shown.page.locator("details").last
    last.locator("summary").click()
    expect(last.locator("td")).to_have_text(HOSTILE)
    assert shown.page.locator("img[src=x]").count() == 0


def test_details_are_not_printed(show: Callable[..., Shown]) -> None:
    rows = pd.DataFrame({"Port": [f"port {n}" for n in range(200)]})
    shown = show(sheet_of(points([SEA]), details={"Seaports": rows}))
    shown.page.locator("details.detail summary").click()
    shown.page.emulate_media(media="print")
    expect(shown.page.get_by_text("port 7", exact=True)).to_be_hidden()
