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
from layers.findings import Finding, Spot, alike, as_problems, by_kind, findings, totals
from layers.reasons import translate
from layers.report_counts import sites, usual_labs
from layers.report_places import found_lines, place_lines
from layers.report_words import (
    GROUPS_SHOWN,
    VALUES_SHOWN,
    counts,
    heading_words,
    line,
    listed,
    named,
    numbers,
    quoted,
    said,
    some,
    where,
    word_of,
)
from layers.texts_report import TITLE_TEXTS
from layers.words import fill

_REMARKS_SHOWN: Final = 10
"""Longer lists are cut in the text; the JSON holds them whole."""

_TOLD: Final = ("cells", "chosen")
"""Ways to know a column that are told; its heading is the usual one."""


def report_text(processed: Processed, language: str = "en") -> str:
    """Return the report as plain text for a terminal.

    Parameters
    ----------
    processed : Processed
        A release that went down the whole line.
    language : {"en", "es"}
        Language. Names of fields stay those that ``--map`` takes.

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
        _understood(processed, language),
        _counted(processed, language),
        _doubts(processed, with_sheet, language),
        found_lines(processed, with_sheet, language),
    )
    return "\n\n".join("\n".join(part) for part in parts)


def _understood(processed: Processed, language: str) -> Iterator[str]:
    release, report = processed.release, processed.release.report
    yield line("release", language, release=printable(release.id)) + (
        line("illustrative", language) if release.illustrative else ""
    )
    text = f": {printable(report.encoding)}" if report.encoding else ""
    parted = line("parted", language, by=repr(report.delimiter)) if report.delimiter else ""
    yield line(
        "file",
        language,
        file=printable(report.file),
        format=f"{report.format}{text}{parted}",
        sha256=report.sha256[:16],
    )
    for same in alike(report.sheets):
        yield from _sheets(same, language)
    left_out = [quoted(sheet.name) for sheet in report.not_read if sheet.reason == ASKED_FOR]
    if left_out:
        yield line("left_out", language, names=named(left_out, language))
    yield from _remarks(report, language)


def _sheets(same: Sequence[SheetRead], language: str) -> Iterator[str]:
    first, rows = same[0], same[0].header_rows
    headed = line("headings.none", language)
    if rows:
        headed = line("headings", language, rows=numbers(rows, language))
    names = [quoted(sheet.name) for sheet in same if sheet.name]
    if names:
        listed_names = named(names, language)
        yield line("sheets", language, one=len(names) == 1, names=listed_names, headed=headed)
    else:
        yield f"{headed.capitalize()}:"
    for column in first.columns:
        if column.field:
            how = line(f"how.{column.how}", language) if column.how in _TOLD else ""
            yield f"  {column.field:13} {_headed(column, language)}{how}"
    yield from _measures([column for column in first.columns if column.meaning], language)
    told = [
        (f"{quoted(sheet.name)}: " if len(names) > 1 else "")
        + ", ".join(said(name, value, language) for name, value in sheet.context.items())
        for sheet in same
        if sheet.context
    ]
    if told:
        yield f"  {line('all_rows', language):13} {named(told, language, '; ')}"
    unused = [_headed(c, language) for c in first.columns if not c.field and not c.meaning]
    if unused:
        yield f"  {line('not_used', language):13} {named(unused, language)}"


def _headed(column: ColumnRead, language: str) -> str:
    return printable(heading_words(column.heading, language))


def _measures(columns: Sequence[ColumnRead], language: str) -> Iterator[str]:
    """Yield what the columns of a wide table count, the middle of many left out."""
    lines = [
        f"  {_measured(column.meaning, language):13} {_headed(column, language)}"
        for column in columns
    ]
    if len(lines) <= GROUPS_SHOWN:
        yield from lines
        return
    yield from lines[:3]
    yield f"  {line('more.columns', language, n=f'{len(lines) - 4:,}')}"
    yield lines[-1]


def _measured(meaning: str, language: str) -> str:
    words = meaning.split(", ")
    for vocabulary in ("measure", "status", "drug", "kind"):
        words = [word_of(vocabulary, word, language) for word in words]
    return ", ".join(words)


def _remarks(report: ReadingReport, language: str) -> Iterator[str]:
    remarks = [(remark, "") for remark in report.remarks]
    several = len(report.sheets) > 1
    remarks += [
        (remark, line("sheet", language, name=quoted(sheet.name)) if several else "")
        for sheet in report.sheets
        for remark in sheet.remarks
    ]
    for remark, sheet in remarks[:_REMARKS_SHOWN]:
        text = printable(translate(remark, language)).removesuffix(".")
        yield line("note", language, text=f"{sheet}{text}")
    if len(remarks) > _REMARKS_SHOWN:
        yield f"  {line('more.notes', language, n=f'{len(remarks) - _REMARKS_SHOWN:,}')}"


def _counted(processed: Processed, language: str) -> Iterator[str]:
    report, records = processed.release.report, processed.records
    kinds = {kind: count for kind, count in report.rows_by_kind.items() if count}
    rows = some(sum(kinds.values()), "row", language)
    yield line("filled", language, rows=rows, kinds=counts(kinds, "kind_of_row", language))
    yield line(
        "read",
        language,
        rows=some(report.rows_read, "row", language),
        kept=f"{report.rows_kept:,}",
        aside=f"{len(report.set_aside):,}",
        records=some(len(records), "record", language),
        labs=some(usual_labs(records), "lab", language),
    )
    found = sites(records)
    if others := {kind: count for kind, count in found.items() if kind not in LAB_KINDS}:
        told = counts(others, "kind", language)
        yield line("others", language, kinds=told, n=f"{sum(found.values()):,}")
    check = totals(report)
    if check.lines:
        off = len({(p.sheet, p.row) for p in check.mismatches})
        key, rows = ("totals.off" if off else "totals"), some(off, "row", language)
        yield line(key, language, n=f"{check.lines:,}", rows=rows)


def _doubts(processed: Processed, with_sheet: bool, language: str) -> Iterator[str]:
    """Yield what a person should look at, in the order of :data:`geo.doubts.KINDS`."""
    found = doubts(processed)
    if not found:
        yield line("doubts.none", language)
        return
    yield line("doubts", language, one=len(found) == 1, n=f"{len(found):,}")
    for kind, same in by_kind(found).items():
        yield f"{fill(TITLE_TEXTS[kind], language)} ({len(same):,}):"
        if kind == "not read":
            yield from _not_read(processed.release.report, same, language)
        elif kind == "missing":
            columns = ", ".join(doubt.column for doubt in same)
            yield f"  {columns}: {translate(same[0].reason, language)}"
        elif kind in ("place", "outside", "disagreement"):
            yield from listed(place_lines(kind, processed, with_sheet, language), language)
        else:
            yield from _grouped(as_problems(same), with_sheet, language)
        for advice in dict.fromkeys(doubt.advice for doubt in same):
            text = printable(translate(advice, language))
            yield f"  {line('doubts.advice', language, text=text)}"


def _not_read(report: ReadingReport, same: Sequence[Doubt], language: str) -> Iterator[str]:
    rows = {sheet.name: sheet.rows for sheet in report.not_read}
    told = []
    for doubt in same:
        many = rows.get(doubt.sheet, 0)
        size = line("with_rows", language, rows=some(many, "row", language)) if many else ""
        told.append(f"{quoted(doubt.sheet)}{size}: {printable(translate(doubt.reason, language))}")
    yield from listed(told, language)


def _grouped(problems: Sequence[Problem], with_sheet: bool, language: str) -> Iterator[str]:
    found = findings(problems)
    for finding in found[:GROUPS_SHOWN]:
        yield from _finding(finding, with_sheet, language)
    if len(found) > GROUPS_SHOWN:
        left = sum(len(finding.problems) for finding in found[GROUPS_SHOWN:])
        yield f"  {line('more.rest', language, n=f'{left:,}')}"


def _finding(finding: Finding, with_sheet: bool, language: str) -> Iterator[str]:
    """Yield the lines of one finding: one where the reason is the same, else one a problem."""
    column = printable(heading_words(finding.column, language))
    column = f"{column} " if column else ""

    def at(value: str, spots: Sequence[Spot]) -> str:
        rows = where(spots, with_sheet, language)
        return f"{quoted(value)} ({rows})" if value else rows

    if finding.same_reason:
        values = finding.values()
        told = [at(value, spots) for value, spots in islice(values.items(), VALUES_SHOWN)]
        more = len(values) - len(told)
        rest = line("more", language, n=some(more, "value", language)) if more > 0 else ""
        reason = printable(translate(finding.reason, language))
        yield f"  {column}{', '.join(told)}{rest}: {reason}"
        return
    for problem in finding.problems[:VALUES_SHOWN]:
        reason = printable(translate(problem.reason, language))
        yield f"  {column}{at(problem.value, [(problem.sheet, problem.row)])}: {reason}"
    if (more := len(finding.problems) - VALUES_SHOWN) > 0:
        yield f"  {line('more.alike', language, n=f'{more:,}')}"
