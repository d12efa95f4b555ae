import io
import random
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from geo.errors import ReleaseError
from geo.releases.cells import Merge, Source
from geo.releases.pdf import guard as pdf_guard
from geo.releases.pdf import page as pdf_page
from geo.releases.pdf.document import read_pdf
from geo.releases.pdf.page import PageContent, Rule, Word
from geo.releases.pdf.tables import find_rows
from geo.releases.pdf.wraps import join_lines

STYLES = getSampleStyleSheet()
HEAD = ["No.", "Fecha", "Estado", "Municipio", "Localidad", "Estatus"]
PLACES = [
    ("Sinaloa", "Culiacán", "El Limón de los Ramos"),
    ("Baja California Sur", "La Paz", ""),
    ("Michoacán", "Lázaro Cárdenas", "Ejido Primero de Mayo"),
    ("Jalisco", "Tlajomulco de Zúñiga", "Rancho Las Palmas Altas"),
]
ROWS = [
    [str(n), f"{n:02d}/03/2022", *PLACES[n % 4], "activo" if n % 3 else "inactivo"]
    for n in range(1, 15)
]
TITLE, NOTE = "RELACIÓN DE LABORATORIOS ASEGURADOS", "Nota: cifras preliminares, sin validar."
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
WIDTHS = [28, 68, 78, 78, 92, 55]


def table(
    rows: list[list[str]], *styles: tuple[object, ...], wrap: bool = False, repeat: int = 1
) -> Table:
    cells = [[Paragraph(cell, STYLES["Normal"]) for cell in row] for row in rows] if wrap else rows
    made = Table(cells, repeatRows=repeat, colWidths=WIDTHS if wrap else None)
    made.setStyle([("FONTSIZE", (0, 0), (-1, -1), 9), *styles])
    return made


def build(path: Path, *story: Flowable, height: float = 220) -> Path:
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 20)
    title, note = Paragraph(TITLE, STYLES["Title"]), Paragraph(NOTE, STYLES["Normal"])
    SimpleDocTemplate(str(path), pagesize=(500, height), **margins).build([title, *story, note])
    return path


def rows_of(source: Source) -> list[list[str]]:
    """Return the rows without empty cells at their ends."""
    rows = []
    for row in source.sheets[0].rows:
        cells = [str(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        rows.append(cells)
    return rows


def expected(source: Source, *, repeated: bool, data: Sequence[list[str]] = ROWS) -> None:
    """Check that a PDF gave its title, its headings, every row in place, and its note."""
    rows = rows_of(source)
    assert rows[0] == [TITLE]
    assert rows[-1] == [NOTE]
    body = [row for row in rows[1:-1] if row != HEAD]
    assert body == data
    origins = source.sheets[0].origins
    lines = Counter(page for page, _ in origins)
    assert len(lines) > 1
    # The note can stand alone on the last page.
    tables = [page for page in lines if lines[page] > 1]
    assert rows.count(HEAD) == (len(tables) if repeated else 1)
    assert list(origins) == [(page, n + 1) for page in lines for n in range(lines[page])]


RULES = {
    "ruled": (GRID,),
    "ruled inside": (("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black),),
    "no rules": (),
    "level rules": (("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),),
    "rules at the head": (("GRID", (0, 0), (-1, 0), 0.5, colors.black),),
    "columns in a box": (
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
    ),
    "striped": (("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.lightgrey]),),
    "right-aligned": (("ALIGN", (0, 0), (-1, -1), "RIGHT"),),
    "tight columns": (("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2)),
}


@pytest.mark.parametrize(
    ("rules", "repeat"), [*((rules, 1) for rules in RULES), ("ruled", 0), ("no rules", 0)]
)
def test_tables_over_several_pages(rules: str, repeat: int, tmp_path: Path) -> None:
    path = build(tmp_path / "x.pdf", table([HEAD, *ROWS], *RULES[rules], repeat=repeat))
    expected(read_pdf(path, "x.pdf"), repeated=bool(repeat))


@pytest.mark.parametrize(
    ("rules", "place"),
    [("ruled", "MIDDLE"), ("no rules", "TOP"), ("no rules", "MIDDLE"), ("no rules", "BOTTOM"),
     ("level rules", "BOTTOM"), ("striped", "MIDDLE")],
)  # fmt: skip
def test_cells_of_several_lines(rules: str, place: str, tmp_path: Path) -> None:
    lines = table([HEAD, *ROWS], *RULES[rules], ("VALIGN", (0, 0), (-1, -1), place), wrap=True)
    source = read_pdf(build(tmp_path / "x.pdf", lines), "x.pdf")
    expected(source, repeated=True)
    told = any("put together" in remark for remark in source.remarks)
    assert told == (rules != "ruled")


@pytest.mark.parametrize("rules", ["ruled", "no rules"])
@pytest.mark.parametrize("empty", [range(6), range(6, 14)], ids=["first page", "later pages"])
def test_a_column_empty_on_a_page_shifts_nothing(rules: str, empty: range, tmp_path: Path) -> None:
    data = [[*row[:4], "" if n in empty else row[4], row[5]] for n, row in enumerate(ROWS)]
    path = build(tmp_path / "x.pdf", table([HEAD, *data], *RULES[rules], repeat=0))
    expected(read_pdf(path, "x.pdf"), repeated=False, data=data)


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    assert join_lines(["Baja", "California Sur"]) == "Baja California Sur"
    assert join_lines(["Ixtapa-", "Zihuatanejo"]) == "Ixtapa-Zihuatanejo"
    assert join_lines(["Reynosa -", "Pharr"]) == "Reynosa - Pharr"


def test_merged_cells_and_headings_in_two_rows(tmp_path: Path) -> None:
    rows = [
        ["Estado", "Municipio", "2021", "", "2022", ""],
        ["", "", "Activos", "Inactivos", "Activos", "Inactivos"],
        ["Sinaloa", "Culiacán", "1", "2", "3", "4"],
        ["", "Cosalá", "0", "1", "", "2"],
        ["TOTAL DEL ESTADO", "", "1", "3", "3", "6"],
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (5, 0)),
             ((0, 2), (0, 3)), ((0, 4), (1, 4))]  # fmt: skip
    styles = [("SPAN", *span) for span in spans]
    source = read_pdf(build(tmp_path / "x.pdf", table(rows, GRID, *styles)), "x.pdf")
    assert source.sheets[0].rows[1:-1] == rows
    # The title is row 0.
    assert set(source.sheets[0].merged) == {
        Merge(top + 1, left, bottom + 1, right) for (left, top), (right, bottom) in spans
    }


@pytest.mark.parametrize("rules", [(GRID,), ()], ids=["ruled", "no rules"])
def test_two_tables_on_a_page(rules: tuple[tuple[object, ...], ...], tmp_path: Path) -> None:
    states = [["Estado", "Laboratorios"], ["Sinaloa", "120"], ["Jalisco", "8"]]
    months = [["Mes", "Activos", "Inactivos", "Total"], ["Enero", "1", "2", "3"],
              ["Febrero", "3", "", "3"], ["Marzo", "0", "2", "2"]]  # fmt: skip
    story = [table(states, *rules), Spacer(1, 12), Paragraph("Por mes", STYLES["Normal"])]
    path = build(tmp_path / "x.pdf", *story, table(months, *rules), height=400)
    rows = rows_of(read_pdf(path, "x.pdf"))
    assert rows == [[TITLE], *states, ["Por mes"], *months, [NOTE]]


def test_sections_totals_and_lines_of_the_page(tmp_path: Path) -> None:
    data = [[*row[:2], "", *row[3:]] for row in ROWS[:4]]
    rows = [HEAD, ["SINALOA"] + [""] * 5, *data, ["", "", "", "", "Subtotal", "4"]]
    sections = read_pdf(build(tmp_path / "x.pdf", table(rows), height=400), "x.pdf")
    assert rows_of(sections) == [[TITLE], HEAD, ["SINALOA"], *data, rows[-1], [NOTE]]


def draw(canvas: Canvas, rows: Sequence[Sequence[str]], top: float = 700) -> None:
    canvas.setFont("Helvetica", 9)
    for n, row in enumerate(rows):
        for x, text in zip((40, 80, 150, 280, 410, 520), row, strict=False):
            canvas.drawString(x, top - 15 * n, text)


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("way", ["page", "text"])
def test_turned_pages(turn: int, way: str, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    if way == "page":
        canvas.setPageRotation(turn)
    else:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.translate(-300, -500)
    draw(canvas, [HEAD, *ROWS[:4]], top=550)
    canvas.save()
    assert rows_of(read_pdf(tmp_path / "x.pdf", "x.pdf")) == [HEAD, *ROWS[:4]]


def test_a_text_that_runs_into_the_next_column_stays_whole(tmp_path: Path) -> None:
    long = [*ROWS[0][:2], "Veracruz de Ignacio de la Llave, zona norte", "", "", "activo"]
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    draw(canvas, [HEAD, *ROWS[:8], long])
    canvas.save()
    assert rows_of(read_pdf(tmp_path / "x.pdf", "x.pdf"))[-1] == long


def test_columns_of_a_typewriter(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    text = canvas.beginText(40, 700)
    text.setFont("Courier", 9)
    text.textLine("FECHA      ESTADO     LABS")
    text.textLine("-" * 26)
    for n in range(1, 7):
        text.textLine(f"0{n}/02/2022 {'SINALOA' if n % 2 else 'JALISCO':<10} {n:>4}")
    canvas.drawText(text)
    canvas.save()
    rows = rows_of(read_pdf(tmp_path / "x.pdf", "x.pdf"))
    assert rows[:2] == [["FECHA", "ESTADO", "LABS"], ["01/02/2022", "SINALOA", "1"]]


def picture(canvas: Canvas, path: Path) -> None:
    image = path / "scan.png"
    Image.new("L", (60, 80), 128).save(image)
    canvas.drawImage(str(image), 0, 0, 600, 800)
    canvas.showPage()


def test_pages_without_text_are_told_each_by_number(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    for page in range(1, 6):
        if page in (2, 4):
            picture(canvas, tmp_path)
        else:
            draw(canvas, [HEAD, *ROWS[:3]] if page != 3 else [])
            canvas.showPage()
    canvas.drawString(40, 780, "FOLIO 330026424002985")
    picture(canvas, tmp_path)
    canvas.save()
    source = read_pdf(tmp_path / "x.pdf", "x.pdf")
    assert source.unread == (
        ("page 2", 0, "it is a picture without text"),
        ("page 4", 0, "it is a picture without text"),
        ("page 6", 0, "it is mostly a picture: only the 2 words beside it were read"),
    )
    assert source.remarks == ()
    assert {page for page, _ in source.sheets[0].origins} == {"page 1", "page 5", "page 6"}


def test_pictures_alone_are_refused_with_advice(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    picture(canvas, tmp_path)
    canvas.save()
    with pytest.raises(ReleaseError, match=r"page 1: it is a picture.*OCR"):
        read_pdf(tmp_path / "x.pdf", "x.pdf")


def test_what_lies_over_a_page_is_told(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    draw(canvas, [HEAD, *ROWS[:6]])
    canvas.acroForm.textfield(name="a", value="Sinaloa", x=40, y=300, width=90, height=20)
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.drawString(0, 0, "COPIA")
    canvas.save()
    source = read_pdf(tmp_path / "x.pdf", "x.pdf")
    assert rows_of(source) == [HEAD, *ROWS[:6]]
    assert source.unread == (
        ("page 1", 0, "only what lies under its comments and filled fields (1) was read"),
    )
    assert source.remarks == ("page 1 has 5 letters set aslant, as a watermark is: left out",)


def test_what_is_drawn_too_long_or_attached_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    draw(canvas, [HEAD, *ROWS[:3]])
    canvas.showPage()
    for row in range(21):
        canvas.rect(40, 30 * row, 90, 10, fill=1)
    canvas.save()
    monkeypatch.setattr(pdf_page, "_MOST_LETTERS", 20)
    source = read_pdf(tmp_path / "x.pdf", "x.pdf")
    assert source.unread == (
        ("page 1", 0, "it has more than 20 letters: only these were read"),
        ("page 2", 0, "it is drawn in lines, without text"),
    )
    attached = b"/Names<</EmbeddedFiles<</Names[(a.xlsx)<<>>]>>>>"
    (tmp_path / "y.pdf").write_bytes(raw_pdf(TEXT, catalog=attached))
    (unread,) = read_pdf(tmp_path / "y.pdf", "y.pdf").unread
    assert unread == ("attached files", 0, "files attached to a PDF are not opened")


def test_letters_set_twice_are_read_once_and_letters_apart_not_at_all(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    for shift in (0, 0.3):
        canvas.translate(shift, 0)
        draw(canvas, [HEAD, *ROWS[:3]])
    canvas.showPage()
    text = canvas.beginText(40, 700)
    text.setCharSpace(6)
    for _ in range(4):
        text.textLine("SINALOA CULIACAN")
    canvas.drawText(text)
    canvas.save()
    source = read_pdf(tmp_path / "x.pdf", "x.pdf")
    assert rows_of(source) == [HEAD, *ROWS[:3]]
    assert source.unread == (
        ("page 2", 0, "its letters are set apart, so that words cannot be told"),
    )


def raw_pdf(content: bytes, *, filters: bytes = b"/FlateDecode", catalog: bytes = b"",
            font: bytes = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>") -> bytes:  # fmt: skip
    parts = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d/Filter%s>>\nstream\n%s\nendstream" % (len(content), filters, content),
        font,
        b"<</Font<</F1 5 0 R>>>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table_of = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 7\n0000000000 65535 f \n%strailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table_of, len(body))
    )


TEXT = zlib.compress(b"BT /F1 12 Tf 50 700 Td (Estado) Tj ET")
NO_CODES = (
    b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    b"/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>>>]>>"
)
BOMB = zlib.compress(b"\0" * 4_000_000, 9)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4\n", "damaged"),
        (raw_pdf(TEXT)[:300], "damaged"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 9, "damaged"),
        (raw_pdf(TEXT, catalog=b"/AcroForm<</XFA[(a)(b)]>>"), "XFA"),
        (raw_pdf(b"BT /F1 12 Tf <00010002> Tj ET", filters=b"[]", font=NO_CODES), "have no code"),
        (raw_pdf(BOMB), "unpacks to more than 3 MB"),
        (raw_pdf(zlib.compress(BOMB), filters=b"[/FlateDecode/FlateDecode]"), "unpacks to more"),
        (raw_pdf(zlib.compress(b"0 0 m 9 9 l S " * 100_000)), "a drawing of more than 1 MB"),
        (raw_pdf(zlib.compress(b"")), "pages are empty"),
    ],
    ids=["empty", "head", "cut", "noise", "xfa", "cid", "bomb", "twice", "drawing", "blank"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(
    content: bytes, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_guard, "MAX_UNPACKED_MB", 3)
    monkeypatch.setattr(pdf_guard, "MAX_PAGE_MB", 1)
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(ReleaseError, match=reason) as raised:
        read_pdf(path, "x.pdf")
    assert str(raised.value).startswith("x.pdf: ")


def test_a_pdf_made_by_hand_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(raw_pdf(TEXT))
    assert rows_of(read_pdf(tmp_path / "x.pdf", "x.pdf")) == [["Estado"]]


@pytest.mark.parametrize(("password", "locked"), [("geheim", True), ("", False)])
def test_a_password_to_open_locks_one_to_change_does_not(
    password: str, locked: bool, tmp_path: Path
) -> None:
    key = pdfencrypt.StandardEncryption(password, "owner", canPrint=0)
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800), encrypt=key)
    draw(canvas, [HEAD, *ROWS[:3]])
    canvas.save()
    if locked:
        with pytest.raises(ReleaseError, match="locked with a password"):
            read_pdf(tmp_path / "x.pdf", "x.pdf")
    else:
        assert rows_of(read_pdf(tmp_path / "x.pdf", "x.pdf")) == [HEAD, *ROWS[:3]]


def test_limits_of_size_and_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 800))
    for _ in range(3):
        draw(canvas, [HEAD])
        canvas.showPage()
    canvas.save()
    monkeypatch.setattr(pdf_guard, "MAX_PAGES", 2)
    with pytest.raises(ReleaseError, match="more than 2 pages"):
        read_pdf(tmp_path / "x.pdf", "x.pdf")
    monkeypatch.setattr(pdf_guard, "MAX_MB", 0.001)
    with pytest.raises(ReleaseError, match="larger than"):
        read_pdf(tmp_path / "x.pdf", "x.pdf")
    with pytest.raises(ReleaseError, match="cannot be opened"):
        read_pdf(tmp_path / "none.pdf", "none.pdf")


def contents(seed: int, number: int) -> PageContent:
    """Words on a rough grid, some of them shifted, with or without rules around."""
    rng = random.Random(seed)
    columns, step = rng.randint(1, 6), rng.choice([60, 60, 45])
    words, upright, level = [], [], []
    for row in range(rng.randint(1, 12)):
        top = 20 + row * 14 + rng.choice([0, 0, 0, 6])
        for column in range(columns):
            x = 20.0 + column * step
            for text in rng.choices(["a", "12", "Culiacán", "de"], k=rng.randint(0, 3)):
                words.append(Word(x, x + 5 * len(text), top, top + 10, text))
                x += 5 * len(text) + 2.8
    if rng.random() < 0.5:
        upright = [Rule(17.0 + 60 * n, 17, 185) for n in range(columns + 1)]
        level = [Rule(17.0 + 14 * n, 17, 17 + 60 * columns) for n in range(13)]
    return PageContent(number, words, upright, level, 0.28, ())


@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=3))
def test_no_word_is_ever_lost(seeds: list[int]) -> None:
    pages = [contents(seed, number) for number, seed in enumerate(seeds, start=1)]
    found = find_rows(pages)
    given_letters = Counter("".join(word.text for page in pages for word in page.words))
    read = "".join(str(cell) for row in found.rows for cell in row)
    assert Counter(read.replace(" ", "")) == given_letters
    assert len(found.origins) == len(found.rows)
    assert all(any(row) for row in found.rows)


SEEDS: list[bytes] = []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_gives_a_release_error_or_a_reading(data: st.DataObject, tmp_path: Path) -> None:
    if not SEEDS:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=(600, 800), pageCompression=0)
        draw(canvas, [HEAD, *ROWS[:2]])
        canvas.save()
        SEEDS.append(stream.getvalue())
    content = bytearray(SEEDS[0])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        width = data.draw(st.sampled_from([0, 1, 20]))
        content[at : at + width] = data.draw(
            st.sampled_from([b"", b"0", b"-1", b"/X", b"9" * 9, b"<<"])
        )
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    try:
        assert read_pdf(path, "x.pdf").format == "pdf"
    except ReleaseError as error:
        assert str(error).startswith("x.pdf: ")  # noqa: PT017
