import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from geo import reference
from layers.cli import main
from layers.cli_layers import _dates, _dates_text
from layers.export import FORMATS

DATED = [name for name in reference.names() if reference.info(name).dated]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["layers", *map(str, words)])


def words_of(text: str) -> str:
    """The text on one line, for lines break where they must."""
    return " ".join(text.split())


# --- list ---------------------------------------------------------------------------------


def test_list_has_a_line_for_every_layer() -> None:
    result = run("list")
    assert result.exit_code == 0
    heading, *lines = result.stdout.splitlines()
    assert heading.split() == ["NAME", "ROWS", "GEOMETRY", "DATES", "WHAT"]
    assert [line.split()[0] for line in lines] == reference.names()
    column = heading.index("WHAT")
    for name, line in zip(reference.names(), lines, strict=True):
        layer = reference.info(name)
        assert line[column:] == layer.title
        dates = "yes" if layer.dated else "no"
        assert line.split()[1:4] == [f"{layer.features:,}", layer.geometry, dates]


def test_list_as_json() -> None:
    layers = json.loads(run("list", "--json").stdout)
    assert [layer["name"] for layer in layers] == reference.names()
    states = next(layer for layer in layers if layer["name"] == "states")
    assert states == {
        "name": "states",
        "title": reference.info("states").title,
        "rows": 32,
        "geometry": "polygon",
        "crs": "EPSG:4326",
        "dated": False,
    }


# --- info ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", reference.names())
def test_info_tells_all_the_registry_knows(name: str) -> None:
    layer = reference.info(name)
    text = run("info", name).stdout
    told = words_of(text)
    for words in (layer.title, layer.source, layer.licence, layer.attribution, layer.modified):
        assert words_of(words) in told
    for words in (*layer.known_limits, *layer.columns.values()):
        assert words_of(words) in told
    for column in layer.columns:
        assert f"\n{column} (" in text
    assert f"Rows {layer.features:,} " in told
    assert all(len(line) <= 100 for line in text.splitlines())
    facts = json.loads(run("info", name, "--json").stdout)
    assert {column["name"]: column["description"] for column in facts["columns"]} == dict(
        layer.columns
    )
    assert facts["rows"] == layer.features
    assert facts["crs"] == layer.crs
    assert facts["known_limits"] == list(layer.known_limits)
    assert (facts["dates"] is not None) == layer.dated


def test_info_counts_confidence() -> None:
    name = next(n for n in reference.names() if "confidence" in reference.info(n).columns)
    counted = reference.load(name)["confidence"].value_counts()
    facts = json.loads(run("info", name, "--json").stdout)
    assert facts["confidence"] == counted.to_dict()
    assert sum(facts["confidence"].values()) == facts["rows"]
    text = run("info", name).stdout
    for value, count in counted.items():
        assert f"{value} {count}" in text
    assert "no such column" in run("info", "states").stdout


def test_info_counts_what_has_no_geometry() -> None:
    facts = json.loads(run("info", "new_municipalities", "--json").stdout)
    assert facts["geometry"] == "none"
    assert facts["rows_without_geometry"] == facts["rows"]
    assert json.loads(run("info", "states", "--json").stdout)["rows_without_geometry"] == 0
    assert "none: a plain table" in run("info", "new_municipalities").stdout


def test_info_of_dates() -> None:
    table = pd.DataFrame(
        {
            "valid_from": pd.to_datetime(["2017-06-17", None, "2021-06-05", "2000-01-01"]),
            "valid_to": pd.to_datetime([None, "2017-06-16", None, None]),
            "valid_from_precision": ["day", "unknown", "day", "unknown"],
        }
    )
    dates = _dates(table)
    assert dates == {
        "first_valid_from": "2017-06-17",
        "last_valid_from": "2021-06-05",
        "last_valid_to": "2017-06-16",
        "rows_without_known_start": 2,
        "rows_without_known_end": 3,
    }
    assert _dates_text(dates) == (
        "rows hold from valid_from to valid_to, both included; starts from 2017-06-17 to "
        "2021-06-05; 2 without known start; 3 without known end"
    )
    zones = words_of(run("info", "military_zones").stdout)
    assert "starts from 2021-12-01 to 2022-01-01; 46 without known start; 48 without" in zones
    unknown = _dates(table[:0])
    assert unknown["first_valid_from"] is None
    assert "starts" not in _dates_text(unknown)


# --- export -------------------------------------------------------------------------------


def test_export_writes_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    result = run("export", "new_municipalities", "sea", "--out", out, "--format", "geojson")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert f"Layer written to {out / 'sea.geojson'}" in result.stderr
    assert f"Description written to {out / 'datapackage.json'}" in result.stderr
    assert {file.name for file in out.iterdir()} == {
        "new_municipalities.geojson",
        "sea.geojson",
        "datapackage.json",
    }
    table = gpd.read_file(out / "new_municipalities.geojson")
    assert table["mun_code"].tolist() == reference.load("new_municipalities")["mun_code"].tolist()


def test_export_of_all(tmp_path: Path) -> None:
    result = run("export", "all", "--out", tmp_path, "--format", "fgb")
    assert result.exit_code == 0
    files = {file.stem for file in tmp_path.glob("*.fgb")}
    assert files == set(reference.names())


def test_export_of_a_day(tmp_path: Path) -> None:
    command = ("--out", tmp_path, "--format", "gpkg", "--on", "2018-01-01")
    result = run("export", DATED[0], "sea", *command)
    assert result.exit_code == 0
    assert "Without dates, so written whole: sea." in result.stderr
    expected = reference.load(DATED[0], on="2018-01-01")
    assert len(gpd.read_file(tmp_path / f"{DATED[0]}.gpkg")) == len(expected)


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["info", "nothing"], 1, "There is no reference layer 'nothing'. There are: municipal"),
        (["info"], 2, "Missing argument 'NAME'"),
        (["export", "sea"], 2, "Missing option"),
        (["export", "--format", "csv", "--out", "x"], 2, "Missing argument"),
        (["export", "sea", "--format", "shp", "--out", "x"], 2, "'shp' is not one of 'geojson'"),
        (["export", "no", "--format", "csv", "--out", "x"], 1, "no reference layer 'no'"),
        (
            ["export", "sea", "--format", "csv", "--out", "x", "--on", "2020-01-01"],
            1,
            "'sea' has no dates",
        ),
        (["export", "sea", "--format", "csv", "--out", "x", "--on", "soon"], 2, "'soon' does not"),
        (["nothing"], 2, "No such command 'nothing'"),
    ],
)
def test_errors_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], status: int, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == status
    assert told in words_of(result.stderr)
    assert "Traceback" not in result.output
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    out = tmp_path / "file" / "below"
    result = run("export", "sea", "--out", out, "--format", "csv")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: cannot write to {out}")


def test_help_names_commands_and_formats() -> None:
    assert {"list", "info", "export"} <= set(run("--help").stdout.split())
    text = run("export", "-h").stdout
    assert all(file_format in text for file_format in FORMATS)
    assert "--on" in text
