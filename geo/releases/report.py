"""What was understood of a release file, what was not, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Effect = Literal["row set aside", "value dropped", "value corrected"]


@dataclass(frozen=True)
class Problem:
    """One cell or row that could not be taken as it stands.

    Attributes
    ----------
    row : int
        Row in the sheet, the first line being 1.
    column : str
        Heading of the column; empty where the whole row is meant.
    value : str
        What stands there.
    reason : str
        Why it could not be taken.
    effect : {"row set aside", "value dropped", "value corrected"}
        What was done.
    advice : str
        What the reader can do.
    """

    row: int
    column: str
    value: str
    reason: str
    effect: Effect
    advice: str


@dataclass(frozen=True)
class ReadingReport:
    """How a file was read.

    Attributes
    ----------
    file : str
        Name of the file, without its folder.
    sha256 : str
        Hash of the file.
    sheet : str
        Name of the sheet that holds the table; empty for csv.
    titles : tuple of (int, str)
        Lines above the header: row and text.
    header_row : int
        Row of the headings (the last, where they take two).
    columns : dict of str to str
        Heading found for each field.
    missing : tuple of str
        Fields that the reader looked for in vain and that change what is
        counted: all rows are of unspecified status, drug or kind.
    unread_columns : tuple of str
        Headings with no known meaning; their cells are kept as ``raw_``.
    other_sheets : tuple of (str, int)
        Sheets of the file that were not read: name and number of rows.
    remarks : tuple of str
        What had to be assumed to read the file.
    rows_read : int
        Rows below the header that are not empty.
    rows_kept : int
        Rows that became records.
    problems : tuple of Problem
        Every row set aside and every value dropped or corrected.
    """

    file: str
    sha256: str
    sheet: str
    titles: tuple[tuple[int, str], ...]
    header_row: int
    columns: dict[str, str]
    missing: tuple[str, ...]
    unread_columns: tuple[str, ...]
    other_sheets: tuple[tuple[str, int], ...]
    remarks: tuple[str, ...]
    rows_read: int
    rows_kept: int
    problems: tuple[Problem, ...] = field(repr=False)

    @property
    def set_aside(self) -> tuple[Problem, ...]:
        """The rows that became no record.

        Returns
        -------
        tuple of Problem
            In the order of the file.
        """
        return tuple(p for p in self.problems if p.effect == "row set aside")
