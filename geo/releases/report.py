"""What was understood of a release file, what was not, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from geo.releases.reading_map import ReadingMap

Effect = Literal["row set aside", "value dropped", "value corrected", "to check"]
RowKind = Literal["title", "header", "section", "total", "note", "data", "set aside"]

ROW_KINDS: Final[tuple[RowKind, ...]] = (
    "title", "header", "section", "total", "note", "data", "set aside",
)  # fmt: skip
"""Every row of a file that is not empty is exactly one of these."""

ASKED_FOR: Final = "other sheets were asked for"
"""Why a sheet is not read that a person left out: no doubt at all."""


@dataclass(frozen=True)
class Problem:
    """One cell or row that could not be taken as it stands.

    Attributes
    ----------
    sheet : str
        Sheet, or page of a PDF; empty for a text table.
    row : int
        Row in the sheet, the first line being 1.
    column : str
        Heading of the column; empty where the whole row is meant.
    value : str
        What stands there.
    reason : str
        Why it could not be taken.
    effect : {"row set aside", "value dropped", "value corrected", "to check"}
        What was done.
    advice : str
        What the reader can do.
    """

    sheet: str
    row: int
    column: str
    value: str
    reason: str
    effect: Effect
    advice: str


class RowSeen(NamedTuple):
    """A row that is not empty and gave no record.

    Attributes
    ----------
    sheet : str
        Sheet, or page of a PDF.
    row : int
        Row in the sheet, the first line being 1.
    kind : str
        One of :data:`ROW_KINDS` but ``data``.
    cells : tuple of str
        Its cells as text.
    """

    sheet: str
    row: int
    kind: RowKind
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The filled cells in one line.

        Returns
        -------
        str
            Parted by bars.
        """
        return " | ".join(filter(None, self.cells))


class ColumnRead(NamedTuple):
    """What one column was taken to mean.

    Attributes
    ----------
    heading : str
        Its heading, made unique; ``column N`` where it has none.
    field : str
        One of :data:`geo.releases.FIELDS`; empty where it has no known meaning.
    meaning : str
        What the heading says of the numbers below it, where it is one column
        of a wide table, as ``labs, 2022, active``; else empty.
    how : {"heading", "chosen", "cells", ""}
        Whether its heading, the reader's own choice or its cells told the meaning.
    examples : tuple of str
        Its first few different values.
    """

    heading: str
    field: str
    meaning: str
    how: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class SheetRead:
    """How one sheet was read.

    Attributes
    ----------
    name : str
        Its name; empty for a text table and for a PDF.
    header_rows : tuple of int
        Rows of the headings, the first line being 1; empty where there are none.
    columns : tuple of ColumnRead
        Its columns, from left to right.
    rows : dict of str to int
        Number of its rows by kind.
    context : dict of str to str
        What the name of the sheet or a line above its header says of all its rows.
    remarks : tuple of str
        What had to be assumed, and what is hidden.
    """

    name: str
    header_rows: tuple[int, ...]
    columns: tuple[ColumnRead, ...]
    rows: dict[str, int]
    context: dict[str, str]
    remarks: tuple[str, ...]


class NotRead(NamedTuple):
    """A sheet, or page of a PDF, that was left unread.

    Attributes
    ----------
    name : str
        Its name.
    rows : int
        Number of its rows that are not empty; 0 for a page without text.
    reason : str
        Why.
    """

    name: str
    rows: int
    reason: str

    @property
    def asked_for(self) -> bool:
        """Whether a person left it out.

        Returns
        -------
        bool
            True where other sheets were asked for: there is nothing to look into.
        """
        return self.reason == ASKED_FOR


@dataclass(frozen=True)
class ReadingReport:
    """How a file was read.

    Attributes
    ----------
    file : str
        Name of the file, without its folder.
    sha256 : str
        Hash of the file.
    format : {"xlsx", "xls", "ods", "text", "pdf"}
        What it is.
    encoding, delimiter : str
        Of a text table; empty for the others.
    sheets : tuple of SheetRead
        The sheets that were read.
    not_read : tuple of NotRead
        The sheets and pages that were not.
    missing : tuple of str
        Fields among date, state, municipality, status, drug and kind that no
        column has and that nothing else told of any record.
    remarks : tuple of str
        What had to be assumed to read the file as a whole.
    rows : tuple of RowSeen
        Every row that is not empty and gave no record.
    problems : tuple of Problem
        Every row set aside, every value dropped or corrected, every total
        that the rows above it do not bear out, every heading of a map that
        is not there.
    told : ReadingMap
        What a person said of the file.
    """

    file: str
    sha256: str
    format: str
    encoding: str
    delimiter: str
    sheets: tuple[SheetRead, ...]
    not_read: tuple[NotRead, ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]
    rows: tuple[RowSeen, ...] = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=False)
    told: ReadingMap = field(default_factory=ReadingMap, repr=False)

    @property
    def columns(self) -> dict[str, str]:
        """The heading found for each field, in the first sheet that has it.

        Returns
        -------
        dict of str to str
            Heading by field.
        """
        found: dict[str, str] = {}
        for sheet in self.sheets:
            for column in sheet.columns:
                if column.field:
                    found.setdefault(column.field, column.heading)
        return found

    @property
    def rows_by_kind(self) -> dict[str, int]:
        """The number of rows of each kind, over all sheets read.

        Returns
        -------
        dict of str to int
            Number by kind, in the order of :data:`ROW_KINDS`.
        """
        total = sum((Counter(sheet.rows) for sheet in self.sheets), Counter())
        return {kind: total[kind] for kind in ROW_KINDS}

    @property
    def rows_read(self) -> int:
        """The number of rows that could be a raid: those kept and those set aside.

        Returns
        -------
        int
            Rows of data and rows set aside.
        """
        return self.rows_kept + len(self.set_aside)

    @property
    def rows_kept(self) -> int:
        """The number of rows that became records.

        Returns
        -------
        int
            Rows of data.
        """
        return self.rows_by_kind["data"]

    @property
    def set_aside(self) -> tuple[Problem, ...]:
        """The rows that could be a raid and became no record.

        Returns
        -------
        tuple of Problem
            In the order of the file.
        """
        return tuple(p for p in self.problems if p.effect == "row set aside")
