"""What every command of ``labatlas`` shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import IO, Any, Final

import click

from geo.errors import LabatlasError
from geo.text import printable
from layers.choices import LANGUAGES
from layers.cli_texts import CLI_TEXTS
from layers.reasons import translate
from layers.words import fill

DAY: Final = click.DateTime(["%Y-%m-%d"])
"""The type of an option that takes a day."""

_USAGE: Final = {
    "OPTIONS": "OPCIONES",
    "COMMAND": "COMANDO",
    "ARGS": "ARGUMENTOS",
    "FILE": "ARCHIVO",
    "RELEASE": "ENTREGA",
    "OLDER": "ANTERIOR",
    "NEWER": "NUEVA",
}
"""What stands in a line of usage for what a reader has to write, in Spanish."""


class Command(click.Command):
    """A command whose deliberate errors end it with their text and status 1.

    They, and what is wrong with its options, are told in the language that
    ``--language`` asks for.
    """

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the options.

        Parameters
        ----------
        info_name : str or None
            Name of the command.
        args : list of str
            What was asked for; emptied.
        parent : click.Context, optional
            What the group was asked for.
        **extra : Any
            Settings of the context.

        Returns
        -------
        click.Context
            What was asked for, understood.
        """
        language = _asked_language(args)
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise _told(error, language) from error

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
        except click.UsageError as error:
            raise _told(error, _language(ctx)) from error


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for.

        Parameters
        ----------
        ctx : click.Context
            What the group was asked for.
        args : list of str
            The command and its options.

        Returns
        -------
        tuple
            Name of the command, the command, its options.
        """
        language = _asked_language(args)
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise _told(error, language) from error


class _SpanishUsageError(click.UsageError):
    """What is wrong with the options, in Spanish down to the last line."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it.

        Parameters
        ----------
        file : file object, optional
            Where to; by default the standard error.
        """
        if self.ctx is not None:
            usage = _in_usage(self.ctx.get_usage().replace("Usage:", "Uso:", 1))
            option = self.ctx.help_option_names[-1]
            click.echo(usage, file, err=True)
            click.echo(f"«{self.ctx.command_path} {option}» muestra la ayuda.\n", file, err=True)
        click.echo(f"Error: {self.message}", file, err=True)


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


def _asked_language(args: Sequence[str]) -> str:
    """Return the language that unread options ask for: they may be wrong in another place."""
    language = "en"
    for option, value in pairwise([*args, ""]):
        name, equals, joined = option.partition("=")
        if name == "--language" and (chosen := joined if equals else value) in LANGUAGES:
            language = chosen
    return language


def _told(error: click.UsageError, language: str) -> click.UsageError:
    if language == "en" or isinstance(
        error, _SpanishUsageError | click.exceptions.NoArgsIsHelpError
    ):
        return error
    head, colon, reason = error.format_message(), "", ""
    if isinstance(error, click.BadParameter) and error.message:
        # Translated apart, as what is wrong with a value can be any sentence.
        head, colon, reason = head.partition(": ")
    head = translate(head, language)
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Argument):
        # It names the argument as the line of usage does.
        head = _in_usage(head)
    return _SpanishUsageError(head + colon + translate(reason, language), error.ctx)


def _in_usage(text: str) -> str:
    return re.sub(r"\b[A-Z]+\b", lambda word: _USAGE.get(word[0], word[0]), text)


def _printable_lines(text: str) -> str:
    return "\n".join(map(printable, text.splitlines()))
