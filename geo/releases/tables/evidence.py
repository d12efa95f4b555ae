"""What the cells of a column say of its meaning, where its heading does not tell it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Final

from geo.places import gazetteer
from geo.places.lookup import find, find_state
from geo.releases.reading_map import ReadingMap
from geo.releases.tables import headings
from geo.releases.tables.header import Column, Header, Texts, column_of
from geo.releases.values import words
from geo.releases.values.date_columns import read_dates
from geo.releases.values.positions import read_position_text
from geo.text import fold, says_nothing

_ENOUGH: Final = 0.8
"""Share of the cells of a column that must fit a field for it to be taken for one."""

_CONTRADICTED: Final = 0.2
"""Share of fitting cells at and below which a heading is not believed."""

_LEAST_CELLS: Final = 3
_GROUPED: Final = 0.6
"""Share of the texts between the states of a column that must be municipalities of theirs."""

_DEGREES: Final = re.compile(r"-?\d{2,3}[.,]\d{2,}")


def weigh(header: Header, below: Texts, reading_map: ReadingMap) -> Header:
    """Return a header whose columns mean what their cells say.

    A heading that names a field is believed unless hardly any of its cells
    fit the field while nearly all fit another ("ESTADO" over "ACTIVO"). A
    column without a known heading is taken for a field that is still missing
    where nearly all of its cells fit it.

    Parameters
    ----------
    header : Header
        What the headings say.
    below : sequence of sequence of str
        The rows below it as text.
    reading_map : ReadingMap
        What a person said of the file: what is ignored there stays so.

    Returns
    -------
    Header
        The same with the fields that the cells tell.
    """
    columns = list(header.columns)
    ignored = set(map(headings.key, reading_map.ignored))
    samples = [
        [text for text in dict.fromkeys(column_of(below, index)) if not says_nothing(text)]
        for index in range(len(columns))
    ]
    for index, column in enumerate(columns):
        if column.how == "heading" and column.field == "locality" and samples[index]:
            # "LUGAR" is as often the municipality.
            if (
                "municipality" not in _taken(columns)
                and _fit("municipality", samples[index]) >= _ENOUGH
            ):
                columns[index] = replace(column, field="municipality", how="cells")
        elif column.how == "heading" and column.field in _FITS and samples[index]:
            told = _told(column, samples[index], _taken(columns))
            columns[index] = replace(column, field=told, how="cells") if told else column
    for index, column in enumerate(columns):
        if column.field or column.measure or not samples[index]:
            continue
        # A second column headed "ESTADO" has a meaning, though not that one.
        least = 1 if headings.meaning(column.heading) else _LEAST_CELLS
        few = len(column_of(below, index)) < least
        if few or headings.key(column.heading) in ignored:
            continue
        missing = [name for name in _FITS if name not in _taken(columns)]
        told = next((n for n in missing if _fit(n, samples[index]) >= _ENOUGH), "")
        columns[index] = replace(column, field=told, how="cells") if told else column
    if not ignored:
        columns = _with_degrees(columns, samples)
    return _with_groups(replace(header, columns=tuple(columns)), below)


def _told(column: Column, sample: Sequence[str], taken: set[str]) -> str:
    """Return the field that the cells tell against the heading; empty where they don't."""
    if _fit(column.field, sample) > _CONTRADICTED:
        return ""
    others = [name for name in _FITS if name not in taken]
    return next((name for name in others if _fit(name, sample) >= _ENOUGH), "")


def _taken(columns: Sequence[Column]) -> set[str]:
    taken = {column.field for column in columns if column.field}
    # A date in parts is a date.
    return taken | ({"date"} if "year" in taken else set())


def _fit(name: str, sample: Sequence[str]) -> float:
    if not sample:
        return 0.0
    return sum(map(_FITS[name], sample)) / len(sample)


def _with_degrees(columns: list[Column], samples: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns with a longitude and a latitude, where two look like a pair of them."""
    if _taken(columns) & {"lon", "lat", "coordinates"}:
        return columns
    found: dict[str, list[int]] = {"lon": [], "lat": []}
    for index, column in enumerate(columns):
        if column.field or column.measure or not samples[index]:
            continue
        if all(_DEGREES.fullmatch(text) for text in samples[index]):
            sizes = [abs(float(text.replace(",", "."))) for text in samples[index]]
            if all(86 <= size <= 119 for size in sizes):
                found["lon"].append(index)
            elif all(14 <= size <= 33 for size in sizes):
                found["lat"].append(index)
    if len(found["lon"]) == len(found["lat"]) == 1:
        for name, (index,) in found.items():
            columns[index] = replace(columns[index], field=name, how="cells")
    return columns


def _with_groups(header: Header, below: Texts) -> Header:
    """Return the header, where one column of a table of counts holds states and municipalities.

    So a spreadsheet's pivot table in its compact form looks: each state, and
    its municipalities in the same column below it.
    """
    counted = header.measures or "count" in header.fields
    index = header.fields.get("state", 0)
    if not counted or {"municipality", "date"} & set(header.fields) or not header.columns:
        return header
    if header.columns[index].field not in ("", "state"):
        return header
    state, states, within, others = "", 0, 0, 0
    for text in column_of(below, index):
        named = find_state(state).code if state else ""
        names = gazetteer.municipalities().get(named)
        if is_state(text):
            # "Durango" below "Durango" is a state again or its capital: it tells nothing.
            states += text != state
            state = text
        elif names is not None and names.exact(text)[0]:
            within += 1
        else:
            others += 1
    if not states or not within or within < _GROUPED * (within + others):
        return header
    columns = list(header.columns)
    columns[index] = replace(columns[index], field="municipality", how="cells", measure=None)
    return replace(header, columns=tuple(columns), grouped=True)


def _reads(read: Callable[[str], str]) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        with suppress(ValueError):
            return read(text) not in ("", "unspecified")
        return False

    return fits


def is_state(text: str) -> bool:
    """Return whether a text names a state to the letter.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    bool
        True for a name, a usual short form or an alias; not for a code.
    """
    if not text or text.isdecimal():
        return False
    found = find_state(text)
    return bool(found.code) and not found.by_spelling


@cache
def _is_municipality(text: str) -> bool:
    if not text or text.isdecimal():
        return False
    if any(index.exact(text)[0] for index in gazetteer.municipalities().values()):
        return True
    # "Culiacán, Sin." in one cell.
    return bool(find("", text).mun_code)


def _is_date(text: str) -> bool:
    # A bare number is a count as soon as a date.
    if text.isdecimal() or not any(letter.isdigit() for letter in text):
        return False
    return read_dates([text]).days[0] is not None


def _is_position(text: str) -> bool:
    with suppress(ValueError):
        return read_position_text(text) is not None
    return False


@cache
def _is_status(text: str) -> bool:
    return len(fold(text)) > 1 and _reads(words.read_status)(text)


_FITS: Final[dict[str, Callable[[str], bool]]] = {
    "date": _is_date,
    "state": is_state,
    "municipality": _is_municipality,
    "status": _is_status,
    "drug": _reads(words.read_drug),
    "kind": _reads(words.read_kind),
    "coordinates": _is_position,
}
