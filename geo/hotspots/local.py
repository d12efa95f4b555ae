"""Local statistics of units and their neighbours, with exact p-values.

``gi_star`` (Getis and Ord) asks of each unit whether it and its neighbours
together hold more than chance gives them. ``moran`` (Anselin's local one) takes
the unit itself as given and asks it of its neighbours; a hot spot is a unit
above the mean whose neighbours hold more than chance. Every neighbour counts
alike, so both p-values are those of a sum.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from geo.errors import ChoiceError
from geo.hotspots.sums import tails

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Pairs = tuple[Ints, Ints]

METHODS: Final = ("gi_star", "moran")
"""The statistics to be had."""


class Local(NamedTuple):
    """One statistic of each unit.

    Attributes
    ----------
    around : ndarray of float, shape (n,)
        What the statistic looks at: labs of the neighbourhood, or its active
        share; NaN where that has no labs of known status.
    known_around : ndarray of int, shape (n,)
        Labs of the neighbourhood; of shares, those of known status.
    expected : ndarray of float, shape (n,)
        Mean of ``around`` under chance; NaN where nothing can be expected.
    z : ndarray of float, shape (n,)
        How many standard deviations ``around`` lies above it; NaN where it
        cannot vary. To look at: with few labs it is far from normal.
    p : ndarray of float, shape (n,)
        One-sided exact p-value of so much or more; NaN where not tested.
    """

    around: Floats
    known_around: Ints
    expected: Floats
    z: Floats
    p: Floats


def of_counts(counts: Ints, pairs: Pairs, *, method: str = "gi_star") -> Local:
    """Return whether neighbourhoods hold more labs than chance gives them.

    Chance is that the counts were shuffled over all units; for ``moran`` those
    of all units but the one asked about. A unit is not tested by ``moran`` if
    it has no neighbours or is not above the mean itself.

    Parameters
    ----------
    counts : ndarray of int, shape (n,)
        Labs by unit.
    pairs : tuple of ndarray of int
        Positions of units that touch, each pair in both directions.
    method : {"gi_star", "moran"}
        The statistic.

    Returns
    -------
    Local
        Labs around, expected, z and p.

    Raises
    ------
    ChoiceError
        If the method is unknown.

    References
    ----------
    Ord, J. K. and Getis, A. (1995). Local spatial autocorrelation statistics.
    Geographical Analysis 27. Anselin, L. (1995). Local indicators of spatial
    association. Geographical Analysis 27. Sokal, R. R., Oden, N. L. and
    Thomson, B. A. (1998). Local spatial autocorrelation in a biological model.
    Geographical Analysis 30: the moments under conditional randomisation.
    """
    own = _own(method)
    around, drawn = _around(counts, pairs, own=own), _around(np.ones_like(counts), pairs, own=own)
    # All units, or all but the unit itself, are what is drawn from.
    size = len(counts) if own else len(counts) - 1
    rest = 0 if own else counts
    p = np.full(len(counts), np.nan)
    if own:
        p = tails(counts, drawn, around)
    else:
        tested = (drawn > 0) & (counts * len(counts) > counts.sum())
        p[tested] = tails(counts, drawn[tested], around[tested], counts[tested])
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (counts.sum() - rest) / np.float64(size)
        variance = ((counts.astype(np.float64) ** 2).sum() - np.square(rest)) / size - mean**2
        expected = np.where(drawn > 0, drawn * mean, np.nan)
        spread = drawn * variance * (size - drawn) / np.float64(size - 1)
    return Local(around.astype(np.float64), around, expected, _z(around, expected, spread), p)


def of_shares(
    active: Ints, known: Ints, pairs: Pairs, *, method: str = "gi_star", level: float = 0.05
) -> Local:
    """Return whether more labs of neighbourhoods are active than chance makes so.

    Chance is that the statuses were shuffled over all labs of known status,
    each staying where it is; for ``moran`` over those outside the unit asked
    about. So the number of labs, large in some places, is no finding. The
    number of active ones is then hypergeometric.

    A unit is not tested where the neighbourhood has so few labs that ``p``
    would exceed the level though all were active; nor by ``moran`` if its own
    share is not above that of all.

    Parameters
    ----------
    active, known : ndarray of int, shape (n,)
        Active labs, and labs of known status, by unit.
    pairs : tuple of ndarray of int
        Positions of units that touch, each pair in both directions.
    method : {"gi_star", "moran"}
        The statistic.
    level : float
        The level that a test must be able to reach.

    Returns
    -------
    Local
        Shares around, expected, z and p.

    Raises
    ------
    ChoiceError
        If the method is unknown.

    References
    ----------
    Tarone, R. E. (1990). A modified Bonferroni method for discrete data.
    Biometrics 46; Gilbert, P. B. (2005). A modified false discovery rate
    multiple-comparisons procedure for discrete data. Applied Statistics 54:
    that tests which can't reach a level may be left out, since what tells them
    apart does not depend on which labs are active.
    """
    own = _own(method)
    hits, draws = _around(active, pairs, own=own), _around(known, pairs, own=own)
    good = active.sum() - (0 if own else active)
    total = known.sum() - (0 if own else known)
    good, total = np.broadcast_to(good, hits.shape), np.broadcast_to(total, hits.shape)
    tested = draws > 0
    if not own:
        tested &= active * known.sum() > known * active.sum()
    best = _at_least(np.minimum(draws, good), draws, good, total, tested)
    tested &= best <= level
    with np.errstate(divide="ignore", invalid="ignore"):
        share = good / total.astype(np.float64)
        around = hits / draws.astype(np.float64)
        spread = draws * share * (1 - share) * (total - draws) / (total.astype(np.float64) - 1)
        z = _z(hits, draws * share, spread)
    return Local(around, draws, share, z, _at_least(hits, draws, good, total, tested))


def corrected(p: Floats) -> Floats:
    """Return p-values corrected for looking at many units.

    To call hot what is at most a level keeps the expected share of false ones
    among them at that level, for tests that are independent or, as those of
    neighbourhoods that overlap, positively dependent.

    Parameters
    ----------
    p : ndarray of float, shape (n,)
        P-values; NaN where not tested.

    Returns
    -------
    ndarray of float, shape (n,)
        Corrected over the tested ones; NaN where not tested.

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery
    rate. Journal of the Royal Statistical Society B 57. Benjamini, Y. and
    Yekutieli, D. (2001). The control of the false discovery rate in multiple
    testing under dependency. Annals of Statistics 29.
    """
    q = np.full(len(p), np.nan)
    tested = ~np.isnan(p)
    if tested.any():
        # It takes half a second to load: a map without hot spots does without.
        from scipy import stats

        q[tested] = stats.false_discovery_control(p[tested], method="bh")
    return q


def _own(method: str) -> bool:
    """Return whether a statistic counts the unit itself among its neighbours."""
    if method not in METHODS:
        raise ChoiceError(f"method {method!r} unknown; choose from {', '.join(METHODS)}")
    return method == "gi_star"


def _around(values: Ints, pairs: Pairs, *, own: bool) -> Ints:
    one, other = pairs
    # Sums of counts are exact as floats.
    found = np.bincount(one, weights=values[other], minlength=len(values)).astype(np.int64)
    return found + values if own else found


def _z(value: Ints, expected: Floats, variance: Floats) -> Floats:
    varies = variance > 1e-12
    with np.errstate(invalid="ignore"):
        z = (value - expected) / np.sqrt(np.where(varies, variance, 1))
    return np.where(varies, z, np.nan)


def _at_least(hits: Ints, draws: Ints, good: Ints, total: Ints, where: np.ndarray) -> Floats:
    """Return the hypergeometric probability of so many or more; NaN where it isn't asked."""
    found = np.full(hits.shape, np.nan)
    asked, back = np.unique(
        np.column_stack([hits, draws, good, total])[where], axis=0, return_inverse=True
    )
    if len(asked):
        from scipy import stats

        k, n, a, size = asked.T
        found[where] = np.clip(stats.hypergeom.sf(k - 1, size, a, n), 0, 1)[back.reshape(-1)]
    return found
