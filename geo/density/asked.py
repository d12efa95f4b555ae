"""What a density leaves out because nobody knows where it lies."""

from __future__ import annotations

from typing import Final

import pandas as pd

from geo.density.mass import told
from geo.density.window import States

_NOT_CHOSEN: Final = {
    "active": "no active lab is among the chosen ones",
    "inactive": "no inactive lab is among the chosen ones",
}


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


def nowhere(records: pd.DataFrame, status: str = "", window: States = ()) -> str:
    """Return why there is no density where no lab has a known place in the window of study.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records, of that status.
    status : {"", "active", "inactive"}
        Which labs they are; empty for all that were chosen.
    window : tuple of str
        States that make the window of study; empty for Mexico.

    Returns
    -------
    str
        A sentence without its stop, with the number known to their state
        alone if there are any; where no lab of that status was chosen at all,
        just that.
    """
    reasons = {
        "": "no chosen lab is known to a point or a municipality on the map",
        "active": "no active lab is known to a point or a municipality on the map",
        "inactive": "no inactive lab is known to a point or a municipality on the map",
    }
    if window:
        reasons = {
            "": "no chosen lab is known to a point or a municipality in the chosen states",
            "active": "no active lab is known to a point or a municipality in the chosen states",
            "inactive": (
                "no inactive lab is known to a point or a municipality in the chosen states"
            ),
        }
    if status and not records["labs"].sum():
        return _NOT_CHOSEN[status]
    alone = known_to_state_alone(records)
    return f"{reasons[status]} (known to their state alone: {alone})" if alone else reasons[status]
