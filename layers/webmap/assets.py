"""The scripts and styles of a map, from installed packages instead of the web.

``folium-offline`` is taken as a mere store: its table of texts is read from
its source, because importing it would take a second and replace folium.
"""

from __future__ import annotations

import ast
import importlib.util
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from geo.errors import LabatlasError

LEAFLET_JS: Final = "https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js"
LEAFLET_CSS: Final = "https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.css"
OWN_JS: Final = tuple(
    f"labatlas:{name}.js" for name in ("points", "lines", "grids", "captions", "base", "map")
)
MAP_CSS: Final = "labatlas:map.css"

SCRIPTS: Final = (LEAFLET_JS, *OWN_JS)
"""In the order in which a page must run them."""
STYLES: Final = (LEAFLET_CSS, MAP_CSS)

_OWN: Final = "labatlas:"


class AssetError(LabatlasError, LookupError):
    """A map asks for a script or style of which there is no copy on this machine."""


def asset(url: str) -> str:
    """Return the text of a script or style.

    Parameters
    ----------
    url : str
        Its address as folium names it, or ``labatlas:`` and the name of a
        file of this package.

    Returns
    -------
    str
        The text.

    Raises
    ------
    AssetError
        If there is no copy; a map without it would stay blank.
    """
    if url.startswith(_OWN):
        return own_text(url.removeprefix(_OWN))
    try:
        return _store()[url]
    except KeyError:
        raise AssetError(
            f"no copy of {url} on this machine, and the map fetches nothing from the web: "
            "install the folium and folium-offline versions that labatlas names"
        ) from None


@cache
def own_text(name: str) -> str:
    """Return the text of a file of this package.

    Parameters
    ----------
    name : str
        Name of the file.

    Returns
    -------
    str
        The text.

    Raises
    ------
    AssetError
        If there is no such file.
    """
    try:
        return (Path(__file__).parent / name).read_text(encoding="utf-8")
    except OSError as error:
        raise AssetError(f"labatlas is not installed whole: {error}") from None


@lru_cache(maxsize=1)
def _store() -> dict[str, str]:
    package = importlib.util.find_spec("offlinefolium")
    if package is None or not package.submodule_search_locations:
        raise AssetError("the package folium-offline is not installed: install labatlas again")
    source = Path(package.submodule_search_locations[0]) / "elements.py"
    texts: dict[str, str] = {}
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(
                targets=[
                    ast.Subscript(value=ast.Name(id="_res"), slice=ast.Constant(value=str(url)))
                ],
                value=ast.Constant(value=str(text)),
            ):
                texts[url] = text
    return texts
