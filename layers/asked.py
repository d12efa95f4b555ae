"""What a surface covers of Mexico, and the labs that no surface can place."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.density import Grid, inside
from geo.density.asked import known_to_state_alone
from layers.view import View
from layers.words import counted, say


def asked_cells(grid: Grid, view: View) -> npt.NDArray[np.bool_]:
    """Return which cells of Mexico a view asks for.

    Parameters
    ----------
    grid : geo.density.Grid
        The cells.
    view : View
        What the reader asked for.

    Returns
    -------
    ndarray of bool, shape (height, width)
        Those of its window of study, its states; all without a filter of
        states.
    """
    return inside(grid, view.states) > 0


def area_words(view: View) -> str:
    """Return what the area of a surface is: Mexico, or the chosen states.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    str
        To stand after ``the area of``.
    """
    return say("grid.where.states" if view.states else "grid.where.all", view.language)


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
