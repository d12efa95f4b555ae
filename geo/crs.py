"""Coordinate systems, named once.

Coordinates are stored in WGS 84, longitude first. Areas and densities come
from an equal-area projection, distances from the ellipsoid.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from pyproj import Geod, Transformer

GEOGRAPHIC: Final = "EPSG:4326"
"""WGS 84; longitude first in every table and geometry of this project."""

EQUAL_AREA: Final = (
    "+proj=aea +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=0 +y_0=0 "
    "+datum=WGS84 +units=m +no_defs"
)
"""Albers equal-area for Mexico, metres. EPSG:6372, a conformal grid, is off by 0.5 % in area."""

ELLIPSOID: Final = Geod(ellps="WGS84")
"""The ellipsoid on which every distance is measured."""


def project(
    lon: npt.ArrayLike, lat: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return places in the equal-area projection.

    Parameters
    ----------
    lon, lat : array_like of float, shape (n,)
        Degrees, WGS 84.

    Returns
    -------
    x, y : ndarray of float, shape (n,)
        Metres of :data:`EQUAL_AREA`.
    """
    x, y = _to_equal_area().transform(
        np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    )
    return x, y


@lru_cache(maxsize=1)
def _to_equal_area() -> Transformer:
    return Transformer.from_crs(GEOGRAPHIC, EQUAL_AREA, always_xy=True)
