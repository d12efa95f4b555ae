"""The ``labatlas`` command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from geo.errors import OutputError, ReleaseError
from geo.places.corrections import corrections_beside
from geo.select import Filters
from geo.summary import GROUPS
from layers.choices import LANGUAGES
from layers.cli_base import Group, tell
from layers.cli_chart import chart
from layers.cli_check import check_
from layers.cli_compare import compare_
from layers.cli_density import density_
from layers.cli_layers import layers_
from layers.cli_ledger import ledger_
from layers.cli_map import map_
from layers.cli_options import filter_options, how_to_read, parted, reading_options
from layers.cli_process import chosen_records, processed_file
from layers.cli_raster import raster_
from layers.files import RECORD_FORMATS, with_ending, write_records
from layers.report import report_text, write_report
from layers.reuse import write_map, write_review
from layers.tables import summary_json, summary_text

_OUT: Final = click.Path(path_type=Path, dir_okay=False)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="labatlas", prog_name="labatlas")
def main() -> None:
    """Show where reported drug-lab raids took place, and which labs were active.

    FILE is a release as xlsx, xls, ods, csv or PDF, or the name of an embedded one.
    """


@main.command()
@click.argument("file")
@reading_options
@click.option("--out", type=_OUT, help="Write the joined table: .csv, .parquet, .geojson or .gpkg.")
@click.option("--report", type=_OUT, help="Write the whole report as JSON.")
@click.option(
    "--save-map", type=_OUT, help="Write how the columns were read, for --use-map (JSON)."
)
@click.option(
    "--save-review",
    type=_OUT,
    help="Write the places to review, to be answered there and read by --corrections (csv).",
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def read(
    file: str,
    out: Path | None,
    report: Path | None,
    save_map: Path | None,
    save_review: Path | None,
    language: str,
    **options: Any,
) -> None:
    """Read a release and say what was understood, what was not, and why."""
    read_too = (Path(file), options["use_map"], options["corrections"])
    _keep_apart((*read_too, corrections_beside(file)), (out, report, save_map, save_review))
    if out is not None:
        with_ending(out, RECORD_FORMATS)
    reading = how_to_read(options)
    processed = processed_file(file, reading)
    click.echo(report_text(processed, language))
    if save_map is not None:
        written = write_map(processed.release.report, save_map)
        tell("written.columns", path=written)
    if save_review is not None:
        written = write_review(processed.placing, reading["corrections"], save_review)
        tell("written.review", path=written)
    if report is not None:
        tell("written.report", path=write_report(processed, report))
    if out is not None:
        tell("written.table", path=write_records(processed, out))
    if processed.records.empty:
        raise ReleaseError("no row of the file could be read as a raid")


@main.command()
@click.argument("file", required=False)
@reading_options
@filter_options
@click.option(
    "--by", type=click.Choice(GROUPS), multiple=True, help="Count by this; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def summary(
    file: str | None, by: tuple[str, ...], as_json: bool, language: str, **options: Any
) -> None:
    """Count labs by status, with the active share and its 95 % interval.

    Without FILE the illustrative August 2023 release is counted.
    """
    chosen, reading = parted(options)
    # Made first: what is wrong with them is told without reading the file.
    filters = Filters(**chosen)
    processed = processed_file(file, reading)
    selection = chosen_records(processed, filters)
    if as_json:
        click.echo(summary_json(processed.release, selection, by))
    else:
        click.echo(summary_text(processed.release, selection, by, language))


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port [default: the first free one].")
@click.option("--browser/--no-browser", default=True, help="Open the map in the browser.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def app(port: int | None, browser: bool, language: str) -> None:
    """Open the interactive map in the browser; nothing leaves this machine."""
    from layers.app.launch import launch

    launch(port=port, open_browser=browser, language=language)


for command in (map_, layers_, compare_, check_, chart, ledger_, density_, raster_):
    main.add_command(command)


def _keep_apart(read_too: Sequence[Path | None], written: Sequence[Path | None]) -> None:
    """Raise if a file would be written over another that the command names or reads."""
    named = [path.resolve() for path in written if path is not None]
    others = {path.resolve() for path in read_too if path is not None}
    if len(set(named)) < len(named) or others & set(named):
        raise OutputError("a file would be written over another one: choose names that differ")


if __name__ == "__main__":
    main()
