"""The report of how a release was read, as JSON; :mod:`layers.report_text` is its text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from geo.doubts import doubts
from geo.process import Processed
from geo.releases import Problem, ReadingReport
from layers.report_counts import sites, state_only, usual_labs
from layers.report_text import report_text
from layers.reuse import write_text

__all__ = ["problems_table", "report_json", "report_text", "write_report"]


def report_json(processed: Processed) -> str:
    """Return the whole report as a JSON object.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.

    Returns
    -------
    str
        Members ``release``, ``illustrative``, ``records``, ``labs`` (those that
        are counted unless other kinds are asked for), ``sites`` (their number
        by kind, labs among them), ``state_only`` (sheets and rows whose place
        is known by its state only), ``doubts`` (what a person should look at),
        ``reading``, ``placing`` and ``joining``; the last three have the
        fields of their report. Each problem names its file as well.
    """
    release, records = processed.release, processed.records
    return json.dumps(
        {
            "release": release.id,
            "illustrative": release.illustrative,
            "records": len(records),
            "labs": usual_labs(records),
            "sites": sites(records),
            "state_only": state_only(records),
            "doubts": _plain(doubts(processed)),
            "reading": _reading(release.report),
            "placing": _plain(processed.placing),
            "joining": _plain(processed.joining),
        },
        ensure_ascii=False,
        indent=2,
    )


def write_report(processed: Processed, path: str | Path) -> Path:
    """Write the whole report as JSON, and return its path.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.
    path : str or pathlib.Path
        File to write.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    return write_text(report_json(processed), path)


def problems_table(file: str, problems: Sequence[Problem]) -> pd.DataFrame:
    """Return rows and cells that could not be taken as they stand, one a row.

    Parameters
    ----------
    file : str
        Name of their file.
    problems : sequence of Problem
        Problems of its reading.

    Returns
    -------
    pandas.DataFrame
        The file, then the fields of :class:`geo.releases.Problem`.
    """
    names = [field.name for field in fields(Problem)]
    rows = [[file, *(getattr(problem, name) for name in names)] for problem in problems]
    return pd.DataFrame(rows, columns=["file", *names])


def _reading(report: ReadingReport) -> dict[str, Any]:
    told: dict[str, Any] = _plain(report)
    counted = {
        "rows_read": report.rows_read,
        "rows_kept": report.rows_kept,
        "rows_by_kind": report.rows_by_kind,
        "columns": report.columns,
    }
    # A problem is soon parted from its report.
    told["problems"] = [{"file": report.file} | problem for problem in told["problems"]]
    rows, problems = told.pop("rows"), told.pop("problems")
    return told | counted | {"rows": rows, "problems": problems}


def _plain(value: Any) -> Any:
    """Return a value with its fields by name: JSON would make a named tuple a bare list."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _plain(item) for name, item in value._asdict().items()}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(item) for item in value]
    return value
