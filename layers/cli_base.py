"""What every command of ``labatlas`` shares."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import click

from geo.errors import LabatlasError
from geo.text import printable

DAY: Final = click.DateTime(["%Y-%m-%d"])
"""The type of an option that takes a day."""


class Command(click.Command):
    """A command whose deliberate errors end it with their text and status 1."""

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
            raise click.ClickException(_printable_lines(str(error))) from error


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


def _printable_lines(text: str) -> str:
    return "\n".join(map(printable, text.splitlines()))
