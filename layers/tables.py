"""A summary as text for a terminal and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any, Final

import pandas as pd

from geo.releases import Release
from geo.select import Filters, Selection
from geo.summary import SMALL_NUMBER, summarise
from geo.text import printable
from layers.table_words import worded
from layers.texts_summary import SUMMARY_TEXTS
from layers.words import fill, number, say

_SHARES: Final = ["active_share", "active_share_low", "active_share_high"]
_RATES: Final = ("labs_per_1000_km2", "labs_per_100k")
_VOCABULARIES: Final = {"statuses": "status", "drugs": "drug", "kinds": "kind"}
_COUNTS: Final = ("labs", "active", "inactive", "unspecified", "rows")


def summary_json(release: Release, selection: Selection, by: Sequence[str] = ()) -> str:
    """Return a summary as a JSON object.

    Parameters
    ----------
    release : Release
        The release that is counted.
    selection : Selection
        Its chosen records.
    by : sequence of str
        Groups, see :data:`geo.summary.GROUPS`.

    Returns
    -------
    str
        The totals of :func:`geo.summary.summarise` (``rows`` is the number
        of records counted), the release with its hash, the filters, what was
        left beside and, with ``by``, the member ``groups``. Shares have four
        digits; they are null where they mean nothing.
    """
    result = _values(_counted(selection).iloc[0]) | {
        "release": release.id,
        "illustrative": release.illustrative,
        "filters": {
            name: value for name, value in asdict(selection.filters).items() if value is not None
        },
        "labs_date_undecided": selection.labs_date_undecided,
        "labs_state_unknown": selection.labs_state_unknown,
        "labs_other_kind": selection.labs_other_kind,
        "source_file": release.report.file,
        "source_sha256": release.report.sha256,
        "interval": "Wilson, 95 %, binomial",
    }
    if by:
        result["groups"] = [_values(row) for _, row in _counted(selection, by).iterrows()]
    return json.dumps(result, ensure_ascii=False, indent=2, default=date.isoformat)


def summary_text(
    release: Release, selection: Selection, by: Sequence[str] = (), language: str = "en"
) -> str:
    """Return a summary as lines of plain text.

    Parameters
    ----------
    release : Release
        The release that is counted.
    selection : Selection
        Its chosen records.
    by : sequence of str
        Groups, see :data:`geo.summary.GROUPS`.
    language : {"en", "es"}
        Language. In English columns are called as in :func:`summary_json`.

    Returns
    -------
    str
        A table, then what was left beside, the filters and the source.
    """
    tell = partial(_tell, language)
    table = _counted(selection, by)
    small = (table["active"] + table["inactive"]).between(1, SMALL_NUMBER - 1)
    for name in _SHARES:
        table[name] = table[name].map(lambda share: "" if pd.isna(share) else f"{share:.1%}")
    table.loc[small, "active_share"] += " *"
    for name in set(_RATES) & set(table):
        table[name] = table[name].map(lambda rate: "" if pd.isna(rate) else f"{rate:.3g}")
    table = table.astype("object")
    if language != "en":
        table = worded(table, language)
    table = table.where(table.notna(), say("not_known", language))
    table = table.map(lambda cell: printable(cell) if isinstance(cell, str) else cell)
    lines = [tell("illustrative")] if release.illustrative else []
    lines.append(table.to_string(index=False) if len(table) else tell("none"))
    if small.any():
        lines.append(tell("small", n=SMALL_NUMBER))
    if not selection.filters.share_is_defined:
        lines.append(tell("no_share"))
    for key, labs in (
        ("beside.undecided", selection.labs_date_undecided),
        ("beside.state", selection.labs_state_unknown),
        ("beside.kind", selection.labs_other_kind),
    ):
        if labs:
            lines.append(tell(key, n=number(labs)))
    lines.append(tell("filters", filters=_filters_text(selection.filters, language)))
    source = {"release": release.id, "file": release.report.file}
    source = {name: printable(text) for name, text in source.items()}
    lines.append(tell("source", sha256=release.report.sha256[:16], **source))
    return "\n".join(lines)


def _counted(selection: Selection, by: Sequence[str] = ()) -> pd.DataFrame:
    table = summarise(selection.records, by)
    if not selection.filters.share_is_defined:
        table[_SHARES] = float("nan")
    return table


def _filters_text(filters: Filters, language: str) -> str:
    parts = []
    for name, value in asdict(filters).items():
        if value:
            values = list(map(str, value)) if isinstance(value, tuple) else [str(value)]
            if language != "en" and name in _VOCABULARIES:
                values = [say(f"{_VOCABULARIES[name]}.{word}", language) for word in values]
            parts.append(f"{_tell(language, f'filter.{name}')} {', '.join(values)}")
    return printable("; ".join(parts)) or _tell(language, "filters.none")


def _tell(language: str, key: str, **values: object) -> str:
    return fill(SUMMARY_TEXTS[key], language, **values)


def _values(row: pd.Series) -> dict[str, Any]:
    """Return a row as JSON values: whole numbers whole, shares to four digits, no NaN."""
    values: dict[str, Any] = {}
    for name, value in row.items():
        if pd.isna(value):
            values[str(name)] = None
        elif isinstance(value, str):
            values[str(name)] = value
        else:
            whole = str(name) in _COUNTS
            values[str(name)] = int(value) if whole else round(float(value), 4)
    return values
