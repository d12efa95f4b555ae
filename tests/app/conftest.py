"""The app as a running server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

START = "from layers.app.launch import launch; launch({port}, open_browser=False)"
WAIT_S = 60.0
HERE = ("http://127.0.0.1:", "data:", "blob:")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app as `labatlas app` does, from a folder that has nothing to do with it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    port = free_port()
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-c", START.format(port=port)],
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + WAIT_S
        while not answers(f"{url}/_stcore/health"):
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the app did not start:\n{log.read_text()}")
            time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)
        # pytest shows it beside a failed test.
        print(log.read_text())


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return Path(__file__).parents[2]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page on which nothing may go wrong, and which may ask for nothing elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    watched = context.new_page()
    watched.set_default_timeout(WAIT_S * 1000)
    foreign: list[str] = []
    errors: list[str] = []
    watched.on(
        "request",
        lambda request: None if request.url.startswith(HERE) else foreign.append(request.url),
    )
    watched.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    watched.on("pageerror", lambda error: errors.append(str(error)))
    yield watched
    print("console and page errors:", errors)
    assert foreign == []
    assert errors == []
    context.close()
