"""What the files are called that the page saves."""

from __future__ import annotations

import re
from typing import Final

from layers.classes import SHARES
from layers.sheet import Sheet
from layers.view import View

_NAMED: Final = 3
"""A map of more layers than these is not named after them."""


def map_stem(sheet: Sheet, view: View) -> str:
    """Return the name of a map: the release and what colours the land, else its layers.

    Parameters
    ----------
    sheet : Sheet
        What is shown; a raster of the reader's own may stand for the surface.
    view : View
        What was asked for.

    Returns
    -------
    str
        Without an ending, fit for any file.
    """
    return "-".join(["labatlas", plain_name(view.release), *_shown(sheet, view)])


def table_stem(view: View) -> str:
    """Return the name of the table of a view: the release and what it counts by.

    Parameters
    ----------
    view : View
        What was asked for.

    Returns
    -------
    str
        Without an ending, fit for any file.
    """
    by = view.level if view.table == "area" else view.table
    return f"labatlas-{plain_name(view.release)}-table-{by}"


def plain_name(release: str) -> str:
    """Return a name that a file can carry anywhere.

    Parameters
    ----------
    release : str
        Any text.

    Returns
    -------
    str
        Letters, digits, underscores and hyphens.
    """
    return re.sub(r"[^\w-]+", "-", release).strip("-") or "release"


def _shown(sheet: Sheet, view: View) -> list[str]:
    if any(layer.name == "raster" for layer in sheet.layers):
        return ["raster"]
    share = view.measure in SHARES and view.filters().share_is_defined
    of = {
        "shares": [view.measure, view.level],
        "density": [view.density_of],
        "hexagons": ["active_share" if share else "labs"],
        "hot_spots": [view.hot_spots_of, view.hot_spots_by],
    }.get(view.surface, [])
    if view.surface:
        return of if view.surface == "shares" else [view.surface, *of]
    return [*view.layers] if 0 < len(view.layers) <= _NAMED else ["map"]
