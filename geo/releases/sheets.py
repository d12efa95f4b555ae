"""The tables of one sheet: its headers found, its rows told apart, its columns understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from geo.places.lookup import find_state
from geo.releases.reading_map import ReadingMap
from geo.releases.report import RowKind
from geo.releases.tables import headings
from geo.releases.tables.evidence import weigh
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.header_search import find_header, header_at
from geo.releases.tables.layout import Layout, lay_out
from geo.releases.tables.sections import Context, read_section
from geo.text import fold

_LEAST_BY_CELLS: Final = 2
"""Fields that the cells of a table without headings must tell."""

_FEWEST_ROWS: Final = 3
_SEATS: Final = frozenset({"09", "15"})
"""Ciudad de México and México: offices write from there, and head their letters so."""

_ALIKE: Final = 0.5
"""Share of fields that a table has in common with the fullest one to be read with it."""

_TRIED_ROWS: Final = 10


@dataclass(frozen=True)
class Part:
    """One table of a sheet.

    Attributes
    ----------
    header : Header
        Its header, the meaning of each column weighed by its cells.
    layout : Layout
        What each of its rows is, the header's own included.
    """

    header: Header
    layout: Layout

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the table has.

        Returns
        -------
        frozenset of str
            Keys of :data:`geo.releases.FIELDS`; ``count`` for any table of counts.
        """
        found = set(self.header.fields)
        for measure in self.header.measures.values():
            found.add("count")
            found |= {name for name in ("year", "month", "status", "drug", "kind", "state")
                      if getattr(measure, name)}  # fmt: skip
        return frozenset(found)


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
        best = max(self.parts, key=_worth, default=None)
        return (best.fields if best else frozenset()) | set(self.context)


def understand(grid: Grid, reading_map: ReadingMap) -> Understood:
    """Return the tables of a sheet.

    Parameters
    ----------
    grid : Grid
        The sheet.
    reading_map : ReadingMap
        What a person said of the file.

    Returns
    -------
    Understood
        Its tables; each row that is not empty has a kind in one of them.
    """
    header = find_header(grid, reading_map)
    if header is None:
        header = _by_cells(grid, reading_map)
        if header is None:
            return Understood(grid, ())
    first = header.rows[0] if header.rows else header.begin
    above = [row for row in grid.filled if row < first]
    titles = [" ".join(dict.fromkeys(filter(None, grid.texts[row]))) for row in above]
    header = weigh(header, grid.below(header.first_row), reading_map)
    # A row of several cells is no line that speaks for all rows.
    alone = [line for line, row in zip(titles, above, strict=True) if line in grid.texts[row]]
    context = _context(grid.sheet.name, alone, header)
    known = frozenset(map(fold, titles))
    parts = []
    kinds: dict[int, RowKind] = dict.fromkeys(above, "title")
    ahead: Context = {}
    while True:
        layout = lay_out(grid.texts, header, known, {**context, **ahead})
        ahead = layout.ahead
        kinds |= dict.fromkeys(header.rows, "header")
        layout.kinds = kinds | layout.kinds
        parts.append(Part(header, layout))
        if layout.end >= len(grid.texts):
            return Understood(grid, _one_kind(parts), tuple(titles), context)
        following = find_header(grid, replace(reading_map, header_row=None), start=layout.end)
        if following is None or following.rows[0] != layout.end:
            # The same headings in another order are still a header of their own.
            following = _again(grid, header, layout.end)
        header = weigh(following, grid.below(following.first_row), reading_map)
        kinds = {}


def _one_kind(parts: list[Part]) -> tuple[Part, ...]:
    """Return the tables, the rows of those set aside that are of another kind than the fullest."""
    best = max(parts, key=_worth)
    for part in parts:
        if part is best or not unlike(part.fields, best.fields):
            continue
        for row in [row for row, kind in part.layout.kinds.items() if kind == "data"]:
            part.layout.kinds[row] = "set aside"
            part.layout.reasons[row] = unlike(part.fields, best.fields)
    return tuple(parts)


def _worth(part: Part) -> tuple[bool, int]:
    """Return what makes a table the one to read: places first, then the number of its fields."""
    placed = {"state", "municipality", "coordinates", "lat"} & part.fields
    return bool(placed), len(part.fields)


def unlike(fields: frozenset[str], others: frozenset[str]) -> str:
    """Return why a table is not read together with another; empty where it is.

    Parameters
    ----------
    fields, others : frozenset of str
        The fields of the two.

    Returns
    -------
    str
        The reason.
    """
    if ("count" in fields) != ("count" in others):
        return (
            "it belongs to another kind of table (counts beside single raids), which would count "
            "the same raids again"
        )
    if len(fields & others) < _ALIKE * len(fields | others):
        return "its columns are not those of the table of raids"
    return ""


def _again(grid: Grid, header: Header, row: int) -> Header:
    """Return the header of a table whose one row of headings is known to be one."""
    columns = [replace(column, field="", how="", measure=None) for column in header.columns]
    taken: set[str] = set()
    for index, text in enumerate(grid.texts[row][: len(columns)]):
        name = headings.meaning(text)
        if name and name not in taken:
            taken.add(name)
            columns[index] = replace(columns[index], field=name, how="heading")
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


def _context(name: str, titles: list[str], header: Header) -> dict[str, str]:
    """Return what the name of a sheet and the lines above its header say of all its rows."""
    said: dict[str, str] = {}
    for line in (*titles, name):
        found = read_section(line, said.get("state", ""))
        if line is not name and _is_letterhead(found):
            continue
        said |= {key: value for key, value in found.items() if key not in header.fields}
    if {"date", "year"} & set(header.fields):
        # A sheet may be called by the year of its publication.
        said.pop("year", None)
        said.pop("month", None)
    return said


def _is_letterhead(said: Context) -> bool:
    """Return whether a title may as well name the place and month of writing."""
    seat = find_state(said.get("state", "")).code in _SEATS
    return seat or {"state", "month"} <= set(said)


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
