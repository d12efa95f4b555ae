"""The Sheet: what is drawn, ready for any product.

A Sheet holds plain values only, already counted, classed, worded and ordered.
A renderer draws them and decides nothing: so the screen, the print and the
file cannot disagree. All its text is plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from layers.legend import Legend as Legend
from layers.legend import LegendEntry as LegendEntry
from layers.legend import LegendGrid as LegendGrid
from layers.legend import Shape as Shape

if TYPE_CHECKING:
    from geo.density.grid import Grid

NOT_DRAWN: Final = 255
"""Class of the cells of a grid where nothing is drawn, and what lies below shows."""

HATCH_KM: Final = 32.0
"""Distance of the stripes of a hatched class of a grid, km."""


@dataclass(frozen=True)
class Caption:
    """A name that stands on the map.

    Attributes
    ----------
    text : str
        The name.
    lon, lat : float
        Where its centre stands, degrees, WGS 84.
    """

    text: str
    lon: float
    lat: float


@dataclass(frozen=True)
class AreaLayer:
    """Areas filled by class: a choropleth.

    Attributes
    ----------
    name : str
        Name of the layer, as in a View.
    geometry : str
        Name of the reference layer that holds the drawing geometry; empty if
        the layer brings outlines of its own.
    codes : tuple of str
        Code of each area, in the order of that layer.
    classes : tuple of int
        Class of each area: index of its legend entry.
    labels : tuple of str
        One line of text for each area: its name and figures.
    legend : Legend
        The legend.
    outlines : tuple of shapely.Geometry
        Its own areas where no reference layer holds them, one a code;
        degrees, WGS 84.
    """

    name: str
    geometry: str
    codes: tuple[str, ...]
    classes: tuple[int, ...]
    labels: tuple[str, ...]
    legend: Legend
    outlines: tuple[shapely.Geometry, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class GridLayer:
    """Square cells of the equal-area projection filled by class: a surface.

    Attributes
    ----------
    name : str
        Name of the layer, as in a View.
    grid : geo.density.Grid
        The cells.
    classes : bytes
        Class of each cell, row by row from north to south: index of its
        legend entry, or :data:`NOT_DRAWN`.
    labels : tuple of str
        One line of text for each class.
    legend : Legend
        The legend; it counts km2.
    """

    name: str
    grid: Grid
    classes: bytes = field(repr=False)
    labels: tuple[str, ...]
    legend: Legend

    def cells(self) -> npt.NDArray[np.uint8]:
        """Return the class of each cell as an array.

        Returns
        -------
        ndarray of uint8, shape (height, width)
            Read-only.
        """
        return np.frombuffer(self.classes, dtype=np.uint8).reshape(self.grid.shape)


@dataclass(frozen=True)
class LineLayer:
    """Outlines and lines by class, above the areas: borders that leave the fill to others.

    Attributes
    ----------
    name : str
        Name of the layer.
    geometry : str
        Name of the reference layer that holds the drawing geometry, polygons
        or lines; of a polygon the outline is drawn. Empty if the layer brings
        outlines of its own.
    codes : tuple of str
        Codes of the features that are drawn, each once; any of that layer.
    classes : tuple of int
        Class of each feature: index of its legend entry, whose shape is
        ``line`` or ``dashed``. The first class is drawn last, on top.
    labels : tuple of str
        One line of text for each feature.
    width : float
        Width of the line in points.
    legend : Legend
        The legend.
    captions : tuple of Caption
        Names, the most important first: one that would collide with an
        earlier one is left out. Those of lines come before those of points.
    outlines : tuple of shapely.Geometry
        Its own lines or polygons where no reference layer holds them, one a
        code; degrees, WGS 84.
    """

    name: str
    geometry: str
    codes: tuple[str, ...]
    classes: tuple[int, ...]
    labels: tuple[str, ...]
    width: float
    legend: Legend
    captions: tuple[Caption, ...] = ()
    outlines: tuple[shapely.Geometry, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class PointLayer:
    """Points marked by class.

    Attributes
    ----------
    name : str
        Name of the layer.
    lon, lat : tuple of float
        Degrees, WGS 84.
    classes : tuple of int
        Class of each point: index of its legend entry.
    labels : tuple of str
        One line of text for each point.
    legend : Legend
        The legend.
    radius_km : tuple of float
        How far off each point may be: a circle of that geodesic radius is
        drawn around it. Empty where no circles are drawn.
    captions : tuple of Caption
        Names, the most important first, as of a :class:`LineLayer`.
    """

    name: str
    lon: tuple[float, ...]
    lat: tuple[float, ...]
    classes: tuple[int, ...]
    labels: tuple[str, ...]
    legend: Legend
    radius_km: tuple[float, ...] = ()
    captions: tuple[Caption, ...] = ()


Layer = AreaLayer | GridLayer | LineLayer | PointLayer


@dataclass(frozen=True)
class Sheet:
    """What is drawn: ordered layers and every word that goes with them.

    Attributes
    ----------
    title, subtitle : str
        Headline, and what was counted (release, filters, dates).
    language : {"en", "es"}
        Language of the words.
    layers : tuple of AreaLayer, GridLayer, LineLayer or PointLayer
        Lowest first: areas and grids, then lines, then points; the base map
        lies below them all.
    notes : tuple of str
        What must be known to read the map: what is not placed or not
        counted, what the shares mean, what raids measure.
    sources : tuple of str
        Release (id, publisher, date, file hash) and each reference layer
        with its attribution and licence.
    illustrative : str
        The word that marks generated data in this language; empty for real
        data. Every product shows it where it is not empty.
    alternative_text : str
        The map in words, for who cannot see it.
    headline : dict of str to str
        The headline figures, label to value, in order.
    table : pandas.DataFrame
        The same numbers as a table, headings in the language of the Sheet.
    details : dict of str to pandas.DataFrame
        What the layers of entries and regions show, row by row with source
        and confidence: title to table, in the language of the Sheet.
    """

    title: str
    subtitle: str
    language: str
    layers: tuple[Layer, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    illustrative: str
    alternative_text: str
    headline: dict[str, str]
    table: pd.DataFrame = field(repr=False, compare=False)
    details: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False, compare=False)
