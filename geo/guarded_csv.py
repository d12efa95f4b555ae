"""Small csv tables that a person edits in a spreadsheet program, their text safe from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

# What a spreadsheet program may take for the start of a formula.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_guarded(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as csv in which no text is taken for a formula.

    Parameters
    ----------
    rows : iterable of sequence of str
        Cells as text, the headings first.

    Returns
    -------
    bytes
        UTF-8 with a mark, which makes spreadsheet programs show accents; an
        apostrophe stands before what begins like a formula.
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(map(_guarded, row) for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def read_guarded(raw: bytes) -> list[list[str]]:
    """Return the rows that :func:`write_guarded` wrote, also after a spreadsheet program.

    Parameters
    ----------
    raw : bytes
        A csv parted by commas, semicolons or tabs, in UTF-8 or Windows-1252.

    Returns
    -------
    list of list of str
        Its cells, without the apostrophes put before them.

    Raises
    ------
    ValueError
        If it is no such text.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        return [list(map(_unguarded, row)) for row in reader]
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _guarded(text: str) -> str:
    # Text that already begins with the guard is guarded again, so that it comes back the same.
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA_STARTS) else text


def _unguarded(text: str) -> str:
    guarded = text.startswith("'") and text.lstrip("'").startswith(_FORMULA_STARTS)
    return text[1:] if guarded else text
