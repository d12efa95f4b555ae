"""What every command of ``labatlas`` shares."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import click

from geo.errors import LabatlasError
from geo.text import printable
from layers.cli_texts import CLI_TEXTS
from layers.reasons import translate
from layers.words import fill

DAY: Final = click.DateTime(["%Y-%m-%d"])
"""The type of an option that takes a day."""


class Command(click.Command):
    """A command whose deliberate errors end it with their text and status 1.

    Where it has an option for the language, the text is in that language.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command.

        Parameters
        ----------
        ctx : click.Context
            What was asked for.

        Returns
        -------
        Any
            What the command returns.
        """
        try:
            return super().invoke(ctx)
        except LabatlasError as error:
            told = translate(str(error), _language(ctx))
            raise click.ClickException(_printable_lines(told)) from error


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


def day(_: click.Context, __: click.Parameter, moment: datetime | None) -> date | None:
    """Return the day of a moment; the callback of an option of the type ``DAY``.

    Parameters
    ----------
    _ : click.Context
        Not looked at.
    __ : click.Parameter
        Not looked at.
    moment : datetime.datetime or None
        What click read.

    Returns
    -------
    datetime.date or None
        Its day, None where nothing was given.
    """
    return None if moment is None else moment.date()


def words(key: str, **values: object) -> str:
    """Return a text of :data:`layers.cli_texts.CLI_TEXTS` in the language of the command.

    Parameters
    ----------
    key : str
        Key of the text.
    **values : object
        What stands in the braces.

    Returns
    -------
    str
        The text; in English where the command has no option for the language.
    """
    return fill(CLI_TEXTS[key], _language(click.get_current_context(silent=True)), **values)


def tell(key: str, **values: object) -> None:
    """Print such a text where it does not mix with the command's answer.

    Parameters
    ----------
    key : str
        Key of the text.
    **values : object
        What stands in the braces.
    """
    click.echo(words(key, **values), err=True)


def _language(ctx: click.Context | None) -> str:
    return "en" if ctx is None else str(ctx.params.get("language") or "en")


def _printable_lines(text: str) -> str:
    return "\n".join(map(printable, text.splitlines()))
