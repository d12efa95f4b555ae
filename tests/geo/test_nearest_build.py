"""The bundled ranges of the nearest entries are what the search finds."""

import numpy as np
import pandas as pd
import pytest

from geo import reference
from geo.join_entries import choose
from geo.nearest import ranges
from geo.reference.recipes.nearest import read_nearest

KNOWN = reference.load("municipality_nearest").set_index("mun_code")
SOME = reference.load("municipalities").iloc[::60].reset_index(drop=True)


def test_the_build_makes_the_bundled_ranges():
    (made,) = read_nearest(reference.load("entries"), SOME).values()
    pd.testing.assert_frame_equal(made.set_index("mun_code"), KNOWN.loc[SOME["mun_code"]])


@pytest.mark.parametrize("name", ["port", "airport", "crossing"])
def test_they_hold_what_the_search_finds(name):
    found = ranges(list(SOME.geometry), choose("cargo", "all")[name])
    known = KNOWN.loc[SOME["mun_code"]].filter(like=f"nearest_{name}_")
    least, greatest, candidates = (known[column] for column in known)
    assert candidates.tolist() == [";".join(one.entries) for one in found]
    for bound, exact in (
        (least, [one.least_km for one in found]),
        (greatest, [one.greatest_km for one in found]),
    ):
        np.testing.assert_allclose(bound, exact, atol=1.01e-3, rtol=0)
    assert (least <= [one.least_km for one in found]).all()
    assert (greatest >= [one.greatest_km for one in found]).all()
