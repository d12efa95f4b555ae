"""The period that a view shows, and the day on which its regimes and regions are those in force."""

from __future__ import annotations

from datetime import date

from geo.records import period_end
from geo.releases.release import Release
from layers.view import View


def recorded(release: Release) -> tuple[date, date] | None:
    """Return the first and last day that the records of a release give.

    Parameters
    ----------
    release : Release
        A release.

    Returns
    -------
    tuple of datetime.date, or None
        None where no record has a date.
    """
    dated = release.records[release.records["date"].notna()]
    if dated.empty:
        return None
    return dated["date"].min().date(), period_end(dated).max().date()


def last_day(view: View, release: Release) -> date | None:
    """Return the last day of the period that is shown.

    Parameters
    ----------
    view : View
        What the reader asked for.
    release : Release
        The release that is shown.

    Returns
    -------
    datetime.date, or None
        The end of the filter, else of the period that the release says it
        covers, else of its records; None where nothing has a date.
    """
    days = recorded(release)
    return view.end or release.period_end or (days[1] if days else None)
