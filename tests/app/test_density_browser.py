"""Swipe, play and a raster in a browser that cannot leave this machine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from playwright.sync_api import Frame, Page, expect
from rasterio.transform import from_origin

WAIT_MS = 60_000

VERSION = "() => document.documentElement.dataset.mapVersion"
CLIPS = """() => [...document.querySelectorAll('.la-map')].map(map => {
  const box = map.getBoundingClientRect();
  return [getComputedStyle(map).clipPath, box.left, box.width];
})"""
TOGETHER = """() => {
  const [one, other] = twins.map(map => map.getCenter());
  return twins[0].getZoom() === twins[1].getZoom() && one.distanceTo(other) < 100;
}"""
VIEWS = "() => twins.map(map => [map.getZoom(), map.getCenter().lat, map.getCenter().lng])"
# How many pixels of the map are of a colour of the raster: more green than red.
GREEN = """() => {
  let count = 0;
  document.querySelectorAll('.leaflet-map-pane canvas').forEach(canvas => {
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i + 3] && pixels[i + 1] - pixels[i] > 30) count++;
    }
  });
  return count;
}"""


def frame_of(page: Page, name: str) -> Frame:
    inside = page.frame_locator(f".st-key-{name} iframe")
    inside.locator("html[data-map-version]").wait_for(state="attached")
    frame = page.wait_for_selector(f".st-key-{name} iframe").content_frame()
    assert frame
    return frame


def cut(frame: Frame) -> float:
    """Return the share of the map left of the divider, as the clipping has it."""
    (_, left, width), (clip, *other) = frame.evaluate(CLIPS)
    assert other == [left, width]
    return float(clip.rsplit(" ", 1)[1].removesuffix("px)")) / float(width)


def test_a_divider_parts_active_from_inactive(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/?arrange=swipe&layers=density&cell_km=10")
    frame = frame_of(page, "twin")
    divider = frame.get_by_role("slider", name="Move between active and inactive")
    expect(divider).to_be_visible()
    assert cut(frame) == pytest.approx(0.5, abs=0.01)
    divider.focus()
    for key in ("ArrowRight", "PageUp", "PageUp"):
        page.keyboard.press(key)
    expect(divider).to_have_attribute("aria-valuenow", "72")
    assert cut(frame) == pytest.approx(0.72, abs=0.01)
    box = divider.bounding_box()
    map_box = frame.locator(".la-map").first.bounding_box()
    assert box
    assert map_box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(map_box["x"] + map_box["width"] * 0.25, box["y"] + 90, steps=4)
    page.mouse.up()
    assert cut(frame) == pytest.approx(0.25, abs=0.01)

    # On either side of the divider the map is moved, and both go together.
    before = frame.evaluate(VIEWS)
    for share in (0.1, 0.7):
        page.mouse.move(map_box["x"] + map_box["width"] * share, map_box["y"] + 250)
        page.mouse.down()
        page.mouse.move(map_box["x"] + map_box["width"] * share + 60, map_box["y"] + 280, steps=4)
        page.mouse.up()
        # A dragged map glides on for a while, the other a step behind it.
        frame.wait_for_function(TOGETHER)
    assert frame.evaluate(VIEWS)[0] != before[0]

    page.get_by_label("Active and inactive labs", exact=True).press("ArrowDown")
    page.get_by_role("option", name="Side by side").click()
    frame.wait_for_selector(".la-twin:not(.la-swipe)")
    expect(divider).to_be_hidden()
    page.wait_for_function("() => location.search.includes('arrange=twin')")


def test_time_is_played_while_the_page_can_be_used(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/?time=12&layers=shares,labs&level=state")
    frame = frame_of(page, "map")
    frame.evaluate("() => { window.sameFrame = true; }")
    seen = [frame.evaluate(VERSION)]
    for shown in (page.locator(".st-key-map iframe"), page.locator("img.la-strip")):
        box = shown.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 800
    page.get_by_role("button", name="Play").click()
    for _ in range(2):
        frame.wait_for_function(
            "seen => !seen.includes(document.documentElement.dataset.mapVersion)", arg=seen
        )
        seen.append(frame.evaluate(VERSION))
    year = page.get_by_role("spinbutton", name="year, From")
    year.focus()
    page.keyboard.type("20")
    expect(year).to_be_focused()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=WAIT_MS)
    assert frame.evaluate("() => window.sameFrame")


def test_a_raster_lies_under_the_map(app_url: str, page: Page, tmp_path: Path) -> None:
    path = tmp_path / "slope.tif"
    values = np.tile(np.linspace(1, 50, 300, dtype="float32"), (200, 1))
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=300,
        height=200,
        count=1,
        dtype="float32",
        crs="EPSG:32613",
        transform=from_origin(0, 3_400_000, 6000, 6000),
    ) as file:
        file.write(values, 1)
    page.goto(f"{app_url}/?layers=shares")
    frame = frame_of(page, "map")
    frame.evaluate("() => { window.sameFrame = true; }")
    version = frame.evaluate(VERSION)
    assert frame.evaluate(GREEN) < 50
    page.locator(".st-key-raster_panel summary").click()
    page.locator(".st-key-raster_panel input[type=file]").set_input_files(path)
    legend = page.get_by_role("heading", name="slope.tif", exact=True)
    expect(legend).to_be_visible(timeout=WAIT_MS)
    frame.wait_for_function(
        "version => document.documentElement.dataset.mapVersion !== version", arg=version
    )
    assert frame.evaluate(GREEN) > 2000
    assert frame.evaluate("() => window.sameFrame")
    page.get_by_text("Lay it under the map").click()
    expect(legend).to_be_hidden(timeout=WAIT_MS)


def test_densities_and_time_fit_a_phone(app_url: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/?layers=density&cell_km=10&time=12&language=es")
    frame_of(page, "map")
    strip = page.locator("img.la-strip")
    strip.scroll_into_view_if_needed()
    expect(page.locator(".st-key-map iframe")).to_be_in_viewport(ratio=0.9)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
