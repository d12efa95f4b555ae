"""Published figures that contradict each other, with the arithmetic that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from geo.published import ENDLESS, Bounds, load_published
from geo.published.claims import DIMENSIONS, Claim, apart, claims, families, inside

KINDS: Final = ("left over", "same", "part", "sum", "room")

_EXHAUSTIVE: Final = ("status", "drug", "period")
"""Respects in which a release that gives two parts gives all; of places it may name some alone."""


@dataclass(frozen=True)
class Contradiction:
    """Published figures that cannot all be right.

    Attributes
    ----------
    kind : {"left over", "same", "part", "sum", "room"}
        ``left over``: the parts that one release gives of a whole sum to less;
        ``same``: two numbers for one question; ``part``: a part greater than
        its whole; ``sum``: parts without a lab in common that sum to more than
        their whole; ``room``: a part greater than what other parts leave of
        the whole, or than a share of all leaves of the other status.
    whole : int
        Row of the figure that is held to be the whole.
    parts : tuple of int
        Rows of the figures that contradict it.
    counts : tuple of Bounds
        Labs of each part: a range where a share was published.
    total : int
        Labs of the parts together: at most for ``left over``, else at least.
    limit : int
        Labs of the whole: at least for ``left over``, else at most; for
        ``room`` what the other parts leave of them.
    whole_labs : Bounds
        Labs of the whole.
    dimension : str
        What parts of a sum are parted by: ``place``, ``status``, ``drug`` or
        ``period``; empty where there is no sum.
    others : tuple of int
        Rows of the other parts of the whole, for ``room`` alone.
    other_counts : tuple of Bounds
        Labs of each of them.
    taken : int
        Labs of the other parts together, at least; 0 but for ``room``.
    rest : bool
        Whether the whole is what a share of all leaves of the other status.
    shares_of : tuple of (int, int)
        Row of each share among the figures, and of the total it is taken of.
    """

    kind: str
    whole: int
    parts: tuple[int, ...]
    counts: tuple[Bounds, ...]
    total: int
    limit: int
    whole_labs: Bounds
    dimension: str = ""
    others: tuple[int, ...] = ()
    other_counts: tuple[Bounds, ...] = ()
    taken: int = 0
    rest: bool = False
    shares_of: tuple[tuple[int, int], ...] = ()

    @property
    def difference(self) -> int:
        """How many labs are left over, or too many.

        Returns
        -------
        int
            Above zero.
        """
        return abs(self.total - self.limit)

    @property
    def figures(self) -> tuple[int, ...]:
        """The row of every figure that the contradiction rests on.

        Returns
        -------
        tuple of int
            The whole first, each once.
        """
        totals = (total for _, total in self.shares_of)
        return tuple(dict.fromkeys((self.whole, *self.parts, *self.others, *totals)))


def contradictions(figures: pd.DataFrame | None = None) -> tuple[Contradiction, ...]:
    """Return the published figures that contradict each other, whatever a release says.

    Compared are figures of one corps, where each lab of the one must be a lab
    of the other: period in period, place in place, a status or drug in any.
    Shares count as the range of labs that rounds to them. Left alone are
    figures of different corps, periods without a first or last day (but
    inside one release), figures that come on top of another total, and what
    one release calls other or unspecified. A figure whose last day is not
    before the first of its publication may end earlier than it says, and
    holds as the whole of another release's part only up to that first day.

    A figure that is out by hundreds contradicts many others. Of two releases
    one contradiction is told for each status and drug: the one with the most
    labs too many, the plainest of equals (in the order of :data:`KINDS`).
    What is left over of a sum is told for each whole.

    Parameters
    ----------
    figures : pandas.DataFrame, optional
        Figures like those of :func:`geo.published.load_published`, the default.

    Returns
    -------
    tuple of Contradiction
        In the order of the wholes.
    """
    figures = load_published() if figures is None else figures
    found = claims(figures)
    told: dict[tuple[str, ...], tuple[tuple[int, int], Contradiction]] = {}
    left: list[Contradiction] = []
    for whole in found:
        parts: dict[str, list[Claim]] = {}
        for claim in found:
            if claim.row != whole.row and inside(claim, whole):
                parts.setdefault(claim.release, []).append(claim)
        own = parts.get(whole.release, [])
        left += _left_over(whole, own)
        for release, of_one in parts.items():
            others = own if release != whole.release else []
            for subject, one in _too_many(whole, of_one, others):
                key = (*sorted((whole.release, release)), *subject)
                rank = (one.difference, -KINDS.index(one.kind))
                if key not in told or rank > told[key][0]:
                    told[key] = (rank, one)
    every = [*left, *(one for _, one in told.values())]
    return tuple(sorted(every, key=lambda one: (one.whole, one.parts)))


def _left_over(whole: Claim, own: list[Claim]) -> Iterator[Contradiction]:
    for dimension in _EXHAUSTIVE:
        alike = [name for name in DIMENSIONS if name != dimension]
        same = [c for c in own if all(getattr(c, n) == getattr(whole, n) for n in alike)]
        for family in families(same, dimension):
            total = _sum(claim.labs.most for claim in family)
            if dimension == "period" and not _without_gap(whole, family):
                continue
            if total < whole.labs.least:
                least = whole.labs.least
                yield _contradiction("left over", whole, family, total, least, (), dimension)


def _too_many(
    whole: Claim, parts: list[Claim], others: list[Claim]
) -> Iterator[tuple[tuple[str, str], Contradiction]]:
    """Yield how the parts of one release are too many, each with its status and drug."""
    most = whole.labs.most
    for part in parts:
        subject, least = (part.status, part.drug), part.labs.least
        if least > most:
            alike = all(getattr(part, name) == getattr(whole, name) for name in DIMENSIONS)
            kind = "room" if whole.rest else "same" if alike else "part"
            yield subject, _contradiction(kind, whole, [part], least, most)
        for taking in _beside(part, others):
            taken = _sum(claim.labs.least for claim in taking)
            if least > most - taken >= 0:
                yield subject, _contradiction("room", whole, [part], least, most - taken, taking)
    for dimension in DIMENSIONS:
        for family in families(parts, dimension):
            some = [claim for claim in family if claim.labs.least]
            total = _sum(claim.labs.least for claim in some)
            if total > most and len(some) > 1:
                subject = (some[0].status, some[0].drug)
                yield subject, _contradiction("sum", whole, some, total, most, (), dimension)


def _beside(part: Claim, others: list[Claim]) -> Iterator[list[Claim]]:
    """Yield other parts of the whole that share no lab with each other nor with the one."""
    for dimension in DIMENSIONS:
        beside = [claim for claim in others if claim.labs.least and apart(claim, part, dimension)]
        yield from ([claim] for claim in beside)
        yield from families(beside, dimension)


def _without_gap(whole: Claim, family: list[Claim]) -> bool:
    ordered = sorted(family, key=lambda claim: str(claim.start))
    day = pd.Timedelta(days=1)
    return (
        ordered[0].start == whole.start
        and ordered[-1].end == whole.end
        and all(one.end + day == after.start for one, after in pairwise(ordered))
    )


def _sum(numbers: Iterable[int]) -> int:
    return min(sum(numbers), ENDLESS)


def _contradiction(
    kind: str,
    whole: Claim,
    parts: Sequence[Claim],
    total: int,
    limit: int,
    others: Sequence[Claim] = (),
    dimension: str = "",
) -> Contradiction:
    shares = [claim for claim in (whole, *parts, *others) if claim.share_of >= 0]
    return Contradiction(
        kind=kind,
        whole=whole.row,
        parts=tuple(claim.row for claim in parts),
        counts=tuple(claim.labs for claim in parts),
        total=total,
        limit=limit,
        whole_labs=whole.labs,
        dimension=dimension,
        others=tuple(claim.row for claim in others),
        other_counts=tuple(claim.labs for claim in others),
        taken=_sum(claim.labs.least for claim in others),
        rest=whole.rest,
        shares_of=tuple((claim.row, claim.share_of) for claim in shares),
    )
