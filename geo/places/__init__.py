"""Names to codes: the state and municipality of each record, and how sure they are."""

from geo.places.matching import (
    COLUMNS,
    Found,
    PlacingReport,
    ReviewItem,
    match,
    precision,
)

__all__ = ["COLUMNS", "Found", "PlacingReport", "ReviewItem", "match", "precision"]
