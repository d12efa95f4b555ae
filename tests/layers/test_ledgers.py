"""The ledger of releases in words: as text, tables and JSON."""

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from geo.process import Processed, process
from layers.cli import main
from layers.ledger_texts import LEDGER_TEXTS
from layers.ledgers import ledger_json, ledger_table, series_table, state_table


@pytest.fixture(scope="module")
def releases() -> list[Processed]:
    return [process("illustrative-2023-12"), process("illustrative-2023-08")]


def test_releases_stand_in_the_order_of_publication(releases: list[Processed]) -> None:
    table = ledger_table(releases, "es")
    assert table["Entrega"].tolist() == ["illustrative-2023-08", "illustrative-2023-12"]
    assert table["Laboratorios"].tolist() == [1658, 1997]
    assert table["Ilustrativa"].tolist() == ["sí", "sí"]
    assert table["sha256"].str.len().tolist() == [64, 64]


def test_the_figure_of_a_month_from_release_to_release(releases: list[Processed]) -> None:
    table = series_table(releases, "month", "en").set_index("Period")
    assert table.loc["2023-07"].tolist() == ["85", "85"]
    assert table.loc["2023-08"].tolist() == ["15 (part)", "99"]
    assert table.loc["2023-10"].tolist() == ["", "127"]


def test_labs_of_states_are_those_of_the_releases(releases: list[Processed]) -> None:
    table = state_table(releases, "year", "en")
    labs = table.groupby("Release")["Labs"].sum()
    assert labs.to_dict() == {"illustrative-2023-08": 1658, "illustrative-2023-12": 1997}
    assert table["Source"].str.startswith("ILLUSTRATIVE").all()
    assert "Sinaloa" in set(table["State"])


def test_undated_labs_have_a_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Fecha,Estado,Municipio\n2021-01-05,Sinaloa,Elota\n,Sinaloa,Elota\n")
    table = series_table([process(path)], "month", "en")
    assert table.iloc[-1].tolist() == ["not dated", "1"]


def test_a_release_of_years_alone_leaves_months_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Año,Estado,Municipio\n2021,Sinaloa,Elota\n2022,Sinaloa,Elota\n2022,Sonora,\n")
    read = [process(path)]
    table = series_table(read, "month", "es").set_index("Periodo")["a"]
    assert set(table[:24]) == {""}
    assert table[24:].to_dict() == {"2021 (solo el año)": "1", "2022 (solo el año)": "2"}
    states = state_table(read, "month", "en")
    assert states["Period"].tolist() == ["2021 (year only)", *["2022 (year only)"] * 2]
    assert "year" not in {name.lower() for name in states}
    told = json.loads(ledger_json(read, "month"))
    assert {row["labs"]["a"] for row in told["triangle"]} == {None}
    assert told["year_only"] == [
        {"year": 2021, "labs": {"a": 1}}, {"year": 2022, "labs": {"a": 2}}
    ]  # fmt: skip
    assert series_table(read, "year", "en")["a"].tolist() == ["1", "2"]


def test_json_holds_what_the_tables_hold(releases: list[Processed]) -> None:
    told = json.loads(ledger_json(releases, "year"))
    assert [row["labs"] for row in told["releases"]] == [1658, 1997]
    assert told["triangle"][-1] == {
        "period": "2023",
        "labs": {"illustrative-2023-08": 542, "illustrative-2023-12": 881},
        "partial": ["illustrative-2023-08", "illustrative-2023-12"],
    }
    rows = pd.DataFrame(told["by_period"])
    assert rows["labs"].sum() == 1658 + 1997


def test_the_command_prints_and_writes(tmp_path: Path) -> None:
    out = tmp_path / "labs.csv"
    result = CliRunner().invoke(main, ["ledger", "--period", "year", "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "2021                     230                   230" in result.output
    assert "never added up" in result.output
    assert out.read_text("utf-8-sig").startswith("Release,Period,State code,State,Labs")


def test_two_releases_of_one_name_are_refused(tmp_path: Path) -> None:
    name = "illustrative-2023-08"
    result = CliRunner().invoke(main, ["ledger", name, name])
    assert result.exit_code == 1
    assert "two releases have the id" in result.output


def test_every_text_has_both_languages() -> None:
    assert all(english and spanish for english, spanish in LEDGER_TEXTS.values())
