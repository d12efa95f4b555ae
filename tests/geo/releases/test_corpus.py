"""The corpus of awkward files: each reads to the same truth, or reports exactly what is lost."""

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from functools import cache
from math import isclose
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from odf.opendocument import load as load_ods
from odf.table import Table, TableCell, TableRow
from odf.teletype import extractText
from python_calamine import CalamineWorkbook

from geo.errors import LabatlasError
from geo.join import join
from geo.records import check
from geo.releases import read
from geo.releases.report import ROW_KINDS

FOLDER = Path(__file__).parents[2] / "data" / "releases"
FILES = FOLDER / "files"
ENTRIES = {
    entry["file"]: entry for entry in json.loads((FOLDER / "corpus.json").read_text("utf-8"))
}
REFUSED = [file for file, entry in ENTRIES.items() if "error" in entry]
READ = [file for file in ENTRIES if file not in REFUSED]
# What a field is where a file does not tell it.
UNKNOWN = {
    "date": None, "date_precision": "none", "state_code": None, "mun_code": None, "locality": "",
    "lon": None, "lat": None, "status": "unspecified", "drug": "unspecified",
    "kind": "unspecified", "corps": "", "labs": 1,
}  # fmt: skip
COLUMNS_OF = {
    "date": ("date", "date_precision"), "state": ("state_code",), "municipality": ("mun_code",),
    "point": ("lon", "lat"),
}  # fmt: skip
DEGREES = 1e-4
CODECS = {
    "UTF-8": "utf-8", "Windows-1252": "cp1252", "Mac Roman": "mac-roman", "CP850": "cp850",
    "UTF-16 LE": "utf-16-le", "UTF-16 BE": "utf-16-be",
}  # fmt: skip


@cache
def truth():
    with (FOLDER / "truth.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        int(row["raid"]): {
            **row,
            "date_precision": "day",
            "mun_code": row["mun_code"] or None,
            "lon": float(row["lon"]) if row["lon"] else None,
            "lat": float(row["lat"]) if row["lat"] else None,
        }
        for row in rows
    }


# The one that shares what it read with other modules.
READERS = []


@pytest.fixture(scope="module", autouse=True)
def reader(read_and_placed):
    READERS.append(read_and_placed)


@cache
def outcome(file):
    release, placed, _ = READERS[0](FILES / file)
    check(release.records)
    return release, placed


def expected(entry):
    """Return (sheet, row, record) of all that the file tells."""
    columns = [name for field in entry["carries"] for name in COLUMNS_OF.get(field, (field,))]
    found = []
    for sheet in entry["sheets"]:
        for row, given, *changes in sheet["data"] if sheet["read"] else []:
            for item in given:
                if isinstance(item, dict):
                    record = {**UNKNOWN, **item}
                else:
                    record = {**UNKNOWN, **{name: truth()[item][name] for name in columns}}
                    record = {**coarse(record, entry["precision"]), **(changes or [{}])[0]}
                found.append((sheet["name"], row, record))
    return found


def coarse(record, precision):
    if record["date"] is None or precision == "day":
        return record
    first = {"month": f"{record['date'][:7]}-01", "year": f"{record['date'][:4]}-01-01"}
    return {**record, "date": first[precision], "date_precision": precision}


def found(entry):
    _, placed = outcome(entry["file"])
    rows = []
    for row in placed[["sheet", "row", *UNKNOWN]].astype(object).to_dict("records"):
        values = {name: None if pd.isna(row[name]) else row[name] for name in UNKNOWN}
        values["date"] = values["date"] and f"{values['date']:%Y-%m-%d}"
        rows.append((row["sheet"], row["row"], values))
    return rows


def differences(entry):
    """Return in words how the records of a file differ from the truth."""
    free = {name for field in entry["free"] for name in COLUMNS_OF.get(field, (field,))}
    exact = [name for name in UNKNOWN if name not in free | {"lon", "lat"}]

    def grouped(rows):
        groups = {}
        for sheet, row, record in sorted(rows, key=lambda r: repr([r[2][n] for n in exact])):
            where = (sheet_key(entry, sheet), row) if entry["lines_counted"] else "the file"
            groups.setdefault(where, []).append(record)
        return groups

    told = []
    wanted, got = grouped(expected(entry)), grouped(found(entry))
    for where in sorted({*wanted, *got}, key=repr):
        ours, theirs = wanted.get(where, []), got.get(where, [])
        if len(ours) != len(theirs):
            told.append(f"{where}: {len(ours)} records expected, {len(theirs)} read: {theirs[:2]}")
            continue
        for a, b in zip(ours, theirs, strict=True):
            told += [
                f"{where}: {n} {a[n]!r} expected, {b[n]!r} read" for n in exact if a[n] != b[n]
            ]
            told += [
                f"{where}: {name} {a[name]} expected, {b[name]} read"
                for name in ("lon", "lat")
                if name not in free and not same_degrees(a[name], b[name])
            ]
    return told


def same_degrees(a, b):
    return a is b if a is None or b is None else isclose(a, b, abs_tol=DEGREES)


def sheet_key(entry, sheet):
    # The one sheet of a text table has no name; a workbook has the name that the generator gave.
    return sheet if len(entry["sheets"]) > 1 else ""


@pytest.mark.parametrize("file", READ)
def test_file_reads_to_the_truth(file: str) -> None:
    told = differences(ENTRIES[file])
    assert not told, "\n".join([ENTRIES[file]["shows"], f"{len(told)} differences", *told[:20]])


@pytest.mark.parametrize("file", READ)
def test_exactly_what_is_lost_is_reported(file: str) -> None:
    entry = ENTRIES[file]
    wanted = Counter(
        (sheet_key(entry, sheet["name"]), row, heading, effect)
        for sheet in entry["sheets"]
        for row, heading, effect in sheet["faults"]
    )
    problems = outcome(file)[0].report.problems
    any_column = {(sheet, row, effect) for sheet, row, heading, effect in wanted if not heading}
    got = Counter()
    for p in problems:
        where = sheet_key(entry, p.sheet), p.row
        got[(*where, "" if (*where, p.effect) in any_column else p.column, p.effect)] += 1
    assert got == wanted, "\n".join(
        [
            entry["shows"],
            *(f"not reported: {item}" for item in (wanted - got).elements()),
            *(f"reported: {item}" for item in (got - wanted).elements()),
            *map(str, problems[:5]),
        ]
    )
    assert all(p.reason and p.advice for p in problems)


@pytest.mark.parametrize("file", READ)
def test_every_row_is_exactly_one_kind(file: str) -> None:
    entry = ENTRIES[file]
    release, _ = outcome(file)
    report = release.report
    by_sheet = {sheet.name: sheet for sheet in report.sheets}
    assert not {sheet.name for sheet in report.not_read} & set(by_sheet)
    assert set(report.rows_by_kind) == set(ROW_KINDS)
    if not entry["lines_counted"]:
        filled = sum(len(rows) for sheet in entry["sheets"] for rows in sheet["kinds"].values())
        filled += sum(len(sheet["data"]) for sheet in entry["sheets"])
        assert sum(report.rows_by_kind.values()) == filled
        return
    unread = {sheet.name: sheet.rows for sheet in report.not_read}
    for name, rows in filled_rows(FILES / file, entry).items():
        if name in unread:
            assert unread[name] == len(rows)
            continue
        seen = Counter(item.row for item in report.rows if item.sheet == name)
        kept = set(release.records.loc[release.records["sheet"] == name, "row"])
        assert not kept & set(seen)
        assert set(seen.values()) <= {1}
        assert kept | set(seen) == rows
        kinds = Counter(item.kind for item in report.rows if item.sheet == name)
        kinds["data"] = len(kept)
        assert +Counter(by_sheet[name].rows) == +kinds


@pytest.mark.parametrize("file", READ)
def test_rows_are_of_the_kind_they_are(file: str) -> None:
    entry = ENTRIES[file]
    report = outcome(file)[0].report
    told = []
    for sheet in entry["sheets"]:
        wanted = {row: kind for kind, rows in sheet["kinds"].items() for row in rows}
        if not entry["lines_counted"]:
            got = Counter(item.kind for item in report.rows)
            assert got == Counter(wanted.values())
            return
        if not sheet["read"]:
            continue
        got = {
            item.row: item.kind
            for item in report.rows
            if sheet_key(entry, item.sheet) == sheet_key(entry, sheet["name"])
        }
        first = min((row for row, kind in wanted.items() if kind == "header"), default=0)
        for row in sorted({*wanted, *got}):
            kinds = {wanted.get(row, "data"), got.get(row, "data")}
            # Above the header a line that heads the whole table is as much a title as a section.
            if len(kinds) > 1 and not (row < first and kinds <= {"title", "section", "note"}):
                told.append(f"row {row}: {wanted.get(row)} expected, {got.get(row)} read")
    assert not told, "\n".join([entry["shows"], *told])


@pytest.mark.parametrize("file", READ)
def test_report_tells_how_it_was_read(file: str) -> None:
    entry = ENTRIES[file]
    release, _ = outcome(file)
    report = release.report
    assert release.illustrative == entry["illustrative"]
    remarks = " | ".join(
        [*report.remarks, *(remark for sheet in report.sheets for remark in sheet.remarks)]
    ).casefold()
    assert [word for word in entry.get("remarks", []) if word not in remarks] == [], remarks
    if "encoding" in entry:
        assert report.encoding == entry["encoding"]
    unread = {sheet["name"] for sheet in entry["sheets"] if not sheet["read"]}
    assert {sheet.name for sheet in report.not_read} == unread


def test_positions_abroad_are_kept_and_flagged() -> None:
    _, placed = outcome("positions_outside_mexico.csv")
    assert [row for _, row in join(placed)[1].outside] == [3, 8, 14]


@pytest.mark.parametrize("file", REFUSED)
def test_file_without_a_table_is_refused(file: str) -> None:
    with pytest.raises(LabatlasError, match=ENTRIES[file]["error"]) as caught:
        read(FILES / file)
    assert str(caught.value).startswith(file)


def test_corpus_is_large_enough_and_small_enough() -> None:
    assert len(ENTRIES) >= 60
    assert {line for entry in ENTRIES.values() for line in entry["issue"]} == set(range(1, 10))
    beside = {name for entry in ENTRIES.values() for name in entry.get("beside", [])}
    assert {path.name for path in FILES.iterdir()} == set(ENTRIES) | beside
    assert sum(path.stat().st_size for path in FILES.iterdir()) < 1_500_000


def test_corpus_is_what_its_generator_makes(tmp_path: Path) -> None:
    command = [sys.executable, str(FOLDER / "make.py"), "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "corpus.json").read_bytes() == (FOLDER / "corpus.json").read_bytes()
    for path in sorted(FILES.iterdir()):
        made = tmp_path / "files" / path.name
        # Packed files may differ in their packing from one version of a library to the next.
        if made.read_bytes() != path.read_bytes():
            assert unpacked(made) == unpacked(path), path.name


def unpacked(path):
    if path.suffix == ".pdf":
        import pdfplumber

        with pdfplumber.open(path) as document:
            return [page.extract_text() for page in document.pages]
    if path.suffix in (".xlsx", ".xlsm", ".xls", ".ods"):
        with CalamineWorkbook.from_path(path) as book:
            return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    return path.read_bytes()


def filled_rows(path, entry):
    """Return the numbers of the rows that are not empty, by sheet, read in a way of our own."""
    if path.read_bytes()[:4] == b"PK\x03\x04" and path.suffix != ".ods":
        book = openpyxl.load_workbook(path)
        return {sheet.title: numbers(sheet.iter_rows(values_only=True)) for sheet in book}
    if path.suffix == ".ods":
        tables = load_ods(path).spreadsheet.getElementsByType(Table)
        return {
            table.getAttribute("name"): numbers(
                [extractText(cell) for cell in row.getElementsByType(TableCell)]
                for row in table.getElementsByType(TableRow)
                for _ in range(min(int(row.getAttribute("numberrowsrepeated") or 1), 100))
            )
            for table in tables
        }
    raw = path.read_bytes()
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        with CalamineWorkbook.from_path(path) as book:
            return {
                name: numbers(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in book.sheet_names
            }
    text = raw.decode(CODECS[entry.get("encoding", "UTF-8")])
    text = text.removeprefix("\ufeff").removesuffix("\x1a").replace("sep=;", "", 1)
    delimiter = max(",;\t|", key=text.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines, begin = set(), 1
    for row in reader:
        if any(map(str.strip, row)):
            lines.add(begin)
        begin = reader.line_num + 1
    return {"": lines}


def numbers(rows):
    return {
        number
        for number, row in enumerate(rows, start=1)
        if any(str(cell).strip() for cell in row if cell is not None)
    }
