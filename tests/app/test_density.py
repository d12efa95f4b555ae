"""Densities, two maps, time and rasters on the page of the map, without a browser."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rasterio
from streamlit.testing.v1 import AppTest

from geo.density import of_known_status
from geo.process import Processed, process
from layers.app.arranged import COMPARING, common_legends, comparable, side_content, side_views
from layers.app.composed import sheet_of
from layers.app.frames import WINDOWS, Frame, series
from layers.app.serving import serve
from layers.app.surfaces import _geotiff
from layers.app.words import TEXTS
from layers.choices import SURFACES
from layers.grids import kernel
from layers.land import land
from layers.view import View

RELEASE = "illustrative-2023-08"
CONTROLS = {
    "shares": {"level", "measure", "scheme"},
    "density": {"density_of", "bandwidth_rule", "bandwidth_km", "cell_km"},
    "relative_risk": {"risk_bandwidth_rule", "risk_bandwidth_km", "risk_test", "cell_km"},
    "hexagons": {"hexagons_of", "hex_resolution"},
    "hot_spots": {"hot_spots_of", "hot_spots_by", "hot_spots_method"},
}


def small_page() -> None:
    """The widgets of the land alone: a tenth of the time."""
    import streamlit as st

    from layers.app.arranged import arrange_choice
    from layers.app.kept import keep
    from layers.app.land_choice import land_choice
    from layers.view import View

    asked = dict(st.query_params.to_dict())
    language = asked.get("language", "en")
    arrange = asked.pop("arrange", "one")
    view = st.session_state.get("chosen") or View.from_query(asked)
    keep("arrange", arrange)
    surface, members = land_choice(view, language)
    chosen = view.changed(layers=(surface,) if surface else (), **members)
    st.session_state["chosen"] = chosen
    st.session_state["arranged"] = arrange_choice(arrange, chosen, language)


def small(**query: str) -> AppTest:
    app = AppTest.from_function(small_page, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def widgets(app: AppTest) -> set[str]:
    found = [*app.selectbox, *app.number_input, *app.get("button_group"), *app.text_input]
    return {str(widget.key) for widget in found} - {"land", "arrange"}


@pytest.fixture(scope="module")
def processed() -> Processed:
    return process(RELEASE)


def test_controls_are_shown_with_their_choice_alone() -> None:
    app = small()
    for surface, own in CONTROLS.items():
        app.selectbox("land").set_value(surface).run()
        assert not app.exception
        assert widgets(app) == own, surface
    app.selectbox("hot_spots_by").set_value("hexagon").run()
    assert widgets(app) == CONTROLS["hot_spots"] | {"hex_resolution"}
    app.selectbox("land").set_value("density").run()
    app.selectbox("bandwidth_rule").set_value("scott").run()
    assert widgets(app) == CONTROLS["density"] - {"bandwidth_km"}
    app.selectbox("land").set_value("nothing").run()
    assert widgets(app) == set()
    assert app.session_state["chosen"].layers == ()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_control_explains_itself(language: str) -> None:
    seen = set()
    for surface in CONTROLS:
        query = {"layers": surface, "scheme": "fixed", "breaks": "1,5", "language": language}
        app = small(**query, hot_spots_by="hexagon")
        found = [*app.selectbox, *app.number_input, *app.get("button_group"), *app.text_input]
        assert not [widget.key for widget in found if not widget.proto.help]
        seen |= widgets(app)
        assert len(app.get("html")) == 1
    assert seen == set().union(*CONTROLS.values()) | {"breaks"}


def test_what_the_controls_say_is_the_view() -> None:
    app = small(layers="density", bandwidth="37.5", cell_km="3", density_of="active")
    view: View = app.session_state["chosen"]
    assert (view.bandwidth, view.cell_km, view.density_of) == ("37.5", 3.0, "active")
    app.number_input("cell_km").set_value(10.0).run()
    app.number_input("bandwidth_km").set_value(20.0).run()
    view = app.session_state["chosen"]
    assert (view.bandwidth, view.cell_km) == ("20", 10.0)
    # No kernel is narrower than two cells.
    assert app.number_input("bandwidth_km").min == 20.0
    app.selectbox("bandwidth_rule").set_value("cross-validated").run()
    assert app.session_state["chosen"].bandwidth == "cross-validated"
    assert app.session_state["chosen"].risk_bandwidth == View.risk_bandwidth
    app.selectbox("land").set_value("relative_risk").run()
    app.number_input("risk_bandwidth_km").set_value(100.0).run()
    app.selectbox("risk_test").set_value("relabelling").run()
    view = app.session_state["chosen"]
    assert (view.bandwidth, view.risk_bandwidth) == ("cross-validated", "100")
    assert view.risk_test == "relabelling"
    app.selectbox("risk_bandwidth_rule").set_value("silverman").run()
    assert app.session_state["chosen"].risk_bandwidth == "silverman"
    app.selectbox("land").set_value("hot_spots").run()
    app.selectbox("hot_spots_method").set_value("moran").run()
    assert app.session_state["chosen"].hot_spots_method == "moran"
    # Nor is the one that is not shown.
    app = small(layers="density", cell_km="1", risk_bandwidth="2")
    app.number_input("cell_km").set_value(5.0).run()
    assert app.session_state["chosen"].risk_bandwidth == "10"


def test_what_is_not_shown_stays_as_it_was() -> None:
    app = small(layers="hexagons", level="state", measure="labs_per_100k", scheme="quantiles")
    begin = View.from_query({key: app.query_params[key] for key in app.query_params})
    assert app.session_state["chosen"] == begin
    app.selectbox("land").set_value("shares").run()
    assert app.session_state["chosen"] == begin.changed(layers=("shares",))
    app.selectbox("land").set_value("hexagons").run()
    app.selectbox("hexagons_of").set_value("active_share").run()
    assert app.session_state["chosen"].measure == "active_share"
    assert app.session_state["chosen"].scheme == "quantiles"


def test_what_compares_both_statuses_needs_one_map() -> None:
    for surface in (*CONTROLS, "nothing"):
        app = small(layers="" if surface == "nothing" else surface, arrange="twin")
        alone = surface in COMPARING
        assert app.selectbox("arrange").disabled == alone
        assert app.session_state["arranged"] == ("one" if alone else "twin")
        assert ("already take active and inactive" in app.selectbox("arrange").help) == alone
        # Which labs a density is of has no meaning on two maps.
        assert "density_of" not in widgets(app.run())


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
        # The map stays as it was.
        assert app.session_state["chosen"].breaks == (2.0, 7.0)
    assert "scheme" not in widgets(small(measure="share_by_labs"))


@pytest.mark.parametrize("surface", ["shares", "density"])
def test_two_maps_count_every_lab_of_known_status_once_in_the_same_classes(
    processed: Processed, surface: str
) -> None:
    view = View(
        layers=(surface, "labs"),
        measure="active_share",
        scheme="quantiles",
        bandwidth="scott",
        cell_km=10,
    )
    active, inactive = side_views(view, processed)
    assert active.statuses == ("active",)
    assert active.changed(statuses=()) == inactive.changed(statuses=())
    assert active.measure == "labs"
    if surface == "shares":
        assert active.scheme == "fixed"
    else:
        assert float(active.bandwidth) > 0
    sheets = sheet_of(active, processed), sheet_of(inactive, processed)
    assert [sheet.headline["Labs"] for sheet in sheets] == ["182", "1,476"]
    content = side_content(sheets, serve(), "swipe")
    assert [side["which"] for side in content["sides"]] == ["Active", "Inactive"]
    assert content["way"] == "swipe"
    legends = {layer.name: layer.legend for layer in common_legends(sheets).layers}
    assert [entry.label for entry in legends["labs"].entries] == ["active", "inactive"]
    marks = []
    for sheet in sheets:
        (layer,) = [one for one in sheet.layers if one.name == surface]
        marks.append({entry.label: entry.color for entry in layer.legend.entries})
    common = {entry.label: entry.color for entry in legends[surface].entries}
    assert common == marks[0] | marks[1]
    assert common == marks[1] | marks[0]


def test_another_layer_does_not_make_the_surface_anew(
    processed: Processed, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(
        "layers.app.composed.land", lambda view, release: made.append(view) or land(view, release)
    )
    # A bandwidth that no other test has: the cache is that of the whole process.
    view = View(layers=("relative_risk",), cell_km=10, risk_bandwidth="71")
    first = sheet_of(view, processed)
    ports = view.changed(layers=("relative_risk", "ports"), table="drug", level="state")
    second = sheet_of(ports, processed)
    assert [layer.name for layer in second.layers] == ["relative_risk", "risk_contours", "ports"]
    assert all(one is other for one, other in zip(first.layers, second.layers, strict=False))
    assert len(made) == 1
    # So with one stretch of time, and with each of two maps.
    month = Frame(date(2022, 1, 1), date(2022, 12, 31), 1, 0)
    for asked in (view, ports):
        sheet_of(month.of(asked), processed)
    assert len(made) == 2
    sheet_of(view.changed(states=("25",)), processed)
    assert len(made) == 3


def test_rules_of_a_series_are_those_of_all_its_records(processed: Processed) -> None:
    view = View(bandwidth="scott", risk_bandwidth="silverman", cell_km=10)
    records = processed.records
    asked_km = [
        kernel(view.bandwidth, view, records).km,
        kernel(view.risk_bandwidth, view, of_known_status(records)).km,
    ]
    held = comparable(view.changed(layers=("density",)), processed)
    assert (float(held.bandwidth), held.risk_bandwidth) == (asked_km[0], "silverman")
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


@pytest.mark.parametrize(
    "asked",
    [
        *({"layers": (surface,)} for surface in SURFACES),
        {"layers": ("hexagons",), "measure": "active_share"},
        {"layers": ("hexagons",), "hex_resolution": 3},
        {"layers": ("hot_spots",), "hot_spots_by": "hexagon"},
        {"layers": ("labs",)},
    ],
    ids=str,
)
def test_no_class_changes_its_colour_while_time_passes(
    processed: Processed, asked: dict[str, Any]
) -> None:
    held = comparable(View(**asked, cell_km=10, bandwidth="50", risk_bandwidth="80"), processed)
    ends = [date(2020, 3, 31), date(2021, 6, 30), date(2023, 8, 31)]
    sheets = [sheet_of(held.changed(end=end), processed) for end in ends]
    entries = [
        (layer.name, entry.label, replace(entry, label="", count=0))
        for sheet in sheets
        for layer in sheet.layers
        for entry in layer.legend.entries
    ]
    labels = {(name, label) for name, label, _ in entries}
    looks = {(name, str(look)) for name, _, look in entries}
    both = {(name, label, str(look)) for name, label, look in entries}
    assert len(labels) == len(looks) == len(both) > 1


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


def test_the_geotiff_has_the_kernel_of_the_map(processed: Processed) -> None:
    view = View(cell_km=10, bandwidth="scott", risk_bandwidth="80", layers=("density",))
    (layer,) = sheet_of(view, processed).layers
    risk, _ = sheet_of(view.changed(layers=("relative_risk",)), processed).layers
    content = _geotiff((RELEASE,), view, processed)
    with rasterio.MemoryFile(content) as memory, memory.open() as file:
        assert (file.height, file.width) == layer.grid.shape
        assert file.count == 5
        tags = file.tags()
    assert f"{float(tags['bandwidth_km']):.1f} km" in layer.legend.title
    assert float(tags["risk_bandwidth_km"]) == 80
    assert "80 km" in risk.legend.title
    assert "illustrative" in tags


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
