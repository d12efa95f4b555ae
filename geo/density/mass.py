"""Where the labs of a release lie on a grid: each spread as far as its place is known.

A record with coordinates lies at its point. One that is known to its
municipality, or to a locality there, lies anywhere in that municipality, and
is spread evenly over it: at its centroid it would make a peak that nobody
reported. One that is known to its state alone, to no place, or to one outside
the window of study, lies nowhere; it is counted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo import reference
from geo.crs import EQUAL_AREA, project
from geo.density.grid import Floats, Grid, Ints, cover
from geo.density.window import States, window_of

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
        Labs known to a state alone, to no place, or outside the window.
    window : tuple of str
        States that make the window of study; empty for Mexico.
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
    window: States = ()

    @property
    def labs(self) -> float:
        """Number of labs that are placed.

        Returns
        -------
        float
            Labs.
        """
        return float(self.point_labs.sum() + self.mun_labs.sum())

    def of_municipalities(self, chosen: npt.NDArray[np.bool_]) -> Sources:
        """Return the labs of some municipalities alone.

        Parameters
        ----------
        chosen : ndarray of bool, shape (m,)
            Which of the municipalities.

        Returns
        -------
        Sources
            With all points.
        """
        return replace(
            self,
            mun_codes=tuple(np.array(self.mun_codes, dtype=object)[chosen]),
            mun_labs=self.mun_labs[chosen],
            mun_squares=self.mun_squares[chosen],
        )

    @property
    def squares(self) -> float:
        """Squared labs of the placed records, summed.

        Returns
        -------
        float
            Equal to :attr:`labs` where every record stands for one.
        """
        return float((self.point_labs**2).sum() + self.mun_squares.sum())


def place(records: pd.DataFrame, states: Collection[str] = ()) -> Sources:
    """Return where the labs of records lie.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records (:func:`geo.join.join`), of which ``place_precision``,
        ``lon``, ``lat``, ``mun_code``, ``mun_code_point`` and ``labs`` are
        read.
    states : collection of str
        Codes of the states that make the window of study; empty for Mexico.

    Returns
    -------
    Sources
        Points, municipalities with their labs, and how many labs lie nowhere.

    Raises
    ------
    ChoiceError
        If a state is unknown.
    """
    window = window_of(states)
    at_point, in_municipality = told(records, window)
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
        window=window,
    )


def told(records: pd.DataFrame, window: States = ()) -> tuple[pd.Series, pd.Series]:
    """Return which records lie at a point, and which anywhere in a municipality.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records.
    window : tuple of str
        States that make the window of study; empty for Mexico.

    Returns
    -------
    at_point, in_municipality : pandas.Series of bool
        By record; neither where its place is known less well, or lies
        outside the window.
    """
    at_point = (records["place_precision"] == "point") & records["mun_code_point"].notna()
    # Coordinates outside Mexico place nothing, nor does a municipality that they contradict.
    in_municipality = (
        records["place_precision"].isin(["locality", "municipality"])
        & records["mun_code"].notna()
        & ~at_point
    )
    if window:
        # Coordinates that contradict the state told place a record in another state.
        at_point &= _lies_in(records["mun_code_point"], window)
        in_municipality &= _lies_in(records["mun_code"], window)
    return at_point, in_municipality


def _lies_in(codes: pd.Series, window: States) -> pd.Series:
    return codes.astype("string").str[:2].isin(window)


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
        shapes = municipality_shapes(missing)
        for code, (cells, covered) in zip(missing, cover(grid, shapes), strict=True):
            known[code] = cells, covered / covered.sum()
    return tuple(known[code] for code in codes)


def municipality_shapes(codes: Sequence[str]) -> npt.NDArray[np.object_]:
    """Return the outlines of municipalities in the equal-area projection.

    Parameters
    ----------
    codes : sequence of str
        CVEGEO codes.

    Returns
    -------
    ndarray of shapely.Geometry, shape (n,)
        Metres of :data:`geo.crs.EQUAL_AREA`.
    """
    layer = reference.load("municipalities").set_index("mun_code").geometry
    # To project all of them takes a quarter of a second, and a release names a few.
    shapes: npt.NDArray[np.object_] = layer.loc[list(codes)].to_crs(EQUAL_AREA).to_numpy()
    return shapes


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
