"""Municipalities that take few cells, parted into points.

What a municipality has in the part of a cell that it covers is smoothed as if
it filled the cell. Along the border of a large one that evens out. One of few
cells is nearly all border: it is parted into the cells of a finer grid, and
these are smoothed like points.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from geo.density.grid import Floats, Grid, cover
from geo.density.mass import Cover, Sources, municipality_covers, municipality_shapes

PARTS: Final = 200
"""Cells, of the grid or of a finer one, that a municipality is parted into at least."""


class Points(NamedTuple):
    """Points and what each counts.

    Attributes
    ----------
    x, y : ndarray of float, shape (n,)
        Metres of :data:`geo.crs.EQUAL_AREA`.
    weights : ndarray of float, shape (n,)
        What each counts.
    """

    x: Floats
    y: Floats
    weights: Floats


def is_small(cover: Cover) -> bool:
    """Return whether a municipality takes fewer than :data:`PARTS` cells.

    Parameters
    ----------
    cover : tuple of (ndarray of int, ndarray of float)
        As of :func:`geo.density.mass.municipality_covers`.

    Returns
    -------
    bool
        True where its cells are too coarse for it.
    """
    return len(cover[0]) < PARTS


def parted(sources: Sources, grid: Grid) -> tuple[Sources, Sources]:
    """Return sources with the large municipalities alone, and with the small ones.

    Parameters
    ----------
    sources : Sources
        Where the labs lie.
    grid : Grid
        The cells.

    Returns
    -------
    large, small : Sources
        Each with all points.
    """
    covers = municipality_covers(grid, sources.mun_codes)
    small = np.array([is_small(cover) for cover in covers], dtype=bool)
    return sources.of_municipalities(~small), sources.of_municipalities(small)


def as_points(small: Sources, grid: Grid) -> Points:
    """Return point records, and the parts of small municipalities as if they were some.

    Parameters
    ----------
    small : Sources
        Points, and small municipalities alone.
    grid : Grid
        The cells.

    Returns
    -------
    Points
        With the labs of each.
    """
    parts = municipality_parts(grid, small.mun_codes)
    labs = [part.weights * labs for part, labs in zip(parts, small.mun_labs, strict=True)]
    return Points(
        np.concatenate([small.x, *(part.x for part in parts)]),
        np.concatenate([small.y, *(part.y for part in parts)]),
        np.concatenate([small.point_labs, *labs]),
    )


def municipality_parts(grid: Grid, codes: tuple[str, ...]) -> tuple[Points, ...]:
    """Return small municipalities parted into the cells of a finer grid.

    Parameters
    ----------
    grid : Grid
        The cells.
    codes : tuple of str
        CVEGEO codes.

    Returns
    -------
    tuple of Points
        For each the centres of its parts and the share of its area in each;
        the shares of one sum to 1.
    """
    known = _known(grid)
    missing = tuple(code for code in dict.fromkeys(codes) if code not in known)
    finer: dict[int, list[str]] = {}
    for code, (cells, _) in zip(missing, municipality_covers(grid, missing), strict=True):
        # A power of two, so that few grids do for all.
        times = 2 ** int(np.ceil(np.log2(np.sqrt(PARTS / len(cells)))))
        finer.setdefault(max(times, 2), []).append(code)
    for times, of_it in finer.items():
        fine = Grid(
            grid.west, grid.north, grid.cell_km / times, grid.width * times, grid.height * times
        )
        covers = cover(fine, municipality_shapes(of_it))
        for code, (cells, covered) in zip(of_it, covers, strict=True):
            row, column = np.divmod(cells, fine.width)
            x = fine.west + (column + 0.5) * fine.cell_m
            y = fine.north - (row + 0.5) * fine.cell_m
            known[code] = Points(x, y, covered / covered.sum())
    return tuple(known[code] for code in codes)


@lru_cache(maxsize=4)
def _known(grid: Grid) -> dict[str, Points]:  # noqa: ARG001 (the key of the cache)
    """Return the parts that were asked for already, to be added to."""
    return {}
