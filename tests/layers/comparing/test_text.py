"""A comparison in words, as JSON and as files, and the command that makes them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from click.testing import CliRunner, Result

from geo.compare import Comparison, Tolerances, compare, compare_counts
from geo.errors import OutputError
from geo.process import Processed, process
from layers import cli_compare
from layers.choices import LANGUAGES
from layers.cli import main
from layers.comparing.as_json import comparison_json
from layers.comparing.counts_text import counts_text
from layers.comparing.export import export_comparison
from layers.comparing.pair import compared, told_apart
from layers.comparing.text import compare_text
from layers.comparing.texts import COMPARE_TEXTS
from layers.comparing.words import headline, method_notes, tolerance_words

AUGUST, DECEMBER = "illustrative-2023-08", "illustrative-2023-12"
HEADLINE = {
    "en": "1,476 labs changed from inactive to active; 339 were added after 9 August 2023, the "
    "older release's last day; none was withdrawn.",
    "es": "1,476 laboratorios pasaron de inactivo a activo; se agregaron 339 después del 9 de "
    "agosto de 2023, último día de la entrega anterior; no se retiró ninguno.",
}


@pytest.fixture(scope="module")
def releases() -> tuple[Processed, Processed]:
    return process(AUGUST), process(DECEMBER)


@pytest.fixture(scope="module")
def found(releases: tuple[Processed, Processed]) -> Comparison:
    comparison = compared(*releases)
    assert isinstance(comparison, Comparison)
    return comparison


@pytest.fixture
def read_once(
    monkeypatch: pytest.MonkeyPatch, releases: tuple[Processed, Processed]
) -> dict[str, Processed]:
    """Let the command take embedded releases as read, where reading is not tested."""
    known = dict(zip((AUGUST, DECEMBER), releases, strict=True))

    def shared(file: str, **options: Any) -> Processed:
        return known[file] if file in known else process(file, **options)

    monkeypatch.setattr(cli_compare, "process", shared)
    return known


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, words)])


def held(make: Callable[..., Any], older: list[Any], newer: list[Any], **how: Any) -> Comparison:
    one = make(*({**row, "release": "a"} for row in older))
    other = make(*({**row, "release": "b"} for row in newer))
    return compare(one.records, other.records, **how)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_changed_comes_first(
    releases: tuple[Processed, Processed], found: Comparison, language: str
) -> None:
    lines = compare_text(*releases, found, language).splitlines()
    assert lines[0].startswith("ILLUSTRATIVE" if language == "en" else "ILUSTRATIVO")
    assert lines[1] == HEADLINE[language]


def test_text_says_where_it_comes_from(
    releases: tuple[Processed, Processed], found: Comparison
) -> None:
    text = compare_text(*releases, found)
    for processed in releases:
        assert processed.release.report.sha256 in text
        assert f"{processed.release.id} (ILLUSTRATIVE)" in text
    assert "1,658 labs" in text
    assert "up to 10 days apart" in text
    assert "never added up" in text
    assert "published after" not in text
    assert "published after" in compare_text(releases[1], releases[0], found)


def test_no_brace_is_left_open_in_any_language(
    releases: tuple[Processed, Processed], found: Comparison
) -> None:
    counts = compare_counts(*(processed.records for processed in releases))
    for language in LANGUAGES:
        for text in (
            compare_text(*releases, found, language),
            counts_text(*releases, counts, language),
        ):
            assert "{" not in text
            assert "|" not in text
    assert all(len(both) == len(LANGUAGES) for both in COMPARE_TEXTS.values())
    spanish = compare_text(*releases, found, "es")
    assert not {" labs", " release", " added", " status"} & {
        word for word in (" labs", " release", " added", " status") if word in spanish
    }


def test_headline_tells_every_kind_of_change(processed: Callable[..., Any]) -> None:
    older = [
        {"date": "2020-01-01", "status": "active"},
        {"date": "2020-03-01", "status": "unspecified"},
        {"date": "2020-05-01"},
    ]
    newer = [
        {"date": "2020-01-01"},
        {"date": "2020-03-01", "status": "active"},
        {"date": "2019-01-01"},
        {"date": "2021-01-01"},
    ]
    assert headline(held(processed, older, newer), "en") == (
        "No lab is known to have changed from inactive to active; 1 from active to inactive; 1 to "
        "or from a status not stated; 1 was added after 1 May 2020, the older release's last day; "
        "1 was added up to that day or undated; 1 was withdrawn."
    )


def test_headline_of_releases_without_dates_and_of_one_with_itself(
    processed: Callable[..., Any],
) -> None:
    undated = {"date": None, "date_precision": "none"}
    found = held(processed, [undated], [undated, {**undated, "mun_code": "25018"}])
    assert headline(found, "en") == (
        "No lab changed from inactive to active; 1 was added (the older release gives no date); "
        "none was withdrawn."
    )
    assert headline(held(processed, [undated], [undated]), "en") == (
        "Nothing changed: the one lab stands in both releases as it was."
    )


def test_ambiguous_rows_are_listed_and_not_guessed(
    processed: Callable[..., Any], releases: tuple[Processed, Processed]
) -> None:
    found = held(
        processed,
        [{"date": "2022-07-20"}, {"date": "2022-07-22", "status": "active"}],
        [{"date": "2022-07-21", "status": "unspecified"}],
    )
    assert found.counts["ambiguous"] == 3
    text = compare_text(*releases, found)
    assert "it cannot be told which is which of 2 in the older release and 1 in the newer" in text
    assert "none was withdrawn" not in text
    assert "none was added" not in text
    assert "a, sheet “Hoja1”, row 3: 1 lab, 22 July 2022, Culiacán, Sinaloa, active" in text


def test_notes_name_what_is_not_compared_and_not_counted(processed: Callable[..., Any]) -> None:
    found = held(
        processed,
        [{"corps": ""}, {"corps": "", "kind": "storehouse"}, {"corps": ""}],
        [{}, {}],
    )
    notes = " ".join(method_notes(found, "en"))
    assert "never says it: corps." in notes
    assert "not counted: 1 in the older, 0 in the newer" in notes
    assert "1 in the older, 1 in the newer. They may be raids of their own" in notes


def test_tolerances_are_told() -> None:
    assert tolerance_words(Tolerances(1), "en").startswith("Dates may lie up to 1 day apart or")
    exact = Tolerances(0, transposed=False, neighbours=False)
    assert tolerance_words(exact, "en") == "Dates must be equal. Municipalities must be the same."
    assert "salvo dígitos" in tolerance_words(Tolerances(0), "es")


def test_json_is_whole(releases: tuple[Processed, Processed], found: Comparison) -> None:
    whole = json.loads(comparison_json(*releases, found))
    assert whole["headline"] == HEADLINE["en"]
    assert whole["end"] == "2023-08-09"
    assert whole["counts"]["status changed"] == 1476
    assert whole["transitions"]["inactive"]["active"] == 1476
    assert whole["illustrative"] is True
    assert len(whole["matched"]) == len(found.table)
    assert whole["matched"][0]["date_older"] == "2018-12-01"
    assert whole["matched"][-1]["row_older"] is None
    assert sum(row["to_active"] for row in whole["by_municipality"]) == 1476
    assert whole["older"]["sha256"] == releases[0].release.report.sha256


def test_the_last_day_is_the_one_the_release_states(processed: Callable[..., Any]) -> None:
    older = processed({"release": "a"}, period_end=date(2023, 8, 9))
    newer = processed({"release": "b"})
    assert compared(older, newer).end == date(2023, 8, 9)
    assert compared(older, newer, end=date(2023, 1, 1)).end == date(2023, 1, 1)


def test_two_files_of_one_name_are_told_apart(releases: tuple[Processed, Processed]) -> None:
    older, newer = told_apart(releases[0], releases[0])
    assert (older.release.id, newer.release.id) == (f"{AUGUST} [1]", f"{AUGUST} [2]")
    assert set(newer.records["release"]) == {newer.release.id}
    assert told_apart(*releases) == releases


def test_files_of_a_comparison(
    releases: tuple[Processed, Processed], found: Comparison, tmp_path: Path
) -> None:
    *files, description = export_comparison(*releases, found, tmp_path / "out")
    package = json.loads(description.read_text("utf-8"))
    assert [one["path"] for one in package["resources"]] == [file.name for file in files]
    assert package["title"].startswith("ILLUSTRATIVE")
    for processed in releases:
        assert processed.release.report.sha256 in description.read_text("utf-8")
    folder = description.parent
    matched = pd.read_csv(folder / "matched.csv", dtype=str)
    assert len(matched) == len(found.table)
    assert set(matched["illustrative_newer"]) == {"True"}
    assert len(pd.read_parquet(folder / "matched.parquet")) == len(found.table)
    for name in ("by_state", "by_municipality"):
        layers = [
            gpd.read_file(folder / f"{name}.geojson"),
            gpd.read_parquet(folder / f"{name}.parquet"),
            gpd.read_file(folder / "places.gpkg", layer=name),
        ]
        assert [layer["to_active"].sum() for layer in layers] == [1476] * 3
        for layer in layers:
            assert set(layer["sha256_older"]) == {releases[0].release.report.sha256}
            assert (layer.geometry.isna() == layer.iloc[:, int(name != "by_state")].isna()).all()
        about = pyogrio.read_info(folder / "places.gpkg", layer=name)["layer_metadata"]
        assert "ILLUSTRATIVE" in about["DESCRIPTION"]
        assert "INEGI" in about["DESCRIPTION"]
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    export_comparison(*releases, found, folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_text_of_a_file_is_no_formula(
    processed: Callable[..., Any], releases: tuple[Processed, Processed], tmp_path: Path
) -> None:
    found = held(processed, [{"locality": "=1+1"}], [{}])
    export_comparison(*releases, found, tmp_path)
    text = (tmp_path / "matched.csv").read_text("utf-8-sig")
    assert ",'=1+1," in text
    assert ",=1+1," not in text


def test_a_folder_of_other_things_is_left_alone(
    releases: tuple[Processed, Processed], found: Comparison, tmp_path: Path
) -> None:
    other = '{"resources": [{"path": "states.gpkg"}]}'
    (tmp_path / "datapackage.json").write_text(other)
    with pytest.raises(OutputError, match=r"states\.gpkg"):
        export_comparison(*releases, found, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["datapackage.json"]
    assert (tmp_path / "datapackage.json").read_text() == other


def test_command_without_names_compares_the_illustrative_pair(read_once: Any) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == HEADLINE["en"]
    assert run(AUGUST, DECEMBER, "--language", "es").stdout.splitlines()[1] == HEADLINE["es"]


def test_command_writes_json_map_and_files(read_once: Any, tmp_path: Path) -> None:
    out, drawn = tmp_path / "out", tmp_path / "map.html"
    words = ("--json", "--out", out, "--map", drawn, "--level", "state", "--language", "es")
    result = run(AUGUST, DECEMBER, *words, "--measure", "added_after_end", "--days", 3)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["tolerances"]["days"] == 3
    assert (out / "datapackage.json").exists()
    said = "Laboratorios agregados, con fecha posterior al 9 de agosto de 2023"
    assert said in drawn.read_text("utf-8")


def test_command_tells_its_errors(read_once: Any, tmp_path: Path) -> None:
    assert "name two releases" in run(AUGUST).output
    assert "there is no such file" in run("a.xlsx", "b.xlsx").output
    assert "must be one of .html" in run("--map", tmp_path / "map.gif").output
    for words in ((AUGUST,), ("a.xlsx", "b.xlsx"), ("--map", tmp_path / "map.gif")):
        assert run(*words).exit_code != 0


def test_releases_of_counts_have_their_own_text(tmp_path: Path) -> None:
    heading = "Estado,2021,2022,2023\n"
    (tmp_path / "old.csv").write_text(heading + "Sinaloa,40,50,60\nJalisco,5,6,7\n")
    (tmp_path / "new.csv").write_text(heading + "Sinaloa,40,55,60\nJalisco,5,2,7\n")
    files = tmp_path / "old.csv", tmp_path / "new.csv"
    result = run(*files, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "By state and year, 5 more and 4 fewer labs" in result.stdout
    assert "50 → 55 (+5)" in result.stdout
    assert (tmp_path / "out" / "counts.csv").exists()
    layer = gpd.read_file(tmp_path / "out" / "by_state.geojson").set_index("state")
    assert list(layer.loc["Sinaloa", ["labs_older", "labs_newer", "difference"]]) == [150, 155, 5]
    assert layer.geometry.notna().all()
    assert json.loads(run(*files, "--json").stdout)["compares"] == "counts"
