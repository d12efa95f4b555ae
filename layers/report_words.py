"""Counts, names and rows as the report of a reading writes them in a terminal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from geo.text import printable
from layers.choices import LANGUAGES
from layers.findings import Spot
from layers.texts import TEXTS
from layers.texts_report import KIND_OF_ROW_TEXTS, LINE_TEXTS, METHOD_TEXTS

GROUPS_SHOWN: Final = 6
VALUES_SHOWN: Final = 4
_ROWS_SHOWN: Final = 8
_NAMES_SHOWN: Final = 12

_UNNAMED: Final = re.compile(r"column (\d+)( \(\d+\))?")
_WORDS: Final = METHOD_TEXTS | KIND_OF_ROW_TEXTS | LINE_TEXTS


def line(key: str, language: str, *, one: bool = False, **values: object) -> str:
    """Return one text of the report in a language.

    Parameters
    ----------
    key : str
        Key of :data:`layers.texts_report.LINE_TEXTS`.
    language : {"en", "es"}
        Language.
    one : bool
        Whether it tells of one thing, where it has words for one and for more.
    **values : object
        What stands in the braces.

    Returns
    -------
    str
        The text.
    """
    first, bar, rest = LINE_TEXTS[key][LANGUAGES.index(language)].partition("|")
    return (first if one or not bar else rest).format(**values)


def word_of(vocabulary: str, word: str, language: str) -> str:
    """Return a word of :mod:`geo` in a language.

    Parameters
    ----------
    vocabulary : str
        What it is a word of: ``method``, ``kind_of_row``, ``entries``, ``measure``, ``kind``,
        ``precision``, ``status`` or ``drug``.
    word : str
        The word.
    language : {"en", "es"}
        Language. In English the word stays what it is in tables and JSON.

    Returns
    -------
    str
        The word; as it is where it is none of the vocabulary.
    """
    key = f"{vocabulary}.{word}"
    both = _WORDS.get(key) or TEXTS.get(key)
    return word if language == "en" or both is None else both[LANGUAGES.index(language)]


def said(field: str, value: str, language: str) -> str:
    """Return what a title or a section says of all rows below it.

    Parameters
    ----------
    field : str
        One of :data:`geo.releases.FIELDS`.
    value : str
        Its value.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The field as ``--map`` takes it, and the value in words.
    """
    return f"{field} {printable(word_of(field, value, language))}"


def listed(lines: Sequence[str], language: str) -> Iterator[str]:
    """Yield the first lines of a list, and how many more there are.

    Parameters
    ----------
    lines : sequence of str
        All lines.
    language : {"en", "es"}
        Language.

    Yields
    ------
    str
        A line set in.
    """
    for one in lines[:GROUPS_SHOWN]:
        yield f"  {one}"
    if len(lines) > GROUPS_SHOWN:
        yield f"  {line('more.rest', language, n=f'{len(lines) - GROUPS_SHOWN:,}')}"


def where(spots: Iterable[Spot], with_sheet: bool, language: str) -> str:
    """Return rows in words.

    Parameters
    ----------
    spots : iterable of (str, int)
        Sheets and rows.
    with_sheet : bool
        Whether each row is told with its sheet, as where there are several.
    language : {"en", "es"}
        Language.

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
        (f"{printable(sheet)} " if with_sheet and sheet else "") + numbers(there, language)
        for sheet, there in islice(rows.items(), VALUES_SHOWN)
    ) + (line("more", language, n=some(more, "sheet", language)) if more > 0 else "")


def numbers(rows: Sequence[int], language: str) -> str:
    """Return row numbers in words.

    Parameters
    ----------
    rows : sequence of int
        Rows of one sheet.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such as ``row 4``; many are cut.
    """
    more = len(rows) - _ROWS_SHOWN
    shown = ", ".join(map(str, rows[:_ROWS_SHOWN]))
    rest = line("more", language, n=f"{more:,}") if more > 0 else ""
    return line("rows", language, one=len(rows) == 1, rows=shown + rest)


def named(names: Sequence[str], language: str, between: str = ", ") -> str:
    """Return names in a line.

    Parameters
    ----------
    names : sequence of str
        The names.
    language : {"en", "es"}
        Language.
    between : str
        What parts them.

    Returns
    -------
    str
        The first of them, and how many more there are.
    """
    more = len(names) - _NAMES_SHOWN
    return between.join(names[:_NAMES_SHOWN]) + (
        line("more", language, n=f"{more:,}") if more > 0 else ""
    )


def some(number: int, thing: str, language: str) -> str:
    """Return a number with what it counts.

    Parameters
    ----------
    number : int
        The number.
    thing : {"row", "record", "lab", "sheet", "value", "name"}
        One of what it counts.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such as ``1 row`` or ``1,200 rows``.
    """
    return line(f"n.{thing}", language, one=number == 1, n=f"{number:,}")


def counts(numbers_of: Mapping[str, int], vocabulary: str, language: str) -> str:
    """Return counts in a line.

    Parameters
    ----------
    numbers_of : mapping of str to int
        Number by word.
    vocabulary : str
        What the words are of, see :func:`word_of`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such as ``title 1, data 4``.
    """
    return ", ".join(
        f"{word_of(vocabulary, word, language)} {number:,}" for word, number in numbers_of.items()
    )


def heading_words(heading: str, language: str) -> str:
    """Return a heading as the page shows it.

    Parameters
    ----------
    heading : str
        A heading of a file, or the name that the reader of files gives to a
        column without one.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such a name in that language; any other heading as it stands.
    """
    if language == "es" and _UNNAMED.fullmatch(heading):
        return heading.replace("column", "columna", 1)
    return heading


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
