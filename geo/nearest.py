"""The nearest entry to a point, and the range of it over an area.

Which entry is nearest is decided by the straight line through the earth
between points on the ellipsoid (their chord), which orders points as the
geodesic does but for ties of a few metres; of the few best by chord the
geodesic decides. Distances are geodesic, on the WGS 84 ellipsoid.

With chords, the border between the lands of two entries is a plane through
the earth. So along an edge of a polygon the nearest entry can change only
where the edge meets such a plane, and inside a polygon the distance to the
nearest entry can peak only where three such planes meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from scipy.spatial import ConvexHull, KDTree

from geo.crs import ELLIPSOID

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

_RIVALS: Final = 3
"""How many of the best by chord are measured by geodesic."""


class Range(NamedTuple):
    """What the nearest entry can be for a place known to an area only.

    Attributes
    ----------
    least_km, greatest_km : float
        Least and greatest distance that a point of the area has to its own
        nearest entry.
    entries : tuple of str
        Ids of the entries that are nearest to some point of the area, sorted.
    """

    least_km: float
    greatest_km: float
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Entries:
    """A set of points of entry, ready to be searched.

    Attributes
    ----------
    ids : ndarray of str, shape (n,)
        Their ids.
    lon, lat : ndarray of float, shape (n,)
        Degrees, WGS 84.
    """

    ids: npt.NDArray[np.str_]
    lon: Floats = field(repr=False)
    lat: Floats = field(repr=False)

    @classmethod
    def of(cls, table: gpd.GeoDataFrame) -> Entries:
        """Return the entries of a reference layer.

        Parameters
        ----------
        table : geopandas.GeoDataFrame
            Columns ``id``, ``lon`` and ``lat`` (degrees, WGS 84).

        Returns
        -------
        Entries
            The entries in the order of the table.
        """
        return cls(
            np.asarray(table["id"], dtype=np.str_),
            np.asarray(table["lon"], dtype=np.float64),
            np.asarray(table["lat"], dtype=np.float64),
        )


def nearest(lon: Floats, lat: Floats, entries: Entries) -> tuple[Ints, Floats]:
    """Return the nearest entry of each point and its geodesic distance.

    Parameters
    ----------
    lon, lat : ndarray of float, shape (m,)
        Degrees, WGS 84; no missing values.
    entries : Entries
        The entries, n of them.

    Returns
    -------
    winner : ndarray of int, shape (m,)
        Index of the nearest entry.
    distance_km : ndarray of float, shape (m,)
        Geodesic distance to it, kilometres.
    """
    rivals = min(_RIVALS, len(entries.ids))
    _, best = KDTree(earth_centred(entries.lon, entries.lat)).query(
        earth_centred(lon, lat), k=list(range(1, rivals + 1))
    )
    _, _, metres = ELLIPSOID.inv(
        np.repeat(lon, rivals),
        np.repeat(lat, rivals),
        entries.lon[best].ravel(),
        entries.lat[best].ravel(),
    )
    distances = np.asarray(metres, dtype=np.float64).reshape(-1, rivals)
    chosen = distances.argmin(axis=1)
    rows = np.arange(len(chosen))
    return best[rows, chosen].astype(np.intp), distances[rows, chosen] / 1000


def ranges(polygons: Sequence[shapely.Geometry], entries: Entries) -> list[Range]:
    """Return, for each area, how near and how far its nearest entry can be.

    Parameters
    ----------
    polygons : sequence of Polygon or MultiPolygon
        Areas, degrees, WGS 84.
    entries : Entries
        The entries.

    Returns
    -------
    list of Range
        One a polygon. Edges are taken as straight in longitude and latitude
        at their ends and as chords between: for edges of 10 km the error is
        under 10 m.
    """
    tree = KDTree(earth_centred(entries.lon, entries.lat))
    peaks = _peaks(entries)
    points = shapely.points(entries.lon, entries.lat)
    return [_range(polygon, entries, tree, peaks, points) for polygon in polygons]


def _range(
    polygon: shapely.Geometry,
    entries: Entries,
    tree: KDTree,
    peaks: Floats,
    points: npt.NDArray[np.object_],
) -> Range:
    shapely.prepare(polygon)
    inside = np.flatnonzero(shapely.intersects(polygon, points))
    starts, ends = _edges(polygon)
    where, winners = _along(starts, ends, tree)
    if len(peaks):
        peak = peaks[shapely.contains_xy(polygon, *peaks.T)]
        if len(peak):
            peak_xyz = earth_centred(*peak.T)
            where = np.vstack([where, peak_xyz])
            winners = np.concatenate([winners, tree.query(peak_xyz)[1]])
    lon, lat = geographic(where)
    _, _, metres = ELLIPSOID.inv(lon, lat, entries.lon[winners], entries.lat[winners])
    distance_km = np.asarray(metres) / 1000
    candidates = np.union1d(inside, winners)
    return Range(
        least_km=0.0 if len(inside) else float(distance_km.min()),
        greatest_km=float(distance_km.max()),
        entries=tuple(sorted(entries.ids[candidates].tolist())),
    )


def _edges(polygon: shapely.Geometry) -> tuple[Floats, Floats]:
    # get_parts first: get_rings alone skips what is in a MultiPolygon.
    rings = shapely.get_rings(shapely.get_parts(polygon))
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    xyz = earth_centred(*coordinates.T)
    same = ring[1:] == ring[:-1]
    return xyz[:-1][same], xyz[1:][same]


def _along(starts: Floats, ends: Floats, tree: KDTree) -> tuple[Floats, Ints]:
    """Return every point of the edges where the distance can be least or greatest.

    These are the ends, the points where the nearest entry changes, and the
    foot of the perpendicular from the nearest entry.
    """
    sites: Floats = tree.data
    where, winners = [], []
    while len(starts):
        at_start, at_end = tree.query(starts)[1], tree.query(ends)[1]
        for winner in (at_start, at_end):
            edge = ends - starts
            length2 = np.maximum((edge**2).sum(axis=1), 1e-12)
            t = (((sites[winner] - starts) * edge).sum(axis=1) / length2).clip(0, 1)
            foot = starts + t[:, None] * edge
            where.append(foot)
            winners.append(tree.query(foot)[1])
        where.append(starts)
        winners.append(at_start)
        mixed = at_start != at_end
        starts, ends = starts[mixed], ends[mixed]
        first, second = sites[at_start[mixed]], sites[at_end[mixed]]
        normal = second - first
        middle = (first + second) / 2
        towards = ((ends - starts) * normal).sum(axis=1)
        t = ((middle - starts) * normal).sum(axis=1) / np.where(towards == 0, 1, towards)
        cut = starts + t.clip(0, 1)[:, None] * (ends - starts)
        gap, ranked = tree.query(cut)
        where.append(cut)
        winners.append(ranked)
        # A third entry nearer to the cut than both: its land lies between, so look at each half.
        other = np.linalg.norm(cut - first, axis=1) - gap > 1.0
        starts, ends = (
            np.vstack([starts[other], cut[other]]),
            np.vstack([cut[other], ends[other]]),
        )
    return np.vstack(where), np.concatenate(winners)


def _peaks(entries: Entries) -> Floats:
    """Return the places equally far from their three nearest entries, lon and lat."""
    sites = earth_centred(entries.lon, entries.lat)
    if len(sites) < 4:
        return np.empty((0, 2))
    # On a globe the triangles of a Delaunay triangulation are the faces of the convex hull.
    a, b, c = np.moveaxis(sites[ConvexHull(sites).simplices], 1, 0)
    normal = np.cross(b - a, c - a)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    outward = np.sign((normal * a).sum(axis=1, keepdims=True))
    # The line of equal chords through the three meets the ellipsoid near this point; two
    # steps along it bring the point down to the surface.
    rise = np.linalg.norm(a, axis=1, keepdims=True)
    centre = _circumcentre(a, b, c)
    point = centre + normal * outward * (rise - np.linalg.norm(centre, axis=1, keepdims=True))
    for _ in range(3):
        lon, lat = geographic(point)
        miss = ((earth_centred(lon, lat) - point) * normal).sum(axis=1, keepdims=True)
        point = point + normal * miss
    return np.column_stack(geographic(point))


def _circumcentre(a: Floats, b: Floats, c: Floats) -> Floats:
    u, v = b - a, c - a
    w = np.cross(u, v)
    u2, v2, w2 = ((x**2).sum(axis=1, keepdims=True) for x in (u, v, w))
    return np.asarray(a + np.cross(u2 * v - v2 * u, w) / (2 * w2))


_TO_EARTH_CENTRED: Final = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)


def earth_centred(lon: Floats, lat: Floats) -> Floats:
    """Return points of the ellipsoid in space.

    Parameters
    ----------
    lon, lat : ndarray of float, shape (n,)
        Degrees, WGS 84.

    Returns
    -------
    ndarray of float, shape (n, 3)
        Earth-centred coordinates, metres (EPSG:4978).
    """
    x, y, z = _TO_EARTH_CENTRED.transform(lon, lat, np.zeros_like(lon))
    return np.column_stack([x, y, z])


def geographic(xyz: Floats) -> tuple[Floats, Floats]:
    """Return the points of the ellipsoid that lie above or below points in space.

    Parameters
    ----------
    xyz : ndarray of float, shape (n, 3)
        Earth-centred coordinates, metres (EPSG:4978).

    Returns
    -------
    lon, lat : ndarray of float, shape (n,)
        Degrees, WGS 84.
    """
    x, y, z = xyz.T
    lon, lat, _ = _TO_EARTH_CENTRED.transform(x, y, z, direction="INVERSE")
    return lon, lat
