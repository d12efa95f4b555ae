import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from frictionless import Package, validate

from geo import reference
from geo.errors import ChoiceError, OutputError, ReferenceLayerError
from geo.reference import catalogue
from layers import export as module
from layers.datapackage import column_types, layer_words, licences
from layers.export import FORMATS, export

LARGE_BYTES = 200_000
FEW_ROWS = 50
FAST_FORMATS = ("gpkg", "parquet")
SLOW_FORMATS = ["geojson", "fgb", "kml", "csv"]
SMALL_LAYERS = [n for n in reference.names() if reference.info(n).bytes < LARGE_BYTES]
LARGE_LAYERS = [n for n in reference.names() if reference.info(n).bytes >= LARGE_BYTES]
SQUARE = shapely.box(-101, 20, -100, 21, ccw=False)
HOLED = SQUARE.difference(shapely.box(-100.7, 20.3, -100.3, 20.7))
LINE = shapely.LineString([(-117.123456789, 32.5), (-106.4, 31.7)])
ZONES = gpd.GeoDataFrame(
    {
        "id": pd.Series(["z-2", "z-1", "z-3"], dtype="str"),
        "code": pd.Series(["02", "00", "09"], dtype="str"),
        "name": pd.Series(["Tijuana", "=1+1", 'Ñandú, "1"\n<b>'], dtype="str"),
        "unlocode": pd.Series(["", "MXZLO", ""], dtype="str"),
        "cargo": [True, False, True],
        "count": [3, -1, 17_000_000],
        "area_km2": [0.1, np.nan, -1234.5678901234],
        "valid_from": pd.to_datetime(["1924-01-01", "2017-06-17", None]),
        "valid_to": pd.to_datetime(["2017-06-16", None, None]),
    },
    geometry=[HOLED, shapely.MultiPolygon([SQUARE]), None],
    crs="EPSG:4326",
)
LAYERS: dict[str, tuple[str, pd.DataFrame]] = {
    "zones": ("polygon", ZONES),
    "regimes": ("none", pd.DataFrame(ZONES.drop(columns=["geometry", "valid_to", "valid_from"]))),
    "borders": ("line", gpd.GeoDataFrame({"line": ["north"]}, geometry=[LINE], crs="EPSG:4326")),
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Three layers with all that is awkward, and a folder to write to."""
    (tmp_path / "data").mkdir()
    entries = []
    for name, (geometry, table) in LAYERS.items():
        file = tmp_path / "data" / f"{name}.parquet"
        table.to_parquet(file, index=False)
        columns = [column for column in table.columns if column != "geometry"]
        entries.append(
            {
                "name": name,
                "title": f"The {name}",
                "file": file.name,
                "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
                "bytes": file.stat().st_size,
                "features": len(table),
                "geometry": geometry,
                "crs": "" if geometry == "none" else "EPSG:4326",
                "source": f"Source of {name}",
                "licence": "CC BY 4.0",
                "licences": ["cc-by-4.0"],
                "attribution": "By hand",
                "modified": "Nothing",
                "tolerance_m": None,
                "known_limits": ["Made by hand."],
                "columns": {column: f"what {column} is, km" for column in columns},
            }
        )
    (tmp_path / "registry.json").write_text(json.dumps({"layers": entries}), encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue._registry.cache_clear()
    catalogue._read.cache_clear()
    yield tmp_path / "out"
    catalogue._registry.cache_clear()
    catalogue._read.cache_clear()


@pytest.fixture
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layers of which only the first rows are read: writing all of them takes too long."""
    load = reference.load

    def first(name: str, on: date | str | None = None) -> pd.DataFrame:
        table = load(name, on)
        # Where they are few, they are large.
        return table.head(min(FEW_ROWS, max(2, len(table) // 10)))

    monkeypatch.setattr(reference, "load", first)


def opened(path: Path) -> pd.DataFrame:
    """What geopandas makes of a file, under the names of the layer's columns."""
    if path.suffix == ".parquet":
        plain = b"geo" not in pq.read_schema(path).metadata
        return pd.read_parquet(path) if plain else gpd.read_parquet(path)
    table = gpd.read_file(path)
    return table.rename(columns={"Name": "name"}) if path.suffix == ".kml" else table


def assert_same(table: pd.DataFrame, layer: pd.DataFrame, file_format: str) -> None:
    """The rows in their order, with the same values; empty and missing text may be one."""
    assert len(table) == len(layer)
    for column, kind in column_types(layer).items():
        values, expected = table[column], layer[column]
        if kind == "string":
            assert values.fillna("").tolist() == [
                f"'{text}" if file_format == "csv" and text.startswith("=") else text
                for text in expected.fillna("")
            ], column
        elif kind == "date":
            days = pd.to_datetime(values).dt.strftime("%Y-%m-%d").fillna("")
            assert days.tolist() == expected.dt.strftime("%Y-%m-%d").fillna("").tolist(), column
        else:
            assert pd.api.types.is_numeric_dtype(values), column
            # KML is written with 15 digits.
            digits = 1e-14 if file_format == "kml" else 0
            np.testing.assert_allclose(values.astype(float), expected.astype(float), rtol=digits)
    if isinstance(layer, gpd.GeoDataFrame):
        found, given = (shapely.force_2d(t.geometry.to_numpy()) for t in (table, layer))
        missing = shapely.is_missing(given)
        assert (shapely.is_missing(found) == missing).all()
        single = [shapely.union_all(shapely.get_parts(shape)) for shape in found[~missing]]
        expected_shapes = [shapely.union_all(shapely.get_parts(g)) for g in given[~missing]]
        tolerance = 1e-7 if file_format in ("geojson", "csv") else 1e-12
        for one, other in zip(single, expected_shapes, strict=True):
            assert shapely.equals_exact(one, other, tolerance, normalize=True)
    elif isinstance(table, gpd.GeoDataFrame):
        assert table.geometry.isna().all()


def assert_rfc_7946(text: str, rows: int) -> None:
    """A collection without crs, rings by the right-hand rule, at most 7 decimals."""
    collection = json.loads(text)
    assert "crs" not in collection
    assert collection["type"] == "FeatureCollection"
    assert all({"type", "properties", "geometry"} <= set(f) for f in collection["features"])
    geometries = [feature["geometry"] for feature in collection["features"]]
    assert len(geometries) == rows
    shapes = shapely.from_geojson([json.dumps(shape) for shape in geometries if shape])
    # As the file writes them, for a parsed number has lost its digits.
    written = " ".join(re.findall(r'"geometry": \{.*\}', text))
    decimals = re.findall(r"-?\d+\.(\d+)(?=[ ,\]])", written)
    assert all(len(digits) <= 7 for digits in decimals)
    parts = shapely.get_parts(shapes)
    if len(parts):
        assert decimals
        west, south, east, north = shapely.total_bounds(parts)
        assert -125 <= west <= east <= -78
        assert 8 <= south <= north <= 38
    for part in parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]:
        assert part.exterior.is_ccw
        assert not any(ring.is_ccw for ring in part.interiors)


# --- every format -------------------------------------------------------------------------


@pytest.mark.parametrize("file_format", FORMATS)
def test_awkward_layers_come_back_as_they_are(made: Path, file_format: str) -> None:
    *files, description = export(LAYERS, made, file_format)
    assert [file.name for file in files] == [f"{name}.{file_format}" for name in LAYERS]
    assert description == made / "datapackage.json"
    for file, (_, layer) in zip(files, LAYERS.values(), strict=True):
        assert_same(opened(file), layer, file_format)
        pd.testing.assert_frame_equal(reference.load(file.stem), layer)
    assert opened(files[0])["id"].tolist() == ["z-2", "z-1", "z-3"]
    beside = {file.name for file in made.iterdir()} - {file.name for file in files}
    sidecars = {f"{name}.csvt" for name in LAYERS} if file_format == "csv" else set()
    assert beside == {"datapackage.json"} | sidecars


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", SMALL_LAYERS)
def test_small_layers_in_every_format(tmp_path: Path, name: str, file_format: str) -> None:
    file, description = export([name], tmp_path, file_format)
    assert_same(opened(file), reference.load(name), file_format)
    report = validate(str(description))
    assert report.valid, report.flatten(["fieldName", "type", "note"])


@pytest.mark.parametrize("file_format", FAST_FORMATS)
@pytest.mark.parametrize("name", LARGE_LAYERS)
def test_large_layers(tmp_path: Path, name: str, file_format: str) -> None:
    file, description = export([name], tmp_path, file_format)
    assert_same(opened(file), reference.load(name), file_format)
    assert validate(str(description)).valid


@pytest.mark.parametrize("file_format", SLOW_FORMATS)
@pytest.mark.parametrize("name", LARGE_LAYERS)
@pytest.mark.usefixtures("few_rows")
def test_large_layers_in_the_other_formats(tmp_path: Path, name: str, file_format: str) -> None:
    file, description = export([name], tmp_path, file_format)
    assert 2 <= len(opened(file)) <= FEW_ROWS
    assert_same(opened(file), reference.load(name), file_format)
    if file_format == "geojson":
        assert_rfc_7946(file.read_text("utf-8"), len(reference.load(name)))
    report = validate(str(description))
    assert report.valid, report.flatten(["fieldName", "type", "note"])


@pytest.mark.parametrize("file_format", FORMATS)
def test_dates_are_dates_or_iso_text(made: Path, file_format: str) -> None:
    file, _ = export("zones", made, file_format)
    if file_format == "parquet":
        kinds = {str(pq.read_schema(file).field(name).type) for name in catalogue.VALIDITY}
        assert kinds == {"date32[day]"}
    elif file_format == "gpkg":
        with sqlite3.connect(file) as database:
            types = dict(database.execute("SELECT name, type FROM pragma_table_info('zones')"))
        assert {types[name] for name in catalogue.VALIDITY} == {"DATE"}
    else:
        assert b"2017-06-17" in file.read_bytes()
        assert b"2017-06-17T" not in file.read_bytes()
        assert b"2017/06/17" not in file.read_bytes()
    if file_format == "fgb":
        assert opened(file)["valid_from"].tolist()[:2] == ["1924-01-01", "2017-06-17"]


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_export_gives_the_same_bytes(made: Path, tmp_path: Path, file_format: str) -> None:
    for one, other in zip(
        export(LAYERS, made, file_format), export(LAYERS, tmp_path / "b", file_format), strict=True
    ):
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("file_format", FORMATS)
def test_files_say_where_they_come_from(made: Path, file_format: str) -> None:
    file, description = export("zones", made, file_format, on="2017-06-17")
    words = layer_words(reference.info("zones"), pd.Timestamp("2017-06-17").date())
    assert words == (
        "The zones. Rows in force on 2017-06-17. Source: Source of zones. Licence: CC BY 4.0. "
        "Attribution: By hand. Changes: Nothing. Known limits: Made by hand."
    )
    if file_format == "parquet":
        assert pq.read_schema(file).metadata[b"source"].decode() == words
    elif file_format == "kml":
        assert words in file.read_text("utf-8")
    elif file_format != "csv":
        assert pyogrio.read_info(file)["layer_metadata"]["DESCRIPTION"] == words
    assert words in description.read_text("utf-8")


@pytest.mark.parametrize("file_format", FORMATS)
def test_only_the_rows_in_force(made: Path, file_format: str) -> None:
    first, second, description = export(["zones", "borders"], made, file_format, on="2017-06-16")
    assert opened(first)["code"].tolist() == ["02", "09"]
    assert len(opened(second)) == 1
    zones, borders = json.loads(description.read_text("utf-8"))["resources"]
    assert "Rows in force on 2017-06-16" in zones["description"]
    assert "they have no dates" in borders["description"]


# --- GeoJSON ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SMALL_LAYERS)
def test_geojson_follows_rfc_7946(tmp_path: Path, name: str) -> None:
    file, _ = export([name], tmp_path, "geojson")
    assert_rfc_7946(file.read_text("utf-8"), reference.info(name).features)


def test_geojson_turns_rings_and_rounds(made: Path) -> None:
    zones, borders, _ = export(["zones", "borders"], made, "geojson")
    features = json.loads(zones.read_text("utf-8"))["features"]
    shape = shapely.from_geojson(json.dumps(features[0]["geometry"]))
    assert not HOLED.exterior.is_ccw
    assert shape.exterior.is_ccw
    assert not shape.interiors[0].is_ccw
    assert features[2]["geometry"] is None
    assert "-117.1234568, 32.5" in borders.read_text("utf-8")


# --- csv ----------------------------------------------------------------------------------


def test_csv_keeps_formulas_harmless_and_codes_text(made: Path) -> None:
    file, _ = export("zones", made, "csv")
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    assert table["name"].tolist() == ["Tijuana", "'=1+1", 'Ñandú, "1"\n<b>']
    assert table["code"].tolist() == ["02", "00", "09"]
    assert table["valid_to"].tolist() == ["2017-06-16", "", ""]
    assert table["WKT"].iloc[1].startswith("MULTIPOLYGON (((")
    assert table["WKT"].iloc[2] == ""
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    types = (made / "zones.csvt").read_text("ascii").strip().split(",")
    assert [kind.strip('"') for kind in types] == [
        "String", "String", "String", "String", "Integer(Boolean)", "Integer64", "Real", "Date",
        "Date", "WKT",
    ]  # fmt: skip


# --- the description ----------------------------------------------------------------------


@pytest.mark.parametrize("file_format", FORMATS)
def test_frictionless_finds_nothing_wrong(made: Path, file_format: str) -> None:
    *_, description = export(LAYERS, made, file_format)
    report = validate(str(description))
    assert report.valid, report.flatten(["fieldName", "type", "note"])
    assert {task.type for task in report.tasks} == {"table" if file_format == "csv" else "file"}


@pytest.mark.parametrize("file_format", FORMATS)
def test_description_tells_files_columns_sources_licences(made: Path, file_format: str) -> None:
    *files, description = export(LAYERS, made, file_format)
    package = json.loads(description.read_text("utf-8"))
    assert package["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0",
        }
    ]
    assert [source["title"] for source in package["sources"]] == [f"Source of {n}" for n in LAYERS]
    assert "created" not in package
    for file, resource in zip(files, package["resources"], strict=True):
        content = file.read_bytes()
        assert resource["path"] == file.name
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["licenses"] == package["licenses"]
        assert resource["sources"] == [{"title": f"Source of {resource['name']}"}]
        assert resource["format"] == file_format
        assert "/" in resource["mediatype"]
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        columns = reference.info(resource["name"]).columns
        assert {name: fields[name]["description"] for name in columns} == dict(columns)
    zones = {field["name"]: field["type"] for field in package["resources"][0]["schema"]["fields"]}
    expected = {
        "id": "string", "code": "string", "name": "string", "unlocode": "string",
        "cargo": "boolean", "count": "integer", "area_km2": "number", "valid_from": "date",
        "valid_to": "date",
    }  # fmt: skip
    geometry = {"csv": {"WKT": "string"}, "parquet": {"geometry": "any"}, "gpkg": {"geom": "any"}}
    assert zones == expected | geometry.get(file_format, {})


@pytest.mark.parametrize(
    ("column", "value"),
    [("valid_from", "yesterday"), ("count", "many"), ("cargo", "perhaps"), ("area_km2", "x")],
)
def test_the_schema_of_csv_is_really_checked(made: Path, column: str, value: str) -> None:
    file, description = export("zones", made, "csv")
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    table[column] = value
    table.to_csv(file, index=False)
    package = json.loads(description.read_text("utf-8"))
    for key in ("hash", "bytes"):
        del package["resources"][0][key]
    report = Package.from_descriptor(package, basepath=str(made)).validate()
    assert set(map(tuple, report.flatten(["fieldName", "type"]))) == {(column, "type-error")}


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_changed_file_does_not_pass(made: Path, file_format: str) -> None:
    file, description = export("zones", made, file_format)
    file.write_bytes(file.read_bytes().replace(b"z-1", b"z-9") + b"\n")
    assert {"hash-count"} <= {kind for (kind,) in validate(str(description)).flatten(["type"])}


@pytest.mark.parametrize("name", reference.names())
def test_the_licence_of_every_layer_is_known(name: str) -> None:
    layer = reference.info(name)
    found = licences(layer)
    assert len(found) == len(layer.licences) > 0
    assert all(set(licence) == {"name", "path", "title"} for licence in found)
    # Names of the Open Definition: frictionless takes no blanks.
    assert all(re.fullmatch(r"[-a-zA-Z0-9._]+", licence["name"]) for licence in found)


def test_licences_of_several_layers_stand_once(tmp_path: Path) -> None:
    *_, description = export(["headquarters", "checkpoints", "regimes"], tmp_path, "csv")
    package = json.loads(description.read_text("utf-8"))
    assert [licence["name"] for licence in package["licenses"]] == ["MIT", "CC-BY-4.0", "other-pd"]
    by_layer = [[each["name"] for each in one["licenses"]] for one in package["resources"]]
    assert by_layer == [["MIT", "CC-BY-4.0", "other-pd"], ["MIT", "CC-BY-4.0"], ["MIT"]]


# --- what cannot be written ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((["nothing"], "geojson"), ReferenceLayerError, "There are: zones, regimes, borders"),
        (([], "geojson"), ChoiceError, "No layer was named. There are: zones"),
        ((["zones"], "shp"), ChoiceError, "'shp' is no format. There are: geojson, gpkg"),
        ((["zones"], "csv", "soon"), ChoiceError, "'soon' is no day"),
        ((["borders"], "csv", "2020-01-01"), ChoiceError, "Layers with dates: zones"),
    ],
)
def test_a_wrong_choice_writes_nothing(
    made: Path, arguments: tuple[Any, ...], error: type[Exception], words: str
) -> None:
    names, *rest = arguments
    with pytest.raises(error, match=words):
        export(names, made, *rest)
    assert not made.exists()


def test_a_folder_that_cannot_be_written(made: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    for folder in (in_the_way, in_the_way / "below"):
        with pytest.raises(OutputError, match="cannot write to"):
            export("zones", folder, "csv")
    (made / "zones.csv").mkdir(parents=True)
    with pytest.raises(OutputError, match="cannot write to"):
        export("zones", made, "csv")


def test_an_export_that_fails_leaves_what_was_there(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export("zones", made, "csv")
    before = {file.name: file.read_bytes() for file in made.iterdir()}

    def half(table: pd.DataFrame, file: Path, *_: Any) -> None:
        file.write_text("half")
        raise OSError("disk full")

    monkeypatch.setitem(module._WRITERS, "csv", half)
    with pytest.raises(OutputError, match="disk full"):
        export(["zones", "borders"], made, "csv")
    assert {file.name: file.read_bytes() for file in made.iterdir()} == before


def test_a_second_export_replaces_the_first(made: Path) -> None:
    export("zones", made, "gpkg")
    told: list[str] = []
    file, _ = export("zones", made, "gpkg", on="2017-06-17", progress=told.append)
    assert told == ["zones"]
    assert opened(file)["code"].tolist() == ["00", "09"]


def test_kml_needs_its_driver(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyogrio, "list_drivers", lambda: {"KML": "rw"})
    with pytest.raises(OutputError, match=r"no driver LIBKML\. Install pyogrio 0\.12"):
        export("zones", made, "kml")


def test_a_description_of_other_files_is_kept(tmp_path):
    export(["checkpoints", "regimes"], tmp_path, "csv")
    before = (tmp_path / "datapackage.json").read_bytes()
    for names, file_format in ((["regimes"], "csv"), (["checkpoints", "regimes"], "gpkg")):
        with pytest.raises(OutputError, match="describes other files too"):
            export(names, tmp_path, file_format)
    assert (tmp_path / "datapackage.json").read_bytes() == before
    export(["checkpoints", "regimes", "naval_states"], tmp_path, "csv")
    (tmp_path / "datapackage.json").write_text("hi")
    with pytest.raises(OutputError, match="no description of layers"):
        export(["regimes"], tmp_path, "csv")
