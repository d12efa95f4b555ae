"""Files that hold no table of raids, or one not to be trusted: refused, or read harmlessly."""

from __future__ import annotations

import io
import re
import zipfile

import writers
from form import BLANK, TITLE, Form, Grid, Line, data, header, note, title
from raids import DATE, MUNICIPALITY, STATE, STATE_OF_IT, USUAL, USUAL_FIELDS, headings, rows


def forms() -> list[Form]:
    return [
        _markup(), _html(), _no_table(), _empty(), _word(), _macros(), _dangerous(), _damaged(),
        _aside(), _far_below(), _far_right(), _zones(),
    ]  # fmt: skip


def _html() -> Form:
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.cells) + "</tr>"
        for line in rows((DATE, STATE, MUNICIPALITY, STATE_OF_IT))
    )
    page = f"<html><head><meta charset=utf-8></head><body><table>{body}</table></body></html>"
    return Form(
        "web_page_called.xls", (1,), "a web page whose name ends in .xls: refused, and it is said",
        [], page.encode(), error="HTML", illustrative=False,
    )  # fmt: skip


def _markup() -> Form:
    nasty = (
        "<script>alert(1)</script>", '=HYPERLINK("http://x")', "@SUM(A1)", "../../etc/passwd",
        "{{ 7*7 }}", "+1", "-2+3", "\u202eoculto",
    )  # fmt: skip
    columns = (DATE, STATE, MUNICIPALITY, STATE_OF_IT)
    lines = [
        line._replace(cells=(*line.cells, nasty[index % len(nasty)]))
        for index, line in enumerate(rows(columns))
    ]
    grid = Grid([title(TITLE), header(*headings(columns), "POBLADO"), *lines])
    return Form(
        "hostile_text.csv", (2,), "markup, formulas and paths as text of cells", [grid],
        writers.text(grid), ("date", "state", "municipality", "status"), free=("locality",),
    )  # fmt: skip


def _no_table() -> Form:
    grid = Grid([
        note("Estimado solicitante:"), note("Se informa que la respuesta consta en el anexo."),
        note("Sin otro particular, reciba un cordial saludo."),
    ], "Hoja1")  # fmt: skip
    return Form(
        "letter.xlsx", (1,), "a letter, no table", [grid], writers.xlsx(grid), error="header",
        illustrative=False,
    )  # fmt: skip


def _empty() -> Form:
    return Form("empty.csv", (1,), "an empty file", [], b"", error="empty", illustrative=False)


def _word() -> Form:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 15, 0, 0, 0)), "<document/>")
    return Form(
        "letter.docx", (1,), "a text document", [], stream.getvalue(), error="spreadsheet",
        illustrative=False,
    )  # fmt: skip


def _macros() -> Form:
    """Add what Excel stores beside the cells: a macro, and a link to another file."""
    grid = Grid([title(TITLE), header(*headings(USUAL)), *rows(USUAL)], "Hoja1")
    stream = io.BytesIO(writers.xlsx(grid))
    with zipfile.ZipFile(stream, "a") as archive:
        for name in ("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"):
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 15, 0, 0, 0)), "no code")
    return Form(
        "macros_and_links.xlsm", (1,), "a macro and a link to another file: never run or followed",
        [grid], stream.getvalue(), USUAL_FIELDS,
    )  # fmt: skip


def _dangerous() -> Form:
    """Declare a sheet of a million rows and all columns, of which few are filled."""
    grid = Grid([title(TITLE), header(*headings(USUAL)), *rows(USUAL)], "Hoja1")
    content = writers.xlsx(grid)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            member = old.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                member = re.sub(
                    rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', member
                )
            new.writestr(info, member)
    return Form(
        "large_declared_sheet.xlsx", (1,), "a sheet that claims to fill 17 thousand million cells",
        [grid], stream.getvalue(), USUAL_FIELDS,
    )  # fmt: skip


def _damaged() -> Form:
    grid = Grid([header(*headings(USUAL)), *rows(USUAL)], "Hoja1")
    return Form(
        "cut_off.xlsx", (1,), "a workbook whose second half was lost", [],
        writers.xlsx(grid)[:3000], error=".", illustrative=False,
    )  # fmt: skip


def _aside() -> Form:
    """Give rows a number of labs that cannot be read: they are set aside, all others stay."""
    columns = (DATE, STATE, MUNICIPALITY, STATE_OF_IT)
    wrong = {4: "varios", 11: "-3", 20: "2.5"}
    lines = []
    for line in rows(columns):
        (number,) = line.gives
        if number in wrong:
            lines.append(Line("set aside", (*line.cells, wrong[number]),
                              faults=(("CANTIDAD", "row set aside"),)))  # fmt: skip
        else:
            lines.append(data((*line.cells, 1), number))
    grid = Grid([title(TITLE), header(*headings(columns), "CANTIDAD"), *lines])
    return Form(
        "counts_that_are_none.csv", (5,), "numbers of labs that cannot be read: rows set aside",
        [grid], writers.text(grid), ("date", "state", "municipality", "status"),
    )  # fmt: skip


def _far_below() -> Form:
    """Add a forgotten cell at the last row that old programs had."""
    lines = [title(TITLE), header(*headings(USUAL)), *rows(USUAL)]
    grid = Grid([*lines, *[BLANK] * (65_535 - len(lines)), note("Fuente: ejemplo")], "Hoja1")
    return Form(
        "forgotten_cell_far_below.xlsx", (1,), "65 thousand empty rows, then one filled cell",
        [grid], writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _far_right() -> Form:
    """Add a forgotten cell thousands of columns to the right of the table."""
    lines = [title(TITLE), header(*headings(USUAL)), *rows(USUAL)]
    lines[9] = lines[9]._replace(
        cells=(*lines[9].cells, *[""] * 4_993, "ojo"), faults=(("", "value dropped"),)
    )
    grid = Grid(lines, "Hoja1")
    return Form(
        "forgotten_cell_far_right.xlsx", (1,), "a filled cell 5,000 columns to the right", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _zones() -> Form:
    lines = [
        title(TITLE),
        header("Zona Militar", "2021", "2022"),
        *[Line("data", (f"{zone}/a. Zona Militar", zone, 1)) for zone in (3, 9, 15)],
    ]
    grid = Grid(lines)
    return Form(
        "military_zones.csv", (1, 5), "counts by military zone, which is no state: refused", [grid],
        writers.text(grid), error="military or naval zones",
    )  # fmt: skip
