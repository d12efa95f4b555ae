"""Traps seen in tables of this kind: what lies beside the truth and looks like it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import writers
from form import BLANK, TITLE, Form, Grid, Line, data, header, note, title, total
from raids import (
    DATE,
    DAY,
    IN_MUNICIPALITY,
    KIND,
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
    cells,
    groups,
    headings,
    rows,
)


def forms() -> list[Form]:
    return [
        _two_dates(), _shown_as_month(), _ones(), _true_false(), _errors(), _repeated_rows(),
        _separator_line(), _state_first(), _lost_points(), _old_xml(), _everything(),
    ]  # fmt: skip


def _two_dates() -> Form:
    columns = (
        ("FECHA DE CAPTURA", lambda raid: date(2024, 1, 1 + raid.number % 28)), STATE, MUNICIPALITY,
        ("FECHA DEL EVENTO", DAY[1]), TYPE, STATE_OF_IT,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "two_dates.xlsx", (4,), "the day on which the row was typed stands before the day meant",
        [grid], writers.xlsx(grid), ("date", "state", "municipality", "kind", "status"),
    )  # fmt: skip


def _shown_as_month() -> Form:
    columns = (
        ("FECHA", lambda raid: raid.day.replace(day=1)), STATE, MUNICIPALITY, SUBSTANCE,
        STATE_OF_IT,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "dates_shown_as_months.xlsx", (4,),
        "ene-21 as Excel keeps it: the first of the month, shown as month and year", [grid],
        writers.xlsx(grid, shown="mmm-yy"), ("date", "state", "municipality", "drug", "status"),
        precision="month",
    )  # fmt: skip


def _ones() -> Form:
    columns = (
        DAY, STATE, MUNICIPALITY, TYPE,
        ("ACTIVO", lambda raid: 1 if raid.status == "active" else ""),
        ("INACTIVO", lambda raid: 1 if raid.status == "inactive" else ""),
    )  # fmt: skip
    told = [raid for raid in RAIDS if raid.status != "unspecified"]
    sums = [sum(raid.status == status for raid in told) for status in ("active", "inactive")]
    lines = [title(TITLE), header(*headings(columns)), *rows(columns, told)]
    grid = Grid([*lines, total("TOTAL", "", "", "", *sums)], "Hoja1")
    return Form(
        "status_as_ones.xlsx", (6, 5), "a 1 below ACTIVO or INACTIVO, summed below", [grid],
        writers.xlsx(grid), ("date", "state", "municipality", "kind", "status"),
    )  # fmt: skip


def _true_false() -> Form:
    columns = (
        DAY, STATE, MUNICIPALITY, SUBSTANCE,
        ("ACTIVO", lambda raid: {"active": True, "inactive": False}.get(raid.status, "")),
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "status_true_false.xlsx", (6,), "TRUE or FALSE below ACTIVO", [grid],
        writers.xlsx(grid), ("date", "state", "municipality", "drug", "status"),
    )  # fmt: skip


def _errors() -> Form:
    spoilt: dict[int, tuple[int, dict[str, Any], str]] = {
        3: (3, {"mun_code": None}, "MUNICIPIO"),
        8: (6, {"status": "unspecified"}, "ESTATUS"),
        15: (1, {"date": None, "date_precision": "none"}, "FECHA"),
    }
    lines: list[Line] = [title(TITLE), header(*headings(USUAL))]
    for raid in RAIDS:
        values = cells(USUAL, raid)
        if raid.number in spoilt:
            index, changes, heading = spoilt[raid.number]
            values[index] = "#N/A"
            faults = ((heading, "value dropped"),)
            lines.append(data(values, raid.number, changes=changes, faults=faults))
        else:
            lines.append(data(values, raid.number))
    grid = Grid(lines, "Hoja1")
    return Form(
        "error_cells.xlsx", (1,), "formulas that ended in #N/A", [grid], writers.xlsx(grid),
        USUAL_FIELDS,
    )  # fmt: skip


def _repeated_rows() -> Form:
    """Store equal rows once with their number, as LibreOffice does, and a million empty ones."""
    columns = (DAY, STATE, MUNICIPALITY, SUBSTANCE, STATE_OF_IT)
    lines = [title(TITLE), header(*headings(columns)), *rows(columns)]
    kept = [line for line in lines if not line.gives or line.gives[0] not in (15, 16)]
    content = writers.ods(Grid(kept, "Hoja1"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for info, member in members:
            if info.filename == "content.xml":
                parts = re.split(rb"(?=<table:table-row)", member)
                at = next(i for i, part in enumerate(parts) if b"2022-04-16" in part)
                thrice = b'<table:table-row table:number-rows-repeated="3"'
                parts[at] = parts[at].replace(b"<table:table-row", thrice, 1)
                empty = (
                    b'<table:table-row table:number-rows-repeated="1048000">'
                    b'<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
                )
                member = b"".join(parts).replace(b"</table:table>", empty + b"</table:table>")
            archive.writestr(info, member)
    return Form(
        "repeated_rows.ods", (1,), "equal rows stored once with their number; a million empty ones",
        [Grid(lines, "Hoja1")], stream.getvalue(),
        ("date", "state", "municipality", "drug", "status"),
    )  # fmt: skip


def _separator_line() -> Form:
    lines = [BLANK, title(TITLE), header(*headings(USUAL_TEXT)), *rows(USUAL_TEXT)]
    grid = Grid(lines)
    # The first line is written by itself: its mark is no delimiter.
    rest = writers.text(Grid(lines[1:]), delimiter=";", encoding="cp1252")
    return Form(
        "separator_line.csv", (3,), "a first line that names the delimiter to Excel", [grid],
        b"sep=;\r\n" + rest, USUAL_FIELDS, told="Windows-1252",
        remarks=("names the delimiter",),
    )  # fmt: skip


def _state_first() -> Form:
    columns = (
        DATE, ("ENTIDAD / MUNICIPIO", lambda raid: f"{raid.state} / {raid.municipality}"),
        SUBSTANCE, STATE_OF_IT,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns, IN_MUNICIPALITY)])
    return Form(
        "state_and_municipality_in_one_cell.csv", (9,), "Sinaloa / Culiacán in one cell", [grid],
        writers.text(grid), ("date", "state", "municipality", "drug", "status"),
    )  # fmt: skip


def _lost_points() -> Form:
    """Write positions whose decimal points were lost: there is one place to put them back."""
    lines = [title(TITLE), header("FECHA", "ESTADO", "MUNICIPIO", "LATITUD", "LONGITUD")]
    for raid in RAIDS:
        values = cells((DATE, STATE, MUNICIPALITY), raid)
        if raid.lat is None or raid.lon is None:
            lines.append(data((*values, "", ""), raid.number))
        else:
            pair = (f"{raid.lat:.5f}".replace(".", ""), f"{raid.lon:.5f}".replace(".", ""))
            lines.append(data((*values, *pair), raid.number, faults=(("", "value corrected"),)))
    grid = Grid(lines)
    return Form(
        "positions_without_points.csv", (7,), "coordinates that lost their decimal points", [grid],
        writers.text(grid), ("date", "state", "municipality", "point"),
    )  # fmt: skip


def _old_xml() -> Form:
    table = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{c}</Data></Cell>' for c in line.cells)
        + "</Row>"
        for line in rows((DATE, STATE, MUNICIPALITY))
    )  # fmt: skip
    book = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Hoja1">'
        f"<Table>{table}</Table></Worksheet></Workbook>"
    )
    return Form(
        "xml_of_2003.xls", (1,), "a workbook as XML of 2003: refused, and it is said", [],
        book.encode(), error="XML", illustrative=False,
    )  # fmt: skip


def _everything() -> Form:
    """Put together what comes together: logo, sections, headings again, subtotals, notes."""
    columns = (NUMBER, DAY, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
    lines: list[Line] = [
        title("", "SECRETARÍA DE EJEMPLO NACIONAL"), title("", TITLE), BLANK,
    ]  # fmt: skip
    merged = [(1, 2, 1, 7), (2, 2, 2, 7)]
    for state, raids in groups(lambda raid: raid.state).items():
        lines.append(Line("section", ("", f"{state.upper()} ({len(raids)})")))
        merged.append((len(lines), 2, len(lines), 7))
        lines.append(header("", *headings(columns)))
        lines += [line._replace(cells=("", *line.cells)) for line in rows(columns, raids)]
        lines += [total("", "", "Subtotal", "", "", "", len(raids)), BLANK]
    lines += [
        total("", "", "TOTAL", "", "", "", len(RAIDS)), BLANK,
        note("", "* Cifras preliminares, sujetas a cambios."), note("", "LIC. N. N."),
    ]  # fmt: skip
    grid = Grid(lines, "ANEXO 1", merged=merged, hidden_columns=(2,))
    summary = Grid(
        [header("TIPO", "TOTAL"), *[data((KIND[k], len(those))) for k, those in
                                    groups(lambda raid: raid.kind).items()]],
        "ANEXO 2", read=False,
    )  # fmt: skip
    return Form(
        "annexes.xlsx", (1, 5), "sections with their counts, headings again, subtotals, notes, a "
        "hidden column, and a summary by kind on a second sheet", [grid, summary],
        writers.with_shared_texts(writers.xlsx(grid, summary)), USUAL_FIELDS, remarks=("hidden",),
    )  # fmt: skip
