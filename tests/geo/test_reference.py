import hashlib
import json
import shutil
from dataclasses import FrozenInstanceError

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import reference
from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.errors import LabatlasError, ReferenceLayerError
from geo.reference import catalogue

FEATURES = {
    "municipalities": 2465,
    "municipalities_drawing": 2465,
    "states": 32,
    "states_drawing": 32,
    "neighbours": 12,
    "sea": 1,
    "seaports": 91,
    "crossings": 61,
    "localities": 16880,
    "new_municipalities": 13,
}
LARGEST_BYTES = {
    "municipalities": 8_000_000,
    "municipalities_drawing": 1_500_000,
    "neighbours": 250_000,
    "sea": 250_000,
}
MEXICO_KM2 = 1_964_375
SERVED = [name for name in FEATURES if reference.info(name).file.endswith(".geojson")]


def forget():
    catalogue._registry.cache_clear()
    catalogue._read.cache_clear()


@pytest.fixture
def copy_of_the_room(tmp_path, monkeypatch):
    """A folder with the registry and the two smallest files, free to be spoilt."""
    (tmp_path / "data").mkdir()
    shutil.copy(catalogue.FOLDER / "registry.json", tmp_path)
    for name in ("seaports", "sea"):
        shutil.copy(reference.path(name), tmp_path / "data")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    forget()
    yield tmp_path
    forget()


@pytest.fixture(scope="module")
def municipalities():
    return reference.load("municipalities")


@pytest.fixture(scope="module")
def drawn():
    return reference.load("municipalities_drawing")


@pytest.fixture(scope="module")
def mexico(drawn):
    return shapely.coverage_union_all(drawn.geometry.values)


def area_km2(shape):
    return gpd.GeoSeries([shape], crs=GEOGRAPHIC).to_crs(EQUAL_AREA).area.iloc[0] / 1e6


# --- the registry -------------------------------------------------------------------------


def test_the_layers_are_the_expected_ones():
    assert reference.names() == list(FEATURES)


def test_every_file_in_the_data_folder_is_registered():
    files = {file.name for file in (catalogue.FOLDER / "data").iterdir()}
    assert files == {reference.info(name).file for name in reference.names()}


@pytest.mark.parametrize("name", FEATURES)
def test_file_is_the_registered_one(name):
    layer = reference.info(name)
    content = reference.path(name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == layer.sha256
    assert len(content) == layer.bytes
    assert layer.bytes <= LARGEST_BYTES.get(name, 1_500_000)


@pytest.mark.parametrize("name", FEATURES)
def test_every_column_is_described_and_every_description_has_a_column(name):
    table = reference.load(name)
    columns = [column for column in table.columns if column != "geometry"]
    assert columns == list(reference.info(name).columns)


@pytest.mark.parametrize("name", FEATURES)
def test_features_geometry_and_texts(name):
    layer = reference.info(name)
    table = reference.load(name)
    assert len(table) == layer.features == FEATURES[name]
    for field in ("title", "source", "licence", "attribution", "modified", "known_limits"):
        assert getattr(layer, field), field
    if layer.geometry == "none":
        assert type(table) is pd.DataFrame
        assert layer.crs == ""
        return
    assert table.crs.to_string() == layer.crs == GEOGRAPHIC
    assert set(table.geom_type) <= {layer.geometry.title(), f"Multi{layer.geometry.title()}"}
    assert table.is_valid.all()
    assert not table.is_empty.any()
    west, south, east, north = table.total_bounds
    assert -125 <= west < east <= -78
    assert 8 <= south < north <= 38


@pytest.mark.parametrize("name", FEATURES)
def test_codes_are_text_of_the_right_length(name):
    table = reference.load(name)
    for column, digits in {"mun_code": 5, "state_code": 2, "state": 2}.items():
        if column in table:
            assert table[column].str.fullmatch(rf"\d{{{digits}}}").all(), column


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("municipalities", "mun_code"),
        ("states", "state_code"),
        ("states", "iso"),
        ("states", "curp"),
        ("states", "abbreviation"),
        ("states", "short_name"),
        ("seaports", "id"),
        ("crossings", "id"),
        ("localities", "geonames_id"),
        ("new_municipalities", "mun_code"),
    ],
)
def test_keys_are_unique(name, key):
    values = reference.load(name)[key]
    assert values.is_unique
    assert (values != "").all()


# --- reading ------------------------------------------------------------------------------


def test_load_hands_out_a_copy():
    spoilt = reference.load("states")
    spoilt["name"] = "spoilt"
    spoilt.geometry = shapely.points(np.zeros((32, 2)))
    fresh = reference.load("states")
    assert "spoilt" not in set(fresh["name"])
    assert fresh.geom_type.iloc[0] != "Point"


def test_info_cannot_be_changed():
    layer = reference.info("states")
    with pytest.raises(FrozenInstanceError):
        layer.sha256 = ""
    with pytest.raises(TypeError):
        layer.columns["name"] = ""


@pytest.mark.parametrize("call", [reference.load, reference.info, reference.path])
def test_an_unknown_layer_is_refused_with_the_list_of_known_ones(call):
    with pytest.raises(ReferenceLayerError, match="municipios") as caught:
        call("municipios")
    assert all(name in str(caught.value) for name in FEATURES)
    assert isinstance(caught.value, LabatlasError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("name", ["seaports", "sea"])
@pytest.mark.parametrize("call", [reference.load, reference.path])
def test_a_changed_file_is_refused(copy_of_the_room, call, name):
    file = copy_of_the_room / "data" / reference.info(name).file
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(ReferenceLayerError, match="is not the registered file"):
        call(name)


def test_a_changed_registry_refuses_a_good_file(copy_of_the_room):
    registry = copy_of_the_room / "registry.json"
    content = json.loads(registry.read_text(encoding="utf-8"))
    for layer in content["layers"]:
        layer["sha256"] = "0" * 64
    registry.write_text(json.dumps(content), encoding="utf-8")
    forget()
    with pytest.raises(ReferenceLayerError, match="is not the registered file"):
        reference.load("seaports")


@pytest.mark.parametrize("call", [reference.load, reference.path])
def test_a_missing_file_is_refused(copy_of_the_room, call):
    with pytest.raises(ReferenceLayerError, match="is missing"):
        call("states")


# --- municipalities and states ------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["municipalities", "municipalities_drawing", "states", "states_drawing"]
)
def test_polygons_share_their_edges(name):
    assert shapely.coverage_is_valid(reference.load(name).geometry.values)


def test_area_is_the_official_one_within_a_thousandth(municipalities):
    assert municipalities["area_km2"].sum() == pytest.approx(MEXICO_KM2, rel=1e-3)
    measured = municipalities.to_crs(EQUAL_AREA).area / 1e6
    np.testing.assert_allclose(measured, municipalities["area_km2"], atol=1e-3)


def test_states_are_the_union_of_their_municipalities(municipalities):
    states = reference.load("states").set_index("state_code")
    sums = municipalities.groupby("state_code")["area_km2"].sum()
    np.testing.assert_allclose(states["area_km2"], sums.loc[states.index], atol=0.01)
    inside = municipalities.representative_point()
    assert shapely.contains(
        states.geometry.loc[municipalities["state_code"]].values, inside.values
    ).all()
    sinaloa = municipalities.geometry[municipalities["state_code"] == "25"].array
    assert shapely.equals(shapely.coverage_union_all(sinaloa), states.geometry["25"])


def test_drawn_states_are_the_union_of_the_drawn_municipalities(drawn):
    states = reference.load("states_drawing").set_index("code")
    for code in ("02", "20", "25"):
        parts = drawn.geometry[drawn["state"] == code].array
        assert shapely.equals(shapely.coverage_union_all(parts), states.geometry[code])


def test_drawing_is_in_the_order_of_joining(municipalities, drawn):
    assert municipalities["mun_code"].is_monotonic_increasing
    assert drawn["code"].tolist() == municipalities["mun_code"].tolist()
    assert drawn["name"].tolist() == municipalities["name"].tolist()
    assert drawn["state"].tolist() == municipalities["state_code"].tolist()
    assert (municipalities["mun_code"].str[:2] == municipalities["state_code"]).all()


def test_every_drawn_municipality_lies_where_it_is(municipalities, drawn):
    kept = shapely.area(
        shapely.intersection(drawn.geometry.values, municipalities.geometry.values)
    ) / shapely.area(municipalities.geometry.values)
    assert kept.min() > 0.2
    assert np.median(kept) > 0.9


def test_known_places_of_the_table_of_states():
    states = reference.load("states").set_index("state_code")
    # GeoNames numbers these four otherwise.
    assert states["short_name"].loc[["05", "06", "07", "08"]].tolist() == [
        "Coahuila",
        "Colima",
        "Chiapas",
        "Chihuahua",
    ]
    sinaloa = states.loc["25"]
    assert (sinaloa["iso"], sinaloa["curp"], sinaloa["abbreviation"]) == ("MX-SIN", "SL", "Sin.")
    assert states.loc["16", "name"] == "Michoacán de Ocampo"
    assert states["population_2020"].sum() == 126_014_024
    assert set(states["coast"]) == {"Pacific", "Gulf/Caribbean", "inland"}


# --- what the browser fetches -------------------------------------------------------------


@pytest.mark.parametrize("name", SERVED)
def test_served_files_follow_rfc_7946(name):
    content = json.loads(reference.path(name).read_text(encoding="utf-8"))
    assert set(content) == {"type", "features"}
    table = reference.load(name)
    for part in shapely.get_parts(table.geometry.values):
        assert shapely.is_ccw(shapely.get_exterior_ring(part))
        assert not any(shapely.is_ccw(ring) for ring in part.interiors)
    points = shapely.get_coordinates(table.geometry.values)
    np.testing.assert_allclose(points, np.round(points, 3), atol=1e-12)


def test_base_map_leaves_neither_gap_nor_overlap(mexico):
    neighbours = reference.load("neighbours")
    assert "Mexico" not in set(neighbours["name"])
    assert {"United States of America", "Guatemala", "Belize"} <= set(neighbours["name"])
    abroad = shapely.union_all(neighbours.geometry.values)
    sea = reference.load("sea").geometry.iloc[0]
    frame = shapely.box(-125, 8, -78, 38)
    for one, other in ((abroad, mexico), (sea, mexico), (sea, abroad)):
        assert area_km2(shapely.intersection(one, other)) < 1
    assert area_km2(shapely.difference(frame, shapely.union_all([abroad, sea, mexico]))) < 1


# --- points -------------------------------------------------------------------------------


def distances_km(points, polygons, codes):
    """Distance of each point to the polygon of its code."""
    shapes = polygons.to_crs(EQUAL_AREA).geometry.loc[codes]
    return points.to_crs(EQUAL_AREA).distance(shapes, align=False).to_numpy() / 1000


@pytest.mark.parametrize(
    ("name", "limit_km"), [("seaports", 3.5), ("crossings", 5.0), ("localities", 1.0)]
)
def test_points_lie_in_or_beside_their_municipality(municipalities, name, limit_km):
    points = reference.load(name)
    polygons = municipalities.set_index("mun_code")
    assert distances_km(points.geometry, polygons, points["mun_code"]).max() <= limit_km
    np.testing.assert_array_equal(points["lon"], points.geometry.x)
    np.testing.assert_array_equal(points["lat"], points.geometry.y)


def test_crossings_lie_on_the_outline(municipalities):
    crossings = reference.load("crossings").to_crs(EQUAL_AREA)
    outline = shapely.coverage_union_all(municipalities.to_crs(EQUAL_AREA).geometry.values)
    off_km = crossings.distance(outline.boundary) / 1000
    assert off_km.max() < 5.5
    assert off_km[crossings["neighbour"] == "US"].max() < 1


def test_seaport_words():
    ports = reference.load("seaports").set_index("id")
    words = {"commercial", "terminal", "ferry", "cruise", "fishing", "tourism", "river", "naval"}
    assert set(ports["kind"]) == words | {"other"}
    assert set(ports.loc[ports["cargo"], "kind"]) == {"commercial", "terminal"}
    assert not ports.loc["MXCAT", "cargo"]
    assert ports["unlocode"].str.fullmatch(r"MX[A-Z2-9]{3}|").all()
    named = ports["unlocode"] != ""
    assert (ports.index[named] == ports["unlocode"][named]).all()
    assert ports.index[~named].str.fullmatch(r"port-[a-z0-9-]+").all()
    manzanillo = ports.loc["MXZLO"]
    assert manzanillo["mun_code"] == "06007"
    assert manzanillo["cargo"]


def test_crossing_words():
    crossings = reference.load("crossings")
    assert set(crossings["kind"]) == {"commercial", "vehicle", "pedestrian", "local", "river"}
    assert crossings["neighbour"].value_counts().to_dict() == {"US": 48, "GT": 10, "BZ": 3}
    american = crossings["neighbour"] == "US"
    assert crossings["cbp_port_code"][american].str.fullmatch(r"\d{4}").all()
    assert (crossings["cbp_port_code"][~american] == "").all()
    otay = crossings[crossings["name"].str.contains("Otay")].iloc[0]
    assert (otay["mun_code"], otay["cbp_port_code"], otay["kind"]) == (
        "02004",
        "2506",
        "commercial",
    )


def test_known_localities():
    places = reference.load("localities")
    assert set(places.loc[places["name"] == "Culiacán", "mun_code"]) == {"25006"}
    assert "03008" in set(places.loc[places["name"] == "Cabo San Lucas", "mun_code"])
    assert "02004" in set(places.loc[places["name"] == "Tijuana", "mun_code"])
    assert (places["population"] >= 0).all()


def test_new_municipalities_have_parents_in_the_frame(municipalities):
    created = reference.load("new_municipalities")
    known = set(municipalities["mun_code"])
    assert not known & set(created["mun_code"])
    for code, parents in zip(created["mun_code"], created["parent_codes"], strict=True):
        assert set(parents.split(";")) <= known
        assert all(parent[:2] == code[:2] for parent in parents.split(";"))
    assert created.set_index("mun_code").loc["25020", "parent_codes"] == "25001;25011"
    assert created["in_census_2020"].dtype == bool
