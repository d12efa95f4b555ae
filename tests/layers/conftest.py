"""Records and releases made by hand, for what is drawn from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import pytest

from geo.records import COLUMNS
from geo.releases.release import Release
from geo.releases.report import ReadingReport, SheetRead

DEFAULTS: dict[str, Any] = {
    "release": "test-release",
    "sheet": "Hoja1",
    "date": "2022-07-20",
    "date_precision": "day",
    "state_given": "Sinaloa",
    "mun_given": "Culiacán",
    "state_code": "25",
    "mun_code": "25006",
    "locality": None,
    "lon": None,
    "lat": None,
    "place_precision": "municipality",
    "status": "inactive",
    "drug": "methamphetamine",
    "kind": "laboratory",
    "corps": "SEDENA",
    "labs": 1,
}


@dataclass(frozen=True)
class HandMade:
    """What `compose` reads of a processed release."""

    release: Release
    records: pd.DataFrame


def make_records(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return a record table: each row says only what is not as in DEFAULTS."""
    filled = [DEFAULTS | {"row": n + 2} | row for n, row in enumerate(rows)]
    names = [column.name for column in COLUMNS]
    table = pd.DataFrame(filled, columns=names)
    table = table.astype({column.name: column.dtype for column in COLUMNS})
    # What geo.join would find: hand-made points lie in Culiacán unless they say otherwise.
    found = [row.get("mun_code_point", "25006") for row in rows]
    found_at = pd.Series(found, index=table.index, dtype="str")
    disagrees = pd.array([row.get("place_disagrees") for row in rows], dtype="boolean")
    return table.assign(
        mun_code_point=found_at.where(table["lon"].notna()), place_disagrees=disagrees
    )


def make_processed(*rows: dict[str, Any], **release: Any) -> HandMade:
    """Return a release of these rows; the keywords change the release itself."""
    records = make_records(*rows)
    report = ReadingReport(
        file="hand_made.xlsx",
        sha256="0123456789abcdef" * 4,
        format="xlsx",
        encoding="",
        delimiter="",
        sheets=(SheetRead("Hoja1", (1,), (), {"header": 1, "data": len(records)}, {}, ()),),
        not_read=(),
        missing=(),
        remarks=(),
        rows=(),
        problems=(),
    )
    values: dict[str, Any] = {
        "id": "test-release",
        "publisher": "SEDENA",
        "corps": "SEDENA",
        "published": date(2023, 8, 9),
        "period_start": date(2018, 12, 1),
        "period_end": date(2023, 8, 9),
        "illustrative": False,
    }
    made = Release(**(values | release), records=records, report=report)
    return HandMade(made, records)


@pytest.fixture(scope="session")
def processed() -> Callable[..., HandMade]:
    """The factory of hand-made releases."""
    return make_processed


@pytest.fixture(scope="session")
def small(processed: Callable[..., HandMade]) -> HandMade:
    """Two municipalities, one lab known to its state, one to nothing, one point."""
    return processed(
        {"labs": 40, "status": "active"},
        {"labs": 346},
        {"mun_code": "25018", "labs": 2, "status": "active"},
        {"mun_code": "16052", "state_code": "16", "labs": 7, "status": "unspecified"},
        {"mun_code": "16052", "state_code": "16", "labs": 6},
        {"mun_code": None, "labs": 11, "place_precision": "state"},
        {"mun_code": None, "state_code": None, "labs": 3, "place_precision": "none"},
        {"lon": -107.4, "lat": 24.8, "place_precision": "point", "locality": "Costa Rica"},
        {"kind": "storehouse", "labs": 9},
        {"date": None, "date_precision": "none", "labs": 5},
    )
