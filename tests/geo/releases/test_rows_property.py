"""No row of a file is lost unsaid, whatever stands around the table and in it."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import LabatlasError
from geo.records import check
from geo.releases import read
from geo.releases.cells import Sheet, Source, as_text
from geo.releases.read import read_source
from geo.releases.reading_map import ReadingMap
from geo.releases.report import ROW_KINDS
from geo.releases.reporting import make_report

PLACES = (
    ("Sinaloa", "Culiacán"), ("Michoacán", "Apatzingán"), ("Yucatán", "Suma"),
    ("Estado de México", "Tejupilco"), ("Nuevo León", "Linares"), ("Sonora", ""),
)  # fmt: skip
FIRST = date(2019, 1, 1)
WILD = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=14)
TAME = st.text(
    alphabet="abcdefghijklmnñopqrstuvwxyzáéíóúABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789().:/-",
    max_size=20,
)
TITLES = st.sampled_from(
    ["SECRETARÍA DE EJEMPLO", "RELACIÓN DE EVENTOS", "EJEMPLO ILUSTRATIVO", "Folio 330000", "2022"]
)
NOTES = st.sampled_from(
    ["Fuente: ejemplo", "* Cifras preliminares", "Nota: sin más", "Página 1 de 3", "ATENTAMENTE"]
)
SECTIONS = st.sampled_from(
    ["SINALOA", "ESTADO DE SONORA", "AÑO 2022", "ACTIVOS", "LABORATORIOS", "Municipio: Cosalá"]
)
TOTALS = st.sampled_from(["TOTAL", "Subtotal", "Total Sinaloa", "TOTAL GENERAL", "Suma", "Total:"])
HEADINGS = ("FECHA", "ESTADO", "MUNICIPIO", "LOCALIDAD", "ESTATUS", "CANTIDAD", "OBSERVACIONES")
STATUSES = st.sampled_from(["Activo", "Inactivo", "S/D", ""])
ODD = st.one_of(
    WILD,
    TAME,
    st.integers(-5, 10**6),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.sampled_from(["X", "-", "31/02/2022", "TOTAL", "ESTADO", "1,234", "=1+1", "\u200b"]),
)  # fmt: skip


@st.composite
def clean_rows(draw):
    state, municipality = draw(st.sampled_from(PLACES))
    day = FIRST + timedelta(days=draw(st.integers(0, 1900)))
    return (day, state, municipality, "?", draw(STATUSES), draw(st.integers(1, 9)), "")


@st.composite
def tables(draw, odd=ODD):
    """Return rows with their headings in any order, and the clean ones by their number."""
    order = draw(st.permutations(range(len(HEADINGS))))
    width = len(HEADINGS)
    heading = [HEADINGS[i] for i in order]
    rows = [[text] for text in draw(st.lists(TITLES, max_size=3))]
    rows += [[]] * draw(st.integers(0, 2)) + [heading]
    clean = {}
    steps = st.sampled_from(
        ["clean"] * 6 + ["damaged", "blank", "section", "total", "note", "again"]
    )
    for step in ["clean", *draw(st.lists(steps, max_size=14))]:
        if step in ("clean", "damaged"):
            values = list(draw(clean_rows()))
            values[3] = f"Rancho {len(rows) + 1}"
            if step == "damaged":
                for index in draw(st.sets(st.integers(0, width - 1), min_size=1, max_size=3)):
                    values[index] = draw(odd)
            else:
                clean[len(rows) + 1] = values
            rows.append([values[i] for i in order])
        elif step == "blank":
            rows.append([""] * draw(st.integers(0, width)))
        elif step == "section":
            rows.append([draw(SECTIONS)])
        elif step == "total":
            rows.append(total(draw(TOTALS), draw(st.integers(0, 99)), order))
        elif step == "note":
            rows.append([""] * draw(st.integers(0, 2)) + [draw(NOTES)])
        else:
            rows.append(heading)
    beside = draw(st.lists(st.tuples(st.integers(0, len(rows) - 1), NOTES), max_size=2))
    for index, text in beside:
        if rows[index] and len(rows[index]) == width:
            rows[index] = [*rows[index], "", text]
    return rows, clean


def total(word, number, order):
    row = [""] * len(order)
    row[order.index(5)] = number
    row[next(place for place, column in enumerate(order) if column != 5)] = word
    return row


def account(report, records, filled):
    """Assert that every filled row is exactly one kind, and told where it gave no record."""
    assert set(report.rows_by_kind) == set(ROW_KINDS)
    unread = {sheet.name: sheet.rows for sheet in report.not_read}
    told = {sheet.name for sheet in report.sheets} | set(unread)
    assert {name for name, rows in filled.items() if rows} <= told <= set(filled)
    for sheet in report.sheets:
        seen = Counter(item.row for item in report.rows if item.sheet == sheet.name)
        kept = set(records.loc[records["sheet"] == sheet.name, "row"])
        assert set(seen.values()) <= {1}
        assert not kept & set(seen)
        assert kept | set(seen) == filled[sheet.name]
        kinds = Counter(item.kind for item in report.rows if item.sheet == sheet.name)
        assert Counter(sheet.rows) == kinds + Counter(data=len(kept))
        assert sum(sheet.rows.values()) == len(filled[sheet.name])
    for name, rows in unread.items():
        assert rows == len(filled[name])
    aside = {(item.sheet, item.row) for item in report.rows if item.kind == "set aside"}
    assert {(problem.sheet, problem.row) for problem in report.set_aside} == aside
    assert all(problem.reason and problem.advice for problem in report.problems)


def filled_rows(rows):
    return {
        number for number, row in enumerate(rows, start=1) if any(as_text(cell) for cell in row)
    }


def read_rows(rows, name="", **of_sheet):
    source = Source("xlsx", (Sheet(name, [list(row) for row in rows], **of_sheet),))
    reading = read_source(source, "a.xlsx", ReadingMap(), "a")
    check(reading.records)
    return make_report(reading, "a.xlsx", ""), reading.records


@settings(max_examples=60)
@given(table=tables())
def test_every_row_of_a_table_is_one_kind(table) -> None:
    rows, _ = table
    report, records = read_rows(rows)
    account(report, records, {"": filled_rows(rows)})


@settings(max_examples=60)
@given(table=tables(odd=TAME))
def test_a_clean_row_is_read_whatever_stands_around_it(table) -> None:
    rows, clean = table
    _, records = read_rows(rows)
    by_row = records.set_index("row")
    for number, (day, state, municipality, locality, status, labs, _) in clean.items():
        record = by_row.loc[number]
        assert (record["date"].date(), record["date_precision"]) == (day, "day")
        assert (record["state_given"], record["locality"]) == (state, locality)
        assert record["labs"] == labs
        assert not municipality or record["mun_given"] == municipality
        if status.endswith("tivo"):
            assert record["status"] == {"Activo": "active", "Inactivo": "inactive"}[status]


@settings(max_examples=60)
@given(rows=st.lists(st.lists(ODD, max_size=9), max_size=14))
def test_any_cells_give_an_account_or_our_error(rows) -> None:
    try:
        report, records = read_rows(rows)
    except LabatlasError as error:
        assert str(error).startswith("a.xlsx")  # noqa: PT017
        return
    account(report, records, {"": filled_rows(rows)})


@settings(max_examples=30)
@given(table=tables(), others=st.lists(st.lists(st.lists(ODD, max_size=4), max_size=5), max_size=3))
def test_every_row_of_every_sheet_is_accounted_for(table, others) -> None:
    sheets = {"Hoja1": table[0]} | {f"Otra {n}": rows for n, rows in enumerate(others)}
    source = Source("xlsx", tuple(Sheet(name, list(rows)) for name, rows in sheets.items()))
    reading = read_source(source, "a.xlsx", ReadingMap(), "a")
    report = make_report(reading, "a.xlsx", "")
    account(report, reading.records, {name: filled_rows(rows) for name, rows in sheets.items()})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(table=tables(odd=TAME), delimiter=st.sampled_from(",;\t|"), encoding=st.sampled_from(
    ["utf-8", "utf-8-sig", "cp1252", "utf-16"]))  # fmt: skip
def test_every_row_of_a_text_table_is_one_kind(tmp_path: Path, table, delimiter, encoding) -> None:
    rows = [[cell.isoformat() if isinstance(cell, date) else cell for cell in r] for r in table[0]]
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    release = read(path)
    check(release.records)
    account(release.report, release.records, {"": filled_rows(rows)})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(table=tables(odd=st.one_of(TAME, st.integers(-5, 99), st.booleans())))
def test_every_row_of_a_workbook_is_one_kind(tmp_path: Path, table) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hoja1"
    for number, row in enumerate(table[0], start=1):
        for column, cell in enumerate(row, start=1):
            if cell != "":
                sheet.cell(number, column, cell)
    path = tmp_path / "a.xlsx"
    book.save(path)
    release = read(path)
    check(release.records)
    account(release.report, release.records, {"Hoja1": filled_rows(table[0])})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(rows=st.lists(st.lists(WILD, max_size=6), max_size=10))
def test_a_text_table_of_any_text_gives_an_account_or_our_error(tmp_path: Path, rows) -> None:
    path = tmp_path / "a.csv"
    heading = ["FECHA", "ESTADO", "MUNICIPIO", "ESTATUS", "CANTIDAD", "x"]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, ["20/07/2022", "Sinaloa", "", "", 1, ""], *rows])
    try:
        release = read(path)
    except LabatlasError:
        return
    told = sum(release.report.rows_by_kind.values()) + sum(s.rows for s in release.report.not_read)
    assert told >= 2
    seen = {item.row for item in release.report.rows}
    assert not seen & set(release.records["row"])
    assert len(seen) + release.records["row"].nunique() == told
