"""The Sheet as a map in the browser: for the app, and as one HTML file.

No file is fetched from another host. What Leaflet needs comes out of the
installed ``folium-offline`` package; what it draws, out of ``geo.reference``.
"""

from layers.webmap.assets import AssetError, asset
from layers.webmap.elements import base_map, feature_group, geometry_names
from layers.webmap.legend import legends
from layers.webmap.page import page

__all__ = [
    "AssetError",
    "asset",
    "base_map",
    "feature_group",
    "geometry_names",
    "legends",
    "page",
]
