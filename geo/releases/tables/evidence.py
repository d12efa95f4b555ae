"""What the cells of a column say of its meaning, where its heading does not tell it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from geo.places import gazetteer
from geo.places.lookup import find_state
from geo.releases.reading_map import ReadingMap
from geo.releases.tables import headings
from geo.releases.tables.count_columns import settle_running, settle_whole, with_count
from geo.releases.tables.fits import TOLD, fit, is_state, resemble
from geo.releases.tables.header import Column, Header, Texts, column_of
from geo.text import says_nothing

_ENOUGH: Final = 0.8
"""Share of the cells of a column that must fit a field for it to be taken for one."""

_CONTRADICTED: Final = 0.2
"""Share of fitting cells at and below which a heading is not believed."""

_LIKELY: Final = 0.5
"""Share from which a column is offered as one of a field that is missing."""

_OFFERED: Final = ("date", "state", "municipality", "coordinates")
_LEAST_CELLS: Final = 3
_GROUPED: Final = 0.6
"""Share of the texts between the states of a column that must be municipalities of theirs."""

_DEGREES: Final = re.compile(r"-?\d{2,3}[.,]\d{2,}")


def weigh(header: Header, below: Texts, reading_map: ReadingMap) -> Header:
    """Return a header whose columns mean what their cells say.

    A heading that names a field is believed unless hardly any of its cells
    fit the field while nearly all fit another ("ESTADO" over "ACTIVO"). A
    column without a known heading is taken for a field that is still missing
    where nearly all of its cells fit it, or most of them and its heading may
    name it ("CLASE" over "Laboratorio", "Plantío"); where only most or too
    few of them do, it is marked as one that may be.

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
    ignored = set(map(headings.key, reading_map.ignored))
    left = {i for i, one in enumerate(header.columns) if headings.key(one.heading) in ignored}
    samples = [
        [text for text in dict.fromkeys(column_of(below, index)) if not says_nothing(text)]
        for index in range(len(header.columns))
    ]
    columns = _places_in_one(_against_headings(list(header.columns), samples), samples)
    free = [
        index
        for index, column in enumerate(columns)
        if not column.field and not column.measure and index not in left and samples[index]
    ]
    for index in free:
        # A second column headed "ESTADO" has a meaning, though not that one.
        least = 1 if headings.meaning(columns[index].heading) else _LEAST_CELLS
        if len(column_of(below, index)) >= least:
            told = _told(samples[index], _taken(columns) | set(reading_map.absent))
            columns[index] = replace(columns[index], field=told, how="cells" if told else "")
    for index in free:
        if not columns[index].field:
            columns = _hinted(columns, index, below, samples, reading_map)
    columns = _with_degrees(columns, samples, left)
    columns = _with_offers(columns, samples, free)
    if "count" not in reading_map.absent:
        columns = with_count(columns, below, left)
    header = settle_running(replace(header, columns=tuple(columns)), below)
    return settle_whole(_with_groups(header, below), below)


def _against_headings(columns: list[Column], samples: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns, those whose cells contradict the heading with the field they tell."""
    own = {
        index: fit(column.field, samples[index])
        for index, column in enumerate(columns)
        if column.how == "heading" and column.field and samples[index]
    }
    told = {
        index: [name for name in TOLD if fit(name, samples[index]) >= _ENOUGH]
        for index, share in own.items()
        if share < _ENOUGH
    }
    doubted = {index: names for index, names in told.items() if own[index] <= _CONTRADICTED}
    doubted = {index: names for index, names in doubted.items() if names}
    # "Sinaloa" below "MUNICIPIO" may be one, unless the municipalities stand below "ESTADO".
    free = {columns[index].field for index in doubted}
    doubted |= {index: names for index, names in told.items() if free & set(names)}
    taken = _taken([column for index, column in enumerate(columns) if index not in doubted])
    for index, names in doubted.items():
        name = next((name for name in names if name not in taken), "")
        if name:
            columns[index] = replace(columns[index], field=name, how="cells")
        elif columns[index].field in taken:
            columns[index] = replace(columns[index], field="", how="")
        taken.add(columns[index].field)
    return columns


def _places_in_one(columns: list[Column], samples: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns, "Lugar" over "Elota, Sin." as the one of municipalities."""
    if _taken(columns) & {"state", "municipality"}:
        return columns
    found = list(columns)
    for index, column in enumerate(columns):
        if column.field == "locality" and column.how == "heading" and samples[index]:
            ends = [text.rpartition(",") for text in samples[index]]
            named = sum(bool(comma) and is_state(end.strip()) for _, comma, end in ends)
            if named >= _LIKELY * len(ends):
                found[index] = replace(column, field="municipality", how="cells")
                break
    return found


def _told(sample: Sequence[str], taken: set[str]) -> str:
    """Return the first field, of those not taken, that nearly all cells fit; empty if none."""
    return next((name for name in TOLD if name not in taken and fit(name, sample) >= _ENOUGH), "")


def _hinted(
    columns: list[Column],
    index: int,
    below: Texts,
    samples: Sequence[Sequence[str]],
    reading_map: ReadingMap,
) -> list[Column]:
    """Return the columns, one with the field that its heading hints at and most cells fit."""
    name = headings.hint(columns[index].heading)
    # A word that is not known stands once among many cells that are.
    cells = [text for text in column_of(below, index) if not says_nothing(text)]
    if not name or name in reading_map.absent or fit(name, cells) < _LIKELY:
        return columns
    found = list(columns)
    for other, column in enumerate(columns):
        if column.field == name:
            if column.how != "heading" or fit(name, samples[other]) > _CONTRADICTED:
                return columns
            found[other] = replace(column, field="", how="")
    found[index] = replace(columns[index], field=name, how="cells")
    return found


def _with_offers(
    columns: list[Column], samples: Sequence[Sequence[str]], free: Sequence[int]
) -> list[Column]:
    """Return the columns, those marked that may be a field that no column has."""
    taken = _taken(columns)
    taken |= {"coordinates"} if taken & {"lon", "lat"} else set()
    for index in free:
        if columns[index].field:
            continue
        names = (name for name in _OFFERED if name not in taken)
        like = next((name for name in names if resemble(name, samples[index]) >= _LIKELY), "")
        columns[index] = replace(columns[index], like=like)
    return columns


def _taken(columns: Sequence[Column]) -> set[str]:
    taken = {column.field for column in columns if column.field}
    # A date in parts is a date.
    return taken | ({"date"} if "year" in taken else set())


def _with_degrees(
    columns: list[Column], samples: Sequence[Sequence[str]], left: Collection[int]
) -> list[Column]:
    """Return the columns with a longitude and a latitude, where two look like a pair of them."""
    if _taken(columns) & {"lon", "lat", "coordinates"}:
        return columns
    found: dict[str, list[int]] = {"lon": [], "lat": []}
    for index, column in enumerate(columns):
        if column.field or column.measure or index in left or not samples[index]:
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
