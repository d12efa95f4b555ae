"""Which sheets of a workbook make up the release."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from geo.errors import ColumnError, ReleaseError
from geo.releases.parts import unlike
from geo.releases.reading_map import ReadingMap
from geo.releases.report import ASKED_FOR, NotRead
from geo.releases.sheets import Understood
from geo.releases.tables import headings
from geo.releases.tables.tally import Tally, find_doubles, tally
from geo.text import fold

_SUMS: Final = re.compile(r"\b(total(es)?|concentrado|resumen|consolidado|general|acumulado)\b")

_ZONE: Final = re.compile(
    r"\b(zona|region|sector) (militar|naval)\b|\b(\d+( ?[a-z]{1,2})?|[ivx]+) [zr] [mn]\b"
)
"""Words, folded, that name a military or naval zone or region: "9/a. Zona Militar", "III R.M."."""

_LOOKED_AT: Final = 30
_SHOWN: Final = 120
"""Letters of a row that an error names."""

_EACH_RAID: Final = frozenset({"date", "municipality"})
"""What tells one raid from another: rows that say less may be equal by chance."""

_FEWEST: Final = 2
"""Different rows from which it is no chance that a list repeats those of another."""


def choose_sheets(
    sheets: Sequence[Understood], reading_map: ReadingMap, file: str
) -> tuple[list[Understood], list[NotRead]]:
    """Return the sheets that are read, and the others with the reason.

    The sheet with most fields is read, and with it all that hold the same
    kind of table: a sheet of counts beside one of single raids counts the
    same raids again, and is left unread.

    Parameters
    ----------
    sheets : sequence of Understood
        The sheets of a file.
    reading_map : ReadingMap
        What a person said of it; sheets named there are read, and no others.
    file : str
        Name of the file, for the error text.

    Returns
    -------
    list of Understood
        The sheets to read, in the order of the file.
    list of NotRead
        The others that are not empty.

    Raises
    ------
    ReleaseError
        If a named sheet does not exist, or no sheet has a header.
    ColumnError
        If a mapped heading stands in none of the sheets read.
    """
    names = [sheet.grid.sheet.name for sheet in sheets]
    strange = [name for name in reading_map.sheets if name not in names]
    if strange:
        there = ", ".join(filter(None, names)) or "none by name"
        raise ReleaseError(f"{file}: has no sheet {strange[0]!r}; it has {there}")
    wanted = [
        sheet
        for sheet in sheets
        if not reading_map.sheets or sheet.grid.sheet.name in reading_map.sheets
    ]
    tables = [sheet for sheet in wanted if sheet.parts]
    if not tables:
        raise ReleaseError(_no_header(file, reading_map, wanted))
    best = max(tables, key=lambda sheet: _worth(sheet, reading_map))
    chosen: list[Understood] = []
    not_read = []
    for sheet in sheets:
        reason = _why_not(sheet, best, wanted, chosen, reading_map)
        if not reason:
            chosen.append(sheet)
        elif rows := len(sheet.grid.filled):
            not_read.append(NotRead(sheet.grid.sheet.name, rows, reason))
    if not reading_map.sheets:
        chosen = _once_each(chosen, not_read)
    _check_headings(chosen, reading_map, file)
    return chosen, not_read


def _worth(sheet: Understood, reading_map: ReadingMap) -> tuple[int, bool, int]:
    return _hits(sheet, reading_map), not _is_named_sum(sheet), len(sheet.fields)


def _is_named_sum(sheet: Understood) -> bool:
    return _SUMS.search(fold(sheet.grid.sheet.name)) is not None


def _once_each(chosen: list[Understood], not_read: list[NotRead]) -> list[Understood]:
    """Return the sheets but for those that count the raids of others again."""
    if len(chosen) < 2:
        return chosen
    if "count" in chosen[0].fields:
        found = find_doubles([_tally(sheet) for sheet in chosen])
        for index, doubt in found.doubts.items():
            chosen[index].parts[0].doubt(doubt)
        reasons = found.reasons
    else:
        reasons = _within_others(chosen)
        _tell_shared([sheet for i, sheet in enumerate(chosen) if i not in reasons])
    for index, reason in sorted(reasons.items()):
        grid = chosen[index].grid
        not_read.append(NotRead(grid.sheet.name, len(grid.filled), reason))
    return [sheet for index, sheet in enumerate(chosen) if index not in reasons]


def _tally(sheet: Understood) -> Tally:
    tables = [part.read() for part in sheet.parts]
    return tally(f"sheet {sheet.grid.sheet.name!r}", tables, sheet.context)


def _within_others(sheets: Sequence[Understood]) -> dict[int, str]:
    """Return the lists of raids all of whose rows stand in another list too."""
    rows = [Counter(_rows(sheet)) for sheet in sheets]
    found: dict[int, str] = {}
    for index in sorted(range(len(sheets)), key=lambda i: (rows[i].total(), -i)):
        for other in range(len(sheets)):
            free = other != index and other not in found and len(rows[index]) >= _FEWEST
            if free and rows[index] <= rows[other] and _agree(sheets[index], sheets[other]):
                name = sheets[other].grid.sheet.name
                found[index] = f"all its rows stand in sheet {name!r} too"
                break
    return found


def _tell_shared(sheets: Sequence[Understood]) -> None:
    """Tell the raids of one day and place that stand on two sheets, the same in each cell."""
    rows = [
        Counter({row for row in _rows(sheet) if {name for name, said in row if said} >= _EACH_RAID})
        for sheet in sheets
    ]
    for index, other in combinations(range(len(sheets)), 2):
        number = (rows[index] & rows[other]).total()
        if number and _agree(sheets[index], sheets[other]):
            name = sheets[index].grid.sheet.name
            sheets[other].parts[0].doubt(
                f"a row stands on sheet {name!r} too, the same in each cell; both were counted"
                if number == 1
                else f"{number:,} rows stand on sheet {name!r} too, the same in each cell; all "
                "were counted"
            )


def _rows(sheet: Understood) -> list[tuple[tuple[str, str], ...]]:
    """Return what the rows of a list of raids say, by field, so that the same is equal."""
    found = []
    for part in sheet.parts:
        if part.layout.blocks:
            return []
        fields = sorted(part.header.fields.items())
        for row, kind in part.layout.kinds.items():
            if kind == "data":
                texts = [(name, fold(sheet.grid.text(row, index))) for name, index in fields]
                found.append(tuple(texts))
    return found


def _agree(sheet: Understood, other: Understood) -> bool:
    return all(other.context.get(name, said) == said for name, said in sheet.context.items())


def _why_not(
    sheet: Understood,
    best: Understood,
    wanted: Sequence[Understood],
    chosen: Sequence[Understood],
    reading_map: ReadingMap,
) -> str:
    """Return why a sheet is not read; empty where it is."""
    if not any(sheet is other for other in wanted):
        return ASKED_FOR
    if not sheet.parts:
        return "no header was found in it"
    if reading_map.sheets or sheet is best:
        return ""
    if reason := unlike(sheet.fields, best.fields):
        return reason
    alike = [one for one in wanted if one.parts and not unlike(one.fields, best.fields)]
    if _is_named_sum(sheet) and not all(map(_is_named_sum, alike)):
        return "its name says that it sums up the others"
    if any(_same_rows(sheet, other) for other in chosen):
        return "it repeats the rows of another sheet"
    return ""


def _same_rows(sheet: Understood, other: Understood) -> bool:
    def rows(one: Understood) -> list[list[str]]:
        header = one.parts[0].header
        return one.grid.below(header.first_row)

    # The same rows under "ACTIVOS" and "INACTIVOS" are not the same.
    return sheet.context == other.context and rows(sheet) == rows(other)


def _hits(sheet: Understood, reading_map: ReadingMap) -> int:
    known = {headings.key(c.heading) for part in sheet.parts for c in part.header.columns}
    return sum(headings.key(text) in known for text in reading_map.columns.values())


def _check_headings(chosen: Sequence[Understood], reading_map: ReadingMap, file: str) -> None:
    there = [c.heading for sheet in chosen for part in sheet.parts for c in part.header.columns]
    known = set(map(headings.key, there))
    for name, heading in reading_map.columns.items():
        if headings.key(heading) not in known:
            raise ColumnError(
                f"{file}: no column is headed {heading!r} (mapped to {name}); "
                f"the headings are {', '.join(dict.fromkeys(there))}"
            )


def _no_header(file: str, reading_map: ReadingMap, sheets: Sequence[Understood]) -> str:
    if reading_map.header_row is not None:
        return (
            f"{file}: row {reading_map.header_row} holds no heading that is known; say which is "
            "which, as in date=HEADING, or choose another row"
        )
    if zone := _zone(sheets):
        return (
            f"{file}: its places are military or naval zones or regions ({zone!r}), which tell no "
            "state; a column of states or municipalities is needed"
        )
    told = (
        f"{file}: no header was found in the first rows (a row with at least two known headings, "
        "such as FECHA, ESTADO, MUNICIPIO). If the headings have other names, say which is which, "
        "as in date=HEADING"
    )
    row = _fullest(sheets)
    return f"{told}; {row}" if row else told


def _zone(sheets: Sequence[Understood]) -> str:
    """Return the heading, or the first of several cells, that names a military or naval zone."""
    for sheet in sheets:
        rows = [sheet.grid.texts[row] for row in sheet.grid.filled[:_LOOKED_AT]]
        # In a line of its own it may be a letterhead.
        cells = [text for row in rows if sum(map(bool, row)) > 1 for text in row]
        named = list(dict.fromkeys(text for text in cells if _ZONE.search(fold(text))))
        if named and (len(named) > 1 or not any(map(str.isdigit, named[0]))):
            return named[0]
    return ""


def _fullest(sheets: Sequence[Understood]) -> str:
    """Return the row that may be meant as the header: the first of most filled cells."""
    for sheet in sheets:
        grid = sheet.grid
        rows = [row for row in grid.filled[:_LOOKED_AT] if sum(map(bool, grid.texts[row])) > 1]
        if rows:
            row = max(rows, key=lambda row: sum(map(bool, grid.texts[row])))
            line = " | ".join(filter(None, grid.texts[row]))[:_SHOWN]
            return f"the row of most cells is row {grid.sheet.origin(row)[1]}: {line!r}"
    return ""
