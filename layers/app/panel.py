"""How a file was read, in short: above the map, open right after an upload."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from geo.process import Processed
from geo.releases import SheetRead
from layers.app.columns import columns_form
from layers.app.downloads import reading_downloads
from layers.app.opened import Opened, first_look
from layers.app.opening import refused
from layers.app.preview import Preview, preview_html, previews, previews_of_look
from layers.app.releases import failed_file, opened_file, reading_key
from layers.app.text import bullets, paragraph, plain
from layers.app.words import tell
from layers.findings import alike, findings, places_asked, totals
from layers.words import number, say

_POINTS = 4
_NOTES = 2
_SHEETS = 3
_TABS = 12
_ROWS = 4
_DELIMITERS = (",", ";", "\t", "|")
_KEY = "reading"
_OF = "reading_of"


def reading_panel(processed: Processed, language: str) -> None:
    """Show how the file was read, or could not be, and what can be corrected.

    Parameters
    ----------
    processed : Processed
        The release that is shown.
    language : {"en", "es"}
        Language.
    """
    for problem in refused():
        st.error(plain(problem))
    release = processed.release.id
    failed = failed_file()
    opened = opened_file(release)
    # Open where there is something to look through; what the reader closes stays closed.
    shown = (release, failed.digest if failed else "", bool(opened))
    if st.session_state.get(_OF) != shown:
        st.session_state[_OF] = shown
        st.session_state[_KEY] = bool(failed or opened)
    doubts = _listed_doubts(reading_key(release), language, processed)
    panel = st.expander(
        plain(_title(processed, failed, len(doubts), language)), key=_KEY, on_change="rerun"
    )
    if not panel.open:
        return
    with panel:
        if failed is None:
            _read(processed, opened, doubts, language)
        else:
            _failed(failed, language)


def _title(processed: Processed, failed: Opened | None, doubts: int, language: str) -> str:
    title = tell("reading", language)
    if failed is not None:
        return f"{title} · {tell('reading.unread', language, file=failed.name)}"
    report = processed.release.report
    kept = tell(
        "reading.kept",
        language,
        file=report.file,
        kept=number(report.rows_kept),
        read=number(report.rows_read),
    )
    state = tell("reading.doubts" if doubts else "reading.fine", language, n=number(doubts))
    return f"{title} · {kept} · {state}"


def _failed(failed: Opened, language: str) -> None:
    st.error(plain(f"{tell('upload.failed', language, file=failed.name)} {failed.failure}"))
    _dropped(failed, language)
    looks = first_look(failed)
    shown = previews_of_look(looks)
    if not shown:
        return
    paragraph(tell("reading.look", language))
    _previews(shown, language)
    columns_form(failed, shown, [sheet.name for sheet in looks], language)


def _read(
    processed: Processed, opened: Opened | None, doubts: Sequence[str], language: str
) -> None:
    report = processed.release.report
    if opened:
        _dropped(opened, language)
    left, right = st.columns(2, gap="medium")
    with left:
        paragraph(tell("reading.understood", language), name="la-head")
        bullets(_understood(processed, opened, language))
    with right:
        paragraph(tell("reading.not", language), name="la-head")
        more, tab = len(doubts) - _POINTS, tell("tab.unplaced", language)
        listed = doubts[: _POINTS if more > 1 else None]
        bullets(
            [*listed, tell("reading.more", language, n=number(more), tab=tab)]
            if more > 1
            else listed or [tell("reading.nothing", language)]
        )
    shown = previews(processed)
    if opened is None:
        _previews(shown, language)
        return
    rows, correct, save = st.tabs([tell(name, language) for name in ("preview", "correct", "save")])
    with rows:
        _previews(shown, language)
    with correct:
        sheets = [sheet.name for sheet in report.sheets]
        sheets += [sheet.name for sheet in report.not_read]
        columns_form(opened, shown, sheets, language)
    with save:
        reading_downloads(processed, opened, language)


def _dropped(opened: Opened, language: str) -> None:
    if opened.dropped:
        headings = ", ".join(opened.dropped)
        st.warning(plain(tell("reading.dropped", language, headings=headings)))


def _previews(shown: Sequence[Preview], language: str) -> None:
    if len(shown) == 1:
        _one_preview(shown[0], language)
        return
    names = [
        plain(sheet.name) or tell("preview.sheet", language, n=index)
        for index, sheet in enumerate(shown[:_TABS], start=1)
    ]
    for place, sheet in zip(st.tabs(names), shown[:_TABS], strict=True):
        with place:
            _one_preview(sheet, language)
    if more := len(shown) - len(names):
        paragraph(tell("preview.more_sheets", language, n=number(more)))


def _one_preview(sheet: Preview, language: str) -> None:
    st.html(preview_html(sheet, language))


def _understood(processed: Processed, opened: Opened | None, language: str) -> Iterator[str]:
    report, records = processed.release.report, processed.records
    yield tell(
        "reading.records",
        language,
        rows=number(report.rows_kept),
        records=number(len(records)),
        labs=number(int(records["labs"].sum())),
    )
    for name in (opened.map_file, opened.corrections_file) if opened else ():
        if name:
            yield tell("reading.saved_used", language, file=name)
    for same in alike(report.sheets):
        yield from _headed(same, language, named=len(report.sheets) > 1)
    if report.encoding:
        yield tell(
            "reading.text",
            language,
            encoding=report.encoding,
            delimiter=tell(f"delimiter.{report.delimiter}", language)
            if report.delimiter in _DELIMITERS
            else repr(report.delimiter),
        )
    kinds = [
        f"{tell(f'kind_of_row.{kind}', language)} {number(count)}"
        for kind, count in report.rows_by_kind.items()
        if count and kind not in ("data", "set aside", "header")
    ]
    if kinds:
        yield tell("reading.kinds", language, kinds=", ".join(kinds))
    check = totals(report)
    if check.lines and not check.mismatches:
        yield tell("reading.totals", language, n=number(check.lines))
    counts = [
        f"{say(f'precision.{word}', language)} {number(rows)}"
        for word, rows in processed.placing.by_precision.items()
        if rows
    ]
    yield tell("reading.places", language, counts=", ".join(counts))
    if processed.placing.found:
        yield tell("reading.found", language, n=number(len(processed.placing.found)))
    notes = list(dict.fromkeys(text for sheet in report.sheets for text in sheet.remarks))
    for text in notes[:_NOTES]:
        yield tell("reading.note", language, text=text)
    if more := notes[_NOTES:]:
        yield tell(
            "reading.more", language, n=number(len(more)), tab=tell("tab.unplaced", language)
        )


def _headed(same: Sequence[SheetRead], language: str, *, named: bool) -> Iterator[str]:
    """Yield how sheets of one form were read, and what each says of all its rows."""
    sheet = same[0]
    words = tell(
        "reading.headed" if sheet.header_rows else "reading.headless",
        language,
        rows=", ".join(map(str, sheet.header_rows)),
        used=number(sum(bool(column.field or column.meaning) for column in sheet.columns)),
        columns=number(len(sheet.columns)),
    )
    if named:
        names = ", ".join(one.name for one in same[:_SHEETS]) + _more(same, _SHEETS)
        words = tell("reading.on_sheet", language, sheet=names, words=words)
    yield words
    said = [
        (f"{one.name}: " if named else "")
        + ", ".join(
            f"{tell(f'field.{name}', language)} {value}" for name, value in one.context.items()
        )
        for one in same
        if one.context
    ]
    if said:
        words = "; ".join(said[:_SHEETS]) + _more(said, _SHEETS)
        yield tell("reading.context", language, words=words)


def _more(listed: Sequence[object], shown: int) -> str:
    more = len(listed) - shown
    return f" (+ {number(more)})" if more > 0 else ""


@st.cache_data(show_spinner=False, max_entries=16)
def _listed_doubts(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    language: str,
    _processed: Processed,
) -> list[str]:
    return list(_doubts(_processed, language))


def _doubts(processed: Processed, language: str) -> Iterator[str]:
    """Yield what a person should look at, the weightiest first."""
    report = processed.release.report
    for sheet in report.not_read:
        yield tell(
            "reading.not_read",
            language,
            sheet=sheet.name,
            rows=number(sheet.rows),
            reason=sheet.reason,
        )
    if report.missing:
        fields = ", ".join(tell(f"field.{name}", language) for name in report.missing)
        yield tell("reading.missing", language, fields=fields)
    # Of the file as a whole: what of it was left unread, by which encoding it became text.
    yield from (f"{text}." for text in report.remarks)
    asked = places_asked(processed.placing)
    if asked:
        yield tell(
            "reading.review",
            language,
            rows=number(len(processed.placing.review)),
            n=number(len(asked)),
            tab=tell("tab.unplaced", language),
        )
    order = ("row set aside", "to check", "value dropped", "value corrected")
    found = sorted(findings(report.problems), key=lambda one: order.index(one.effect))
    for one in found:
        rows = [str(problem.row) for problem in one.problems]
        more = ", …" if len(rows) > _ROWS else ""
        yield tell(
            "reading.finding",
            language,
            n=number(len(rows)),
            effect=tell(f"effect.{one.effect}", language),
            rows=", ".join(rows[:_ROWS]) + more,
            column=f"{one.column}: " if one.column else "",
            reason=one.problems[0].reason + ("" if one.same_reason else " …"),
        )
    if processed.joining.outside:
        yield tell("reading.outside", language, n=number(len(processed.joining.outside)))
    if processed.joining.disagreements:
        yield tell("reading.disagree", language, n=number(len(processed.joining.disagreements)))
