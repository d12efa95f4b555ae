"""The releases that are loaded, side by side: what each says of the same months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import pandas as pd

from geo.errors import ChoiceError
from geo.process import Processed
from geo.records import LAB_KINDS, STATUSES, period_end

PERIODS: Final = ("month", "year")

_PRECISE: Final = {"month": ("day", "month"), "year": ("day", "month", "year")}
_UNIT: Final = {"month": "M", "year": "Y"}
_LEDGER: Final = (
    "release", "publisher", "corps", "published", "period_start", "period_end", "period_stated",
    "rows", "labs", *STATUSES, "other_kinds", "illustrative", "file", "sha256",
)  # fmt: skip


@dataclass(frozen=True)
class Triangle:
    """How the figure for one period grew from release to release.

    Statistical offices publish their revisions so: a row for each period, a
    column for each release in the order of publication.

    Attributes
    ----------
    period : {"month", "year"}
        What a row is.
    labs : pandas.DataFrame
        Labs (Int64), one row a period (its first day), one column a release
        (its id). Missing where the release does not cover the period, or does
        not tell it: it has labs dated to the year only that may lie in it, or
        none that is dated well enough. ``labs.loc["2023-01-01"]`` is the
        series of the figure for one month from release to release.
    changes : pandas.DataFrame
        The same, each less the last release before it that tells the period;
        missing for the first that tells it.
    partial : pandas.DataFrame
        Whether a release covers a part of a period alone: more labs in a later
        release are then news, and no revision. So it may be of the first and
        last period of a release that states none.
    untold : pandas.DataFrame
        Whether a release covers a period and does not tell its labs.
    year_only : pandas.DataFrame
        Labs (int64) whose date tells the year and no month, one row a year
        (the index), one column a release; without rows where periods are years.
    undated : dict of str to int
        Labs of each release without a date.
    by_state : pandas.DataFrame
        What it was made of, see :func:`by_period`.
    undecided : tuple of str
        Releases whose day of publication is not known; they stand last.
    """

    period: str
    labs: pd.DataFrame = field(repr=False)
    changes: pd.DataFrame = field(repr=False)
    partial: pd.DataFrame = field(repr=False)
    untold: pd.DataFrame = field(repr=False)
    year_only: pd.DataFrame = field(repr=False)
    undated: dict[str, int]
    by_state: pd.DataFrame = field(repr=False)
    undecided: tuple[str, ...]

    @property
    def not_placed(self) -> dict[str, int]:
        """The labs of each release whose date does not tell the period.

        Returns
        -------
        dict of str to int
            Those of ``year_only`` and ``undated``.
        """
        return {name: n + int(self.year_only[name].sum()) for name, n in self.undated.items()}


def ledger(releases: Sequence[Processed]) -> pd.DataFrame:
    """Return what is known of each release, in the order of publication.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.

    Returns
    -------
    pandas.DataFrame
        One row a release: ``release`` (its id), ``publisher``, ``corps``,
        ``published``, ``period_start``, ``period_end`` (datetime64[s]; the
        first and last of its dates where it states none), ``period_stated``
        (bool), ``rows`` (rows of data), ``labs, active, inactive,
        unspecified``, ``other_kinds`` (sites that are no labs),
        ``illustrative`` (bool), ``file`` and ``sha256``. Labs are never added up.

    Raises
    ------
    ChoiceError
        If two releases have one id.
    """
    _check(releases)
    rows = []
    for processed in _in_order(releases):
        release, labs = processed.release, _labs(processed.records)
        start, end, stated = _covered(processed)
        rows.append(
            {
                "release": release.id,
                "publisher": release.publisher,
                "corps": release.corps,
                "published": release.published,
                "period_start": start,
                "period_end": end,
                "period_stated": stated,
                "rows": release.report.rows_kept,
                "labs": int(labs["labs"].sum()),
                **{s: int(labs.loc[labs["status"] == s, "labs"].sum()) for s in STATUSES},
                "other_kinds": int(processed.records["labs"].sum() - labs["labs"].sum()),
                "illustrative": release.illustrative,
                "file": release.report.file,
                "sha256": release.report.sha256,
            }
        )
    days = ["published", "period_start", "period_end"]
    table = pd.DataFrame(rows, columns=list(_LEDGER))
    return table.astype(dict.fromkeys(days, "datetime64[s]"))


def by_period(releases: Sequence[Processed], period: str = "month") -> pd.DataFrame:
    """Return the labs of each period and state as each release reports them.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.
    period : {"month", "year"}
        Length of a period.

    Returns
    -------
    pandas.DataFrame
        One row for each release, period (its first day) and state that
        occurs: ``release, period, year, state_code, labs, active, inactive,
        unspecified``. The period is missing for labs whose date does not tell
        it, the year (Int64) for those without a date, the state for those of
        unknown place. Releases describe the same raids: rows of several are
        never added up.

    Raises
    ------
    ChoiceError
        If two releases have one id, or the period is unknown.
    """
    _check(releases)
    if period not in PERIODS:
        raise ChoiceError(f"period {period} unknown; choose from {', '.join(PERIODS)}")
    tables = []
    for processed in _in_order(releases):
        labs = _labs(processed.records)
        first = labs["date"].dt.to_period(_UNIT[period]).dt.start_time.astype("datetime64[s]")
        keyed = pd.DataFrame(
            {
                "period": first.where(labs["date_precision"].isin(_PRECISE[period])),
                "year": labs["date"].dt.year.astype("Int64"),
                "state_code": labs["state_code"],
                "labs": labs["labs"],
                **{s: labs["labs"].where(labs["status"] == s, 0) for s in STATUSES},
            }
        )
        keys = ["period", "year", "state_code"]
        counted = keyed.groupby(keys, dropna=False, sort=True).sum()
        table = counted.reset_index()
        table.insert(0, "release", processed.release.id)
        tables.append(table)
    if not tables:
        return pd.DataFrame(columns=["release", "period", "year", "state_code", "labs", *STATUSES])
    return pd.concat(tables, ignore_index=True)


def triangle(releases: Sequence[Processed], period: str = "month") -> Triangle:
    """Return how the figure for each period grew from release to release.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.
    period : {"month", "year"}
        Length of a period.

    Returns
    -------
    Triangle
        Labs by period and release.

    Raises
    ------
    ChoiceError
        If two releases have one id, or the period is unknown.
    """
    told = by_period(releases, period)
    order = _in_order(releases)
    names = [processed.release.id for processed in order]
    covered = [_covered(processed)[:2] for processed in order]
    dated = told[told["period"].notna()]
    rows = _rows(dated["period"], covered, period)
    counted = dated.pivot_table(index="period", columns="release", values="labs", aggfunc="sum")
    counted = counted.reindex(index=rows, columns=names).astype("Int64")
    counted = counted.rename_axis(index="period", columns="release")
    partial = pd.DataFrame(False, index=counted.index, columns=counted.columns)
    untold = partial.copy()
    rest = told[told["period"].isna()]
    year_only = _by_year(rest, names)
    first, last = rows, pd.DatetimeIndex(rows.to_period(_UNIT[period]).end_time.normalize())
    for name, (start, end) in zip(names, covered, strict=True):
        if start is None or end is None:
            continue
        begin, close = pd.Timestamp(start), pd.Timestamp(end)
        inside = (last >= begin) & (first <= close)
        # Within its period a release that lists no raid says that there was none, but not where
        # it has labs that may lie in it.
        silent = first.year.isin(year_only.index[year_only[name] > 0])
        silent |= counted[name].isna().all() and name in told["release"].array
        untold[name] = counted[name].isna() & inside & silent
        counted.loc[inside & ~silent, name] = counted.loc[inside & ~silent, name].fillna(0)
        partial[name] = counted[name].notna() & ((first < begin) | (last > close))
    before = counted.ffill(axis=1).shift(1, axis=1)
    undated = rest[rest["year"].isna()].groupby("release")["labs"].sum()
    return Triangle(
        period,
        counted,
        (counted - before).astype("Int64"),
        partial,
        untold,
        year_only,
        {name: int(undated.get(name, 0)) for name in names},
        told,
        tuple(p.release.id for p in order if p.release.published is None),
    )


def _rows(
    found: pd.Series, covered: Sequence[tuple[date | None, date | None]], period: str
) -> pd.DatetimeIndex:
    """Return the first days of all periods that a release covers or has a lab in."""
    days = [pd.Timestamp(day) for both in covered for day in both if day is not None]
    days += [found.min(), found.max()] if len(found) else []
    if not days:
        return pd.DatetimeIndex([], dtype="datetime64[s]")
    unit = _UNIT[period]
    return pd.period_range(min(days), max(days), freq=unit).to_timestamp().as_unit("s")


def _by_year(rest: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return the labs whose date tells the year alone, one row a year, one column a release."""
    known = rest[rest["year"].notna()]
    labs = known.pivot_table(index="year", columns="release", values="labs", aggfunc="sum")
    return labs.reindex(columns=names).fillna(0).astype("int64")


def _check(releases: Sequence[Processed]) -> None:
    names = [processed.release.id for processed in releases]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ChoiceError(
            f"two releases have the id {', '.join(doubled)}; give one of them another name"
        )


def _in_order(releases: Sequence[Processed]) -> list[Processed]:
    """Return releases by day of publication; those without one last, by what they cover."""

    def place(processed: Processed) -> tuple[object, ...]:
        published = processed.release.published
        end = _covered(processed)[1]
        return published is None, published or end or pd.Timestamp.max.date(), processed.release.id

    return sorted(releases, key=place)


def _labs(records: pd.DataFrame) -> pd.DataFrame:
    return records[records["kind"].isin(LAB_KINDS)]


def _covered(processed: Processed) -> tuple[date | None, date | None, bool]:
    """Return the first and last day that a release covers, and whether it states them."""
    release = processed.release
    if release.period_start and release.period_end:
        return release.period_start, release.period_end, True
    first, last = processed.records["date"].min(), period_end(processed.records).max()
    start = release.period_start or (None if pd.isna(first) else first.date())
    end = release.period_end or (None if pd.isna(last) else last.date())
    return start, end, False
