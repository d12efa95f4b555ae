"""Notes and sources below the map of a printed figure, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from layers.measure import MOST_LINES, line_height, wrap
from layers.sheet import Sheet
from layers.typeset import INK, QUIET, Page
from layers.words import say

_GAP: Final = 6.0
"""Distance between notes and sources, millimetres."""
_BETWEEN: Final = 0.5
"""Distance between two texts, millimetres."""
_LARGER: Final = 0.6
"""What the letters of a heading have more than those of its texts, points."""
_SHARES: Final = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65)
"""Parts of the width that the notes may have, the one liked best first."""
_CHOICES: Final = (
    (6.4, (0.5,), MOST_LINES, 1.0),
    (6.4, _SHARES, MOST_LINES, 1.35),
    (6.0, _SHARES, MOST_LINES, 1.6),
    (6.0, _SHARES, 2, 1.6),
)
"""Ways to set notes and sources, the one liked best first: size of the letters, parts of the
width that the notes may have, most lines a text, and how often their height may be that of the
room below the map."""
_LAST_CHOICE: Final = (6.0, _SHARES, 1)
"""The way that is left where none of these fits. A text that is cut stands in full in the file's
metadata."""


@dataclass(frozen=True)
class Footer:
    """How notes and sources are set.

    Attributes
    ----------
    columns : tuple of tuple
        Heading, texts and width in millimetres of each.
    size : float
        Height of the letters in points.
    most_lines : int
        After so many a text is cut.
    height_mm : float
        Height of the higher one.
    """

    columns: tuple[tuple[str, tuple[str, ...], float], ...]
    size: float
    most_lines: int
    height_mm: float


def plan_footer(sheet: Sheet, width_mm: float, room_mm: float) -> Footer:
    """Return the first way to set notes and sources that leaves the map its room.

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
    for size, shares, most_lines, most in _CHOICES:
        footer = _lowest(sheet, width_mm, size, shares, most_lines)
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
    for heading, texts, width in footer.columns:
        page.write(heading, left, top, size=size + _LARGER, color=INK, weight="bold")
        place = top + line_height(size + _LARGER)
        for text in texts:
            place = page.paragraph(
                text, left, place, width, size=size, color=QUIET, most_lines=footer.most_lines
            )
            place += _BETWEEN
        left += width + _GAP


def _lowest(
    sheet: Sheet, width_mm: float, size: float, shares: tuple[float, ...], most_lines: int
) -> Footer:
    """Return the footer that is lowest of those that share the width in another way."""
    free = width_mm - _GAP
    footers = []
    for share in shares:
        columns = (
            (say("print.notes", sheet.language), sheet.notes, free * share),
            (say("print.sources", sheet.language), sheet.sources, free * (1 - share)),
        )
        height = max(_height(texts, width, size, most_lines) for _, texts, width in columns)
        footers.append(Footer(columns, size, most_lines, height))
    return min(footers, key=lambda footer: footer.height_mm)


def _height(texts: tuple[str, ...], width_mm: float, size: float, most_lines: int) -> float:
    return line_height(size + _LARGER) + sum(
        len(wrap(text, width_mm, size, most_lines=most_lines)) * line_height(size) + _BETWEEN
        for text in texts
    )
