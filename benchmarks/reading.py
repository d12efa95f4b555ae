"""Large releases through the whole line: time, memory, and how both grow.

Run ``python benchmarks/reading.py [ROWS ...] [--json FILE]``. For each size a
messy workbook is written (title lines, headings in two rows, 3 % of the
municipalities with a typing error, positions for a fifth of the rows), then
read, matched and joined by :func:`geo.process.process`, each in a process of
its own. Beside it stands ``pandas.read_excel(engine="calamine")`` of the same
file, which brings the cells into a table and does nothing more.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

SIZES = (10_000, 100_000)
MISSPELT, PLACED = 0.03, 0.2
FIRST, DAYS = date(2018, 12, 1), 2200
HEADINGS = (
    ("No.", "FECHA DEL", "UBICACIÓN", "", "", "ASEGURAMIENTO", "", "", "COORDENADAS", "", "OBS."),
    ("", "EVENTO", "ESTADO", "MUNICIPIO", "POBLADO", "TIPO DE INSTALACIÓN", "DROGA", "SITUACIÓN",
     "LATITUD", "LONGITUD", ""),
)  # fmt: skip


def main() -> None:
    """Print the table of both readers for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("rows", nargs="*", type=int, default=SIZES)
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--child", choices=("labatlas", "pandas"), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure(options.child, options.file)))
        return
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            path = Path(folder) / f"release_{rows}.xlsx"
            misspelt = write(path, rows)
            for reader in ("labatlas", "pandas"):
                result = in_process_of_its_own(reader, path)
                results.append({"reader": reader, "rows": rows, "misspelt": misspelt, **result})
    show(results)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2), "utf-8")


def write(path: Path, rows: int) -> int:
    """Write a messy workbook; return how many of its municipalities are misspelt."""
    from openpyxl import Workbook

    from geo import reference

    rng = random.Random(rows)  # noqa: S311
    table = reference.load("municipalities")
    states = reference.load("states").set_index("state_code")["short_name"]
    points = table.geometry.representative_point()
    named = zip(table["mun_code"], table["name"], table["state_code"].map(states), strict=True)
    places = [(*place, p.x, p.y) for place, p in zip(named, points, strict=True)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Relación")
    for line in (["SECRETARÍA DE EJEMPLO"], ["EJEMPLO ILUSTRATIVO"], [], *HEADINGS):
        sheet.append(list(line))
    misspelt, codes = 0, []
    for number in range(1, rows + 1):
        code, name, state, x, y = rng.choice(places)
        codes.append(code)
        if rng.random() < MISSPELT and len(name) >= 5:
            name, misspelt = misspell(name, rng), misspelt + 1
        placed = rng.random() < PLACED
        day = FIRST + timedelta(days=rng.randrange(DAYS))
        sheet.append(
            [
                number,
                day if rng.random() < 0.9 else f"{day:%d/%m/%Y}",
                state.upper() if rng.random() < 0.3 else state,
                name,
                f"Rancho {number}" if rng.random() < 0.3 else "",
                rng.choice(
                    ("Laboratorio clandestino", "LAB. CLANDESTINO", "Área de concentración")
                ),
                rng.choice(("Metanfetamina", "METANFETAMINA", "Cristal", "No identificada")),
                rng.choice(("Activo", "Inactivo", "INACTIVO", "fuera de uso", "S/D")),
                round(y, 5) if placed else "",
                round(x, 5) if placed else "",
                "",
            ]
        )
    sheet.append(["Fuente: ejemplo"])
    book.save(path)
    path.with_suffix(".json").write_text(json.dumps(codes))
    return misspelt


def misspell(name: str, rng: random.Random) -> str:
    """Return a name with one letter lost, doubled or swapped with the next."""
    at = rng.randrange(1, len(name) - 1)
    return rng.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def in_process_of_its_own(reader: str, path: Path) -> dict[str, Any]:
    """Return what :func:`measure` finds, in a process that did nothing else."""
    command = [sys.executable, __file__, "--child", reader, "--file", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return dict(json.loads(done.stdout))


def measure(reader: str, path: Path) -> dict[str, Any]:
    """Return seconds and peak memory of one reading, its imports apart."""
    begin = time.perf_counter()
    import pandas as pd

    if reader == "labatlas":
        from geo.process import process
    imported = time.perf_counter()
    before, used = peak_mb(), time.process_time()
    stages: dict[str, float] = {}
    result: dict[str, Any] = {}
    if reader == "labatlas":
        processed = process(path, progress=lambda name: stages.update({name: time.perf_counter()}))
        codes = json.loads(path.with_suffix(".json").read_text())
        found = processed.records["mun_code"].fillna("").tolist()
        result = {
            "records": len(processed.records),
            "not_placed": found.count(""),
            "wrongly_placed": sum(a not in ("", b) for a, b in zip(found, codes, strict=True)),
            "by_method": processed.placing.by_method,
            "problems": len(processed.release.report.problems),
        }
    else:
        result = {"records": len(pd.read_excel(path, engine="calamine", header=None))}
    end = time.perf_counter()
    ends = [*list(stages.values())[1:], end]
    return {
        "import_s": imported - begin,
        "seconds": end - imported,
        "cpu_s": time.process_time() - used,
        "stages_s": {n: stop - stages[n] for n, stop in zip(stages, ends, strict=False)},
        "peak_mb": peak_mb(),
        "peak_above_imports_mb": peak_mb() - before,
        **result,
    }


def peak_mb() -> float:
    """Return the largest memory that this process has held, in MB (1e6 bytes)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def show(results: list[dict[str, Any]]) -> None:
    """Print the figures, and their growth from the first size to each."""
    stages = ("read", "places", "join")
    heads = ("seconds", "cpu s", *stages, "peak MB", "records", "time x", "memory x")
    print(f"{'reader':9} {'rows':>8}", *(f"{head:>8}" for head in heads))
    first: dict[str, dict[str, Any]] = {}
    for r in results:
        base = first.setdefault(r["reader"], r)
        figures = [r["seconds"], r["cpu_s"], *(r["stages_s"].get(n, 0.0) for n in stages)]
        growth = [r["seconds"] / base["seconds"], r["peak_mb"] / base["peak_mb"]]
        print(
            f"{r['reader']:9} {r['rows']:8,}",
            *(f"{figure:8.2f}" for figure in figures),
            f"{r['peak_mb']:8.0f} {r['records']:8,}",
            *(f"{figure:8.1f}" for figure in growth),
        )
        if "by_method" in r:
            print(f"{'':9} {r['misspelt']:,} misspelt on purpose; {r['not_placed']:,} not placed, "
                  f"{r['wrongly_placed']:,} placed wrongly; {r['by_method']}")  # fmt: skip


if __name__ == "__main__":
    main()
