"""What the engines of ``fuzz_readers.py`` share: seeds, an attempt, and what is kept of it."""

from __future__ import annotations

import time
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "tests" / "data" / "releases" / "files"
HANG_S = 30
MEMORY = 2 * 1024**3
LARGEST_SEED = 60_000


def seeds(only: str = "") -> list[tuple[str, bytes]]:
    """Return the files of the corpus that are small enough to be damaged often."""
    found = [(path.suffix, path.read_bytes()) for path in sorted(CORPUS.iterdir())
             if only in path.name]  # fmt: skip
    return [(suffix, content) for suffix, content in found if len(content) <= LARGEST_SEED]


def attempt(path: Path) -> str:
    """Read a file and match its places; return in a word what came of it.

    Anything but an error of the project is raised.
    """
    from geo.errors import LabatlasError
    from geo.places import match
    from geo.records import check
    from geo.releases import read

    try:
        release = read(path)
        match(release.records)
    except LabatlasError as error:
        if not str(error).startswith(path.name):
            raise AssertionError(f"the error does not name its file: {error}") from error
        return type(error).__name__
    check(release.records)
    report = release.report
    aside = {(row.sheet, row.row) for row in report.rows}
    kept = set(zip(release.records["sheet"], release.records["row"], strict=True))
    if aside & kept or len(aside) != len(report.rows):
        raise AssertionError("a row is of two kinds")
    if len(aside) + len(kept) != sum(report.rows_by_kind.values()):
        raise AssertionError("a row is not accounted for")
    return "read"


def keep(findings: dict[str, str], folder: Path, path: Path, told: str) -> None:
    """Save the input of a finding, the first of its kind only."""
    lines = [line.strip() for line in told.strip().splitlines()]
    places = [line for line in lines if line.startswith("File ") and "/geo/" in line]
    name = places[-1].split("/geo/")[-1].replace('"', "") if places else ""
    what = f"{lines[-1][:160]} ({name})" if name else lines[-1][:160]
    kind = f"{lines[-1].split(':')[0]} {name}"
    if any(seen.startswith(kind) for seen in findings.values()):
        return
    folder.mkdir(parents=True, exist_ok=True)
    saved = folder / f"finding_{len(findings) + 1}_{int(time.time())}{path.suffix}"
    if path.exists():
        saved.write_bytes(path.read_bytes())
    saved.with_suffix(".txt").write_text(told, "utf-8")
    findings[saved.name] = f"{kind}: {what}"
