"""What is said where less is told: no dates, no status, no partner, no map."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from geo.compare import OUTCOMES, Comparison, compare
from geo.process import process
from layers.choices import LANGUAGES
from layers.cli import main
from layers.comparing.figures import figures_by_place, matched, other_kinds, possible_outcomes
from layers.comparing.pair import compared
from layers.comparing.rows import ambiguous_table
from layers.comparing.text import compare_text
from layers.comparing.words import headline, method_notes, outcome_words
from layers.credits import release_publisher
from layers.narrative import period
from layers.view import View

UNDATED = {"date": None, "date_precision": "none"}
SILENT = {**UNDATED, "drug": "unspecified", "kind": "unspecified", "corps": ""}


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, words)])


def held(make: Callable[..., Any], older: list[Any], newer: list[Any]) -> Comparison:
    one = make(*({**row, "release": "a"} for row in older))
    other = make(*({**row, "release": "b"} for row in newer))
    return compare(one.records, other.records)


def told(files: tuple[Path, Path]) -> dict[str, str]:
    """Return the text of two files by language, each file read once."""
    older, newer = map(process, files)
    found = compared(older, newer)
    assert isinstance(found, Comparison)
    return {language: compare_text(older, newer, found, language) for language in LANGUAGES}


@pytest.fixture
def undated(tmp_path: Path) -> tuple[Path, Path]:
    """Two releases that tell the state and the status and nothing else."""
    older, newer = tmp_path / "e1.csv", tmp_path / "e2.csv"
    older.write_text("Estado,Estatus\nSinaloa,Inactivo\nSinaloa,Inactivo\nJalisco,Inactivo\n")
    newer.write_text("Estado,Estatus\nSinaloa,Activo\nJalisco,Activo\nJalisco,Activo\n")
    return older, newer


@pytest.fixture
def ambiguous(tmp_path: Path) -> tuple[Path, Path]:
    """Two releases of one day and place, of which the newer does not tell the status."""
    row = "\n2022-01-05,Sinaloa,Culiacán,"
    heads = "Fecha,Estado,Municipio,Estatus"
    older, newer = tmp_path / "f1.csv", tmp_path / "f2.csv"
    older.write_text(heads + row + f"Inactivo{row}Activo{row}Inactivo\n", "utf-8")
    newer.write_text(heads + f"{row}Sin dato" * 2 + "\n", "utf-8")
    return older, newer


def test_without_dates_nothing_is_said_of_days(undated: tuple[Path, Path]) -> None:
    texts = told(undated)
    text, spanish = texts["en"], texts["es"]
    assert "States with most labs added\n  Jalisco  1\n" in text
    for word in ("period of", "one's period", "last day", "added later", "undated", "Dates may"):
        assert word not in text
    assert "date changed" not in text
    assert "what differs: the status in 2, the place in 0." in text
    assert "matched one to one by place. Municipalities" in text
    assert "Compared: status, place." in text
    assert "as neither release says it: locality, date, drug, kind, corps." in text
    assert "Estados con más laboratorios agregados\n" in spanish
    assert "después" not in spanish
    assert "uno a uno por lugar. Los municipios" in spanish


def test_nothing_is_called_unchanged_while_labs_are_ambiguous(
    ambiguous: tuple[Path, Path],
) -> None:
    texts = told(ambiguous)
    text = texts["en"]
    assert text.startswith(
        "No lab is known to have changed from inactive to active; it cannot be told which is "
        "which of 3 in the older release and 2 in the newer."
    )
    assert "  Group 1:" in text
    assert "Group 0" not in text
    assert "Labs in both releases" not in text
    assert "what differs" not in text
    assert "; records dated 5 January 2022; 3 labs" in text
    assert "no se sabe de ningún laboratorio" in texts["es"].lower()


def test_a_status_that_is_not_told_is_no_status_that_did_not_change(
    processed: Callable[..., Any],
) -> None:
    unsaid = {"status": "unspecified"}
    moved = held(processed, [unsaid], [{**unsaid, "date": "2022-07-22"}])
    assert headline(moved, "en").startswith("Neither release says which labs were active; ")
    assert "situación" not in " ".join(method_notes(moved, "es")).split("No se compara")[0]
    half = held(processed, [{}], [unsaid])
    assert headline(half, "en").startswith("No lab is known to have changed from inactive")
    known = held(processed, [{}], [{"date": "2022-07-22"}])
    assert headline(known, "en").startswith("No lab changed from inactive to active; ")


def test_the_day_is_named_in_both_languages(processed: Callable[..., Any]) -> None:
    found = held(processed, [{}], [{}, {"date": "2023-01-05", "mun_code": "25018"}])
    assert outcome_words(found, "en")["added after end"] == "added, dated after 20 July 2022"
    spanish = outcome_words(found, "es")
    assert spanish["added after end"] == "agregado, con fecha posterior al 20 de julio de 2022"
    for language in LANGUAGES:
        assert len(set(outcome_words(found, language).values())) == len(OUTCOMES)


def test_outcomes_that_cannot_be_are_left_out(processed: Callable[..., Any]) -> None:
    assert possible_outcomes(held(processed, [{}], [{}])) == OUTCOMES
    silent = held(processed, [SILENT], [SILENT])
    cannot = {"date changed", "other change", "added after end"}
    assert set(OUTCOMES).difference(possible_outcomes(silent)) == cannot


def test_groups_are_numbered_from_one(processed: Callable[..., Any]) -> None:
    found = held(
        processed,
        [{"date": "2022-07-20"}, {"date": "2022-07-22", "status": "active"}],
        [{"date": "2022-07-21", "status": "unspecified"}],
    )
    assert set(ambiguous_table(found, "en")["Group"]) == {1}


def test_pairs_of_which_one_is_no_lab_are_told(tmp_path: Path) -> None:
    heads, rest = "Fecha,Estado,Municipio,Estatus", "2022-07-20,Sinaloa,Culiacán,Inactivo"
    other = "2022-07-25,Sinaloa,Elota,Inactivo"
    area, lab = ",Área de concentración", ",Laboratorio"
    older, newer = tmp_path / "a.csv", tmp_path / "b.csv"
    older.write_text(f"{heads},Clase\n{rest}{lab}\n{other}{area}\n", "utf-8")
    newer.write_text(f"{heads}\n{rest}\n{other}\n", "utf-8")
    text = told((older, newer))["en"]
    assert "its total leaves them out: 1 in the older, 0 in the newer." in text
    # The concentration area counts as half of a pair, so that it is not told as left out too.
    assert "not counted" not in text
    whole = json.loads(run(older, newer, "--json").stdout)
    assert whole["one_sided"] == {"older": 1, "newer": 0}
    assert whole["other_kinds"] == {"older": 0, "newer": 0}
    both = sum(n for name, n in whole["counts"].items() if name.endswith(("ged", "change")))
    assert both - whole["one_sided"]["older"] == whole["older"]["labs"] == 1


def test_sites_of_other_kinds_are_those_without_a_lab(processed: Callable[..., Any]) -> None:
    store = {"kind": "storehouse"}
    alone = {**store, "mun_code": "25018"}
    found = held(processed, [store, alone], [{}])
    assert other_kinds(found) == {"older": 1, "newer": 0}
    assert found.one_sided == {"older": 1, "newer": 0}


def test_figures_of_places_are_not_named_like_outcomes(processed: Callable[..., Any]) -> None:
    found = held(processed, [{}], [{"status": "active", "date": "2022-07-22"}])
    table = figures_by_place(found, "municipality")
    assert not [name for name in table.columns if str(name).endswith("_changed")]
    row = table.iloc[0]
    assert (row["status_differs"], row["date_differs"], row["place_differs"]) == (1, 1, 0)
    # By outcome this lab is of "status changed" alone.
    assert found.counts["date changed"] == 0


def test_nothing_changed_in_a_record_without_a_partner(
    processed: Callable[..., Any], undated: tuple[Path, Path], tmp_path: Path
) -> None:
    found = held(processed, [{}, {"mun_code": "25018"}], [{"status": "active"}])
    flags = matched(found)[["status_changed", "place_changed", "date_changed", "other_changed"]]
    assert flags.iloc[0].tolist() == [True, False, False, False]
    assert flags.iloc[1].isna().all()
    assert run(*undated, "--out", tmp_path / "out").exit_code == 0
    rows = pd.read_csv(tmp_path / "out" / "matched.csv", dtype=str)
    alone = rows["row_older"].isna() | rows["row_newer"].isna()
    assert alone.sum() == 2
    assert (rows["date_changed"].isna() == alone).all()
    assert set(rows.loc[~alone, "status_changed"]) == {"True"}
    stored = pd.read_parquet(tmp_path / "out" / "matched.parquet")
    assert stored["place_changed"].isna().sum() == 2


def test_a_publisher_that_is_illustrative_is_so_in_the_language(
    processed: Callable[..., Any],
) -> None:
    shown = processed({}, illustrative=True, publisher="labatlas (illustrative)").release
    assert release_publisher(shown, "es") == "labatlas (ilustrativo)"
    assert release_publisher(shown, "en") == "labatlas (illustrative)"
    real = processed({}, illustrative=False, publisher="A (illustrative) press").release
    assert release_publisher(real, "es") == "A (illustrative) press"
    unknown = processed({}, publisher="").release
    assert release_publisher(unknown, "es") == "emisor desconocido"


def test_a_single_day_is_said_once(processed: Callable[..., Any]) -> None:
    silent: dict[str, Any] = {"period_start": None, "period_end": None}
    one = processed({}, **silent).release
    assert period(View(language="en"), one) == "records dated 20 July 2022"
    assert period(View(language="es"), one) == "registros del 20 de julio de 2022"
    two = processed({}, {"date": "2022-07-21"}, **silent).release
    assert period(View(language="en"), two) == "records dated 20 July 2022 to 21 July 2022"
    coarse = processed({"date": "2022-07-01", "date_precision": "month"}, **silent).release
    assert period(View(language="en"), coarse) == "records dated 1 July 2022 to 31 July 2022"
    assert period(View(language="en"), processed(UNDATED, **silent).release) == "period not known"
    until = processed({}, period_start=None).release
    assert period(View(language="en"), until) == "until 9 August 2023"
    day = pd.Timestamp("2022-07-20").date()
    stated = processed({}, period_start=day, period_end=day).release
    assert period(View(language="es"), stated) == "el 20 de julio de 2022"


def test_counts_have_no_map_and_all_else_is_written(tmp_path: Path) -> None:
    heading = "Estado,2021,2022,2023\n"
    older, newer = tmp_path / "old.csv", tmp_path / "new.csv"
    older.write_text(heading + "Sinaloa,40,50,60\nJalisco,5,6,7\n")
    newer.write_text(heading + "Sinaloa,40,55,60\nJalisco,5,2,7\n")
    drawn, out = tmp_path / "map.png", tmp_path / "out"
    result = run(older, newer, "--map", drawn, "--out", out)
    assert result.exit_code == 1
    assert "counted in both" in result.stdout
    assert (out / "by_state.geojson").exists()
    assert not drawn.exists()
    assert "no map was drawn" in result.stderr
    assert "both count labs" in result.stderr
    assert "labatlas map" in result.stderr
    raids = tmp_path / "raids.csv"
    raids.write_text("Fecha,Estado\n2022-01-05,Sinaloa\n2022-01-09,Jalisco\n")
    said = run(raids, newer, "--map", drawn, "--language", "es").stderr
    assert "la posterior cuenta laboratorios" in said
    # A status that neither tells is no column of noughts.
    layer = json.loads((out / "by_state.geojson").read_text("utf-8"))
    names = set(layer["features"][0]["properties"])
    assert {"labs_older", "labs_newer", "difference"} <= names
    assert not {name for name in names if "active" in name or "unspecified" in name}
    whole = json.loads(run(older, newer, "--json").stdout)
    assert whole["counting"] == ["older", "newer"]
    assert whole["not_told"] == ["status"]


def test_places_of_pairs_are_said_to_be_the_older_ones(tmp_path: Path) -> None:
    heads = "Fecha,Estado,Municipio,Estatus\n2022-06-10,"
    older, newer = tmp_path / "a.csv", tmp_path / "b.csv"
    older.write_text(f"{heads}Sinaloa,Choix,Inactivo\n")
    newer.write_text(f"{heads}Sonora,Álamos,Activo\n", "utf-8")
    text = told((older, newer))["en"]
    assert "  Sinaloa  1  of 1 in the older release\n" in text
    assert "A lab in both counts at the place that the older release gives." in text
    assert "Sonora" not in text
