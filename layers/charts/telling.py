"""What the words of all charts are made of: periods, statuses, numbers of periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from geo.records import STATUSES
from geo.releases.release import Release
from layers.charts.texts import CHART_TEXTS, tell
from layers.choices import LANGUAGES
from layers.words import counted, day, known_date, number, say, shortened


def period_name(first: pd.Timestamp, period: str, language: str) -> str:
    """Return a period written out.

    Parameters
    ----------
    first : pandas.Timestamp
        Its first day.
    period : {"month", "year"}
        Its length.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        ``August 2023``, ``agosto de 2023`` or ``2023``.
    """
    return known_date(first.date(), period, language)


def month_name(first: pd.Timestamp, language: str) -> str:
    """Return the first three letters of a month.

    Parameters
    ----------
    first : pandas.Timestamp
        A day of it.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        ``Aug`` or ``ago``.
    """
    return known_date(first.date(), "month", language)[:3]


def periods(many: int, period: str, language: str) -> str:
    """Return a number of periods with its noun.

    Parameters
    ----------
    many : int
        How many.
    period : {"month", "year"}
        Their length.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        ``56 months`` or ``1 año``.
    """
    one, several = CHART_TEXTS[f"n.{period}"][LANGUAGES.index(language)].split("|")
    return (one if many == 1 else several).format(n=number(many))


def status_name(status: str, language: str) -> str:
    """Return a status as a chart calls it.

    Parameters
    ----------
    status : str
        One of :data:`geo.records.STATUSES`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        One or two words.
    """
    return say(f"status.{status}", language)


def statuses(labs: Mapping[str, int], language: str) -> str:
    """Return the labs of each status in words.

    Parameters
    ----------
    labs : mapping of str to int
        Labs by status.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Active and inactive always, of unstated status where there are any.
    """
    shown = [word for word in STATUSES if labs[word] or word != "unspecified"]
    return ", ".join(counted(int(labs[word]), word, language) for word in shown)


def published(release: Release, language: str) -> str:
    """Return when a release was published.

    Parameters
    ----------
    release : Release
        The release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        A few words.
    """
    if release.published is None:
        return tell("published.unknown", language)
    return tell("published", language, day=day(release.published, language))


def partial_notes(table: pd.DataFrame, period: str, language: str) -> list[str]:
    """Return which periods are hatched, one note for all releases that share them.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``release``, ``period`` and ``partial``.
    period : {"month", "year"}
        Length of a period.
    language : {"en", "es"}
        Language.

    Returns
    -------
    list of str
        Sentences.
    """
    shared: dict[tuple[pd.Timestamp, ...], list[str]] = {}
    for name, mine in table[table["partial"]].groupby("release", sort=False):
        shared.setdefault(tuple(mine["period"]), []).append(str(name))
    return [
        tell(
            "note.partial",
            language,
            releases=", ".join(map(shortened, names)),
            periods=listed(firsts, period, language),
        )
        for firsts, names in shared.items()
    ]


def listed(firsts: Sequence[pd.Timestamp], period: str, language: str) -> str:
    """Return several periods written out.

    Parameters
    ----------
    firsts : sequence of pandas.Timestamp
        Their first days.
    period : {"month", "year"}
        Their length.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Parted by commas.
    """
    return ", ".join(period_name(first, period, language) for first in firsts)
