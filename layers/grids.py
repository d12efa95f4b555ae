"""What the surfaces share: the kernel that a view asks for, legends in km2, refusals, places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.density import Density, Grid, RelativeRisk, bandwidth, inside
from layers.palettes import OUTSIDE_COLOR
from layers.reasons import translate
from layers.sheet import NOT_DRAWN, GridLayer, Layer, Legend, LegendEntry
from layers.view import View
from layers.words import number, say

if TYPE_CHECKING:
    from layers.sheet import Shape

SQUARE: Final[Shape] = "square"


class Drawn(NamedTuple):
    """One layer of a view as it stands on a Sheet.

    Attributes
    ----------
    layers : tuple of Layer
        What is drawn, lowest first.
    notes : tuple of str
        What must be known to read it.
    words : str
        What it shows, for who cannot see it; may be empty.
    details : dict of str to pandas.DataFrame
        What it shows row by row: title to table.
    """

    layers: tuple[Layer, ...]
    notes: tuple[str, ...]
    words: str
    details: dict[str, pd.DataFrame]


class Kernel(NamedTuple):
    """The kernel that a view asks for.

    Attributes
    ----------
    km : float
        Standard deviation, km.
    why : str
        The rule that chose it, in brackets with a space before, with the cells
        where these bear no less; empty if the reader did.
    """

    km: float
    why: str


def kernel(written: str, view: View, records: pd.DataFrame) -> Kernel:
    """Return the kernel that a view asks for.

    Parameters
    ----------
    written : str
        Its bandwidth or risk bandwidth: a number of km, or a rule.
    view : View
        What the reader asked for: cells and language.
    records : pandas.DataFrame
        The records that a rule looks at.

    Returns
    -------
    Kernel
        Its bandwidth, never narrower than the cells bear.

    Raises
    ------
    ChoiceError
        If a rule has too few records.
    """
    try:
        return Kernel(float(written), "")
    except ValueError:
        found = bandwidth(records, written, states=view.states, cell_km=view.cell_km)
    return Kernel(found.used_km, f" ({translate(found.reason, view.language)})")


def km(value: float) -> str:
    """Return kilometres as a reader writes them.

    Parameters
    ----------
    value : float
        Kilometres.

    Returns
    -------
    str
        Such as ``25`` or ``33.7``.
    """
    return f"{value:,.1f}".removesuffix(".0")


def grid_layer(
    name: str,
    surface: Density | RelativeRisk,
    classes: npt.NDArray[np.int64],
    title: str,
    entries: Sequence[LegendEntry],
    labels: Sequence[str],
    language: str,
    *,
    made: str,
) -> GridLayer:
    """Return a surface with the area of each class counted in km2.

    Parameters
    ----------
    name : str
        Name of the layer.
    surface : geo.density.Density or geo.density.RelativeRisk
        What is drawn: its cells and its window of study.
    classes : ndarray of int, shape (height, width)
        Class of each cell, 0 or more; those outside Mexico are passed over.
    title : str
        What the layer shows, with its unit.
    entries : sequence of LegendEntry
        Its classes; what they count is filled in.
    labels : sequence of str
        What the pointer reads, one line a class.
    language : {"en", "es"}
        Language.
    made : str
        How many labs it is made of; those that are not in it are added.

    Returns
    -------
    GridLayer
        Drawn in Mexico alone; outside a window of chosen states a class of its
        own, the last.
    """
    grid = surface.grid
    share = inside(grid)
    chosen = inside(grid, surface.window) if surface.window else share
    if surface.window:
        classes = np.where(chosen > 0, classes, len(entries))
        outside = LegendEntry(say("legend.outside", language), OUTSIDE_COLOR, SQUARE, 0)
        entries, labels = [*entries, outside], [*labels, say("label.outside", language)]
    covered = share > 0
    area_km2 = np.bincount(
        classes[covered], weights=chosen[covered] * grid.cell_km**2, minlength=len(entries)
    )
    if surface.window:
        # A cell that lies in chosen and in other states is drawn as theirs, but counts by its part.
        area_km2[-1] = (share - chosen).sum() * grid.cell_km**2
    filled = tuple(
        LegendEntry(entry.label, entry.color, SQUARE, round(area), hatched=entry.hatched)
        for entry, area in zip(entries, area_km2, strict=True)
    )
    drawn = np.where(covered, classes, NOT_DRAWN).astype(np.uint8)
    told = [made]
    if surface.labs_not_placed:
        told.append(say("grid.not_placed", language, n=number(surface.labs_not_placed)))
    legend = Legend(title, filled, "; ".join([*told, say("grid.area", language)]))
    return GridLayer(name, grid, drawn.tobytes(), tuple(labels), legend)


def refused(view: View, name: str, title: str, reason: str) -> Drawn:
    """Return a layer that cannot be drawn: its legend and a note say why.

    Parameters
    ----------
    view : View
        What the reader asked for.
    name : str
        Name of the layer.
    title : str
        What it would show.
    reason : str
        Why not, in the reader's language.

    Returns
    -------
    Drawn
        An empty grid.
    """
    language = view.language
    note = say("grid.not_drawn", language, reason=reason)
    empty = GridLayer(name, Grid(0.0, 0.0, view.cell_km, 0, 0), b"", (), Legend(title, (), note))
    told = say("note.not_drawn", language, layer=title, reason=reason)
    return Drawn((empty,), (told,), told, {})


def share_words(share: float) -> str:
    """Return a share of an area in whole percent.

    Parameters
    ----------
    share : float
        0 to 1.

    Returns
    -------
    str
        Such as ``62 %`` or ``under 1 %`` without the word: ``<1 %``.
    """
    return f"{number(share * 100)} %" if share >= 0.01 or share == 0 else "<1 %"
