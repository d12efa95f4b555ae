"""Reading a release: a file in, a record table and a report out."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import pandas as pd

from geo.errors import ReleaseError
from geo.records import COLUMNS, RAW_PREFIX
from geo.releases import values
from geo.releases.cells import Cell, as_text, read_cells
from geo.releases.coordinates import mend
from geo.releases.headings import Header, choose_sheet, names_columns
from geo.releases.release import Release
from geo.releases.report import Effect, Problem, ReadingReport
from geo.text import fold, says_nothing

T = TypeVar("T")

_TOTAL: Final = re.compile(
    r"(gran |sub ?)?total(es)?\b.*|.* (gran |sub ?)?total|suma( total| de .*)?|sumatoria\b.*"
)
_REAL_TOTAL: Final = frozenset({"suma"})
"""Names of places that read like a line of totals: Suma lies in Yucatán."""
_ILLUSTRATIVE: Final = ("ilustrativo", "ilustrativa", "illustrative")
_EXPECTED: Final = ("date", "state", "municipality", "status", "drug", "kind")
_OURS: Final = frozenset({"release", "source_sha256", "date_precision", "place_precision"})
_BEYOND: Final = "stands beyond the last heading: are the cells of this row shifted?"
_LOOK: Final = "look at the cell in the file; put it right there and read the file again"


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
    sheets = read_cells(path)
    chosen, header = choose_sheet(sheets, columns, sheet, file)
    if set(header.headings) >= _OURS:
        raise ReleaseError(
            f"{file}: is a table that labatlas wrote; read the release that it was made from, "
            "which says how much of each date and place is known"
        )
    table = _Table(chosen.rows, header)
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


class _Table:
    """The rows below a header, read column by column into records."""

    def __init__(self, rows: Sequence[Sequence[Cell]], header: Header) -> None:
        self.header = header
        self.problems: list[Problem] = []
        below = [
            (number, row)
            for number, row in enumerate(rows[header.row :], start=header.row + 1)
            if any(cell != "" and as_text(cell) for cell in row)
        ]
        self.numbers = [number for number, _ in below]
        kept = [(number, row) for number, row in below if self._keeps(number, row)]
        counts = self._column("count", kept)
        counted = "count" in header.fields
        self.labs: list[int] = []
        self.kept: list[tuple[int, Sequence[Cell]]] = []
        for (number, row), cell in zip(kept, counts, strict=True):
            try:
                self.labs.append(values.read_count(cell))
                self.kept.append((number, row))
                if counted and as_text(cell) == "":
                    # A formula that was never worked out looks empty too.
                    self._report(number, "count", cell, "no number; read as 1", "value corrected")
            except ValueError as error:
                self._report(number, "count", cell, str(error), "row set aside")

    def records(self, release: str, corps: str) -> pd.DataFrame:
        """Return the record table, its place codes still empty."""
        dates, precisions = self._dates()
        lon, lat = self._coordinates()
        data: dict[str, object] = {
            "release": release,
            "row": [number for number, _ in self.kept],
            "date": pd.Series(dates, dtype="datetime64[s]"),
            "date_precision": precisions,
            "state_given": self._texts("state"),
            "mun_given": self._texts("municipality"),
            "state_code": None,
            "mun_code": None,
            "locality": self._texts("locality"),
            "lon": lon,
            "lat": lat,
            "place_precision": ["none" if x is None else "point" for x in lon],
            "status": self._words("status", values.read_status, "unspecified"),
            "drug": self._words("drug", values.read_drug, "unspecified"),
            # A word that is not known is no silence: it does not count as a laboratory.
            "kind": self._words("kind", values.read_kind, "other"),
            "corps": [text or corps for text in self._texts("corps")],
            "labs": self.labs,
        }
        for index, heading in enumerate(self.header.headings):
            data[RAW_PREFIX + heading] = [as_text(_cell(row, index)) for _, row in self.kept]
        records = pd.DataFrame(data, index=range(len(self.kept)))
        types = {column.name: column.dtype for column in COLUMNS}
        types |= {RAW_PREFIX + heading: "str" for heading in self.header.headings}
        return records.astype(types)

    def _keeps(self, number: int, row: Sequence[Cell]) -> bool:
        texts = [as_text(cell) for cell in row]
        filled = [text for text in texts if text]
        if self._is_total(texts):
            reason = "a line of totals"
        elif names_columns(texts):
            reason = "headings again; the rows below are read under the first ones"
        elif len(filled) == 1 and len(self.header.headings) > 2:
            reason = "only one cell is filled: a note or a section heading"
        elif not any(texts[i] for i in self._meant() if i < len(texts)):
            reason = "no column with a known meaning is filled: a note"
        else:
            beyond = [text for text in texts[self.header.width :] if text]
            if beyond:
                self._report(number, "", " | ".join(beyond), _BEYOND, "value dropped")
            return True
        self.problems.append(
            Problem(number, "", " | ".join(filled), reason, "row set aside",
                    "nothing, if it is no raid; else fill its cells and read the file again")
        )  # fmt: skip
        return False

    def _is_total(self, texts: Sequence[str]) -> bool:
        for index, text in enumerate(texts):
            folded = fold(text)
            if folded:
                # Only the first words of a line can make it one of totals.
                named = index == self.header.fields.get("municipality")
                return bool(_TOTAL.fullmatch(folded)) and not (named and folded in _REAL_TOTAL)
        return False

    def _meant(self) -> list[int]:
        return list(self.header.fields.values())

    def _column(self, name: str, rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[Cell]:
        index = self.header.fields.get(name)
        return [""] * len(rows) if index is None else [_cell(row, index) for _, row in rows]

    def _texts(self, name: str) -> list[str]:
        texts = (as_text(cell) for cell in self._column(name, self.kept))
        return ["" if says_nothing(text) else text for text in texts]

    def _words(self, name: str, read_word: Callable[[Cell], T], unknown: T) -> list[T]:
        """Read a column cell by cell; each distinct cell is read once."""
        known: dict[tuple[type, Cell], T | ValueError] = {}
        words = []
        for (number, _), cell in zip(self.kept, self._column(name, self.kept), strict=True):
            key = (type(cell), cell)
            if key not in known:
                try:
                    known[key] = read_word(cell)
                except ValueError as error:
                    known[key] = error
            word = known[key]
            if isinstance(word, ValueError):
                self._report(number, name, cell, str(word), "value dropped")
                word = unknown
            words.append(word)
        return words

    def _dates(self) -> tuple[list[date | None], list[str]]:
        if "date" in self.header.fields or "year" not in self.header.fields:
            unknown: tuple[date | None, str] = (None, "none")
            pairs = self._words("date", values.read_date, unknown)
        else:
            parts = [self._column(name, self.kept) for name in ("year", "month", "day")]
            pairs = []
            for (number, _), year, month, day in zip(self.kept, *parts, strict=True):
                try:
                    pairs.append(values.read_date_parts(year, month, day))
                except ValueError as error:
                    given = "-".join(map(as_text, (year, month, day)))
                    self._report(number, "year", given, str(error), "value dropped")
                    pairs.append((None, "none"))
        return [day for day, _ in pairs], [precision for _, precision in pairs]

    def _coordinates(self) -> tuple[list[float | None], list[float | None]]:
        columns = [self._words(name, values.read_number, None) for name in ("lon", "lat")]
        lons: list[float | None] = []
        lats: list[float | None] = []
        for (number, _), lon, lat in zip(self.kept, *columns, strict=True):
            mended: tuple[float, float] | tuple[None, None] = (None, None)
            if (lon is None) != (lat is None):
                missing = "longitude" if lon is None else "latitude"
                alone, column = (lat, "lat") if lon is None else (lon, "lon")
                reason = f"there is no {missing} to go with it"
                self._report(number, column, f"{alone:g}", reason, "value dropped")
            if lon is not None and lat is not None:
                given = f"{lon:g}, {lat:g}"
                try:
                    *pair, fault = mend(lon, lat)
                    mended = (pair[0], pair[1])
                    if fault:
                        read_as = f"{fault}; read as {pair[0]:.5f}, {pair[1]:.5f}"
                        self._report(number, "lon", given, read_as, "value corrected")
                except ValueError as error:
                    self._report(number, "lon", given, str(error), "value dropped")
            lons.append(mended[0])
            lats.append(mended[1])
        return lons, lats

    def _report(self, number: int, name: str, cell: Cell, reason: str, effect: Effect) -> None:
        index = self.header.fields.get(name)
        heading = "" if index is None else self.header.headings[index]
        advice = "check that this is what was meant" if effect == "value corrected" else _LOOK
        self.problems.append(Problem(number, heading, as_text(cell), reason, effect, advice))


def _cell(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else ""
