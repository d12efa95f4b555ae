"""How well the records of two releases are matched, and how fast.

Run ``python benchmarks/comparing.py [--releases 20] [--series NAME] [--json]``.
One release of 1,658 raids is held against 20 later ones of the same raids
(:mod:`comparing_series`), damaged in each way alone and in all together, at
several shares of the rows. *Precision* is the share of the pairs found that
are right, *recall* the share of the right pairs that are found. A pair is right
if it says what a true pair says: records that say the same are
interchangeable. Ambiguous records count as not matched, and are told.

``--write DIR`` and ``--score DIR`` hold it against public libraries, see
:mod:`comparing_peer`. ``--speed`` measures the time by the number of records
instead, with a constant number of records a place and day.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))

from comparing_series import RELEASES, SERIES, Damaged, base, damaged

from geo import reference
from geo.compare import Tolerances, compare
from geo.compare.match import Matching, match_units
from geo.compare.units import Units, comparable, units_of

SHARES: Final = (0.0, 0.05, 0.1, 0.2, 0.3)
SIZES: Final = (1_000, 3_000, 10_000, 30_000, 100_000)


class Score(NamedTuple):
    """Pairs found, true ones, those found that are right, labs called ambiguous."""

    found: int
    true: int
    right: int
    ambiguous: int

    @property
    def precision(self) -> float:
        """Share of the pairs found that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the right pairs that are found."""
        return self.right / self.true if self.true else 1.0


def total(scores: list[Score]) -> Score:
    """Return the sum of scores."""
    return Score(*(sum(column) for column in zip(*scores, strict=True)))


def units(later: Damaged) -> tuple[Units, Units, list[tuple[int, int]]]:
    """Return the labs of the first and of a later release, and which of them are one raid."""
    first, second, _ = comparable(*units_of(base(), later.records))
    at = np.searchsorted(second.record, np.arange(len(later.truth)))
    pairs = [
        (raid, int(start) + place)
        for start, raids in zip(at, later.truth, strict=True)
        for place, raid in enumerate(raids)
    ]
    return first, second, pairs


def score(
    first: Units, second: Units, true: list[tuple[int, int]], found: list[tuple[int, int]]
) -> Score:
    """Return how many pairs are right, by what their records say."""
    said = [list(zip(*(c.tolist() for c in side.key(status=True)), strict=True))
            for side in (first, second)]  # fmt: skip
    tallies = [Counter((said[0][one], said[1][other]) for one, other in pairs)
               for pairs in (true, found)]  # fmt: skip
    return Score(len(found), len(true), (tallies[0] & tallies[1]).total(), 0)


def sure(matching: Matching) -> tuple[list[tuple[int, int]], int]:
    """Return the pairs that are told, and the number of labs that are ambiguous."""
    told = (matching.group_first[matching.first] < 0) & (matching.group_second[matching.second] < 0)
    doubtful = (matching.group_first >= 0).sum() + (matching.group_second >= 0).sum()
    pairs = zip(matching.first[told].tolist(), matching.second[told].tolist(), strict=True)
    return list(pairs), int(doubtful)


def measure(series: str, share: float, releases: int = RELEASES) -> Score:
    """Return the score of one series at one share of rows damaged."""
    scores = []
    for number in range(releases):
        first, second, true = units(damaged(series, share, number))
        found, doubtful = sure(match_units(first, second, Tolerances()))
        scores.append(score(first, second, true, found)._replace(ambiguous=doubtful))
    return total(scores)


def peer_labs(records: pd.DataFrame, side: Units) -> pd.DataFrame:
    """Return the labs of a release as a table for other libraries.

    To them an empty cell says nothing; that both name no locality, or the state
    alone, does speak for a pair, so it is written out.
    """
    outlines = reference.load("municipalities").set_index("mun_code")
    middle = outlines.representative_point()
    rows = records.iloc[side.record].reset_index(drop=True)
    code = rows["mun_code"]
    point = rows["lon"].astype("str") + " " + rows["lat"].astype("str")
    return pd.DataFrame(
        {
            "unique_id": np.arange(len(rows)), "day": side.start,
            "mun_code": code.fillna(rows["state_code"]),
            "date_precision": rows["date_precision"], "state_code": rows["state_code"],
            "mun_lon": code.map(middle.x), "mun_lat": code.map(middle.y),
            "locality": rows["locality"].replace("", "(no locality)"),
            "point": point.where(rows["lon"].notna()), "drug": rows["drug"], "kind": rows["kind"],
        }
    )  # fmt: skip


def peer_cases(releases: int) -> list[tuple[str, float, int]]:
    """Return the releases that other libraries are tried on."""
    cases = [(series, 0.1) for series in SERIES]
    cases += [(series, share) for series in SERIES[-2:] for share in SHARES if share != 0.1]
    return [(*case, number) for case in cases for number in range(releases)]


def write_for_peers(folder: Path, releases: int) -> None:
    """Write the labs of the first release and of the later ones."""
    folder.mkdir(parents=True, exist_ok=True)
    for series, share, number in peer_cases(releases):
        later = damaged(series, share, number)
        first, second, _ = units(later)
        peer_labs(base(), first).to_csv(folder / "first.csv", index=False)
        name = f"later-{SERIES.index(series)}-{share}-{number}.csv"
        peer_labs(later.records, second).to_csv(folder / name, index=False)


def score_peers(folder: Path, releases: int) -> None:
    """Print what other libraries found, beside what is found here."""
    scores: dict[tuple[str, float, str, str], list[Score]] = {}
    for series, share, number in peer_cases(releases):
        first, second, true = units(damaged(series, share, number))
        name = f"later-{SERIES.index(series)}-{share}-{number}.csv"
        for path in sorted(folder.glob(f"*_{name}")):
            library, threshold, _ = path.name.split("_")
            found = list(pd.read_csv(path).itertuples(index=False, name=None))
            key = series, share, library, threshold
            scores.setdefault(key, []).append(score(first, second, true, found))
    print(f"{'damage':24}{'share':>7}  {'method':36}{'precision':>9}{'recall':>9}")
    for series, share in dict.fromkeys(case[:2] for case in peer_cases(1)):
        lines = {"labatlas": measure(series, share, releases)}
        for library in ("splink", "recordlinkage"):
            figures = {
                k[3]: total(s) for k, s in scores.items() if k[:3] == (series, share, library)
            }
            if figures:
                lines[f"{library}, likelier than not"] = figures["own"]
                best = max(figures.values(), key=lambda f: min(f.precision, f.recall))
                lines[f"{library}, best threshold"] = best
        for method, figure in lines.items():
            print(
                f"{series:24}{share:7.0%}  {method:36}{figure.precision:9.4f}{figure.recall:9.4f}"
            )


def crowd(size: int, rng: np.random.Generator) -> pd.DataFrame:
    """Return records of which, however many, as many fall on each place and day."""
    codes = np.array(sorted(reference.load("municipalities")["mun_code"]))
    # 2,000 municipalities at 100,000 records, and 2,000 days: 25 labs a place and 1,000 days.
    code = rng.choice(codes[: max(size // 50, 1)], size)
    days = np.datetime64("2018-01-01", "s") + rng.integers(0, 2000, size).astype("timedelta64[D]")
    table = base().iloc[np.zeros(size, dtype=int)].reset_index(drop=True)
    return table.assign(
        row=np.arange(size), date=days.astype("datetime64[s]"), mun_code=code,
        state_code=pd.Series(code).str[:2], status=rng.choice(["active", "inactive"], size),
        date_precision="day", locality="", locality_id=None, lon=np.nan, lat=np.nan,
    )  # fmt: skip


def seconds(size: int, share: float = 0.1) -> float:
    """Return the processor time that two releases of a size take, a share of rows changed."""
    rng = np.random.default_rng(1)
    first = crowd(size, rng)
    changed = rng.random(size) < share
    days = pd.to_timedelta(np.where(changed, rng.integers(-10, 11, size), 0), unit="D")
    second = first.assign(date=first["date"] + days.astype("timedelta64[s]"))
    second = second[rng.random(size) > share / 2]
    second = pd.concat([second, crowd(size - len(second), rng)], ignore_index=True)
    begin = time.process_time()
    compare(first, second)
    return time.process_time() - begin


def show_speed() -> None:
    """Print the time by the number of records, and how it grows against n log n."""
    seconds(SIZES[0])  # so that loading is not measured
    print(f"{'records':>9}{'changed':>9}{'seconds':>9}{'grows':>8}{'n log n':>9}")
    for share in (0.1, 0.5):
        before: tuple[int, float] | None = None
        for size in SIZES:
            took = seconds(size, share)
            line = f"{size:9,}{share:9.0%}{took:9.2f}"
            if before:
                line += f"{took / before[1]:8.1f}"
                line += f"{size * np.log(size) / (before[0] * np.log(before[0])):9.1f}"
            print(line)
            before = size, took


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--releases", type=int, default=RELEASES, help="later releases a series")
    parser.add_argument("--series", choices=SERIES, action="append", help="some series only")
    parser.add_argument("--share", type=float, action="append", help="some shares only")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write labs for other libraries")
    parser.add_argument("--score", type=Path, metavar="DIR", help="score what those found")
    parser.add_argument("--speed", action="store_true", help="measure the time instead")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    if options.speed or options.write or options.score:
        if options.write:
            write_for_peers(options.write, options.releases)
        if options.score:
            score_peers(options.score, options.releases)
        if options.speed:
            show_speed()
        return
    figures = {
        (series, share): measure(series, share, options.releases)
        for series in options.series or SERIES
        for share in options.share or SHARES
    }
    if options.json:
        told = [
            {"series": series, "share": share, **figure._asdict(),
             "precision": figure.precision, "recall": figure.recall}
            for (series, share), figure in figures.items()
        ]  # fmt: skip
        print(json.dumps(told, indent=2))
        return
    print(f"{'damage':24}{'share':>7}{'precision':>11}{'recall':>9}{'ambiguous':>11}")
    for (series, share), figure in figures.items():
        print(
            f"{series:24}{share:7.0%}{figure.precision:11.4f}{figure.recall:9.4f}"
            f"{figure.ambiguous / options.releases:11.1f}"
        )


if __name__ == "__main__":
    main()
