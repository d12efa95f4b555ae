"""Charts of releases side by side: labs by month, the revision triangle, the flow of statuses."""

from layers.charts.chart import Chart, picture, write
from layers.charts.flows import flow
from layers.charts.timelines import timeline
from layers.charts.triangles import triangle

__all__ = ["Chart", "flow", "picture", "timeline", "triangle", "write"]
