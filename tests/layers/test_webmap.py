"""The Sheet as a map for the browser: what is sent, and that text stays text."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, get_args

import folium
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_js_hash, generate_leaflet_string

from geo import reference
from geo.errors import LabatlasError, OutputError
from layers import webmap
from layers.palettes import GREYED_COLOR
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
from layers.webmap import assets
from layers.webmap.encode import decode, encode
from layers.webmap.shapes import LINES, OUTLINES

URLS = {
    "neighbours": "../files/neighbours.geojson",
    "states_drawing": "../files/states.geojson",
    "municipalities_drawing": "../files/municipalities.geojson",
}
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`+alert(1)+`",
    "</script><script>alert(1)</script>",
    "{{ this.name }} {% raw %} {# x #}",
    "\\u003c \\ \u2028 ' \"",
    "map_div feature_group_0 mun_00001",
)


def areas(geometry: str = "states_drawing", **changes: Any) -> AreaLayer:
    drawing = reference.load(geometry)
    classes = tuple(k % 3 for k in range(len(drawing)))
    layer = AreaLayer(
        name="shares",
        geometry=geometry,
        codes=tuple(drawing["code"]),
        classes=classes,
        labels=tuple(f"{name}: {k} labs" for name, k in zip(drawing["name"], classes, strict=True)),
        legend=Legend(
            "Labs raided",
            (
                LegendEntry("none", "#ffffff", "square", 11),
                LegendEntry("1–9", "#d98796", "square", 11),
                LegendEntry("under 5 labs", GREYED_COLOR, "square", 10, hatched=True),
            ),
            note="number of states in brackets",
        ),
    )
    return replace(layer, **changes)


def points(**changes: Any) -> PointLayer:
    layer = PointLayer(
        name="ports",
        lon=(-104.3123456, -97.4),
        lat=(19.05, 20.95),
        classes=(0, 1),
        labels=("Manzanillo", "Tuxpan: 2 terminals"),
        legend=Legend(
            "Seaports",
            (
                LegendEntry("commercial port", "#123a5e", "triangle", 1),
                LegendEntry("industrial terminal", "#5f93bd", "triangle", 1),
            ),
        ),
    )
    return replace(layer, **changes)


def lines(geometry: str = "states_drawing", **changes: Any) -> LineLayer:
    layer = LineLayer(
        name="naval_regions",
        geometry=geometry,
        codes=("25", "20"),
        classes=(0, 1),
        labels=("Sinaloa: Naval Region 4", "shared by two regions: Oaxaca"),
        width=1.5,
        legend=Legend(
            "Naval regions",
            (
                LegendEntry("one region", "#2a7f8e", "line", 1),
                LegendEntry("shared by two", "#c97f2d", "dashed", 1),
            ),
        ),
        captions=(Caption("RN 4", -107.4, 24.8), Caption("RN 10", -95.123456789, 16.2)),
    )
    return replace(layer, **changes)


def sheet(*layers: Layer, **changes: Any) -> Sheet:
    made = Sheet(
        title="Drug labs raided in Mexico, by state",
        subtitle="Release test, 2023",
        language="en",
        layers=layers,
        notes=("Raids measure detection, not production.",),
        sources=("Release test: sha256 0123",),
        illustrative="",
        alternative_text="Map of Mexico: drug labs raided.",
        headline={"Labs": "1,658", "Active share": "11.0 % (9.6–12.6 %)"},
        table=pd.DataFrame({"State": ["Sinaloa"], "Labs": [1403], "Active share": [0.0612]}),
    )
    return replace(made, **changes)


def content(shown: Sheet) -> dict[str, Any]:
    return decode(encode(shown, URLS).data)


def script_of(shown: Sheet) -> str:
    """Return the script that streamlit-folium sends for the data."""
    base = webmap.base_map(urls=URLS)
    group = webmap.feature_group(shown, urls=URLS)
    group.add_to(base)
    base.get_root().render()
    return str(generate_leaflet_string(group, base_id="feature_group_0"))


class Tags(HTMLParser):
    """Collects the tags and attributes of a page as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


# what is sent


def test_one_character_for_each_area_in_the_order_of_the_geometry() -> None:
    layer = areas()
    sent = content(sheet(layer))["layers"][0]
    assert sent["classes"] == "".join(str(k) for k in layer.classes)
    assert len(sent["classes"]) == 32
    assert sent["fills"] == [["#ffffff", 0], ["#d98796", 0], [GREYED_COLOR, 1]]
    assert sent["geometry"] == URLS["states_drawing"]


def test_names_that_the_browser_knows_are_not_sent() -> None:
    names = reference.load("states_drawing")["name"]
    labels = (*[f"{name}: none" for name in names[:31]], "elsewhere")
    sent = content(sheet(areas(labels=labels)))["layers"][0]["labels"]
    assert sent[0] == "+: none"
    assert sent[31] == "=elsewhere"


def test_points_keep_their_shape_colour_and_place_within_a_metre() -> None:
    layer = points()
    sent = content(sheet(layer))["layers"][0]
    assert sent["looks"] == [["triangle", "#123a5e", 0], ["triangle", "#5f93bd", 0]]
    assert sent["classes"] == "01"
    for axis in ("lon", "lat"):
        back = [step / sent["steps"] for step in sent[axis]]
        assert back == pytest.approx(getattr(layer, axis), abs=0.5e-5)
    assert sent["labels"] == ["=Manzanillo", "=Tuxpan: 2 terminals"]


def test_lines_are_sent_as_codes_of_their_geometry() -> None:
    sent = content(sheet(lines()))["layers"][0]
    assert sent == {
        "kind": "lines",
        "geometry": URLS["states_drawing"],
        "codes": ["25", "20"],
        "classes": "01",
        "looks": [["line", "#2a7f8e", 0], ["dashed", "#c97f2d", 0]],
        "width": 2.0,
        "labels": ["+: Naval Region 4", "=shared by two regions: Oaxaca"],
        "captions": [["RN 4", -107.4, 24.8], ["RN 10", -95.12346, 16.2]],
    }


def test_points_are_sent_with_hollow_marks_circles_and_names() -> None:
    hollow = LegendEntry("checkpoint", "#8a3b12", "down", 2, hollow=True)
    layer = points(
        classes=(0, 0),
        radius_km=(10.0, 0.0),
        legend=Legend("Checkpoints", (hollow,)),
        captions=(Caption("Querobabi", -104.3123456, 19.05),),
    )
    sent = content(sheet(layer))["layers"][0]
    assert sent["looks"] == [["down", "#8a3b12", 1]]
    assert sent["radius"] == [10.0, 0.0]
    assert sent["captions"] == [["Querobabi", -104.31235, 19.05]]
    assert content(sheet(points()))["layers"][0]["radius"] == []


@pytest.mark.parametrize(
    ("layer", "problem"),
    [
        (lines(codes=("25", "99")), "states_drawing has no 99"),
        (lines(codes=("25", "25")), "twice"),
        (lines(labels=("Sinaloa",)), "not one value"),
        (lines(classes=(0, 2)), "legend"),
        (lines(legend=points().legend), "triangle"),
        (lines(captions=(Caption("RN 4", float("nan"), 24.8),)), "no place"),
        (points(legend=lines().legend), "by a line"),
        (points(radius_km=(5.0,)), "not one value"),
        (points(radius_km=(5.0, float("nan"))), "radius"),
        (points(radius_km=(5.0, -1.0)), "radius"),
        (points(lat=(19.05, float("nan"))), "no place"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_layer_that_is_not_whole_is_refused(layer: Layer, problem: str) -> None:
    with pytest.raises(OutputError, match=problem):
        encode(sheet(layer), URLS)


def test_the_geometry_of_outlines_is_needed_too() -> None:
    shown = sheet(areas(), lines("municipalities_drawing", codes=("25006", "25018")), points())
    assert webmap.geometry_names(shown) == (
        "neighbours",
        "states_drawing",
        "municipalities_drawing",
    )


def test_layers_come_lowest_first_and_only_those_of_the_sheet() -> None:
    kinds = [layer["kind"] for layer in content(sheet(areas(), lines(), points()))["layers"]]
    assert kinds == ["areas", "lines", "points"]
    assert [layer["kind"] for layer in content(sheet(points()))["layers"]] == ["points"]
    assert content(sheet())["layers"] == []


def test_empty_point_layer_is_sent() -> None:
    nothing = points(lon=(), lat=(), classes=(), labels=())
    assert content(sheet(nothing))["layers"][0]["lon"] == []


def test_version_tells_different_data_apart() -> None:
    first, second = areas(), areas(classes=(1,) * 32)
    assert encode(sheet(first), URLS) == encode(sheet(first), URLS)
    assert encode(sheet(first), URLS).version != encode(sheet(second), URLS).version


def test_words_of_the_buttons_follow_the_language() -> None:
    assert content(sheet(language="es"))["words"]["zoomIn"] == "Acercar"


def test_illustrative_goes_onto_the_map_itself() -> None:
    assert content(sheet(illustrative="ILLUSTRATIVE"))["mark"] == "ILLUSTRATIVE"


@pytest.mark.parametrize("changes", [{"codes": ("01",) * 32}, {"labels": ("x",)}])
def test_areas_that_do_not_fit_their_geometry_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(OutputError, match="one by one"):
        encode(sheet(areas(**changes)), URLS)


@pytest.mark.parametrize("classes", [(3,) * 32, (-1,) * 32])
def test_class_without_legend_entry_is_refused(classes: tuple[int, ...]) -> None:
    with pytest.raises(OutputError, match="legend"):
        encode(sheet(areas(classes=classes)), URLS)


def test_municipalities_cost_less_than_60_kb_a_filter() -> None:
    names = reference.load("municipalities_drawing")["name"]
    labels = tuple(
        f"{name}, Sinaloa: {k % 97} labs, {k % 13} active, {k % 89} inactive; active share "
        f"{k % 1000 / 10} % (95 % interval {k % 50}.{k % 7}–{k % 97}.{k % 3} %); {k} per 1,000 km²"
        for k, name in enumerate(names)
    )
    script = script_of(sheet(areas("municipalities_drawing", labels=labels), points()))
    base = generate_leaflet_string(webmap.base_map(urls=URLS))
    assert len(script) + len(base) < 60_000


# folium and streamlit-folium


def test_base_map_is_folium_without_tiles_and_without_data() -> None:
    base = webmap.base_map(urls=URLS)
    assert isinstance(base, folium.Map)
    assert not any(isinstance(child, folium.TileLayer) for child in base._children.values())
    first, second = (
        generate_js_hash(generate_leaflet_string(webmap.base_map(urls=URLS)), "key")
        for _ in range(2)
    )
    assert first == second
    assert "https:" not in generate_leaflet_string(base)


def test_base_map_leaves_the_lists_of_folium_alone() -> None:
    before = list(folium.Map.default_js)
    webmap.base_map(urls=URLS)
    assert folium.Map.default_js == before


def test_data_reaches_the_map_of_streamlit_folium_unchanged() -> None:
    shown = sheet(points(labels=HOSTILE[:2]))
    script = script_of(shown)
    payload = encode(shown, URLS)
    assert f'"{payload.version}", "{payload.data}"' in script


@given(st.text())
def test_no_text_leaves_the_payload(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    payload = encode(sheet(points(labels=(text, "x"))), URLS)
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", payload.data)
    assert decode(payload.data)["layers"][0]["labels"][0] == f"={text}"


# assets


@pytest.mark.parametrize("url", [*assets.SCRIPTS, *assets.STYLES])
def test_asset_is_there_and_fetches_nothing(url: str) -> None:
    text = webmap.asset(url)
    assert len(text) > 100
    assert not re.search(r"url\(\s*['\"]?(https?:)?//", text)


def test_every_file_that_folium_names_is_in_the_store() -> None:
    for _, url in (*folium.Map.default_js, *folium.Map.default_css):
        assert webmap.asset(url)


@pytest.mark.parametrize("url", ["https://example.org/x.js", "labatlas:nothing.js"])
def test_unknown_asset_is_an_error_never_a_blank_map(url: str) -> None:
    with pytest.raises(webmap.AssetError) as caught:
        webmap.asset(url)
    assert isinstance(caught.value, LabatlasError)
    assert isinstance(caught.value, LookupError)


# the legend


def test_legend_shows_every_entry_with_its_count_in_order() -> None:
    shown = sheet(areas(), points())
    words = "".join(parsed(webmap.legends(shown)).text).split("\n")
    wanted = [
        f"{entry.label}({entry.count:,})"
        for layer in shown.layers
        for entry in layer.legend.entries
    ]
    assert [line for line in words if line in wanted] == wanted
    assert "number of states in brackets" in words


def test_every_shape_of_a_sheet_can_be_drawn() -> None:
    assert {*OUTLINES, *LINES} == set(get_args(Shape))
    script = generate_leaflet_string(webmap.base_map(urls=URLS))
    look = json.loads(script[script.index('{"bounds"') : script.rindex("}") + 1])
    assert look["shapes"] == json.loads(json.dumps(OUTLINES))


def test_every_shape_has_a_mark_of_its_own_in_the_legend() -> None:
    def marks(layer: Layer) -> list[str | None]:
        shown = parsed(webmap.legends(sheet(layer)))
        return [attrs["src"] for tag, attrs in shown.tags if tag == "img"]

    def legend(*shapes: Any) -> Legend:
        entries = [
            LegendEntry(shape, "#123a5e", shape, 1, hollow=hollow)
            for shape in shapes
            for hollow in ((False, True) if shape in OUTLINES else (False,))
        ]
        return Legend("Marks", tuple(entries))

    found = marks(points(legend=legend(*OUTLINES))) + marks(lines(legend=legend(*LINES)))
    assert len(found) == 2 * len(OUTLINES) + len(LINES)
    assert len(set(found)) == len(found)


def test_legend_marks_have_shape_and_colour() -> None:
    shown = webmap.legends(sheet(points()))
    marks = [attrs["src"] for tag, attrs in parsed(shown).tags if tag == "img"]
    assert len(marks) == 2
    assert len(set(marks)) == 2
    assert all(mark and mark.startswith("data:image/svg+xml;base64,") for mark in marks)


@pytest.mark.parametrize("text", HOSTILE)
def test_legend_keeps_text_as_text(text: str) -> None:
    legend = Legend(text, (LegendEntry(text, "#ffffff", "square", 1),), note=text)
    found = parsed(webmap.legends(sheet(points(classes=(0, 0), legend=legend))))
    assert {tag for tag, _ in found.tags} == {"section", "h3", "ul", "li", "img", "span", "p"}
    assert "".join(found.text).count(text) == 3


# the page


@pytest.fixture(scope="module")
def hostile_page() -> str:
    text = " ".join(HOSTILE)
    legend = Legend(text, (LegendEntry(text, "#ffffff", "circle", 1),), note=text)
    return webmap.page(
        sheet(
            lines(labels=(text, text), captions=(Caption(text, -102.3, 23.8),)),
            points(labels=(text, text), classes=(0, 0), legend=legend),
            title=text,
            subtitle=text,
            notes=(text,),
            sources=(text,),
            illustrative=text,
            alternative_text=text,
            headline={text: text},
            table=pd.DataFrame({text: [text]}),
            details={text: pd.DataFrame({text: [text]})},
        )
    )


def test_page_runs_no_script_but_its_own(hostile_page: str) -> None:
    tags = parsed(hostile_page).tags
    nonces = {attrs.get("nonce") for tag, attrs in tags if tag in ("script", "style")}
    scripts = [attrs for tag, attrs in tags if tag == "script"]
    assert sum("nonce" in attrs for attrs in scripts) == len(assets.SCRIPTS) + 1
    assert all(attrs.get("nonce") or attrs.get("type") == "application/json" for attrs in scripts)
    policy = next(
        attrs["content"]
        for tag, attrs in tags
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    (nonce,) = nonces - {None}
    assert f"script-src 'nonce-{nonce}'" in policy


def test_page_keeps_text_as_text(hostile_page: str) -> None:
    tags = parsed(hostile_page).tags
    assert not any(name.startswith("on") for _, attrs in tags for name in attrs)
    assert not any(attrs.get("src") == "x" for _, attrs in tags)
    assert html.escape(HOSTILE[0]) in hostile_page
    summaries = re.findall(r"<summary>(.*?)</summary>", hostile_page, re.DOTALL)
    assert [html.unescape(text) for text in summaries[1:]] == [" ".join(HOSTILE)]
    assert "<" not in summaries[1]


def test_page_asks_for_no_file(hostile_page: str) -> None:
    for tag, attrs in parsed(hostile_page).tags:
        assert "href" not in attrs, tag
        assert not (attrs.get("src") or "data:").startswith(("http", "//", "file")), tag
        assert "style" not in attrs, "a style attribute would need 'unsafe-inline'"


def test_page_holds_everything_that_the_sheet_says() -> None:
    shown = sheet(areas(), points(), illustrative="ILLUSTRATIVE")
    page = webmap.page(shown)
    words = html.unescape(" ".join(parsed(page).text))
    for text in (
        shown.title,
        shown.subtitle,
        *shown.notes,
        *shown.sources,
        *(word for pair in shown.headline.items() for word in pair),
        *(entry.label for layer in shown.layers for entry in layer.legend.entries),
        "Sinaloa",
        "1,403",
    ):
        assert text in words
    assert words.count("ILLUSTRATIVE") >= 3
    assert shown.alternative_text in page
    assert '<html lang="en">' in page


def test_page_holds_the_geometry_it_needs_and_no_other() -> None:
    page = webmap.page(sheet(areas()))
    blocks = {
        attrs["id"]
        for tag, attrs in parsed(page).tags
        if tag == "script" and attrs.get("type") == "application/json"
    }
    assert blocks == {"geometry-neighbours", "geometry-states_drawing"}
    block = re.search(r'id="geometry-states_drawing">(.*?)</script>', page, re.DOTALL)
    assert block
    assert len(json.loads(block[1])["features"]) == 32


def features_of(page: str, geometry: str) -> list[str]:
    block = re.search(rf'id="geometry-{geometry}">(.*?)</script>', page, re.DOTALL)
    assert block
    return [one["properties"]["code"] for one in json.loads(block[1])["features"]]


def test_page_holds_only_the_outlines_that_are_drawn() -> None:
    two = lines("municipalities_drawing", codes=("25018", "25006"))
    one = lines("municipalities_drawing", codes=("20067",), classes=(0,), labels=("x",))
    page = webmap.page(sheet(areas(), two, one))
    assert features_of(page, "municipalities_drawing") == ["20067", "25006", "25018"]
    assert len(features_of(page, "states_drawing")) == 32
    # What is filled needs all areas.
    whole = webmap.page(sheet(areas("municipalities_drawing"), two))
    assert len(features_of(whole, "municipalities_drawing")) == 2465
    assert len(page) < len(whole) - 1_000_000


def test_page_shows_the_details_row_by_row() -> None:
    detail = pd.DataFrame(
        {
            "Port": ["Manzanillo", "Tuxpan"],
            "Longitude": [-104.3125, None],
            "Since": [pd.Timestamp(2017, 6, 17), pd.NaT],
            "Distance": [12.5, 1234.6],
        }
    )
    page = webmap.page(sheet(points(), details={"Seaports": detail}))
    assert "<summary>Seaports</summary>" in page
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", page)]
    assert ["Manzanillo", "-104.3125", "2017-06-17", "12.5"] in rows
    assert ["Tuxpan", "", "", "1,235"] in rows


def test_page_without_details_has_the_table_alone() -> None:
    assert webmap.page(sheet(points())).count("<details") == 1


def test_page_of_a_sheet_is_always_the_same() -> None:
    assert webmap.page(sheet(areas())) == webmap.page(sheet(areas()))


def test_real_data_is_not_called_illustrative() -> None:
    assert 'class="mark"' not in webmap.page(sheet(points()))
