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
    size = len(outlines)
    key = _keys(points)
    order = np.argsort(key)
    key, owner, points = key[order], owner[order], np.take(points, order, axis=0)
    same = key[1:] == key[:-1]
    if (same & (points[1:] != points[:-1]).any(axis=1)).any():
        # Two points met in one key, as good as never: the slow way is sure.
        order = np.lexsort((points[:, 1], points[:, 0]))
        owner, points = owner[order], points[order]
        key = np.cumsum(np.r_[True, (points[1:] != points[:-1]).any(axis=1)][: len(points)])
        same = key[1:] == key[:-1]
    ends = np.flatnonzero(np.r_[~same, True][: len(key)])
    most = int(np.diff(ends, prepend=-1).max(initial=0))
    found = [np.zeros(0, dtype=np.int64)]
    for step in range(1, most):
        meet = key[step:] == key[:-step]
        a, b = owner[:-step][meet], owner[step:][meet]
        found.append(np.minimum(a, b) * size + np.maximum(a, b))
    one, other = np.divmod(np.unique(np.concatenate(found)), max(size, 1))
    apart = one != other
    one, other = one[apart], other[apart]
    return np.r_[one, other], np.r_[other, one]


def _keys(points: npt.NDArray[np.float64]) -> npt.NDArray[np.uint64]:
    """Return one number for each point, equal for equal points: to sort by one is quick."""
    # Adding zero makes the negative zero equal to the positive one in its bits too.
    x, y = np.ascontiguousarray((points + 0.0).T).view(np.uint64)
    half = np.uint64(32)
    key: npt.NDArray[np.uint64] = x * np.uint64(0x9E3779B97F4A7C15)
    key ^= key >> half
    key = (key + y) * np.uint64(0xD6E8FEB86659FD93)
    key ^= key >> half
    return key
