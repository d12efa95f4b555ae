"""The commands ``labatlas layers``: what the reference layers are, and they themselves as files."""

from __future__ import annotations

import json
import sys
import textwrap
from datetime import date
from pathlib import Path
from typing import Any, Final

import click
import pandas as pd

from geo import reference
from geo.reference import LayerInfo
from geo.reference.catalogue import VALIDITY
from layers.cli_base import DAY, Group, day
from layers.datapackage import column_types
from layers.export import FORMATS, export

_WIDTH: Final = 100


@click.group("layers", cls=Group)
def layers_() -> None:
    """List the reference layers, tell what is known of one, write them to files."""


@layers_.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def _list(as_json: bool) -> None:
    """List the layers: name, rows, geometry, whether the rows hold between dates, what."""
    layers = [reference.info(name) for name in reference.names()]
    if as_json:
        click.echo(_json([_headline(layer) for layer in layers]))
        return
    rows = [("NAME", "ROWS", "GEOMETRY", "DATES", "WHAT")]
    for layer in layers:
        dates = "yes" if layer.dated else "no"
        rows.append((layer.name, f"{layer.features:,}", layer.geometry, dates, layer.title))
    wide = max(len(row[0]) for row in rows)
    for name, count, geometry, dates, title in rows:
        click.echo(f"{name:{wide}}  {count:>6}  {geometry:8}  {dates:5}  {title}")


@layers_.command("info")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def _info(name: str, as_json: bool) -> None:
    """Tell what a layer holds: columns, source, licence, confidence, dates, known limits."""
    layer = reference.info(name)
    facts = _facts(layer, reference.load(name))
    click.echo(_json(facts) if as_json else _text(facts))


@layers_.command("export")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to; made if it does not exist.",
)
@click.option(
    "--format",
    "file_format",
    required=True,
    type=click.Choice(FORMATS),
    help="Format of the files.",
)
@click.option(
    "--on", type=DAY, callback=day, help="Day: of layers with dates only the rows in force on it."
)
def _export(names: tuple[str, ...], out: Path, file_format: str, on: date | None) -> None:
    """Write layers to files, with a datapackage.json that describes them.

    NAME is a layer of `labatlas layers list`, or the word all.
    """
    chosen = reference.names() if "all" in names else list(names)
    with click.progressbar(
        length=len(chosen), label="Writing", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def tell(name: str) -> None:
            bar.label = f"Writing {name}"
            bar.update(1)

        *files, description = export(chosen, out, file_format, on, progress=tell)
    for file in files:
        click.echo(f"Layer written to {file}", err=True)
    click.echo(f"Description written to {description}", err=True)
    for name in dict.fromkeys(chosen):
        if on and reference.info(name).dated and reference.load(name, on=on).empty:
            click.echo(f"No row of {name} is in force on {on}: its file is empty.", err=True)
    undated = [name for name in dict.fromkeys(chosen) if not reference.info(name).dated]
    if on and undated:
        click.echo(f"Without dates, so written whole: {', '.join(undated)}.", err=True)


def _headline(layer: LayerInfo) -> dict[str, Any]:
    return {
        "name": layer.name,
        "title": layer.title,
        "rows": layer.features,
        "geometry": layer.geometry,
        "crs": layer.crs,
        "dated": layer.dated,
    }


def _facts(layer: LayerInfo, table: pd.DataFrame) -> dict[str, Any]:
    types = column_types(table)
    placed = 0 if layer.geometry == "none" else int(table.geometry.notna().sum())
    counted = table["confidence"].value_counts() if "confidence" in table else pd.Series(dtype=int)
    return _headline(layer) | {
        "rows_without_geometry": len(table) - placed,
        "dates": _dates(table) if layer.dated else None,
        "confidence": {str(value): int(count) for value, count in counted.items()},
        "source": layer.source,
        "licence": layer.licence,
        "attribution": layer.attribution,
        "changes": layer.modified,
        "tolerance_m": layer.tolerance_m,
        "known_limits": list(layer.known_limits),
        "file": layer.file,
        "bytes": layer.bytes,
        "sha256": layer.sha256,
        "columns": [
            {"name": name, "type": types[name], "description": words}
            for name, words in layer.columns.items()
        ],
    }


def _dates(table: pd.DataFrame) -> dict[str, Any]:
    first, last = (pd.to_datetime(table[column]) for column in VALIDITY)
    # Such a row has a first day to be drawn from, but no source says that it started then.
    first = first.mask(table["valid_from_precision"] == "unknown")
    return {
        "first_valid_from": _iso(first.min()),
        "last_valid_from": _iso(first.max()),
        "last_valid_to": _iso(last.max()),
        "rows_without_known_start": int(first.isna().sum()),
        "rows_without_known_end": int(last.isna().sum()),
    }


def _iso(moment: pd.Timestamp) -> str | None:
    return None if pd.isna(moment) else moment.date().isoformat()


def _text(facts: dict[str, Any]) -> str:
    geometry = facts["geometry"]
    unplaced = facts["rows_without_geometry"]
    if geometry == "none":
        crs = "none: a plain table"
    else:
        crs = f"{geometry}, {facts['crs']}, longitude first"
        crs += f"; {unplaced:,} of the rows have none" if unplaced else ""
    tolerance = facts["tolerance_m"]
    confidence = ", ".join(f"{value} {count:,}" for value, count in facts["confidence"].items())
    lines = {
        "Rows": f"{facts['rows']:,}",
        "Geometry": crs,
        "Simplified": f"to {tolerance:,.0f} m" if tolerance else "no",
        "Dates": _dates_text(facts["dates"]),
        "Confidence": confidence or "no such column",
        "Source": facts["source"],
        "Licence": facts["licence"],
        "Attribution": facts["attribution"],
        "Changes": facts["changes"],
        "File": f"{facts['file']}, {facts['bytes']:,} bytes, sha256 {facts['sha256']}",
    }
    columns = {
        f"{column['name']} ({column['type']})": column["description"] for column in facts["columns"]
    }
    limits = [
        textwrap.fill(
            limit, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False
        )
        for limit in facts["known_limits"]
    ]
    return "\n".join(
        [
            textwrap.fill(f"{facts['name']}: {facts['title']}", _WIDTH),
            "",
            *_aligned(lines),
            "",
            "Known limits",
            *limits,
            "",
            "Columns",
            *_aligned(columns),
        ]
    )


def _dates_text(dates: dict[str, Any] | None) -> str:
    if dates is None:
        return "none: no row says from when to when it holds"
    words = "rows hold from valid_from to valid_to, both included"
    if dates["first_valid_from"]:
        words += f"; starts from {dates['first_valid_from']} to {dates['last_valid_from']}"
    if dates["rows_without_known_start"]:
        words += f"; {dates['rows_without_known_start']:,} without known start"
    if dates["rows_without_known_end"]:
        words += f"; {dates['rows_without_known_end']:,} without known end"
    return words


def _aligned(words: dict[str, str]) -> list[str]:
    """Return names and what is said of each in two columns."""
    width = max(map(len, words)) + 2
    return [
        textwrap.fill(
            text,
            _WIDTH,
            initial_indent=name.ljust(width),
            subsequent_indent=" " * width,
            break_on_hyphens=False,
        )
        for name, text in words.items()
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
