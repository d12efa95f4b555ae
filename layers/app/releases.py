"""The releases that can be shown: the embedded ones, and those opened in this session."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from geo.errors import LabatlasError
from geo.process import Processed, process
from geo.releases import FIELDS, embedded
from layers.app.text import plain
from layers.app.words import tell

ENDINGS: Final = ("xlsx", "xls", "ods", "csv")

_OPENED: Final = "opened"
_FAILED: Final = "upload_failed"
_LAST: Final = "upload_last"
_SERVED: Final = "upload_columns_served"
_SHEET: Final = "sheet"
"""What a line of the columns' box names beside the fields: the sheet to read."""
_KEPT_IN_MEMORY: Final = 8


def release_names() -> tuple[str, ...]:
    """Return the ids of the releases that can be shown.

    Returns
    -------
    tuple of str
        The embedded ones, then those opened in this session.
    """
    return (*embedded.names(), *_opened())


def open_release(name: str) -> Processed:
    """Return a release by its id, read and joined once.

    Parameters
    ----------
    name : str
        One of :func:`release_names`.

    Returns
    -------
    Processed
        Shared by all sessions; not to be changed.
    """
    opened = _opened()
    return opened[name] if name in opened else _embedded(name)


def uploader(language: str) -> str | None:
    """Show the file upload and return the id of a release that it has just opened.

    Parameters
    ----------
    language : {"en", "es"}
        Language.

    Returns
    -------
    str or None
        The id the first time a file is seen; None otherwise, also if it
        could not be read: then the reason is shown, and all else stays.
    """
    with st.expander(tell("upload", language)):
        file = st.file_uploader(
            tell("upload", language),
            type=list(ENDINGS),
            key="upload",
            on_change=_forget_columns,
            help=tell("upload.help", language),
            label_visibility="collapsed",
        )
        lines = st.text_area(
            tell("upload.columns", language),
            key="upload_columns",
            placeholder="date=FECHA",
            height=80,
            help=tell("upload.columns.help", language, fields=", ".join(FIELDS)),
        )
        st.session_state[_FAILED] = ""
        if file is None:
            return None
        try:
            columns = _columns(lines or "", language)
            with st.spinner(tell("upload.reading", language, file=plain(file.name))):
                opened = _open(file.name, file.getvalue(), columns)
            st.session_state[_SERVED] = lines
        except LabatlasError as error:
            failed = tell("upload.failed", language, file=file.name)
            st.session_state[_FAILED] = f"{failed} {error}"
            return None
        return opened


def upload_failure() -> str:
    """Return why the file that was just chosen could not be opened.

    Returns
    -------
    str
        The reason; empty where none was chosen or it is open.
    """
    return str(st.session_state.get(_FAILED, ""))


def _forget_columns() -> None:
    """Empty the box once it has served a file: the next one has its own headings."""
    if st.session_state.get(_SERVED) == st.session_state["upload_columns"]:
        st.session_state["upload_columns"] = ""


def _open(name: str, content: bytes, columns: Mapping[str, str]) -> str | None:
    digest = hashlib.sha256(content).hexdigest()
    named = tuple(sorted(columns.items()))
    key = (digest, *named)
    processed = _uploaded(digest, name, named, content)
    release = processed.release.id
    st.session_state[_OPENED] = {**_opened(), release: processed}
    if st.session_state.get(_LAST) == key:
        return None
    st.session_state[_LAST] = key
    return release


def _opened() -> dict[str, Processed]:
    opened: dict[str, Processed] = st.session_state.get(_OPENED, {})
    return opened


def _columns(lines: str, language: str) -> dict[str, str]:
    columns = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        field, equals, heading = line.partition("=")
        if not equals or not heading.strip():
            raise ColumnLineError(tell("upload.line", language, line=line))
        columns[field.strip()] = heading.strip()
    return columns


class ColumnLineError(LabatlasError, ValueError):
    """A line does not name a field and its heading."""


@st.cache_resource(show_spinner=False)
def _embedded(name: str) -> Processed:
    return process(name)


@st.cache_resource(show_spinner=False, max_entries=_KEPT_IN_MEMORY)
def _uploaded(
    digest: str, name: str, columns: tuple[tuple[str, str], ...], _content: bytes
) -> Processed:
    release = Path(name).stem
    if release in embedded.names():
        release = f"{release}-{digest[:6]}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"release{Path(name).suffix.lower()}"
        path.write_bytes(_content)
        named = dict(columns)
        sheet = named.pop(_SHEET, None)
        return process(path, columns=named, sheet=sheet, release_id=release, file_name=name)
