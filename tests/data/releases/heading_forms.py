"""Line 1 of the issue: what the headings look like, and what they are called."""

from __future__ import annotations

import writers
from form import BLANK, TITLE, Form, Grid, Line, header, note, title
from raids import (
    ALL_COLUMNS,
    ALL_FIELDS,
    CORPS,
    DATE,
    DAY,
    LAT,
    LOCALITY,
    LON,
    MUNICIPALITY,
    NUMBER,
    RAIDS,
    STATE,
    STATE_OF_IT,
    SUBSTANCE,
    TYPE,
    USUAL,
    USUAL_FIELDS,
    USUAL_TEXT,
    headings,
    renamed,
    rows,
)

ENGLISH = {
    "ESTADO": "State", "MUNICIPIO": "Municipality", "LOCALIDAD": "Village", "TIPO": "Facility type",
    "DROGA": "Drug", "ESTATUS": "Status", "DEPENDENCIA": "Agency", "LATITUD": "Latitude",
    "LONGITUD": "Longitude", "FECHA": "Date of raid", "No.": "#",
}  # fmt: skip
MISSPELT = {
    "FECHA": "FEHCA", "ESTADO": "ESTDO", "MUNICIPIO": "MUNICPIO", "TIPO": "TPIO DE INSTALACION",
    "DROGA": "TIPO DE DROAG", "ESTATUS": "ESTATSU",
}  # fmt: skip
LONG = {
    "No.": "Núm.\nprog.",
    "FECHA": "Fecha en que se llevó a cabo el aseguramiento",
    "ESTADO": "Entidad federativa en donde se localizó",
    "MUNICIPIO": "Municipio o demarca-\nción territorial",
    "TIPO": "Tipo de instalación\nlocalizada (laboratorio, área, etc.)",
    "DROGA": "Tipo de droga que se\nelaboraba",
    "ESTATUS": "Estatus en que se encontraba (activo / inactivo)",
}
MEANINGLESS = {
    "No.": "C1", "FECHA": "C2", "ESTADO": "C3", "MUNICIPIO": "C4", "TIPO": "C5", "DROGA": "C6",
    "ESTATUS": "C7",
}  # fmt: skip


def forms() -> list[Form]:
    return [
        _merged(), _two_rows(), _date_parts_merged(), _repeated(), _repeated_text(), _english(),
        _misspelt(), _long(), _meaningless(), _state_twice(), _database(), _old_system(),
    ]  # fmt: skip


def _merged() -> Form:
    columns = (NUMBER, DAY, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT, LAT, LON)
    lines = [
        title(TITLE),
        BLANK,
        header("No.", "FECHA", "UBICACIÓN", "", "", "ASEGURAMIENTO", "", "", "COORDENADAS", ""),
        header("", "", "ESTADO", "MUNICIPIO", "LOCALIDAD", "TIPO", "DROGA", "ESTATUS",
               "LATITUD", "LONGITUD"),
        *rows(columns),
    ]  # fmt: skip
    merged = [(1, 1, 1, 10), (3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 3, 5), (3, 6, 3, 8), (3, 9, 3, 10)]
    grid = Grid(lines, "Hoja1", merged=merged)
    return Form(
        "merged_headings.xlsx", (1,), "headings in two rows, merged across and down", [grid],
        writers.with_shared_texts(writers.xlsx(grid)), (*USUAL_FIELDS, "locality", "point"),
    )  # fmt: skip


def _two_rows() -> Form:
    lines = [
        header("FECHA", "LUGAR DE LOS HECHOS", "", "", "DATOS DEL LABORATORIO", "", ""),
        header("", "ENTIDAD", "MUNICIPIO", "POBLADO", "SITUACIÓN", "DROGA", "TIPO"),
        *rows((DATE, STATE, MUNICIPALITY, LOCALITY, STATE_OF_IT, SUBSTANCE, TYPE)),
    ]
    grid = Grid(lines)
    return Form(
        "two_row_headings.csv", (1, 3), "headings in two rows of a text table", [grid],
        writers.text(grid, delimiter=";"), (*USUAL_FIELDS, "locality"), illustrative=False,
    )  # fmt: skip


def _date_parts_merged() -> Form:
    columns = (
        STATE, MUNICIPALITY, ("AÑO", lambda raid: raid.day.year),
        ("MES", lambda raid: raid.day.month), ("DÍA", lambda raid: raid.day.day), STATE_OF_IT,
        SUBSTANCE, TYPE,
    )  # fmt: skip
    lines = [
        title(TITLE),
        header("ESTADO", "MUNICIPIO", "FECHA", "", "", "ESTATUS", "DROGA", "TIPO"),
        header("", "", "AÑO", "MES", "DÍA", "", "", ""),
        *rows(columns),
    ]
    merged = [(2, column, 3, column) for column in (1, 2, 6, 7, 8)] + [(2, 3, 2, 5)]
    grid = Grid(lines, "Hoja1", merged=merged)
    return Form(
        "date_parts_merged.ods", (1, 4), "FECHA merged over AÑO, MES and DÍA", [grid],
        writers.ods(grid), USUAL_FIELDS,
    )  # fmt: skip


def _repeated() -> Form:
    lines = []
    for page, start in enumerate(range(0, len(RAIDS), 10), start=1):
        lines += [
            title(TITLE),
            header(*headings(USUAL)),
            *rows(USUAL, RAIDS[start : start + 10]),
            note("", "", "", f"Página {page} de 4"),
            BLANK,
        ]
    grid = Grid(lines, "Hoja1")
    return Form(
        "headings_on_each_page.xlsx", (1,), "title, headings and page number again every ten rows",
        [grid], writers.with_shared_texts(writers.xlsx(grid)), USUAL_FIELDS,
    )  # fmt: skip


def _repeated_text() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, SUBSTANCE, STATE_OF_IT)
    lines = [title(TITLE)]
    for start in range(0, len(RAIDS), 8):
        lines += [header(*headings(columns)), *rows(columns, RAIDS[start : start + 8])]
    grid = Grid(lines)
    return Form(
        "headings_again.tsv", (1, 3), "the headings repeated in a table parted by tabs", [grid],
        writers.text(grid, delimiter="\t"), ("date", "state", "municipality", "drug", "status"),
    )  # fmt: skip


def _english() -> Form:
    words = {"Activo": "Active", "Inactivo": "Inactive", "S/D": "Not specified"}
    drugs = {
        "methamphetamine": "Methamphetamine", "heroin": "Heroin", "cocaine": "Cocaine",
        "fentanyl": "Fentanyl", "unspecified": "Unknown",
    }  # fmt: skip
    kinds = {
        "laboratory": "Clandestine laboratory", "concentration area": "Concentration area",
        "pill press": "Pill press", "storehouse": "Warehouse",
    }  # fmt: skip
    columns = renamed(
        (NUMBER, ("FECHA", lambda raid: raid.day.isoformat()), STATE,
         ("MUNICIPIO", lambda raid: raid.municipality or "Not specified"), LOCALITY,
         ("TIPO", lambda raid: kinds[raid.kind]), ("DROGA", lambda raid: drugs[raid.drug]),
         ("ESTATUS", lambda raid: words[STATE_OF_IT[1](raid)]), CORPS, LAT, LON),
        ENGLISH,
    )  # fmt: skip
    lines = [title("ILLUSTRATIVE EXAMPLE - EVENTS"), header(*headings(columns)), *rows(columns)]
    grid = Grid(lines)
    return Form(
        "english.csv", (1, 6), "headings and words in English, dates as ISO 8601", [grid],
        writers.text(grid), ALL_FIELDS,
    )  # fmt: skip


def _misspelt() -> Form:
    columns = renamed(USUAL, MISSPELT)
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "misspelt_headings.xlsx", (1,), "every heading has a typing error", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _long() -> Form:
    columns = renamed(USUAL, LONG)
    grid = Grid([title(TITLE), BLANK, header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "long_headings.xlsx", (1,), "headings that are sentences, with line breaks and hyphens",
        [grid], writers.with_shared_texts(writers.xlsx(grid)), USUAL_FIELDS,
    )  # fmt: skip


def _meaningless() -> Form:
    columns = renamed(USUAL_TEXT, MEANINGLESS)
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "meaningless_headings.csv", (1,), "headings C1 to C7: the cells tell what they mean",
        [grid], writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _state_twice() -> Form:
    columns = (
        DATE, STATE, MUNICIPALITY, TYPE, SUBSTANCE, ("ESTADO", STATE_OF_IT[1]), CORPS,
        ("TIPO DE TRANSPORTE", lambda raid: "Terrestre" if raid.number % 2 else "Aéreo"),
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "estado_twice.csv", (1, 6),
        "two columns headed ESTADO: the state, and in what state the laboratory was", [grid],
        writers.text(grid), (*USUAL_FIELDS, "corps"),
    )  # fmt: skip


def _database() -> Form:
    names = {
        "No.": "ID_EVENTO", "FECHA": "FCH_EVENTO", "ESTADO": "NOM_ENT", "MUNICIPIO": "NOM_MUN",
        "LOCALIDAD": "NOM_LOC", "TIPO": "DESC_TIPO", "DROGA": "DESC_DROGA",
        "ESTATUS": "DESC_ESTATUS", "DEPENDENCIA": "DESC_DEPENDENCIA", "LATITUD": "LATITUD_DEC",
        "LONGITUD": "LONGITUD_DEC",
    }  # fmt: skip
    columns = renamed((NUMBER, ("FECHA", lambda raid: f"{raid.day:%Y-%m-%d} 00:00:00.000"),
                       *ALL_COLUMNS[2:]), names)  # fmt: skip
    grid = Grid([header(*headings(columns)), *rows(columns)])
    return Form(
        "database_names.csv", (1, 3), "an export with the names of a database", [grid],
        writers.text(grid, delimiter="|", end="\n"), ALL_FIELDS, illustrative=False,
    )  # fmt: skip


def _old_system() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, STATE_OF_IT, SUBSTANCE)
    lines = [
        title(TITLE),
        header(*headings(columns)),
        *rows(columns),
        Line("set aside", ("(36 filas afectadas)",), faults=(("", "row set aside"),)),
    ]
    grid = Grid(lines)
    return Form(
        "text_called.xls", (1, 2, 3), "a text table parted by tabs whose name ends in .xls", [grid],
        writers.text(grid, delimiter="\t", encoding="cp1252", padded=False),
        ("date", "state", "municipality", "status", "drug"), told="Windows-1252",
    )  # fmt: skip
