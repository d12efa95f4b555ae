"""Lines around the places where the difference of active and inactive labs is more than chance."""

from __future__ import annotations

from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from contourpy import LineType, contour_generator
from scipy import special

from geo.crs import EQUAL_AREA, GEOGRAPHIC
from geo.density.risk import RelativeRisk
from geo.errors import ChoiceError

_MOST_SCORE: Final = 12.0


def tolerance_contours(risk: RelativeRisk, level: float = 0.05) -> gpd.GeoDataFrame:
    """Return the tolerance contours of a relative risk.

    Inside a contour of side ``active`` the p-value is below the level and
    active labs are relatively more frequent, inside one of ``inactive``
    inactive ones. A contour ends where the surface is masked. Each cell is
    tested by itself: of cells without any difference a share equal to the
    level is enclosed.

    Parameters
    ----------
    risk : RelativeRisk
        The risk with its p-values.
    level : float
        The p-value, two-sided, above 0 and below 1.

    Returns
    -------
    geopandas.GeoDataFrame
        One line a row: ``side`` (active or inactive), ``p`` and the line,
        WGS 84; empty where nothing differs.

    Raises
    ------
    ChoiceError
        If the level is no probability.

    References
    ----------
    Hazelton, M. L. and Davies, T. M. (2009). Inference based on kernel
    estimates of the relative risk function in geographical epidemiology.
    Biometrical Journal 51.
    """
    if not 0 < level < 1:
        raise ChoiceError(f"a level of {level:g}: choose a p-value above 0 and below 1")
    # The score of the normal distribution bends less than p, and has no kink where sides change.
    score = np.sign(risk.log_risk) * np.minimum(-special.ndtri(risk.p_value / 2), _MOST_SCORE)
    x, y = risk.grid.centres()
    lines = contour_generator(
        x, y, np.ma.masked_invalid(score), corner_mask=False, line_type=LineType.Separate
    )
    limit = float(-special.ndtri(level / 2))
    found = [
        (side, shapely.LineString(line))
        for side, at in (("active", limit), ("inactive", -limit))
        for line in lines.lines(at)
    ]
    return gpd.GeoDataFrame(
        {"side": [side for side, _ in found], "p": [float(level)] * len(found)},
        geometry=[line for _, line in found],
        crs=EQUAL_AREA,
    ).to_crs(GEOGRAPHIC)
