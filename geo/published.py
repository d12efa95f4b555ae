"""What named publications reported: real totals, in open contradiction with each other."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import pandas as pd

_DAYS: Final = ("published_from", "published_to", "period_start", "period_end")


def load_published() -> pd.DataFrame:
    """Return the published figures, one statement a row.

    A figure stands as it was published. Rows overlap and disagree, so they are
    never added up; a figure is compared with another of the same place, period,
    status and drug.

    Returns
    -------
    pandas.DataFrame
        A copy that the caller may change. Text cells are empty strings where
        nothing was stated. Columns:

        - ``release`` (str): id of the answer or publication;
        - ``published`` (str): when it appeared, as precisely as known;
        - ``published_from``, ``published_to`` (datetime64[s]): first and last
          day on which it may have appeared; missing where not known;
        - ``corps`` (str): whose raids are counted;
        - ``period_start``, ``period_end`` (datetime64[s]): first and last day
          counted; missing where not stated;
        - ``place`` (str): Mexico, a state or a municipality;
        - ``state_code`` (str): INEGI code of the state, 2 digits; empty for
          the country;
        - ``cvegeo`` (str): INEGI code of the municipality, 5 digits; empty
          for a state or the country;
        - ``status``, ``drug`` (str): words of the record table, or ``any``;
        - ``labs`` (Int64): number of labs; missing where only a share or
          words were given;
        - ``share`` (float64): share of all labs of that place and period,
          0 to 1; missing where a count or words were given;
        - ``statement`` (str): what was given instead of a count, to the letter;
        - ``source`` (str): where it was published;
        - ``confidence`` (str): ``high``, ``medium`` or ``low``;
        - ``note`` (str): what else has to be known, contradictions among it.
    """
    return _published().copy()


@cache
def _published() -> pd.DataFrame:
    with (files("geo") / "data" / "published_figures.csv").open(encoding="utf-8") as file:
        figures = pd.read_csv(file, dtype="str", keep_default_na=False)
    for column in _DAYS:
        days = figures[column].where(figures[column] != "")
        figures[column] = pd.to_datetime(days, format="%Y-%m-%d").astype("datetime64[s]")
    given = figures[["labs", "share"]].where(figures[["labs", "share"]] != "")
    figures["labs"] = pd.to_numeric(given["labs"]).astype("Int64")
    figures["share"] = pd.to_numeric(given["share"]).astype("float64")
    return figures
