"""One sheet of an OpenDocument workbook, put together cell by cell and row by row."""

from __future__ import annotations

from typing import Final

from geo.releases.cells import Cell, Merge, Sheet
from geo.releases.workbooks.archive import damaged
from geo.releases.workbooks.facts import MAX_CELLS, MAX_COLUMNS, Facts
from geo.releases.workbooks.refs import letters

_COVERED: Final = "under merged blocks hold values that are not shown; they were not read"
_ROW_WEIGHT: Final = 8
"""Cells that an empty row takes the memory of."""


class OdsSheet:
    """A sheet as far as its file has been gone through; what is repeated counts as often.

    Parameters
    ----------
    file : str
        Name of the file in the text of errors.
    name : str
        Name of the sheet.
    hidden : bool
        Whether it is hidden.
    weight : int
        Cells that the sheets before it take the memory of.

    Attributes
    ----------
    name : str
        Its name.
    facts : Facts
        What it is like, beside its cells.
    weight : int
        Cells that it and the sheets before it take the memory of.
    """

    def __init__(self, file: str, name: str, *, hidden: bool, weight: int) -> None:
        self.file, self.name, self.hidden, self.weight = file, name, hidden, weight
        self.facts = Facts()
        self._rows: list[list[Cell]] = []
        self._cells: list[Cell] = []
        self._row = self._row_repeat = self._column = self._blank = self._covered = 0
        self._hidden_rows: list[range] = []

    def add_columns(self, repeat: int, *, hidden: bool) -> None:
        """Take note of columns.

        Parameters
        ----------
        repeat : int
            How many they are.
        hidden : bool
            Whether they are hidden.
        """
        if hidden:
            self.facts.hide_columns(self._column, self._column + repeat - 1)
        self._column += repeat

    def start_row(self, repeat: int, *, hidden: bool) -> None:
        """Begin a row.

        Parameters
        ----------
        repeat : int
            How often it stands there.
        hidden : bool
            Whether it is hidden.
        """
        self._cells, self._blank, self._row_repeat = [], 0, repeat
        if hidden:
            self._hidden_rows.append(range(self._row, self._row + repeat))

    def merge(self, down: int, right: int) -> None:
        """Let the next cell be the first of a merged block.

        Parameters
        ----------
        down, right : int
            Rows and columns of the block.
        """
        column = len(self._cells) + self._blank
        try:
            self.facts.merge(Merge(self._row, column, self._row + down - 1, column + right - 1))
        except ValueError as error:
            raise damaged(self.file, error) from error

    def lack_result(self) -> None:
        """Let the next cell hold a formula without a stored result."""
        column = len(self._cells) + self._blank
        self.facts.lacks_result(f"{letters(column)}{self._row + 1}")

    def add(self, value: Cell, repeat: int) -> None:
        """Add a cell to the row.

        Parameters
        ----------
        value : Cell
            What it holds.
        repeat : int
            How often it stands there.
        """
        if value == "":
            self._blank += repeat
            return
        if len(self._cells) + self._blank + repeat > MAX_COLUMNS:
            raise damaged(self.file, f"row {self._row + 1} has more than {MAX_COLUMNS:,} columns")
        if self._blank:
            self._cells += [""] * self._blank
            self._blank = 0
        self._cells += [value] * repeat

    def add_covered(self, value: Cell, repeat: int) -> None:
        """Add a cell that lies under a merged block.

        Parameters
        ----------
        value : Cell
            What it holds, and no program shows.
        repeat : int
            How often it stands there.
        """
        self._blank += repeat
        if value != "":
            self._covered += repeat

    def end_row(self) -> None:
        """Add the row to the sheet."""
        if self._cells:
            empty, repeat = self._row - len(self._rows), self._row_repeat
            self.weight += (empty + repeat) * _ROW_WEIGHT + len(self._cells) * repeat
            if self.weight > MAX_CELLS:
                raise damaged(
                    self.file,
                    f"with row {self._row + 1:,} of the sheet {self.name!r} its cells are more "
                    f"than {MAX_CELLS:,}, which is the limit",
                )
            self._rows += [[] for _ in range(empty)]
            self._rows.append(self._cells)
            self._rows += [self._cells.copy() for _ in range(repeat - 1)]
            self.facts.columns = max(self.facts.columns, len(self._cells))
        self._row += self._row_repeat

    def done(self, *, epoch_1904: bool) -> Sheet:
        """Return the sheet.

        Parameters
        ----------
        epoch_1904 : bool
            Whether its serial dates count from 1 January 1904.

        Returns
        -------
        Sheet
            Its cells; a row ends with its last filled cell.
        """
        facts = self.facts
        facts.rows = len(self._rows)
        for rows in self._hidden_rows:
            facts.hidden_rows.update(range(rows.start, min(rows.stop, facts.rows)))
        remarks = facts.remarks()
        if self._covered:
            remarks = (*remarks, f"{self._covered:,} cells {_COVERED}")
        return Sheet(
            self.name,
            self._rows,
            hidden_rows=facts.seen_hidden_rows(),
            hidden_columns=facts.seen_hidden_columns(),
            merged=facts.merges(),
            unstored=facts.unstored_cells(),
            hidden=self.hidden,
            epoch_1904=epoch_1904,
            remarks=remarks,
        )
