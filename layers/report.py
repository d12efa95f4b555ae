"""The report of how a release was read, as text and as JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Final

from geo.errors import OutputError
from geo.process import Processed
from geo.text import printable

_LINES_SHOWN: Final = 20
_ROWS_SHOWN: Final = 8
"""Longer lists are cut in the text; the JSON holds them whole."""


def report_json(processed: Processed) -> str:
    """Return the whole report as a JSON object.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.

    Returns
    -------
    str
        Members ``release``, ``illustrative``, ``reading``, ``placing`` and
        ``joining``, each with the fields of its report.
    """
    return json.dumps(
        {
            "release": processed.release.id,
            "illustrative": processed.release.illustrative,
            "reading": asdict(processed.release.report),
            "placing": {
                **asdict(processed.placing),
                "review": [
                    item._asdict() | {"candidates": [c._asdict() for c in item.candidates]}
                    for item in processed.placing.review
                ],
            },
            "joining": asdict(processed.joining)
            | {"disagreements": [d._asdict() for d in processed.joining.disagreements]},
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
    path = Path(path)
    try:
        path.write_text(report_json(processed), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error}") from error
    return path


def report_text(processed: Processed) -> str:
    """Return the report as plain text for a terminal.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.

    Returns
    -------
    str
        Lines, the long lists cut after twenty.
    """
    return "\n".join(_lines(processed))


def _lines(processed: Processed) -> Iterator[str]:
    reading, placing, joining = processed.release.report, processed.placing, processed.joining
    yield f"Release {printable(processed.release.id)}" + (
        " (ILLUSTRATIVE: generated for demonstration)" if processed.release.illustrative else ""
    )
    where = f", sheet {_quoted(reading.sheet)}" if reading.sheet else ""
    yield f"File {printable(reading.file)}{where}, sha256 {reading.sha256[:16]}…"
    yield f"Headings in row {reading.header_row}:"
    for name, heading in reading.columns.items():
        yield f"  {name:13} {printable(heading)}"
    if reading.unread_columns:
        yield f"  not used      {printable(', '.join(reading.unread_columns))}"
    if reading.missing:
        yield f"  not found     {', '.join(reading.missing)} (--map FIELD=HEADING names one)"
    for name, rows in reading.other_sheets:
        yield f"NOT READ: sheet {_quoted(name)} with {rows:,} rows (--sheet chooses one)"
    for remark in reading.remarks:
        yield f"Note: {remark}."
    yield ""
    yield (
        f"{reading.rows_read:,} rows read = {reading.rows_kept:,} kept "
        f"+ {len(reading.set_aside):,} set aside"
    )
    for effect in dict.fromkeys(problem.effect for problem in reading.problems):
        problems = [problem for problem in reading.problems if problem.effect == effect]
        yield from _listed(
            {"row set aside": "Rows set aside"}.get(effect, f"{effect.capitalize()}, row kept"),
            [
                (p.row, f"{printable(p.column)} {_quoted(p.value)}: {p.reason}".strip())
                for p in problems
            ],
        )
        for advice in dict.fromkeys(problem.advice for problem in problems):
            yield f"  What to do: {advice}."
    yield ""
    yield "Records by how much of the place is known: " + _counts(placing.by_precision)
    yield "Municipality found by: " + _counts(placing.by_method)
    yield from _listed(
        "Places taken by their spelling",
        [(row, f"{_quoted(given)} as {name}") for row, given, name in placing.by_spelling],
    )
    yield from _listed(
        "Municipalities newer than the frame, counted with their parent",
        [(row, f"{_quoted(given)} as {code}") for row, given, code in placing.to_parent],
    )
    yield from _listed(
        "For review: the municipality is not known",
        [
            (
                item.row,
                f"{_quoted(item.mun_given)} in {_quoted(item.state_given)}: {item.reason}"
                + "".join(f"; perhaps {c.name} ({c.code})" for c in item.candidates),
            )
            for item in placing.review
        ],
    )
    yield ""
    if joining.points:
        yield (
            f"{joining.points:,} records with coordinates; {joining.filled:,} got their "
            f"municipality from them; {joining.points_off_outline:,} lie just off the outline; "
            f"{len(joining.outside):,} lie outside Mexico"
        )
        yield from _listed(
            "Coordinates outside Mexico", [(row, "outside") for row in joining.outside]
        )
        yield from _listed(
            "Coordinates in another municipality than the one given",
            [(d.row, f"{d.given} given, {d.point} by point") for d in joining.disagreements],
        )
    yield (
        f"Nearest entries: seaports ({joining.seaports}), airports (all), "
        f"land crossings ({joining.crossings}); geodesic km"
    )


def _listed(title: str, findings: list[tuple[int, str]]) -> Iterator[str]:
    """Yield a title and the findings under it, each said once with all its rows."""
    if not findings:
        return
    rows: dict[str, list[int]] = defaultdict(list)
    for row, text in findings:
        rows[text].append(row)
    yield f"{title} ({len(findings):,}):"
    for text, numbers in islice(rows.items(), _LINES_SHOWN):
        yield f"  {_rows(numbers)}: {text}"
    if len(rows) > _LINES_SHOWN:
        yield f"  … and {len(rows) - _LINES_SHOWN:,} more, all in the report file (--report)"


def _rows(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_ROWS_SHOWN]))
    more = len(numbers) - _ROWS_SHOWN
    return (
        ("row " if len(numbers) == 1 else "rows ")
        + shown
        + (f" and {more:,} more" if more > 0 else "")
    )


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{word} {number:,}" for word, number in counts.items())


def _quoted(text: str) -> str:
    return f"'{printable(text)}'"
