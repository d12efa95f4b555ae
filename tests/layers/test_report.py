import io
import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from geo.places.matching import Found
from geo.process import Processed, process
from geo.releases import Problem, ReadingMap, load_map, used_map
from geo.select import select
from layers.findings import findings, places_found
from layers.report import problems_table, report_json, report_text
from layers.reuse import write_map, write_review


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Processed:
    path = tmp_path_factory.mktemp("release") / "answer.csv"
    path.write_text(
        "Anexo único\n"
        "Folio,Fecha,Estado,Municipio,Latitud,Longitud,Estatus\n"
        "a1,31/02/2022,Sinaloa,Culican,24.8,-107.39,Activo\n"
        "a2,2021,Sinaloa,Juan José Ríos,,,quién \x1b[31msabe\n"
        "a3,2021,Sinaloa,Cosalá,24.8,-107.39,Activo\n"
        "a4,2021,Sinaloa,Eldorado,2,48,Activo\n"
        "TOTAL,7,,,,,\n",
        encoding="utf-8",
    )
    return process(path)


def test_text_tells_what_was_understood_and_what_not(processed: Processed) -> None:
    text = report_text(processed)
    for part in (
        "File answer.csv (text: UTF-8, columns parted by ','), sha256 ",
        "Headings in row 2:\n  date          Fecha\n",
        "  not used      Folio",
        "7 rows filled: title 1, header 1, total 1, data 4",
        "NOT FOUND (2):\n  drug, kind: no heading, title or section gives it",
        "What to do: if a column holds it, say which (--map FIELD=HEADING)",
        "4 rows read = 4 kept + 0 set aside; 4 records, 4 labs",
        "Lines of totals: 1; in 1 row the sums do not agree",
        "To check (1):\n  '7' (row 7): the rows above it sum to 4",
        "Fecha '31/02/2022' (row 3): a day that does not exist",
        "What to do: look at the cell in the file",
        "'Culican' as Culiacán",
        "For review, as the place is not known for sure (1):",
        "What to do: answer it in a file of corrections (--save-review writes it",
        "'Juan José Ríos' in 'Sinaloa' (row 4)",
        "perhaps Ahome (25001); perhaps Guasave (25011)",
        "'Eldorado' as Culiacán by parent (row 6)",
        "25005 given, 25006 by point (row 5)",
        "3 records with coordinates: 0 got the municipality from them, 0 lie just off",
        " just off the outline, 1 outside Mexico",
        "Coordinates outside Mexico (1):\n  row 6",
        "Known by state only: row 4",
    ):
        assert part in text
    assert len(text.splitlines()) < 50


def test_text_of_a_file_cannot_steer_the_terminal(processed: Processed) -> None:
    assert "\x1b" not in report_text(processed)


def test_json_holds_everything_by_name(processed: Processed) -> None:
    report = json.loads(report_json(processed))
    assert set(report) == {
        "release", "illustrative", "records", "labs", "sites", "state_only", "doubts", "reading",
        "placing", "joining",
    }  # fmt: skip
    assert (report["labs"], report["sites"], report["state_only"]) == (
        4, {"unspecified": 4}, [["", 4]],
    )  # fmt: skip
    assert [doubt["kind"] for doubt in report["doubts"]].count("missing") == 2
    reading = report["reading"]
    assert (reading["rows_read"], reading["rows_kept"]) == (4, 4)
    assert reading["rows_by_kind"]["total"] == 1
    assert reading["columns"]["date"] == "Fecha"
    assert reading["sheets"][0]["columns"][0] == {
        "heading": "Folio", "field": "", "meaning": "", "how": "", "examples": ["a1", "a2", "a3"],
    }  # fmt: skip
    assert reading["rows"][0]["cells"][0] == "Anexo único"
    first = reading["problems"][0]
    assert set(first) == {
        "file", "sheet", "row", "column", "value", "reason", "effect", "advice",
    }  # fmt: skip
    assert (first["file"], first["row"], first["value"]) == ("answer.csv", 3, "31/02/2022")
    asked = report["placing"]["review"][0]
    assert asked["row"] == 4
    assert {near["code"] for near in asked["candidates"]} == {"25001", "25011"}
    assert all(set(found) >= {"row", "given", "name"} for found in report["placing"]["found"])
    assert report["joining"]["disagreements"] == [
        {"sheet": "", "row": 5, "given": "25005", "point": "25006"}
    ]
    assert report["joining"]["outside"] == [["", 6]]


def test_every_problem_is_a_row_of_the_table(processed: Processed) -> None:
    report = processed.release.report
    table = problems_table(report.file, report.problems)
    assert len(table) == len(report.problems)
    assert list(table.columns[:4]) == ["file", "sheet", "row", "column"]
    assert set(table["file"]) == {"answer.csv"}


def test_long_lists_are_cut_in_the_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Fecha,Estado\n" + "".join(f"no date {n},Sinaloa\n" for n in range(50)))
    processed = process(path)
    assert " more" in report_text(processed)
    assert len(report_text(processed).splitlines()) < 40
    assert len(json.loads(report_json(processed))["reading"]["problems"]) == 50


def test_labs_are_those_that_the_map_counts(tmp_path: Path) -> None:
    path = tmp_path / "kinds.csv"
    path.write_text(
        "Fecha,Estado,Tipo\n1/2/2022,Sinaloa,Laboratorio\n1/2/2022,Sinaloa,Bodega\n"
        "1/2/2022,Sinaloa,\n"
    )
    processed = process(path)
    text, report = report_text(processed), json.loads(report_json(processed))
    assert "3 records, 2 labs\nNot among the labs: storehouse 1; 3 in all (--kind" in text
    assert (report["labs"], report["sites"]) == (
        select(processed.records).records["labs"].sum(),
        {"laboratory": 1, "storehouse": 1, "unspecified": 1},
    )


def test_one_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("Fecha,Estado\n31/02/2022,Sinaloa\n")
    text = report_text(process(path))
    assert "1 row read = 1 kept + 0 set aside; 1 record, 1 lab\n" in text
    assert not re.search(r"\b1 (rows|records|labs|names|things|sheets|values|places)\b", text)


def test_a_question_is_no_reason_of_its_answer() -> None:
    notes = {
        "": "answered in the corrections file",
        "no municipality has this name: 25001 Ahome; 25011 Guasave": "answered in the corrections "
        "file",
        "seen on the map": "seen on the map",
        "the answer lies in another state than the file gives": "the answer lies in another state "
        "than the file gives",
    }
    for note, told in notes.items():
        placing = SimpleNamespace(found=[Found("", 3, "correction", "X", "Ahome", note)])
        assert [place.note for place in places_found(placing)] == [told]


def test_the_same_finding_is_said_once_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "same.csv"
    path.write_text("Fecha,Estado\n" + "31/02/2022,Sinaloa\n" * 10)
    text = report_text(process(path))
    assert "Fecha '31/02/2022' (rows 2, 3, 4, 5, 6, 7, 8, 9 and 2 more)" in text
    assert text.count("does not exist") == 1


def test_what_differs_in_row_and_value_alone_is_one_finding() -> None:
    told = [
        Problem("", row, column, value, reason, "value dropped", "look")
        for row, column, value, reason in (
            (2, "Fecha", "31/02/2022", "31/02/2022 is no day"),
            (3, "Fecha", "30/02/2021", "30/02/2021 is no day"),
            (4, "Otra", "30/02/2021", "30/02/2021 is no day"),
            (5, "Fecha", "ayer", "ayer is not a date"),
        )
    ]
    one, other, third = findings(told)
    assert (one.column, one.reason, len(one.problems)) == ("Fecha", "… is no day", 2)
    assert one.values() == {"31/02/2022": [("", 2)], "30/02/2021": [("", 3)]}
    assert (other.column, other.reason) == ("Otra", "30/02/2021 is no day")
    assert third.reason == "ayer is not a date"


def test_rows_of_several_sheets_name_their_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, day in (("Enero", "31/01/2022"), ("Febrero", "31/02/2022")):
        sheet = book.create_sheet(title)
        for row in (["FECHA", "ESTADO"], [day, "Sinaloa"], ["1/2/2022", "Jalisco"]):
            sheet.append(row)
    path = tmp_path / "book.xlsx"
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())
    text = report_text(process(path))
    assert "Sheets 'Enero', 'Febrero', headings in row 1:" in text
    assert "'31/02/2022' (Febrero row 2)" in text


def test_what_was_found_and_given_is_saved_and_read_again(
    processed: Processed, tmp_path: Path
) -> None:
    given = ReadingMap(columns={"drug": "Folio"}, ignored=("Estatus",), day_first=True)
    report = replace(processed.release.report, told=given)
    saved = used_map(report)
    assert saved.columns["date"] == "Fecha"
    assert saved.columns["drug"] == "Folio"
    assert (saved.ignored, saved.day_first) == (("Estatus",), True)
    path = write_map(report, tmp_path / "a.map.json")
    assert load_map(path) == saved


def test_the_review_list_is_written_to_be_answered(processed: Processed, tmp_path: Path) -> None:
    path = write_review(processed.placing, None, tmp_path / "answer.places.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "state_given,mun_given,state_code,mun_code,note,asked"
    assert lines[1].startswith("Sinaloa,Juan José Ríos,,,")
    assert len(lines) == 2
