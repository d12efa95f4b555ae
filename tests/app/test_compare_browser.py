"""The pages of comparison and of published figures in a browser that cannot leave this machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, Page, expect

WAIT_MS = 60_000

BOTH_PAINTED = """() => window.twins && twins.every(map => {
  const canvas = map.getContainer().querySelector('.leaflet-overlay-pane canvas');
  if (!canvas || !canvas.width) return false;
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let count = 0;
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i] - pixels[i + 2] > 60) count++;
  return count > 50;
})"""
VIEWS = """() => twins.map(map => [map.getZoom(), map.getCenter().lat, map.getCenter().lng])"""
STILL = """() => {
  const now = JSON.stringify(twins.map(map => [map.getZoom(), map.getCenter()]));
  const still = now === window.lastViews && !twins.some(map => map._animatingZoom);
  window.lastViews = now;
  return still;
}"""


def frame_of(page: Page, name: str) -> Frame:
    frame = page.wait_for_selector(f".st-key-{name} iframe").content_frame()
    assert frame
    frame.wait_for_selector("html[data-map-version]", state="attached")
    return frame


def close(one: list[float], other: list[float]) -> bool:
    return all(abs(a - b) < 1e-3 for a, b in zip(one, other, strict=True))


def test_how_many_and_where_is_one_click_away(app_url: str, page: Page) -> None:
    page.goto(app_url)
    page.wait_for_selector(".st-key-headline")
    page.get_by_role("radio", name="Compare releases").click()
    answer = page.locator(".la-answer")
    expect(answer).to_have_text("1,476 labs changed from inactive to active.", timeout=WAIT_MS)
    expect(page.locator(".la-where")).to_contain_text("Culiacán 688")
    frame_of(page, "map")
    for box in (answer.bounding_box(), page.locator(".st-key-map iframe").bounding_box()):
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
    assert page.url.endswith("?page=compare")
    page.get_by_role("radio", name="Published figures").click()
    expect(page.locator(".la-answer")).to_contain_text("published figures", timeout=WAIT_MS)
    expect(page.get_by_text("Published 527").first).to_be_attached()
    assert page.url.endswith("?page=published")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page_name", ["compare", "published"])
def test_the_pages_fit_a_phone(app_url: str, page: Page, page_name: str, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/?page={page_name}&language={language}")
    page.wait_for_selector(".la-answer")
    expect(page.locator(".la-answer")).to_be_in_viewport()
    if page_name == "compare":
        frame_of(page, "map")
        expect(page.locator(".st-key-map iframe")).to_be_in_viewport(ratio=0.9)
    switch = page.locator(".st-key-pages").bounding_box()
    assert switch
    assert switch["x"] + switch["width"] <= 390
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_two_maps_move_together(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/?page=compare&show=both")
    frame = frame_of(page, "twin")
    frame.wait_for_function(BOTH_PAINTED)
    first, second = frame.evaluate(VIEWS)
    assert close(first, second)
    sizes = frame.evaluate("() => twins.map(map => [map.getSize().x, map.getSize().y])")
    assert sizes[0] == sizes[1]

    # Each leads in its turn: by its buttons, by dragging, by the wheel.
    for number, place in enumerate(frame.locator(".la-map").all()):
        before = frame.evaluate(VIEWS)[0]
        place.get_by_role("button", name="Zoom in").click()
        frame.wait_for_function(STILL, polling=300)
        place.hover(position={"x": 250, "y": 200})
        page.mouse.wheel(0, -200)
        frame.wait_for_function(STILL, polling=300)
        place.hover(position={"x": 250, "y": 200})
        page.mouse.down()
        box = place.bounding_box()
        assert box
        page.mouse.move(box["x"] + 330, box["y"] + 230, steps=4)
        page.mouse.up()
        frame.wait_for_function(STILL, polling=300)
        first, second = frame.evaluate(VIEWS)
        assert close(first, second), number
        assert first[0] > before[0]
        assert not close(first, before)

    # A view that is no whole number of pixels away: Leaflet's own panning would drop the rest.
    frame.evaluate("""() => {
      const map = twins[0], zoom = map.getZoom();
      map.getContainer().dispatchEvent(new Event('focusin', {bubbles: true}));
      const point = map.project(map.getCenter(), zoom).add([10.7, 10.7]);
      map.setView(map.unproject(point, zoom), zoom, {reset: true});
    }""")
    first, second = frame.evaluate(VIEWS)
    assert first == second

    frame.evaluate("() => { window.sameFrame = true; }")
    page.get_by_text("States", exact=True).click()
    frame.wait_for_function("() => Object.keys(twins[1].labatlas.areas).length > 1")
    assert frame.evaluate("() => window.sameFrame")
    assert close(frame.evaluate(VIEWS)[1], second)

    frame.locator(".la-map").last.get_by_role("button", name="Show all of Mexico").click()
    frame.wait_for_function(STILL, polling=300)
    page.set_viewport_size({"width": 1000, "height": 760})
    frame.wait_for_function(STILL, polling=500)
    first, second = frame.evaluate(VIEWS)
    assert close(first, second)


def test_pointing_at_a_place_tells_it_in_both_releases(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/?page=compare&show=both&level=state")
    frame = frame_of(page, "twin")
    frame.wait_for_function(BOTH_PAINTED)
    at = frame.evaluate("() => twins[0].latLngToContainerPoint([24.8, -107.4])")
    frame.locator(".la-map").first.hover(position={"x": at["x"], "y": at["y"]})
    tips = frame.locator(".la-tip")
    expect(tips).to_have_count(2)
    expect(tips.first).to_contain_text("1,459 labs")
    expect(tips.last).to_contain_text("1,757 labs")


def test_charts_are_drawn_for_the_width_of_the_window(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/?page=compare")
    page.wait_for_selector(".la-answer")
    page.get_by_role("tab", name="Charts").click()
    wide = page.locator("[class*=st-key-chart_wide] img")
    expect(wide).to_have_count(3, timeout=WAIT_MS)
    assert all("1," in str(picture.get_attribute("alt")) for picture in wide.all()[:1])
    narrow = page.locator("[class*=st-key-chart_narrow] img")
    expect(narrow).to_have_count(3, timeout=WAIT_MS)
    expect(narrow.first).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(narrow.first).to_be_visible()
    expect(wide.first).to_be_hidden()
