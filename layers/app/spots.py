"""Where something stands in a file, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.releases import ReadingReport
from layers.app.rows import where
from layers.app.words import tell_n
from layers.findings import Spot

ROWS_NAMED: Final = 4
"""Rows named one by one; of more the first are."""


def rows_words(spots: Sequence[Spot], report: ReadingReport, language: str) -> str:
    """Return the first few of some rows, in words.

    Parameters
    ----------
    spots : sequence of (str, int)
        Sheets and rows.
    report : ReadingReport
        The report of the reading of the file.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such as ``rows 14, 20, …``, or ``page 2 · 14``.
    """
    listed = where(spots[:ROWS_NAMED], report, language)
    listed += ", …" if len(spots) > ROWS_NAMED else ""
    numbers = listed[:1].isdigit() and " · " not in listed
    return tell_n("rows", len(spots), language, rows=listed) if numbers else listed
