"""The app and the exported page in a real browser that cannot leave this machine."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, Route, expect
from playwright.sync_api import TimeoutError as ClickTimeout

from geo.process import process
from layers import webmap
from layers.compose import compose
from layers.sheet import Legend, LegendEntry, PointLayer, Sheet
from layers.view import View

WAIT_MS = 60_000

PAINTED = "version => document.documentElement.dataset.mapVersion !== version"
STILL = """() => {
  const centre = String(map.getCenter()), still = centre === window.lastCentre;
  window.lastCentre = centre;
  return still;
}"""
VERSION = "() => document.documentElement.dataset.mapVersion"

# Pixels of the data's canvas that are neither empty nor of the class of zero.
COLOURED = """() => {
  const canvas = document.querySelector('.leaflet-overlay-pane canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let count = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] > 200 && pixels[i] - pixels[i + 1] > 12) count++;
  }
  return count;
}"""


@dataclass
class Watched:
    """A page and everything that went wrong on it."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    made = Watched(context.new_page())
    page = made.page
    page.set_default_timeout(WAIT_MS)
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
            else made.foreign.append(request.url)
        ),
    )
    page.on("console", lambda m: made.errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    page.on("dialog", lambda dialog: (made.errors.append(dialog.message), dialog.dismiss()))
    yield made
    # pytest shows it beside a failed test.
    print("console and page errors:", made.errors)
    context.close()


def map_frame(page: Page) -> Frame:
    """Return the frame of the map once something is painted on it."""
    inside = page.frame_locator(".st-key-map iframe")
    inside.locator("html[data-map-version]").wait_for(state="attached")
    frame = page.wait_for_selector(".st-key-map iframe").content_frame()
    assert frame
    return frame


def next_version(frame: Frame, version: str) -> str:
    frame.wait_for_function(PAINTED, arg=version)
    return str(frame.evaluate(VERSION))


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_label(label, exact=True)
    wanted = page.get_by_role("option", name=option, exact=True)
    deadline = time.monotonic() + WAIT_MS / 1000
    while True:
        # The end of a script that still runs closes a list: then it is opened again.
        page.wait_for_selector("[data-test-script-state=notRunning]")
        box.press("ArrowDown")
        # A long list shows only the options near the top until something is typed.
        if not box.input_value():
            box.press_sequentially(option)
        try:
            wanted.click(timeout=3_000)
        except ClickTimeout:
            if time.monotonic() > deadline:
                raise
        else:
            break
    page.keyboard.press("Escape")


def view_of(frame: Frame) -> tuple[float, float, float]:
    at = frame.evaluate("() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]")
    return tuple(round(number, 3) for number in at)  # type: ignore[return-value]


def test_the_map_stands_on_the_first_screen_and_keeps_its_view(
    app_url: str, watched: Watched
) -> None:
    page = watched.page
    page.goto(app_url)
    frame = map_frame(page)
    for box in (
        page.locator(".st-key-headline").bounding_box(),
        page.locator(".st-key-map iframe").bounding_box(),
    ):
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
    version, before = frame.evaluate(VERSION), frame.evaluate(COLOURED)
    assert before > 500
    frame.evaluate("() => { window.sameFrame = true; }")

    frame.get_by_role("button", name="Zoom in").click()
    frame.wait_for_function("() => !map._animatingZoom && map.getZoom() > 5")
    frame.locator("#map_div").hover()
    page.mouse.down()
    page.mouse.move(700, 300, steps=4)
    page.mouse.up()
    # A dragged map glides on for a while.
    frame.wait_for_function(STILL, polling=300)
    zoomed, pixels = view_of(frame), frame.evaluate(COLOURED)

    choose(page, "State", "Jalisco")
    version = next_version(frame, version)
    expect(page.get_by_test_id("stMetricValue").first).not_to_have_text("1,658")
    fewer = frame.evaluate(COLOURED)
    assert fewer != pixels

    choose(page, "What the colour says", "Active share")
    version = next_version(frame, version)
    assert frame.evaluate(COLOURED) != fewer

    choose(page, "Colour the land by", "Nothing")
    next_version(frame, version)
    assert frame.evaluate(COLOURED) < fewer

    assert view_of(frame) == zoomed
    assert frame.evaluate("() => window.sameFrame")
    assert "states=14" in page.url
    assert watched.foreign == []
    assert watched.errors == []


HOSTILE = "<img src=x onerror=alert(1)>"


def test_a_file_is_opened_corrected_and_saved(app_url: str, watched: Watched) -> None:
    page = watched.page
    page.goto(app_url)
    map_frame(page)
    page.locator("summary", has_text="Open your own file").click()
    rows = f"{HOSTILE},31/02/2023,Sinaloa,{HOSTILE} ![a](http://e.org/a.png),Activo,Inactivo\n"
    content = f"{HOSTILE},Fecha,Estado,Municipio,:red[C1],**C2**\n{rows * 3}"
    page.locator(".st-key-upload input[type=file]").set_input_files(
        {"name": f"{HOSTILE}.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    panel = page.locator(".st-key-reading_panel")
    read = f"{HOSTILE}.csv: 3 of 3 rows read"
    expect(panel.locator("summary")).to_contain_text(read, timeout=WAIT_MS)
    expect(panel.locator(".la-rows td").first).to_have_text(HOSTILE)
    metric = page.get_by_test_id("stMetricValue")
    expect(metric.nth(1)).to_have_text("3", timeout=WAIT_MS)
    # What was understood stands above the map, and both on the first screen.
    expect(page.locator(".st-key-headline")).to_be_in_viewport()
    page.get_by_role("tab", name="Correct how it was read").click()
    # The rows of the file among the options, and the headings as labels, are text.
    panel.get_by_label("Row of the headings", exact=True).press("ArrowDown")
    expect(page.get_by_role("option", name=HOSTILE).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel.locator("p.la-label", has_text=":red[C1]")).to_be_visible()
    # A screen reader says the names of the widgets: without signs of any markup.
    assert not page.locator('[aria-label*="\\\\"]').count()
    choose(page, "C2", "Active or inactive")
    page.wait_for_selector("[data-test-script-state=notRunning]")
    panel.get_by_role("button", name="Apply", exact=True).click()
    expect(metric.nth(2)).to_have_text("3", timeout=WAIT_MS)
    page.get_by_role("tab", name="Save for next time").click()
    assert b'"status": "**C2**"' in download(page, "Reading (JSON)")
    page.get_by_role("tab", name="Not read, not placed").click()
    expect(
        page.get_by_text(f"What “{HOSTILE} ![a](http://e.org/a.png), Sinaloa” means")
    ).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.get_by_role("tab", name="First rows").click()
    rows = panel.locator(".la-preview")
    before = rows.locator("tbody tr:last-child td").first.bounding_box()
    rows.evaluate("box => { box.scrollLeft = 150; }")
    assert rows.evaluate("box => box.scrollLeft") == 150
    assert rows.locator("tbody tr:last-child td").first.bounding_box() == before
    assert watched.foreign == []
    assert watched.errors == []


def test_page_fits_a_phone(app_url: str, watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/?language=es")
    frame = map_frame(page)
    box = page.locator(".st-key-map iframe").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    south, north = frame.evaluate("() => [map.getBounds().getSouth(), map.getBounds().getNorth()]")
    assert south < 14.6
    assert north > 32.7
    assert page.evaluate("() => document.documentElement.lang") == "es"
    for tab in page.get_by_role("tab").all():
        place = tab.bounding_box()
        assert place
        assert place["x"] + place["width"] <= 390
    # What scrolls below the button of the sidebar does not show through.
    colour = "header => getComputedStyle(header).backgroundColor"
    assert page.get_by_test_id("stHeader").evaluate(colour) == "rgb(255, 255, 255)"
    assert watched.errors == []


def test_geometries_that_fail_once_are_fetched_again(app_url: str, watched: Watched) -> None:
    page, failed = watched.page, set()
    names = {"neighbours", "states_drawing", "municipalities_drawing"}

    def fail_once(route: Route) -> None:
        (name,) = [name for name in names if f"/{name}." in route.request.url]
        if name in failed:
            route.continue_()
        else:
            failed.add(name)
            route.abort()

    for name in names:
        page.route(f"**/{name}.*", fail_once)
    page.goto(app_url)
    frame = map_frame(page)
    assert failed == names
    assert frame.evaluate(COLOURED) > 500
    assert frame.locator(".la-failed").count() == 0


def test_a_map_that_failed_comes_back_with_the_next_choice(app_url: str, watched: Watched) -> None:
    page = watched.page
    page.route("**/states_drawing.*", lambda route: route.abort())
    page.goto(app_url)
    message = page.frame_locator(".st-key-map iframe").locator(".la-failed")
    expect(message).to_have_count(1, timeout=WAIT_MS)
    page.unroute("**/states_drawing.*")
    choose(page, "State", "Jalisco")
    frame = map_frame(page)
    expect(message).to_have_count(0)
    assert frame.evaluate(COLOURED) > 10


def download(page: Page, button: str) -> bytes:
    deadline = time.monotonic() + WAIT_MS / 1000
    while True:
        # A click that falls into a run of the script is lost, as it is for a person.
        page.wait_for_selector("[data-test-script-state=notRunning]")
        try:
            with page.expect_download(timeout=15_000) as got:
                page.get_by_role("button", name=button).click()
        except ClickTimeout:
            if time.monotonic() > deadline:
                raise
        else:
            return got.value.path().read_bytes()


def test_what_is_pointed_at_and_downloaded_is_told(app_url: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{app_url}/?states=25&layers=shares")
    frame = map_frame(page)
    at = frame.evaluate("() => map.latLngToContainerPoint([24.8, -107.4])")
    frame.locator("#map_div").hover(position={"x": at["x"], "y": at["y"]})
    expect(frame.locator(".la-tip")).to_contain_text("733 labs")
    assert frame.locator(".la-tip b").inner_text() == "Culiacán, Sinaloa: "
    text = download(page, "Table (CSV)").decode("utf-8-sig")
    assert text.splitlines()[1].startswith("25,Sinaloa,25006,Culiacán,733,")
    assert "ILLUSTRATIVE · Release illustrative-2023-08" in text
    assert "sha256" in text
    page.get_by_role("tab", name="Download").click()
    lines = download(page, "Records (CSV)").decode("utf-8-sig").splitlines()
    assert len(lines) == 1659
    assert lines[0].endswith(",source_sha256,illustrative")
    assert download(page, "Picture (PNG)").startswith(b"\x89PNG")
    assert watched.foreign == watched.errors == []


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> str:
    shown = compose(View(), process("illustrative-2023-08"))
    path = tmp_path_factory.mktemp("export") / "map.html"
    path.write_text(webmap.page(shown), "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("width", [1280, 390])
def test_exported_page_draws_from_the_disk(exported: str, watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 844})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(exported)
    page.wait_for_function(VERSION)
    assert page.evaluate(COLOURED) > 100
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert [url for url in requests if not url.startswith("data:")] == [exported]
    assert watched.errors == []


def test_exported_page_prints_its_map(exported: str, watched: Watched) -> None:
    page = watched.page
    page.goto(exported)
    page.wait_for_function(VERSION)
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert watched.errors == []


def test_the_map_lets_nothing_shine_through(exported: str, watched: Watched) -> None:
    # Printed at once, a canvas loses what lies below it: sea and neighbours must be its own.
    page = watched.page
    page.goto(exported)
    page.wait_for_function(VERSION)
    assert page.evaluate("""() => {
      const canvas = document.querySelector('.leaflet-overlay-pane canvas');
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 255) return false;
      return true;
    }""")


def test_hostile_text_stays_text(watched: Watched, tmp_path: Path) -> None:
    text = (
        "<img src=x onerror=alert(1)> ${alert(2)} `+alert(3)+` </script><script>alert(4)</script>"
    )
    legend = Legend(text, (LegendEntry(text, "#123a5e", "circle", 1),), note=text)
    point = PointLayer("labs", (-102.3,), (23.8,), (0,), (f"{text}: {text}",), legend)
    path = tmp_path / "hostile.html"
    path.write_text(webmap.page(_sheet(text, point)), "utf-8")
    page = watched.page
    page.goto(path.as_uri())
    page.wait_for_function(VERSION)
    at = page.evaluate("() => window.map_sheet0.latLngToContainerPoint([23.8, -102.3])")
    page.locator("#map_sheet0").click(position={"x": at["x"], "y": at["y"]})
    expect(page.locator(".la-tip")).to_have_text(f"{text}: {text}")
    assert page.title() == text
    assert watched.errors == []
    assert watched.foreign == []


def _sheet(text: str, layer: PointLayer) -> Sheet:
    whole = compose(View(layers=()), process("illustrative-2023-08"))
    return Sheet(
        title=text,
        subtitle=text,
        language="en",
        layers=(layer,),
        notes=(text,),
        sources=(text,),
        illustrative="",
        alternative_text=text,
        headline={text: text},
        table=whole.table.head(3),
    )
