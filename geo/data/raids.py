"""Draw the raids of the illustrative releases from the plan."""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import geopandas as gpd
import pandas as pd
import shapely

from geo import reference
from geo.data import plan
from geo.text import fold_place

MARGIN_DEGREES = 0.02
"""A point lies this far inside its municipality, so that no simplification puts it outside."""

_PLAIN_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@dataclass(eq=False)
class Raid:
    """One invented raid, as it is before anybody types it.

    Attributes
    ----------
    period : str
        Key of ``plan.PERIODS``.
    date : datetime.date
        Its day, or the first of its month.
    date_precision : str
        ``day`` or ``month``.
    status : {"active", "inactive"}
        Status in the first release that has it.
    state_code, mun_code : str
        INEGI codes; no municipality where none is known or can be resolved.
    municipality : str
        Name of the municipality; empty where the source does not say.
    locality : str
        Name of the locality.
    locality_listed : bool
        Whether the gazetteer has it.
    lon, lat : float, optional
        Degrees, WGS 84.
    drug, kind : str
        Words of the record table.
    review : str
        Why its municipality cannot be resolved.
    """

    period: str
    date: date
    date_precision: str
    status: plan.Status
    state_code: str
    mun_code: str = ""
    municipality: str = ""
    locality: str = ""
    locality_listed: bool = False
    lon: float | None = None
    lat: float | None = None
    drug: str = "methamphetamine"
    kind: str = "laboratory"
    review: str = ""

    @property
    def added(self) -> bool:
        """Whether the raid is later than the August release.

        Returns
        -------
        bool
            True for the raids that only the December release holds.
        """
        return self.period == "added"

    @property
    def place_precision(self) -> str:
        """How much of the place is known.

        Returns
        -------
        str
            A word of :data:`geo.records.PLACE_PRECISIONS`.
        """
        if not self.mun_code:
            return "state"
        if self.lon is not None:
            return "point"
        return "locality" if self.locality_listed else "municipality"


def draw_raids(rng: random.Random) -> list[Raid]:
    """Return the raids of both releases, oldest first.

    Parameters
    ----------
    rng : random.Random
        Where every choice comes from; the same seed gives the same raids.

    Returns
    -------
    list of Raid
        Those of the August release and those after it.
    """
    raids = [raid for quota in plan.QUOTAS for raid in _dated(quota, rng)]
    _pin_dates(raids)
    municipalities = reference.load("municipalities").set_index("mun_code")
    _give_municipalities(raids, municipalities, rng)
    _give_rare_drugs(raids, rng)
    _blur(raids, rng)
    _give_localities(raids, rng)
    _give_points(raids, municipalities, rng)
    return sorted(raids, key=lambda raid: raid.date)


def apportion(weights: dict[str, float], number: int) -> list[str]:
    """Return a number of keys in proportion to their weights.

    Parameters
    ----------
    weights : dict of str to float
        Weight of each key.
    number : int
        How many to return.

    Returns
    -------
    list of str
        Each key as often as its share says, by the method of largest
        remainders (Hamilton, 1792).
    """
    total = sum(weights.values())
    shares = {key: number * weight / total for key, weight in weights.items()}
    counts = {key: int(share) for key, share in shares.items()}
    by_remainder = sorted(shares, key=lambda key: counts[key] - shares[key])
    for key in by_remainder[: number - sum(counts.values())]:
        counts[key] += 1
    return [key for key, count in counts.items() for _ in range(count)]


def _dated(quota: plan.Quota, rng: random.Random) -> list[Raid]:
    """Return the raids of one quota with their state and day."""
    states = [code for code, count in quota.states.items() for _ in range(count)]
    rng.shuffle(states)
    raids = []
    for name in quota.periods:
        period = plan.PERIODS[name]
        days = (period.end - period.start).days + 1
        for _ in range(period.active if quota.status == "active" else period.inactive):
            # The exponent makes each period end busier than it began, as the published totals do.
            day = period.start + timedelta(days=int(days * rng.random() ** 0.85))
            raids.append(Raid(name, day, "day", quota.status, states.pop()))
    return raids


def _pin_dates(raids: list[Raid]) -> None:
    """Make the first and last day of each release occur."""
    for name, period in plan.PERIODS.items():
        inside = [raid for raid in raids if raid.period == name]
        inside[0].date, inside[-1].date = period.start, period.end


def _give_municipalities(
    raids: list[Raid], municipalities: gpd.GeoDataFrame, rng: random.Random
) -> None:
    """Give every raid a municipality of its state."""
    codes = {
        (state, name): code
        for code, state, name in municipalities[["state_code", "name"]].itertuples()
    }
    for state, weights in plan.MUNICIPALITIES.items():
        # Apart, so that each release alone keeps the proportions.
        for added in (False, True):
            here = [raid for raid in raids if raid.state_code == state and raid.added == added]
            names = apportion(weights, len(here))
            rng.shuffle(names)
            for raid, name in zip(here, names, strict=True):
                raid.municipality, raid.mun_code = name, codes[state, name]


def _give_rare_drugs(raids: list[Raid], rng: random.Random) -> None:
    """Mark the few raids that are not methamphetamine, and those that don't say."""
    for drug, state, period in plan.RARE_DRUGS:
        here = [raid for raid in raids if (raid.state_code, raid.period) == (state, period)]
        _pick(here, 1, rng, _methamphetamine)[0].drug = drug
    for added, number in ((False, plan.DRUG_BLANK_AUGUST), (True, plan.DRUG_BLANK_ADDED)):
        ordinary = [raid for raid in raids if raid.added == added]
        for raid in _pick(ordinary, number, rng, _methamphetamine):
            raid.drug = "unspecified"
    for raid in rng.sample(raids, round(plan.KIND_BLANK_SHARE * len(raids))):
        raid.kind = "unspecified"


def _methamphetamine(raid: Raid) -> bool:
    """Return whether a raid is still of the ordinary drug."""
    return raid.drug == "methamphetamine"


def _blur(raids: list[Raid], rng: random.Random) -> None:
    """Take from some raids their day or their municipality."""
    pinned = {day for period in plan.PERIODS.values() for day in (period.start, period.end)}
    for name, period in plan.PERIODS.items():
        # The last weeks of the August release lie in a month that it does not cover whole.
        whole = [
            raid
            for raid in raids
            if raid.period == name and raid.date not in pinned and raid.date.month != 8
        ]
        for raid in rng.sample(whole, period.months_only):
            raid.date, raid.date_precision = raid.date.replace(day=1), "month"
    # Where only a few raids lie, losing one would lose a whole municipality.
    often = Counter(raid.mun_code for raid in raids)
    for lost in plan.UNPLACEABLE:
        raid = _pick(
            [raid for raid in raids if raid.state_code == lost.state_code and not raid.added],
            1,
            rng,
            lambda raid: not raid.review and often[raid.mun_code] >= 4,
        )[0]
        raid.municipality, raid.mun_code, raid.review = lost.text, "", lost.reason
    for added, number in ((False, plan.STATE_ONLY_AUGUST), (True, plan.STATE_ONLY_ADDED)):
        candidates = [raid for raid in raids if raid.added == added]
        for raid in _pick(candidates, number, rng, lambda raid: often[raid.mun_code] >= 8):
            raid.municipality = raid.mun_code = ""


def _give_localities(raids: list[Raid], rng: random.Random) -> None:
    """Name a place of the gazetteer for some raids, and an unlisted one for a few."""
    listed = _localities_by_municipality(reference.load("localities"))
    wanted = round(plan.LOCALITY_SHARE * len(raids))
    for raid in _pick(raids, wanted, rng, lambda raid: bool(listed.get(raid.mun_code))):
        raid.locality, raid.locality_listed = rng.choice(listed[raid.mun_code]), True
    unlisted = plan.UNLISTED_LOCALITIES * plan.UNLISTED_COUNT
    chosen = _pick(raids, plan.UNLISTED_COUNT, rng, _municipality_alone)
    for raid, name in zip(chosen, unlisted, strict=False):
        raid.locality = name


def _localities_by_municipality(localities: pd.DataFrame) -> dict[str, list[str]]:
    """Return the plain names that stand for one place only within their municipality."""
    named = localities[["mun_code", "name"]].assign(key=localities["name"].map(fold_place))
    # "Lo de Jesús (Campo Romero)" are two names, of which an official would type either.
    # Python's own expressions, since those of pandas depend on how it stores text.
    named = named[[_PLAIN_NAME.fullmatch(name) is not None for name in named["name"]]]
    single = named[~named.duplicated(["mun_code", "key"], keep=False)].sort_values(
        ["mun_code", "key"]
    )
    names: dict[str, list[str]] = defaultdict(list)
    for mun_code, name in zip(single["mun_code"], single["name"], strict=True):
        names[mun_code].append(name)
    return names


def _give_points(raids: list[Raid], municipalities: gpd.GeoDataFrame, rng: random.Random) -> None:
    """Give coordinates to some raids of which only the municipality was known."""
    wanted = round(plan.POINT_SHARE * len(raids))
    for raid in _pick(raids, wanted, rng, _municipality_alone):
        raid.lon, raid.lat = _point_in(municipalities.geometry[raid.mun_code], rng)


def _point_in(polygon: shapely.Geometry, rng: random.Random) -> tuple[float, float]:
    """Return a random point well inside a polygon, to 4 decimals of a degree."""
    # Whole tenths of a degree: a small change of the outline leaves the points where they are.
    west, south = (math.floor(bound * 10) / 10 for bound in polygon.bounds[:2])
    east, north = (math.ceil(bound * 10) / 10 for bound in polygon.bounds[2:])
    while True:
        lon = round(west + (east - west) * rng.random(), 4)
        lat = round(south + (north - south) * rng.random(), 4)
        # `contains` is exact, where the corners of a buffer vary with the version of GEOS.
        around = shapely.box(
            lon - MARGIN_DEGREES, lat - MARGIN_DEGREES, lon + MARGIN_DEGREES, lat + MARGIN_DEGREES
        )
        if polygon.contains(around):
            return lon, lat


def _municipality_alone(raid: Raid) -> bool:
    """Return whether nothing below its municipality is known of a raid."""
    return bool(raid.mun_code) and not raid.locality and raid.lon is None


def _pick(
    raids: Iterable[Raid], number: int, rng: random.Random, fits: Callable[[Raid], bool]
) -> list[Raid]:
    """Return a number of the raids that fit, at random."""
    return rng.sample([raid for raid in raids if fits(raid)], number)
