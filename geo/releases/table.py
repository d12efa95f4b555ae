"""The rows of a release below its header, read into records."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeVar

import pandas as pd

from geo.records import COLUMNS, RAW_PREFIX
from geo.releases import dates, values
from geo.releases.cells import Cell, as_text
from geo.releases.coordinates import mend
from geo.releases.headings import Header, names_columns
from geo.releases.report import Effect, Problem
from geo.text import fold, says_nothing

T = TypeVar("T")

_TOTAL: Final = re.compile(
    r"(gran |sub ?)?total(es)?\b.*|.* (gran |sub ?)?total|suma( total| de .*)?|sumatoria\b.*"
)
_REAL_TOTAL: Final = frozenset({"suma"})
"""Names of places that read like a line of totals: Suma lies in Yucatán."""
_BEYOND: Final = "stands beyond the last heading: are the cells of this row shifted?"
_LOOK: Final = "look at the cell in the file; put it right there and read the file again"


class Table:
    """The rows below a header, read column by column into records.

    Parameters
    ----------
    rows : sequence of sequence of Cell
        All rows of the sheet.
    header : Header
        Its header.

    Attributes
    ----------
    numbers : list of int
        Rows below the header that are not empty.
    problems : list of Problem
        What could not be taken as it stands, so far.
    """

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
        """Return the record table, its place codes still empty.

        Parameters
        ----------
        release : str
            Id of the release.
        corps : str
            Whose raids they are where the file doesn't say.

        Returns
        -------
        pandas.DataFrame
            The columns of :data:`geo.records.COLUMNS` and the ``raw_`` ones.
        """
        days, precisions = self._dates()
        lon, lat = self._coordinates()
        data: dict[str, object] = {
            "release": release,
            "row": [number for number, _ in self.kept],
            "date": pd.Series(days, dtype="datetime64[s]"),
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
            pairs = self._words("date", dates.read_date, unknown)
        else:
            parts = [self._column(name, self.kept) for name in ("year", "month", "day")]
            pairs = []
            for (number, _), year, month, day in zip(self.kept, *parts, strict=True):
                try:
                    pairs.append(dates.read_date_parts(year, month, day))
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
