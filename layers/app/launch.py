"""What ``labatlas app`` does: start the server here and open the page once it answers."""

from __future__ import annotations

import importlib
import importlib.util
import socket
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from geo.errors import OutputError
from layers.cli_texts import CLI_TEXTS
from layers.words import fill

ADDRESS: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8501

SETTINGS: Final[dict[str, object]] = {
    "browser.gatherUsageStats": False,
    "server.address": ADDRESS,
    "server.headless": True,
    "server.maxUploadSize": 200,
    "client.toolbarMode": "minimal",
    "server.fileWatcherType": "none",
    "theme.base": "light",
    "theme.primaryColor": "#35607f",
    "theme.textColor": "#23262b",
    "theme.secondaryBackgroundColor": "#f4f2ee",
}
"""The app's settings, wherever it is started. What ``.streamlit/config.toml`` of the repository
says for ``streamlit run`` is the same; it is not part of an installed package."""

_WARM: Final = (
    "geo.process",
    "layers.compose",
    "layers.webmap",
    "folium.plugins",
    "layers.comparing.export",
    "layers.ledgers",
    "layers.revisions.compose",
)
"""What every page imports, the slowest first."""
_WAIT_S: Final = 60.0
_POLL_S: Final = 0.1


class PortError(OutputError):
    """The port for the app is taken."""


def launch(port: int | None = None, *, open_browser: bool = True, language: str = "en") -> None:
    """Serve the app until it is interrupted.

    Parameters
    ----------
    port : int, optional
        Port on this machine; by default 8501, or a free one if that is taken.
    open_browser : bool
        Whether to open the page.
    language : {"en", "es"}
        Language in which the page opens; it can be changed there.

    Raises
    ------
    PortError
        If the port that was asked for is taken.
    """
    chosen = _port(port)
    url = f"http://{ADDRESS}:{chosen}" + ("" if language == "en" else f"/?language={language}")
    threading.Thread(target=_announce, args=(url, open_browser, language), daemon=True).start()
    ended = threading.Event()
    warming = threading.Thread(target=_warm_up, args=(ended,), daemon=True)
    warming.start()
    try:
        _serve(chosen)
    finally:
        # Python can't end while a thread is in the midst of importing: the process would hang.
        ended.set()
        warming.join()


def page_file() -> Path:
    """Return the page that Streamlit runs.

    Returns
    -------
    pathlib.Path
        ``streamlit_app.py``, which is installed beside the packages.

    Raises
    ------
    OutputError
        If it is not installed.
    """
    found = importlib.util.find_spec("streamlit_app")
    if found is None or found.origin is None:
        raise OutputError("streamlit_app.py is not installed with labatlas: install it again")
    return Path(found.origin)


def _port(port: int | None) -> int:
    if port is not None:
        if not _is_free(port):
            raise PortError(
                f"port {port} is taken, perhaps by another labatlas app: "
                "close that one or choose another port"
            )
        return port
    return DEFAULT_PORT if _is_free(DEFAULT_PORT) else _any_free()


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As a server does: a port whose last connection is just closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def _any_free() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])


def _serve(port: int) -> None:
    # Streamlit takes half a second to import; the command line must not wait for it.
    from streamlit.web import bootstrap

    settings = {**SETTINGS, "server.port": port}
    flags = {name.replace(".", "_"): value for name, value in settings.items()}
    bootstrap.load_config_options(flags)
    bootstrap.run(str(page_file()), is_hello=False, args=[], flag_options=flags)


def _announce(url: str, open_browser: bool, language: str) -> None:
    """Print the URL, and open it, once the server answers."""
    deadline = time.monotonic() + _WAIT_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(urljoin(url, "/_stcore/health"), timeout=1):  # noqa: S310
                break
        except (urllib.error.URLError, OSError):
            time.sleep(_POLL_S)
    else:
        return
    print(fill(CLI_TEXTS["app.open"], language, url=url), flush=True)
    if open_browser:
        webbrowser.open(url)


def _warm_up(ended: threading.Event) -> None:
    """Import and read what the first pages need while the browser still opens."""
    # Not streamlit_folium: a component registers itself only inside the run of a script.
    for module in (*_WARM, "layers.app.ahead"):
        if ended.is_set():
            return
        importlib.import_module(module)
    importlib.import_module("layers.app.ahead").read_ahead(ended)
