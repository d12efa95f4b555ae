"""What the area of a surface is called, and the labs that no surface can place."""

from __future__ import annotations

import pandas as pd

from geo.density.asked import known_to_state_alone
from layers.words import counted, say


def area_words(window: tuple[str, ...], language: str) -> str:
    """Return what the area of a surface is: Mexico, or the chosen states.

    Parameters
    ----------
    window : tuple of str
        States that make the window of study of the surface; empty for Mexico,
        also where every state is chosen.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        To stand after ``the area of``.
    """
    return say("grid.where.states" if window else "grid.where.all", language)


def with_state_alone(reason: str, records: pd.DataFrame, language: str) -> str:
    """Return why a surface is refused, with the labs that are known to their state alone.

    Parameters
    ----------
    reason : str
        Why, in the reader's language.
    records : pandas.DataFrame
        The records that the surface would be made of.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The reason; with their number if there are such labs.
    """
    labs = known_to_state_alone(records)
    if not labs:
        return reason
    told = counted(labs, "labs", language)
    return say("grid.state_alone", language, reason=reason, labs=told)
