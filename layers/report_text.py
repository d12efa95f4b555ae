"""The report of how a release was read, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from geo.doubts import Doubt, doubts
from geo.process import Processed
from geo.records import LAB_KINDS
from geo.releases import ColumnRead, Problem, ReadingReport, SheetRead
from geo.releases.report import ASKED_FOR
from geo.text import printable
from layers.findings import Finding, alike, as_problems, by_kind, findings, totals
from layers.report_counts import sites, usual_labs
from layers.report_places import found_lines, place_lines
from layers.report_words import (
    GROUPS_SHOWN,
    REST,
    VALUES_SHOWN,
    counts,
    listed,
    named,
    numbers,
    quoted,
    some,
    where,
)

_REMARKS_SHOWN: Final = 10
"""Longer lists are cut in the text; the JSON holds them whole."""

_TITLES: Final = {
    "not read": "NOT READ",
    "missing": "NOT FOUND",
    "row set aside": "Rows set aside",
    "to check": "To check",
    "place": "For review, as the place is not known for sure",
    "outside": "Coordinates outside Mexico",
    "disagreement": "Coordinates in another municipality than the one given",
    "value dropped": "Values dropped, row kept",
    "value corrected": "Values corrected, row kept",
}
"""By :data:`geo.doubts.KINDS`."""

_HOW: Final = {"cells": " (by what its cells hold)", "chosen": " (chosen)"}


def report_text(processed: Processed) -> str:
    """Return the report as plain text for a terminal.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.

    Returns
    -------
    str
        Lines: what was understood, what it came to, what is in doubt and why,
        by :data:`geo.doubts.KINDS`, and where the places were found. Long
        lists are cut.
    """
    sheets = {problem.sheet for problem in processed.release.report.problems}
    with_sheet = len(sheets | set(processed.records["sheet"])) > 1
    parts = (
        _understood(processed),
        _counted(processed),
        _doubts(processed, with_sheet),
        found_lines(processed, with_sheet),
    )
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
    left_out = [quoted(sheet.name) for sheet in report.not_read if sheet.reason == ASKED_FOR]
    if left_out:
        yield f"Left out, as {ASKED_FOR}: {named(left_out)}"
    yield from _remarks(report)


def _sheets(same: Sequence[SheetRead]) -> Iterator[str]:
    first, rows = same[0], same[0].header_rows
    headed = f"headings in {numbers(rows)}" if rows else "no headings"
    names = [quoted(sheet.name) for sheet in same if sheet.name]
    if names:
        yield f"{'Sheet' if len(names) == 1 else 'Sheets'} {named(names)}, {headed}:"
    else:
        yield f"{headed.capitalize()}:"
    for column in first.columns:
        if column.field:
            yield f"  {column.field:13} {printable(column.heading)}{_HOW.get(column.how, '')}"
    yield from _measures([column for column in first.columns if column.meaning])
    said = [
        (f"{quoted(sheet.name)}: " if len(names) > 1 else "")
        + ", ".join(f"{name} {printable(value)}" for name, value in sheet.context.items())
        for sheet in same
        if sheet.context
    ]
    if said:
        yield f"  of all rows   {named(said, '; ')}"
    unused = [c.heading for c in first.columns if not c.field and not c.meaning]
    if unused:
        yield f"  not used      {named([printable(heading) for heading in unused])}"


def _measures(columns: Sequence[ColumnRead]) -> Iterator[str]:
    """Yield what the columns of a wide table count, the middle of many left out."""
    lines = [f"  {column.meaning:13} {printable(column.heading)}" for column in columns]
    if len(lines) <= GROUPS_SHOWN:
        yield from lines
        return
    yield from lines[:3]
    yield f"  … {len(lines) - 4:,} columns more, to"
    yield lines[-1]


def _remarks(report: ReadingReport) -> Iterator[str]:
    remarks = [(remark, "") for remark in report.remarks]
    several = len(report.sheets) > 1
    remarks += [
        (remark, f"sheet {quoted(sheet.name)}: " if several else "")
        for sheet in report.sheets
        for remark in sheet.remarks
    ]
    for remark, sheet in remarks[:_REMARKS_SHOWN]:
        yield f"Note: {sheet}{printable(remark).removesuffix('.')}."
    if len(remarks) > _REMARKS_SHOWN:
        yield f"  … and {len(remarks) - _REMARKS_SHOWN:,} notes more, {REST}"


def _counted(processed: Processed) -> Iterator[str]:
    report, records = processed.release.report, processed.records
    kinds = {kind: count for kind, count in report.rows_by_kind.items() if count}
    yield f"{some(sum(kinds.values()), 'row')} filled: {counts(kinds)}"
    yield (
        f"{some(report.rows_read, 'row')} read = {report.rows_kept:,} kept "
        f"+ {len(report.set_aside):,} set aside; {some(len(records), 'record')}, "
        f"{some(usual_labs(records), 'lab')}"
    )
    found = sites(records)
    if others := {kind: count for kind, count in found.items() if kind not in LAB_KINDS}:
        yield (
            f"Not among the labs: {counts(others)}; {sum(found.values()):,} in all "
            "(--kind chooses what is counted)"
        )
    check = totals(report)
    if check.lines:
        off = len({(p.sheet, p.row) for p in check.mismatches})
        yield f"Lines of totals: {check.lines:,}" + (
            f"; in {some(off, 'row')} the sums do not agree"
            if off
            else "; none contradicts the rows"
        )


def _doubts(processed: Processed, with_sheet: bool) -> Iterator[str]:
    """Yield what a person should look at, in the order of :data:`geo.doubts.KINDS`."""
    found = doubts(processed)
    if not found:
        yield "Nothing is in doubt."
        return
    yield f"{'1 thing is' if len(found) == 1 else f'{len(found):,} things are'} in doubt:"
    for kind, same in by_kind(found).items():
        yield f"{_TITLES[kind]} ({len(same):,}):"
        if kind == "not read":
            yield from _not_read(processed.release.report, same)
        elif kind == "missing":
            yield f"  {', '.join(doubt.column for doubt in same)}: {same[0].reason}"
        elif kind in ("place", "outside", "disagreement"):
            lines = place_lines(kind, processed, with_sheet)
            yield from listed(lines)
        else:
            yield from _grouped(as_problems(same), with_sheet)
        advice = dict.fromkeys(doubt.advice for doubt in same)
        yield from (f"  What to do: {printable(text)}." for text in advice)


def _not_read(report: ReadingReport, same: Sequence[Doubt]) -> Iterator[str]:
    rows = {sheet.name: sheet.rows for sheet in report.not_read}
    yield from listed(
        [
            quoted(doubt.sheet)
            + (f" with {some(rows[doubt.sheet], 'row')}" if rows.get(doubt.sheet) else "")
            + f": {printable(doubt.reason)}"
            for doubt in same
        ]
    )


def _grouped(problems: Sequence[Problem], with_sheet: bool) -> Iterator[str]:
    found = findings(problems)
    for finding in found[:GROUPS_SHOWN]:
        yield from _finding(finding, with_sheet)
    if len(found) > GROUPS_SHOWN:
        left = sum(len(finding.problems) for finding in found[GROUPS_SHOWN:])
        yield f"  … and {left:,} more, {REST}"


def _finding(finding: Finding, with_sheet: bool) -> Iterator[str]:
    """Yield the lines of one finding: one where the reason is the same, else one a problem."""
    column = f"{printable(finding.column)} " if finding.column else ""
    if finding.same_reason:
        values = finding.values()
        told = [
            f"{quoted(value)} ({where(spots, with_sheet)})" if value else where(spots, with_sheet)
            for value, spots in islice(values.items(), VALUES_SHOWN)
        ]
        more = len(values) - len(told)
        rest = f" and {some(more, 'value')} more" if more > 0 else ""
        yield f"  {column}{', '.join(told)}{rest}: {printable(finding.reason)}"
        return
    for problem in finding.problems[:VALUES_SHOWN]:
        spot = where([(problem.sheet, problem.row)], with_sheet)
        value = f"{quoted(problem.value)} ({spot})" if problem.value else spot
        yield f"  {column}{value}: {printable(problem.reason)}"
    if (more := len(finding.problems) - VALUES_SHOWN) > 0:
        yield f"  … and {more:,} more like these, {REST}"
