"""What is installed works anywhere: the wheel brings its page, data, assets and settings."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, without its dependencies, into a folder of its own."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    for command in (
        [*pip, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)],
        [*pip, "install", "--no-deps", "--no-compile", "--target", str(target)],
    ):
        files = [str(path) for path in wheels.glob("*.whl")]
        made = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stderr
    return target


@pytest.fixture
def environment(installed: Path, tmp_path: Path) -> dict[str, str]:
    """Return an environment in which only the installed wheel can be found."""
    return {
        "PATH": f"{installed / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(installed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path),
    }


def labatlas(installed: Path, *words: str) -> list[str]:
    return [sys.executable, str(installed / "bin" / "labatlas"), *words]


def test_wheel_holds_the_project_and_nothing_else(installed: Path) -> None:
    top = {path.name for path in installed.iterdir()}
    top = {name for name in top if not name.endswith(".dist-info") and name != "__pycache__"}
    assert top == {"bin", "geo", "layers", "streamlit_app.py"}


def test_the_wheel_is_what_runs(
    installed: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    code = "import geo, layers; print(geo.__file__, layers.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.count(str(installed)) == 2


@pytest.mark.parametrize(
    "words",
    [["summary", "--json"], ["read", "illustrative-2023-12"], ["map", "--out", "map.png"]],
    ids=lambda words: words[0],
)
def test_commands_work_in_any_directory(
    installed: Path, environment: dict[str, str], tmp_path: Path, words: list[str]
) -> None:
    done = subprocess.run(
        labatlas(installed, *words),
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    if "--json" in words:
        assert json.loads(done.stdout)["labs"] == 1658
    if "map.png" in words:
        assert (tmp_path / "map.png").stat().st_size > 20_000


def test_app_starts_in_any_directory(
    installed: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = labatlas(installed, "app", "--no-browser", "--port", str(port))
    log = tmp_path / "log.txt"
    with (
        log.open("w") as output,
        subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=output, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            assert answer(f"http://127.0.0.1:{port}/_stcore/health", server) == "ok", (
                log.read_text()
            )
            assert "<title>" in answer(f"http://127.0.0.1:{port}/", server)
        finally:
            server.terminate()


def answer(url: str, server: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as page:
                return page.read().decode()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return ""
