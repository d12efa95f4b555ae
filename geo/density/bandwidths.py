"""The bandwidth of a density by a rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from geo.density.grid import Floats, mexico_grid
from geo.density.leave_out import Leaving
from geo.density.mass import Sources, municipality_covers, place
from geo.density.surface import LEAST_CELLS
from geo.errors import ChoiceError, TooFewError
from geo.records import one_release

RULES: Final = ("scott", "silverman", "cross-validated")

RANGE_KM: Final = (10.0, 300.0)
"""Least and greatest bandwidth that a rule gives, km."""

LEAST_PLACED: Final = 10
"""Records with a place below which no rule is followed."""

_CELL_KM: Final = 5.0
_STEPS: Final = 12
_PRECISION: Final = 0.005
_AT_END: Final = 1.02


@dataclass(frozen=True)
class Bandwidth:
    """A bandwidth and where it comes from.

    Attributes
    ----------
    km : float
        Standard deviation of the kernel that the rule gives, km.
    rule : {"scott", "silverman", "cross-validated"}
        The rule.
    at_end : {"", "least", "greatest"}
        Which end of :data:`RANGE_KM` it is, where the rule asks for one
        there or beyond: then it says little.
    records : int
        Records with a place that the rule looked at.
    cell_km : float, optional
        Side of the cells that the density is asked for on, km; none if no
        cells were named.
    """

    km: float
    rule: str
    at_end: str
    records: int
    cell_km: float | None = None

    @property
    def used_km(self) -> float:
        """The bandwidth that the density can have.

        Returns
        -------
        float
            Standard deviation of the kernel, km: what the rule gives, or
            :data:`geo.density.LEAST_CELLS` cells where that is less.
        """
        return self.km if self.cell_km is None else max(self.km, LEAST_CELLS * self.cell_km)

    @property
    def reason(self) -> str:
        """How it was found, in English.

        Returns
        -------
        str
            One phrase; it tells where not the rule but the cells decided.
        """
        n = f"{self.records:,}"
        how = {
            "scott": f"Scott's rule on the spread of {n} records",
            "silverman": f"Silverman's rule on the robust spread of {n} records",
            "cross-validated": (
                f"likeliest for each municipality given all the others, of {n} records"
            ),
        }[self.rule]
        end = {
            "": "",
            "least": f"; it asks for {RANGE_KM[0]:g} km or less, the least that is tried",
            "greatest": f"; it asks for {RANGE_KM[1]:g} km or more, the most that is tried",
        }[self.at_end]
        cells = ""
        if self.used_km > self.km:
            cells = (
                f"; it gives {self.km:g} km, but cells of {self.cell_km:g} km bear no less than "
                f"{self.used_km:g} km"
            )
        return how + end + cells


def bandwidth(
    records: pd.DataFrame,
    rule: str = "scott",
    *,
    states: Collection[str] = (),
    cell_km: float | None = None,
) -> Bandwidth:
    """Return the bandwidth that a rule gives for the labs of one release.

    The spread is that of the labs as they lie on the map, so of a
    municipality's labs over all of it. Scott's rule multiplies the root mean
    of the variances of both axes by n to the power of -1/6. Silverman's
    factor is the same in two dimensions; of each axis he takes the standard
    deviation or the interquartile range over 1.349, whichever is less, which
    a few far records don't widen. Both suppose one hump, and smooth several
    away. Cross-validation takes the bandwidth under which each municipality's
    labs are likeliest given all the others, see
    :class:`geo.density.leave_out.Leaving`; labs left out one by one would ask
    for no bandwidth at all, since those of one municipality share a place.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records of one release, filtered as for the density.
    rule : {"scott", "silverman", "cross-validated"}
        The rule.
    states : collection of str
        Codes of the states that make the window of study, as for the density;
        empty for Mexico.
    cell_km : float, optional
        Side of the cells that the density is asked for on, 1 to 10 km; the
        rule does not look at them, but they bear no kernel narrower than
        :data:`geo.density.LEAST_CELLS` of them.

    Returns
    -------
    Bandwidth
        To 0.1 km, within :data:`RANGE_KM`; draw with its ``used_km``.

    Raises
    ------
    RecordError
        If the records mix releases.
    ChoiceError
        If the rule or a state is unknown, or the cell is not to be had.
    TooFewError
        If fewer than :data:`LEAST_PLACED` records are placed, or for
        cross-validation all lie in one municipality.

    References
    ----------
    Scott, D. W. (1992). Multivariate Density Estimation. Wiley. Silverman,
    B. W. (1986). Density Estimation for Statistics and Data Analysis.
    Chapman and Hall, section 4.3.2.
    """
    one_release(records)
    if rule not in RULES:
        raise ChoiceError(f"rule {rule!r} unknown; choose from {', '.join(RULES)}")
    if cell_km is not None:
        cell_km = mexico_grid(cell_km).cell_km
    sources = place(records, states)
    if sources.records < LEAST_PLACED:
        raise TooFewError(
            f"{sources.records} records have a known place: a rule for the bandwidth needs "
            f"{LEAST_PLACED}"
        )
    if rule == "cross-validated":
        if len({*sources.mun_codes, *sources.point_codes}) < 2:
            raise TooFewError("all records lie in one municipality: there is none to leave out")
        found = _likeliest(Leaving(sources, mexico_grid(_CELL_KM)))
    else:
        found = _by_spread(sources, robust=rule == "silverman")
    given = Bandwidth(round(found, 1), rule, "", sources.records, cell_km)
    least, greatest = RANGE_KM
    if found < least * _AT_END:
        return replace(given, km=least, at_end="least")
    if found > greatest / _AT_END:
        return replace(given, km=greatest, at_end="greatest")
    return given


def _likeliest(leaving: Leaving) -> float:
    """Return the best bandwidth of a few, and then the best between its neighbours."""
    steps = np.log(np.geomspace(*RANGE_KM, _STEPS))
    values = [leaving.likelihood(float(np.exp(step))) for step in steps]
    best = int(np.argmax(values))
    # It takes a tenth of a second to load, and one rule alone needs it.
    from scipy import optimize

    ends = steps[max(best - 1, 0)], steps[min(best + 1, _STEPS - 1)]
    finer = optimize.minimize_scalar(
        lambda step: -leaving.likelihood(float(np.exp(step))),
        bounds=ends,
        method="bounded",
        options={"xatol": _PRECISION},
    )
    return float(np.exp(finer.x))


def _by_spread(sources: Sources, *, robust: bool) -> float:
    grid = mexico_grid(_CELL_KM)
    x, y, labs = [sources.x], [sources.y], [sources.point_labs]
    across, down = grid.centres()
    for (cells, shares), each in zip(
        municipality_covers(grid, sources.mun_codes), sources.mun_labs, strict=True
    ):
        row, column = np.divmod(cells, grid.width)
        x.append(across[column])
        y.append(down[row])
        labs.append(shares * each)
    weights = np.concatenate(labs)
    spreads = [_spread(np.concatenate(axis), weights, robust=robust) for axis in (x, y)]
    # As many equal records would tell as much.
    number = sources.labs**2 / sources.squares
    return float(np.sqrt(np.mean(np.square(spreads))) * number ** (-1 / 6) / 1000)


def _spread(values: Floats, weights: Floats, *, robust: bool) -> float:
    mean = np.average(values, weights=weights)
    deviation = float(np.sqrt(np.average((values - mean) ** 2, weights=weights)))
    if not robust:
        return deviation
    order = np.argsort(values)
    below = np.cumsum(weights[order]) - weights[order] / 2
    first, third = np.interp([0.25, 0.75], below / weights.sum(), values[order])
    quartiles = float(third - first) / 1.349
    return min(deviation, quartiles) if quartiles > 0 else deviation
