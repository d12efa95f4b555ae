"""The command ``labatlas check``: a release against what was published of it."""

from __future__ import annotations

from typing import Any, Final

import click

from geo.process import process
from geo.published import load_published
from geo.published.check import check_release, contradictions
from layers.checking.report import (
    contradictions_json,
    contradictions_text,
    release_json,
    release_text,
)
from layers.choices import LANGUAGES
from layers.cli_base import DAY, Command, day
from layers.cli_options import how_to_read, reading_options


@click.command("check", cls=Command)
@click.argument("file", required=False)
@reading_options
@click.option(
    "--corps",
    default="",
    help="Whose raids FILE lists, where it does not say; figures of another corps are left open.",
)
@click.option(
    "--covers-from", "start", type=DAY, callback=day, help="First day that FILE says it covers."
)
@click.option(
    "--covers-to", "end", type=DAY, callback=day, help="Last day that FILE says it covers."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def _check(file: str | None, as_json: bool, language: str, **options: Any) -> None:
    """Hold a release against the published figures: what agrees, what contradicts.

    Without FILE the published figures are held against each other. Where
    figures contradict, that is the finding and no error: the exit status is 0.
    """
    figures = load_published()
    if file is None:
        found = contradictions(figures)
        told = contradictions_json if as_json else contradictions_text
        click.echo(told(found, figures, language))
        return
    corps, period = options.pop("corps"), (options.pop("start"), options.pop("end"))
    processed = process(file, corps=corps, period=period, **how_to_read(options))
    release = processed.release
    verdicts = check_release(
        processed.records,
        corps=release.corps,
        period=(release.period_start, release.period_end),
        figures=figures,
    )
    click.echo((release_json if as_json else release_text)(processed, verdicts, figures, language))


check_: Final = _check
