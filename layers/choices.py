"""The words that a View may hold, and the bounds of its numbers."""

from __future__ import annotations

from typing import Final

from geo.summary import GROUPS

LEVELS: Final = ("state", "municipality")
MEASURES: Final = (
    "labs",
    "active_share",
    "share_by_labs",
    "smoothed_share",
    "labs_per_1000_km2",
    "labs_per_100k",
)
SCHEMES: Final = ("steps", "quantiles", "fisher-jenks", "head-tail", "fixed")
SURFACES: Final = ("shares", "density", "relative_risk", "hexagons", "hot_spots")
"""Layers that colour the whole land: a view holds one of them at most."""
ON_TOP: Final = (
    "labs",
    "ports",
    "airports",
    "crossings",
    "checkpoints",
    "naval_regions",
    "military_regions",
    "military_zones",
    "port_catchments",
    "crossing_catchments",
)
"""Layers of points and lines, of which a view holds any number."""
LAYERS: Final = (*SURFACES, *ON_TOP)
LAB_LAYERS: Final = (*SURFACES, "labs")
DEFAULT_LAYERS: Final = ("shares", "labs", "ports", "crossings")
PORT_SETS: Final = ("cargo", "all")
PORT_FUNCTIONS: Final = ("captaincy", "port authority", "administration")
TABLES: Final = ("area", *GROUPS)
LANGUAGES: Final = ("en", "es")
DEFAULT_RELEASE: Final = "illustrative-2023-08"
DENSITY_GROUPS: Final = ("all", "active", "inactive")
RISK_TESTS: Final = ("asymptotic", "relabelling")
"""Where the p-values of a relative risk come from: a normal law, or shuffled statuses."""
CELLS_KM: Final = (1.0, 10.0)
"""Least and greatest cell of a density, km."""
RESOLUTIONS: Final = (3, 4, 5, 6)
HOT_SPOTS_OF: Final = ("labs", "share")
HOT_SPOTS_BY: Final = ("municipality", "hexagon")
HOT_SPOTS_METHODS: Final = ("gi_star", "moran")

CHOICES: Final[dict[str, tuple[str | int, ...]]] = {
    "level": LEVELS,
    "measure": MEASURES,
    "ports": PORT_SETS,
    "function": PORT_FUNCTIONS,
    "table": TABLES,
    "scheme": SCHEMES,
    "density_of": DENSITY_GROUPS,
    "risk_test": RISK_TESTS,
    "hex_resolution": RESOLUTIONS,
    "hot_spots_of": HOT_SPOTS_OF,
    "hot_spots_by": HOT_SPOTS_BY,
    "hot_spots_method": HOT_SPOTS_METHODS,
    "language": LANGUAGES,
}
"""What each member of a View is chosen from, where that is a closed list."""
