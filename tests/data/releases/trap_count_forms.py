"""Traps of tables that give counts: what lies beside the truth and looks like it."""

from __future__ import annotations

import writers
from counts import Bar, by_state, column_sums, of_place, wide_rows, year_bars
from form import BLANK, TITLE, Form, Grid, data, header, note, title, total
from raids import (
    DATE,
    MUNICIPALITY,
    RAIDS,
    STATE,
    STATE_OF_IT,
    groups,
    headings,
    rows,
)


def forms() -> list[Form]:
    return [
        _total_on_top(), _shares(), _kilograms(), _partial_year(), _foot_marks(),
        _states_across(),
    ]  # fmt: skip


def _total_on_top() -> Form:
    bars = year_bars()
    lines = [
        title(TITLE),
        header("ENTIDAD FEDERATIVA", 2021, 2022, 2023, "TOTAL"),
        total("NACIONAL", *column_sums(bars), len(RAIDS)),
        *wide_rows(("",), bars, by_state),
    ]
    grid = Grid(lines, "Hoja1")
    return Form(
        "total_above_its_rows.xlsx", (1, 5), "the national total stands above the states", [grid],
        writers.xlsx(grid), ("date", "state"),
    )  # fmt: skip


def _shares() -> Form:
    lines = [title(TITLE), header("ENTIDAD", "LABORATORIOS", "%")]
    for key, those in groups(by_state).items():
        record = {**of_place(key), "labs": len(those), "kind": "laboratory"}
        lines.append(data((key[1], len(those), round(100 * len(those) / len(RAIDS), 1)), record))
    grid = Grid([*lines, total("TOTAL", len(RAIDS), 100)], "Hoja1")
    return Form(
        "counts_and_shares.xlsx", (5,), "a column of percentages beside the counts", [grid],
        writers.xlsx(grid), ("state",), free=("kind",),
    )  # fmt: skip


def _kilograms() -> Form:
    columns = (
        DATE, STATE, MUNICIPALITY, STATE_OF_IT,
        ("METANFETAMINA (KG)", lambda raid: f"{raid.number * 37 % 900}.5"),
        ("PRECURSORES (LTS)", lambda raid: raid.number * 91 % 1200),
        ("CANTIDAD DE LABORATORIOS", lambda raid: 1),
        ("DETENIDOS", lambda raid: raid.number % 4),
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "kilograms_and_detained.csv", (5,), "kilograms, litres and detained beside the labs",
        [grid], writers.text(grid), ("date", "state", "municipality", "status"),
        free=("kind", "drug"),
    )  # fmt: skip


def _partial_year() -> Form:
    raids = [raid for raid in RAIDS if raid.day.year < 2023 or raid.day.month <= 7]
    bars: list[Bar] = year_bars()
    bars[2] = (bars[2][0], {"date": "2023-01-01", "date_precision": "year"})
    lines = [
        title(TITLE),
        header("ESTADO", "2021", "2022", "2023 (enero a julio)", "TOTAL"),
        *wide_rows(("",), bars, by_state, raids=raids),
        total("TOTAL", *column_sums(bars, raids), len(raids)),
    ]
    grid = Grid(lines)
    return Form(
        "wide_years_the_last_in_part.csv", (5, 4), "the last column holds a part of its year",
        [grid], writers.text(grid), ("date", "state"),
    )  # fmt: skip


def _foot_marks() -> Form:
    marked = {"Sinaloa": "Sinaloa 1/", "Yucatán": "Yucatán*", "Durango": "Durango (2)"}
    lines = [title(TITLE), header("ENTIDAD", "TOTAL*")]
    for key, those in groups(by_state).items():
        lines.append(data((marked.get(key[1], key[1]), len(those)),
                          {**of_place(key), "labs": len(those)}))  # fmt: skip
    lines += [
        total("TOTAL", len(RAIDS)), BLANK, note("1/ Incluye la zona serrana."),
        note("* Cifras preliminares."), note("(2) Corte al 31 de diciembre."),
    ]  # fmt: skip
    grid = Grid(lines, "Hoja1")
    return Form(
        "footnote_marks.xlsx", (1, 9), "marks of footnotes behind names and headings", [grid],
        writers.xlsx(grid), ("state",),
    )  # fmt: skip


def _states_across() -> Form:
    states = list(dict.fromkeys((raid.state, raid.state_code) for raid in RAIDS))
    lines = [title(TITLE), header("AÑO", *[name.upper() for name, _ in states], "TOTAL")]
    for year in (2021, 2022, 2023):
        counts = [sum(r.day.year == year and r.state == name for r in RAIDS) for name, _ in states]
        gives = [
            {"date": f"{year}-01-01", "date_precision": "year", "state_code": code, "labs": count}
            for (_, code), count in zip(states, counts, strict=True)
        ]
        lines.append(data((year, *counts, sum(counts)), *gives))
    grid = Grid(lines, "Hoja1")
    return Form(
        "states_across.xlsx", (5,), "a column for each state and a row for each year", [grid],
        writers.xlsx(grid), ("date", "state"),
    )  # fmt: skip
