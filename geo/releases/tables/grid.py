"""The cells of a sheet as text, and where its blocks of merged cells reach."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from geo.releases.cells import Cell, Merge, Sheet, as_text


@dataclass(frozen=True)
class Grid:
    """A sheet and its cells as text.

    Attributes
    ----------
    sheet : Sheet
        The sheet.
    texts : list of list of str
        Its cells as a person sees them.
    """

    sheet: Sheet
    texts: list[list[str]] = field(repr=False)

    @classmethod
    def of(cls, sheet: Sheet) -> Grid:
        """Return the grid of a sheet.

        Parameters
        ----------
        sheet : Sheet
            The sheet.

        Returns
        -------
        Grid
            The grid.
        """
        return cls(sheet, [_trimmed(list(map(as_text, row))) for row in sheet.rows])

    def spread(self, row: int) -> list[str]:
        """Return the texts of a row, that of a merged block in each of its columns.

        Where a format knows no merged cells, an upper heading is taken to
        reach over the empty cells right of it.

        Parameters
        ----------
        row : int
            Index, from 0.

        Returns
        -------
        list of str
            As wide as the row, or as its last merged block.
        """
        texts = list(self.texts[row])
        if not self.sheet.merged:
            found, last = [], ""
            for text in texts:
                last = text or last
                found.append(last)
            return found
        for merge in self._merged_at.get(row, ()):
            texts += [""] * (merge.right + 1 - len(texts))
            for index in range(merge.left, merge.right + 1):
                texts[index] = texts[index] or texts[merge.left]
        return texts

    @cached_property
    def _merged_at(self) -> dict[int, list[Merge]]:
        found: dict[int, list[Merge]] = defaultdict(list)
        for merge in self.sheet.merged:
            found[merge.top].append(merge)
        return found

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, empty where the row is shorter.

        Parameters
        ----------
        row, column : int
            Indices, from 0.

        Returns
        -------
        Cell
            The cell.
        """
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        """Return a cell as text, empty where the row is shorter.

        Parameters
        ----------
        row, column : int
            Indices, from 0.

        Returns
        -------
        str
            The text.
        """
        texts = self.texts[row]
        return texts[column] if column < len(texts) else ""

    @cached_property
    def filled(self) -> list[int]:
        """The rows that are not empty.

        Returns
        -------
        list of int
            Indices of the rows with a cell that a person sees.
        """
        return [row for row, texts in enumerate(self.texts) if any(texts)]

    def below(self, row: int, limit: int | None = None) -> list[list[str]]:
        """Return the rows from one on that are not empty, as text.

        Parameters
        ----------
        row : int
            Index of the first.
        limit : int, optional
            How many to return at most.

        Returns
        -------
        list of list of str
            The rows: a forgotten cell far below costs no scan of what is between.
        """
        first = bisect_left(self.filled, row)
        last = None if limit is None else first + limit
        return [self.texts[index] for index in self.filled[first:last]]


def _trimmed(texts: list[str]) -> list[str]:
    """Return a row up to its last filled cell: a forgotten cell far right widens no other row."""
    while texts and not texts[-1]:
        texts.pop()
    return texts
