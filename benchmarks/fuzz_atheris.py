"""The engine of ``fuzz_readers.py`` in which libFuzzer looks for new paths."""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from fuzz_shared import HANG_S, MEMORY, attempt, keep, seeds
from mutations import mutate


def run(options: argparse.Namespace, seed: int) -> tuple[Counter[str], dict[str, str]]:
    """Run libFuzzer in a process of its own, and again after each crash."""
    outcomes: Counter[str] = Counter()
    findings: dict[str, str] = {}
    stop = time.monotonic() + options.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        while (left := stop - time.monotonic()) > 5:
            seed += 1
            place = Path(folder) / str(seed)
            place.mkdir()
            main = str(Path(__file__).with_name("fuzz_readers.py"))
            command = [sys.executable, main, "--child", str(place), "--seed", str(seed),
                       "--minutes", str(left / 60), "--only", options.only]  # fmt: skip
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            for line in (place / "log.jsonl").read_text("utf-8").splitlines():
                entry = json.loads(line)
                if "counts" in entry:
                    last = entry["counts"]
                else:
                    keep(findings, options.save, Path(entry["path"]), entry["told"])
            outcomes.update(last)
            # What libFuzzer only calls slow is kept by it too: where names are first loaded.
            found = [path for path in sorted(place.glob("found_*")) if "slow-unit" not in path.name]
            for path in found:
                said = done.stderr.strip().splitlines()
                why = next(
                    (line for line in said if "ERROR" in line), f"exit code {done.returncode}"
                )
                keep(findings, options.save, path, f"libFuzzer: {why}")
            if done.returncode and not found:
                keep(findings, options.save, place / "none", done.stderr[-3000:] or "no output")
                break
    return outcomes, findings


def child(options: argparse.Namespace) -> None:
    """Fuzz in this process until the time is over or libFuzzer ends it."""
    import atheris

    with atheris.instrument_imports(include=["geo.releases", "geo.text", "geo.places"]):
        from geo import places, releases  # noqa: F401
    files = seeds(options.only)
    folder: Path = options.child
    (folder / "corpus").mkdir()
    for number, (_, content) in enumerate(files):
        (folder / "corpus" / str(number)).write_bytes(content)
    contents = [content for _, content in files]
    log = (folder / "log.jsonl").open("w", encoding="utf-8")
    counts: Counter[str] = Counter()

    def tell(entry: dict[str, Any]) -> None:
        log.write(json.dumps(entry) + "\n")
        log.flush()

    def one(content: bytes) -> None:
        # Readers go by content, so one ending serves all.
        path = folder / "input.bin"
        path.write_bytes(content)
        try:
            counts[attempt(path)] += 1
        except Exception:  # noqa: BLE001  (what comes out is what is looked for)
            counts["other exception"] += 1
            kept = folder / f"raised_{sum(counts.values())}"
            kept.write_bytes(content)
            tell({"path": str(kept), "told": traceback.format_exc()})
        if sum(counts.values()) % 50 == 1:
            tell({"counts": counts})

    def damage(content: bytes, largest: int, seed: int) -> bytes:
        rng = random.Random(seed)  # noqa: S311
        if rng.random() < 0.3:
            return bytes(atheris.Mutate(content, largest))
        return mutate(content, rng, contents)[:largest]

    arguments = [
        sys.argv[0], str(folder / "corpus"), f"-max_total_time={int(options.minutes * 60)}",
        f"-timeout={HANG_S}", f"-rss_limit_mb={MEMORY // 2**20}", f"-seed={options.seed}",
        f"-artifact_prefix={folder}/found_", "-max_len=60000", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(arguments, one, custom_mutator=damage)
    atheris.Fuzz()
