"""The Army's posts on the roads that the press places, each with how far off it may be."""

from __future__ import annotations

import geopandas as gpd

from geo import reference
from layers.overlays import Kind, confidence, counted_legend, short_name
from layers.palettes import CHECKPOINT_COLOR
from layers.sheet import Caption, LineLayer, PointLayer
from layers.view import View
from layers.words import number, say


def build(view: View) -> tuple[LineLayer, PointLayer]:
    """Return the documented posts.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    municipalities : LineLayer
        The municipality of each post without coordinates: it lies
        somewhere in there.
    posts : PointLayer
        The others, each in a circle of its uncertainty.
    """
    posts = reference.load("checkpoints")
    placed = posts["lon"].notna()
    return _municipalities(view, posts[~placed]), _points(view, posts[placed])


def _municipalities(view: View, posts: gpd.GeoDataFrame) -> LineLayer:
    language = view.language
    drawing = reference.load("municipalities_drawing").set_index("code")
    names, inside = drawing["name"], drawing.representative_point()
    by_mun = posts.groupby("mun_code")
    legend, classes = counted_legend(
        say("legend.checkpoints.somewhere", language),
        [Kind(say("legend.checkpoints.municipality", language), CHECKPOINT_COLOR, "dashed")],
        [0] * by_mun.ngroups,
    )
    return LineLayer(
        name="checkpoint_areas",
        geometry="municipalities_drawing",
        codes=tuple(str(code) for code in by_mun.groups),
        classes=classes,
        labels=tuple(
            f"{', '.join(found['name'])}: "
            + say("checkpoint.somewhere", language, municipality=names[code])
            + f"; {confidence('; '.join(found['confidence'].unique()), language)}"
            for code, found in by_mun
        ),
        width=1.2,
        legend=legend,
        captions=tuple(
            # Where in the municipality it lies is not known.
            Caption(f"{name} (?)", inside[code].x, inside[code].y)
            for code, found in by_mun
            for name in found["name"]
        ),
    )


def _points(view: View, posts: gpd.GeoDataFrame) -> PointLayer:
    language = view.language
    legend, classes = counted_legend(
        say("layer.checkpoints", language),
        [Kind(say("legend.checkpoints.point", language), CHECKPOINT_COLOR, "cross")],
        [0] * len(posts),
        say("legend.checkpoints.note", language),
    )
    return PointLayer(
        name="checkpoints",
        lon=tuple(posts["lon"]),
        lat=tuple(posts["lat"]),
        classes=classes,
        labels=tuple(
            f"{row.name}: "
            + say(
                "checkpoint.within",
                language,
                type=say(f"post.{row.type}", language),
                km=number(row.uncertainty_km),
            )
            + f"; {confidence(row.confidence, language)}"
            for row in posts.itertuples(index=False)
        ),
        legend=legend,
        radius_km=tuple(posts["uncertainty_km"]),
        captions=tuple(
            Caption(short_name(row.name), row.lon, row.lat) for row in posts.itertuples(index=False)
        ),
    )
