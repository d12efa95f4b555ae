"""The room that text takes in print: measured in millimetres, wrapped to a width."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

FONT: Final = "DejaVu Sans"
"""The font that matplotlib brings along, so that a page looks the same everywhere."""
MM_PER_INCH: Final = 25.4
MM_PER_POINT: Final = MM_PER_INCH / 72
ASCENT: Final = 0.73
"""Height of a capital of the font, in sizes of the letters."""
LEADING: Final = 1.3
"""Distance from one line to the next, in sizes of the letters."""
MOST_LINES: Final = 4
"""Lines that a text may take: a file's own words never push the map off the page."""


def plain(text: str) -> str:
    """Return a text on one line, without what cannot be printed.

    Parameters
    ----------
    text : str
        Any text; that of a release file may hold control characters.

    Returns
    -------
    str
        The text with single spaces.
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def width_of(text: str, size: float, weight: str = "normal") -> float:
    """Return the width of a line of text.

    Parameters
    ----------
    text : str
        The line.
    size : float
        Height of the letters in points.
    weight : {"normal", "bold"}
        How thick they are.

    Returns
    -------
    float
        Millimetres.
    """
    words = text.split(" ")
    space = (len(words) - 1) * _advance(" ", weight)
    return (sum(_advance(word, weight) for word in words) + space) * size * MM_PER_POINT


def line_height(size: float) -> float:
    """Return the distance from one line to the next.

    Parameters
    ----------
    size : float
        Height of the letters in points.

    Returns
    -------
    float
        Millimetres.
    """
    return LEADING * size * MM_PER_POINT


def wrap(
    text: str,
    width_mm: float,
    size: float,
    weight: str = "normal",
    most_lines: int = MOST_LINES,
) -> list[str]:
    """Return a text in lines that fit a width, breaking words only where one is too long.

    Parameters
    ----------
    text : str
        The text.
    width_mm : float
        Greatest width of a line.
    size : float
        Height of the letters in points.
    weight : {"normal", "bold"}
        How thick they are.
    most_lines : int
        After so many the text is cut and ends in an ellipsis.

    Returns
    -------
    list of str
        One line or more; none for an empty text.
    """
    lines: list[str] = []
    for word in plain(text).split(" "):
        if len(lines) > most_lines:
            break
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, weight) <= width_mm:
            lines[-1] = joined
            continue
        rest = word
        while width_of(rest, size, weight) > width_mm and len(lines) <= most_lines:
            fits = 1
            while width_of(rest[: fits + 1], size, weight) <= width_mm:
                fits += 1
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    lines = [line for line in lines if line]
    if len(lines) <= most_lines:
        return lines
    return [*lines[: most_lines - 1], f"{lines[most_lines - 1][:-1]}…"]


@lru_cache(maxsize=16_384)
def _advance(word: str, weight: str) -> float:
    """Return how far a word moves the pen, in sizes of the letters.

    Cached, for matplotlib is slow to shape a text.
    """
    if not word:
        return 0.0
    # The width that matplotlib tells is that of the ink: a letter on each side adds the rest.
    font = FontProperties(family=FONT, size=1, weight=weight)
    between, alone = (
        text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
        for text in (f"n{word}n", "nn")
    )
    return float(between - alone)
