"""The legend of a Sheet as HTML, for the app and for the exported page."""

from __future__ import annotations

import base64
import html
from typing import Final

from jinja2 import Environment

from layers.sheet import LegendEntry, Sheet
from layers.webmap.assets import own_text

PATHS: Final = {
    "square": "M1 1H15V15H1Z",
    "circle": "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z",
    "triangle": "M8 2L14 13.5H2Z",
    "diamond": "M8 1.5L14.5 8L8 14.5L1.5 8Z",
}
"""The outline of each shape of mark in a box of 16 by 16."""

_HATCHING: Final = "M1 6L6 1M1 11L11 1M1 15L15 1M6 15L15 6M11 15L15 11"


def legends(sheet: Sheet) -> str:
    """Return the legends of all layers of a Sheet, top layer last.

    Parameters
    ----------
    sheet : Sheet
        What is drawn.

    Returns
    -------
    str
        HTML without script or style attributes, its text escaped.
    """
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        own_text("legend.html")
    )
    return template.render(
        legends=[layer.legend for layer in sheet.layers if layer.legend.entries], mark=_mark
    )


def _mark(entry: LegendEntry) -> str:
    """Return a mark as an image in the text: Streamlit drops drawings from HTML, not images."""
    hatching = f'<path d="{_HATCHING}" stroke="#8f8f8b" stroke-width="0.9"/>'
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'<path d="{PATHS[entry.shape]}" fill="{html.escape(entry.color)}" '
        'stroke="#55534d" stroke-width="0.8"/>'
        f"{hatching if entry.hatched else ''}</svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode("ascii")
