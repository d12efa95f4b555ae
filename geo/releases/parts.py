"""Which of the tables of one sheet are read: the fullest, those of its kind, none twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.releases.tables.counting import Fault
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.kinds import Layout
from geo.releases.tables.table import Table
from geo.releases.tables.tally import find_doubles, tally

_ALIKE: Final = 0.5
"""Share of fields that a table has in common with the fullest one to be read with it."""


@dataclass(eq=False)
class Part:
    """One table of a sheet.

    Attributes
    ----------
    grid : Grid
        The sheet it stands in; without the others where several stand side by side.
    header : Header
        Its header, the meaning of each column weighed by its cells.
    layout : Layout
        What each of its rows is, the header's own included.
    day_first : bool, optional
        Whether 3/7/2022 is 3 July; None to decide by evidence.
    years : tuple of (int, int), optional
        First and last year that the release says it covers.
    """

    grid: Grid = field(repr=False)
    header: Header
    layout: Layout
    day_first: bool | None = None
    years: tuple[int, int] | None = None
    _table: Table | None = field(default=None, init=False, repr=False)

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

    @property
    def worth(self) -> tuple[bool, int]:
        """What makes a table the one to read: places first, then the number of its fields.

        Returns
        -------
        tuple of (bool, int)
            Greater for the better one.
        """
        placed = {"state", "municipality", "coordinates", "lat"} & self.fields
        return bool(placed), len(self.fields)

    def read(self) -> Table:
        """Return the table with its rows read, which is done once.

        Returns
        -------
        Table
            The table; it has a layout of its own, in which the sums that its
            numbers tell are told from its data.
        """
        if self._table is None:
            layout = self.layout.copy()
            self._table = Table(self.grid, self.header, layout, self.day_first, self.years)
        return self._table

    def set_aside(self, reason: str) -> None:
        """Leave all its rows of data unread.

        Parameters
        ----------
        reason : str
            Why.
        """
        for row in [row for row, kind in self.layout.kinds.items() if kind == "data"]:
            self.layout.kinds[row] = "set aside"
            self.layout.reasons[row] = self.layout.reason = reason
        self._table = None

    def doubt(self, doubt: str) -> None:
        """Take up what is to be checked of the table as a whole.

        Parameters
        ----------
        doubt : str
            What it is.
        """
        row = self.header.rows[-1] if self.header.rows else self.header.begin
        line = " | ".join(column.heading for column in self.header.columns)
        self.layout.doubts.append(Fault(row, None, line, doubt, "to check"))


def keep_one_kind(tables: Sequence[tuple[Part, Mapping[str, str]]]) -> None:
    """Set aside the tables that are of another kind than the fullest, or count it again.

    Parameters
    ----------
    tables : sequence of (Part, mapping of str to str)
        The tables of a sheet, each with what is said of all its rows.
    """
    if len(tables) < 2:
        return
    best = max((part for part, _ in tables), key=lambda part: part.worth)
    alike = []
    for part, context in tables:
        if part is not best and (reason := unlike(part.fields, best.fields)):
            part.set_aside(reason)
        else:
            alike.append((part, context))
    if len(alike) > 1 and "count" in best.fields:
        found = find_doubles(
            [tally(_named(part), [part.read()], context) for part, context in alike]
        )
        for index, reason in found.reasons.items():
            alike[index][0].set_aside(reason)
        for index, doubt in found.doubts.items():
            alike[index][0].doubt(doubt)


def _named(part: Part) -> str:
    return f"the table below row {part.header.first_row}"


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
