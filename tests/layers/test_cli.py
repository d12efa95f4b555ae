import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import geopandas as gpd
import openpyxl
import pytest
from click.testing import CliRunner, Result

from geo.process import Processed, process
from layers import cli_process
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
        asked = repr([file, {**options, "progress": None}])
        if asked not in releases:
            releases[asked] = process(file, **options)
        return releases[asked]

    monkeypatch.setattr(cli_process, "process", shared)


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
    assert "1 row read = 1 kept + 0 set aside" in result.stdout
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
        (["--map", "date=cuando", "--report", "no folder/x.json"], "no folder"),
        (["--map", "date=cuando", "--save-map", "no folder/x.json"], "no folder"),
        (["--map", "date=cuando", "--save-review", "no folder/x.csv"], "no folder"),
        (["--use-map", "missing.map.json"], "cannot be read as a map of columns"),
        (["--corrections", "missing.places.csv"], "cannot be read as corrections"),
        (["--encoding", "klingon"], "there is no text encoding 'klingon'"),
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
    kept = tmp_path / "kept.json"
    kept.write_text("{}")
    for words in (
        ["--out", answer],
        ["--report", answer],
        ["--save-map", answer],
        ["--save-review", answer],
        ["--save-map", tmp_path / "same", "--report", tmp_path / "same"],
        ["--use-map", kept, "--save-map", kept],
    ):
        result = run("read", answer, "--map", "date=cuando", *words)
        assert result.exit_code == 1
        assert "written over another" in result.stderr
    assert answer.read_bytes() == before
    assert kept.read_text() == "{}"
    assert not (tmp_path / "same").exists()


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
    assert "2 rows filled: header 1, total 1" in result.stdout


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


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    """A file whose columns, dates and places all need a word from a person."""
    path = tmp_path / "awkward.csv"
    path.write_text(
        "cuando,donde,lugar,C1,C2\n"
        "3/7/2022,Sinaloa,La Zona,activo,inactivo\n"
        "4/7/2022,Sinaloa,La Zona,activo,inactivo\n"
        "5/7/2022,Sinaloa,Cosalá,activo,inactivo\n",
        encoding="utf-8",
    )
    return path


NAMED = ("--map", "state=donde", "--map", "municipality=lugar", "--map", "date=cuando")


def test_a_reading_is_saved_and_used_again(awkward: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.map.json"
    first = run("read", awkward, *NAMED, "--map", "status=C1", "--day-first", "--save-map", saved)
    assert first.exit_code == 0, first.output
    kept = json.loads(saved.read_text("utf-8"))
    assert kept["columns"] == {
        "state": "donde", "municipality": "lugar", "date": "cuando", "status": "C1",
    }  # fmt: skip
    assert kept["day_first"] is True
    again = json.loads(run("summary", awkward, "--use-map", saved, "--json").stdout)
    assert (again["active"], again["inactive"]) == (3, 0)
    # What the command line says lies over the map.
    words = ["--use-map", saved, "--map", "status=C2", "--month-first", "--by", "month", "--json"]
    other = json.loads(run("summary", awkward, *words).stdout)
    assert (other["active"], other["inactive"]) == (0, 3)
    assert {group["month"] for group in other["groups"]} == {"2022-03", "2022-04", "2022-05"}


def test_the_review_list_is_saved_answered_and_used(awkward: Path, tmp_path: Path) -> None:
    review = tmp_path / "answers.csv"
    result = run("read", awkward, *NAMED, "--save-review", review)
    assert "'La Zona' in 'Sinaloa' (rows 2, 3)" in result.stdout
    text = review.read_text("utf-8-sig")
    assert text.count("La Zona") == 1
    review.write_text(text.replace("Sinaloa,La Zona,,", "Sinaloa,La Zona,25,25018"), "utf-8")
    answered = run("read", awkward, *NAMED, "--corrections", review)
    assert "correction 2" in answered.stdout
    assert "For review" not in answered.stdout


def test_answers_beside_a_release_are_taken_up_and_told(awkward: Path, tmp_path: Path) -> None:
    beside = tmp_path / "awkward.places.csv"
    beside.write_text(
        "state_given,mun_given,state_code,mun_code,note\nSinaloa,La Zona,25,25018,\n", "utf-8"
    )
    result = run("read", awkward, *NAMED)
    assert "Places are corrected as" in result.stderr
    assert "awkward.places.csv" in result.stderr
    assert "correction 2" in result.stdout
    # They were read: nothing may be written over them.
    refused = run("read", awkward, *NAMED, "--save-review", beside)
    assert refused.exit_code == 1
    assert "written over another" in refused.stderr


def test_strict_reading_ends_with_the_list(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("FECHA,ESTADO,MUNICIPIO\n31/02/2022,Sinaloa,Cosalá\n")
    assert run("read", path).exit_code == 0
    result = run("read", path, "--strict", "--save-map", tmp_path / "a.map.json")
    assert result.exit_code == 1
    assert "\n3 fields are missing:\n" in result.stderr
    assert "\n1 value was dropped:\n  row 2 FECHA '31/02/2022': a day" in result.stderr
    assert not (tmp_path / "a.map.json").exists()


def test_a_map_whose_heading_is_gone_is_still_used(answer: Path, tmp_path: Path) -> None:
    saved, again = tmp_path / "a.map.json", tmp_path / "b.map.json"
    saved.write_text('{"columns": {"date": "cuando", "drug": "DROGA"}}', "utf-8")
    result = run("read", answer, "--use-map", saved, "--save-map", again)
    assert result.exit_code == 0
    assert "the map names a column 'DROGA' that is not there" in result.stdout
    assert json.loads(again.read_text("utf-8"))["columns"] == {
        "state": "ESTADO", "municipality": "MUNICIPIO", "status": "ESTATUS", "date": "cuando",
    }  # fmt: skip
    strict = run("read", answer, "--use-map", saved, "--strict")
    assert strict.exit_code == 1
    assert "row 1 DROGA: the map names a column 'DROGA' that is not there" in strict.stderr
    by_hand = run("read", answer, "--use-map", saved, "--map", "kind=TIPO")
    assert by_hand.exit_code == 1
    assert "no column is headed 'TIPO' (mapped to kind)" in by_hand.stderr


def test_sheets_header_row_and_encoding_can_be_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for year in ("2021", "2022", "2023"):
        sheet = book.create_sheet(year)
        for row in (["a", "b"], ["FECHA", "ESTADO"], [year, "Sinaloa"]):
            sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    words = ["--sheet", "2021", "--sheet", "2023", "--header-row", "2"]
    text = run("read", path, *words).stdout
    assert "Sheets '2021', '2023', headings in row 2" in text
    assert "Left out, as other sheets were asked for: '2022'" in text
    old = tmp_path / "old.csv"
    old.write_bytes("FECHA,ESTADO,MUNICIPIO\n2022,Sinaloa,Cosalá\n".encode("mac_roman"))
    assert "(text: mac_roman" in run("read", old, "--encoding", "mac_roman").stdout


def test_points_abroad_are_drawn_if_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "abroad.csv"
    path.write_text("FECHA,ESTADO,LATITUD,LONGITUD\n2022,Sinaloa,40.0,-100.0\n")
    out = tmp_path / "map.svg"
    assert run("map", path, "--out", out, "--abroad").exit_code == 0
    assert "outside Mexico, as given" in out.read_text("utf-8")


def test_a_column_is_left_out_and_a_field_said_not_to_be_there(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("FECHA,ESTADO,MUNICIPIO,DROGA\n2022,Sinaloa,Cosalá,Heroína\n", "utf-8")
    words = ["--ignore", "Droga", "--map", "drug=", "--map", "kind=", "--map", "status="]
    result = run("read", path, "--strict", *words)
    assert result.exit_code == 0, result.stderr
    assert "not used      DROGA" in result.stdout
    assert "Nothing is in doubt." in result.stdout
    assert run("read", path, "--map", "drug").exit_code == 2


def test_no_municipality_is_no_way_to_find_one(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("Estado,Laboratorios\nSinaloa,3\nSonora,1\n", "utf-8")
    assert "Municipality found by" not in run("read", path).stdout


def test_the_module_of_the_command_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["labatlas", "--version"])
    monkeypatch.delitem(sys.modules, "layers.cli")
    with pytest.raises(SystemExit):
        runpy.run_module("layers.cli", run_name="__main__")
    assert capsys.readouterr().out.startswith("labatlas, version")


def test_a_command_starts_without_what_it_may_not_need() -> None:
    heavy = ["matplotlib", "scipy.stats", "scipy.optimize", "exactextract", "rasterio", "h3"]
    code = f"import sys, layers.cli; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
