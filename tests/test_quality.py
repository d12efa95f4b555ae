"""Form of the code, checked by the tools that the project names: ruff, mypy, numpydoc."""

import subprocess
import sys
from pathlib import Path

import pytest
from numpydoc.hooks.validate_docstrings import parse_config, process_file

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
    ],
    ids=" ".join,
)
def test_tool_is_content(command: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def public_modules() -> list[Path]:
    return sorted(
        path
        for room in ("geo", "layers")
        for path in (ROOT / room).glob("**/*.py")
        if not path.name.startswith("_") or path.name == "__init__.py"
    )


@pytest.mark.parametrize("path", public_modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_public_docstrings_follow_numpydoc(path: Path) -> None:
    faults = process_file(path, parse_config(ROOT))
    assert not faults, "\n".join(" ".join(map(str, fault)) for fault in faults)
