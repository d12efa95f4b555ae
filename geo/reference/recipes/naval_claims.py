"""Which naval region a coastal state is under, as the rows of the table have it.

A region is known by the coastal states that its own row names, and by those that the
zones and sectors under it lie in. A ``?`` after a parent or a state code means that no
source confirms it: such a row keeps its headquarters, but makes no state known.
"""

from typing import Final, NamedTuple

import geopandas as gpd
import pandas as pd

from geo.reference.recipes import BuildError
from geo.reference.recipes.hand_kept import states_of

CONFIDENCES: Final = ("low", "medium", "high")
"""How sure a row is, from the least."""


class Claim(NamedTuple):
    """One row's word that a state is under a naval region.

    Attributes
    ----------
    structure, state, region : str
        Which structure, the state's code, the region's number (empty if none is given).
    sure : bool
        Whether a source confirms the region.
    row : int
        The row of the table that says so.
    """

    structure: str
    state: str
    region: str
    sure: bool
    row: int


def claims(facts: pd.DataFrame, states: gpd.GeoDataFrame) -> list[Claim]:
    """Return what each row says of the states it lies in.

    Parameters
    ----------
    facts : pandas.DataFrame
        The hand-kept table, every cell as text.
    states : geopandas.GeoDataFrame
        The layer ``states``.

    Returns
    -------
    list of Claim
        In the order of the rows, one for each state of each.

    Raises
    ------
    BuildError
        If a parent is none of its structure, or a state is unknown or inland.
    """
    coast = set(states.loc[states["coast"] != "inland", "state_code"])
    columns = ["structure", "level", "number", "parent", "coastal_states_covered"]
    rows = list(facts[columns].itertuples(index=False, name=None))
    parents = {
        (structure, level, number): parent for structure, level, number, parent, _ in rows if number
    }
    made: list[Claim] = []
    for row, (structure, level, number, parent, covered) in enumerate(rows):
        region, sure = (number, True) if level == "region" else _region(structure, parent, parents)
        unsure = {code[:-1] for code in covered.split(";") if code.endswith("?")}
        made += [
            Claim(structure, state, region, sure and state not in unsure, row)
            for state in states_of(covered.replace("?", ""), coast)
        ]
    return made


def _region(
    structure: str, parent: str, parents: dict[tuple[str, str, str], str]
) -> tuple[str, bool]:
    """Return the region that a zone or sector is under, and whether it is sure."""
    sure = bool(parent)
    # A sector can be under a zone, which is under a region: two steps at most.
    for level, prefix in (("zone", "ZN-"), ("region", "RN-")):
        if not parent.startswith(prefix):
            continue
        sure &= not parent.endswith("?")
        number = parent.removeprefix(prefix).removesuffix("?")
        if (structure, level, number) not in parents:
            raise BuildError(f"There is no {parent!r} in the naval structure {structure!r}.")
        if level == "region":
            return number, sure
        parent = parents[structure, level, number]
    if parent:
        raise BuildError(f"{parent!r} is no parent: write RN- or ZN- and a number.")
    return "", False


def verdict(about: list[Claim], facts: pd.DataFrame) -> dict[str, str]:
    """Return what the claims about one state under one structure come to.

    Parameters
    ----------
    about : list of Claim
        The claims about that state.
    facts : pandas.DataFrame
        The hand-kept table that they were made from.

    Returns
    -------
    dict of str to str
        ``status`` (known, shared or unknown), ``regions`` (their numbers, parted by
        semicolons), ``source``, ``confidence`` (the least of those that speak; none where
        nothing is known) and ``note``.
    """
    # A region's own row, where it names the state, before those of its zones and sectors.
    ranked = sorted(
        (claim for claim in about if claim.sure),
        key=lambda claim: (
            int(claim.region),
            facts.loc[claim.row, "level"] != "region",
            -CONFIDENCES.index(facts.loc[claim.row, "confidence"]),
        ),
    )
    best: dict[str, int] = {}
    for claim in ranked:
        best.setdefault(claim.region, claim.row)
    if not best:
        words = []
        for claim in about:
            named = [str(facts.loc[claim.row, column]) for column in ("level", "number", "hq")]
            under = f"{claim.region}, unconfirmed" if claim.region else "not established"
            words.append(f"{' '.join(part for part in named if part)}: region {under}")
        return {
            "status": "unknown",
            "regions": "",
            "source": "none that names its region",
            "confidence": "none",
            "note": "; ".join(words) or "no command in this state is in the table",
        }
    rows = facts.loc[list(best.values())]
    return {
        "status": "known" if len(best) == 1 else "shared",
        "regions": ";".join(best),
        "source": "; ".join(rows["source"]),
        "confidence": min(rows["confidence"], key=CONFIDENCES.index),
        "note": "; ".join(note for note in rows["note"] if note),
    }
