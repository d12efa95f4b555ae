"""Counts, names and rows as the report of a reading writes them in a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from geo.text import printable
from layers.findings import Spot

GROUPS_SHOWN: Final = 6
VALUES_SHOWN: Final = 4
_ROWS_SHOWN: Final = 8
_NAMES_SHOWN: Final = 12

REST: Final = "all in the report file (--report)"


def listed(lines: Sequence[str]) -> Iterator[str]:
    """Yield the first lines of a list, and how many more there are.

    Parameters
    ----------
    lines : sequence of str
        All lines.

    Yields
    ------
    str
        A line set in.
    """
    for line in lines[:GROUPS_SHOWN]:
        yield f"  {line}"
    if len(lines) > GROUPS_SHOWN:
        yield f"  … and {len(lines) - GROUPS_SHOWN:,} more, {REST}"


def where(spots: Iterable[Spot], with_sheet: bool) -> str:
    """Return rows in words.

    Parameters
    ----------
    spots : iterable of (str, int)
        Sheets and rows.
    with_sheet : bool
        Whether each row is told with its sheet, as where there are several.

    Returns
    -------
    str
        Such as ``rows 4, 7 and 2 more``.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for sheet, row in dict.fromkeys(spots):
        rows[sheet].append(row)
    more = len(rows) - VALUES_SHOWN
    return "; ".join(
        (f"{printable(sheet)} " if with_sheet and sheet else "") + numbers(there)
        for sheet, there in islice(rows.items(), VALUES_SHOWN)
    ) + (f" and {some(more, 'sheet')} more" if more > 0 else "")


def numbers(rows: Sequence[int]) -> str:
    """Return row numbers in words.

    Parameters
    ----------
    rows : sequence of int
        Rows of one sheet.

    Returns
    -------
    str
        Such as ``row 4``; many are cut.
    """
    more = len(rows) - _ROWS_SHOWN
    return (
        ("row " if len(rows) == 1 else "rows ")
        + ", ".join(map(str, rows[:_ROWS_SHOWN]))
        + (f" and {more:,} more" if more > 0 else "")
    )


def named(names: Sequence[str], between: str = ", ") -> str:
    """Return names in a line.

    Parameters
    ----------
    names : sequence of str
        The names.
    between : str
        What parts them.

    Returns
    -------
    str
        The first of them, and how many more there are.
    """
    more = len(names) - _NAMES_SHOWN
    return between.join(names[:_NAMES_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def some(number: int, thing: str) -> str:
    """Return a number with what it counts.

    Parameters
    ----------
    number : int
        The number.
    thing : str
        One of what it counts.

    Returns
    -------
    str
        Such as ``1 row`` or ``1,200 rows``.
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def counts(numbers_of: Mapping[str, int]) -> str:
    """Return counts in a line.

    Parameters
    ----------
    numbers_of : mapping of str to int
        Number by word.

    Returns
    -------
    str
        Such as ``title 1, data 4``.
    """
    return ", ".join(f"{word} {number:,}" for word, number in numbers_of.items())


def quoted(text: str) -> str:
    """Return a text of the file in quotes.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    str
        The text, without what could steer a terminal.
    """
    return f"'{printable(text)}'"
