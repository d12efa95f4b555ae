"""The releases that come with the program, all of them illustrative."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from geo.errors import ReleaseError
from geo.releases.read import read
from geo.releases.reading_map import ReadingMap
from geo.releases.release import Release

_DATA = Path(str(files("geo") / "data"))


@cache
def _index() -> dict[str, dict[str, Any]]:
    entries = json.loads((_DATA / "releases.json").read_text("utf-8"))
    return {entry["id"]: entry for entry in entries}


def names() -> tuple[str, ...]:
    """Return the ids of the embedded releases, oldest first.

    Returns
    -------
    tuple of str
        Ids that :func:`read_embedded` takes.
    """
    return tuple(sorted(_index(), key=lambda name: str(_index()[name]["published"])))


def read_embedded(
    name: str,
    *,
    reading_map: ReadingMap | None = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
) -> Release:
    """Return an embedded release, read from its file like any other.

    Parameters
    ----------
    name : str
        One of :func:`names`.
    reading_map, columns, strict : optional
        See :func:`geo.releases.read`.

    Returns
    -------
    Release
        The release with its publisher, dates and period.

    Raises
    ------
    ReleaseError
        If there is no such release, or its file is not the one it should be.
    """
    if name not in _index():
        raise ReleaseError(f"there is no embedded release {name!r}; there are {', '.join(names())}")
    entry = _index()[name]
    release = read(
        _DATA / entry["file"],
        reading_map=reading_map,
        columns=columns,
        strict=strict,
        release_id=name,
        publisher=entry["publisher"],
        corps=entry["corps"],
        published=date.fromisoformat(entry["published"]),
        period=(date.fromisoformat(entry["period_start"]), date.fromisoformat(entry["period_end"])),
    )
    if release.report.sha256 != entry["sha256"]:
        raise ReleaseError(
            f"the embedded release {name} is not the file that releases.json names: its sha256 is "
            f"{release.report.sha256}; install labatlas again"
        )
    return replace(release, illustrative=entry["illustrative"])
