"""A raster written here is what other programs find."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rasterio
import shapely
from pyproj import CRS, Transformer
from rasterio.features import geometry_mask
from rasterio.warp import transform_geom
from rio_cogeo import cog_validate

from geo import reference
from geo.crs import EQUAL_AREA, project
from geo.density import bandwidth, cover, inside, of_known_status
from geo.density.grid import municipalities
from geo.errors import OutputError, TooFewError
from geo.rasters import BANDS, DensityRaster, density_geotiff, density_raster, write_density
from geo.releases.release import Release
from geo.select import Filters, Selection, select

CULIACAN = (-107.394, 24.809)

MakeRelease = Callable[..., Release]


@pytest.fixture(scope="module")
def written(
    densities: DensityRaster, make_release: MakeRelease, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return write_density(tmp_path_factory.mktemp("cog") / "labs.tif", densities, make_release())


def test_it_is_a_valid_cloud_optimised_geotiff(written: Path) -> None:
    valid, errors, warnings = cog_validate(written, strict=True)
    assert valid
    assert not errors
    assert not warnings


def test_bands_are_described_and_hold_the_densities(
    written: Path, densities: DensityRaster
) -> None:
    with rasterio.open(written) as file:
        assert file.descriptions == BANDS
        assert file.units == ("labs per 1,000 km2",) * 3 + ("1",) * 2
        assert set(file.dtypes) == {"float32"}
        assert np.isnan(file.nodata)
        for number, band in enumerate(densities.bands, start=1):
            np.testing.assert_array_equal(file.read(number), np.float32(band.values))
            assert file.tags(number)["meaning"] == band.meaning
        assert np.isnan(file.read(1)).any()
        labs = np.nansum(file.read(1) * inside(densities.grid) * densities.grid.cell_km**2 / 1000)
        assert labs == pytest.approx(52, rel=1e-5)


def test_place_and_projection_are_those_of_the_grid(
    written: Path, densities: DensityRaster
) -> None:
    grid = densities.grid
    with rasterio.open(written) as file:
        assert CRS.from_wkt(file.crs.to_wkt()).equals(CRS.from_user_input(EQUAL_AREA))
        assert tuple(file.bounds) == grid.bounds
        assert file.shape == grid.shape
        x, y = file.xy(0, 0)
    across, down = grid.centres()
    assert (x, y) == (across[0], down[0])


def test_overviews_average(densities: DensityRaster, make_release: MakeRelease) -> None:
    fine = replace_grid(densities)
    with rasterio.MemoryFile(density_geotiff(fine, make_release())) as memory, memory.open() as f:
        assert f.overviews(1) == [2]
        whole = f.read(1)
        with memory.open(overview_level=0) as half:
            coarse = half.read(1)
    blocks = whole[:600, :600].reshape(300, 2, 300, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(coarse[:300, :300], blocks, rtol=1e-5)


def replace_grid(densities: DensityRaster) -> DensityRaster:
    """The same raster with cells of other values on a larger grid, without a risk."""
    grid = replace(densities.grid, width=700, height=600)
    values = np.random.default_rng(0).random(grid.shape)
    dense = {"all": replace(densities.densities["all"], grid=grid, values=values)}
    return replace(densities, grid=grid, densities=dense, risk=None)


def test_tags_tell_where_it_comes_from(densities: DensityRaster, make_release: MakeRelease) -> None:
    tags = tags_of(density_geotiff(densities, make_release()))
    assert tags["release"] == "r1"
    assert tags["file"] == "hand_made.xlsx"
    assert tags["sha256"] == "0123456789abcdef" * 4
    assert json.loads(tags["filters"])["kinds"] == ["laboratory", "unspecified"]
    assert (tags["bandwidth_km"], tags["risk_bandwidth_km"], tags["cell_km"]) == ("30", "60", "10")
    assert (tags["labs"], tags["labs_not_placed"]) == ("52", "1")
    assert (tags["risk_active"], tags["risk_inactive"]) == ("16", "36")
    assert reference.info("municipalities").attribution.rstrip(".") in tags["sources"]
    assert "detection, not production" in tags["notes"]
    assert "illustrative" not in tags
    assert "ILLUSTRATIVE" not in tags["TIFFTAG_IMAGEDESCRIPTION"]
    assert tags["AREA_OR_POINT"] == "Area"


def test_what_is_generated_says_so(densities: DensityRaster, make_release: MakeRelease) -> None:
    tags = tags_of(density_geotiff(densities, make_release(illustrative=True)))
    assert tags["illustrative"].startswith("ILLUSTRATIVE")
    assert tags["TIFFTAG_IMAGEDESCRIPTION"].startswith("ILLUSTRATIVE")


def test_text_of_a_file_is_text(densities: DensityRaster, make_release: MakeRelease) -> None:
    hostile = "</GDALMetadata><Item>\x1b[31m\0&amp;\udc80 ñ"
    tags = tags_of(density_geotiff(densities, make_release(file=hostile, id=hostile)))
    assert tags["file"] == "</GDALMetadata><Item>\ufffd[31m\ufffd&amp;\ufffd ñ"
    assert tags["release"] == tags["file"]
    assert "Item" not in tags


def tags_of(content: bytes) -> dict[str, str]:
    with rasterio.MemoryFile(content) as memory, memory.open() as file:
        return dict(file.tags())


def test_the_same_densities_are_the_same_bytes(
    selection: Selection, written: Path, make_release: MakeRelease
) -> None:
    again = density_raster(selection, bandwidth_km=30, risk_bandwidth_km=60, cell_km=10)
    assert density_geotiff(again, make_release()) == written.read_bytes()


def test_a_risk_of_few_records_is_left_out_with_its_reason(
    selection: Selection, make_release: MakeRelease
) -> None:
    few = replace(selection, records=selection.records.head(20))
    raster = density_raster(few, bandwidth_km=30, cell_km=10)
    assert [band.name for band in raster.bands] == ["all", "active", "inactive"]
    left_out = json.loads(tags_of(density_geotiff(raster, make_release()))["left_out"])
    assert set(left_out) == {"log relative risk", "p-value"}
    assert "a relative risk needs 10 of each" in left_out["p-value"]


def test_a_status_that_is_filtered_out_has_no_band(selection: Selection) -> None:
    chosen = select(selection.records, Filters(statuses=("active", "unspecified")))
    raster = density_raster(chosen, bandwidth_km=30, cell_km=10)
    assert [band.name for band in raster.bands] == ["all", "active"]
    assert raster.left_out["inactive"] == "the filters leave inactive labs out"
    assert raster.left_out["p-value"] == "the filters leave labs of one status out"


def test_a_rule_for_the_bandwidth_is_told(selection: Selection, make_release: MakeRelease) -> None:
    raster = density_raster(selection, bandwidth_km="scott", cell_km=10)
    tags = tags_of(density_geotiff(raster, make_release()))
    assert tags["bandwidth_rule"].startswith("scott: Scott's rule")
    assert float(tags["bandwidth_km"]) == raster.densities["all"].bandwidth_km > 20
    assert "risk_bandwidth_rule" not in tags


def test_a_rule_looks_at_the_records_of_its_surface(
    selection: Selection, make_release: MakeRelease
) -> None:
    far = selection.records.assign(status="unspecified", mun_code="31050", state_code="31")
    both = replace(selection, records=pd.concat([selection.records, far], ignore_index=True))
    raster = density_raster(
        both, bandwidth_km="silverman", risk_bandwidth_km="silverman", cell_km=10
    )
    known = bandwidth(of_known_status(both.records), "silverman")
    assert raster.risk is not None
    assert raster.risk.bandwidth_km == known.km < raster.densities["all"].bandwidth_km
    tags = tags_of(density_geotiff(raster, make_release()))
    assert "spread of 104 records" in tags["bandwidth_rule"]
    assert "spread of 52 records" in tags["risk_bandwidth_rule"]
    # A rule gives what the cells bear, as on the map.
    one_place = selection.records[selection.records["mun_code"] == "25006"]
    narrow = density_raster(replace(selection, records=one_place), bandwidth_km="scott", cell_km=10)
    assert narrow.densities["all"].bandwidth_km == 20
    rule = tags_of(density_geotiff(narrow, make_release()))["bandwidth_rule"]
    assert "it gives 11.7 km, but cells of 10 km bear no less than 20 km" in rule


def test_relabelling_is_told(selection: Selection, make_release: MakeRelease) -> None:
    raster = density_raster(selection, bandwidth_km=30, cell_km=10, relabellings=99, seed=7)
    tags = tags_of(density_geotiff(raster, make_release()))
    assert (tags["risk_test"], tags["risk_relabellings"], tags["risk_seed"]) == (
        "relabelling",
        "99",
        "7",
    )
    assert 0 < float(tags["risk_global_p"]) <= 1


def test_no_placed_labs_are_no_raster(selection: Selection) -> None:
    none, alone = selection.records.head(0), selection.records.tail(1)
    with pytest.raises(TooFewError, match=r"on the map \(known to their state alone: 1\)$"):
        density_raster(replace(selection, records=alone), cell_km=10)
    with pytest.raises(TooFewError, match=r"on the map$"):
        density_raster(replace(selection, records=none), cell_km=10)
    chosen = replace(selection, filters=Filters(states=("29",)))
    with pytest.raises(TooFewError, match=r"no chosen lab .* in the chosen states$"):
        density_raster(replace(chosen, records=none), cell_km=10)


def test_a_status_without_a_placed_lab_has_no_band(selection: Selection) -> None:
    records = selection.records
    few = records[(records["status"] == "inactive") | (records["place_precision"] == "state")]
    raster = density_raster(replace(selection, records=few), cell_km=10)
    assert [band.name for band in raster.bands] == ["all", "inactive"]
    assert raster.left_out["active"].startswith("no active lab is known to a point")
    assert raster.left_out["active"].endswith("(known to their state alone: 1)")
    assert "a relative risk needs" in raster.left_out["p-value"]


def test_states_that_are_not_asked_for_have_no_value(
    selection: Selection, make_release: MakeRelease
) -> None:
    chosen = select(selection.records, Filters(states=("25", "10", "16")))
    raster = density_raster(chosen, bandwidth_km=30, risk_bandwidth_km=60, cell_km=10)
    assert len(raster.bands) == 5
    states = reference.load("states").set_index("state_code").geometry.to_crs(EQUAL_AREA)
    x, y = np.meshgrid(*raster.grid.centres())
    ours = shapely.contains_xy(states[["25", "10", "16"]].union_all(), x, y)
    # A cell on the border of the states has the value of their part of it.
    others = inside(raster.grid, ("25", "10", "16")) == 0
    assert others.sum() > 30_000
    assert ours.sum() > 1000
    for band in raster.bands:
        assert np.isnan(band.values[others]).all()
    assert not np.isnan(raster.bands[0].values[ours]).any()
    # Summed by the exact shares of the states, the labs are all there.
    shares = cover(raster.grid, states[["25", "10", "16"]].to_numpy())
    for name, labs in (("all", 39), ("active", 12), ("inactive", 27)):
        per_cell = raster.densities[name].values.ravel() * 100 / 1000
        assert sum(np.nansum(per_cell[cells] * share) for cells, share in shares) == pytest.approx(
            labs, rel=1e-5
        )
    assert raster.bands[0].meaning.endswith(
        "area inside the chosen states, which at its edges is a part of the cell"
    )
    tags = tags_of(density_geotiff(raster, make_release()))
    assert tags["states"] == "10, 16, 25"
    assert "nobody asked" in tags["not_asked"]
    assert "Edges are corrected at the borders of the states" in tags["not_asked"]


def test_what_is_not_corrected_at_its_edges_does_not_say_so(
    selection: Selection, make_release: MakeRelease
) -> None:
    for states, within in (((), "Mexico"), (("25", "10", "16"), "the chosen states")):
        chosen = select(selection.records, Filters(states=states))
        raster = density_raster(chosen, bandwidth_km=30, cell_km=10, edges="none")
        for band in raster.bands[:3]:
            lost = f"not corrected at the edges of {within}: value times area inside it is less"
            assert lost in band.meaning
            assert "labs are value times area" not in band.meaning
        # The relative risk always is.
        assert "corrected at the edges" in raster.bands[3].meaning
        tags = tags_of(density_geotiff(raster, make_release()))
        assert tags["edge_correction"] == "none"
        if states:
            assert "dges are corrected" not in tags["not_asked"]
            assert "Edges are not corrected in the densities" in tags["not_asked"]


def test_all_states_are_the_country(
    selection: Selection, densities: DensityRaster, make_release: MakeRelease
) -> None:
    codes = tuple(f"{number:02}" for number in range(1, 33))
    chosen = select(selection.records, Filters(states=codes))
    raster = density_raster(chosen, bandwidth_km=30, cell_km=10)
    found, whole = (np.isnan(one.bands[0].values) for one in (raster, densities))
    np.testing.assert_array_equal(found, whole)
    assert raster.window == ()
    assert "area inside Mexico" in raster.bands[0].meaning
    tags = tags_of(density_geotiff(raster, make_release()))
    assert "not_asked" not in tags
    assert "states" not in tags


@pytest.mark.parametrize("name", ["labs.png", "labs", "labs.tif.gz"])
def test_another_ending_is_refused(
    tmp_path: Path, densities: DensityRaster, make_release: MakeRelease, name: str
) -> None:
    with pytest.raises(OutputError, match=r"\.tif"):
        write_density(tmp_path / name, densities, make_release())


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, densities: DensityRaster, make_release: MakeRelease
) -> None:
    with pytest.raises(OutputError, match="cannot write to"):
        write_density(tmp_path / "nowhere" / "labs.tif", densities, make_release())
    (tmp_path / "taken.tif").mkdir()
    with pytest.raises(OutputError, match="cannot write to"):
        write_density(tmp_path / "taken.tif", densities, make_release())
    assert [path.name for path in tmp_path.iterdir()] == ["taken.tif"]


# --- it lines up --------------------------------------------------------------------------


def test_a_lab_lies_in_the_cell_that_other_programs_find(
    make_records: Callable[..., pd.DataFrame], make_release: MakeRelease
) -> None:
    lon, lat = CULIACAN
    records = make_records({"place_precision": "point", "lon": lon, "lat": lat})
    records["mun_code_point"] = "25006"
    raster = density_raster(select(records), bandwidth_km=20, cell_km=10)
    content = density_geotiff(raster, make_release())
    with rasterio.MemoryFile(content) as memory, memory.open() as file:
        # By the projection that stands in the file, not by ours.
        there = Transformer.from_crs("EPSG:4326", file.crs.to_wkt(), always_xy=True)
        found = file.index(*there.transform(lon, lat))
        values = file.read(2)
    assert found == np.unravel_index(np.nanargmax(values), values.shape)
    x, y = project([lon], [lat])
    assert found == (
        int((raster.grid.north - y[0]) // 10_000),
        int((x[0] - raster.grid.west) // 10_000),
    )


@pytest.mark.parametrize("code", ["25006", "02001", "31050", "09015"])
def test_municipalities_lie_over_their_cells(
    densities: DensityRaster, make_release: MakeRelease, code: str
) -> None:
    grid = densities.grid
    ((cells, shares),) = cover(grid, municipalities().loc[[code]].to_numpy())
    share = np.zeros(grid.shape)
    share.ravel()[cells] = shares
    dense = {"all": replace(densities.densities["all"], values=share)}
    raster = replace(densities, densities=dense, risk=None)
    layer = reference.load("municipalities").set_index("mun_code")
    content = density_geotiff(raster, make_release())
    with rasterio.MemoryFile(content) as memory, memory.open() as file:
        values, transform = file.read(1), file.transform
        # The border brought to the file's projection by GDAL, and its cells found by GDAL.
        shape = transform_geom("EPSG:4326", file.crs, layer.geometry[code].__geo_interface__)
    shapes = [shape]
    centre = ~geometry_mask(shapes, values.shape, transform)
    touched = ~geometry_mask(shapes, values.shape, transform, all_touched=True)
    assert centre[values == 1].all()
    assert not touched[values == 0].any()
    assert (values[touched] > 0).mean() > 0.9
    assert values.sum() * 100 == pytest.approx(layer["area_km2"][code], rel=0.02)
