"""What is said of a raster that a reader brings, and which one is refused, and why."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.control import GroundControlPoint

from geo.errors import RasterError
from geo.rasters import checks, class_colors, per_area, picture, read_raster

Write = Callable[..., Path]
ONES = np.ones((40, 70), dtype=np.float32)


def test_a_raster_says_what_it_is(geotiff: Write, degrees: Affine) -> None:
    path = geotiff(np.stack([ONES, ONES * 2]), "EPSG:4326", degrees, nodata=-1)
    with rasterio.open(path, "r+") as file:
        file.set_band_description(1, "poppy")
        file.set_band_unit(1, "ha")
        file.scales, file.offsets = (0.5, 1.0), (3.0, 0.0)
        file.update_tags(source="a survey")
    raster = read_raster(path)
    assert (raster.width, raster.height) == (70, 40)
    assert raster.bounds == (-119, 13, -84, 33)
    assert raster.crs_name == "WGS 84 (EPSG:4326)"
    assert raster.geographic
    assert len(raster.sha256) == 64
    first, second = raster.bands
    assert (first.number, first.name, first.unit, first.kind) == (1, "poppy", "ha", "float32")
    assert (first.nodata, first.scale, first.offset, first.classes) == (-1, 0.5, 3.0, False)
    assert (second.name, second.unit, second.scale) == ("", "", 1.0)
    assert ("source", "a survey") in raster.tags
    assert raster.remarks == ()


def test_text_of_a_raster_is_text(geotiff: Write, degrees: Affine) -> None:
    path = geotiff(ONES, "EPSG:4326", degrees)
    with rasterio.open(path, "r+") as file:
        file.set_band_description(1, "=cmd()\x1b[31m\nnext <b>")
        file.update_tags(note="a\x07b" + "x" * 5000)
    raster = read_raster(path)
    assert raster.bands[0].name.isprintable()
    assert raster.bands[0].name.endswith("[31m next <b>")
    note = dict(raster.tags)["note"]
    assert note.isprintable()
    assert len(note) == 200


@pytest.mark.parametrize(
    ("crs", "name"),
    [
        ("EPSG:6372", "Mexico ITRF2008 / LCC (EPSG:6372)"),
        ("EPSG:32613", "WGS 84 / UTM zone 13N (EPSG:32613)"),
        ("+proj=laea +lat_0=20 +lon_0=-100", "unknown"),
    ],
)
def test_any_projection_has_its_name(geotiff: Write, crs: str, name: str) -> None:
    path = geotiff(ONES, crs, Affine(10_000, 0, 0, 0, -10_000, 0))
    assert read_raster(path).crs_name == name


@pytest.mark.parametrize(
    ("unit", "density"),
    [
        *((unit, True) for unit in ("labs per 1,000 km2", "hab./km²", "kg ha-1", "kg m⁻²")),
        *((unit, True) for unit in ("por cada 1,000 km2", "t / ha", "people per square mile")),
        *((unit, True) for unit in ("habitantes por kilómetro cuadrado", "W/m^2", "por hectárea")),
        *((unit, False) for unit in ("", "1", "m", "km2", "ha", "km/h", "m/s2", "per day")),
        *((unit, False) for unit in ("per habitant", "per 100,000 people", "mm per month", "m-1")),
    ],
)
def test_a_unit_says_whether_values_are_densities(unit: str, density: bool) -> None:
    assert per_area(unit) is density


def test_colours_of_classes_are_those_of_the_file(geotiff: Write, degrees: Affine) -> None:
    path = geotiff(ONES.astype(np.uint8), "EPSG:4326", degrees)
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {1: (255, 128, 0, 255)})
    raster = read_raster(path)
    assert raster.bands[0].classes
    assert class_colors(raster, 1)[1] == "#ff8000"


# --- refused ------------------------------------------------------------------------------


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RasterError, match=r"lost\.tif: there is no such file"):
        read_raster(tmp_path / "lost.tif")
    with pytest.raises(RasterError, match="is a folder"):
        read_raster(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"<VRTDataset rasterXSize='2' rasterYSize='2'><SRS>EPSG:4326</SRS></VRTDataset>",
        b"/vsicurl/http://127.0.0.1:9/a.tif",
        b"WMS:http://127.0.0.1:9/",
    ],
)
def test_no_other_format_is_opened(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "named.tif"
    path.write_bytes(content)
    with pytest.raises(RasterError, match=r"named\.tif: is no GeoTIFF"):
        read_raster(path)


@pytest.mark.parametrize("keep", [4, 8, 300])
def test_a_cut_file_is_refused(geotiff: Write, degrees: Affine, keep: int) -> None:
    path = geotiff(ONES, "EPSG:4326", degrees)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(RasterError, match=r"given\.tif: (cannot be read|does not say)") as error:
        read_raster(path)
    assert str(path.parent) not in str(error.value)


def test_values_that_cannot_be_read_are_told(geotiff: Write, degrees: Affine) -> None:
    noise = np.random.default_rng(0).random((400, 700), dtype=np.float32)
    path = geotiff(
        noise, "EPSG:4326", Affine(0.05, 0, -119, 0, -0.05, 33), compress="deflate", nodata=-1
    )
    with path.open("r+b") as file:
        file.seek(300_000)
        file.write(b"\0" * 400_000)
    raster = read_raster(path)
    with pytest.raises(RasterError, match=r"given\.tif: cannot be read"):
        picture(raster)


def test_a_raster_that_went_away_is_told(geotiff: Write, degrees: Affine) -> None:
    path = geotiff(ONES, "EPSG:4326", degrees)
    raster = read_raster(path)
    path.unlink()
    with pytest.raises(RasterError, match=r"given\.tif: cannot be read"):
        picture(raster)


LOCAL = 'LOCAL_CS["mine",UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'


@pytest.mark.parametrize(
    ("crs", "transform", "says"),
    [
        (None, Affine(0.5, 0, -119, 0, -0.5, 33), "does not say its coordinate system"),
        (LOCAL, Affine(10, 0, 0, 0, -10, 0), r"\(mine\) is not tied to the earth"),
        ("EPSG:4326", None, "does not say where its cells lie"),
        ("EPSG:4326", Affine(0.5, 0.1, -119, 0.1, -0.5, 33), "do not run from west to east"),
        ("EPSG:4326", Affine(0, 0.5, -119, 0.5, 0, 33), "does not say where its cells lie"),
    ],
)
@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_raster_that_does_not_say_where_it_lies(
    geotiff: Write, crs: str | None, transform: Affine | None, says: str
) -> None:
    path = geotiff(ONES, crs, transform)
    with pytest.raises(RasterError, match=says):
        read_raster(path)


def test_rounding_is_no_turn(geotiff: Write) -> None:
    path = geotiff(ONES, "EPSG:4326", Affine(0.5, 1e-12, -119, -1e-12, -0.5, 33))
    assert read_raster(path).bounds == (-119, 13, -84, 33)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_control_points_are_no_place(geotiff: Write) -> None:
    path = geotiff(ONES, None, None)
    corners = [(0, 0, -119, 33), (0, 70, -84, 33), (40, 0, -119, 13)]
    with rasterio.open(path, "r+") as file:
        file.gcps = [GroundControlPoint(*corner) for corner in corners], "EPSG:4326"
    with pytest.raises(RasterError, match="does not say"):
        read_raster(path)


def test_complex_values_are_refused(geotiff: Write, degrees: Affine) -> None:
    path = geotiff(ONES.astype(np.complex64), "EPSG:4326", degrees)
    with pytest.raises(RasterError, match="complex numbers"):
        read_raster(path)


def test_parts_that_do_not_fit_in_memory_are_refused(
    geotiff: Write, degrees: Affine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiles = {"tiled": True, "blockxsize": 64, "blockysize": 32, "interleave": "pixel"}
    path = geotiff(np.stack([ONES] * 3), "EPSG:4326", degrees, **tiles)
    size = 64 * 32 * 4 * 3
    monkeypatch.setattr(checks, "_MOST_BLOCK_BYTES", size)
    assert read_raster(path)
    monkeypatch.setattr(checks, "_MOST_BLOCK_BYTES", size - 1)
    with pytest.raises(RasterError, match="64 by 32 cells are too large"):
        read_raster(path)


def test_a_raster_does_not_lead_to_another_file(geotiff: Write, degrees: Affine) -> None:
    path = geotiff(ONES, "EPSG:4326", degrees)
    other = path.with_name("other.tif")
    shutil.copy(path, other)
    with rasterio.open(path, "r+") as file:
        file.update_tags(ns="OVERVIEWS", OVERVIEW_FILE=str(other))
    with pytest.raises(RasterError, match="a part of itself from another file"):
        read_raster(path)


# --- remarks ------------------------------------------------------------------------------


@pytest.mark.parametrize("lowest", [-9999, -32768, -3.4028234663852886e38])
def test_a_value_that_looks_like_none_is_told(
    geotiff: Write, degrees: Affine, lowest: float
) -> None:
    values = ONES.copy()
    values[0, 0] = lowest
    path = geotiff(values, "EPSG:4326", degrees)
    (remark,) = read_raster(path).remarks
    assert remark.startswith(f"band 1 holds the value {lowest:g}")
    assert read_raster(path, nodata=lowest).remarks == ()
    told = geotiff(values, "EPSG:4326", degrees, nodata=lowest)
    assert read_raster(told).remarks == ()


@pytest.mark.parametrize("tiled", [{}, {"tiled": True, "blockxsize": 64, "blockysize": 64}])
@pytest.mark.parametrize("corner", [(0, -1), (-1, 0), (-1, -1), (150, 150)])
def test_it_is_looked_for_in_the_corners_and_the_middle(
    geotiff: Write, degrees: Affine, tiled: dict[str, Any], corner: tuple[int, int]
) -> None:
    values = np.ones((300, 300), dtype=np.int16)
    values[corner] = -9999
    assert read_raster(geotiff(values, "EPSG:4326", degrees, **tiled)).remarks


def test_classes_are_told(geotiff: Write, degrees: Affine) -> None:
    path = geotiff(ONES.astype(np.uint8), "EPSG:4326", degrees)
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {1: (255, 0, 0, 255)})
    raster = read_raster(path)
    assert raster.bands[0].classes
    assert raster.remarks[0].startswith("its values are classes")
