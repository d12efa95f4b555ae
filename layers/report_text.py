"""The report of how a release was read, as text for a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from geo.process import Processed
from geo.releases import ColumnRead, Problem, ReadingReport, SheetRead
from geo.text import printable
from layers.findings import Finding, Spot, alike, findings, places_asked, places_found, totals

_GROUPS_SHOWN: Final = 6
_VALUES_SHOWN: Final = 4
_ROWS_SHOWN: Final = 8
_NAMES_SHOWN: Final = 12
_REMARKS_SHOWN: Final = 10
"""Longer lists are cut in the text; the JSON holds them whole."""

_EFFECTS: Final = {
    "row set aside": "Rows set aside",
    "value dropped": "Values dropped, row kept",
    "value corrected": "Values corrected, row kept",
    "to check": "To check",
}
_HOW: Final = {"cells": " (by what its cells hold)", "chosen": " (chosen)"}
_REST: Final = "all in the report file (--report)"


def report_text(processed: Processed) -> str:
    """Return the report as plain text for a terminal.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.

    Returns
    -------
    str
        Lines: what was understood, what was not and why, where the places
        were found. Long lists are cut.
    """
    sheets = {problem.sheet for problem in processed.release.report.problems}
    named = len(sheets | set(processed.records["sheet"])) > 1
    parts = (_understood(processed), _doubts(processed, named), _places(processed, named))
    return "\n\n".join("\n".join(part) for part in parts)


def _understood(processed: Processed) -> Iterator[str]:
    release, report = processed.release, processed.release.report
    yield f"Release {printable(release.id)}" + (
        " (ILLUSTRATIVE: generated for demonstration)" if release.illustrative else ""
    )
    text = f": {printable(report.encoding)}" if report.encoding else ""
    parted = f", columns parted by {report.delimiter!r}" if report.delimiter else ""
    yield (
        f"File {printable(report.file)} ({report.format}{text}{parted}), "
        f"sha256 {report.sha256[:16]}…"
    )
    for same in alike(report.sheets):
        yield from _sheets(same)
    if report.missing:
        yield (
            f"NOT FOUND: {', '.join(report.missing)}; no row says them "
            "(--map FIELD=HEADING names a column)"
        )
    for sheet in report.not_read:
        yield (
            f"NOT READ: sheet {_quoted(sheet.name)} with {sheet.rows:,} rows: "
            f"{printable(sheet.reason)} (--sheet chooses)"
        )
    yield from _remarks(report)


def _sheets(same: Sequence[SheetRead]) -> Iterator[str]:
    first, rows = same[0], same[0].header_rows
    headed = f"headings in {_numbers(rows)}" if rows else "no headings"
    names = [_quoted(sheet.name) for sheet in same if sheet.name]
    if names:
        yield f"{'Sheet' if len(names) == 1 else 'Sheets'} {_named(names)}, {headed}:"
    else:
        yield f"{headed.capitalize()}:"
    for column in first.columns:
        if column.field:
            yield f"  {column.field:13} {printable(column.heading)}{_HOW.get(column.how, '')}"
    yield from _measures([column for column in first.columns if column.meaning])
    said = [
        (f"{_quoted(sheet.name)}: " if len(names) > 1 else "")
        + ", ".join(f"{name} {printable(value)}" for name, value in sheet.context.items())
        for sheet in same
        if sheet.context
    ]
    if said:
        yield f"  of all rows   {_named(said, '; ')}"
    unused = [c.heading for c in first.columns if not c.field and not c.meaning]
    if unused:
        yield f"  not used      {_named([printable(heading) for heading in unused])}"


def _measures(columns: Sequence[ColumnRead]) -> Iterator[str]:
    """Yield what the columns of a wide table count, the middle of many left out."""
    lines = [f"  {column.meaning:13} {printable(column.heading)}" for column in columns]
    if len(lines) <= _GROUPS_SHOWN:
        yield from lines
        return
    yield from lines[:3]
    yield f"  … {len(lines) - 4:,} columns more, to"
    yield lines[-1]


def _remarks(report: ReadingReport) -> Iterator[str]:
    remarks = [(remark, "") for remark in report.remarks]
    several = len(report.sheets) > 1
    remarks += [
        (remark, f"sheet {_quoted(sheet.name)}: " if several else "")
        for sheet in report.sheets
        for remark in sheet.remarks
    ]
    for remark, where in remarks[:_REMARKS_SHOWN]:
        yield f"Note: {where}{printable(remark)}."
    if len(remarks) > _REMARKS_SHOWN:
        yield f"  … and {len(remarks) - _REMARKS_SHOWN:,} notes more, {_REST}"


def _doubts(processed: Processed, named: bool) -> Iterator[str]:
    report, records = processed.release.report, processed.records
    kinds = {kind: count for kind, count in report.rows_by_kind.items() if count}
    yield f"{sum(kinds.values()):,} rows are filled: {_counts(kinds)}"
    yield (
        f"{report.rows_read:,} rows read = {report.rows_kept:,} kept "
        f"+ {len(report.set_aside):,} set aside; {len(records):,} records, "
        f"{int(records['labs'].sum()):,} labs"
    )
    check = totals(report)
    if check.lines:
        off = len({(p.sheet, p.row) for p in check.mismatches})
        yield f"Lines of totals: {check.lines:,}" + (
            f"; in {_some(off, 'row')} the sums do not agree"
            if off
            else "; none contradicts the rows"
        )
    for effect, title in _EFFECTS.items():
        problems = [problem for problem in report.problems if problem.effect == effect]
        if problems:
            yield f"{title} ({len(problems):,}):"
            yield from _grouped(problems, named)


def _grouped(problems: Sequence[Problem], named: bool) -> Iterator[str]:
    found = findings(problems)
    for finding in found[:_GROUPS_SHOWN]:
        yield from _finding(finding, named)
    if len(found) > _GROUPS_SHOWN:
        left = sum(len(finding.problems) for finding in found[_GROUPS_SHOWN:])
        yield f"  … and {left:,} more, {_REST}"
    for advice in dict.fromkeys(finding.advice for finding in found[:_GROUPS_SHOWN]):
        yield f"  What to do: {printable(advice)}."


def _finding(finding: Finding, named: bool) -> Iterator[str]:
    """Yield the lines of one finding: one where the reason is the same, else one a problem."""
    column = f"{printable(finding.column)} " if finding.column else ""
    if finding.same_reason:
        values = finding.values()
        told = [
            f"{_quoted(value)} ({_where(spots, named)})" if value else _where(spots, named)
            for value, spots in islice(values.items(), _VALUES_SHOWN)
        ]
        more = len(values) - len(told)
        rest = f" and {_some(more, 'value')} more" if more > 0 else ""
        yield f"  {column}{', '.join(told)}{rest}: {printable(finding.reason)}"
        return
    for problem in finding.problems[:_VALUES_SHOWN]:
        where = _where([(problem.sheet, problem.row)], named)
        value = f"{_quoted(problem.value)} ({where})" if problem.value else where
        yield f"  {column}{value}: {printable(problem.reason)}"
    if (more := len(finding.problems) - _VALUES_SHOWN) > 0:
        yield f"  … and {more:,} more like these, {_REST}"


def _places(processed: Processed, named: bool) -> Iterator[str]:
    placing, joining = processed.placing, processed.joining
    if placing.by_precision:
        yield "Records by how much of the place is known: " + _counts(placing.by_precision)
        yield "Municipality found by: " + _counts(placing.by_method)
    yield from _listed(
        f"Places not taken to the letter ({_some(len(placing.found), 'name')})",
        [
            f"{_quoted(place.given)} as {printable(place.name)} by {place.method} "
            f"({_where(place.spots, named)})" + (f": {printable(place.note)}" if place.note else "")
            for place in places_found(placing)
        ],
    )
    yield from _listed(
        f"For review: the municipality is not known ({_some(len(placing.review), 'row')}; "
        "--save-review writes them to be answered)",
        [
            f"{_quoted(place.mun_given)} in {_quoted(place.state_given)} "
            f"({_where(place.spots, named)}): {printable(place.reason)}"
            + "".join(f"; perhaps {name} ({code})" for code, name in place.candidates)
            for place in places_asked(placing)
        ],
    )
    yield from _listed(
        "Answers about places that no row names",
        [
            f"{_quoted(row.mun_given)} in {_quoted(row.state_given)}"
            for row in placing.unused_corrections
        ],
    )
    if joining.points:
        yield (
            f"{joining.points:,} records with coordinates; {joining.filled:,} got their "
            f"municipality from them; {joining.points_off_outline:,} lie just off the outline; "
            f"{len(joining.outside):,} lie outside Mexico"
        )
        if joining.outside:
            yield f"Coordinates outside Mexico: {_where(joining.outside, named)}"
        apart: dict[tuple[str, str], list[Spot]] = defaultdict(list)
        for differs in joining.disagreements:
            apart[differs.given, differs.point].append((differs.sheet, differs.row))
        yield from _listed(
            "Coordinates in another municipality than the one given "
            f"({_some(len(joining.disagreements), 'row')})",
            [
                f"{given} given, {point} by point ({_where(spots, named)})"
                for (given, point), spots in apart.items()
            ],
        )
    yield (
        f"Nearest entries: seaports ({joining.seaports}), airports (all), "
        f"land crossings ({joining.crossings}); geodesic km"
    )


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{title}:"
    for line in lines[:_GROUPS_SHOWN]:
        yield f"  {line}"
    if len(lines) > _GROUPS_SHOWN:
        yield f"  … and {len(lines) - _GROUPS_SHOWN:,} more, {_REST}"


def _where(spots: Iterable[Spot], named: bool) -> str:
    """Return rows in words, each with its sheet where there are several."""
    rows: dict[str, list[int]] = defaultdict(list)
    for sheet, row in dict.fromkeys(spots):
        rows[sheet].append(row)
    return "; ".join(
        (f"{printable(sheet)} " if named and sheet else "") + _numbers(numbers)
        for sheet, numbers in islice(rows.items(), _VALUES_SHOWN)
    ) + (f" and {len(rows) - _VALUES_SHOWN:,} sheets more" if len(rows) > _VALUES_SHOWN else "")


def _numbers(numbers: Sequence[int]) -> str:
    more = len(numbers) - _ROWS_SHOWN
    return (
        ("row " if len(numbers) == 1 else "rows ")
        + ", ".join(map(str, numbers[:_ROWS_SHOWN]))
        + (f" and {more:,} more" if more > 0 else "")
    )


def _named(names: Sequence[str], between: str = ", ") -> str:
    more = len(names) - _NAMES_SHOWN
    return between.join(names[:_NAMES_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _some(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{word} {number:,}" for word, number in counts.items())


def _quoted(text: str) -> str:
    return f"'{printable(text)}'"
