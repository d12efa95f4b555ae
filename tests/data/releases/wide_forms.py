"""Line 5 of the issue: wide tables, with a column for each year, month, status or drug."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

import writers
from counts import (
    YEARS,
    Bar,
    by_place,
    by_state,
    column_sums,
    one_month,
    status_bars,
    wide_rows,
    year_bars,
)
from form import BLANK, TITLE, Form, Grid, Line, header, title, total
from raids import DRUG, MONTHS, RAIDS, groups


def forms() -> list[Form]:
    return [
        _wide_years(), _wide_years_wrong(), _wide_months(), _wide_months_of_years(),
        _wide_status(), _wide_status_years(), _wide_status_years_text(), _wide_drugs(),
        _wide_with_sections(), _wide_accumulated(), _wide_month_ends(), _wide_days(),
    ]  # fmt: skip


def _wide_years() -> Form:
    bars = year_bars()
    lines = [
        title(TITLE),
        header("ESTADO", "MUNICIPIO", *YEARS, "TOTAL"),
        *wide_rows(("", ""), bars, by_place),
        total("TOTAL", "", *column_sums(bars), len(RAIDS)),
    ]
    grid = Grid(lines, "Hoja1")
    return Form(
        "wide_years.xlsx", (5,), "a column for each year, with totals across and down", [grid],
        writers.xlsx(grid), ("date", "state", "municipality"),
    )  # fmt: skip


def _wide_years_wrong() -> Form:
    bars = year_bars()
    lines = wide_rows(("",), bars, by_state)
    spoilt = lines[2]
    lines[2] = spoilt._replace(
        cells=(*spoilt.cells[:-1], spoilt.cells[-1] + 1), faults=(("TOTAL", "to check"),)
    )
    sums = column_sums(bars)
    last = total("TOTAL", sums[0], sums[1] + 1, sums[2], len(RAIDS) + 1,
                 faults=(("2022", "to check"),))  # fmt: skip
    grid = Grid([title(TITLE), header("ESTADO", *YEARS, "TOTAL"), *lines, last])
    return Form(
        "wide_years_wrong.csv", (5, 1), "a total across and a total down that are wrong", [grid],
        writers.text(grid), ("date", "state"),
    )  # fmt: skip


def _wide_months() -> Form:
    raids = [raid for raid in RAIDS if raid.day.year == 2022]
    bars: list[Bar] = [
        ((lambda raid, m=month: raid.day.month == m), one_month(2022, month))
        for month in range(1, 13)
    ]
    lines = [
        title(TITLE),
        title("AÑO 2022"),
        BLANK,
        header("ENTIDAD", *[MONTHS[month - 1][:3].upper() for month in range(1, 13)], "TOTAL"),
        *wide_rows(("",), bars, by_state, raids=raids, nothing=""),
        total("TOTAL", *column_sums(bars, raids), len(raids)),
    ]
    grid = Grid(lines, "2022")
    return Form(
        "wide_months.ods", (5, 4), "a column for each month, the year in the title; empty cells",
        [grid], writers.ods(grid), ("date", "state"),
    )  # fmt: skip


def _wide_months_of_years() -> Form:
    periods = sorted({(raid.day.year, raid.day.month) for raid in RAIDS})
    bars: list[Bar] = [
        ((lambda raid, p=period: (raid.day.year, raid.day.month) == p), one_month(*period))
        for period in periods
    ]
    named = [f"{MONTHS[month - 1][:3]}-{year % 100}" for year, month in periods]
    lines = [title(TITLE), header("Estado", *named),
             *wide_rows(("",), bars, by_state, with_total=False, nothing="-")]  # fmt: skip
    grid = Grid(lines)
    return Form(
        "wide_months_of_years.csv", (5, 4), "columns ene-21 to dic-23, dashes for nothing", [grid],
        writers.text(grid, delimiter=";"), ("date", "state"),
    )  # fmt: skip


def _wide_status() -> Form:
    bars = status_bars()
    lines = [
        title(TITLE),
        header("ESTADO", "MUNICIPIO", "ACTIVOS", "INACTIVOS", "SIN ESPECIFICAR", "TOTAL"),
        *wide_rows(("", ""), bars, by_place),
        total("TOTAL", "", *column_sums(bars), len(RAIDS)),
    ]
    grid = Grid(lines, "Hoja1")
    return Form(
        "wide_status.xls", (5, 6), "a column for each status", [grid], writers.xls(grid),
        ("state", "municipality", "status"),
    )  # fmt: skip


def _two_rows(first: Any) -> list[Line]:
    names = ["ACTIVO", "INACTIVO", "S/D"]
    return [
        header(first, *[cell for year in YEARS for cell in (year, "", "")], "TOTAL"),
        header("", *names * len(YEARS), ""),
    ]


def _wide_status_years() -> Form:
    bars = status_bars(YEARS)
    lines = [title(TITLE), *_two_rows("ESTADO"), *wide_rows(("",), bars, by_state),
             total("TOTAL", *column_sums(bars), len(RAIDS))]  # fmt: skip
    merged = [(2, 1, 3, 1), (2, 11, 3, 11), *[(2, left, 2, left + 2) for left in (2, 5, 8)]]
    grid = Grid(lines, "Hoja1", merged=merged)
    return Form(
        "wide_years_and_status.xlsx", (5, 1), "headings in two rows: years merged over the status",
        [grid], writers.xlsx(grid), ("date", "state", "status"),
    )  # fmt: skip


def _wide_status_years_text() -> Form:
    bars = status_bars(YEARS)
    lines = [title(TITLE), *_two_rows("ESTADO"),
             *wide_rows(("",), bars, by_state, nothing="")]  # fmt: skip
    grid = Grid(lines)
    return Form(
        "wide_years_and_status.csv", (5, 1), "the same as text: the years stand on the first only",
        [grid], writers.text(grid), ("date", "state", "status"),
    )  # fmt: skip


def _wide_drugs() -> Form:
    bars: list[Bar] = [((lambda raid, d=drug: raid.drug == d), {"drug": drug}) for drug in DRUG]
    lines = [title(TITLE), header("ESTADO", *[DRUG[drug].upper() for drug in DRUG], "TOTAL"),
             *wide_rows(("",), bars, by_state)]  # fmt: skip
    grid = Grid(lines)
    return Form(
        "wide_drugs.csv", (5, 6), "a column for each drug", [grid], writers.text(grid),
        ("state", "drug"),
    )  # fmt: skip


def _wide_with_sections() -> Form:
    bars = year_bars()
    lines = [title(TITLE), header("MUNICIPIO", *YEARS, "TOTAL")]
    for state, raids in groups(lambda raid: raid.state).items():
        lines.append(Line("section", (state.upper(),)))
        wide = wide_rows(("", ""), bars, by_place, raids=raids)
        lines += [line._replace(cells=line.cells[1:]) for line in wide]
        lines.append(total("Subtotal", *column_sums(bars, raids), len(raids)))
    grid = Grid([*lines, total("Total general", *column_sums(bars), len(RAIDS))], "Hoja1")
    return Form(
        "wide_years_in_sections.xlsx", (5, 1), "a wide table with a line for each state", [grid],
        writers.xlsx(grid), ("date", "state", "municipality"),
    )  # fmt: skip


def _wide_accumulated() -> Form:
    raids = [raid for raid in RAIDS if raid.day.year == 2022]
    bars: list[Bar] = [
        ((lambda raid, m=month: raid.day.month == m), one_month(2022, month))
        for month in range(1, 13)
    ]
    names = [month.capitalize() for month in MONTHS]
    lines = [
        title(TITLE),
        header("Estado", *names, "Acumulado 2022"),
        *wide_rows(("",), bars, by_state, raids=raids),
        total("Acumulado", *column_sums(bars, raids), len(raids)),
    ]
    grid = Grid(lines)
    return Form(
        "wide_accumulated.csv", (5, 1), "months by name and what they come to, Acumulado; its year",
        [grid], writers.text(grid), ("date", "state"),
    )  # fmt: skip


def _wide_month_ends() -> Form:
    periods = sorted({(raid.day.year, raid.day.month) for raid in RAIDS})
    bars: list[Bar] = [
        ((lambda raid, p=period: (raid.day.year, raid.day.month) == p), one_month(*period))
        for period in periods
    ]
    ends = [date(year, month, monthrange(year, month)[1]) for year, month in periods]
    # What went before them is in the last column too: it sums no row.
    before = [
        line._replace(cells=(*line.cells, line.cells[-1] + 4))
        for line in wide_rows(("",), bars, by_state)
    ]
    head = header("Entidad", *ends, "Total", "Acumulado")
    head = head._replace(faults=(("Acumulado", "to check"),))
    grid = Grid([title(TITLE), head, *before], "Hoja1")
    return Form(
        "wide_month_ends.xlsx", (5, 4), "columns headed by the last day of each month, date cells; "
        "Acumulado since earlier", [grid], writers.xlsx(grid), ("date", "state"),
    )  # fmt: skip


def _wide_days() -> Form:
    days = sorted({raid.day for raid in RAIDS})
    bars: list[Bar] = [
        ((lambda raid, d=day: raid.day == d), one_month(day.year, day.month)) for day in days
    ]
    lines = [
        title(TITLE),
        header("Estado", "Municipio", *[f"{day:%d/%m/%Y}" for day in days]),
        *wide_rows(("", ""), bars, by_place, with_total=False, nothing=""),
    ]
    grid = Grid(lines)
    return Form(
        "wide_days.csv", (5, 4), "a column for each day with a raid: counted by month", [grid],
        writers.text(grid), ("date", "state", "municipality"),
        remarks=("for the months of these days",),
    )  # fmt: skip
