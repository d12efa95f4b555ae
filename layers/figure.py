"""A Sheet as a figure for print: PNG, SVG or PDF, the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from matplotlib import rc_context
from matplotlib.figure import Figure

from geo.errors import OutputError
from layers.figure_map import draw_map
from layers.figure_side import WIDTH_MM, write_side
from layers.files import with_ending
from layers.sheet import Sheet
from layers.typeset import INK, QUIET, Page, line_height, plain
from layers.words import say

FORMATS: Final = (".png", ".svg", ".pdf")
A4_WIDTH_MM: Final = 297.0
LEAST_WIDTH_MM: Final = 280.0
"""Below this width the legends of all layers would not fit the height of the page."""
DPI: Final = 300

MARK: Final = "#a3341f"
"""Colour of the word that marks generated data."""

_MARGIN: Final = 10.0
_GAP: Final = 6.0
_SMALL: Final = 6.4
_SETTINGS: Final[dict[Any, Any]] = {
    "font.family": "DejaVu Sans",
    "svg.hashsalt": "labatlas",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.45,
    "hatch.color": "#8f8f8b",
}


def draw(sheet: Sheet, *, width_mm: float = A4_WIDTH_MM) -> Figure:
    """Return a sheet as one landscape page.

    Parameters
    ----------
    sheet : Sheet
        What to draw.
    width_mm : float
        Width of the page; its height follows the proportions of A4.

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
    with rc_context(_SETTINGS):
        page = Page(width_mm, width_mm * 210 / 297)
        left_width = width_mm - 2 * _MARGIN - WIDTH_MM - _GAP
        top = _heading(page, sheet)
        bottom = _footer(page, sheet, left_width)
        _map(page, sheet, top, left_width, bottom - top)
        write_side(page, sheet, width_mm - _MARGIN - WIDTH_MM, top)
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
    try:
        with rc_context(_SETTINGS):
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
        mark_width = page.width_of(sheet.illustrative, 12, "bold") + 6
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


def _footer(page: Page, sheet: Sheet, width_mm: float) -> float:
    """Write notes and sources side by side; return where the map ends."""
    column = (width_mm - _GAP) / 2
    texts = (
        (say("print.notes", sheet.language), sheet.notes),
        (
            say("print.sources", sheet.language),
            sheet.sources,
        ),
    )
    heights = [
        line_height(_SMALL + 0.6)
        + sum(len(page.wrap(text, column, _SMALL)) * line_height(_SMALL) + 0.5 for text in lines)
        for _, lines in texts
    ]
    begin = page.height_mm - _MARGIN - max(heights) + 2
    for n, (heading, lines) in enumerate(texts):
        left, top = _MARGIN + n * (column + _GAP), begin
        page.write(heading, left, top, size=_SMALL + 0.6, color=INK, weight="bold")
        top += line_height(_SMALL + 0.6)
        for text in lines:
            top = page.paragraph(text, left, top, column, size=_SMALL, color=QUIET) + 0.5
    return begin - 3.5


def _map(page: Page, sheet: Sheet, top: float, width_mm: float, height_mm: float) -> None:
    axes = page.figure.add_axes(page.box(_MARGIN, top, width_mm, height_mm), label="map")
    draw_map(axes, sheet, width_mm / height_mm)
    if sheet.illustrative:
        axes.text(
            0.5,
            0.5,
            sheet.illustrative,
            transform=axes.transAxes,
            rotation=24,
            size=58,
            weight="bold",
            color=INK,
            alpha=0.06,
            ha="center",
            va="center",
            parse_math=False,
            zorder=20,
        )
    projection = say("print.projection", sheet.language)
    page.write(
        projection,
        _MARGIN + width_mm - 2,
        top + height_mm - 4,
        size=6,
        color=QUIET,
        align="right",
    )
