"""Tables typed in a test, read as if they had come out of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from geo.releases.cells import Cell, Merge, Sheet, Source
from geo.releases.read import read_source
from geo.releases.reading_map import ReadingMap
from geo.releases.report import Problem, ReadingReport
from geo.releases.reporting import make_report

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Got:
    """What the reader made of a table."""

    records: pd.DataFrame
    report: ReadingReport

    def kinds(self) -> dict[int, str]:
        """Kind of each row that gave no record, by number."""
        return {seen.row: seen.kind for seen in self.report.rows}

    def problems(self, effect: str) -> list[Problem]:
        return [problem for problem in self.report.problems if problem.effect == effect]

    def column(self, name: str) -> list[Any]:
        return self.records[name].tolist()


def sheet(*rows: Sequence[Cell] | str, name: str = "", **options: Any) -> Sheet:
    """A sheet of rows; a row may be written in one text, its cells parted by bars."""
    cells = [
        [text.strip() for text in row.split("|")] if isinstance(row, str) else list(row)
        for row in rows
    ]
    merged = tuple(Merge(*merge) for merge in options.pop("merged", ()))
    return replace(Sheet(name, cells, merged=merged), **options)


def read_sheets(
    *sheets: Sheet,
    period: tuple[date | None, date | None] = (None, None),
    **told: Any,
) -> Got:
    reading = read_source(
        Source("text", sheets), "answer.csv", ReadingMap(**told), "answer", period=period
    )
    return Got(reading.records, make_report(reading, "answer.csv", "0" * 64))


@pytest.fixture(scope="session")
def make_sheet() -> Callable[..., Sheet]:
    return sheet


@pytest.fixture(scope="session")
def got() -> Callable[..., Got]:
    """Reads sheets, or the rows of one."""

    def get(*rows: Any, **told: Any) -> Got:
        if rows and isinstance(rows[0], Sheet):
            return read_sheets(*rows, **told)
        merged = told.pop("merged", ())
        return read_sheets(sheet(*rows, merged=merged), **told)

    return get
