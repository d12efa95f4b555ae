"""Releases: files that list raids, read into the one record table."""

from geo.releases.embedded import names as embedded_names
from geo.releases.headings import FIELDS
from geo.releases.read import read
from geo.releases.release import Release
from geo.releases.report import Problem, ReadingReport

__all__ = ["FIELDS", "Problem", "ReadingReport", "Release", "embedded_names", "read"]
