"""The commands ``labatlas chart``: releases side by side as a picture."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from geo.compare import Comparison
from geo.errors import ChoiceError
from geo.ledger import PERIODS
from geo.ledger import triangle as revision_triangle
from geo.process import Processed, process
from layers.choices import LANGUAGES
from layers.cli_base import Group, tell, words
from layers.comparing.pair import compared, told_apart
from layers.files import with_ending

_PAIR: Final = 2
_WIDTHS: Final = ("wide", "narrow")


@click.group("chart", cls=Group)
def chart() -> None:
    """Draw releases side by side: labs by month, the revision triangle, the flow of statuses.

    RELEASE is a file, or the name of an embedded release.
    """


def _options(command: Any) -> Any:
    """Give a command what all charts ask for."""
    for option in (
        click.option("--width", type=click.Choice(_WIDTHS), default="wide", show_default=True),
        click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True),
        click.option(
            "--out",
            required=True,
            type=click.Path(path_type=Path, dir_okay=False),
            help="Picture to write: .png, .svg or .pdf.",
        ),
        click.argument("releases", nargs=-1, required=True, metavar="RELEASE..."),
    ):
        command = option(command)
    return command


_period = click.option(
    "--period",
    type=click.Choice(PERIODS),
    default="month",
    show_default=True,
    help="What labs are counted by.",
)


@chart.command("timeline")
@_options
@_period
def _timeline(releases: tuple[str, ...], out: Path, language: str, period: str, width: str) -> None:
    """Draw active and inactive labs by month, one row a release."""
    # Drawing needs matplotlib, which takes a second to import: other commands do without.
    from layers import charts

    _check(out)
    drawn = charts.timeline(_read(releases), language, period=period, width=width)
    _tell(charts.write(drawn, out), drawn.title)


@chart.command("triangle")
@_options
@_period
def _triangle(releases: tuple[str, ...], out: Path, language: str, period: str, width: str) -> None:
    """Draw how the figure for each month grew from release to release, as a heat map."""
    from layers import charts

    _check(out)
    read = _read(releases)
    told = revision_triangle(read, period)
    drawn = charts.triangle(told, language, releases=read, width=width)
    _tell(charts.write(drawn, out), drawn.title)


@chart.command("flow")
@_options
def _flow(releases: tuple[str, ...], out: Path, language: str, width: str) -> None:
    """Draw which status of the older release became which in the newer one.

    The older release is named first, then the newer one.
    """
    from layers import charts

    _check(out)
    if len(releases) != _PAIR:
        raise ChoiceError(
            f"a flow leads from one release to another: name two, not {len(releases)}"
        )
    older, newer = _read(releases)
    pair = told_apart(older, newer)
    comparison = compared(*pair)
    if not isinstance(comparison, Comparison):
        raise ChoiceError(
            "one of these releases holds counts: who became what is known of single raids only; "
            "draw a timeline or a triangle"
        )
    drawn = charts.flow(comparison, language, releases=pair, width=width)
    _tell(charts.write(drawn, out), drawn.title)


def _check(out: Path) -> None:
    """Raise before a file is read if the picture could not be written."""
    from layers.figure import FORMATS

    with_ending(out, FORMATS)


def _read(names: Sequence[str]) -> list[Processed]:
    """Return the releases, with a progress bar that stays plain when nobody watches."""
    with click.progressbar(
        names, label=words("reading"), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        read = [process(name) for name in bar]
    if any(processed.release.illustrative for processed in read):
        tell("illustrative")
    return read


def _tell(path: Path, title: str) -> None:
    click.echo(title)
    tell("written.chart", path=path)
