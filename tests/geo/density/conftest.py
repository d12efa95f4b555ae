"""Joined records for the tests of densities."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pyproj import Transformer

from geo.crs import EQUAL_AREA, GEOGRAPHIC

TO_DEGREES = Transformer.from_crs(EQUAL_AREA, GEOGRAPHIC, always_xy=True)


@pytest.fixture(scope="session")
def at_points() -> Callable[..., pd.DataFrame]:
    """Return a function that makes records at points, metres of the equal-area projection."""

    def make(x: Any, y: Any, status: Any = "active", code: Any = "25006") -> pd.DataFrame:
        lon, lat = TO_DEGREES.transform(np.asarray(x, float), np.asarray(y, float))
        told = {"release": "r1", "place_precision": "point", "labs": 1, "status": status}
        places = {"lon": lon, "lat": lat, "mun_code": code, "mun_code_point": code}
        return pd.DataFrame({**places, **told})

    return make


@pytest.fixture(scope="session")
def in_municipalities() -> Callable[..., pd.DataFrame]:
    """Return a function that makes records known to a municipality alone."""

    def make(codes: Any, status: Any = "active", labs: Any = 1) -> pd.DataFrame:
        told = {"release": "r1", "place_precision": "municipality", "labs": labs, "status": status}
        table = pd.DataFrame({"mun_code": list(codes), **told})
        return table.assign(mun_code_point=None, lon=np.nan, lat=np.nan)

    return make
