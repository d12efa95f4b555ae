"""How well anyone could match the damaged releases of :mod:`comparing_series`.

Run ``python benchmarks/comparing_bound.py [--releases 5] [--share 0.1]``. The
damage is known, and with it the probability of each way in which the rows of a
release can have come from the raids. Metropolis' algorithm, begun at the truth,
draws such ways in proportion to it. They tell how probable each pair is, given
all that both releases say; the best that any method can expect is to name the
most probable ones. Printed is the point where precision and recall of that are
equal: where one is higher the other is lower. The method is granted more than
any has: the true shares of the damage, what misspelt names mean, and that
pairs need not be one to one.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd
from comparing_series import DAYS, EACH, KINDS, SEED, TOGETHER, Damaged, base, damaged

from geo.data.raids import draw_raids
from geo.neighbours import neighbours

DRAWN: Final = 20
SWEEPS: Final = 60
Content = tuple[Any, ...]


class Chances:
    """The probabilities by which raids become rows in one series at one share."""

    def __init__(self, series: str, share: float) -> None:
        one = share / len(KINDS) if series == TOGETHER else share
        self.share = one
        both = 0.0 if series == TOGETHER else one * one
        self.joint = {
            (False, False): 1 - 2 * one + both, (True, False): one - both,
            (False, True): one - both, (True, True): both,
        }  # fmt: skip

    def single(self, raid: Content, row: Content) -> float:
        """Return the probability that a raid becomes a row of one lab, or the first of two."""
        if raid[2:] != row[2:]:
            return 0.0
        days = abs(row[1] - raid[1])
        if days > DAYS or (days and raid[3] != "day"):
            return 0.0
        place = 1.0 if raid[0] == row[0] else _nearby(raid[0], row[0])
        if not place:
            return 0.0
        found = self.joint[bool(days), raid[0] != row[0]] * place
        return found / (2 * DAYS) if days else found

    def second(self, raid: Content, row: Content) -> float:
        """Return about the probability that a raid is the second lab of a merged row."""
        days = abs(row[1] - raid[1])
        if days > 2 * DAYS or raid[3] != "day" or row[3] != "day":
            return 0.0
        place = 1.0 if raid[0] == row[0] else _nearby(raid[0], row[0])
        moved = 1 - self.share if days <= DAYS else self.share
        kept = 1 - self.share if raid[0] == row[0] else self.share
        return self.share / 2 * place * kept * moved / (2 * DAYS + 1)


@cache
def _nearby(code: str, other: str) -> float:
    if not code or not other:
        return 0.0
    one, two = neighbours()
    near = two[one == int(code)]
    return 1 / len(near) if int(other) in near else 0.0


def contents(table: pd.DataFrame, meant: list[str]) -> list[Content]:
    """Return what each row says: place, day, then what no damage changes."""
    days = table["date"].to_numpy().astype("datetime64[D]").astype("int64")
    state = np.where(np.array(meant) == "", table["state_code"], "")
    columns = ("date_precision", "locality", "lon", "lat", "drug", "kind")
    rest = table[list(columns)].fillna(0).itertuples(index=False, name=None)
    return [(code, int(day), at, *more) for code, day, at, more in
            zip(meant, days, state, rest, strict=True)]  # fmt: skip


@cache
def _pattern() -> tuple[Counter[Content], int]:
    """Return how often what no damage but a move changes occurs among many raids."""
    rest: Counter[Content] = Counter()
    for seed in range(DRAWN):
        for raid in draw_raids(random.Random(1000 + seed)):  # noqa: S311
            if not raid.added:
                rest[raid.mun_code, raid.date_precision, raid.locality, raid.drug, raid.kind] += 1
    return rest, sum(rest.values())


def extra(row: Content, share: float, days: int, copies: int) -> float:
    """Return the rate at which a row comes from no raid: added, or a copy of another."""
    rest, total = _pattern()
    known = rest[row[0], row[3], row[4], *row[7:]]
    # A locality or position that never occurred elsewhere is nearly sure to be the raid's own.
    added = share * len(base()) * max(known, 0.2) / total / days
    return added * (1e-4 if row[5] else 1.0) + share * copies


def probabilities(series: str, share: float, number: int) -> tuple[list[float], float]:
    """Return the probability of each pair that any may name, and the pairs expected in all."""
    later: Damaged = damaged(series, share, number)
    chances = Chances(series, share)
    raids = contents(base(), base()["mun_code"].fillna("").tolist())
    rows = contents(later.records, later.meant)
    labs = later.records["labs"].tolist()
    days = max(raid[1] for raid in raids) - min(raid[1] for raid in raids) + 1
    copies = Counter(zip(rows, labs, strict=True))
    units, weight = _edges(chances, raids, rows, labs, days, copies)
    said = [(rows[row], labs[row]) for row, _ in units]
    true = {}
    for unit, (row, place) in enumerate(units):
        if place < len(later.truth[row]):
            true[later.truth[row][place]] = unit
    return _sampled(weight, true, raids, said, random.Random(SEED))  # noqa: S311


def _edges(
    chances: Chances, raids: list[Content], rows: list[Content], labs: list[int], days: int,
    copies: Counter[tuple[Content, int]],
) -> tuple[list[tuple[int, int]], dict[tuple[int, int], float]]:  # fmt: skip
    """Return the labs of the rows, and for pairs the logarithm of how much they speak for it."""
    by_day: dict[int, list[int]] = defaultdict(list)
    for at, raid in enumerate(raids):
        by_day[raid[1]].append(at)
    units, weight = [], {}
    gone = chances.share * 1.5  # dropped, or merged into another that is dropped or not seen
    for row, content in enumerate(rows):
        rate = extra(content, chances.share, days, copies[content, labs[row]] - 1)
        for place in range(labs[row]):
            likely = chances.second if place else chances.single
            for day in range(content[1] - 2 * DAYS, content[1] + 2 * DAYS + 1):
                for raid in by_day[day]:
                    chance = likely(raids[raid], content)
                    if chance > 0:
                        odds = (1 - chances.share) * chance / (gone * rate)
                        weight[raid, len(units)] = math.log(odds)
            units.append((row, place))
    return units, weight


def _sampled(
    weight: dict[tuple[int, int], float], true: dict[int, int], raids: list[Content],
    said: list[tuple[Content, int]], rng: random.Random,
) -> tuple[list[float], float]:  # fmt: skip
    """Return what the draws say of each pair of contents, and how many pairs they hold."""
    edges = list(weight)
    partner = {raid: unit for raid, unit in true.items() if (raid, unit) in weight}
    owner = {unit: raid for raid, unit in partner.items()}
    # A true pair that the chances do not foresee is granted.
    granted = len(true) - len(partner)
    counted: Counter[tuple[tuple[Content, Content], int]] = Counter()
    pairs = 0
    for _ in range(SWEEPS):
        for raid, unit in rng.choices(edges, k=len(edges)):
            _step(raid, unit, weight, partner, owner, math.log(rng.random() or 1e-300))
        pairs += len(partner)
        tally = Counter((raids[raid], said[unit]) for raid, unit in partner.items())
        for pair, times in tally.items():
            for least in range(1, times + 1):
                counted[pair, least] += 1
    found = [times / SWEEPS for times in counted.values()] + [1.0] * granted
    return found, pairs / SWEEPS + granted


def _step(
    raid: int, unit: int, weight: dict[tuple[int, int], float], partner: dict[int, int],
    owner: dict[int, int], luck: float,
) -> None:  # fmt: skip
    """Take one step: part the two, or pair them, and their former partners with each other."""
    now, before = partner.get(raid), owner.get(unit)
    gain = weight[raid, unit]
    if now == unit:
        if luck < -gain:
            del partner[raid], owner[unit]
        return
    if now is not None:
        gain -= weight[raid, now]
    if before is not None:
        gain -= weight[before, unit]
    if now is not None and before is not None:
        if (before, now) not in weight:
            return
        gain += weight[before, now]
    if luck >= gain:
        return
    if now is not None:
        del owner[now]
    if before is not None:
        del partner[before]
    if now is not None and before is not None:
        partner[before], owner[now] = now, before
    partner[raid], owner[unit] = unit, raid


def best(series: str, share: float, releases: int) -> float:
    """Return the greatest value that precision and recall can both be expected to reach."""
    drawn = [probabilities(series, share, number) for number in range(releases)]
    chance = np.sort(np.concatenate([found for found, _ in drawn]))[::-1]
    right = np.cumsum(chance)
    precision = right / np.arange(1, len(chance) + 1)
    recall = right / sum(pairs for _, pairs in drawn)
    return float(np.minimum(precision, recall).max())


def main() -> None:
    """Print the bound of each series and share."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--releases", type=int, default=5, help="releases a series")
    parser.add_argument("--share", type=float, action="append", help="share of rows damaged")
    options = parser.parse_args()
    for series in (TOGETHER, EACH):
        for share in options.share or (0.05, 0.1, 0.2, 0.3):
            print(f"{series:24}{share:7.0%}{best(series, share, options.releases):9.4f}")


if __name__ == "__main__":
    main()
