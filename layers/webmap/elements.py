"""The folium elements: a base map without data, and all the data as one layer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

import folium
from branca.element import MacroElement
from folium.template import Template

from layers import base
from layers.sheet import AreaLayer, LineLayer, Sheet
from layers.webmap import assets
from layers.webmap.encode import PIXELS_PER_POINT, Payload, encode
from layers.webmap.shapes import OUTLINES

BASE_GEOMETRY: Final = (base.NEIGHBOURS.name, base.STATES.name)


class _Base(MacroElement):
    """Land below the data, state lines above it, the buttons."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "labatlas.base({{ this._parent.get_name() }}, {{ this.places }}, {{ this.look }});"
        "{% endmacro %}"
    )

    def __init__(self, urls: Mapping[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca gives it no types
        self._name = "Base"
        self.places = json.dumps(
            {"neighbours": urls[base.NEIGHBOURS.name], "states": urls[base.STATES.name]}
        )
        self.look = json.dumps(_look())


class _Data(MacroElement):
    """Every layer of a Sheet; replaces what an earlier one drew on the same map."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "labatlas.draw({{ this._parent._parent.get_name() }}, "
        '"{{ this.payload.version }}", "{{ this.payload.data }}");'
        "{% endmacro %}"
    )

    def __init__(self, payload: Payload) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca gives it no types
        self._name = "Data"
        self.payload = payload


def _look() -> dict[str, object]:
    """Return the colours and bounds of the base map as Leaflet names them, and the marks."""
    west, south, east, north = base.BOUNDS
    return {
        "bounds": [[south, west], [north, east]],
        "sea": base.SEA.fill,
        "neighbours": _style(base.NEIGHBOURS),
        "home": _style(base.HOME),
        "states": _style(base.STATES),
        "edge": base.MUNICIPALITY_LINE,
        "unitEdge": base.UNIT_LINE,
        "shapes": OUTLINES,
    }


def _style(layer: base.BaseLayer) -> dict[str, object]:
    return {
        "fill": bool(layer.fill),
        "fillColor": layer.fill,
        "fillOpacity": 1,
        "stroke": bool(layer.line),
        "color": layer.line,
        "weight": layer.line_width * PIXELS_PER_POINT,
    }


def geometry_names(sheet: Sheet) -> tuple[str, ...]:
    """Return the reference layers whose geometry the map of a Sheet needs.

    Parameters
    ----------
    sheet : Sheet
        What is drawn.

    Returns
    -------
    tuple of str
        Names for :func:`geo.reference.path`, each once.
    """
    drawn = [
        layer.geometry
        for layer in sheet.layers
        if isinstance(layer, AreaLayer | LineLayer) and layer.geometry
    ]
    return tuple(dict.fromkeys((*BASE_GEOMETRY, *drawn)))


def base_map(*, urls: Mapping[str, str]) -> folium.Map:
    """Return a map of Mexico without any data in it, the same for every View.

    Parameters
    ----------
    urls : mapping of str to str
        Where the browser finds each drawing geometry: an address, or ``#``
        and the id of an element of the same page that holds it.

    Returns
    -------
    folium.Map
        Sea, neighbours, states, scale and buttons.
    """
    empty = folium.Map(
        location=(23.8, -102.3),
        tiles=None,
        zoom_start=5,
        zoom_control=False,
        font_size="13px",
        min_zoom=3,
        max_zoom=12,
        zoom_snap=0.25,
        max_bounds_viscosity=0.8,
        track_resize=False,
    )
    # On this map alone: folium's own lists are shared by every map of the process.
    empty.default_js = [(url, url) for url in assets.SCRIPTS]
    empty.default_css = [(url, url) for url in assets.STYLES]
    _Base(urls).add_to(empty)
    return empty


def feature_group(sheet: Sheet, *, urls: Mapping[str, str]) -> folium.FeatureGroup:
    """Return all the data of a Sheet, to be added to a :func:`base_map`.

    Parameters
    ----------
    sheet : Sheet
        What is drawn.
    urls : mapping of str to str
        Where the browser finds each drawing geometry, as for the base map.

    Returns
    -------
    folium.FeatureGroup
        One group; drawn on a map that shows an earlier one, it replaces it.

    Raises
    ------
    OutputError
        If a layer does not fit its geometry or its legend.
    """
    group = folium.FeatureGroup(name="labatlas", control=False)
    _Data(encode(sheet, urls)).add_to(group)
    return group
