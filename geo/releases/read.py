"""Reading a release: a file in, a record table and a report out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from geo.errors import ReleaseError
from geo.releases.cells import Cell, as_text, read_cells
from geo.releases.headings import choose_sheet
from geo.releases.release import Release
from geo.releases.report import ReadingReport
from geo.releases.table import Table
from geo.text import fold

_ILLUSTRATIVE: Final = ("ilustrativo", "ilustrativa", "illustrative")
_EXPECTED: Final = ("date", "state", "municipality", "status", "drug", "kind")
_OURS: Final = frozenset({"release", "source_sha256", "date_precision", "place_precision"})


def read(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    release_id: str | None = None,
    file_name: str | None = None,
    publisher: str = "",
    corps: str = "",
    published: date | None = None,
    period: tuple[date | None, date | None] = (None, None),
) -> Release:
    """Return a release: its records, and a report of what was not understood.

    Nothing is lost unsaid: every row below the header that is not empty
    becomes a record or stands in the report with its reason. A value that
    cannot be read is dropped alone while its row stays, but for a number of
    labs: a row whose count cannot be read is set aside.

    Parameters
    ----------
    path : str or pathlib.Path
        An xlsx, xls, ods or csv file.
    columns : mapping of str to str, optional
        Heading by field (see :data:`geo.releases.FIELDS`), where the headings
        are not recognised.
    sheet : str, optional
        The sheet to read; by default the one with most known headings.
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
        If the file cannot be opened or holds no table of raids.
    ColumnError
        If ``columns`` names a field or a heading that does not exist.
    """
    path = Path(path)
    # A name that is no Unicode text, as in some archives, could not be written anywhere.
    file = os.fsencode(file_name or path.name).decode("utf-8", "replace")
    sheets = read_cells(path, file)
    chosen, header = choose_sheet(sheets, columns, sheet, file)
    if set(header.headings) >= _OURS:
        raise ReleaseError(
            f"{file}: is a table that labatlas wrote; read the release that it was made from, "
            "which says how much of each date and place is known"
        )
    table = Table(chosen.rows, header)
    if not table.numbers:
        raise ReleaseError(f"{file}: there is no row of data below the header in row {header.row}")
    identity = release_id or Path(file).stem
    records = table.records(identity, corps)
    report = ReadingReport(
        file=file,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        sheet=chosen.name,
        titles=header.titles,
        header_row=header.row,
        columns={name: header.headings[index] for name, index in header.fields.items()},
        missing=tuple(name for name in _EXPECTED if name not in header.fields),
        other_sheets=tuple(
            (other.name, filled)
            for other in sheets
            if other is not chosen and (filled := sum(map(any, _texts_of(other.rows))))
        ),
        remarks=chosen.remarks,
        unread_columns=tuple(
            heading
            for index, heading in enumerate(header.headings)
            if index not in header.fields.values()
        ),
        rows_read=len(table.numbers),
        rows_kept=len(records),
        problems=tuple(sorted(table.problems, key=lambda problem: problem.row)),
    )
    return Release(
        id=identity,
        publisher=publisher,
        corps=corps,
        published=published,
        period_start=period[0],
        period_end=period[1],
        illustrative=any(
            word in fold(text).split() for _, text in header.titles for word in _ILLUSTRATIVE
        ),
        records=records,
        report=report,
    )


def _texts_of(rows: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    return ([as_text(cell) for cell in row] for row in rows)
