from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases.cells import Cell
from geo.releases.values.numbers import is_sentinel_code, read_count, read_number

NUMBERS = st.integers(-999_999_999, 999_999_999)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (24.5, 24.5),
        (5, 5.0),
        ("-106,39", -106.39),
        ("24.805", 24.805),
        ("1,5", 1.5),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1,234,567", 1234567.0),
        ("1.234.567", 1234567.0),
        ("1 234", 1234.0),
        ("1\u202f234,5", 1234.5),
        ("1\u00a0234.5", 1234.5),
        ("1'234", 1234.0),
        ("1’234’567", 1234567.0),
        ("1234,567", 1234.567),
        ("0,123", 0.123),
        (".5", 0.5),
        ("'5", 5.0),
        ("\u22125", -5.0),
        ("(5)", -5.0),
        ("$ 1,234.50", 1234.5),
        ("-$5", -5.0),
        ("1.5E+03", 1500.0),
    ],
)
def test_read_number(cell: Cell, number: float) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize("cell", ["", " ", "S/D", "No especificado", "-", "'"])
def test_an_empty_cell_is_no_number(cell: str) -> None:
    assert read_number(cell) is None
    assert read_count(cell) is None


@pytest.mark.parametrize(
    "cell",
    ["24.Others0555556", "12,34,56", "1,23.4", "1 23", "5 5", "--5", "(-5)", "5-", "1e999",
     "9" * 70, "cinco", True, float("nan"), float("inf"), date(2022, 1, 1), time(1)],
)  # fmt: skip
def test_what_is_no_number(cell: Cell) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_number(cell)


def test_a_share_is_no_number() -> None:
    for read in (read_number, read_count):
        with pytest.raises(ValueError, match="share"):
            read("5 %")


def test_a_comma_before_three_digits_is_refused() -> None:
    with pytest.raises(ValueError, match=r"may be 1234 or 1\.234"):
        read_number("1,234")


@given(NUMBERS, st.integers(0, 9999), st.sampled_from(["., ", ",.", ".,", " ,", "',", "\u202f."]))
def test_a_number_survives_every_spelling(whole: int, part: int, marks: str) -> None:
    mark, decimal = marks[0], marks[1]
    text = f"{grouped(whole, mark)}{decimal}{part:04}"
    number = float(f"{whole}.{part:04}")
    assert read_number(text) == number
    assert read_number(f"{whole}{decimal}{part:04}") == number


@given(NUMBERS)
def test_a_whole_number_survives_every_spelling(number: int) -> None:
    forms: list[Cell] = [number, float(number), str(number), f"'{number}", f" {number} "]
    forms += [grouped(number, mark) for mark in (" ", "'", "\u00a0")]
    if abs(number) >= 1_000_000:
        forms += [grouped(number, mark) for mark in (",", ".")]
    assert {read_number(form) for form in forms} == {float(number)}


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (3.0, 3),
        (0, 0),
        ("0", 0),
        ("05", 5),
        ("5.0", 5),
        ("5,0", 5),
        ("5*", 5),
        ("1,000", 1000),
        ("1 000", 1000),
        ("1.234", 1234),
        ("5 laboratorios", 5),
        ("1,000 laboratorios", 1000),
        ("3 laboratorios clandestinos", 3),
        ("2 áreas de concentración", 2),
        ("un laboratorio", 1),
        ("UNO", 1),
        ("dos", 2),
        ("dieciséis", 16),
        ("twenty", 20),
        ("Dos (2)", 2),
        ("2 (dos)", 2),
        ("Ninguno", 0),
    ],
)
def test_read_count(cell: Cell, count: int) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize(
    "cell",
    ["-1", 1.5, "1,5", "10001", "99999999999999999999", 1e30, float("inf"), True, "dos (3)",
     "veintiuno", "dos mil", "laboratorio", "5 activos", "-5 laboratorios", "2-3", ">5", "$5",
     "(5)", "1.000", "1.5 laboratorios", "3 3", date(2022, 1, 1)],
)  # fmt: skip
def test_what_is_no_count(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r"number|may be 1 or 1000"):
        read_count(cell)


@given(st.integers(0, 10_000))
def test_a_count_survives_every_spelling(count: int) -> None:
    forms: list[Cell] = [count, float(count), str(count), f"{count:,}", grouped(count, " "),
                         f"{count} laboratorios", f"{count}.0"]  # fmt: skip
    assert {read_count(form) for form in forms} == {count}


@given(st.one_of(st.text(), st.text("0123456789.,-$% ()e'dos"), st.floats(), st.integers()))
def test_any_cell_gives_a_number_or_a_reason(cell: Cell) -> None:
    for read in (read_number, read_count):
        reason = "none"
        try:
            read(cell)
        except ValueError as error:
            reason = str(error)
        assert reason


def test_sentinel_codes() -> None:
    assert all(map(is_sentinel_code, ("98", "99", "999", "9999", " 99 ", "'999", "99.0")))
    assert not any(map(is_sentinel_code, ("", "9", "25", "099", "99999", "25999")))
