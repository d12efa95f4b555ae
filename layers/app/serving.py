"""The map's files by URL from the app's own server, and streamlit-folium kept off the web.

Declaring a component gives its folder a URL: no setting is needed for it, and
it holds under any ``server.baseUrlPath``. The map's frame is itself a
component, so the files lie one folder beside it.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import streamlit as st
import streamlit_folium
from streamlit.components.v1 import declare_component

from geo import reference
from layers.webmap import AssetError, asset
from layers.webmap.assets import SCRIPTS, STYLES
from layers.webmap.twin import TWIN_SCRIPTS, TWIN_STYLES, twin_frame

GEOMETRIES: Final = (
    "neighbours",
    "states_drawing",
    "municipalities_drawing",
    "military_regions_drawing",
    "coasts_drawing",
    "port_catchments_drawing",
    "crossing_catchments_drawing",
)


@dataclass(frozen=True)
class Served:
    """What the app's server hands out.

    Attributes
    ----------
    assets : mapping of str to str
        URL of each script and style, by the address that folium names.
    geometries : mapping of str to str
        URL of each drawing geometry, by its name.
    """

    assets: Mapping[str, str]
    geometries: Mapping[str, str]


def serve() -> Served:
    """Return the URLs of the map's files, and make streamlit-folium use them.

    To be called in the run of a Streamlit script, before the map is shown.

    Returns
    -------
    Served
        URLs relative to the frame of the map.
    """
    keeper, assets, geometries = _files()
    component = _component(keeper)
    base = f"../{component.name}/"
    served = Served(
        {url: base + name for url, name in assets.items()},
        {layer: base + name for layer, name in geometries.items()},
    )
    _redirect(served.assets)
    return served


@st.cache_resource(show_spinner=False)
def _files() -> tuple[tempfile.TemporaryDirectory[str], dict[str, str], dict[str, str]]:
    """Write each file once a process, its hash in its name so that a browser may keep it.

    The folder lasts as long as the object. Streamlit's cache lets no two
    sessions write at once, as two that open together would with another.
    """
    keeper = tempfile.TemporaryDirectory(prefix="labatlas-")
    folder = Path(keeper.name)
    assets = {}
    scripts = (*SCRIPTS, *TWIN_SCRIPTS)
    for url in (*scripts, *STYLES, *TWIN_STYLES):
        content = asset(url).encode()
        suffix = ".js" if url in scripts else ".css"
        assets[url] = _hashed("map", content, suffix)
        (folder / assets[url]).write_bytes(content)
    # What Streamlit shows in the frame of the component: there the files lie beside it.
    (folder / "index.html").write_text(twin_frame(assets), encoding="utf-8")
    geometries = {}
    for layer in GEOMETRIES:
        source = reference.path(layer)
        geometries[layer] = _hashed(layer, source.read_bytes(), source.suffix)
        shutil.copyfile(source, folder / geometries[layer])
    return keeper, assets, geometries


def _component(keeper: tempfile.TemporaryDirectory[str]) -> Any:
    return declare_component("map_files", path=keeper.name)


def _hashed(stem: str, content: bytes, suffix: str) -> str:
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{suffix}"


def _redirect(urls: Mapping[str, str]) -> None:
    """Make streamlit-folium load its scripts and styles from here.

    Everything that it loads goes through one private function, which this
    wraps; a test tells when a new streamlit-folium does it otherwise.
    """
    inner: Callable[..., Any] = getattr(
        streamlit_folium._component_func, "wrapped", streamlit_folium._component_func
    )

    def offline(**arguments: Any) -> Any:
        for links in ("js_links", "css_links"):
            arguments[links] = [_local(url, urls) for url in arguments[links]]
        return inner(**arguments)

    offline.wrapped = inner  # type: ignore[attr-defined]
    streamlit_folium._component_func = offline


def _local(url: str, urls: Mapping[str, str]) -> str:
    try:
        return urls[url]
    except KeyError:
        raise AssetError(
            f"the map asks for {url}, which this server does not hold; "
            "the app loads nothing from the web"
        ) from None


def show_map(base: Any, group: Any, *, name: str = "labatlas") -> None:
    """Show a map whose view survives every change of its data.

    Parameters
    ----------
    base : folium.Map
        The same map each time.
    group : folium.FeatureGroup
        Its data.
    name : str
        Tells the map from those of other pages.
    """
    with st.container(key="map"):
        streamlit_folium.st_folium(
            base,
            key=name,
            height=520,
            use_container_width=True,
            feature_group_to_add=group,
            returned_objects=[],
        )


def show_twins(content: Mapping[str, Any]) -> None:
    """Show two maps with one view in one frame; it survives every change of their data.

    Parameters
    ----------
    content : mapping of str to object
        What :func:`layers.webmap.twin.twin_content` returns, with the URLs of :func:`serve`.
    """
    keeper, _, _ = _files()
    with st.container(key="twin"):
        _component(keeper)(content=content, key="twins", default=None)
