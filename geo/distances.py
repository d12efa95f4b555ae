"""Distances to the border lines and the coast, of points and of areas.

The nearest place of a line is found by the straight way through the earth
(the chord), exactly; the distance to that place is geodesic. Of two places in
different directions chords may prefer the wrong one where they differ by metres,
for the ellipsoid is not curved alike in all directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import KDTree

from geo import reference
from geo.crs import ELLIPSOID
from geo.errors import ChoiceError
from geo.nearest import earth_centred, geographic

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

LINES: Final = ("north border", "south border", "coast")
"""The lines of the layer ``borders``."""

_STEP_DEG: Final = 0.009
"""Lines are cut into pieces of at most this length, one kilometre."""

_FIRST_CANDIDATES: Final = 4


@dataclass(frozen=True)
class Line:
    """A line, ready to have distances measured to it.

    Attributes
    ----------
    xyz : ndarray of float, shape (n, 3)
        Its points, no more than a kilometre apart, earth-centred, metres.
    before, after : ndarray of int, shape (n,)
        Index of the point before and after each along the line; at an end, the
        point itself.
    step_m : float
        The longest straight piece between two points.
    tree : scipy.spatial.KDTree
        The points, for searching.
    """

    xyz: Floats = field(repr=False)
    before: Ints = field(repr=False)
    after: Ints = field(repr=False)
    step_m: float
    tree: KDTree = field(repr=False)

    @classmethod
    def of(cls, shapes: Iterable[shapely.Geometry]) -> Line:
        """Return a line made of the given shapes.

        Parameters
        ----------
        shapes : iterable of LineString or MultiLineString
            Degrees, WGS 84, straight in longitude and latitude between their points.

        Returns
        -------
        Line
            All of them as one line.

        Raises
        ------
        ChoiceError
            If there is no line among them.
        """
        parts = shapely.get_parts(list(shapes))
        points, part = shapely.get_coordinates(
            shapely.segmentize(parts, _STEP_DEG), return_index=True
        )
        if not len(points):
            raise ChoiceError("no line to measure to; give one LineString or more")
        xyz = earth_centred(*points.T)
        joined = part[1:] == part[:-1]
        number = np.arange(len(xyz))
        before, after = number.copy(), number.copy()
        before[1:][joined] -= 1
        after[:-1][joined] += 1
        step_m = np.linalg.norm(xyz[after] - xyz, axis=1).max()
        # Far from a line many of its points are about as near: large leaves halve the time.
        return cls(xyz, before, after, float(step_m), KDTree(xyz, leafsize=64))


@lru_cache(maxsize=len(LINES))
def line(name: str) -> Line:
    """Return a line of the layer ``borders``, read and made ready once.

    Parameters
    ----------
    name : {"north border", "south border", "coast"}
        Which one.

    Returns
    -------
    Line
        All its parts.

    Raises
    ------
    ChoiceError
        If there is no such line.
    """
    if name not in LINES:
        raise ChoiceError(f"line {name!r} unknown; choose from {', '.join(LINES)}")
    layer = reference.load("borders")
    return Line.of(layer.geometry[layer["line"] == name])


def distance_to(lon: Floats, lat: Floats, to: Line | str) -> Floats:
    """Return the geodesic distance of each point from the nearest place of a line.

    Parameters
    ----------
    lon, lat : ndarray of float, shape (m,)
        Degrees, WGS 84; no missing values.
    to : Line or {"north border", "south border", "coast"}
        The line.

    Returns
    -------
    ndarray of float, shape (m,)
        Kilometres, off by at most 0.1 m. Only where the line runs equally far
        off in two directions may the longer one be taken, by at most 15 m at
        1,000 km and the cube of that beyond (120 m at 2,000 km).

    Raises
    ------
    ChoiceError
        If there is no line of that name.
    """
    if not len(lon):
        return np.empty(0)
    foot = _nearest_place(earth_centred(lon, lat), line(to) if isinstance(to, str) else to)
    metres = ELLIPSOID.inv(lon, lat, *geographic(foot))[2]
    return np.asarray(metres, dtype=np.float64) / 1000


def _nearest_place(xyz: Floats, to: Line) -> Floats:
    """Return the place of the line that has the shortest chord to each point."""
    places = np.empty_like(xyz)
    rows = np.arange(len(xyz))
    count = min(_FIRST_CANDIDATES, len(to.xyz))
    while len(rows):
        point = xyz[rows]
        gap, found = to.tree.query(point, k=np.arange(1, count + 1))
        feet = np.concatenate(
            [_foot(point, to.xyz[found], to.xyz[other[found]]) for other in (to.before, to.after)],
            axis=1,
        )
        off2 = ((feet - point[:, None]) ** 2).sum(axis=2)
        best = off2.argmin(axis=1)
        places[rows] = feet[np.arange(len(rows)), best]
        # If the nearest place lies within a piece, at a right angle, then one end of the piece
        # is within half its length of it: by Pythagoras no end further off needs a look.
        reach2 = off2.min(axis=1) + (to.step_m / 2) ** 2
        rows = rows[gap[:, -1] ** 2 <= reach2] if count < len(to.xyz) else rows[:0]
        count = min(4 * count, len(to.xyz))
    return places


def _foot(point: Floats, start: Floats, end: Floats) -> Floats:
    """Return the place nearest to each of m points on each of its k straight pieces."""
    along = end - start
    length2 = (along**2).sum(axis=2)
    towards = ((point[:, None] - start) * along).sum(axis=2)
    share = (towards / np.where(length2 == 0, 1, length2)).clip(0, 1)
    return np.asarray(start + share[:, :, None] * along)


def distance_ranges(
    polygons: Sequence[shapely.Geometry], to: Line | str, *, tolerance_km: float = 0.05
) -> tuple[Floats, Floats]:
    """Return the least and greatest distance that a point of each area has from a line.

    Areas are covered with boxes; a box whose middle is too near to the line to
    hold the farthest point is laid aside, the others are quartered (branch and
    bound), for between two places the distance to a line can't differ by more
    than they lie apart.

    Parameters
    ----------
    polygons : sequence of Polygon or MultiPolygon
        Areas, degrees, WGS 84.
    to : Line or {"north border", "south border", "coast"}
        The line.
    tolerance_km : float
        How much wider than need be a range may come out.

    Returns
    -------
    least_km, greatest_km : ndarray of float, shape (n,)
        No point of the area is nearer or farther. Where the area reaches to the
        tolerance of the line, the least is 0.

    Raises
    ------
    ChoiceError
        If there is no line of that name.
    """
    shapes = np.asarray(polygons, dtype=object)
    measured = line(to) if isinstance(to, str) else to
    shapely.prepare(shapes)
    corners, owner = shapely.get_coordinates(shapes, return_index=True)
    at_corners_km = distance_to(corners[:, 0], corners[:, 1], measured)
    near, far = np.full((2, len(shapes)), -np.inf)
    np.maximum.at(near, owner, -at_corners_km)
    np.maximum.at(far, owner, at_corners_km)
    least_km = -_extreme(shapes, measured, tolerance_km, near, sign=-1)
    greatest_km = _extreme(shapes, measured, tolerance_km, far, sign=1)
    return np.where(least_km <= tolerance_km, 0.0, least_km), greatest_km


def _extreme(
    shapes: npt.NDArray[np.object_], to: Line, tolerance_km: float, reached: Floats, *, sign: int
) -> Floats:
    """Return the most that the signed distance is at a point of each area, or a little more.

    ``reached`` is what is known to be reached, and is raised on the way.
    """
    bound = reached.copy()
    parts, owner = shapely.get_parts(shapes, return_index=True)
    boxes = shapely.bounds(parts)
    while len(boxes):
        lon, lat = (boxes[:, :2] + boxes[:, 2:]).T / 2
        value = sign * distance_to(lon, lat, to)
        radius_km = _radius_km(boxes)
        # No distance is less than nothing.
        most = np.minimum(value + radius_km, np.inf if sign > 0 else 0.0)
        inside = shapely.contains_xy(shapes[owner], lon, lat)
        # Some point of the area lies in the box, even where its middle lies outside.
        np.maximum.at(reached, owner, np.where(inside, value, value - radius_km))
        open_still = most > reached[owner] + tolerance_km
        np.maximum.at(bound, owner[~open_still], most[~open_still])
        boxes, owner = _quarters(boxes[open_still]), np.tile(owner[open_still], 4)
        met = shapely.intersects(shapes[owner], shapely.box(*boxes.T))
        boxes, owner = boxes[met], owner[met]
    return bound


def _radius_km(boxes: Floats) -> Floats:
    """Return how far a point of each box can lie from its middle."""
    west, south, east, north = boxes.T
    lon, lat = (west + east) / 2, (south + north) / 2
    corners = [ELLIPSOID.inv(lon, lat, east, side)[2] for side in (south, north)]
    return np.asarray(np.max(corners, axis=0)) / 1000


def _quarters(boxes: Floats) -> Floats:
    west, south, east, north = boxes.T
    lon, lat = (west + east) / 2, (south + north) / 2
    sides = [(west, south, lon, lat), (lon, south, east, lat)]
    sides += [(west, lat, lon, north), (lon, lat, east, north)]
    return np.vstack([np.column_stack(side) for side in sides])
