"""Line 3 of the issue: delimiters, numbers, codes, and words for nothing."""

from __future__ import annotations

import writers
from form import BLANK, TITLE, Form, Grid, data, header, title, total
from raids import (
    ALL_FIELDS,
    CORPS,
    DATE,
    LOCALITY,
    MUNICIPALITY,
    NUMBER,
    RAIDS,
    STATE,
    STATE_OF_IT,
    SUBSTANCE,
    TYPE,
    USUAL_FIELDS,
    Raid,
    cells,
    headings,
    rows,
)

COUNTS = {
    "25": ("Sinaloa", 1234), "16": ("Michoacán", 312), "10": ("Durango", 1050),
    "14": ("Jalisco", 97), "02": ("Baja California", 8), "31": ("Yucatán", 0),
}  # fmt: skip


def forms() -> list[Form]:
    return [
        _decimal_comma(), _pipe(), _quoted(), _thousands(), _thousands_points(), _codes(),
        _codes_text(), _sentinels(), _words_for_nothing(), _numbers_as_text(),
    ]  # fmt: skip


def _comma(number: float | None, places: int = 5) -> str:
    return "" if number is None else f"{number:.{places}f}".replace(".", ",")


def _decimal_comma() -> Form:
    columns = (
        NUMBER, DATE, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT, CORPS,
        ("LATITUD", lambda raid: _comma(raid.lat)), ("LONGITUD", lambda raid: _comma(raid.lon)),
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "decimal_comma.csv", (3, 7), "parted by semicolons, with decimal commas", [grid],
        writers.text(grid, delimiter=";"), ALL_FIELDS,
    )  # fmt: skip


def _pipe() -> Form:
    columns = (
        DATE,
        STATE,
        MUNICIPALITY,
        TYPE,
        SUBSTANCE,
        STATE_OF_IT,
        ("OBSERVACIONES", lambda raid: "a, b; c" if raid.number % 5 == 0 else ""),
    )
    columns = tuple(columns)
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "pipes.txt", (3,), "parted by bars, with commas and semicolons in the cells", [grid],
        writers.text(grid, delimiter="|", end="\n"), USUAL_FIELDS,
    )  # fmt: skip


def _quoted() -> Form:
    columns = (
        DATE, ("LUGAR", lambda raid: f"{raid.locality},\nconocido como \"el sitio\""), STATE,
        MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT,
    )  # fmt: skip
    lines = rows(columns)
    grid = Grid([header(*headings(columns)), *lines])
    # Rows are known by the line of the text that they begin on.
    seen = Grid([grid.lines[0], *[line for row in lines for line in (row, BLANK)]])
    return Form(
        "quoted_line_breaks.csv", (3,), "cells with commas, quotation marks and line breaks",
        [seen], writers.text(grid), USUAL_FIELDS, free=("locality",), illustrative=False,
    )  # fmt: skip


def _count_lines(write: dict[int, str]) -> list:
    lines = [title(TITLE), header("CVE_ENT", "ENTIDAD", "NÚMERO DE LABORATORIOS")]
    for code, (state, count) in COUNTS.items():
        record = {"state_code": code, "labs": count}
        lines.append(data((code, state, write.get(count, str(count))), record))
    whole = sum(count for _, count in COUNTS.values())
    return [*lines, total("", "TOTAL", write.get(whole, str(whole)))]


def _thousands() -> Form:
    grid = Grid(_count_lines({1234: "1,234", 1050: "1 050", 2701: "2,701"}))
    return Form(
        "thousands_commas.csv", (3, 5), "thousands parted by commas and by blanks; a count of 0",
        [grid], writers.text(grid), ("state",), free=("kind",),
    )  # fmt: skip


def _thousands_points() -> Form:
    grid = Grid(_count_lines({1234: "1.234", 1050: "1.050", 2701: "2.701"}))
    return Form(
        "thousands_points.csv", (3, 5), "thousands parted by points", [grid],
        writers.text(grid, delimiter=";", encoding="cp1252"), ("state",), free=("kind",),
        told="Windows-1252",
    )  # fmt: skip


def _codes() -> Form:
    columns = (
        ("CVE_ENT", lambda raid: int(raid.state_code)),
        ("CVE_MUN", lambda raid: int(raid.mun_code[2:]) if raid.mun_code else 999),
        ("CVEGEO", lambda raid: int(raid.mun_code) if raid.mun_code else ""),
        DATE, TYPE, SUBSTANCE, STATE_OF_IT,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "datos")
    return Form(
        "codes_without_zeros.xlsx", (3, 9), "places by codes that lost their leading zeros", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _codes_text() -> Form:
    columns = (
        DATE, ("CLAVE ENTIDAD", lambda raid: raid.state_code), ("ENTIDAD", lambda raid: raid.state),
        ("CLAVE MUNICIPIO", lambda raid: raid.mun_code[2:] or "999"), MUNICIPALITY, STATE_OF_IT,
    )  # fmt: skip
    grid = Grid([header(*headings(columns)), *rows(columns)])
    return Form(
        "codes_and_names.csv", (3, 9), "codes and names of the same places side by side", [grid],
        writers.text(grid), ("date", "state", "municipality", "status"), illustrative=False,
    )  # fmt: skip


def _sentinels() -> Form:
    """Give some raids the codes that stand for what is not known."""
    columns = (
        ("AÑO", lambda raid: raid.day.year), ("MES", lambda raid: raid.day.month),
        ("DIA", lambda raid: raid.day.day), ("CVE_ENT", lambda raid: raid.state_code),
        ("CVE_MUN", lambda raid: raid.mun_code[2:] or "999"), STATE_OF_IT, SUBSTANCE,
    )  # fmt: skip
    nothing = {"date": None, "date_precision": "none"}
    codes: dict[int, tuple[dict[int, object], dict[str, object]]] = {
        3: ({2: 99}, {"date": "2021-03-01", "date_precision": "month"}),
        5: ({1: 99, 2: 99}, {"date": "2021-01-01", "date_precision": "year"}),
        8: ({1: 98, 2: 98}, {"date": "2021-01-01", "date_precision": "year"}),
        11: ({0: 9999, 1: 99, 2: 99}, nothing),
        12: ({4: 999}, {"mun_code": None}),
        13: ({3: 99, 4: 999}, {"mun_code": None, "state_code": None}),
        19: ({5: 99}, {"status": "unspecified"}),
        24: ({6: 99}, {"drug": "unspecified"}),
    }
    grid = Grid(
        [title(TITLE), header(*headings(columns))]
        + [_changed(columns, raid, *codes.get(raid.number, ({}, {}))) for raid in RAIDS]
    )
    return Form(
        "sentinel_codes.csv", (3, 4), "98, 99, 999 and 9999 for what is not known", [grid],
        writers.text(grid), ("date", "state", "municipality", "status", "drug"),
    )  # fmt: skip


def _changed(columns: tuple, raid: Raid, spoilt: dict, changes: dict):
    values = cells(columns, raid)
    for index, value in spoilt.items():
        values[index] = value
    return data(values, raid.number, changes=changes or None)


def _words_for_nothing() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT, CORPS)
    nothing = {
        1: ({3: "No especificado"}, {"locality": ""}),
        2: ({3: "Sin establecer", 6: "No especificado"}, {"status": "unspecified"}),
        4: ({2: "S/D", 6: "Sin establecer"}, {"mun_code": None, "status": "unspecified"}),
        6: ({0: "S/D"}, {"date": None, "date_precision": "none"}),
        7: ({5: "N/A"}, {"drug": "unspecified"}),
        9: ({0: "No especificada", 4: "-"}, {"date": None, "date_precision": "none",
                                             "kind": "unspecified"}),
        10: ({7: "Se ignora"}, {"corps": ""}),
        14: ({5: "No disponible"}, {"drug": "unspecified"}),
        15: ({2: "SIN DATO"}, {"mun_code": None}),
        20: ({2: "Sin información"}, {}),
        21: ({6: "NULL"}, {"status": "unspecified"}),
        22: ({6: "--"}, {"status": "unspecified"}),
        25: ({1: "No especificado", 2: "No especificado"}, {"state_code": None, "mun_code": None}),
    }  # fmt: skip
    grid = Grid(
        [title(TITLE), header(*headings(columns))]
        + [_changed(columns, raid, *nothing.get(raid.number, ({}, {}))) for raid in RAIDS]
    )
    return Form(
        "words_for_nothing.csv", (3,), "No especificado, S/D, Sin establecer, N/A, NULL, dashes",
        [grid], writers.text(grid), (*USUAL_FIELDS, "locality", "corps"),
    )  # fmt: skip


def _numbers_as_text() -> Form:
    columns = (
        ("AÑO", lambda raid: f"{raid.day.year} "), ("MES", lambda raid: f"{raid.day.month:02}"),
        ("DÍA", lambda raid: f" {raid.day.day}"), STATE, MUNICIPALITY,
        ("LATITUD", lambda raid: "" if raid.lat is None else f"{raid.lat:.5f}\u00a0"),
        ("LONGITUD", lambda raid: "" if raid.lon is None else f"\u2212{-raid.lon:.5f}"),
        ("CANTIDAD", lambda raid: "1"), STATE_OF_IT,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "numbers_as_text.xlsx", (3, 4, 7),
        "numbers stored as text, with blanks, no-break spaces and a true minus sign", [grid],
        writers.xlsx(grid), ("date", "state", "municipality", "status", "point"),
    )  # fmt: skip
