"""Densities, two maps, time and rasters on the page of the map, without a browser."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from rasterio.transform import from_origin
from streamlit.testing.v1 import AppTest

from geo.process import Processed, process
from layers.app.arranged import COMPARING, common_legends, comparable, side_content, side_views
from layers.app.composed import sheet_of
from layers.app.raster_layer import FILLS, class_breaks, without_fills
from layers.app.serving import serve
from layers.app.surfaces import _bandwidths_km, _geotiff
from layers.app.through_time import WINDOWS, Frame, series
from layers.app.words import TEXTS
from layers.sheet import AreaLayer, GridLayer
from layers.view import LAYERS, View

RELEASE = "illustrative-2023-08"
CONTROLS = {
    "density": {"density_of", "bandwidth_rule", "bandwidth_km", "cell_km"},
    "relative_risk": {"risk_bandwidth_rule", "risk_bandwidth_km", "cell_km"},
    "hexagons": {"hex_resolution"},
    "hot_spots": {"hot_spots_of", "hot_spots_by", "hot_spots_method"},
}


def small_page() -> None:
    """The widgets of densities alone: a tenth of the time."""
    import streamlit as st

    from layers.app.density_controls import class_choices, density_choices
    from layers.view import View

    asked = dict(st.query_params.to_dict())
    language = asked.get("language", "en")
    view = View.from_query(asked)
    chosen = density_choices(view, view.layers, language)
    chosen |= class_choices(view, view.measure, language)
    st.session_state["chosen"] = view.changed(**chosen)


def raster_page() -> None:
    """The raster panel and its summary alone."""
    import streamlit as st

    from layers.app.raster_choice import raster_choice
    from layers.app.raster_layer import laid_under
    from layers.app.raster_panel import raster_summary

    language = st.query_params.get("language", "en")
    shown = raster_choice(language)
    raster_summary(shown, language)
    sheet = st.session_state.get("sheet")
    if shown and sheet:
        st.session_state["laid"] = laid_under(sheet, shown)


def small(**query: str) -> AppTest:
    app = AppTest.from_function(small_page, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def widgets(app: AppTest) -> set[str]:
    found = [*app.selectbox, *app.number_input, *app.get("button_group"), *app.text_input]
    return {str(widget.key) for widget in found}


@pytest.fixture(scope="module")
def processed() -> Processed:
    return process(RELEASE)


@pytest.fixture
def raster(tmp_path: Path) -> bytes:
    """A raster of degrees in whole steps from west to east over the north-west of Mexico."""
    path = tmp_path / "slope.tif"
    values = np.repeat(np.arange(200, dtype="float32")[None, :] // 20, 150, axis=0)
    values[:, :20] = -9999
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=200,
        height=150,
        count=2,
        dtype="float32",
        crs="EPSG:4326",
        transform=from_origin(-112, 31, 0.05, 0.05),
        nodata=-9999,
    ) as file:
        file.write(values, 1)
        file.write(np.where(values < 0, values, values * 2), 2)
        file.set_band_description(1, "<b>slope</b>")
    return path.read_bytes()


def test_controls_are_shown_with_their_layer_alone() -> None:
    assert widgets(small(layers="shares,ports")) == {"scheme"}
    for layer, own in CONTROLS.items():
        app = small(layers=layer)
        assert not app.exception
        assert widgets(app) == own | {"scheme"}, layer
    app = small(layers="density", bandwidth="scott")
    assert "bandwidth_km" not in widgets(app)
    app = small(layers="density,relative_risk")
    assert widgets(app) == CONTROLS["density"] | CONTROLS["relative_risk"] | {"scheme"}
    app = small(layers="hot_spots", hot_spots_by="hexagon")
    assert "hex_resolution" in widgets(app)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_control_explains_itself(language: str) -> None:
    app = small(layers=",".join(CONTROLS), scheme="fixed", breaks="1,5", language=language)
    found = [*app.selectbox, *app.number_input, *app.get("button_group"), *app.text_input]
    assert len(found) == 12
    assert not [widget.key for widget in found if not widget.proto.help]


def test_what_the_controls_say_is_the_view() -> None:
    app = small(layers="density,hot_spots", bandwidth="37.5", cell_km="3", density_of="active")
    view: View = app.session_state["chosen"]
    assert (view.bandwidth, view.cell_km, view.density_of) == ("37.5", 3.0, "active")
    app.number_input("cell_km").set_value(10.0).run()
    app.number_input("bandwidth_km").set_value(20.0).run()
    app.selectbox("hot_spots_method").set_value("moran").run()
    view = app.session_state["chosen"]
    assert (view.bandwidth, view.cell_km, view.hot_spots_method) == ("20", 10.0, "moran")
    # No kernel is narrower than two cells.
    assert app.number_input("bandwidth_km").min == 20.0
    app.selectbox("bandwidth_rule").set_value("cross-validated").run()
    assert app.session_state["chosen"].bandwidth == "cross-validated"
    assert app.session_state["chosen"].risk_bandwidth == View.risk_bandwidth
    app = small(layers="density,relative_risk", risk_bandwidth="80")
    app.number_input("risk_bandwidth_km").set_value(100.0).run()
    view = app.session_state["chosen"]
    assert (view.bandwidth, view.risk_bandwidth) == (View.bandwidth, "100")
    app.selectbox("risk_bandwidth_rule").set_value("silverman").run()
    view = app.session_state["chosen"]
    assert (view.bandwidth, view.risk_bandwidth) == (View.bandwidth, "silverman")


def test_breaks_of_ones_own_are_read_or_told() -> None:
    app = small()
    app.selectbox("scheme").set_value("fixed").run()
    assert app.session_state["chosen"].breaks == (1.0, 5.0, 20.0, 100.0)
    app.text_input("breaks").set_value("2; 7").run()
    assert app.session_state["chosen"].breaks == (2.0, 7.0)
    for wrong in ("5, 1", "a ![x](http://x)", "0, 1", ""):
        app.text_input("breaks").set_value(wrong).run()
        assert len(app.error) == 1
        assert "![" not in app.error[0].value
        assert app.session_state["chosen"].scheme == "steps"
    assert "scheme" not in widgets(small(measure="share_by_labs"))


def test_two_maps_count_every_lab_of_known_status_once_in_the_same_classes(
    processed: Processed,
) -> None:
    layers = ("shares", "density", "labs", *COMPARING)
    view = View(layers=layers, measure="active_share", scheme="quantiles", bandwidth="scott")
    view = view.changed(cell_km=10.0)
    active, inactive = side_views(view, processed)
    assert active.statuses == ("active",)
    assert active.changed(statuses=()) == inactive.changed(statuses=())
    assert (active.scheme, active.measure) == ("fixed", "labs")
    assert float(active.bandwidth) > 0
    assert not set(COMPARING) & set(active.layers)
    sheets = sheet_of(active, processed), sheet_of(inactive, processed)
    assert [sheet.headline["Labs"] for sheet in sheets] == ["182", "1,476"]
    content = side_content(sheets, serve(), "swipe")
    assert [side["which"] for side in content["sides"]] == ["Active", "Inactive"]
    assert content["way"] == "swipe"
    legends = {layer.name: layer.legend for layer in common_legends(sheets).layers}
    assert [entry.label for entry in legends["labs"].entries] == ["active", "inactive"]
    for name in ("shares", "density"):
        marks = []
        for sheet in sheets:
            (layer,) = [one for one in sheet.layers if one.name == name]
            marks.append({entry.label: entry.color for entry in layer.legend.entries})
        common = {entry.label: entry.color for entry in legends[name].entries}
        assert common == marks[0] | marks[1]
        assert common == marks[1] | marks[0]


def test_rules_of_a_series_are_those_of_all_its_records(processed: Processed) -> None:
    view = View(bandwidth="scott", risk_bandwidth="silverman", cell_km=10)
    asked_km = _bandwidths_km((RELEASE,), view, processed)
    held = comparable(view.changed(layers=("density", "relative_risk")), processed)
    assert (float(held.bandwidth), float(held.risk_bandwidth)) == asked_km
    held = comparable(view.changed(layers=("relative_risk",)), processed)
    assert (held.bandwidth, float(held.risk_bandwidth)) == ("scott", asked_km[1])


@pytest.mark.parametrize("measure", ["labs", "labs_per_1000_km2", "active_share"])
@pytest.mark.parametrize("scheme", ["steps", "quantiles"])
def test_the_same_colour_means_the_same_at_every_time(
    processed: Processed, measure: str, scheme: str
) -> None:
    held = comparable(View(layers=("shares",), measure=measure, scheme=scheme), processed)
    found = []
    for start, end in (("2019-01-01", "2019-12-31"), ("2018-12-01", "2023-08-31")):
        view = held.changed(start=date.fromisoformat(start), end=date.fromisoformat(end))
        (layer,) = sheet_of(view, processed).layers
        found.append([(entry.label, entry.color) for entry in layer.legend.entries])
    assert found[0] == found[1]


@pytest.mark.parametrize("window", WINDOWS)
def test_the_maps_of_a_series_count_what_the_whole_counts(
    processed: Processed, window: str
) -> None:
    view = View(states=("25",), start=date(2019, 5, 10), end=date(2023, 7, 20))
    found = series(view, processed, window)
    held = [frame.labs for frame in found.frames]
    whole = int(sheet_of(view, processed).headline["Labs"].replace(",", ""))
    assert (max(held) if window == "cumulative" else sum(held)) + found.left_out == whole
    frame = found.frames[len(held) // 2]
    shown = sheet_of(frame.of(view), processed).headline
    assert shown["Labs"] == f"{frame.labs:,}"
    assert shown["Active"] == f"{frame.active:,}"
    assert found.frames[0].of(view).start == date(2019, 5, 10)
    assert found.frames[-1].of(view).end == date(2023, 7, 20)


def test_a_view_of_other_days_has_no_frame_outside_them() -> None:
    frame = Frame(date(2022, 1, 1), date(2022, 1, 31), 1, 0)
    view = frame.of(View(start=date(2022, 1, 10)))
    assert (view.start, view.end) == (date(2022, 1, 10), date(2022, 1, 31))


@given(
    arrays.arrays(
        np.float64, st.integers(1, 60), elements=st.floats(-1e6, 1e6, allow_subnormal=False)
    ),
    st.integers(1, 6),
)
def test_every_value_has_a_class(values: np.ndarray[Any, np.dtype[np.float64]], most: int) -> None:
    breaks = class_breaks(values, most)
    assert 1 <= len(breaks) <= most
    assert breaks == sorted(set(breaks))
    assert breaks[0] == values.min()
    classes = np.searchsorted(breaks, values, side="right") - 1
    assert set(range(len(breaks))) == set(classes.tolist())


def test_a_raster_takes_the_place_of_what_fills_the_land(
    processed: Processed, raster: bytes
) -> None:
    view = without_fills(View(layers=LAYERS))
    assert not set(FILLS) & set(view.layers)
    app = AppTest.from_function(raster_page, default_timeout=60)
    app.session_state["sheet"] = sheet_of(without_fills(View()), processed)
    app.run()
    app.file_uploader("raster").set_value(("<b>slope<b>.tif", raster, "image/tiff")).run()
    assert not app.exception
    assert not app.error
    sheet = app.session_state["laid"]
    lowest, *others = sheet.layers
    assert isinstance(lowest, GridLayer)
    assert not [layer for layer in others if isinstance(layer, AreaLayer | GridLayer)]
    assert lowest.legend.title == "<b>slope<b>.tif · <b>slope</b>"
    assert len(lowest.legend.entries) == 6
    assert "<b>slope<b>.tif" in sheet.notes[-1]
    assert "sha256" in sheet.sources[-1]
    # Values grow to the east and so do the classes along each row.
    cells = lowest.cells()
    row = cells[cells.shape[0] // 3]
    drawn = row[row != 255].astype(int)
    assert drawn.size > 50
    assert (np.diff(drawn) >= 0).all()
    app.selectbox("raster_band").set_value(2).run()
    again = app.session_state["laid"].layers[0]
    assert again.classes == lowest.classes
    assert again.legend.entries[-1].label != lowest.legend.entries[-1].label


def test_a_raster_is_summarised_when_it_is_asked_for(raster: bytes) -> None:
    app = AppTest.from_function(raster_page, default_timeout=60).run()
    app.file_uploader("raster").set_value(("slope.tif", raster, "image/tiff")).run()
    assert not app.dataframe
    app.selectbox("raster_by").set_value("entries").run()
    app.number_input("raster_radius").set_value(40.0).run()
    app.button("raster_go").click().run()
    assert not app.exception
    table = app.dataframe[0].value
    assert set(table["Radius, km"]) == {40.0}
    assert table["Mean"].is_monotonic_decreasing or table["Mean"].isna().any()
    mazatlan = table[table["Name"].str.contains("Mazatl")].iloc[0]
    # 106.4 degrees west: 112 cells of 0.05 degrees from the edge, so in the step of 5.
    assert mazatlan["Mean"] == pytest.approx(5, abs=0.6)
    app.selectbox("raster_by").set_value("state").run()
    assert not app.dataframe
    app.button("raster_go").click().run()
    assert len(app.dataframe[0].value) == 32


def test_the_geotiff_has_the_kernel_of_the_map(processed: Processed) -> None:
    view = View(
        cell_km=10, bandwidth="scott", risk_bandwidth="80", layers=("density", "relative_risk")
    )
    asked_km = _bandwidths_km((RELEASE,), view, processed)
    layer, risk, _ = sheet_of(view, processed).layers
    assert asked_km[0] != asked_km[1] == 80
    assert f"{asked_km[0]:g} km" in layer.legend.title
    assert f"{asked_km[1]:g} km" in risk.legend.title
    content = _geotiff((RELEASE,), view, asked_km, processed)
    with rasterio.MemoryFile(content) as memory, memory.open() as file:
        assert (file.height, file.width) == layer.grid.shape
        assert file.count == 5
        tags = file.tags()
    assert (float(tags["bandwidth_km"]), float(tags["risk_bandwidth_km"])) == asked_km
    assert "illustrative" in tags


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_that_is_no_raster_is_told(language: str) -> None:
    app = AppTest.from_function(raster_page, default_timeout=60)
    app.query_params["language"] = language
    app.run()
    app.file_uploader("raster").set_value(("![x](http).tif", b"no raster", "")).run()
    assert not app.exception
    assert len(app.error) == 1
    assert "![" not in app.error[0].value
    assert "GeoTIFF" in app.error[0].value
    assert "raster.tif" not in app.error[0].value
    assert ("export it" in app.error[0].value) == (language == "en")


def test_the_layout_goes_to_the_address_and_back(root: Path) -> None:
    app = AppTest.from_file(str(root / "streamlit_app.py"), default_timeout=120)
    app.query_params["arrange"] = "swipe"
    app.query_params["time"] = "12"
    app.query_params["level"] = "state"
    app.run()
    assert not app.exception
    assert not app.warning
    assert dict(app.query_params) == {"arrange": "swipe", "time": "12", "level": "state"}
    (component,) = app.get("component_instance")
    content = json.loads(component.proto.json_args)["content"]
    assert content["way"] == "swipe"
    assert "2023" in content["sides"][0]["name"]
    assert len(app.select_slider("time_frame").options) == 6
    app.select_slider("time_frame").set_value(1).run()
    (component,) = app.get("component_instance")
    content = json.loads(component.proto.json_args)["content"]
    assert "2019" in content["sides"][0]["name"]
    # The tables below still hold all.
    assert app.dataframe[0].value["Labs"].sum() == 1658
    app.multiselect("statuses").select("active").run()
    assert app.selectbox("arrange").disabled
    assert app.metric[0].label == "Labs"
    assert dict(app.query_params)["time"] == "12"


def test_playing_goes_on_by_itself_and_ends(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr("layers.app.through_time.time.monotonic", lambda: clock[0])
    app = AppTest.from_file(str(root / "streamlit_app.py"), default_timeout=120)
    app.query_params["time"] = "12"
    app.query_params["layers"] = "labs"
    app.run()
    app.button("time_button").click().run()
    seen = [app.session_state["time_frame"]]
    while app.session_state["time_playing"] and len(seen) < 12:
        clock[0] += 1.0
        app.run()
        seen.append(app.session_state["time_frame"])
    assert not app.exception
    assert seen == [0, 1, 2, 3, 4, 5]
    app.run()
    assert app.session_state["time_frame"] == 5


@pytest.mark.parametrize("query", [{"arrange": "heap"}, {"time": "7"}])
def test_a_layout_that_there_is_not_is_told(root: Path, query: dict[str, str]) -> None:
    app = AppTest.from_file(str(root / "streamlit_app.py"), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert len(app.warning) == 1
    assert "component_instance" in {element.type for element in app.get("component_instance")}


def test_texts_of_time_have_both_forms() -> None:
    for key in ("time.labs", "time.left_out"):
        assert all(text.count("|") == 1 for text in TEXTS[key])
