"""Catchments: the land nearer to one point of entry than to any other.

With chords (the straight way through the earth), the places equally far from
two entries lie on a plane, and the plane cuts the ellipsoid, its axis stretched
to the length of the others, in a circle. Circles are cut where a third entry is
as near, and the arcs along which no other entry is nearer divide the land. Each
place on them is then moved, by metres, to where the geodesic distances are equal.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from geo.crs import ELLIPSOID, GEOGRAPHIC
from geo.nearest import Entries, earth_centred, geographic, nearest

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

STEP_M: Final = 5000.0
"""Dividing lines have a point every so many metres; straight between, they are off by 0.4 m."""

_STRETCH: Final = np.array([1.0, 1.0, ELLIPSOID.a / ELLIPSOID.b])
_TIE_M: Final = 0.001
_SAME_PLACE_M: Final = 0.01
_MARGIN_DEG: Final = 1.0


def catchments(entries: Entries, land: shapely.Geometry) -> gpd.GeoSeries:
    """Return, for each entry, the land that is nearer to it than to any other.

    Parameters
    ----------
    entries : Entries
        The entries, up to a hundred or two: the time grows with the cube of their number.
    land : Polygon or MultiPolygon
        The land to share out, degrees, WGS 84, not across the antimeridian.

    Returns
    -------
    geopandas.GeoSeries
        Polygons and multipolygons, WGS 84, indexed by id in the order of the
        entries; empty where an entry has no land. They share their edges, and
        together they are the land. Edges are off by less than a metre. Of
        entries at the same place, the first has the land of all.
    """
    sites, first, inverse = np.unique(
        earth_centred(entries.lon, entries.lat), axis=0, return_index=True, return_inverse=True
    )
    lines = [shapely.boundary(land), *_dividing_lines(sites, shapely.bounds(land))]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(lines)]))
    lon, lat = shapely.get_coordinates(shapely.point_on_surface(faces)).T
    shapely.prepare(land)
    on_land = shapely.contains_xy(land, lon, lat)
    winner, _ = nearest(lon[on_land], lat[on_land], entries)
    owner, faces = first[inverse.ravel()[winner]], faces[on_land]
    shapes = [
        shapely.coverage_union_all(faces[owner == row]) if row in owner else shapely.MultiPolygon()
        for row in range(len(entries.ids))
    ]
    index = pd.Index(entries.ids.tolist(), dtype="str", name="entry")
    return gpd.GeoSeries(shapely.orient_polygons(shapes), index=index, crs=GEOGRAPHIC)


def edges_between(polygons: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Return the edges that polygons share, without the outline of them all.

    Parameters
    ----------
    polygons : geopandas.GeoSeries
        A coverage, indexed by id, such as :func:`catchments` returns.

    Returns
    -------
    geopandas.GeoDataFrame
        One row for each two neighbours: ``first`` and ``second``, their ids, and
        the line between them.
    """
    parts, owner_of_part = shapely.get_parts(polygons.values, return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    # Complex numbers sort by longitude, then latitude: a piece reads the same from both sides.
    place = points[:, 0] + 1j * points[:, 1]
    same = ring[1:] == ring[:-1]
    pieces = pd.DataFrame(
        {
            "start": np.minimum(place[1:], place[:-1])[same],
            "end": np.maximum(place[1:], place[:-1])[same],
            "owner": owner_of_part[part_of_ring[ring[:-1][same]]],
        }
    ).sort_values(["start", "end", "owner"], ignore_index=True)
    twice = (pieces[["start", "end"]] == pieces[["start", "end"]].shift(-1)).all(axis=1)
    shared = pieces[twice].assign(other=pieces["owner"].shift(-1)[twice].astype("int64"))
    rows = []
    for (first, second), group in shared.groupby(["owner", "other"]):
        ends = group[["start", "end"]].to_numpy()
        line = shapely.multilinestrings(shapely.linestrings(ends.real, ends.imag))
        rows.append((polygons.index[first], polygons.index[second], shapely.line_merge(line)))
    columns = ["first", "second", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=polygons.crs)


class _Arc(NamedTuple):
    """The places equally far from two sites and farther from all others, end to end."""

    sites: tuple[int, int]
    corners: tuple[int, ...]
    between: Floats


def _dividing_lines(sites: Floats, bounds: Floats) -> list[shapely.Geometry]:
    """Return the lines along which two sites are the nearest, in and near the bounds."""
    corners, tied = _corners(sites)
    arcs = _arcs(sites, corners, tied)
    xyz = np.vstack([corners, *(arc.between for arc in arcs)])
    # Three sites for each place: of the two of an arc, the second stands twice.
    ties = np.vstack(
        [
            np.argsort(~tied, axis=1, kind="stable")[:, :3].reshape(-1, 3),
            *(np.tile((*arc.sites, arc.sites[1]), (len(arc.between), 1)) for arc in arcs),
        ]
    )
    lon, lat = geographic(xyz)
    west, south, east, north = np.add(bounds, np.array([-1, -1, 1, 1]) * _MARGIN_DEG)
    near = (west < lon) & (lon < east) & (south < lat) & (lat < north)
    lon[near], lat[near] = _equally_far(lon[near], lat[near], sites[ties[near]])
    pieces: list[tuple[int, int]] = []
    count = len(corners)
    for arc in arcs:
        numbers = list(range(count, count + len(arc.between)))
        start, end = ([corner] for corner in arc.corners) if arc.corners else ([], numbers[:1])
        pieces += pairwise([*start, *numbers, *end])
        count += len(numbers)
    chosen = np.array(pieces, dtype=np.intp).reshape(-1, 2)
    chosen = chosen[near[chosen].all(axis=1)]
    return list(shapely.linestrings(lon[chosen], lat[chosen]))


def _corners(sites: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return the places whose three nearest sites are equally near, and which these are."""
    trios = np.array(list(combinations(range(len(sites)), 3)), dtype=np.intp).reshape(-1, 3)
    a, b, c = np.moveaxis(sites[trios], 1, 0)
    (normal, offset), (other, other_offset) = _plane(a, b), _plane(a, c)
    # Both planes meet in a line, and the line meets the stretched ellipsoid, a globe, twice.
    along = np.cross(normal, other)
    length2 = (along**2).sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = offset * np.cross(other, along) + other_offset * np.cross(along, normal)
        middle = middle / length2
        half = np.sqrt((ELLIPSOID.a**2 - (middle**2).sum(axis=1, keepdims=True)) / length2)
    places = np.vstack([middle + half * along, middle - half * along]) / _STRETCH
    trios = np.vstack([trios, trios])
    real = np.isfinite(places).all(axis=1)
    places, trios = places[real], trios[real]
    gap, _ = KDTree(sites).query(places)
    corner = np.linalg.norm(places - sites[trios[:, 0]], axis=1) < gap + _TIE_M
    places, trios = places[corner], trios[corner]
    # Where four sites or more are equally near, several trios give one corner.
    close = KDTree(places).query_pairs(_SAME_PLACE_M, output_type="ndarray") if len(places) else []
    links = np.reshape(close, (-1, 2)).astype(np.intp)
    graph = coo_array((np.ones(len(links)), tuple(links.T)), shape=(len(places),) * 2)
    _, group = connected_components(graph, directed=False)
    _, one = np.unique(group, return_index=True)
    tied = np.zeros((len(one), len(sites)), dtype=bool)
    tied[np.repeat(group, 3), trios.ravel()] = True
    return places[one], tied


def _plane(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Return the plane of equal chords, normal and offset, in stretched space."""
    normal = (other - one) / _STRETCH
    return normal, ((other**2).sum(axis=-1) - (one**2).sum(axis=-1))[..., None] / 2


def _arcs(sites: Floats, corners: Floats, tied: npt.NDArray[np.bool_]) -> list[_Arc]:
    tree = KDTree(sites)
    arcs = []
    for first, second in combinations(range(len(sites)), 2):
        circle = _Circle.of(sites[first], sites[second])
        ends = np.flatnonzero(tied[:, first] & tied[:, second])
        angles = circle.angles(corners[ends])
        order = np.argsort(angles)
        ends = ends[order]
        starts = angles[order] if len(ends) else np.zeros(1)
        spans = np.diff(starts, append=starts[0] + 2 * np.pi)
        for number, (start, span) in enumerate(zip(starts, spans, strict=True)):
            middle = circle.points(np.array([start + span / 2]))
            if np.linalg.norm(middle - sites[first]) > tree.query(middle)[0] + _TIE_M:
                continue
            steps = int(np.ceil(circle.radius * span / STEP_M))
            inner = start + span * np.arange(1 if len(ends) else 0, steps) / steps
            pair = tuple(ends[[number, (number + 1) % len(ends)]]) if len(ends) else ()
            arcs.append(_Arc((first, second), pair, circle.points(inner)))
    return arcs


class _Circle(NamedTuple):
    """The places equally far from two sites: in stretched space, a circle."""

    centre: Floats
    radius: float
    axes: Floats

    @classmethod
    def of(cls, first: Floats, second: Floats) -> _Circle:
        normal, offset = _plane(first, second)
        centre = normal * offset / (normal**2).sum()
        # The two axes stand at right angles to the normal: the last of its decomposition.
        axes = np.linalg.svd(normal[None])[2][1:]
        return cls(centre, float(np.sqrt(ELLIPSOID.a**2 - (centre**2).sum())), axes)

    def points(self, angles: Floats) -> Floats:
        way = np.column_stack([np.cos(angles), np.sin(angles)]) @ self.axes
        return np.asarray((self.centre + self.radius * way) / _STRETCH)

    def angles(self, points: Floats) -> Floats:
        x, y = ((points * _STRETCH - self.centre) @ self.axes.T).T
        return np.asarray(np.arctan2(y, x))


def _equally_far(lon: Floats, lat: Floats, ties: Floats) -> tuple[Floats, Floats]:
    """Return the places moved to where their three sites are equally far by geodesic."""
    site_lon, site_lat = (x.reshape(-1, 3) for x in geographic(ties.reshape(-1, 3)))
    for _ in range(3):
        azimuth, _, metres = ELLIPSOID.inv(
            np.repeat(lon, 3), np.repeat(lat, 3), site_lon.ravel(), site_lat.ravel()
        )
        towards = np.radians(azimuth).reshape(-1, 3, 1)
        unit = np.concatenate([np.sin(towards), np.cos(towards)], axis=2)
        distance = np.reshape(metres, (-1, 3, 1))
        # A metre's step lengthens each way by the cosine of the angle between the two.
        slope, excess = unit[:, 1:] - unit[:, :1], distance[:, 1:] - distance[:, :1]
        step = (np.linalg.pinv(slope, rcond=1e-6) @ excess)[:, :, 0]
        lon, lat, _ = ELLIPSOID.fwd(lon, lat, np.degrees(np.arctan2(*step.T)), np.hypot(*step.T))
    return lon, lat
