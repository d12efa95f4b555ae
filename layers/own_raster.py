"""A raster of the reader's own as a layer of a Sheet, in place of the surface."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from geo.density import Grid, inside, mexico_grid
from geo.density.window import window_of
from layers.choices import SURFACES
from layers.own_cells import CELL_KM, on_cells
from layers.own_classes import Classed, by_class, by_value
from layers.own_notes import raster_notes
from layers.palettes import OUTSIDE_COLOR, ZERO_COLOR
from layers.raster_texts import RASTER_TEXTS, raster_word
from layers.sheet import NOT_DRAWN, GridLayer, Legend, LegendEntry, Sheet
from layers.view import View
from layers.words import say, shortened

if TYPE_CHECKING:
    # Their modules load GDAL, which takes a moment: nobody waits for it who has no raster.
    from geo.rasters import UserBand, UserRaster

_HASH_DIGITS: Final = 12


@dataclass(frozen=True)
class OwnRaster:
    """A band of a raster of the reader's own.

    Attributes
    ----------
    raster : geo.rasters.UserRaster
        What the file says of itself.
    band : int
        The band that was chosen, from 1.
    """

    raster: UserRaster
    band: int

    @property
    def about(self) -> UserBand:
        """The band that was chosen.

        Returns
        -------
        UserBand
            What the file says of it.

        Raises
        ------
        ChoiceError
            If there is no such band.
        """
        from geo.rasters.user import band_of

        return band_of(self.raster, self.band)


class Named(NamedTuple):
    """What a band is called.

    Attributes
    ----------
    name, unit : str
        As the file says them; empty if it does not, and for a unit of 1,
        which is none.
    """

    name: str
    unit: str


def without_surface(view: View) -> View:
    """Return a view that leaves the land to a raster.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    View
        Its points and lines.
    """
    return view.changed(layers=tuple(name for name in view.layers if name not in SURFACES))


def raster_layer(own: OwnRaster, language: str, *, states: tuple[str, ...] = ()) -> GridLayer:
    """Return a raster as a surface.

    Parameters
    ----------
    own : OwnRaster
        The raster.
    language : {"en", "es"}
        Language.
    states : tuple of str
        Codes of the chosen states; all by default.

    Returns
    -------
    GridLayer
        On cells of :data:`layers.own_cells.CELL_KM` inside Mexico: classes of as many cells
        each as equal values allow, those of the file where it has classes.
        They are made of the chosen states alone; the others have a class of
        their own, the last.

    Raises
    ------
    ChoiceError
        If it has no such band.
    RasterError
        If it cannot be read, or has no value there.
    """
    from geo.rasters import class_colors
    from geo.rasters.summary import no_value

    raster, about = own.raster, own.about
    grid = mexico_grid(CELL_KM)
    values = on_cells(own).values
    # The map draws surfaces inside Mexico alone: so do the legend's classes and km2.
    known = np.isfinite(values) & (inside(grid) > 0)
    colors: dict[int, str] = {}
    if about.classes:
        colors, values = class_colors(raster, own.band), (values - about.offset) / about.scale
        known &= np.isin(np.rint(values), list(colors))
    if not known.any():
        raise no_value(raster)
    window = window_of(states)
    known &= inside(grid, window) > 0
    if not known.any():
        # Somewhere else it has: the file is no wrong one.
        found = Classed(np.zeros(0, dtype=np.uint8), (), (), "")
    elif about.classes:
        found = by_class(np.rint(values[known]), colors, language)
    else:
        found = by_value(values[known], language)
    return _drawn(own, grid, window, known, found, language)


def laid_under(
    sheet: Sheet, own: OwnRaster, layer: GridLayer, *, surface: str = "", option: str = ""
) -> Sheet:
    """Return a Sheet with a raster in place of the surface.

    Parameters
    ----------
    sheet : Sheet
        What is drawn of :func:`without_surface`.
    own : OwnRaster
        The raster.
    layer : GridLayer
        What :func:`raster_layer` returns for it.
    surface : str
        The surface that was asked for and that it stands for, of
        :data:`layers.choices.SURFACES`; empty for none.
    option : str
        What names a value that means nothing, where there is such an option.

    Returns
    -------
    Sheet
        The raster lowest, told in words, among the notes and the sources.
    """
    language = sheet.language
    file, named = shortened(own.raster.file), band_words(own, language)
    name = shortened(named.name or raster_word("band.nameless", language))
    band = raster_word("yours.band", language, n=own.band, name=name)
    if not own.about.unit.strip() or named.unit:
        unit = shortened(named.unit) or raster_word("yours.no_unit", language)
        band += raster_word("yours.unit", language, unit=unit)
    place = ""
    if surface:
        shown = say(f"layer.{surface}", language)
        place = raster_word("yours.instead", language, layer=shown)
    how = raster_word(on_cells(own).how, language)
    told = {"file": file, "band": band, "cell": f"{CELL_KM:g}", "how": how, "place": place}
    note = raster_word("yours.note", language, **told)
    if own.raster.nodata is not None:
        note += raster_word("yours.nodata", language, value=f"{own.raster.nodata:g}")
    notes = (*sheet.notes, note)
    notes += raster_notes(own, language, option=option, said=sheet.notes)
    sha = own.raster.sha256[:_HASH_DIGITS]
    words = raster_word("yours.words", language, file=file, band=band)
    return replace(
        sheet,
        title=sheet.title if sheet.layers else raster_word("yours.alone", language, file=file),
        subtitle=f"{sheet.subtitle} · {raster_word('yours.under', language, file=file)}",
        layers=(layer, *sheet.layers),
        notes=notes,
        sources=(*sheet.sources, raster_word("yours.source", language, file=file, sha=sha)),
        alternative_text=f"{sheet.alternative_text} {words}".strip(),
    )


def band_words(own: OwnRaster, language: str) -> Named:
    """Return what a band is called.

    Parameters
    ----------
    own : OwnRaster
        The raster.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Named
        As the file says it; in the language if labatlas wrote the file.
    """
    from geo.rasters.georeference import NAME

    name, unit = own.about.name, own.about.unit
    if unit.strip() == "1":
        unit = ""
    if own.raster.crs_name == NAME:
        name, unit = (_ours(one, language) for one in (name, unit))
    return Named(name, unit)


def _ours(word: str, language: str) -> str:
    key = f"own.{word}"
    return raster_word(key, language) if key in RASTER_TEXTS else word


def _drawn(
    own: OwnRaster,
    grid: Grid,
    window: tuple[str, ...],
    known: npt.NDArray[np.bool_],
    found: Classed,
    language: str,
) -> GridLayer:
    mexico, share = inside(grid), inside(grid, window)
    names, colors = found.names, found.colors
    classes = np.full(grid.shape, NOT_DRAWN, dtype=np.uint8)
    classes[known] = found.classes
    # Where the file says nothing the land is white, which must not pass for a low value.
    without = (share > 0) & ~known
    if without.any():
        classes[without] = len(names)
        names, colors = (*names, raster_word("yours.none", language)), (*colors, ZERO_COLOR)
    # A cell at a border of the chosen states counts by the part inside.
    asked = share > 0
    cells = np.bincount(classes[asked], weights=share[asked], minlength=len(names))
    if window:
        classes[(mexico > 0) & ~asked] = len(names)
        names, colors = (*names, say("legend.outside", language)), (*colors, OUTSIDE_COLOR)
        cells = np.append(cells, (mexico - share).clip(0).sum())
    entries = tuple(
        LegendEntry(name, color, "square", round(count * grid.cell_km**2))
        for name, color, count in zip(names, colors, cells, strict=True)
    )
    file = shortened(own.raster.file)
    title = [file, *(shortened(word) for word in band_words(own, language))]
    note = f"{found.how} {say('grid.area', language)}".strip()
    return GridLayer(
        "raster",
        grid,
        classes.tobytes(),
        tuple(f"{file}: {name}" for name in names),
        Legend(" · ".join(filter(None, title)), entries, note),
    )
