"""Releases of the same raids, each spoilt in known ways, for :mod:`comparing`.

The raids have the pattern of the illustrative releases: 1,658 in places and on
days that are crowded (a quarter of them share day and municipality with
another). Each later release calls all of them active, as the December release
does, and is damaged in some of :data:`KINDS`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from matching import KINDS as TYPING_ERRORS
from matching import spoil

from geo import reference
from geo.data.raids import draw_raids
from geo.neighbours import neighbours
from geo.places import match
from geo.records import COLUMNS

SEED: Final = 5
RELEASES: Final = 20
DAYS: Final = 10
KINDS: Final = ("dropped", "added", "date", "respelt", "neighbour", "duplicated", "merged")
TOGETHER: Final = "all, share in all"
EACH: Final = "all, each at the share"
SERIES: Final = (*KINDS, TOGETHER, EACH)


class Damaged(NamedTuple):
    """A release, for each row the raids that it tells of, and the municipality that it means."""

    records: pd.DataFrame
    truth: list[list[int]]
    meant: list[str]


@cache
def base() -> pd.DataFrame:
    """Return the raids as the first release tells them."""
    return _records(SEED)


@cache
def others() -> pd.DataFrame:
    """Return raids of the same pattern that the first release does not have."""
    return _records(SEED + 1)


def damaged(series: str, share: float, number: int) -> Damaged:
    """Return one release of a series, with a share of the rows damaged."""
    seed = [SEED, SERIES.index(series), round(1000 * share), number]
    rng = np.random.default_rng(seed)
    records, pool = base(), others()
    marked = _marked(series, share, len(records), rng)
    table = records.assign(status="active", release=f"later-{number}")
    table = _moved(_dated(table, marked["date"], rng), marked["neighbour"], rng)
    # What a name means is known however it is spelt.
    meant = table["mun_code"].fillna("")
    table = _respelt(table, marked["respelt"], rng)
    truth = [[raid] for raid in range(len(table))]
    keep = ~marked["dropped"]
    _merge(table, truth, keep, marked["merged"])
    doubled = np.flatnonzero(keep & marked["duplicated"])
    new = rng.choice(len(pool), marked["added"].sum(), replace=False)
    added = pool.iloc[new].assign(status="active", release=f"later-{number}")
    kept = np.flatnonzero(keep)
    # A copy tells of no raid of its own; which of two equal rows is the copy plays no part.
    truth = [truth[row] for row in kept] + [[] for _ in range(len(doubled) + len(new))]
    table = pd.concat([table.iloc[kept], table.iloc[doubled], added], ignore_index=True)
    codes = [*meant.iloc[kept], *meant.iloc[doubled], *added["mun_code"].fillna("")]
    order = rng.permutation(len(table))
    table = table.iloc[order].reset_index(drop=True)
    table["row"] = np.arange(2, len(table) + 2)
    return Damaged(table, [truth[row] for row in order], [codes[row] for row in order])


def _records(seed: int) -> pd.DataFrame:
    states = reference.load("states").set_index("state_code")["name"]
    raids = [raid for raid in draw_raids(random.Random(seed)) if not raid.added]  # noqa: S311
    table = pd.DataFrame(
        {
            "release": "first", "sheet": "", "row": range(2, len(raids) + 2),
            "date": [pd.Timestamp(raid.date) for raid in raids],
            "date_precision": [raid.date_precision for raid in raids],
            "state_given": [states[raid.state_code] for raid in raids],
            "mun_given": [raid.municipality for raid in raids],
            "state_code": None, "mun_code": None,
            "locality": [raid.locality for raid in raids],
            "lon": [raid.lon for raid in raids], "lat": [raid.lat for raid in raids],
            "place_precision": "none",
            "status": [raid.status for raid in raids],
            "drug": [raid.drug for raid in raids], "kind": [raid.kind for raid in raids],
            "corps": "SEDENA", "labs": 1,
        }
    )  # fmt: skip
    return match(table.astype({column.name: column.dtype for column in COLUMNS}))[0]


def _marked(
    series: str, share: float, size: int, rng: np.random.Generator
) -> dict[str, np.ndarray]:
    """Return which rows are damaged in which way."""
    if series == TOGETHER:
        drawn = np.where(rng.random(size) < share, rng.integers(0, len(KINDS), size), -1)
        found = {kind: drawn == at for at, kind in enumerate(KINDS)}
    else:
        found = {kind: (rng.random(size) < share) & (series in (kind, EACH)) for kind in KINDS}
    # Two rows are gone for each that is merged.
    found["merged"] &= rng.random(size) < 0.5
    return found


def _dated(table: pd.DataFrame, rows: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Return the table with days moved by one to ten days."""
    rows = rows & table["date_precision"].eq("day").to_numpy()
    days = rng.integers(1, DAYS + 1, len(table)) * rng.choice([-1, 1], len(table))
    moved = pd.to_timedelta(np.where(rows, days, 0), unit="D").astype("timedelta64[s]")
    return table.assign(date=table["date"] + moved)


def _moved(table: pd.DataFrame, rows: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Return the table with municipalities that are a neighbour of the right one."""
    one, other = neighbours()
    municipalities = reference.load("municipalities").set_index("mun_code")["name"]
    states = reference.load("states").set_index("state_code")["name"]
    table = table.copy()
    at = [table.columns.get_loc(name) for name in ("state_given", "mun_given")]
    changed = np.flatnonzero(rows & table["mun_code"].notna().to_numpy())
    for row in changed:
        near = other[one == int(table["mun_code"].to_numpy()[row])]
        code = f"{rng.choice(near):05d}"
        table.iloc[row, at] = [states[code[:2]], municipalities[code]]
    return _placed(table, changed)


def _respelt(table: pd.DataFrame, rows: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Return the table with one or two typing errors in names of municipalities."""
    typist = random.Random(int(rng.integers(2**32)))  # noqa: S311
    texts = table["mun_given"].tolist()
    changed = np.flatnonzero(rows & table["mun_given"].ne("").to_numpy())
    for row in changed:
        for _ in range(typist.choice((1, 2))):
            texts[row] = spoil(texts[row], typist.choice(TYPING_ERRORS), typist)
    return _placed(table.assign(mun_given=pd.Series(texts, table.index, dtype="str")), changed)


def _placed(table: pd.DataFrame, rows: Sequence[int] | np.ndarray) -> pd.DataFrame:
    """Return the table with the codes of some rows as their names now tell them."""
    table = table.copy()
    columns = ["state_code", "mun_code", "locality_id", "place_precision"]
    some = table.iloc[rows].assign(state_code=None, mun_code=None)
    some = some.astype({"state_code": "str", "mun_code": "str"}).drop(columns="locality_id")
    found, _ = match(some)
    at = [table.columns.get_loc(column) for column in columns]
    table.iloc[rows, at] = found[columns].to_numpy()
    return table


def _merge(table: pd.DataFrame, truth: list[list[int]], keep: np.ndarray, rows: np.ndarray) -> None:
    """Merge marked rows with the nearest one, in time, of the same municipality."""
    labs = table.columns.get_loc("labs")
    days = table["date"].to_numpy().astype("datetime64[D]").astype("int64")
    plain = table["date_precision"].eq("day").to_numpy() & table["mun_code"].notna().to_numpy()
    codes = table["mun_code"].fillna("").to_numpy()
    gone = np.zeros(len(table), dtype=bool)
    for row in np.flatnonzero(rows & keep & plain):
        if gone[row]:
            continue
        near = np.flatnonzero((codes == codes[row]) & keep & plain & ~rows & ~gone)
        near = near[np.abs(days[near] - days[row]) <= DAYS]
        if len(near):
            other = near[np.argmin(np.abs(days[near] - days[row]))]
            gone[other] = True
            table.iloc[row, labs] += 1
            truth[row] = [*truth[row], *truth[other]]
    keep &= ~gone
