"""The legend of a Sheet as HTML, for the app and for the exported page."""

from __future__ import annotations

import base64
import html
from typing import Final

from jinja2 import Environment

from layers.legend import in_reading_order, listed
from layers.palettes import ink_on
from layers.sheet import AreaLayer, GridLayer, Layer, LegendEntry, Sheet
from layers.webmap.assets import own_text
from layers.webmap.shapes import LINES, OUTLINES

_CIRCLE: Final = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z"
_AREA: Final = "M1 1H15V15H1Z"
_LINE: Final = "M0.5 8H15.5"
_RADIUS: Final = 6
_ROWS: Final = "".join(f"M1 {y}H15V{y + 1}H1Z" for y in (3, 8, 13))
_TEXTURES: Final = {
    "dots": "".join(
        f"M{x + 2.5 * (k % 2)} {y}h1.6v1.6h-1.6Z"
        for k, y in enumerate((2.5, 5, 7.5, 10, 12.5))
        for x in (2.5, 7.5, 12.5)[: 3 - k % 2]
    ),
    "lines": _ROWS,
    "grid": _ROWS + "".join(f"M{x} 1V15H{x + 1}V1Z" for x in (3, 8, 13)),
}
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
        layers=[
            layer
            for layer in in_reading_order(sheet.layers)
            if layer.legend.entries or layer.legend.note
        ],
        mark=_mark,
        listed=listed,
    )


def _mark(layer: Layer, entry: LegendEntry) -> str:
    """Return a mark as an image in the text: Streamlit drops drawings from HTML, not images."""
    color = html.escape(entry.color)
    if entry.shape in LINES:
        dashes = ' stroke-dasharray="4.5 3"' if entry.shape == "dashed" else ""
        drawing = f'<path d="{_LINE}" stroke="{color}" stroke-width="2.2"{dashes}/>'
    elif isinstance(layer, AreaLayer | GridLayer):
        drawing = f'<path d="{_AREA}" fill="{color}" stroke="#55534d" stroke-width="0.8"/>'
        if entry.hatched:
            drawing += f'<path d="{_HATCHING}" stroke="#8f8f8b" stroke-width="0.9"/>'
        if entry.texture:
            drawing += f'<path d="{_TEXTURES[entry.texture]}" fill="{ink_on(entry.color)}"/>'
    elif entry.hollow:
        drawing = _point(entry, f'fill="#ffffff" stroke="{color}" stroke-width="1.8"')
    else:
        drawing = _point(entry, f'fill="{color}" stroke="#55534d" stroke-width="0.8"')
    image = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{drawing}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(image.encode()).decode("ascii")


def _point(entry: LegendEntry, style: str) -> str:
    corners = " ".join(
        f"{8 + _RADIUS * x:.1f},{8 + _RADIUS * y:.1f}" for x, y in OUTLINES[entry.shape]
    )
    path = f"M{corners}Z" if corners else _CIRCLE
    return f'<path d="{path}" {style} stroke-linejoin="round"/>'
