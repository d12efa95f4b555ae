"""Border lines and coasts, cut from the outline of the polygons, and distances to them."""

from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.crs import ELLIPSOID, GEOGRAPHIC
from geo.distances import LINES, Line, distance_ranges
from geo.reference.recipes import BuildError
from geo.reference.recipes.coverage import area_km2

STRETCHES: Final = (
    ("north border", "US", (-117.1236, 32.5343)),
    ("coast", "Gulf and Caribbean", (-97.1470, 25.9560)),
    ("south border", "BZ bay", (-87.8443, 18.1909)),
    ("south border", "BZ", (-88.3045, 18.4788)),
    ("south border", "GT", (-89.1517, 17.8156)),
    ("coast", "Pacific", (-92.2268, 14.5321)),
)
"""The stretches of the mainland's outline, clockwise: line, part, and where each begins.

They begin at the monument at Playas de Tijuana, the mouth of the Río Bravo, the Boca Bacalar
Chico, the mouth of the Río Hondo, the point where Mexico, Belize and Guatemala meet, and the
mouth of the Suchiate.
"""

REACH_KM: Final = 0.3
"""How far from its documented beginning a stretch may begin."""

DRAWN_REACH_KM: Final = 6.0
DRAWN_ISLET_KM2: Final = 20.0
"""Islands under this area get no coloured coast."""

_DENSE_DEG: Final = 0.01

Floats = npt.NDArray[np.float64]


def read_lines(
    municipalities: gpd.GeoDataFrame, states: gpd.GeoDataFrame, drawn_states: gpd.GeoDataFrame
) -> dict[str, pd.DataFrame]:
    """Return the layers of lines, and how far from them each municipality lies.

    Parameters
    ----------
    municipalities, states, drawn_states : geopandas.GeoDataFrame
        The layers ``municipalities``, ``states`` and ``states_drawing``.

    Returns
    -------
    dict of str to pandas.DataFrame
        The layers ``borders``, ``coasts_drawing`` and ``municipality_distances``.
    """
    lines = borders(municipalities.geometry)
    return {
        "borders": lines,
        "coasts_drawing": drawn_coasts(
            drawn_states, states.loc[states["coast"] != "inland", "state_code"]
        ),
        "municipality_distances": municipality_distances(municipalities, lines),
    }


def borders(polygons: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Return the borders and coasts, cut from the outline of a coverage.

    Parameters
    ----------
    polygons : geopandas.GeoSeries
        A coverage of Mexico, WGS 84.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``borders``, WGS 84.

    Raises
    ------
    BuildError
        If a stretch doesn't begin where it should.
    """
    mainland, *islands = _by_area(polygons)
    pieces = {part: [stretch] for part, stretch in stretches(mainland.exterior, REACH_KM).items()}
    parts = list(pieces)
    # What INEGI doesn't count as land inside the mainland is an arm of the sea behind a causeway.
    shores = [
        *mainland.interiors,
        *(ring for island in islands for ring in shapely.get_rings(island)),
    ]
    mainland_lines = [pieces[part][0] for part in parts]
    for shore in shores:
        nearest = np.argmin(shapely.distance(shore, mainland_lines))
        pieces[parts[nearest]].append(shapely.LineString(shore))
    table = pd.DataFrame([stretch[:2] for stretch in STRETCHES], columns=["line", "part"])
    for line, part in table.to_numpy():
        if line != "coast" and len(pieces[part]) > 1:
            raise BuildError(f"An island lies nearest to the land border with {part}.")
    shapes = [
        pieces[part][0] if len(pieces[part]) == 1 else shapely.MultiLineString(pieces[part])
        for part in table["part"]
    ]
    table["length_km"] = [round(length_km(shape), 1) for shape in shapes]
    order = table["line"].map(LINES.index)
    lines = gpd.GeoDataFrame(table, geometry=shapes, crs=GEOGRAPHIC)
    return lines.iloc[np.lexsort((table["part"], order))].reset_index(drop=True)


def length_km(line: shapely.Geometry) -> float:
    """Return the length of a line on the ellipsoid.

    Parameters
    ----------
    line : LineString or MultiLineString
        Degrees, WGS 84, straight in longitude and latitude between its points.

    Returns
    -------
    float
        Kilometres.
    """
    return float(ELLIPSOID.geometry_length(shapely.segmentize(line, _DENSE_DEG))) / 1000


def stretches(ring: shapely.LinearRing, reach_km: float) -> dict[str, shapely.LineString]:
    """Return the outline of the mainland, cut where land borders and coasts meet.

    Parameters
    ----------
    ring : LinearRing
        The outline, degrees, WGS 84.
    reach_km : float
        How far from its documented beginning a stretch may begin, kilometres.

    Returns
    -------
    dict of str to LineString
        The stretch of each part of ``STRETCHES``, clockwise round the country.

    Raises
    ------
    BuildError
        If the outline has no point near enough to a beginning, or meets them out of order.
    """
    points = shapely.get_coordinates(ring)[:-1]
    if shapely.is_ccw(ring):
        points = points[::-1]
    cuts = []
    for _, part, (lon, lat) in STRETCHES:
        off_km = _distance_km(points, lon, lat)
        cuts.append(int(off_km.argmin()))
        if off_km.min() > reach_km:
            raise BuildError(f"The outline passes {off_km.min():.1f} km from the start of {part}.")
    places = (np.array(cuts) - cuts[0]) % len(points)
    if (np.diff(places) <= 0).any():
        raise BuildError("The outline meets the beginnings of its stretches out of order.")
    points = np.roll(points, -cuts[0], axis=0)
    closed = np.vstack([points, points[:1]])
    ends = [*places[1:], len(points)]
    return {
        part: shapely.LineString(closed[start : end + 1])
        for (_, part, _), start, end in zip(STRETCHES, places, ends, strict=True)
    }


def drawn_coasts(states: gpd.GeoDataFrame, coastal: pd.Series) -> gpd.GeoDataFrame:
    """Return the coast of each coastal state, as it is drawn.

    Parameters
    ----------
    states : geopandas.GeoDataFrame
        The layer ``states_drawing``.
    coastal : pandas.Series
        Codes of the states that have a coast.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``coasts_drawing``, WGS 84, sorted by ``code``.

    Raises
    ------
    BuildError
        If a coastal state has no coast or another state has one.
    """
    parts = _by_area(states.geometry)
    shores = [
        stretch
        for (line, _, _), stretch in zip(
            STRETCHES, stretches(parts[0].exterior, DRAWN_REACH_KM).values(), strict=True
        )
        if line == "coast"
    ]
    areas = area_km2(gpd.GeoSeries(parts, crs=GEOGRAPHIC))
    large = [
        part for part, area in zip(parts[1:], areas[1:], strict=True) if area > DRAWN_ISLET_KM2
    ]
    outline = shapely.MultiLineString([*shores, *(part.exterior for part in large)])
    coasts = shapely.line_merge(shapely.intersection(shapely.boundary(states.geometry), outline))
    table = states[["code", "name"]].set_geometry(coasts)
    table = table[shapely.length(coasts) > 0].sort_values("code", ignore_index=True)
    if set(table["code"]) != set(coastal):
        raise BuildError(f"Coasts were found for {sorted(table['code'])}.")
    return table


def municipality_distances(
    municipalities: gpd.GeoDataFrame, lines: gpd.GeoDataFrame
) -> pd.DataFrame:
    """Return how near to each line, and how far from it, a point of each municipality can lie.

    Parameters
    ----------
    municipalities : geopandas.GeoDataFrame
        The layer ``municipalities``.
    lines : geopandas.GeoDataFrame
        The layer ``borders``.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``municipality_distances``.
    """
    table = municipalities[["mun_code"]].copy()
    polygons = list(municipalities.geometry)
    for name in LINES:
        line = Line.of(lines.loc[lines["line"] == name, "geometry"])
        least_km, greatest_km = distance_ranges(polygons, line)
        column = name.replace(" ", "_")
        # Rounded away from the middle, so that no point falls outside the range.
        table[f"{column}_km_min"] = np.floor(least_km * 100) / 100
        table[f"{column}_km_max"] = np.ceil(greatest_km * 100) / 100
    return pd.DataFrame(table)


def _by_area(polygons: gpd.GeoSeries) -> list[shapely.Polygon]:
    """Return the parts of the union of a coverage, the largest first."""
    parts = shapely.get_parts(shapely.coverage_union_all(polygons.values))
    return list(parts[np.argsort(-shapely.area(parts))])


def _distance_km(points: Floats, lon: float, lat: float) -> Floats:
    """Return the geodesic distance of each point from one place."""
    ones = np.ones(len(points))
    return np.asarray(ELLIPSOID.inv(points[:, 0], points[:, 1], lon * ones, lat * ones)[2]) / 1000
