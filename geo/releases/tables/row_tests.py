"""What a row says of itself beside its header: a title, a total, only counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from geo.releases.tables.header import Header, Texts, column_of
from geo.releases.tables.nesting import Numbers
from geo.releases.tables.next_header import folded
from geo.releases.tables.sections import begins_note
from geo.releases.tables.total_words import is_part_of_year, is_plain_total, is_total, stated
from geo.releases.values.periods import read_period
from geo.text import fold

_REAL_TOTAL: Final = re.compile(r"suma(\s*[,(].*)?", re.IGNORECASE)
"""A place that read like a line of totals: Suma lies in Yucatán."""

_HELD: Final = ("state", "municipality", "locality", "year", "month", "status", "drug", "kind")
"""Fields in whose column "Total" says what the row is."""

_PLACES: Final = ("state", "municipality")

_MOST_NOTED: Final = 2
"""Filled cells up to which a row that begins like a note is one."""

_LEAST_MEANT: Final = 3
"""Columns of known meaning up to which so few filled cells are no sign of a note."""


class RowTests:
    """Answers what single rows of a table are, and keeps nothing of them.

    Parameters
    ----------
    texts : sequence of sequence of str
        The cells of the sheet.
    header : Header
        The header of the table.
    titles : frozenset of str
        Folded lines above the header, which a print repeats on each page.

    Attributes
    ----------
    counting : set of int
        The columns of counts and of their totals.
    meant : set of int
        The columns whose meaning is known.
    """

    def __init__(self, texts: Texts, header: Header, titles: frozenset[str]) -> None:
        self._texts = texts
        self._header = header
        self._titles = titles
        # Folding leaves signs out: a line may be somewhat longer than the title it repeats.
        self._longest = 2 * max(map(len, titles), default=0)
        self._heads = {folded(texts[row]) for row in header.rows}
        self._first = {_first(texts[row]) for row in header.rows}
        self._held = [header.fields[name] for name in _HELD if name in header.fields]
        self._placed = [header.fields[name] for name in _PLACES if name in header.fields]
        self.meant = {*header.fields.values(), *header.measures}
        self.counting = {*header.measures, *header.totals}
        if "count" in header.fields:
            self.counting.add(header.fields["count"])
        # Below a table whose columns mark single raids no number sums anything.
        self._sums = "date" not in header.fields or "count" in header.fields

    def is_head(self, row: Sequence[str]) -> bool:
        """Return whether a row holds the headings of the table again.

        Parameters
        ----------
        row : sequence of str
            The row.

        Returns
        -------
        bool
            True for the same words in the same columns.
        """
        # Most rows are known to be none by their first cell.
        return _first(row) in self._first and folded(row) in self._heads

    def is_title(self, filled: Sequence[str]) -> bool:
        """Return whether a row repeats a line above the header.

        Parameters
        ----------
        filled : sequence of str
            The filled cells of the row.

        Returns
        -------
        bool
            Always False for a table without headings.
        """
        line = " ".join(dict.fromkeys(filled))
        return bool(self._header.rows) and len(line) <= self._longest and fold(line) in self._titles

    def says_total(self, row: Sequence[str]) -> bool:
        """Return whether the cell of a label says "Total".

        Parameters
        ----------
        row : sequence of str
            The row.

        Returns
        -------
        bool
            True for "Sinaloa | Total", and for "Noroeste | Total Sinaloa".
        """
        if any(i < len(row) and is_plain_total(row[i]) for i in self._held):
            return True
        return any(i < len(row) and row[i] and self._sums_up(i, row[i]) for i in self._placed)

    def is_total(self, row: Sequence[str]) -> bool:
        """Return whether the words of a row make it one of totals.

        Parameters
        ----------
        row : sequence of str
            The row.

        Returns
        -------
        bool
            True if a label says so, or the first words of the row do.
        """
        if self.says_total(row):
            return True
        index = next((i for i, text in enumerate(row) if text), None)
        if index is None:
            return False
        # Only the first words of a line can make it one of totals, or those of a place.
        return self._sums_up(index, row[index])

    def _sums_up(self, index: int, text: str) -> bool:
        named = index == self._header.fields.get("municipality")
        return is_total(text) and not (named and _REAL_TOTAL.fullmatch(text))

    def sums_months(self, row: Sequence[str]) -> bool:
        """Return whether a row is a quarter or half of a year among its months.

        Parameters
        ----------
        row : sequence of str
            The row.

        Returns
        -------
        bool
            True for "Primer trimestre" in a column of months.
        """
        return any(i < len(row) and is_part_of_year(row[i]) for i in self._monthly)

    def only_counts(self, row: Sequence[str]) -> bool:
        """Return whether a row of a table of counts holds numbers and says of nothing.

        Parameters
        ----------
        row : sequence of str
            The row.

        Returns
        -------
        bool
            True where all its filled cells stand in columns of counts.
        """
        filled = {index for index, text in enumerate(row) if text}
        return bool(self.counting) and self._sums and filled <= self.counting

    def is_noted(self, row: Sequence[str]) -> bool:
        """Return whether a row with few cells and no count begins as notes do.

        Parameters
        ----------
        row : sequence of str
            The row.

        Returns
        -------
        bool
            True for "* cifras preliminares" beside one more text.
        """
        filled = [text for text in row if text]
        if not begins_note(filled[0]) or len(filled) > _MOST_NOTED:
            return False
        return len(self.meant) > _LEAST_MEANT and not self.fills(row, self.counting)

    def fills(self, row: Sequence[str], columns: set[int]) -> bool:
        """Return whether a row has a cell in one of some columns.

        Parameters
        ----------
        row : sequence of str
            The row.
        columns : set of int
            Indices of the columns.

        Returns
        -------
        bool
            True where one of the cells is filled.
        """
        return any(i < len(row) and row[i] for i in columns)

    def numbers(self, row: Sequence[str]) -> Numbers:
        """Return the counts of a row.

        Parameters
        ----------
        row : sequence of str
            The row.

        Returns
        -------
        dict of int to int
            Number by column; none of a total.
        """
        columns = self._header.measures or (
            [self._header.fields["count"]] if "count" in self._header.fields else []
        )
        found = {i: stated(row[i]) for i in columns if i < len(row)}
        return {i: number for i, number in found.items() if number is not None}

    def is_free(self, name: str, following: Sequence[str]) -> bool:
        """Return whether the rows below leave a field to a section line.

        Parameters
        ----------
        name : str
            The field.
        following : sequence of str
            The next row, as :meth:`next_row` returns it.

        Returns
        -------
        bool
            True where no cell of that row says it.
        """
        fields = self._header.fields
        if name in ("year", "month") and "date" in fields:
            index = fields["date"]
        elif name in fields:
            index = fields[name]
        else:
            return bool(following)
        return bool(following) and not (index < len(following) and following[index])

    def next_row(self, index: int) -> Sequence[str]:
        """Return the next row with more than one filled cell.

        Parameters
        ----------
        index : int
            Index of the row above.

        Returns
        -------
        sequence of str
            The row; empty where there is none, or a line of totals.
        """
        for below in range(index + 1, len(self._texts)):
            row = self._texts[below]
            if sum(map(bool, row)) > 1 and not self.is_head(row):
                return [] if self.is_total(row) else row
        return []

    @cached_property
    def _monthly(self) -> set[int]:
        """The columns in which months stand: a quarter among them is their sum."""
        found: set[int] = set()
        for name in ("month", "date", "year") if self.counting else ():
            index = self._header.fields.get(name)
            if index is not None:
                texts = column_of(self._texts[self._header.first_row :], index)
                periods = [period for text in texts if (period := read_period(text))]
                found |= {index} if any(period.month for period in periods) else set()
        return found


def _first(row: Sequence[str]) -> tuple[int, str]:
    """Return where the first filled cell of a row stands, and its text folded."""
    return next(((i, fold(text) or text) for i, text in enumerate(row) if text), (-1, ""))
