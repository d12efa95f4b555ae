"""One self-contained HTML file of a Sheet."""

from __future__ import annotations

import hashlib
from typing import Any, Final, cast

import pandas as pd
from branca.element import Figure
from jinja2 import Environment
from markupsafe import Markup

from geo import reference
from layers.sheet import Sheet
from layers.webmap import assets
from layers.webmap.elements import base_map, feature_group, geometry_names
from layers.webmap.legend import legends
from layers.webmap.words import page_words

_NONCE: Final = "labatlas-nonce-to-be"


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
        table=_rows(sheet.table),
        geometries={_element_id(name): _data_block(name) for name in names},
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


def _data_block(geometry: str) -> Markup:
    text = reference.path(geometry).read_text(encoding="utf-8")
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 (`<` was the only way out)


def _inside(tag: str, text: str) -> Markup:
    """Return the text of a script or style, which must not close its own element."""
    return Markup(text.replace(f"</{tag}", f"<\\/{tag}"))  # noqa: S704


def _rows(table: pd.DataFrame) -> dict[str, Any]:
    return {
        "headings": [str(heading) for heading in table.columns],
        "rows": [[_cell(value) for value in row] for row in table.itertuples(index=False)],
    }


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
