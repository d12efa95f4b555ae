"""Line 5 of the issue: a quantity column, and tables that give counts instead of raids."""

from __future__ import annotations

import writers
from counts import by_place, by_state, named, of_place, one_month, whole_year
from form import TITLE, Form, Grid, data, header, title, total
from raids import (
    DATE,
    MONTHS,
    MUNICIPALITY,
    RAIDS,
    STATE,
    STATE_OF_IT,
    STATUS,
    SUBSTANCE,
    TYPE,
    USUAL_FIELDS,
    cells,
    groups,
    headings,
)


def forms() -> list[Form]:
    return [
        _quantity(), _quantity_text(), _month_long(), _year_long(), _state_only(),
    ]  # fmt: skip


def _quantity() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
    lines = [title(TITLE), header(*headings(columns), "CANTIDAD")]
    lines += [
        data((*cells(columns, same[0]), len(same)), same[0].number, changes={"labs": len(same)})
        for same in groups(lambda raid: tuple(cells(columns, raid))).values()
    ]
    grid = Grid([*lines, total("TOTAL", "", "", "", "", "", len(RAIDS))])
    return Form(
        "quantity.csv", (5,), "a column with the number of labs of each row", [grid],
        writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _quantity_text() -> Form:
    columns = (STATE, MUNICIPALITY, DATE, SUBSTANCE, STATE_OF_IT)
    words = {1: "1 (uno)", 3: "3 laboratorios"}
    lines = [title(TITLE), header("No. de laboratorios", *headings(columns))]
    lines += [
        data((words[len(same)], *cells(columns, same[0])), same[0].number,
             changes={"labs": len(same)})
        for same in groups(lambda raid: tuple(cells(columns, raid))).values()
    ]  # fmt: skip
    grid = Grid(lines, "Hoja1")
    return Form(
        "quantity_in_words.xlsx", (5,), "a count with words: 1 (uno), 3 laboratorios", [grid],
        writers.xlsx(grid), ("date", "state", "municipality", "drug", "status"), free=("kind",),
    )  # fmt: skip


def _month_long() -> Form:
    lines = [title(TITLE), header("ESTADO", "MUNICIPIO", "AÑO", "MES", "ESTATUS", "TOTAL")]
    for (place, year, month, status), those in groups(
        lambda raid: (by_place(raid), raid.day.year, raid.day.month, raid.status)
    ).items():
        record = {**of_place(place), **one_month(year, month), "status": status, "labs": len(those)}
        lines.append(data((*named(place), year, MONTHS[month - 1].capitalize(), STATUS[status],
                           len(those)), record))  # fmt: skip
    grid = Grid([*lines, total("TOTAL", "", "", "", "", len(RAIDS))], "Hoja1")
    return Form(
        "counts_by_month.xlsx", (5,), "counts by place, month and status", [grid],
        writers.xlsx(grid), ("date", "state", "municipality", "status"),
    )  # fmt: skip


def _year_long() -> Form:
    lines = [title(TITLE), header("Entidad federativa", "Año", "Laboratorios asegurados")]
    for (place, year), those in groups(lambda raid: (by_state(raid), raid.day.year)).items():
        record = {**of_place(place), **whole_year(year), "labs": len(those)}
        lines.append(data((place[1], year, len(those)), record))
    grid = Grid(lines)
    return Form(
        "counts_by_year.csv", (5,), "counts by state and year", [grid],
        writers.text(grid, encoding="cp1252"), ("date", "state"), free=("kind",),
        told="Windows-1252",
    )  # fmt: skip


def _state_only() -> Form:
    lines = [title("", TITLE), title("", "PERIODO 2021-2023"), header("No.", "ENTIDAD", "CANTIDAD")]
    for number, (place, those) in enumerate(groups(by_state).items(), start=1):
        record = {"state_code": place[0], "labs": len(those)}
        lines.append(data((number, place[1], len(those)), record))
    grid = Grid([*lines, total("", "TOTAL", len(RAIDS))], "Hoja1")
    return Form(
        "counts_by_state.ods", (5,), "counts by state, no date at all", [grid],
        writers.ods(grid), ("state",),
    )  # fmt: skip
