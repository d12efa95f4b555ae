"""Which municipalities touch."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import shapely

from geo import reference

Ints = npt.NDArray[np.int64]


@cache
def neighbours() -> tuple[Ints, Ints]:
    """Return the pairs of municipalities that touch, each in both directions.

    Returns
    -------
    numpy.ndarray of int, numpy.ndarray of int
        CVEGEO codes as numbers.
    """
    municipalities = reference.load("municipalities")
    code = municipalities["mun_code"].astype("int64").to_numpy()
    one, other = sharing_vertices(municipalities.geometry.to_numpy())
    return code[one], code[other]


def sharing_vertices(outlines: npt.NDArray[np.object_]) -> tuple[Ints, Ints]:
    """Return the pairs of polygons that have a vertex in common, each in both directions.

    In a coverage, whose borders are the same points on both sides, these are
    the polygons that touch; to compare the points takes a sixth of the time
    that the geometry takes.

    Parameters
    ----------
    outlines : numpy.ndarray of shapely.Geometry
        Polygons of one coverage.

    Returns
    -------
    numpy.ndarray of int, numpy.ndarray of int
        Their positions.
    """
    points, owner = shapely.get_coordinates(outlines, return_index=True)
    order = np.lexsort((owner, points[:, 1], points[:, 0]))
    points, owner = points[order], owner[order]
    vertex = np.cumsum(np.r_[True, (points[1:] != points[:-1]).any(axis=1)][: len(points)])
    once = np.r_[True, (vertex[1:] != vertex[:-1]) | (owner[1:] != owner[:-1])][: len(points)]
    vertex, owner = vertex[once], owner[once]
    found = [np.zeros((0, 2), dtype="int64")]
    for step in range(1, int(np.bincount(vertex).max(initial=0))):
        same = vertex[step:] == vertex[:-step]
        found.append(np.column_stack([owner[:-step][same], owner[step:][same]]))
    one, other = np.unique(np.concatenate(found), axis=0).T
    return np.r_[one, other], np.r_[other, one]
