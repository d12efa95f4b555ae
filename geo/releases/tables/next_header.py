"""Where the headings of another table stand below a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.releases.tables import headings
from geo.releases.tables.header import Header
from geo.releases.tables.measures import read_measure
from geo.text import fold

_LEAST_HEADINGS: Final = 3


def is_other_header(row: Sequence[str], header: Header) -> bool:
    """Return whether a row looks like the headings of a table.

    Parameters
    ----------
    row : sequence of str
        The row.
    header : Header
        The header above it.

    Returns
    -------
    bool
        True for two known headings, or one beside columns that count.
    """
    if not header.rows:
        return False
    filled = [text for text in row if text]
    known = [text for text in filled if not text[0].isdigit() and headings.is_heading(text)]
    least = _LEAST_HEADINGS
    if header.measures:
        least = min(least, max(2, len(header.columns)))
    if len(known) == 1 and len(filled) >= least:
        # "Entidad", "2018", "2019": one heading and columns that count.
        return all(_counts(text) for text in filled if text is not known[0])
    return len(known) >= 2


def differs(row: Sequence[str], header: Header) -> bool:
    """Return whether headings stand elsewhere than in the header above.

    Parameters
    ----------
    row : sequence of str
        The headings.
    header : Header
        The header above.

    Returns
    -------
    bool
        True where they begin a table with other columns.
    """
    found = {headings.meaning(text): i for i, text in enumerate(row) if headings.meaning(text)}
    if any(header.fields.get(name) != index for name, index in found.items()):
        return True
    counted = {i: read_measure((text,)) for i, text in enumerate(row) if i not in found.values()}
    there = {**header.measures, **header.totals}
    return any(measure != there.get(i) for i, measure in counted.items() if measure)


def _counts(text: str) -> bool:
    measure = read_measure((text,))
    return measure is not None and not (measure.drug or measure.kind or measure.state)


def folded(row: Sequence[str]) -> tuple[str, ...]:
    """Return a row so that two of the same words are equal.

    Parameters
    ----------
    row : sequence of str
        The row.

    Returns
    -------
    tuple of str
        Its texts folded, up to the last that is filled.
    """
    texts = [fold(text) or text for text in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
