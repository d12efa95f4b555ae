"""streamlit-folium kept off the web: the one function that this leans on."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
import streamlit_folium

from layers import webmap
from layers.app import serving
from layers.webmap.assets import SCRIPTS, STYLES


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Stand in for the component, and note what it is called with."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **named: calls.append(named))
    return calls


def test_streamlit_folium_loads_everything_through_one_function() -> None:
    source = inspect.getsource(streamlit_folium.st_folium)
    assert source.count("_component_func(") == 1
    assert "js_links=js_links" in source
    assert "css_links=css_links" in source


def test_every_script_and_style_comes_from_this_server(called: list[dict[str, Any]]) -> None:
    served = serving.serve()
    streamlit_folium.st_folium(webmap.base_map(urls=served.geometries), key="k")
    (call,) = called
    assert call["js_links"] == [served.assets[url] for url in SCRIPTS]
    assert call["css_links"] == [served.assets[url] for url in STYLES]
    assert all(link.startswith("../") for link in call["js_links"] + call["css_links"])


def test_serving_twice_wraps_once(called: list[dict[str, Any]]) -> None:
    assert serving.serve() == serving.serve()
    streamlit_folium.st_folium(webmap.base_map(urls=serving.serve().geometries), key="k")
    assert len(called) == 1


def test_a_link_that_is_not_served_is_an_error(called: list[dict[str, Any]]) -> None:
    served = serving.serve()
    base = webmap.base_map(urls=served.geometries)
    base.default_js = [*base.default_js, ("d3", "https://d3js.org/d3.v4.min.js")]
    with pytest.raises(webmap.AssetError, match="d3js"):
        streamlit_folium.st_folium(base, key="k")
    assert not called


def test_files_are_whole_and_named_by_their_hash() -> None:
    keeper, assets, geometries = serving._files()
    folder = Path(keeper.name)
    for url, name in assets.items():
        assert (folder / name).read_text("utf-8") == webmap.asset(url)
    assert set(geometries) == {
        "neighbours",
        "states_drawing",
        "municipalities_drawing",
        "military_regions_drawing",
        "coasts_drawing",
        "port_catchments_drawing",
        "crossing_catchments_drawing",
    }
    assert all((folder / name).stat().st_size > 1000 for name in geometries.values())
