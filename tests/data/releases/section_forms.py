"""Line 1 of the issue: section headings, totals, and cells that hold for the rows below."""

from __future__ import annotations

import writers
from form import BLANK, TITLE, Form, Grid, Line, data, header, note, section, title, total
from raids import (
    DATE,
    DAY,
    MONTHS,
    MUNICIPALITY,
    RAIDS,
    STATE,
    STATE_OF_IT,
    STATUS,
    SUBSTANCE,
    TYPE,
    USUAL,
    USUAL_FIELDS,
    cells,
    groups,
    headings,
    rows,
)

BY_STATE = groups(lambda raid: raid.state)
WRONG = (("TOTAL", "to check"),)


def forms() -> list[Form]:
    return [
        _states(), _states_text(), _states_and_municipalities(), _years_and_months(), _statuses(),
        _kinds(), _totals(), _totals_wrong(), _totals_of_rows(), _formulas(), _merged_down(),
        _pivot(), _pivot_headings_between(),
    ]  # fmt: skip


def _states() -> Form:
    columns = (DAY, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
    lines: list[Line] = [title(TITLE), BLANK, header(*headings(columns))]
    merged = []
    for state, raids in BY_STATE.items():
        lines.append(section(state.upper()))
        merged.append((len(lines), 1, len(lines), len(columns)))
        lines += rows(columns, raids)
    grid = Grid(lines, "Hoja1", merged=merged)
    return Form(
        "sections_by_state.xlsx", (1,), "the state on a merged line of its own", [grid],
        writers.with_shared_texts(writers.xlsx(grid)), USUAL_FIELDS,
    )  # fmt: skip


def _states_text() -> Form:
    columns = (DATE, MUNICIPALITY, SUBSTANCE, STATE_OF_IT)
    lines: list[Line] = [title(TITLE)]
    for state, raids in BY_STATE.items():
        lines += [
            BLANK,
            section(f"ESTADO DE {state.upper()}" if "Estado" not in state else state.upper()),
            header(*headings(columns)),
            *rows(columns, raids),
            total("SUBTOTAL", "", "", len(raids)),
        ]
    lines += [BLANK, total("TOTAL", "", "", len(RAIDS))]
    grid = Grid(lines)
    return Form(
        "sections_with_headings.csv", (1, 3),
        "a line with the state, the headings again and a subtotal for each state", [grid],
        writers.text(grid, delimiter=";", encoding="cp1252"),
        ("date", "state", "municipality", "drug", "status"), told="Windows-1252",
    )  # fmt: skip


def _states_and_municipalities() -> Form:
    columns = (DATE, TYPE, SUBSTANCE, STATE_OF_IT)
    lines: list[Line] = [title(TITLE), header(*headings(columns))]
    for state, raids in BY_STATE.items():
        lines.append(section(state.upper()))
        for name, those in groups(lambda raid: raid.municipality, raids).items():
            lines += [section(f"Municipio: {name or 'No especificado'}"), *rows(columns, those)]
    grid = Grid(lines)
    return Form(
        "sections_state_municipality.csv", (1,), "lines with the state, then the municipality",
        [grid], writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _years_and_months() -> Form:
    columns = (STATE, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
    lines: list[Line] = [title(TITLE), header(*headings(columns))]
    for year, raids in groups(lambda raid: raid.day.year).items():
        lines.append(section(f"AÑO {year}"))
        for month, those in groups(lambda raid: raid.day.month, raids).items():
            lines += [section("", MONTHS[month - 1].capitalize()), *rows(columns, those)]
    grid = Grid(lines, "Hoja1")
    return Form(
        "sections_year_month.xls", (1, 4), "lines with the year, then the month; no date column",
        [grid], writers.xls(grid), USUAL_FIELDS, precision="month",
    )  # fmt: skip


def _statuses() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, SUBSTANCE)
    names = {
        "active": "LABORATORIOS ACTIVOS", "inactive": "LABORATORIOS INACTIVOS",
        "unspecified": "SIN ESPECIFICAR",
    }  # fmt: skip
    labs = [raid for raid in RAIDS if raid.kind == "laboratory"]
    lines: list[Line] = [title(TITLE), header(*headings(columns))]
    for status, raids in groups(lambda raid: raid.status, labs).items():
        lines += [section(names[status]), *rows(columns, raids)]
    grid = Grid(lines)
    return Form(
        "sections_by_status.csv", (1, 6), "lines that tell the status of the rows below", [grid],
        writers.text(grid), ("date", "state", "municipality", "drug", "status"), free=("kind",),
    )  # fmt: skip


def _kinds() -> Form:
    columns = (DAY, STATE, MUNICIPALITY, SUBSTANCE, STATE_OF_IT)
    names = {
        "laboratory": "LABORATORIOS", "concentration area": "ÁREAS DE CONCENTRACIÓN",
        "pill press": "CENTROS DE CONFECCIÓN DE PASTILLAS", "storehouse": "BODEGAS",
    }  # fmt: skip
    lines: list[Line] = [title(TITLE), header(*headings(columns))]
    for kind, raids in groups(lambda raid: raid.kind).items():
        lines += [
            section(names[kind]),
            *rows(columns, raids),
            total("", "", "", "Subtotal", len(raids)),
        ]
    lines.append(total("", "", "", "Total", len(RAIDS)))
    grid = Grid(lines, "Hoja1")
    return Form(
        "sections_by_kind.ods", (1, 6), "lines that tell the kind, each part with its subtotal",
        [grid], writers.ods(grid), USUAL_FIELDS,
    )  # fmt: skip


def _counted(spoilt: dict[str, int]) -> list[Line]:
    """Return states with their counts by month and subtotals, some of them spoilt."""
    lines: list[Line] = [title(TITLE), header("ESTADO", "MUNICIPIO", "AÑO", "TOTAL")]
    for state, raids in BY_STATE.items():
        for (code, name, year), those in groups(
            lambda raid: (raid.mun_code, raid.municipality, raid.day.year), raids
        ).items():
            record = {
                "date": f"{year}-01-01", "date_precision": "year", "labs": len(those),
                "state_code": those[0].state_code, "mun_code": code or None,
            }  # fmt: skip
            lines.append(data((state, name or "No especificado", year, len(those)), record))
        off = spoilt.get(state, 0)
        lines.append(total(f"Total {state}", "", "", len(raids) + off, faults=WRONG if off else ()))
    off = spoilt.get("all", 0)
    lines.append(total("TOTAL GENERAL", "", "", len(RAIDS) + off, faults=WRONG if off else ()))
    return lines


def _totals() -> Form:
    grid = Grid(_counted({}), "Hoja1")
    return Form(
        "totals_right.xlsx", (1, 5), "subtotals by state and a grand total, all of them right",
        [grid], writers.with_shared_texts(writers.xlsx(grid)), ("date", "state", "municipality"),
    )  # fmt: skip


def _totals_wrong() -> Form:
    grid = Grid(_counted({"Sonora": 2, "all": 5}), "Hoja1")
    return Form(
        "totals_wrong.xlsx", (1, 5), "one subtotal and the grand total do not fit the rows above",
        [grid], writers.xlsx(grid), ("date", "state", "municipality"),
    )  # fmt: skip


def _totals_of_rows() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, STATE_OF_IT)
    lines = [
        title(TITLE),
        header(*headings(columns)),
        *rows(columns),
        total("TOTAL DE EVENTOS: 36"),
        note("Fuente: base de datos institucional"),
    ]
    grid = Grid(lines)
    return Form(
        "total_in_words.csv", (1,), "a last line that counts the rows; Suma is a municipality",
        [grid], writers.text(grid), ("date", "state", "municipality", "status"),
    )  # fmt: skip


def _formulas() -> Form:
    columns = (*USUAL, ("MES", lambda raid: f"=MONTH(B{raid.number + 2})"),
               ("CANTIDAD", lambda raid: 1))  # fmt: skip
    lines = [title(TITLE), header(*headings(columns)), *rows(columns)]
    for number in (4, 9):
        raid = RAIDS[number - 1]
        spoilt = cells(columns, raid)
        spoilt[1] = f"=DATE({raid.day.year},{raid.day.month},{raid.day.day})"
        lines[number + 1] = data(
            spoilt, number, changes={"date": None, "date_precision": "none"},
            faults=(("FECHA", "value dropped"),),
        )  # fmt: skip
    last = len(lines)
    lines.append(total("", "TOTAL", "", "", "", "", "", "", f"=SUM(I3:I{last})"))
    grid = Grid(lines, "Hoja1")
    return Form(
        "formulas_without_results.xlsx", (1, 4),
        "formulas that were never worked out, also in two dates and in the total", [grid],
        writers.xlsx(grid), USUAL_FIELDS, remarks=("formula",),
    )  # fmt: skip


def _merged_down() -> Form:
    columns = (STATE, DAY, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
    lines: list[Line] = [title(TITLE), header(*headings(columns))]
    merged = []
    for raids in BY_STATE.values():
        first = len(lines) + 1
        for line in rows(columns, raids):
            top = len(lines) + 1 == first
            lines.append(line if top else line._replace(cells=("", *line.cells[1:])))
        if len(raids) > 1:
            merged.append((first, 1, len(lines), 1))
    grid = Grid(lines, "Hoja1", merged=merged)
    return Form(
        "state_merged_down.xlsx", (1, 9), "the cell of the state merged over its rows", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _pivot() -> Form:
    lines: list[Line] = [
        title(TITLE), BLANK, header("Estado", "Municipio", "Estatus", "Cuenta de eventos"),
    ]  # fmt: skip
    for state, raids in BY_STATE.items():
        shown = state
        for (code, name), those in groups(
            lambda raid: (raid.mun_code, raid.municipality), raids
        ).items():
            name = name or "No especificado"
            for status, same in groups(lambda raid: raid.status, those).items():
                record = {
                    "state_code": same[0].state_code, "mun_code": code or None, "status": status,
                    "labs": len(same),
                }  # fmt: skip
                lines.append(data((shown, name, STATUS[status], len(same)), record))
                shown = name = ""
        lines.append(total(f"Total {state}", "", "", len(raids)))
    lines.append(total("Total general", "", "", len(RAIDS)))
    grid = Grid(lines, "Hoja1")
    return Form(
        "pivot_outline.xlsx", (1, 5, 9),
        "a pivot table: state and municipality stand on the first row of their group only", [grid],
        writers.xlsx(grid), ("state", "municipality", "status"),
    )  # fmt: skip


def _pivot_headings_between() -> Form:
    columns = (STATE, MUNICIPALITY, DATE, STATE_OF_IT)
    lines: list[Line] = [title(TITLE), header(*headings(columns))]
    for raids in BY_STATE.values():
        for first, line in zip([True] + [False] * len(raids), rows(columns, raids), strict=False):
            lines.append(line if first else line._replace(cells=("", *line.cells[1:])))
        lines.append(BLANK)
    grid = Grid(lines)
    return Form(
        "state_on_first_row.csv", (1, 9), "the state on the first row of its group, then a blank",
        [grid], writers.text(grid), ("date", "state", "municipality", "status"),
    )  # fmt: skip
