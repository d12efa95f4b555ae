"""Reading a release: a file in, a record table and a report out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from geo.doubts import reading_doubts, strictly
from geo.errors import ColumnError, ReleaseError
from geo.releases.cells import Source
from geo.releases.choice import choose_sheets
from geo.releases.reading_map import ReadingMap
from geo.releases.release import Release
from geo.releases.report import NotRead
from geo.releases.reporting import Reading, make_report
from geo.releases.sheets import Understood, understand
from geo.releases.source import open_source
from geo.releases.tables.grid import Grid
from geo.releases.tables.headings import check_columns, key
from geo.releases.texts.mojibake import mend_cells
from geo.text import fold

_ILLUSTRATIVE: Final = ("ilustrativo", "ilustrativa", "illustrative")
_OURS: Final = frozenset({"release", "source_sha256", "date_precision", "place_precision"})


def read(
    path: str | Path,
    *,
    reading_map: ReadingMap | None = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    release_id: str | None = None,
    file_name: str | None = None,
    publisher: str = "",
    corps: str = "",
    published: date | None = None,
    period: tuple[date | None, date | None] = (None, None),
) -> Release:
    """Return a release: its records, and a report of what was not understood.

    Nothing is lost unsaid: every row that is not empty is a title, a header,
    a section, a total, a note, data, or set aside with its reason. A value
    that cannot be read is dropped alone while its row stays, but for a number
    of labs: a row whose count cannot be read is set aside.

    Parameters
    ----------
    path : str or pathlib.Path
        An xlsx, xls, ods, csv or PDF file.
    reading_map : ReadingMap, optional
        How to read it, as found or corrected before. A heading of it that the
        file does not have is left out and reported.
    columns : mapping of str to str, optional
        Heading by field (see :data:`geo.releases.FIELDS`), where the headings
        are not recognised; goes before those of the map. An empty heading says
        that the file does not hold the field.
    strict : bool
        Whether anything in doubt is an error: all of
        :func:`geo.doubts.reading_doubts`.
    release_id : str, optional
        Id of the release; by default the file's name without its ending.
    file_name : str, optional
        Name to report instead of the path's own (an upload has another).
    publisher, corps : str
        Who answered, and whose raids they are where the file doesn't say.
    published : datetime.date, optional
        Day of publication.
    period : tuple of (datetime.date or None, datetime.date or None)
        First and last day that the release says it covers.

    Returns
    -------
    Release
        Records with ``state_given``, ``mun_given`` and ``locality`` as the
        source wrote them; :func:`geo.places.match` finds the codes.

    Raises
    ------
    ReleaseError
        If the file cannot be opened or holds no table of raids; with
        ``strict`` also if anything is in doubt.
    ColumnError
        If a field is named that does not exist, or ``columns`` names a
        heading that does not.
    """
    path = Path(path)
    # A name that is no Unicode text, as in some archives, could not be written anywhere.
    file = os.fsencode(file_name or path.name).decode("utf-8", "replace")
    reading_map, columns = reading_map or ReadingMap(), columns or {}
    absent = [name for name, heading in columns.items() if not heading.strip()]
    check_columns(columns, file)
    columns = {name: heading for name, heading in columns.items() if name not in absent}
    by_hand = set(map(key, columns.values()))
    saved = {
        name: text
        for name, text in reading_map.columns.items()
        if name not in {*columns, *absent} and key(text) not in by_hand
    }
    there = [name for name in reading_map.absent if name not in columns]
    reading_map = replace(
        reading_map, columns={**saved, **columns}, absent=tuple(dict.fromkeys([*there, *absent]))
    )
    check_columns(reading_map.columns, file)
    source = mend_cells(open_source(path, file, encoding=reading_map.encoding))
    identity = release_id or Path(file).stem
    reading = read_source(
        source, file, reading_map, identity, corps=corps, period=period, saved=saved
    )
    report = make_report(reading, file, hashlib.sha256(path.read_bytes()).hexdigest())
    if strict and (doubts := reading_doubts(report)):
        raise ReleaseError(strictly(file, doubts))
    titles = [line for sheet in reading.understood for line in sheet.titles]
    return Release(
        id=identity,
        publisher=publisher,
        corps=corps,
        published=published,
        period_start=period[0],
        period_end=period[1],
        illustrative=any(word in fold(line).split() for line in titles for word in _ILLUSTRATIVE),
        records=reading.records,
        report=report,
    )


def read_source(
    source: Source,
    file: str,
    reading_map: ReadingMap,
    release_id: str,
    *,
    corps: str = "",
    period: tuple[date | None, date | None] = (None, None),
    saved: Collection[str] = (),
) -> Reading:
    """Return the records of the cells of a file, and all that the report tells.

    Parameters
    ----------
    source : Source
        What the file holds.
    file : str
        Its name in the text of errors.
    reading_map : ReadingMap
        What a person said of it.
    release_id : str
        Id of the release.
    corps : str
        Whose raids they are where the file doesn't say.
    period : tuple of (datetime.date or None, datetime.date or None)
        First and last day that the release says it covers.
    saved : collection of str
        Fields whose heading comes from a saved map: the file may lack it.

    Returns
    -------
    Reading
        Records and the way to them.

    Raises
    ------
    ReleaseError
        If there is no table of raids.
    ColumnError
        If a heading is named that does not exist.
    """
    years = (period[0].year, period[1].year) if period[0] and period[1] else None
    sheets = [understand(Grid.of(sheet), reading_map, years) for sheet in source.sheets]
    chosen, not_read, lost = choose(sheets, reading_map, file, saved)
    headings = {c.heading for sheet in chosen for part in sheet.parts for c in part.header.columns}
    if headings >= _OURS:
        raise ReleaseError(
            f"{file}: is a table that labatlas wrote; read the release that it was made from, "
            "which says how much of each date and place is known"
        )
    reading = Reading(source, tuple(chosen), tuple(not_read), reading_map, lost)
    for sheet in chosen:
        for part in sheet.parts:
            reading.add(sheet, part, release_id, corps)
    if not any(len(table.rows) + len(table.faults) for _, _, table in reading.tables):
        row = chosen[0].parts[0].header.first_row
        raise ReleaseError(f"{file}: there is no row of data below the header in row {row}")
    return reading


def choose(
    sheets: Sequence[Understood],
    reading_map: ReadingMap,
    file: str,
    saved: Collection[str] = (),
) -> tuple[list[Understood], list[NotRead], dict[str, str]]:
    """Return the sheets that are read, the others, and what a saved map names in vain.

    Parameters
    ----------
    sheets : sequence of Understood
        The sheets of a file.
    reading_map : ReadingMap
        What a person said of it.
    file : str
        Its name in the text of errors.
    saved : collection of str
        Fields whose heading comes from a saved map: the file may lack it.

    Returns
    -------
    list of Understood
        The sheets to read.
    list of NotRead
        The others that are not empty.
    dict of str to str
        Heading by field of those of ``saved`` that no sheet read has.

    Raises
    ------
    ReleaseError
        If a named sheet does not exist, or no sheet has a header.
    ColumnError
        If a heading that is none of ``saved`` stands in none of the sheets read.
    """
    try:
        return *choose_sheets(sheets, reading_map, file), {}
    except ColumnError:
        by_hand = {name: text for name, text in reading_map.columns.items() if name not in saved}
        chosen, not_read = choose_sheets(sheets, replace(reading_map, columns=by_hand), file)
    parts = [part for sheet in chosen for part in sheet.parts]
    there = {key(column.heading) for part in parts for column in part.header.columns}
    lost = {name: text for name, text in reading_map.columns.items() if key(text) not in there}
    return chosen, not_read, lost
