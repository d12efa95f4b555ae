"""A printed page whose texts and rectangles are placed in millimetres."""

from __future__ import annotations

from typing import Any, Final

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from layers.measure import ASCENT, MM_PER_INCH, MM_PER_POINT, MOST_LINES, line_height, plain, wrap

INK: Final = "#262523"
"""Colour of what is read first."""
QUIET: Final = "#5f5d59"
"""Colour of what stands behind it."""


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

    def lengthen(self, by_mm: float) -> None:
        """Add height at the foot; what is written already keeps its distance from the top.

        Parameters
        ----------
        by_mm : float
            Height that is added.

        Raises
        ------
        ValueError
            If there is more on the page than texts and rectangles, such as
            axes, lines or textures: these are placed afterwards only.
        """
        rectangles = [one for one in self.figure.artists if isinstance(one, Rectangle)]
        if self.figure.axes or len(rectangles) < len(self.figure.artists):
            raise ValueError("a page is lengthened before axes and lines are placed on it")
        old = self.height_mm
        self.height_mm = old + by_mm
        self.figure.set_size_inches(self.width_mm / MM_PER_INCH, self.height_mm / MM_PER_INCH)
        part = old / self.height_mm
        for text in self.figure.texts:
            text.set_y(1 - (1 - text.get_position()[1]) * part)
        for drawn in rectangles:
            drawn.set_y(1 - (1 - drawn.get_y()) * part)
            drawn.set_height(drawn.get_height() * part)

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
        self.add(drawn)

    def add(self, drawn: Artist) -> None:
        """Put what is drawn elsewhere on the page.

        Parameters
        ----------
        drawn : matplotlib.artist.Artist
            Placed in fractions of the figure.
        """
        self.figure.add_artist(drawn)

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
            After so many the text is cut, see :func:`layers.measure.wrap`.

        Returns
        -------
        float
            Where the next line would begin, millimetres from the top.
        """
        for line in wrap(text, width_mm, size, weight, most_lines):
            self.write(line, left_mm, top_mm, size=size, color=color, weight=weight)
            top_mm += line_height(size)
        return top_mm


class Ruler(Page):
    """A page that stays empty: what is written on it tells only the room it would take.

    Texts are slow to make, and a legend is tried in many sizes.
    """

    def write(self, *text: Any, **look: Any) -> None:
        """Write nothing.

        Parameters
        ----------
        *text, **look : Any
            As of :meth:`Page.write`.
        """

    def rectangle(self, *place: Any, **look: Any) -> None:
        """Draw nothing.

        Parameters
        ----------
        *place, **look : Any
            As of :meth:`Page.rectangle`.
        """

    def add(self, drawn: Artist) -> None:
        """Draw nothing.

        Parameters
        ----------
        drawn : matplotlib.artist.Artist
            As of :meth:`Page.add`.
        """
