from collections.abc import Callable
from typing import Any

import pytest

STATES = ("Sinaloa", "Sonora", "Jalisco")


def test_a_column_for_each_year(got: Callable[..., Any]) -> None:
    read = got("Estado|2019|2020|Total", "Sinaloa|10|0|10", "Jalisco||3|3", "Sonora|-|s/d|0")
    assert read.column("state_given") == ["Sinaloa", "Sinaloa", "Jalisco"]
    assert read.column("labs") == [10, 0, 3]
    assert [str(day)[:4] for day in read.column("date")] == ["2019", "2020", "2020"]
    assert read.column("row") == [2, 2, 3]
    assert [(p.row, p.reason) for p in read.report.set_aside] == [
        (4, "no column of counts holds a number")
    ]
    assert [c.meaning for c in read.report.sheets[0].columns][1:] == [
        "labs, 2019", "labs, 2020", "total of the row",
    ]  # fmt: skip


def test_months_take_their_year_from_the_title(got: Callable[..., Any]) -> None:
    read = got("LABORATORIOS 2022", "Estado|Ene|Feb", "Sinaloa|1|2")
    assert [str(day)[:7] for day in read.column("date")] == ["2022-01", "2022-02"]
    assert set(read.column("date_precision")) == {"month"}


def test_months_without_a_year_are_told(got: Callable[..., Any]) -> None:
    read = got("Estado|Ene|Feb", "Sinaloa|1|2")
    assert set(read.column("date_precision")) == {"none"}
    assert {p.reason for p in read.problems("value dropped")} == {
        "a month is named, and no year is said anywhere"
    }


def test_marks_say_the_status_of_one_lab(got: Callable[..., Any]) -> None:
    read = got(
        "Fecha|Estado|Activo|Inactivo", "2022|Sinaloa|X|", "2022|Sinaloa||X", "2022|Sinaloa|x|x",
        "2022|Sinaloa||",
    )  # fmt: skip
    assert read.column("labs") == [1, 1, 1, 1]
    assert read.column("status") == ["active", "inactive", "unspecified", "unspecified"]
    assert [(p.row, p.reason) for p in read.problems("value dropped")] == [
        (4, "marked as active and as inactive")
    ]


def test_yes_and_no_below_active(got: Callable[..., Any]) -> None:
    read = got("Fecha|Estado|¿Activo?", "2022|Sinaloa|Sí", "2022|Sinaloa|No", "2022|Sonora|")
    assert read.column("status") == ["active", "inactive", "unspecified"]


def test_ones_and_noughts_mark_the_lab_of_a_day(got: Callable[..., Any]) -> None:
    read = got("Fecha|Estado|Activo|Inactivo", "1/7/2022|Sinaloa|1|0", "2/7/2022|Sinaloa|0|1")
    assert read.column("status") == ["active", "inactive"]
    assert read.column("labs") == [1, 1]


def test_a_quantity_makes_one_row_many_labs(got: Callable[..., Any]) -> None:
    read = got("Estado|Fecha|Cantidad", "Sinaloa|2022|12", "Sonora|2022|muchos", "Sonora|2022|")
    assert read.column("labs") == [12, 1]
    assert [p.row for p in read.report.set_aside] == [3]
    assert [p.reason for p in read.problems("value corrected")] == ["no number; read as 1"]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["Sinaloa|2022|1", "Sonora|2022|2", "Total||3"], 0),
        (["Sinaloa|2022|1", "Sonora|2022|2", "Total||4"], 1),
        (["Sinaloa|2022|1", "Subtotal||1", "Sonora|2022|2", "Subtotal||2", "Total||3"], 0),
        (["Sinaloa|2022|1", "Subtotal||1", "Sonora|2022|2", "Subtotal||3", "Total||3"], 1),
    ],
)
def test_totals_of_a_column(got: Callable[..., Any], rows: list[str], wrong: int) -> None:
    read = got("Estado|Año|Cantidad", *rows)
    assert len(read.problems("to check")) == wrong


def test_a_total_of_single_raids_counts_the_rows(got: Callable[..., Any]) -> None:
    rows = ["Estado|Año|Estatus", "Sinaloa|2022|Activo", "Sonora|2022|Activo"]
    assert not got(*rows, "TOTAL: 2 laboratorios||").problems("to check")
    (problem,) = got(*rows, "TOTAL||1,658").problems("to check")
    assert (problem.value, problem.reason) == ("1,658", "the rows above it sum to 2")


def test_the_total_of_a_row(got: Callable[..., Any]) -> None:
    read = got("Estado|2019|2020|Total", "Sinaloa|10|5|16")
    (problem,) = read.problems("to check")
    assert (problem.column, problem.reason) == ("Total", "the columns beside it sum to 15")


def test_what_months_come_to_is_no_count_of_its_own(got: Callable[..., Any]) -> None:
    rows = ("LABORATORIOS 2022", "Estado|Enero|Febrero|Acumulado", "Sinaloa|1|2|3", "Sonora|0|1|1")
    read = got(*rows, "Jalisco|1|1|1")
    assert read.column("labs") == [1, 2, 0, 1, 1, 1]
    (problem,) = read.problems("to check")
    assert (problem.row, problem.reason) == (5, "the columns beside it sum to 2")
    assert got(*rows, "Acumulado|1|3|4").problems("to check") == []
    assert got(*rows, "Acumulado|1|3|4").kinds()[5] == "total"


@pytest.mark.parametrize(
    ("headings", "cells", "doubted"),
    [
        ("2022|Acumulado", ["3|9", "1|4", "0|2"], ["Acumulado"]),
        ("Activos|Inactivos|Acumulado", ["3|2|9", "1|1|4", "0|1|2"], ["Acumulado"]),
        ("2021|2022|Total|Acumulado", ["3|2|5|9", "1|1|2|4", "0|1|1|2"], ["Acumulado"]),
        ("2021|Acum. 2021|2022|Acum.", ["3|3|2|5", "1|1|1|2", "0|0|1|1"], []),
        ("2020|2021|Acumulado|2022", ["3|2|5|9", "1|1|2|4", "0|1|1|2"], []),
    ],
)
def test_a_running_sum_is_never_counted(
    got: Callable[..., Any], headings: str, cells: list[str], doubted: list[str]
) -> None:
    rows = [f"{state}|{row}" for state, row in zip(STATES, cells, strict=True)]
    read = got(f"Estado|{headings}", *rows)
    counted = [
        int(number)
        for row in cells
        for number, name in zip(row.split("|"), headings.split("|"), strict=True)
        if name.isdecimal() or name.endswith("ivos")
    ]
    assert read.column("labs") == counted
    assert [problem.column for problem in read.problems("to check")] == doubted


def test_a_running_sum_alone_is_the_count(got: Callable[..., Any]) -> None:
    assert got("Estado|Acumulado", "Sinaloa|6", "Sonora|3").column("labs") == [6, 3]
