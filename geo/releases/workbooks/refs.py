"""The names that spreadsheets give their cells and columns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,4})([0-9]{1,8})")


def position(place: str) -> tuple[int, int]:
    """Return the row and column of a cell.

    Parameters
    ----------
    place : str
        As ``B12``.

    Returns
    -------
    int
        Row, from 0.
    int
        Column, from 0.

    Raises
    ------
    ValueError
        If it is not the name of a cell.
    """
    found = _REFERENCE.fullmatch(place)
    if found is None or not (row := int(found[2])):
        raise ValueError(f"{place[:20]!r} is not a cell")
    return row - 1, column(found[1])


@lru_cache(maxsize=1024)
def column(name: str) -> int:
    """Return the index of a column.

    Parameters
    ----------
    name : str
        As ``AB``.

    Returns
    -------
    int
        From 0.
    """
    index = 0
    for letter in name.upper():
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1


def letters(index: int) -> str:
    """Return the name of a column.

    Parameters
    ----------
    index : int
        From 0.

    Returns
    -------
    str
        As ``AB``.
    """
    name = ""
    index += 1
    while index > 0:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
