"""The column beside the map of a printed figure: headline figures and legends."""

from __future__ import annotations

from typing import Final

from matplotlib.lines import Line2D

from layers.figure_map import HATCH, MARKER_EDGE, MARKER_SIZES, MARKERS
from layers.sheet import AreaLayer, LegendEntry, PointLayer, Sheet
from layers.typeset import INK, QUIET, Page, line_height
from layers.words import number

WIDTH_MM: Final = 60.0

_FIGURES: Final = 7.8
_LABELS: Final = 7.4
_ROW_MM: Final = 4.4


def write_side(page: Page, sheet: Sheet, left: float, top: float) -> None:
    """Write the headline figures and the legend of every layer in one column.

    Parameters
    ----------
    page : Page
        Where to write.
    sheet : Sheet
        What to write.
    left, top : float
        Upper left corner of the column, millimetres.
    """
    right = left + WIDTH_MM
    (first, value), *others = sheet.headline.items()
    page.write(value, left, top, size=24, color=INK, weight="bold")
    page.write(first, right, top + 3.4, size=9, color=QUIET, align="right")
    top += line_height(24) - 1
    for label, text in others:
        page.write(label, left, top, size=_FIGURES, color=QUIET)
        if page.width_of(label, _FIGURES) + page.width_of(text, _FIGURES, "bold") > WIDTH_MM - 2:
            top += line_height(_FIGURES)
        page.write(text, right, top, size=_FIGURES, color=INK, align="right", weight="bold")
        top += line_height(_FIGURES) + 0.5
    for layer in sheet.layers:
        top = _legend(page, layer, left, top + 3.5)


def _legend(page: Page, layer: AreaLayer | PointLayer, left: float, top: float) -> float:
    """Write one legend; return where the next may begin."""
    legend = layer.legend
    page.rectangle(left, top - 1.6, WIDTH_MM, 0, line="#cfccc6", line_width=0.5)
    top = page.paragraph(legend.title, left, top, WIDTH_MM, size=8.5, color=INK, weight="bold")
    if legend.note:
        top = page.paragraph(legend.note, left, top, WIDTH_MM, size=6.4, color=QUIET)
    top += 0.8
    for entry in legend.entries:
        _mark(page, layer, entry, left, top)
        counted = f"({number(entry.count)})"
        right = left + WIDTH_MM
        page.write(counted, right, top + 0.6, size=_LABELS, color=QUIET, align="right")
        end = page.paragraph(
            entry.label, left + 8.5, top + 0.6, WIDTH_MM - 20, size=_LABELS, color=INK
        )
        top = max(top + _ROW_MM, end)
    return top


def _mark(
    page: Page, layer: AreaLayer | PointLayer, entry: LegendEntry, left: float, top: float
) -> None:
    name = f"legend-{layer.name}"
    if isinstance(layer, AreaLayer):
        hatch = HATCH if entry.hatched else ""
        page.rectangle(left, top, 6.2, 3.2, fill=entry.color, line="#9a968f", hatch=hatch, gid=name)
        return
    x, y = page.at(left + 3.1, top + 1.6)
    page.figure.add_artist(
        Line2D(
            [x],
            [y],
            marker=MARKERS[entry.shape],
            markersize=MARKER_SIZES[layer.name] ** 0.5 * 1.15,
            markerfacecolor=entry.color,
            markeredgecolor=MARKER_EDGE,
            markeredgewidth=0.5,
            linestyle="none",
            transform=page.figure.transFigure,
            gid=name,
        )
    )
