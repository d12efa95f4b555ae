"""The command ``labatlas check``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layers.checking.texts import CHECK_TEXTS
from layers.cli_check import check_


def run(*words: object) -> Result:
    return CliRunner().invoke(check_, [str(word) for word in words])


def section(text: str, title: str) -> str:
    """Return the part of a text under a title, on one line."""
    return " ".join(text.split(f"\n{title}")[1].split("\n\n")[0].split())


def test_august_agrees_with_what_was_said_of_august() -> None:
    result = run("illustrative-2023-08")
    assert result.exit_code == 0
    agrees = section(result.output, "AGREES WITH")
    for words in (
        "published 527 (sedena-2023-08: Reuters, 21 December 2023; high confidence)",
        "published 24 (sedena-2023-08:",
        "published 1,658 (sedena-2023-08:",
        "published 89 % inactive (sedena-2023-08:",
    ):
        assert words in agrees
    assert "ILLUSTRATIVE" in result.output
    assert "status column" not in result.output
    assert "published 100 % active (inai-2023-12:" in section(result.output, "CONTRADICTS")


def test_december_agrees_with_339_and_its_statuses_are_flagged_first() -> None:
    result = run("illustrative-2023-12")
    assert result.exit_code == 0
    flag = "! its status column contradicts sedena-2023-08 (inactive 89 %): every lab is active"
    assert flag in result.output.split("AGREES WITH")[0]
    assert "published 339 more than the 1,658" in section(result.output, "AGREES WITH")
    assert "(sedena-2023-08: Reuters" in section(result.output, "CONTRADICTS")
    assert "Figures of another corps, which it cannot decide: 15" in result.output
    assert "* Other published figures contradict this one" in result.output


def test_json_of_a_release() -> None:
    told = json.loads(run("illustrative-2023-12", "--json", "--language", "es").stdout)
    assert told["illustrative"] is True
    assert told["headlines"] == [
        (
            "su columna de situación contradice a sedena-2023-08 (inactivos 89 %): todos los "
            "laboratorios están activos"
        )
    ]
    assert sum(told["counts"].values()) == len(told["verdicts"]) == 83
    (added,) = [one for one in told["verdicts"] if one["figure"]["relative_to"]]
    assert (added["verdict"], added["base"]) == ("agrees", 1658)
    assert added["of"] == {"least": 1997, "most": 1997}
    assert added["figure"]["labs"] == 339
    assert added["figure"]["confidence"] == "high"
    assert added["sentence"].startswith("se publicó 339 más que los 1,658")
    disputed = {one["figure"]["row"] for one in told["verdicts"] if one["figure_disputed"]}
    assert {31, 39, 40, 51, 52} <= disputed


def test_without_a_file_the_figures_are_held_against_each_other() -> None:
    result = run()
    assert result.exit_code == 0
    assert result.output.startswith("Contradictions among the 83 published figures: 6\n")
    assert "= 134 (methamphetamine: 130" in " ".join(result.output.split())
    assert max(map(len, result.output.splitlines())) <= 100
    assert run("--language", "es").output.startswith("Contradicciones entre las 83 cifras")


def test_json_of_contradictions() -> None:
    told = json.loads(run("--json").stdout)
    (drugs,) = [one for one in told["contradictions"] if one["kind"] == "left over"]
    assert (drugs["limit"], drugs["total"], drugs["difference"]) == (805, 134, 671)
    assert [figure["drug"] for figure in drugs["figures"]][1:] == [
        "methamphetamine", "heroin", "cocaine"
    ]  # fmt: skip
    assert drugs["figures"][0]["period_start"] == "2018-12-01"
    assert drugs["figures"][0]["share"] is None


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "answer.csv"
    rows = ["20/7/2021,Sinaloa,Cosalá,Activo,metanfetamina"] * 2
    path.write_text("FECHA,ESTADO,MUNICIPIO,ESTATUS,DROGA\n" + "\n".join(rows) + "\n")
    return path


def test_a_file_says_less_where_it_does_not_say_what_it_covers(answer: Path) -> None:
    silent = run(answer)
    assert silent.exit_code == 0
    assert " ".join(CHECK_TEXTS["t.no_corps"][0].split()) in " ".join(silent.output.split())
    assert "published 635" in section(silent.output, "CANNOT DECIDE")
    told = run(answer, "--corps", "SEDENA", "--covers-from", "2018-12-01",
               "--covers-to", "2022-06-30")  # fmt: skip
    assert "--corps" not in told.output
    assert "published 635" in section(told.output, "CONTRADICTS")
    assert "It says that it covers 1 December 2018 to 30 June 2022." in told.output
    other = run(answer, "--corps", "FGR", "--json")
    reasons = {
        one["figure"]["corps"]: one["reason"] for one in json.loads(other.stdout)["verdicts"]
    }
    assert reasons["SEDENA"] == "corps"
    assert reasons["FGR"] == "count"


def test_a_hostile_name_is_printed_safely(answer: Path) -> None:
    result = run(answer, "--id", "\x1b[31mred\u202e")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert json.loads(run(answer, "--id", "\x1b[31m", "--json").stdout)["release"] == "\x1b[31m"


def test_a_file_that_is_not_there() -> None:
    result = run("nosuch")
    assert result.exit_code == 1
    assert "neither a file nor an embedded release" in result.output
    assert "Traceback" not in result.output


def test_reading_options_are_shared(answer: Path) -> None:
    assert run(answer, "--map", "date=NOT THERE").exit_code == 1
    result = run(answer, "--map", "date=FECHA", "--id", "folio-1")
    assert result.output.startswith("Release folio-1 against the published figures")
