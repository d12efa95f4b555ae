"""Line 8 of the issue: tables in PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from form import TITLE, Form, Grid, Line, header, note, section, title
from PIL import Image, ImageDraw
from raids import (
    CORPS,
    DATE,
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
    Column,
    groups,
    headings,
    rows,
)
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

WIDTH, HEIGHT = landscape(letter)
MARGIN, LEADING = 36, 15
COLUMNS = (NUMBER, DATE, STATE, MUNICIPALITY, SUBSTANCE, STATE_OF_IT)
AT = (36, 70, 150, 270, 420, 560)
FIELDS = ("date", "state", "municipality", "drug", "status")


def forms() -> list[Form]:
    return [
        _ruled(), _ruled_pages(), _unruled(), _unruled_pages(), _wrapped(), _unruled_sections(),
        _picture_page(), _pictures(),
    ]  # fmt: skip


def _page(canvas: Canvas, draw: Callable[[Canvas], None]) -> None:
    draw(canvas)
    canvas.showPage()


def _document(*pages: Callable[[Canvas], None]) -> bytes:
    stream = io.BytesIO()
    # Not packed, so that a fuzzer can change what a page says.
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=True)
    for draw in pages:
        _page(canvas, draw)
    canvas.save()
    return stream.getvalue()


def _plain(lines: Sequence[Line], at: Sequence[float] = AT) -> Callable[[Canvas], None]:
    """Return a page of text without a single rule, its columns aligned."""

    def draw(canvas: Canvas) -> None:
        y = HEIGHT - MARGIN - 12
        for line in lines:
            canvas.setFont("Helvetica-Bold" if line.kind == "header" else "Helvetica", 9)
            for x, cell in zip(at, line.cells, strict=False):
                canvas.drawString(x, y, str(cell))
            y -= LEADING

    return draw


def _table(
    above: Sequence[Line],
    lines: Sequence[Line],
    widths: Sequence[float],
    below: Sequence[Line] = (),
    *,
    wrap: bool = False,
) -> Callable[[Canvas], None]:
    """Return a page with a ruled table, lines above it and lines below it."""
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=9.5)

    def shown(cell: object) -> object:
        return Paragraph(escape(str(cell)), style) if wrap else str(cell)

    def draw(canvas: Canvas) -> None:
        y = HEIGHT - MARGIN - 12
        canvas.setFont("Helvetica-Bold", 11)
        for line in above:
            canvas.drawString(MARGIN, y, " ".join(map(str, line.cells)))
            y -= LEADING
        table = Table([[shown(cell) for cell in line.cells] for line in lines], colWidths=widths)
        table.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                    ("FONTSIZE", (0, 0), (-1, -1), 8),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
                ]
            )
        )
        _, height = table.wrapOn(canvas, WIDTH - 2 * MARGIN, HEIGHT)
        table.drawOn(canvas, MARGIN, y - height + 6)
        y -= height + 12
        canvas.setFont("Helvetica", 8)
        for line in below:
            canvas.drawString(MARGIN, y, " ".join(map(str, line.cells)))
            y -= 12

    return draw


def _form(file: str, shows: str, lines: Sequence[Line], content: bytes, **options: object) -> Form:
    fields = options.pop("carries", FIELDS)
    return Form(
        file, (8, *options.pop("also", ())), shows, [Grid(lines)], content, fields,
        lines_counted=False, **options,
    )  # fmt: skip


def _ruled() -> Form:
    columns = (NUMBER, DATE, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT, LAT, LON)
    above = [title("SECRETARÍA DE EJEMPLO NACIONAL"), title(TITLE)]
    lines = [header(*headings(columns)), *rows(columns, RAIDS[:20])]
    below = [note("Fuente: Dirección General de Ejemplos")]
    widths = (26, 54, 82, 96, 104, 130, 76, 50, 50, 56)
    content = _document(_table(above, lines, widths, below))
    return _form(
        "ruled.pdf", "a ruled table on one page, a title above, a footnote below",
        [*above, *lines, *below], content, carries=(*FIELDS, "kind", "locality", "point"),
    )  # fmt: skip


def _paged(per_page: int) -> list[list[Line]]:
    pages = []
    for start in range(0, len(RAIDS), per_page):
        raids = RAIDS[start : start + per_page]
        number = start // per_page + 1
        above = [title(TITLE)] if not start else []
        last = -(-len(RAIDS) // per_page)
        pages.append(
            [*above, header(*headings(COLUMNS)), *rows(COLUMNS, raids),
             note(f"Página {number} de {last}")]
        )  # fmt: skip
    return pages


def _ruled_pages() -> Form:
    pages = _paged(13)
    widths = (30, 70, 110, 140, 130, 80)
    content = _document(
        *(
            _table(
                [line for line in page if line.kind == "title"],
                [line for line in page if line.kind in ("header", "data")],
                widths,
                [line for line in page if line.kind == "note"],
            )
            for page in pages
        )
    )
    return _form(
        "ruled_over_pages.pdf", "a ruled table over three pages, headings and page number on each",
        [line for page in pages for line in page], content, also=(1,),
    )  # fmt: skip


def _unruled() -> Form:
    lines = [title(TITLE), header(*headings(COLUMNS)), *rows(COLUMNS, RAIDS[:30])]
    return _form(
        "unruled.pdf", "columns kept apart by white space only", lines, _document(_plain(lines)),
    )  # fmt: skip


def _unruled_pages() -> Form:
    pages = _paged(14)
    return _form(
        "unruled_over_pages.pdf", "the same over three pages, headings and page number on each",
        [line for page in pages for line in page], _document(*map(_plain, pages)), also=(1,),
    )  # fmt: skip


def _wrapped() -> Form:
    def sentence(raid: object) -> str:
        return "Sin detenidos; instalación inhabilitada en el lugar por personal especializado."

    columns: tuple[Column, ...] = (
        DATE, STATE, MUNICIPALITY, TYPE, STATE_OF_IT, CORPS, ("ANEXO", sentence),
    )  # fmt: skip
    lines = [title(TITLE), header(*headings(columns)), *rows(columns, RAIDS[:14])]
    content = _document(_table(lines[:1], lines[1:], (56, 60, 70, 70, 52, 68, 150), wrap=True))
    return _form(
        "wrapped_cells.pdf", "cells that run over several lines", lines, content,
        carries=("date", "state", "municipality", "kind", "status", "corps"),
    )  # fmt: skip


def _unruled_sections() -> Form:
    columns = (DATE, MUNICIPALITY, SUBSTANCE, STATE_OF_IT)
    lines = [title(TITLE), header(*headings(columns))]
    for state, raids in groups(lambda raid: raid.state, RAIDS[:24]).items():
        lines += [section(state.upper()), *rows(columns, raids)]
    return _form(
        "unruled_sections.pdf", "no rules, and the state on lines of its own", lines,
        _document(_plain(lines, (36, 120, 290, 430))), also=(1,),
    )  # fmt: skip


def _picture(text: str) -> Callable[[Canvas], None]:
    image = Image.new("1", (500, 200), 1)
    ImageDraw.Draw(image).text((10, 10), text, fill=0)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), MARGIN, 100, 500, 200)

    return draw


def _picture_page() -> Form:
    lines = [title(TITLE), header(*headings(COLUMNS)), *rows(COLUMNS, RAIDS[:18])]
    more = [header(*headings(COLUMNS)), *rows(COLUMNS, RAIDS[18:])]
    content = _document(
        _plain(lines), _picture("01/01/2022 Sinaloa Culiacan Metanfetamina Activo"), _plain(more)
    )
    form = _form(
        "picture_page.pdf", "the second of three pages is a picture: reported as unread",
        [*lines, *more], content,
    )  # fmt: skip
    return replace(form, grids=[*form.grids, Grid([], "page 2", read=False)])


def _pictures() -> Form:
    return _form(
        "pictures_only.pdf", "all pages are pictures: refused, and it is said why", [],
        _document(_picture("Sinaloa Culiacan"), _picture("Sonora Nogales")), error="picture",
        carries=(), illustrative=False,
    )  # fmt: skip
