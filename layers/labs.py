"""Labs whose coordinates the release gives, one point each; all others are areas, never dots."""

from __future__ import annotations

from typing import Final

import pandas as pd

from geo import reference
from geo.records import STATUSES
from layers.classes import STATUS_COLORS
from layers.sheet import Legend, LegendEntry, PointLayer, Shape
from layers.view import View
from layers.words import counted, known_date, say

_SHAPES: Final[dict[str, Shape]] = {
    "active": "circle",
    "inactive": "diamond",
    "unspecified": "square",
}


def build(view: View, records: pd.DataFrame) -> PointLayer:
    """Return the records that are known to a point.

    Parameters
    ----------
    view : View
        What the reader asked for.
    records : pandas.DataFrame
        The chosen records.

    Returns
    -------
    PointLayer
        One point a record, the active ones last so that they lie on top.
    """
    points = records[records["place_precision"] == "point"]
    asked = view.statuses or STATUSES
    shown = [
        word
        for word in STATUSES
        if word in asked and (word != "unspecified" or (points["status"] == word).any())
    ]
    classes = points["status"].map(shown.index).astype("int64")
    order = classes.argsort(kind="stable")[::-1]
    points, classes = points.iloc[order], classes.iloc[order]
    labs = points["labs"].groupby(points["status"]).sum()
    return PointLayer(
        name="labs",
        lon=tuple(points["lon"].astype(float)),
        lat=tuple(points["lat"].astype(float)),
        classes=tuple(int(k) for k in classes),
        labels=_labels(view, points),
        legend=Legend(
            title=say("layer.labs", view.language),
            entries=tuple(
                LegendEntry(
                    say(f"status.{word}", view.language),
                    STATUS_COLORS[word],
                    _SHAPES[word],
                    int(labs.get(word, 0)),
                )
                for word in shown
            ),
        ),
    )


def _labels(view: View, points: pd.DataFrame) -> tuple[str, ...]:
    language, lines = view.language, []
    municipalities = reference.load("municipalities_drawing").set_index("code")["name"]
    states = reference.load("states").set_index("state_code")["short_name"]
    for record in points.to_dict("records"):
        place = [
            record["locality"],
            municipalities.get(record["mun_code"]),
            states.get(record["state_code"]),
        ]
        words = [say(f"status.{record['status']}", language)]
        if record["labs"] != 1:
            words.insert(0, counted(record["labs"], "labs", language))
        if record["drug"] != "unspecified":
            words.append(say(f"drug.{record['drug']}", language))
        words.append(known_date(record["date"], record["date_precision"], language))
        name = ", ".join(part for part in place if isinstance(part, str) and part)
        lines.append(f"{name}: {', '.join(words)}" if name else ", ".join(words))
    return tuple(lines)
