from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ColumnError, LabatlasError, ReleaseError
from geo.releases import ReadingMap, load_map, read, used_map
from geo.releases.tables.headings import FIELDS


@given(
    columns=st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text()),
    ignored=st.lists(st.text()).map(tuple),
    header_row=st.none() | st.integers(1, 99),
    day_first=st.none() | st.booleans(),
)
def test_it_comes_back_the_same(
    columns: dict[str, str],
    ignored: tuple[str, ...],
    header_row: int | None,
    day_first: bool | None,
) -> None:
    told = ReadingMap(columns, ignored, header_row=header_row, day_first=day_first)
    assert ReadingMap.from_json(told.to_json()) == told


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"colour": 1}', '{"columns": []}', '{"header_row": 0}', '{"header_row": true}',
     '{"sheets": "a"}', '{"ignored": [1]}', '{"encoding": null}'],
)  # fmt: skip
def test_what_is_no_map(text: str) -> None:
    with pytest.raises(LabatlasError, match="not a map of columns"):
        ReadingMap.from_json(text)


def test_a_file_that_is_no_map(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    with pytest.raises(ReleaseError, match=r"m\.json: cannot be read"):
        load_map(path)
    path.write_text('{"columns": {"date": 3}}')
    with pytest.raises(ReleaseError, match=r"m\.json: .*columns may not be"):
        load_map(path)


def test_a_reading_can_be_repeated(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("cuando,donde,que\n20220720,Sinaloa,Activo\n", "utf-8")
    columns = {"date": "cuando", "state": "donde", "status": "que"}
    first = read(path, columns=columns)
    (tmp_path / "m.json").write_text(used_map(first.report).to_json(), "utf-8")
    again = read(path, reading_map=load_map(tmp_path / "m.json"))
    assert again.records.equals(first.records)
    assert again.report.columns == columns


def test_a_saved_map_keeps_what_a_person_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Fecha,Estado,C\n3/7/2022,Sinaloa,Activo\n14/7/2022,Sonora,Activo\n", "utf-8")
    assert used_map(read(path).report).day_first is None, "found by evidence"
    told = ReadingMap(ignored=("C",), day_first=True, encoding="utf-8")
    assert used_map(read(path, reading_map=told).report) == ReadingMap(
        {"date": "Fecha", "state": "Estado"}, ("C",), day_first=True, encoding="utf-8"
    )


def test_a_heading_of_a_saved_map_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Lista\ncuando,Estado\n20220720,Sinaloa\n", "utf-8")
    saved = ReadingMap({"date": "cuando", "status": "que", "state": "ENTIDAD FED"})
    release = read(path, reading_map=saved)
    assert release.records["date_precision"].tolist() == ["day"]
    assert release.records["state_given"].tolist() == ["Sinaloa"]
    assert [(p.row, p.column, p.effect, p.reason) for p in release.report.problems] == [
        (2, "que", "to check", "the map names a column 'que' that is not there"),
        (2, "ENTIDAD FED", "to check", "the map names a column 'ENTIDAD FED' that is not there"),
    ]
    assert used_map(release.report).columns == {"date": "cuando", "state": "Estado"}
    with pytest.raises(
        ReleaseError, match="2 cells or rows are to be checked:\n  row 2 que: the map"
    ):
        read(path, reading_map=saved, strict=True)


def test_a_heading_given_by_hand_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("cuando,Estado\n20220720,Sinaloa\n", "utf-8")
    saved = ReadingMap({"date": "cuando", "status": "gone"})
    with pytest.raises(ColumnError, match="no column is headed 'que'"):
        read(path, reading_map=saved, columns={"status": "que"})
    # By hand goes before the map, by its field and by its heading.
    release = read(path, reading_map=saved, columns={"description": "CUANDO", "status": "Estado"})
    assert release.report.columns == {"description": "cuando", "status": "Estado"}
    with pytest.raises(ColumnError, match="cannot map colour"):
        read(path, columns={"colour": "cuando"})
