"""Correcting how a file was read: drop-downs that become a map of its columns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import streamlit as st

from geo.releases import FIELDS, ColumnRead, ReadingMap
from geo.releases.tables.headings import key
from layers.app.opened import Opened
from layers.app.preview import Preview, measure_words
from layers.app.releases import ask
from layers.app.text import label, paragraph, plain, spoken
from layers.app.words import tell, tell_n
from layers.report_words import heading_words

T = TypeVar("T")

COUNTS: Final = "counts"
"""The choice for a column of a wide table: it counts what its heading says."""

ENCODINGS: Final = ("UTF-8", "Windows-1252", "Mac Roman", "CP850", "CP437", "UTF-16")
_NO_TEXT: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_IN_A_ROW: Final = 4
_DROP_DOWNS: Final = 48
_LONGEST: Final = 40
_PROBLEM: Final = "reading_problem"
_COUNTED: Final = "reading_counted"
_DAYS: Final = {"found": None, "day": True, "month": False}


def changed_map(
    given: ReadingMap, columns: Sequence[ColumnRead], chosen: Mapping[str, str]
) -> ReadingMap:
    """Return a map of columns with what was chosen anew.

    Only what differs from what the reader of files found becomes part of it,
    so that the map also fits another release whose other headings differ.

    Parameters
    ----------
    given : ReadingMap
        The map so far.
    columns : sequence of ColumnRead
        The columns as they were read with it.
    chosen : mapping of str to str
        By heading: a field, :data:`COUNTS`, or nothing for a column that
        means nothing.

    Returns
    -------
    ReadingMap
        The map from now on.

    Raises
    ------
    ValueError
        If one field is given to two columns; the arguments are the field and
        the headings.
    """
    found = {column.heading: choice_of(column) for column in columns}
    changed = {text: name for text, name in chosen.items() if name != found.get(text)}
    touched = set(map(key, changed))
    kept = {
        name: text
        for name, text in given.columns.items()
        if key(text) not in touched and name not in changed.values()
    }
    for name in FIELDS:
        twice = [text for text, wanted in changed.items() if wanted == name]
        if len(twice) > 1:
            raise ValueError(name, *twice)
    ignored = [text for text in given.ignored if key(text) not in touched]
    return replace(
        given,
        columns=kept | {name: text for text, name in changed.items() if name in FIELDS},
        ignored=(*ignored, *(text for text, name in changed.items() if not name)),
    )


def choice_of(column: ColumnRead) -> str:
    """Return what a drop-down shows for a column as it was read.

    Parameters
    ----------
    column : ColumnRead
        The column.

    Returns
    -------
    str
        Its field, :data:`COUNTS`, or nothing.
    """
    return column.field or (COUNTS if column.meaning else "")


@dataclass(frozen=True)
class _Form:
    """What the form shows, for the callback that reads it."""

    file: Opened
    columns: tuple[ColumnRead, ...]
    sheets: tuple[str, ...]
    read: tuple[str, ...]
    prefix: str
    language: str

    def key(self, name: object) -> str:
        return f"{self.prefix} {name}"


def columns_form(
    file: Opened, shown: Sequence[Preview], sheets: Sequence[str], language: str
) -> None:
    """Show what can be corrected, and a button that has the file read again.

    Parameters
    ----------
    file : Opened
        The file as it was read, or could not be.
    shown : sequence of Preview
        Its sheets.
    sheets : sequence of str
        Names of all its sheets, also those left unread.
    language : {"en", "es"}
        Language.
    """
    columns = tuple({c.heading: c for sheet in shown for c in sheet.columns}.values())
    _remember_counts(file, columns)
    read = tuple(sheet.name for sheet in shown)
    way = hashlib.sha256("\n".join(file.way).encode()).hexdigest()[:12]
    form = _Form(file, columns, tuple(sheets), read, f"correct {way}", language)
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))
    paragraph(tell("correct.help", language))
    # No value of these widgets is set by the script: a choice not yet applied would be lost
    # whenever anything else on the page is used.
    with st.form(form.prefix, border=False, enter_to_submit=False):
        _column_choices(form)
        _file_choices(form, shown)
        with st.container(horizontal=True):
            st.form_submit_button(
                tell("correct.apply", language), type="primary", on_click=_apply, args=(form,)
            )
            st.form_submit_button(
                tell("correct.reset", language), type="tertiary", on_click=_reset, args=(form,)
            )


def _column_choices(form: _Form) -> None:
    listed = form.columns[:_DROP_DOWNS]
    for first in range(0, len(listed), _IN_A_ROW):
        places = st.columns(_IN_A_ROW)
        for index, column in enumerate(listed[first : first + _IN_A_ROW], start=first):
            with places[index - first]:
                _column_choice(form, index, column)
    if more := len(form.columns) - len(listed):
        paragraph(tell_n("correct.capped", more, form.language))


def _column_choice(form: _Form, index: int, column: ColumnRead) -> None:
    language = form.language
    counts = _counted(form.file).get(column.heading, "")
    options = ["", *([COUNTS] if counts else []), *FIELDS]

    def name(choice: str) -> str:
        if choice == COUNTS:
            return measure_words(counts, language)
        return tell(f"field.{choice}" if choice else "preview.unused", language)

    heading = heading_words(column.heading, language)
    examples = _short(", ".join(column.examples), 3 * _LONGEST) or tell("correct.empty", language)
    label(_short(heading), below=tell("correct.values", language, examples=examples))
    st.selectbox(
        spoken(_short(heading)) or tell("correct.column", language, n=index + 1),
        options,
        index=options.index(choice_of(column)),
        key=form.key(index),
        format_func=name,
        label_visibility="collapsed",
    )


def _file_choices(form: _Form, shown: Sequence[Preview]) -> None:
    given, language = form.file.reading_map, form.language
    places = iter(st.columns(_IN_A_ROW))
    if len(form.sheets) > 1:
        with next(places):
            st.multiselect(
                tell("correct.sheets", language),
                form.sheets,
                default=[name for name in form.sheets if name in form.read],
                key=form.key("sheets"),
                help=tell("correct.sheets.help", language),
            )
    lines = {line.row: " | ".join(filter(None, line.cells)) for line in shown[0].lines}
    rows = sorted({*lines, *filter(None, [given.header_row])})
    with next(places):
        _file_choice(
            form,
            "header",
            [0, *rows],
            given.header_row or 0,
            lambda row: f"{row}: {_short(lines.get(row, ''))}" if row else _by_itself(language),
        )
    if not form.file.content.startswith(_NO_TEXT):
        known = dict.fromkeys(["", *filter(None, [given.encoding]), *ENCODINGS])
        with next(places):
            _file_choice(
                form,
                "encoding",
                list(known),
                given.encoding,
                lambda name: name or _by_itself(language),
            )
    with next(places):
        _file_choice(
            form,
            "day",
            list(_DAYS),
            next(word for word, first in _DAYS.items() if first is given.day_first),
            lambda word: tell(f"correct.day.{word}", language),
        )


def _file_choice(
    form: _Form, name: str, options: Sequence[T], value: T, words: Callable[[T], str]
) -> None:
    st.selectbox(
        tell(f"correct.{name}", form.language),
        options,
        index=options.index(value),
        key=form.key(name),
        format_func=words,
        help=tell(f"correct.{name}.help", form.language),
    )


def _apply(form: _Form) -> None:
    state: Any = st.session_state
    given, language = form.file.reading_map, form.language
    chosen = {
        column.heading: state[form.key(index)]
        for index, column in enumerate(form.columns[:_DROP_DOWNS])
    }
    try:
        changed = changed_map(given, form.columns, chosen)
    except ValueError as error:
        field, *twice = error.args
        state[_PROBLEM] = tell(
            "correct.twice",
            language,
            field=tell(f"field.{field}", language),
            headings=", ".join(heading_words(text, language) for text in twice),
        )
        return
    wanted = tuple(state.get(form.key("sheets"), form.read))
    ask(
        form.file,
        reading_map=replace(
            changed,
            # What the reader of files chose by itself is not made a choice of its own.
            sheets=given.sheets if set(wanted) == set(form.read) else wanted,
            header_row=state[form.key("header")] or None,
            encoding=state.get(form.key("encoding"), given.encoding),
            day_first=_DAYS[state[form.key("day")]],
        ),
    )


def _reset(form: _Form) -> None:
    ask(form.file, reading_map=ReadingMap())


def _counted(file: Opened) -> dict[str, str]:
    known: dict[str, dict[str, str]] = st.session_state.setdefault(_COUNTED, {})
    return known.setdefault(file.digest, {})


def _remember_counts(file: Opened, columns: Sequence[ColumnRead]) -> None:
    """Keep what columns count: once one is ignored, its heading alone would not offer it again."""
    _counted(file).update({column.heading: column.meaning for column in columns if column.meaning})


def _by_itself(language: str) -> str:
    return tell("correct.found", language)


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
