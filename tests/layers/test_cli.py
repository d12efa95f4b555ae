import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from click.testing import CliRunner, Result

from geo.process import Processed, process
from layers import cli
from layers.cli import main

TOTAL_KEYS = {
    "labs", "active", "inactive", "unspecified", "active_share", "active_share_low",
    "active_share_high", "release", "illustrative", "rows",
}  # fmt: skip


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def releases() -> dict[str, Processed]:
    return {}


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch, releases: dict[str, Processed]) -> None:
    """Let commands share what was read of an embedded release, where reading is not tested."""

    def shared(file: str, **options: Any) -> Processed:
        asked = json.dumps([file, {**options, "progress": None}])
        if asked not in releases:
            releases[asked] = process(file, **options)
        return releases[asked]

    monkeypatch.setattr(cli, "process", shared)


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "answer.csv"
    path.write_text("cuando,ESTADO,MUNICIPIO,ESTATUS\n20/7/2022,Sinaloa,Cosalá,Activo\n")
    return path


def test_help_names_every_command() -> None:
    text = run("--help").output
    for command in ("app", "map", "read", "summary"):
        assert command in text
    assert run("--version").output.startswith("labatlas, version")


def test_summary_of_august() -> None:
    result = run("summary", "--json")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert set(figures) >= TOTAL_KEYS
    assert (figures["labs"], figures["active"], figures["inactive"]) == (1658, 182, 1476)
    assert figures["unspecified"] == 0
    assert figures["release"] == "illustrative-2023-08"
    assert figures["illustrative"] is True
    assert "No file given: showing the release illustrative-2023-08" in result.stderr
    assert "ILLUSTRATIVE" in result.stderr


@pytest.mark.usefixtures("read_once")
def test_summary_of_january_to_july() -> None:
    result = run("summary", "--json", "--from", "2023-01-01", "--to", "2023-07-31")
    figures = json.loads(result.stdout)
    assert (figures["labs"], figures["active"]) == (527, 24)
    assert figures["active_share"] == 0.0455
    assert figures["active_share_low"] < 0.0455 < figures["active_share_high"]


@pytest.mark.usefixtures("read_once")
def test_summary_by_group_adds_up() -> None:
    figures = json.loads(run("summary", "--json", "--by", "state", "--by", "year").stdout)
    assert sum(group["labs"] for group in figures["groups"]) == 1658
    assert {"state_code", "state", "year", "labs_per_100k"} <= set(figures["groups"][0])


def test_summary_as_text_has_units_and_source() -> None:
    text = run("summary", "illustrative-2023-12", "--state", "Mich.", "--by", "municipality").stdout
    assert "Apatzingán" in text
    assert "100.0%" in text
    assert "Release illustrative-2023-12, file illustrative-2023-12.ods, sha256" in text
    assert "Wilson" in text


def test_filters_of_words(answer: Path) -> None:
    options = ["--map", "date=cuando", "--status", "inactive", "--json"]
    assert json.loads(run("summary", answer, *options).stdout)["labs"] == 0


def test_read_prints_and_writes(answer: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out.gpkg", tmp_path / "report.json"
    result = run("read", answer, "--map", "date=cuando", "--out", out, "--report", report)
    assert result.exit_code == 0
    assert "1 rows read = 1 kept + 0 set aside" in result.stdout
    assert gpd.read_file(out)["mun_code"].tolist() == ["25005"]
    assert json.loads(report.read_text("utf-8"))["reading"]["rows_kept"] == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["missing.xlsx"], "no such file"),
        (["illustrative-2023-09"], "neither a file nor an embedded release; embedded are"),
        (["--map", "colour=cuando"], "cannot map colour"),
        (["--map", "date=WHEN"], "no column is headed 'WHEN'"),
        (["--sheet", "Hoja9"], "has no sheet 'Hoja9'"),
        (["--out", "x.shp"], "its ending must be one of"),
        (["--report", "no folder/x.json"], "no folder"),
    ],
)
def test_errors_end_with_status_1_and_what_to_do(
    answer: Path, words: list[str], message: str
) -> None:
    command = [answer, *words] if words[0].startswith("--") else words
    result = run("read", *command)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ") or "\nError: " in result.stderr
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("read_once")
def test_a_product_says_what_it_is_and_what_was_counted() -> None:
    text = run("summary", "--state", "Sinaloa", "--from", "2023-01-01").stdout
    assert text.startswith("ILLUSTRATIVE: generated for demonstration")
    assert "Filters: start 2023-01-01; kinds laboratory, unspecified; states 25." in text
    figures = json.loads(run("summary", "--json", "--from", "2023-01-01").stdout)
    assert figures["filters"]["start"] == "2023-01-01"


@pytest.mark.usefixtures("read_once")
def test_a_share_of_one_status_is_none() -> None:
    figures = json.loads(run("summary", "--json", "--status", "active").stdout)
    assert (figures["labs"], figures["active_share"]) == (182, None)
    assert "No share: the filter of status" in run("summary", "--status", "active").stdout


@pytest.mark.usefixtures("read_once")
def test_small_shares_are_marked() -> None:
    text = run("summary", "--by", "state").stdout
    assert "33.3% *" in text
    assert "* fewer than 5 labs of known status" in text


@pytest.mark.usefixtures("read_once")
def test_an_unknown_corps_is_no_zero() -> None:
    result = run("summary", "--corps", "ejercito")
    assert result.exit_code == 1
    assert "no record is of the corps ejercito; the release has SEDENA" in result.stderr


def test_no_file_is_written_over_another(answer: Path, tmp_path: Path) -> None:
    before = answer.read_bytes()
    for words in (["--out", answer], ["--report", answer]):
        result = run("read", answer, "--map", "date=cuando", *words)
        assert result.exit_code == 1
        assert "written over another" in result.stderr
    assert answer.read_bytes() == before


def test_a_release_can_be_told_who_published_it(answer: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    words = ["--map", "date=cuando", "--id", "330026424002985", "--publisher", "SEDENA"]
    run("read", answer, *words, "--published", "2025-01-07", "--out", out)
    assert "330026424002985, publisher SEDENA, published 2025-01-07" in out.read_text("utf-8")


def test_text_of_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Estado,Fecha,Corporación\nSinaloa,2022,\x1b]0;x\x07\n")
    assert "\x1b" not in run("summary", path, "--by", "corps").output
    path.write_text("Est\x1b[31mado,Fecha,x\n\n")
    assert "\x1b" not in run("read", path, "--map", "date=y").output


def test_nothing_read_is_status_1(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("FECHA,ESTADO,MUNICIPIO\nTotal,4,x\n")
    result = run("read", path)
    assert result.exit_code == 1
    assert "no row of the file could be read as a raid" in result.stderr
    assert "a line of totals" in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--map", "date"], "is not FIELD=HEADING"),
        (["--state", "Sinalo X"], "no state is called 'Sinalo X'"),
        (["--status", "open"], "is not one of"),
        (["--from", "31/12/2022"], "does not match"),
    ],
)
def test_wrong_words_are_usage_errors(words: list[str], message: str) -> None:
    result = run("summary", *words)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("command", [("summary",), ("map", "--out", "map.png")])
def test_a_period_the_wrong_way_round_is_told_before_the_file_is_read(
    command: tuple[str, ...],
) -> None:
    # The file is not there: had it been read, the error would be another.
    result = run(*command, "missing.xlsx", "--from", "2023-02-01", "--to", "2023-01-01")
    assert result.exit_code == 1
    assert "begins (2023-02-01) after it ends" in result.stderr


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_map_writes_a_picture(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"map.{ending}"
    result = run("map", "--out", out, "--measure", "active_share", "--level", "state")
    assert result.exit_code == 0, result.output
    assert out.stat().st_size > 20_000


@pytest.mark.usefixtures("read_once")
def test_map_refuses_another_ending_and_measure(tmp_path: Path) -> None:
    result = run("map", "--out", tmp_path / "map.gif")
    assert result.exit_code == 1
    assert ".png" in result.stderr
    result = run("map", "--out", tmp_path / "map.png", "--measure", "labs_per_100k")
    assert result.exit_code == 1
    assert "known by state only" in result.stderr
    result = run("map", "--out", tmp_path / "no folder" / "map.png")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr
