"""A file of the reader's own, and reading it."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import streamlit as st

from geo.errors import LabatlasError
from geo.places.corrections import Correction, Corrections
from geo.process import Processed, process
from geo.releases import ReadingMap, SheetLook, embedded, look

_KEPT_IN_MEMORY: Final = 8


@dataclass(frozen=True)
class Opened:
    """A file of the reader's own, and how it was read.

    Attributes
    ----------
    name : str
        Name of the file.
    content : bytes
        The file.
    reading_map : ReadingMap
        What the reader said of it.
    corrections : Corrections
        What the reader answered about its places.
    map_file, corrections_file : str
        Names of the files that they came from, if they did.
    processed : Processed, optional
        The release; None where it could not be read.
    failure : str
        Why it could not.
    """

    name: str
    content: bytes = field(repr=False)
    reading_map: ReadingMap = field(default_factory=ReadingMap)
    corrections: Corrections = field(default_factory=Corrections)
    map_file: str = ""
    corrections_file: str = ""
    processed: Processed | None = field(default=None, repr=False)
    failure: str = ""

    @cached_property
    def digest(self) -> str:
        """The hash of the file.

        Returns
        -------
        str
            SHA-256.
        """
        return hashlib.sha256(self.content).hexdigest()

    @property
    def way(self) -> tuple[str, ...]:
        """What tells this reading of this file from any other.

        Returns
        -------
        tuple of str
            Hash, name, map and answers.
        """
        answers = ("\t".join(row) for row in self.corrections.rows)
        return (self.digest, self.name, self.reading_map.to_json(), *answers)


def first_look(file: Opened) -> tuple[SheetLook, ...]:
    """Return the first rows of each sheet of a file that could not be read.

    Parameters
    ----------
    file : Opened
        The file.

    Returns
    -------
    tuple of SheetLook
        Nothing where not even its cells can be read.
    """
    return _look(file.digest, file.name, file.reading_map.to_json(), file.content)


def read_file(file: Opened, others: Mapping[str, str]) -> Opened:
    """Return a file with its release, or with the reason why there is none.

    Parameters
    ----------
    file : Opened
        The file and how to read it.
    others : mapping of str to str
        Names of the files of the releases that are open, by id.

    Returns
    -------
    Opened
        The file as it was read.
    """
    try:
        return replace(file, processed=_process(file, others))
    except LabatlasError as error:
        return replace(file, failure=str(error))


def _process(file: Opened, others: Mapping[str, str]) -> Processed:
    release = Path(file.name).stem
    if others.get(release, file.name) != file.name:
        release = file.name
    if release in embedded.names():
        release = f"{release}-{file.digest[:6]}"
    return _processed(
        file.digest,
        file.name,
        release,
        file.reading_map.to_json(),
        file.corrections.rows,
        file.content,
    )


@st.cache_resource(show_spinner=False, max_entries=_KEPT_IN_MEMORY)
def _processed(
    digest: str,  # noqa: ARG001 (part of the key of the cache)
    name: str,
    release: str,
    reading_map: str,
    corrections: tuple[Correction, ...],
    _content: bytes,
) -> Processed:
    with tempfile.TemporaryDirectory() as folder:
        return process(
            _written(folder, name, _content),
            reading_map=ReadingMap.from_json(reading_map),
            corrections=Corrections(corrections),
            release_id=release,
            file_name=name,
        )


@st.cache_resource(show_spinner=False, max_entries=_KEPT_IN_MEMORY)
def _look(
    digest: str,  # noqa: ARG001 (part of the key of the cache)
    name: str,
    reading_map: str,
    _content: bytes,
) -> tuple[SheetLook, ...]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            return look(
                _written(folder, name, _content),
                file_name=name,
                reading_map=ReadingMap.from_json(reading_map),
            )
        except LabatlasError:
            return ()


def _written(folder: str, name: str, content: bytes) -> Path:
    # The name comes from elsewhere: only a plain ending of it becomes part of a path.
    ending = re.search(r"\.[a-z]{1,5}$", name.lower())
    path = Path(folder) / f"release{ending[0] if ending else ''}"
    path.write_bytes(content)
    return path
