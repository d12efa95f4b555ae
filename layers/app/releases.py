"""The releases that can be shown: the embedded ones, and those opened in this session."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from geo.places.corrections import Corrections
from geo.process import Processed
from geo.releases import ReadingMap, embedded
from layers.app.ahead import embedded_release
from layers.app.opened import Opened, read_file

_OPENED: Final = "opened"
_FAILED: Final = "failed"
_ASKED: Final = "asked"
_KEPT_OPEN: Final = 8


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
    opened = opened_file(name)
    if opened is None or opened.processed is None:
        return embedded_release(name)
    return opened.processed


def opened_file(name: str) -> Opened | None:
    """Return the file that a release was read from, if it was opened in this session.

    Parameters
    ----------
    name : str
        Id of a release.

    Returns
    -------
    Opened or None
        The file; None for an embedded release.
    """
    return _opened().get(name)


def failed_file() -> Opened | None:
    """Return the file that was chosen last, if it could not be read yet.

    Returns
    -------
    Opened or None
        The file, with the reason.
    """
    failed: Opened | None = st.session_state.get(_FAILED)
    return failed


def reading_key(name: str) -> tuple[str, ...]:
    """Return what tells one reading of one file from any other.

    Parameters
    ----------
    name : str
        Id of a release.

    Returns
    -------
    tuple of str
        Fit to be the key of a cache.
    """
    opened = opened_file(name)
    return (name,) if opened is None else (name, *opened.way)


def take(file: Opened) -> str | None:
    """Read a file, keep it for this session, and return the id of its release.

    Parameters
    ----------
    file : Opened
        The file and how to read it.

    Returns
    -------
    str or None
        None where it could not be read: then :func:`failed_file` tells why.
    """
    read = read_file(file, {name: one.name for name, one in _opened().items()})
    if read.processed is None:
        st.session_state[_FAILED] = read
        return None
    release = read.processed.release.id
    others = {name: other for name, other in _opened().items() if name != release}
    kept = list(others.items())[-_KEPT_OPEN + 1 :]
    st.session_state[_OPENED] = {**dict(kept), release: read}
    forget_failed()
    return release


def forget_failed() -> None:
    """Forget the file that could not be read."""
    st.session_state[_FAILED] = None


def ask(
    file: Opened,
    *,
    reading_map: ReadingMap | None = None,
    corrections: Corrections | None = None,
) -> None:
    """Ask for a file to be read again in another way; the next run does it.

    Parameters
    ----------
    file : Opened
        The file as it was read so far.
    reading_map : ReadingMap, optional
        How to read it from now on.
    corrections : Corrections, optional
        Answers about its places from now on.
    """
    changed = replace(file, processed=None, failure="")
    if reading_map is not None:
        # Without anything of its own left, it is not the map of that file any more.
        told = file.map_file if reading_map != ReadingMap() else ""
        changed = replace(changed, reading_map=reading_map, map_file=told)
    if corrections is not None:
        told = file.corrections_file if corrections.rows else ""
        changed = replace(changed, corrections=corrections, corrections_file=told)
    st.session_state[_ASKED] = changed


def asked() -> Opened | None:
    """Return what :func:`ask` asked for, once.

    Returns
    -------
    Opened or None
        The file to read.
    """
    wanted: Opened | None = st.session_state.pop(_ASKED, None)
    return wanted


def _opened() -> dict[str, Opened]:
    opened: dict[str, Opened] = st.session_state.get(_OPENED, {})
    return opened
