"""Hot spots of a release, by municipality or hexagon."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo import reference
from geo.errors import ChoiceError
from geo.hexagons import cells_of, check_resolution, count_by, country_cells, names, touching
from geo.hotspots.local import METHODS, Ints, Local, Pairs, corrected, of_counts, of_shares
from geo.neighbours import neighbours
from geo.records import one_release

OF: Final = ("labs", "share")
"""What a hot spot can be of: many labs, or a high active share."""

BY: Final = ("municipality", "hexagon")
"""The units to be had."""

HOT: Final = "hot"
NOT_HOT: Final = ""
NOT_TESTED: Final = "not tested"


@dataclass(frozen=True)
class HotSpots:
    """Which units of a release are hot spots.

    Attributes
    ----------
    release : str
        Id of the release.
    of : {"labs", "share"}
        Hot spots of many labs, or of a high active share.
    by : {"municipality", "hexagon"}
        The units.
    method : {"gi_star", "moran"}
        The statistic, see :mod:`geo.hotspots.local`.
    resolution : int or None
        H3 resolution of hexagons.
    level : float
        Share of the hot spots that may be expected to be false.
    table : pandas.DataFrame
        Every unit, also those without labs (but hexagons whose centre lies
        outside Mexico only with labs), by ``code`` (CVEGEO, or H3 index
        as text): ``labs, active, inactive``; ``value``, the labs or the active
        share of the unit; ``around``, those of its neighbourhood, which for
        ``gi_star`` holds the unit itself; ``known_around``, the labs behind
        it; ``expected`` of it under chance; ``z``; ``p``, exact and one-sided;
        ``q``, the same after Benjamini and Hochberg over the tested units;
        ``kind``: ``hot`` where ``q`` is at most the level, empty where not,
        ``not tested`` where ``p`` and ``q`` are missing.
    labs : int
        Labs that were counted: all in the units, or of shares those of known
        status.
    labs_status_unknown : int
        Labs in the units left out since a share needs the status; else 0.
    labs_not_placed : int
        Labs that lie in no unit: without a municipality, or for hexagons
        without a point in Mexico, or in the states that are asked about.
    """

    release: str
    of: str
    by: str
    method: str
    resolution: int | None
    level: float
    table: pd.DataFrame = field(repr=False)
    labs: int
    labs_status_unknown: int
    labs_not_placed: int


def hot_spots(
    records: pd.DataFrame,
    *,
    of: str = "labs",
    by: str = "municipality",
    method: str = "gi_star",
    resolution: int = 4,
    level: float = 0.05,
    states: tuple[str, ...] = (),
) -> HotSpots:
    """Return the units that stand out, with their neighbours, beyond chance.

    Hot spots only: counts are nought in most units, so that no neighbourhood
    can hold fewer than chance gives it.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records (:func:`geo.join.join`) of one release.
    of : {"labs", "share"}
        Many labs, or a high active share.
    by : {"municipality", "hexagon"}
        The units; hexagons take point records alone.
    method : {"gi_star", "moran"}
        The statistic, see :mod:`geo.hotspots.local`.
    resolution : int
        H3 resolution of hexagons, one of :data:`geo.hexagons.RESOLUTIONS`.
    level : float
        The false discovery rate to keep, above 0 and below 1.
    states : tuple of str
        Codes of the states that are asked about: units outside them are no
        part of the comparison, nor are points that lie outside. All if empty.
        Records that were filtered by
        state need the same states here, else all the country around them
        seems empty.

    Returns
    -------
    HotSpots
        All units with p, q and kind.

    Raises
    ------
    RecordError
        If the records mix releases.
    ChoiceError
        If a choice is not to be had.

    References
    ----------
    Caldas de Castro, M. and Singer, B. H. (2006). Controlling the false discovery rate: a new
    application to account for multiple and dependent tests in local statistics
    of spatial association. Geographical Analysis 38.
    """
    release = one_release(records)
    for name, choice, allowed in (("of", of, OF), ("by", by, BY), ("method", method, METHODS)):
        if choice not in allowed:
            raise ChoiceError(f"{name} {choice!r} unknown; choose from {', '.join(allowed)}")
    if not 0 < level < 1:
        raise ChoiceError(f"a level of {level:g}: choose one above 0 and below 1")
    if states:
        records = records[records["state_code"].isin(states)]
    asked = tuple(sorted(set(states)))
    if by == "municipality":
        codes, pairs, counts = _by_municipality(records, asked)
    else:
        check_resolution(resolution)
        codes, pairs, counts = _by_hexagon(records, resolution, asked)
    labs, active, inactive = (
        counts[name].to_numpy(dtype=np.int64) for name in ("labs", "active", "inactive")
    )
    known = active + inactive
    value: npt.NDArray[np.float64]
    if of == "labs":
        found = of_counts(labs, pairs, method=method)
        value = labs.astype(np.float64)
    else:
        found = of_shares(active, known, pairs, method=method, level=level)
        value = np.divide(active, known, out=np.full(len(known), np.nan), where=known > 0)
    table = pd.DataFrame(
        {
            "code": codes,
            "labs": labs,
            "active": active,
            "inactive": inactive,
            "value": value,
            **_judged(found, level),
        }
    )
    return HotSpots(
        release=release,
        of=of,
        by=by,
        method=method,
        resolution=resolution if by == "hexagon" else None,
        level=level,
        table=table,
        labs=int(labs.sum() if of == "labs" else known.sum()),
        labs_status_unknown=0 if of == "labs" else int((labs - known).sum()),
        labs_not_placed=int(records["labs"].sum()) - int(labs.sum()),
    )


def _judged(found: Local, level: float) -> dict[str, npt.NDArray[np.generic]]:
    q = corrected(found.p)
    kind = np.where(~np.isnan(q), np.where(q <= level, HOT, NOT_HOT), NOT_TESTED)
    return {**found._asdict(), "q": q, "kind": kind.astype(object)}


def _by_municipality(
    records: pd.DataFrame, states: tuple[str, ...]
) -> tuple[list[str], Pairs, pd.DataFrame]:
    codes, pairs = _municipalities(states)
    known = records[records["mun_code"].notna()]
    counts = count_by(known, known["mun_code"]).reindex(list(codes), fill_value=0)
    return list(codes), pairs, counts


@lru_cache(maxsize=8)
def _municipalities(states: tuple[str, ...]) -> tuple[tuple[str, ...], Pairs]:
    """Return the municipalities of some states, or all, and which of them touch."""
    codes = sorted(reference.load("municipalities")["mun_code"])
    codes = [code for code in codes if not states or code[:2] in states]
    number = np.array([int(code) for code in codes], dtype=np.int64)
    one, other = neighbours()
    inside = np.isin(one, number) & np.isin(other, number)
    return tuple(codes), (
        np.searchsorted(number, one[inside]),
        np.searchsorted(number, other[inside]),
    )


def _by_hexagon(
    records: pd.DataFrame, resolution: int, states: tuple[str, ...]
) -> tuple[list[str], Pairs, pd.DataFrame]:
    points, cells = cells_of(records, resolution, states)
    # Hexagons that lie in Mexico by a corner enter only if they have labs. To leave out the empty
    # ones alone makes many labs look less rare than they are, never rarer.
    beyond = np.setdiff1d(cells, country_cells(resolution, states))
    every, pairs = _hexagons(resolution, states, tuple(beyond.tolist()))
    counts = count_by(points, cells).reindex(every, fill_value=0)
    return names(every.tolist()), pairs, counts


@lru_cache(maxsize=8)
def _hexagons(
    resolution: int, states: tuple[str, ...], beyond: tuple[int, ...]
) -> tuple[Ints, Pairs]:
    """Return the hexagons of some states, or all, and which of them touch."""
    cells = np.union1d(country_cells(resolution, states), np.array(beyond, dtype=np.int64))
    return cells, touching(cells)
