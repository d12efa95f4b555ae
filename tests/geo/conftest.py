"""Record tables for the tests of geo."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from geo.records import COLUMNS

DEFAULTS: dict[str, Any] = {
    "release": "r1",
    "sheet": "",
    "date": "2022-07-20",
    "date_precision": "day",
    "state_given": "",
    "mun_given": "",
    "state_code": None,
    "mun_code": None,
    "locality": "",
    "lon": None,
    "lat": None,
    "place_precision": "none",
    "status": "active",
    "drug": "methamphetamine",
    "kind": "laboratory",
    "corps": "SEDENA",
    "labs": 1,
}


@pytest.fixture(scope="session")
def make_records() -> Callable[..., pd.DataFrame]:
    """Return a function that makes a record table from the cells that matter."""

    def make(*rows: dict[str, Any]) -> pd.DataFrame:
        table = pd.DataFrame(
            [{"row": number, **DEFAULTS, **row} for number, row in enumerate(rows, start=2)],
            columns=[column.name for column in COLUMNS],
        )
        return table.astype({column.name: column.dtype for column in COLUMNS})

    return make
