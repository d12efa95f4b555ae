"""The stretches of time that a map is shown for, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import streamlit as st

from geo.process import Processed
from geo.select import Filters, select
from geo.windows import by_window, labs_in_no_window
from layers.app.releases import reading_key
from layers.period import last_day
from layers.view import View

WINDOWS: Final = ("1", "3", "12", "cumulative")
"""Months that each map shows, or all up to its month."""


class Frame(NamedTuple):
    """One stretch of time.

    Attributes
    ----------
    start, end : datetime.date
        Its first and last day.
    labs, active : int
        The labs in it, and the active ones among them.
    """

    start: date
    end: date
    labs: int
    active: int

    def of(self, view: View) -> View:
        """Return a view of this stretch alone.

        Parameters
        ----------
        view : View
            What the reader asked for; days that it leaves out stay out.

        Returns
        -------
        View
            The view.
        """
        start = max(self.start, view.start or self.start)
        return view.changed(start=start, end=min(self.end, view.end or self.end))

    @property
    def month(self) -> str:
        """The month that names it in a link.

        Returns
        -------
        str
            Its last, such as ``2021-03``.
        """
        return f"{self.end:%Y-%m}"


class Series(NamedTuple):
    """Stretches of time, one after another.

    Attributes
    ----------
    window : str
        What each of them is, of :data:`WINDOWS`.
    frames : tuple of Frame
        In the order of time.
    left_out : int
        Labs that are in none of them.
    last : datetime.date
        Last day that the release covers, or the last of these.
    """

    window: str
    frames: tuple[Frame, ...]
    left_out: int
    last: date


def series(view: View, processed: Processed, window: str) -> Series:
    """Return the stretches of time of a view.

    Parameters
    ----------
    view : View
        What is counted.
    processed : Processed
        The release.
    window : str
        One of :data:`WINDOWS`.

    Returns
    -------
    Series
        Empty where no date is known well enough.
    """
    return _series(reading_key(view.release), view.filters(), window, processed)


def place_of(frames: Sequence[Frame], month: str) -> int | None:
    """Return which stretch of time holds a month.

    Parameters
    ----------
    frames : sequence of Frame
        In the order of time.
    month : str
        Such as ``2021-03``.

    Returns
    -------
    int or None
        Of those that grow the first; None where none holds it.
    """
    held = (
        at
        for at, frame in enumerate(frames)
        if f"{frame.start:%Y-%m}" <= month <= f"{frame.end:%Y-%m}"
    )
    return next(held, None)


@st.cache_data(show_spinner=False, max_entries=32)
def _series(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    filters: Filters,
    window: str,
    _processed: Processed,
) -> Series:
    records = select(_processed.records, filters).records
    cumulative = window == WINDOWS[-1]
    months = 1 if cumulative else int(window)
    frames = tuple(
        Frame(
            one.start,
            one.end,
            int(one.records["labs"].sum()),
            int(one.records.loc[one.records["status"] == "active", "labs"].sum()),
        )
        for one in by_window(records, months=months, cumulative=cumulative)
    )
    left_out = labs_in_no_window(records, months=months, cumulative=cumulative)
    last = last_day(View(), _processed.release)
    return Series(
        window, frames, left_out, last or max((one.end for one in frames), default=date.max)
    )
