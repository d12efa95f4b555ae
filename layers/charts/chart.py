"""What a chart is, and how it becomes a file: PNG, SVG or PDF, the same bytes each time."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd
from matplotlib import rc_context
from matplotlib.figure import Figure

from geo.errors import OutputError
from layers.artist_names import tell_apart
from layers.charts.around import Words
from layers.figure import DPI, FORMATS, SETTINGS, metadata
from layers.files import with_ending
from layers.sheet import Sheet

SCREEN_DPI: Final = 150
"""Dots per inch that a screen needs."""
_PACKED: Final[dict[str, Any]] = {"pil_kwargs": {"compress_level": 3}}
"""Charts are packed smaller so than at the usual level 6, in half the time."""


class Chart(NamedTuple):
    """A chart with its words and numbers.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
        The picture; :func:`picture` and :func:`write` save it as it was measured.
    title : str
        What it shows, in words.
    alt : str
        The picture in words, for who cannot see it.
    table : pandas.DataFrame
        The numbers that are drawn.
    words : Words
        Everything that is written around it: notes, sources, the word that
        marks generated data.
    """

    figure: Figure
    title: str
    alt: str
    table: pd.DataFrame
    words: Words


def picture(chart: Chart, ending: str = ".png", *, dpi: int = SCREEN_DPI) -> bytes:
    """Return a chart as the bytes of a file, with its sources in the file's own metadata.

    Parameters
    ----------
    chart : Chart
        What was drawn.
    ending : {".png", ".svg", ".pdf"}
        The format.
    dpi : int
        Dots per inch of a PNG.

    Returns
    -------
    bytes
        The same for the same chart.

    Raises
    ------
    OutputError
        If the ending is none of these.
    """
    ending = with_ending(f"chart{ending}", FORMATS).suffix.lower()
    words = chart.words
    told = Sheet(
        title=chart.title,
        subtitle=words.subtitle,
        language=words.language,
        layers=(),
        notes=words.notes,
        sources=words.sources,
        illustrative=words.illustrative,
        alternative_text=chart.alt,
        headline={},
        table=chart.table,
    )
    held = io.BytesIO()
    tell_apart(chart.figure)
    with rc_context(SETTINGS):
        chart.figure.savefig(
            held,
            format=ending[1:],
            dpi=dpi,
            metadata=metadata(told, ending),
            **(_PACKED if ending == ".png" else {}),
        )
    return held.getvalue()


def write(chart: Chart, path: str | Path) -> Path:
    """Return the file a chart was written into.

    Parameters
    ----------
    chart : Chart
        What was drawn.
    path : str or pathlib.Path
        Where to write; the ending ``.png`` (300 dots per inch), ``.svg`` or
        ``.pdf`` chooses the format.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    OutputError
        If the ending is none of these or the file cannot be written.
    """
    path = with_ending(path, FORMATS)
    made = picture(chart, path.suffix, dpi=DPI)
    try:
        path.write_bytes(made)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error}") from error
    return path
