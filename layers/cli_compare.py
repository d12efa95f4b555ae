"""The command ``labatlas compare``: one release against another."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Final

import click

from geo.compare import Comparison, CountComparison, Tolerances
from geo.errors import ChoiceError
from geo.process import Processed, process
from geo.releases import ReadingMap, embedded_names, load_map
from geo.text import printable
from layers.choices import LANGUAGES, LEVELS
from layers.cli_base import DAY, Command, day, tell, words
from layers.comparing.as_json import comparison_json
from layers.comparing.counts_text import counts_text
from layers.comparing.export import export_comparison
from layers.comparing.pair import compared, told_apart
from layers.comparing.text import compare_text
from layers.comparing.words import tell as say
from layers.files import with_ending
from layers.reuse import write_text
from layers.revisions.layer import MEASURES
from layers.view import View

_STAGES: Final = 7
"""Three for each release, and the comparison."""
_PAGE: Final = ".html"
_PICTURES: Final = (".png", ".svg", ".pdf")
_FILE: Final = click.Path(path_type=Path, dir_okay=False)
_FOLDER: Final = click.Path(path_type=Path, file_okay=False)


@click.command("compare", cls=Command)
@click.argument("older", required=False)
@click.argument("newer", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the whole comparison as JSON.")
@click.option(
    "--out",
    type=_FOLDER,
    help="Folder to write the matched table and the layers to; made if it does not exist.",
)
@click.option("--map", "map_file", type=_FILE, help="Map to write: .html, .png, .svg or .pdf.")
@click.option(
    "--measure",
    type=click.Choice(tuple(MEASURES)),
    default="to_active",
    show_default=True,
    help="What the colour of the map tells.",
)
@click.option("--level", type=click.Choice(LEVELS), default="municipality", show_default=True)
@click.option(
    "--days",
    type=click.IntRange(0, 365),
    default=Tolerances().days,
    show_default=True,
    help="Days that two dates of one raid may lie apart.",
)
@click.option(
    "--no-exchanged",
    is_flag=True,
    help="Never take dates with exchanged digits, such as 3/7 and 7/3, for one.",
)
@click.option(
    "--no-neighbours",
    is_flag=True,
    help="Never take two municipalities that touch for one place.",
)
@click.option(
    "--end",
    type=DAY,
    callback=day,
    help="Last day that OLDER covers [default: what it states, else its last date].",
)
@click.option("--older-map", type=_FILE, help="Map of columns to read OLDER by (--save-map).")
@click.option("--newer-map", type=_FILE, help="Map of columns to read NEWER by (--save-map).")
@click.option("--strict", is_flag=True, help="Stop at anything in either file that is in doubt.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def compare_(
    older: str | None,
    newer: str | None,
    as_json: bool,
    out: Path | None,
    map_file: Path | None,
    measure: str,
    level: str,
    days: int,
    no_exchanged: bool,
    no_neighbours: bool,
    end: date | None,
    older_map: Path | None,
    newer_map: Path | None,
    strict: bool,
    language: str,
) -> None:
    """Say which labs of one release became which in another, and what was withdrawn or added.

    OLDER and NEWER are files or names of embedded releases; without them the
    two illustrative releases are compared.
    """
    if map_file is not None:
        with_ending(map_file, (_PAGE, *_PICTURES))
    # Read first: a map of columns that is none is told without reading a release.
    maps = [ReadingMap() if path is None else load_map(path) for path in (older_map, newer_map)]
    first, second = told_apart(*_read(_named(older, newer), maps, strict=strict))
    tolerances = Tolerances(days, transposed=not no_exchanged, neighbours=not no_neighbours)
    found = compared(first, second, tolerances=tolerances, end=end)
    if as_json:
        click.echo(comparison_json(first, second, found))
    elif isinstance(found, Comparison):
        click.echo(compare_text(first, second, found, language))
    else:
        click.echo(counts_text(first, second, found, language))
    if map_file is not None and isinstance(found, Comparison):
        view = View(level=level, language=language)
        written = _draw(map_file, view, (first, second), found, measure)
        tell("written.map", path=written)
    if out is not None:
        for path in export_comparison(first, second, found, out):
            tell("written.file", path=path)
    # Last, so that what can be told and written of counts is.
    if map_file is not None and isinstance(found, CountComparison):
        side = "both" if len(found.counting) > 1 else found.counting[0]
        raise ChoiceError(say("no_map", language, who=say(f"no_map.{side}", language)))


def _named(older: str | None, newer: str | None) -> tuple[str, str]:
    if older is None:
        first, second = embedded_names()[:2]
        tell("no_releases", older=first, newer=second)
        return first, second
    if newer is None:
        raise click.UsageError(
            "name two releases, the older one first; embedded are " + ", ".join(embedded_names())
        )
    return older, newer


def _read(
    names: tuple[str, str], maps: list[ReadingMap], *, strict: bool
) -> tuple[Processed, Processed]:
    """Read both releases with a progress bar, which stays plain when nobody watches."""
    read = []
    with click.progressbar(
        length=_STAGES, label=words("starting"), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        for name, reading_map in zip(names, maps, strict=True):
            bar.label = words("reading.one", name=printable(Path(name).name))
            read.append(
                process(
                    name, reading_map=reading_map, strict=strict, progress=lambda _: bar.update(1)
                )
            )
        bar.label = words("comparing")
    for name, processed in zip(names, read, strict=True):
        if processed.records.empty:
            raise ChoiceError(f"no row of {name} could be read as a raid: nothing to compare")
    return read[0], read[1]


def _draw(
    path: Path, view: View, releases: tuple[Processed, Processed], found: Comparison, measure: str
) -> Path:
    # Drawing needs matplotlib or folium, which take a second to import: the text does without.
    from layers.revisions.compose import compose_revisions

    sheet = compose_revisions(view, *releases, found, measure=measure)
    if path.suffix.lower() == _PAGE:
        from layers.webmap import page

        return write_text(page(sheet), path)
    from layers.figure import save

    return save(sheet, path)
