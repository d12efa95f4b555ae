"""What each row of a table is, and what the rows above it say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from geo.releases.report import RowKind
from geo.releases.tables.counting import Counted, Fault
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.sections import Context

_FIRST: Final[tuple[RowKind, ...]] = (
    "data", "set aside", "total", "section", "header", "title", "note",
)  # fmt: skip
"""Of a row in which several tables stand, the first that it is in one of them."""


@dataclass
class Layout:
    """The rows below a header by what they are.

    Attributes
    ----------
    kinds : dict of int to str
        Kind of each row that is not empty, by index.
    context : dict of int to Context
        What the sections above say of each row of data.
    unknown_sections : list of int
        Section lines that name nothing that is known.
    sums : dict of int to list of int
        The rows that a row sums up, where a row that heads others does.
    again : dict of int to list of int
        The rows that break down a line of totals below it, by that line.
    stated : dict of int to int
        The number of its labs that a section line tells.
    titled : dict of str to int
        The first row from which the title of a further table says something, by field.
    elsewhere : set of (int, int)
        Cells, by row and column, that say something else than their column does.
    reasons : dict of int to str
        Why rows are set aside, where it is not for being too empty.
    reason : str
        Why the table as a whole is not read; empty where it is.
    remarks : list of str
        What was assumed of the rows, for the report.
    doubts : list of Fault
        What of the table as a whole is to be checked.
    blocks : list of Block
        The tables, where several stand side by side; the kinds are those of all.
    ahead : Context
        What the section lines say that hold at the end, for the table that follows.
    end : int
        Index of the first row that belongs to another table, with another header.
    """

    kinds: dict[int, RowKind] = field(default_factory=dict)
    context: dict[int, Context] = field(default_factory=dict)
    unknown_sections: list[int] = field(default_factory=list)
    sums: dict[int, list[int]] = field(default_factory=dict)
    again: dict[int, list[int]] = field(default_factory=dict)
    stated: dict[int, int] = field(default_factory=dict)
    titled: dict[str, int] = field(default_factory=dict)
    elsewhere: set[tuple[int, int]] = field(default_factory=set)
    reasons: dict[int, str] = field(default_factory=dict)
    reason: str = ""
    remarks: list[str] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    ahead: Context = field(default_factory=dict)
    end: int = 0

    def copy(self) -> Layout:
        """Return a layout in which rows can be told anew without changing this one.

        Returns
        -------
        Layout
            A copy of the kinds, the sums and the blocks; what else there is is shared.
        """
        blocks = [replace(block, layout=block.layout.copy()) for block in self.blocks]
        return replace(self, kinds=dict(self.kinds), sums=dict(self.sums), blocks=blocks)


@dataclass
class Block:
    """One of several tables that stand side by side.

    Attributes
    ----------
    grid : Grid
        The sheet without the columns of the others.
    header : Header
        Its header.
    layout : Layout
        What each of its rows is.
    reason : str
        Why it is not read; empty where it is.
    counted : sequence of Counted
        Its labs, once they are counted.
    """

    grid: Grid
    header: Header
    layout: Layout
    reason: str = ""
    counted: Sequence[Counted] = ()


def joined_kinds(blocks: Sequence[Block]) -> dict[int, RowKind]:
    """Return what each row of tables side by side is, every one a single kind.

    Parameters
    ----------
    blocks : sequence of Block
        The tables.

    Returns
    -------
    dict of int to str
        Kind by row: data where it is in a table that is read.
    """
    found: dict[int, RowKind] = {}
    for block in blocks:
        for row, kind in block.layout.kinds.items():
            found[row] = min(found.get(row, kind), kind, key=_FIRST.index)
    return dict(sorted(found.items()))
