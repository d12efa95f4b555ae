"""The rows of a file that gave no record or are in doubt, shown as they stand there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import streamlit as st

from geo.process import Processed
from geo.records import RAW_PREFIX
from geo.releases import Problem, ReadingReport
from geo.releases.report import ROW_KINDS, Effect
from layers.app.words import tell, tell_n
from layers.findings import Finding, Spot, findings, totals
from layers.reasons import translate
from layers.report_words import heading_words
from layers.words import number

EFFECTS: Final[tuple[Effect, ...]] = (
    "row set aside", "to check", "value dropped", "value corrected",
)  # fmt: skip
"""What is done about a problem, the weightiest first."""

_FINDINGS: Final = 12
_ROWS_IN_PLACE: Final = 4
_COLUMNS_IN_PLACE: Final = 12
_LISTED_ROWS: Final = 40
"""More of each is left to the files that can be saved, so that the page stays quick."""

_LONGEST: Final = 80
_PAGE: Final = re.compile(r"page (\d+)")


@st.cache_data(show_spinner=False, max_entries=16)
def rows_html(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    language: str,
    _processed: Processed,
) -> str:
    """Return the rows by kind, and those in doubt in place, every text of the file escaped.

    Parameters
    ----------
    reading : tuple of str
        What tells one reading from any other.
    language : {"en", "es"}
        Language of the headings.
    _processed : Processed
        The release.

    Returns
    -------
    str
        HTML.
    """
    report = _processed.release.report
    parts = (_kinds(report, language), _assumed(report, language), _in_place(_processed, language))
    return "".join(text for part in parts for text in part)


def _kinds(report: ReadingReport, language: str) -> Iterator[str]:
    """Yield the rows that gave no record by what they are, each kind to be opened."""
    counts = report.rows_by_kind
    yield f"<p class='la-text'>{html.escape(tell('report.kinds', language))}</p>"
    yield "<div class='la-kinds'>"
    for kind in ROW_KINDS:
        if not counts[kind]:
            continue
        label = f"{tell(f'kind_of_row.{kind}', language)}: {number(counts[kind])}"
        if kind == "data":
            yield f"<span>{html.escape(label)}</span>"
            continue
        rows = [row for row in report.rows if row.kind == kind]
        lines = [f"{where([(row.sheet, row.row)], report, language)}: {row.text}" for row in rows]
        yield f"<details><summary>{html.escape(label)}</summary><ul>"
        yield from (f"<li>{html.escape(_short(line))}</li>" for line in lines[:_LISTED_ROWS])
        if len(lines) > _LISTED_ROWS:
            yield f"<li>… {number(len(lines) - _LISTED_ROWS)}</li>"
        yield "</ul></details>"
    yield "</div>"
    check = totals(report)
    if check.lines or check.mismatches:
        key = "report.totals.off" if check.mismatches else "report.totals"
        words = tell(key, language, n=number(check.lines), off=number(len(check.mismatches)))
        yield f"<p class='la-text'>{html.escape(words)}</p>"


def _assumed(report: ReadingReport, language: str) -> Iterator[str]:
    """Yield what was left unread or had to be assumed."""
    told = [not_read(sheet.name, sheet.rows, sheet.reason, language) for sheet in report.not_read]
    told += [f"{translate(remark, language)}." for remark in report.remarks]
    told += [
        (f"{sheet.name}: " if len(report.sheets) > 1 else "") + f"{translate(remark, language)}."
        for sheet in report.sheets
        for remark in sheet.remarks
    ]
    if told:
        yield f"<p class='la-text'>{html.escape(tell('report.assumed', language))}</p>"
        yield "<ul class='la-list'>"
        yield from (f"<li>{html.escape(text)}</li>" for text in told[:_LISTED_ROWS])
        if len(told) > _LISTED_ROWS:
            yield f"<li>… {number(len(told) - _LISTED_ROWS)}</li>"
        yield "</ul>"


def _in_place(processed: Processed, language: str) -> Iterator[str]:
    """Yield what was not taken as it stands: each reason once, with the rows it is about."""
    report = processed.release.report
    found = sorted(findings(report.problems), key=lambda one: EFFECTS.index(one.effect))
    if not found:
        yield f"<p class='la-text'>{html.escape(tell('report.problems.none', language))}</p>"
        return
    shown = found[:_FINDINGS]
    examples = {
        (problem.sheet, problem.row) for one in shown for problem in one.problems[:_ROWS_IN_PLACE]
    }
    cells = _cells(processed, examples)
    for one in shown:
        yield _finding(one, cells, report, language)
    if len(found) > len(shown):
        words = tell("report.reasons.more", language, n=number(len(found) - len(shown)))
        yield f"<p class='la-text'>{html.escape(words)}</p>"


def _finding(
    one: Finding, cells: Mapping[Spot, Mapping[str, str]], report: ReadingReport, language: str
) -> str:
    column = f"{heading_words(one.column, language)}: " if one.column else ""
    reason, advice = translate(one.reason, language), translate(one.advice, language)
    effect = tell(f"effect.{one.effect}", language)
    title = f"{number(len(one.problems))} × {effect}"
    shown = one.problems[:_ROWS_IN_PLACE]
    more = len(one.problems) - len(shown)
    rest = tell("report.rows.more", language, n=number(more)) if more else ""
    return (
        f"<div class='la-finding'><p><b>{html.escape(title)}</b> · "
        f"{html.escape(column + reason)}</p>"
        f"{_rows_in_place(shown, cells, report, language, reasons=not one.same_reason)}"
        f"<p class='la-advice'>{html.escape(rest)} "
        f"{html.escape(tell('report.advice', language))}: {html.escape(advice)}.</p></div>"
    )


def _rows_in_place(
    problems: Sequence[Problem],
    cells: Mapping[Spot, Mapping[str, str]],
    report: ReadingReport,
    language: str,
    *,
    reasons: bool,
) -> str:
    """Return the rows of problems as a table, the cell that is meant marked in each."""
    rows = [(problem, cells.get((problem.sheet, problem.row), {})) for problem in problems]
    meant = [problem.column for problem in problems if problem.column]
    headings = list(dict.fromkeys(heading for _, row in rows for heading in row))
    # Columns that say nothing in these rows are left out, the one that is meant never.
    told = [h for h in headings if h in meant or any(row.get(h) for _, row in rows)]
    first = [h for h in told if h not in meant][: _COLUMNS_IN_PLACE - len(set(meant))]
    columns = [h for h in told if h in meant or h in first]
    if not columns:
        values = ", ".join(
            f"{where([(p.sheet, p.row)], report, language)}: {p.value}" for p in problems
        )
        return f"<p>{html.escape(values)}</p>"
    corner = html.escape(tell("report.row", language))
    heads = "".join(
        f"<th>{html.escape(_short(heading_words(heading, language)))}</th>" for heading in columns
    )
    if reasons:
        heads += f"<th>{html.escape(tell('report.reason', language))}</th>"
    body = "".join(
        f"<tr><th>{html.escape(where([(problem.sheet, problem.row)], report, language))}</th>"
        + "".join(
            f"<td{' class=la-meant' if heading == problem.column else ''}>"
            f"{html.escape(_short(row.get(heading, '')))}</td>"
            for heading in columns
        )
        + (f"<td>{html.escape(translate(problem.reason, language))}</td>" if reasons else "")
        + "</tr>"
        for problem, row in rows
    )
    return (
        f"<div class='la-rows'><table><thead><tr><th>{corner}</th>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(processed: Processed, spots: set[Spot]) -> dict[Spot, dict[str, str]]:
    """Return the cells of rows by heading, as they stand in the file."""
    report, records = processed.release.report, processed.records
    found: dict[Spot, dict[str, str]] = {}
    sheets = {sheet.name: sheet for sheet in report.sheets}
    for row in report.rows:
        if (row.sheet, row.row) in spots:
            sheet = sheets.get(row.sheet, report.sheets[0])
            headings = [column.heading for column in sheet.columns]
            found[row.sheet, row.row] = dict(zip(headings, row.cells, strict=False))
    raw = [name for name in records if str(name).startswith(RAW_PREFIX)]
    wanted = records[records["row"].isin({row for _, row in spots})]
    for spot, texts in zip(
        zip(wanted["sheet"], wanted["row"], strict=True),
        wanted[raw].itertuples(index=False, name=None),
        strict=True,
    ):
        if spot in spots and spot not in found:
            sheet = sheets.get(spot[0], report.sheets[0])
            cells = {
                str(n).removeprefix(RAW_PREFIX): str(t) for n, t in zip(raw, texts, strict=True)
            }
            found[spot] = {c.heading: cells.get(c.heading, "") for c in sheet.columns}
    return found


def where(spots: Iterable[Spot], report: ReadingReport, language: str = "en") -> str:
    """Return rows, with the sheet or page of each where the file has several.

    Parameters
    ----------
    spots : iterable of (str, int)
        Sheets and rows.
    report : ReadingReport
        The report of the reading of the file.
    language : {"en", "es"}
        Language of the word for a page.

    Returns
    -------
    str
        Plain text.
    """
    pdf = report.format == "pdf"
    named = len(report.sheets) > 1 or pdf
    return ", ".join(
        f"{_page(sheet, language).lower() if pdf else sheet} · {row}"
        if named and sheet
        else str(row)
        for sheet, row in spots
    )


def not_read(sheet: str, rows: int, reason: str, language: str) -> str:
    """Return what is said of a sheet or page that was left unread.

    Parameters
    ----------
    sheet : str
        Its name.
    rows : int
        Number of its rows; 0 for a page without text.
    reason : str
        Why.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        A sentence.
    """
    named = _page(sheet, language)
    if rows or named == sheet:
        counted = tell_n("n.rows", rows, language)
        named = tell("reading.sheet", language, sheet=sheet, rows=counted)
    return tell("reading.not_read", language, sheet=named, reason=translate(reason, language))


def _page(sheet: str, language: str) -> str:
    page = _PAGE.fullmatch(sheet)
    return tell("reading.page", language, n=page[1]) if page else sheet


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
