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
from layers.words import fill, number

LEDGER_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "release": ("Release", "Entrega"),
    "publisher": ("Publisher", "Quien publica"),
    "corps": ("Corps", "Corporación"),
    "published": ("Published", "Publicada"),
    "period_start": ("From", "Desde"),
    "period_end": ("To", "Hasta"),
    "period_stated": ("Period stated", "Periodo declarado"),
    "rows": ("Rows", "Renglones"),
    "labs": ("Labs", "Laboratorios"),
    "active": ("Active", "Activos"),
    "inactive": ("Inactive", "Inactivos"),
    "unspecified": ("Status not stated", "Situación no declarada"),
    "other_kinds": ("Other sites", "Otros sitios"),
    "illustrative": ("Illustrative", "Ilustrativa"),
    "file": ("File", "Archivo"),
    "sha256": ("sha256", "sha256"),
    "period": ("Period", "Periodo"),
    "period.unknown": ("not dated", "sin fecha"),
    "state_code": ("State code", "Clave de la entidad"),
    "state": ("State", "Entidad"),
    "state.unknown": ("not known", "no se conoce"),
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    "note": (
        (
            "The releases describe the same raids: their labs are never added up. An empty cell: "
            "the release does not cover the period. (part): it covers a part of it."
        ),
        (
            "Las entregas describen los mismos operativos: sus laboratorios nunca se suman. Celda "
            "vacía: la entrega no cubre el periodo. (parte): cubre solo una parte."
        ),
    ),
    "part": ("(part)", "(parte)"),
    "source": ("Source", "Fuente"),
    "mark": ("ILLUSTRATIVE", "ILUSTRATIVA"),
    "illustrative.note": (
        "ILLUSTRATIVE: generated for demonstration, not real raids: {names}.",
        "ILUSTRATIVA: generada para demostración, sin operativos reales: {names}.",
    ),
}
"""English and Spanish."""

_SHORT: Final = ("release", "published", "period_start", "period_end", "rows", "labs", "active",
                 "inactive", "unspecified", "other_kinds")  # fmt: skip
_FORMAT: Final = {"month": "%Y-%m", "year": "%Y"}


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
        the period alone; empty where it does not cover it. The last row counts
        the labs whose date does not tell the period, if there are any.

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
    if any(found.undated.values()):
        undated = [number(n) if n else "" for n in found.undated.values()]
        table.loc[len(table)] = [_say("period.unknown", language), *undated]
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
    dates = table["period"].dt.strftime(_FORMAT[period])
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
        state) and ``triangle`` (labs by period and release, ``null`` where a
        release does not cover the period; ``partial`` where it covers a part).

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
    told = {
        "releases": _rows(ledger(releases)),
        "by_period": _rows(by_period(releases, period)),
        "triangle": rows,
        "undated": found.undated,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _say(key: str, language: str, **values: object) -> str:
    return fill(LEDGER_TEXTS[key], language, **values)


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
