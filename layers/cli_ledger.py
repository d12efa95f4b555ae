"""The command ``labatlas ledger``: what each release says of the same months."""

from __future__ import annotations

from pathlib import Path

import click

from geo.ledger import PERIODS
from geo.process import process
from geo.releases import embedded_names
from layers.choices import LANGUAGES
from layers.cli_base import Command, tell
from layers.files import with_ending, write_csv
from layers.ledgers import ledger_json, ledger_text, state_table


@click.command("ledger", cls=Command)
@click.argument("releases", nargs=-1, metavar="RELEASE...")
@click.option(
    "--period",
    type=click.Choice(PERIODS),
    default="month",
    show_default=True,
    help="What labs are counted by.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the labs of each release, period and state: .csv.",
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def ledger_(
    releases: tuple[str, ...], period: str, as_json: bool, out: Path | None, language: str
) -> None:
    """List releases with the number of labs of each month as each of them reports it.

    RELEASE is a file, or the name of an embedded release; without any the
    embedded ones are listed.
    """
    if out is not None:
        with_ending(out, (".csv",))
    read = [process(name) for name in releases or embedded_names()]
    click.echo(ledger_json(read, period) if as_json else ledger_text(read, period, language))
    if out is not None:
        write_csv(state_table(read, period, language), out)
        tell("written.table", path=out)
