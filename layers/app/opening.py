"""Opening the reader's own files: a release, and what was saved of an earlier reading."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

import streamlit as st

from geo.errors import LabatlasError
from geo.places.corrections import Correction, Corrections, load_corrections
from geo.releases import ReadingMap
from layers.app.opened import Opened
from layers.app.releases import asked, failed_file, forget_failed, take
from layers.app.text import paragraph, plain
from layers.app.words import tell
from layers.reasons import translate

_SEEN: Final = "upload_seen"
_REFUSED: Final = "upload_refused"


class _Companion(NamedTuple):
    """A file that goes with a release: how to read it, or answers about its places."""

    name: str
    file_id: str
    saved: ReadingMap | Corrections


def uploader(language: str) -> str | None:
    """Show the file upload and return the id of a release that it has just opened.

    Also reads a file again where the reader asked for it in another way.

    Parameters
    ----------
    language : {"en", "es"}
        Language.

    Returns
    -------
    str or None
        The id the first time a file is seen; None otherwise, also if it
        could not be read: then all else stays.
    """
    with st.expander(tell("upload", language)):
        # Any type: a file that a filter turns away in the browser is never explained.
        files = st.file_uploader(
            tell("upload", language),
            accept_multiple_files=True,
            key="upload",
            help=tell("upload.help", language),
            label_visibility="collapsed",
        )
        paragraph(tell("upload.types", language), name="la-examples")
        release = None
        for file in (*_new(files or (), language), *filter(None, [asked()])):
            with st.spinner(tell("upload.reading", language, file=plain(file.name))):
                # The last that could be read is shown.
                release = take(file) or release
                st.session_state["reading"] = True
        return release


def refused() -> tuple[str, ...]:
    """Return what was wrong with saved files that were opened.

    Returns
    -------
    tuple of str
        One sentence each.
    """
    told: tuple[str, ...] = st.session_state.get(_REFUSED, ())
    return told


def _new(files: Sequence[Any], language: str) -> list[Opened]:
    """Return the releases that were not among the files of the last run, as they are to be read."""
    releases, companions, problems = [], [], []
    for file in files:
        try:
            saved = _saved(file.name, file.getvalue(), language)
        except LabatlasError as error:
            problems.append(str(error))
            continue
        if saved is None:
            releases.append(file)
        else:
            companions.append(_Companion(file.name, file.file_id, saved))
    if companions and not releases:
        problems += [tell("upload.lonely", language, file=one.name) for one in companions]
    st.session_state[_REFUSED] = tuple(problems)
    failed = failed_file()
    if failed and failed.name not in [file.name for file in releases]:
        forget_failed()
    seen = st.session_state.get(_SEEN, frozenset())
    found: list[Opened] = []
    now = set()
    for file in releases:
        mine = _of(file.name, companions, [one.name for one in releases])
        signature = (file.file_id, *(one.file_id for one in mine))
        now.add(signature)
        if signature not in seen:
            found.append(_opened(file.name, file.getvalue(), mine))
    st.session_state[_SEEN] = frozenset(now)
    return found


def _saved(name: str, content: bytes, language: str) -> ReadingMap | Corrections | None:
    """Return what a file saved of an earlier reading; None for any other file."""
    if name.lower().endswith(".json"):
        try:
            return ReadingMap.from_json(content.decode("utf-8-sig"))
        except (LabatlasError, UnicodeDecodeError) as error:
            raise _SavedFileError(
                tell("upload.map_bad", language, file=name, error=translate(str(error), language))
            ) from error
    if not name.lower().endswith(".csv") or not _answers_places(content):
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        path.write_bytes(content)
        try:
            return load_corrections(path)
        except LabatlasError as error:
            raise _SavedFileError(
                tell(
                    "upload.corrections_bad",
                    language,
                    file=name,
                    error=translate(str(error), language),
                )
            ) from error


class _SavedFileError(LabatlasError, ValueError):
    """A file is not what an earlier reading saved."""


def _answers_places(content: bytes) -> bool:
    # By its headings, not its name: a browser that saves a file twice changes that.
    first = content[:1_000].decode("utf-8-sig", "replace").partition("\n")[0]
    cells = next(csv.reader([first.replace(";", ",").replace("\t", ",")]), [])
    return {*Correction._fields[:4]} <= {cell.strip() for cell in cells}


def _of(name: str, companions: Iterable[_Companion], releases: Sequence[str]) -> list[_Companion]:
    """Return the saved files that go with a release: those of its name, else those of none."""
    return [
        one
        for one in companions
        if _named_after(one, name) or not any(_named_after(one, other) for other in releases)
    ]


def _named_after(one: _Companion, release: str) -> bool:
    return one.name.startswith(f"{Path(release).stem}.")


def _opened(name: str, content: bytes, companions: Iterable[_Companion]) -> Opened:
    file = Opened(name, content)
    for one in companions:
        if isinstance(one.saved, ReadingMap):
            file = replace(file, reading_map=one.saved, map_file=one.name)
        else:
            file = replace(file, corrections=one.saved, corrections_file=one.name)
    return file
