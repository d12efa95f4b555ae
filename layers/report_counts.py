"""What the records of a release come to, as its report says it."""

from __future__ import annotations

import pandas as pd

from geo.records import KINDS, LAB_KINDS
from layers.findings import Spot


def sites(records: pd.DataFrame) -> dict[str, int]:
    """Return how many places of each kind the records stand for.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table.

    Returns
    -------
    dict of str to int
        Number by kind, in the order of :data:`geo.records.KINDS`, without kinds of none.
    """
    labs = records["labs"].groupby(records["kind"]).sum()
    return {kind: int(labs[kind]) for kind in KINDS if kind in labs}


def usual_labs(records: pd.DataFrame) -> int:
    """Return the number of labs that figures and maps count unless other kinds are chosen.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table.

    Returns
    -------
    int
        Labs of the kinds of :data:`geo.records.LAB_KINDS`.
    """
    return sum(count for kind, count in sites(records).items() if kind in LAB_KINDS)


def state_only(records: pd.DataFrame) -> list[Spot]:
    """Return the rows whose place is known by its state only.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table with places.

    Returns
    -------
    list of (str, int)
        Sheets and rows, in the order of the file.
    """
    there = records[records["place_precision"] == "state"]
    spots = zip(there["sheet"].astype(str), there["row"].astype(int), strict=True)
    return list(dict.fromkeys(spots))
