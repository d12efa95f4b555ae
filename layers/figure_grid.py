"""Surfaces, and outlines of their own, on the map of a printed figure."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from geo import reference
from geo.crs import EQUAL_AREA
from layers.figure_outlines import outline_of
from layers.sheet import HATCH_KM, NOT_DRAWN, GridLayer

_STRIPE: Final = "#a9a8a4"
_STRIPE_SHARE: Final = 0.22
"""Width of a stripe in parts of their distance."""


def draw_grid(axes: Axes, layer: GridLayer, *, zorder: float) -> None:
    """Draw a surface, cut at the coast and the borders.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where to draw, in metres of :data:`geo.crs.EQUAL_AREA`.
    layer : GridLayer
        The surface.
    zorder : float
        Where it lies among what is drawn.
    """
    if not layer.classes:
        return
    west, south, east, north = layer.grid.bounds
    limits = axes.get_xlim(), axes.get_ylim()
    image = axes.imshow(
        picture(layer),
        extent=(west, east, south, north),
        origin="upper",
        interpolation="none",
        aspect="equal",
        zorder=zorder,
        gid=layer.name,
    )
    axes.set(xlim=limits[0], ylim=limits[1])
    axes.set_aspect("equal", adjustable="datalim")
    # Without a patch in the axes the outline would be clipped to nothing.
    border = PathPatch(_country(), transform=axes.transData, facecolor="none", edgecolor="none")
    image.set_clip_path(border)


def picture(layer: GridLayer) -> npt.NDArray[np.uint8]:
    """Return a surface as an image, a pixel a cell.

    Parameters
    ----------
    layer : GridLayer
        The surface.

    Returns
    -------
    ndarray of uint8, shape (height, width, 4)
        Red, green, blue and opacity; cells that are not drawn are clear.
    """
    palette = np.zeros((256, 4), dtype=np.uint8)
    for k, entry in enumerate(layer.legend.entries):
        palette[k] = _bytes(entry.color)
    cells = layer.cells()
    image: npt.NDArray[np.uint8] = palette[cells]
    hatched = [k for k, entry in enumerate(layer.legend.entries) if entry.hatched]
    if hatched:
        period = max(4, round(HATCH_KM / layer.grid.cell_km))
        height, width = cells.shape
        across = np.add.outer(np.arange(height), np.arange(width)) % period
        stripe = across < max(1, round(period * _STRIPE_SHARE))
        image[np.isin(cells, hatched) & (cells != NOT_DRAWN) & stripe] = _bytes(_STRIPE)
    return image


def _bytes(color: str) -> tuple[int, ...]:
    return (*(round(part * 255) for part in to_rgb(color)), 255)


@lru_cache(maxsize=1)
def _country() -> Outline:
    shapes = reference.load("states_drawing").to_crs(EQUAL_AREA).geometry.to_numpy()
    whole = shapely.union_all(shapely.make_valid(shapes), grid_size=1.0)
    return outline_of(shapely.orient_polygons(whole))
