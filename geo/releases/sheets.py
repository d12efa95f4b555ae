"""The tables of one sheet: its headers found, its rows told apart, its columns understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from geo.releases.parts import Part, keep_one_kind
from geo.releases.reading_map import ReadingMap
from geo.releases.report import RowKind
from geo.releases.tables import headings
from geo.releases.tables.blocks import split_blocks
from geo.releases.tables.carry import merged_rows
from geo.releases.tables.evidence import weigh
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.header_search import find_header, header_at
from geo.releases.tables.kinds import Block, Layout, joined_kinds
from geo.releases.tables.layout import find_end, lay_out
from geo.releases.tables.measures import read_measure
from geo.releases.tables.nesting import find_nesting
from geo.releases.tables.said_of_all import said_of_all
from geo.releases.tables.sections import Context
from geo.text import fold

_LEAST_BY_CELLS: Final = 2
"""Fields that the cells of a table without headings must tell."""

_FEWEST_ROWS: Final = 3
_TRIED_ROWS: Final = 10


@dataclass(frozen=True)
class Understood:
    """One sheet, understood as far as its structure goes.

    Attributes
    ----------
    grid : Grid
        The sheet.
    parts : tuple of Part
        Its tables, from above; none where no header was found.
    titles : tuple of str
        Lines above the first header.
    context : dict of str to str
        What its name and the titles say of all rows.
    """

    grid: Grid
    parts: tuple[Part, ...] = field(repr=False)
    titles: tuple[str, ...] = ()
    context: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that its fullest table has, and those that its name says.

        Returns
        -------
        frozenset of str
            Keys of :data:`geo.releases.FIELDS`; ``count`` for any table of counts.
        """
        best = max(self.parts, key=lambda part: part.worth, default=None)
        return (best.fields if best else frozenset()) | set(self.context)


def understand(
    grid: Grid, reading_map: ReadingMap, years: tuple[int, int] | None = None
) -> Understood:
    """Return the tables of a sheet.

    Parameters
    ----------
    grid : Grid
        The sheet.
    reading_map : ReadingMap
        What a person said of the file.
    years : tuple of (int, int), optional
        First and last year that the release says it covers.

    Returns
    -------
    Understood
        Its tables; each row that is not empty has a kind in one of them.
    """
    blocks = split_blocks(grid, reading_map)
    found = [_tables(one, header, reading_map, years) for one, header in blocks]
    keep_one_kind([(part, one.context) for one in found for part in one.parts])
    return _beside(grid, found) if len(found) > 1 else found[0]


def _tables(
    grid: Grid,
    header: Header | None,
    reading_map: ReadingMap,
    years: tuple[int, int] | None,
) -> Understood:
    """Return the tables of a sheet, of which none stands beside another."""
    header = header or _by_cells(grid, reading_map)
    if header is None:
        return Understood(grid, ())
    first = header.rows[0] if header.rows else header.begin
    above = [row for row in grid.filled if row < first]
    titles = [" ".join(dict.fromkeys(filter(None, grid.texts[row]))) for row in above]
    # A row of several cells is no line that speaks for all rows.
    alone = [line for line, row in zip(titles, above, strict=True) if line in grid.texts[row]]
    known = frozenset(map(fold, titles))
    parts: list[Part] = []
    kinds: dict[int, RowKind] = dict.fromkeys(above, "title")
    ahead: Context = {}
    context: dict[str, str] = {}
    while True:
        # What stands in another table tells nothing of this one.
        end = find_end(grid.texts, header, known)
        below = [row for row in grid.texts[header.first_row : end] if any(row)]
        header = weigh(header, below, reading_map)
        if not parts:
            context, where = said_of_all(grid.sheet.name, alone, header)
        header, nested = find_nesting(header, below)
        said = {**context, **ahead}
        layout = lay_out(grid.texts, header, known, said, nested, merged_rows(grid, header))
        ahead = layout.ahead
        kinds |= dict.fromkeys(header.rows, "header")
        layout.kinds = kinds | layout.kinds
        parts.append(Part(grid, header, layout, reading_map.day_first, years))
        if layout.end >= len(grid.texts):
            # What the title of a further table says anew was said of the rows above it alone.
            further = [part.layout.titled for part in reversed(parts)]
            until = {name: row for titled in further for name, row in titled.items()}
            parts[0].layout.remarks[:0] = _told(context, where, until)
            context = {name: value for name, value in context.items() if name not in until}
            return Understood(grid, tuple(parts), tuple(titles), context)
        following = find_header(grid, replace(reading_map, header_row=None), start=layout.end)
        if following is None or following.rows[0] != layout.end:
            # The same headings in another order are still a header of their own.
            following = _again(grid, header, layout.end)
        header = following
        kinds = {}


def _told(said: Context, where: Context, until: Mapping[str, int]) -> list[str]:
    """Return what titles say, of all rows or of those above the title of a further table."""
    return [
        f"rows above row {until[name] + 1}: {name} {value!r}, from {where[name]}"
        if name in until
        else f"all rows: {name} {value!r}, from {where[name]}"
        for name, value in said.items()
    ]


def _beside(grid: Grid, found: list[Understood]) -> Understood:
    """Return the sheet on which several tables stand side by side, as one with all their rows."""
    blocks = []
    for one in found:
        blocks += [Block(one.grid, p.header, p.layout, p.layout.reason) for p in one.parts]
    first = found[0].parts[0].header
    columns = list(first.columns)
    names = []
    for one in found[1:]:
        theirs = one.parts[0].header.columns
        names.append(" | ".join(column.heading for column in theirs if column.pieces))
        low = len(columns)
        columns += [
            replace(column, field="", how="", measure=None, heading=f"{column.heading} (beside)")
            for column in theirs[low:]
        ]
    layout = Layout(kinds=joined_kinds(blocks), blocks=blocks, end=len(grid.texts))
    layout.remarks += [
        f"{len(found)} tables stand side by side; beside the first: {'; '.join(names)}"
    ]
    headed = replace(first, columns=tuple(columns))
    part = Part(grid, headed, layout, found[0].parts[0].day_first, found[0].parts[0].years)
    titles = dict.fromkeys(line for one in found for line in one.titles)
    return Understood(grid, (part,), tuple(titles), found[0].context)


def _again(grid: Grid, header: Header, row: int) -> Header:
    """Return the header of a table whose one row of headings is known to be one."""
    columns = [replace(column, field="", how="", measure=None) for column in header.columns]
    taken: set[str] = set()
    for index, text in enumerate(grid.texts[row][: len(columns)]):
        name = headings.meaning(text)
        if name and name not in taken:
            taken.add(name)
            columns[index] = replace(columns[index], field=name, how="heading")
        elif header.measures and (measure := read_measure((text,))):
            columns[index] = replace(columns[index], measure=measure, how="heading")
    return Header((row,), tuple(columns), header.width)


def _by_cells(grid: Grid, reading_map: ReadingMap) -> Header | None:
    """Return a header whose headings tell too little, where the cells below it tell enough.

    Each of the first rows is tried as the one of the headings, and none at
    all; of those from which most fields are told the first is taken.
    """
    found = []
    for row in (-1, *grid.filled[:_TRIED_ROWS]):
        header = header_at(grid, row, reading_map)
        header = weigh(header, grid.below(header.first_row), reading_map)
        complete = sum(sum(map(bool, cells)) > 1 for cells in grid.below(header.first_row))
        placed = {"state", "municipality", "coordinates", "lat"} & set(header.fields)
        chosen = sum(column.how == "chosen" for column in header.columns)
        enough = len(header.fields) >= _LEAST_BY_CELLS and complete >= _FEWEST_ROWS and placed
        if enough or (chosen and complete):
            found.append((chosen, len(header.fields), -row, header))
    return max(found, key=lambda item: item[:3])[3] if found else None


def rows_by_kind(parts: tuple[Part, ...]) -> dict[str, int]:
    """Return how many rows of a sheet are of each kind.

    Parameters
    ----------
    parts : tuple of Part
        The tables of the sheet.

    Returns
    -------
    dict of str to int
        Number by kind.
    """
    counted: Counter[str] = Counter()
    for part in parts:
        counted.update(part.layout.kinds.values())
    return dict(counted)
