"""Counts of labs by status and the active share with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo import reference
from geo.errors import ChoiceError
from geo.records import one_release

DISTANCE_GROUPS: Final = ("north_border", "south_border", "coast")
"""Groups by distance, in the bands between :data:`DISTANCE_STEPS_KM`."""

DISTANCE_STEPS_KM: Final = (0, 50, 100, 200, 500)
"""Lower bounds of the bands; each takes its lower bound in, the last has no upper one."""

GROUPS: Final = (
    "state",
    "municipality",
    "month",
    "year",
    "drug",
    "kind",
    "corps",
    "military_region",
    "military_zone",
    "naval_region",
    "nearest_port",
    "nearest_airport",
    "nearest_crossing",
    "port_captaincy",
    "port_authority",
    "port_administration",
    "airport_authority",
    "crossing_authority",
    *DISTANCE_GROUPS,
)
"""What :func:`summarise` can count by."""

SMALL_NUMBER: Final = 5
"""Below this number of labs with a known status a share is shown greyed."""

_NEAREST: Final = ("nearest_port", "nearest_airport", "nearest_crossing")
_NUMBERED: Final = ("military_region", "military_zone")
_READ_FROM: Final = {
    "state": ("state_code",),
    "municipality": ("state_code", "mun_code"),
    "month": ("date", "date_precision"),
    "year": ("date",),
    "naval_region": ("naval_structure", "naval_region", "naval_region_status"),
    **{name: (f"{name}_km_min", f"{name}_km_max") for name in DISTANCE_GROUPS},
}
"""Columns that a group is read from, where it is not the one of its own name."""

_Z_95: Final = 1.959963984540054


def wilson_interval(
    successes: npt.ArrayLike, trials: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the 95 % Wilson score interval of a binomial share.

    Parameters
    ----------
    successes, trials : array_like of int, shape (n,)
        Counts; ``successes <= trials``.

    Returns
    -------
    low, high : ndarray of float, shape (n,)
        Bounds between 0 and 1; NaN where there are no trials.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and
    statistical inference. Journal of the American Statistical Association 22.
    """
    k = np.asarray(successes, dtype=np.float64)
    n = np.asarray(trials, dtype=np.float64)
    n = np.where(n > 0, n, np.nan)
    share, z2 = k / n, _Z_95**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z_95 / (1 + z2 / n) * np.sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    # At 0 and n rounding alone would leave a bound a hair outside the share.
    low = np.where(k == 0, 0 * n, np.maximum(centre - half, 0))
    high = np.where(k == n, 1 + 0 * n, np.minimum(centre + half, 1))
    return low, high


def summarise(records: pd.DataFrame, by: str | Sequence[str] = ()) -> pd.DataFrame:
    """Return labs by status and the active share, in total or by group.

    The share is active / (active + inactive); labs of unspecified status
    stand beside it. Its 95 % interval treats the labs as independent draws
    (a binomial model): it tells how far the share could be chance at this
    number of labs, not whether the release tells the truth.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table of one release, as :func:`geo.select.select` returns.
    by : str or sequence of str
        One or more of :data:`GROUPS`; none gives one row, the total.

    Returns
    -------
    pandas.DataFrame
        One row a group: the group columns (``state_code``, ``mun_code``,
        ``month`` as ``YYYY-MM``, the others named as the group; a distance as
        its band, such as ``50-100 km``; by naval region also
        ``naval_structure``, for numbers are used again, and
        ``naval_region_status``), missing where the record doesn't know or
        more than one is possible, but for the corps, which is then empty;
        the names of states (``state``), municipalities (``municipality``) and
        nearest entries (such as ``nearest_port_name``), the headquarters of
        naval regions (``naval_region_name``), then
        ``labs, active, inactive, unspecified,
        active_share, active_share_low, active_share_high, rows``; by place
        also ``labs_per_1000_km2``, by state ``labs_per_100k`` (people,
        Census 2020). Only groups that occur.

    Raises
    ------
    RecordError
        If the table mixes releases.
    ChoiceError
        If ``by`` names an unknown group, or one of the columns that
        :func:`geo.join.join` adds and the records lack.
    """
    one_release(records)
    names = (by,) if isinstance(by, str) else tuple(by)
    strange = [name for name in names if name not in GROUPS]
    if strange:
        raise ChoiceError(f"cannot count by {', '.join(strange)}; choose from {', '.join(GROUPS)}")
    read = [column for name in names for column in _READ_FROM.get(name, (name,))]
    missing = [column for column in dict.fromkeys(read) if column not in records]
    if missing:
        raise ChoiceError(
            f"the records have no column {', '.join(missing)}: to count by {', '.join(names)} "
            "join them first"
        )
    keys = _keys(records, names)
    counts = pd.DataFrame(
        {
            "labs": records["labs"],
            **{
                status: records["labs"].where(records["status"] == status, 0)
                for status in ("active", "inactive", "unspecified")
            },
            "rows": 1,
        }
    )
    if keys.empty or not names:
        table = counts.sum().to_frame().T if not names else counts.iloc[:0].join(keys)
    else:
        grouped = counts.groupby(
            [keys[name] for name in keys], dropna=False, sort=True, observed=True
        )
        table = grouped.sum().reset_index()
        # The order of the categories did its work.
        table = table.astype(dict.fromkeys(table.select_dtypes("category").columns, "str"))
    table = _with_names(_with_share(table))
    if "state" in names or "municipality" in names:
        table = _with_place(table, names)
    lead = [c for c in ("state_code", "state", "mun_code", "municipality") if c in table]
    for key in (str(c) for c in keys if c not in lead):
        lead += [c for c in (key, f"{key}_name") if c in table]
    shares = ["active_share", "active_share_low", "active_share_high"]
    rest = ["labs", "active", "inactive", "unspecified", *shares, "rows"]
    tail = [c for c in ("labs_per_1000_km2", "labs_per_100k") if c in table]
    return table[[*lead, *rest, *tail]]


def _keys(records: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    keys = pd.DataFrame(index=records.index)
    for name in names:
        if name == "state":
            keys["state_code"] = records["state_code"]
        elif name == "municipality":
            keys["state_code"] = records["state_code"]
            keys["mun_code"] = records["mun_code"]
        elif name == "month":
            known = records["date_precision"].isin(["day", "month"])
            keys["month"] = records["date"].dt.strftime("%Y-%m").where(known)
        elif name == "year":
            keys["year"] = records["date"].dt.strftime("%Y")
        elif name == "naval_region":
            keys["naval_structure"] = records["naval_structure"]
            keys["naval_region"] = _in_order(records["naval_region"])
            keys["naval_region_status"] = records["naval_region_status"]
        elif name in _NUMBERED:
            keys[name] = _in_order(records[name])
        elif name in DISTANCE_GROUPS:
            keys[name] = _band(records[f"{name}_km_min"], records[f"{name}_km_max"])
        else:
            keys[name] = records[name]
    return keys


def _in_order(numbers: pd.Series) -> pd.Series:
    """Return numbers written as text so that they sort as numbers."""
    order = sorted(numbers.dropna().unique(), key=int)
    return numbers.astype(pd.CategoricalDtype(order, ordered=True))


def _band(least_km: pd.Series, greatest_km: pd.Series) -> pd.Series:
    """Return the band of distances that holds both, in order; missing where they part."""
    steps = np.asarray(DISTANCE_STEPS_KM)
    names = [f"{low}-{high} km" for low, high in pairwise(DISTANCE_STEPS_KM)]
    names.append(f"{steps[-1]}+ km")
    least = np.searchsorted(steps, least_km.to_numpy(), side="right") - 1
    greatest = np.searchsorted(steps, greatest_km.to_numpy(), side="right") - 1
    sure = (least == greatest) & least_km.notna().to_numpy()
    return pd.Series(
        pd.Categorical.from_codes(
            np.where(sure, least, -1).astype(np.intp), pd.Index(names), ordered=True
        ),
        index=least_km.index,
    )


def _with_share(table: pd.DataFrame) -> pd.DataFrame:
    known = table["active"] + table["inactive"]
    low, high = wilson_interval(table["active"], known)
    return table.assign(
        active_share=table["active"] / known.where(known > 0),
        active_share_low=low,
        active_share_high=high,
    )


def _with_names(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the names of entries and regions, naval ones by headquarters."""
    for key in _NEAREST:
        if key in table:
            entries = reference.load("entries").set_index("id")
            table = table.assign(**{f"{key}_name": table[key].map(entries["name"])})
    if "military_region" in table:
        regions = reference.load("military_regions").set_index("number")
        table = table.assign(military_region_name=table["military_region"].map(regions["name"]))
    if "naval_region" in table:
        number = ["naval_structure", "naval_region"]
        regions = pd.DataFrame(reference.load("naval_regions")[["structure", "number", "hq"]])
        regions.columns = pd.Index([*number, "naval_region_name"])
        table = table.merge(regions, on=number, how="left", validate="many_to_one")
    return table


def _with_place(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    states = reference.load("states").set_index("state_code")
    table = table.assign(state=table["state_code"].map(states["name"]))
    # The type is named because a table without rows would take that of its codes.
    area_km2 = table["state_code"].map(states["area_km2"]).astype("float64")
    if "municipality" in names:
        municipalities = reference.load("municipalities").set_index("mun_code")
        table = table.assign(municipality=table["mun_code"].map(municipalities["name"]))
        area_km2 = table["mun_code"].map(municipalities["area_km2"]).astype("float64")
    else:
        people = table["state_code"].map(states["population_2020"]).astype("float64")
        table = table.assign(labs_per_100k=table["labs"] / people * 1e5)
    return table.assign(labs_per_1000_km2=table["labs"] / area_km2 * 1e3)
