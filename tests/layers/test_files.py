import json
import re
import sqlite3
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import reference
from geo.errors import OutputError
from geo.process import LAYERS, Processed, process
from layers.files import provenance, safe_table, safe_text, write_records

HOSTILE = '=HYPERLINK("http://example.org","x")'


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Processed:
    path = tmp_path_factory.mktemp("release") / "answer.csv"
    path.write_text(
        'Fecha,fecha,Estado,Municipio,Latitud,Longitud,Estatus,Nota "<b>"\n'
        "20/07/2022,x,Sinaloa,Culiacán,24.80123456789,-107.39,Activo,ok\n"
        '2021,y,Sinaloa,Cosalá,,,Inactivo,"' + HOSTILE.replace('"', '""') + '"\n'
        ",z,Sinaloa,,,,,-1+1\n",
        encoding="utf-8",
    )
    return process(path)


def read_back(path: Path) -> pd.DataFrame:
    if path.suffix == ".csv":
        return pd.read_csv(path, dtype=str, encoding="utf-8-sig")
    if path.suffix == ".parquet":
        return gpd.read_parquet(path)
    return gpd.read_file(path)


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".geojson", ".gpkg"])
def test_every_format_opens_with_the_same_rows(
    tmp_path: Path, processed: Processed, ending: str
) -> None:
    path = write_records(processed, tmp_path / f"out{ending}")
    table = read_back(path)
    assert len(table) == 3
    assert table["state_code"].tolist() == ["25", "25", "25"]
    assert table["mun_code"].fillna("").tolist() == ["25006", "25005", ""]
    assert table["status"].tolist() == ["active", "inactive", "unspecified"]
    assert pd.to_datetime(table["date"]).dt.strftime("%Y-%m-%d").fillna("").tolist() == [
        "2022-07-20", "2021-01-01", "",
    ]  # fmt: skip
    assert set(table["source_sha256"]) == {processed.release.report.sha256}
    assert not table["illustrative"].astype(str).str.lower().eq("true").any()
    assert {"raw_Fecha", "raw_Estado", "nearest_port_km_max"} <= set(table.columns)


@pytest.mark.parametrize("ending", [".parquet", ".geojson", ".gpkg"])
def test_only_points_have_a_geometry(tmp_path: Path, processed: Processed, ending: str) -> None:
    layer = read_back(write_records(processed, tmp_path / f"out{ending}"))
    assert layer.geometry.isna().tolist() == [False, True, True]
    assert layer.crs.to_epsg() == 4326
    assert layer.geometry.iloc[0].x == pytest.approx(-107.39, abs=1e-7)


def test_geojson_follows_rfc_7946(tmp_path: Path, processed: Processed) -> None:
    text = write_records(processed, tmp_path / "out.geojson").read_text("utf-8")
    collection = json.loads(text)
    assert "crs" not in collection
    assert collection["features"][0]["geometry"]["coordinates"] == [-107.39, 24.8012346]
    assert collection["features"][1]["geometry"] is None
    coordinates = re.findall(r'"coordinates": \[(.*?)\]', text)
    assert coordinates
    assert all(
        len(number.strip().partition(".")[2]) <= 7 for c in coordinates for number in c.split(",")
    )


def test_files_say_where_they_come_from(tmp_path: Path, processed: Processed) -> None:
    sha256 = processed.release.report.sha256
    paths = [write_records(processed, tmp_path / f"out{e}") for e in (".geojson", ".gpkg")]
    texts = [json.loads(paths[0].read_text("utf-8"))["description"]]
    with sqlite3.connect(paths[1]) as database:
        texts += database.execute("SELECT description FROM gpkg_contents").fetchone()
    schema = pq.read_schema(write_records(processed, tmp_path / "out.parquet"))
    texts.append(schema.metadata[b"source"].decode())
    for text in texts:
        assert sha256 in text
        assert "INEGI" in text
        assert all(reference.info(layer).title.rstrip(".") in text for layer in LAYERS)
        assert "CC BY 4.0" in text
        assert "ILLUSTRATIVE" not in text
    assert provenance(process("illustrative-2023-08").release).startswith("ILLUSTRATIVE")


def test_numbers_below_zero_stay_numbers() -> None:
    assert safe_text("-107.39") == "-107.39"
    assert safe_text("-107,39") == "-107,39"
    assert safe_text("-1+1") == "'-1+1"
    assert safe_text("＝1") == "'＝1"


def test_csv_cells_are_no_formulas(tmp_path: Path, processed: Processed) -> None:
    text = write_records(processed, tmp_path / "out.csv").read_text("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert ",'-1+1" in text
    # Numbers below zero are numbers.
    assert ",-107.39," in text


def test_illustrative_rows_say_so(tmp_path: Path) -> None:
    table = read_back(write_records(process("illustrative-2023-08"), tmp_path / "out.csv"))
    assert set(table["illustrative"]) == {"True"}


def test_errors(tmp_path: Path, processed: Processed) -> None:
    with pytest.raises(OutputError, match=r"out\.shp: its ending must be one of \.csv, \.parquet"):
        write_records(processed, tmp_path / "out.shp")
    for ending in (".csv", ".parquet", ".geojson", ".gpkg"):
        with pytest.raises(OutputError, match="cannot write"):
            write_records(processed, tmp_path / "no folder" / f"out{ending}")


def test_a_second_writing_replaces_the_first(tmp_path: Path, processed: Processed) -> None:
    for ending in (".csv", ".parquet", ".geojson", ".gpkg"):
        for _ in range(2):
            path = write_records(processed, tmp_path / f"out{ending}")
        assert len(read_back(path)) == 3


@given(st.text())
def test_safe_text_never_begins_like_a_formula(text: str) -> None:
    safe = safe_text(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r")) or safe[1:2].isdigit()
    assert safe_text(text).endswith(text)


def test_safe_table_leaves_numbers() -> None:
    table = pd.DataFrame({"=a": ["+1+1", None], "b": [-1, 2]})
    safe = safe_table(table)
    assert safe.columns.tolist() == ["'=a", "b"]
    assert safe["'=a"].iloc[0] == "'+1+1"
    assert pd.isna(safe["'=a"].iloc[1])
    assert safe["b"].tolist() == [-1, 2]
