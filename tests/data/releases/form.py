"""A file of the corpus before it is written: its lines, and what each must be read as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

TITLE = "EJEMPLO ILUSTRATIVO - RELACIÓN DE EVENTOS"


class Line(NamedTuple):
    """One line of a sheet.

    ``gives`` holds numbers of raids of the clean table, or records as dicts;
    ``changes`` what its records differ in from the clean table; ``faults``
    the problems that the reader must report, as (heading, effect).
    """

    kind: str
    cells: tuple[Any, ...] = ()
    gives: tuple[int | dict[str, Any], ...] = ()
    changes: dict[str, Any] | None = None
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def filled(self) -> bool:
        return any(cell not in ("", None) for cell in self.cells)


BLANK = Line("")


def title(*cells: Any) -> Line:
    return Line("title", cells)


def header(*cells: Any) -> Line:
    return Line("header", cells)


def section(*cells: Any) -> Line:
    return Line("section", cells)


def total(*cells: Any, faults: tuple[tuple[str, str], ...] = ()) -> Line:
    return Line("total", cells, faults=faults)


def note(*cells: Any) -> Line:
    return Line("note", cells)


def data(
    cells: Iterable[Any],
    *gives: int | dict[str, Any],
    changes: dict[str, Any] | None = None,
    faults: tuple[tuple[str, str], ...] = (),
) -> Line:
    return Line("data", tuple(cells), gives, changes, faults)


def shifted(lines: Iterable[Line], by: int) -> list[Line]:
    """Return lines moved to the right by empty cells."""
    return [
        line._replace(cells=(*[""] * by, *line.cells)) if line.cells else line for line in lines
    ]


@dataclass(frozen=True)
class Grid:
    """A sheet; rows and columns count from 1, a merge is (top, left, bottom, right)."""

    lines: Sequence[Line]
    name: str = ""
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    hidden: bool = False
    read: bool = True


@dataclass(frozen=True)
class Form:
    """A file: its bytes, and what the reader must make of them."""

    file: str
    issue: tuple[int, ...]
    """Lines of the issue that it covers."""
    shows: str
    grids: Sequence[Grid]
    content: bytes = field(repr=False)
    carries: tuple[str, ...] = ()
    """What it tells of a raid; the rest must come out as not known."""
    free: tuple[str, ...] = ()
    """What may come out either way."""
    precision: str = "day"
    told: str = ""
    """Encoding that the report must tell."""
    remarks: tuple[str, ...] = ()
    """Words of which each must stand in some remark of the report."""
    error: str = ""
    """A word of the error, where the file must be refused."""
    beside: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Files that travel with it."""
    illustrative: bool = True
    lines_counted: bool = True
    """Whether the lines of the file are those of the grids; not so in a PDF."""

    def entry(self) -> dict[str, Any]:
        """Return what :mod:`test_corpus` needs to know of the file."""
        entry: dict[str, Any] = {
            "file": self.file,
            "issue": list(self.issue),
            "shows": self.shows,
            "carries": list(self.carries),
            "free": list(self.free),
            "precision": self.precision,
            "illustrative": self.illustrative,
            "lines_counted": self.lines_counted,
        }
        entry |= {
            name: value
            for name, value in (
                ("encoding", self.told),
                ("remarks", list(self.remarks)),
                ("error", self.error),
                ("beside", sorted(self.beside)),
            )
            if value
        }
        return entry | {"sheets": [_sheet(grid) for grid in self.grids]}


def _sheet(grid: Grid) -> dict[str, Any]:
    kinds: dict[str, list[int]] = {}
    given, faults = [], []
    for row, line in enumerate(grid.lines, start=1):
        if not line.filled:
            continue
        if line.kind == "data":
            given.append([row, list(line.gives), *([line.changes] if line.changes else [])])
        else:
            kinds.setdefault(line.kind, []).append(row)
        faults += [[row, *fault] for fault in line.faults]
    return {
        "name": grid.name, "read": grid.read, "kinds": kinds, "data": given, "faults": faults,
    }  # fmt: skip
