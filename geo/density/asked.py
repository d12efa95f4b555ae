"""What a density leaves out because nobody knows where it lies."""

from __future__ import annotations

import pandas as pd

from geo.density.mass import told


def known_to_state_alone(records: pd.DataFrame) -> int:
    """Return how many labs lie in a state, but nobody knows where in it.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records.

    Returns
    -------
    int
        Labs with a state that are in no density.
    """
    at_point, in_municipality = told(records)
    left = ~(at_point | in_municipality) & records["state_code"].notna()
    return int(records["labs"][left].sum())


def nowhere(records: pd.DataFrame, status: str = "") -> str:
    """Return why there is no density where no lab has a known place in the window of study.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records, of that status.
    status : {"", "active", "inactive"}
        Which labs they are; empty for all that were chosen.

    Returns
    -------
    str
        A sentence without its stop, with the number known to their state
        alone.
    """
    alone = known_to_state_alone(records)
    return {
        "": "no chosen lab is known to a point or a municipality on the map "
        f"(known to their state alone: {alone})",
        "active": "no active lab is known to a point or a municipality on the map "
        f"(known to their state alone: {alone})",
        "inactive": "no inactive lab is known to a point or a municipality on the map "
        f"(known to their state alone: {alone})",
    }[status]
