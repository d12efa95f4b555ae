"""Line 1 of the issue: where the table stands, and on which sheets."""

from __future__ import annotations

import writers
from form import BLANK, TITLE, Form, Grid, data, header, note, section, shifted, title, total
from raids import (
    ALL_COLUMNS,
    ALL_FIELDS,
    DATE,
    DAY,
    LOCALITY,
    MONTHS,
    MUNICIPALITY,
    NUMBER,
    RAIDS,
    STATE,
    STATE_OF_IT,
    STATUS,
    SUBSTANCE,
    TYPE,
    USUAL,
    USUAL_FIELDS,
    USUAL_TEXT,
    groups,
    headings,
    renamed,
    rows,
    tally,
)

FOOT = [
    BLANK,
    note("* La información puede variar por actualización de las bases de datos."),
    note("Fuente: Dirección General de Ejemplos, corte al 31 de diciembre de 2023."),
]


def forms() -> list[Form]:
    return [
        _clean(), _titles(), _per_year(), _per_state(), _per_status(), _summary(), _summary_last(),
        _hidden(), _hidden_sheet(), _trailing(), _empty_rows(), _beside(),
        _two_tables("two_tables_on_a_sheet.xlsx", 1),
        _two_tables("two_tables_far_apart.xlsx", 90),
        _no_header(), _no_header_titled(), _split_by_sheet_words(), _appendix(),
    ]  # fmt: skip


def _clean() -> Form:
    grid = Grid([header(*headings(ALL_COLUMNS)), *rows(ALL_COLUMNS)], name="Hoja1")
    return Form(
        "clean.xlsx", (1,), "the clean table with nothing awkward about it", [grid],
        writers.xlsx(grid), ALL_FIELDS, illustrative=False,
    )  # fmt: skip


def _titles() -> Form:
    lines = [
        title("", "SECRETARÍA DE EJEMPLO NACIONAL"),
        title("", "ESTADO MAYOR CONJUNTO", "", "", "", "", "", "", "Folio: 330000000000000"),
        BLANK,
        title("", TITLE),
        title("", "DEL 1 DE ENERO DE 2021 AL 31 DE DICIEMBRE DE 2023"),
        BLANK,
        BLANK,
        *shifted([header(*headings(ALL_COLUMNS)), *rows(ALL_COLUMNS)[:12]], 1),
        BLANK,
        *shifted(rows(ALL_COLUMNS)[12:], 1),
        *shifted(FOOT, 1),
        note("", "", "", "", "Elaboró: N. N.", "", "", "Revisó: N. N."),
    ]
    grid = Grid(lines, name="Hoja1", merged=[(1, 2, 1, 12), (4, 2, 4, 12), (5, 2, 5, 12)])
    return Form(
        "titles_and_footnotes.xlsx", (1,),
        "logo and title lines, blank lines, an empty first column, footnotes and signatures",
        [grid], writers.with_shared_texts(writers.xlsx(grid)), ALL_FIELDS,
    )  # fmt: skip


def _per_year() -> Form:
    grids = [
        Grid([title(f"{TITLE} {year}"), header(*headings(USUAL)), *rows(USUAL, raids)], str(year))
        for year, raids in groups(lambda raid: raid.day.year).items()
    ]
    return Form(
        "sheet_per_year.xlsx", (1,), "a sheet for each year, all to be read", grids,
        writers.xlsx(*grids), USUAL_FIELDS,
    )  # fmt: skip


def _per_state() -> Form:
    columns = (DAY, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT)
    grids = [
        Grid([header(*headings(columns)), *rows(columns, raids)], state.upper())
        for state, raids in groups(lambda raid: raid.state).items()
    ]
    return Form(
        "sheet_per_state.xlsx", (1,), "a sheet for each state, which only its name tells", grids,
        writers.xlsx(*grids), (*USUAL_FIELDS, "locality"), illustrative=False,
    )  # fmt: skip


def _per_status() -> Form:
    columns = (DAY, STATE, MUNICIPALITY, SUBSTANCE, TYPE)
    names = {"inactive": "INACTIVOS", "active": "ACTIVOS", "unspecified": "SIN ESPECIFICAR"}
    grids = [
        Grid([title(TITLE), BLANK, header(*headings(columns)), *rows(columns, raids)],
             names[status])
        for status, raids in groups(lambda raid: raid.status).items()
    ]  # fmt: skip
    return Form(
        "sheet_per_status.ods", (1, 6), "the status stands in the sheet's name only", grids,
        writers.ods(*grids), USUAL_FIELDS,
    )  # fmt: skip


def _summary() -> Form:
    counts = [data((s, n)) for s, n in tally(lambda raid: raid.state).items()]
    summary = Grid(
        [title("RESUMEN POR ENTIDAD FEDERATIVA"), header("ESTADO", "TOTAL"), *counts,
         total("TOTAL GENERAL", len(RAIDS))],
        "RESUMEN", read=False,
    )  # fmt: skip
    detail = Grid([title(TITLE), header(*headings(USUAL)), *rows(USUAL)], "DETALLE")
    codes = dict.fromkeys((raid.state_code, raid.state) for raid in RAIDS)
    catalogue = Grid(
        [header("CVE_ENT", "ENTIDAD"), *[data(pair) for pair in sorted(codes)]],
        "CATÁLOGO", read=False,
    )  # fmt: skip
    grids = [summary, detail, catalogue]
    return Form(
        "summary_and_catalogue.xlsx", (1,),
        "a summary and a catalogue of codes beside the detail: neither is to be added to it",
        grids, writers.with_shared_texts(writers.xlsx(*grids)), USUAL_FIELDS,
    )  # fmt: skip


def _summary_last() -> Form:
    columns = renamed(USUAL, {"No.": "#", "FECHA": "Fecha del evento", "ESTADO": "Entidad"})
    detail = Grid([header(*headings(columns)), *rows(columns)], "Base")
    pivot = [
        data((s, *(sum(r.status == status for r in raids) for status in STATUS), len(raids)))
        for s, raids in groups(lambda raid: raid.state).items()
    ]
    sums = [sum(raid.status == status for raid in RAIDS) for status in STATUS]
    summary = Grid(
        [header("Etiquetas de fila", "Activo", "Inactivo", "(en blanco)", "Total general"), *pivot,
         total("Total general", *sums, len(RAIDS))],
        "Tabla dinámica", read=False,
    )  # fmt: skip
    return Form(
        "pivot_table_after.xlsx", (1,), "a pivot table of the same raids on a second sheet",
        [detail, summary], writers.xlsx(detail, summary), USUAL_FIELDS, illustrative=False,
    )  # fmt: skip


def _hidden() -> Form:
    lines = [title(TITLE), header(*headings(USUAL)), *rows(USUAL)]
    grid = Grid(lines, "Hoja1", hidden_rows=(5, 6, 20), hidden_columns=(1, 6))
    return Form(
        "hidden_rows_and_columns.xlsx", (1,), "hidden rows and columns are read, and told", [grid],
        writers.xlsx(grid), USUAL_FIELDS, remarks=("hidden",),
    )  # fmt: skip


def _hidden_sheet() -> Form:
    older = [raid for raid in RAIDS if raid.day.year < 2023]
    newer = [raid for raid in RAIDS if raid.day.year == 2023]
    grids = [
        Grid([title(TITLE), header(*headings(USUAL)), *rows(USUAL, newer)], "2023"),
        Grid([title(TITLE), header(*headings(USUAL)), *rows(USUAL, older)], "anteriores",
             hidden=True, hidden_columns=(3,)),
    ]  # fmt: skip
    return Form(
        "hidden_sheet.ods", (1,), "a hidden sheet with raids of its own is read, and told", grids,
        writers.ods(*grids), USUAL_FIELDS, remarks=("hidden",),
    )  # fmt: skip


def _trailing() -> Form:
    lines = [
        title(TITLE),
        header(*headings(USUAL_TEXT)),
        *[line._replace(cells=(*line.cells, "")) for line in rows(USUAL_TEXT)],
    ]
    grid = Grid(lines)
    return Form(
        "trailing_delimiter.csv", (1,), "every row has one field more than the header", [grid],
        writers.text(grid, padded=False), USUAL_FIELDS,
    )  # fmt: skip


def _empty_rows() -> Form:
    lines = [BLANK, title(TITLE), BLANK, header(*headings(ALL_COLUMNS)), BLANK]
    for line in rows(ALL_COLUMNS):
        lines += [line, BLANK]
    grid = Grid(shifted(lines, 2), "Relación")
    return Form(
        "empty_rows_everywhere.xls", (1,), "an empty row after each row, the table from column C",
        [grid], writers.xls(grid), ALL_FIELDS,
    )  # fmt: skip


def _two_tables(file: str, apart: int) -> Form:
    first = (DAY, STATE, MUNICIPALITY, SUBSTANCE, STATE_OF_IT)
    second = (STATE, MUNICIPALITY, DAY, STATE_OF_IT, SUBSTANCE)
    labs = [raid for raid in RAIDS if raid.kind == "laboratory"]
    areas = [raid for raid in RAIDS if raid.kind == "concentration area"]
    lines = [
        title(TITLE),
        section("LABORATORIOS CLANDESTINOS"),
        header(*headings(first)),
        *rows(first, labs),
        *[BLANK] * apart,
        section("ÁREAS DE CONCENTRACIÓN"),
        header(*headings(second)),
        *rows(second, areas),
    ]
    grid = Grid(lines, "Hoja1")
    return Form(
        file, (1, 6),
        f"two tables one above the other, {apart} empty rows apart, the second with its columns in "
        "another order; the line above each tells the kind",
        [grid], writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _beside() -> Form:
    lines = [title(TITLE), BLANK, header(*headings(USUAL)), *rows(USUAL)]
    beside = {3: "NOTAS", 4: "S/D: sin dato", 6: "Ver oficio 000/2023", 15: "capturó: X"}
    lines = [
        line._replace(cells=(*line.cells, "", "", beside[number])) if number in beside else line
        for number, line in enumerate(lines, start=1)
    ]
    grid = Grid(lines, "Hoja1")
    return Form(
        "notes_beside_the_table.xlsx", (1,), "remarks in a column apart from the table", [grid],
        writers.with_shared_texts(writers.xlsx(grid)), USUAL_FIELDS,
    )  # fmt: skip


def _no_header() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, STATE_OF_IT, SUBSTANCE)
    grid = Grid(rows(columns))
    return Form(
        "no_header.csv", (1,), "no headings at all: the cells tell what each column is", [grid],
        writers.text(grid), ("date", "state", "municipality", "status", "drug"),
        illustrative=False,
    )  # fmt: skip


def _no_header_titled() -> Form:
    columns = (NUMBER, DAY, STATE, MUNICIPALITY, LOCALITY, STATE_OF_IT)
    grid = Grid([title(TITLE), BLANK, *rows(columns)], "Hoja1")
    return Form(
        "no_header_with_title.xlsx", (1,), "a title and numbered rows, but no headings", [grid],
        writers.xlsx(grid), ("date", "state", "municipality", "status"), free=("locality",),
    )  # fmt: skip


def _split_by_sheet_words() -> Form:
    columns = (STATE, MUNICIPALITY, STATE_OF_IT, SUBSTANCE, TYPE)
    grids = [
        Grid([header(*headings(columns)), *rows(columns, raids)],
             f"{MONTHS[month - 1][:3].upper()} 2022")
        for month, raids in groups(
            lambda raid: raid.day.month, [r for r in RAIDS if r.day.year == 2022]
        ).items()
    ]  # fmt: skip
    return Form(
        "sheet_per_month.xlsx", (1, 4), "the month stands in the sheet's name only", grids,
        writers.xlsx(*grids), USUAL_FIELDS, precision="month", illustrative=False,
    )  # fmt: skip


def _appendix() -> Form:
    columns = (*USUAL, ("OBSERVACIONES", lambda raid: _remark(raid.number)))
    lines = [
        title(TITLE), title("Periodo: 2021 a 2023"),
        header(*headings(columns)), *rows(columns),
        BLANK, note("Nota 1: los datos son preliminares."),
        note("Nota 2:", "no incluye plantíos."),
        note("Se agrega que lo anterior se localizó en 10 entidades federativas."),
        note("ATENTAMENTE"),
    ]  # fmt: skip
    instructions = Grid(
        [note("INSTRUCCIONES DE LLENADO"), note("1. Capture un evento por renglón."),
         note("2. Use el catálogo de estados."), note("3. No deje celdas vacías.")],
        "LÉEME", read=False,
    )  # fmt: skip
    grid = Grid(lines, "EVENTOS")
    return Form(
        "remarks_column_and_notes.ods", (1,),
        "an Observaciones column that says nothing of status, notes below, a sheet of instructions",
        [instructions, grid], writers.ods(instructions, grid), USUAL_FIELDS,
    )  # fmt: skip


def _remark(number: int) -> str:
    return ("", "Ver anexo fotográfico", "S/N", "Se aseguraron 350 kg de sustancia")[number % 4]
