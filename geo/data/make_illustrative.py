"""Generate the two illustrative releases, and the truth that the tests hold them to.

``python -m geo.data.make_illustrative --truth tests/data/illustrative_truth.csv``
rebuilds everything; it needs the extra ``build``. The same plan and seed give
the same cells on every run.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from geo.data import plan, sheets, spellings
from geo.data.alterations import Alteration, alter
from geo.data.raids import Raid, draw_raids
from geo.data.writers import write_ods, write_xlsx

AUGUST_FILE: Final = "illustrative-2023-08.xlsx"
DECEMBER_FILE: Final = "illustrative-2023-12.ods"
METADATA_FILE: Final = "releases.json"

MISSPELT_AUGUST: Final = 10
MISSPELT_ADDED: Final = 4


@dataclass(frozen=True)
class Generated:
    """Both releases and what is true of them.

    Attributes
    ----------
    raids : dict of int to Raid
        Every raid by number, oldest first.
    misspelt : dict of int to str
        Municipality cells with a typing error in each release that has them.
    altered : dict of int to Alteration
        What the December release alters.
    august, december : sheets.Grid
        The cells.
    """

    raids: dict[int, Raid]
    misspelt: dict[int, str]
    altered: dict[int, Alteration]
    august: sheets.Grid
    december: sheets.Grid


def generate(seed: int = plan.SEED) -> Generated:
    """Return both illustrative releases.

    Parameters
    ----------
    seed : int
        Start of every random choice.

    Returns
    -------
    Generated
        The raids, their sheets and what was spoilt.
    """
    # Not numpy: its streams may change between versions, and the cells must not.
    rng = random.Random(seed)  # noqa: S311
    raids = dict(enumerate(draw_raids(rng), start=1))
    older = {key: raid for key, raid in raids.items() if not raid.added}
    later = {key: raid for key, raid in raids.items() if raid.added}
    misspelt = _misspell(older, MISSPELT_AUGUST, rng) | _misspell(later, MISSPELT_ADDED, rng)
    altered = alter(older, misspelt, rng)
    august = sheets.august(older, misspelt, rng)
    respelt, changed = _as_altered(raids, misspelt, altered)
    return Generated(raids, misspelt, altered, august, sheets.december(changed, respelt, rng))


def write(generated: Generated, folder: Path) -> None:
    """Write the two spreadsheets and their metadata.

    Parameters
    ----------
    generated : Generated
        What :func:`generate` returned.
    folder : pathlib.Path
        Where the three files go.
    """
    write_xlsx(generated.august, folder / AUGUST_FILE)
    write_ods(generated.december, folder / DECEMBER_FILE)
    text = json.dumps(_metadata(folder), ensure_ascii=False, indent=2)
    (folder / METADATA_FILE).write_text(f"{text}\n", encoding="utf-8")


def write_truth(generated: Generated, path: Path) -> None:
    """Write what is true of every raid, for the tests alone.

    Parameters
    ----------
    generated : Generated
        What :func:`generate` returned.
    path : pathlib.Path
        The csv file to write.
    """
    lines = [_truth(key, raid, generated) for key, raid in generated.raids.items()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def _misspell(raids: dict[int, Raid], number: int, rng: random.Random) -> dict[int, str]:
    """Return typing errors for some municipality cells, no two of one municipality."""
    chosen: dict[str, int] = {}
    for key in rng.sample(sorted(raids), len(raids)):
        code = raids[key].mun_code
        if code in spellings.MISSPELT and code not in chosen and len(chosen) < number:
            chosen[code] = key
    return {key: spellings.MISSPELT[code] for code, key in chosen.items()}


def _as_altered(
    raids: dict[int, Raid], misspelt: dict[int, str], altered: dict[int, Alteration]
) -> tuple[dict[int, str], dict[int, Raid]]:
    """Return typing errors and raids as the December release has them."""
    respelt, changed = dict(misspelt), dict(raids)
    for key, change in altered.items():
        if change.what.startswith("date"):
            changed[key] = replace(raids[key], date=date.fromisoformat(change.text))
        elif change.what.startswith("locality"):
            changed[key] = replace(raids[key], locality=change.text)
        else:
            respelt[key] = change.text
    return respelt, changed


def _truth(key: int, raid: Raid, generated: Generated) -> dict[str, str | int | float | None]:
    """Return the line of one raid in the truth file."""
    change = generated.altered.get(key)
    return {
        "record": key,
        "row_august": generated.august.rows.get(key),
        "row_december": generated.december.rows[key],
        "date": raid.date.isoformat(),
        "date_precision": raid.date_precision,
        "state_code": raid.state_code,
        "mun_code": raid.mun_code,
        "municipality": raid.municipality,
        "locality": raid.locality,
        "lon": raid.lon,
        "lat": raid.lat,
        "place_precision": raid.place_precision,
        "status_august": "" if raid.added else raid.status,
        "status_december": "active",
        "drug": raid.drug,
        "kind": raid.kind,
        "misspelt": generated.misspelt.get(key, ""),
        "altered": change.what if change else "",
        "altered_to": change.text if change else "",
        "review": raid.review,
    }


def _metadata(folder: Path) -> list[dict[str, Any]]:
    """Return what is stated of the two releases, with the hashes of their files."""
    start = plan.PERIODS["december 2018"].start.isoformat()
    common = {
        "publisher": "labatlas (illustrative)",
        "corps": "SEDENA",
        "illustrative": True,
        "generator": "python -m geo.data.make_illustrative",
        "licence": "MIT",
    }
    described = (
        ("illustrative-2023-08", AUGUST_FILE, "2023-08-31", plan.AUGUST_END, _AUGUST_TOTALS),
        ("illustrative-2023-12", DECEMBER_FILE, "2023-12-11", plan.DECEMBER_END, _DECEMBER_TOTALS),
    )
    return [
        {
            "id": id_,
            "file": file,
            **common,
            "published": published,
            "period_start": start,
            "period_end": end.isoformat(),
            "sha256": hashlib.sha256((folder / file).read_bytes()).hexdigest(),
            "totals": totals,
        }
        for id_, file, published, end, totals in described
    ]


def _total(
    start: str, end: str, labs: int, active: int, inactive: int, reproduces: str
) -> dict[str, Any]:
    """Return one total of a release and the published figure that it reproduces."""
    return {
        "period_start": start,
        "period_end": end,
        "labs": labs,
        "active": active,
        "inactive": inactive,
        "reproduces": reproduces,
    }


_AUGUST_TOTALS: Final = (
    _total(
        "2018-12-01", "2023-08-09", 1658, 182, 1476,
        "sedena-2023-08: 1,658 labs, 89% of them inactive (Reuters, 21 December 2023)",
    ),
    _total(
        "2023-01-01", "2023-07-31", 527, 24, 503,
        "sedena-2023-08: 527 labs, 24 active, 95% inactive (Reuters, 21 December 2023)",
    ),
    _total(
        "2019-01-01", "2021-12-31", 635, 104, 531,
        "sedena-foi-revised: 635 labs; sedena-foi-first: 104 (Reuters, 18 March 2023)",
    ),
    _total(
        "2018-12-01", "2022-06-30", 805, 132, 673,
        "sedena-2022-06: 805 labs; Sinaloa 703, Michoacán 30, Durango 20, Jalisco 20",
    ),
)  # fmt: skip
_DECEMBER_TOTALS: Final = (
    _total(
        "2018-12-01", "2023-10-31", 1997, 1997, 0,
        "inai-2023-12: every entry marked active (Reuters, 21 December 2023)",
    ),
    _total(
        "2023-08-10", "2023-10-31", 339, 339, 0,
        "inai-2023-12: 339 more than sedena-2023-08 (Reuters, 21 December 2023)",
    ),
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the generator from a shell.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words of the command line, those of the process by default.
    """
    parser = argparse.ArgumentParser(description="Generate the illustrative releases.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder to write")
    parser.add_argument("--truth", type=Path, help="csv file of what is true of every raid")
    options = parser.parse_args(arguments)
    generated = generate()
    options.out.mkdir(parents=True, exist_ok=True)
    write(generated, options.out)
    if options.truth:
        write_truth(generated, options.truth)


if __name__ == "__main__":
    main()
