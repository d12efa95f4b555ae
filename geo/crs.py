"""Coordinate systems, named once.

Coordinates are stored in WGS 84, longitude first. Areas and densities come
from an equal-area projection, distances from the ellipsoid.
"""

from typing import Final

from pyproj import Geod

GEOGRAPHIC: Final = "EPSG:4326"
"""WGS 84; longitude first in every table and geometry of this project."""

EQUAL_AREA: Final = (
    "+proj=aea +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=0 +y_0=0 "
    "+datum=WGS84 +units=m +no_defs"
)
"""Albers equal-area for Mexico, metres. EPSG:6372, a conformal grid, is off by 0.5 % in area."""

ELLIPSOID: Final = Geod(ellps="WGS84")
"""The ellipsoid on which every distance is measured."""
