"""The embedded releases, each read once; and what is made before anybody asks for it."""

from __future__ import annotations

import importlib
import threading
from collections import defaultdict
from collections.abc import Callable
from functools import cache, partial
from typing import Final

from geo.neighbours import neighbours
from geo.process import Processed, process
from geo.releases import embedded
from layers.view import View

_LOCKS: Final[defaultdict[str, threading.Lock]] = defaultdict(threading.Lock)
_SHOWN: Final = threading.Event()
_POLL_S: Final = 0.1


def embedded_release(name: str) -> Processed:
    """Return an embedded release, read and joined once a process.

    Parameters
    ----------
    name : str
        One of :func:`geo.releases.embedded.names`.

    Returns
    -------
    Processed
        Shared by all sessions; not to be changed.
    """
    # Who asks while it is being read waits for that reading.
    with _LOCKS[name]:
        return _read(name)


def page_shown() -> None:
    """Tell :func:`read_ahead` that the first page stands."""
    _SHOWN.set()


def read_ahead(ended: threading.Event) -> None:
    """Read what the first page needs, and once it stands what a comparison needs besides.

    To be run in a thread of its own.

    Parameters
    ----------
    ended : threading.Event
        Set when the app ends: nothing more is begun then.
    """
    *others, newest = embedded.names()
    if not ended.is_set():
        embedded_release(newest)
    # Sooner, the rest would take its time from the page that somebody is waiting for.
    while not _SHOWN.wait(_POLL_S):
        if ended.is_set():
            return
    steps: list[Callable[[], object]] = [
        *(partial(embedded_release, name) for name in others),
        neighbours,
        partial(importlib.import_module, "layers.charts"),
        _densities,
    ]
    for step in steps:
        if ended.is_set():
            return
        step()


def _densities() -> None:
    """Make what every density needs once: how the cells lie in the country, and the kernel."""
    from geo.density import density

    view = View()
    records = embedded_release(view.release).records
    density(records, bandwidth_km=float(view.bandwidth), cell_km=view.cell_km)


@cache
def _read(name: str) -> Processed:
    return process(name)
