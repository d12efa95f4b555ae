"""What a sheet is like, beside its cells: how far it reaches, what it hides and merges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from geo.errors import ReleaseError
from geo.releases.cells import Merge, Sheet
from geo.releases.report import NotRead
from geo.releases.workbooks.refs import letters, position

MAX_CELLS: Final = 20_000_000
"""Cells from the first to the last of a file's sheets: they take 0.8 GB even where empty."""
MAX_TEXT: Final = 500_000_000
"""Characters in the cells of a file; 1,000,000 rows of 12 columns have 120 million."""
MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
"""Rows and columns that a spreadsheet program knows."""
_MAX_NOTED: Final = 500_000
"""Errors and merged blocks that are kept: each takes the memory of ten cells."""
_MAX_KINDS: Final = 50
"""Different errors that are known apart; programs have about twenty."""
_SHOWN: Final = 5
"""Places of formulas that are named."""


@dataclass
class Facts:
    """What a sheet is like, beside its cells.

    Attributes
    ----------
    rows, columns : int
        How far it reaches, counted from its first row and column.
    cells : int
        Number of its cells.
    text : int
        Characters in its cells of shared text, where they had to be counted.
    hidden_rows, hidden_columns : set of int
        Indices, from 0.
    merged : list of Merge
        Blocks of merged cells.
    unstored : int
        Number of its formulas whose result is not in the file.
    unstored_at : list of str
        The first of them, as ``B12``.
    errors : dict of (int, int) to str
        What cells with an error show, as ``#N/A``, by row and column from 0.
    shown : set of str
        All that they show.
    not_noted : int
        Number of cells with an error beyond those kept.
    drawn : bool
        Whether pictures, charts or shapes lie over its cells.
    """

    rows: int = 0
    columns: int = 0
    cells: int = 0
    text: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Merge] = field(default_factory=list)
    unstored: int = 0
    unstored_at: list[str] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    not_noted: int = 0
    drawn: bool = False

    @property
    def area(self) -> int:
        """The number of cells from the first to the last row and column.

        Returns
        -------
        int
            Rows times columns.
        """
        return self.rows * self.columns

    def include(self, row: int, column: int) -> None:
        """Let the sheet reach to a cell.

        Parameters
        ----------
        row, column : int
            Indices, from 0.
        """
        if row >= self.rows:
            self.rows = row + 1
        if column >= self.columns:
            self.columns = column + 1

    def hide_row(self, row: int) -> None:
        """Take note of a hidden row.

        Parameters
        ----------
        row : int
            Index, from 0.
        """
        if row < MAX_ROWS:
            self.hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Take note of hidden columns.

        Parameters
        ----------
        first, last : int
            Indices, from 0, both included.
        """
        # Programs hide all columns right of a table, up to the last that they know.
        self.hidden_columns.update(range(max(first, 0), min(last + 1, MAX_COLUMNS)))

    def merge(self, block: Merge) -> None:
        """Take note of a block of merged cells.

        Parameters
        ----------
        block : Merge
            The block.

        Raises
        ------
        ValueError
            If there are more than could stand in any table.
        """
        if len(self.merged) >= _MAX_NOTED:
            raise ValueError(f"a sheet has more than {_MAX_NOTED:,} blocks of merged cells")
        self.merged.append(block)

    def has_error(self, row: int, column: int, shown: str) -> None:
        """Take note of a cell with an error.

        Parameters
        ----------
        row, column : int
            Indices, from 0.
        shown : str
            What it shows, as ``#N/A``.
        """
        if len(self.errors) < _MAX_NOTED:
            self.errors[row, column] = shown
        else:
            self.not_noted += 1
        if len(self.shown) < _MAX_KINDS:
            self.shown.add(shown)

    def lacks_result(self, place: str) -> None:
        """Take note of a formula without a stored result.

        Parameters
        ----------
        place : str
            Its cell, as ``B12``.
        """
        self.unstored += 1
        if len(self.unstored_at) < _MAX_NOTED:
            self.unstored_at.append(place)

    def remarks(self) -> tuple[str, ...]:
        """Return what a reader should know of the cells.

        Returns
        -------
        tuple of str
            Nothing for an ordinary sheet.
        """
        told = []
        if self.unstored:
            more = ", …" if self.unstored > _SHOWN else ""
            told.append(
                f"{self.unstored:,} formulas have no stored result and were read as empty cells "
                f"({', '.join(self.unstored_at[:_SHOWN])}{more}): open the file in a spreadsheet "
                "program and save it again"
            )
        if self.not_noted:
            told.append(f"{self.not_noted:,} more cells with an error were read as empty cells")
        return tuple(told)

    def unstored_cells(self) -> frozenset[tuple[int, int]]:
        """Return where formulas have no stored result.

        Returns
        -------
        frozenset of (int, int)
            Rows and columns, from 0.
        """
        return frozenset(map(position, self.unstored_at))

    def seen_hidden_columns(self) -> frozenset[int]:
        """Return the hidden columns, as far as the sheet reaches.

        Returns
        -------
        frozenset of int
            Indices, from 0.
        """
        return frozenset(index for index in self.hidden_columns if index < self.columns)

    def seen_hidden_rows(self) -> frozenset[int]:
        """Return the hidden rows, as far as the sheet reaches.

        Returns
        -------
        frozenset of int
            Indices, from 0.
        """
        return frozenset(index for index in self.hidden_rows if index < self.rows)

    def merges(self) -> tuple[Merge, ...]:
        """Return the merged blocks, as far as the sheet reaches.

        Returns
        -------
        tuple of Merge
            Those of one cell and those beyond the last cell are left out.
        """
        clipped = (
            Merge(m.top, m.left, min(m.bottom, self.rows - 1), min(m.right, self.columns - 1))
            for m in self.merged
        )
        return tuple(
            m
            for m in clipped
            if m.top <= m.bottom and m.left <= m.right and (m.top, m.left) != (m.bottom, m.right)
        )


def only_drawn(sheet: Sheet, facts: Facts) -> tuple[NotRead, ...]:
    """Return what a sheet without cells holds all the same.

    Parameters
    ----------
    sheet : Sheet
        A sheet.
    facts : Facts
        What it is like.

    Returns
    -------
    tuple of NotRead
        The sheet, if there are only pictures or charts on it, as of a table
        that was scanned; else nothing.
    """
    if not facts.drawn or any(cell != "" for row in sheet.rows for cell in row):
        return ()
    return (NotRead(sheet.name, 0, "it holds no cells, only pictures or charts"),)


def check_reach(sheets: dict[str, Facts], file: str) -> None:
    """Refuse a workbook whose cells no memory could hold.

    Parameters
    ----------
    sheets : dict of str to Facts
        Its sheets by what to call them in the text of errors.
    file : str
        Its name in the text of errors.

    Raises
    ------
    ReleaseError
        If it has no sheets, if they reach further than :data:`MAX_CELLS`
        cells or than a spreadsheet program knows rows and columns, or if their
        texts are longer than :data:`MAX_TEXT` characters.
    """
    if not sheets:
        raise ReleaseError(f"{file}: has no sheet of cells")
    name, widest = max(sheets.items(), key=lambda pair: pair[1].area)
    total = sum(max(facts.area, facts.cells) for facts in sheets.values())
    beyond = any(f.columns > MAX_COLUMNS or f.rows > MAX_ROWS for f in sheets.values())
    if total > MAX_CELLS or beyond:
        raise ReleaseError(
            f"{file}: its sheets reach over {total:,} cells, and {MAX_CELLS:,} in {MAX_ROWS:,} "
            f"rows of {MAX_COLUMNS:,} columns are the limit; the sheet {name} reaches down "
            f"to row {widest.rows:,} and right to column "
            f"{letters(widest.columns - 1)}: delete what stands far outside the table"
        )
    if sum(facts.text for facts in sheets.values()) > MAX_TEXT:
        raise ReleaseError(
            f"{file}: its cells hold more than {MAX_TEXT:,} characters; split it, or leave out "
            "columns of long text"
        )
