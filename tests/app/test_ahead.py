"""What is read before anybody asks for it, and that nothing is read twice."""

from __future__ import annotations

import threading
import time

import pytest

from geo.releases import embedded
from layers.app import ahead


def test_what_is_being_read_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def slow(name: str) -> str:
        asked.append(name)
        time.sleep(0.05)
        return f"read {name}"

    monkeypatch.setattr(ahead, "process", slow)
    ahead._read.cache_clear()
    try:
        found: list[object] = []
        threads = [
            threading.Thread(target=lambda: found.append(ahead.embedded_release("a")))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == ["read a"] * 4
        assert asked == ["a"]
    finally:
        ahead._read.cache_clear()


def test_what_the_first_page_does_not_need_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ahead, "embedded_release", asked.append)
    monkeypatch.setattr(ahead, "neighbours", lambda: asked.append("neighbours"))
    monkeypatch.setattr(ahead, "_densities", lambda: asked.append("densities"))
    monkeypatch.setattr(ahead, "_SHOWN", threading.Event())
    thread = threading.Thread(target=ahead.read_ahead, args=(threading.Event(),), daemon=True)
    thread.start()
    *others, newest = embedded.names()
    deadline = time.monotonic() + 10
    while not asked and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.05)
    assert asked == [newest]
    ahead.page_shown()
    thread.join(30)
    assert asked == [newest, *others, "neighbours", "densities"]


def test_nothing_more_is_begun_once_the_app_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ahead, "embedded_release", asked.append)
    monkeypatch.setattr(ahead, "_SHOWN", threading.Event())
    ended = threading.Event()
    thread = threading.Thread(target=ahead.read_ahead, args=(ended,), daemon=True)
    thread.start()
    ended.set()
    thread.join(10)
    assert not thread.is_alive()
    assert asked in ([], [embedded.names()[-1]])
