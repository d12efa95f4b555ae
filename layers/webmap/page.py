"""One self-contained HTML file of a Sheet."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any, Final, cast

import pandas as pd
from branca.element import Figure
from jinja2 import Environment
from markupsafe import Markup

from geo import reference
from layers.sheet import AreaLayer, LineLayer, Sheet
from layers.webmap import assets
from layers.webmap.elements import BASE_GEOMETRY, base_map, feature_group, geometry_names
from layers.webmap.legend import legends
from layers.webmap.words import page_words

_NONCE: Final = "labatlas-nonce-to-be"
_LEGEND_LINES: Final = 32


def page(sheet: Sheet) -> str:
    """Return a whole HTML page of a Sheet that needs no other file.

    It makes no request, works from a disk, a mail or a web server, and prints.
    Its content security policy lets only its own scripts run.

    Parameters
    ----------
    sheet : Sheet
        What is drawn.

    Returns
    -------
    str
        HTML; the same Sheet gives the same text.

    Raises
    ------
    AssetError
        If a script or style of the map is not installed.
    OutputError
        If the Sheet is not whole.
    """
    names = geometry_names(sheet)
    map_id, script = _map(sheet, {name: f"#{_element_id(name)}" for name in names})
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        assets.own_text("page.html")
    )
    text = template.render(
        sheet=sheet,
        words=page_words(sheet.language),
        map_id=map_id,
        legends=Markup(legends(sheet)),  # noqa: S704 (escaped by its own template)
        long_legend=_legend_lines(sheet) > _LEGEND_LINES,
        table=_rows(sheet.table, digits=3),
        details={title: _rows(detail, digits=8) for title, detail in sheet.details.items()},
        geometries={_element_id(name): _data_block(name, sheet) for name in names},
        styles=[_inside("style", assets.asset(url)) for url in assets.STYLES]
        + [_inside("style", assets.own_text(name)) for name in ("legend.css", "page.css")],
        scripts=[_inside("script", assets.asset(url)) for url in assets.SCRIPTS]
        + [_inside("script", script)],
        nonce=_NONCE,
    )
    # Derived from the whole page, so that nothing in the page can have known it.
    nonce = hashlib.sha256(text.encode()).hexdigest()[:32]
    return text.replace(f'nonce="{_NONCE}"', f'nonce="{nonce}"').replace(
        f"'nonce-{_NONCE}'", f"'nonce-{nonce}'"
    )


def _map(sheet: Sheet, urls: dict[str, str]) -> tuple[str, str]:
    base = base_map(urls=urls)
    group = feature_group(sheet, urls=urls)
    # folium's random names would make every export a different file.
    for number, element in enumerate((base, *base._children.values(), group)):
        element._id = f"sheet{number}"
    for number, element in enumerate(group._children.values()):
        element._id = f"data{number}"
    group.add_to(base)
    figure = cast("Figure", base.get_root())
    figure.render()
    return base.get_name(), str(figure.script.render())


def _element_id(geometry: str) -> str:
    return f"geometry-{geometry}"


def _data_block(geometry: str, sheet: Sheet) -> Markup:
    """Return a geometry as JSON; where only some of its outlines are drawn, those alone."""
    text = reference.path(geometry).read_text(encoding="utf-8")
    filled = [layer.geometry for layer in sheet.layers if isinstance(layer, AreaLayer)]
    if geometry not in (*BASE_GEOMETRY, *filled):
        drawn = {
            code
            for layer in sheet.layers
            if isinstance(layer, LineLayer) and layer.geometry == geometry
            for code in layer.codes
        }
        whole = json.loads(text)
        features = [one for one in whole["features"] if one["properties"]["code"] in drawn]
        text = json.dumps(whole | {"features": features}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 (`<` was the only way out)


def _inside(tag: str, text: str) -> Markup:
    """Return the text of a script or style, which must not close its own element."""
    return Markup(text.replace(f"</{tag}", f"<\\/{tag}"))  # noqa: S704 (no other way out)


def _legend_lines(sheet: Sheet) -> int:
    legends = [layer.legend for layer in sheet.layers]
    return sum(1 + len(legend.entries) + bool(legend.note) for legend in legends)


def _rows(table: pd.DataFrame, *, digits: int) -> dict[str, Any]:
    return {
        "headings": [str(heading) for heading in table.columns],
        "rows": [[_cell(value, digits) for value in row] for row in table.itertuples(index=False)],
    }


def _cell(value: Any, digits: int) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:,.{digits}g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
