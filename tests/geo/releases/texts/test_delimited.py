import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo.errors import ReleaseError
from geo.releases.cells import Source
from geo.releases.texts import delimited
from geo.releases.texts.delimited import read_delimited


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("delimited") / "a.csv"


def read(path: Path, content: str | bytes, encoding: str = "") -> Source:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_delimited(path, "a.csv", encoding=encoding)


def rows(source: Source) -> list[list[object]]:
    return source.sheets[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_tables(path: Path, encoding: str, delimiter: str) -> None:
    source = read(
        path, f"Título\nESTADO{delimiter}AÑO\nMichoacán{delimiter}2022\n".encode(encoding)
    )
    assert rows(source) == [["Título"], ["ESTADO", "AÑO"], ["Michoacán", "2022"]]
    assert (source.format, source.delimiter) == ("text", delimiter)
    assert source.sheets[0].origin(2) == ("", 3)


TITLED = """\
Secretaría, de la Defensa, Nacional, México
Relación, 2019, 2020

ESTADO;MUN;LAT;LON
Sinaloa;Culiacán;24,5;-107,3
Sonora;Nogales;30,1;-110,2
"""


@pytest.mark.parametrize(
    ("text", "delimiter", "second"),
    [
        ("ESTADO;FECHA\n" + "Sinaloa, x, y, z, w;2022\nSonora;2021, 3\n" * 3, ";", None),
        (TITLED, ";", ["Relación, 2019, 2020"]),
        ("LAT;LON\n" + "24,5;-107,3\n" * 9, ";", ["24,5", "-107,3"]),
        ("ESTADO\tLAT\n" + "Sinaloa, Culiacán\t24,5\n" * 9, "\t", ["Sinaloa, Culiacán", "24,5"]),
        ("ESTADO,NOTA\n" + "Sinaloa,a;b|c\n" * 9, ",", ["Sinaloa", "a;b|c"]),
        ('ESTADO,NOTA\n"Sinaloa, México","x; y; z"\n', ",", ["Sinaloa, México", "x; y; z"]),
        ("ESTADO,A,B\nSinaloa,Culiacán, Sinaloa,1\nSonora,c,d\nDurango,e,f\n", ",", None),
        ("ESTADO\nSinaloa\n", ",", ["Sinaloa"]),
    ],
)
def test_the_most_regular_delimiter_is_taken(
    path: Path, text: str, delimiter: str, second: list[str] | None
) -> None:
    source = read(path, text)
    assert source.delimiter == delimiter
    assert second is None or rows(source)[1] == second


def test_a_delimiter_that_the_first_line_names(path: Path) -> None:
    source = read(path, "sep=|\nA,x|B,y\n1,2|3\n")
    assert rows(source) == [[], ["A,x", "B,y"], ["1,2", "3"]]
    assert source.sheets[0].remarks == ("the first line names the delimiter: |",)
    source = read(path, '"SEP=;"\nA\tB\n1\t3\n')
    assert rows(source) == [[], ["A", "B"], ["1", "3"]]
    assert "stands in no other line" in source.sheets[0].remarks[0]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_ends(path: Path, end: str) -> None:
    assert rows(read(path, end.join(["A,B", "1,2", "", "3,4"]))) == [
        ["A", "B"], ["1", "2"], [], ["3", "4"],
    ]  # fmt: skip


def test_mixed_line_ends_count_as_in_an_editor(path: Path) -> None:
    source = read(path, 'A,B\r1,"x\r\ny"\r\n2,"a\rb\nc"\n\n3,4')
    (sheet,) = source.sheets
    assert sheet.rows == [["A", "B"], ["1", "x\r\ny"], ["2", "a\rb\nc"], [], ["3", "4"]]
    assert [sheet.origin(index)[1] for index in range(5)] == [1, 2, 4, 7, 8]


def test_a_quotation_mark_without_its_pair_costs_one_line_only(path: Path) -> None:
    lines = [
        "ESTADO,MUN,NOTA",
        'Sinaloa,"Culiacán,x',
        'Sonora,Nogales,tubo de 5"',
        'Sonora,"El "Chapo" R, viejo",z',
        'Sonora,"Nogales","a ""b"" c"',
        'Durango,"Topia,y',
        "Durango,Tepehuanes,z",
    ]
    source = read(path, "\n".join(lines))
    assert rows(source)[1:] == [
        ["Sinaloa", '"Culiacán', "x"],
        ["Sonora", "Nogales", 'tubo de 5"'],
        ["Sonora", 'El "Chapo" R, viejo', "z"],
        ["Sonora", "Nogales", 'a "b" c'],
        ["Durango", '"Topia', "y"],
        ["Durango", "Tepehuanes", "z"],
    ]
    assert source.sheets[0].origins == ()
    assert "do not pair in 3 of the lines (2, 4, 6)" in source.sheets[0].remarks[0]


def test_two_stray_marks_do_not_swallow_the_rows_between_them(path: Path) -> None:
    lines = ["A,B,C", 'x,"y,z', *["1,2,3"] * 20, 'x,y",z', "4,5,6"]
    source = read(path, "\n".join(lines))
    assert [len(row) for row in rows(source)] == [3] * len(lines)
    assert "(2)" in source.sheets[0].remarks[0]


def test_a_trailing_delimiter(path: Path) -> None:
    source = read(path, "A,B\n1,2,\n3,4,\n")
    assert rows(source) == [["A", "B"], ["1", "2"], ["3", "4"]]
    assert "rows end with a delimiter" in source.sheets[0].remarks[0]
    # The cell beyond the header stays where one row has something in it.
    assert rows(read(path, "A,B\n1,2,\n3,4,x\n"))[1] == ["1", "2", ""]


def test_lines_quoted_as_a_whole(path: Path) -> None:
    source = read(path, '"A,B,C"\n"1,2,""x, y"""\n"3,4,z"\n')
    assert rows(source) == [["A", "B", "C"], ["1", "2", "x, y"], ["3", "4", "z"]]
    assert "in quotation marks as a whole" in source.sheets[0].remarks[0]


FIXED = """\
SECRETARIA DE LA DEFENSA NACIONAL
ESTADO      MUNICIPIO        FECHA        CANTIDAD

SINALOA     CULIACAN         20/07/2022          1
SINALOA     COSALA                               2
SONORA                       21/07/2022         13
DURANGO     TOPIA, PUEBLO    21/07/2022          3
"""


def test_fixed_columns(path: Path) -> None:
    source = read(path, FIXED)
    assert rows(source) == [
        ["SECRETARIA DE LA DEFENSA NACIONAL"],
        ["ESTADO", "MUNICIPIO", "FECHA", "CANTIDAD"],
        [],
        ["SINALOA", "CULIACAN", "20/07/2022", "1"],
        ["SINALOA", "COSALA", "", "2"],
        ["SONORA", "", "21/07/2022", "13"],
        ["DURANGO", "TOPIA, PUEBLO", "21/07/2022", "3"],
    ]
    assert source.delimiter == "fixed columns"
    assert "no delimiter is regular" in source.sheets[0].remarks[0]


def test_fixed_columns_under_a_rule(path: Path) -> None:
    lines = ["EDO  MUNICIPIO    FECHA", "---- ------------ ----------"]
    lines += ["SIN  CULIACAN DOS 20/07/2022", "SON               21/07/2022"]
    assert rows(read(path, "\n".join(lines)))[2:] == [
        ["SIN", "CULIACAN DOS", "20/07/2022"],
        ["SON", "", "21/07/2022"],
    ]


def test_runs_of_spaces(path: Path) -> None:
    lines = [
        "ESTADO  MUNICIPIO  AÑO",
        "Sinaloa  Culiacán  2022",
        "Baja California  Mexicali   2020",
    ]
    source = read(path, "\n".join(lines))
    assert rows(source)[2] == ["Baja California", "Mexicali", "2020"]
    assert source.delimiter == "runs of spaces"


def test_prose_is_said_to_be_irregular(path: Path) -> None:
    source = read(path, "Uno, dos\n" + "Una línea sin nada\n" * 3 + "Una, dos, tres, cuatro\n")
    assert "only 20% of the lines" in source.sheets[0].remarks[0]


def test_zero_bytes_and_the_end_mark_of_dos(path: Path) -> None:
    source = read(path, b"A,B\n1\x00,2\n\x1a")
    assert rows(source) == [["A", "B"], ["1", "2"]]
    assert source.remarks == ("zero bytes in the text were left out: 1",)


def test_too_much_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(rows(read(path, "A," * 9_999 + "A\n"))[0]) == 10_000
    with pytest.raises(ReleaseError, match=r"a\.csv: line 2 has 20,000 cells, more than 16,384"):
        read(path, "A,B\n" + "A," * 19_999)
    monkeypatch.setattr(delimited, "MAX_CELLS", 100)
    with pytest.raises(ReleaseError, match="holds 200 cells, more than 100"):
        read(path, "A,B\n" * 200)
    monkeypatch.setattr(delimited, "MAX_ROWS", 50)
    with pytest.raises(ReleaseError, match="more than 50 lines"):
        read(path, "A,B\n" * 51)
    monkeypatch.setattr(delimited, "MAX_MB", 0)
    with pytest.raises(ReleaseError, match="larger than 0 MB"):
        read(path, "A")


def test_very_long_cells_are_harmless(path: Path) -> None:
    assert rows(read(path, 'A,B\n"' + "x" * 300_000 + '",1\n2,3'))[1:] == [
        ["x" * 300_000, "1"],
        ["2", "3"],
    ]


def test_stray_marks_by_the_thousand_take_no_time(path: Path) -> None:
    # Read anew after each of them, this would be 10**10 cells.
    assert len(rows(read(path, 'x","\n' * 20_000))) == 20_000


def test_what_is_no_text_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="neither a spreadsheet nor text"):
        read(path, bytes(range(256)) * 4)
    with pytest.raises(ReleaseError, match=r"missing\.csv: cannot be opened"):
        read_delimited(tmp_path / "missing.csv", "missing.csv")
    with pytest.raises(ReleaseError, match="cannot be opened"):
        read_delimited(tmp_path, "folder")
    with pytest.raises(ReleaseError, match=r"^a\.csv: the text is not utf-8"):
        read(path, b"M\xe9xico", encoding="utf-8")


CELL = st.one_of(
    st.sampled_from(["", "Culiacán", "24,5", '5" tubo', "a\nb", 'x","y', "; ;", "\t|", "'", '""']),
    st.text("aé,;|\t\"' \n\r1.", max_size=8),
)


@given(
    table=st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(max_examples=150, deadline=None)
def test_hostile_cells_come_back(
    path: Path, table: list[tuple[str, ...]], delimiter: str, quoting: int
) -> None:
    # Lines inside a cell that have as many cells as a row are taken for rows, and told.
    marks = [cell.count(delimiter) for row in table for cell in row]
    assume(all(count < 3 for count in marks))
    # Where plain rows are as many as hostile ones, one delimiter only is regular.
    plain = [("ESTADO", "MUNICIPIO", "FECHA", "NOTA"), *[("Sinaloa", "Cosalá", "2022", "")] * 8]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows([*plain, *table])
    source = read(path, stream.getvalue(), encoding="utf-8")
    assert source.delimiter == delimiter
    assert [[str(cell).strip() for cell in row] for row in rows(source)] == [
        [cell.strip() for cell in row] for row in [*plain, *table]
    ]
    (sheet,) = source.sheets
    lines = list(io.StringIO(stream.getvalue(), newline=""))
    for index, row in enumerate([*plain, *table]):
        assert row[0].split("\n")[0].split("\r")[0].strip('"') in lines[
            sheet.origin(index)[1] - 1
        ].replace('""', '"')


@given(st.text('ab,;"\n\r\t| é', max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_letter_is_lost_whatever_the_quotes(path: Path, text: str) -> None:
    source = read(path, text)
    found = "".join(str(cell) for row in rows(source) for cell in row)
    for letter in "abé":
        assert found.count(letter) == text.count(letter)


PIECES = [b'"', b",", b";", b"\n", b"\r", b"\0", b"\xe1", b"\xc3\xa1", b"a", b"  ", b"--", b"sep=,"]


@given(st.binary(max_size=80) | st.lists(st.sampled_from(PIECES)).map(b"".join))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read_or_refused(path: Path, content: bytes) -> None:
    try:
        source = read(path, content)
    except ReleaseError:
        return
    (sheet,) = source.sheets
    assert len(sheet.origins) in (0, len(sheet.rows))
    assert all(isinstance(cell, str) for row in sheet.rows for cell in row)
