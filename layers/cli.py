"""The ``labatlas`` command."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import click
import pandas as pd

from geo.errors import LabatlasError
from geo.places import find_state
from geo.process import Processed, process
from geo.records import DRUGS, KINDS, LAB_KINDS, STATUSES
from geo.releases import FIELDS
from geo.select import Filters, Selection, select
from geo.summary import GROUPS, summarise
from layers.files import write_records
from layers.report import report_text, write_report
from layers.view import DEFAULT_RELEASE, LANGUAGES, LAYERS, LEVELS, MEASURES, PORT_SETS, View

F = TypeVar("F", bound=Callable[..., Any])

_STAGES: Final = {
    "read": "Reading the file",
    "places": "Finding the places",
    "join": "Joining to entries",
}


class _Command(click.Command):
    """A command whose deliberate errors end it with their text and status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except LabatlasError as error:
            raise click.ClickException(str(error)) from error


class _Group(click.Group):
    command_class = _Command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="labatlas", prog_name="labatlas")
def main() -> None:
    """Show where reported drug-lab raids took place, and which labs were active.

    FILE is an xlsx, xls, ods or csv release, or the name of an embedded one.
    """


def _mapping(_: click.Context, __: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        name, equals, heading = pair.partition("=")
        if not equals or not heading:
            raise click.BadParameter(f"{pair!r} is not FIELD=HEADING, such as date=FECHA")
        columns[name.strip()] = heading
    return columns


def _states(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    codes = []
    for name in names:
        code, candidates = find_state(name)
        if not code:
            near = ", ".join(candidate.name for candidate in candidates)
            raise click.BadParameter(
                f"no state is called {name!r}" + (f"; perhaps {near}" if near else "")
            )
        codes.append(code)
    return tuple(codes)


def _day(_: click.Context, __: click.Parameter, moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _apply(command: F, options: tuple[Callable[[F], F], ...]) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def _reading_options(command: F) -> F:
    return _apply(
        command,
        (
            click.option(
                "--map",
                "columns",
                multiple=True,
                callback=_mapping,
                metavar="FIELD=HEADING",
                help=f"Heading of a field that is not recognised. Fields: {', '.join(FIELDS)}.",
            ),
            click.option("--sheet", help="Sheet to read [default: the one with most headings]."),
        ),
    )


def _filter_options(command: F) -> F:
    day = click.DateTime(["%Y-%m-%d"])
    return _apply(
        command,
        (
            click.option("--from", "start", type=day, callback=_day, help="First day, included."),
            click.option("--to", "end", type=day, callback=_day, help="Last day, included."),
            click.option("--status", "statuses", type=click.Choice(STATUSES), multiple=True),
            click.option("--drug", "drugs", type=click.Choice(DRUGS), multiple=True),
            click.option(
                "--kind",
                "kinds",
                type=click.Choice(KINDS),
                multiple=True,
                default=LAB_KINDS,
                show_default=True,
                help="What counts as a lab.",
            ),
            click.option("--corps", multiple=True, help="Corps, as the release writes it."),
            click.option(
                "--state",
                "states",
                multiple=True,
                callback=_states,
                help="State by name, abbreviation or INEGI code.",
            ),
        ),
    )


def _process(file: str | None, columns: dict[str, str], sheet: str | None) -> Processed:
    """Run the line with a progress bar, which stays plain when nobody watches."""
    if file is None:
        click.echo(f"No file given: showing the release {DEFAULT_RELEASE}.", err=True)
    with click.progressbar(
        length=len(_STAGES), label="Starting", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def tell(stage: str) -> None:
            bar.label = _STAGES[stage]
            bar.update(1)

        processed = process(file or DEFAULT_RELEASE, columns=columns, sheet=sheet, progress=tell)
    if processed.release.illustrative:
        click.echo("ILLUSTRATIVE: generated for demonstration, not real raids.", err=True)
    return processed


@main.command()
@click.argument("file")
@_reading_options
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the joined table: .csv, .parquet, .geojson or .gpkg.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the whole report as JSON.",
)
def read(
    file: str, columns: dict[str, str], sheet: str | None, out: Path | None, report: Path | None
) -> None:
    """Read a release and say what was understood, what was not, and why."""
    processed = _process(file, columns, sheet)
    click.echo(report_text(processed))
    if report is not None:
        click.echo(f"Report written to {write_report(processed, report)}", err=True)
    if out is not None:
        click.echo(f"Table written to {write_records(processed, out)}", err=True)
    if processed.records.empty:
        raise click.ClickException("no row of the file could be read as a raid")


@main.command()
@click.argument("file", required=False)
@_reading_options
@_filter_options
@click.option(
    "--by", type=click.Choice(GROUPS), multiple=True, help="Count by this; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def summary(
    file: str | None,
    columns: dict[str, str],
    sheet: str | None,
    by: tuple[str, ...],
    as_json: bool,
    **filters: Any,
) -> None:
    """Count labs by status, with the active share and its 95 % interval.

    Without FILE the illustrative August 2023 release is counted.
    """
    processed = _process(file, columns, sheet)
    selection = select(processed.records, Filters(**filters))
    if as_json:
        click.echo(json.dumps(_as_json(processed, selection, by), ensure_ascii=False, indent=2))
    else:
        click.echo(_as_text(processed, selection, by))


@main.command("map")
@click.argument("file", required=False)
@_reading_options
@_filter_options
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Picture to write: .png, .svg or .pdf.",
)
@click.option("--measure", type=click.Choice(MEASURES), default="labs", show_default=True)
@click.option("--level", type=click.Choice(LEVELS), default="municipality", show_default=True)
@click.option(
    "--layer",
    "layers",
    type=click.Choice(LAYERS),
    multiple=True,
    default=LAYERS,
    show_default=True,
)
@click.option("--ports", type=click.Choice(PORT_SETS), default="cargo", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def map_(
    file: str | None, columns: dict[str, str], sheet: str | None, out: Path, **choices: Any
) -> None:
    """Draw the map as a picture with its legend, notes and sources on it.

    Without FILE the illustrative August 2023 release is drawn.
    """
    # Drawing needs matplotlib, which takes a second to import: the other commands do without.
    from layers.compose import compose
    from layers.figure import save

    processed = _process(file, columns, sheet)
    sheet_ = compose(View(release=processed.release.id, **choices), processed)
    click.echo(f"Map written to {save(sheet_, out)}", err=True)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port [default: the first free one].")
@click.option("--browser/--no-browser", default=True, help="Open the map in the browser.")
def app(port: int | None, browser: bool) -> None:
    """Open the interactive map in the browser; nothing leaves this machine."""
    from layers.app.launch import launch

    launch(port=port, open_browser=browser)


def _as_json(processed: Processed, selection: Selection, by: tuple[str, ...]) -> dict[str, Any]:
    release = processed.release
    result = _row(summarise(selection.records).iloc[0]) | {
        "release": release.id,
        "illustrative": release.illustrative,
        "labs_date_undecided": selection.labs_date_undecided,
        "labs_other_kind": selection.labs_other_kind,
        "source_file": release.report.file,
        "source_sha256": release.report.sha256,
        "interval": "Wilson, 95 %, binomial",
    }
    if by:
        groups = summarise(selection.records, by)
        result["groups"] = [_row(row) for _, row in groups.iterrows()]
    return result


def _row(row: pd.Series) -> dict[str, Any]:
    """Return a row as JSON values: whole numbers whole, shares to four digits, no NaN."""
    values: dict[str, Any] = {}
    for name, value in row.items():
        if pd.isna(value):
            values[str(name)] = None
        elif isinstance(value, str):
            values[str(name)] = value
        elif str(name) in ("labs", "active", "inactive", "unspecified", "rows"):
            values[str(name)] = int(value)
        else:
            values[str(name)] = round(float(value), 4)
    return values


def _as_text(processed: Processed, selection: Selection, by: tuple[str, ...]) -> str:
    table = summarise(selection.records, by)
    shares = ["active_share", "active_share_low", "active_share_high"]
    table[shares] = table[shares].map(lambda share: "" if pd.isna(share) else f"{share:.1%}")
    for rate in {"labs_per_1000_km2", "labs_per_100k"} & set(table):
        table[rate] = table[rate].map(lambda value: "" if pd.isna(value) else f"{value:.3g}")
    table = table.astype("object").where(table.notna(), "not known")
    lines = [table.to_string(index=False)]
    if selection.labs_date_undecided:
        lines.append(
            f"{selection.labs_date_undecided:,} more labs have no date, or one that lies only "
            "partly in the period."
        )
    if selection.labs_other_kind:
        lines.append(
            f"{selection.labs_other_kind:,} more are of another kind (--kind chooses them)."
        )
    report = processed.release.report
    lines.append(
        f"Release {processed.release.id}, file {report.file}, sha256 {report.sha256[:16]}…; "
        "shares with 95 % Wilson intervals (binomial model)."
    )
    return "\n".join(lines)
