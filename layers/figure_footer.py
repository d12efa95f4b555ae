"""Notes and sources below the map of a printed figure, side by side; none of ours is cut."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final

from layers.measure import line_height, wrap
from layers.sheet import Sheet
from layers.typeset import INK, QUIET, Page
from layers.words import say

_GAP: Final = 6.0
"""Distance between two columns, millimetres."""
_BETWEEN: Final = 0.5
"""Distance between two texts, millimetres."""
_LARGER: Final = 0.6
"""What the letters of a heading have more than those of its texts, points."""
_NO_LIMIT: Final = sys.maxsize
_RELEASE_LINES: Final = 8
"""Lines that the source of the release may take: a file's own words never take the map's room."""
_SHARES: Final = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.7, 0.75)
"""Parts of the width that the notes may have, the one liked best first."""
_CHOICES: Final = (
    (6.4, (0.5,), (1,), 1.0),
    (6.4, _SHARES, (1,), 1.35),
    (6.0, _SHARES, (1, 2), 1.6),
)
"""Ways to set notes and sources, the one liked best first: size of the letters, parts of the
width that the notes may have, how many columns the notes may have, and how often their height may
be that of the room below the map."""
_LAST_CHOICE: Final = (6.0, _SHARES, (1, 2))
"""The way that is left where none of these fits: map and page give them the height they take."""


@dataclass(frozen=True)
class Column:
    """Texts below each other.

    Attributes
    ----------
    heading : str
        What they are; empty where they go on from the column before.
    texts : tuple of tuple of str
        The lines of each.
    width_mm : float
        Width in millimetres.
    """

    heading: str
    texts: tuple[tuple[str, ...], ...]
    width_mm: float

    def height_mm(self, size: float) -> float:
        """Return the height of heading and texts.

        Parameters
        ----------
        size : float
            Height of the letters in points.

        Returns
        -------
        float
            Millimetres.
        """
        lines = sum(len(text) for text in self.texts)
        between = len(self.texts) * _BETWEEN
        return line_height(size + _LARGER) + lines * line_height(size) + between


@dataclass(frozen=True)
class Footer:
    """How notes and sources are set.

    Attributes
    ----------
    columns : tuple of Column
        From left to right.
    size : float
        Height of the letters in points.
    height_mm : float
        Height of the highest column, as far as it fits the page.
    """

    columns: tuple[Column, ...]
    size: float
    height_mm: float


def plan_footer(sheet: Sheet, width_mm: float, room_mm: float) -> Footer:
    """Return the first way to set notes and sources that leaves the map its room.

    Caveats and licences are never cut: where no way leaves the map its room,
    it becomes lower, and in the end the page longer. Only the source of the
    release, whose words are the file's own, takes no more than eight lines.

    Parameters
    ----------
    sheet : Sheet
        What is to be written.
    width_mm : float
        Width of both.
    room_mm : float
        Height that a map of its best proportions would leave them.

    Returns
    -------
    Footer
        Columns and sizes.
    """
    for size, shares, counts, most in _CHOICES:
        footer = _lowest(sheet, width_mm, size, shares, counts)
        if footer.height_mm <= most * room_mm:
            return footer
    return _lowest(sheet, width_mm, *_LAST_CHOICE)


def write_footer(page: Page, footer: Footer, left: float, top: float) -> None:
    """Write notes and sources.

    Parameters
    ----------
    page : Page
        Where to write.
    footer : Footer
        What to write and how, see :func:`plan_footer`.
    left, top : float
        Upper left corner, millimetres.
    """
    size = footer.size
    for column in footer.columns:
        if column.heading:
            page.write(column.heading, left, top, size=size + _LARGER, color=INK, weight="bold")
        place = top + line_height(size + _LARGER)
        for text in column.texts:
            for line in text:
                page.write(line, left, place, size=size, color=QUIET)
                place += line_height(size)
            place += _BETWEEN
        left += column.width_mm + _GAP


def _lowest(
    sheet: Sheet,
    width_mm: float,
    size: float,
    shares: tuple[float, ...],
    counts: tuple[int, ...],
) -> Footer:
    """Return the footer that is lowest of those that share the width in another way."""
    footers = []
    for count in counts:
        free = width_mm - count * _GAP
        for share in shares:
            notes = _notes(sheet, free * share / count, size, count)
            columns = (*notes, _sources(sheet, free * (1 - share), size))
            height = max(column.height_mm(size) for column in columns)
            footers.append(Footer(columns, size, height))
    return min(footers, key=lambda footer: footer.height_mm)


def _notes(sheet: Sheet, width_mm: float, size: float, count: int) -> tuple[Column, ...]:
    """Return the notes in one column, or in two of nearly the same height."""
    texts = tuple(tuple(wrap(text, width_mm, size, most_lines=_NO_LIMIT)) for text in sheet.notes)
    heading = say("print.notes", sheet.language)
    if count == 1:
        return (Column(heading, texts, width_mm),)
    ways = (
        (Column(heading, texts[:n], width_mm), Column("", texts[n:], width_mm))
        for n in range(len(texts) + 1)
    )
    return min(ways, key=lambda way: max(column.height_mm(size) for column in way))


def _sources(sheet: Sheet, width_mm: float, size: float) -> Column:
    """Return the sources, that of the release first."""
    texts = tuple(
        tuple(wrap(text, width_mm, size, most_lines=_RELEASE_LINES if n == 0 else _NO_LIMIT))
        for n, text in enumerate(sheet.sources)
    )
    return Column(say("print.sources", sheet.language), texts, width_mm)
