"""A release: one answer or publication that lists raids."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from geo.releases.report import ReadingReport


@dataclass(frozen=True)
class Release:
    """One answer or publication that lists raids.

    Attributes
    ----------
    id : str
        Folio or file name without its ending.
    publisher, corps : str
        Who answered and whose raids these are; empty if not known.
    published : datetime.date, optional
        Day of publication.
    period_start, period_end : datetime.date, optional
        First and last day that the release says it covers.
    illustrative : bool
        Whether the records were generated for demonstration.
    records : pandas.DataFrame
        The record table, see :mod:`geo.records`.
    report : ReadingReport
        How the file was read; holds the file's name and hash.
    """

    id: str
    publisher: str
    corps: str
    published: date | None
    period_start: date | None
    period_end: date | None
    illustrative: bool
    records: pd.DataFrame = field(repr=False)
    report: ReadingReport = field(repr=False)
