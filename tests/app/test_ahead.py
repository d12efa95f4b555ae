"""What is read before anybody asks for it, and that nothing is read twice."""

from __future__ import annotations

import threading
from collections import defaultdict

import pytest

from geo.releases import embedded
from layers.app import ahead


def test_what_is_being_read_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    begun, waiting, go_on = threading.Event(), threading.Semaphore(0), threading.Event()

    def slow(name: str) -> str:
        asked.append(name)
        begun.set()
        go_on.wait(30)
        return f"read {name}"

    class Lock:
        """Tells who comes to it."""

        def __init__(self) -> None:
            self.own = threading.Lock()

        def __enter__(self) -> None:
            waiting.release()
            self.own.acquire()

        def __exit__(self, *_: object) -> None:
            self.own.release()

    monkeypatch.setattr(ahead, "process", slow)
    monkeypatch.setattr(ahead, "_LOCKS", defaultdict(Lock))
    ahead._read.cache_clear()
    try:
        found: list[object] = []
        threads = [
            threading.Thread(target=lambda: found.append(ahead.embedded_release("a")))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        assert begun.wait(30)
        # While the first one reads, all the others have come.
        assert all(waiting.acquire(timeout=30) for _ in threads)
        go_on.set()
        for thread in threads:
            thread.join()
        assert found == ["read a"] * 4
        assert asked == ["a"]
    finally:
        ahead._read.cache_clear()


def test_what_the_first_page_does_not_need_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    looked = threading.Semaphore(0)

    class Shown(threading.Event):
        """Tells that somebody looked whether it has come."""

        def wait(self, timeout: float | None = None) -> bool:
            looked.release()
            return super().wait(timeout)

    monkeypatch.setattr(ahead, "embedded_release", asked.append)
    monkeypatch.setattr(ahead, "neighbours", lambda: asked.append("neighbours"))
    monkeypatch.setattr(ahead, "_densities", lambda: asked.append("densities"))
    monkeypatch.setattr(ahead, "_SHOWN", Shown())
    thread = threading.Thread(target=ahead.read_ahead, args=(threading.Event(),), daemon=True)
    thread.start()
    *others, newest = embedded.names()
    # Looking a second time, it has done nothing since the first.
    assert all(looked.acquire(timeout=30) for _ in range(2))
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
