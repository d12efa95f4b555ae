"""What section lines, titles and names of sheets say of the rows below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from geo.records import DRUGS, KINDS, STATUSES
from geo.releases import ReadingReport, SheetRead
from geo.releases.tables.outline import Outline
from geo.releases.tables.sections import read_section
from layers.app.words import tell
from layers.findings import Spot
from layers.words import known_date, number, say

_VOCABULARIES: Final = (("status", STATUSES), ("drug", DRUGS), ("kind", KINDS))
_VALUES: Final = 3
_MONTHS: Final = 12


def sections_said(report: ReadingReport) -> dict[Spot, dict[str, str]]:
    """Return what each section line of a file says.

    Parameters
    ----------
    report : ReadingReport
        The report of its reading.

    Returns
    -------
    dict of (str, int) to dict of str to str
        By sheet and row: text by field; nothing where the line names nothing
        that is known.
    """
    sheets = {sheet.name: sheet for sheet in report.sheets}
    outlines: dict[str, Outline] = {}
    found: dict[Spot, dict[str, str]] = {}
    for seen in report.rows:
        if seen.kind != "section":
            continue
        # The rows of a PDF bear the names of its pages: they are one table.
        sheet = sheets.get(seen.sheet, report.sheets[0])
        outline = outlines.setdefault(sheet.name, Outline(sheet.context))
        said = _free(read_section(seen.text, outline.state), sheet)
        if said:
            outline.enter(said)
        found[seen.sheet, seen.row] = said
    return found


def _free(said: Mapping[str, str], sheet: SheetRead) -> dict[str, str]:
    """Return what no column says, of which a section line can speak."""
    fields = {column.field for column in sheet.columns}
    return {name: value for name, value in said.items() if name not in fields} or dict(said)


def said_words(said: Mapping[str, str], language: str) -> str:
    """Return what a line says, in words.

    Parameters
    ----------
    said : mapping of str to str
        Text by field.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such as ``State: SINALOA, Year: 2022``.
    """
    return ", ".join(
        f"{tell(f'field.{name}', language)}: {value_words(name, value, language)}"
        for name, value in said.items()
        if value
    )


def value_words(field: str, value: str, language: str) -> str:
    """Return a value in the reader's language, if it is of a closed vocabulary.

    Parameters
    ----------
    field : str
        Its field.
    value : str
        The value.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The value as it stands where it is of none.
    """
    if field == "month" and value.isdecimal() and 1 <= int(value) <= _MONTHS:
        return known_date(date(2000, int(value), 1), "month", language).split()[0]
    known = any(field == name and value in words for name, words in _VOCABULARIES)
    return say(f"{field}.{value}", language) if known else value


def all_sections(found: Mapping[Spot, Mapping[str, str]], language: str) -> str:
    """Return what the section lines of a file say taken together.

    Parameters
    ----------
    found : mapping of (str, int) to mapping of str to str
        What :func:`sections_said` returns.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such as ``State: SINALOA, DURANGO; Year: 2021, 2022``; empty where they say nothing.
    """
    return "; ".join(_fields(list(found.values()), language))


def _fields(said: Sequence[Mapping[str, str]], language: str) -> Iterator[str]:
    for name in dict.fromkeys(name for one in said for name in one):
        values = list(dict.fromkeys(one[name] for one in said if one.get(name)))
        if not values:
            continue
        shown = ", ".join(value_words(name, value, language) for value in values[:_VALUES])
        more = f" (+ {number(len(values) - _VALUES)})" if values[_VALUES:] else ""
        yield f"{tell(f'field.{name}', language)}: {shown}{more}"
