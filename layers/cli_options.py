"""The options that commands of ``labatlas`` share: how to read a file, which records to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from geo.errors import ViewError
from geo.places.corrections import load_corrections
from geo.places.gazetteer import states
from geo.places.lookup import find_state
from geo.records import DRUGS, KINDS, LAB_KINDS, STATUSES
from geo.releases import FIELDS, ReadingMap, load_map
from geo.select import Filters
from layers.cli_base import DAY, day
from layers.view_texts import as_bandwidth

F = TypeVar("F", bound=Callable[..., Any])

_FILE: Final = click.Path(path_type=Path, dir_okay=False)


def reading_options(command: F) -> F:
    """Give a command the options that say how to read a file.

    Parameters
    ----------
    command : callable
        The command.

    Returns
    -------
    callable
        The same command.
    """
    return with_options(
        command,
        (
            click.option(
                "--map",
                "columns",
                multiple=True,
                callback=_mapping,
                metavar="FIELD=HEADING",
                help="Heading of a field that is not recognised; FIELD= says that the file does "
                "not hold it. With count=HEADING no other column is counted. "
                f"Fields: {', '.join(FIELDS)}.",
            ),
            click.option(
                "--ignore",
                "ignored",
                multiple=True,
                metavar="HEADING",
                help="Heading of a column to leave out; may be repeated.",
            ),
            click.option(
                "--use-map",
                type=_FILE,
                help="Read as this map says, which --save-map or the app wrote; headings of it "
                "that the file lacks are left out and told.",
            ),
            click.option(
                "--sheet",
                "sheets",
                multiple=True,
                help="Sheet to read; may be repeated [default: all that hold the same table].",
            ),
            click.option(
                "--header-row",
                type=click.IntRange(1),
                help="Row of the headings, the first line being 1 [default: found].",
            ),
            click.option(
                "--encoding", help="Encoding of a text table [default: decided by evidence]."
            ),
            click.option(
                "--day-first/--month-first",
                default=None,
                help="How dates such as 3/7/2022 are meant [default: decided by evidence].",
            ),
            click.option(
                "--strict", is_flag=True, help="Stop at anything that is in doubt, and list it."
            ),
            click.option(
                "--corrections",
                type=_FILE,
                help="Answers to the review list of places [default: NAME.places.csv beside FILE].",
            ),
            click.option("--id", "release_id", help="Id (folio) [default: the file's name]."),
            click.option("--publisher", default="", help="Who published the release."),
            click.option(
                "--published", type=DAY, callback=day, help="Day on which it was published."
            ),
        ),
    )


def filter_options(command: F) -> F:
    """Give a command the options that choose records.

    Parameters
    ----------
    command : callable
        The command.

    Returns
    -------
    callable
        The same command.
    """
    return with_options(
        command,
        (
            click.option("--from", "start", type=DAY, callback=day, help="First day, included."),
            click.option("--to", "end", type=DAY, callback=day, help="Last day, included."),
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


def parted(options: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the options that choose records apart from those that say how to read them.

    Parameters
    ----------
    options : dict
        Both, by name.

    Returns
    -------
    filters : dict
        Fields of :class:`geo.select.Filters`.
    reading : dict
        Keywords of :func:`geo.process.process`.
    """
    chosen = {field.name for field in fields(Filters)}
    filters = {name: value for name, value in options.items() if name in chosen}
    return filters, how_to_read(
        {name: value for name, value in options.items() if name not in chosen}
    )


def how_to_read(options: dict[str, Any]) -> dict[str, Any]:
    """Return what the options of :func:`reading_options` ask for.

    Parameters
    ----------
    options : dict
        The options by name.

    Returns
    -------
    dict
        Keywords of :func:`geo.process.process`. What is named on the command
        line goes before what the map file says.

    Raises
    ------
    ReleaseError
        If a map or a file of corrections cannot be read.
    """
    given = dict(options)
    file = given.pop("use_map")
    used = load_map(file) if file else ReadingMap()
    names = ("ignored", "sheets", "header_row", "encoding", "day_first")
    told = {name: given.pop(name) for name in names}
    given["reading_map"] = replace(
        used, **{name: value for name, value in told.items() if value not in (None, "", ())}
    )
    if given["corrections"]:
        given["corrections"] = load_corrections(given["corrections"])
    return given


def with_options(command: F, options: Sequence[Callable[[F], F]]) -> F:
    """Give a command options, in the order in which its help lists them.

    Parameters
    ----------
    command : callable
        The command.
    options : sequence of callable
        What ``click.option`` returns.

    Returns
    -------
    callable
        The same command.
    """
    for option in reversed(options):
        command = option(command)
    return command


def kernel_width(_: click.Context, option: click.Parameter, text: str) -> str:
    """Return a bandwidth as a View writes it; the callback of an option for one.

    Parameters
    ----------
    _ : click.Context
        Not looked at.
    option : click.Parameter
        It tells by its name which bandwidth it is.
    text : str
        Kilometres or the name of a rule.

    Returns
    -------
    str
        The same in the one way in which it is written.

    Raises
    ------
    click.BadParameter
        If it is neither.
    """
    try:
        return as_bandwidth(text, str(option.name))
    except ViewError as error:
        raise click.BadParameter(str(error)) from error


def _mapping(_: click.Context, __: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        name, equals, heading = pair.partition("=")
        if not equals:
            raise click.BadParameter(f"{pair!r} is not FIELD=HEADING, such as date=FECHA")
        columns[name.strip()] = heading
    return columns


def _states(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    codes = []
    for name in names:
        state = find_state(name)
        if not state.code or state.by_spelling:
            near = [candidate.name for candidate in state.candidates]
            near += [states().names[state.code]] if state.code else []
            raise click.BadParameter(
                f"no state is called {name!r}" + (f"; perhaps {', '.join(near)}" if near else "")
            )
        codes.append(state.code)
    return tuple(codes)
