"""Release against release: which record became which, and what was withdrawn or added."""

from geo.compare.comparison import Comparison, compare
from geo.compare.counts import CHANGES, COUNTED, CountComparison, compare_counts, holds_counts
from geo.compare.near import Tolerances
from geo.compare.outcome import FIELDS, OUTCOMES
from geo.compare.places import by_place

__all__ = [
    "CHANGES",
    "COUNTED",
    "FIELDS",
    "OUTCOMES",
    "Comparison",
    "CountComparison",
    "Tolerances",
    "by_place",
    "compare",
    "compare_counts",
    "holds_counts",
]
