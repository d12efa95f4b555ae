"""The axes of the chart of labs by month: their scale, their ticks and what is not covered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from layers.charts.around import Sizes
from layers.charts.telling import month_name
from layers.measure import width_of
from layers.typeset import QUIET
from layers.words import number

NOT_COVERED: Final = "#e9e8e4"
"""Colour of where a release tells nothing."""
UNITS: Final = {"month": "M", "year": "Y"}
_GRID: Final = "#d9d8d4"


class Span(NamedTuple):
    """The periods that all rows show, and the size of a row.

    Attributes
    ----------
    every : pandas.DatetimeIndex
        First day of each period, without a gap.
    period : {"month", "year"}
        Their length.
    width_mm, height_mm : float
        Size of the axes.
    """

    every: pd.DatetimeIndex
    period: str
    width_mm: float
    height_mm: float

    def place(self, first: pd.Timestamp) -> int:
        """Return which period begins on a day.

        Parameters
        ----------
        first : pandas.Timestamp
            First day of one of them.

        Returns
        -------
        int
            0 for the first.
        """
        return int(self.every.get_indexer(pd.DatetimeIndex([first]))[0])

    def end_of(self, moment: pd.Timestamp) -> float:
        """Return where a day ends.

        Parameters
        ----------
        moment : pandas.Timestamp
            A day, inside or outside the periods.

        Returns
        -------
        float
            Periods from the middle of the first one.
        """
        unit = UNITS[self.period]
        inside, begin = moment.to_period(unit), self.every[0].to_period(unit)
        first, last = inside.start_time, inside.end_time.normalize()
        gone = ((moment - first).days + 1) / ((last - first).days + 1)
        return float(inside.ordinal - begin.ordinal) - 0.5 + gone

    @property
    def edge(self) -> float:
        """Where the last period ends.

        Returns
        -------
        float
            Periods from the middle of the first one.
        """
        return len(self.every) - 0.5


def set_axes(axes: Axes, span: Span, sizes: Sizes, highest: int, language: str) -> None:
    """Set ticks and lines: a name under each month or year that has room for it.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        One row.
    span : Span
        Its periods.
    sizes : Sizes
        Sizes of the letters.
    highest : int
        The most labs of a period; the room above is that of labels.
    language : {"en", "es"}
        Language.
    """
    axes.set_xlim(-0.5, span.edge)
    marks = MaxNLocator(nbins=3, integer=True, min_n_ticks=2).tick_values(0, highest)
    marks = [mark for mark in marks if 0 <= mark <= highest]
    axes.set_yticks(marks, [number(mark) for mark in marks])
    axes.grid(axis="y", color=_GRID, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=QUIET, linewidth=0.6)
    axes.tick_params(axis="both", length=0, labelsize=sizes.text - 0.5, labelcolor=QUIET, pad=2)
    room = span.width_mm / len(span.every)
    if span.period == "month" and width_of("mmm", sizes.text) + 1 <= room:
        named = {float(n): _month(first, n, language) for n, first in enumerate(span.every)}
    else:
        named = _years(axes, span, sizes)
    axes.set_xticks(list(named), list(named.values()))


def shade(axes: Axes, span: Span, covered: Sequence[Any], untold: pd.Series) -> None:
    """Shade what a release does not cover or does not tell.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Its row.
    span : Span
        The periods that all rows show.
    covered : sequence of pandas.Timestamp or NaT
        First and last day that it covers; nothing is shaded where one is missing.
    untold : pandas.Series of bool
        Whether it does not tell a period that it covers, by its first day.
    """
    if pd.isna(covered[0]) or pd.isna(covered[1]):
        return
    start, end = span.end_of(covered[0] - pd.Timedelta(days=1)), span.end_of(covered[1])
    silent = untold.reindex(span.every, fill_value=False)
    runs = silent.ne(silent.shift()).cumsum()[silent]
    gaps = [
        # What lies before its first day is shaded anyway: no place twice.
        (max(span.place(run[0]) - 0.5, start), min(span.place(run[-1]) + 0.5, end))
        for run in runs.groupby(runs).groups.values()
    ]
    for low, high in ((-0.5, start), *gaps, (end, span.edge)):
        if high > low + 1e-9:
            shaded = axes.axvspan(low, high, facecolor=NOT_COVERED, linewidth=0, zorder=0.5)
            shaded.set_gid("not covered")


def _years(axes: Axes, span: Span, sizes: Sizes) -> dict[float, str]:
    """Return the names of the years that have room, by their place; part them by lines."""
    months = span.period == "month"
    named: dict[float, str] = {}
    free, start = -1.0, 0
    one_mm = span.width_mm / len(span.every)
    years = [first.year for first in span.every]
    for year in dict.fromkeys(years):
        many = years.count(year)
        half = width_of(str(year), sizes.text) / 2
        middle = (start + many / 2) * one_mm
        # A year of which a month or two is shown has no room for its name.
        if middle - half >= free and (many * one_mm >= 2 * half or not months):
            named[start + many / 2 - 0.5] = str(year)
            free = middle + half + 1.0
        if start and months:
            axes.axvline(start - 0.5, color=_GRID, linewidth=0.5, zorder=1)
        start += many
    return named


def _month(first: pd.Timestamp, n: int, language: str) -> str:
    name = month_name(first, language)
    return f"{name}\n{first.year}" if n == 0 or first.month == 1 else name
