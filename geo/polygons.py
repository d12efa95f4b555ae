"""Polygons in the form that exactextract asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy.typing as npt
import shapely
from exactextract.feature import Feature, FeatureSource


class Polygons(FeatureSource):  # type: ignore[misc]
    """Polygons without names, in the order in which they are given.

    A table of GeoPandas is sent to exactextract as GeoJSON, which takes more
    time to write and to read than all that is computed.

    Parameters
    ----------
    shapes : ndarray of shapely.Geometry, shape (n,)
        The polygons, in the coordinate system of the raster.
    """

    def __init__(self, shapes: npt.NDArray[Any]) -> None:
        super().__init__()
        self._shapes = shapely.to_wkb(shapes)

    def count(self) -> int:
        """Return how many polygons there are.

        Returns
        -------
        int
            Their number.
        """
        return len(self._shapes)

    def __iter__(self) -> Iterator[Feature]:
        return map(_Polygon, self._shapes)

    def srs_wkt(self) -> None:
        """Return nothing: the polygons are in the coordinate system of the raster."""


class _Polygon(Feature):  # type: ignore[misc]
    def __init__(self, shape: bytes) -> None:
        super().__init__()
        self._shape = shape

    def geometry(self) -> bytes:
        return self._shape

    def fields(self) -> list[str]:
        return []
