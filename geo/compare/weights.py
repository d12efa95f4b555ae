"""How much likelier a pair is one raid than two: the weights by which pairs are chosen.

The model is that of Fellegi and Sunter (1969, J. Am. Stat. Assoc. 64): the
probability of what agrees and differs in a pair if it is one raid, over the
probability if it is two that fell together by chance. The first is learnt
from the releases themselves by expectation and maximisation, beginning from
stated shares; the second follows from how many raids there are in a place.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from geo.compare.exact import groups
from geo.compare.near import PLACES, Near
from geo.compare.units import NEVER, Units
from geo.neighbours import neighbours

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_ROUNDS: Final = 30
_PSEUDO: Final = 20.0
"""Pairs that the stated shares are worth: so many real ones outweigh them."""

_REPEATED: Final = 0.9
"""Stated share of the raids of one release that stand in the other."""

_GAPS: Final = (0, 1, 2, 5, 10, 20)
"""Upper ends of the classes of days between two dates."""

_WORDS: Final = ("drug", "kind", "corps")

_STATED: Final = {
    "place": (0.5, 0.2, 0.1, 0.1, 0.1, 0.0),
    # The classes of days, exchanged digits, and a less precise date.
    "gap": (0.5, 0.12, 0.08, 0.1, 0.08, 0.02, 0.05, 0.05),
    # Equal words, one unsaid, two different ones.
    **dict.fromkeys(_WORDS, (0.9, 0.08, 0.02)),
}
"""Stated shares of the classes of agreement among pairs that are one raid."""

_SCALE: Final = 10
"""Weights are whole tenths of a natural logarithm, so that equal pairs weigh the same."""

_MESSAGES: Final = 10
_SUREST: Final = 30.0
"""Natural logarithm of odds that leave no doubt, so that sums of them stay exact."""

_ALIKE: Final = 0.01
"""Change of a weight that is no change."""

_FEWEST_DAYS: Final = 30


class Evidence(NamedTuple):
    """What speaks for the pairs and against them.

    Attributes
    ----------
    classes : dict of str to numpy.ndarray of int
        For each field the class of agreement of each pair.
    chance : numpy.ndarray of float
        Logarithm of the rate at which such pairs come together by chance.
    equal : int
        Pairs that are equal in all fields, which are not among these.
    labs : tuple of (int, int)
        Labs of the two releases in the time that both cover.
    """

    classes: dict[str, Ints]
    chance: Floats
    equal: int
    labs: tuple[int, int]

    def log_odds(self, belief: Floats | None) -> Floats:
        """Return the logarithm of the odds that each pair is one raid.

        Parameters
        ----------
        belief : numpy.ndarray of float or None
            Probabilities, from which it is learnt how often what agrees; None
            to take the stated shares.

        Returns
        -------
        numpy.ndarray of float
            One value a pair.
        """
        if belief is None:
            belief = np.zeros(len(self.chance))
        odds = self._prior(belief.sum() + self.equal) - self.chance
        for name, classes in self.classes.items():
            stated = np.array(_STATED[name])
            found = np.bincount(classes, belief, len(stated)) + _PSEUDO * stated
            # Nothing differs in pairs that are equal: they are of the first class.
            found[0] += self.equal
            odds += np.log(_floor(found / found.sum()))[classes]
        return odds

    def _prior(self, pairs: float) -> float:
        """Return the logarithm of the odds of a pair before it is looked at.

        Of raids that fall at rates r in both releases, a in the one alone and b
        in the other alone, a pair is r / (a b) times likelier than two labs
        without partners. The rates of the releases stand in the chance, so
        that here is left what part of each has a partner.
        """
        parts = [
            (pairs + _REPEATED * _PSEUDO) / (max(number, pairs) + _PSEUDO) for number in self.labs
        ]
        return float(sum(0.5 * np.log(part) - np.log(1 - part) for part in parts))


def weigh(first: Units, second: Units, near: Near, equal: int) -> Ints:
    """Return the weight of each pair; above nought it is rather one raid than two.

    Parameters
    ----------
    first, second : Units
        The labs of two releases.
    near : Near
        Pairs of labs that have no equal in the other release.
    equal : int
        Number of pairs that have.

    Returns
    -------
    numpy.ndarray of int
        Ten times the natural logarithm of the odds.
    """
    if not len(near.first):
        return np.zeros(0, dtype="int64")
    evidence = evidence_of(first, second, near, equal)
    odds = evidence.log_odds(None)
    for _ in range(_ROUNDS):
        before = odds
        odds = evidence.log_odds(_belief(odds, near, len(first), len(second)))
        if np.abs(odds - before).max() * _SCALE < _ALIKE:
            break
    return np.asarray(np.rint(odds * _SCALE), dtype="int64")


def evidence_of(first: Units, second: Units, near: Near, equal: int) -> Evidence:
    """Return what speaks for pairs and against them.

    Parameters
    ----------
    first, second : Units
        The labs of two releases.
    near : Near
        Pairs of labs that have no equal in the other release.
    equal : int
        Number of pairs that have.

    Returns
    -------
    Evidence
        Learnt from nothing yet.
    """
    period = _period(first, second)
    one, other = first.take(near.first), second.take(near.second)
    gap = _gap_class(near)
    classes = {"place": near.place, "gap": gap}
    chance = np.log(_expected(first, second, near, _days_of(gap, near), period))
    for name in _WORDS:
        classes[name] = _relation(getattr(one, name), getattr(other, name))
        share = _chance_of_words(getattr(first, name), getattr(second, name))
        chance += np.log(share)[classes[name]]
    labs = int(_within(first, period).sum()), int(_within(second, period).sum())
    return Evidence(classes, chance, equal, labs)


def _gap_class(near: Near) -> Ints:
    found = np.searchsorted(_GAPS, np.minimum(near.gap, _GAPS[-1]))
    found = np.where(near.transposed, len(_GAPS), found)
    return np.where(near.coarse > 0, len(_GAPS) + 1, found).astype("int64")


def _days_of(gap: Ints, near: Near) -> Floats:
    """Return the number of days over which the dates of a class of gaps spread."""
    ends = np.array(_GAPS, dtype="float64")
    width = np.r_[1.0, 2 * np.diff(ends), 2.0, 0.0][gap]
    return np.where(near.coarse > 0, near.coarse + 1.0, width)


def _relation(first: Ints, second: Ints) -> Ints:
    unsaid = (first == 0) | (second == 0)
    return np.where(first == second, 0, np.where(unsaid, 1, 2))


def _chance_of_words(first: Ints, second: Ints) -> Floats:
    """Return how often two words taken at random are equal, one unsaid, different."""
    size = int(max(first.max(initial=0), second.max(initial=0))) + 1
    one = np.bincount(first, minlength=size) / max(len(first), 1)
    other = np.bincount(second, minlength=size) / max(len(second), 1)
    same = float(one @ other)
    unsaid = float(one[0] + other[0] - 2 * one[0] * other[0])
    return _floor(np.array([same, unsaid, 1 - same - unsaid]))


def _expected(
    first: Units, second: Units, near: Near, width: Floats, period: tuple[int, int]
) -> Floats:
    """Return how many labs are expected by chance where the pair stands, within its days.

    The geometric mean of both sides, so that it is the same whichever comes first.
    """
    found = np.ones(len(near.first))
    same_spot = near.place == PLACES.index("same spot")
    moved = near.place == PLACES.index("neighbour")
    # A lab that moves to a neighbour moves to one of several.
    code, degree = np.unique(neighbours()[0], return_counts=True)
    for side, rows in ((first, near.first), (second, near.second)):
        # Those of a month, of a year or of no date at all are as many as there are.
        daily = side.start != NEVER
        daily &= side.start == side.end
        when = [np.where(daily, NEVER, day) for day in (side.start, side.end)]
        keys = [side.place, daily.astype("int64"), *when]
        inside = _within(side, period) | ~daily
        count = [
            np.bincount(key, inside)[key[rows]]
            for key, _ in (groups(k, [c[:0] for c in k]) for k in (keys, [*keys, side.spot]))
        ]
        expected = np.maximum(np.where(same_spot, count[1], count[0]), 1.0)
        days = period[1] - period[0] + 1.0
        found *= np.where(daily[rows], expected * width / days, expected)
        found[moved] *= degree[np.searchsorted(code, side.place[rows[moved]])]
    return np.sqrt(found)


def _period(first: Units, second: Units) -> tuple[int, int]:
    """Return the first and the last day that both releases tell of."""
    sides = [side.start[side.start != NEVER] for side in (first, second)]
    if not all(map(len, sides)):
        return 0, 0
    begin, end = max(side.min() for side in sides), min(side.max() for side in sides)
    return int(begin), int(max(end, begin + _FEWEST_DAYS))


def _within(side: Units, period: tuple[int, int]) -> Flags:
    """Return which labs fall in a period, or may."""
    dated = (side.start >= period[0]) & (side.start <= period[1])
    return np.asarray((side.start == NEVER) | dated, dtype=bool)


def _belief(odds: Floats, near: Near, first: int, second: int) -> Floats:
    """Return the probability of each pair, given that a lab has one partner at most.

    By belief propagation (Bethe's approximation): each lab tells each of its
    candidates how free the others leave it. It is exact where candidates form
    no rings, and close where they do (Huang and Jebara 2009, arXiv 0908.1769).
    """
    ratio = np.exp(np.clip(odds, -_SUREST, _SUREST))
    to_first = to_second = ratio
    for _ in range(_MESSAGES):
        taken = np.bincount(near.first, to_first, first)[near.first] - to_first
        to_second = ratio / (1 + np.maximum(taken, 0))
        taken = np.bincount(near.second, to_second, second)[near.second] - to_second
        to_first = ratio / (1 + np.maximum(taken, 0))
    both = to_first * to_second / ratio
    return np.asarray(both / (1 + both), dtype="float64")


def _floor(shares: Floats) -> Floats:
    return np.maximum(shares, 1e-6)
