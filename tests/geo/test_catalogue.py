"""Layers chosen by a day, and what must be told of every layer."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import layers
from geo import reference
from geo.errors import ChoiceError, ReferenceLayerError
from geo.reference import catalogue

TYPES = {
    "polygon": {"Polygon", "MultiPolygon"},
    "point": {"Point"},
    "line": {"LineString", "MultiLineString"},
}
ZONES = pd.DataFrame(
    {
        "number": pd.Series(["01", "02", "03", "04"], dtype="str"),
        "valid_from": pd.to_datetime(["2000-01-01", "2021-06-05", None, None]),
        "valid_to": pd.to_datetime(["2021-06-04", None, "2010-12-31", None]),
    }
)


def register(folder: Path, **tables: pd.DataFrame) -> None:
    (folder / "data").mkdir()
    entries = []
    for name, table in tables.items():
        file = folder / "data" / f"{name}.parquet"
        table.to_parquet(file, index=False)
        entry: dict[str, Any] = dict.fromkeys(
            ("title", "source", "licence", "attribution", "modified"), name
        )
        entries.append(
            entry
            | {
                "name": name,
                "licences": ["mit"],
                "file": file.name,
                "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
                "bytes": file.stat().st_size,
                "features": len(table),
                "geometry": "none",
                "crs": "",
                "tolerance_m": None,
                "known_limits": ["made by hand"],
                "columns": dict.fromkeys(table.columns, "a column"),
            }
        )
    (folder / "registry.json").write_text(json.dumps({"layers": entries}), encoding="utf-8")


@pytest.fixture
def two_layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    register(tmp_path, zones=ZONES, undated=ZONES[["number"]])
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue._registry.cache_clear()
    catalogue._read.cache_clear()
    yield
    catalogue._registry.cache_clear()
    catalogue._read.cache_clear()


# --- chosen by a day ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "numbers"),
    [
        ("1999-12-31", ["03", "04"]),
        ("2000-01-01", ["01", "03", "04"]),
        ("2010-12-31", ["01", "03", "04"]),
        ("2011-01-01", ["01", "04"]),
        ("2021-06-04", ["01", "04"]),
        ("2021-06-05", ["02", "04"]),
        ("2999-01-01", ["02", "04"]),
        (date(2021, 6, 5), ["02", "04"]),
        (datetime(2021, 6, 4, 23, 59), ["01", "04"]),
        (date(1, 1, 1), ["03", "04"]),
    ],
)
@pytest.mark.usefixtures("two_layers")
def test_first_and_last_day_count_and_a_missing_one_is_open(on: Any, numbers: list[str]) -> None:
    table = reference.load("zones", on=on)
    assert table["number"].tolist() == numbers
    assert table.index.tolist() == list(range(len(numbers)))


@pytest.mark.usefixtures("two_layers")
def test_without_a_day_every_row_is_there() -> None:
    pd.testing.assert_frame_equal(reference.load("zones"), ZONES)
    chosen = reference.load("zones", on="2000-01-01")
    chosen["number"] = "spoilt"
    pd.testing.assert_frame_equal(reference.load("zones"), ZONES)


@pytest.mark.parametrize(
    "on", ["yesterday", "2022-06", "2022-02-30", "", "01/06/2022", 2022, pd.NaT]
)
@pytest.mark.usefixtures("two_layers")
def test_what_is_no_day_is_refused(on: Any) -> None:
    with pytest.raises(ChoiceError, match="is no day: write it like 2022-06-01"):
        reference.load("zones", on=on)


@pytest.mark.usefixtures("two_layers")
def test_a_layer_without_dates_is_not_chosen_by_a_day() -> None:
    assert [reference.info(name).dated for name in ("zones", "undated")] == [True, False]
    with pytest.raises(ChoiceError, match=r"'undated' has no dates.* Layers with dates: zones\."):
        reference.load("undated", on="2020-01-01")
    with pytest.raises(ReferenceLayerError, match="no reference layer 'nothing'"):
        reference.load("nothing", on="2020-01-01")


def test_layers_hands_out_the_same() -> None:
    assert layers.names() == reference.names()
    assert layers.info("states") is reference.info("states")
    assert isinstance(layers.load("states"), gpd.GeoDataFrame)
    assert set(layers.__all__) == {"info", "load", "names"}


# --- told of every layer ------------------------------------------------------------------


@pytest.mark.parametrize("name", reference.names())
def test_columns_of_file_and_registry_are_the_same(name: str) -> None:
    layer = reference.info(name)
    table = reference.load(name)
    geometry = [] if layer.geometry == "none" else ["geometry"]
    assert sorted(table.columns) == sorted([*layer.columns, *geometry])
    assert all(len(words.strip()) > 3 for words in layer.columns.values())
    kinds = {str(table[column].dtype) for column in layer.columns}
    assert kinds <= {"str", "bool", "int64", "float64"} | {
        kind for kind in kinds if kind.startswith("datetime64")
    }


@pytest.mark.parametrize("name", reference.names())
def test_every_layer_has_its_words(name: str) -> None:
    layer = reference.info(name)
    for field in ("title", "source", "licence", "attribution", "modified"):
        assert len(getattr(layer, field).strip()) > 3, field
    assert layer.known_limits
    assert all(limit.strip() for limit in layer.known_limits)
    assert layer.licences
    assert isinstance(layer.licences, tuple)


@pytest.mark.parametrize("name", reference.names())
def test_known_limits_can_be_read(name: str) -> None:
    # What concerns single rows stands in the rows.
    limits = reference.info(name).known_limits
    assert len(limits) <= 6
    assert max(map(len, limits)) < 400


@pytest.mark.parametrize("name", reference.names())
def test_geometry_is_of_the_registered_type(name: str) -> None:
    layer = reference.info(name)
    table = reference.load(name)
    assert len(table) == layer.features
    if layer.geometry == "none":
        assert type(table) is pd.DataFrame
        assert layer.crs == ""
        return
    assert table.crs.to_string() == layer.crs == "EPSG:4326"
    shapes = table.geometry.dropna()
    assert len(shapes)
    assert set(shapes.geom_type) <= TYPES[layer.geometry]
    assert not shapely.has_z(shapes.values).any()


@pytest.mark.parametrize("name", [n for n in reference.names() if reference.info(n).dated])
def test_dates_are_days_in_their_order(name: str) -> None:
    table = reference.load(name)
    first, last = (pd.to_datetime(table[column]) for column in catalogue.VALIDITY)
    for column in (first, last):
        known = column.dropna()
        assert (known == known.dt.normalize()).all()
    both = first.notna() & last.notna()
    assert (first[both] <= last[both]).all()
