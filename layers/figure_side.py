"""The columns beside the map of a printed figure: headline figures and legends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, Final

from matplotlib.lines import Line2D

from geo.errors import OutputError
from layers.figure_legend import write_grid
from layers.figure_marks import DASHES, HATCH, MARKERS, mark_look
from layers.figure_texture import write_texture
from layers.legend import in_reading_order, listed
from layers.measure import line_height, width_of
from layers.sheet import AreaLayer, GridLayer, Layer, LegendEntry, LineLayer, Sheet
from layers.typeset import INK, QUIET, Page, Ruler
from layers.words import number

COLUMN_GAP: Final = 5.0
"""Distance between two columns, millimetres."""
LEAST_SIZE: Final = 6.0
"""Smallest letters, points."""

_FIGURES: Final = 7.8
_TITLE: Final = 8.5
_NOTE: Final = 6.4
_LABELS: Final = 7.4
"""Letters of the headline figures, and of title, note and labels of a legend, points."""
_ROW_MM: Final = 4.4
"""Least height of a line of a legend, millimetres."""
_BETWEEN_MM: Final = 3.5
"""Distance between two legends, millimetres."""
_MOST_LINES: Final = 6
"""Lines that the note of a legend may take."""


@dataclass(frozen=True)
class Side:
    """How headline figures and legends are set beside the map.

    Attributes
    ----------
    column_mm : float
        Width of a column.
    scale : float
        Letters and distances in parts of their full size.
    columns : tuple of tuple of Layer
        Whose legends stand in each; the headline figures come first of all.
    height_mm : float
        Height of the highest column.
    """

    column_mm: float
    scale: float
    columns: tuple[tuple[Layer, ...], ...]
    height_mm: float = 0.0

    @property
    def width_mm(self) -> float:
        """Width of all columns.

        Returns
        -------
        float
            Millimetres.
        """
        return len(self.columns) * (self.column_mm + COLUMN_GAP) - COLUMN_GAP

    def size(self, points: float) -> float:
        """Return the size of letters that would have another at full scale.

        Parameters
        ----------
        points : float
            Their size at full scale.

        Returns
        -------
        float
            Points, :data:`LEAST_SIZE` or more.
        """
        return max(points * self.scale, LEAST_SIZE)


_NARROW: Final = (
    *((1, 60.0, scale) for scale in (1.0, 0.95, 0.9, 0.85, 0.8)),
    *((2, 47.0, scale) for scale in (0.95, 0.9, 0.85, 0.8)),
)
"""Columns, their width and scale, the one liked best first: the map loses least of its width."""
_WIDE: Final = ((2, 58.0, 0.8), (3, 47.0, 0.8))
"""The same where these would make the page too long: the map becomes small."""
_LONGER: Final = 1.2
"""How often the height of the room the legends may have; the page becomes longer for it."""


def plan_side(page: Page, sheet: Sheet, height_mm: float) -> Side:
    """Return the first way to set the legends that fits the height, or a longer page.

    Parameters
    ----------
    page : Page
        The page; nothing is written on it.
    sheet : Sheet
        What is to be written.
    height_mm : float
        Room from the top of the column to the margin of the page.

    Returns
    -------
    Side
        Columns and sizes.

    Raises
    ------
    OutputError
        If the legends fit in no way.
    """
    listed_layers = in_reading_order(sheet.layers)
    # What is measured is what would be written.
    ruler = Ruler(page.width_mm, page.height_mm)
    tall_mm = _LONGER * height_mm
    ways = [
        *((way, height_mm) for way in _NARROW),
        (_NARROW[-1], tall_mm),
        *((way, tall_mm) for way in _WIDE),
    ]
    for (count, column_mm, scale), most_mm in ways:
        trial = Side(column_mm, scale, ())
        between = _BETWEEN_MM * scale
        head = _headline(ruler, sheet, trial, 0, 0)
        heights = [between + _legend(ruler, layer, trial, 0, 0) for layer in listed_layers]
        options = []
        for breaks in combinations(range(len(heights) + 1), count - 1):
            ends = list(pairwise((0, *breaks, len(heights))))
            columns_mm = [sum(heights[slice(*end)]) - between for end in ends]
            columns_mm[0] += head + between
            options.append((max(columns_mm), ends))
        lowest, ends = min(options)
        if lowest <= most_mm:
            columns = tuple(tuple(listed_layers[slice(*end)]) for end in ends)
            return Side(column_mm, scale, columns, lowest)
    raise OutputError(
        "the legends of so many layers do not fit the page; switch some off or ask for a wider one"
    )


def write_side(page: Page, sheet: Sheet, side: Side, left: float, top: float) -> None:
    """Write the headline figures and the legend of every layer.

    Parameters
    ----------
    page : Page
        Where to write.
    sheet : Sheet
        What to write.
    side : Side
        How, see :func:`plan_side`.
    left, top : float
        Upper left corner of the first column, millimetres.
    """
    between = _BETWEEN_MM * side.scale
    begin = _headline(page, sheet, side, left, top)
    for n, layers in enumerate(side.columns):
        column, place = left + n * (side.column_mm + COLUMN_GAP), begin
        for layer in layers:
            first = n > 0 and layer is layers[0]
            place = top if first else place + between
            place = _legend(page, layer, side, column, place, rule=not first)


def _headline(page: Page, sheet: Sheet, side: Side, left: float, top: float) -> float:
    """Write the headline figures; return where the first legend may begin."""
    right = left + side.column_mm
    if not sheet.headline:
        return top
    (first, value), *others = sheet.headline.items()
    large, small, figures = 24 * side.scale, 9 * side.scale, side.size(_FIGURES)
    page.write(value, left, top, size=large, color=INK, weight="bold")
    page.write(first, right, top + 3.4 * side.scale, size=small, color=QUIET, align="right")
    top += line_height(large) - 1
    for label, text in others:
        room = side.column_mm - width_of(text, figures, "bold") - 2
        page.write(text, right, top, size=figures, color=INK, align="right", weight="bold")
        end = page.paragraph(label, left, top, room, size=figures, color=QUIET)
        top = max(end, top + line_height(figures)) + 0.5 * side.scale
    return top


def _legend(
    page: Page, layer: Layer, side: Side, left: float, top: float, *, rule: bool = True
) -> float:
    """Write one legend; return where it ends."""
    legend, width, scale = layer.legend, side.column_mm, side.scale
    labels = side.size(_LABELS)
    if rule:
        page.rectangle(left, top - 1.6 * scale, width, 0, line="#cfccc6", line_width=0.5)
    top = page.paragraph(
        legend.title, left, top, width, size=side.size(_TITLE), color=INK, weight="bold"
    )
    if legend.note:
        top = page.paragraph(
            legend.note,
            left,
            top,
            width,
            size=side.size(_NOTE),
            color=QUIET,
            most_lines=_MOST_LINES,
        )
    top += 0.8 * scale
    grid, entries = legend.grid, listed(legend)
    counts = [f"({number(entry.count)})" for entry in entries]
    counts_mm = max((width_of(text, labels) for text in counts), default=0)
    for entry, counted in zip(entries, counts, strict=True):
        _mark(page, layer, entry, left, top, scale)
        line, indent = top + 0.6 * scale, 8.5 * scale
        page.write(counted, left + width, line, size=labels, color=QUIET, align="right")
        end = page.paragraph(
            entry.label, left + indent, line, width - indent - counts_mm - 2, size=labels, color=INK
        )
        top = max(top + _ROW_MM * scale, end)
    if grid is not None:
        top = write_grid(
            page,
            legend,
            grid,
            left,
            top + 0.8 * scale,
            width,
            size=side.size(_NOTE),
            scale=scale,
            gid=f"legend-{layer.name}",
        )
    return top


def _mark(
    page: Page, layer: Layer, entry: LegendEntry, left: float, top: float, scale: float
) -> None:
    name = f"legend-{layer.name}"
    width, height = 6.2 * scale, 3.2 * scale
    if isinstance(layer, AreaLayer | GridLayer):
        hatch = HATCH if entry.hatched else ""
        page.rectangle(
            left, top, width, height, fill=entry.color, line="#9a968f", hatch=hatch, gid=name
        )
        write_texture(page, entry, left, top, width, height)
        return
    look: dict[str, Any]
    if isinstance(layer, LineLayer):
        across = [left, left + width]
        look = {
            "color": entry.color,
            "linewidth": layer.width,
            "linestyle": DASHES if entry.shape == "dashed" else "solid",
        }
    else:
        across = [left + width / 2]
        area, fill, edge, edge_width = mark_look(layer.name, entry)
        look = {
            "marker": MARKERS[entry.shape],
            "markersize": area**0.5 * 1.15,
            "markerfacecolor": fill,
            "markeredgecolor": edge,
            "markeredgewidth": edge_width,
            "linestyle": "none",
        }
    x, y = zip(*(page.at(place, top + height / 2) for place in across), strict=True)
    page.add(Line2D(x, y, transform=page.figure.transFigure, gid=name, **look))
