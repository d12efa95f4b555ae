"""Text on a printed page, placed in millimetres and wrapped by its measured width."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path

FONT: Final = "DejaVu Sans"
"""The font that matplotlib brings along, so that a page looks the same everywhere."""
MM_PER_INCH: Final = 25.4
MM_PER_POINT: Final = MM_PER_INCH / 72
ASCENT: Final = 0.73
"""Height of a capital of the font, in sizes of the letters."""
LEADING: Final = 1.3
"""Distance from one line to the next, in sizes of the letters."""
INK: Final = "#262523"
QUIET: Final = "#5f5d59"
"""Colours of what is read first and of what stands behind it."""
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


class Page:
    """A figure whose texts are placed in millimetres from its upper left corner.

    Parameters
    ----------
    width_mm, height_mm : float
        Size of the page.
    """

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self.width_mm = width_mm
        self.height_mm = height_mm
        self.figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))

    def at(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Return the place in fractions of the figure, counted from its lower left corner.

        Parameters
        ----------
        x_mm, y_mm : float
            From the left and from the top.

        Returns
        -------
        tuple of float
            As matplotlib wants it.
        """
        return x_mm / self.width_mm, 1 - y_mm / self.height_mm

    def box(
        self, left_mm: float, top_mm: float, width_mm: float, height_mm: float
    ) -> tuple[float, float, float, float]:
        """Return a rectangle as matplotlib wants it.

        Parameters
        ----------
        left_mm, top_mm, width_mm, height_mm : float
            Its upper left corner and its size.

        Returns
        -------
        tuple of float
            Left, bottom, width and height in fractions of the figure.
        """
        left, bottom = self.at(left_mm, top_mm + height_mm)
        return left, bottom, width_mm / self.width_mm, height_mm / self.height_mm

    def rectangle(
        self,
        left_mm: float,
        top_mm: float,
        width_mm: float,
        height_mm: float,
        *,
        line: str,
        fill: str = "none",
        line_width: float = 0.4,
        hatch: str = "",
        gid: str | None = None,
    ) -> None:
        """Draw a rectangle; one without height is a rule.

        Parameters
        ----------
        left_mm, top_mm, width_mm, height_mm : float
            Its upper left corner and its size.
        line, fill : str
            Colours of its outline and of its inside.
        line_width : float
            Width of its outline in points.
        hatch : str
            Pattern of its inside; empty for none.
        gid : str, optional
            Name it can be found by.
        """
        left, bottom, width, height = self.box(left_mm, top_mm, width_mm, height_mm)
        drawn = Rectangle(
            (left, bottom),
            width,
            height,
            facecolor=fill,
            edgecolor=line,
            linewidth=line_width,
            hatch=hatch or None,
            transform=self.figure.transFigure,
            gid=gid,
        )
        self.figure.add_artist(drawn)

    def width_of(self, text: str, size: float, weight: str = "normal") -> float:
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

    def wrap(
        self,
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
            if lines and self.width_of(joined, size, weight) <= width_mm:
                lines[-1] = joined
                continue
            rest = word
            while self.width_of(rest, size, weight) > width_mm and len(lines) <= most_lines:
                fits = 1
                while self.width_of(rest[: fits + 1], size, weight) <= width_mm:
                    fits += 1
                lines.append(rest[:fits])
                rest = rest[fits:]
            lines.append(rest)
        lines = [line for line in lines if line]
        if len(lines) <= most_lines:
            return lines
        return [*lines[: most_lines - 1], f"{lines[most_lines - 1][:-1]}…"]

    def write(
        self,
        text: str,
        left_mm: float,
        top_mm: float,
        *,
        size: float,
        color: str,
        weight: str = "normal",
        align: str = "left",
    ) -> None:
        """Write one line with the top of its letters at a place.

        Parameters
        ----------
        text : str
            The line; never read as mathematics.
        left_mm, top_mm : float
            Its place; the right end for ``align="right"``.
        size : float
            Height of the letters in points.
        color : str
            Colour, ``#rrggbb``.
        weight : {"normal", "bold"}
            How thick they are.
        align : {"left", "right"}
            Which end is meant.
        """
        # The baseline is what lines share.
        baseline = top_mm + ASCENT * size * MM_PER_POINT
        x, y = self.at(left_mm, baseline)
        self.figure.text(
            x,
            y,
            plain(text),
            size=size,
            color=color,
            weight=weight,
            ha=align,
            va="baseline",
            parse_math=False,
        )

    def paragraph(
        self,
        text: str,
        left_mm: float,
        top_mm: float,
        width_mm: float,
        *,
        size: float,
        color: str,
        weight: str = "normal",
        most_lines: int = MOST_LINES,
    ) -> float:
        """Write a text in as many lines as it takes.

        Parameters
        ----------
        text : str
            The text.
        left_mm, top_mm, width_mm : float
            Its upper left corner and its width.
        size : float
            Height of the letters in points.
        color : str
            Colour, ``#rrggbb``.
        weight : {"normal", "bold"}
            How thick they are.
        most_lines : int
            After so many the text is cut, see :meth:`wrap`.

        Returns
        -------
        float
            Where the next line would begin, millimetres from the top.
        """
        for line in self.wrap(text, width_mm, size, weight, most_lines):
            self.write(line, left_mm, top_mm, size=size, color=color, weight=weight)
            top_mm += line_height(size)
        return top_mm


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
