"""The rows of data of one table, read column by column into records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, TypeVar

import pandas as pd

from geo.records import COLUMNS, RAW_PREFIX
from geo.releases.cells import Cell, as_text
from geo.releases.tables.counting import Counted, Fault, count_labs
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.layout import Layout
from geo.releases.tables.measures import Measure
from geo.releases.tables.row_cells import RowCells
from geo.releases.values import date_columns, words
from geo.releases.values.numbers import is_sentinel_code
from geo.releases.values.position_columns import read_positions

T = TypeVar("T")

_NO_YEAR: Final = "a month is named, and no year is said anywhere"
_ALONE: Final = "only one cell is filled: too little for a raid"


@dataclass
class Table:
    """One table of a sheet.

    Attributes
    ----------
    grid : Grid
        The sheet it stands in.
    header : Header
        Its header.
    layout : Layout
        What each of its rows is.
    day_first : bool, optional
        Whether 3/7/2022 is 3 July; None to decide by evidence.
    years : tuple of (int, int), optional
        First and last year that the release says it covers.
    faults : list of Fault
        What could not be taken as it stands, so far.
    remarks : list of str
        What had to be assumed, so far.
    """

    grid: Grid
    header: Header
    layout: Layout
    day_first: bool | None = None
    years: tuple[int, int] | None = None
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = [row for row, kind in self.layout.kinds.items() if kind == "data"]
        counts = count_labs(self.grid, self.header, rows)
        self.faults += counts.faults
        self.counted: list[Counted] = counts.counted
        for fault in counts.faults:
            if fault.effect == "row set aside":
                self.layout.kinds[fault.row] = "set aside"
        told = {fault.row for fault in counts.faults}
        for row, kind in self.layout.kinds.items():
            if kind == "set aside" and row not in told:
                line = " | ".join(filter(None, self.grid.texts[row]))
                reason = self.layout.reasons.get(row, _ALONE)
                self.faults.append(Fault(row, None, line, reason, "row set aside"))
        self.rows: list[int] = list(dict.fromkeys(item.row for item in self.counted))
        self.cells = RowCells(self.grid, self.header, self.layout, self.rows)
        self.faults += self.cells.faults
        self.remarks += self.cells.remarks

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
        states = self.cells.texts("state")
        lon, lat = self._positions(states)
        rows: dict[str, Sequence[object]] = {
            "state_given": states,
            "mun_given": self.cells.texts("municipality"),
            "locality": self.cells.texts("locality"),
            "lon": lon,
            "lat": lat,
            "corps": [words.read_corps(text) or corps for text in self.cells.texts("corps")],
        }
        at = {row: position for position, row in enumerate(self.rows)}
        order = [at[item.row] for item in self.counted]
        data: dict[str, object] = {
            name: [values[position] for position in order] for name, values in rows.items()
        }
        data["state_given"] = [
            next((measure.state for measure in item.said if measure.state), states[position])
            for item, position in zip(self.counted, order, strict=True)
        ]
        days, precisions = self._dates(order)
        origins = [self.grid.sheet.origin(item.row) for item in self.counted]
        data |= {
            "release": release,
            "sheet": [sheet for sheet, _ in origins],
            "row": [row for _, row in origins],
            "date": pd.Series(days, dtype="datetime64[s]"),
            "date_precision": precisions,
            "state_code": None,
            "mun_code": None,
            "place_precision": ["none" if lon[p] is None else "point" for p in order],
            "status": self._said("status", words.read_status, order, "unspecified"),
            "drug": self._said("drug", words.read_drug, order, "unspecified"),
            # A word that is not known is no silence: it does not count as a laboratory.
            "kind": self._said("kind", words.read_kind, order, "other"),
            "labs": [item.labs for item in self.counted],
        }
        kept = []
        for index, column in enumerate(self.header.columns):
            texts = [self.grid.text(row, index) for row in self.rows]
            if not (column.pieces or any(texts)):
                continue
            kept.append(column.heading)
            data[RAW_PREFIX + column.heading] = [texts[position] for position in order]
        records = pd.DataFrame(data, index=range(len(self.counted)))
        types = {column.name: column.dtype for column in COLUMNS}
        types |= {RAW_PREFIX + heading: "str" for heading in kept}
        names = [*(column.name for column in COLUMNS), *list(types)[len(COLUMNS) :]]
        return records[names].astype(types)

    def _said(
        self,
        name: Literal["status", "drug", "kind"],
        read: Callable[[Cell], str],
        order: Sequence[int],
        unknown: str,
    ) -> list[str]:
        """Return a word a record: of its column, of its heading, or out of the description."""
        cells = ["" if is_sentinel_code(as_text(cell)) else cell for cell in self.cells.of(name)]
        own = self._each(name, read, cells, unknown)
        self._tell_misspelt(name, cells)
        if name not in self.header.fields:
            told = self._described(name)
            own = [word if word != "unspecified" else told[i] for i, word in enumerate(own)]
        found = []
        for item, position in zip(self.counted, order, strict=True):
            headed = {getattr(measure, name) for measure in item.said} - {""}
            if len(headed) > 1:
                reason = f"marked as {' and as '.join(sorted(headed))}"
                self.faults.append(Fault(item.row, None, "", reason, "value dropped"))
                found.append("unspecified")
            else:
                found.append(headed.pop() if headed else own[position])
        return found

    def _tell_misspelt(
        self, name: Literal["status", "drug", "kind"], cells: Sequence[Cell]
    ) -> None:
        counted = Counter(map(as_text, cells))
        meant = {cell: word for cell in counted if (word := words.misspelt(name, cell))}
        if meant:
            index = self.header.fields.get(name)
            heading = name if index is None else self.header.columns[index].heading
            listed = ", ".join(f"{cell!r} as {word!r}" for cell, word in meant.items())
            number = sum(counted[cell] for cell in meant)
            self.remarks.append(f"{heading}: {number:,} cells read by their spelling: {listed}")

    def _described(self, name: str) -> list[str]:
        """Return what longer texts say of a field that no column gives."""
        found = ["unspecified"] * len(self.rows)
        for source in ("description", "kind", "drug"):
            if source not in self.header.fields or source == name:
                continue
            texts = [as_text(cell) for cell in self.cells.of(source)]
            known = {text: words.read_description(text) for text in dict.fromkeys(texts)}
            found = [
                known[text].get(name, word) if word == "unspecified" else word
                for text, word in zip(texts, found, strict=True)
            ]
        return found

    def _each(
        self, name: str, read: Callable[[Cell], T], cells: Sequence[Cell], unknown: T
    ) -> list[T]:
        """Read a column cell by cell; each distinct cell is read once."""
        known: dict[tuple[type, Cell], T | ValueError] = {}
        found = []
        for row, cell in zip(self.rows, cells, strict=True):
            key = (type(cell), cell)
            if key not in known:
                try:
                    known[key] = read(cell)
                except ValueError as error:
                    known[key] = error
            word = known[key]
            if isinstance(word, ValueError):
                index = self.header.fields.get(name)
                fault = Fault(row, index, as_text(cell), str(word), "value dropped")
                self.faults.append(fault)
                word = unknown
            found.append(word)
        return found

    def _dates(self, order: Sequence[int]) -> tuple[list[date | None], list[str]]:
        fields = self.header.fields
        periods = [_period(item.said) for item in self.counted]
        if "date" in fields and not any(periods):
            read = date_columns.read_dates(
                self.cells.of("date"),
                epoch_1904=self.grid.sheet.epoch_1904,
                day_first=self.day_first,
                years=self.years,
            )
            self._take(read, "date", self.cells.of("date"))
            parts = [(read.days[p], read.precisions[p]) for p in order]
        else:
            given = [self.cells.of(name) for name in ("year", "month", "day")]
            cells = [
                tuple(
                    wide if wide is not None else column[position]
                    for wide, column in zip((*(period or (None, None)), None), given, strict=True)
                )
                for period, position in zip(periods, order, strict=True)
            ]
            years, months, days = ([parts[i] for parts in cells] for i in range(3))
            read = date_columns.read_date_parts_column(years, months, days)
            self._take(read, "year", ["-".join(map(as_text, parts)) for parts in cells], wide=True)
            parts = list(zip(read.days, read.precisions, strict=True))
            for item, (year, month, _) in zip(self.counted, cells, strict=True):
                if as_text(year) == "" and as_text(month) != "":
                    fault = Fault(item.row, None, as_text(month), _NO_YEAR, "value dropped")
                    self.faults.append(fault)
        return [day for day, _ in parts], [precision for _, precision in parts]

    def _take(
        self,
        read: date_columns.DateColumn,
        name: str,
        cells: Sequence[Cell],
        *,
        wide: bool = False,
    ) -> None:
        self.remarks += read.remarks
        index = self.header.fields.get(name)
        for fault in read.faults:
            row = self.counted[fault.index].row if wide else self.rows[fault.index]
            value = as_text(cells[fault.index])
            self.faults.append(Fault(row, index, value, fault.reason, fault.effect))

    def _positions(self, states: Sequence[str]) -> tuple[list[float | None], list[float | None]]:
        fields = self.header.fields
        if not {"lon", "lat", "coordinates"} & set(fields):
            return [None] * len(self.rows), [None] * len(self.rows)
        names = ("lon", "lat", "utm_zone", "coordinates")
        heading = self.header.columns[fields["lon"]].heading if "lon" in fields else ""
        found, faults = read_positions({n: self.cells.of(n) for n in names}, states, heading)
        for index, name, value, reason, effect in faults:
            fault = Fault(self.rows[index], fields.get(name), value, reason, effect)
            self.faults.append(fault)
        return [p and p.lon for p in found], [p and p.lat for p in found]


def _period(said: Sequence[Measure]) -> tuple[int | None, int | None] | None:
    """Return the year and month that the headings of a count name; None where they name none."""
    year = next((measure.year for measure in said if measure.year), None)
    month = next((measure.month for measure in said if measure.month), None)
    return (year, month) if year or month else None
