"""The options of ``labatlas`` that say what a map shows: the members of a View."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from geo.errors import ViewError
from layers.choices import (
    CELLS_KM,
    DEFAULT_LAYERS,
    DENSITY_GROUPS,
    HOT_SPOTS_BY,
    HOT_SPOTS_METHODS,
    HOT_SPOTS_OF,
    LANGUAGES,
    LAYERS,
    LEVELS,
    MEASURES,
    PORT_FUNCTIONS,
    PORT_SETS,
    RESOLUTIONS,
    RISK_TESTS,
    SCHEMES,
    SURFACES,
)
from layers.cli_options import kernel_width, with_options
from layers.view import View
from layers.view_texts import BANDWIDTH_RULES, as_breaks

F = TypeVar("F", bound=Callable[..., Any])

_MEMBERS: Final = (
    "measure",
    "level",
    "scheme",
    "breaks",
    "layers",
    "abroad",
    "ports",
    "function",
    "density_of",
    "bandwidth",
    "risk_bandwidth",
    "risk_test",
    "cell_km",
    "hex_resolution",
    "hot_spots_of",
    "hot_spots_by",
    "hot_spots_method",
    "language",
)


def view_options(command: F) -> F:
    """Give a command the options that say what a map shows.

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
            _choice("--measure", MEASURES, "What the colour of the areas tells."),
            _choice("--level", LEVELS, "Whose areas are coloured."),
            click.option(
                "--scheme",
                type=click.Choice(SCHEMES),
                help="How the areas are parted into classes [default: steps, or fixed with "
                "--breaks]; share_by_labs has steps of its own.",
            ),
            click.option(
                "--breaks",
                callback=_breaks,
                metavar="N,N,...",
                help="Lower bounds of the classes above zero, in the unit of the measure, "
                "shares in percent.",
            ),
            click.option(
                "--layer",
                "layers",
                type=click.Choice(LAYERS),
                multiple=True,
                default=DEFAULT_LAYERS,
                show_default=True,
                help="Layer to draw; may be repeated, but each of "
                f"{', '.join(SURFACES)} colours the whole land, so only one of these.",
            ),
            click.option(
                "--abroad",
                is_flag=True,
                help="Draw labs whose coordinates lie outside Mexico too, so marked.",
            ),
            _choice("--ports", PORT_SETS, "Which seaports are drawn."),
            _choice(
                "--function",
                PORT_FUNCTIONS,
                "What the colour of a seaport tells the holder of.",
            ),
            _choice("--density-of", DENSITY_GROUPS, "Which labs the density is of."),
            click.option(
                "--bandwidth-km",
                "bandwidth",
                default=View.bandwidth,
                show_default=True,
                callback=kernel_width,
                metavar="KM|RULE",
                help="Standard deviation of the kernel of the density in km, or the rule that "
                f"chooses it: {', '.join(BANDWIDTH_RULES)}.",
            ),
            click.option(
                "--risk-bandwidth-km",
                "risk_bandwidth",
                default=View.risk_bandwidth,
                show_default=True,
                callback=kernel_width,
                metavar="KM|RULE",
                help="The same of the relative risk, which asks for a wider one.",
            ),
            _choice(
                "--risk-test",
                RISK_TESTS,
                "Where its p-values come from; 999 relabellings take about 3 s.",
            ),
            click.option(
                "--cell-km",
                type=click.FloatRange(*CELLS_KM),
                default=View.cell_km,
                show_default=True,
                help="Side of the cells of density and relative risk, km.",
            ),
            click.option(
                "--hex-resolution",
                type=click.IntRange(RESOLUTIONS[0], RESOLUTIONS[-1]),
                default=View.hex_resolution,
                show_default=True,
                help="H3 resolution of the hexagons.",
            ),
            _choice("--hot-spots-of", HOT_SPOTS_OF, "What is hot: many labs or many active."),
            _choice("--hot-spots-by", HOT_SPOTS_BY, "Units in which hot spots are looked for."),
            _choice("--hot-spots-method", HOT_SPOTS_METHODS, "Getis-Ord Gi* or local Moran."),
            _choice("--language", LANGUAGES, "Language of every word on the map."),
        ),
    )


def viewed(options: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the options that say what a map shows apart from the others.

    Parameters
    ----------
    options : dict
        All options by name.

    Returns
    -------
    members : dict
        Members of a :class:`layers.view.View`.
    others : dict
        The rest.
    """
    members = {name: options[name] for name in _MEMBERS}
    if members["scheme"] is None:
        members["scheme"] = "fixed" if members["breaks"] else View.scheme
    return members, {name: value for name, value in options.items() if name not in members}


def _choice(name: str, words: tuple[str, ...], text: str) -> Callable[[F], F]:
    default = getattr(View, name.removeprefix("--").replace("-", "_"))
    return click.option(
        name, type=click.Choice(words), default=default, show_default=True, help=text
    )


def _breaks(_: click.Context, __: click.Parameter, text: str | None) -> tuple[float, ...]:
    try:
        return as_breaks([float(part) for part in text.split(",")]) if text else ()
    except ViewError as error:
        raise click.BadParameter(str(error)) from error
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a list of numbers such as 1,5,20") from error
