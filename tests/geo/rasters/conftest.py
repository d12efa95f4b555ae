"""Releases and rasters made by hand, for the tests of rasters."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import rasterio
from affine import Affine

from geo.rasters import DensityRaster, density_raster
from geo.releases.release import Release
from geo.releases.report import ReadingReport
from geo.select import Selection, select

CULIACAN = (-107.394, 24.809)


@pytest.fixture(scope="session")
def make_release() -> Callable[..., Release]:
    def make(**members: Any) -> Release:
        report = ReadingReport(
            file=members.pop("file", "hand_made.xlsx"),
            sha256="0123456789abcdef" * 4,
            format="xlsx",
            encoding="",
            delimiter="",
            sheets=(),
            not_read=(),
            missing=(),
            remarks=(),
            rows=(),
            problems=(),
        )
        values: dict[str, Any] = {
            "id": "r1",
            "publisher": "SEDENA",
            "corps": "SEDENA",
            "published": date(2023, 8, 9),
            "period_start": None,
            "period_end": None,
            "illustrative": False,
        }
        return Release(**(values | members), records=pd.DataFrame(), report=report)

    return make


@pytest.fixture(scope="session")
def selection(make_records: Callable[..., pd.DataFrame]) -> Selection:
    """Labs of both statuses in three municipalities and at a point, and one known to its state."""
    places: list[dict[str, Any]] = [
        {"place_precision": "municipality", "mun_code": code, "state_code": code[:2]}
        for code in ("25006", "10005", "16053")
    ]
    lon, lat = CULIACAN
    places.append({"place_precision": "point", "lon": lon, "lat": lat, "mun_code": "25006"})
    rows = [
        place | {"status": status}
        for place in places
        for status, times in (("active", 4), ("inactive", 9))
        for _ in range(times)
    ]
    rows.append({"place_precision": "state", "state_code": "25", "status": "active"})
    records = make_records(*rows)
    at_point = records["place_precision"] == "point"
    records["mun_code_point"] = records["mun_code"].where(at_point)
    return select(records)


@pytest.fixture(scope="session")
def densities(selection: Selection) -> DensityRaster:
    return density_raster(selection, bandwidth_km=30, risk_bandwidth_km=60, cell_km=10)


@pytest.fixture
def geotiff(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes values as a GeoTIFF, one band unless they have three axes."""

    def write(
        values: np.ndarray, crs: Any, transform: Any, *, name: str = "given.tif", **options: Any
    ) -> Path:
        bands = values if values.ndim == 3 else values[None]
        path = tmp_path / name
        with rasterio.open(
            path,
            "w",
            driver="GTiff",
            count=len(bands),
            height=bands.shape[1],
            width=bands.shape[2],
            dtype=bands.dtype,
            crs=crs,
            transform=transform,
            **options,
        ) as file:
            file.write(bands)
        return path

    return write


@pytest.fixture(scope="session")
def degrees() -> Affine:
    """Cells of half a degree from 119 W 33 N, which with 70 by 40 of them hold Mexico."""
    return Affine(0.5, 0, -119, 0, -0.5, 33)
