"""What a published figure says, in a form in which two of them can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

import pandas as pd

from geo.published import ENDLESS, Bounds, count_range, share_labs
from geo.releases.values.words import read_corps

DIMENSIONS: Final = ("place", "status", "drug", "period")
"""What labs are parted by, so that no lab is in two parts."""

_VAGUE: Final = ("unspecified", "other")
"""Words that another release may put another word for."""

_OPPOSITE: Final = {"active": "inactive", "inactive": "active"}


@dataclass(frozen=True)
class Claim:
    """How many labs a figure speaks of, and which.

    Attributes
    ----------
    row : int
        Row of the figure.
    release, corps : str
        The release that it stands in and whose raids it counts.
    state, municipality : str
        INEGI codes; empty for the country, and for a whole state.
    start, end : pandas.Timestamp
        First and last day; NaT where not stated.
    sure_end : pandas.Timestamp
        Last day that is counted for certain: before the first on which the
        figure may have been published.
    status, drug : str
        Words of the record table, or ``any``.
    labs : Bounds
        Labs at least and at most.
    share_of : int
        Row of the total that a share is taken of; -1 for a count.
    rest : bool
        Whether it is what a share leaves of the other status.
    """

    row: int
    release: str
    corps: str
    state: str
    municipality: str
    start: pd.Timestamp
    end: pd.Timestamp
    sure_end: pd.Timestamp
    status: str
    drug: str
    labs: Bounds
    share_of: int = -1
    rest: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """State and municipality.

        Returns
        -------
        tuple of str
            Their codes.
        """
        return self.state, self.municipality

    @property
    def period(self) -> tuple[str, str]:
        """First and last day as text, so that a day not stated equals itself.

        Returns
        -------
        tuple of str
            Both in ISO form, ``NaT`` where not stated.
        """
        return str(self.start), str(self.end)


def claims(figures: pd.DataFrame) -> list[Claim]:
    """Return what the figures claim, as far as it can be put in numbers of labs.

    Parameters
    ----------
    figures : pandas.DataFrame
        Figures like those of :func:`geo.published.load_published`.

    Returns
    -------
    list of Claim
        Counts in the order of the figures, then shares of a total that the
        same release gives. That all labs have one status also claims that
        none has the other. Figures that come on top of another's total claim
        nothing by themselves.
    """
    counts, shares = [], []
    for row in figures.index:
        figure = cast("pd.Series", figures.loc[row])
        if figure["relative_to"]:
            continue
        if not pd.isna(figure["labs"]):
            if bounds := count_range(int(figure["labs"]), figure["statement"]):
                counts.append(_claim(row, figure, bounds))
        elif not pd.isna(figure["share"]):
            shares.append(row)
    found = list(counts)
    for row in shares:
        figure = cast("pd.Series", figures.loc[row])
        share, claim = float(figure["share"]), _claim(row, figure, Bounds(0, ENDLESS))
        if share == 1.0 and claim.status in _OPPOSITE:
            other = _OPPOSITE[claim.status]
            found.append(replace(claim, status=other, labs=Bounds(0, 0), rest=True))
        for total in counts:
            if total == replace(claim, row=total.row, status="any", labs=total.labs):
                labs = share_labs(share, figure["statement"], total.labs.least)
                if total.labs.least == total.labs.most:
                    found.append(replace(claim, labs=labs, share_of=total.row))
    return found


def inside(part: Claim, whole: Claim) -> bool:
    """Return whether each lab of one claim is a lab of another.

    Parameters
    ----------
    part, whole : Claim
        The claims.

    Returns
    -------
    bool
        False also where it is not known, as for figures of two corps, or of
        two releases and a period without its first or last day.
    """
    own = part.release == whole.release
    if not part.corps or part.corps != whole.corps:
        return False
    if not own and {whole.status, whole.drug} & set(_VAGUE):
        return False
    end = whole.end if own else whole.sure_end
    return (
        whole.state in ("", part.state)
        and whole.municipality in ("", part.municipality)
        and whole.status in ("any", part.status)
        and whole.drug in ("any", part.drug)
        and (
            bool(whole.start <= part.start and part.end <= end)
            or (own and part.period == whole.period)
        )
    )


def apart(one: Claim, other: Claim, dimension: str) -> bool:
    """Return whether two claims share no lab because they differ in one respect.

    Parameters
    ----------
    one, other : Claim
        The claims.
    dimension : {"place", "status", "drug", "period"}
        The respect.

    Returns
    -------
    bool
        False also where it is not known: what one release leaves without a
        drug may have one in another.
    """
    if dimension == "period":
        return bool(one.end < other.start or other.end < one.start)
    if dimension == "place":
        if one.state != other.state:
            return bool(one.state and other.state)
        places = {one.municipality, other.municipality}
        return len(places) == 2 and "" not in places
    words = {getattr(one, dimension), getattr(other, dimension)}
    vague = set() if one.release == other.release else set(_VAGUE)
    return len(words) == 2 and not words & {"any", *vague}


def families(found: Sequence[Claim], dimension: str) -> Iterator[list[Claim]]:
    """Yield claims that differ in one respect alone and share no lab.

    Parameters
    ----------
    found : sequence of Claim
        Claims of one release.
    dimension : {"place", "status", "drug", "period"}
        The respect.

    Yields
    ------
    list of Claim
        Two or more of them.
    """
    groups: dict[Hashable, list[Claim]] = {}
    for claim in found:
        key = (
            # States are not mixed with municipalities: of those a release names some alone.
            dimension == "place" and claim.municipality != "",
            *(getattr(claim, name) for name in DIMENSIONS if name != dimension),
        )
        groups.setdefault(key, []).append(claim)
    for group in groups.values():
        family: list[Claim] = []
        # Of periods that overlap the one that ends first is taken, which leaves room for most.
        for claim in sorted(group, key=lambda one: (str(one.end), -one.labs.least, one.row)):
            if all(apart(claim, other, dimension) for other in family):
                family.append(claim)
        if len(family) > 1:
            yield sorted(family, key=lambda one: one.row)


def _claim(row: int, figure: pd.Series, labs: Bounds) -> Claim:
    end, appeared = figure["period_end"], figure["published_from"]
    known = pd.isna(end) or pd.isna(appeared) or end < appeared
    return Claim(
        row=row,
        release=figure["release"],
        corps=read_corps(figure["corps"]),
        state=figure["state_code"],
        municipality=figure["cvegeo"],
        start=figure["period_start"],
        end=end,
        sure_end=end if known else appeared - pd.Timedelta(days=1),
        status=figure["status"],
        drug=figure["drug"],
        labs=labs,
    )
