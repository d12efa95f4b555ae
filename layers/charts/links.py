"""What joins two releases: labs by where they stand in the older and in the newer one."""

from __future__ import annotations

from typing import Final

import pandas as pd

from geo.compare import Comparison
from geo.records import STATUSES

AMBIGUOUS: Final = "ambiguous"
WITHDRAWN: Final = "withdrawn"
ADDED: Final = ("added before end", "added after end")
SOURCES: Final = (*STATUSES, AMBIGUOUS, *ADDED)
"""Where labs come from: a status of the older release, or it does not have them."""
TARGETS: Final = (*STATUSES, AMBIGUOUS, WITHDRAWN)
"""Where labs go to: a status of the newer release, or it does not have them."""


def links(comparison: Comparison) -> pd.DataFrame:
    """Return the labs by status in the older and in the newer release, of the kinds that count.

    Parameters
    ----------
    comparison : Comparison
        What became of the records.

    Returns
    -------
    pandas.DataFrame
        One row a band: ``source`` of :data:`SOURCES`, ``target`` of
        :data:`TARGETS` and ``labs``, in their order. A lab whose partner is
        not certain stands in a band of its own on each side.
    """
    told = comparison.counted
    outcome = told["outcome"].astype("str")
    source = told["status_older"].astype("object").where(told["status_older"].notna(), outcome)
    target = told["status_newer"].astype("object").where(told["status_newer"].notna(), outcome)
    table = pd.DataFrame(
        {
            "source": pd.Categorical(source, SOURCES, ordered=True),
            "target": pd.Categorical(target, TARGETS, ordered=True),
            "labs": told["labs"],
        }
    )
    summed = table.groupby(["source", "target"], observed=True)["labs"].sum().reset_index()
    summed = summed[summed["labs"] > 0].astype({"source": "str", "target": "str"})
    return summed.reset_index(drop=True)
