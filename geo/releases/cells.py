"""Cells out of a file, before any of them is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from geo.releases.report import NotRead

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What one cell may hold; an empty cell is an empty text."""


class Merge(NamedTuple):
    """A block of merged cells, of which the first holds the value.

    Attributes
    ----------
    top, left, bottom, right : int
        Indices into the rows and their cells, from 0, all included.
    """

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; row ``k`` of the file is ``rows[k - 1]``.

    Attributes
    ----------
    name : str
        Name of the sheet; empty for a text table and for a PDF.
    rows : list of list of Cell
        The cells.
    origins : tuple of (str, int), optional
        For a PDF the page (as ``page 3``) and the line on it of each row.
    hidden_rows, hidden_columns : frozenset of int
        Indices, from 0, of what the spreadsheet hides.
    merged : tuple of Merge
        Blocks of merged cells.
    unstored : frozenset of (int, int)
        Row and column, from 0, of empty cells with a formula whose result is not in the file.
    hidden : bool
        Whether the sheet as a whole is hidden.
    epoch_1904 : bool
        Whether its serial dates count from 1 January 1904.
    remarks : tuple of str
        What had to be assumed to read the cells.
    """

    name: str
    rows: list[list[Cell]] = field(repr=False)
    origins: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merge, ...] = ()
    unstored: frozenset[tuple[int, int]] = frozenset()
    hidden: bool = False
    epoch_1904: bool = False
    remarks: tuple[str, ...] = ()

    def origin(self, index: int) -> tuple[str, int]:
        """Return where a row stands in the file.

        Parameters
        ----------
        index : int
            Index into the rows, from 0.

        Returns
        -------
        str
            Name of the sheet, or the page of a PDF.
        int
            Row of the sheet or line of the page, the first being 1.
        """
        return self.origins[index] if self.origins else (self.name, index + 1)


@dataclass(frozen=True)
class Source:
    """What a file holds.

    Attributes
    ----------
    format : {"xlsx", "xls", "ods", "text", "pdf"}
        What its content is, whatever its ending says.
    sheets : tuple of Sheet
        Its sheets; one for a text table and for a PDF.
    encoding, delimiter : str
        Of a text table; empty for the others.
    remarks : tuple of str
        What had to be assumed of the file as a whole.
    unread : tuple of NotRead
        What of the file gave no cells though it may hold some, as a page that is
        a picture; with no rows, for nobody can choose to read it.
    """

    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    remarks: tuple[str, ...] = ()
    unread: tuple[NotRead, ...] = ()


def as_text(cell: Cell) -> str:
    """Return a cell as the text that a person would see in it.

    Parameters
    ----------
    cell : Cell
        A cell.

    Returns
    -------
    str
        Stripped text; a whole number without its ``.0``, a date as ISO 8601.
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    return str(cell)
