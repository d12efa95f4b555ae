"""Bars, bands and numbers of the chart from status to status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Normal, Stroke

from layers.charts.links import AMBIGUOUS
from layers.charts.stacking import Node, spread
from layers.measure import ASCENT, MM_PER_POINT, line_height
from layers.palettes import STATUS_COLORS
from layers.typeset import INK, QUIET
from layers.words import number

_ALPHA: Final = 0.45
_HALO: Final = (Stroke(linewidth=1.6, foreground="#ffffff", alpha=0.75), Normal())
"""What sets numbers off from thin bands below them."""
_OTHER: Final = "#ffffff"
"""Where labs come from or go to that one of the releases does not have."""
ALONE_HATCH: Final = "//////"
AMBIGUOUS_HATCH: Final = "....."
"""Of which it is not known whether the other release has them, and as which."""


class Band(NamedTuple):
    """One band.

    Attributes
    ----------
    source, target : str
        What it joins.
    labs : int
        Its labs.
    left, right, height : float
        Where it leaves, where it arrives and how high it is, millimetres.
    """

    source: str
    target: str
    labs: int
    left: float
    right: float
    height: float


def draw_node(axes: Axes, node: Node, x: float, width: float) -> None:
    """Draw the bar of a node.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The chart, in millimetres from its upper left corner.
    node : Node
        The node.
    x, width : float
        Where its bar begins and how wide it is.
    """
    color = STATUS_COLORS.get(node.name, _OTHER)
    axes.add_patch(
        Rectangle(
            (x, node.top),
            width,
            node.height,
            facecolor=color,
            edgecolor=QUIET if color == _OTHER else color,
            linewidth=0.6,
            hatch=_hatch(node.name) if color == _OTHER else None,
            zorder=4,
            clip_on=False,
            gid=f"node {node.name}",
        )
    )


def write_node(
    axes: Axes, node: Node, name: Sequence[str], x: float, align: str, size: float
) -> None:
    """Write the name of a node and its labs beside it.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The chart, in millimetres from its upper left corner.
    node : Node
        The node.
    name : sequence of str
        Its name in lines.
    x : float
        Where the lines begin or end.
    align : {"left", "right"}
        Which of the two.
    size : float
        Height of the letters in points.
    """
    high = line_height(size)
    y = node.top + node.height / 2 - (len(name) + 1) * high / 2
    for text, weight in ((number(node.labs), "bold"), *((line, "normal") for line in name)):
        _write(axes, text, x, y + high / 2, size, ha=align, weight=weight)
        y += high


def bands_of(
    table: pd.DataFrame, left: Sequence[Node], right: Sequence[Node], scale: float
) -> list[Band]:
    """Return the bands, each below the one before it at both of its ends.

    Parameters
    ----------
    table : pandas.DataFrame
        ``source, target, labs`` of each.
    left, right : sequence of Node
        What they leave and where they arrive.
    scale : float
        Millimetres a lab.

    Returns
    -------
    list of Band
        By the node that they leave.
    """
    leaves = {node.name: node.top for node in left}
    order = [node.name for node in left]
    arrives = {node.name: node.top for node in right}
    found = []
    rows = zip(table["source"], table["target"], table["labs"], strict=True)
    for source, target, labs in sorted(rows, key=lambda row: order.index(row[0])):
        height = int(labs) * scale
        band = Band(source, target, int(labs), leaves[source], arrives[target], height)
        found.append(band)
        leaves[source] += height
        arrives[target] += height
    return found


def draw_band(axes: Axes, band: Band, begin: float, end: float) -> None:
    """Draw a band in the colour of the status that it leaves.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The chart, in millimetres from its upper left corner.
    band : Band
        The band; one that leaves no status has the colour of the one where it arrives.
    begin, end : float
        Where it begins and ends.
    """
    middle = (begin + end) / 2
    top, bottom = band.left, band.left + band.height
    far_top, far_bottom = band.right, band.right + band.height
    outline = Path(
        [
            (begin, top), (middle, top), (middle, far_top), (end, far_top),
            (end, far_bottom), (middle, far_bottom), (middle, bottom), (begin, bottom),
            (begin, top),
        ],
        [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY],
    )  # fmt: skip
    color = STATUS_COLORS.get(band.source) or STATUS_COLORS.get(band.target, QUIET)
    axes.add_patch(
        PathPatch(
            outline,
            facecolor=color,
            # A band of one lab in thousands is thinner than a hair without it.
            edgecolor=color,
            linewidth=0.4,
            alpha=_ALPHA,
            hatch=AMBIGUOUS_HATCH if AMBIGUOUS in (band.source, band.target) else None,
            zorder=3,
            gid=f"band {band.source} {band.target}",
        )
    )


def write_numbers(axes: Axes, bands: Sequence[Band], x: float, high: float, size: float) -> None:
    """Write the labs of each band where it leaves; those of thin ones keep their distance.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The chart, in millimetres from its upper left corner.
    bands : sequence of Band
        The bands.
    x, high : float
        Where the numbers begin, and the height of the chart.
    size : float
        Height of the letters in points.
    """
    ordered = sorted(bands, key=lambda band: band.left + band.height / 2)
    apart = line_height(size) * 0.95
    middles = [band.left + band.height / 2 for band in ordered]
    places = spread(middles, apart, high)
    for band, middle, place in zip(ordered, middles, places, strict=True):
        moved = abs(place - middle) > max(0.4, band.height / 2 - 0.8)
        if moved:
            axes.plot([x - 1.2, x + 2.6], [middle, place], color=QUIET, linewidth=0.4, zorder=5)
        changed = band.source != band.target and band.target in STATUS_COLORS
        weight = "bold" if changed and band.source in STATUS_COLORS else "normal"
        _write(
            axes,
            number(band.labs),
            x + (3.0 if moved else 0),
            place,
            size,
            weight=weight,
            path_effects=_HALO,
        )


def _hatch(name: str) -> str:
    return AMBIGUOUS_HATCH if name == AMBIGUOUS else ALONE_HATCH


def _write(axes: Axes, text: str, x: float, middle: float, size: float, **more: Any) -> None:
    kept: dict[str, Any] = {"ha": "left", "color": INK, **more}
    axes.text(
        x,
        middle + ASCENT * size * MM_PER_POINT / 2,
        text,
        size=size,
        va="baseline",
        parse_math=False,
        zorder=7,
        **kept,
    )
