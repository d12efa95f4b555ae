"""Where the labs of a release lie on a grid: each spread as far as its place is known.

A record with coordinates lies at its point. One that is known to its
municipality, or to a locality there, lies anywhere in that municipality, and
is spread evenly over it: at its centroid it would make a peak that nobody
reported. One that is known to its state alone, or to no place, lies nowhere;
it is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.density.grid import Floats, Grid, Ints, cover, municipalities, project

Cover = tuple[Ints, Floats]


@dataclass(frozen=True)
class Sources:
    """Records by where their labs lie: at points, or somewhere in municipalities.

    Attributes
    ----------
    x, y : ndarray of float, shape (n,)
        Places of the point records, metres of :data:`geo.crs.EQUAL_AREA`.
    point_labs : ndarray of float, shape (n,)
        Labs of each.
    point_codes : ndarray of str, shape (n,)
        Municipality that each lies in, CVEGEO.
    mun_codes : tuple of str, length m
        Municipalities with records that are known no closer, in order.
    mun_labs : ndarray of float, shape (m,)
        Labs of each.
    mun_squares : ndarray of float, shape (m,)
        For each the sum of the squared labs of its records: equal to its
        labs where every record stands for one.
    records : int
        Records with labs that are placed.
    labs_not_placed : int
        Labs known to a state alone, to no place, or outside Mexico.
    """

    x: Floats = field(repr=False)
    y: Floats = field(repr=False)
    point_labs: Floats = field(repr=False)
    point_codes: npt.NDArray[np.object_] = field(repr=False)
    mun_codes: tuple[str, ...] = field(repr=False)
    mun_labs: Floats = field(repr=False)
    mun_squares: Floats = field(repr=False)
    records: int
    labs_not_placed: int

    @property
    def labs(self) -> float:
        """Number of labs that are placed.

        Returns
        -------
        float
            Labs.
        """
        return float(self.point_labs.sum() + self.mun_labs.sum())

    @property
    def squares(self) -> float:
        """Squared labs of the placed records, summed.

        Returns
        -------
        float
            Equal to :attr:`labs` where every record stands for one.
        """
        return float((self.point_labs**2).sum() + self.mun_squares.sum())


def place(records: pd.DataFrame) -> Sources:
    """Return where the labs of records lie.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records (:func:`geo.join.join`), of which ``place_precision``,
        ``lon``, ``lat``, ``mun_code``, ``mun_code_point`` and ``labs`` are
        read.

    Returns
    -------
    Sources
        Points, municipalities with their labs, and how many labs lie nowhere.
    """
    at_point, in_municipality = told(records)
    points = records[at_point & (records["labs"] > 0)]
    x, y = project(points["lon"], points["lat"])
    known = records[in_municipality & (records["labs"] > 0)]
    labs = known["labs"].astype(np.float64)
    by_code = pd.DataFrame({"labs": labs, "squares": labs**2}).groupby(known["mun_code"]).sum()
    return Sources(
        x=x,
        y=y,
        point_labs=points["labs"].to_numpy(dtype=np.float64),
        point_codes=points["mun_code_point"].to_numpy(dtype=object),
        mun_codes=tuple(by_code.index),
        mun_labs=by_code["labs"].to_numpy(),
        mun_squares=by_code["squares"].to_numpy(),
        records=len(points) + len(known),
        labs_not_placed=int(records["labs"][~(at_point | in_municipality)].sum()),
    )


def told(records: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return which records lie at a point, and which anywhere in a municipality.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records.

    Returns
    -------
    at_point, in_municipality : pandas.Series of bool
        By record; neither where its place is known less well.
    """
    at_point = (records["place_precision"] == "point") & records["mun_code_point"].notna()
    # Coordinates outside Mexico place nothing, nor does a municipality that they contradict.
    in_municipality = (
        records["place_precision"].isin(["locality", "municipality"])
        & records["mun_code"].notna()
        & ~at_point
    )
    return at_point, in_municipality


@lru_cache(maxsize=4)
def _covered(grid: Grid) -> dict[str, Cover]:  # noqa: ARG001 (the key of the cache)
    """Return the covers of municipalities that were asked for already, to be added to."""
    return {}


def municipality_covers(grid: Grid, codes: tuple[str, ...]) -> tuple[Cover, ...]:
    """Return for municipalities the cells each lies in and how its area is shared among them.

    Parameters
    ----------
    grid : Grid
        The cells.
    codes : tuple of str
        CVEGEO codes.

    Returns
    -------
    tuple of (ndarray of int, ndarray of float)
        For each the cells (row times width plus column) and the share of its
        area in each; the shares of one sum to 1.
    """
    known = _covered(grid)
    missing = [code for code in dict.fromkeys(codes) if code not in known]
    if missing:
        shapes = municipalities().loc[missing].to_numpy()
        for code, (cells, covered) in zip(missing, cover(grid, shapes), strict=True):
            known[code] = cells, covered / covered.sum()
    return tuple(known[code] for code in codes)


def spread(sources: Sources, grid: Grid) -> Floats:
    """Return the labs of municipalities in each cell, in proportion to area.

    Parameters
    ----------
    sources : Sources
        The labs; those at points are left out.
    grid : Grid
        The cells.

    Returns
    -------
    ndarray of float, shape (height, width)
        Labs.
    """
    total = np.zeros(grid.height * grid.width)
    covers = municipality_covers(grid, sources.mun_codes)
    if covers:
        cells = np.concatenate([cells for cells, _ in covers])
        shares = np.concatenate(
            [share * labs for (_, share), labs in zip(covers, sources.mun_labs, strict=True)]
        )
        total += np.bincount(cells, shares, minlength=total.size)
    return total.reshape(grid.shape)


def bin_points(
    x: Floats, y: Floats, weights: npt.NDArray[np.float64], grid: Grid, margin: int
) -> Floats:
    """Return points binned to the centres of cells, each shared among the sixteen around it.

    The shares are those of a cubic B-spline: linear shares leave errors of
    percents where the density is thin, these of hundredths.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Places inside the grid, metres of :data:`geo.crs.EQUAL_AREA`.
    weights : ndarray of float, shape (n,)
        What each point counts.
    grid : Grid
        The cells.
    margin : int
        Cells to add on each side, two at least.

    Returns
    -------
    ndarray of float, shape (height + 2 margin, width + 2 margin)
        Weights by cell; their sum is kept.

    References
    ----------
    Wand, M. P. (1994). Fast computation of multivariate kernel estimators.
    Journal of Computational and Graphical Statistics 3. Barnett, A. H. et al.
    (2019). A parallel nonuniform fast Fourier transform library. SIAM Journal
    on Scientific Computing 41: the transform of what spreads a point is
    divided out afterwards.
    """
    total = np.zeros((grid.height + 2 * margin) * (grid.width + 2 * margin))
    for cell, share in stencil(x, y, grid, margin):
        total += np.bincount(cell, share * weights, minlength=total.size)
    return total.reshape(grid.height + 2 * margin, grid.width + 2 * margin)


def stencil(x: Floats, y: Floats, grid: Grid, margin: int) -> Iterator[tuple[Ints, Floats]]:
    """Yield for each of sixteen steps the cell of each point and its share of the point.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Places inside the grid, metres of :data:`geo.crs.EQUAL_AREA`.
    grid : Grid
        The cells.
    margin : int
        Cells to add on each side, two at least.

    Yields
    ------
    cell : ndarray of int, shape (n,)
        Row times width plus column, margins included.
    share : ndarray of float, shape (n,)
        Shares; the sixteen of one point sum to 1.
    """
    column = (x - grid.west) / grid.cell_m - 0.5 + margin
    row = (grid.north - y) / grid.cell_m - 0.5 + margin
    left, top = np.floor(column).astype(np.int64), np.floor(row).astype(np.int64)
    across, down = _spline(column - left), _spline(row - top)
    for step_down, share_down in enumerate(down, start=-1):
        for step_across, share_across in enumerate(across, start=-1):
            cell = (top + step_down) * (grid.width + 2 * margin) + left + step_across
            yield cell, share_down * share_across


def _spline(part: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the shares of the cells one before to two after, for a place between two centres."""
    rest = 1 - part
    return (
        rest**3 / 6,
        (3 * part**3 - 6 * part**2 + 4) / 6,
        (3 * rest**3 - 6 * rest**2 + 4) / 6,
        part**3 / 6,
    )
