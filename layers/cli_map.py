"""The command ``labatlas map``: the map as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from layers.cli_base import Command, tell
from layers.cli_options import filter_options, parted, reading_options
from layers.cli_process import chosen_records, processed_file
from layers.cli_view import view_options, viewed
from layers.files import with_ending
from layers.sheet import GridLayer
from layers.view import View


@click.command("map", cls=Command)
@click.argument("file", required=False)
@reading_options
@filter_options
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Picture to write: .png, .svg or .pdf.",
)
@view_options
def map_(
    file: str | None,
    out: Path,
    **options: Any,
) -> None:
    """Draw the map as a picture with its legend, notes and sources on it.

    Without FILE the illustrative August 2023 release is drawn.
    """
    # Drawing needs matplotlib, which takes a second to import: the other commands do without.
    from layers.compose import compose
    from layers.figure import FORMATS, save

    members, others = viewed(options)
    filters, reading = parted(others)
    view = View(**members, **filters)
    with_ending(out, FORMATS)
    processed = processed_file(file, reading)
    chosen_records(processed, view.filters())
    sheet = compose(view.changed(release=processed.release.id), processed)
    tell("written.map", path=save(sheet, out))
    for layer in sheet.layers:
        # A surface without cells was refused; its legend has the reason.
        if isinstance(layer, GridLayer) and not layer.classes:
            click.echo(f"{layer.legend.title}. {layer.legend.note}", err=True)
