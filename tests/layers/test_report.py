import json
from pathlib import Path

import pytest

from geo.process import Processed, process
from layers.report import report_json, report_text


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Processed:
    path = tmp_path_factory.mktemp("release") / "answer.csv"
    path.write_text(
        "Fecha,Estado,Municipio,Latitud,Longitud,Estatus\n"
        "31/02/2022,Sinaloa,Culican,24.8,-107.39,Activo\n"
        "2021,Sinaloa,Juan José Ríos,,,quién \x1b[31msabe\n"
        "2021,Sinaloa,Cosalá,24.8,-107.39,Activo\n"
        "2021,Sinaloa,Eldorado,2,48,Activo\n"
        "TOTAL,4,,,,\n",
        encoding="utf-8",
    )
    return process(path)


def test_text_names_row_column_value_reason_and_advice(processed: Processed) -> None:
    text = report_text(processed)
    for part in (
        "5 rows read = 4 kept + 1 set aside",
        "Value dropped, row kept (2):\n  row 2: Fecha '31/02/2022': 31/02/2022 is a day that does",
        "What to do: look at the cell in the file",
        "Rows set aside (1):\n  row 6: 'TOTAL | 4': a line of totals",
        "row 2: 'Culican' as Culiacán",
        "row 3: 'Juan José Ríos' in 'Sinaloa'",
        "perhaps Ahome (25001); perhaps Guasave (25011)",
        "row 5: 'Eldorado' as 25006",
        "row 4: 25005 given, 25006 by point",
        "1 lie outside Mexico",
    ):
        assert part in text


def test_text_of_a_file_cannot_steer_the_terminal(processed: Processed) -> None:
    assert "\x1b" not in report_text(processed)


def test_json_holds_everything(processed: Processed) -> None:
    report = json.loads(report_json(processed))
    assert set(report) == {"release", "illustrative", "reading", "placing", "joining"}
    assert report["reading"]["rows_read"] == 5
    assert report["reading"]["problems"][0]["reason"].startswith("31/02/2022 is a day")
    assert report["placing"]["review"][0]["candidates"][0] == {
        "code": "25001", "name": "Ahome", "score": 1.0,
    }  # fmt: skip
    assert report["joining"]["disagreements"] == [{"row": 4, "given": "25005", "point": "25006"}]
    assert report["joining"]["outside"] == [5]


def test_long_lists_are_cut_in_the_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Fecha,Estado\n" + "".join(f"no date {n},Sinaloa\n" for n in range(50)))
    processed = process(path)
    assert "… and 30 more, all in the report file (--report)" in report_text(processed)
    assert len(json.loads(report_json(processed))["reading"]["problems"]) == 50


def test_the_same_finding_is_said_once_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "same.csv"
    path.write_text("Fecha,Estado\n" + "31/02/2022,Sinaloa\n" * 10)
    text = report_text(process(path))
    assert "rows 2, 3, 4, 5, 6, 7, 8, 9 and 2 more: Fecha '31/02/2022'" in text
    assert text.count("does not exist") == 1
