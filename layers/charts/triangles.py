"""The revision triangle as a heat map: periods by releases, coloured by what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from geo.errors import ChoiceError
from geo.ledger import Triangle
from geo.process import Processed
from layers.charts.around import Sizes, sizes_of
from layers.charts.chart import Chart
from layers.charts.frame import MARGIN, framed, watermark
from layers.charts.steps import PARTIAL_HATCH, color_of, ink_on, steps_of
from layers.charts.telling import month_name
from layers.charts.triangle_words import triangle_alt, triangle_words
from layers.figure import SETTINGS
from layers.measure import ASCENT, MM_PER_POINT, line_height, width_of
from layers.typeset import INK, QUIET
from layers.words import number

_LEAST_CELL: Final = {"wide": 8.0, "narrow": 5.5}
"""Width of a cell below which the years are rather set below each other, millimetres."""
_MOST_CELL: Final = 17.0
_CELL_HEIGHT: Final = {"wide": 5.2, "narrow": 5.0}
_BETWEEN: Final = 3.0
"""Distance of one year from the next, millimetres."""
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Group(NamedTuple):
    """The cells of one year, or of all years.

    Attributes
    ----------
    heading : str
        The year; empty where a row is a year.
    rows : tuple of (int, str, pandas.Timestamp)
        Place from above, label and period of each row.
    """

    heading: str
    rows: tuple[tuple[int, str, pd.Timestamp], ...]


def triangle(
    triangle: Triangle,
    language: str = "en",
    *,
    releases: Sequence[Processed],
    width: str = "wide",
) -> Chart:
    """Return how the figure for each period grew from release to release, as a heat map.

    Parameters
    ----------
    triangle : Triangle
        Labs by period and release, see :func:`geo.ledger.triangle`.
    language : {"en", "es"}
        Language.
    releases : sequence of Processed
        The releases that it was made of: they are the sources.
    width : {"wide", "narrow"}
        For a screen or paper, or for a telephone.

    Returns
    -------
    Chart
        One cell a period and release; where a period is a month each year is
        a block of its own. The table holds ``period, release, labs, change,
        partial, news`` for every cell that is covered; ``news`` where the
        change is measured from or to a period that is covered in part.

    Raises
    ------
    ChoiceError
        If no period is told, a release is missing or a choice does not exist.
    """
    sizes = sizes_of(width)
    by_id = {processed.release.id: processed for processed in releases}
    names = list(triangle.labs.columns)
    missing = [name for name in names if name not in by_id]
    if missing:
        raise ChoiceError(f"the releases {', '.join(missing)} of the triangle were not given")
    if triangle.labs.isna().all(axis=None):
        raise ChoiceError(
            f"no lab has a date that tells its {triangle.period}: there is nothing to draw"
        )
    table = _table(triangle)
    steps = steps_of(table.loc[~table["news"], "change"])
    letters = dict(zip(names, map(_letter, range(len(names))), strict=True))
    words = triangle_words(
        triangle, [by_id[name] for name in names], table, steps, letters, language
    )
    groups = _groups(triangle, language)
    size = sizes.text - 0.5
    label = max(width_of(row[1], size) for group in groups for row in group.rows) + 2.0
    room = sizes.width_mm - 2 * MARGIN - label
    least = len(names) * _LEAST_CELL[width]
    across = max(1, min(len(groups), int((room + _BETWEEN) // (least + _BETWEEN))))
    cell = (room - (across - 1) * _BETWEEN) / across / len(names)
    cell, high = min(cell, _MOST_CELL), _CELL_HEIGHT[width]
    bands = [groups[n : n + across] for n in range(0, len(groups), across)]
    heads = line_height(sizes.text) * 2 + 1.5
    heights = [heads + high * _depth(band) for band in bands]
    plot = sum(heights) + 4.0 * (len(bands) - 1)
    with rc_context(SETTINGS):
        page, top = framed(words, sizes, plot)
        wide = sizes.width_mm - 2 * MARGIN
        axes = page.figure.add_axes(page.box(MARGIN, top, wide, plot), label="triangle")
        axes.set(xlim=(0, wide), ylim=(plot, 0))
        axes.set_axis_off()
        cells = _Cells(axes, table, steps, cell, high, size)
        y = 0.0
        for band, height in zip(bands, heights, strict=True):
            _band(cells, band, letters, label, y, heads, sizes)
            y += height + 4.0
        watermark(axes, words, wide, plot)
    return Chart(page.figure, words.title, triangle_alt(triangle, table, language), table, words)


def _table(triangle: Triangle) -> pd.DataFrame:
    """Return one row for each cell that is covered."""
    labs, partial = triangle.labs, triangle.partial
    # That the release before it covers a period in part spoils the change as well.
    told = partial.astype("boolean").where(labs.notna())
    before = told.ffill(axis=1).shift(1, axis=1).fillna(value=False)
    news = (partial | before.astype("bool")) & triangle.changes.notna()
    columns = {"labs": labs, "change": triangle.changes, "partial": partial, "news": news}
    cells = pd.MultiIndex.from_product([labs.index, labs.columns], names=["period", "release"])
    rows = pd.DataFrame({name: one.to_numpy().ravel() for name, one in columns.items()}, cells)
    types = {"labs": "int64", "change": "Int64", "partial": "bool", "news": "bool"}
    return rows[rows["labs"].notna()].astype(types).reset_index()


def _letter(n: int) -> str:
    first, second = divmod(n, len(_LETTERS))
    return (_LETTERS[first - 1] if first else "") + _LETTERS[second]


def _groups(triangle: Triangle, language: str) -> list[Group]:
    index = pd.DatetimeIndex(triangle.labs.index)
    if triangle.period == "year":
        rows = tuple((n, str(first.year), first) for n, first in enumerate(index))
        return [Group("", rows)]
    years = index.year.unique()
    return [
        Group(
            str(year),
            tuple(
                (first.month - 1, month_name(first, language), first)
                for first in index[index.year == year]
            ),
        )
        for year in years
    ]


def _depth(band: Sequence[Group]) -> int:
    rows = [row for group in band for row, _, _ in group.rows]
    return max(rows) - min(rows) + 1


class _Cells:
    """Where cells are drawn, and how large."""

    def __init__(
        self,
        axes: Axes,
        table: pd.DataFrame,
        steps: tuple[float, ...],
        width: float,
        height: float,
        size: float,
    ) -> None:
        self.axes, self.steps = axes, steps
        rows = table.to_dict("records")
        self.told = {(row["period"], row["release"]): row for row in rows}
        self.width, self.height, self.size = width, height, size

    def draw(self, period: pd.Timestamp, release: str, left: float, top: float) -> None:
        """Draw one cell with its number where that fits."""
        told = self.told.get((period, release))
        color = color_of(told, self.steps)
        hatched = told is not None and (told["partial"] or told["news"])
        # Not `add_patch`: it measures each for limits that are set here.
        self.axes.add_artist(
            Rectangle(
                (left, top),
                self.width,
                self.height,
                facecolor=color,
                edgecolor="#ffffff" if told is None else "#c9c8c4",
                linewidth=0.5,
                hatch=PARTIAL_HATCH if hatched else None,
                clip_on=False,
                gid=f"cell {release} {period.date()}",
            )
        )
        if told is None:
            return
        text = number(told["labs"])
        size = self.size
        while width_of(text, size) > self.width - 0.8:
            size -= 0.5
            if size < 4.5:
                return
        boxed = {"boxstyle": "square,pad=0.15", "facecolor": color, "linewidth": 0}
        self.write(
            text,
            left + self.width / 2,
            top + self.height / 2,
            size,
            color=ink_on(color),
            bbox=boxed if hatched else None,
        )

    def write(self, text: str, x: float, middle: float, size: float, **more: Any) -> None:
        """Write one word around a place."""
        kept: dict[str, Any] = {"ha": "center", "color": INK, **more}
        self.axes.text(
            x,
            middle + ASCENT * size * MM_PER_POINT / 2,
            text,
            size=size,
            va="baseline",
            parse_math=False,
            **kept,
        )


def _band(
    cells: _Cells,
    band: Sequence[Group],
    letters: dict[str, str],
    label: float,
    top: float,
    heads: float,
    sizes: Sizes,
) -> None:
    """Draw the years that stand beside each other, with their headings."""
    step = len(letters) * cells.width + _BETWEEN
    first = min(row for group in band for row, _, _ in group.rows)
    seen = {}
    for n, group in enumerate(band):
        left = label + n * step
        middle = left + (step - _BETWEEN) / 2
        high = line_height(sizes.text)
        cells.write(group.heading, middle, top + high / 2, sizes.text, weight="bold")
        for k, letter in enumerate(letters.values()):
            x = left + (k + 0.5) * cells.width
            cells.write(letter, x, top + 1.5 * high, cells.size, color=QUIET, weight="bold")
        for row, name, period in group.rows:
            y = top + heads + (row - first) * cells.height
            seen[name] = y + cells.height / 2
            for k, release in enumerate(letters):
                cells.draw(period, release, left + k * cells.width, y)
    for name, middle in seen.items():
        cells.write(name, label - 1.5, middle, cells.size, ha="right", color=QUIET)
