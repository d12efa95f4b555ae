"""A Sheet as a figure for print: PNG, SVG or PDF, the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib_scalebar.scalebar import ScaleBar

from geo.errors import OutputError
from layers.artist_names import tell_apart
from layers.figure_captions import write_captions
from layers.figure_footer import plan_footer, write_footer
from layers.figure_map import draw_map
from layers.figure_side import plan_side, write_side
from layers.files import with_ending
from layers.measure import FONT, plain, width_of
from layers.sheet import Sheet
from layers.typeset import INK, QUIET, Page
from layers.words import say

FORMATS: Final = (".png", ".svg", ".pdf")
A4_WIDTH_MM: Final = 297.0
LEAST_WIDTH_MM: Final = 280.0
"""Below this width the legends of all layers would not fit the height of the page."""
DPI: Final = 300

MARK: Final = "#a3341f"
"""Colour of the word that marks generated data."""

_MARGIN: Final = 10.0
"""Distance of everything from the edges of the page, millimetres."""
_GAP: Final = 6.0
"""Distance of the map from the columns beside it, millimetres."""
_ABOVE_FOOTER: Final = 3.5
"""Distance of the map from notes and sources, millimetres."""
_BELOW_FOOTER: Final = 2.0
"""What notes and sources may take of the lower margin, millimetres."""
_ASPECT: Final = 1.5
"""Width by height of a map that Mexico fills."""
_LOWEST_ASPECT: Final = 1.72
"""The same of the lowest map: before it were lower the page becomes longer."""
SETTINGS: Final[dict[Any, Any]] = {
    "font.family": FONT,
    # Hinted letters are up to a sixth wider or narrower, by the dots per inch of the output.
    "text.hinting": "none",
    "svg.hashsalt": "labatlas",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.45,
    "hatch.color": "#8f8f8b",
}
"""How matplotlib must be set while a page is drawn and while it is saved."""


def draw(sheet: Sheet, *, width_mm: float = A4_WIDTH_MM) -> Figure:
    """Return a sheet as one landscape page.

    Parameters
    ----------
    sheet : Sheet
        What to draw.
    width_mm : float
        Width of the page; its height follows the proportions of A4, and is more
        where legends, notes and sources would leave the map too little.

    Returns
    -------
    matplotlib.figure.Figure
        Map, headline figures, legends, notes and sources.

    Raises
    ------
    OutputError
        If the page is too small for its texts.
    """
    if width_mm < LEAST_WIDTH_MM:
        raise OutputError(
            f"a figure {width_mm:g} mm wide is too small for its legends; "
            f"ask for {LEAST_WIDTH_MM:g} mm or more and scale it down"
        )
    with rc_context(SETTINGS):
        page = Page(width_mm, width_mm * 210 / 297)
        top = _heading(page, sheet)
        height, needed = 0.0, page.height_mm
        # What the page grows by may let the legends stand in fewer columns, and the map be wider.
        while needed > height:
            height = needed
            side = plan_side(page, sheet, height - _MARGIN - top)
            left_width = width_mm - 2 * _MARGIN - side.width_mm - _GAP
            foot = height - _MARGIN
            footer = plan_footer(sheet, left_width, foot - top - left_width / _ASPECT)
            below = footer.height_mm - _BELOW_FOOTER + _ABOVE_FOOTER
            lowest = max(left_width / _LOWEST_ASPECT + below, side.height_mm)
            needed = top + lowest + _MARGIN
        page.lengthen(height - page.height_mm)
        write_footer(page, footer, _MARGIN, foot - footer.height_mm + _BELOW_FOOTER)
        _map(page, sheet, top, left_width, foot - below - top)
        write_side(page, sheet, side, width_mm - _MARGIN - side.width_mm, top)
    return page.figure


def save(sheet: Sheet, path: str | Path, *, width_mm: float = A4_WIDTH_MM) -> Path:
    """Return the file a sheet was drawn into, with its sources in the file's own metadata.

    Parameters
    ----------
    sheet : Sheet
        What to draw.
    path : str or pathlib.Path
        Where to write; the ending ``.png`` (300 dots per inch), ``.svg`` or
        ``.pdf`` chooses the format.
    width_mm : float
        Width of the page, see :func:`draw`.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    OutputError
        If the ending is none of these, the page is too small, or the file
        cannot be written.
    """
    path = with_ending(path, FORMATS)
    ending = path.suffix.lower()
    figure = draw(sheet, width_mm=width_mm)
    tell_apart(figure)
    try:
        with rc_context(SETTINGS):
            figure.savefig(path, format=ending[1:], dpi=DPI, metadata=metadata(sheet, ending))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error}") from error
    return path


def metadata(sheet: Sheet, ending: str) -> dict[str, Any]:
    """Return what a file says of itself.

    Parameters
    ----------
    sheet : Sheet
        What is drawn.
    ending : {".png", ".svg", ".pdf"}
        The format, which names its fields in its own way.

    Returns
    -------
    dict
        Title, description with filters, notes and sources, and no date of
        making, so that the same sheet gives the same bytes.
    """
    title = " · ".join(part for part in (sheet.title, sheet.illustrative) if part)
    lines = [sheet.subtitle, sheet.illustrative, sheet.alternative_text, *sheet.notes]
    lines += sheet.sources
    title, text = plain(title), "\n".join(plain(line) for line in lines if line)
    sources = "\n".join(plain(line) for line in sheet.sources)
    if ending == ".pdf":
        return {"Title": title, "Subject": text, "Creator": "labatlas", "CreationDate": None}
    if ending == ".svg":
        return {
            "Title": title,
            "Description": text,
            "Source": sources,
            "Language": sheet.language,
            "Creator": "labatlas",
            "Date": None,
        }
    return {"Title": title, "Description": text, "Source": sources, "Software": "labatlas"}


def _heading(page: Page, sheet: Sheet) -> float:
    """Write title and subtitle; return where the map begins."""
    width = page.width_mm - 2 * _MARGIN
    if sheet.illustrative:
        mark_width = width_of(sheet.illustrative, 12, "bold") + 6
        left = page.width_mm - _MARGIN - mark_width
        page.rectangle(left, _MARGIN - 1.6, mark_width, 7.6, line=MARK, line_width=1.1)
        page.write(
            sheet.illustrative,
            left + 3,
            _MARGIN + 0.6,
            size=12,
            color=MARK,
            weight="bold",
        )
        width -= mark_width + _GAP
    top = page.paragraph(sheet.title, _MARGIN, _MARGIN, width, size=16, color=INK, weight="bold")
    top = page.paragraph(
        sheet.subtitle,
        _MARGIN,
        top + 0.6,
        page.width_mm - 2 * _MARGIN,
        size=9,
        color=QUIET,
    )
    return top + 2.5


def _map(page: Page, sheet: Sheet, top: float, width_mm: float, height_mm: float) -> None:
    axes = page.figure.add_axes(page.box(_MARGIN, top, width_mm, height_mm), label="map")
    draw_map(axes, sheet, width_mm, height_mm)
    if sheet.illustrative:
        across = width_of(sheet.illustrative, 1, "bold")
        axes.text(
            0.5,
            0.5,
            sheet.illustrative,
            transform=axes.transAxes,
            rotation=24,
            size=min(58, 0.85 * width_mm / across),
            weight="bold",
            color=INK,
            alpha=0.06,
            ha="center",
            va="center",
            parse_math=False,
            zorder=20,
        )
    axes.add_artist(
        ScaleBar(
            1,
            location="lower left",
            length_fraction=0.2,
            fixed_units="km",
            border_pad=0.8,
            box_alpha=0,
            color="#4a4a48",
            width_fraction=0.006,
            font_properties={"size": 7},
        )
    )
    # Beside the scale bar there is sea; in the other corner land, entries and names.
    projection = say("print.projection", sheet.language)
    begin = 0.2 * width_mm + 7
    page.write(projection, _MARGIN + begin, top + height_mm - 4.4, size=6, color=QUIET)
    end = begin + width_of(projection, 6) + 2
    write_captions(page, axes, sheet, [(0.0, 0.0, begin, 11.0), (begin, 0.0, end, 5.5)])
