"""Starting the app: its settings, its port, its page, its end."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from geo.errors import LabatlasError
from layers.app import launch
from layers.app.launch import ADDRESS, SETTINGS, PortError, page_file


def test_settings_file_of_the_repository_says_the_same(root: Path) -> None:
    written = tomllib.loads((root / ".streamlit" / "config.toml").read_text("utf-8"))
    flat = {f"{part}.{name}": value for part in written for name, value in written[part].items()}
    assert flat == {name: SETTINGS.get(name) for name in flat}
    assert {"browser.gatherUsageStats", "server.address", "server.headless"} <= set(flat)


def test_app_sends_no_telemetry_and_stays_on_this_machine() -> None:
    assert SETTINGS["browser.gatherUsageStats"] is False
    assert SETTINGS["server.address"] == ADDRESS == "127.0.0.1"


def test_page_is_found_beside_the_packages(root: Path) -> None:
    assert page_file() == root / "streamlit_app.py"


def test_port_that_is_taken_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_serve", lambda port: pytest.fail("it must not start"))
    with socket.socket() as other:
        other.bind((ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortError, match=f"port {port} is taken") as caught:
            launch.launch(port, open_browser=False)
    assert isinstance(caught.value, LabatlasError)


def test_without_a_wish_another_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[int] = []
    monkeypatch.setattr(launch, "_serve", served.append)
    monkeypatch.setattr(launch, "_announce", lambda *_: None)
    monkeypatch.setattr(launch, "_warm_up", lambda *_: None)
    with socket.socket() as other:
        other.bind((ADDRESS, 0))
        other.listen()
        monkeypatch.setattr(launch, "DEFAULT_PORT", other.getsockname()[1])
        launch.launch(open_browser=False)
    assert served
    assert served[0] != launch.DEFAULT_PORT


def test_interrupt_ends_it_cleanly_after_it_printed_its_address(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from layers.app.launch import launch; launch({port}, open_browser=False)",
        ],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert server.stdout
    lines = []
    for line in server.stdout:
        lines.append(line)
        if "labatlas is open" in line:
            break
    assert f"http://{ADDRESS}:{port}" in lines[-1], "".join(lines)
    server.send_signal(signal.SIGINT)
    rest, _ = server.communicate(timeout=20)
    assert server.returncode == 0, rest
    assert "Traceback" not in rest
