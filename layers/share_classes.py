"""The classes of the choropleth: which one each area falls in, what it is called, its colour."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.summary import SMALL_NUMBER
from layers.class_labels import break_labels
from layers.classes import SHARES, breaks_of, classify
from layers.palettes import (
    GREYED_COLOR,
    NO_DATA_COLOR,
    OPACITIES,
    SHARE_HUES,
    SHARE_TEXTURES,
    colors,
    on_white,
)
from layers.sheet import LegendEntry, LegendGrid
from layers.view import View
from layers.words import say

SHARES_BY_LABS: Final = (0.0, 0.10, 0.25)
"""Lower bounds of the shares above zero that have a hue and a texture each: so few, since with
5 to 19 labs a share is not known any better, and no more textures are told apart."""
LABS_BY_OPACITY: Final = (SMALL_NUMBER, 20, 100)
"""Lower bounds of the numbers of labs of known status that have an opacity each: with so many,
the 95 % interval of a share of one half is about 66, 40 and 19 points wide."""


class Classed(NamedTuple):
    """Areas in classes.

    Attributes
    ----------
    classes : ndarray of int, shape (n,)
        Index of the entry of each area.
    entries : tuple of LegendEntry
        The classes; what they count is not filled in.
    notes : tuple of str
        What the legend says of the classes.
    grid : LegendGrid, optional
        Rows and columns of the entries.
    """

    classes: npt.NDArray[np.int64]
    entries: tuple[LegendEntry, ...]
    notes: tuple[str, ...] = ()
    grid: LegendGrid | None = None


def classes_of(view: View, table: pd.DataFrame) -> Classed:
    """Return the class of each area in the measure and by the scheme of a view.

    Parameters
    ----------
    view : View
        What the reader asked for.
    table : pandas.DataFrame
        What :func:`layers.shares.areas` returns.

    Returns
    -------
    Classed
        The classes; areas that are not asked for have one as well, which
        does not count.
    """
    if view.measure not in SHARES:
        return _counts(view, table)
    if not view.filters().share_is_defined:
        undefined = square(say("legend.no_share", view.language), GREYED_COLOR, hatched=True)
        classes = np.where(table["labs"] > 0, 1, 0).astype(np.int64)
        return Classed(classes, (_no_labs(view), undefined))
    if view.measure == "share_by_labs":
        return _shares_by_labs(view, table)
    return _shares(view, table)


def square(label: str, color: str, *, hatched: bool = False) -> LegendEntry:
    """Return an entry of a legend of areas that counts nothing yet.

    Parameters
    ----------
    label : str
        What the colour means.
    color : str
        The colour, ``#rrggbb``.
    hatched : bool
        Whether a print hatches it.

    Returns
    -------
    LegendEntry
        A square.
    """
    return LegendEntry(label, color, "square", 0, hatched)


def _counts(view: View, table: pd.DataFrame) -> Classed:
    values = table[view.measure].where(table["asked"])
    breaks = breaks_of(view.measure, values, view.scheme, view.breaks)
    zero = say("legend.zero", view.language)
    names = (zero, *break_labels(view.measure, breaks, view.language))
    palette = colors(view.measure, len(breaks))
    entries = tuple(square(*pair) for pair in zip(names, palette, strict=True))
    return Classed(classify(values, breaks), entries, _scheme(view))


def _shares(view: View, table: pd.DataFrame) -> Classed:
    """Return classes 0 no labs, 1 too few of known status, 2 zero, then those above it.

    A smoothed share is there for areas with few labs: one of known status is enough.
    """
    known, smoothed = _known(table), view.measure == "smoothed_share"
    few = known < (1 if smoothed else SMALL_NUMBER)
    told = table[view.measure].where(table["asked"] & ~few)
    breaks = breaks_of(view.measure, told, view.scheme, view.breaks)
    classes = np.where(few, 1, classify(table[view.measure], breaks) + 2)
    names = ("0 %", *break_labels(view.measure, breaks, view.language))
    palette = colors(view.measure, len(breaks))
    entries = (square(*pair) for pair in zip(names, palette, strict=True))
    return Classed(
        np.where(table["labs"] == 0, 0, classes).astype(np.int64),
        (_no_labs(view), _none_known(view) if smoothed else _too_few(view), *entries),
        _scheme(view),
    )


def _shares_by_labs(view: View, table: pd.DataFrame) -> Classed:
    """Return classes 0 no labs, 1 too few of known status, then rows of shares, most labs first.

    The texture says the share again, for a print in grey.
    """
    language = view.language
    known = _known(table)
    columns = ("0 %", *break_labels("active_share", SHARES_BY_LABS, language))
    rows = break_labels("labs", tuple(float(n) for n in LABS_BY_OPACITY), language)[::-1]
    row = len(LABS_BY_OPACITY) - np.searchsorted(LABS_BY_OPACITY, known, side="right")
    share = classify(table["active_share"], SHARES_BY_LABS)
    classes = np.where(known < SMALL_NUMBER, 1, 2 + row * len(columns) + share)
    entries = (
        replace(
            square(say("legend.class", language, share=name, labs=labs), on_white(hue, opacity)),
            texture=texture,
        )
        for labs, opacity in zip(rows, OPACITIES, strict=True)
        for name, hue, texture in zip(columns, SHARE_HUES, SHARE_TEXTURES, strict=True)
    )
    return Classed(
        np.where(table["labs"] == 0, 0, classes).astype(np.int64),
        (_no_labs(view), _too_few(view), *entries),
        (say("legend.texture", language),),
        grid=LegendGrid(
            start=2,
            rows=rows,
            columns=tuple(name.removesuffix(" %") for name in columns),
            rows_title=say("legend.rows", language),
            columns_title=say("legend.columns", language),
        ),
    )


def _known(table: pd.DataFrame) -> npt.NDArray[np.int64]:
    return (table["active"] + table["inactive"]).to_numpy(dtype=np.int64)


def _scheme(view: View) -> tuple[str, ...]:
    if view.scheme == "steps":
        return ()
    return (say(f"legend.scheme.{view.scheme}", view.language),)


def _no_labs(view: View) -> LegendEntry:
    return square(say("legend.no_labs", view.language), NO_DATA_COLOR)


def _too_few(view: View) -> LegendEntry:
    small = say("legend.small", view.language, number=SMALL_NUMBER)
    return square(small, GREYED_COLOR, hatched=True)


def _none_known(view: View) -> LegendEntry:
    return square(say("legend.no_status", view.language), GREYED_COLOR, hatched=True)
