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
    "localities": 16880,
    "new_municipalities": 13,
    "entries": 227,
    "regimes": 32,
    "checkpoints": 9,
    "borders": 6,
    "coasts_drawing": 17,
    "municipality_distances": 2465,
    "catchments": 98,
    "port_catchments_drawing": 37,
    "crossing_catchments_drawing": 60,
    "military_regions": 12,
    "military_regions_drawing": 12,
    "military_zones": 48,
    "naval_regions": 28,
    "naval_states": 51,
    "headquarters": 150,
    "municipality_nearest": 2465,
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
    for name in ("checkpoints", "sea"):
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


@pytest.mark.parametrize("name", [name for name in FEATURES if reference.info(name).dated])
def test_an_unknown_start_is_told_where_it_stands(name):
    layer = reference.info(name)
    table = reference.load(name)
    missing = table["valid_from"].isna().any()
    assert missing == ("missing where the start is not known" in layer.columns["valid_from"])
    if (table["valid_from_precision"] == "unknown").any():
        said = layer.columns["valid_from"] + layer.columns["valid_from_precision"]
        assert "unknown, the first day" in said or "unknown: the start is not known" in said


@pytest.mark.parametrize("name", ["military_regions", "military_zones", "headquarters"])
def test_towns_of_the_army_are_credited_to_geonames(name):
    layer = reference.info(name)
    assert "GeoNames (CC BY 4.0)" in layer.attribution
    assert "cc-by-4.0" in layer.licences


@pytest.mark.parametrize("name", ["entries", "municipality_nearest"])
def test_the_airport_packages_are_credited(name):
    layer = reference.info(name)
    assert "OurAirports, airportsdata" in layer.attribution
    assert "copyright 2020 Mike Borsetti and 2014 mwgg" in layer.licence
    assert {"mit", "public-domain"} <= set(layer.licences)


@pytest.mark.parametrize("name", FEATURES)
def test_features_geometry_and_texts(name):
    layer = reference.info(name)
    table = reference.load(name)
    assert len(table) == layer.features == FEATURES[name]
    for field in ("title", "source", "licence", "licences", "attribution", "known_limits"):
        assert getattr(layer, field), field
    if layer.geometry == "none":
        assert type(table) is pd.DataFrame
        assert layer.crs == ""
        return
    assert table.crs.to_string() == layer.crs == GEOGRAPHIC
    word = {"line": "LineString"}.get(layer.geometry, layer.geometry.title())
    # A checkpoint that no source gives coordinates has none.
    placed = table[table.geometry.notna()]
    assert len(placed) == len(table) - (name == "checkpoints")
    assert set(placed.geom_type) <= {word, f"Multi{word}"}
    assert placed.is_valid.all()
    assert not placed.is_empty.any()
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
        ("entries", "id"),
        ("headquarters", "id"),
        ("checkpoints", "id"),
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


@pytest.mark.parametrize("name", ["checkpoints", "sea"])
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
        reference.load("checkpoints")


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
    parts = shapely.get_parts(table.geometry.values)
    for part in parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]:
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
    ("name", "kind", "limit_km"),
    [
        ("entries", "seaport", 3.5),
        ("entries", "airport", 2.0),
        ("entries", "crossing", 5.0),
        ("localities", "", 1.0),
    ],
)
def test_points_lie_in_or_beside_their_municipality(municipalities, name, kind, limit_km):
    points = reference.load(name)
    if kind:
        points = points[points["kind"] == kind]
    polygons = municipalities.set_index("mun_code")
    assert distances_km(points.geometry, polygons, points["mun_code"]).max() <= limit_km
    np.testing.assert_array_equal(points["lon"], points.geometry.x)
    np.testing.assert_array_equal(points["lat"], points.geometry.y)


def of_kind(kind):
    entries = reference.load("entries")
    return entries[entries["kind"] == kind].set_index("id", drop=False)


def test_crossings_lie_on_the_outline(municipalities):
    crossings = of_kind("crossing").to_crs(EQUAL_AREA)
    outline = shapely.coverage_union_all(municipalities.to_crs(EQUAL_AREA).geometry.values)
    off_km = crossings.distance(outline.boundary) / 1000
    assert off_km.max() < 5.5
    assert off_km[crossings["neighbour"] == "US"].max() < 1


def test_entries_of_all_kinds_in_one_table(municipalities):
    entries = reference.load("entries")
    assert entries["kind"].value_counts().to_dict() == {
        "seaport": 91,
        "airport": 75,
        "crossing": 61,
    }
    assert entries["id"].is_unique
    assert entries["id"].is_monotonic_increasing
    assert not entries.duplicated(["kind", "name"]).any()
    assert (entries[["name", "use", "use_original", "source"]] != "").all(axis=None)
    assert set(entries["confidence"]) == {"high", "medium", "low"}
    assert set(entries["mun_code"]) <= set(municipalities["mun_code"])
    assert (entries["state_code"] == entries["mun_code"].str[:2]).all()
    assert (entries["uncertainty_km"] > 0).all()
    text = entries.select_dtypes("str")
    assert not text.isna().any(axis=None)
    assert (text == text.apply(lambda column: column.str.strip())).all(axis=None)


def test_other_names_are_other_names():
    entries = reference.load("entries")
    for name, others in zip(entries["name"], entries["local_names"], strict=True):
        names = others.split("; ") if others else []
        assert len(names) == len(set(names))
        assert name not in names
        assert all(names)
    known = entries.set_index("id")["local_names"]
    assert known["MXPMD"] == "Puerto Madero"
    assert "San Ysidro" in known["crossing-puerta-mexico-el-chaparral-san-ysidro"]
    assert "AICM" in known["MMMX"].split("; ")


def test_what_only_one_kind_has_is_empty_for_the_others():
    entries = reference.load("entries")
    for column, kind in {
        "unlocode": "seaport",
        "authority_group": "seaport",
        "iata": "airport",
        "icao": "airport",
        "cbp_port_code": "crossing",
        "neighbour": "crossing",
    }.items():
        assert set(entries["kind"][entries[column] != ""]) == {kind}
    assert set(entries["kind"][entries["cargo"]]) == {"seaport"}


def test_seaport_words():
    ports = of_kind("seaport")
    words = {"commercial", "terminal", "ferry", "cruise", "fishing", "tourism", "river", "naval"}
    assert set(ports["use"]) == words | {"other"}
    assert set(ports.loc[ports["cargo"], "use"]) == {"commercial", "terminal"}
    assert not ports.loc["MXCAT", "cargo"]
    assert ports["cargo"].sum() == 37
    assert ports["unlocode"].str.fullmatch(r"MX[A-Z2-9]{3}|").all()
    named = ports["unlocode"] != ""
    assert (ports.index[named] == ports["unlocode"][named]).all()
    assert ports.index[~named].str.fullmatch(r"port-[a-z0-9-]+").all()
    assert (ports["uncertainty_km"] >= 0.5).all()
    manzanillo = ports.loc["MXZLO"]
    assert (manzanillo["name"], manzanillo["mun_code"]) == ("Manzanillo", "06007")
    assert manzanillo["cargo"]
    # UN/LOCODE 1.7, searoute 11.7, GeoNames 1.8.
    assert manzanillo["uncertainty_km"] == 1.7


def test_port_companies():
    ports = of_kind("seaport")
    assert set(ports["authority_group"]) == {"", "federal-14", "of-federal-14", "isthmus"}
    isthmus = ports.index[ports["authority_group"] == "isthmus"]
    assert set(isthmus) == {"MXCOA", "MXPAJ", "MXSCX"}
    grouped = ports[ports["authority_group"] != ""]
    assert grouped["source"].str.contains("; administration: ").all()
    by_decree = grouped[grouped["source"].str.contains("named in the decree of DOF 8 June 2021")]
    assert len(by_decree) == 14


def test_crossing_words():
    crossings = of_kind("crossing")
    assert set(crossings["use"]) == {"commercial", "vehicle", "pedestrian", "local", "river"}
    assert crossings["neighbour"].value_counts().to_dict() == {"US": 48, "GT": 10, "BZ": 3}
    american = crossings["neighbour"] == "US"
    assert crossings["cbp_port_code"][american].str.fullmatch(r"\d{4}").all()
    assert (crossings["cbp_port_code"][~american] == "").all()
    otay = crossings[crossings["name"].str.contains("Otay")].iloc[0]
    assert (otay["mun_code"], otay["cbp_port_code"], otay["use"]) == (
        "02004",
        "2506",
        "commercial",
    )
    # The dam's crossing is Guerrero's, though as near to Mier.
    assert crossings.loc["crossing-presa-falcon-falcon-dam", "mun_code"] == "28014"


@pytest.mark.parametrize(
    ("code", "iata", "lon", "lat", "mun_code"),
    [
        ("MMMX", "MEX", -99.07, 19.44, "09017"),
        ("MMUN", "CUN", -86.87, 21.04, "23005"),
        ("MMTJ", "TIJ", -116.97, 32.54, "02004"),
        ("MMSM", "NLU", -99.01, 19.75, "15120"),
        ("MMTL", "TQO", -87.66, 20.17, "23002"),
        ("MMPE", "PPE", -113.31, 31.35, "26048"),
    ],
)
def test_known_airports(code, iata, lon, lat, mun_code):
    airport = of_kind("airport").loc[code]
    assert (airport["iata"], airport["mun_code"]) == (iata, mun_code)
    assert airport["use"] == "international"
    assert (airport["lon"], airport["lat"]) == (
        pytest.approx(lon, abs=0.011),
        pytest.approx(lat, abs=0.011),
    )


def test_airport_words():
    airports = of_kind("airport")
    assert airports["use"].value_counts().to_dict() == {"international": 63, "domestic": 12}
    assert (airports.index == airports["icao"]).all()
    assert airports["icao"].str.fullmatch(r"MM[A-Z]{2}").all()
    assert airports["iata"].str.fullmatch(r"[A-Z]{3}").all()
    assert airports["iata"].is_unique
    assert airports["uncertainty_km"].between(0.5, 2).all()


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
