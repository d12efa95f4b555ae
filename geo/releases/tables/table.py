"""The rows of data of one table, read column by column into records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import pandas as pd

from geo.records import COLUMNS, RAW_PREFIX
from geo.releases.tables.beside import join, told_of_unread
from geo.releases.tables.counting import Counted, Fault, count_labs
from geo.releases.tables.grid import Grid
from geo.releases.tables.header import Header
from geo.releases.tables.kinds import Layout, joined_kinds
from geo.releases.tables.row_cells import RowCells
from geo.releases.tables.row_dates import RowDates, read_row_dates
from geo.releases.tables.row_words import Name, read_words
from geo.releases.tables.wholes import find_wholes
from geo.releases.values.position_columns import read_positions
from geo.releases.values.words import read_corps

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
        self.beside: list[Table] = []
        if self.layout.blocks:
            self._read_beside()
            return
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
        self.remarks += [*self.layout.remarks, *self.cells.remarks]
        if self.header.measures or "count" in self.header.fields:
            self._leave_out_sums()

    def _read_beside(self) -> None:
        """Read the tables that stand side by side, each as one of its own."""
        blocks = self.layout.blocks
        for block in blocks:
            if not block.reason:
                inner = Table(block.grid, block.header, block.layout, self.day_first, self.years)
                block.counted = inner.counted
                self.beside.append(inner)
        self.layout.kinds = joined_kinds(blocks)
        self.counted = [item for inner in self.beside for item in inner.counted]
        self.rows = sorted({row for inner in self.beside for row in inner.rows})
        self._tell_beside()

    def _tell_beside(self) -> None:
        """Take up what the tables side by side have to tell."""
        self.faults = [fault for inner in self.beside for fault in inner.faults]
        told = [remark for inner in self.beside for remark in inner.remarks]
        self.remarks = list(dict.fromkeys([*self.layout.remarks, *told]))
        self.faults += told_of_unread(self.layout.blocks, self.layout.kinds)

    def _leave_out_sums(self) -> None:
        """Tell the rows that sum up others of the table from those that count."""
        found = find_wholes(self.rows, self.cells.of, self.counted)
        self.faults += found.faults
        self.layout.sums |= found.sums
        for row in found.sums:
            self.layout.kinds[row] = "total"
        self.counted = [item for item in self.counted if item.row not in found.sums]
        self.rows = [row for row in self.rows if row not in found.sums]
        self.cells.rows = self.rows

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
        if self.beside:
            frames = [inner.records(release, corps) for inner in self.beside]
            self._tell_beside()
            return join(frames)
        origins = [self.grid.sheet.origin(item.row) for item in self.counted]
        data: dict[str, object] = {
            **self.said,
            "release": release,
            "sheet": [sheet for sheet, _ in origins],
            "row": [row for _, row in origins],
            "date": pd.Series(self.said["date"], dtype="datetime64[s]"),
            "state_code": None,
            "mun_code": None,
            "corps": [said or corps for said in self.said["corps"]],
        }
        kept = []
        for index, column in enumerate(self.header.columns):
            texts = [self.grid.text(row, index) for row in self.rows]
            if not (column.pieces or any(texts)):
                continue
            kept.append(column.heading)
            data[RAW_PREFIX + column.heading] = [texts[position] for position in self._order]
        records = pd.DataFrame(data, index=range(len(self.counted)))
        types = {column.name: column.dtype for column in COLUMNS}
        types |= {RAW_PREFIX + heading: "str" for heading in kept}
        names = [*(column.name for column in COLUMNS), *list(types)[len(COLUMNS) :]]
        return records[names].astype(types)

    @cached_property
    def said(self) -> dict[str, Sequence[Any]]:
        """What its records say: one value a record, by column of the record table.

        Returns
        -------
        dict of str to sequence
            No column that tells where a record stands; none at all where
            several tables stand side by side, which have their own.
        """
        if self.beside:
            return {}
        states = self.cells.texts("state")
        lon, lat = self._positions(states)
        of_rows: dict[str, Sequence[Any]] = {
            "state_given": states,
            "mun_given": self.cells.texts("municipality"),
            "locality": self.cells.texts("locality"),
            "lon": lon,
            "lat": lat,
            "place_precision": ["none" if x is None else "point" for x in lon],
            "corps": [read_corps(text) for text in self.cells.texts("corps")],
        }
        said: dict[str, Sequence[Any]] = {
            name: [values[position] for position in self._order] for name, values in of_rows.items()
        }
        said["state_given"] = [
            next((measure.state for measure in item.said if measure.state), state)
            for item, state in zip(self.counted, said["state_given"], strict=True)
        ]
        said["corps"] = [
            ", ".join(filter(None, (measure.corps for measure in item.said))) or corps
            for item, corps in zip(self.counted, said["corps"], strict=True)
        ]
        dates = self._dates()
        said |= {"date": dates.days, "date_precision": dates.precisions}
        said |= {name: self._words(name) for name in ("status", "drug", "kind")}
        return said | {"labs": [item.labs for item in self.counted]}

    @cached_property
    def _order(self) -> list[int]:
        """The position among the rows of data of the row of each record."""
        at = {row: position for position, row in enumerate(self.rows)}
        return [at[item.row] for item in self.counted]

    def _words(self, name: Name) -> list[str]:
        read = read_words(name, self.header, self.cells, self.counted, self._order)
        self.faults += read.faults
        self.remarks += read.remarks
        return read.found

    def _dates(self) -> RowDates:
        read = read_row_dates(
            self.header,
            self.cells,
            self.counted,
            self._order,
            epoch_1904=self.grid.sheet.epoch_1904,
            day_first=self.day_first,
            years=self.years,
        )
        self.faults += read.faults
        self.remarks += read.remarks
        return read

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
