"""Line 2 of the issue: encodings, and text that was spoilt on its way."""

from __future__ import annotations

import unicodedata

import writers
from form import TITLE, Form, Grid, Line, header, note, title
from raids import (
    ALL_COLUMNS,
    ALL_FIELDS,
    CORPS,
    DATE,
    LAT,
    LOCALITY,
    LON,
    MUNICIPALITY,
    STATE,
    STATE_OF_IT,
    SUBSTANCE,
    TYPE,
    headings,
    rows,
)

COLUMNS = (DATE, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT, CORPS)
FIELDS = (
    "date", "state", "municipality", "locality", "kind", "drug", "status", "corps",
)  # fmt: skip
SPOILT_FIELDS = ("date", "state", "municipality", "kind", "drug", "status", "corps")
"""All but the locality, which stays as the file spells it."""


def forms() -> list[Form]:
    return [
        _encoded("utf8.csv", "utf-8", ",", "UTF-8"),
        _encoded("utf8_mark.csv", "utf-8-sig", ";", "UTF-8"),
        _encoded("windows_1252.csv", "cp1252", ";", "Windows-1252", foot="Fuente: “SEDENA” – 2024"),
        _encoded("latin1.tsv", "latin-1", "\t", "Windows-1252"),
        _encoded("mac_roman.csv", "mac-roman", ",", "Mac Roman", end="\r"),
        _encoded("dos_850.txt", "cp850", ";", "CP850"),
        _encoded("utf16_le_mark.txt", "utf-16-le", "\t", "UTF-16 LE", mark="\ufeff"),
        _encoded("utf16_be_mark.csv", "utf-16-be", ",", "UTF-16 BE", mark="\ufeff"),
        _encoded("utf16_le.csv", "utf-16-le", ",", "UTF-16 LE"),
        _encoded("utf16_be.txt", "utf-16-be", "\t", "UTF-16 BE"),
        _mojibake("mojibake_once.csv", 1),
        _mojibake("mojibake_twice.csv", 2),
        _mojibake_book(), _decomposed(),
        _lost("letters_lost.csv", ""), _lost("letters_question_marks.csv", "?"),
        _lost("letters_replaced.csv", "\ufffd"), _lost_book(), _some_lost(),
    ]  # fmt: skip


def _table(foot: str = "Fuente: Dirección General de Ejemplos") -> list[Line]:
    return [
        title(TITLE),
        header("FECHA", "ESTADO", "MUNICIPIO", "LOCALIDAD", "TIPO DE INSTALACIÓN", "DROGA",
               "SITUACIÓN", "DEPENDENCIA"),
        *rows(COLUMNS),
        note(foot),
    ]  # fmt: skip


def _encoded(
    file: str,
    encoding: str,
    delimiter: str,
    told: str,
    *,
    mark: str = "",
    end: str = "\r\n",
    foot: str = "Fuente: Dirección General de Ejemplos",
) -> Form:
    grid = Grid(_table(foot))
    content = writers.text(grid, delimiter=delimiter, encoding=encoding, end=end)
    if encoding == "cp850":
        # The sign by which old programs knew the end of a file.
        content += b"\x1a"
    return Form(
        file, (2, 3), f"{encoding}{' with a mark' if mark else ''}, parted by {delimiter!r}",
        [grid], mark.encode(encoding) + content, FIELDS, told=told,
    )  # fmt: skip


def _spoilt(line: Line, times: int) -> Line:
    def spoil(cell: object) -> object:
        if not isinstance(cell, str):
            return cell
        for _ in range(times):
            # What a machine does that takes UTF-8 for Windows-1252: the five bytes without a
            # letter there stay as they are.
            cell = "".join(
                bytes([byte]).decode("cp1252" if byte not in _HOLES else "latin-1")
                for byte in cell.encode()
            )
        return cell

    return line._replace(cells=tuple(map(spoil, line.cells)))


_HOLES = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})


def _mojibake(file: str, times: int) -> Form:
    grid = Grid([_spoilt(line, times) for line in _table()])
    return Form(
        file, (2,), f"UTF-8 that was taken for Windows-1252 {('once', 'twice')[times - 1]}",
        [grid], writers.text(grid), FIELDS, remarks=("decoded",),
    )  # fmt: skip


def _mojibake_book() -> Form:
    grid = Grid([_spoilt(line, 1) for line in _table()], "Hoja1")
    return Form(
        "mojibake.xlsx", (2,), "a spreadsheet made from text that was decoded wrongly", [grid],
        writers.xlsx(grid), FIELDS, remarks=("decoded",),
    )  # fmt: skip


def _decomposed() -> Form:
    columns = (*COLUMNS, LAT, LON)
    lines = [title(TITLE), header(*headings(columns)), *rows(columns)]
    lines = [
        line._replace(
            cells=tuple(
                unicodedata.normalize("NFD", cell) if isinstance(cell, str) and index != 3 else cell
                for index, cell in enumerate(line.cells)
            )
        )
        for line in lines
    ]
    grid = Grid(lines)
    return Form(
        "decomposed_accents.csv", (2,), "accents as marks of their own, as some systems store them",
        [grid], writers.text(grid), (*FIELDS, "point"),
    )  # fmt: skip


def _without(line: Line, instead: str) -> Line:
    def lose(cell: object) -> object:
        if not isinstance(cell, str):
            return cell
        return "".join(letter if letter.isascii() else instead for letter in cell)

    return line._replace(cells=tuple(map(lose, line.cells)))


def _lost(file: str, instead: str) -> Form:
    grid = Grid([_without(line, instead) for line in _table()])
    shown = {"": "left out", "?": "replaced by ?", "\ufffd": "replaced by U+FFFD"}[instead]
    return Form(
        file, (2, 9), f"every accented letter {shown}", [grid], writers.text(grid), SPOILT_FIELDS,
        free=("locality",),
    )  # fmt: skip


def _lost_book() -> Form:
    lines = [title(TITLE), header(*headings(ALL_COLUMNS)), *rows(ALL_COLUMNS)]
    grid = Grid([_without(line, "") for line in lines], "Hoja1")
    return Form(
        "letters_lost.xls", (2, 9), "a spreadsheet whose accented letters are gone", [grid],
        writers.xls(grid), tuple(name for name in ALL_FIELDS if name != "locality"),
        free=("locality",),
    )  # fmt: skip


def _some_lost() -> Form:
    lines = _table()
    lines = [_without(line, "") if number % 3 else line for number, line in enumerate(lines)]
    grid = Grid(lines)
    return Form(
        "letters_lost_in_part.csv", (2, 9), "two rows of three lost their accented letters", [grid],
        writers.text(grid), SPOILT_FIELDS, free=("locality",),
    )  # fmt: skip
