"""The command ``labatlas map``: the map as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from layers.cli_base import Command, tell
from layers.cli_options import filter_options, parted, reading_options
from layers.cli_process import chosen_records, processed_file
from layers.cli_view import view_options, viewed
from layers.files import with_ending
from layers.sheet import GridLayer
from layers.view import View

if TYPE_CHECKING:
    from layers.own_raster import OwnRaster

_NODATA: Final = "--raster-nodata"


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
@click.option(
    "--raster",
    type=click.Path(path_type=Path),
    help="GeoTIFF of your own, in any coordinate system, to lay under the map in place of what "
    "colours the land.",
)
@click.option("--raster-band", type=click.IntRange(1), help="Number of its band [default: 1].")
@click.option(
    _NODATA,
    type=float,
    help="Value of it that means nothing, where the file does not say it.",
)
@view_options
def map_(
    file: str | None,
    out: Path,
    raster: Path | None,
    raster_band: int | None,
    raster_nodata: float | None,
    **options: Any,
) -> None:
    """Draw the map as a picture with its legend, notes and sources on it.

    Without FILE the illustrative August 2023 release is drawn.
    """
    # Drawing needs matplotlib, which takes a second to import: the other commands do without.
    from layers.compose import compose
    from layers.figure import FORMATS, save
    from layers.own_raster import laid_under, without_surface

    if raster is None and (raster_band, raster_nodata) != (None, None):
        raise click.UsageError("--raster-band and --raster-nodata need --raster")
    members, others = viewed(options)
    filters, reading = parted(others)
    view = View(**members, **filters)
    with_ending(out, FORMATS)
    # A raster that cannot be read is told before the release is.
    under = None if raster is None else _under(raster, raster_band or 1, raster_nodata, view)
    drawn = view if under is None else without_surface(view)
    processed = processed_file(file, reading)
    chosen_records(processed, view.filters())
    sheet = compose(drawn.changed(release=processed.release.id), processed)
    if under is not None:
        sheet = laid_under(sheet, *under, surface=view.surface, option=_NODATA)
    tell("written.map", path=save(sheet, out))
    if under is not None:
        _told(under[0], view)
    for layer in sheet.layers:
        # A surface without cells was refused; its legend has the reason.
        if isinstance(layer, GridLayer) and not layer.classes:
            click.echo(f"{layer.legend.title}. {layer.legend.note}", err=True)


def _under(file: Path, band: int, nodata: float | None, view: View) -> tuple[OwnRaster, GridLayer]:
    from geo.rasters import read_raster
    from layers.own_raster import OwnRaster, raster_layer

    own = OwnRaster(read_raster(file, nodata=nodata), band)
    return own, raster_layer(own, view.language, states=view.states)


def _told(own: OwnRaster, view: View) -> None:
    """Tell what must not be missed: a surface that is not drawn, a value that may mean nothing."""
    from layers.own_notes import remark_notes, surface_words

    asked = click.get_current_context().get_parameter_source("layers")
    if view.surface and asked is ParameterSource.COMMANDLINE:
        click.echo(surface_words(own, view.surface, view.language), err=True)
    for note in remark_notes(own, view.language, option=_NODATA):
        click.echo(note, err=True)
