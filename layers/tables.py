"""A summary as text for a terminal and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

import pandas as pd

from geo.releases import Release
from geo.select import Filters, Selection
from geo.summary import SMALL_NUMBER, summarise
from geo.text import printable

_SHARES: Final = ["active_share", "active_share_low", "active_share_high"]
_RATES: Final = ("labs_per_1000_km2", "labs_per_100k")
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


def summary_text(release: Release, selection: Selection, by: Sequence[str] = ()) -> str:
    """Return a summary as lines of plain text.

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
        A table, then what was left beside, the filters and the source.
    """
    table = _counted(selection, by)
    small = (table["active"] + table["inactive"]).between(1, SMALL_NUMBER - 1)
    for name in _SHARES:
        table[name] = table[name].map(lambda share: "" if pd.isna(share) else f"{share:.1%}")
    table.loc[small, "active_share"] += " *"
    for name in set(_RATES) & set(table):
        table[name] = table[name].map(lambda rate: "" if pd.isna(rate) else f"{rate:.3g}")
    table = table.astype("object").where(table.notna(), "not known")
    table = table.map(lambda cell: printable(cell) if isinstance(cell, str) else cell)
    lines = ["ILLUSTRATIVE: generated for demonstration, not real raids."]
    lines = lines if release.illustrative else []
    lines.append(table.to_string(index=False) if len(table) else "No record meets the filters.")
    if small.any():
        lines.append(f"* fewer than {SMALL_NUMBER} labs of known status: the share means little.")
    if not selection.filters.share_is_defined:
        lines.append("No share: the filter of status leaves active or inactive labs out.")
    for number, words in (
        (selection.labs_date_undecided, "have no date, or one that lies only partly in the period"),
        (selection.labs_state_unknown, "have no known state"),
        (selection.labs_other_kind, "are of another kind (--kind chooses them)"),
    ):
        if number:
            lines.append(f"Left beside: {number:,} labs {words}.")
    lines.append(f"Filters: {_filters_text(selection.filters)}.")
    lines.append(
        f"Release {printable(release.id)}, file {printable(release.report.file)}, sha256 "
        f"{release.report.sha256[:16]}…; shares with 95 % Wilson intervals (binomial model)."
    )
    return "\n".join(lines)


def _counted(selection: Selection, by: Sequence[str] = ()) -> pd.DataFrame:
    table = summarise(selection.records, by)
    if not selection.filters.share_is_defined:
        table[_SHARES] = float("nan")
    return table


def _filters_text(filters: Filters) -> str:
    parts = [
        f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
        for name, value in asdict(filters).items()
        if value
    ]
    return printable("; ".join(parts)) or "none"


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
