"""Fuzzing of the readers of releases: only the project's own errors may come out.

Run ``python benchmarks/fuzz_readers.py --minutes 10 [--engine ENGINE]``.
``mutate`` damages files of the corpus at random, also inside the zip of a
spreadsheet; ``hypothesis`` writes generated tables; ``atheris`` lets libFuzzer
look for new paths in the instrumented readers, with the same damage. Each input
is read in a worker process with a limit of memory, so that a crash is a finding
and not the end. A finding is any other exception, a row that is not accounted
for, a crash, 30 s without an end, or more than 2 GB. Its input is saved.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import fuzz_atheris
from fuzz_shared import HANG_S, MEMORY, attempt, keep, seeds
from mutations import mutate


def main() -> None:
    """Fuzz for the time given and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--engine", choices=("mutate", "hypothesis", "atheris"), default="mutate")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument(
        "--seed", type=int, default=None, help="start of the chance; else the clock"
    )
    parser.add_argument("--save", type=Path, default=Path("findings"), help="folder of findings")
    parser.add_argument("--only", default="", help="take only corpus files with this in their name")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        fuzz_atheris.child(options)
        return
    seed = options.seed if options.seed is not None else int(time.time())
    print(f"{options.engine}, seed {seed}, {options.minutes:g} min, {options.workers} workers")
    run = fuzz_atheris.run if options.engine == "atheris" else _with_workers
    begin = time.perf_counter()
    outcomes, findings = run(options, seed)
    seconds = time.perf_counter() - begin
    count = sum(outcomes.values())
    print(f"{count:,} inputs in {seconds:.0f} s, {count / max(seconds, 1):.1f} a second")
    for outcome, number in outcomes.most_common():
        print(f"{number:9,}  {outcome}")
    print(f"{len(findings)} findings" + (f", saved in {options.save}" if findings else ""))
    for name, what in sorted(findings.items()):
        print(f"  {name}: {what}")
    sys.exit(bool(findings))


def _worker(pipe: Connection, engine: str, seed: int, folder: Path, only: str) -> None:
    """Read one input after the other, told of by its pipe before and after."""
    from geo.releases import read  # noqa: F401  (imports are no part of the limit)

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    rng = random.Random(seed)  # noqa: S311
    files = seeds(only)
    contents = [content for _, content in files]
    for number in range(10**9):
        if engine == "hypothesis":
            suffix, content = _generated(rng)
        else:
            suffix, content = rng.choice(files)
            content = mutate(content, rng, contents)
        path = folder / f"input{number % 2}{suffix}"
        path.write_bytes(content)
        pipe.send(("begin", str(path)))
        try:
            pipe.send(("end", attempt(path)))
        except BaseException:  # noqa: BLE001  (what comes out is what is looked for)
            pipe.send(("raised", traceback.format_exc()))


def _generated(rng: random.Random) -> tuple[str, bytes]:
    """Return a table of generated cells as text, drawn by Hypothesis."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    words = st.sampled_from(["ESTADO", "FECHA", "MUNICIPIO", "Sinaloa", "TOTAL", "2022", "Activo",
                             "31/12/2022", "1,234", "24°48'N", "X", "ene-22"])  # fmt: skip
    cell = st.one_of(words, words, st.text(max_size=20), st.integers().map(str))
    grid = st.lists(st.lists(cell, max_size=8), max_size=20)
    drawn: list[bytes] = []

    @seeded(rng.randrange(2**60))
    @settings(max_examples=4, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(
        grid, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "cp1252", "utf-16", "mac-roman"])
    )
    def draw(rows: list[list[str]], delimiter: str, encoding: str) -> None:
        text = "\r\n".join(delimiter.join(row) for row in rows)
        drawn.append(text.encode(encoding, "replace"))

    draw()
    return ".csv", drawn[-1]


class _Pool:
    """Workers that are watched, and begun anew when they end."""

    def __init__(self, options: argparse.Namespace, seed: int, folder: Path) -> None:
        self.options, self.seed, self.folder = options, seed, folder
        self.workers: list[Any] = []
        self.pipes: list[Connection] = []
        self.current: list[tuple[str, float]] = []
        for _ in range(options.workers):
            self.begin(len(self.workers))

    def begin(self, at: int) -> None:
        """Start a worker in a place, the old one of which has ended."""
        self.seed += 1
        folder = self.folder / str(self.seed)
        folder.mkdir()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(
            target=_worker,
            args=(theirs, self.options.engine, self.seed, folder, self.options.only),
            daemon=True,
        )
        worker.start()
        theirs.close()
        for items, item in ((self.workers, worker), (self.pipes, ours), (self.current, ("", 0.0))):
            items[at : at + 1] = [item]

    def end(self, at: int) -> None:
        """End a worker."""
        self.workers[at].kill()
        self.workers[at].join()


def _with_workers(options: argparse.Namespace, seed: int) -> tuple[Counter[str], dict[str, str]]:
    outcomes: Counter[str] = Counter()
    findings: dict[str, str] = {}
    stop = time.monotonic() + options.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        pool = _Pool(options, seed, Path(folder))
        while time.monotonic() < stop:
            ready = wait(pool.pipes, timeout=1)
            for at, pipe in enumerate(list(pool.pipes)):
                path, since = pool.current[at]
                if pipe in ready:
                    try:
                        what, told = pipe.recv()
                    except EOFError:
                        pool.workers[at].join()
                        outcomes["crash"] += 1
                        code = pool.workers[at].exitcode
                        keep(findings, options.save, Path(path), f"crash, exit code {code}")
                        pool.begin(at)
                        continue
                    pool.current[at] = (told, time.monotonic()) if what == "begin" else ("", 0.0)
                    if what == "end":
                        outcomes[told] += 1
                    elif what == "raised":
                        outcomes["other exception"] += 1
                        keep(findings, options.save, Path(path), told)
                elif path and time.monotonic() - since > HANG_S:
                    outcomes["hang"] += 1
                    keep(findings, options.save, Path(path), f"no end after {HANG_S} s")
                    pool.end(at)
                    pool.begin(at)
        for at in range(len(pool.workers)):
            pool.end(at)
    return outcomes, findings


if __name__ == "__main__":
    main()
