"""Legends: the classes of a layer, their marks and what they count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeVar

Shape = Literal[
    "square", "circle", "triangle", "diamond", "down", "cross", "star", "line", "dashed"
]
Texture = Literal["", "dots", "lines", "grid"]

_READ_WITH: Final = {"risk_contours": "relative_risk"}
"""Lines that belong to a surface, though other layers lie between them."""


class _Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend.

    Attributes
    ----------
    label : str
        What the mark means.
    color : str
        Fill, ``#rrggbb``.
    shape : {"square", "circle", "triangle", "diamond", "down", "cross", "star", "line", "dashed"}
        Form of the mark: squares for areas, lines for outlines, any but the
        lines for points; ``down`` is a triangle on its tip.
    count : int
        How many things drawn on the map carry the mark; of a grid, how many
        km2.
    hatched : bool
        Whether a print hatches the area, so that it is not taken for a step
        of the colour scale.
    hollow : bool
        Whether the mark of a point is an outline in its colour, filled white.
    texture : {"", "dots", "lines", "grid"}
        What is drawn over the area, on screen and in print, so that a class is
        known without its hue. Each has more ink than the one before.
    """

    label: str
    color: str
    shape: Shape
    count: int
    hatched: bool = False
    hollow: bool = False
    texture: Texture = ""


@dataclass(frozen=True)
class LegendGrid:
    """How some entries of a legend stand in rows and columns, where a class says two things.

    Each of them has a label that says both, so that they may be listed one
    under the other as well.

    Attributes
    ----------
    start : int
        Index of the first of them; they follow each other row by row.
    rows, columns : tuple of str
        What each row and each column says.
    rows_title, columns_title : str
        What the rows and the columns tell.
    """

    start: int
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    rows_title: str
    columns_title: str


@dataclass(frozen=True)
class Legend:
    """The legend of one layer.

    Attributes
    ----------
    title : str
        What the layer shows, with its unit.
    entries : tuple of LegendEntry
        Its classes; class ``k`` of the layer is entry ``k``.
    note : str
        What the reader must know beside it; may be empty.
    grid : LegendGrid, optional
        Rows and columns that some of the entries stand in.
    """

    title: str
    entries: tuple[LegendEntry, ...]
    note: str = ""
    grid: LegendGrid | None = None


def listed(legend: Legend) -> tuple[LegendEntry, ...]:
    """Return the entries that stand one under the other, beside those in rows and columns.

    Parameters
    ----------
    legend : Legend
        A legend.

    Returns
    -------
    tuple of LegendEntry
        All but those of its grid.
    """
    if legend.grid is None:
        return legend.entries
    start = legend.grid.start
    end = start + len(legend.grid.rows) * len(legend.grid.columns)
    return legend.entries[:start] + legend.entries[end:]


def in_reading_order(layers: Iterable[T]) -> list[T]:
    """Return layers in the order of their legends: lines beside the surface they belong to.

    Parameters
    ----------
    layers : iterable of layers
        Lowest first, each name once.

    Returns
    -------
    list of layers
        The same, lowest first but for such lines.
    """
    found = list(layers)
    place = {layer.name: n for n, layer in enumerate(found)}
    return sorted(found, key=lambda one: place.get(_READ_WITH.get(one.name, ""), place[one.name]))
