import pytest

from geo.errors import ColumnError, ReleaseError
from geo.releases.cells import Sheet
from geo.releases.headings import FIELDS, choose_sheet, find_header
from geo.text import fold


def header_of(*rows: list[object], **options: object):
    return find_header(Sheet("a", [list(row) for row in rows]), **options)


def test_no_heading_names_two_fields() -> None:
    folded = [fold(heading) for headings in FIELDS.values() for heading in headings]
    assert len(folded) == len(set(folded))


def test_header_below_titles() -> None:
    header = header_of(
        ["SECRETARÍA", "", ""], ["", "", ""], ["FECHA", "ESTADO", "MUNICIPIO"], ["a", "b", "c"]
    )
    assert header is not None
    assert header.row == 3
    assert header.titles == ((1, "SECRETARÍA"),)
    assert header.fields == {"date": 0, "state": 1, "municipality": 2}


def test_two_row_header() -> None:
    header = header_of(
        ["FECHA", "UBICACIÓN", "", "ESTATUS"],
        ["", "ESTADO", "MUNICIPIO", ""],
        ["1/1/2022", "Sinaloa", "Cosalá", "Activo"],
    )
    assert header is not None
    assert header.row == 2
    assert header.headings == ("FECHA", "ESTADO", "MUNICIPIO", "ESTATUS")


def test_one_row_goes_before_two() -> None:
    header = header_of(["Lista", "", "1 de 2"], ["ESTADO", "FECHA", ""], ["Sinaloa", "2022", ""])
    assert header is not None
    assert header.headings == ("ESTADO", "FECHA", "column 3")


def test_headings_in_english_and_doubled() -> None:
    header = header_of(["State", "Date", "Notes", "Notes"])
    assert header is not None
    assert header.headings == ("State", "Date", "Notes", "Notes (2)")


def test_a_mapping_goes_before_what_is_recognised() -> None:
    header = header_of(["FECHA", "CUANDO", "ESTADO"], columns={"date": "cuándo"})
    assert header is not None
    assert header.fields["date"] == 1


def test_no_header() -> None:
    assert header_of(["a", "b"], ["c", "d"]) is None


def test_errors_say_what_to_do() -> None:
    sheet = Sheet("Hoja1", [["FECHA", "ESTADO"], ["2022", "Sinaloa"]])
    with pytest.raises(ReleaseError, match="date=HEADING"):
        choose_sheet([Sheet("x", [["a"]])], None, None, "f.xlsx")
    with pytest.raises(ReleaseError, match="has no sheet 'b'; it has Hoja1"):
        choose_sheet([sheet], None, "b", "f.xlsx")
    with pytest.raises(ColumnError, match=r"no column is headed 'X'.*FECHA, ESTADO"):
        choose_sheet([sheet], {"status": "X"}, None, "f.xlsx")
    with pytest.raises(ColumnError, match="cannot map colour; fields that can be mapped: date"):
        choose_sheet([sheet], {"colour": "FECHA"}, None, "f.xlsx")


def test_the_sheet_with_most_fields_is_taken() -> None:
    small = Sheet("a", [["FECHA", "ESTADO"]])
    large = Sheet("b", [["FECHA", "ESTADO", "MUNICIPIO"]])
    assert choose_sheet([small, large], None, None, "f")[0].name == "b"
    assert choose_sheet([small, large], None, "a", "f")[0].name == "a"
