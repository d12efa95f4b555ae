"""A reader's raster summarised by place: exact shares, any coordinate system, what has no value."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
import shapely
from affine import Affine
from pyproj import Transformer
from rasterio.features import rasterize

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.density import cover, inside, mexico_grid
from geo.density.grid import municipalities
from geo.errors import ChoiceError, RasterError
from geo.rasters import (
    DensityRaster,
    around_entries,
    on_grid,
    picture,
    read_raster,
    summarise_areas,
    summarise_raster,
    write_density,
)

Write = Callable[..., Path]
CODES = ["08", "10", "26", "29", "32"]
ONES = np.ones((40, 70), dtype=np.float32)
DEGREES = Affine(0.5, 0, -119, 0, -0.5, 33)
ALBERS = Affine(50_000, 0, -1_700_000, 0, -50_000, 2_500_000)


@pytest.fixture(scope="module")
def few() -> gpd.GeoDataFrame:
    """Five states with simple borders: the shares are as exact, and sooner there."""
    states = reference.load("states").set_index("state_code").loc[CODES, ["name", "geometry"]]
    return states.reset_index().assign(geometry=states.geometry.simplify(0.02).to_numpy())


# --- any coordinate system -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("crs", "box", "covers"),
    [
        ("EPSG:4326", (-119, 13, -84, 33), True),
        ("EPSG:3857", (-13_300_000, 1_500_000, -9_500_000, 3_900_000), True),
        ("EPSG:6372", (600_000, 200_000, 4_300_000, 2_500_000), True),
        (EQUAL_AREA, (-1_700_000, 200_000, 1_700_000, 2_500_000), True),
        ("EPSG:32613", (100_000, 2_200_000, 900_000, 3_200_000), False),
        # Longitudes from 0 to 360.
        ("EPSG:4326", (241, 13, 276, 33), True),
        ("EPSG:4326", (-0.25, -90, 359.75, 90), True),
        # Around the south pole to beyond the equator: few cells in Mexico.
        ("EPSG:3031", (-3e7, -3e7, 3e7, 3e7), True),
    ],
)
def test_a_constant_is_itself_in_any_projection(
    geotiff: Write,
    few: gpd.GeoDataFrame,
    crs: str,
    box: tuple[float, float, float, float],
    covers: bool,
) -> None:
    west, south, east, north = box
    step = Affine((east - west) / 70, 0, west, 0, -(north - south) / 40, north)
    table = summarise_areas(read_raster(geotiff(ONES * 7, crs, step)), few)
    known = table.dropna(subset=["mean"])
    np.testing.assert_allclose(known[["mean", "min", "max"]], 7, rtol=1e-6)
    np.testing.assert_allclose(known["sum"], known["cells"] * 7, rtol=1e-6)
    assert known["covered_share"].between(0, 1).all()
    if covers:
        assert len(known) == len(few)
        np.testing.assert_allclose(known["covered_share"], 1, atol=1e-6)
    else:
        assert "29" not in set(known["state_code"])
        assert table.loc[table["mean"].isna(), "covered_share"].eq(0).all()
        assert table.loc[table["state_code"] == "10", "covered_share"].item() > 0.9


def test_the_mean_in_degrees_weighs_cells_by_their_area(
    geotiff: Write, few: gpd.GeoDataFrame
) -> None:
    latitude = np.tile(33 - (np.arange(400) + 0.5) * 0.05, (700, 1)).T
    path = geotiff(latitude, "EPSG:4326", Affine(0.05, 0, -119, 0, -0.05, 33))
    table = summarise_areas(read_raster(path), few).set_index("state_code")
    # Chihuahua on cells of equal area of 2 km, each with its latitude.
    border = few.set_index("state_code").geometry.to_crs(EQUAL_AREA)["08"]
    west, south, east, north = border.bounds
    step = Affine(2000, 0, west, 0, -2000, north)
    shape = (int((north - south) // 2000) + 1, int((east - west) // 2000) + 1)
    rows, columns = np.nonzero(rasterize([border], shape, transform=step))
    x, y = west + (columns + 0.5) * 2000, north - (rows + 0.5) * 2000
    _, degrees = Transformer.from_crs(EQUAL_AREA, GEOGRAPHIC, always_xy=True).transform(x, y)
    assert table["mean"]["08"] == pytest.approx(degrees.mean(), abs=0.002)
    unweighted = table["sum"]["08"] / table["cells"]["08"]
    assert abs(unweighted - degrees.mean()) > 0.02


def test_rows_may_run_from_the_south_and_columns_from_the_east(
    geotiff: Write, few: gpd.GeoDataFrame
) -> None:
    values = np.random.default_rng(1).random((40, 70))
    raster = read_raster(geotiff(values, "EPSG:4326", DEGREES))
    usual, shown = summarise_areas(raster, few), picture(raster).values
    for turned, step in (
        (values[::-1], Affine(0.5, 0, -119, 0, 0.5, 13)),
        (values[:, ::-1], Affine(-0.5, 0, -84, 0, -0.5, 33)),
    ):
        path = geotiff(np.ascontiguousarray(turned), "EPSG:4326", step)
        again = summarise_areas(read_raster(path), few)
        np.testing.assert_allclose(again["mean"], usual["mean"], rtol=1e-12)
        drawn = picture(read_raster(path)).values
        np.testing.assert_allclose(drawn, shown, rtol=1e-5)


def test_what_is_read_part_by_part_is_what_is_read_at_once(
    geotiff: Write, few: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = np.random.default_rng(4).random((2, 400, 700))
    values[:, 100:150, 200:300] = -1
    path = geotiff(values, "EPSG:4326", Affine(0.05, 0, -119, 0, -0.05, 33), nodata=-1)
    turned = geotiff(
        np.ascontiguousarray(values[:, ::-1, ::-1]),
        "EPSG:4326",
        Affine(-0.05, 0, -84, 0, 0.05, 13),
        name="turned.tif",
        nodata=-1,
    )
    at_once = summarise_areas(read_raster(path), few)
    # What has no value is in no cell of an area, wherever the rounding of its edges falls.
    assert (at_once["min"] >= 0).all()
    chihuahua = at_once.loc[at_once["state_code"] == "08", "covered_share"]
    assert chihuahua.between(0.6, 0.7).all()
    for raster in (path, turned):
        for held, most in ((16_000_000, 4_000_000), (0, 4_000_000), (0, 5_000)):
            monkeypatch.setattr("geo.rasters.extract._HELD_CELLS", held)
            monkeypatch.setattr("geo.rasters.extract._MOST_CELLS", most)
            found = summarise_areas(read_raster(raster), few)
            pd.testing.assert_frame_equal(found, at_once, rtol=1e-12)


# --- it lines up --------------------------------------------------------------------------


def test_a_density_written_here_gives_its_labs_back_by_municipality(
    densities: DensityRaster, make_release: Callable[..., object], tmp_path: Path
) -> None:
    path = write_density(tmp_path / "labs.tif", densities, make_release())  # type: ignore[arg-type]
    table = summarise_raster(read_raster(path), bands=[1]).set_index("mun_code")
    assert len(table) == 2465
    grid, values = densities.grid, densities.densities["all"].values
    shapes = municipalities().iloc[::25]
    per_cell = np.nan_to_num(values).ravel() * grid.cell_km**2 / 1000
    labs = np.array([per_cell[c] @ share for c, share in cover(grid, shapes.to_numpy())])
    found = table["sum"] * grid.cell_km**2 / 1000
    np.testing.assert_allclose(found[shapes.index], labs, rtol=1e-5, atol=1e-9)
    assert found.sum() == pytest.approx(52, rel=1e-4)
    # Mean times area is the same.
    np.testing.assert_allclose(table["mean"] * table["cells"], table["sum"], rtol=1e-9)
    inland = table.loc["10005"]
    assert inland["covered_share"] == pytest.approx(1, abs=1e-9)
    assert inland["min"] < inland["mean"] < inland["max"]
    assert inside(grid).sum() == pytest.approx(table["cells"].sum(), rel=1e-6)


def test_single_cells_are_found_to_the_share(geotiff: Write, few: gpd.GeoDataFrame) -> None:
    square = np.zeros((46, 68), dtype=np.float32)
    square[20, 30] = 1
    path = geotiff(square, EQUAL_AREA, ALBERS)
    table = summarise_areas(read_raster(path), few).set_index("state_code")
    cell = shapely.box(-200_000, 1_450_000, -150_000, 1_500_000)
    states = few.set_index("state_code").geometry.to_crs(EQUAL_AREA)
    expected = states.intersection(cell).area / 50_000**2
    np.testing.assert_allclose(table["sum"], expected, atol=1e-6)
    assert (table["sum"] > 0).sum() >= 1


# --- what has no value --------------------------------------------------------------------


@pytest.mark.parametrize(
    "how", ["nodata", "nan", "mask", "alpha", "told", "mask nodata", "alpha nodata"]
)
def test_what_has_no_value_is_left_out(geotiff: Write, few: gpd.GeoDataFrame, how: str) -> None:
    values = ONES * 5
    hidden = np.zeros((40, 70), dtype=bool)
    hidden[:, :35] = True
    values[hidden] = {"nan": np.nan}.get(how, 9)
    covered = hidden.copy()
    if how.endswith(" nodata"):
        # Each says it of a part: GDAL would take the word of one alone.
        covered[:, :18] = False
        values[covered] = 200
    nodata = 9 if "nodata" in how else None
    if "alpha" in how:
        seen_through = np.stack([values, np.where(covered, 0, 255)]).astype(np.uint8)
        path = geotiff(seen_through, "EPSG:4326", DEGREES, alpha="yes", nodata=nodata)
    else:
        path = geotiff(values, "EPSG:4326", DEGREES, nodata=nodata)
    if "mask" in how:
        with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as file:
            file.write_mask(~covered)
    raster = read_raster(path, nodata=9 if how == "told" else None)
    table = summarise_areas(raster, few, bands=[1]).set_index("name")
    assert np.isnan(table["mean"]["Sonora"])
    assert np.isnan(table["sum"]["Sonora"])
    assert table["covered_share"]["Sonora"] == table["cells"]["Sonora"] == 0
    half = table.loc["Zacatecas"]
    assert 0 < half["covered_share"] < 1
    assert half["mean"] == half["min"] == half["max"] == 5
    assert half["sum"] == pytest.approx(half["cells"] * 5)
    seen = picture(raster).values
    assert set(np.unique(seen[~np.isnan(seen)])) == {5}
    assert 0.2 < np.isnan(seen).mean() < 0.8
    cells = on_grid(raster, mexico_grid(10.0))
    assert set(np.unique(cells[~np.isnan(cells)])) == {5}
    assert 0.2 < np.isnan(cells).mean() < 0.8


def test_scale_and_offset_are_applied(geotiff: Write, few: gpd.GeoDataFrame) -> None:
    path = geotiff((ONES * 40).astype(np.uint8), "EPSG:4326", DEGREES, nodata=0)
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = (0.25,), (-3.0,)
    raster = read_raster(path)
    assert summarise_areas(raster, few)["mean"].unique() == pytest.approx([7])
    assert np.nanmax(picture(raster).values) == 7
    # Of stored values, as the file would hold it.
    with pytest.raises(RasterError, match="has no value in Mexico"):
        summarise_areas(read_raster(path, nodata=40), few)


@pytest.mark.parametrize("kind", ["uint8", "int16", "uint16", "int32", "uint32", "float64"])
def test_any_type_of_number(geotiff: Write, few: gpd.GeoDataFrame, kind: str) -> None:
    path = geotiff((ONES * 200).astype(kind), "EPSG:4326", DEGREES)
    assert summarise_areas(read_raster(path), few)["max"].unique().tolist() == [200]
    assert np.isnan(summarise_areas(read_raster(path, nodata=-9999), few)["mean"]).sum() == 0


def test_every_band_has_its_rows(geotiff: Write, few: gpd.GeoDataFrame) -> None:
    path = geotiff(np.stack([ONES, ONES * 2, ONES * 3]), "EPSG:4326", DEGREES)
    raster = read_raster(path)
    table = summarise_areas(raster, few)
    assert table["band"].value_counts().to_dict() == {1: 5, 2: 5, 3: 5}
    assert (table["mean"] == table["band"]).all()
    assert summarise_areas(raster, few, bands=[3, 3])["band"].unique().tolist() == [3]
    for wrong in (0, 4):
        with pytest.raises(ChoiceError, match=f"has no band {wrong}; it has 1 to 3"):
            summarise_areas(raster, few, bands=[wrong])
        with pytest.raises(ChoiceError, match=f"has no band {wrong}"):
            picture(raster, wrong)


def test_a_raster_of_another_country_is_refused(geotiff: Write) -> None:
    raster = read_raster(geotiff(ONES, "EPSG:4326", Affine(0.1, 0, 2, 0, -0.1, 50)))
    for ask in (
        lambda: summarise_raster(raster, "state"),
        lambda: around_entries(raster),
        lambda: picture(raster),
    ):
        with pytest.raises(RasterError, match=r"WGS 84 \(EPSG:4326\)"):
            ask()


def test_what_does_not_exist_is_refused(geotiff: Write) -> None:
    raster = read_raster(geotiff(ONES, "EPSG:4326", DEGREES))
    with pytest.raises(ChoiceError, match="'county' unknown"):
        summarise_raster(raster, "county")
    with pytest.raises(ChoiceError, match="1 to 500 km"):
        around_entries(raster, 0.5)
    with pytest.raises(ChoiceError, match="kind harbour unknown"):
        around_entries(raster, kinds=("harbour",))


# --- around entries -----------------------------------------------------------------------


def test_circles_are_geodesic(geotiff: Write) -> None:
    fine = np.ones((1150, 1700), dtype=np.uint8)
    path = geotiff(fine, EQUAL_AREA, Affine(2000, 0, -1_700_000, 0, -2000, 2_500_000))
    table = around_entries(read_raster(path), 50, kinds=("seaport", "crossing"))
    assert set(table["kind"]) == {"seaport", "crossing"}
    assert (table["radius_km"] == 50).all()
    assert (table["covered_share"] > 0.999).all()
    # Of equal area; a sphere as curved as the earth would take a few parts in 100,000 off.
    np.testing.assert_allclose(table["cells"] * 4, np.pi * 50**2, rtol=3e-4)


def test_an_entry_is_found_by_what_lies_around_it(geotiff: Write) -> None:
    entries = reference.load("entries")
    one = entries[entries["id"] == "MXZLO"]
    spot = gpd.GeoSeries.from_xy(one["lon"], one["lat"], crs=GEOGRAPHIC).to_crs(EQUAL_AREA)
    place = spot.buffer(20_000).iloc[0]
    step = Affine(1000, 0, spot.x.iloc[0] - 40_000, 0, -1000, spot.y.iloc[0] + 40_000)
    values = rasterize([place], (80, 80), transform=step).astype(np.float32)
    path = geotiff(values, EQUAL_AREA, step, nodata=-1)
    table = around_entries(read_raster(path), 20).set_index("id")
    assert table["mean"]["MXZLO"] > 0.98
    assert table["covered_share"]["MXZLO"] == pytest.approx(1, abs=1e-6)
    assert table["mean"].notna().sum() <= 4
    wide = around_entries(read_raster(path), 100).set_index("id")
    assert wide["covered_share"]["MXZLO"] == pytest.approx(6400 / (np.pi * 100**2), rel=2e-3)


# --- as a picture -------------------------------------------------------------------------


def test_a_picture_lies_where_its_values_do(geotiff: Write) -> None:
    values = np.zeros((400, 700), dtype=np.float32)
    values[:, 300:] += 1
    values[200:, :] += 2
    path = geotiff(values, "EPSG:4326", Affine(0.05, 0, -119, 0, -0.05, 33))
    seen = picture(read_raster(path))
    height, width = seen.values.shape
    assert max(height, width) <= 1600
    assert (seen.west, seen.north) == pytest.approx((-119, 33), abs=0.03)

    def at(lon: float, lat: float) -> float:
        def northing(degrees: float) -> float:
            return float(np.arctanh(np.sin(np.radians(degrees))))

        down = (northing(seen.north) - northing(lat)) / (
            northing(seen.north) - northing(seen.south)
        )
        across = (lon - seen.west) / (seen.east - seen.west)
        return float(seen.values[int(down * height), int(across * width)])

    near = 0.06
    assert [
        at(-104 - near, 23 + near),
        at(-104 + near, 23 + near),
        at(-104 - near, 23 - near),
        at(-104 + near, 23 - near),
    ] == [0, 1, 2, 3]


def test_a_picture_of_the_world_is_cut_to_the_map(geotiff: Write) -> None:
    world = np.ones((180, 360), dtype=np.uint8)
    seen = picture(read_raster(geotiff(world, "EPSG:4326", Affine(1, 0, -180, 0, -1, 90))))
    assert (seen.west, seen.south) == pytest.approx((-125, 8), abs=0.1)
    assert (seen.east, seen.north) == pytest.approx((-78, 38), abs=0.1)
    assert (seen.values[5:-5, 5:-5] == 1).all()


def test_a_picture_of_longitudes_to_360_is_that_of_degrees_west(geotiff: Write) -> None:
    values = np.random.default_rng(2).random((180, 360), dtype=np.float32)
    usual = read_raster(geotiff(values, "EPSG:4326", Affine(1, 0, -180, 0, -1, 90), name="a.tif"))
    turned = np.roll(values, 180, axis=1)
    other = read_raster(geotiff(turned, "EPSG:4326", Affine(1, 0, 0, 0, -1, 90), name="b.tif"))
    one, two = picture(usual, most_pixels=200), picture(other, most_pixels=200)
    assert one[1:] == pytest.approx(two[1:])
    np.testing.assert_allclose(one.values, two.values, rtol=1e-5)


def test_a_raster_on_the_cells_of_a_grid_lies_over_them(
    densities: DensityRaster, make_release: Callable[..., object], tmp_path: Path, geotiff: Write
) -> None:
    path = write_density(tmp_path / "labs.tif", densities, make_release())  # type: ignore[arg-type]
    again = on_grid(read_raster(path), densities.grid, 3)
    np.testing.assert_allclose(again, densities.densities["inactive"].values, rtol=1e-6)
    # Four cells for one of the grid: their mean.
    fine = np.kron(np.random.default_rng(3).random((204, 318)), np.ones((2, 2)))
    fine += np.indices(fine.shape).sum(axis=0) % 2
    grid = densities.grid
    step = Affine(5000, 0, grid.west, 0, -5000, grid.north)
    found = on_grid(read_raster(geotiff(fine, EQUAL_AREA, step)), grid)
    np.testing.assert_allclose(found, fine.reshape(204, 2, 318, 2).mean(axis=(1, 3)), rtol=1e-5)
    far = read_raster(geotiff(ONES, "EPSG:4326", Affine(0.1, 0, 2, 0, -0.1, 50)))
    assert np.isnan(on_grid(far, grid)).all()
    with pytest.raises(ChoiceError, match="has no band 2"):
        on_grid(far, grid, 2)


def test_a_picture_of_classes_has_no_class_between(geotiff: Write) -> None:
    classes = np.where(np.indices((400, 700)).sum(axis=0) % 2, 10, 30).astype(np.uint8)
    path = geotiff(classes, "EPSG:4326", Affine(0.05, 0, -119, 0, -0.05, 33))
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {10: (1, 2, 3, 255), 30: (9, 9, 9, 255)})
    seen = picture(read_raster(path), most_pixels=100).values
    assert set(np.unique(seen[~np.isnan(seen)])) == {10, 30}


def test_a_picture_with_transparency(geotiff: Write) -> None:
    colours = np.full((4, 40, 70), 200, dtype=np.uint8)
    colours[3, :20] = 0
    path = geotiff(colours, "EPSG:4326", DEGREES, photometric="RGB", alpha="yes")
    seen = picture(read_raster(path), 2).values
    assert np.isnan(seen[10]).all()
    assert (seen[-10, 10:-10] == 200).all()
