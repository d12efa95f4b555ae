"""The columns that rows of headings make: the field or the count that each names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.releases.reading_map import ReadingMap
from geo.releases.tables import headings
from geo.releases.tables.count_columns import leave_out
from geo.releases.tables.dated_headings import Dated, read_dated
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Column, Texts, column_of, counts
from geo.releases.tables.measures import Measure, read_measure
from geo.releases.values.labels import label_kind

_LEAST_PARTS: Final = 2
"""Columns of one year besides its own from which that is their total."""

_SAMPLED_ROWS: Final = 300
_LEAST_STATES: Final = 3
"""Columns headed by a state from which a table has one for each."""


def read_columns(grid: Grid, rows: tuple[int, ...], reading_map: ReadingMap) -> list[Column]:
    """Return the columns that one to three rows make as headings.

    Parameters
    ----------
    grid : Grid
        The sheet.
    rows : tuple of int
        Indices of the rows of headings, from the top.
    reading_map : ReadingMap
        What a person said of the file; it goes before what is recognised.

    Returns
    -------
    list of Column
        The columns up to the last that has a heading.
    """
    texts = [grid.texts[row] for row in rows]
    spread = [grid.spread(row) for row in rows]
    if not grid.sheet.merged:
        # An upper heading goes on to the end: the empty cells after it may not be written.
        width = max(map(len, texts))
        spread = [[*row, *row[-1:] * (width - len(row))] for row in spread]
    pieces = [_pieces(texts, spread, index) for index in range(max(map(len, texts)))]
    while pieces and not pieces[-1]:
        pieces.pop()
    named = _unique([_heading(piece) for piece in pieces])
    columns = [Column(heading, pieces=piece) for heading, piece in zip(named, pieces, strict=True)]
    weighed = any(headings.is_unit(text) for piece in pieces for text in piece)
    below = grid.below(rows[-1] + 1, _SAMPLED_ROWS)
    dated = Dated() if weighed else read_dated(pieces, below, reading_map.day_first)
    columns = _with_choices(columns, reading_map)
    columns = _with_fields(columns, reading_map, dated, weighed=weighed)
    return columns if weighed else _with_measures(columns, below, reading_map, dated)


def _with_choices(columns: list[Column], reading_map: ReadingMap) -> list[Column]:
    chosen = {headings.key(text): name for name, text in reading_map.columns.items()}
    return [
        replace(column, field=name, how="chosen")
        if (name := chosen.get(headings.key(column.heading)))
        else column
        for column in columns
    ]


def _with_fields(
    columns: list[Column], reading_map: ReadingMap, dated: Dated, *, weighed: bool
) -> list[Column]:
    ignored = set(map(headings.key, reading_map.ignored))
    taken = {column.field for column in columns if column.field} | set(reading_map.absent)
    found = list(columns)
    for index, column in enumerate(columns):
        if column.field or headings.key(column.heading) in ignored:
            continue
        name = _field(_said(index, column, dated))
        # "350" beside "kg" is no number of labs.
        if name and name not in taken and not (name == "count" and weighed):
            taken.add(name)
            found[index] = replace(column, field=name, how="heading")
    return found


def _said(index: int, column: Column, dated: Dated) -> tuple[str, ...]:
    return tuple(dated.piece(index, text) for text in column.pieces)


def _with_measures(
    columns: list[Column], below: Texts, reading_map: ReadingMap, dated: Dated
) -> list[Column]:
    """Return the columns with what their numbers count, where that makes a table of counts."""
    if "count" in reading_map.absent:
        return columns
    ignored = set(map(headings.key, reading_map.ignored))
    tops = Counter(column.pieces[0] for column in columns if column.pieces)
    found: dict[int, Measure] = {}
    for index, column in enumerate(columns):
        measure = _measure(_said(index, column, dated))
        if measure is None or column.field or headings.key(column.heading) in ignored:
            continue
        # "Fecha" over "2022" alone is a heading over its first row of data.
        spans = len(column.pieces) == 1 or tops[column.pieces[0]] > 1
        cells = column_of(below, index)
        # "Asegurado" over "Sí" is no number of labs.
        says = replace(measure, stage="") != Measure() or all(map(str.isdecimal, cells))
        if spans and says and counts(cells):
            found[index] = measure
    if sum(bool(measure.state) for measure in found.values()) < _LEAST_STATES:
        # "Son." and "Que" are words before they are states.
        found = {index: measure for index, measure in found.items() if not measure.state}
    left = leave_out(found, columns)
    columns = [
        replace(column, field="", how="", unused=left[index][0], doubted=left[index][1])
        if index in left
        else column
        for index, column in enumerate(columns)
    ]
    found = {index: measure for index, measure in found.items() if index not in left}
    if len(found) == 1 and not any(column.field == "count" for column in columns):
        # "Localizados" alone is the count itself.
        found = {i: replace(m, stage="", total=True) if _is_plain(m) else m
                 for i, m in found.items()}  # fmt: skip
    if all(measure.unspecified or measure.total for measure in found.values()):
        # "No especificado" counts the rest of something; "Total" alone is the count itself.
        totals = [index for index, measure in found.items() if measure.total]
        if len(totals) != 1 or any(column.field == "count" for column in columns):
            return columns
        return [
            replace(column, field="count", how="heading") if index in totals else column
            for index, column in enumerate(columns)
        ]
    found = _years_that_sum(found, columns) | _counted_beside(found, columns)
    found = _of_the_year(found, columns)
    notes = dict.fromkeys(dated.columns, dated.remark)
    return [
        replace(column, field="", measure=found[index], how="heading", note=notes.get(index, ""))
        if index in found
        else column
        for index, column in enumerate(columns)
    ]


def _years_that_sum(found: dict[int, Measure], columns: list[Column]) -> dict[int, Measure]:
    """Return the measures, "2022" as the total of "Ene-Jun 2022" and "Jul-Dic 2022"."""
    years = Counter((measure.year, measure.status) for measure in found.values())
    return {
        index: Measure(year=measure.year, total=True)
        if columns[index].pieces[-1].isdecimal()
        and measure.year
        and not measure.month
        and years[measure.year, measure.status] > _LEAST_PARTS
        else measure
        for index, measure in found.items()
    }


def _counted_beside(found: dict[int, Measure], columns: list[Column]) -> dict[int, Measure]:
    """Return what a column of counts means beside columns that count by something.

    "Laboratorios" beside "Áreas de concentración" counts one kind of several;
    "Cantidad" beside "Activos" and "Inactivos" is their total.
    """
    kinds = any(measure.kind not in ("", "laboratory") for measure in found.values())
    return {
        index: Measure(kind="laboratory")
        if kinds and label_kind(column.heading) == "laboratory"
        else Measure(total=True)
        for index, column in enumerate(columns)
        if column.field == "count" and column.how != "chosen"
    }


def _of_the_year(found: dict[int, Measure], columns: list[Column]) -> dict[int, Measure]:
    """Return the measures, "Ene" beside "Total 2022" as a month of that year."""
    years = {measure.year for measure in found.values()} - {None}
    if len(years) != 1 or {"year", "date"} & {column.field for column in columns}:
        return found
    (year,) = years
    if all(measure.total for measure in found.values() if measure.year):
        return {
            index: replace(measure, year=year) if measure.month else measure
            for index, measure in found.items()
        }
    return found


def _is_plain(measure: Measure) -> bool:
    return bool(measure.stage) and replace(measure, stage="", kind="") == Measure()


def _field(pieces: tuple[str, ...]) -> str:
    """Return the field of a heading: of its lowest piece, of all, or of an upper one."""
    if not pieces:
        return ""
    texts = [pieces[-1], " ".join(pieces), *pieces[-2::-1]]
    if read_measure(pieces[-1:]) is not None:
        # "Laboratorios" over "Activos" counts active ones.
        texts = texts[:1]
    return next(filter(None, map(headings.meaning, texts)), "")


def _measure(pieces: tuple[str, ...]) -> Measure | None:
    if not pieces:
        return None
    said = tuple(p for p in pieces if headings.meaning(p) not in ("count", "date", "status"))
    return read_measure(said or pieces)


def _pieces(texts: Texts, spread: Texts, index: int) -> tuple[str, ...]:
    """Return the heading of a column, row by row, what an upper row spans included."""
    pieces: list[str] = []
    for level, (row, wide) in enumerate(zip(texts, spread, strict=True)):
        headed_below = any(any(low[index : index + 1]) for low in texts[level + 1 :])
        own = row[index] if index < len(row) else ""
        text = own or (wide[index] if headed_below and index < len(wide) else "")
        if text and text not in pieces:
            pieces.append(text)
    return tuple(pieces)


def _heading(pieces: tuple[str, ...]) -> str:
    if not pieces:
        return ""
    if headings.meaning(pieces[-1]):
        return pieces[-1]
    return " ".join(pieces)


def with_rest(columns: list[Column], below: Texts, reading_map: ReadingMap) -> tuple[Column, ...]:
    """Return the columns, and those beyond the last heading that hold anything.

    Parameters
    ----------
    columns : list of Column
        The columns with a heading.
    below : sequence of sequence of str
        The rows below the header.
    reading_map : ReadingMap
        What a person said of the file, also of columns by their number.

    Returns
    -------
    tuple of Column
        As many as the widest row has cells.
    """
    width = max((_filled(row) for row in below), default=0)
    names = [column.heading for column in columns]
    names += [""] * (width - len(names))
    added = [Column(heading) for heading in _unique(names)[len(columns) :]]
    return (*columns, *_with_choices(added, reading_map))


def _filled(row: Sequence[str]) -> int:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    used: set[str] = set()
    found = []
    for number, text in enumerate(texts, start=1):
        heading = plain = text or f"column {number}"
        repeat = 1
        # Databases take "Fecha" and "FECHA" for one name.
        while heading.casefold() in used:
            repeat += 1
            heading = f"{plain} ({repeat})"
        used.add(heading.casefold())
        found.append(heading)
    return tuple(found)
