from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import LabatlasError, ReleaseError
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
