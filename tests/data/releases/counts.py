"""Counts of raids by place, and what a record of a count says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from form import Line, data
from raids import RAIDS, STATUS, Raid, groups

YEARS = (2021, 2022, 2023)


def by_place(raid: Raid) -> tuple[str, str, str, str]:
    return (raid.state_code, raid.state, raid.mun_code, raid.municipality)


def by_state(raid: Raid) -> tuple[str, str, str, str]:
    return (raid.state_code, raid.state, "", "")


def whole_year(year: int) -> dict[str, Any]:
    return {"date": f"{year}-01-01", "date_precision": "year"}


def one_month(year: int, month: int) -> dict[str, Any]:
    return {"date": f"{year}-{month:02}-01", "date_precision": "month"}


def of_place(key: tuple[str, str, str, str]) -> dict[str, Any]:
    return {"state_code": key[0], "mun_code": key[2] or None}


def named(key: tuple[str, str, str, str]) -> tuple[str, str]:
    return key[1], key[3] or "No especificado"


Bar = tuple[Callable[[Raid], bool], dict[str, Any]]
"""Which raids a column of a wide table counts, and what its heading says of them."""


def wide_rows(
    names: Sequence[Any],
    bars: Sequence[Bar],
    key: Callable[[Raid], Any],
    *,
    raids: Iterable[Raid] = RAIDS,
    with_total: bool = True,
    nothing: Any = 0,
) -> list[Line]:
    """Return the rows of a wide table, each column of which counts some raids."""
    lines = []
    for place, those in groups(key, raids).items():
        counts = [sum(map(counted, those)) for counted, _ in bars]
        gives = [
            {**of_place(place), **said, "labs": count}
            for count, (_, said) in zip(counts, bars, strict=True)
            if count or nothing == 0
        ]
        shown = [count or nothing for count in counts]
        first = [place[1]] if len(names) == 1 else list(named(place))
        lines.append(data([*first, *shown, *([sum(counts)] if with_total else [])], *gives))
    return lines


def column_sums(bars: Sequence[Bar], raids: Iterable[Raid] = RAIDS) -> list[int]:
    return [sum(map(counted, raids)) for counted, _ in bars]


def year_bars() -> list[Bar]:
    return [((lambda raid, y=year: raid.day.year == y), whole_year(year)) for year in YEARS]


def status_bars(years: Sequence[int] = ()) -> list[Bar]:
    if not years:
        return [
            ((lambda raid, s=status: raid.status == s), {"status": status}) for status in STATUS
        ]
    return [
        (
            (lambda raid, y=year, s=status: raid.day.year == y and raid.status == s),
            {"status": status, **whole_year(year)},
        )
        for year in years
        for status in STATUS
    ]
