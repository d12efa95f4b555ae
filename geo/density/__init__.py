"""Kernel density of labs, and where active and inactive ones differ more than by chance."""

from geo.density.bandwidths import RULES, Bandwidth, bandwidth
from geo.density.contours import tolerance_contours
from geo.density.grid import Grid, cover, mexico_grid
from geo.density.mass import Sources, place
from geo.density.risk import (
    LEAST_EXPECTED,
    LEAST_RECORDS,
    SEED,
    RelativeRisk,
    of_known_status,
    relative_risk,
)
from geo.density.surface import EDGES, LEAST_CELLS, Density, densities, density
from geo.density.window import inside

__all__ = [
    "EDGES",
    "LEAST_CELLS",
    "LEAST_EXPECTED",
    "LEAST_RECORDS",
    "RULES",
    "SEED",
    "Bandwidth",
    "Density",
    "Grid",
    "RelativeRisk",
    "Sources",
    "bandwidth",
    "cover",
    "densities",
    "density",
    "inside",
    "mexico_grid",
    "of_known_status",
    "place",
    "relative_risk",
    "tolerance_contours",
]
