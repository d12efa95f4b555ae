"""The command ``labatlas raster``: a reader's raster summarised by place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from layers.choices import LANGUAGES
from layers.cli_base import Command, tell, words
from layers.files import with_ending, write_csv, written_whole

_BY: Final = ("municipality", "state", "entries")


@click.command("raster", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--by",
    type=click.Choice(_BY),
    default="municipality",
    show_default=True,
    help="What its values are summarised by.",
)
@click.option(
    "--radius-km",
    type=click.FloatRange(1, 500),
    default=25.0,
    show_default=True,
    help="Geodesic radius around entries.",
)
@click.option(
    "--band",
    "bands",
    type=click.IntRange(1),
    multiple=True,
    help="Number of a band; may be repeated [default: all].",
)
@click.option(
    "--nodata", type=float, help="Value that means nothing, where the file does not say it."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table to write: .csv [default: only tell what the raster holds].",
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def raster_(
    file: Path,
    by: str,
    radius_km: float,
    bands: tuple[int, ...],
    nodata: float | None,
    out: Path | None,
    language: str,
) -> None:
    """Summarise a raster of your own by municipality, by state or around entries.

    FILE is a GeoTIFF in any coordinate system. Mean, sum, least and greatest
    value count each cell by the share of it that lies in the area.
    """
    # These take a second to import: other commands do without.
    from geo.rasters import around_entries, read_raster, summarise_raster
    from layers.own_raster_text import raster_text, summary_text

    if out is not None:
        with_ending(out, (".csv",))
    raster = read_raster(file, nodata=nodata)
    click.echo(raster_text(raster, language))
    if out is None:
        return
    with click.progressbar(
        length=100, label=words("summarising"), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def move(share: float, _: str) -> None:
            bar.update(max(0, round(share * 100) - bar.pos))

        if by == "entries":
            table = around_entries(raster, radius_km, bands=bands, progress=move)
        else:
            table = summarise_raster(raster, by, bands=bands, progress=move)
    table = table.assign(raster=raster.file, raster_sha256=raster.sha256)
    with written_whole(out.parent) as folder:
        write_csv(table, folder / out.name)
    click.echo(summary_text(table, by, radius_km, language))
    tell("written.table", path=out)
