"""How a file was read, in short: above the map, open right after an upload."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.process import Processed
from layers.app.columns import columns_form
from layers.app.doubts import listed_doubts
from layers.app.downloads import reading_downloads
from layers.app.opened import Opened, first_look
from layers.app.opening import refused
from layers.app.preview import Preview, preview_html, previews, previews_of_look
from layers.app.releases import failed_file, opened_file, reading_key
from layers.app.text import bullets, paragraph, plain
from layers.app.understood import understood
from layers.app.words import tell, tell_n
from layers.reasons import translate
from layers.words import number

_POINTS = 4
_TABS = 12
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
    doubts = listed_doubts(reading_key(release), language, processed)
    panel = st.expander(
        plain(_title(processed, failed, doubts.total, language)), key=_KEY, on_change="rerun"
    )
    if not panel.open:
        return
    with panel:
        if failed is None:
            _read(processed, opened, doubts.lines, language)
        else:
            _failed(failed, processed, language)


def _title(processed: Processed, failed: Opened | None, doubts: int, language: str) -> str:
    title = tell("reading", language)
    if failed is not None:
        return f"{title} · {tell('reading.unread', language, file=failed.name)}"
    report = processed.release.report
    kept = tell_n(
        "reading.kept",
        report.rows_read,
        language,
        file=report.file,
        kept=number(report.rows_kept),
    )
    state = tell("reading.doubts" if doubts else "reading.fine", language, n=number(doubts))
    return f"{title} · {kept} · {state}"


def _failed(failed: Opened, processed: Processed, language: str) -> None:
    reason = translate(failed.failure, language).removeprefix(f"{failed.name}: ")
    st.error(plain(tell("upload.failed", language, file=failed.name, reason=reason.rstrip("."))))
    paragraph(tell("upload.still", language, file=processed.release.report.file))
    looks = first_look(failed)
    shown = previews_of_look(looks)
    if not shown:
        return
    if not any(sheet.has_table for sheet in shown):
        paragraph(tell("reading.no_table", language))
        _previews(shown, language, meanings=False)
        return
    paragraph(tell("reading.look", language))
    _previews(shown, language)
    columns_form(failed, shown, [sheet.name for sheet in looks], language)


def _read(
    processed: Processed, opened: Opened | None, doubts: Sequence[str], language: str
) -> None:
    report = processed.release.report
    left, right = st.columns(2, gap="medium")
    with left:
        paragraph(tell("reading.understood", language), name="la-head")
        bullets(understood(processed, opened, language))
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
        sheets += [sheet.name for sheet in report.not_read if report.format != "pdf"]
        columns_form(opened, shown, sheets, language)
    with save:
        reading_downloads(processed, opened, language)


def _previews(shown: Sequence[Preview], language: str, *, meanings: bool = True) -> None:
    if len(shown) == 1:
        st.html(preview_html(shown[0], language, meanings=meanings))
        return
    names = [
        plain(sheet.name) or tell("preview.sheet", language, n=index)
        for index, sheet in enumerate(shown[:_TABS], start=1)
    ]
    for place, sheet in zip(st.tabs(names), shown[:_TABS], strict=True):
        with place:
            st.html(preview_html(sheet, language, meanings=meanings))
    if more := len(shown) - len(names):
        paragraph(tell_n("preview.more_sheets", more, language))
