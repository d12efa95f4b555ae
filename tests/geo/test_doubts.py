from dataclasses import replace
from pathlib import Path

import pytest

from geo.doubts import KINDS, Doubt, doubts, reading_doubts, strictly
from geo.errors import ReleaseError
from geo.process import Processed, process
from geo.releases.report import ASKED_FOR, NotRead

ROWS = """ESTADO,MUNICIPIO,FECHA,ESTATUS,DROGA,LATITUD,LONGITUD,CANTIDAD
Sinaloa,Culiacán,20/07/2022,Activo,Cristal,24.80,-107.39,1
Sinaloa,La Atlántida,21/07/2022,Activo,Cristal,,,1
Sinaloa,Cosalá,31/02/2022,Activo,Cristal,,,1
Sinaloa,Cosalá,22/07/2022,Inactivo,Cristal,40.71,-74.00,1
Sinaloa,Cosalá,23/07/2022,Inactivo,Cristal,19.43,-99.13,1
Sinaloa,Cosalá,24/07/2022,Inactivo,Cristal,,,
Sinaloa,Cosalá,25/07/2022,Inactivo,Cristal,,,muchos
TOTAL,,,,,,,99
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("doubts") / "answer.csv"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.fixture(scope="module")
def processed(answer: Path) -> Processed:
    return process(answer)


def test_every_kind_of_doubt_in_its_order(processed: Processed) -> None:
    found = [(doubt.kind, doubt.row, doubt.column, doubt.value) for doubt in doubts(processed)]
    assert found == [
        ("missing", 0, "kind", ""),
        ("row set aside", 8, "CANTIDAD", "muchos"),
        ("to check", 9, "CANTIDAD", "99"),
        ("place", 3, "", "La Atlántida, Sinaloa"),
        ("outside", 5, "", "-74.00000, 40.71000"),
        ("disagreement", 6, "", "Cosalá (25005)"),
        ("value dropped", 4, "FECHA", "31/02/2022"),
        ("value corrected", 7, "CANTIDAD", ""),
    ]
    assert all(doubt.reason and doubt.advice for doubt in doubts(processed))


def test_a_reading_has_the_same_doubts_but_those_of_places(processed: Processed) -> None:
    places = {"place", "outside", "disagreement"}
    whole = [doubt for doubt in doubts(processed) if doubt.kind not in places]
    assert list(reading_doubts(processed.release.report)) == whole


def test_a_sheet_left_out_by_choice_is_no_doubt(processed: Processed) -> None:
    left = (
        NotRead("Hoja2", 9, "no header was found in it"),
        NotRead("page 3", 0, "it is a picture"),
        NotRead("Hoja4", 3, ASKED_FOR),
    )
    report = replace(processed.release.report, not_read=left, missing=(), problems=())
    found = reading_doubts(report)
    assert [(doubt.kind, doubt.sheet, doubt.row) for doubt in found] == [
        ("not read", "Hoja2", 0), ("not read", "page 3", 0),
    ]  # fmt: skip
    assert found[0].advice != found[1].advice


def test_a_strict_reading_names_every_class(answer: Path, processed: Processed) -> None:
    with pytest.raises(ReleaseError) as error:
        process(answer, strict=True)
    told = str(error.value)
    assert told == strictly("answer.csv", doubts(processed))
    lines = told.splitlines()
    assert lines[0] == "answer.csv: 8 things are in doubt, and strict reading admits none"
    heads = [line for line in lines if line.startswith("1 ")]
    assert heads[:2] == ["1 field is missing:", "1 row was set aside:"]
    assert len(heads) == 8
    assert "  row 4 FECHA '31/02/2022': a day that does not exist" in lines
    assert sum(line.startswith("  What to do: ") for line in lines) == 8


def test_a_long_list_is_cut_and_counted() -> None:
    found = [Doubt("value dropped", "", row, "F", "x" * 99, "no", "look") for row in range(1, 26)]
    lines = strictly("a.csv", found).splitlines()
    assert lines[:2] == [
        "a.csv: 25 things are in doubt, and strict reading admits none",
        "25 values were dropped:",
    ]
    assert lines[2] == f"  row 1 F '{'x' * 59}…': no"
    assert lines[-2:] == ["  … and 5 more", "  What to do: look"]
    assert len(lines) == 24


@pytest.mark.parametrize("kind", KINDS)
def test_no_blank_too_many(kind: str) -> None:
    for sheet, row in (("", 0), ("", 3), ("Hoja1", 0), ("Hoja\x1b1", 3)):
        line = strictly("a.csv", [Doubt(kind, sheet, row, "", "", "why", "do")]).splitlines()[2]
        assert line.startswith("  ")
        assert "  " not in line.strip()
        assert "\x1b" not in line
        assert " :" not in line
