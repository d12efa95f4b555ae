"""Where the method of a release changes, told by its own numbers."""

from __future__ import annotations

from typing import Final, NamedTuple

import pandas as pd

from geo.records import STATUSES
from geo.summary import SMALL_NUMBER

CHANCE: Final = 0.001
"""A run of one status is a change of method where chance would make it more rarely than this."""


class Run(NamedTuple):
    """A stretch at the beginning or the end of a release in which every lab has one status.

    Attributes
    ----------
    first, last : pandas.Timestamp
        First days of its first and of its last period with a lab.
    status : str
        The status.
    labs : int
        Its labs.
    kind : {"all", "from", "until"}
        Whether it is the whole release, or begins or ends inside it.
    """

    first: pd.Timestamp
    last: pd.Timestamp
    status: str
    labs: int
    kind: str


def runs(counts: pd.DataFrame) -> tuple[Run, ...]:
    """Return where every lab of a release has one status, up to or from some period.

    Parameters
    ----------
    counts : pandas.DataFrame
        Labs of one release by period (the index, ascending) and status (the
        columns).

    Returns
    -------
    tuple of Run
        The longest one at the beginning and the longest one at the end, or
        the whole. One is left out where it is so short that the other
        statuses would make it by chance more often than :data:`CHANCE`: a last
        month with two labs, both active.
    """
    told = counts.loc[counts[list(STATUSES)].sum(axis=1) > 0, list(STATUSES)]
    if told.empty:
        return ()
    last = _run(told, "from")
    first = None if last and last.kind == "all" else _run(told[::-1], "until")
    return tuple(run for run in (first, last) if run)


def _run(told: pd.DataFrame, kind: str) -> Run | None:
    """Return the run that ends with the last row."""
    words = [word for word in STATUSES if told[word].iloc[-1] > 0]
    if len(words) > 1:
        return None
    status = words[0]
    mixed = (told.drop(columns=status).sum(axis=1) > 0).to_numpy().nonzero()[0]
    before = told.iloc[: mixed[-1] + 1] if len(mixed) else told.iloc[:0]
    run = told.iloc[len(before) :]
    labs = int(run[status].sum())
    if labs < SMALL_NUMBER:
        return None
    if before.empty:
        return Run(run.index[0], run.index[-1], status, labs, "all")
    share = (before[status].sum() + 1) / (before.to_numpy().sum() + 2)
    if share**labs > CHANCE:
        return None
    return Run(run.index.min(), run.index.max(), status, labs, kind)
