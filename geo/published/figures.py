"""What named publications reported: real totals, in open contradiction with each other."""

from __future__ import annotations

import math
import re
import sys
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import pandas as pd

_DAYS: Final = ("published_from", "published_to", "period_start", "period_end")
_AT_LEAST: Final = re.compile(
    r"\b(at least|more than|over|al menos|por lo menos|más de)\b", re.IGNORECASE
)
_PERCENT: Final = re.compile(r"(\d+)(?:[.,](\d+))?\s*(?:%|per ?cent|por ciento)")

ENDLESS: Final = sys.maxsize
"""More labs than can be: the upper bound of a figure that has none."""


class Bounds(NamedTuple):
    """A number of labs that is known only to lie between two.

    Attributes
    ----------
    least, most : int
        Labs for certain, and labs at most.
    """

    least: int
    most: int


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
        - ``relative_to`` (str): the release whose total the figure comes on
          top of, so that it is no count of its own period; mostly empty;
        - ``source`` (str): where it was published;
        - ``confidence`` (str): ``high``, ``medium`` or ``low``;
        - ``note`` (str): what else has to be known, contradictions among it.
    """
    return _published().copy()


def count_range(labs: int, statement: str) -> Bounds | None:
    """Return the numbers of labs that a published count may mean.

    Parameters
    ----------
    labs : int
        The count.
    statement : str
        What was said beside it; mostly nothing.

    Returns
    -------
    Bounds or None
        The count itself; ``at least 500`` has no end that matters
        (:data:`ENDLESS`). None where it was said in words that leave both
        ends open, such as ``about 500``.
    """
    if not statement:
        return Bounds(labs, labs)
    return Bounds(labs, ENDLESS) if _AT_LEAST.search(statement) else None


def share_range(share: float, statement: str) -> tuple[float, float]:
    """Return the shares that a published one may be rounded from.

    Parameters
    ----------
    share : float
        The share, 0 to 1.
    statement : str
        How it was published, such as ``89%`` or ``88.74 per cent``: half of
        the last digit is lost. Whole per cents where it says no number.

    Returns
    -------
    least, most : float
        Bounds between 0 and 1. All and none are taken at their word: nobody
        writes that every entry is active of 99.6 per cent.
    """
    if share in (0.0, 1.0):
        return share, share
    told = _PERCENT.search(statement)
    half = 0.5 * 10.0 ** (-2 - len((told[2] if told else "") or ""))
    return max(round(share - half, 12), 0.0), min(round(share + half, 12), 1.0)


def share_labs(share: float, statement: str, total: int) -> Bounds:
    """Return the numbers of labs that a published share of a total may mean.

    Parameters
    ----------
    share : float
        The share, 0 to 1.
    statement : str
        How it was published.
    total : int
        Labs that it is a share of.

    Returns
    -------
    Bounds
        For example 1,468 to 1,483 for ``89%`` of 1,658. Where no whole number
        rounds to the share, the two next to it.
    """
    low, high = (round(bound * total, 6) for bound in share_range(share, statement))
    least, most = math.ceil(low), math.floor(high)
    return Bounds(least, most) if least <= most else Bounds(most, least)


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
