"""The ledger of releases: what each says of the same months, as tables, text and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from geo import reference
from geo.ledger import Triangle, by_period, ledger, triangle
from geo.process import Processed
from geo.text import printable
from layers.credits import release_source
from layers.ledger_texts import LEDGER_TEXTS
from layers.words import Teller, number

_SHORT: Final = ("release", "published", "period_start", "period_end", "rows", "labs", "active",
                 "inactive", "unspecified", "other_kinds")  # fmt: skip
_FORMAT: Final = {"month": "%Y-%m", "year": "%Y"}

_say: Final = Teller(LEDGER_TEXTS)


def ledger_table(releases: Sequence[Processed], language: str) -> pd.DataFrame:
    """Return the releases, one a row, in words.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.
    language : {"en", "es"}
        Language of the headings.

    Returns
    -------
    pandas.DataFrame
        What :func:`geo.ledger.ledger` tells, in its order.

    Raises
    ------
    ChoiceError
        If two releases have one id.
    """
    table = ledger(releases)
    for name in ("published", "period_start", "period_end"):
        table[name] = table[name].dt.strftime("%Y-%m-%d").fillna("")
    for name in ("period_stated", "illustrative"):
        table[name] = table[name].map({True: _say("yes", language), False: _say("no", language)})
    return _headed(table, language)


def series_table(releases: Sequence[Processed], period: str, language: str) -> pd.DataFrame:
    """Return the labs of each period as each release reports them, one column a release.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.
    period : {"month", "year"}
        Length of a period.
    language : {"en", "es"}
        Language of the headings.

    Returns
    -------
    pandas.DataFrame
        Text: a number, ``(part)`` behind it where the release covers a part of
        the period alone; empty where it does not cover or not tell it. The
        last rows count the labs whose date tells the year alone and those
        without a date, if there are any.

    Raises
    ------
    ChoiceError
        If two releases have one id, or the period is unknown.
    """
    found = triangle(releases, period)
    table = pd.DataFrame({_say("period", language): _periods(found)})
    part = f" {_say('part', language)}"
    for name in found.labs:
        labs = found.labs[name].map(number, na_action="ignore").astype("object").fillna("")
        table[name] = (labs + found.partial[name].map({True: part, False: ""})).to_numpy()
    year_only = found.year_only
    years = zip(year_only.index.to_list(), year_only.to_numpy().tolist(), strict=True)
    rest = [(_say("period.year_only", language, year=year), labs) for year, labs in years]
    rest.append((_say("period.unknown", language), list(found.undated.values())))
    for words, many in rest:
        if any(many):
            table.loc[len(table)] = [words, *(number(n) if n else "" for n in many)]
    return table


def state_table(releases: Sequence[Processed], period: str, language: str) -> pd.DataFrame:
    """Return the labs of each release, period and state, by status.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.
    period : {"month", "year"}
        Length of a period.
    language : {"en", "es"}
        Language of the headings.

    Returns
    -------
    pandas.DataFrame
        What :func:`geo.ledger.by_period` tells, with the names of states and
        the source of each row.

    Raises
    ------
    ChoiceError
        If two releases have one id, or the period is unknown.
    """
    table = by_period(releases, period)
    names = reference.load("states").set_index("state_code")["name"]
    years = {year: _say("period.year_only", language, year=year) for year in table["year"].dropna()}
    dates = table["period"].dt.strftime(_FORMAT[period]).astype("object")
    dates = dates.fillna(table.pop("year").map(years).astype("object"))
    table["period"] = dates.fillna(_say("period.unknown", language))
    state = table["state_code"].map(names).fillna(_say("state.unknown", language))
    table.insert(3, "state", state)
    table["state_code"] = table["state_code"].fillna("")
    sources = {one.release.id: _source(one, language) for one in releases}
    table["source"] = table["release"].map(sources)
    return _headed(table, language)


def ledger_note(language: str) -> str:
    """Return how the table of periods is to be read.

    Parameters
    ----------
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        One line.
    """
    return _say("note", language)


def ledger_text(releases: Sequence[Processed], period: str, language: str) -> str:
    """Return the ledger as text for a terminal.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.
    period : {"month", "year"}
        Length of a period.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The releases with their hashes, and the labs of each period.

    Raises
    ------
    ChoiceError
        If two releases have one id, or the period is unknown.
    """
    table = ledger_table(releases, language)
    short = table[[_say(name, language) for name in _SHORT]]
    hashes = [
        f"  {printable(name)}: {printable(file)}, sha256 {sha256}"
        for name, file, sha256 in ledger(releases)[["release", "file", "sha256"]].to_numpy()
    ]
    parts = [_lines(short), "\n".join(hashes), _lines(series_table(releases, period, language))]
    parts.append(ledger_note(language))
    shown = [printable(one.release.id) for one in releases if one.release.illustrative]
    if shown:
        parts.append(_say("illustrative.note", language, names=", ".join(shown)))
    return "\n\n".join(parts)


def ledger_json(releases: Sequence[Processed], period: str) -> str:
    """Return the ledger as a JSON object.

    Parameters
    ----------
    releases : sequence of Processed
        The releases.
    period : {"month", "year"}
        Length of a period.

    Returns
    -------
    str
        Members ``releases``, ``by_period`` (a row a release, period and
        state; ``year`` where the date tells no more), ``triangle`` (labs by
        period and release, ``null`` where a release does not cover or not tell
        the period; ``partial`` where it covers a part), ``year_only`` (labs by
        year and release whose date tells no month) and ``undated``.

    Raises
    ------
    ChoiceError
        If two releases have one id, or the period is unknown.
    """
    found = triangle(releases, period)
    names = list(found.labs)
    parts = zip(
        _periods(found),
        found.labs.astype("object").where(found.labs.notna(), None).to_numpy(),
        found.partial.to_numpy(),
        strict=True,
    )
    rows = [
        {
            "period": first,
            "labs": dict(zip(names, labs, strict=True)),
            "partial": [name for name, part in zip(names, partial, strict=True) if part],
        }
        for first, labs, partial in parts
    ]
    year_only = found.year_only
    years = zip(year_only.index.to_list(), year_only.to_numpy().tolist(), strict=True)
    told = {
        "releases": _rows(ledger(releases)),
        "by_period": _rows(by_period(releases, period)),
        "triangle": rows,
        "year_only": [
            {"year": year, "labs": dict(zip(names, labs, strict=True))} for year, labs in years
        ],
        "undated": found.undated,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _headed(table: pd.DataFrame, language: str) -> pd.DataFrame:
    return table.rename(columns={name: _say(str(name), language) for name in table})


def _periods(found: Triangle) -> list[str]:
    return pd.DatetimeIndex(found.labs.index).strftime(_FORMAT[found.period]).to_list()


def _source(processed: Processed, language: str) -> str:
    mark = _say("mark", language) if processed.release.illustrative else ""
    return " · ".join(filter(None, (mark, release_source(processed.release, language))))


def _rows(table: pd.DataFrame) -> Any:
    return json.loads(table.to_json(orient="records", date_format="iso", date_unit="s"))


def _lines(table: pd.DataFrame) -> str:
    """Return a table as lines with columns below each other, text left and numbers right."""
    columns: list[list[str]] = []
    for name in table:
        cells = [printable(str(name)), *(printable(str(cell)) for cell in table[name])]
        width = max(map(len, cells))
        left = not columns
        columns.append([cell.ljust(width) if left else cell.rjust(width) for cell in cells])
    return "\n".join("  ".join(row).rstrip() for row in zip(*columns, strict=True))
