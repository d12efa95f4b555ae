"""Releases for the tests of comparisons."""

from pathlib import Path

import pandas as pd
import pytest

from geo.places import match
from geo.releases.embedded import read_embedded

TRUTH = Path(__file__).parents[2] / "data" / "illustrative_truth.csv"


@pytest.fixture(scope="session")
def pair():
    """Return the records of the two illustrative releases, with codes."""
    names = "illustrative-2023-08", "illustrative-2023-12"
    return tuple(match(read_embedded(name).records)[0] for name in names)


@pytest.fixture(scope="session")
def truth():
    return pd.read_csv(TRUTH, dtype={"row_august": "Int64", "row_december": "Int64"})


@pytest.fixture
def release(make_records):
    """Return a function that makes a release from the cells that matter."""

    def make(*rows, id_="r1"):
        common = {"release": id_, "state_code": "25", "mun_code": "25006"}
        return make_records(*({**common, **row} for row in rows))

    return make
