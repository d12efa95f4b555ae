"""Settings of all tests, and a browser that cannot leave this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from geo.places import PlacingReport, match
from geo.places.corrections import corrections_beside, load_corrections
from geo.releases import Release, read

# The first example may have to load a layer. In CI the examples are the same each time; at a
# desk they are drawn anew, to find what nobody thought of.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
# For the second run, with the oldest dependencies: they are to work at all.
settings.register_profile("few", deadline=None, derandomize=True, max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the chromium of the system, once: Playwright runs one at a time."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("the browser tests need chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            ],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def read_and_placed() -> Callable[[Path], tuple[Release, pd.DataFrame, PlacingReport]]:
    """Read a file and find its places, each file once: many tests look at the same ones."""

    @cache
    def once(path: Path) -> tuple[Release, pd.DataFrame, PlacingReport]:
        release = read(path)
        beside = corrections_beside(path)
        placed, report = match(release.records, load_corrections(beside) if beside else None)
        return release, placed, report

    return once
