"""What publications reported of drug labs, held against releases and against each other."""

from geo.published.figures import (
    ENDLESS,
    Bounds,
    count_range,
    load_published,
    share_labs,
    share_range,
)

__all__ = ["ENDLESS", "Bounds", "count_range", "load_published", "share_labs", "share_range"]
