"""The header of a table: where it stands, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from geo.releases.tables.measures import Measure

Texts = Sequence[Sequence[str]]
"""The cells of a sheet as text, row by row."""

MARKS: Final = frozenset({"x", "si", "sí", "s", "✓", "✔", "yes", "y", "1", "true", "no", "n", "0",
                          "false"})  # fmt: skip
"""Cells that say yes or no of one lab."""

_SAMPLED: Final = 200
_COUNT: Final = re.compile(
    r"\d{1,3}([., ]\d{3})*|\d{1,5}(\.0)?|-+|x|✓|✔|s[ií]|no|n/?[ad]|s/?d|true|false", re.IGNORECASE
)


@dataclass(frozen=True)
class Column:
    """One column below a header.

    Attributes
    ----------
    heading : str
        Its heading, made unique; ``column N`` where it has none.
    field : str
        The field it was taken for; empty where it has none.
    how : {"heading", "chosen", "cells", ""}
        What told the field.
    measure : Measure, optional
        What its numbers count, where it is one column of a wide table.
    pieces : tuple of str
        Its heading row by row, from the top.
    like : str
        A field that its cells look like, though too few for it to be taken for one.
    unused : str
        Why its numbers are not counted, where they could be.
    doubted : bool
        Whether that is to be checked.
    note : str
        What had to be assumed to read its heading.
    """

    heading: str
    field: str = ""
    how: str = ""
    measure: Measure | None = None
    pieces: tuple[str, ...] = ()
    like: str = ""
    unused: str = ""
    doubted: bool = False
    note: str = ""


@dataclass(frozen=True)
class Header:
    """Where a table begins and what its columns mean.

    Attributes
    ----------
    rows : tuple of int
        Indices, from 0, of the rows of the headings; empty where there are none.
    columns : tuple of Column
        The columns, also those beyond the last heading that hold anything.
    width : int
        Number of columns up to the last that has a heading.
    begin : int
        Index of the first row that may be data, where there are no headings.
    grouped : bool
        Whether the column of municipalities holds their states too, each above its own.
    apart : tuple of (int, tuple of int), optional
        The column of counts, and those beside it that do not sum to it.
    """

    rows: tuple[int, ...]
    columns: tuple[Column, ...] = field(repr=False)
    width: int
    begin: int = 0
    grouped: bool = False
    apart: tuple[int, tuple[int, ...]] | None = None

    @cached_property
    def fields(self) -> dict[str, int]:
        """The column index of each field.

        Returns
        -------
        dict of str to int
            Index by field.
        """
        return {column.field: index for index, column in enumerate(self.columns) if column.field}

    @cached_property
    def measures(self) -> dict[int, Measure]:
        """The columns of a wide table that count labs.

        Returns
        -------
        dict of int to Measure
            What each counts, by index; totals are not among them.
        """
        return {
            index: column.measure
            for index, column in enumerate(self.columns)
            if column.measure is not None and not column.measure.total
        }

    @cached_property
    def totals(self) -> dict[int, Measure]:
        """The columns that sum others of their row.

        Returns
        -------
        dict of int to Measure
            Each with the year that it sums, if it names one, by index.
        """
        return {
            index: column.measure
            for index, column in enumerate(self.columns)
            if column.measure is not None and column.measure.total
        }

    @property
    def first_row(self) -> int:
        """The index of the first row below the header.

        Returns
        -------
        int
            Index, from 0.
        """
        return self.rows[-1] + 1 if self.rows else self.begin


def column_of(rows: Texts, index: int) -> list[str]:
    """Return the first cells of a column that are not empty.

    Parameters
    ----------
    rows : sequence of sequence of str
        Rows of cells as text.
    index : int
        Index of the column.

    Returns
    -------
    list of str
        Up to two hundred texts.
    """
    found = (row[index] for row in rows if index < len(row) and row[index])
    return list(islice(found, _SAMPLED))


def counts(cells: Sequence[str]) -> bool:
    """Return whether cells hold numbers of labs, or marks such as "X".

    Parameters
    ----------
    cells : sequence of str
        The filled cells of a column.

    Returns
    -------
    bool
        True where at least nine of ten do; also where there is none.
    """
    # A line of shares below the total tells nothing of the numbers above it.
    whole = [text for text in cells if not text.endswith("%")]
    if 2 * len(whole) <= len(cells):
        whole = list(cells)
    return sum(bool(_COUNT.fullmatch(text)) for text in whole) >= 0.9 * len(whole)
