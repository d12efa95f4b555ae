"""Labs whose coordinates the release gives, one point each; all others are areas, never dots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pandas as pd

from geo import reference
from geo.records import DRUGS, STATUSES
from layers.palettes import STATUS_COLORS
from layers.sheet import Legend, LegendEntry, PointLayer, Shape
from layers.view import View
from layers.words import counted, known_date, say

_ABROAD: Final = "#8a1f6b"
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
        One point a record, the active ones last so that they lie on top;
        those outside Mexico only if asked for, as a class of their own.
    """
    outside = lies_abroad(records)
    abroad = records[outside] if view.abroad else records[:0]
    # A point outside Mexico places nothing, so its record is known to no point.
    points = records[(records["place_precision"] == "point") & ~outside]
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
    entries = [
        LegendEntry(
            say(f"status.{word}", view.language),
            STATUS_COLORS[word],
            _SHAPES[word],
            int(labs.get(word, 0)),
        )
        for word in shown
    ]
    if not abroad.empty:
        words = say("labs.abroad", view.language)
        count = int(abroad["labs"].sum())
        entries.append(LegendEntry(words, _ABROAD, "cross", count, hollow=True))
        points = pd.concat([points, abroad])
    return PointLayer(
        name="labs",
        lon=tuple(points["lon"].astype(float)),
        lat=tuple(points["lat"].astype(float)),
        classes=(*map(int, classes), *[len(shown)] * len(abroad)),
        labels=_labels(view, points),
        legend=Legend(
            title=say("layer.labs", view.language),
            entries=tuple(entries),
        ),
    )


def lies_abroad(records: pd.DataFrame) -> pd.Series:
    """Return whether the coordinates of each record lie outside Mexico.

    Parameters
    ----------
    records : pandas.DataFrame
        Joined records.

    Returns
    -------
    pandas.Series of bool
        False where a record has no coordinates.
    """
    return records["lon"].notna() & records["mun_code_point"].isna()


def _labels(view: View, points: pd.DataFrame) -> tuple[str, ...]:
    # Column by column, each word said once: a release may hold tens of thousands of points.
    language = view.language
    municipalities = reference.load("municipalities_drawing").set_index("code")["name"]
    states = reference.load("states").set_index("state_code")["short_name"]
    dates = list(zip(points["date"], points["date_precision"], strict=True))
    known = {date: known_date(*date, language) for date in dict.fromkeys(dates)}
    numbers = {n: counted(n, "labs", language) for n in points["labs"].unique() if n != 1}
    statuses = {word: say(f"status.{word}", language) for word in STATUSES}
    drugs = {word: say(f"drug.{word}", language) for word in DRUGS if word != "unspecified"}
    return tuple(
        _label(place, words)
        for place, words in zip(
            zip(
                points["locality"],
                points["mun_code"].map(municipalities),
                points["state_code"].map(states),
                strict=True,
            ),
            zip(
                points["labs"].map(numbers),
                points["status"].map(statuses),
                points["drug"].map(drugs),
                map(known.get, dates),
                strict=True,
            ),
            strict=True,
        )
    )


def _label(place: Iterable[object], words: Iterable[object]) -> str:
    """Return "place: words", of what is known."""
    name, remark = (
        ", ".join(part for part in parts if isinstance(part, str) and part)
        for parts in (place, words)
    )
    return f"{name}: {remark}" if name else remark
