"""Hot spots: municipalities and hexagons that stand out with their neighbours beyond chance.

``hot_spots`` takes records of one release and tells of every unit how many labs,
or which active share, it and its neighbours have, what chance would give them,
an exact p-value and one corrected for looking at many units.
"""

from geo.hotspots.find import BY, HOT, NOT_HOT, NOT_TESTED, OF, HotSpots, hot_spots
from geo.hotspots.local import METHODS

__all__ = ["BY", "HOT", "METHODS", "NOT_HOT", "NOT_TESTED", "OF", "HotSpots", "hot_spots"]
