"""Releases: files that list raids, read into the one record table."""

from geo.releases.embedded import names as embedded_names
from geo.releases.look import SheetLook, look
from geo.releases.read import read
from geo.releases.reading_map import ReadingMap, load_map
from geo.releases.release import Release
from geo.releases.report import ColumnRead, NotRead, Problem, ReadingReport, RowSeen, SheetRead
from geo.releases.reporting import used_map
from geo.releases.tables.headings import FIELDS

__all__ = [
    "FIELDS",
    "ColumnRead",
    "NotRead",
    "Problem",
    "ReadingMap",
    "ReadingReport",
    "Release",
    "RowSeen",
    "SheetLook",
    "SheetRead",
    "embedded_names",
    "load_map",
    "look",
    "read",
    "used_map",
]
