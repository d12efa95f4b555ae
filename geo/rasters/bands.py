"""What a raster of densities holds: its bands, and those that were refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.density.asked import nowhere
from geo.density.bandwidths import Bandwidth, bandwidth
from geo.density.grid import Floats, Grid
from geo.density.mass import place
from geo.density.risk import SEED, RelativeRisk, of_known_status, relative_risk
from geo.density.surface import Density, densities
from geo.density.window import States
from geo.errors import TooFewError
from geo.select import Filters, Selection

BANDS: Final = ("all", "active", "inactive", "log relative risk", "p-value")
"""The bands by name, in their order."""

DENSITY_UNIT: Final = "labs per 1,000 km2"
NO_UNIT: Final = "1"

_FILTERED_OUT: Final = {
    "active": "the filters leave active labs out",
    "inactive": "the filters leave inactive labs out",
}


@dataclass(frozen=True)
class Band:
    """One band of a raster of densities.

    Attributes
    ----------
    name : str
        One of :data:`BANDS`.
    unit : str
        What its values count.
    meaning : str
        What they are, in a sentence.
    values : ndarray of float, shape (height, width)
        Rows from north to south; NaN where there is no value.
    """

    name: str
    unit: str
    meaning: str
    values: Floats = field(repr=False)


@dataclass(frozen=True)
class DensityRaster:
    """The densities of one release, and the relative risk if there is one.

    Attributes
    ----------
    selection : Selection
        The records, the filters that chose them and what these left out.
    grid : Grid
        The cells.
    densities : dict of str to Density
        By ``all``, ``active`` and ``inactive``; a status that the filters
        leave out, or of which no lab is placed, is not among them. The states
        that the filters choose are their window of study, as of the risk.
    risk : RelativeRisk, optional
        None where it was refused.
    seed : int
        What the random numbers of its relabelling began with.
    rules : tuple of (Bandwidth or None)
        How the bandwidths of the densities, from all records, and of the
        risk, from those of known status, were chosen; None where one was
        given.
    left_out : dict of str to str
        Bands that there are not, with the reason.
    """

    selection: Selection = field(repr=False)
    grid: Grid
    densities: dict[str, Density] = field(repr=False)
    risk: RelativeRisk | None = field(repr=False)
    seed: int
    rules: tuple[Bandwidth | None, Bandwidth | None]
    left_out: dict[str, str]

    @property
    def filters(self) -> Filters:
        """The filters that chose the records.

        Returns
        -------
        Filters
            As asked for.
        """
        return self.selection.filters

    @property
    def window(self) -> States:
        """The window of study.

        Returns
        -------
        tuple of str
            States that make it; empty for Mexico, also where the filters
            name every state.
        """
        return self.densities["all"].window

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands that there are.

        Returns
        -------
        tuple of Band
            In the order of :data:`BANDS`.
        """
        words = {"all": "all chosen labs", "active": "active labs", "inactive": "inactive labs"}
        within = "the chosen states" if self.window else "Mexico"
        kept = {
            "diggle": f"labs are value times area inside {within}, which at its edges is a part of "
            "the cell",
            "none": f"not corrected at the edges of {within}: value times area inside it is less "
            "than the labs, by what falls beyond",
        }
        found = [
            Band(
                name,
                DENSITY_UNIT,
                f"Kernel density of {words[name]} per 1,000 km2, Gaussian kernel with a standard "
                f"deviation of {one.bandwidth_km:g} km, at the centre of the cell; "
                f"{kept[one.edges]}",
                one.values,
            )
            for name, one in self.densities.items()
        ]
        if self.risk is not None:
            test = (
                f"by relabelling {self.risk.relabellings:,} times"
                if self.risk.relabellings
                else "asymptotic"
            )
            kernel = f"kernel with a standard deviation of {self.risk.bandwidth_km:g} km"
            thin = "no value where records are too thin to tell"
            found += [
                Band(
                    BANDS[3],
                    NO_UNIT,
                    "Natural logarithm of the density of active labs to that of inactive labs, "
                    f"each normalised to one and corrected at the edges, {kernel}; above 0 where "
                    f"active labs are relatively more frequent; {thin}",
                    self.risk.log_risk,
                ),
                Band(
                    BANDS[4],
                    NO_UNIT,
                    f"Two-sided p-value of no difference at the place, {test}; not corrected for "
                    f"the number of places; {thin}",
                    self.risk.p_value,
                ),
            ]
        return tuple(found)


def density_raster(
    selection: Selection,
    *,
    bandwidth_km: float | str = 25.0,
    risk_bandwidth_km: float | str = 50.0,
    cell_km: float = 2.0,
    edges: str = "diggle",
    relabellings: int = 0,
    seed: int = SEED,
) -> DensityRaster:
    """Return the densities of chosen records, with the relative risk where it is not refused.

    Parameters
    ----------
    selection : Selection
        What :func:`geo.select.select` returns of the joined records of one release.
    bandwidth_km : float or str
        Standard deviation of the kernel of the densities, km, or the rule of
        :func:`geo.density.bandwidth` that chooses it by all records; two
        cells where a rule gives less, and then its reason says so.
    risk_bandwidth_km : float or str
        The same of both densities of the relative risk, which asks for a
        wider one; a rule looks at the records of known status.
    cell_km : float
        Side of a cell, 1 to 10 km.
    edges : {"diggle", "none"}
        Correction of the densities at the edges of the window of study; the
        relative risk is corrected always.
    relabellings : int
        How often to share the statuses out anew for the p-values; 0 for the
        asymptotic test.
    seed : int
        What its random numbers begin with.

    Returns
    -------
    DensityRaster
        What :func:`geo.rasters.write_density` writes.

    Raises
    ------
    RecordError
        If the records mix releases.
    ChoiceError
        If a bandwidth, the cell or the correction is not to be had.
    TooFewError
        If no lab is placed, or too few records are to choose the bandwidth of
        the densities by a rule.
    """
    records, statuses = selection.records, selection.filters.statuses
    states = selection.filters.states
    sources = place(records, states)
    if not sources.labs:
        raise TooFewError(nowhere(records, window=sources.window))
    km, rule = _kernel(bandwidth_km, cell_km, records, states)
    found = densities(records, bandwidth_km=km, cell_km=cell_km, edges=edges, states=states)
    left_out = {
        status: reason
        for status, reason in _FILTERED_OUT.items()
        if statuses and status not in statuses
    }
    risk, risk_rule, reason = None, None, "the filters leave labs of one status out"
    both = not left_out
    for status in _FILTERED_OUT:
        if status not in left_out and not found[status].labs:
            of_status = records[records["status"] == status]
            left_out[status] = nowhere(of_status, status, sources.window)
    found = {name: one for name, one in found.items() if name not in left_out}
    if both:
        try:
            # A rule looks at what its surface is made of: here at two statuses.
            known = of_known_status(records)
            km, risk_rule = _kernel(risk_bandwidth_km, cell_km, known, states)
            risk = relative_risk(
                records,
                bandwidth_km=km,
                cell_km=cell_km,
                relabellings=relabellings,
                seed=seed,
                states=states,
            )
        except TooFewError as error:
            reason = str(error)
    if risk is None:
        left_out |= dict.fromkeys(BANDS[3:], reason)
    return DensityRaster(
        selection=selection,
        grid=found["all"].grid,
        densities=found,
        risk=risk,
        seed=seed,
        rules=(rule, risk_rule),
        left_out=left_out,
    )


def _kernel(
    asked: float | str, cell_km: float, records: pd.DataFrame, states: States
) -> tuple[float, Bandwidth | None]:
    """Return a bandwidth as asked for, or as a rule gives it and the cells bear it."""
    if not isinstance(asked, str):
        return asked, None
    rule = bandwidth(records, asked, states=states, cell_km=cell_km)
    return rule.used_km, rule


def masked_share(raster: DensityRaster) -> float:
    """Return how much of Mexico, or of the chosen states, the relative risk says nothing of.

    Parameters
    ----------
    raster : DensityRaster
        With a relative risk.

    Returns
    -------
    float
        Share of their cells that are masked, 0 to 1; NaN without a relative
        risk.
    """
    if raster.risk is None:
        return float("nan")
    inside = ~np.isnan(raster.densities["all"].values)
    return float(np.isnan(raster.risk.log_risk[inside]).mean())
